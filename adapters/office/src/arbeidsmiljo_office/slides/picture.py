"""The picture on a slide that takes the place of a yellow shape."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from fractions import Fraction

from arbeidsmiljo_office.draft import Draft
from arbeidsmiljo_office.markup import Element, child, descend, made, name, number
from arbeidsmiljo_office.pictures.drawing import described, picture_fill, picture_place
from arbeidsmiljo_office.placing.placed import Room
from arbeidsmiljo_office.slides.frame import room_of


def picture_shapes(draft: Draft, shape: Element, place: Element) -> list[list[Element]]:
    """Make the pictures that can take the place of a shape: with words, and decorative.

    Args:
        draft: The part that the shape is in.
        shape: The `p:sp`.
        place: The `a:xfrm` that says where it stands.
    """
    named = descend(shape, "p:nvSpPr", "p:cNvPr")
    if named is None:
        return []
    return [[_picture(draft, shape, named, place, decorative=one)] for one in (False, True)]


def _picture(
    draft: Draft, shape: Element, named: Element, place: Element, *, decorative: bool
) -> Element:
    picture, about = made(shape, "pic"), made(shape, "nvPicPr")
    label = deepcopy(named)
    label.tail = None
    described(draft, label, place, decorative=decorative)
    locks, lock = made(shape, "cNvPicPr"), made(place, "picLocks")
    lock.set("noChangeAspect", "1")
    locks.append(lock)
    about.extend([label, locks, made(shape, "nvPr")])
    fill = picture_fill(draft, picture, place)
    turned = place.get("rot")
    picture.extend([about, fill, picture_place(draft, picture, place, moves=True, turned=turned)])
    return picture


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
