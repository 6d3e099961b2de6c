"""Groups of equal rows become counts; how they are cut into blocks makes no difference."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError, InvalidValueError
from arbeidsmiljo.model.identifiers import ItemKey, UnitId
from arbeidsmiljo.survey.counts import Counts
from arbeidsmiljo.survey.counts_sources import Tallies, Wanted
from arbeidsmiljo.survey.tallied_answers import counts_of_tallies
from tests.core.survey.test_answers_table import MAPPING, ORGANISATION, QUESTIONNAIRE

Group = tuple[str, str, str | None, int]


def block(*groups: Group) -> Tallies:
    """Put groups together."""
    return Tallies(
        named=[True] * len(groups),
        units=[unit for unit, *_ in groups],
        items=[item for _, item, *_ in groups],
        values=[value for _, _, value, _ in groups],
        leaders=[None] * len(groups),
        numbers=[number for *_, number in groups],
    )


def counted(*blocks: Tallies) -> Counts:
    """Count some blocks."""
    return counts_of_tallies(blocks, MAPPING, ORGANISATION, QUESTIONNAIRE, source="svar")


GROUPS: Sequence[Group] = (("t", "Q1", "1", 3), ("101", "Q1", "Helt enig", 2), ("t", "Q2", "0", 5))


@given(st.lists(st.sampled_from(range(4)), min_size=3, max_size=3), st.integers(1, 6))
def test_blocks_add_up(places: list[int], parts: int) -> None:
    """In whatever blocks and parts groups come, the same is counted."""
    whole = counted(block(*((u, i, v, n * parts) for u, i, v, n in GROUPS)))
    blocks: list[list[Group]] = [[], [], [], []]
    for place, group in zip(places, GROUPS, strict=True):
        for part in range(parts):
            blocks[(place + part) % 4].append(group)
    assert counted(*(block(*groups) for groups in blocks)) == whole
    assert whole.distribution(UnitId("t"), ItemKey("q1")) == (3 * parts, 0, 0, 0, 0)
    assert whole.distribution(UnitId("101"), ItemKey("q1")) == (0, 0, 0, 0, 2 * parts)
    assert whole.distribution(UnitId("t"), ItemKey("q2")) == (5 * parts, 0, 0, 0)


def test_nobody_has_answered() -> None:
    """A table in which nothing is answered is told as such, even of units that nobody knows."""
    with pytest.raises(InvalidInputError, match="nobody has answered any of the items"):
        counted(block(("t", "Q1", None, 3), ("borte", "Q2", "", 2)))


def test_an_empty_table() -> None:
    """In an empty table every question is missing."""
    with pytest.raises(InvalidInputError) as caught:
        counted()
    assert [one.where for one in caught.value.problems] == ["question 'Q1'", "question 'Q2'"]


def test_more_than_can_be_counted() -> None:
    """A number that does not fit is refused, and not cut off."""
    with pytest.raises(InvalidValueError, match="more answers than 32 bits can count"):
        counted(block(("t", "Q1", "1", 2**31)), block(("t", "Q1", "1", 2**31)))


def test_what_a_mapping_wants() -> None:
    """The columns that a mapping gives items are the questions of a long table.

    So many units as the organisation and the mapping can name are expected, and not many more.
    """
    names = len(ORGANISATION.units) + len(MAPPING.units)
    assert Wanted.of(MAPPING, ORGANISATION) == Wanted(
        unit="Enhet", items=("Q1", "Q2"), most_units=3 * names
    )
