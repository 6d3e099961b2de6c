"""Verdicts and the two times: what is settled stays, and what was said stays said."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.distribution import DistributionPlan
from arbeidsmiljo.model.events import EventRetracted, Payload, StepTaken, WantedEffectSet
from arbeidsmiljo.model.identifiers import EffectId, ProcessId, TextId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.unit_events import UnitMerged
from arbeidsmiljo.process import Process, assess
from arbeidsmiljo.process.reminding import changes
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import EMPLOYEES_INFORMED
from arbeidsmiljo.testing.processes import STARTED, processes, recordings, start, started_processes
from tests.core.rules.duties import DAYS, check_parts, verdicts
from tests.effort import examples

MOMENTS = st.integers(0, 130 * 24).map(
    lambda hours: datetime.combine(STARTED, time(0), UTC) + timedelta(hours=hours)
)


@settings(max_examples=examples(200))
@given(processes(max_events=14), st.lists(DAYS, min_size=2, max_size=8, unique=True))
def test_a_permanent_verdict_never_changes(process: Process, days: list[date]) -> None:
    """With what is known now, later days do not change a state that an earlier one settled."""
    assume(not any(_inherits(event.payload) for event in process.known()))
    settled: dict[str, State] = {}
    for on in sorted(days):
        found = verdicts(process, on)
        for name, state in settled.items():
            assert found[name].state is state, name
            assert found[name].permanent, name
        settled |= {name: one.state for name, one in found.items() if one.permanent}


def _inherits(payload: Payload) -> bool:
    return isinstance(payload, UnitMerged) and payload.inherits


@settings(max_examples=examples(120))
@given(processes(max_events=8), st.data(), DAYS)
def test_what_was_said_with_what_was_known_is_said_for_ever(
    process: Process, data: st.DataObject, on: date
) -> None:
    """Nothing that is recorded later changes the assessment as of an earlier moment."""
    moment = process.journal[-1].recorded
    said = assess(process, on=on, known_at=moment)
    for _ in range(data.draw(st.integers(1, 4))):
        recording = data.draw(recordings(process))
        noon = datetime.combine(recording.happened, time(12), UTC)
        recording.put(process, max(noon, process.journal[-1].recorded) + timedelta(hours=1))
        assert assess(process, on=on, known_at=moment) == said


@settings(max_examples=examples(150))
@given(processes(max_events=12), st.lists(MOMENTS, min_size=2, max_size=5))
def test_changes_of_successive_intervals_are_those_of_the_whole(
    process: Process, moments: list[datetime]
) -> None:
    """Each change comes once, in the interval in which it came about, and has its own name."""
    check_parts(process, moments)


@settings(max_examples=examples(150))
@given(processes(max_events=12), MOMENTS, MOMENTS)
def test_changes_lead_from_one_assessment_to_the_other(
    process: Process, one: datetime, other: datetime
) -> None:
    """Made one after the other, they turn the duties of the first moment into those of the last."""
    since, until = sorted((one, other))
    states = _states(process, since)
    for change in changes(process, since=since, until=until, zone=UTC):
        assert states.pop(change.duty.id, None) is change.before
        if not change.gone:
            states[change.duty.id] = change.duty.verdict.state
    assert states == _states(process, until)


def _states(process: Process, moment: datetime) -> dict[str, State]:
    """Give the states of the duties at a moment: none before the process has begun."""
    began = process.journal[0]
    if began.recorded > moment or began.happened > moment.date():
        return {}
    found = verdicts(process, moment.date(), known_at=moment)
    return {name: verdict.state for name, verdict in found.items()}


@settings(max_examples=examples(100))
@given(started_processes(max_units=4), st.data())
def test_what_recording_changed_is_what_changes_tell(process: Process, data: st.DataObject) -> None:
    """The changes of the moment of recording are the same, by their names too."""
    for _ in range(data.draw(st.integers(1, 6))):
        recording = data.draw(recordings(process))
        noon = datetime.combine(recording.happened, time(12), UTC)
        moment = noon + timedelta(hours=data.draw(st.integers(-24, 72)))
        at = max(moment, process.journal[-1].recorded) + timedelta(minutes=1)
        recorded = process.record(
            recording.payload,
            happened=recording.happened,
            recorded=at,
            unit=recording.unit,
            recorded_by=recording.recorded_by,
            corrects=recording.corrects,
        )
        told = changes(process, since=at - timedelta(seconds=1), until=at, zone=UTC)
        assert {one.id for one in recorded.changed} == {one.id for one in told}
        assert sorted(map(repr, recorded.changed)) == sorted(map(repr, told))


def test_all_duties_come_when_the_process_begins() -> None:
    """Before the first day there is none, whatever is prepared; then each comes from nothing."""
    evening = datetime.combine(STARTED - timedelta(days=10), time(20), UTC)
    process = Process.start(
        example_method(),
        process=ProcessId("p"),
        organisation=one_unit(),
        distribution=DistributionPlan(lines=()),
        group_sizes=GroupSizes(ordinary=5),
        on=STARTED,
        recorded=evening,
    )
    effect = WantedEffectSet(effect=EffectId("e"), wording=TextId("t"))
    prepared = process.record(effect, happened=evening.date(), recorded=evening)
    assert prepared.changed == ()
    morning = datetime.combine(STARTED, time(0), UTC)
    before = morning - timedelta(seconds=1)
    long_before = evening - timedelta(days=100)
    assert changes(process, since=long_before, until=before, zone=UTC) == ()
    first = changes(process, since=before, until=morning, zone=UTC)
    assert changes(process, since=long_before, until=morning, zone=UTC) == first
    assert {one.duty.id for one in first} == verdicts(process, STARTED).keys()
    assert {one.before for one in first} == {None}


def test_what_is_recorded_late_tells_of_the_beginning_when_it_is_recorded() -> None:
    """A process that is said to have begun last month has its duties from that moment on."""
    late = datetime.combine(STARTED + timedelta(days=30), time(9), UTC)
    process = Process.start(
        example_method(),
        process=ProcessId("p"),
        organisation=one_unit(),
        distribution=DistributionPlan(lines=()),
        group_sizes=GroupSizes(ordinary=5),
        on=STARTED,
        recorded=late,
    )
    found = changes(process, since=late - timedelta(days=90), until=late, zone=UTC)
    assert {one.duty.id for one in found} == verdicts(process, late.date()).keys()
    assert {one.at for one in found} == {late}


def one_unit() -> Organisation:
    """Make an organisation of one unit."""
    return Organisation(
        name="Direktoratet for øvelser",
        country="NO",
        on=STARTED,
        units=(Unit(id=UnitId("enhet"), name="Enheten", employees=3),),
    )


def test_what_is_taken_back_before_its_day_has_come_changes_nothing() -> None:
    """Recorded on the evening before, and retracted that evening, it never counts."""
    evening = datetime.combine(STARTED, time(20), UTC)
    process = start(one_unit())
    tomorrow = STARTED + timedelta(days=1)
    step = StepTaken(step=EMPLOYEES_INFORMED)
    recorded = process.record(step, happened=tomorrow, recorded=evening)
    process.record(
        EventRetracted(),
        happened=STARTED,
        recorded=evening + timedelta(hours=1),
        corrects=recorded.event.id,
    )
    before = evening - timedelta(hours=1)
    assert changes(process, since=before, until=evening, zone=UTC) == ()
    later = evening + timedelta(days=2)
    assert changes(process, since=before, until=later, zone=UTC) == ()
