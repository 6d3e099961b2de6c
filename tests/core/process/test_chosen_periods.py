"""The lengths that a process chooses: whatever it likes, but nothing that puts off the law."""

from datetime import UTC, datetime

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidEventError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import ParameterSet
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process import Process
from arbeidsmiljo.process.chosen_periods import kept_by_law
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.parameters import Parameter
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import INFORMATION, NEXT_DAY
from arbeidsmiljo.testing.processes import LATEST, start
from tests.core.process.followed import small_organisation
from tests.core.process.happenings import day

BY_LAW = ParameterKey("by-law")
CALENDAR_TIMES = st.builds(Period, months=st.integers(0, 3), days=st.integers(0, 70))
LENGTHS = CALENDAR_TIMES | st.builds(Period, working_days=st.integers(0, 40))


def asking(default: str, *, gap: bool = False) -> Method:
    """Give the example method with a rule of law that has a period of its own."""
    method = example_method()
    period = Parameter(
        key=BY_LAW, label=Text({"nb": "Lovens tid", "en": "By law"}), default=Period.parse(default)
    )
    rules = tuple(
        evolve(rule, constraint=evolve(rule.constraint, within=Within(period=BY_LAW)))
        if rule.key == "unlawful-looked-into" and isinstance(rule.constraint, Existence)
        else rule
        for rule in method.rules
    )
    meetings = tuple(evolve(one, gap=BY_LAW) if gap else one for one in method.meetings)
    parameters = (*method.parameters, period)
    return evolve(method, rules=rules, meetings=meetings, parameters=parameters)


def choose(process: Process, parameter: ParameterKey, length: str) -> None:
    """Choose a length."""
    process.record(
        ParameterSet(parameter=parameter, value=length),
        happened=day(3),
        recorded=datetime(2026, 3, 1, 12, tzinfo=UTC),
    )


def test_a_period_is_kept_by_law_where_nothing_else_counts_by_it() -> None:
    """One by which guidance counts too, or the days of meetings, may be chosen freely."""
    assert kept_by_law(asking("P1M")) == {BY_LAW}
    assert kept_by_law(asking("P1M", gap=True)) == frozenset()
    assert kept_by_law(example_method()) == frozenset()
    process = start(small_organisation())
    for parameter in (INFORMATION, NEXT_DAY):
        choose(process, parameter, "P10Y")


@pytest.mark.parametrize("length", ["P10Y", "P2M", "P29D", "21 working days"])
def test_what_the_law_asks_cannot_be_put_off(length: str) -> None:
    """One message names the period, its length and that which was tried; nothing is recorded."""
    process = start(small_organisation(), method=asking("P1M"))
    before = process.journal
    with pytest.raises(InvalidEventError) as caught:
        choose(process, BY_LAW, length)
    for said in ("'by-law'", "force of law", "'P1M'", repr(length)):
        assert said in str(caught.value)
    assert process.journal == before


@given(LENGTHS, LENGTHS)
def test_no_day_that_the_law_is_reminded_of_is_put_off(default: Period, chosen: Period) -> None:
    """Whatever is chosen is refused, or leads no further from any day."""
    process = start(small_organisation(), method=asking(str(default)))
    allowed = process.deadline(BY_LAW, LATEST), process.deadline(BY_LAW, day(3))
    try:
        choose(process, BY_LAW, str(chosen))
    except InvalidEventError:
        assert process.period(BY_LAW) == default != chosen
    else:
        reached = process.deadline(BY_LAW, LATEST), process.deadline(BY_LAW, day(3))
        assert all(one <= most for one, most in zip(reached, allowed, strict=True))
