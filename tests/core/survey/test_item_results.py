"""Results of items are what all in a unit and below it answered."""

from __future__ import annotations

import pytest

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.identifiers import FactorKey, ItemKey, UnitId
from arbeidsmiljo.survey.counts import Counts
from arbeidsmiljo.survey.item_results import item_results
from arbeidsmiljo.survey.questionnaire import Item
from arbeidsmiljo.survey.results import Scale
from arbeidsmiljo.testing.counting import item_results_engine_contract

TOP, A = UnitId("top"), UnitId("a")
ROLE = Item(key=ItemKey("rolle"), factor=FactorKey("f"), scale=Scale(minimum=1, maximum=2))


def test_the_reference_adds_up_as_one_does_who_asks_everybody() -> None:
    """The reference passes the contract of engines."""
    item_results_engine_contract(item_results)()


def test_what_is_not_there() -> None:
    """An item that is not counted is named, and a unit that is not in the tree."""
    counts = Counts(units=(A,), values={ROLE.key: 2}, rows=[bytes([3, 0, 0, 0, 1, 0, 0, 0])])
    results = item_results(counts, {TOP: None, A: TOP}, [ROLE])
    assert (results.respondents(TOP, ROLE.key), results.mean(TOP, ROLE.key)) == (4, 1.25)
    with pytest.raises(NotFoundError, match="item 'ro'"):
        item_results(
            counts, {A: None}, [Item(key=ItemKey("ro"), factor=ROLE.factor, scale=ROLE.scale)]
        )
    with pytest.raises(NotFoundError, match="unit 'a'"):
        item_results(counts, {TOP: None}, [ROLE])
