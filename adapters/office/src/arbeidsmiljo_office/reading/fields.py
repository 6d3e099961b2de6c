"""Reading fields back out of a document that people have edited and saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from arbeidsmiljo.model.documents import Field, FieldKind, Reading
from arbeidsmiljo_office.prompts import folded, folded_lines
from arbeidsmiljo_office.reading.alignment import Alignment
from arbeidsmiljo_office.reading.anchored import anchored_values
from arbeidsmiljo_office.reading.outline import Box, Line, Outline
from arbeidsmiljo_office.reading.pages import same_pages
from arbeidsmiljo_office.reading.rows import RowReader
from arbeidsmiljo_office.reading.shapes import named_pairs, placed_pairs, values_in
from arbeidsmiljo_office.reading.shared import Apart

_DRAWABLE: Final = (FieldKind.SHAPE, FieldKind.PARAGRAPH)


def read_back(
    fields: Sequence[Field],
    ours: Outline,
    their_fields: Sequence[Field],
    theirs: Outline,
    *,
    known: Mapping[int, int] | None = None,
) -> Reading:
    """Find the fields of a template in a document.

    Args:
        fields: Of the template, in the order of their numbers.
        ours: The template's text.
        their_fields: What is still yellow in the document.
        theirs: The document's text.
        known: Slides of the template that are known to be certain slides of the document.
    """
    left = _still_yellow(fields, their_fields)
    apart = Apart.of(fields, ours)
    shared = {place for places in apart.places.values() for place in places}
    reading = _read(apart.fields, apart.outline, theirs, left - shared, known)
    return apart.together(reading, left)


def _read(
    fields: Sequence[Field],
    ours: Outline,
    theirs: Outline,
    still_yellow: frozenset[int],
    known: Mapping[int, int] | None,
) -> Reading:
    """Find fields of a template, each of which stands in one place.

    Args:
        fields: By number.
        ours: The template's text.
        theirs: The document's text.
        still_yellow: The fields that are as yellow in the document as in the template.
        known: Slides of the template that are known to be certain slides of the document.
    """
    reader = RowReader(fields, ours, theirs)
    rows = {
        field.key: found
        for number, field in enumerate(fields)
        if field.kind is FieldKind.ROW and (found := reader.read(number)) is not None
    }
    anchored = dict(anchored_values(fields, ours, theirs))
    shapes = named_pairs(ours, theirs)
    anchored |= values_in(ours, theirs, shapes)
    our_lines = [line for line in ours.lines if not reader.is_ours(line)]
    their_lines = [line for line in theirs.lines if not reader.is_theirs(line)]
    pages = known or _with_named(same_pages(our_lines, their_lines), shapes)
    found_values = {**_values(our_lines, their_lines, pages), **anchored}
    if any(number not in found_values for number in range(len(fields))):
        placed = values_in(ours, theirs, placed_pairs(ours, theirs, pages, shapes))
        found_values = {**placed, **found_values}
    empty = frozenset(
        number
        for number, field in enumerate(fields)
        if field.kind in _DRAWABLE and not found_values.get(number)
    )
    drawn = _drawn(our_lines, _newly_drawn(ours, theirs, pages), empty) - (
        still_yellow - anchored.keys()
    )
    values = dict[str, str]()
    unmatched = list[Field]()
    for number, field in enumerate(fields):
        if field.kind is FieldKind.ROW:
            if field.key not in rows:
                unmatched.append(field)
            continue
        if number in drawn or (number in still_yellow and number not in anchored):
            continue
        text = found_values.get(number)
        if text is None:
            unmatched.append(field)
        elif folded(text) != field.prompt:
            values[field.key] = text
    return Reading(
        values=values,
        rows={key: found.rows for key, found in rows.items()},
        unmatched=tuple(unmatched),
        origins={key: found.origins for key, found in rows.items()},
        gone={key: found.gone for key, found in rows.items() if found.gone},
        drawn=tuple(field for number, field in enumerate(fields) if number in drawn),
    )


def _with_named(pages: Mapping[int, int], shapes: Sequence[tuple[Box, Box]]) -> Mapping[int, int]:
    """Let shapes that are known tell which slide is which, where they agree."""
    told = dict[int, set[int]]()
    for our, their in shapes:
        told.setdefault(our.page, set()).add(their.page)
    sure = {page: next(iter(found)) for page, found in told.items() if len(found) == 1}
    claims = Counter(sure.values())
    sure = {page: found for page, found in sure.items() if claims[found] == 1}
    rest = {
        page: found
        for page, found in pages.items()
        if page not in sure and found not in sure.values()
    }
    return {**rest, **sure}


def _newly_drawn(
    ours: Outline, theirs: Outline, pages: Mapping[int, int]
) -> Counter[tuple[int, str]]:
    """Count the charts and pictures that a document has more than its template.

    Returns:
        Slide of the template, 0 where there are none, and stream to how many are new there.
    """
    found = {(0, stream): count for (page, stream), count in theirs.drawn.items() if not page}
    for page, other in pages.items():
        of_page = {key[1]: count for key, count in theirs.drawn.items() if key[0] == other}
        found |= {(page, stream): count for stream, count in of_page.items()}
    return Counter(found) - Counter(ours.drawn)


def _drawn(
    our_lines: Sequence[Line],
    new: Mapping[tuple[int, str], int],
    empty: frozenset[int],
) -> frozenset[int]:
    """Return the fields in whose place a chart or picture stands, so that they have no text.

    Where fewer are new than there are fields without text, it is not known which these are.
    """
    waiting = dict[tuple[int, str], set[int]]()
    for line in our_lines:
        place = (line.page, line.stream.partition(",")[0])
        for bit in line.bits:
            if bit.field is not None and bit.field in empty:
                waiting.setdefault(place, set()).add(bit.field)
    return frozenset(
        number
        for place, numbers in waiting.items()
        if len(numbers) <= new.get(place, 0)
        for number in numbers
    )


def _still_yellow(fields: Sequence[Field], their_fields: Sequence[Field]) -> frozenset[int]:
    """Return the fields whose prompts are yellow in the document as often as in the template."""
    asked = Counter(field.prompt for field in fields)
    there = Counter(field.prompt for field in their_fields)
    return frozenset(
        number
        for number, field in enumerate(fields)
        if field.kind is not FieldKind.ROW and there[field.prompt] >= asked[field.prompt]
    )


def _values(
    our_lines: Sequence[Line], their_lines: Sequence[Line], pages: Mapping[int, int]
) -> Mapping[int, str]:
    """Find the text of the fields that are not in repeating rows."""
    alignment = Alignment()
    found = set(pages.values())
    our_parts = _parts([(pages.get(line.page, -1), line) for line in our_lines])
    their_parts = _parts([(line.page if line.page in found else -1, line) for line in their_lines])
    for part, lines in our_parts.items():
        alignment.align(lines, their_parts.get(part, []))
    return {**_beside(alignment, our_lines, their_lines), **alignment.values}


def _parts(lines: Sequence[tuple[int, Line]]) -> dict[tuple[int, str], list[Line]]:
    """Part lines by slide and stream, each of which is compared by itself."""
    parts = dict[tuple[int, str], list[Line]]()
    for page, line in lines:
        parts.setdefault((page, line.stream), []).append(line)
    return parts


def _beside(
    alignment: Alignment, our_lines: Sequence[Line], their_lines: Sequence[Line]
) -> dict[int, str]:
    """Find cells by their row and column, where another cell of the row was found."""
    rows = dict[tuple[int, int], set[tuple[int, int]]]()
    for our, their in alignment.pairs:
        if our.table and their.table and our.column == their.column:
            rows.setdefault((our.table, our.row), set()).add((their.table, their.row))
    cells = dict[tuple[int, int, int], list[str]]()
    for line in their_lines:
        if line.table:
            place = (line.table, line.row, line.column)
            cells.setdefault(place, []).append(folded_lines(line.text))
    in_cell = Counter((line.table, line.row, line.column) for line in our_lines if line.table)
    values = dict[int, str]()
    for line in our_lines:
        found = rows.get((line.table, line.row), set()) if line.table else set[tuple[int, int]]()
        place = (line.table, line.row, line.column)
        numbers = {bit.field for bit in line.bits}
        (number,) = numbers if len(numbers) == 1 else (None,)
        if number is not None and len(found) == 1 and in_cell[place] == 1:
            ((table, row),) = found
            values[number] = "\n".join(cells.get((table, row, line.column), []))
    return values
