"""Strategies for what respondents answered, and the contracts of engines that count it."""

from collections import Counter
from collections.abc import Callable, Mapping

from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import FactorKey, ItemKey, UnitId
from arbeidsmiljo.survey.answer_rows import NO_ANSWER, AnswerRows
from arbeidsmiljo.survey.counts import CountsEngine, leaf_counts
from arbeidsmiljo.survey.item_results import ItemResultsEngine
from arbeidsmiljo.survey.questionnaire import Item
from arbeidsmiljo.survey.results import Scale
from arbeidsmiljo.survey.summaries import Summary
from arbeidsmiljo.testing.organisations import parent_maps

Given = Mapping[ItemKey, int | None]
"""What one respondent answered: the place on the scale of each item, or None."""


@frozen(kw_only=True)
class Respondent:
    """One who answered: told here of invented people only.

    Attributes:
        unit: Where this one is counted.
        given: The answers.
    """

    unit: UnitId
    given: Given


@frozen(kw_only=True)
class Sample:
    """Some respondents, one by one.

    Attributes:
        units: The units that there are.
        values: How many values each item has.
        respondents: Who answered.
    """

    units: tuple[UnitId, ...]
    values: Mapping[ItemKey, int]
    respondents: tuple[Respondent, ...]

    def rows(self) -> AnswerRows:
        """Give the same as columns."""
        return AnswerRows(
            units=self.units,
            places=[self.units.index(one.unit) for one in self.respondents],
            columns={
                item: bytes(
                    NO_ANSWER if (place := one.given[item]) is None else place
                    for one in self.respondents
                )
                for item in self.values
            },
            values=self.values,
        )

    def distribution(self, unit: UnitId, item: ItemKey) -> tuple[int, ...]:
        """Count how many in a unit itself gave each value, one respondent after the other."""
        counted = Counter(one.given[item] for one in self.respondents if one.unit == unit)
        return tuple(counted[place] for place in range(self.values[item]))


@st.composite
def samples(
    draw: st.DrawFn, *, max_units: int = 4, max_items: int = 4, min_values: int = 1
) -> Sample:
    """Draw some respondents of some units.

    Args:
        draw: Hypothesis's.
        max_units: How many units at most; at least one.
        max_items: How many items at most.
        min_values: How many values an item has at least.
    """
    units = tuple(UnitId(f"u{place}") for place in range(draw(st.integers(1, max_units))))
    values = {
        ItemKey(f"i{place}"): number
        for place, number in enumerate(
            draw(st.lists(st.integers(min_values, 7), max_size=max_items))
        )
    }
    answers = {item: st.none() | st.integers(0, number - 1) for item, number in values.items()}
    one = st.builds(Respondent, unit=st.sampled_from(units), given=st.fixed_dictionaries(answers))
    return Sample(units=units, values=values, respondents=tuple(draw(st.lists(one, max_size=25))))


def counts_engine_contract(engine: CountsEngine) -> Callable[[], None]:
    """Make the test that every engine passes: it counts as one does who asks everybody.

    Args:
        engine: The engine under test.

    Returns:
        A test to be called, with Hypothesis's settings in force.

    Example:
        >>> from arbeidsmiljo.survey.counts import leaf_counts
        >>> counts_engine_contract(leaf_counts)()
    """

    @given(samples())
    def test(sample: Sample) -> None:
        counts = engine(sample.rows())
        assert dict(counts.values) == dict(sample.values)
        assert set(counts.units) <= set(sample.units)
        for unit in sample.units:
            for item in sample.values:
                expected = sample.distribution(unit, item)
                # A unit in which nobody answered may be left out.
                if unit in counts or any(expected):
                    assert counts.distribution(unit, item) == expected

    return test


@st.composite
def samples_in_trees(
    draw: st.DrawFn, *, max_units: int = 6
) -> tuple[Sample, Mapping[UnitId, UnitId | None]]:
    """Draw some respondents of units of a tree, not all of which need have any.

    Args:
        draw: Hypothesis's.
        max_units: How many units the tree has at most.
    """
    sample, parents = draw(samples()), draw(parent_maps(max_units=max_units))
    names = {unit: draw(st.sampled_from(sorted(parents))) for unit in sample.units}
    moved = evolve(
        sample,
        units=tuple(dict.fromkeys(names.values())),
        respondents=tuple(evolve(one, unit=names[one.unit]) for one in sample.respondents),
    )
    return moved, parents


def item_results_engine_contract(engine: ItemResultsEngine) -> Callable[[], None]:
    """Make the test that every engine passes: each unit has the answers of all below it.

    Args:
        engine: The engine under test.

    Returns:
        A test to be called, with Hypothesis's settings in force.

    Example:
        >>> from arbeidsmiljo.survey.item_results import item_results
        >>> item_results_engine_contract(item_results)()
    """

    @given(samples_in_trees(), st.data())
    def test(drawn: tuple[Sample, Mapping[UnitId, UnitId | None]], data: st.DataObject) -> None:
        sample, parents = drawn
        items = [
            Item(
                key=key,
                factor=FactorKey("f"),
                scale=Scale(minimum=data.draw(st.sampled_from((0, 1, -3))), maximum=values),
                is_reversed=data.draw(st.booleans()),
            )
            for key, values in sample.values.items()
        ]
        asked = [item for item in items if data.draw(st.booleans())]
        results = engine(leaf_counts(sample.rows()), parents, asked)
        assert results.counts.units == tuple(parents)
        for unit in parents:
            below = [one for one in sample.units if unit in _upwards(one, parents)]
            for item in items:
                own = [sample.distribution(one, item.key) for one in below]
                given_values = tuple(map(sum, zip(*own, strict=True))) or (
                    (0,) * sample.values[item.key]
                )
                summary = Summary.of(given_values, item.scale, is_reversed=item.is_reversed)
                assert results.counts.distribution(unit, item.key) == given_values
                assert results.respondents(unit, item.key) == sum(given_values)
                # To the last digit: it is made by the same sum.
                assert results.mean(unit, item.key) == (summary.mean if item in asked else None)

    return test


def _upwards(unit: UnitId, parents: Mapping[UnitId, UnitId | None]) -> list[UnitId]:
    found = [unit]
    while (parent := parents[found[-1]]) is not None:
        found.append(parent)
    return found
