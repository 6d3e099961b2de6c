"""How much work it is to find what keeps somebody from reading a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from lxml import etree

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.slide_files import Thing, new_deck, new_slide, saved, slide_table
from tests.adapters.office.word_files import paragraph, run, table, text_row, word_file

_ENGINE: Final = OfficeTemplateEngine()
_ROWS: Final = 150


class _Walked(etree.ElementBase):
    """An element that counts the elements that are looked at below it."""

    walked = 0

    def __iter__(self) -> Thing:
        for child in super().__iter__():
            _Walked.walked += 1
            yield child

    def find(self, path: Thing, namespaces: Thing = None) -> Thing:
        _Walked.walked += 1
        return super().find(path, namespaces)

    def findall(self, path: Thing, namespaces: Thing = None) -> Thing:
        found = super().findall(path, namespaces)
        _Walked.walked += len(found)
        return found


def walked(data: bytes) -> int:
    """Count the elements that are looked at when a document is checked."""
    _Walked.walked = 0
    etree.set_element_class_lookup(etree.ElementDefaultClassLookup(element=_Walked))
    try:
        _ENGINE.barriers(data, name="mal.docx")
    finally:
        etree.set_element_class_lookup(None)
    return _Walked.walked


def page(rows: int) -> bytes:
    """Return a document with a table of as many rows."""
    return word_file(
        table(*(text_row("Tiltak", "Frist") for _ in range(rows))), paragraph(run("x"))
    )


def wide_page(columns: int) -> bytes:
    """Return a document with a table of as many columns."""
    return word_file(table(text_row(*["Frist"] * columns), columns=columns), paragraph(run("x")))


def deck(rows: int) -> bytes:
    """Return a presentation with a table of as many rows."""
    made = new_deck()
    slide_table(new_slide(made, "Tiltak").shapes, [["Tiltak", "Frist"]] * rows)
    return saved(made)


@pytest.mark.parametrize("made", [page, wide_page, deck])
def test_a_table_is_checked_in_time_that_grows_with_its_size(
    made: Callable[[int], bytes],
) -> None:
    """Twice the rows, or the columns, are at most twice the elements that are looked at."""
    once, twice = walked(made(_ROWS)), walked(made(2 * _ROWS))

    assert _ROWS < once < twice <= 2 * once
