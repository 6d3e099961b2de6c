"""A form at Nettskjema."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence

from arbeidsmiljo.closing import Closing
from arbeidsmiljo.survey.source_faults import (
    check_rows,
    chosen,
    not_understood,
    refuse_marker,
)
from arbeidsmiljo.survey.sources import Received
from arbeidsmiljo.survey.tables import Cell, Column, Table
from arbeidsmiljo_nettskjema.connection import Connection
from arbeidsmiljo_nettskjema.elements import Question, free_text_of, questions_of


class NettskjemaSource(Closing):
    """A form at Nettskjema.

    Args:
        connection: To it.
        form: The number of the form.
    """

    def __init__(self, connection: Connection, form: int) -> None:
        """Ask nothing yet."""
        self._connection = connection
        self._path = f"form/{form}"
        self._questions: Mapping[str, Question] = {}
        self._free_text: Mapping[str, Question] = {}

    def questions(self) -> Table:
        """Tell what was asked: a column for each question that units or items can be, no rows.

        Raises:
            SourceError: Nettskjema cannot be asked, does not answer as it should, or the form has
                no code book.
        """
        return Table(columns=tuple(_column(one, ()) for one in self._known().values()))

    def answers(self, columns: Sequence[str], *, since: str = "") -> Received:
        """Give what was answered.

        Nettskjema reports all that it knows, and what is not asked for is dropped where it comes
        in.

        Args:
            columns: The codes of the questions that are to be read.
            since: Nothing: Nettskjema gives no marker.

        Raises:
            InvalidInputError: Columns are not there, or there is a marker.
            SourceError: Nettskjema cannot be asked, does not answer as it should, or reports other
                numbers of submissions than it says there are.
        """
        address = self._connection.address
        refuse_marker(address, since)
        known = self._known()
        return Received(table=self._table([known[one] for one in chosen(address, columns, known)]))

    def free_text(self, columns: Sequence[str]) -> Table:
        """Give what was written in own words, and nothing beside it.

        Args:
            columns: The codes of questions with a text for an answer.

        Raises:
            InvalidInputError: Columns are not there, or no free text.
            SourceError: As of answers.
        """
        self._known()
        found = chosen(self._connection.address, columns, self._free_text, as_free_text=True)
        return self._table([self._free_text[one] for one in found])

    def close(self) -> None:
        """Let go of the connection; closing twice is harmless."""
        self._connection.close()

    def _table(self, asked: Sequence[Question]) -> Table:
        """Read the columns of some questions."""
        address = self._connection.address
        before = self._submissions()
        report = self._connection.get(f"{self._path}/csv-report")
        with self._connection.understood():
            rows = [*_rows(report, asked)]
        check_rows(address, len(rows), (before, self._submissions()))
        return Table(
            columns=tuple(
                _column(one, [row[place] for row in rows]) for place, one in enumerate(asked)
            )
        )

    def _known(self) -> Mapping[str, Question]:
        if not self._questions:
            if not self._info()["isCodebookValid"]:
                raise not_understood(
                    self._connection.address,
                    "has no complete code book: give each question and answer a code in Nettskjema",
                )
            elements = self._connection.get(f"{self._path}/elements")
            with self._connection.understood():
                told = json.loads(elements)
                self._questions = {one.heading: one for one in questions_of(told)}
                self._free_text = {one.heading: one for one in free_text_of(told)}
        return self._questions

    def _submissions(self) -> int:
        with self._connection.understood():
            return int(str(self._info()["numberOfSubmissions"]))

    def _info(self) -> Mapping[str, object]:
        about = self._connection.get(f"{self._path}/info")
        with self._connection.understood():
            told: dict[str, object] = json.loads(about)
            return {key: told[key] for key in ("isCodebookValid", "numberOfSubmissions")}


def _rows(report: bytes, asked: Sequence[Question]) -> Iterator[Sequence[Cell]]:
    """Read the columns that are asked for.

    Raises:
        ValueError: It is no such report, lacks a column, or a line has not as many cells as there
            are columns.
    """
    text = io.StringIO(report.decode("utf-8-sig"), newline="")
    lines = csv.reader(text, delimiter=";", strict=True)
    try:
        headings = next(lines, list[str]())
        places = [headings.index(one.heading) for one in asked]
        for line in lines:
            if len(line) != len(headings):
                raise ValueError("a line has not as many cells as there are columns")
            yield [one.cell(line[place]) for one, place in zip(asked, places, strict=True)]
    except csv.Error as error:
        raise ValueError(*error.args) from None


def _column(question: Question, cells: Sequence[Cell]) -> Column:
    return Column(
        heading=question.heading, label=question.label, cells=cells, value_labels=question.labels
    )
