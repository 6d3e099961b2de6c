"""Measures as the journal tells them, and what is left out for those who may not know."""

from datetime import UTC, datetime, timedelta

from attrs import evolve
from hypothesis import given

from arbeidsmiljo.model.duty_events import DutyResumed, DutySuspended, DutyWaived
from arbeidsmiljo.model.events import (
    DocumentPrepared,
    Event,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    Payload,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import (
    EventId,
    FindingId,
    MeasureId,
    PlanId,
    ProcessId,
    RuleKey,
    SubjectId,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.measures import FindingKind, MeasureState
from arbeidsmiljo.model.unit_events import UnitMerged
from arbeidsmiljo.process.measures import measures, without_sensitive
from arbeidsmiljo.testing.example_names import MATTER_LOOKED_INTO, UNIT_PLAN
from arbeidsmiljo.testing.processes import STARTED
from tests.core.process.followed import DRIFT, HR, IT, TOP
from tests.core.process.ran import Ran, ran

WORDS = TextId("ordlyd")
OPEN, HIDDEN = FindingId("funn"), FindingId("skjult")
SEEN, SECRET = MeasureId("tiltak"), MeasureId("hemmelig")


def told(*happened: tuple[Payload, UnitId | None]) -> list[Event]:
    """Let things happen, one a day."""
    return [
        Event(
            id=EventId(f"e{number}"),
            process=ProcessId("p"),
            sequence=number,
            happened=STARTED + timedelta(days=number),
            recorded=datetime(2026, 12, 1, tzinfo=UTC),
            unit=unit,
            payload=payload,
        )
        for number, (payload, unit) in enumerate(happened, start=1)
    ]


def found(finding: FindingId, *, sensitive: bool = False) -> Payload:
    """Say that something was found."""
    return FindingRecorded(
        finding=finding, kind=FindingKind.UNLAWFUL, wording=WORDS, sensitive=sensitive
    )


def proposed(
    measure: MeasureId, *, finding: FindingId | None = None, sensitive: bool = False
) -> Payload:
    """Say that a measure was proposed."""
    return MeasureProposed(measure=measure, wording=WORDS, finding=finding, sensitive=sensitive)


def left(*happened: Payload) -> list[Payload]:
    """Give what is left of what happened in one unit, for who may not know what is sensitive."""
    events = told(*((payload, HR) for payload in happened))
    return [event.payload for event in without_sensitive(events, TOP)]


def test_a_measure_is_the_unit_s_that_goes_on() -> None:
    """With all that had happened in a unit its measures go on in the other; else they stay."""
    for inherits, unit in ((True, DRIFT), (False, HR)):
        events = told((proposed(SEEN), HR), (UnitMerged(into=DRIFT, inherits=inherits), HR))
        assert measures(events, TOP)[SEEN].unit == unit


def test_a_measure_goes_on_from_unit_to_unit() -> None:
    """It follows one merger after the other, with what was decided of it."""
    events = told(
        (proposed(SEEN), HR),
        (MeasureDecided(measure=SEEN), HR),
        (UnitMerged(into=DRIFT, inherits=True), HR),
        (UnitMerged(into=IT, inherits=True), DRIFT),
        (MeasureMoved(measure=SEEN, to=MeasureState.DONE), IT),
    )
    measure = measures(events, TOP)[SEEN]
    assert (measure.unit, measure.state) == (IT, MeasureState.DONE)


def test_a_measure_that_is_proposed_later_is_where_it_was_proposed() -> None:
    """A merger takes along what there was, and nothing that comes after it."""
    events = told((UnitMerged(into=DRIFT, inherits=True), HR), (proposed(SEEN), IT))
    assert measures(events, TOP)[SEEN].unit == IT


def test_a_measure_tells_which_plan_it_belongs_to() -> None:
    """What the proposal says of it is what is known of it."""
    payload = MeasureProposed(measure=SEEN, wording=WORDS, plan=PlanId("p"))
    assert measures(told((payload, HR)), TOP)[SEEN].plan == "p"


def test_steps_about_what_is_sensitive_are_left_out() -> None:
    """A step about a hidden finding or measure tells of it; other steps stay."""
    step = StepTaken(step=MATTER_LOOKED_INTO)
    kept = [
        found(OPEN),
        proposed(SEEN, finding=OPEN),
        evolve(step, finding=OPEN),
        evolve(step, measure=SEEN),
        step,
    ]
    hidden = [
        found(HIDDEN, sensitive=True),
        proposed(SECRET, sensitive=True),
        evolve(step, finding=HIDDEN),
        evolve(step, measure=SECRET),
    ]
    assert left(*kept, *hidden) == kept
    assert left(*hidden, *kept) == kept


def test_a_measure_for_a_sensitive_finding_is_sensitive() -> None:
    """It would tell what was found; all of its life is left out."""
    assert (
        left(
            found(HIDDEN, sensitive=True),
            proposed(SEEN, finding=HIDDEN),
            MeasureDecided(measure=SEEN),
            MeasureMoved(measure=SEEN, to=MeasureState.DONE),
        )
        == []
    )


def test_a_document_is_silent_of_what_is_sensitive() -> None:
    """It was made, and tells of what may be known."""
    told_of = DocumentPrepared(document=UNIT_PLAN, findings=(HIDDEN, OPEN), measures=(SEEN, SECRET))
    *_, shown = left(
        found(OPEN),
        found(HIDDEN, sensitive=True),
        proposed(SEEN),
        proposed(SECRET, sensitive=True),
        told_of,
    )
    assert shown == DocumentPrepared(document=UNIT_PLAN, findings=(OPEN,), measures=(SEEN,))


def test_what_is_set_aside_for_something_sensitive_is_left_out() -> None:
    """Waiving, suspending and resuming tell of the subject; those for others, or all, stay."""
    rule = RuleKey("unlawful-changed")
    for_all: list[DutyWaived | DutySuspended | DutyResumed] = [
        DutyWaived(rule=rule, reason=WORDS),
        DutySuspended(rule=rule, reason=WORDS),
        DutyResumed(rule=rule),
    ]
    for_open = [evolve(one, subject=SubjectId(OPEN)) for one in for_all]
    for_hidden = [evolve(one, subject=SubjectId(HIDDEN)) for one in for_all]
    findings = [found(OPEN), found(HIDDEN, sensitive=True)]
    assert left(*findings, *for_hidden, *for_open, *for_all) == [
        findings[0],
        *for_open,
        *for_all,
    ]


def test_a_name_that_is_hidden_elsewhere_hides_nothing() -> None:
    """A measure with the name of a hidden finding is told of as if there were no such finding."""
    same = MeasureId(HIDDEN)
    kept = [
        proposed(same),
        MeasureDecided(measure=same),
        DutyWaived(rule=RuleKey("r"), reason=WORDS, subject=SubjectId(same)),
    ]
    assert left(*kept) == kept
    assert left(found(HIDDEN, sensitive=True), *kept) == kept


@given(ran(max_events=9))
def test_nothing_sensitive_is_named_in_what_is_left(one: Ran) -> None:
    """No event that is left holds the name of a hidden finding or measure; all else is there."""
    top = one.process.organisation.top.id
    known = one.process.known()
    kept = without_sensitive(known, top)
    hidden: set[str] = {
        event.payload.finding
        for event in known
        if isinstance(event.payload, FindingRecorded) and event.payload.sensitive
    }
    hidden |= {
        measure.id
        for measure in measures(known, top).values()
        if measure.sensitive or measure.finding in hidden
    }
    for event in kept:
        assert not [name for name in hidden if repr(name) in repr(event.payload)]
    assert [event.id for event in kept] == [
        event.id for event in known if event.id in {one.id for one in kept}
    ]
    if not hidden:
        assert kept == known
