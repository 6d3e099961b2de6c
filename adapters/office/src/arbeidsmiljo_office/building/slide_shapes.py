"""The shapes on slides, as PresentationML; `#id#` stands for a shape's number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from arbeidsmiljo_office.building.blocks import Span, Weight, plain
from arbeidsmiljo_office.building.design import YELLOW
from arbeidsmiljo_office.building.pattern import square
from arbeidsmiljo_office.building.placed import (
    CALL_OUT_EDGE,
    CALL_OUT_PADDING,
    CARD_PADDING,
    CARD_RULE,
    CELL_MARGIN,
    CELL_PADDING,
    Line,
)
from arbeidsmiljo_office.building.placeholders import DECORATIVE, FLUSH, place_of
from arbeidsmiljo_office.building.slide_text import level_styles, quoted

if TYPE_CHECKING:
    from arbeidsmiljo_office.building.blocks import ChartPlace, Inline
    from arbeidsmiljo_office.building.labels import Labels
    from arbeidsmiljo_office.building.placed import (
        Box,
        PlacedCallOut,
        PlacedCard,
        PlacedTable,
        PlacedText,
    )
    from arbeidsmiljo_office.building.slide_text import TextWriter

_QUIET: Final = frozenset({Weight.NOTE, Weight.TIP})
_CENTRED: Final = '<a:pPr algn="ctr"/>'
_ALIGNMENTS: Final = {"left": "l", "center": "ctr", "right": "r"}
_CHART_SIZE: Final = 18
_FOOTER_SIZE: Final = 12
_TABLES: Final = "http://schemas.openxmlformats.org/drawingml/2006/table"


def text_box(part: PlacedText, writer: TextWriter, labels: Labels) -> str:
    """Return a box of text without a ground."""
    body = (
        f'<a:bodyPr wrap="square" {FLUSH}><a:normAutofit/></a:bodyPr>'
        f"{level_styles(part.size, bullets=True, extra=part.extra)}"
        f"{writer.paragraphs(part.lines, part.size)}"
    )
    return _free_text(part.box, labels.text, body)


def footer_box(box: Box, text: Inline, writer: TextWriter, labels: Labels) -> str:
    """Return a footer for a layout that has no place for one."""
    runs = writer.paragraph(writer.runs(text, size=_FOOTER_SIZE))
    body = f'<a:bodyPr wrap="square" {FLUSH} anchor="ctr"/><a:lstStyle/>{runs}'
    return _free_text(box, labels.footer, body)


def call_out(part: PlacedCallOut, writer: TextWriter, labels: Labels) -> tuple[str, str]:
    """Return a call-out: its ground with the text, and its coloured edge on the left."""
    box = part.box
    word = Line(text=(Span(text=labels.of_weight(part.weight)),), bold=True)
    left = CALL_OUT_PADDING + CALL_OUT_EDGE
    ground = _on_ground(
        box,
        labels.call_out,
        f'lIns="{left}" tIns="{CALL_OUT_PADDING}" rIns="{CALL_OUT_PADDING}" '
        f'bIns="{CALL_OUT_PADDING}"',
        level_styles(part.size, bullets=True) + writer.paragraphs((word, *part.lines), part.size),
    )
    colour = "accent1" if part.weight in _QUIET else "accent2"
    return ground, _edge(evolve(box, width=CALL_OUT_EDGE), colour, labels)


def card(part: PlacedCard, writer: TextWriter, labels: Labels) -> tuple[str, str]:
    """Return a card: its ground with the text, and its coloured edge above."""
    box = part.box
    above = CARD_PADDING + CARD_RULE
    ground = _on_ground(
        box,
        labels.card,
        f'lIns="{CARD_PADDING}" tIns="{above}" rIns="{CARD_PADDING}" bIns="{CARD_PADDING}"',
        level_styles(part.size, bullets=True) + writer.paragraphs(part.lines, part.size),
    )
    return ground, _edge(evolve(box, height=CARD_RULE), "accent1", labels)


def _on_ground(box: Box, name: str, insets: str, text: str) -> str:
    """Return a box with a ground and text."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="#id#" name="{name} #id#"/><p:cNvSpPr/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr>{square(box.x, box.y, box.width, box.height, 'bg2')}</p:spPr>"
        f'<p:txBody><a:bodyPr wrap="square" {insets} anchor="t"><a:normAutofit/></a:bodyPr>{text}'
        "</p:txBody></p:sp>"
    )


def _edge(box: Box, colour: str, labels: Labels) -> str:
    """Return a coloured edge, which means nothing."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="#id#" name="{labels.decoration} #id#">{DECORATIVE}'
        "</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{square(box.x, box.y, box.width, box.height, colour)}</p:spPr></p:sp>"
    )


def chart_place(box: Box, place: ChartPlace, writer: TextWriter, labels: Labels) -> str:
    """Return the yellow place of a chart."""
    # The shape is what is marked, so its text is not marked once more.
    text = (Span(text=place.prompt),)
    runs = writer.runs(text, size=_CHART_SIZE, colour="tx1")
    alternative = quoted(f"{labels.chart_place}: {place.prompt}")
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="#id#" name="{labels.chart} #id#" descr="{alternative}"/>'
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{place_of(box)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{YELLOW}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        '<p:txBody><a:bodyPr wrap="square" anchor="ctr"/><a:lstStyle/>'
        f"{writer.paragraph(runs, _CENTRED)}</p:txBody></p:sp>"
    )


def table(part: PlacedTable, writer: TextWriter, labels: Labels, style: str) -> str:
    """Return a table in a style, given by its identity."""
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in part.widths)
    rows = "".join(
        f'<a:tr h="{height}">{_cells(part, row, writer)}</a:tr>'
        for row, height in zip((part.table.header, *part.table.rows), part.heights, strict=True)
    )
    names = ", ".join(plain(cell) for cell in part.table.header)
    alternative = quoted(f"{labels.table_with} {names}")
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="#id#" name="{labels.table} #id#" '
        f'descr="{alternative}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{place_of(part.box, 'p')}"
        f'<a:graphic><a:graphicData uri="{_TABLES}"><a:tbl><a:tblPr firstRow="1" bandRow="1">'
        f"<a:tableStyleId>{style}</a:tableStyleId></a:tblPr><a:tblGrid>{columns}</a:tblGrid>"
        f"{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cells(part: PlacedTable, row: tuple[Inline, ...], writer: TextWriter) -> str:
    return "".join(
        "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>"
        + writer.paragraph(
            writer.runs(cell, size=part.size),
            f'<a:pPr algn="{_ALIGNMENTS[alignment]}"/>',
            size=part.size,
        )
        + f'</a:txBody><a:tcPr marL="{CELL_PADDING}" marR="{CELL_PADDING}" marT="{CELL_MARGIN}" '
        f'marB="{CELL_MARGIN}" anchor="ctr"/></a:tc>'
        for cell, alignment in zip(row, part.table.alignments, strict=True)
    )


def _free_text(box: Box, name: str, body: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="#id#" name="{name} #id#"/><p:cNvSpPr txBox="1"/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr>{place_of(box)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f"<p:txBody>{body}</p:txBody></p:sp>"
    )
