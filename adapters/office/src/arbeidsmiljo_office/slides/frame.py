"""Where shapes stand, what they inherit, and the frame of a chart in the place of a yellow one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Final, TypeAlias

from arbeidsmiljo_office.colours import fill_of
from arbeidsmiljo_office.draft import Draft, Mark, Slot
from arbeidsmiljo_office.markup import Element, child, descend, everywhere, made, name
from arbeidsmiljo_office.pieces import RegionKind
from arbeidsmiljo_office.placing.placed import Room

CHART_NAMESPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_STRICT_DRAWING: Final = "http://purl.oclc.org/ooxml/drawingml/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NUMBER: Final = re.compile(r"-?[0-9]{1,12}")
_KINDS: Final = {"ctrTitle": "title", "subTitle": "body", "": "body", "obj": "body"}

Placeholder: TypeAlias = tuple[str, str]
"""Kind and index of a placeholder."""


def placeholder_of(shape: Element) -> Placeholder | None:
    """Return which placeholder of the layout a shape is, if it is one."""
    found = descend(shape, "p:nvSpPr", "p:nvPr", "p:ph")
    return None if found is None else (found.get("type") or "", found.get("idx") or "0")


def placeholders(root: Element) -> dict[Placeholder, Element]:
    """Return the shapes of a layout or master that are placeholders.

    Args:
        root: The root of the part.
    """
    found = dict[Placeholder, Element]()
    for shape in everywhere(root, "p:sp"):
        placeholder = placeholder_of(shape)
        if placeholder is not None:
            found.setdefault(placeholder, shape)
    return found


def inherited_shapes(
    placeholder: Placeholder,
    layout: Mapping[Placeholder, Element],
    master: Mapping[Placeholder, Element],
) -> list[Element]:
    """Return what a placeholder inherits from: its like in the layout, then in the master."""
    kind, index = placeholder
    found = list[Element]()
    for (other_kind, other_index), shape in layout.items():
        if index == other_index and (index != "0" or kind == other_kind):
            found.append(shape)
            kind = kind or other_kind
            break
    wanted = _KINDS.get(kind, kind)
    for (other_kind, _), shape in master.items():
        if _KINDS.get(other_kind, other_kind) == wanted:
            found.append(shape)
            break
    return found


def place_of(shapes: Sequence[Element]) -> Element | None:
    """Return the first place that shapes say that they stand at.

    Args:
        shapes: A shape, or all that a placeholder inherits from.
    """
    places = (descend(shape, "p:spPr", "a:xfrm") for shape in shapes)
    return next((place for place in places if place is not None), None)


def room_of(place: Element | None) -> Room | None:
    """Return the room at a place; None where that is not said, or has no size.

    Args:
        place: The `a:xfrm`.
    """
    offset, extent = child(place, "a:off"), child(place, "a:ext")
    if offset is None or extent is None:
        return None
    texts = [offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy")]
    numbers = [int(text) for text in texts if text is not None and _NUMBER.fullmatch(text)]
    if len(numbers) != len(texts):
        return None
    left, top, width, height = numbers
    return Room(left=left, top=top, width=width, height=height)


def free_shape(draft: Draft, shape: Element, slot: Slot) -> None:
    """Take the fill out of a shape when a field is filled, also where it comes from elsewhere.

    Args:
        draft: The part that the shape is in.
        shape: The `p:sp`, or that of another kind of drawing.
        slot: The field.
    """
    properties = next((part for part in shape if name(part) in {"p:spPr", "dsp:spPr"}), None)
    fill = fill_of(properties)
    if fill is not None:
        draft.cut(fill, slot, made(fill, "noFill"))
    elif properties is not None:
        position = 0
        for index, part in enumerate(properties):
            if str(part.tag).rpartition("}")[2] in {"xfrm", "custGeom", "prstGeom"}:
                position = index + 1
        mark = Mark(kind=RegionKind.SWAP, slots=[slot])
        draft.insert(properties, position, mark, [drawn(shape, "noFill")])


def fill_once(draft: Draft, properties: Element, slot: Slot) -> None:
    """Take the fill out of a shape when all the fields in it are filled.

    Args:
        draft: The part that the shape is in.
        properties: What the shape says of itself; it has a fill.
        slot: One of the fields.
    """
    fill = fill_of(properties)
    if fill is not None:
        draft.cut_shared(fill, slot, made(fill, "noFill"))


def drawn(shape: Element, local: str) -> Element:
    """Make an element of DrawingML in the dialect that a shape is written in."""
    for element in shape.iter():
        if name(element).startswith("a:"):
            return made(element, local)
    is_strict = str(shape.tag).startswith("{http://purl.oclc.org/")
    space = _STRICT_DRAWING if is_strict else _DRAWING
    return shape.makeelement(f"{{{space}}}{local}", nsmap={"a": space})


def chart_frame(draft: Draft, shape: Element, place: Element) -> Element | None:
    """Make the frame that takes the place of a shape.

    Args:
        draft: The part that the shape is in.
        shape: The `p:sp`.
        place: The `a:xfrm` that says where it stands.

    Returns:
        A `p:graphicFrame`, or None where the shape has no size.
    """
    offset, extent = child(place, "a:off"), child(place, "a:ext")
    named = descend(shape, "p:nvSpPr", "p:cNvPr")
    if offset is None or extent is None or named is None:
        return None
    frame = made(shape, "graphicFrame")
    about = made(shape, "nvGraphicFramePr")
    label = deepcopy(named)
    label.tail = None
    label.set("descr", draft.attribute(Mark(kind=RegionKind.CAPTION)))
    about.extend([label, made(shape, "cNvGraphicFramePr"), made(shape, "nvPr")])
    where = made(shape, "xfrm")
    for element in (offset, extent):
        copy = made(element, str(element.tag).rpartition("}")[2])
        for key, value in element.attrib.items():
            copy.set(key, value)
        where.append(copy)
    graphic, data = made(offset, "graphic"), made(offset, "graphicData")
    data.set("uri", CHART_NAMESPACE)
    chart = data.makeelement(
        f"{{{CHART_NAMESPACE}}}chart", nsmap={"c": CHART_NAMESPACE, "r": _RELATIONS}
    )
    chart.set(f"{{{_RELATIONS}}}id", draft.attribute(Mark(kind=RegionKind.RELATION)))
    data.append(chart)
    graphic.append(data)
    frame.extend([about, where, graphic])
    return frame
