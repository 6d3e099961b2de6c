"""What happened in the small organisation, said in a line each."""

from datetime import date, timedelta

from arbeidsmiljo.model.events import (
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    MeetingHeld,
    Payload,
    PlanDrawnUp,
    ResultsPublished,
)
from arbeidsmiljo.model.identifiers import (
    EventId,
    FactorKey,
    FindingId,
    MeasureId,
    MeetingKey,
    PlanId,
    PublicationId,
    RoundId,
    RuleKey,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.measures import FindingKind, MeasureState
from arbeidsmiljo.model.organisation import Unit
from arbeidsmiljo.model.unit_events import (
    UnitOpened,
)
from arbeidsmiljo.testing.processes import (
    DECIDER,
    STARTED,
    Recording,
)
from tests.core.process.followed import HR

WORDS = TextId("ordlyd")
PLAN_RETURNED, UNLAWFUL_CHANGED = RuleKey("plan-returned"), RuleKey("unlawful-changed")
EVALUATED = RuleKey("measure-is-evaluated")


def day(number: int) -> date:
    """Give a day of the process, 0 for its first."""
    return STARTED + timedelta(days=number)


def doing(
    payload: Payload, number: int = 5, unit: UnitId | None = None, corrects: str | None = None
) -> Recording:
    """Say what happened on a day of the process."""
    return Recording(
        payload=payload,
        happened=day(number),
        unit=unit,
        corrects=None if corrects is None else EventId(corrects),
        recorded_by=DECIDER,
    )


def proposed(measure: str, number: int = 5, unit: UnitId | None = HR) -> Recording:
    """Say that a measure was proposed."""
    return doing(MeasureProposed(measure=MeasureId(measure), wording=WORDS), number, unit)


def decided(measure: str, number: int = 6, unit: UnitId | None = HR) -> Recording:
    """Say that it was decided to carry a measure out."""
    return doing(MeasureDecided(measure=MeasureId(measure)), number, unit)


def moved(measure: str, to: MeasureState, number: int = 7, unit: UnitId | None = HR) -> Recording:
    """Say that a measure came to another state, and why."""
    return doing(MeasureMoved(measure=MeasureId(measure), to=to, reason=WORDS), number, unit)


def held(meeting: MeetingKey, unit: UnitId | None = None) -> Recording:
    """Say that a meeting was held."""
    return doing(MeetingHeld(meeting=meeting), unit=unit)


def published() -> Recording:
    """Say that results were published."""
    return doing(ResultsPublished(round=RoundId("r1"), publication=PublicationId("p1")))


def drawn_up(plan: str, number: int = 5) -> Recording:
    """Say that an action plan was drawn up."""
    return doing(PlanDrawnUp(plan=PlanId(plan), topic=WORDS), number, HR)


def opened(unit: str, number: int = 5, above: UnitId | None = None) -> Recording:
    """Say that a unit came to be."""
    new = Unit(id=UnitId(unit), name="Ny enhet", employees=3)
    return doing(UnitOpened(opened=new), number, above)


def finding(
    factor: FactorKey | None = None, kind: FindingKind = FindingKind.IMPROVEMENT
) -> FindingRecorded:
    """Say that the results showed something."""
    return FindingRecorded(finding=FindingId("f1"), kind=kind, wording=WORDS, factor=factor)
