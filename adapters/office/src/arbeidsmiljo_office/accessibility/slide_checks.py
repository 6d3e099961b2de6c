"""What keeps somebody from reading a presentation."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from arbeidsmiljo.model.accessibility import Barrier, BarrierKind
from arbeidsmiljo_office.accessibility.deck import (
    Deck,
    name_of,
    properties_of,
    text_of,
    titles_of,
    tree_of,
)
from arbeidsmiljo_office.accessibility.elements import (
    every,
    inner,
    inners,
    is_decorative,
    local,
    value,
)
from arbeidsmiljo_office.accessibility.layers import area_of, layers_of
from arbeidsmiljo_office.accessibility.links import says_nothing
from arbeidsmiljo_office.accessibility.slide_text import seen_texts
from arbeidsmiljo_office.accessibility.table_styles import is_headed
from arbeidsmiljo_office.accessibility.unreadable import Readings
from arbeidsmiljo_office.slides.frame import placeholder_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from arbeidsmiljo_office.accessibility.deck import Slide
    from arbeidsmiljo_office.accessibility.layers import Area
    from arbeidsmiljo_office.markup import Element

_AT_THE_FOOT: Final = frozenset({"dt", "ftr", "sldNum"})
_TOLERANCE: Final = 36_000  # a millimetre, by which shapes may overlap


def deck_barriers(deck: Deck) -> Iterator[Barrier]:
    """Find what is in the way in a presentation."""
    titles: dict[str, int] = {}
    for slide in deck.slides():
        yield from _title(slide, titles)
        yield from _order(slide)
        yield from _alternatives(slide)
        yield from _texts(slide)
        yield from _links(slide)
        yield from _tables(slide)
        yield from _spacing(slide)


def _words(slide: Slide, more: str = "") -> str:
    return f"slide {slide.number}{', ' if more else ''}{more}"


def _title(slide: Slide, known: dict[str, int]) -> Iterator[Barrier]:
    """Find a slide that cannot be found by its title; the first is found by its place."""
    said = " ".join(text_of(shape) for shape in titles_of(slide)).strip()
    if not said:
        what = "has no title; every slide has one, by which it is found"
        yield Barrier(kind=BarrierKind.TITLE, place=_words(slide), what=what)
    elif said in known:
        what = f"has the title of slide {known[said]}; give each slide one of its own"
        yield Barrier(kind=BarrierKind.TITLE, place=_words(slide), what=what)
    elif slide.number > 1:
        known[said] = slide.number


def _order(slide: Slide) -> Iterator[Barrier]:
    """Compare the order in which shapes are read with where they stand."""
    shapes = [
        (shape, area)
        for shape in tree_of(slide.root)
        if _is_read(shape) and (area := area_of(slide, shape)) is not None
    ]
    titles = titles_of(slide)
    for shape, _ in shapes[1:]:
        if shape in titles:
            what = "the title is not read first; put it at the bottom in the selection pane"
            yield Barrier(kind=BarrierKind.ORDER, place=_words(slide), what=what)
    rest = [(shape, area) for shape, area in shapes if shape not in titles]
    for index, (shape, area) in enumerate(rest):
        for earlier, place in rest[:index]:
            if _comes_before(area, place):
                what = (
                    f"is read after «{name_of(earlier)}», which stands below it or to its right; "
                    "change the order in the selection pane"
                )
                place_of_it = _words(slide, f"«{name_of(shape)}»")
                yield Barrier(kind=BarrierKind.ORDER, place=place_of_it, what=what)
                break


def _is_read(shape: Element) -> bool:
    placeholder = placeholder_of(shape)
    if placeholder is not None and placeholder[0] in _AT_THE_FOOT:
        return False
    properties = properties_of(shape)
    decorative = properties is not None and is_decorative(properties)
    return not decorative and (local(shape) != "sp" or bool(text_of(shape)))


def _comes_before(one: Area, other: Area) -> bool:
    """Tell whether one area is to be read before another: above it in its column, or left of it."""
    above = one.bottom <= other.top + _TOLERANCE
    left = one.right <= other.left + _TOLERANCE
    to_the_right = one.left >= other.right - _TOLERANCE
    beneath = one.top >= other.bottom - _TOLERANCE
    return (above and not to_the_right) or (left and not beneath and not above)


def _alternatives(slide: Slide) -> Iterator[Barrier]:
    for layer in layers_of(slide):
        what = _seen_only(layer.shape)
        properties = properties_of(layer.shape)
        group = properties_of(layer.outermost)
        told = [found for found in (properties, group) if found is not None]
        if not what or any(_is_told(found) for found in told):
            continue
        place = _words(slide, f"«{name_of(layer.shape)}»")
        yield Barrier(
            kind=BarrierKind.ALTERNATIVE,
            place=place,
            what=f"{what} has no alternative text; say what it shows, or mark it as decorative",
        )


def _is_told(properties: Element) -> bool:
    return bool((value(properties, "descr") or "").strip()) or is_decorative(properties)


def _seen_only(shape: Element) -> str:
    """Say what a shape is that tells something to the eye alone; nothing for others."""
    match local(shape):
        case "pic":
            return "the picture"
        case "cxnSp":
            return "the line"
        case "graphicFrame":
            return "" if next(every(shape, "tbl"), None) is not None else "the graphic"
        case _ if placeholder_of(shape) is not None or text_of(shape):
            return ""
        case _:
            return "the shape"


def _texts(slide: Slide) -> Iterator[Barrier]:
    readings = Readings()
    speechless = False
    for seen in seen_texts(slide):
        speechless = speechless or not seen.language
        readings.read(
            seen.text,
            colour=seen.colour,
            grounds=seen.grounds,
            size=seen.size,
            bold=seen.bold,
            place=_words(slide, _holder(seen.holder)),
        )
    yield from readings.barriers()
    if speechless:
        what = "text does not say which language it is in; set the language for proofing"
        yield Barrier(kind=BarrierKind.LANGUAGE, place=_words(slide), what=what)


def _links(slide: Slide) -> Iterator[Barrier]:
    """Find links without words of their own; runs side by side that lead to one place are one."""
    for layer in layers_of(slide):
        for paragraph in every(layer.shape, "p"):
            for target, runs in groupby(inners(paragraph, "r"), key=_target):
                said = "".join(text_of(run) for run in runs)
                if target and says_nothing(said):
                    yield Barrier(
                        kind=BarrierKind.LINK,
                        place=_words(slide, f"«{name_of(layer.shape)}»"),
                        what=f"the link «{said}» does not say where it leads; name it",
                    )


def _target(run: Element) -> str:
    return value(inner(run, "rPr", "hlinkClick"), "id") or ""


def _holder(holder: Element) -> str:
    return "table" if local(holder) == "tc" else f"«{name_of(holder)}»"


def _tables(slide: Slide) -> Iterator[Barrier]:
    tables = [found for layer in layers_of(slide) for found in every(layer.shape, "tbl")]
    for number, table in enumerate(tables, start=1):
        rows = inners(table, "tr")
        cells = inners(rows[0], "tc") if rows else []
        place = _words(slide, f"table {number}")
        for what in table_faults(
            headed=is_headed(table),
            empty=sum(1 for cell in cells if not text_of(cell)),
            merged=any(
                cell.get(key) not in {None, "1", "0", "false"} or cell.get(key) == "true"
                for cell in cells
                for key in ("gridSpan", "rowSpan")
            ),
        ):
            yield Barrier(kind=BarrierKind.TABLE, place=place, what=what)


def table_faults(*, headed: bool, empty: int, merged: bool) -> Iterator[str]:
    """Say what is wrong with the header of a table."""
    if not headed:
        yield "has no header row; mark the first row as the header"
        return
    if merged:
        yield "has merged cells in its header; give each column a header of its own"
    elif empty:
        yield "has a column without a header; name each column"


def _spacing(slide: Slide) -> Iterator[Barrier]:
    for layer in layers_of(slide):
        body = inner(layer.shape, "txBody")
        empty = [not text_of(paragraph) for paragraph in inners(body, "p")]
        while empty and empty[-1]:
            empty.pop()
        if any(empty):
            yield Barrier(
                kind=BarrierKind.SPACING,
                place=_words(slide, f"«{name_of(layer.shape)}»"),
                what="has empty paragraphs for space; use the space between paragraphs",
            )
