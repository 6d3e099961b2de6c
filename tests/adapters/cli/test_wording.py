"""What things are called."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

import pytest

from arbeidsmiljo.model.distribution import ReportLevel
from arbeidsmiljo.model.events import PAYLOADS
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo_cli import status_wording, wording
from arbeidsmiljo_cli.duties import STANDING_OF, Standing
from arbeidsmiljo_cli.wording import asks, day_text, span_text, weekday_text

if TYPE_CHECKING:
    from collections.abc import Mapping

K = TypeVar("K", bound=str)


def _named(labels: Mapping[K, Text]) -> dict[str, Text]:
    return {str(key): label for key, label in labels.items()}


TABLES: list[tuple[dict[str, Text], set[str]]] = [
    (_named(wording.STATES), set(State)),
    (_named(wording.MODALITIES), set(Modality)),
    (_named(wording.FORCES), set(Force)),
    (_named(wording.ACTIVITIES), {payload.activity for payload in PAYLOADS}),
    (_named(wording.REPORTS), set(ReportLevel)),
    (_named(wording.MEASURE_STATES), set(MeasureState)),
    (_named(status_wording.STANDINGS), set(Standing)),
]
"""What is called something, and all that there is of it."""


def test_everything_has_a_name() -> None:
    """Each state, strength, activity, report and standing has a label."""
    for labels, things in TABLES:
        assert set(labels) == things
    assert set(STANDING_OF) == set(State)


def test_every_label_is_in_both_languages() -> None:
    """Each label exists in Norwegian and in English, with the same places for values."""
    labels = [label for table, _ in TABLES for label in table.values()]
    for module in (wording, status_wording):
        labels += [value for value in vars(module).values() if isinstance(value, Text)]

    for label in labels:
        norwegian, english = label.by_language["nb"], label.by_language["en"]
        assert norwegian.count("{") == english.count("{")
        assert norwegian
        assert english


@pytest.mark.parametrize(
    ("made", "written"),
    [
        (day_text(date(2026, 4, 1), "nb"), "01.04.2026"),
        (day_text(date(2026, 4, 1), "en"), "2026-04-01"),
        (day_text(None, "nb"), ""),
        (weekday_text(date(2026, 4, 1), "nb"), "ons. 01.04.2026"),
        (weekday_text(date(2026, 4, 1), "en"), "Wed 2026-04-01"),
        (span_text(date(2026, 4, 1), date(2026, 4, 1), "nb"), "01.04.2026"),
        (span_text(date(2026, 4, 1), date(2026, 4, 8), "nb"), "01.04.2026–08.04.2026"),
        (asks(Modality.MUST, Force.GUIDE, "nb"), "skal, ifølge veiledningen"),
        (asks(Modality.MUST, Force.LAW, "en"), "must, by law"),
    ],
)
def test_how_things_are_written(made: str, written: str) -> None:
    """Days and strengths are written as is usual in the language."""
    assert made == written
