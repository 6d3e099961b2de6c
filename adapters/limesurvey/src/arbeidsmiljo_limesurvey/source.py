"""A survey on a server of LimeSurvey."""

from collections.abc import Mapping, Sequence
from typing import Final, cast

from arbeidsmiljo.closing import Closing
from arbeidsmiljo.errors import SourceError
from arbeidsmiljo.survey.source_faults import check_rows, chosen, not_understood
from arbeidsmiljo.survey.sources import Received
from arbeidsmiljo.survey.tables import Column, Table
from arbeidsmiljo_limesurvey.connection import Connection
from arbeidsmiljo_limesurvey.marker import Marker
from arbeidsmiljo_limesurvey.question_fields import (
    Options,
    QuestionField,
    cell_of,
    free_text_fields,
    options_of,
    question_fields,
)

_NUMBER: Final = "id"
_FINISHED: Final = "submitdate"
"""Whether it is there tells who has finished. It is no time: without times it is always 1980."""


class LimeSurveySource(Closing):
    """A survey on a server of LimeSurvey.

    Args:
        connection: To the server.
        survey: The number of the survey.
        language: The language that its questions are told in; its own where it is None.
    """

    def __init__(self, connection: Connection, *, survey: int, language: str | None) -> None:
        """Ask nothing yet."""
        self._connection = connection
        self._survey = survey
        self._language = language
        self._fields: Mapping[str, QuestionField] = {}
        self._free_text: Mapping[str, QuestionField] = {}
        self._options: dict[int, Options] = {}

    def questions(self) -> Table:
        """Tell what was asked: a column for each question that units or items can be, no rows.

        Raises:
            SourceError: The server cannot be asked, or does not answer as it should.
        """
        return Table(columns=tuple(self._column(one, ()) for one in self._known().values()))

    def answers(self, columns: Sequence[str], *, since: str = "") -> Received:
        """Give what was answered, by those who have finished.

        Args:
            columns: The headings of what is to be read.
            since: The marker of an earlier reading, to read only what was finished after it.

        Raises:
            InvalidInputError: Columns are not there, or the marker is none.
            SourceError: The server cannot be asked, does not answer as it should, or not with as
                many answers as it says there are, or has no answer in some column.
        """
        before = Marker.parse(since)
        known = self._known()
        fields = [known[one] for one in chosen(self._connection.address, columns, known)]
        said = self._finished()
        found = self._responses()
        new = {n for n, finished in found.items() if finished and before.is_new(n)}
        rows: Sequence[Mapping[str, object]] = ()
        if new:
            rows = self._rows(fields, new, before.first)
        finished = sum(found.values())
        check_rows(self._connection.address, finished, (said, self._finished()))
        if finished < before.finished:
            raise not_understood(
                self._connection.address,
                "has fewer answers than when it was read before; leave out the marker",
            )
        check_rows(self._connection.address, len(rows), (finished - before.finished,))
        self._check_filled(fields, rows, are_all=not before.finished)
        return Received(
            table=Table(columns=tuple(self._column(one, rows) for one in fields)),
            marker=str(before.after(found)),
        )

    def free_text(self, columns: Sequence[str]) -> Table:
        """Give what was written in own words, by those who have finished, and nothing beside it.

        Args:
            columns: The headings of the questions, such as `FRITEKST`, or `K01[comment]` for what
                was written beside an answer.

        Raises:
            InvalidInputError: Columns are not there, or no free text.
            SourceError: As of answers.
        """
        address = self._connection.address
        self._known()
        found = chosen(address, columns, self._free_text, as_free_text=True)
        fields = [self._free_text[one] for one in found]
        said = self._finished()
        rows: Sequence[Mapping[str, object]] = ()
        if said:
            names = [one.name for one in fields]
            rows = self._connection.export(self._survey, names, status="complete")
        check_rows(address, len(rows), (said, self._finished()))
        self._check_filled(fields, rows, are_all=True)
        with self._connection.asking():
            return Table(
                columns=tuple(
                    Column(
                        heading=one.heading,
                        label=one.label,
                        cells=[cell_of(row[one.heading], {}) for row in rows],
                    )
                    for one in fields
                )
            )

    def close(self) -> None:
        """Log out; closing twice is harmless."""
        self._connection.close()

    def _known(self) -> Mapping[str, QuestionField]:
        """Give the fields that can be asked for, by their headings."""
        if not self._fields:
            with self._connection.asking() as client:
                told = client.get_fieldmap(self._survey)
                self._fields = {one.heading: one for one in question_fields(told)}
                self._free_text = {one.heading: one for one in free_text_fields(told)}
        return self._fields

    def _column(self, asked: QuestionField, rows: Sequence[Mapping[str, object]]) -> Column:
        options = self._options_of(asked)
        return Column(
            heading=asked.heading,
            label=asked.label,
            cells=[cell_of(row[asked.heading], options.values) for row in rows],
            value_labels=options.labels or {float(value): str(value) for value in asked.scale},
        )

    def _options_of(self, asked: QuestionField) -> Options:
        question = asked.question
        if question is None:
            return Options(texts={})
        if question not in self._options:
            with self._connection.asking() as client:
                told = client.get_question_properties(
                    question, settings=["answeroptions"], language=self._language
                )
                self._options[question] = options_of(told.get("answeroptions"))
        return self._options[question]

    def _finished(self) -> int:
        """Tell how many have finished, as the server counts them."""
        return self._counted("completed_responses")

    def _counted(self, what: str) -> int:
        with self._connection.asking() as client:
            summary = client.get_summary(self._survey)
            return 0 if summary is None else int(cast("Mapping[str, str]", summary)[what])

    def _responses(self) -> Mapping[int, bool]:
        """Tell the numbers of all responses, and which are finished."""
        if not (self._finished() or self._counted("incomplete_responses")):
            return {}  # a survey without any cannot be exported
        rows = self._connection.export(self._survey, [_NUMBER, _FINISHED], status="all")
        with self._connection.asking():
            return {int(str(row[_NUMBER])): bool(row[_FINISHED]) for row in rows}

    def _rows(
        self, fields: Sequence[QuestionField], new: set[int], first: int
    ) -> Sequence[Mapping[str, object]]:
        """Give the responses that are new.

        Raises:
            SourceError: A column is not there.
        """
        names = [one.name for one in fields]
        rows = self._connection.export(
            self._survey, [_NUMBER, *names], status="complete", first=first
        )
        with self._connection.asking():
            return [row for row in rows if int(str(row[_NUMBER])) in new]

    def _check_filled(
        self,
        fields: Sequence[QuestionField],
        rows: Sequence[Mapping[str, object]],
        *,
        are_all: bool,
    ) -> None:
        """Check that each column has answers.

        Columns come empty where a server does not know the names of their fields, and nothing else
        tells. Of a few who are new nobody may have answered; then all who have finished are looked
        at.

        Raises:
            SourceError: Some are empty, or not there.
        """
        empty = self._empty(fields, rows)
        if empty and not are_all:
            names = [one.name for one in empty]
            everybody = self._connection.export(self._survey, [_NUMBER, *names], status="complete")
            empty = self._empty(empty, everybody)
        if empty:
            raise SourceError(
                f"{self._connection.address}: nobody's answer came to "
                f"{', '.join(repr(one.heading) for one in empty)}; nothing was read. Where nobody "
                "answered that, leave it out; else export the answers to a file"
            )

    def _empty(
        self, fields: Sequence[QuestionField], rows: Sequence[Mapping[str, object]]
    ) -> Sequence[QuestionField]:
        """Give the fields in which no row has anything."""
        with self._connection.asking():
            filled = {
                one.heading for row in rows for one in fields if row[one.heading] not in {None, ""}
            }
        return [one for one in fields if rows and one.heading not in filled]
