"""Events: what happened in a process.

The vocabulary of payloads is small; a method may register classes of its own beside it. They hold
ids and references only; names are in the directory, what people wrote is in the text store.
"""

from datetime import date, datetime
from typing import ClassVar, get_args

from attrs import frozen

from arbeidsmiljo.model.distribution import DistributionPlan, ReportLevel
from arbeidsmiljo.model.duty_events import DutyResumed, DutySuspended, DutyWaived
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    DocumentKey,
    EffectId,
    EventId,
    FactorKey,
    FindingId,
    MeasureId,
    MeetingKey,
    MethodKey,
    ParameterKey,
    PersonId,
    PlanId,
    PointKey,
    ProcessId,
    PublicationId,
    RoundId,
    StepKey,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.measures import FindingKind, MeasureKind, MeasureState, PlanState
from arbeidsmiljo.model.method_payloads import MethodPayload
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.unit_events import (
    LeaderChanged,
    UnitClosed,
    UnitMerged,
    UnitMoved,
    UnitOpened,
)


@frozen(kw_only=True)
class ProcessStarted:
    """A run of a method began; always the first event."""

    activity: ClassVar[str] = "process-started"
    method: MethodKey
    edition: str
    language: str
    organisation: Organisation
    distribution: DistributionPlan
    group_sizes: GroupSizes


@frozen(kw_only=True)
class WantedEffectSet:
    """The enterprise said what it wants to get out of the survey (H01)."""

    activity: ClassVar[str] = "wanted-effect-set"
    effect: EffectId
    wording: TextId


@frozen(kw_only=True)
class EffectForgone:
    """It was said why a wanted effect gets no measure (V02)."""

    activity: ClassVar[str] = "effect-forgone"
    effect: EffectId
    reason: TextId


@frozen(kw_only=True)
class ParameterSet:
    """The process chose its own value for a parameter of the method."""

    activity: ClassVar[str] = "parameter-set"
    parameter: ParameterKey
    value: str


@frozen(kw_only=True)
class ResultsImported:
    """Results of a survey came in; the survey had been answered by then."""

    activity: ClassVar[str] = "results-imported"
    round: RoundId


@frozen(kw_only=True)
class ResultsPublished:
    """It was fixed which results may be shown."""

    activity: ClassVar[str] = "results-published"
    round: RoundId
    publication: PublicationId


@frozen(kw_only=True)
class ReportReleased:
    """An actor was given reports of a level, all those that the distribution plan gives.

    The event's unit is the recipient's; None where all who are that actor got theirs.
    """

    activity: ClassVar[str] = "report-released"
    report: ReportLevel
    to: ActorKey


@frozen(kw_only=True)
class MeetingPlanned:
    """A meeting got a date, in place of any earlier one."""

    activity: ClassVar[str] = "meeting-planned"
    meeting: MeetingKey
    on: date


@frozen(kw_only=True)
class MeetingCalled:
    """Those who are to come to a meeting were called to it."""

    activity: ClassVar[str] = "meeting-called"
    meeting: MeetingKey


@frozen(kw_only=True)
class MeetingHeld:
    """A meeting was held.

    Attributes:
        meeting: The kind of meeting.
        points: What was taken up, of the points that its kind has.
        attended: The actors who took part, where it matters who did.
        plans: The action plans that were gone through.
    """

    activity: ClassVar[str] = "meeting-held"
    meeting: MeetingKey
    points: tuple[PointKey, ...] = ()
    attended: tuple[ActorKey, ...] = ()
    plans: tuple[PlanId, ...] = ()


@frozen(kw_only=True)
class StepTaken:
    """A step of the method was taken.

    Attributes:
        step: Which one.
        towards: The actor it was taken towards, or together with.
        points: The parts of it that were done, of those that it has.
        finding: The finding it was about.
        measure: The measure it was about.
        effect: The wanted effect it was about.
        plan: The action plan it was about.
    """

    activity: ClassVar[str] = "step-taken"
    step: StepKey
    towards: ActorKey | None = None
    points: tuple[PointKey, ...] = ()
    finding: FindingId | None = None
    measure: MeasureId | None = None
    effect: EffectId | None = None
    plan: PlanId | None = None


@frozen(kw_only=True)
class DocumentPrepared:
    """A document was made ready for those who need it.

    Attributes:
        document: Which one.
        findings: The findings that it tells of, where it matters which.
        measures: The measures that it tells of.
    """

    activity: ClassVar[str] = "document-prepared"
    document: DocumentKey
    findings: tuple[FindingId, ...] = ()
    measures: tuple[MeasureId, ...] = ()


@frozen(kw_only=True)
class ActionPlanReturned:
    """A unit's action plan came back to HR."""

    activity: ClassVar[str] = "action-plan-returned"


@frozen(kw_only=True)
class PlanDrawnUp:
    """An action plan was drawn up for a prioritised topic."""

    activity: ClassVar[str] = "plan-drawn-up"
    plan: PlanId
    topic: TextId


@frozen(kw_only=True)
class PlanReviewed:
    """Those who follow an action plan up judged how it goes."""

    activity: ClassVar[str] = "plan-reviewed"
    plan: PlanId
    state: PlanState


@frozen(kw_only=True)
class PlanCompleted:
    """An action plan was judged to have been carried out."""

    activity: ClassVar[str] = "plan-completed"
    plan: PlanId


@frozen(kw_only=True)
class FindingRecorded:
    """The results or the dialogues showed something.

    Attributes:
        finding: Its name within the process.
        kind: What it asks for.
        wording: What it is, in the text store.
        factor: The factor that shows it, where one does.
        sensitive: Whether it must not be told of outside the matter itself; once so, always so.
            What somebody has spoken up about is, whatever is given: it may be about whoever
            would be told.
        affects_ambitions: Whether it bears on what the unit is to achieve (L27).
    """

    activity: ClassVar[str] = "finding-recorded"
    finding: FindingId
    kind: FindingKind
    wording: TextId
    factor: FactorKey | None = None
    sensitive: bool = False
    affects_ambitions: bool = False

    def __attrs_post_init__(self) -> None:
        """Keep to itself what somebody has spoken up about."""
        if self.kind is FindingKind.CONCERN:
            object.__setattr__(self, "sensitive", True)


@frozen(kw_only=True)
class MeasureProposed:
    """A measure was proposed for the event's unit."""

    activity: ClassVar[str] = "measure-proposed"
    measure: MeasureId
    wording: TextId
    finding: FindingId | None = None
    finding_wording: TextId | None = None
    kind: MeasureKind | None = None
    effect: EffectId | None = None
    effect_wording: TextId | None = None
    plan: PlanId | None = None
    sensitive: bool = False


@frozen(kw_only=True)
class MeasureDecided:
    """It was decided to carry a measure out, by whom and until when.

    A measure may be decided anew; what a later decision leaves out stays as it was.
    """

    activity: ClassVar[str] = "measure-decided"
    measure: MeasureId
    owner: TextId | None = None
    due: date | None = None


@frozen(kw_only=True)
class MeasureMoved:
    """A measure came to another state of its life; where it is rejected, the reason says why."""

    activity: ClassVar[str] = "measure-moved"
    measure: MeasureId
    to: MeasureState
    reason: TextId | None = None


@frozen(kw_only=True)
class EventRetracted:
    """The event that the envelope corrects did not happen."""

    activity: ClassVar[str] = "event-retracted"
    reason: TextId | None = None


@frozen(kw_only=True)
class ProcessClosed:
    """The process came to its end; open duties lapse."""

    activity: ClassVar[str] = "process-closed"


CorePayload = (
    ProcessStarted
    | WantedEffectSet
    | EffectForgone
    | ParameterSet
    | ResultsImported
    | ResultsPublished
    | ReportReleased
    | MeetingPlanned
    | MeetingCalled
    | MeetingHeld
    | StepTaken
    | DocumentPrepared
    | ActionPlanReturned
    | PlanDrawnUp
    | PlanReviewed
    | PlanCompleted
    | FindingRecorded
    | MeasureProposed
    | MeasureDecided
    | MeasureMoved
    | UnitOpened
    | UnitClosed
    | UnitMoved
    | UnitMerged
    | LeaderChanged
    | DutyWaived
    | DutySuspended
    | DutyResumed
    | EventRetracted
    | ProcessClosed
)

PAYLOADS: tuple[type[CorePayload], ...] = get_args(CorePayload)
"""Every payload class of the core, in the order of the vocabulary."""

Payload = CorePayload | MethodPayload
"""What may happen: in a process of any method, or of one that has registered it."""


@frozen(kw_only=True)
class Event:
    """One thing that happened, with both its times.

    Attributes:
        id: Its name, unique in the process.
        process: The process it belongs to.
        sequence: Its place in the journal, from 1 without gaps.
        happened: The day it happened.
        recorded: When it was recorded, with time zone.
        recorded_by: Who recorded it; None for a program on nobody's behalf.
        unit: The unit it happened in; None for the whole enterprise.
        corrects: The earlier event that this one takes the place of.
        payload: What happened.
    """

    id: EventId
    process: ProcessId
    sequence: int
    happened: date
    recorded: datetime
    recorded_by: PersonId | None = None
    unit: UnitId | None = None
    corrects: EventId | None = None
    payload: Payload

    @property
    def activity(self) -> str:
        """What kind of thing happened: the payload's activity."""
        return self.payload.activity

    @property
    def place_in_time(self) -> tuple[date, int]:
        """What events are ordered by: the day, and on one day the order recorded."""
        return self.happened, self.sequence
