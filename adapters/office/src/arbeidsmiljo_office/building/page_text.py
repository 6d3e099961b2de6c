"""Text on pages, as WordprocessingML."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from arbeidsmiljo_office.building.design import COPPER, MIST, TEAL
from arbeidsmiljo_office.building.package_parts import RELATIONSHIPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from arbeidsmiljo_office.building.blocks import Inline, Span

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES: Final = f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}"'

_EDGE: Final = 45  # twentieths of a point from the middle to the side of a call-out's edge
_HIGHLIGHT: Final = '<w:highlight w:val="yellow"/>'
_WHOLE: Final = "<w:trPr><w:cantSplit/></w:trPr>"


class TextWriter:
    """Writes text for one part of a document.

    Args:
        link_style: The identity of the style of links.
        relate: Makes a link's target known to the part, and returns the relationship's id.
    """

    def __init__(self, link_style: str, relate: Callable[[str], str]) -> None:
        self._link_style = link_style
        self._relate = relate

    def runs(self, text: Inline) -> str:
        """Return the runs of a paragraph."""
        found = ""
        for link, spans in groupby(text, key=lambda span: span.link):
            runs = "".join(map(self._runs, spans))
            if link:
                # What leads to one place is one link, however it is set.
                target = self._relate(link)
                runs = f'<w:hyperlink r:id="{target}" w:history="1">{runs}</w:hyperlink>'
            found += runs
        return found

    def _runs(self, span: Span) -> str:
        inner = f"<w:rStyle w:val={quoteattr(self._link_style)}/>" if span.link else ""
        inner += "<w:b/>" if span.bold else ""
        inner += "<w:i/>" if span.italic else ""
        inner += _HIGHLIGHT if span.field else ""
        properties = f"<w:rPr>{inner}</w:rPr>" if inner else ""
        return f"<w:r>{properties}<w:br/></w:r>".join(
            f'<w:r>{properties}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>' if part else ""
            for part in span.text.split("\n")
        )


def paragraph(runs: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph.

    Args:
        runs: Its text.
        style: The identity of its style; empty for the default.
        properties: What it has of its own.
    """
    inner = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    inner += properties
    return f"<w:p>{f'<w:pPr>{inner}</w:pPr>' if inner else ''}{runs}</w:p>"


def call_out(paragraphs: str, width: int, *, whole: bool, urgent: bool = False) -> str:
    """Return a shaded box around paragraphs, with a coloured edge on its left.

    Args:
        paragraphs: What stands in it.
        width: Of the lines around it.
        whole: Whether it is never divided between pages.
        urgent: Whether the edge is of the warm colour.
    """
    none = "".join(f'<w:{side} w:val="nil"/>' for side in ("right", "insideH", "insideV"))
    # The edge is drawn around the line between inside and outside; half of it is outside.
    inner = width - 2 * _EDGE
    value, theme = (COPPER, "accent2") if urgent else (TEAL, "accent1")
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{inner}" w:type="dxa"/>'
        f'<w:tblInd w:w="{_EDGE}" w:type="dxa"/><w:tblBorders><w:top w:val="nil"/>'
        f'<w:left w:val="single" w:sz="36" w:space="0" w:color="{value}" w:themeColor="{theme}"/>'
        f'<w:bottom w:val="nil"/>{none}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="142" w:type="dxa"/><w:left w:w="227" w:type="dxa"/>'
        '<w:bottom w:w="142" w:type="dxa"/><w:right w:w="227" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid><w:gridCol w:w="{inner}"/></w:tblGrid>'
        f'<w:tr>{_WHOLE if whole else ""}<w:tc><w:tcPr><w:tcW w:w="{inner}" w:type="dxa"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{MIST}" w:themeFill="background2"/></w:tcPr>'
        f"{paragraphs}</w:tc></w:tr></w:tbl>"
    )
