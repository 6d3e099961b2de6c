"""Anchors of paragraphs on slides: where their first tab stop is, to a hundredth of a millimetre.

DrawingML has no bookmarks, and a save keeps no name of a paragraph. It keeps tab stops, and a
paragraph that somebody begins inside another has those of that one. A stop so near to the edge
moves nothing but a tab that a line begins with, since every letter stands behind it. LibreOffice
takes the stops of paragraphs in text boxes away that say where their own left margin is; so that
margin is a sign too, and is moved by as little where two are alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from arbeidsmiljo_office.fit.elements import inside, whole
from arbeidsmiljo_office.markup import Element, child, children, made, name, number

_STEP: Final = 360
"""A hundredth of a millimetre in EMU, to which LibreOffice rounds."""
_MOST: Final = 50
"""Half a millimetre, in steps: what is farther from the edge is a stop that somebody set."""
_MOST_STOPS: Final = 32
"""Stops of a paragraph, by the standard."""
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


def put_signs(
    paragraphs: Sequence[Element], *, in_placeholder: bool, lists: Sequence[Element]
) -> bool:
    """Let the paragraphs of a shape be told apart, as far as there are stops for them.

    A stop that only one paragraph has is left to it, since there are documents already that are
    known by it. The others get stops behind the last that is in use, so that none of them has one
    of a paragraph that is not there any more.

    Args:
        paragraphs: All that have text.
        in_placeholder: Whether the shape is a placeholder.
        lists: The list styles that its text inherits from, the nearest first.

    Returns:
        Whether one of them was changed.
    """
    found = [signs_of(one, in_placeholder=in_placeholder) for one in paragraphs]
    taken = [sign for signs in found for sign in signs]
    stops = [-min((0, *signs)) for signs in found]
    times = Counter(stops)
    if all(stops) and len(set(taken)) == len(taken):
        return False
    is_kept = [stop > 0 and times[stop] == 1 for stop in stops]
    new = [one for one, kept in zip(paragraphs, is_kept, strict=True) if not kept]
    last = max(stops)
    own = [_own_stops(one, lists) for one in new]
    if last + len(new) > _MOST or any(len(others) >= _MOST_STOPS for others in own):
        return False
    for place, (paragraph, others) in enumerate(zip(new, own, strict=True), start=last + 1):
        _put_stop(paragraph, place * _STEP, others)
    if not in_placeholder:
        kept = [one for one, kept in zip(paragraphs, is_kept, strict=True) if kept]
        _part_margins([*kept, *new])
    return True


def _own_stops(paragraph: Element, lists: Sequence[Element]) -> list[Mapping[str, str]]:
    """Return the stops that somebody set for a paragraph, or in what it inherits from.

    One that has stops of its own has none that it could inherit.
    """
    properties = child(paragraph, "a:pPr")
    level = 0 if properties is None else whole(properties.get("lvl"), 0)
    said = (
        child(properties, "a:tabLst"),
        *(inside(one, f"lvl{level + 1}pPr", "tabLst") for one in lists),
        *(inside(one, "defPPr", "tabLst") for one in lists),
    )
    nearest = next((one for one in said if one is not None), None)
    return [
        {str(key): str(value) for key, value in stop.items()}
        for stop in children(nearest, "a:tab")
        if not 0 < _steps(stop, "pos") <= _MOST
    ]


def _put_stop(paragraph: Element, position: int, others: Sequence[Mapping[str, str]]) -> None:
    """Give a paragraph a stop, before those that somebody set."""
    properties = child(paragraph, "a:pPr")
    if properties is None:
        properties = made(paragraph, "pPr")
        paragraph.insert(0, properties)
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
        stops.remove(stop)
    for said in ({"pos": str(position), "algn": "l"}, *others):
        stop = made(stops, "tab")
        for key, value in said.items():
            stop.set(key, value)
        stops.append(stop)


def _part_margins(paragraphs: Iterable[Element]) -> None:
    """Let no two paragraphs have the same margin of their own; the first ones keep theirs."""
    margins = set[int]()
    for paragraph in paragraphs:
        properties = child(paragraph, "a:pPr")
        if properties is None or properties.get("marL") is None:
            continue
        margin = own = _steps(properties, "marL")
        if margin in margins:
            margin = max(one for one in margins if own <= one <= own + _MOST) + 1
        while margin in margins:
            margin += 1
        if margin != own:
            properties.set("marL", str(margin * _STEP))
        margins.add(margin)


def _steps(element: Element, measure: str) -> int:
    return round(number(element, measure, 0) / _STEP)
