"""Finding the shapes of a template again in a presentation, and the fields in them.

A shape is known by the anchor behind its name. A save in LibreOffice takes the names of
placeholders away, and a save in another program may take all of them; what is left then, for
fields that nothing around them tells apart, is which placeholder a shape is and where it stands.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from arbeidsmiljo_office.prompts import folded_lines
from arbeidsmiljo_office.reading.alignment import Alignment
from arbeidsmiljo_office.reading.neighbours import neighbours_in
from arbeidsmiljo_office.reading.outline import Box, Line, Outline

_NEAR: Final = 2_000
"""How far off a place may be, in EMU: programs round to a hundredth of a millimetre (360)."""
_TITLES: Final = {"ctrTitle": "title"}

_Pair = tuple[Box, Box]
_T = TypeVar("_T")


def named_pairs(ours: Outline, theirs: Outline) -> list[_Pair]:
    """Find the shapes that are known by an anchor that is there once in both."""
    return _pairs(
        [(box.anchor.stem, box) for box in ours.boxes if box.anchor is not None],
        [(box.anchor.stem, box) for box in theirs.boxes if box.anchor is not None],
    )


def placed_pairs(
    ours: Outline, theirs: Outline, pages: Mapping[int, int], known: Iterable[_Pair]
) -> list[_Pair]:
    """Find shapes by their slide, and by which placeholder they are or where they stand.

    Args:
        ours: The template.
        theirs: The presentation.
        pages: Slide of the template to that of the presentation.
        known: Shapes that were found already.
    """
    taken = list(known)
    our_rest = _without(ours.boxes, {pair[0].number for pair in taken})
    their_rest = _without(theirs.boxes, {pair[1].number for pair in taken})
    found = _pairs(
        [
            ((pages[box.page], box.stream, _TITLES.get(box.kind, box.kind)), box)
            for box in our_rest
            if box.kind and box.page in pages
        ],
        [
            ((box.page, box.stream, _TITLES.get(box.kind, box.kind)), box)
            for box in their_rest
            if box.kind
        ],
    )
    our_rest = _without(our_rest, {pair[0].number for pair in found})
    their_rest = _without(their_rest, {pair[1].number for pair in found})
    by_page = defaultdict[int, list[Box]](list)
    for other in their_rest:
        by_page[other.page].append(other)
    there = {
        box.number: [other for other in by_page[pages.get(box.page, -1)] if _stands_at(box, other)]
        for box in our_rest
    }
    claims = Counter(other.number for others in there.values() for other in others)
    found += [
        (box, there[box.number][0])
        for box in our_rest
        if len(there[box.number]) == 1 and claims[there[box.number][0].number] == 1
    ]
    return found


def values_in(ours: Outline, theirs: Outline, pairs: Iterable[_Pair]) -> dict[int, str | None]:
    """Read the fields of shapes that were found, each shape by itself.

    Args:
        ours: The template.
        theirs: The presentation.
        pairs: The shapes of the one, each with that of the other.

    Returns:
        Number of a field to its text; None for one that a paragraph of nobody's may belong to, in
        spite of all that stands around it.
    """
    our_lines, their_lines = _by_box(ours.lines), _by_box(theirs.lines)
    values = dict[int, str | None]()
    for our, their in pairs:
        inside, others = our_lines[our.number], their_lines[their.number]
        numbers = {bit.field for line in inside for bit in line.bits}
        if numbers == {None} or not numbers:
            continue
        if len(numbers) == 1 or not others:
            text = folded_lines("\n".join(line.text for line in others))
            values.update((number, text) for number in numbers if number is not None)
            continue
        alignment = Alignment()
        alignment.align(inside, others)
        told = neighbours_in(inside, others)
        values.update({**told.values, **alignment.values, **dict.fromkeys(told.open)})
    return values


def _by_box(lines: Sequence[Line]) -> defaultdict[int, list[Line]]:
    found = defaultdict[int, list[Line]](list)
    for line in lines:
        if not line.table:
            found[line.box].append(line)
    return found


def _pairs(
    ours: Sequence[tuple[Hashable, _T]], theirs: Sequence[tuple[Hashable, _T]]
) -> list[tuple[_T, _T]]:
    """Pair what has a key that is there once in both."""
    own, other = Counter(key for key, _ in ours), Counter(key for key, _ in theirs)
    found = dict(theirs)
    return [(one, found[key]) for key, one in ours if own[key] == 1 and other[key] == 1]


def _without(boxes: Iterable[Box], numbers: set[int]) -> list[Box]:
    return [box for box in boxes if box.number not in numbers]


def _stands_at(ours: Box, theirs: Box) -> bool:
    """Tell whether two shapes stand in the same place and are as large, less what is rounded."""
    if ours.place is None or theirs.place is None:
        return False
    if ours.stream != theirs.stream or ours.kind != theirs.kind:
        return False
    return all(
        abs(one - other) <= _NEAR for one, other in zip(ours.place, theirs.place, strict=True)
    )
