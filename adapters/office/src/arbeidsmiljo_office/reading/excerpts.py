"""Excerpts of presentations: some of their slides, as if there were no others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from attrs import define, evolve, field

from arbeidsmiljo_office.reading.outline import Bit, Box, Grid, Line, Outline


@define(eq=False)
class _Page:
    """What stands on one slide, or on none."""

    lines: list[Line] = field(factory=list[Line])
    tables: list[Grid] = field(factory=list[Grid])
    drawn: dict[str, int] = field(factory=dict[str, int])
    boxes: list[Box] = field(factory=list[Box])


class Excerpts:
    """The slides of a presentation, from which some can be taken.

    Args:
        outline: Of the presentation.
    """

    def __init__(self, outline: Outline) -> None:
        """Sort all that there is by the slide that it stands on."""
        self._frames = outline.frames
        self._pages = defaultdict[int, _Page](_Page)
        for line in outline.lines:
            self._pages[line.page].lines.append(line)
        for table in outline.tables:
            self._pages[table.page].tables.append(table)
        for box in outline.boxes:
            self._pages[box.page].boxes.append(box)
        for (page, stream), count in outline.drawn.items():
            self._pages[page].drawn[stream] = count

    @property
    def pages(self) -> frozenset[int]:
        """The slides that hold anything; 0 for what stands on none."""
        return frozenset(self._pages)

    def of(
        self,
        pages: Iterable[int],
        numbers: Sequence[int] | None = None,
        *,
        page: int | None = None,
    ) -> Outline:
        """Take slides out of the presentation.

        Args:
            pages: The slides.
            numbers: Of the fields that are left, which are numbered anew in this order; None to
                let them keep their numbers.
            page: The number of the slide there; None to let all of them keep theirs.
        """
        found = [self._pages[one] for one in sorted(pages) if one in self._pages]
        places = {number: place for place, number in enumerate(numbers or ())}
        kept = [table for one in found for table in one.tables]
        tables = {table.number: number for number, table in enumerate(kept, start=1)}

        def numbered(own: int | None) -> int | None:
            return own if numbers is None or own is None else places.get(own)

        def placed(own: int) -> int:
            return own if page is None else page

        return Outline(
            lines=tuple(
                evolve(
                    line,
                    bits=tuple(Bit(text=bit.text, field=numbered(bit.field)) for bit in line.bits),
                    page=placed(line.page),
                    table=tables.get(line.table, 0),
                )
                for one in found
                for line in one.lines
            ),
            tables=tuple(
                evolve(
                    table,
                    number=tables[table.number],
                    page=placed(table.page),
                    rows=tuple(evolve(row, field=numbered(row.field)) for row in table.rows),
                )
                for table in kept
            ),
            drawn={
                (placed(own), stream): count
                for own in sorted(pages)
                if own in self._pages
                for stream, count in self._pages[own].drawn.items()
            },
            boxes=tuple(evolve(box, page=placed(box.page)) for one in found for box in one.boxes),
            frames={
                number: self._frames[own] for own, number in tables.items() if own in self._frames
            },
        )
