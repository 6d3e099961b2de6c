"""Tracked changes in what stands several times once it is filled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from arbeidsmiljo_office.markup import Element, attribute, number

_FORMATS: Final = frozenset(
    [
        "numberingChange",
        "pPrChange",
        "rPrChange",
        "sectPrChange",
        "tblGridChange",
        "tblPrChange",
        "tblPrExChange",
        "tcPrChange",
        "trPrChange",
    ]
)
"""What tells how something was formatted before."""
_TEXTS: Final = frozenset(["ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"])
"""What tells what was put in, taken out or moved."""


def forget_formats(element: Element) -> None:
    """Take out how anything in an element was formatted before.

    Args:
        element: What stands a second time; what it was before, the first tells.
    """
    for found in list(_named(element, _FORMATS)):
        _remove(found)


def forget_changes(properties: Element) -> None:
    """Take all tracked changes out of the properties of a paragraph or run.

    Args:
        properties: Of what stands a second time.
    """
    for found in list(_named(properties, _FORMATS | _TEXTS)):
        _remove(found)


def numbered_changes(element: Element) -> Iterator[Element]:
    """Give the tracked changes in an element that have a number of their own."""
    return (found for found in _named(element, _TEXTS) if attribute(found, "w:id") is not None)


def last_number(root: Element) -> int:
    """Return the highest number that anything in a part has, tracked changes among it."""
    return max(numbers_in(root), default=0)


def numbers_in(root: Element) -> Iterator[int]:
    """Give the numbers that anything in a part has, tracked changes among it."""
    return (number(found, "w:id", 0) for found in root.iter())


def _named(element: Element, locals_: frozenset[str]) -> Iterator[Element]:
    for found in element.iter():
        # Comments and instructions have no name.
        tag = cast("object", found.tag)
        if isinstance(tag, str) and tag.rpartition("}")[2] in locals_ and found is not element:
            yield found


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
