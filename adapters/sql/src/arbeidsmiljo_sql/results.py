"""Results and publications in a database."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy import func, insert, select, update

from arbeidsmiljo.conversion import (
    publication_from_json,
    publication_to_json,
    results_from_json,
    results_to_json,
)
from arbeidsmiljo.errors import ConflictError, InvalidInputError, NotFoundError, StoreError
from arbeidsmiljo.model.identifiers import ProcessId, RoundId
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.results import Results
from arbeidsmiljo_sql import tables
from arbeidsmiljo_sql.database import Database

T = TypeVar("T")


class SqlResults:
    """Results and publications in a database.

    Args:
        database: The database.
    """

    def __init__(self, database: Database) -> None:
        """Remember the database."""
        self._database = database

    def put_results(self, process: ProcessId, results: Results) -> None:
        """Keep a round's results in place of what was kept before of the same round."""
        table = tables.results
        form = results_to_json(results)
        with self._database.write() as connection:
            replaced = connection.execute(
                update(table)
                .where(table.c.process == process, table.c.round == results.round)
                .values(form=form)
            )
            if not replaced.rowcount:
                connection.execute(
                    insert(table).values(process=process, round=results.round, form=form)
                )

    def get_results(self, process: ProcessId, round_id: RoundId) -> Results:
        """Give a round's results."""
        table = tables.results
        with self._database.read() as connection:
            form = connection.scalar(
                select(table.c.form).where(table.c.process == process, table.c.round == round_id)
            )
            if form is None:
                known = connection.scalars(select(table.c.round).where(table.c.process == process))
                raise NotFoundError("round with results", round_id, known)
        return self._from_json(results_from_json, form, f"results of round {round_id!r}")

    def put_publication(self, process: ProcessId, publication: Publication) -> None:
        """Keep a publication; it never changes afterwards."""
        table = tables.publications
        form = publication_to_json(publication)
        with self._database.write() as connection:
            kept = connection.scalar(
                select(table.c.form).where(table.c.process == process, table.c.id == publication.id)
            )
            if kept is None:
                last = connection.scalar(
                    select(func.max(table.c.number)).where(table.c.process == process)
                )
                connection.execute(
                    insert(table).values(
                        process=process, number=(last or 0) + 1, id=publication.id, form=form
                    )
                )
            elif self._publication(kept) != publication:
                raise ConflictError(
                    f"publication {publication.id!r} is kept with other content, and a "
                    "publication never changes; publish under a new id"
                )

    def publications(self, process: ProcessId) -> Sequence[Publication]:
        """Give every publication of a process, in the order in which they were kept."""
        table = tables.publications
        with self._database.read() as connection:
            forms = connection.scalars(
                select(table.c.form).where(table.c.process == process).order_by(table.c.number)
            ).all()
        return tuple(self._publication(form) for form in forms)

    def _publication(self, form: str) -> Publication:
        return self._from_json(publication_from_json, form, "publication")

    def _from_json(self, read: Callable[..., T], form: str, what: str) -> T:
        source = f"{self._database.path}, {what}"
        try:
            return read(form, source=source)
        except InvalidInputError as error:
            raise StoreError(f"{source} is damaged; take the store from a backup") from error
