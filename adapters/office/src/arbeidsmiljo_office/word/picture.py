"""The picture on a page that takes the place of a yellow paragraph or cell."""

from __future__ import annotations

from typing import Final

from arbeidsmiljo_office.draft import Draft, Mark
from arbeidsmiljo_office.markup import Element, made
from arbeidsmiljo_office.pictures.drawing import (
    described,
    is_strict,
    measure,
    picture_fill,
    picture_place,
)
from arbeidsmiljo_office.pieces import RegionKind

_OPEN: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_STRICT: Final = "http://purl.oclc.org/ooxml/drawingml"


def line_pictures(draft: Draft, run: Element, title: str, last: int) -> list[list[Element]]:
    """Make the pictures that can stand in a line of text: with words, and decorative.

    Args:
        draft: The part that the run is in.
        run: The `w:r`.
        title: What the picture is called.
        last: The highest number that a drawing of the part has.
    """
    return [[_drawing(draft, run, title, last, decorative=one)] for one in (False, True)]


def _drawing(draft: Draft, run: Element, title: str, last: int, *, decorative: bool) -> Element:
    base = _STRICT if is_strict(run) else _OPEN
    spaces = {"wp": "wordprocessingDrawing", "a": "main", "pic": "picture"}
    spaces = {prefix: f"{base}/{space}" for prefix, space in spaces.items()}
    drawing = made(run, "drawing")
    inline = drawing.makeelement(f"{{{spaces['wp']}}}inline", nsmap=spaces)
    for side in ("T", "B", "L", "R"):
        inline.set(f"dist{side}", "0")
    extent, label = made(inline, "extent"), made(inline, "docPr")
    for key in ("cx", "cy"):
        extent.set(key, measure(draft, key))
    label.set("id", draft.attribute(Mark(kind=RegionKind.SERIAL, number=last)))
    label.set("name", title)
    graphic = inline.makeelement(f"{{{spaces['a']}}}graphic")
    described(draft, label, graphic, decorative=decorative)
    locks, lock = made(inline, "cNvGraphicFramePr"), made(graphic, "graphicFrameLocks")
    lock.set("noChangeAspect", "1")
    locks.append(lock)
    data = made(graphic, "graphicData")
    data.set("uri", spaces["pic"])
    picture = inline.makeelement(f"{{{spaces['pic']}}}pic")
    about, again = made(picture, "nvPicPr"), made(picture, "cNvPr")
    again.set("id", "0")
    again.set("name", title)
    about.extend([again, made(picture, "cNvPicPr")])
    fill = picture_fill(draft, picture, graphic)
    picture.extend([about, fill, picture_place(draft, picture, graphic, moves=False)])
    data.append(picture)
    graphic.append(data)
    inline.extend([extent, label, locks, graphic])
    drawing.append(inline)
    return drawing
