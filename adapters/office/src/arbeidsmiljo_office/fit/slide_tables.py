"""Reading tables with fields out of a presentation, to be measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from arbeidsmiljo_office.accessibility.table_styles import TableRegions
from arbeidsmiljo_office.fit.elements import EMU, inside, local, points, whole
from arbeidsmiljo_office.fit.found import CellText, TableText
from arbeidsmiljo_office.fit.frame import Frame
from arbeidsmiljo_office.fit.room import Room
from arbeidsmiljo_office.fit.slide_frames import Deck, read_slide_paragraphs
from arbeidsmiljo_office.fit.table import Table, TableCell, TableRow, Turn
from arbeidsmiljo_office.markup import Element
from arbeidsmiljo_office.package import Package

_BESIDE: Final = 7.2
_ABOVE: Final = 3.6
_STRONG: Final = frozenset({"firstRow", "lastRow", "firstCol", "lastCol"})
"""The parts of a table that are bold in the styles that PowerPoint knows itself."""
_PLAIN: Final = frozenset(
    {"{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}", ""}
)
"""Those of them that have no bold text: no style, with and without a grid."""
_ON: Final = {"1", "true"}
_NOTHING: Final = CellText(asked=())


def read_tables(package: Package, tables: Mapping[int, TableText]) -> Mapping[int, Table]:
    """Read tables.

    Args:
        package: The presentation.
        tables: Where their fields stand, by the number of the table.

    Returns:
        Number of a table to it; none for one whose place on the slide cannot be told.
    """
    deck = Deck(package)
    return {
        number: table for number, text in tables.items() if (table := _read(deck, text)) is not None
    }


def _read(deck: Deck, text: TableText) -> Table | None:
    element = deck.table(text.part, text.table)
    frame = next((one for one in element.iterancestors() if local(one) == "graphicFrame"), None)
    corner = inside(frame, "xfrm", "off")
    if frame is None or corner is None:
        return None
    if any(local(around) == "grpSp" for around in frame.iterancestors()):
        return None
    reader = _Reader(deck=deck, text=text, table=element, regions=TableRegions.of(element))
    asked = [one.slot for cell in text.cells.values() for one in cell.asked]
    return Table(
        rows=tuple(reader.rows()),
        top=points(corner.get("y"), 0.0),
        bottom=deck.size[1],
        slots=frozenset(
            [slot.resolved() for slot in asked if not slot.is_column]
            + [repeats.slot.resolved() for repeats in text.repeats.values()]
        ),
    )


@frozen(kw_only=True)
class _Reader:
    """Reads the rows of one table."""

    deck: Deck
    text: TableText
    table: Element
    regions: TableRegions

    def rows(self) -> Iterator[TableRow]:
        """Yield its rows."""
        grid = inside(self.table, "tblGrid")
        widths = [whole(one.get("w"), 0) / EMU for one in (() if grid is None else grid)]
        rows = [one for one in self.table if local(one) == "tr"]
        for number, row in enumerate(rows):
            repeats = self.text.repeats.get(number)
            turn = None
            if repeats is not None:
                turn = Turn(
                    slot=repeats.slot.resolved(), block=repeats.block, blocks=repeats.blocks
                )
            cells = [one for one in row if local(one) == "tc"]
            yield TableRow(
                height=whole(row.get("h"), 0) / EMU,
                cells=tuple(
                    found
                    for column, cell in enumerate(cells)
                    if (found := self._cell(cell, number, column, widths)) is not None
                ),
                turn=turn,
            )

    def _cell(
        self, cell: Element, row: int, column: int, widths: Sequence[float]
    ) -> TableCell | None:
        """Read a cell; None where it is covered, or its text is not level."""
        properties, body = inside(cell, "tcPr"), inside(cell, "txBody")
        said = dict[str, str]()
        if properties is not None:
            said |= {str(key): str(value) for key, value in properties.attrib.items()}
        if any(cell.get(key) in _ON for key in ("hMerge", "vMerge")) or body is None:
            return None
        if said.get("vert", "horz") != "horz":
            return None
        across = max(whole(cell.get("gridSpan"), 1), 1)
        width = sum(widths[column : column + across])
        width -= points(said.get("marL"), _BESIDE) + points(said.get("marR"), _BESIDE)
        style = self.deck.cell_style(self.text.part, cell, is_bold=self._is_bold(row, column))
        text = self.text.cells.get((row, column), _NOTHING)
        paragraphs = [one for one in body if local(one) == "p"]
        return TableCell(
            frame=Frame(
                paragraphs=tuple(read_slide_paragraphs(paragraphs, text, style)),
                room=Room(width=width, height=0.0),
                slots=frozenset(one.slot.resolved() for one in text.asked),
            ),
            margins=points(said.get("marT"), _ABOVE) + points(said.get("marB"), _ABOVE),
            rows=max(whole(cell.get("rowSpan"), 1), 1),
        )

    def _is_bold(self, row: int, column: int) -> bool:
        """Tell whether the style of the table makes a cell bold."""
        identity = inside(self.table, "tblPr", "tableStyleId")
        key = "" if identity is None else (identity.text or "").strip()
        regions = self.regions.at(row, column)
        styles = self.deck.table_styles
        for style in () if styles is None else styles:
            if style.get("styleId") == key:
                texts = (inside(style, region, "tcTxStyle") for region in regions)
                said = (one.get("b") for one in texts if one is not None)
                return next((one for one in said if one is not None), "off") == "on"
        return key not in _PLAIN and not _STRONG.isdisjoint(regions)
