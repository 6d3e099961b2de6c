"""Measures that were rejected: what was done with them answers nothing any more."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.events import MeasureDecided, MeasureMoved, MeasureProposed, Payload
from arbeidsmiljo.model.identifiers import MeasureId, UnitId
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.unit_events import UnitMerged
from arbeidsmiljo.process import Process
from arbeidsmiljo.process.change import Gist
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.oracle import comparable, naive_duties
from arbeidsmiljo.testing.processes import STARTED, TEXTS, start
from tests.core.process.followed import DRIFT, HR, small_organisation
from tests.core.rules.duties import verdicts
from tests.effort import examples

MOVES = f"measures-move@{HR}"
LATER = datetime(2026, 12, 1, tzinfo=UTC)
STARTED_AND_DONE = (MeasureState.STARTED, MeasureState.DONE)


def moved(measure: MeasureId, to: MeasureState) -> MeasureMoved:
    """Say that a measure came to another state, and why where it is rejected."""
    reason = TEXTS[1] if to is MeasureState.REJECTED else None
    return MeasureMoved(measure=measure, to=to, reason=reason)


class Told:
    """A process of the small organisation, and what became of its measures."""

    def __init__(self) -> None:
        """Start it."""
        self.process: Process = start(small_organisation())

    def tell(self, day: int, payload: Payload, unit: UnitId = HR) -> set[str]:
        """Let something happen, and give the names of the duties that it changed."""
        happened = STARTED + timedelta(days=day)
        recorded = self.process.record(payload, happened=happened, recorded=LATER, unit=unit)
        return {change.duty.id for change in recorded.changed}

    def live(self, measure: str, *states: MeasureState, unit: UnitId = HR) -> None:
        """Let a measure be proposed and decided, and go through some states, a day for each."""
        key = MeasureId(measure)
        self.tell(1, MeasureProposed(measure=key, wording=TEXTS[0]), unit)
        self.tell(2, MeasureDecided(measure=key), unit)
        for day, state in enumerate(states, start=3):
            self.tell(day, moved(key, state), unit)

    def state(self, duty: str, day: int) -> State:
        """Give what a duty is on a day."""
        return verdicts(self.process, STARTED + timedelta(days=day))[duty].state


def test_what_was_done_with_a_rejected_measure_is_asked_for_again() -> None:
    """Recording the rejection tells so; as of the day before, it was done."""
    told = Told()
    told.live("m", *STARTED_AND_DONE)
    assert told.state(MOVES, 5) is State.FULFILLED
    rejection = moved(MeasureId("m"), MeasureState.REJECTED)
    assert MOVES in told.tell(6, rejection)
    assert (told.state(MOVES, 5), told.state(MOVES, 6)) == (State.FULFILLED, State.PENDING)


def test_another_measure_still_answers() -> None:
    """What is asked of a unit may be done by any of its measures that stand."""
    told = Told()
    told.live("m", *STARTED_AND_DONE, MeasureState.REJECTED)
    told.live("n", *STARTED_AND_DONE)
    assert told.state(MOVES, 9) is State.FULFILLED


def test_a_rejection_on_the_day_of_a_merger_counts_in_the_unit_that_ceased() -> None:
    """It is recorded in the unit that goes on, and is of that day in both."""
    told = Told()
    told.live("m", *STARTED_AND_DONE)
    told.tell(5, UnitMerged(into=DRIFT, inherits=True))
    rejection = moved(MeasureId("m"), MeasureState.REJECTED)
    assert {MOVES, f"measures-move@{DRIFT}"} <= told.tell(5, rejection, DRIFT)
    assert told.state(MOVES, 5) is State.LAPSED


@settings(max_examples=examples(150))
@given(
    st.lists(
        st.tuples(
            st.sampled_from("mno"),
            st.sampled_from([HR, DRIFT]),
            st.integers(1, 9),
            st.sampled_from([*STARTED_AND_DONE, MeasureState.REJECTED, MeasureState.REJECTED]),
        ),
        max_size=8,
    ),
    st.booleans(),
    st.integers(1, 12),
)
def test_rejections_are_followed_as_the_oracle_tells_them(
    steps: list[tuple[str, UnitId, int, MeasureState]],
    merged: bool,  # noqa: FBT001 - a parameter
    day: int,
) -> None:
    """Whatever was rejected when, before a merger or after, each duty is as told from scratch."""
    told = Told()
    lived: dict[str, tuple[int, UnitId, MeasureState]] = {}
    if merged:
        told.tell(5, UnitMerged(into=DRIFT, inherits=True), HR)
    for measure, unit, happened, state in steps:
        since, where, reached = lived.get(measure, (0, unit, MeasureState.DECIDED))
        where = DRIFT if merged and happened >= 5 else where
        if measure not in lived:
            for payload in (
                MeasureProposed(measure=MeasureId(measure), wording=TEXTS[0]),
                MeasureDecided(measure=MeasureId(measure)),
            ):
                told.tell(happened, payload, where)
        if reached.may_become(state) and happened >= since:
            _check_change(told, happened, moved(MeasureId(measure), state), where)
            lived[measure] = happened, where, state
        else:
            lived.setdefault(measure, (happened, where, reached))
    on = STARTED + timedelta(days=day)
    oracle = naive_duties(told.process, told.process.known(on=on), on)
    for name, verdict in verdicts(told.process, on).items():
        assert comparable(verdict) in oracle[name], name


def _check_change(told: Told, day: int, payload: Payload, unit: UnitId) -> None:
    """Check that recording names the duties in which the assessments differ."""
    on = LATER.date()
    before = verdicts(told.process, on)
    changed = told.tell(day, payload, unit)
    after = verdicts(told.process, on)
    assert before.keys() == after.keys()
    assert changed == {name for name, one in after.items() if Gist.of(one) != Gist.of(before[name])}
