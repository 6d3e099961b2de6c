"""The text of a slide as it is seen: its colour, its size, and what is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from arbeidsmiljo_office.accessibility.elements import every, inner, inners, local, value, whole
from arbeidsmiljo_office.accessibility.layers import Layer, ground, layers_of
from arbeidsmiljo_office.accessibility.paint import UNKNOWN, Fill
from arbeidsmiljo_office.accessibility.seen import SeenText
from arbeidsmiljo_office.accessibility.table_styles import CellLook, TableLook
from arbeidsmiljo_office.markup import Element
from arbeidsmiljo_office.slides.frame import placeholder_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from arbeidsmiljo_office.accessibility.deck import Slide

_SIZE: Final = 1_800  # hundredths of a point, where nothing else is said
_STYLES: Final = {
    "title": "titleStyle",
    "ctrTitle": "titleStyle",
    "dt": "otherStyle",
    "ftr": "otherStyle",
    "sldNum": "otherStyle",
}
_WHOLE: Final = 100_000


def seen_texts(slide: Slide) -> Iterator[SeenText]:
    """Read the text of the slide's own shapes, in reading order."""
    layers = layers_of(slide)
    for index, layer in enumerate(layers):
        behind = ground(slide, layers[:index], layer.area)
        if local(layer.shape) == "graphicFrame":
            yield from _of_table(slide, layer, behind)
        elif local(layer.shape) == "sp":
            seen = layer.fill.over(behind)
            body = inner(layer.shape, "txBody")
            if body is not None:
                yield from _of_body(slide, body, layer.shape, seen, _styles(slide, layer.shape))


def _of_table(slide: Slide, layer: Layer, behind: Fill) -> Iterator[SeenText]:
    """Read the cells of a table."""
    table = next(every(layer.shape, "tbl"), None)
    if table is None:
        return
    of_table = TableLook.of(slide, table)
    for row, cells in enumerate(inners(table, "tr")):
        for column, cell in enumerate(inners(cells, "tc")):
            look = of_table.cell(row, column)
            own = slide.paint.of(inner(cell, "tcPr")) or look.fill
            seen = UNKNOWN if own is None else own.over(behind)
            body = inner(cell, "txBody")
            if body is not None:
                styles = _Styles(holders=(), bottom=slide.defaults, cell=look)
                yield from _of_body(slide, body, cell, seen, styles)


@frozen(kw_only=True)
class _Styles:
    """Where text has its look from: styles of levels, the nearest first, and what is below."""

    holders: tuple[Element, ...]
    bottom: Element | None
    reference: Element | None = None
    cell: CellLook = field(factory=CellLook)


def _styles(slide: Slide, shape: Element) -> _Styles:
    """Return where the text of a shape has its look from."""
    found: list[Element] = []
    for one in slide.inherited(shape):
        style = inner(one, "txBody", "lstStyle")
        if style is not None:
            found.append(style)
    placeholder = placeholder_of(shape)
    if placeholder is None:
        reference = inner(shape, "style", "fontRef")
        return _Styles(holders=tuple(found), bottom=slide.defaults, reference=reference)
    style = inner(slide.master, "txStyles", _STYLES.get(placeholder[0], "bodyStyle"))
    found += [] if style is None else [style]
    return _Styles(holders=tuple(found), bottom=slide.defaults)


def _of_body(
    slide: Slide,
    body: Element,
    holder: Element,
    behind: Fill,
    styles: _Styles,
) -> Iterator[SeenText]:
    """Read the paragraphs of a text."""
    own = inner(body, "lstStyle")
    holders = (*(() if own is None else (own,)), *styles.holders)
    fit = inner(body, "bodyPr", "normAutofit")
    scale = whole(value(fit, "fontScale"), _WHOLE) / _WHOLE
    for paragraph in inners(body, "p"):
        level = f"lvl{whole(value(inner(paragraph, 'pPr'), 'lvl')) + 1}pPr"
        upper = [found for one in holders if (found := inner(one, level, "defRPr")) is not None]
        lowest = inner(styles.bottom, level, "defRPr")
        for run in paragraph:
            text = "".join(part.text or "" for part in inners(run, "t"))
            if local(run) not in {"r", "fld"} or not text.strip():
                continue
            properties = inner(run, "rPr")
            said = upper if properties is None else [properties, *upper]
            chain = said if lowest is None else [*said, lowest]
            colour = _colour(slide, said)
            if colour == _UNSAID:
                given = styles.cell.colour or slide.paint.colour(styles.reference)
                below = slide.paint.colour(inner(lowest, "solidFill"))
                colour = given or below or slide.paint.palette.named("tx1")
            mark = inner(properties, "highlight")
            marked = slide.paint.colour(mark)
            bold = _said(chain, "b")
            yield SeenText(
                run=run,
                holder=holder,
                text=text,
                colour=colour,
                behind=behind,
                mark=None if mark is None else UNKNOWN if marked is None else Fill((marked,)),
                size=whole(_said(chain, "sz"), _SIZE) / 100 * scale,
                bold=bold in {"1", "true"} or (bold is None and styles.cell.bold),
                language=_said(chain, "lang") or "",
            )


def _colour(slide: Slide, said: Sequence[Element]) -> str | None:
    """Work out the colour that a run's properties, and the styles it has, say."""
    link = inner(said[0], "hlinkClick") if said else None
    if link is not None and not any(value(found) == "tx" for found in every(link, "hlinkClr")):
        return slide.paint.palette.named("hlink")
    for properties in said:
        fill = inner(properties, "solidFill")
        if fill is not None:
            return slide.paint.colour(fill)
        if inner(properties, "gradFill") is not None:
            return None
    return _UNSAID


_UNSAID: Final = "unsaid"


def _said(chain: Sequence[Element], attribute: str) -> str | None:
    return next((said for one in chain if (said := one.get(attribute)) is not None), None)
