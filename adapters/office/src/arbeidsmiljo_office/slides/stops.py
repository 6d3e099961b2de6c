"""Anchors of paragraphs on slides: where their first tab stop is, to a hundredth of a millimetre.

DrawingML has no bookmarks, and a save keeps no name of a paragraph. It keeps tab stops, and a
paragraph that somebody begins inside another has those of that one. A stop so near to the edge
moves no text, since every letter stands behind it. LibreOffice takes the stops of paragraphs in
text boxes away that say where their own left margin is; so that margin is a sign too, and is moved
by as little where two are alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from arbeidsmiljo_office.markup import Element, child, children, made, name, number

_STEP: Final = 360
"""A hundredth of a millimetre in EMU, to which LibreOffice rounds."""
_MOST: Final = 50
"""Half a millimetre, in steps: what is farther from the edge is a stop that somebody set."""
_BEHIND: Final = frozenset({"defRPr", "extLst"})


def signs_of(paragraph: Element, *, in_placeholder: bool) -> tuple[int, ...]:
    """Return what tells a paragraph from others of its shape, what is surest first.

    Args:
        paragraph: The `a:p`.
        in_placeholder: Whether its shape is a placeholder, where LibreOffice writes margins anew.

    Returns:
        A number below 0 for its stop, one above for its margin; either or both may be missing.
    """
    properties = next(iter(paragraph), None)  # they come first, and most paragraphs have none
    if properties is None or name(properties) != "a:pPr":
        return ()
    stops = (_steps(stop, "pos") for stop in children(child(properties, "a:tabLst"), "a:tab"))
    signs = [-stop for stop in stops if 0 < stop <= _MOST][:1]
    if not in_placeholder and properties.get("marL") is not None:
        signs.append(_steps(properties, "marL"))
    return tuple(sign for sign in signs if sign)


def put_signs(paragraphs: Sequence[Element], *, in_placeholder: bool) -> bool:
    """Let the paragraphs of a shape be told apart, as far as there are stops for them.

    Args:
        paragraphs: All that have text.
        in_placeholder: Whether the shape is a placeholder.

    Returns:
        Whether one of them was changed.
    """
    found = [signs_of(one, in_placeholder=in_placeholder) for one in paragraphs]
    taken = [sign for signs in found for sign in signs]
    is_told = all(signs and signs[0] < 0 for signs in found)
    if (is_told and len(set(taken)) == len(taken)) or len(paragraphs) > _MOST:
        return False
    margins = set[int]()
    for place, paragraph in enumerate(paragraphs, start=1):
        properties = child(paragraph, "a:pPr")
        if properties is None:
            properties = made(paragraph, "pPr")
            paragraph.insert(0, properties)
        _put_stop(properties, place * _STEP)
        if in_placeholder or properties.get("marL") is None:
            continue
        margin = _steps(properties, "marL")
        while margin in margins:
            margin += 1
        if margin != _steps(properties, "marL"):
            properties.set("marL", str(margin * _STEP))
        margins.add(margin)
    return True


def _put_stop(properties: Element, position: int) -> None:
    """Put a stop before those that somebody set."""
    stops = child(properties, "a:tabLst")
    if stops is None:
        stops = made(properties, "tabLst")
        behind = (
            index
            for index, one in enumerate(properties)
            if str(one.tag).rpartition("}")[2] in _BEHIND
        )
        properties.insert(next(behind, len(properties)), stops)
    for stop in children(stops, "a:tab"):
        if 0 < _steps(stop, "pos") <= _MOST:
            stops.remove(stop)
    own = made(stops, "tab")
    own.set("pos", str(position))
    own.set("algn", "l")
    stops.insert(0, own)


def _steps(element: Element, measure: str) -> int:
    return round(number(element, measure, 0) / _STEP)
