"""How the cells of a table in a Word document look by its style."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from attrs import frozen

from arbeidsmiljo_office.accessibility.elements import inner, inners, value, whole
from arbeidsmiljo_office.markup import Element

if TYPE_CHECKING:
    from arbeidsmiljo_office.accessibility.word_look import WordLook

_BITS: Final = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_REGIONS: Final = {
    "firstRow": "firstRow",
    "lastRow": "lastRow",
    "firstColumn": "firstCol",
    "lastColumn": "lastCol",
}


@frozen(kw_only=True)
class WordTable:
    """What is the same for all cells of a table, read once.

    Attributes:
        styles: The style of the table and those that it is based on, the nearest first.
        parts: What they say of each part of a table, what counts most first.
        on: What the table says of its look: the parts that it shows, the bands that it has not.
        band: How many rows each band has.
        last_row: Its number, from 0.
        last_column: The same of its columns.
    """

    styles: Sequence[Element]
    parts: Mapping[str, Sequence[Element]]
    on: frozenset[str]
    band: int
    last_row: int
    last_column: int

    @classmethod
    def read(cls, table: Element, look: WordLook, *, rows: int) -> WordTable:
        """Read a table.

        Args:
            table: The `w:tbl`.
            look: The styles of the document.
            rows: How many rows it has.
        """
        styles = look.chain("table", value(inner(table, "tblPr", "tblStyle")))
        parts = dict[str, list[Element]]()
        for style in styles:
            for part in inners(style, "tblStylePr"):
                parts.setdefault(value(part, "type") or "", []).append(part)
        sizes = (inner(style, "tblPr", "tblStyleRowBandSize") for style in styles)
        return cls(
            styles=styles,
            parts=parts,
            on=_on(inner(table, "tblPr", "tblLook")),
            band=next((max(1, whole(value(one), 1)) for one in sizes if one is not None), 1),
            last_row=rows - 1,
            last_column=len(inners(inner(table, "tblGrid"), "gridCol")) - 1,
        )

    def of_cell(self, row: int, column: int) -> list[Element]:
        """Return what the style says of a cell, what counts most first.

        Args:
            row: Its row, from 0.
            column: Its column, from 0.

        Returns:
            Elements with the properties of text, paragraphs and cells in them.
        """
        found = list[Element]()
        for region in self._regions(row, column):
            found += self.parts.get(region, ())
        return [*found, *self.styles]

    def _regions(self, row: int, column: int) -> list[str]:
        """Return the parts of the table that a cell belongs to, those that count most first."""
        there = {
            "firstRow": row == 0,
            "lastRow": row == self.last_row,
            "firstColumn": column == 0,
            "lastColumn": column == self.last_column,
        }
        found = [_REGIONS[name] for name in there if there[name] and name in self.on]
        if "noHBand" not in self.on and "firstRow" not in found:
            number = row - ("firstRow" in self.on)
            found.append("band2Horz" if number // self.band % 2 else "band1Horz")
        if "noVBand" not in self.on:
            number = column - ("firstColumn" in self.on)
            found.append("band2Vert" if number % 2 else "band1Vert")
        return [*found, "wholeTable"]


def _on(look: Element | None) -> frozenset[str]:
    """Return what a table says of its look, one by one or, as old programs do, in one number."""
    try:
        bits = int(value(look) or "0", 16)
    except ValueError:
        bits = 0
    found = set[str]()
    for name, bit in _BITS.items():
        said = value(look, name)
        if bool(bits & bit) if said is None else said in {"1", "true", "on"}:
            found.add(name)
    return frozenset(found)
