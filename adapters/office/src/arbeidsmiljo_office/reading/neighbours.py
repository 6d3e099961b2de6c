"""Telling the paragraphs of a shape apart that nothing stands between, by their own anchors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from attrs import field, frozen

from arbeidsmiljo_office.prompts import folded, folded_lines
from arbeidsmiljo_office.reading.outline import Line


@frozen(kw_only=True)
class Told:
    """What the anchors of paragraphs tell of the fields of a shape.

    Attributes:
        values: Number of a field to its text.
        open: The fields that what was begun in a paragraph of the template may belong to.
    """

    values: Mapping[int, str] = field(factory=dict[int, str])
    open: Collection[int] = ()


def neighbours_in(ours: Sequence[Line], theirs: Sequence[Line]) -> Told:
    """Read the fields of a shape that are whole paragraphs.

    A paragraph without an anchor, or with that of no line of the template, is one that stays where
    it says what that line says, and is its neighbours' where these are one field's. What else it
    may belong to is left open, and so is a field whose paragraphs others stand between. One that
    was begun in or behind a paragraph without a field has its anchor, and is nobody's either.

    Args:
        ours: The lines of the template's shape.
        theirs: The lines of the document's.

    Returns:
        Nothing where the template was not prepared.
    """
    known = Counter(sign for line in ours for sign in line.signs)
    if not all(line.signs and line.signs[0] < 0 for line in ours) or max(known.values()) > 1:
        return Told()
    places = {sign: place for place, line in enumerate(ours) for sign in line.signs}
    found = [places.get(line.signs[0]) if line.signs else None for line in theirs]
    begun = _begun(ours, theirs, found)
    _find_fixed(ours, theirs, found)
    _fill_in(found)
    runs = [place for place, _ in groupby(found)]
    doubtful = _mixed(runs) | _beside(runs, len(ours))
    of_begun = [own for index, own in enumerate(found) if own is not None or index in begun]
    uncertain = _beside([place for place, _ in groupby(of_begun)], len(ours))
    texts = defaultdict[int, list[str]](list)
    for line, own in zip(theirs, found, strict=True):
        if own is not None:
            texts[own].append(line.text)
    values = dict[int, str]()
    left_open = set[int]()
    for place, line in enumerate(ours):
        numbers = {bit.field for bit in line.bits if bit.text.strip()}
        number = next(iter(numbers)) if len(numbers) == 1 else None
        if number is not None and place in uncertain:
            left_open.add(number)
        elif number is not None and place not in doubtful:
            values[number] = folded_lines("\n".join(texts[place]))
    return Told(values=values, open=left_open)


def _begun(ours: Sequence[Line], theirs: Sequence[Line], found: list[int | None]) -> set[int]:
    """Let paragraphs be nobody's that were begun in one that the template has without a field.

    Returns:
        Which paragraphs of the document these are: of several with one anchor, all that do not say
        what the template says.
    """
    times = Counter(found)
    begun = set[int]()
    for index, place in enumerate(found):
        if place is None or times[place] == 1 or any(b.field is not None for b in ours[place].bits):
            continue
        if folded(theirs[index].text) != folded(ours[place].text):
            begun.add(index)
    for index in begun:
        found[index] = None
    return begun


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


def _mixed(runs: Sequence[int | None]) -> set[int]:
    """Return the lines of the template whose paragraphs others stand between, and these.

    Args:
        runs: Of the paragraphs of the document, which line of the template they are; alike ones
            behind each other once.
    """
    mixed = set[int]()
    for one, count in Counter(place for place in runs if place is not None).items():
        if count > 1:
            first, last = runs.index(one), len(runs) - 1 - runs[::-1].index(one)
            mixed.update(place for place in runs[first : last + 1] if place is not None)
    return mixed


def _beside(runs: Sequence[int | None], size: int) -> set[int]:
    """Return the lines of the template that a paragraph of nobody's may belong to.

    Args:
        runs: Of the paragraphs of the document, which line of the template they are; alike ones
            behind each other once.
        size: How many lines the template has.
    """
    times = frozenset(runs)
    doubtful = set[int]()
    edged = [-1, *runs, size]
    for index, place in enumerate(edged):
        if place is None:
            before, behind = sorted(one or 0 for one in (edged[index - 1], edged[index + 1]))
            missing = (one for one in range(before + 1, behind) if one not in times)
            doubtful.update((before, behind, *missing))
    return doubtful
