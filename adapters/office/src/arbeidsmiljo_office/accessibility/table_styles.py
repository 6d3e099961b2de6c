"""How the tables of a presentation look by their style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from arbeidsmiljo_office.accessibility.deck import Slide
from arbeidsmiljo_office.accessibility.elements import inner, inners, whole
from arbeidsmiljo_office.accessibility.paint import CLEAR, Fill
from arbeidsmiljo_office.markup import Element

if TYPE_CHECKING:
    from collections.abc import Sequence

_MEDIUM: Final = {
    "{073A0DAA-6AF3-43AB-8588-CEC1D06C72B9}": "dk1",
    "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}": "accent1",
    "{21E4AEA4-8DFA-4A89-87EB-49C32662AFE0}": "accent2",
    "{F5AB1C69-6EDB-4FF4-983F-18BD219EF322}": "accent3",
    "{00A15C55-8517-42AA-B614-E9B94910E393}": "accent4",
    "{7DF18680-E054-41AD-8BC1-D1AEF772440D}": "accent5",
    "{93296810-A885-4BE3-A6E7-6D5BEEA58F35}": "accent6",
}
"""Medium style 2, which PowerPoint knows without the file's saying what it is."""
_PLAIN: Final = frozenset(
    {"{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}", ""}
)
"""No style, with and without a grid."""
_STRONG: Final = frozenset({"firstRow", "lastRow", "firstCol", "lastCol"})
_BAND_TINT: Final = 0.4
_TINT: Final = 0.2


@frozen(kw_only=True)
class CellLook:
    """How a cell looks by the style of its table.

    Attributes:
        fill: Of the cell; None where it cannot be told.
        colour: Of its text; None where the style does not say it.
        bold: Whether its text is.
    """

    fill: Fill | None = CLEAR
    colour: str | None = None
    bold: bool = False


@frozen(kw_only=True)
class TableRegions:
    """The parts of a table that its style tells apart, read once for all its cells.

    Attributes:
        on: Those that the table shows.
        last_row: Its number, from 0.
        last_column: The same of its columns.
    """

    on: frozenset[str]
    last_row: int
    last_column: int

    @classmethod
    def of(cls, table: Element) -> TableRegions:
        """Read which parts a table shows, and how large it is."""
        properties = inner(table, "tblPr")
        return cls(
            on=frozenset(
                name
                for name in ("firstRow", "lastRow", "firstCol", "lastCol", "bandRow", "bandCol")
                if properties is not None and properties.get(name) in {"1", "true"}
            ),
            last_row=len(inners(table, "tr")) - 1,
            last_column=len(inners(inner(table, "tblGrid"), "gridCol")) - 1,
        )

    def at(self, row: int, column: int) -> list[str]:
        """Return the parts that a cell belongs to, those that count most first."""
        found = [
            name
            for name, there in (
                ("firstRow", row == 0),
                ("lastRow", row == self.last_row),
                ("firstCol", column == 0),
                ("lastCol", column == self.last_column),
            )
            if there and name in self.on
        ]
        if "firstRow" in found or "lastRow" in found:
            return [*found, "wholeTbl"]
        if "bandRow" in self.on:
            found.append("band2H" if (row - ("firstRow" in self.on)) % 2 else "band1H")
        if "bandCol" in self.on:
            found.append("band2V" if (column - ("firstCol" in self.on)) % 2 else "band1V")
        return [*found, "wholeTbl"]


@frozen(kw_only=True)
class TableLook:
    """How the cells of a table look by its style, which is found once for all of them.

    Attributes:
        slide: The slide.
        key: What the style is called.
        style: The style; None for one that the presentation does not hold.
        regions: The parts of the table.
    """

    slide: Slide
    key: str
    style: Element | None
    regions: TableRegions

    @classmethod
    def of(cls, slide: Slide, table: Element) -> TableLook:
        """Find the style of a table.

        Args:
            slide: The slide.
            table: The `a:tbl`.
        """
        identity = inner(table, "tblPr", "tableStyleId")
        key = "" if identity is None else (identity.text or "").strip()
        styles = inners(slide.table_styles, "tblStyle")
        style = next((found for found in styles if found.get("styleId") == key), None)
        return cls(slide=slide, key=key, style=style, regions=TableRegions.of(table))

    def cell(self, row: int, column: int) -> CellLook:
        """Return the look of a cell, by its row and its column, from 0."""
        regions = self.regions.at(row, column)
        if self.style is not None:
            return _read(self.slide, self.style, regions)
        if self.key in _MEDIUM:
            return _medium(self.slide, _MEDIUM[self.key], regions)
        return CellLook() if self.key in _PLAIN else CellLook(fill=None)


def _read(slide: Slide, style: Element, regions: Sequence[str]) -> CellLook:
    fill: Fill | None = None
    colour: str | None = None
    bold: bool | None = None
    for region in regions:
        part = inner(style, region)
        if fill is None:
            holder = inner(part, "tcStyle", "fill")
            reference = inner(part, "tcStyle", "fillRef")
            found = None if holder is None else slide.paint.fill(next(iter(holder), None))
            if found is None and reference is not None and whole(reference.get("idx")):
                named = slide.paint.colour(reference)
                found = None if named is None else Fill((named,))
            fill = found
        text = inner(part, "tcTxStyle")
        colour = colour or slide.paint.colour(text)
        if bold is None and text is not None and text.get("b") is not None:
            bold = text.get("b") == "on"
    if fill is None:
        holder = inner(style, "tblBg", "fill")
        fill = CLEAR if holder is None else slide.paint.fill(next(iter(holder), None))
    return CellLook(fill=fill, colour=colour, bold=bool(bold))


def _medium(slide: Slide, name: str, regions: Sequence[str]) -> CellLook:
    named = slide.paint.palette.named
    accent, light, dark = (named(one) or "" for one in (name, "lt1", "dk1"))
    if not (accent and light and dark):
        return CellLook(fill=None)
    if _STRONG & set(regions):
        return CellLook(fill=Fill((accent,)), colour=light, bold=True)
    share = _BAND_TINT if {"band1H", "band1V"} & set(regions) else _TINT
    tint = Fill((accent,), share).over(Fill(("FFFFFF",)))
    return CellLook(fill=tint, colour=dark)


def is_headed(table: Element) -> bool:
    """Tell whether the first row of a table is marked as its header."""
    properties = inner(table, "tblPr")
    return properties is not None and properties.get("firstRow") in {"1", "true"}
