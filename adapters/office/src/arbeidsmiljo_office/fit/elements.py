"""Elements of DrawingML by their local names, and the numbers that they say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from arbeidsmiljo_office.markup import Element

_NUMBER: Final = re.compile(r"-?[0-9]{1,9}")
_PERCENT: Final = re.compile(r"(-?[0-9]{1,5}(?:\.[0-9]{1,5})?)%")

EMU: Final = 12_700
"""English metric units in a point."""


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def inside(parent: Element | None, *path: str) -> Element | None:
    """Follow a path of local names down, each time to the first child."""
    found = parent
    for step in path:
        if found is None:
            return None
        found = next((element for element in found if local(element) == step), None)
    return found


def first_inside(parents: Iterable[Element], *wanted: str) -> Element | None:
    """Return the first child, of the first parent that has one, with one of some local names."""
    for parent in parents:
        for element in parent:
            if local(element) in wanted:
                return element
    return None


def first_said(elements: Iterable[Element], key: str) -> str | None:
    """Return what the first element says that says something."""
    return next((value for element in elements if (value := element.get(key)) is not None), None)


def whole(text: str | None, otherwise: int) -> int:
    """Return a whole number."""
    return int(text) if text is not None and _NUMBER.fullmatch(text) else otherwise


def share(text: str | None, otherwise: int) -> int:
    """Return a percentage in thousandths; the strict dialect writes it with its sign."""
    found = None if text is None else _PERCENT.fullmatch(text)
    return whole(text, otherwise) if found is None else round(float(found[1]) * 1000)


def points(text: str | None, otherwise: float) -> float:
    """Return a length in points."""
    return whole(text, round(otherwise * EMU)) / EMU


def is_on(text: str | None) -> bool:
    """Tell whether something is said to be so."""
    return text in {"1", "true", "on"}
