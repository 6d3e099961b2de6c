"""The largest safe publication."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from attrs import evolve
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import DisclosureError
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.candidates import Candidates
from arbeidsmiljo.survey.disclosure import is_safe
from arbeidsmiljo.survey.respondents import Respondents
from arbeidsmiljo.survey.suppression import largest_safe, largest_safe_of_each
from arbeidsmiljo.testing.publication import (
    Population,
    is_proven_safe,
    leaks,
    populations,
    suppression_engine_contract,
)

TOP, A, B, C = map(UnitId, ("top", "a", "b", "c"))


def star(**own: int) -> Respondents:
    """Make a top with units directly below it."""
    numbers = {UnitId(unit): n for unit, n in own.items()}
    return Respondents(
        parents={TOP: None, **dict.fromkeys(numbers, TOP)},
        numbers={TOP: sum(own.values()), **numbers},
    )


test_equals_enumeration = suppression_engine_contract(largest_safe_of_each)


def test_contract_finds_what_is_not_best() -> None:
    """An engine that leaks, or that hides more than it has to, does not pass the contract."""

    def leaking(candidates: Candidates) -> Sequence[frozenset[UnitId]]:
        return largest_safe_of_each(evolve(candidates, smallest=[1] * len(candidates.smallest)))

    def cautious(candidates: Candidates) -> Sequence[frozenset[UnitId]]:
        return largest_safe_of_each(
            evolve(candidates, smallest=[k + 1 for k in candidates.smallest])
        )

    # Tried until it is found, and no smaller example is looked for.
    thoroughly = settings(max_examples=5000, phases=[Phase.generate])
    for engine in (leaking, cautious):
        with pytest.raises(AssertionError):
            thoroughly(suppression_engine_contract(engine))()


def test_what_an_engine_chooses_is_checked() -> None:
    """Of an engine that is wrong nothing is taken."""

    def leaking(candidates: Candidates) -> Sequence[frozenset[UnitId]]:
        return [frozenset(candidates.tree.units)] * len(candidates.smallest)

    with pytest.raises(DisclosureError, match="use another engine"):
        largest_safe(star(a=2, b=9), 5, engine=leaking)
    with pytest.raises(DisclosureError, match="use another engine"):
        largest_safe(star(a=8, b=9), 5, hidden=[A], engine=leaking)


def test_a_small_unit_hides_another() -> None:
    """Beside a unit that is too small another is hidden, so that the difference is large."""
    assert largest_safe(star(a=2, b=9), 5) == {TOP}
    assert largest_safe(star(a=2, b=6, c=9), 5) == {TOP, B}


def test_ties_go_to_the_smallest_id() -> None:
    """Of two units that would do, the one with the smaller id is shown."""
    assert largest_safe(star(a=6, b=9, c=2), 5) == {TOP, A}


def test_upper_levels_come_first() -> None:
    """A unit is shown even where many below it have to be hidden for it."""
    respondents = Respondents(
        parents={TOP: None, A: TOP, B: A, C: A}, numbers={TOP: 12, A: 12, B: 5, C: 7}
    )
    assert largest_safe(respondents, 6) == {TOP, A}


def test_two_small_units_hide_each_other() -> None:
    """Two hidden units that are large enough together need no third."""
    assert largest_safe(star(a=2, b=3, c=9), 5) == {TOP, C}


def test_too_small_an_enterprise_shows_nothing() -> None:
    """Where fewer than the smallest group answered nothing is shown."""
    assert largest_safe(star(a=1, b=3), 5) == frozenset()


def test_a_unit_of_nobody_may_be_shown() -> None:
    """That nobody answered tells of nobody."""
    assert largest_safe(star(a=0, b=9), 5) == {TOP, A, B}


def test_empty_tree() -> None:
    """Without units nothing is shown."""
    assert largest_safe(Respondents(parents={}, numbers={}), 5) == frozenset()


def test_group_of_nobody_is_refused() -> None:
    """A smallest group below 1 is an error."""
    with pytest.raises(ValueError, match="smallest group is 0"):
        largest_safe(star(a=5), 0)


@given(populations(max_units=7), st.integers(2, 8))
def test_nothing_leaks(population: Population, smallest: int) -> None:
    """No small group is a combination of what is shown."""
    published = largest_safe(population.respondents(), smallest)
    assert not leaks(population, published, smallest)


@given(populations(max_units=7), st.integers(2, 8), st.data())
def test_the_proof_of_safety_misses_no_leak(
    population: Population, smallest: int, data: st.DataObject
) -> None:
    """The proof for trees of any size says of small ones what looking at every group says."""
    published = data.draw(st.frozensets(st.sampled_from(sorted(population.parents))))
    assert is_proven_safe(population, published, smallest) != leaks(population, published, smallest)


@given(populations(max_units=40, max_own=14), st.integers(2, 8), st.data())
def test_safe_on_larger_trees(population: Population, smallest: int, data: st.DataObject) -> None:
    """Whatever the tree, what is shown is safe and nothing of it was to be hidden."""
    hidden = data.draw(st.frozensets(st.sampled_from(sorted(population.parents))))
    respondents = population.respondents()
    published = largest_safe(respondents, smallest, hidden=hidden)
    assert is_safe(respondents, published, smallest)
    assert not published & (hidden | population.unknown)


@given(populations(max_units=30), st.integers(2, 8), st.randoms(use_true_random=False))
def test_order_does_not_matter(population: Population, smallest: int, random: Random) -> None:
    """The units and numbers can be given in any order."""
    respondents = population.respondents()
    parents, numbers = list(respondents.parents.items()), list(respondents.numbers.items())
    random.shuffle(parents)
    random.shuffle(numbers)
    shuffled = Respondents(parents=dict(parents), numbers=dict(numbers))
    assert largest_safe(shuffled, smallest) == largest_safe(respondents, smallest)


@given(populations(max_units=30), st.integers(2, 8))
def test_top_is_shown_where_it_is_large_enough(population: Population, smallest: int) -> None:
    """The top is hidden only where its number is unknown or too small."""
    respondents = population.respondents()
    top = respondents.downwards[0]
    n = respondents.numbers.get(top)
    shown = n is not None and (n == 0 or n >= smallest)
    assert (top in largest_safe(respondents, smallest)) == shown


@given(populations(max_units=30), st.integers(2, 8))
def test_hiding_what_is_hidden_changes_nothing(population: Population, smallest: int) -> None:
    """Asking for what is hidden to be hidden gives the same units."""
    respondents = population.respondents()
    published = largest_safe(respondents, smallest)
    hidden = population.parents.keys() - published
    assert largest_safe(respondents, smallest, hidden=hidden) == published


def test_deep_tree() -> None:
    """A tree may be deeper than Python's stack."""
    units = [UnitId(f"u{number:05d}") for number in range(5000)]
    respondents = Respondents(
        parents={unit: units[place - 1] if place else None for place, unit in enumerate(units)},
        numbers={unit: len(units) - place for place, unit in enumerate(units)},
    )
    published = largest_safe(respondents, 5)
    assert is_safe(respondents, published, 5)
    assert published == set(units[::5])
