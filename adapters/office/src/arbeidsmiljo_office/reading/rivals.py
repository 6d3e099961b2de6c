"""Rows of a template that look like the header of a repeating field, and so could be mistaken."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from attrs import field, frozen

from arbeidsmiljo_office.reading.headers import Place, columns_under, texts_of, titles_in
from arbeidsmiljo_office.reading.outline import Grid, Outline

Texts: TypeAlias = tuple[tuple[str, ...], ...]
"""The texts of a table, row by row."""


@frozen(kw_only=True)
class Rivals:
    """What else in a template stands under the titles of a repeating field.

    Attributes:
        are_filled: Whether another table that has fields does, so that titles tell nothing.
        fixed: Tables without fields that do, and how many there are of each.
        wider: The titles of rows that have more titles than the field's, each time in order.
        here: How many rows of the field's own table have its titles.
        place: Which of these is above it, from 0.
    """

    are_filled: bool = False
    fixed: Counter[Texts] = field(factory=Counter[Texts])
    wider: frozenset[tuple[str, ...]] = frozenset()
    here: int = 0
    place: int = 0

    @property
    def are_any(self) -> bool:
        """Tell whether there are any under the same titles."""
        return self.are_filled or bool(self.fixed) or self.here > 1


@frozen(kw_only=True)
class _Matches:
    """The rows of a template that have certain titles.

    Attributes:
        rows: Table to those of its rows that have these titles and no others.
        filled: Those of these tables that have fields.
        fixed: The others, and how many there are of each.
        wider: The titles of rows that have others too.
    """

    rows: Mapping[int, Sequence[int]]
    filled: frozenset[int]
    fixed: Counter[Texts]
    wider: frozenset[tuple[str, ...]]


def rivals_in(ours: Outline, places: Mapping[int, Place]) -> dict[int, Rivals]:
    """Find what could be mistaken for the repeating fields of a template.

    Args:
        ours: The template's text.
        places: Where the fields are, by number.

    Returns:
        By the number of the field.
    """
    titles = titles_in(ours.tables)
    filled = {line.table for line in ours.lines if any(bit.field is not None for bit in line.bits)}
    filled |= {one.number for one in ours.tables if any(row.field is not None for row in one.rows)}
    tables = {table.number: table for table in ours.tables}
    headers = Counter(place.header for place in places.values())
    known = dict[tuple[object, ...], _Matches]()
    found = dict[int, Rivals]()
    for number, place in places.items():
        if not place.header:
            found[number] = Rivals()
            continue
        key = (place.header, frozenset(column for _, column in place.cells))
        if key not in known:
            known[key] = _matches(place, titles, tables, frozenset(filled))
        matches = known[key]
        here = matches.rows.get(place.table, ())
        others = len(matches.filled) - (place.table in matches.filled)
        found[number] = Rivals(
            are_filled=others > 0 or headers[place.header] > 1,
            fixed=matches.fixed,
            wider=matches.wider,
            here=len(here),
            place=bisect_left(here, place.row - 1),
        )
    return found


def _matches(
    place: Place,
    titles: Mapping[str, Mapping[int, Sequence[int]]],
    tables: Mapping[int, Grid],
    filled: frozenset[int],
) -> _Matches:
    rows = dict[int, list[int]]()
    wider = set[tuple[str, ...]]()
    rarest = min((titles.get(text, {}) for _, text in place.header), key=len)
    for number, indices in rarest.items():
        for index in indices:
            row = tables[number].rows[index]
            if row.field is not None or columns_under(row, place) is None:
                continue
            if place.has_titles(row):
                rows.setdefault(number, []).append(index)
            else:
                wider.add(tuple(sorted(texts_of(row))))
    return _Matches(
        rows=rows,
        filled=filled & rows.keys(),
        fixed=Counter(texts_in(tables[number]) for number in rows if number not in filled),
        wider=frozenset(wider),
    )


def texts_in(table: Grid) -> Texts:
    """Return the texts of a table, by which one without fields is known again."""
    return tuple(texts_of(row) for row in table.rows)
