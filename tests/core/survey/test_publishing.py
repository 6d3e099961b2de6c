"""Publishing a round."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import compress
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import DisclosureError, InvalidInputError
from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId, is_plain
from arbeidsmiljo.model.item_classes import GroupSizes, ItemClass
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.candidates import Candidates
from arbeidsmiljo.survey.disclosure import is_safe
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.publishing import publish
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo.survey.results import Result, Results, Scale
from arbeidsmiljo.survey.suppression import SuppressionEngine, largest_safe_of_each
from arbeidsmiljo.survey.variable import Variable
from arbeidsmiljo.testing.surveys import SCALE, Survey, surveys

TOP, HR, IT = map(UnitId, ("top", "hr", "it"))
SUPPORT, LEADER, BULLYING = map(FactorKey, ("stotte", "ledelse", "mobbing"))
ROUND = RoundId("2026")

ORGANISATION = Organisation(
    name="Direktoratet for øvelser",
    country="NO",
    on=date(2026, 1, 1),
    units=(
        Unit(id=TOP, name="Direktoratet", employees=40),
        Unit(id=HR, name="HR", parent=TOP, employees=15),
        Unit(id=IT, name="IT", parent=TOP, employees=25),
    ),
)
QUESTIONNAIRE = Questionnaire(
    key="prove",
    label=Text({"nb": "Prøve"}),
    factors=(
        Factor(key=SUPPORT, label=Text({"nb": "Støtte"})),
        Factor(key=LEADER, label=Text({"nb": "Ledelse"}), item_class=ItemClass.LEADER),
        Factor(key=BULLYING, label=Text({"nb": "Mobbing"}), item_class=ItemClass.SENSITIVE),
    ),
)
SIZES = GroupSizes(ordinary=5, leader=8, sensitive=10)


@st.composite
def group_sizes(draw: st.DrawFn) -> GroupSizes:
    """Draw the smallest groups."""
    ordinary = draw(st.integers(2, 6))
    more = st.none() | st.integers(ordinary, 9)
    return GroupSizes(ordinary=ordinary, leader=draw(more), sensitive=draw(more))


def results(*rows: tuple[UnitId, FactorKey, int, float]) -> Results:
    """Make results of units, factors, numbers and means."""
    return Results(
        round=ROUND,
        scales=tuple((factor, SCALE) for factor in dict.fromkeys(row[1] for row in rows)),
        rows=tuple(
            Result(unit=unit, factor=factor, respondents=n, mean=mean)
            for unit, factor, n, mean in rows
        ),
    )


def shown(publication: Publication, factor: FactorKey) -> set[UnitId]:
    """Tell which units' results on a factor are shown."""
    return {row.unit for row in publication.rows if row.factor == factor}


def test_each_factor_by_its_own_numbers() -> None:
    """A unit may be shown on one factor and hidden on another that fewer answered."""
    other = FactorKey("trivsel")
    questionnaire = evolve(
        QUESTIONNAIRE,
        factors=(*QUESTIONNAIRE.factors, Factor(key=other, label=Text({"nb": "Trivsel"}))),
    )
    publication = publish(
        results(
            (TOP, SUPPORT, 14, 3.1),
            (HR, SUPPORT, 6, 3.5),
            (IT, SUPPORT, 8, 2.8),
            (TOP, other, 12, 3.1),
            (HR, other, 4, 3.5),
            (IT, other, 8, 2.9),
        ),
        ORGANISATION,
        questionnaire,
        SIZES,
        earlier=(),
    )
    assert shown(publication, SUPPORT) == {TOP, HR, IT}
    assert shown(publication, other) == {TOP}


def test_smallest_group_of_the_class() -> None:
    """A factor about the leader asks for the larger group of its class."""
    given_results = results(
        *(
            (unit, factor, n, 3.2)
            for factor in (SUPPORT, LEADER)
            for unit, n in (
                (TOP, 15),
                (HR, 7),
                (IT, 8),
            )
        )
    )
    publication = publish(given_results, ORGANISATION, QUESTIONNAIRE, SIZES, earlier=())
    assert shown(publication, SUPPORT) == {TOP, HR, IT}
    assert shown(publication, LEADER) == {TOP}


def test_sensitive_factors_of_the_top_only() -> None:
    """A sensitive factor is published of the enterprise, and results of units are refused (L08)."""
    publication = publish(
        results((TOP, BULLYING, 30, 1.2)), ORGANISATION, QUESTIONNAIRE, SIZES, earlier=()
    )
    assert shown(publication, BULLYING) == {TOP}
    with pytest.raises(InvalidInputError, match="exists in the enterprise report only"):
        publish(
            results((TOP, BULLYING, 30, 1.2), (HR, BULLYING, 12, 1.2)),
            ORGANISATION,
            QUESTIONNAIRE,
            SIZES,
            earlier=(),
        )


def test_results_with_problems_are_refused() -> None:
    """Nothing is published of results that have problems; each is named by its place."""
    with pytest.raises(InvalidInputError, match="results of round '2026': 2 problems") as caught:
        publish(
            results((TOP, SUPPORT, 41, 3.0), (HR, SUPPORT, 7, 6.5)),
            ORGANISATION,
            QUESTIONNAIRE,
            SIZES,
            earlier=(),
        )
    assert [problem.where for problem in caught.value.problems] == [
        "unit 'top', factor 'stotte', respondents",
        "unit 'hr', factor 'stotte', mean",
    ]


def test_problem_without_a_row() -> None:
    """A scale that no row uses is named too."""
    given_results = evolve(results(), scales=((SUPPORT, Scale(minimum=5, maximum=1)),))
    with pytest.raises(InvalidInputError) as caught:
        publish(given_results, ORGANISATION, QUESTIONNAIRE, SIZES, earlier=())
    assert [problem.where for problem in caught.value.problems] == ["scale"]


def test_a_factor_that_cannot_be_shown_leaves_nothing() -> None:
    """Of a factor that too few answered not even the scale is published."""
    publication = publish(
        results((TOP, SUPPORT, 4, 3.0)), ORGANISATION, QUESTIONNAIRE, SIZES, earlier=()
    )
    assert publication.rows == ()
    assert publication.scales == ()


FIRST = (
    (TOP, SUPPORT, 30, 3.1),
    (HR, SUPPORT, 12, 3.25),
    (IT, SUPPORT, 18, 3.0),
)


def test_publishing_anew_with_a_few_late_answers_is_refused() -> None:
    """Late answers of a few are refused, naming factors and units, never numbers."""
    first = publish(results(*FIRST), ORGANISATION, QUESTIONNAIRE, SIZES, earlier=())
    later = results((TOP, SUPPORT, 32, 3.125), (HR, SUPPORT, 14, 3.25), FIRST[2])
    with pytest.raises(DisclosureError, match=r"factor 'stotte' in 'hr', 'top'") as caught:
        publish(later, ORGANISATION, QUESTIONNAIRE, SIZES, earlier=[first])
    message = str(caught.value).replace("'2026'", "")
    assert not any(character.isdigit() for character in message)
    assert "Keep the earlier publication" in message


def test_publishing_anew_with_many_late_answers() -> None:
    """Late answers of a group that is large enough are accepted."""
    first = publish(results(*FIRST), ORGANISATION, QUESTIONNAIRE, SIZES, earlier=())
    later = results((TOP, SUPPORT, 36, 3.0), FIRST[1], (IT, SUPPORT, 24, 2.875))
    second = publish(later, ORGANISATION, QUESTIONNAIRE, SIZES, earlier=[first])
    assert second.id != first.id
    assert shown(second, SUPPORT) == {TOP, HR, IT}


def test_what_is_published_already_may_be_published_again() -> None:
    """Going back to results that were published before shows nothing new."""
    first = publish(results(*FIRST), ORGANISATION, QUESTIONNAIRE, SIZES, earlier=())
    later = results((TOP, SUPPORT, 36, 3.0), FIRST[1], (IT, SUPPORT, 24, 2.875))
    second = publish(later, ORGANISATION, QUESTIONNAIRE, SIZES, earlier=[first])
    again = publish(results(*FIRST), ORGANISATION, QUESTIONNAIRE, SIZES, earlier=[first, second])
    assert again == first


def test_publishing_anew_on_another_scale_is_refused() -> None:
    """What was published on another scale cannot be compared."""
    first = publish(results(*FIRST), ORGANISATION, QUESTIONNAIRE, SIZES, earlier=())
    later = evolve(results(*FIRST), scales=((SUPPORT, Scale(minimum=1, maximum=7)),))
    with pytest.raises(DisclosureError, match="factor 'stotte'"):
        publish(later, ORGANISATION, QUESTIONNAIRE, SIZES, earlier=[first])


def test_other_rounds_are_not_compared() -> None:
    """A publication of another round does not stand in the way."""
    first = publish(results(*FIRST), ORGANISATION, QUESTIONNAIRE, SIZES, earlier=())
    later = evolve(
        results((TOP, SUPPORT, 32, 3.125), (HR, SUPPORT, 14, 3.25), FIRST[2]),
        round=RoundId("2028"),
    )
    publication = publish(later, ORGANISATION, QUESTIONNAIRE, SIZES, earlier=[first])
    assert publication.round == "2028"


def test_the_same_answers_by_another_name() -> None:
    """A round that repeats another but for a few late answers is held up against that one."""
    rows = (*FIRST, (TOP, LEADER, 30, 3.5))
    first = publish(results(*rows), ORGANISATION, QUESTIONNAIRE, SIZES, earlier=())
    few = results((TOP, SUPPORT, 32, 3.125), (HR, SUPPORT, 14, 3.25), FIRST[2], rows[-1])
    many = results((TOP, SUPPORT, 36, 3.0), FIRST[1], (IT, SUPPORT, 24, 2.875), rows[-1])
    other = RoundId("2026-igjen")
    with pytest.raises(DisclosureError, match="of the same answers by another name"):
        publish(evolve(few, round=other), ORGANISATION, QUESTIONNAIRE, SIZES, earlier=[first])
    second = publish(evolve(many, round=other), ORGANISATION, QUESTIONNAIRE, SIZES, earlier=[first])
    assert shown(second, SUPPORT) == {TOP, HR, IT}


@given(surveys(max_factors=1), group_sizes())
def test_complement_to_one(survey: Survey, sizes: GroupSizes) -> None:
    """Of yes and no, which add up to one, as much is shown: neither tells what both hide."""
    (factor,) = survey.questionnaire.factors
    made = survey.results(ROUND)
    published: list[set[UnitId]] = []
    for turned in (False, True):
        rows = [
            evolve(
                row,
                mean=None if row.mean is None else _share(row.distribution, turned=turned),
                distribution=_yes_and_no(row.distribution, turned=turned),
            )
            for row in made.rows
            if row.distribution
        ]
        answers = evolve(
            made, rows=tuple(rows), scales=((factor.key, Scale(minimum=0, maximum=1)),)
        )
        publication = publish(answers, survey.organisation, survey.questionnaire, sizes, earlier=())
        published.append(shown(publication, factor.key))
    assert published[0] == published[1]


def _yes_and_no(distribution: tuple[int, ...], *, turned: bool) -> tuple[int, int]:
    """Have those who gave a low value say no and all others yes, or the other way round."""
    no, yes = sum(distribution[:2]), sum(distribution[2:])
    return (yes, no) if turned else (no, yes)


def _share(distribution: tuple[int, ...], *, turned: bool) -> float | None:
    no, yes = _yes_and_no(distribution, turned=turned)
    return yes / (no + yes) if no + yes else None


def test_a_factor_that_is_new_is_published_beside_the_earlier() -> None:
    """A factor that no earlier publication had is published by itself."""
    first = publish(results(*FIRST), ORGANISATION, QUESTIONNAIRE, SIZES, earlier=())
    later = results(*FIRST, (TOP, LEADER, 30, 3.5))
    second = publish(later, ORGANISATION, QUESTIONNAIRE, SIZES, earlier=[first])
    assert shown(second, LEADER) == {TOP}


def everything(candidates: Candidates) -> Sequence[frozenset[UnitId]]:
    """Choose every unit that is not hidden, whatever its size."""
    return [frozenset(compress(candidates.tree.units, is_open)) for is_open in candidates.open]


def hidden_too(candidates: Candidates) -> Sequence[frozenset[UnitId]]:
    """Choose the best units, hidden or not."""
    everybody = [b"\1" * len(candidates.tree.units)] * len(candidates.open)
    return largest_safe_of_each(evolve(candidates, open=everybody))


@pytest.mark.parametrize("few", [4, 6])
def test_a_factor_that_is_new_and_part_of_another(few: int) -> None:
    """What is hidden of it may follow from what was published before of the others."""
    whole, one, other = (
        evolve(QUESTIONNAIRE.factors[0], key=FactorKey(key), part_of=of)
        for key, of in (("hele", None), ("en", FactorKey("hele")), ("annen", FactorKey("hele")))
    )
    asked = evolve(QUESTIONNAIRE, factors=(whole, one, other))
    first = results(
        *((TOP, factor.key, 30, 3.5) for factor in (whole, one)),
        *((HR, factor.key, 12, 3.2) for factor in (whole, one)),
    )
    before = publish(first, ORGANISATION, asked, SIZES, earlier=())
    assert shown(before, one.key) == {TOP, HR}
    more = results((TOP, other.key, few + 12, 3.6), (HR, other.key, few, 2.5))
    anew = evolve(first, scales=first.scales + more.scales, rows=first.rows + more.rows)
    if few < SIZES.ordinary:
        with pytest.raises(DisclosureError, match="'annen' in 'hr'"):
            publish(anew, ORGANISATION, asked, SIZES, earlier=[before])
    else:
        after = publish(anew, ORGANISATION, asked, SIZES, earlier=[before])
        assert shown(after, other.key) == {TOP, HR}


def test_the_same_answers_after_a_unit_was_moved() -> None:
    """Where a unit came to be inside another, a few late answers there would not be seen."""
    climate = FactorKey("klima")
    factors = tuple(evolve(QUESTIONNAIRE.factors[0], key=key) for key in (SUPPORT, climate))
    asked = evolve(QUESTIONNAIRE, factors=factors)
    unchanged = ((TOP, climate, 40, 3.5), (HR, climate, 8, 3.25), (IT, climate, 20, 3.4))
    then = results(
        (TOP, SUPPORT, 40, 3.5), (HR, SUPPORT, 8, 3.25), (IT, SUPPORT, 20, 3.4), *unchanged
    )
    before = publish(then, ORGANISATION, asked, SIZES, earlier=())
    # HR is inside IT now, with its eight; two answered late in IT itself, 13 in the top unit.
    inside = evolve(
        ORGANISATION,
        units=tuple(
            evolve(unit, parent=IT if unit.id == HR else unit.parent, employees=60)
            for unit in ORGANISATION.units
        ),
    )
    late = results(
        (TOP, SUPPORT, 55, 3.5), (HR, SUPPORT, 8, 3.25), (IT, SUPPORT, 30, 3.3), *unchanged
    )
    again = evolve(late, round=RoundId("2026-igjen"))
    organisations = {ROUND: ORGANISATION}
    with pytest.raises(DisclosureError, match="'stotte' in 'it', 'top'"):
        publish(again, inside, asked, SIZES, earlier=[before], organisations=organisations)
    same = evolve(then, round=again.round)
    kept = publish(same, inside, asked, SIZES, earlier=[before], organisations=organisations)
    assert kept.rows == before.rows


@pytest.mark.parametrize(
    ("engine", "rows"),
    [
        (everything, ((TOP, SUPPORT, 15, 3.0), (HR, SUPPORT, 3, 3.0))),
        (hidden_too, ((TOP, SUPPORT, 15, 3.0), (HR, SUPPORT, 6, 1.0))),
    ],
)
def test_an_unsafe_engine_is_not_trusted(
    engine: SuppressionEngine, rows: tuple[tuple[UnitId, FactorKey, int, float], ...]
) -> None:
    """What an engine chooses is checked before it is shown."""
    with pytest.raises(DisclosureError, match="use another engine"):
        publish(results(*rows), ORGANISATION, QUESTIONNAIRE, SIZES, engine=engine, earlier=())


@given(surveys(), group_sizes())
def test_publication_of_a_survey(survey: Survey, sizes: GroupSizes) -> None:
    """A publication shows some rows of the results as they are, and is safe for each factor."""
    results = survey.results(ROUND)
    publication = publish(results, survey.organisation, survey.questionnaire, sizes, earlier=())
    assert set(publication.rows) <= set(results.rows)
    assert (publication.round, publication.group_sizes) == (ROUND, sizes)
    assert is_plain(publication.id)
    for factor in survey.questionnaire.factors:
        variable = Variable.of(results, factor.key, survey.organisation)
        units = shown(publication, factor.key)
        assert is_safe(variable.respondents, units, sizes.smallest(factor.item_class))
        assert (factor.key in dict(publication.scales)) == bool(units)
        if factor.item_class is ItemClass.SENSITIVE:
            assert units <= {survey.organisation.top.id}


@given(surveys(), group_sizes(), st.randoms(use_true_random=False))
def test_order_does_not_matter(survey: Survey, sizes: GroupSizes, random: Random) -> None:
    """Rows, scales, units and factors may come in any order."""
    results = survey.results(ROUND)
    publication = publish(results, survey.organisation, survey.questionnaire, sizes, earlier=())
    rows, scales = list(results.rows), list(results.scales)
    units = list(survey.organisation.units)
    factors = list(survey.questionnaire.factors)
    for items in (rows, scales, units, factors):
        random.shuffle(items)
    assert publication == publish(
        evolve(results, rows=tuple(rows), scales=tuple(scales)),
        evolve(survey.organisation, units=tuple(units)),
        evolve(survey.questionnaire, factors=tuple(factors)),
        sizes,
        earlier=(),
    )


@given(surveys(), group_sizes())
def test_the_same_results_give_the_same_publication(survey: Survey, sizes: GroupSizes) -> None:
    """Publishing the same results again gives what was published."""
    results = survey.results(ROUND)
    first = publish(results, survey.organisation, survey.questionnaire, sizes, earlier=())
    again = publish(results, survey.organisation, survey.questionnaire, sizes, earlier=[first])
    assert again == first


@given(surveys(), group_sizes(), group_sizes())
def test_different_publications_have_different_ids(
    survey: Survey, one: GroupSizes, other: GroupSizes
) -> None:
    """An id stands for the content."""
    results = survey.results(ROUND)
    first = publish(results, survey.organisation, survey.questionnaire, one, earlier=())
    second = publish(results, survey.organisation, survey.questionnaire, other, earlier=())
    assert (first.id == second.id) == (first == second)


@given(surveys(), group_sizes(), st.data())
def test_what_is_hidden_does_not_show(
    survey: Survey, sizes: GroupSizes, data: st.DataObject
) -> None:
    """Means of units that are not shown change no byte of a publication.

    Only means within the scale that leave the same units shown are looked at.
    """
    results = survey.results(ROUND)
    first = publish(results, survey.organisation, survey.questionnaire, sizes, earlier=())
    mean = data.draw(st.floats(2, 4))
    second = publish(
        evolve(
            results,
            rows=tuple(
                row
                if row in first.rows or row.mean is None or row.distribution
                else evolve(row, mean=mean)
                for row in results.rows
            ),
        ),
        survey.organisation,
        survey.questionnaire,
        sizes,
        earlier=(),
    )
    if {(row.unit, row.factor) for row in second.rows} == {
        (row.unit, row.factor) for row in first.rows
    }:
        assert second == first
