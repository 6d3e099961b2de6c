"""A survey at SurveyXact."""

from collections.abc import Mapping, Sequence

from arbeidsmiljo.closing import Closing
from arbeidsmiljo.survey.source_faults import check_rows, chosen, refuse_marker
from arbeidsmiljo.survey.sources import Received
from arbeidsmiljo.survey.tables import Column, Table
from arbeidsmiljo_surveyxact.connection import Connection
from arbeidsmiljo_surveyxact.exports import Variable, number_of_keys, rows_of, variables_of


class SurveyXactSource(Closing):
    """A survey at SurveyXact.

    Args:
        connection: To it.
        survey: The number of the survey.
    """

    def __init__(self, connection: Connection, survey: int) -> None:
        """Ask nothing yet."""
        self._connection = connection
        self._path = f"surveys/{survey}"
        self._variables: Mapping[str, Variable] = {}

    def questions(self) -> Table:
        """Tell what was asked: a column for each variable that units or items can be, no rows.

        Raises:
            SourceError: SurveyXact cannot be asked, or does not answer as it should.
        """
        return Table(columns=tuple(_column(one, ()) for one in self._known().values()))

    def answers(self, columns: Sequence[str], *, since: str = "") -> Received:
        """Give what was answered, by those who have finished.

        SurveyXact exports all that it knows, and what is not asked for is dropped where it comes
        in. It can tell who was changed since a time, but not what was read before, so there is no
        marker.

        Args:
            columns: The names of the variables that are to be read.
            since: Nothing.

        Raises:
            InvalidInputError: Columns are not there, or there is a marker.
            SourceError: SurveyXact cannot be asked, does not answer as it should, or exports other
                numbers of respondents than it lists.
        """
        address = self._connection.address
        refuse_marker(address, since)
        return Received(table=self._table(chosen(address, columns, self._known())))

    def free_text(self, columns: Sequence[str]) -> Table:
        """Give what was written in own words, by those who have finished, and nothing beside it.

        Args:
            columns: The names of variables that hold text.

        Raises:
            InvalidInputError: Columns are not there, or no free text.
            SourceError: As of answers.
        """
        written = [name for name, one in self._known().items() if one.is_free_text]
        address = self._connection.address
        return self._table(chosen(address, columns, written, as_free_text=True))

    def close(self) -> None:
        """Let go of the connection; closing twice is harmless."""
        self._connection.close()

    def _table(self, names: Sequence[str]) -> Table:
        """Read the variables of some names."""
        known, address = self._known(), self._connection.address
        before = self._respondents()
        dataset = self._connection.get(f"{self._path}/export/dataset", format="EU")
        with self._connection.understood():
            number, rows = rows_of(dataset, names)
        check_rows(address, number, (before, self._respondents()))
        return Table(
            columns=tuple(
                _column(known[name], [row[place] or None for row in rows])
                for place, name in enumerate(names)
            )
        )

    def _known(self) -> Mapping[str, Variable]:
        if not self._variables:
            structure = self._connection.get(f"{self._path}/export/structure", format="EU")
            with self._connection.understood():
                self._variables = variables_of(structure)
        return self._variables

    def _respondents(self) -> int:
        return number_of_keys(self._connection.get(f"{self._path}/respondents"))


def _column(variable: Variable, cells: Sequence[str | None]) -> Column:
    return Column(
        heading=variable.name, label=variable.label, cells=cells, value_labels=variable.labels
    )
