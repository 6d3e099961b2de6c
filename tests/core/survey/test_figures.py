"""Figures that somebody has published."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.survey.figures import Figure, crossed_of, shown_of
from arbeidsmiljo.testing.publication import Population, populations


def figure(unit: str, parent: str | None, n: int | None, factor: str = "") -> Figure:
    """Make a figure that is shown."""
    return Figure(
        unit=UnitId(unit),
        parent=None if parent is None else UnitId(parent),
        respondents=n,
        factor=FactorKey(factor) if factor else None,
    )


@given(populations(), st.data())
def test_numbers_of_what_is_shown(population: Population, data: st.DataObject) -> None:
    """A number is that of a unit that is shown; the place of every unit is kept."""
    numbers = population.respondents().numbers
    hidden = data.draw(st.frozensets(st.sampled_from(sorted(population.parents))))
    figures = [
        Figure(
            unit=unit,
            parent=parent,
            respondents=numbers.get(unit),
            is_shown=unit not in hidden and unit in numbers,
        )
        for unit, parent in population.parents.items()
    ]
    found = shown_of(figures, source="svar")[None]
    assert found.parents == population.parents
    assert found.numbers == {unit: n for unit, n in numbers.items() if unit not in hidden}


def test_each_factor_has_its_numbers() -> None:
    """Factors are told apart, each on the tree of all units."""
    found = shown_of(
        [
            figure("t", None, 9, "ro"),
            figure("a", "t", 5, "ro"),
            figure("t", None, 8, "mening"),
        ],
        source="svar",
    )
    assert {key: dict(one.numbers) for key, one in found.items()} == {
        "ro": {"t": 9, "a": 5},
        "mening": {"t": 8},
    }
    assert set(found[FactorKey("mening")].parents) == {"t", "a"}


def test_all_that_is_wrong_is_told_at_once() -> None:
    """Units told twice, without a place or under two others are told together."""
    with pytest.raises(InvalidInputError) as caught:
        shown_of(
            [
                figure("t", None, 9),
                figure("t", None, 8),
                figure("a", "borte", 5, "ro"),
                figure("a", "t", 5, "mening"),
                figure("b", "b", 5),
            ],
            source="svar.csv",
        )
    assert [str(one) for one in caught.value.problems] == [
        "unit 't': is told twice; keep one",
        "unit 'a', factor 'mening': has another unit above it than before; keep one",
        "unit 'a': there is no unit 'borte' to stand above it",
        "unit 'b': stands above itself, or below a unit that does",
    ]
    with pytest.raises(InvalidInputError) as caught:
        shown_of([figure("t", None, 5), figure("t", None, 7), figure("a", "t", 6)], source="svar")
    assert [str(one) for one in caught.value.problems] == [
        "unit 't': is told twice; keep one",
        "unit 't': fewer answered than in the units below together; count those below too",
    ]


def test_numbers_and_other_places_are_looked_at_where_there_is_no_tree() -> None:
    """The place of a row that is one too many, and all numbers, are told with what is no tree."""
    with pytest.raises(InvalidInputError) as caught:
        shown_of(
            [
                figure("t", None, 5, "ro"),
                figure("t", "zz", 5, "ro"),
                figure("a", "borte", -1, "ro"),
                figure("b", "t", 6, "ro"),
            ],
            source="svar",
        )
    assert [str(one) for one in caught.value.problems] == [
        "unit 't', factor 'ro': is told twice; keep one",
        "unit 'a': there is no unit 'borte' to stand above it",
        "unit 't': there is no unit 'zz' to stand above it",
        "unit 'a', factor 'ro': the number is below 0; give how many answered",
        (
            "unit 't', factor 'ro': fewer answered than in the units below together; count those "
            "below too"
        ),
    ]


def test_numbers_that_do_not_add_up() -> None:
    """A unit with fewer than those below it is named with the factor, and without its number."""
    with pytest.raises(InvalidInputError) as caught:
        shown_of([figure("t", None, 31, "ro"), figure("a", "t", 47, "ro")], source="svar.csv")
    (problem,) = caught.value.problems
    assert problem.where == "unit 't', factor 'ro'"
    assert "31" not in problem.what
    assert "47" not in problem.what


def test_what_is_shown_has_its_number() -> None:
    """A unit that is shown without its n cannot be judged, and is named."""
    with pytest.raises(InvalidInputError, match="unit 'a': is shown without its n"):
        shown_of([figure("t", None, 9), figure("a", "t", None)], source="svar.csv")


def test_units_crossed_by_a_background_variable() -> None:
    """Figures of those who have a value are apart from those of all, also where none are told."""
    made = [
        figure("a", None, 9),
        evolve(figure("a", None, 5), background="kvinner"),
        evolve(figure("a", None, 4), background="menn"),
        evolve(figure("b", "a", 3), background="menn", factor=FactorKey("ro")),
    ]
    whole = shown_of(made, source="t")
    crossed = crossed_of(made, source="t")
    assert dict(whole[None].numbers) == {"a": 9}
    assert dict(whole[FactorKey("ro")].numbers) == {}
    assert {value: dict(one.numbers) for value, one in crossed[None].items()} == {
        "kvinner": {"a": 5},
        "menn": {"a": 4},
    }
    assert crossed_of(made[:1], source="t") == {}
    with pytest.raises(InvalidInputError, match="unit 'a', 'menn': is told twice"):
        crossed_of([*made, made[2]], source="t")
