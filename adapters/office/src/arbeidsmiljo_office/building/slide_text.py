"""Text on slides, as DrawingML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from arbeidsmiljo_office.building.design import YELLOW
from arbeidsmiljo_office.building.placed import HEADING, INDENT, level_size, space_before

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from arbeidsmiljo_office.building.blocks import Inline, Span
    from arbeidsmiljo_office.building.placed import Line

_BULLETS: Final = ("•", "–", "•")
_HIGHLIGHT: Final = f'<a:highlight><a:srgbClr val="{YELLOW}"/></a:highlight>'


def quoted(text: str) -> str:
    """Escape text for an attribute between double quotes."""
    return escape(text, {'"': "&quot;", "\n": "&#10;"})


class TextWriter:
    """Writes text for one slide.

    Args:
        tag: The language of the text, as in `nb-NO`.
        relate: Makes a link's target known to the slide, and returns the relationship's id.
    """

    def __init__(self, tag: str, relate: Callable[[str], str]) -> None:
        self._tag = tag
        self._relate = relate

    def runs(self, text: Inline, *, size: int = 0, bold: bool = False, colour: str = "") -> str:
        """Return the runs of a paragraph; a size of 0 is the surroundings'."""
        return "".join(self._run(span, size=size, bold=bold, colour=colour) for span in text)

    def _run(self, span: Span, *, size: int, bold: bool, colour: str) -> str:
        attributes = f'lang="{self._tag}"'
        attributes += f' sz="{size}00"' if size else ""
        attributes += ' b="1"' if bold or span.bold else ""
        attributes += ' i="1"' if span.italic else ""
        # The schema wants this order: colour, highlight, link.
        inner = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>' if colour else ""
        inner += _HIGHLIGHT if span.field else ""
        inner += f'<a:hlinkClick r:id="{self._relate(span.link)}"/>' if span.link else ""
        properties = f"<a:rPr {attributes}>{inner}</a:rPr>"
        return f"<a:br>{properties}</a:br>".join(
            f"<a:r>{properties}<a:t>{escape(part)}</a:t></a:r>" if part else ""
            for part in span.text.split("\n")
        )

    def paragraph(self, runs: str, properties: str = "", *, size: int = 0) -> str:
        """Return a paragraph, in which text typed later has the same language and size."""
        own = f' sz="{size}00"' if size else ""
        return f'<a:p>{properties}{runs}<a:endParaRPr lang="{self._tag}"{own}/></a:p>'

    def paragraphs(self, lines: Sequence[Line], size: int) -> str:
        """Return paragraphs and the entries of lists, as placed on a slide."""
        return "".join(
            self.paragraph(
                self.runs(
                    line.text,
                    size=size + HEADING if line.bold else 0,
                    bold=line.bold,
                    colour="tx2" if line.bold else "",
                ),
                _properties(line),
            )
            for line in lines
        )


def level_styles(size: int, *, bullets: bool, extra: float = 0.0) -> str:
    """Return the style of a text's levels.

    Args:
        size: Of the first level, in points.
        bullets: Whether to say what the bullets are; otherwise the layout says it.
        extra: Points of space between paragraphs, besides what belongs to the size.
    """
    styles = ""
    for level, bullet in enumerate(_BULLETS, start=1):
        space = int(space_before(level, size, extra) * 100)
        place = mark = ""
        if bullets:
            place = f' marL="{INDENT * level}" indent="-{INDENT}" algn="l"'
            mark = (
                '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/>'
                f'<a:buChar char="{bullet}"/>'
            )
        styles += (
            f'<a:lvl{level}pPr{place}><a:spcBef><a:spcPts val="{space}"/></a:spcBef>{mark}'
            f'<a:defRPr sz="{level_size(size, level)}00"/></a:lvl{level}pPr>'
        )
    return f"<a:lstStyle>{styles}</a:lstStyle>"


def _properties(line: Line) -> str:
    """Return what makes a paragraph plain, numbered, or an entry of a level."""
    if not line.level:
        return '<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>'
    level = f' lvl="{line.level - 1}"' if line.level > 1 else ""
    if line.number:
        # Every entry tells where its list starts; programs count from there.
        start = f' startAt="{line.start}"' if line.start > 1 else ""
        return (
            f'<a:pPr{level}><a:buFont typeface="+mj-lt"/>'
            f'<a:buAutoNum type="arabicPeriod"{start}/></a:pPr>'
        )
    return f"<a:pPr{level}/>" if level else ""
