"""Tables of units by a background variable, held up against linear algebra."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import DisclosureError, InvalidInputError
from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.survey.crossing import (
    UnprovenPart,
    check_crossed,
    check_each_crossed,
    unproven_parts,
)
from arbeidsmiljo.survey.respondents import Respondents
from arbeidsmiljo.testing.organisations import parent_maps
from arbeidsmiljo.testing.publication import Population, computable_groups
from tests.effort import examples

TOP, A, B = map(UnitId, ("top", "a", "b"))
STAR: Mapping[UnitId, UnitId | None] = {TOP: None, A: TOP, B: TOP}

Cell = tuple[UnitId, str]


def numbers(**counted: int) -> Respondents:
    """Give the numbers of some units of the star."""
    return Respondents(parents=STAR, numbers={UnitId(unit): n for unit, n in counted.items()})


@st.composite
def crossed(draw: st.DrawFn) -> tuple[Mapping[str, Population], Mapping[Cell, int], int]:
    """Draw who has which value in each unit itself; some have none that is told."""
    parents = draw(parent_maps(max_units=4))
    values = ("kvinner", "menn", "")[: draw(st.integers(2, 3))]
    people = {
        value: Population(parents=parents, own={unit: draw(st.integers(0, 6)) for unit in parents})
        for value in values
    }
    cells = {(unit, value): people[value].own[unit] for value in values for unit in parents}
    return people, cells, draw(st.integers(2, 5))


@settings(max_examples=examples(300))
@given(crossed(), st.data())
def test_a_whole_table_is_proven_just_where_it_is_safe(
    drawn: tuple[Mapping[str, Population], Mapping[Cell, int], int], data: st.DataObject
) -> None:
    """A table that tells each value of each unit it shows is safe if and only if it is proven so.

    The oracle is linear algebra over people who are alike: each in one unit, with one value.
    """
    people, cells, smallest = drawn
    parents = next(iter(people.values())).parents
    shown = data.draw(st.frozensets(st.sampled_from(sorted(parents)), min_size=1), "shown")
    with_whole = data.draw(st.booleans(), "with the units as a whole")

    def of(value: str) -> dict[UnitId, int]:
        return {unit: people[value].size(people[value].within(unit)) for unit in shown}

    told = [value for value in people if value]
    by_background = {value: Respondents(parents=parents, numbers=of(value)) for value in told}
    totals = {unit: sum(of(value)[unit] for value in people) for unit in shown}
    whole = Respondents(parents=parents, numbers=totals if with_whole else {})
    sums = [
        [(other, value) for other in people[value].within(unit) if cells[other, value]]
        for unit in shown
        for value in told
    ]
    if with_whole:
        sums += [
            [
                (other, value)
                for value in people
                for other in people[value].within(unit)
                if cells[other, value]
            ]
            for unit in shown
        ]
    leaks = any(
        0 < sum(cells[cell] for cell in group) < smallest for group in computable_groups(sums)
    )
    event("leaks" if leaks else "safe")
    assert bool(unproven_parts(by_background, whole, smallest)) == leaks


@settings(max_examples=examples(300))
@given(crossed(), st.data())
def test_what_is_proven_is_safe_whatever_is_hidden(
    drawn: tuple[Mapping[str, Population], Mapping[Cell, int], int], data: st.DataObject
) -> None:
    """No group that is too small follows from a table with cells left out that is accepted."""
    people, cells, smallest = drawn
    parents = next(iter(people.values())).parents
    some = st.frozensets(st.sampled_from(sorted(parents)))
    shown = {value: data.draw(some, f"shown of {value or 'all'}") for value in people}
    by_background = {
        value: Respondents(
            parents=parents,
            numbers={u: people[value].size(people[value].within(u)) for u in shown[value]},
        )
        for value in people
        if value
    }
    wholly = shown.get("", frozenset[UnitId]())
    whole = Respondents(
        parents=parents,
        numbers={u: sum(one.size(one.within(u)) for one in people.values()) for u in wholly},
    )
    if unproven_parts(by_background, whole, smallest):
        return
    event("proven")
    sums = [
        [(other, value) for other in people[value].within(unit) if cells[other, value]]
        for value in by_background
        for unit in shown[value]
    ]
    sums += [
        [(other, v) for v in people for other in people[v].within(unit) if cells[other, v]]
        for unit in wholly
    ]
    for group in computable_groups(sums):
        assert not 0 < sum(cells[cell] for cell in group) < smallest


def test_a_table_that_is_safe() -> None:
    """Where each value is large enough in each unit, and nobody is left over, it is accepted."""
    women, men = numbers(top=20, a=10, b=10), numbers(top=15, a=8, b=7)
    check_crossed({"kvinner": women, "menn": men}, numbers(top=35, a=18, b=17), 5, source="t.csv")


def test_a_table_that_is_not_proven_is_refused() -> None:
    """The units and values are named that are too small or not told, and never a number."""
    women, men = numbers(top=23, a=11, b=9), numbers(top=17, a=6)
    whole = numbers(top=41, a=17, b=13)
    assert unproven_parts({"kvinner": women, "menn": men}, whole, 5) == (
        UnprovenPart(unit=B, background="menn", is_known=False),
        UnprovenPart(unit=B, background=None, is_known=False),
        UnprovenPart(unit=TOP, background="kvinner", is_known=True),
        UnprovenPart(unit=TOP, background="menn", is_known=False),
        UnprovenPart(unit=TOP, background=None, is_known=False),
    )
    with pytest.raises(DisclosureError) as caught:
        check_crossed({"kvinner": women, "menn": men}, whole, 5, source="t.csv")
    assert "t.csv: units are crossed by a background variable" in str(caught.value)
    assert "b × menn, b × the rest, top × kvinner" in str(caught.value)
    assert not {"23", "11", "41"} & set(str(caught.value).replace(",", " ").split())


def test_more_people_than_there_are() -> None:
    """Values that add up to more people than there are in a unit are an error in the table."""
    with pytest.raises(InvalidInputError, match="a: more people have one of the values"):
        unproven_parts({"kvinner": numbers(a=9), "menn": numbers(a=9)}, numbers(a=10), 5)


def test_every_factor_that_is_not_proven_is_told() -> None:
    """Of several factors each that is not proven is told, and each whose numbers cannot be."""
    safe = {"kvinner": numbers(a=9), "menn": numbers(a=9)}
    small = {"kvinner": numbers(a=9), "menn": numbers(a=4)}
    tables: dict[FactorKey | None, Mapping[str, Respondents]] = {
        FactorKey("ro"): small,
        FactorKey("tid"): safe,
        FactorKey("mening"): small,
    }
    wholes = dict.fromkeys(tables, numbers(a=18))
    with pytest.raises(DisclosureError) as caught:
        check_each_crossed(tables, wholes, 5, source="t.csv")
    assert "\n  factor 'ro': a × menn\n  factor 'mening': a × menn. Show" in str(caught.value)
    assert "tid" not in str(caught.value)
    wholes = dict.fromkeys(tables, numbers(a=10))
    with pytest.raises(InvalidInputError, match="3 problems") as wrong:
        check_each_crossed({**tables, FactorKey("ro"): safe}, wholes, 5, source="t.csv")
    assert [one.where for one in wrong.value.problems] == [
        "unit 'a', factor 'ro'",
        "unit 'a', factor 'tid'",
        "unit 'a', factor 'mening'",
    ]


def test_a_smallest_group_of_nobody() -> None:
    """A smallest group below 1 is refused."""
    with pytest.raises(ValueError, match="give 1 or more"):
        unproven_parts({}, numbers(), 0)
