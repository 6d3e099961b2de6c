"""What stands in a view: a process as one viewer may see it, as frozen values."""

from datetime import date

from attrs import frozen

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    FactorKey,
    FindingId,
    MeasureId,
    ParameterKey,
    PlanId,
    ProcessId,
    StepKey,
    UnitId,
)
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.measures import FindingKind, MeasureKind, MeasureState, PlanState
from arbeidsmiljo.model.meetings import MeetingKind
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.rules.rule import Rule, duty_id
from arbeidsmiljo.rules.verdict import Verdict
from arbeidsmiljo.survey.results import Result, Scale


@frozen(kw_only=True)
class MeetingInView:
    """A meeting that the viewer may know the day of.

    Attributes:
        kind: What kind of meeting.
        unit: Whose.
        unit_name: What that unit is called.
        on: The day.
        held: Whether it was held, on that day.
    """

    kind: MeetingKind
    unit: UnitId
    unit_name: str
    on: date
    held: bool


@frozen(kw_only=True)
class MeasureInView:
    """A measure that the viewer may see, in words; erased words are empty."""

    id: MeasureId
    unit: UnitId
    unit_name: str
    state: MeasureState
    kind: MeasureKind | None
    finding: str
    wording: str
    owner: str
    due: date | None
    effect: str


@frozen(kw_only=True)
class FindingInView:
    """A finding of the viewer's unit, in words; none that is sensitive is ever in a view."""

    id: FindingId
    kind: FindingKind
    wording: str


@frozen(kw_only=True)
class PlanInView:
    """An action plan of a topic, in words.

    Attributes:
        id: The plan.
        unit: Whose.
        unit_name: What that unit is called.
        topic: What it is about.
        state: How it was judged last; None where nobody has yet.
        completed: Whether it was judged to have been carried out.
    """

    id: PlanId
    unit: UnitId
    unit_name: str
    topic: str
    state: PlanState | None
    completed: bool


@frozen(kw_only=True)
class ResultsInView:
    """The published results that the viewer may read.

    Attributes:
        group_sizes: The smallest groups that are shown.
        scales: The scale of each factor in it.
        rows: The results.
        own: Whether the viewer may read the report of the own unit, shown or not.
    """

    group_sizes: GroupSizes
    scales: tuple[tuple[FactorKey, Scale], ...]
    rows: tuple[Result, ...]
    own: bool


@frozen(kw_only=True)
class EventInView:
    """An event that the viewer may know of.

    Attributes:
        on: The day it happened.
        activity: What kind of thing happened.
        about: The key of the meeting, step, document … it was about; empty for none.
        towards: The actor that a step was taken towards or with; empty for none.
        due: The day until when a measure was decided to be carried out; None for none.
        unit_name: What the unit it happened in is called.
        reason: Why a duty was set aside; for overseers only, and empty for all else.
        decided_by: Who decided that; for overseers only, and empty for all else.
    """

    on: date
    activity: str
    about: str
    towards: str = ""
    due: date | None = None
    unit_name: str
    reason: str = ""
    decided_by: str = ""


@frozen(kw_only=True)
class PeriodInView:
    """A named period by which a duty is judged.

    Attributes:
        parameter: Which one.
        length: How long it is here.
        chosen: The event by which the process chose that; None where it is the method's own.
    """

    parameter: ParameterKey
    length: Period
    chosen: EventInView | None


@frozen(kw_only=True)
class WaitInView:
    """A time for which a duty was suspended, and that moved its last day.

    Attributes:
        begun: The event with which it was suspended.
        ended: The day on which it was resumed.
        was: The last day that there would have been without it.
        became: The last day that it led to.
    """

    begun: EventInView
    ended: date
    was: date
    became: date


@frozen(kw_only=True)
class DutyInView:
    """A duty as the viewer may see it.

    Attributes:
        rule: The rule.
        unit: The unit.
        unit_name: What it is called.
        subject: The finding, measure, effect, plan or report that it is about; None for none.
        verdict: The verdict. Ids of events are in it for overseers only, since they count
            what happened elsewhere too; missing units only where the viewer may see them.
        evidence: The events that the viewer may see.
        trigger: The event that gave rise to it, where the viewer may see that.
        counts_from: The event with which its time began, where that is later than what gave rise
            to it, and the viewer may see it: its unit, or what it is about, came to be by it.
        periods: The named periods by which it is judged.
        waits: The times for which it waited and that moved its last day, that the viewer may see.
        stated: The last day that those who decided it set, where nobody works on that day; None
            where it is a working day, where nobody set any, and where the viewer may not see it.
        stated_counts: The next working day, which counts in its place.
        missing_names: What the missing units in the verdict are called, in the same order.
        hidden_missing: How many more units, findings, measures … are missing than are named.
        hidden_groups: How many of these are leader groups.
    """

    rule: Rule
    unit: UnitId
    unit_name: str
    subject: str | None = None
    verdict: Verdict
    evidence: tuple[EventInView, ...]
    trigger: EventInView | None = None
    counts_from: EventInView | None = None
    periods: tuple[PeriodInView, ...] = ()
    waits: tuple[WaitInView, ...] = ()
    stated: date | None = None
    stated_counts: date | None = None
    missing_names: tuple[str, ...] = ()
    hidden_missing: int = 0
    hidden_groups: int = 0

    @property
    def id(self) -> str:
        """A name that is the same in every view and assessment."""
        return duty_id(self.rule, self.unit, self.subject)


@frozen(kw_only=True)
class Line:
    """How far the units below have come.

    Attributes:
        total: The units of employees below.
        met: How many of them have held all their meetings.
        plans_returned: How many of them have returned an action plan.
    """

    total: int
    met: int
    plans_returned: int


@frozen(kw_only=True)
class View:
    """A process as one viewer may see it on a day.

    Attributes:
        viewer: Who looks.
        on: The day.
        language: Of labels and documents.
        process: What the process is called.
        started: Its first day.
        organisation_name: What the enterprise is called.
        unit_name: What the viewer's unit is called.
        employees: How many work in it.
        leader_name: Who leads it; empty where nobody does or the name is erased.
        superior_name: Who leads the unit above.
        contact_name: Who to ask in HR.
        appointed: The actors that somebody is appointed to in the viewer's unit, with the names.
        wanted_effects: What the enterprise wants out of the survey.
        publication: The published results that this viewer may read; None before there are
            any.
        unit_names: Names of the units whose results the viewer may read.
        meetings: Days the viewer may know, in order.
        own_measures: Those of the viewer's unit.
        line_measures: Those of the units below that the viewer may see.
        findings: Those of the viewer's unit that are not sensitive; none for employees, to whom
            they are presented.
        plans: The action plans by topic, of the viewer's unit or of all units for who reads
            all measures.
        steps: The steps of the viewer's unit that have parts, each with what the parts that were
            done are called.
        line: How far the units below have come; None where there are none.
        duties: The viewer's own duties, and those owed to the viewer.
    """

    viewer: Viewer
    on: date
    language: str
    process: ProcessId
    started: date
    organisation_name: str
    unit_name: str
    employees: int
    leader_name: str
    superior_name: str
    contact_name: str
    appointed: tuple[tuple[ActorKey, tuple[str, ...]], ...] = ()
    wanted_effects: tuple[str, ...]
    publication: ResultsInView | None
    unit_names: tuple[tuple[UnitId, str], ...]
    meetings: tuple[MeetingInView, ...]
    own_measures: tuple[MeasureInView, ...]
    line_measures: tuple[MeasureInView, ...]
    findings: tuple[FindingInView, ...] = ()
    plans: tuple[PlanInView, ...] = ()
    steps: tuple[tuple[StepKey, tuple[str, ...]], ...] = ()
    line: Line | None
    duties: tuple[DutyInView, ...]
