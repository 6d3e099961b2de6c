"""Telling the paragraphs of a shape apart that nothing stands between, by their own anchors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from arbeidsmiljo_office.prompts import folded, folded_lines
from arbeidsmiljo_office.reading.outline import Line


def neighbours_in(ours: Sequence[Line], theirs: Sequence[Line]) -> Mapping[int, str]:
    """Read the fields of a shape that are whole paragraphs.

    A paragraph without an anchor, or with that of no line of the template, is one that stays where
    it says what that line says, and is its neighbours' where these are one field's. What else it
    may belong to is left open, and so is a field whose paragraphs others stand between.

    Args:
        ours: The lines of the template's shape.
        theirs: The lines of the document's.

    Returns:
        Number of a field to its text; nothing where the template was not prepared.
    """
    known = Counter(sign for line in ours for sign in line.signs)
    if not all(line.signs and line.signs[0] < 0 for line in ours) or max(known.values()) > 1:
        return {}
    places = {sign: place for place, line in enumerate(ours) for sign in line.signs}
    found = [places.get(line.signs[0]) if line.signs else None for line in theirs]
    _find_fixed(ours, theirs, found)
    _fill_in(found)
    doubtful = _doubtful(found, len(ours))
    values = dict[int, str]()
    for place, line in enumerate(ours):
        numbers = {bit.field for bit in line.bits if bit.text.strip()}
        number = next(iter(numbers)) if len(numbers) == 1 else None
        if number is not None and place not in doubtful:
            texts = [one.text for one, own in zip(theirs, found, strict=True) if own == place]
            values[number] = folded_lines("\n".join(texts))
    return values


def _find_fixed(ours: Sequence[Line], theirs: Sequence[Line], found: list[int | None]) -> None:
    """Find lines that have lost their anchor and still say what the template says."""
    fixed = {
        folded(line.text): place
        for place, line in enumerate(ours)
        if place not in found and all(bit.field is None for bit in line.bits)
    }
    for index, line in enumerate(theirs):
        if found[index] is None:
            found[index] = fixed.pop(folded(line.text), None)


def _fill_in(found: list[int | None]) -> None:
    """Give lines between two of one field to that field."""
    last: int | None = None
    for index, place in enumerate(found):
        if place is None:
            continue
        if last is not None and found[last] == place:
            found[last:index] = [place] * (index - last)
        last = index


def _doubtful(found: Sequence[int | None], size: int) -> set[int]:
    """Return the lines of the template that a paragraph of nobody's may belong to.

    Args:
        found: Of each paragraph of the document, which line of the template it is.
        size: How many lines the template has.
    """
    runs = [place for place, _ in groupby(found)]
    times = Counter(place for place in runs if place is not None)
    doubtful = set[int]()
    for mixed, count in times.items():
        if count > 1:
            first, last = runs.index(mixed), len(runs) - 1 - runs[::-1].index(mixed)
            doubtful.update(one for one in runs[first : last + 1] if one is not None)
    edged = [-1, *runs, size]
    for index, place in enumerate(edged):
        if place is None:
            before, behind = sorted(one or 0 for one in (edged[index - 1], edged[index + 1]))
            missing = (one for one in range(before + 1, behind) if one not in times)
            doubtful.update((before, behind, *missing))
    return doubtful
