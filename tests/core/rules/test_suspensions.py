"""Suspensions: a last day moves by the days on which the duty waited, each of them once."""

from datetime import date, timedelta

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import ParameterKey, UnitId
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.periods import WeekdayCalendar, first_working_day
from arbeidsmiljo.rules.case import Case, Suspension
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.testing.constraints import PATTERNS
from arbeidsmiljo.testing.oracle import Scene
from arbeidsmiljo.testing.traces import FIRST_DAY
from tests.core.rules.scenes import Seen

PERIOD = ParameterKey("long")
TOP = UnitId("topp")
NUMBERS = st.integers(0, 40)
SPANS = st.lists(st.tuples(NUMBERS, st.none() | st.integers(0, 12)), max_size=4)


def day(number: int) -> date:
    """Give a day, 0 for the first."""
    return FIRST_DAY + timedelta(days=number)


def spans(*drawn: tuple[int, int | None]) -> tuple[Suspension, ...]:
    """Give times of suspension by the first day and the number of days, None where it goes on."""
    return tuple(
        (day(first), None if days is None else day(first + days))
        for first, days in sorted(drawn, key=lambda one: one[0])
    )


def working(on: date) -> date:
    """Give a day, or the Monday after it."""
    return first_working_day(on, WeekdayCalendar())


@frozen
class Length:
    """A period of some days."""

    days: int

    def __call__(self, key: ParameterKey, since: date, at: date) -> date:
        """Give the day that lies so many after another."""
        del key, at
        return since + timedelta(days=self.days)


def both(suspended: tuple[Suspension, ...], length: int) -> tuple[Case, Scene]:
    """Give what the library and the oracle look at, where nobody works on weekends."""
    top = Unit(id=TOP, name="Topp", employees=9)
    seen = Seen(
        constraint=Existence(pattern=PATTERNS[0]),
        organisation=Organisation(name="Topp", country="NO", on=FIRST_DAY, units=(top,)),
        trace=(),
        unit=TOP,
        after=Length(length),
    )
    case, scene = seen.case(day(200)), seen.scene(day(200))
    world = evolve(case.world, working=working)
    return (
        evolve(case, world=world, suspensions=suspended),
        evolve(scene, working=working, suspensions=suspended),
    )


def due(suspended: tuple[Suspension, ...], since: date, length: int) -> date | None:
    """Give the last day of what has so many days from another."""
    case, _ = both(suspended, length)
    return case.due(PERIOD, since, at=case.on)


@given(SPANS, NUMBERS, NUMBERS)
def test_a_last_day_is_what_the_oracle_says(
    drawn: list[tuple[int, int | None]], since: int, length: int
) -> None:
    """However suspensions lie to each other, and to the days on which nobody works."""
    case, scene = both(spans(*drawn), length)
    told = scene.due(PERIOD, day(since), case.on, None)
    assert case.due(PERIOD, day(since), at=case.on) == told


@given(SPANS, NUMBERS, NUMBERS, st.data())
def test_a_suspension_moves_the_day_as_its_parts_do(
    drawn: list[tuple[int, int | None]], since: int, length: int, data: st.DataObject
) -> None:
    """It makes no difference that a duty was resumed and suspended anew on one day."""
    parts: list[tuple[int, int | None]] = []
    for first, days in drawn:
        cut = data.draw(st.integers(0, 12 if days is None else days))
        parts += [(first, cut), (first + cut, None if days is None else days - cut)]
    assert due(spans(*parts), day(since), length) == due(spans(*drawn), day(since), length)


@given(SPANS, NUMBERS, NUMBERS, st.data())
def test_a_day_in_several_suspensions_counts_once(
    drawn: list[tuple[int, int | None]], since: int, length: int, data: st.DataObject
) -> None:
    """One that lies within another changes nothing."""
    within: list[tuple[int, int | None]] = []
    for first, days in drawn:
        begun = data.draw(st.integers(0, 12 if days is None else days))
        most = 12 if days is None else days - begun
        within.append((first + begun, data.draw(st.integers(0, most))))
    together = spans(*drawn, *within)
    assert due(together, day(since), length) == due(spans(*drawn), day(since), length)


@pytest.mark.parametrize(
    "suspended",
    [
        spans((23, 10)),
        spans((23, 5), (28, 5)),
        spans(*((23 + number, 1) for number in range(10))),
        spans((23, 7), (25, 8)),
    ],
)
def test_ten_days_are_ten_days(suspended: tuple[Suspension, ...]) -> None:
    """A last day on a Monday, and ten days later: on a Thursday, at one go or day by day."""
    before, moved = (due(one, day(0), 112) for one in ((), suspended))
    assert before is not None
    assert before.isoweekday() == 1
    assert moved == before + timedelta(days=10)
