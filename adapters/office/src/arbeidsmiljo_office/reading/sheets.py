"""The tables of a document that anchors show to be those of repeating rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define, field

from arbeidsmiljo.model.documents import Field, FieldKind
from arbeidsmiljo_office.anchors import Anchor
from arbeidsmiljo_office.reading.outline import Outline


@define(eq=False)
class Sheet:
    """A table, or what of it is one field's.

    Attributes:
        head: The row above the repeating ones, if its anchor is there.
        records: Row to the number that it had among the rows that were filled in; 0 for prompts.
        columns: Row to our columns, counted from 0, and their columns in its grid.
    """

    head: int | None = None
    records: dict[int, int] = field(factory=dict[int, int])
    columns: dict[int, dict[int, int]] = field(factory=dict[int, dict[int, int]])

    @property
    def agreed(self) -> dict[int, int]:
        """The columns that all rows with anchors have in the same place."""
        found = dict[int, int]()
        disputed = set[int]()
        for columns in self.columns.values():
            for ours, their in columns.items():
                if found.setdefault(ours, their) != their:
                    disputed.add(ours)
        return {ours: their for ours, their in found.items() if ours not in disputed}


@define(eq=False)
class Sheets:
    """All tables of one field.

    Attributes:
        tables: Number of a table to what is known of it.
        count: How many rows were filled in; None where no anchor says so.
        knows_rows: Whether anchors tell one row from another.
    """

    tables: dict[int, Sheet] = field(factory=dict[int, Sheet])
    count: int | None = None
    knows_rows: bool = False

    def take(self, anchor: Anchor, table: int, row: int, column: int) -> None:
        """Take in an anchor of a Word document, and where it stands."""
        if not table:
            return
        sheet = self.tables.setdefault(table, Sheet())
        self.counted(anchor)
        self.knows_rows = True
        if anchor.is_table:
            sheet.head = row
        elif anchor.column is not None:
            sheet.records.setdefault(row, anchor.record)
            sheet.columns.setdefault(row, {}).setdefault(anchor.column, column)

    def counted(self, anchor: Anchor) -> None:
        """Take in how many rows an anchor says were filled in."""
        if anchor.count is not None:
            self.count = max(anchor.count, self.count or 0)


def sheets_of(
    fields: Sequence[Field], stems: Mapping[int, str], theirs: Outline
) -> dict[int, Sheets]:
    """Find the tables of repeating rows that anchors show.

    Args:
        fields: Of the template, in the order of their numbers.
        stems: Number of a field to the stem of its anchor.
        theirs: The document's text.

    Returns:
        Number of a field to its tables, for fields that have an anchor in the document.
    """
    by_stem = dict[str, list[int]]()
    for number, stem in stems.items():
        if fields[number].kind is FieldKind.ROW:
            by_stem.setdefault(stem, []).append(number)
    found = dict[int, Sheets]()
    for span in theirs.spans:
        anchor, where = span.anchor, span.where
        if anchor.is_table or anchor.column is not None:
            for number in by_stem.get(anchor.stem, ()):
                sheets = found.setdefault(number, Sheets())
                sheets.take(anchor, where.table, where.row, where.column)
    for table, anchor in theirs.frames.items():
        for number in by_stem.get(anchor.stem, ()):
            sheets = found.setdefault(number, Sheets())
            sheets.tables.setdefault(table, Sheet())
            sheets.counted(anchor)
    return found


def owners_in(stems: Mapping[int, str], ours: Outline, theirs: Outline) -> dict[int, set[int]]:
    """Tell which tables of a template the tables of a document are, where anchors show that.

    Args:
        stems: Number of a field to the stem of its anchor.
        ours: The template's text.
        theirs: The document's text.
    """
    tables = dict[str, set[int]]()
    for line in ours.lines:
        for bit in line.bits:
            stem = None if bit.field is None else stems.get(bit.field)
            if line.table and stem is not None:
                tables.setdefault(stem, set()).add(line.table)
    found = dict[int, set[int]]()
    for span in theirs.spans:
        is_of_row = span.anchor.is_table or span.anchor.column is not None
        if is_of_row and span.where.table:
            found.setdefault(span.where.table, set()).update(tables.get(span.anchor.stem, ()))
    for table, anchor in theirs.frames.items():
        found.setdefault(table, set()).update(tables.get(anchor.stem, ()))
    return found
