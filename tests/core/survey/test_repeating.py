"""Whether results that have another name are of answers that were published before."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from arbeidsmiljo.errors import DisclosureError
from arbeidsmiljo.model.identifiers import FactorKey, PublicationId, RoundId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.publishing import publish
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo.survey.repeating import are_of_the_same_answers
from arbeidsmiljo.survey.results import Result, Results, Scale
from arbeidsmiljo.testing.surveys import SCALE, VALUES, Detail

TOP = UnitId("top")
SIZES = GroupSizes(ordinary=5)
Person = tuple[UnitId, tuple[int, ...]]
"""Where somebody works, and what they answered to each factor."""


def organisation(sections: int) -> Organisation:
    """Make an organisation of sections, each below the top."""
    names = [UnitId(f"s{number}") for number in range(sections)]
    return Organisation(
        name="Direktoratet for øvelser",
        country="NO",
        on=date(2026, 1, 1),
        units=(
            Unit(id=TOP, name="Direktoratet", employees=20 * sections),
            *(Unit(id=name, name=name, parent=TOP, employees=20) for name in names),
        ),
    )


def questionnaire(factors: int) -> Questionnaire:
    """Ask about so many factors."""
    return Questionnaire(
        key="prove",
        label=Text({"nb": "Prøve"}),
        factors=tuple(
            Factor(key=FactorKey(f"f{number}"), label=Text({"nb": f"Faktor {number}"}))
            for number in range(factors)
        ),
    )


def somebody(random: Random, unit: UnitId, factors: int) -> Person:
    """Let one person answer."""
    return unit, tuple(random.choices(VALUES, (1, 2, 4, 5, 3), k=factors))


def everybody(random: Random, where: Organisation, factors: int, *, each: int) -> list[Person]:
    """Let so many in each section answer."""
    return [
        somebody(random, section.id, factors) for section in where.units[1:] for _ in range(each)
    ]


def results(
    people: list[Person], where: Organisation, name: str, detail: Detail = Detail.DISTRIBUTION
) -> Results:
    """Count answers."""
    rows: list[Result] = []
    factors = [FactorKey(f"f{number}") for number in range(len(people[0][1]))]
    for unit in where.units:
        for place, factor in enumerate(factors):
            given = [told[place] for one, told in people if unit.id in {TOP, one}]
            mean = sum(given) / len(given)
            rows.append(
                Result(
                    unit=unit.id,
                    factor=factor,
                    respondents=len(given),
                    mean=round(mean, 1) if detail is Detail.ROUNDED else mean,
                    distribution=(
                        tuple(map(given.count, VALUES)) if detail is Detail.DISTRIBUTION else ()
                    ),
                )
            )
    scales = tuple((factor, SCALE) for factor in factors)
    return Results(round=RoundId(name), scales=scales, rows=tuple(rows))


DETAILS = st.sampled_from((Detail.DISTRIBUTION, Detail.MEAN, Detail.ROUNDED))


@given(
    st.integers(0, 2**32).map(Random),
    st.tuples(st.integers(2, 12), st.integers(8, 12), st.integers(1, 3)),
    DETAILS,
    st.data(),
)
def test_a_few_late_answers_under_another_name_are_refused(
    random: Random, sizes: tuple[int, int, int], detail: Detail, data: st.DataObject
) -> None:
    """Where one unit is as it was on eight factors or more, another name changes nothing."""
    sections, factors, late = sizes
    where, asked = organisation(sections), questionnaire(factors)
    people = everybody(random, where, factors, each=12)
    changed = data.draw(st.integers(1, sections - 1))
    more = [
        somebody(random, section.id, factors)
        for section in where.units[1 : 1 + changed]
        for _ in range(late)
    ]
    first = publish(results(people, where, "2026", detail), where, asked, SIZES, earlier=())
    shown = {row.unit for row in first.rows}
    assume(shown >= {unit.id for unit in where.units})
    for name in ("2026", "2026-igjen"):
        anew = results([*people, *more], where, name, detail)
        with pytest.raises(DisclosureError, match="too small a group"):
            publish(anew, where, asked, SIZES, earlier=(first,))


@given(
    st.integers(0, 2**32).map(Random),
    st.tuples(st.integers(4, 12), st.integers(8, 12), st.integers(1, 2)),
)
def test_a_few_late_answers_in_every_unit_are_refused(
    random: Random, sizes: tuple[int, int, int]
) -> None:
    """Where no unit is as it was, distributions that only grew by a few tell it."""
    sections, factors, late = sizes
    where, asked = organisation(sections), questionnaire(factors)
    people = everybody(random, where, factors, each=10)
    more = everybody(random, where, factors, each=late)
    first = publish(results(people, where, "2026"), where, asked, SIZES, earlier=())
    assume({row.unit for row in first.rows} >= {unit.id for unit in where.units})
    with pytest.raises(DisclosureError, match="too small a group"):
        publish(
            results([*people, *more], where, "2026-igjen"), where, asked, SIZES, earlier=(first,)
        )


@pytest.mark.parametrize("before", [Detail.DISTRIBUTION, Detail.MEAN, Detail.ROUNDED])
@pytest.mark.parametrize("now", [Detail.DISTRIBUTION, Detail.MEAN, Detail.ROUNDED])
def test_answers_are_known_in_other_detail(before: Detail, now: Detail) -> None:
    """The vendor's means and the answers themselves are of the same people, on any scale."""
    random = Random(7)  # noqa: S311 - no secret
    where = organisation(5)
    people = everybody(random, where, 8, each=9)
    first = published(results(people, where, "2026", before))
    more = [*people, somebody(random, UnitId("s0"), 8)]
    anew = results(more, where, "2026-igjen", now)
    assert are_of_the_same_answers(first, anew, where)
    others = results(everybody(random, where, 8, each=9), where, "2028", now)
    assert not are_of_the_same_answers(first, others, where)
    in_percent = evolve(
        anew,
        scales=tuple((factor, Scale(minimum=0, maximum=100)) for factor, _ in anew.scales),
        rows=tuple(evolve(row, mean=25 * ((row.mean or 1) - 1)) for row in anew.rows),
    )
    # What was rounded on one scale looks as if it were told exactly on another.
    assert now is Detail.ROUNDED or are_of_the_same_answers(first, in_percent, where)


@pytest.mark.parametrize("detail", [Detail.DISTRIBUTION, Detail.MEAN, Detail.ROUNDED])
@pytest.mark.parametrize("answered", [0.7, 0.9])
def test_the_same_people_may_answer_nearly_the_same(detail: Detail, answered: float) -> None:
    """A survey in which most answer again, and many as they did, is another survey."""
    random = Random(f"{detail} {answered}")  # noqa: S311 - no secret
    for _ in range(50):
        where = organisation(random.randint(3, 12))
        everyone = everybody(random, where, 8, each=12)
        later = [
            (unit, tuple(one if random.random() < 0.5 else random.choice(VALUES) for one in told))
            for unit, told in everyone
        ]
        first, second = (
            results([one for one in people if random.random() < answered], where, name, detail)
            for people, name in ((everyone, "2024"), (later, "2026"))
        )
        assert not are_of_the_same_answers(published(first), second, where)


@pytest.mark.parametrize("detail", [Detail.DISTRIBUTION, Detail.MEAN, Detail.ROUNDED])
@pytest.mark.parametrize(("sections", "factors"), [(30, 2), (30, 3), (10, 7), (4, 8)])
def test_new_answers_are_not_taken_for_those_of_before(
    sections: int, factors: int, detail: Detail
) -> None:
    """Of fifty new surveys none is, though small units often come out the same on two factors."""
    random = Random(f"{sections} {factors} {detail}")  # noqa: S311 - no secret
    where = organisation(sections)
    for _ in range(50):
        first, second = (
            results(everybody(random, where, factors, each=6), where, name, detail)
            for name in ("2024", "2026")
        )
        assert not are_of_the_same_answers(published(first), second, where)


def published(one: Results) -> Publication:
    """Publish all of it."""
    return publish(
        one,
        organisation(len({row.unit for row in one.rows}) - 1),
        questionnaire(len(one.scales)),
        GroupSizes(ordinary=2),
        earlier=(),
    )


def test_what_tells_nothing_is_no_sign() -> None:
    """Means at an end of the scale, and numbers without means, come again in any survey."""
    where = organisation(4)
    random = Random(1)  # noqa: S311 - no secret
    first = published(results(everybody(random, where, 9, each=8), where, "2024", Detail.MEAN))
    anew = results(everybody(random, where, 9, each=8), where, "2026", Detail.MEAN)
    kept = {(row.unit, row.factor): row for row in first.rows if row.unit == "s0"}
    again = evolve(anew, rows=tuple(kept.get((row.unit, row.factor), row) for row in anew.rows))
    assert are_of_the_same_answers(first, again, where)
    for mean in (5.0, None):
        of_before, of_now = (
            tuple(evolve(row, mean=mean) if row.unit == "s0" else row for row in rows)
            for rows in (first.rows, again.rows)
        )
        assert not are_of_the_same_answers(
            evolve(first, rows=of_before), evolve(again, rows=of_now), where
        )


def test_units_around_those_that_came_again_are_no_further_sign() -> None:
    """A unit of one section says no more than its section; two that are apart do."""
    lone, inner = UnitId("lone"), UnitId("inner")
    told = {
        TOP: (3.1, 3.2, 3.3, 3.4),
        lone: (2.75, 3.25, 3.5, 3.0),
        inner: (2.75, 3.25, 3.5, 3.0),
        UnitId("other"): (2.5, 2.625, 3.0, 3.5),
        UnitId("third"): (2.625, 3.0, 3.5, 2.5),
    }
    where = Organisation(
        name="Direktoratet for øvelser",
        country="NO",
        on=date(2026, 1, 1),
        units=tuple(
            Unit(
                id=unit,
                name=unit,
                parent=None if unit == TOP else lone if unit == inner else TOP,
                employees=60,
            )
            for unit in told
        ),
    )
    factors = tuple(map(FactorKey, ("f0", "f1", "f2", "f3")))
    rows = tuple(
        Result(unit=unit, factor=factor, respondents=8, mean=mean)
        for unit, means in told.items()
        for factor, mean in zip(factors, means, strict=True)
    )
    scales = tuple((factor, SCALE) for factor in factors)
    first = Publication(
        id=PublicationId("2024"),
        round=RoundId("2024"),
        group_sizes=SIZES,
        scales=scales,
        rows=rows,
    )
    anew = Results(
        round=RoundId("2026"),
        scales=scales,
        rows=tuple(
            row if row.unit in {lone, inner} else evolve(row, mean=(row.mean or 0) + 0.125)
            for row in rows
        ),
    )
    assert not are_of_the_same_answers(first, anew, where)
    apart = evolve(
        where,
        units=tuple(evolve(unit, parent=TOP if unit.parent else None) for unit in where.units),
    )
    assert are_of_the_same_answers(first, anew, apart)
