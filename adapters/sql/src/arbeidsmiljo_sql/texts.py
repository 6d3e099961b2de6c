"""Free text in a database."""

from sqlalchemy import Connection, insert, select, update

from arbeidsmiljo.errors import ConflictError, NotFoundError
from arbeidsmiljo.model.identifiers import TextId
from arbeidsmiljo_sql import tables
from arbeidsmiljo_sql.database import Database


class SqlTexts:
    """Free text in a database.

    Args:
        database: The database.
    """

    def __init__(self, database: Database) -> None:
        """Remember the database."""
        self._database = database

    def put(self, text: TextId, wording: str) -> None:
        """Keep a wording under an id; keeping the same again changes nothing."""
        with self._database.write() as connection:
            match _look_up(connection, text):
                case []:
                    connection.execute(insert(tables.texts).values(id=text, wording=wording))
                case [None]:
                    raise ConflictError(f"text {text!r} was erased; a new wording needs a new id")
                case [kept] if kept != wording:
                    raise ConflictError(
                        f"text {text!r} has another wording already; a new wording needs a new id"
                    )
                case _:
                    pass

    def get(self, text: TextId) -> str | None:
        """Give a wording, or None when it was erased."""
        with self._database.read() as connection:
            found = _look_up(connection, text)
        if not found:
            raise NotFoundError("text", text)
        return found[0]

    def erase(self, text: TextId) -> None:
        """Erase a wording for good; the id stays known as erased."""
        table = tables.texts
        with self._database.write() as connection:
            erased = connection.execute(
                update(table).where(table.c.id == text).values(wording=None)
            )
            if not erased.rowcount:
                raise NotFoundError("text", text)
            self._database.note_erasure()


def _look_up(connection: Connection, text: TextId) -> list[str | None]:
    """Give the wording of an id, None for an erased one, in a list that is empty for none."""
    table = tables.texts
    return list(connection.scalars(select(table.c.wording).where(table.c.id == text)))
