"""Journals in a database."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from arbeidsmiljo.conversion import event_from_json, event_to_json
from arbeidsmiljo.errors import ConflictError, InvalidInputError, NotFoundError, StoreError
from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ProcessId
from arbeidsmiljo.model.method_payloads import PayloadClasses
from arbeidsmiljo.stores import check_readable, check_sequences
from arbeidsmiljo_sql import tables
from arbeidsmiljo_sql.database import Database


class SqlJournals:
    """Journals in a database.

    Args:
        database: The database.
        payloads: The payload classes of methods that the journals may tell of.
    """

    def __init__(self, database: Database, payloads: PayloadClasses = ()) -> None:
        """Remember the database."""
        self._database = database
        self._payloads = tuple(payloads)

    def append(self, process: ProcessId, events: Sequence[Event], *, expected: int) -> None:
        """Add events to a process's journal, all or none."""
        check_sequences(process, events, expected=expected)
        check_readable(events, self._payloads)
        rows = [
            {
                "process": process,
                "sequence": event.sequence,
                "id": event.id,
                "form": event_to_json(event),
            }
            for event in events
        ]
        with self._database.write() as connection:
            if (length := _length(connection, process) or 0) != expected:
                raise ConflictError(
                    f"process {process!r} has {length} events, not the {expected} that this "
                    "write builds on; read the journal anew and repeat"
                )
            if not rows:
                return
            _move_on(connection, process, length, length + len(rows))
            try:
                connection.execute(insert(tables.events), rows)
            except IntegrityError as error:
                # The journal is ours since it moved on, so that no place in it can be taken.
                raise ValueError(
                    f"an event id is taken in process {process!r}; one of "
                    f"{', '.join(event.id for event in events)}"
                ) from error

    def read(self, process: ProcessId, *, after: int = 0) -> Sequence[Event]:
        """Give a process's events in order, those after a sequence only."""
        table = tables.events
        with self._database.read() as connection:
            length = _length(connection, process)
            if length is None:
                raise NotFoundError("process", process, _processes(connection))
            rows = connection.execute(
                select(table.c.sequence, table.c.form)
                .where(table.c.process == process, table.c.sequence > after)
                .order_by(table.c.sequence)
            ).all()
        present = {sequence for sequence, _ in rows}
        for sequence in range(max(after, 0) + 1, length + 1):
            if sequence not in present:
                raise StoreError(
                    f"{self._database.path}: event {sequence} of process {process!r} is gone; "
                    "the store is damaged, take it from a backup"
                )
        return tuple(self._event(process, sequence, form) for sequence, form in rows)

    def processes(self) -> Sequence[ProcessId]:
        """Give the processes in the store, sorted."""
        with self._database.read() as connection:
            return _processes(connection)

    def _event(self, process: ProcessId, sequence: int, form: str) -> Event:
        source = f"{self._database.path}, event {sequence} of process {process!r}"
        try:
            return event_from_json(form, source=source, payloads=self._payloads)
        except InvalidInputError as error:
            raise StoreError(f"{source} is damaged; take the store from a backup") from error


def _length(connection: Connection, process: ProcessId) -> int | None:
    table = tables.journals
    return connection.scalar(select(table.c.length).where(table.c.process == process))


def _move_on(connection: Connection, process: ProcessId, length: int, longer: int) -> None:
    """Take hold of a journal by giving it its new length."""
    table = tables.journals
    if length == 0:
        connection.execute(insert(table).values(process=process, length=longer))
    else:
        connection.execute(
            update(table)
            .where(table.c.process == process, table.c.length == length)
            .values(length=longer)
        )


def _processes(connection: Connection) -> Sequence[ProcessId]:
    # Sorted here, since databases do not agree on the order of letters.
    return tuple(
        ProcessId(process)
        for process in sorted(connection.scalars(select(tables.journals.c.process)))
    )
