"""The distribution plan as data."""

from datetime import date

import pytest
from attrs.exceptions import FrozenInstanceError

from arbeidsmiljo.model.distribution import Distribution, DistributionPlan, Reach, ReportLevel
from arbeidsmiljo.model.identifiers import ActorKey

LINE = Distribution(report=ReportLevel.UNIT, to=ActorKey("hr"), since=date(2026, 3, 1))


def test_a_line_reaches_no_further_than_the_own_unit_unless_it_says_so() -> None:
    """The narrowest reach is the one that is not written."""
    assert LINE.reach is Reach.OWN


def test_a_line_always_says_when() -> None:
    """Nobody is given a report without a first day."""
    with pytest.raises(TypeError, match="since"):
        Distribution(report=ReportLevel.UNIT, to=ActorKey("hr"))  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def test_a_plan_says_who_gets_anything() -> None:
    """A plan without lines is written out, not left out."""
    with pytest.raises(TypeError, match="lines"):
        DistributionPlan()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    assert DistributionPlan(lines=()).lines == ()


@pytest.mark.parametrize("name", ["to", "reach", "since", "report"])
def test_a_plan_does_not_change_under_a_process(name: str) -> None:
    """What was agreed at the start cannot be written over."""
    with pytest.raises(FrozenInstanceError):
        setattr(LINE, name, None)
