"""The frame on a slide that a chart stands in, in the place of a yellow shape."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Final, TypeAlias

from arbeidsmiljo_office.draft import Draft, Mark
from arbeidsmiljo_office.markup import Element, child, descend, everywhere, made
from arbeidsmiljo_office.pieces import RegionKind

CHART_NAMESPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS: Final = {"ctrTitle": "title", "subTitle": "body", "": "body", "obj": "body"}

Placeholder: TypeAlias = tuple[str, str]
"""Kind and index of a placeholder."""


def placeholder_of(shape: Element) -> Placeholder | None:
    """Return which placeholder of the layout a shape is, if it is one."""
    found = descend(shape, "p:nvSpPr", "p:nvPr", "p:ph")
    return None if found is None else (found.get("type") or "", found.get("idx") or "0")


def placements(root: Element) -> dict[Placeholder, Element]:
    """Return where a layout or master puts its placeholders.

    Args:
        root: The root of the part.
    """
    found = dict[Placeholder, Element]()
    for shape in everywhere(root, "p:sp"):
        placeholder = placeholder_of(shape)
        place = descend(shape, "p:spPr", "a:xfrm")
        if placeholder is not None and place is not None:
            found.setdefault(placeholder, place)
    return found


def inherited_place(
    placeholder: Placeholder,
    layout: Mapping[Placeholder, Element],
    master: Mapping[Placeholder, Element],
) -> Element | None:
    """Return where a placeholder stands that says nothing of it itself."""
    kind, index = placeholder
    for (other_kind, other_index), place in layout.items():
        if index == other_index and (index != "0" or kind == other_kind):
            return place
    wanted = _KINDS.get(kind, kind)
    for other_kind, _ in master:
        if _KINDS.get(other_kind, other_kind) == wanted:
            return next(place for (k, _), place in master.items() if k == other_kind)
    return None


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
    chart.set(f"{{{_RELATIONS}}}id", draft.attribute(Mark(kind=RegionKind.CHART)))
    data.append(chart)
    graphic.append(data)
    frame.extend([about, where, graphic])
    return frame
