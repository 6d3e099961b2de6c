"""Strategies for what respondents answered, and the contract of every engine that counts it."""

from collections import Counter
from collections.abc import Callable, Mapping

from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import ItemKey, UnitId
from arbeidsmiljo.survey.answer_rows import NO_ANSWER, AnswerRows
from arbeidsmiljo.survey.counts import CountsEngine

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
