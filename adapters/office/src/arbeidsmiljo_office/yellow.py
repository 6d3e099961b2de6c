"""What is yellow: the highlight of that name, and the colour FFFF00 as it is written.

Near yellows, colours of the theme and patterns are other colours, and so is dark yellow.
"""

from __future__ import annotations

from typing import Final

from arbeidsmiljo_office.markup import Element, attribute, child, children, name

YELLOW: Final = "FFFF00"
"""Yellow."""
CLEAR: Final = ""
"""What lies below can be seen."""
OTHER: Final = "other"
"""Any colour but yellow."""


def highlight(properties: Element | None) -> str | None:
    """Return the highlight that a run's properties give.

    Args:
        properties: A `w:rPr`, or None.

    Returns:
        `YELLOW`, `CLEAR`, `OTHER`, or None where they say nothing of it.
    """
    element = child(properties, "w:highlight")
    if element is None:
        return None
    return {"yellow": YELLOW, "none": CLEAR}.get(attribute(element, "w:val") or "none", OTHER)


def shading(properties: Element | None) -> str | None:
    """Return the shading that properties of a run, paragraph or cell give.

    Args:
        properties: A `w:rPr`, `w:pPr` or `w:tcPr`, or None.

    Returns:
        `YELLOW`, `CLEAR`, `OTHER`, or None where they say nothing of it.
    """
    element = child(properties, "w:shd")
    if element is None:
        return None
    pattern = attribute(element, "w:val") or "clear"
    if pattern == "nil":
        return CLEAR
    side = "w:color" if pattern == "solid" else "w:fill"
    theme = "w:themeColor" if pattern == "solid" else "w:themeFill"
    colour = (attribute(element, side) or "auto").upper()
    if pattern not in {"clear", "solid"} or attribute(element, theme) is not None:
        return OTHER
    return {YELLOW: YELLOW, "AUTO": CLEAR}.get(colour, OTHER)


def is_yellow_colour(holder: Element | None) -> bool:
    """Tell whether a DrawingML element that holds one colour (`a:solidFill`) holds yellow."""
    if holder is None:
        return False
    colours = list(holder)
    if len(colours) != 1 or len(colours[0]):
        return False  # a transformation makes another colour of it
    value = (colours[0].get("val") or "").upper()
    return (name(colours[0]), value) in {("a:srgbClr", YELLOW), ("a:prstClr", "YELLOW")}


def has_yellow_fill(properties: Element | None) -> bool:
    """Tell whether properties of a shape or table cell (`p:spPr`, `a:tcPr`) fill it yellow."""
    return any(is_yellow_colour(fill) for fill in children(properties, "a:solidFill"))


def has_yellow_highlight(properties: Element | None) -> bool:
    """Tell whether a run's properties (`a:rPr`) highlight it in yellow."""
    return is_yellow_colour(child(properties, "a:highlight"))
