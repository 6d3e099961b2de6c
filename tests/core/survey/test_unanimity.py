"""Groups in which everybody gave the same answer."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId
from arbeidsmiljo.survey.answers import Answers
from arbeidsmiljo.survey.disclosure import is_safe
from arbeidsmiljo.survey.respondents import Respondents
from arbeidsmiljo.survey.results import Result
from arbeidsmiljo.survey.suppression import largest_safe
from arbeidsmiljo.survey.unanimity import nearly_equal_atoms, nearly_equal_units, publishable_units
from arbeidsmiljo.survey.variable import Variable
from arbeidsmiljo.testing.publication import computable_groups
from arbeidsmiljo.testing.surveys import SCALE, Detail, Survey, surveys

TOP, A, B, C = map(UnitId, ("top", "a", "b", "c"))
FACTOR = FactorKey("stotte")


def variable(
    parents: Mapping[UnitId, UnitId | None],
    distributions: Mapping[UnitId, tuple[int, ...]],
    means: Mapping[UnitId, tuple[int, float]] | None = None,
) -> Variable:
    """Make a variable of units with a distribution, and units with n and mean only."""
    rows = {
        unit: Result(unit=unit, factor=FACTOR, respondents=sum(counted), distribution=counted)
        for unit, counted in distributions.items()
    } | {
        unit: Result(unit=unit, factor=FACTOR, respondents=n, mean=mean)
        for unit, (n, mean) in (means or {}).items()
    }
    return Variable(
        respondents=Respondents(
            parents=parents, numbers={unit: row.respondents for unit, row in rows.items()}
        ),
        scale=SCALE,
        results=rows,
    )


def publishable(given_answers: Variable, smallest: int = 5) -> frozenset[UnitId]:
    """Find what may be shown of one factor."""
    (units,) = publishable_units([given_answers], [smallest])
    return units


def test_unit_with_one_answer_is_hidden() -> None:
    """A unit in which all gave one answer is hidden, and as many others as that takes."""
    given_answers = variable(
        {TOP: None, A: TOP, B: TOP},
        {TOP: (5, 10, 3, 0, 0), A: (0, 8, 0, 0, 0), B: (5, 2, 3, 0, 0)},
    )
    assert nearly_equal_units(given_answers) == {A}
    assert publishable(given_answers) == {TOP}


def test_difference_with_one_answer_hides_the_deepest_unit() -> None:
    """Where what is left of a unit gave one answer, the deepest unit of the difference goes."""
    given_answers = variable(
        {TOP: None, A: TOP, B: A, C: A},
        {TOP: (4, 4, 4, 3, 12), A: (4, 4, 4, 3, 6), B: (1, 2, 1, 1, 1), C: (1, 1, 1, 1, 5)},
    )
    assert nearly_equal_atoms(given_answers, {TOP, A, B}) == ((TOP, A),)
    assert publishable(given_answers) == {TOP, B, C}


def test_units_of_one_answer_go_before_differences() -> None:
    """A unit of one answer is hidden first, and what it did to a difference goes with it."""
    given_answers = variable(
        {TOP: None, A: TOP, B: TOP},
        {TOP: (8, 2, 2, 2, 9), A: (2, 2, 2, 2, 0), B: (0, 0, 0, 0, 9)},
    )
    assert nearly_equal_atoms(given_answers, {TOP, A, B}) == ((TOP, A, B), (B,))
    assert publishable(given_answers) == {TOP, A}


def test_differences_of_means_at_an_end() -> None:
    """Where only means are known, a difference at an end of the scale is found."""
    given_answers = variable(
        {TOP: None, A: TOP, B: TOP},
        {},
        {TOP: (20, 4.5), A: (10, 4.0), B: (10, 5.0)},
    )
    assert nearly_equal_units(given_answers) == {B}
    assert publishable(given_answers) == {TOP}


def test_known_distributions_are_looked_at_by_themselves() -> None:
    """A unit whose mean alone is known hides nothing that two distributions give away."""
    given_answers = variable(
        {TOP: None, A: TOP, B: TOP},
        {TOP: (2, 2, 12, 2, 2), A: (2, 2, 0, 2, 2)},
        {B: (6, 3.0)},
    )
    assert (TOP, A) in nearly_equal_atoms(given_answers, {TOP, A, B})
    assert publishable(given_answers) == {TOP, B}


def test_numbers_alone_are_no_answers() -> None:
    """Where neither means nor distributions are known nothing is all equal."""
    rows = {
        unit: Result(unit=unit, factor=FACTOR, respondents=n) for unit, n in ((TOP, 12), (A, 6))
    }
    given_answers = Variable(
        respondents=Respondents(parents={TOP: None, A: TOP}, numbers={TOP: 12, A: 6}),
        scale=SCALE,
        results=rows,
    )
    assert publishable(given_answers) == {TOP, A}


@given(surveys(max_factors=1), st.integers(2, 6))
def test_no_computable_group_gave_one_answer(survey: Survey, smallest: int) -> None:
    """No group that follows from what is shown is too small, or of one answer but for one."""
    (factor,) = survey.questionnaire.factors
    given_answers = Variable.of(survey.results(RoundId("r")), factor.key, survey.organisation)
    published = publishable(given_answers, smallest)
    assert is_safe(given_answers.respondents, published, smallest)
    for known, tells in (
        ({Detail.DISTRIBUTION}, range(1, 6)),
        ({Detail.DISTRIBUTION, Detail.MEAN}, (1, 5)),
    ):
        family = [unit for unit in published if survey.details[unit, factor.key] in known]
        groups = computable_groups(
            [[unit, *(other.id for other in survey.organisation.below(unit))] for unit in family]
        )
        for group in groups:
            answered = [
                sum(given)
                for given in zip(*(survey.own[unit, factor.key] for unit in group), strict=True)
            ]
            values = [value for value, number in enumerate(answered, 1) if number]
            assert len(values) != 1 or values[0] not in tells
            # Who answered otherwise than all others would know what these said.
            odd = sum(answered) - max(answered, default=0)
            assert Detail.MEAN in known or not values or odd > 1
            from_ends = sum((value - 1) * n for value, n in enumerate(answered, 1))
            assert not values or 1 < from_ends < 4 * sum(answered) - 1


def by_the_rule(survey: Survey, given_answers: Variable, smallest: int) -> frozenset[UnitId]:
    """Find what may be shown by the rule as it is written: all anew after each unit."""
    organisation, grain = survey.organisation, given_answers.grain
    answers = {unit: Answers.of(row, grain) for unit, row in given_answers.results.items()}

    def is_one(group: Answers) -> bool:
        return group.are_nearly_equal(grain)

    hidden = {unit for unit, group in answers.items() if is_one(group)}
    while True:
        published = largest_safe(given_answers.respondents, smallest, hidden=hidden)
        makers: set[UnitId] = set()
        answered = [unit for unit in published if answers[unit].respondents]
        for family in (
            {unit for unit in answered if answers[unit].total is not None},
            {unit for unit in answered if answers[unit].distribution},
        ):
            nearest = {
                unit: next((one.id for one in organisation.above(unit) if one.id in family), None)
                for unit in family
            }
            for unit in family:
                inside = sorted(one for one in family if nearest[one] == unit)
                if is_one(answers[unit].without(answers[one] for one in inside)):
                    makers |= {unit, *inside}
        if not makers:
            return published
        hidden.add(min(makers, key=lambda unit: (-organisation.level(unit), unit)))


@given(surveys(max_units=12, max_factors=2), st.integers(2, 6))
def test_the_rule(survey: Survey, smallest: int) -> None:
    """What is shown is what the rule says, although only what changes is looked at anew."""
    results = survey.results(RoundId("r"))
    variables = [*Variable.of_each(results, survey.organisation).values()]
    found = publishable_units(variables, [smallest] * len(variables))
    assert list(found) == [by_the_rule(survey, one, smallest) for one in variables]


@given(surveys(max_factors=1), st.integers(2, 6))
def test_only_what_is_all_equal_is_hidden_for_it(survey: Survey, smallest: int) -> None:
    """Where the largest safe publication shows no group of one answer, it is what is shown."""
    (factor,) = survey.questionnaire.factors
    given_answers = Variable.of(survey.results(RoundId("r")), factor.key, survey.organisation)
    best = largest_safe(given_answers.respondents, smallest)
    if not nearly_equal_units(given_answers) and not nearly_equal_atoms(given_answers, best):
        assert publishable(given_answers, smallest) == best
