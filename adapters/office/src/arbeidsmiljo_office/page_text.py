"""Text on pages, as WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from arbeidsmiljo_office.design import MIST, TEAL
from arbeidsmiljo_office.page_styles import WORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from arbeidsmiljo_office.blocks import Inline, Span

NAMESPACES: Final = (
    f'xmlns:w="{WORD}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_HIGHLIGHT: Final = '<w:highlight w:val="yellow"/>'


class TextWriter:
    """Writes text for one part of a document.

    Args:
        link_style: The identity of the style of links.
        relate: Makes a link's target known to the part, and returns the relationship's id.
    """

    def __init__(self, link_style: str, relate: Callable[[str], str]) -> None:
        self._link_style = link_style
        self._relate = relate

    def runs(self, text: Inline, *, bold: bool = False) -> str:
        """Return the runs of a paragraph."""
        found = ""
        for span in text:
            runs = self._runs(span, bold=bold)
            if span.link:
                target = self._relate(span.link)
                runs = f'<w:hyperlink r:id="{target}" w:history="1">{runs}</w:hyperlink>'
            found += runs
        return found

    def _runs(self, span: Span, *, bold: bool) -> str:
        inner = f"<w:rStyle w:val={quoteattr(self._link_style)}/>" if span.link else ""
        inner += "<w:b/>" if bold or span.bold else ""
        inner += "<w:i/>" if span.italic else ""
        inner += _HIGHLIGHT if span.field else ""
        properties = f"<w:rPr>{inner}</w:rPr>" if inner else ""
        return f"<w:r>{properties}<w:br/></w:r>".join(
            f'<w:r>{properties}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>' if part else ""
            for part in span.text.split("\n")
        )


def paragraph(runs: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph in a style, given by its identity; empty for the default."""
    named = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    inner = named + properties
    return f"<w:p>{f'<w:pPr>{inner}</w:pPr>' if inner else ''}{runs}</w:p>"


def call_out(paragraphs: str, width: int) -> str:
    """Return a shaded box around paragraphs, with a coloured edge on its left."""
    none = "".join(
        f'<w:{side} w:val="nil"/>' for side in ("right", "insideH", "insideV")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders><w:top w:val="nil"/>'
        f'<w:left w:val="single" w:sz="36" w:space="0" w:color="{TEAL}" w:themeColor="accent1"/>'
        f'<w:bottom w:val="nil"/>{none}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:top w:w="142" w:type="dxa"/><w:left w:w="227" w:type="dxa"/>'
        '<w:bottom w:w="142" w:type="dxa"/><w:right w:w="227" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0000"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{MIST}" w:themeFill="background2"/></w:tcPr>'
        f"{paragraphs}</w:tc></w:tr></w:tbl>"
    )
