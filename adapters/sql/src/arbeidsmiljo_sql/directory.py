"""Names in a database."""

from sqlalchemy import Connection, insert, select, update

from arbeidsmiljo.errors import ConflictError, NotFoundError
from arbeidsmiljo.model.actors import Person
from arbeidsmiljo.model.identifiers import PersonId
from arbeidsmiljo_sql import tables
from arbeidsmiljo_sql.database import Database


class SqlDirectory:
    """Names in a database.

    Args:
        database: The database.
    """

    def __init__(self, database: Database) -> None:
        """Remember the database."""
        self._database = database

    def put(self, person: Person) -> None:
        """Keep a person, in place of what was known of the same id."""
        table = tables.persons
        with self._database.write() as connection:
            match _look_up(connection, person.id):
                case []:
                    connection.execute(
                        insert(table).values(id=person.id, name=person.name, email=person.email)
                    )
                case [None]:
                    raise ConflictError(
                        f"person {person.id!r} was erased; somebody new needs an id of their own"
                    )
                case _:
                    connection.execute(
                        update(table)
                        .where(table.c.id == person.id)
                        .values(name=person.name, email=person.email)
                    )

    def get(self, person: PersonId) -> Person | None:
        """Give a person, or None when the person was erased."""
        with self._database.read() as connection:
            found = _look_up(connection, person)
        if not found:
            raise NotFoundError("person", person)
        return found[0]

    def erase(self, person: PersonId) -> None:
        """Erase a person's name and address for good; the id stays known as erased."""
        table = tables.persons
        with self._database.write() as connection:
            erased = connection.execute(
                update(table).where(table.c.id == person).values(name=None, email=None)
            )
            if not erased.rowcount:
                raise NotFoundError("person", person)
            self._database.note_erasure()


def _look_up(connection: Connection, person: PersonId) -> list[Person | None]:
    """Give the one who has an id, None for who was erased, in a list that is empty for nobody."""
    table = tables.persons
    rows = connection.execute(select(table.c.name, table.c.email).where(table.c.id == person))
    return [
        None if name is None else Person(id=person, name=name, email=email) for name, email in rows
    ]
