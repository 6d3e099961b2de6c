"""What is asked anew in each period: which days a period has, and what comes of it at its end."""

from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.events import Event, MeetingHeld
from arbeidsmiljo.model.identifiers import EventId, MeetingKey, ParameterKey, ProcessId, UnitId
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.model.unit_events import UnitMerged, UnitOpened
from arbeidsmiljo.rules.case import Case, Suspension
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Exactly
from arbeidsmiljo.rules.pattern import held
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.recurrence import periods
from arbeidsmiljo.rules.rule import of_modality
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.traces import CHANGED, FIRST_DAY, deadline, suspensions
from tests.core.rules.scenes import Seen

DAY = timedelta(days=1)
SHORT, LONG = ParameterKey("short"), ParameterKey("long")
TOP, UNIT = UnitId("topp"), UnitId("enhet")
ORGANISATION = Organisation(
    name="Direktoratet for øvelser",
    country="NO",
    on=FIRST_DAY,
    units=(
        Unit(id=TOP, name="Toppen", employees=9),
        Unit(id=UNIT, name="Enheten", parent=TOP, employees=3),
    ),
)
ONCE = Exactly(pattern=held("a"), every=SHORT)


def day(number: int) -> date:
    """Give a day, counted from the first."""
    return FIRST_DAY + timedelta(days=number)


def event(number: int, meeting: str, unit: UnitId = TOP) -> Event:
    """Give a meeting that was held on a day."""
    return Event(
        id=EventId(f"{meeting}{number}-{unit}"),
        process=ProcessId("p"),
        sequence=number + 1,
        happened=day(number),
        recorded=datetime(2026, 3, 1, tzinfo=UTC),
        unit=None if unit == TOP else unit,
        payload=MeetingHeld(meeting=MeetingKey(meeting)),
    )


def seen(*trace: Event, suspended: tuple[Suspension, ...] = ()) -> Seen:
    """Put `ONCE` to a trace, in the top unit."""
    return Seen(
        constraint=ONCE, organisation=ORGANISATION, trace=trace, unit=TOP, suspensions=suspended
    )


def first_and_last(case: Case) -> list[tuple[date, date | None]]:
    """Give the first and the last day of each period."""
    return [(one.since, last) for one, last in periods(case, SHORT)]


def test_a_period_ends_on_the_day_before_the_next_begins() -> None:
    """Three days: its first day and the two after it."""
    assert first_and_last(seen().case(day(6))) == [
        (day(0), day(2)),
        (day(3), day(5)),
        (day(6), day(8)),
    ]


def test_a_period_is_as_long_as_it_was_to_be_when_it_began() -> None:
    """Another length, chosen on the way, is that of the next period, and of none before."""

    def longer(key: ParameterKey, since: date, at: date) -> date:
        return deadline(key, since, at) + DAY

    later = evolve(seen(), after=longer)
    assert day(9) == CHANGED
    assert first_and_last(later.case(day(14))) == [
        (day(0), day(3)),
        (day(4), day(7)),
        (day(8), day(11)),
        (day(12), day(17)),
    ]


def test_days_of_suspension_do_not_count_in_a_period() -> None:
    """Suspended for four days, a period is four days longer, and the next begin as much later."""
    case = seen(suspended=((day(4), day(8)),)).case(day(10))
    assert first_and_last(case) == [(day(0), day(2)), (day(3), day(9)), (day(10), day(14))]


@given(suspensions(), st.integers(0, 30))
def test_periods_follow_each_other_without_a_gap(
    suspended: tuple[Suspension, ...], on: int
) -> None:
    """Each begins on the day after the last, and the day of the verdict is in the last of them."""
    found = first_and_last(seen(suspended=suspended).case(day(on)))
    ends = [last for _, last in found]
    assert found[0][0] == FIRST_DAY
    assert [first - DAY for first, _ in found[1:]] == ends[:-1]
    assert all(last is not None and last < day(on) for last in ends[:-1])
    assert ends[-1] is None or ends[-1] >= day(on)


def test_a_duty_that_is_suspended_is_not_broken_by_time() -> None:
    """While it waits no period ends; what was to be done before stays to be done."""
    waiting = seen(suspended=((day(2), None),))
    assert waiting.verdict(day(30)).state is State.PENDING
    assert waiting.verdict(day(30)).due is None


def test_a_period_has_at_least_one_day() -> None:
    """A length of nothing, which a process may choose, is one of a day."""

    def nothing(_key: ParameterKey, since: date, _at: date) -> date:
        return since

    none = evolve(seen(), after=nothing)
    assert first_and_last(none.case(day(1))) == [(day(0), day(0)), (day(1), day(1))]


def test_what_is_to_be_done_in_a_period_is_due_on_its_last_day() -> None:
    """Whoever looks at the deadlines sees when it will be broken."""
    verdict = seen(event(1, "a")).verdict(day(3))
    assert (verdict.state, verdict.due) == (State.PENDING, day(5))


@pytest.mark.parametrize(("every", "due"), [(LONG, 3), (SHORT, 5)])
def test_a_deadline_inside_a_period_counts_from_its_first_day(
    every: ParameterKey, due: int
) -> None:
    """What is to be done in three days is so each time, whether or not the period is longer."""
    in_time = Exactly(pattern=held("a"), within=Within(period=SHORT), every=every)
    one = evolve(seen(event(1, "a")) if every == SHORT else seen(), constraint=in_time)
    assert one.verdict(day(3)).due == day(due)
    assert one.verdict(day(4)).state is (State.OVERDUE if every == LONG else State.PENDING)


def test_what_is_open_at_the_end_of_a_period_is_broken_for_good() -> None:
    """It was due on the last day, and nothing that comes later repairs it."""
    one = seen(event(3, "a"), event(6, "a"))
    assert one.verdict(day(2)).state is State.PENDING
    broken = one.verdict(day(7))
    assert (broken.state, broken.due, broken.permanent) == (State.VIOLATED, day(2), True)


def test_among_equals_the_latest_period_tells() -> None:
    """What has been done each time is shown as it was done this time."""
    nowhere = Precedence(before=(Every(pattern=held("a")),), target=held("b"), every=SHORT)
    one = evolve(seen(event(1, "a"), event(4, "b")), constraint=nowhere)
    assert one.verdict(day(2)).missing == ()
    assert one.verdict(day(3)).missing == (TOP,)


def test_a_period_that_has_ended_is_seen_as_on_its_last_day() -> None:
    """A unit that was opened later has missed nothing in it."""
    before = (Every(pattern=held("a"), over=Over.UNITS_BELOW),)
    all_first = Precedence(before=before, target=held("b"), every=SHORT)
    new = Unit(id=UnitId("ny"), name="Ny enhet", employees=2)
    opened = evolve(event(4, "a"), id=EventId("ny"), payload=UnitOpened(opened=new))
    trace = (event(0, "a", UNIT), event(1, "b"), opened)
    one = evolve(seen(*trace), constraint=all_first)
    assert one.verdict(day(8)).state is State.FULFILLED
    again = evolve(one, trace=(*trace, event(6, "b")))
    assert set(again.verdict(day(8)).missing) == {UNIT, new.id}


def test_what_is_inherited_counts_in_no_period_that_had_ended() -> None:
    """What the other unit had done before the merger counts in the period of the merger only."""
    merged = evolve(
        event(4, "a"), id=EventId("merger"), unit=UNIT, payload=UnitMerged(into=TOP, inherits=True)
    )
    before = (event(1, "a", UNIT), event(3, "a", UNIT), merged)
    one = seen(*before)
    assert one.verdict(day(5)).state is State.VIOLATED
    both = seen(event(2, "a"), *before)
    assert both.verdict(day(5)).state is State.FULFILLED


@pytest.mark.parametrize(
    ("trace", "state"),
    [
        ((event(0, "a"), event(4, "a")), State.USED),
        ((event(0, "a"),), State.UNUSED),
        ((event(4, "a"),), State.UNUSED),
    ],
)
def test_a_permission_is_used_where_it_was_used_in_each_period(
    trace: tuple[Event, ...], state: State
) -> None:
    """Unused once, it is unused, and never violated."""
    verdict = of_modality(seen(*trace).verdict(day(4)), Modality.MAY)
    assert verdict.state is state
