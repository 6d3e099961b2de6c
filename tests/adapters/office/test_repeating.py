"""Presentations with a slide for each record, which are kept for the next time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo_office import repeating
from arbeidsmiljo_office.filler import Filler
from arbeidsmiljo_office.numbered import Numbered
from arbeidsmiljo_office.repeating import Repeating
from arbeidsmiljo_office.scanner import Scanner
from arbeidsmiljo_office.values import Given
from tests.adapters.office.repeated_decks import repeated_deck
from tests.adapters.office.slide_files import saved
from tests.effort import examples

DECK = saved(repeated_deck())
SLIDES = 3
"""How many the template has, of which one repeats."""


def slides_of_deck() -> tuple[Repeating, Numbered]:
    """Open a presentation one of whose slides repeats."""
    scanner = Scanner()
    package, main, scan = scanner.scan(DECK, name="mal.pptx")
    numbered = scan.fields()
    return Repeating.of(scanner, package, main, scan, scan.compiled()), numbered


def filler_of(slides: Repeating, numbered: Numbered, records: int) -> Filler:
    """Ask for a presentation with so many records."""
    (number,) = slides.repeats
    none = dict[int, Given]()
    filler, _ = slides.with_slides(numbered, {number: Given(records=(none,) * records)})
    return filler


@settings(max_examples=examples(15))
@given(asked=st.lists(st.integers(0, 14), min_size=1, max_size=8))
def test_what_is_kept_is_bounded(asked: list[int]) -> None:
    """All that is kept has no more slides than that, and it is what was asked for last."""
    slides, numbered = slides_of_deck()
    most = 12
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repeating, "MOST_REMEMBERED", most)
        for records in asked:
            filler = filler_of(slides, numbered, records)
            size = SLIDES - 1 + max(records, 1)

            assert slides.remembered <= most
            assert slides.remembered >= (size if size <= most else 0)
            assert (filler_of(slides, numbered, records) is filler) == (size <= most)


def test_what_was_used_last_is_kept() -> None:
    """What makes room for more is what nobody has asked for the longest."""
    slides, numbered = slides_of_deck()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repeating, "MOST_REMEMBERED", 12)
        two = filler_of(slides, numbered, 2)
        three = filler_of(slides, numbered, 3)
        assert filler_of(slides, numbered, 2) is two
        four = filler_of(slides, numbered, 4)

        assert filler_of(slides, numbered, 2) is two
        assert filler_of(slides, numbered, 4) is four
        assert filler_of(slides, numbered, 3) is not three
