"""The file that says who gets which report."""

from datetime import date

import pytest

from arbeidsmiljo.conversion import distribution_from_toml
from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.model.distribution import Distribution, DistributionPlan, Reach, ReportLevel
from arbeidsmiljo.model.identifiers import ActorKey

GOOD = """\
[[distribution]]
report = "enterprise"
to = "hr"
units = "all"
from = 2026-02-09

[[distribution]]
report = "unit"
to = "leader"
from = 2026-03-02
"""


def faults(text: str) -> list[str]:
    """Give the places of all that is wrong with a file."""
    with pytest.raises(InvalidInputError) as caught:
        distribution_from_toml(text, source="fordeling.toml")
    return [problem.where for problem in caught.value.problems]


def test_a_file_becomes_a_plan() -> None:
    """Lines stand in the order of the file; a recipient gets the own unit's by default."""
    assert distribution_from_toml(GOOD) == DistributionPlan(
        lines=(
            Distribution(
                report=ReportLevel.ENTERPRISE,
                to=ActorKey("hr"),
                reach=Reach.ALL,
                since=date(2026, 2, 9),
            ),
            Distribution(
                report=ReportLevel.UNIT,
                to=ActorKey("leader"),
                reach=Reach.OWN,
                since=date(2026, 3, 2),
            ),
        )
    )


def test_all_faults_come_at_once() -> None:
    """One reading names every fault, by the names that stand in the file."""
    text = """
[[distribution]]
report = "department"
to = 3
units = "those below"
since = 2026-02-09

[[plan]]
"""
    assert faults(text) == [
        "distribution 1, report",
        "distribution 1, to",
        "distribution 1, units",
        "distribution 1, from",
        "distribution 1, since",
        "plan",
    ]


def test_what_can_be_chosen_is_named() -> None:
    """A level that does not exist is answered with those that do."""
    with pytest.raises(InvalidInputError, match="'enterprise', 'combined', 'unit'"):
        distribution_from_toml(GOOD.replace('"unit"', '"department"'))


def test_a_line_that_is_there_twice_is_refused() -> None:
    """Two days for the same reports to the same recipient leave open which one counts."""
    again = GOOD + '\n[[distribution]]\nreport = "unit"\nto = "leader"\nfrom = 2026-04-01\n'
    assert faults(again) == ["distribution 3"]


def test_a_file_without_lines_is_refused() -> None:
    """A file that gives nobody anything was not meant so."""
    assert faults("") == ["distribution"]


def test_what_is_not_toml_says_line_and_column() -> None:
    """Malformed TOML is one problem by line and column."""
    assert faults('[[distribution]]\nreport = "unit\n') == ["line 2, column 15"]
