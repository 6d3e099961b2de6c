"""Taking down the shapes of a presentation: their names, kinds and places."""

from __future__ import annotations

from arbeidsmiljo_office.anchors import shape_anchor
from arbeidsmiljo_office.draft import Draft, Mark, Slot
from arbeidsmiljo_office.markup import Element, descend
from arbeidsmiljo_office.pieces import RegionKind
from arbeidsmiljo_office.reading.outline import Box
from arbeidsmiljo_office.scan import Position, Scan
from arbeidsmiljo_office.slides.frame import Placeholder, room_of


def take_box(
    scan: Scan, shape: Element, position: Position, placeholder: Placeholder | None
) -> None:
    """Take down a shape.

    Args:
        scan: Takes it.
        shape: The `p:sp`.
        position: Where its lines stand.
        placeholder: Which one of the layout it is, if it is one.
    """
    carrier = descend(shape, "p:nvSpPr", "p:cNvPr")
    label = "" if carrier is None else carrier.get("name") or ""
    box = Box(
        number=position.box,
        page=position.page,
        stream=position.stream,
        anchor=shape_anchor(label),
        kind="" if placeholder is None else placeholder[0] or "obj",
        place=_place(shape),
    )
    scan.box(box, carrier)


def take_frame(scan: Scan, frame: Element, table: int) -> None:
    """Take down the frame of a table."""
    scan.frame(table, carrier_of(frame))


def carrier_of(frame: Element) -> Element | None:
    """Return what carries the name of a frame."""
    return descend(frame, "p:nvGraphicFramePr", "p:cNvPr")


def counted_frame(draft: Draft, frame: Element, slot: Slot) -> None:
    """Let the anchor of a table's frame say how many rows were filled in."""
    carrier = carrier_of(frame)
    label = "" if carrier is None else carrier.get("name") or ""
    if carrier is not None and shape_anchor(label) is not None and label.endswith("}"):
        mark = Mark(kind=RegionKind.COUNT, slots=[slot], lead="-", trail="}", own="}")
        carrier.set("name", label.removesuffix("}") + draft.attribute(mark))


def _place(shape: Element) -> tuple[int, int, int, int] | None:
    room = room_of(descend(shape, "p:spPr", "a:xfrm"))
    return None if room is None else (room.left, room.top, room.width, room.height)
