"""The room of places in a Word document that do not grow with their text.

These are text boxes that are not resized to fit it, cells of rows with an exact height, and frames
with one. Word cuts off what has no room in them. All else grows, up to the next page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from arbeidsmiljo_office.fit.elements import (
    EMU,
    first_inside,
    inside,
    local,
    points,
    whole,
)
from arbeidsmiljo_office.fit.room import Room
from arbeidsmiljo_office.fit.shape_room import FITS, INSETS, kept
from arbeidsmiljo_office.markup import Element, attribute

TWIPS: Final = 20
"""Twentieths of a point, in a point."""
_GROUPS: Final = {"grpSp", "wgp"}
_LENGTH: Final = re.compile(r"(-?[0-9]{0,6}(?:\.[0-9]{1,15})?)(pt|in|cm|mm|pc|px)?")
_UNITS: Final = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}
_VML_FORMS: Final = {"shape", "rect"}
"""Those whose text stands in the rectangle around them."""
_LEVEL: Final = {None, "lrTb", "lr", "lrTbV", "lrV"}


def box_room(content: Element) -> Room | None:
    """Return the room of a text box; None where it grows, or its room cannot be told.

    Args:
        content: Its `w:txbxContent`.
    """
    holder = content.getparent()
    shape = None if holder is None else holder.getparent()
    if holder is None or shape is None:
        return None
    if local(holder) == "txbx":
        return None if holder.get("id") else _drawn_room(shape)
    return _vml_room(holder, shape) if local(holder) == "textbox" else None


def may_shrink(content: Element) -> bool:
    """Tell whether the text of a text box may be set smaller.

    Args:
        content: Its `w:txbxContent`.
    """
    holder = content.getparent()
    shape = None if holder is None else holder.getparent()
    return inside(shape, "bodyPr", "normAutofit") is not None


def _drawn_room(shape: Element) -> Room | None:
    """Return the room of a `wps:wsp`."""
    body, forms = inside(shape, "bodyPr"), inside(shape, "spPr")
    extent = inside(forms, "xfrm", "ext")
    if body is None or forms is None:
        return None
    fit = first_inside([body], *FITS)
    if fit is not None and local(fit) == "spAutoFit":
        return None
    is_plain = (
        body.get("vert") in {None, "horz"}
        and body.get("wrap") != "none"
        and not whole(body.get("rot"), 0)
        and whole(body.get("numCol"), 1) <= 1
    )
    if not is_plain:
        return None
    if extent is None:
        around = (one for one in shape.iterancestors() if local(one) in {"inline", "anchor"})
        extent = inside(next(around, None), "extent")
    if extent is None:
        return None
    width, height = (whole(extent.get(key), 0) / EMU for key in ("cx", "cy"))
    across, down = _scale(shape)
    width, height = width * across, height * down
    left, top, right, bottom = (points(body.get(key), inset) for key, inset in INSETS.items())
    beside, above = kept([forms], width, height)
    return Room(
        width=width - left - right - 2 * beside,
        height=height - top - bottom - 2 * above,
        takes_first=True,
    )


def _scale(shape: Element) -> tuple[float, float]:
    """Return how much larger the groups around a shape make it."""
    across = down = 1.0
    for group in shape.iterancestors():
        if local(group) in _GROUPS:
            place = inside(group, "grpSpPr", "xfrm")
            outer, inner = inside(place, "ext"), inside(place, "chExt")
            if outer is not None and inner is not None:
                sizes = [whole(one.get(key), 0) for one in (outer, inner) for key in ("cx", "cy")]
                across *= sizes[0] / sizes[2] if sizes[2] else 1.0
                down *= sizes[1] / sizes[3] if sizes[3] else 1.0
    return across, down


def _vml_room(holder: Element, shape: Element) -> Room | None:
    """Return the room of a `v:textbox`."""
    said = _style(holder.get("style"))
    parent = shape.getparent()
    is_plain = (
        local(shape) in _VML_FORMS
        and said.get("mso-fit-shape-to-text") not in {"t", "true"}
        and said.get("mso-layout-flow-alt") is None
        and not (said.get("layout-flow") or "").startswith("vertical")
        and "mso-next-textbox" not in said
    )
    if not is_plain or (parent is not None and local(parent) == "group"):
        return None
    size = _style(shape.get("style"))
    width, height = _length(size.get("width")), _length(size.get("height"))
    if not (width and height):
        return None
    insets = (holder.get("inset") or "").split(",")
    left, top, right, bottom = (
        inset if (own := _length("".join(insets[number : number + 1]).strip())) is None else own
        for number, inset in enumerate(INSETS.values())
    )
    return Room(width=width - left - right, height=height - top - bottom, takes_first=True)


def _style(text: str | None) -> Mapping[str, str]:
    """Read what a style says, as it is written in VML."""
    pairs = (one.partition(":") for one in (text or "").split(";"))
    return {key.strip().lower(): value.strip().lower() for key, _, value in pairs}


def _length(text: str | None) -> float | None:
    """Return a length in points; VML's own unit, where it says none, is a pixel."""
    found = _LENGTH.fullmatch(text or "")
    if found is None or found[1] in {"", "-"}:
        return None
    return float(found[1]) * _UNITS[found[2] or "px"]


def exact_height(row: Element) -> float | None:
    """Return the height of a row that does not grow, in points; None of one that does."""
    height = inside(row, "trPr", "trHeight")
    if height is None or attribute(height, "w:hRule") != "exact":
        return None
    return whole(attribute(height, "w:val"), 0) / TWIPS


def cell_room(cell: Element, width: float, height: float) -> Room | None:
    """Return the room of a cell; None where that cannot be told.

    Args:
        cell: The `w:tc`, of a row that does not grow.
        width: Of its text, in points; 0 where that is not said.
        height: Of the row.
    """
    properties = inside(cell, "tcPr")
    turned = inside(properties, "textDirection")
    is_plain = (
        (turned is None or attribute(turned, "w:val") in _LEVEL)
        and inside(properties, "vMerge") is None
        and inside(properties, "tcFitText") is None
        and inside(properties, "noWrap") is None
    )
    if not (is_plain and width):
        return None
    table = next((one for one in cell.iterancestors() if local(one) == "tbl"), None)
    margins = (inside(properties, "tcMar"), inside(table, "tblPr", "tblCellMar"))
    for side in ("top", "bottom"):
        own = next((one for around in margins if (one := inside(around, side)) is not None), None)
        height -= 0.0 if own is None else whole(attribute(own, "w:w"), 0) / TWIPS
    return Room(width=width, height=height, takes_first=True)


def frame_room(properties: Element | None) -> Room | None:
    """Return the room of the frame that a paragraph stands in; None where it is in none that fits.

    Args:
        properties: The paragraph's `w:pPr`.
    """
    frame = inside(properties, "framePr")
    if frame is None or attribute(frame, "w:hRule") != "exact" or attribute(frame, "w:dropCap"):
        return None
    width, height = (whole(attribute(frame, key), 0) / TWIPS for key in ("w:w", "w:h"))
    return Room(width=width, height=height, takes_first=True) if width and height else None
