"""Finding one's way in the XML of office files by local names, in both dialects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from arbeidsmiljo_office.markup import Element

_OFF: Final = frozenset({"0", "false", "off"})
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_NUMBER: Final = re.compile("[+-]?[0-9]{1,15}")
"""A number longer than any length of a drawing, which is the longest that there is, is none."""
_PASSED_OVER: Final = frozenset({"Fallback", "del", "moveFrom"})


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    tag = str(element.tag)
    return tag[tag.find("}") + 1 :]


def inner(element: Element | None, *path: str) -> Element | None:
    """Follow a path of local names down, each time to the first child."""
    for step in path:
        if element is None:
            return None
        element = element.find(f"{{*}}{step}")
    return element


def inners(element: Element | None, name: str) -> list[Element]:
    """Return the children with a local name."""
    return [] if element is None else element.findall(f"{{*}}{name}")


def every(element: Element, *names: str) -> Iterator[Element]:
    """Find what has one of some local names below an element, as people get to see it.

    What is there a second time for old programs, and what was deleted, is passed over.
    """
    for child in element:
        found = local(child)
        if found in names:
            yield child
        if found not in _PASSED_OVER:
            yield from every(child, *names)


def value(element: Element | None, name: str = "val") -> str | None:
    """Return an attribute by its local name."""
    if element is None:
        return None
    plain = element.get(name)
    if plain is not None:
        return plain
    ending = "}" + name
    return next((str(v) for k, v in element.attrib.items() if str(k).endswith(ending)), None)


def switch(element: Element | None, name: str = "val") -> bool | None:
    """Return whether an element such as `w:b` switches something on; None if it is not there."""
    return None if element is None else (value(element, name) or "1").lower() not in _OFF


def whole(text: str | None, otherwise: int = 0) -> int:
    """Return a whole number; something else where a text is none."""
    return int(text) if text is not None and _NUMBER.fullmatch(text) else otherwise


def is_decorative(properties: Element) -> bool:
    """Tell whether what has these properties (`p:cNvPr`, `wp:docPr`) is passed over by readers."""
    return any(switch(found) for found in properties.iter(_DECORATIVE))
