"""How long the texts of a workbook are that its cells share is known before they are given out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo_tabular import shared_texts
from arbeidsmiljo_tabular.plain_sheets import read_plain
from arbeidsmiljo_tabular.shared_texts import SharedTexts
from arbeidsmiljo_tabular.table_formats import WorkbookTables
from tests.adapters.tabular.workbooks import workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

SHEET = "xl/worksheets/sheet1.xml"
TEXTS = "xl/sharedStrings.xml"


def found(texts: bytes, cells: bytes, *, size: int = 1024**2) -> SharedTexts:
    """Look at a part of texts and a sheet, some bytes at a time, to the ends of tags."""
    look = SharedTexts()
    for path, part in ((SHEET, cells), (TEXTS, texts)):
        piece = b""
        for one in part.split(b">")[:-1]:
            piece += one + b">"
            if len(piece) >= size:
                look.at(path, piece)
                piece = b""
        look.at(path, piece)
    return look


def sharing(places: Sequence[int]) -> bytes:
    """Write cells that share texts."""
    return b"".join(b'<c r="A1" t="s"><v>%d</v></c>' % place for place in places)


@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=6),
    st.lists(st.integers(0, 5), max_size=20),
    st.integers(64, 200),
)
def test_each_text_counts_as_often_as_cells_have_it(
    lengths: Sequence[int], places: Sequence[int], size: int
) -> None:
    """Texts with what stands around them are at most the bound, wherever the pieces end."""
    items = [b"<si><t>" + length * b"x" + b"</t></si>" for length in lengths]
    # The end of the part counts for the last text.
    ends = [*(len(item) for item in items[:-1]), len(items[-1]) + len(b"</sst>")]
    given_out = sum(ends[place] for place in places if place < len(ends))
    texts = b"<sst>" + b"".join(items) + b"</sst>"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shared_texts, "MOST_BYTES", given_out)
        assert found(texts, sharing(places), size=size).are_within_bounds
        # Of the last cell it is not known whether it is whole.
        fewer = sum(ends[place] for place in places[:-1] if place < len(ends))
        patch.setattr(shared_texts, "MOST_BYTES", fewer - 1)
        assert not found(texts, sharing(places), size=size).are_within_bounds


@pytest.mark.parametrize(
    ("texts", "cells"),
    [
        (b"<sst><!-- <si></si> --><si><t>x</t></si></sst>", b""),
        (b"<sst><?x <si></si>?><si><t>x</t></si></sst>", b""),
        (b"<sst><si><si/><t>x</t></si></sst>", b""),
        (b"<sst><si><t>x</t></si></sst>", b'<c t="s"><v>&#48;</v></c><c r="B1">'),
    ],
)
def test_what_hides_texts_is_not_trusted(texts: bytes, cells: bytes) -> None:
    """Where texts could be counted in another way than they are read, nothing is known."""
    assert not found(texts, cells).are_within_bounds


def test_a_long_text_that_many_cells_share_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not read fast, and comes out the same: all cells have the very same text."""
    data = workbook([["Enhet", "K01"], *(("x" * 5_000, "x" * 5_000) for _ in range(20))], [])
    fast = read_plain(data)
    monkeypatch.setattr(shared_texts, "MOST_BYTES", 150_000)
    assert fast is not None
    assert read_plain(data) is None
    (careful,) = (one for one in WorkbookTables().read(data, name="x") if one.size)
    assert list(careful.columns[0].cells) == list(fast[0].columns[0].cells)
    assert len({id(cell) for column in careful.columns for cell in column.cells}) == 1


def test_a_workbook_with_nothing_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers alone are within any bound."""
    monkeypatch.setattr(shared_texts, "MOST_BYTES", 0)
    assert SharedTexts().are_within_bounds
    assert found(b"<sst></sst>", b'<c r="A1"><v>1</v></c>').are_within_bounds
