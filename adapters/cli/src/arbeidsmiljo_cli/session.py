"""A session: a store and one of its processes, opened for one command."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import wraps
from pathlib import Path

import click

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.errors import (
    ArbeidsmiljoError,
    NotFoundError,
    SchemaVersionError,
    StoreError,
    StoreLockedError,
)
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.identifiers import ActorKey, PersonId, ProcessId, UnitId
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.process import Change, Process, View, changes_in_view, view
from arbeidsmiljo.process.in_view import DutyInView
from arbeidsmiljo.stores import Store
from arbeidsmiljo_cli.clock import today, zone
from arbeidsmiljo_cli.output import keep
from arbeidsmiljo_cli.terminal import complain


class ChoiceError(ArbeidsmiljoError):
    """Several things could be meant, or none; says which there are and how to choose."""


class Session:
    """A store and one of its processes.

    Args:
        plugins: What is installed.
        store: The open store.
        process: The process, as it is in the store.
    """

    def __init__(self, plugins: Plugins, store: Store, process: Process) -> None:
        """Take over an open store."""
        self.plugins = plugins
        self.store = store
        self.process = process

    @contextmanager
    def changing(self) -> Generator[Process]:
        """Change the process: all that is written in the block is kept together, or none of it.

        Yields:
            The process as it is now; what is recorded in it is saved at the end.
        """
        with self.store.transaction():
            self.process = load_process(self.plugins, self.store, self.process.id)
            before = len(self.process.journal)
            yield self.process
            self.process.save(self.store.journals)
        if len(self.process.journal) > before:
            keep()

    def viewer(self, actor: str | None, unit: str | None, *, option: str = "--unit") -> Viewer:
        """Say who looks.

        Args:
            actor: Which actor; None for the one who oversees the process.
            unit: In which unit; None where the actor is one for the whole enterprise.
            option: What says which unit, for errors.

        Raises:
            NotFoundError: There is no such actor or unit.
            ChoiceError: The actor is one in each of several units, and none was named.
        """
        method, organisation = self.process.method, self.process.organisation
        key = actor or str(method.bounds.overseers[0])
        scope = method.actor(key).scope
        if unit is None and scope is not Scope.ONCE:
            units = organisation.units_in(scope)
            raise ChoiceError(
                f"{key!r} is one in each of {len(units)} units; say which with {option}: "
                + ", ".join(units)
            )
        chosen = organisation.top.id if unit is None else self.unit(unit)
        return Viewer(actor=ActorKey(key), unit=chosen)

    def unit(self, unit: str) -> UnitId:
        """Check that there is such a unit, or was one.

        Raises:
            NotFoundError: There never was.
        """
        key = UnitId(unit)
        if self.process.history().last(key) is None:
            raise NotFoundError("unit", unit, [one.id for one in self.process.organisation.units])
        return key

    def look(self, viewer: Viewer, *, on: date, known_at: datetime | None = None) -> View:
        """Make the view of a viewer.

        Raises:
            ChoiceError: The day or the moment lies before the process.
            NotFoundError: The viewer's actor is not one in the viewer's unit.
        """
        self.check_day(on)
        if known_at is not None:
            self._check_moment(known_at)
        return view(self.process, self.store, viewer, on=on, known_at=known_at)

    def changes(
        self, viewer: Viewer, *, since: datetime, until: datetime
    ) -> tuple[Change[DutyInView], ...]:
        """Give the changes between two moments as a viewer may see them, by the machine's days.

        Raises:
            ChoiceError: The last moment lies before the process.
            NotFoundError: The viewer's actor is not one in the viewer's unit.
        """
        here = zone()
        self.check_day(until.astimezone(here).date())
        self._check_moment(until)
        return changes_in_view(self.process, viewer, since=since, until=until, zone=here)

    def _check_moment(self, known_at: datetime) -> None:
        """Refuse a moment before anything was recorded.

        Raises:
            ChoiceError: It is one.
        """
        first = self.process.journal[0].recorded
        if known_at < first:
            raise ChoiceError(
                f"nothing was known at {known_at:%Y-%m-%d %H:%M}: the process "
                f"{self.process.id!r} was recorded at {first:%Y-%m-%d %H:%M}; give a later moment"
            )

    def check_day(self, on: date) -> None:
        """Refuse a day before the process.

        Raises:
            ChoiceError: It is one.
        """
        if on < self.process.started:
            raise ChoiceError(
                f"{on} is before the process {self.process.id!r} began on "
                f"{self.process.started}; give that day or a later one"
            )

    def check_past(self, on: date, what: str) -> None:
        """Refuse a day that is still to come; around midnight the next may be one elsewhere.

        Args:
            on: The day.
            what: What happened on it.

        Raises:
            ChoiceError: It is still to come.
        """
        if on > today() + timedelta(days=1):
            raise ChoiceError(
                f"--on {on} lies after {today()}, and {what} then; give that day or an earlier one"
            )

    def check_prepared(self, on: date) -> None:
        """Refuse a day before the process on which nobody can have prepared it yet.

        Raises:
            ChoiceError: It is one.
        """
        first = min(self.process.started, self.process.journal[0].recorded.date())
        if on < first:
            raise ChoiceError(
                f"{on} is before the process began on {self.process.started}"
                + (
                    ""
                    if first == self.process.started
                    else f", and before {first}, when it was set up"
                )
                + f"; give {first} or a later day"
            )

    def person(self, person: str | None) -> PersonId | None:
        """Check that a person is known.

        Raises:
            NotFoundError: Nobody of that id is.
        """
        if person is None:
            return None
        self.store.directory.get(PersonId(person))
        return PersonId(person)


def language_of(method: Method, language: str | None, own: str) -> str:
    """Give the language of labels.

    Args:
        method: Whose labels they are.
        language: The one that was asked for; None for `own`.
        own: That of the process, or of the method.

    Raises:
        ChoiceError: The method has no labels in it.
    """
    known = method.label.by_language
    if language is not None and language not in known:
        raise ChoiceError(
            f"--language {language}: {method.key} has its texts in {', '.join(sorted(known))}; "
            "give one of these, or leave --language out"
        )
    return language or own


def load_plugins() -> Plugins:
    """Find what is installed, and tell of plug-ins that cannot be used."""
    plugins = Plugins.load()
    for problem in plugins.problems:
        complain("warning", problem)
    return plugins


def load_process(plugins: Plugins, store: Store, process: ProcessId) -> Process:
    """Read a process, with its method and the working days of its country.

    Raises:
        NotFoundError: There is no such process, or its method is not installed.
    """
    return Process.load(store.journals, process, plugins.methods, calendars=plugins.calendar)


@contextmanager
def open_session(store: str | None, process: str | None) -> Generator[Session]:
    """Open a store and a process, found by themselves where there is only one.

    Args:
        store: A URL; None for the one store in the current folder.
        process: A process; None for the only one in the store.

    Yields:
        The session; its store is closed afterwards.

    Raises:
        NotFoundError: There is no such store or process.
        ChoiceError: There are several, or none.
    """
    plugins = load_plugins()
    with open_store(plugins, store or _only_store(plugins)) as place:
        known = place.journals.processes()
        chosen = ProcessId(process) if process else _only_process(known)
        yield Session(plugins, place, load_process(plugins, place, chosen))


def _only_process(known: Sequence[ProcessId]) -> ProcessId:
    if len(known) == 1:
        return known[0]
    if not known:
        raise ChoiceError("the store has no process; begin one with 'arbeidsmiljo start'")
    raise ChoiceError(
        f"the store has {len(known)} processes; say which with --process: {', '.join(known)}"
    )


def open_store(plugins: Plugins, url: str, *, create: bool = False) -> Store:
    """Open a store that a person has named.

    Args:
        plugins: What is installed.
        url: As it was given to `--store`.
        create: Whether to make one where there is none.

    Raises:
        ChoiceError: It is the name of a file, and not a URL.
        NotFoundError: No plug-in opens such a URL, or there is no such store.
        StoreError: It cannot be opened.
    """
    try:
        return plugins.open_store(url, create=create)
    except NotFoundError as error:
        if error.name != url.partition(":")[0] or "://" in url:
            raise
        kinds = " or ".join(f"{kind}:///{url}" for kind in error.known)
        raise ChoiceError(f"--store {url} is no URL; write {kinds}") from error


def _only_store(plugins: Plugins) -> str:
    """Find the one store among the files `*.db` of the current folder."""
    urls: list[str] = []
    refused: list[str] = []
    for file in sorted(Path().glob("*.db")):
        url = f"sqlite:///{file.name}"
        try:
            if file.is_file():
                plugins.open_store(url).close()
                urls.append(url)
        except (SchemaVersionError, StoreLockedError):
            urls.append(url)
        except StoreError as error:
            refused.append(str(error))
    if not urls and refused:
        raise ChoiceError(
            "no file in this folder that ends with .db can be opened as a store:\n"
            + "".join(f"  {reason}\n" for reason in refused)
            + "Mend it, name another store with --store, or begin a process with "
            "'arbeidsmiljo start'"
        )
    if not urls:
        raise ChoiceError(
            "there is no store in this folder (a file that ends with .db); begin a process with "
            "'arbeidsmiljo start', go to its folder, or name the store with --store"
        )
    if len(urls) > 1:
        raise ChoiceError(
            f"there are {len(urls)} stores in this folder; say which with --store: "
            + ", ".join(urls)
        )
    return urls[0]


def on_process(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command `--store` and `--process`, and open them for it.

    Args:
        function: The command; its first argument is the session.

    Returns:
        What click makes a command of.
    """

    @click.option(
        "--store",
        metavar="URL",
        help="Where the process is kept; the one store in this folder where it is left out.",
    )
    @click.option(
        "--process",
        metavar="ID",
        help="Which process; the only one in the store where it is left out.",
    )
    @wraps(function)
    def command(store: str | None, process: str | None, **arguments: object) -> None:
        with open_session(store, process) as session:
            function(session, **arguments)

    return command
