"""Answers read from tables, as a mapping says: who answered what, and of whom nothing else."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from random import Random

from attrs import frozen

from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.answer_rows import NO_ANSWER, AnswerRows
from arbeidsmiljo.survey.answer_words import AnswerWords, UnitWords
from arbeidsmiljo.survey.answers_mapping import AnswersMapping, ItemColumn
from arbeidsmiljo.survey.cell_faults import CellFaults
from arbeidsmiljo.survey.named_columns import column_called, table_with
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.tables import (
    Cell,
    CellError,
    Column,
    Table,
    folded,
    text_of,
)


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
    table = table_with(
        tables,
        mapping.columns,
        organisation,
        source=source,
        advice="check the mapping, or the export",
    )
    reader = _Reader(
        table=table, mapping=mapping, organisation=organisation, faults=CellFaults(table)
    )
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


@frozen(kw_only=True)
class _Reader:
    """Reads columns, and gathers what is wrong with them."""

    table: Table
    mapping: AnswersMapping
    organisation: Organisation
    faults: CellFaults

    def column(self, one: ItemColumn) -> bytearray:
        """Give the place on its scale of each answer to an item."""
        place, column = column_called(self.table, one.column)
        words = AnswerWords.of(one.item, self.mapping, column.value_labels)
        return bytearray(self._each(column, place, words.place))

    def places(self, rows: Sequence[int]) -> "array[int]":
        """Give the place of the unit of each of some rows, in the organisation's order."""
        place, column = column_called(self.table, self.mapping.unit)
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
        place, column = column_called(self.table, self.mapping.leader.column)
        wanted = folded(self.mapping.leader.answer)

        def leads(cell: Cell) -> int:
            label = column.value_labels.get(cell) if isinstance(cell, float) else None
            return wanted in {folded(text_of(cell)), folded(label or "")}

        return [bool(one) for one in self._each(column, place, leads, rows)]

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
