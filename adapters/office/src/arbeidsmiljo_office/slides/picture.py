"""The picture on a slide that takes the place of a yellow shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree

from arbeidsmiljo_office.markup import Element, child, descend, name, number
from arbeidsmiljo_office.pictures.drawing import DECORATIVE, Dialect, slide_picture
from arbeidsmiljo_office.pieces import Pieces
from arbeidsmiljo_office.placing.placed import Room
from arbeidsmiljo_office.slides.frame import room_of

_TURN: Final = re.compile("-?[0-9]{1,9}")


def picture_shapes(shape: Element, place: Element) -> tuple[Pieces, ...]:
    """Write the pictures that can take the place of a shape: with words, and decorative.

    Args:
        shape: The `p:sp`.
        place: The `a:xfrm` that says where it stands.
    """
    named = descend(shape, "p:nvSpPr", "p:cNvPr")
    if named is None:
        return ()
    label = " ".join(
        f"{key}={quoteattr(value)}"
        for key in ("id", "name", "hidden", "title")
        if (value := named.get(key)) is not None
    )
    extensions = [
        extension
        for part in named
        if name(part) == "a:extLst"
        for extension in part
        if extension.get("uri") != DECORATIVE
    ]
    turned = place.get("rot") or ""
    links = [part for part in named if name(part) != "a:extLst"]
    return slide_picture(
        Dialect(is_strict=str(shape.tag).startswith("{http://purl.oclc.org/")),
        label,
        _written(links),
        _written(extensions),
        turned if _TURN.fullmatch(turned) else None,
    )


def _written(elements: Iterable[Element]) -> str:
    """Write elements out by themselves, with the namespaces that they need."""
    return "".join(etree.tostring(one, encoding="unicode", with_tail=False) for one in elements)


def room_for_picture(shape: Element, place: Element | None) -> Room | None:
    """Return the room that a shape leaves; None where it has no size.

    Args:
        shape: The shape.
        place: The `a:xfrm` that says where it stands.
    """
    room = room_of(place)
    if room is None or room.width <= 0 or room.height <= 0:
        return None
    stretch = Fraction(1)
    for across, down in _stretched(shape):
        stretch *= across / down
    return Room(left=room.left, top=room.top, width=room.width, height=room.height, stretch=stretch)


def _stretched(shape: Element) -> Iterator[tuple[Fraction, Fraction]]:
    """Give how much each group that a shape stands in stretches it, across and down."""
    for group in shape.iterancestors():
        if name(group) != "p:grpSp":
            continue
        place = descend(group, "p:grpSpPr", "a:xfrm")
        extent, inside = child(place, "a:ext"), child(place, "a:chExt")
        sizes = [number(one, key, 0) for one in (extent, inside) for key in ("cx", "cy")]
        if all(sizes):
            yield Fraction(sizes[0], sizes[2]), Fraction(sizes[1], sizes[3])
