"""Checking results."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.checking import Column, RowProblem, row_problems
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo.survey.results import Result, Results, Scale
from arbeidsmiljo.testing.surveys import Survey, surveys

TOP, HR, DRIFT = map(UnitId, ("top", "hr", "drift"))
SUPPORT, BULLYING = FactorKey("stotte"), FactorKey("mobbing")

ORGANISATION = Organisation(
    name="Direktoratet for øvelser",
    country="NO",
    on=date(2026, 1, 1),
    units=(
        Unit(id=TOP, name="Direktoratet", employees=40),
        Unit(id=HR, name="HR", parent=TOP, employees=15),
        Unit(id=DRIFT, name="Drift", parent=HR, employees=9),
    ),
)
QUESTIONNAIRE = Questionnaire(
    key="prove",
    label=Text({"nb": "Prøve"}),
    factors=(
        Factor(key=SUPPORT, label=Text({"nb": "Støtte"})),
        Factor(key=BULLYING, label=Text({"nb": "Mobbing"}), item_class=ItemClass.SENSITIVE),
    ),
)


def row(
    unit: UnitId = TOP,
    respondents: int = 20,
    mean: float | None = None,
    distribution: tuple[int, ...] = (),
    factor: FactorKey = SUPPORT,
) -> Result:
    """Make a row."""
    return Result(
        unit=unit,
        factor=factor,
        respondents=respondents,
        mean=mean,
        distribution=distribution,
    )


def check(*rows: Result, minimum: float = 1, maximum: float = 5) -> tuple[RowProblem, ...]:
    """Find the problems of rows of one factor."""
    results = Results(
        round=RoundId("r"),
        scales=((SUPPORT, Scale(minimum=minimum, maximum=maximum)),),
        rows=rows,
    )
    return row_problems(results, ORGANISATION, QUESTIONNAIRE)


@pytest.mark.parametrize(
    ("bad", "column", "what"),
    [
        (row(UnitId("okonomi")), "unit", "there is no unit 'okonomi' in the organisation"),
        (row(respondents=-1), "respondents", "is below 0"),
        (row(HR, 16), "respondents", "more answered than the 15 who work in unit 'hr'"),
        (row(mean=5.1), "mean", "is not within the scale, 1 to 5"),
        (row(mean=0.9), "mean", "is not within the scale, 1 to 5"),
        (row(mean=float("nan")), "mean", "is not within the scale, 1 to 5"),
        (row(respondents=0, mean=3.0), "mean", "nobody answered"),
        (row(distribution=(20,)), "distribution", "a scale has two values at least"),
        (row(distribution=(21, -1)), "distribution", "has a number below 0"),
        (row(distribution=(4, 4, 4, 4, 5)), "distribution", "does not add up"),
        (row(mean=3.2, distribution=(4, 4, 4, 4, 4)), "mean", "does not fit the distribution"),
    ],
)
def test_one_bad_row(bad: Result, column: Column, what: str) -> None:
    """What is wrong with a row is said of its part."""
    (problem,) = check(row(DRIFT, 0), bad)
    assert (problem.row, problem.column) == (1, column)
    assert what in problem.what


def test_unknown_factor() -> None:
    """A factor that is not in the questionnaire is said of the row, and needs a scale."""
    problems = check(row(factor=FactorKey("lonn")))
    assert [(problem.row, problem.column) for problem in problems] == [
        (0, "scale"),
        (0, "factor"),
    ]


def test_duplicate() -> None:
    """A second row of the same unit and factor is the problem, not the first."""
    (problem,) = check(row(HR, 12), row(), row(HR, 12))
    assert (problem.row, problem.column) == (2, "unit")


def test_sensitive_below_the_top() -> None:
    """A sensitive factor exists in the enterprise report only (L08)."""
    results = Results(
        round=RoundId("r"),
        scales=((BULLYING, Scale(minimum=0, maximum=1)),),
        rows=(row(factor=BULLYING), row(HR, 12, factor=BULLYING)),
    )
    (problem,) = row_problems(results, ORGANISATION, QUESTIONNAIRE)
    assert (problem.row, problem.column) == (1, "factor")
    assert "exists in the enterprise report only" in problem.what


def test_units_below_have_more() -> None:
    """A unit counts those below it too, also where one in between has no row."""
    (problem,) = check(row(DRIFT, 8), row(TOP, 7))
    assert (problem.row, problem.column) == (1, "respondents")


def test_units_below_have_more_of_a_value() -> None:
    """Each value of a distribution counts those below too."""
    (problem,) = check(row(TOP, 8, None, (0, 4, 4)), row(HR, 3, None, (1, 1, 1)))
    assert (problem.row, problem.column) == (0, "distribution")


def test_distributions_of_different_lengths() -> None:
    """All distributions of a factor have as many values."""
    (problem,) = check(row(TOP, 8, None, (0, 4, 4)), row(HR, 3, None, (1, 2)))
    assert (problem.row, problem.column) == (1, "distribution")


@pytest.mark.parametrize(("minimum", "maximum"), [(5, 1), (3, 3), (float("nan"), 5)])
def test_bad_scale(minimum: float, maximum: float) -> None:
    """The lowest value of a scale is below its highest."""
    (problem,) = check(row(HR, 5), row(mean=2.0), minimum=minimum, maximum=maximum)
    assert (problem.row, problem.column) == (0, "scale")


def test_missing_and_superfluous_scales() -> None:
    """Each factor with results has one scale, and no scale is of an unknown factor."""
    scale = Scale(minimum=1, maximum=5)
    results = Results(
        round=RoundId("r"),
        scales=((BULLYING, scale), (BULLYING, scale), (FactorKey("lonn"), scale)),
        rows=(row(HR, 5), row(HR, 6)),
    )
    found = {
        (problem.row, problem.column, problem.what.split(";")[0])
        for problem in row_problems(results, ORGANISATION, QUESTIONNAIRE)
    }
    assert found == {
        (0, "scale", "factor 'stotte' has no scale"),
        (1, "unit", "unit 'hr' has another row for factor 'stotte'"),
        (None, "scale", "factor 'mobbing' has two scales"),
        (None, "scale", "there is no factor 'lonn' in questionnaire 'prove'"),
    }


@pytest.mark.parametrize(
    ("mean", "fits"), [(2.05, True), (2.1, True), (2.0, True), (2.11, False), (1.99, False)]
)
def test_means_may_be_rounded(mean: float, fits: bool) -> None:  # noqa: FBT001 - a parameter
    """A mean fits its distribution where rounding to one decimal explains the difference."""
    problems = check(row(TOP, 20, mean, (5, 11, 2, 2, 0)))
    assert (not problems) is fits


def test_means_of_a_long_scale_may_be_whole() -> None:
    """On 0 to 100 a mean may be rounded to a whole number."""
    fits = row(TOP, 8, 41.0, (2, 2, 2, 1, 1))
    assert check(fits, minimum=0, maximum=100) == ()
    assert check(evolve(fits, mean=43.0), minimum=0, maximum=100)


def test_all_at_once_in_the_order_of_rows() -> None:
    """Every problem is found, row by row."""
    problems = check(
        row(HR, 16, 7.0), row(UnitId("okonomi"), -1), row(TOP, 20, 3.0, (1, 1, 1, 1, 1))
    )
    assert [(problem.row, problem.column) for problem in problems] == [
        (0, "respondents"),
        (0, "mean"),
        (1, "unit"),
        (1, "respondents"),
        (2, "distribution"),
    ]


@given(surveys())
def test_results_of_a_survey_have_no_problems(survey: Survey) -> None:
    """What follows from people's answers has no problem, however much of it is known."""
    results = survey.results(RoundId("r"))
    assert row_problems(results, survey.organisation, survey.questionnaire) == ()


@given(surveys(), st.data())
def test_no_problem_repeats_a_result(survey: Survey, data: st.DataObject) -> None:
    """A problem repeats no number of the results."""
    results = survey.results(RoundId("r"))
    places = range(len(results.rows))
    wrong = data.draw(st.sampled_from(places)) if places else None
    rows = tuple(
        evolve(row, respondents=-7313, mean=7411.5, distribution=(7523, -7649))
        if place == wrong
        else row
        for place, row in enumerate(results.rows)
    )
    problems = row_problems(evolve(results, rows=rows), survey.organisation, survey.questionnaire)
    assert bool(problems) == bool(places)
    for problem in problems:
        assert not any(number in problem.what for number in ("7313", "7411", "7523", "7649"))
