"""Reading fields back out of presentations that people have filled, edited and saved."""

from __future__ import annotations

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.filled_files import DECK_READ, DECK_ROWS, DECK_VALUES, deck
from tests.adapters.office.slide_files import (
    move_first_slide_last,
    new_deck,
    new_slide,
    opened,
    saved,
    slide_table,
)


def test_a_presentation_is_read_back() -> None:
    """The same holds for slides, their tables and notes; a chart was found, and is no text."""
    template = OfficeTemplateEngine().open(saved(deck()), name="mal.pptx")

    reading = template.read(template.fill(DECK_VALUES, language="nb").data)

    assert dict(reading.values) == DECK_READ
    assert reading.rows == {"tiltak-frist": tuple(DECK_ROWS)}
    assert reading.unmatched == ()


def test_slides_that_were_moved_and_copied() -> None:
    """A field is known by what surrounds it, wherever its slide is now."""
    template = OfficeTemplateEngine().open(saved(deck()), name="mal.pptx")
    filled = opened(template.fill(DECK_VALUES, language="nb").data)
    move_first_slide_last(filled)
    new_slide(filled, "Et nytt lysbilde")

    reading = template.read(saved(filled))
    assert reading.rows == {"tiltak-frist": tuple(DECK_ROWS)}
    assert dict(reading.values) == DECK_READ


def test_a_table_that_was_continued_is_read_whole() -> None:
    """A second table under the same header holds more rows of the same."""
    deck = new_deck()
    slide_table(new_slide(deck, "Tiltak").shapes, [["Tiltak", "Frist"], ["=a", "=b"]])
    template = OfficeTemplateEngine().open(saved(deck), name="mal.pptx")
    filled = opened(template.fill({"a-b": [{"a": "1", "b": "2"}]}, language="nb").data)
    slide_table(new_slide(filled, "Flere tiltak").shapes, [["Tiltak", "Frist"], ["3", "4"]])

    assert template.read(saved(filled)).rows == {
        "a-b": ({"a": "1", "b": "2"}, {"a": "3", "b": "4"})
    }
