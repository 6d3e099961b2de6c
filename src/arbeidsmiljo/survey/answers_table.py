"""Answers read from tables, as a mapping says: who answered what, and of whom nothing else."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Final

from attrs import define, field, frozen

from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.answer_rows import NO_ANSWER, AnswerRows
from arbeidsmiljo.survey.answer_words import AnswerWords, UnitWords
from arbeidsmiljo.survey.answers_mapping import AnswersMapping, ItemColumn
from arbeidsmiljo.survey.export_checking import answers_for_headings, looks_like_answers, one_column
from arbeidsmiljo.survey.heading_row import headings_below
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.tables import (
    Cell,
    CellError,
    Column,
    Table,
    folded,
    text_of,
)

_LISTED: Final = 100
"""Of cells of a column that have the same fault, so many are listed; the others are counted."""


def answers_of(
    tables: Sequence[Table],
    mapping: AnswersMapping,
    organisation: Organisation,
    questionnaire: Questionnaire,
    *,
    source: str,
    random: Random,
) -> AnswerRows:
    """Read what respondents answered.

    Args:
        tables: Of a file, or from a vendor; the one that has the columns is read.
        mapping: Where things stand, and what they mean.
        organisation: Whose units the respondents are of, as it was on the day they answered.
        questionnaire: Whose factors are measured.
        source: What to call the tables in errors: a file name.
        random: Where the order of the rows comes from: one that nobody can repeat.

    Returns:
        The rows in an order that says nothing. A row in which no item is answered is left out.

    Raises:
        InvalidInputError: Columns are missing, units are not in the organisation, or answers are
            on no scale; all that is wrong, by cell, and no answer is repeated.
    """
    problems = [*mapping.problems(questionnaire), *mapping.problems_of_units(organisation)]
    if problems:
        raise InvalidInputError(source, problems)
    table = _table(tables, mapping, organisation, source)
    reader = _Reader(table=table, mapping=mapping, organisation=organisation, faults=_Faults(table))
    columns = {one.item.key: reader.column(one) for one in mapping.items}
    answered = [
        row
        for row, given in enumerate(zip(*columns.values(), strict=True))
        if min(given) < NO_ANSWER
    ]
    places = reader.places(answered)
    problems += reader.faults.problems()
    if not answered and not problems:
        what = "nobody has answered any of the items; check the mapping, or the export"
        problems.append(Problem(table.name or "rows", what))
    if problems:
        raise InvalidInputError(source, problems)
    return AnswerRows(
        units=tuple(unit.id for unit in organisation.units),
        places=places,
        columns={key: bytes(map(column.__getitem__, answered)) for key, column in columns.items()},
        values={one.item.key: one.item.values for one in mapping.items},
    ).shuffled(random)


def _table(
    tables: Sequence[Table], mapping: AnswersMapping, organisation: Organisation, source: str
) -> Table:
    """Find the table that has all columns, or say which ones are missing where most are there."""
    wanted = mapping.columns
    lacking = [*wanted]
    if not tables:
        what = "has nothing in it; give an export with a row for each respondent"
        raise InvalidInputError(source, [Problem("file", what)])
    for table in tables:
        headings = Counter(folded(column.heading) for column in table.columns)
        missing = [name for name in wanted if not headings[folded(name)]]
        twice = [name for name in wanted if headings[folded(name)] > 1]
        if not missing and not twice:
            return table
        if not missing:
            raise InvalidInputError(
                source,
                [Problem(f"column {name!r}", "is there twice; rename one") for name in twice],
            )
        lacking = min(lacking, missing, key=len)
    names = [{folded(name)} for name in wanted]
    if below := [found for table in tables if (found := headings_below(table, names))]:
        raise InvalidInputError(source, below[:1])
    if len(lacking) == len(wanted):
        for table in tables:
            if len(table.columns) == 1:
                raise InvalidInputError(source, [one_column(table)])
            if looks_like_answers(table, organisation):
                raise InvalidInputError(source, [answers_for_headings(table)])
    raise InvalidInputError(
        source,
        [
            Problem(f"column {name!r}", "is missing; check the mapping, or the export")
            for name in lacking
        ],
    )


@define
class _Faults:
    """Gathers cells that cannot be used, by column and fault."""

    _table: Table
    _found: dict[tuple[int, str], list[int]] = field(factory=dict[tuple[int, str], list[int]])

    def add(self, row: int, column: int, what: str) -> None:
        """Add a cell."""
        self._found.setdefault((column, what), []).append(row)

    def problems(self) -> Iterator[Problem]:
        """Give all cells row by row; of very many with one fault the first, and their number."""
        listed: list[tuple[int, int, str]] = []
        more: list[Problem] = []
        for (column, what), rows in self._found.items():
            listed += ((row, column, what) for row in rows[:_LISTED])
            if len(rows) > _LISTED:
                heading = self._table.columns[column].heading
                number = len(rows) - _LISTED
                more.append(Problem(f"column {heading!r}", f"{what}: {number} more cells"))
        for row, column, what in sorted(listed):
            yield Problem(self._table.place(row, column), what)
        yield from more


@frozen(kw_only=True)
class _Reader:
    """Reads columns, and gathers what is wrong with them."""

    table: Table
    mapping: AnswersMapping
    organisation: Organisation
    faults: _Faults

    def column(self, one: ItemColumn) -> bytearray:
        """Give the place on its scale of each answer to an item."""
        place, column = self._find(one.column)
        words = AnswerWords.of(one.item, self.mapping, column.value_labels)
        return bytearray(self._each(column, place, words.place))

    def places(self, rows: Sequence[int]) -> "array[int]":
        """Give the place of the unit of each of some rows, in the organisation's order."""
        place, column = self._find(self.mapping.unit)
        words = UnitWords.of(self.organisation, self.mapping)
        leads = self._leads(rows)

        def unit_of(cell: Cell) -> int:
            return words.place(cell, column.value_labels)

        units = self._each(column, place, unit_of, rows, instead=0)
        return array("I", map(words.counted_in, units, leads))

    def _leads(self, rows: Sequence[int]) -> Sequence[bool]:
        """Tell for each of some rows whether the respondent leads the unit."""
        if self.mapping.leader is None:
            return [False] * len(rows)
        place, column = self._find(self.mapping.leader.column)
        wanted = folded(self.mapping.leader.answer)

        def leads(cell: Cell) -> int:
            label = column.value_labels.get(cell) if isinstance(cell, float) else None
            return wanted in {folded(text_of(cell)), folded(label or "")}

        return [bool(one) for one in self._each(column, place, leads, rows)]

    def _find(self, heading: str) -> tuple[int, Column]:
        name = folded(heading)
        return next(
            (place, column)
            for place, column in enumerate(self.table.columns)
            if folded(column.heading) == name
        )

    def _each(
        self,
        column: Column,
        place: int,
        read: Callable[[Cell], int],
        rows: Sequence[int] | None = None,
        *,
        instead: int = NO_ANSWER,
    ) -> Iterator[int]:
        """Read the cells of a column, each that is like another only once.

        Args:
            column: Whose cells are read.
            place: Of the column.
            read: Reads a cell.
            rows: Which cells; all where left out.
            instead: Given for cells that cannot be used.
        """
        known: dict[tuple[type, Cell], int | str] = {}
        for row in range(self.table.size) if rows is None else rows:
            cell = column.cells[row]
            key = type(cell), cell
            told = known.get(key)
            if told is None:
                try:
                    told = read(cell)
                except CellError as error:
                    told = str(error)
                known[key] = told
            if isinstance(told, str):
                self.faults.add(row, place, told)
                told = instead
            yield told
