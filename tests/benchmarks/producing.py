"""Producing the documents of one round for a whole state, into a folder, on two cores.

`python -m tests.benchmarks.producing 5` does it with 5 agencies in place of 50.
"""

import multiprocessing
import os
import resource
import shutil
import sys
from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Final

from attrs import define

from arbeidsmiljo.conversion import distribution_from_toml
from arbeidsmiljo.memory import MemoryStore
from arbeidsmiljo.model.actors import Person
from arbeidsmiljo.model.events import Event, MeetingPlanned, Payload, ResultsPublished
from arbeidsmiljo.model.identifiers import (
    EventId,
    PersonId,
    ProcessId,
    PublicationId,
    RoundId,
    UnitId,
)
from arbeidsmiljo.model.item_classes import GroupSizes, ItemClass
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.process import Delivery, Process, deliver, required_documents
from arbeidsmiljo.process.contexts import Contexts
from arbeidsmiljo.process.required import RequiredDocument
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.results import Result, Scale
from arbeidsmiljo_cli.folder import FolderSink
from arbeidsmiljo_must.method import MUST

_AGENCIES: Final = 50
_GROUPS: Final = 16
_UNITS: Final = 61
_PEOPLE: Final = 10
_START: Final = date(2026, 2, 2)
_NOW: Final = datetime(2026, 2, 9, 8, tzinfo=UTC)
_ON: Final = date(2026, 2, 9)
_WORKERS: Final = 2
_ROOM: Final = 12 * 2**30
"""Bytes that a state's documents, and a copy of them, have to find room in."""

_FEW: Final = 1_000
_SOME: Final = 10_000


def main(agencies: int = _AGENCIES) -> None:
    """Print what it takes."""
    state = State(agencies)
    documents = required_documents(state.process, on=_ON)
    units = len(state.process.organisation.units)
    print(f"Producing {len(documents)} documents for {units} units\n")
    print(_contexts(state, documents))
    with TemporaryDirectory() as place:
        if shutil.disk_usage(place).free < _ROOM:
            print("The documents are left out: there is no room for them on the disk\n")
            return
        print(_memory(state, documents, Path(place) / "some"))
        shutil.rmtree(Path(place) / "some")
        print(_whole(state, documents, Path(place)))


class State:
    """A process of a whole state: agencies with groups of units, results and meetings.

    Args:
        agencies: How many agencies.
    """

    def __init__(self, agencies: int) -> None:
        """Make it, with a name for each leader, and with results that may all be shown."""
        organisation = _organisation(agencies)
        started = Process.start(
            MUST,
            process=ProcessId("staten-2026"),
            organisation=organisation,
            distribution=distribution_from_toml(
                (files("arbeidsmiljo_cli") / "example" / "fordeling.toml").read_text("utf-8"),
                source="fordeling.toml",
            ),
            group_sizes=GroupSizes(ordinary=5),
            on=_START,
            recorded=_NOW,
        )
        self.engines = Plugins.load().engines
        self.store = MemoryStore()
        for unit in organisation.units:
            if unit.leader is not None:
                self.store.directory.put(Person(id=unit.leader, name=f"Leder av {unit.name}"))
        publication = _publication(organisation)
        self.store.results.put_publication(started.id, publication)
        journal = list(started.journal)

        def happens(payload: Payload, unit: UnitId | None = None) -> None:
            number = len(journal) + 1
            journal.append(
                Event(
                    id=EventId(f"e{number}"),
                    process=started.id,
                    sequence=number,
                    happened=_START,
                    recorded=_NOW,
                    unit=unit,
                    payload=payload,
                )
            )

        happens(ResultsPublished(round=publication.round, publication=publication.id))
        for week, meeting in enumerate(MUST.meetings, start=2):
            planned = MeetingPlanned(meeting=meeting.key, on=_START + timedelta(weeks=week))
            for key in organisation.units_in(meeting.scope):
                happens(planned, None if meeting.scope is Scope.ONCE else key)
        self.process = Process(MUST, journal)


def _organisation(agencies: int) -> Organisation:
    def unit(key: str, name: str, above: str | None, units: int) -> Unit:
        return Unit(
            id=UnitId(key),
            name=name,
            parent=None if above is None else UnitId(above),
            leader=PersonId(f"leder-{key}"),
            employees=_PEOPLE * units,
        )

    tree = [unit("staten", "Staten", None, agencies * _GROUPS * _UNITS)]
    for one in range(agencies):
        agency = f"e{one}"
        tree.append(unit(agency, f"Etat {one}", "staten", _GROUPS * _UNITS))
        for group in range(_GROUPS):
            above = f"a{one}-{group}"
            tree.append(unit(above, f"Avdeling {one}.{group}", agency, _UNITS))
            tree += [
                unit(f"s{one}-{group}-{n}", f"Seksjon {one}.{group}.{n}", above, 1)
                for n in range(_UNITS)
            ]
    return Organisation(name="Staten", country="NO", on=_START, units=tuple(tree))


def _publication(organisation: Organisation) -> Publication:
    factors = MUST.questionnaire.with_modules(()).factors
    return Publication(
        id=PublicationId("p"),
        round=RoundId("2026"),
        group_sizes=GroupSizes(ordinary=5),
        scales=tuple((factor.key, Scale(minimum=1, maximum=5)) for factor in factors),
        rows=tuple(
            Result(
                unit=unit.id,
                factor=factor.key,
                respondents=unit.employees * 8 // 10,
                mean=1 + (7 * place + number) % 41 / 10,
            )
            for number, factor in enumerate(factors)
            for place, unit in enumerate(organisation.units)
            if unit.parent is None or factor.item_class is not ItemClass.SENSITIVE
        ),
    )


def _contexts(state: State, documents: Sequence[RequiredDocument]) -> str:
    """Tell how long it takes to find out what stands in the documents."""
    began = process_time()
    contexts = Contexts(state.process, state.store, on=_ON)
    for document in documents:
        contexts.of(document)
    taken = process_time() - began
    return (
        f"What stands in them is found out in {taken:.0f} s of processor time, "
        f"{1000 * taken / len(documents):.2f} ms for each\n"
    )


def _memory(state: State, documents: Sequence[RequiredDocument], folder: Path) -> str:
    """Tell how memory grows while documents are made one after the other."""
    # Charts first, since what makes them is loaded when it is first needed.
    some = [*documents[-_SOME // 2 :], *documents[9 : 9 + _SOME // 2]]
    sizes: list[float] = []

    def look(done: int, _total: int) -> None:
        if done % 100 == 0:
            sizes.append(_resident())

    with FolderSink(folder) as sink:
        deliver(state.process, state.store, state.engines, some, sink, on=_ON, progress=look)
    early, late = mean(sizes[_FEW // 100 - 1 : _FEW // 100 + 4]), mean(sizes[-5:])
    return (
        f"{len(some)} of them, made one after the other: {late - early:.1f} MiB more in memory at "
        f"the end than after {_FEW}, beside the {early:.0f} MiB of the process and its results\n"
    )


def _resident() -> float:
    """Give how much memory this program has now, in MiB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def _whole(state: State, documents: Sequence[RequiredDocument], place: Path) -> str:
    """Make all of them, then again where all is there, and write the same bytes plainly."""
    before = _resident()
    made, new, workers = _delivered(state, documents, place / "made")
    again, same, _ = _delivered(state, documents, place / "made")
    assert (new.new, same.same) == (len(documents), len(documents))
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size, plain = _written_plainly(place / "made", place / "plain")
    rows = {
        f"all made, {_WORKERS} workers": made,
        "again, where all is there": again,
        "writing the same bytes": plain,
    }
    head = "| | s | documents/s | processor time, s | of it in workers | against writing |\n"
    lines = [
        f"| {name} | {took.wall:.0f} | {len(documents) / took.wall:.0f} | "
        f"{took.own + took.workers:.0f} | {took.workers:.0f} | "
        f"{(took.own + took.workers) / plain.own:.1f} × |\n"
        for name, took in rows.items()
    ]
    return (
        f"{head}|---|---:|---:|---:|---:|---:|\n{''.join(lines)}\n"
        f"{size / 2**30:.1f} GiB in all. At most {own:.0f} MiB in the program that leads, of which "
        f"{before:.0f} MiB were there before, and {workers:.0f} MiB in each worker\n"
    )


@define
class Took:
    """What something took, in seconds.

    Attributes:
        wall: From its beginning to its end.
        own: Of processor time, in this program.
        workers: Of processor time, in those that it began.
    """

    wall: float = 0.0
    own: float = 0.0
    workers: float = 0.0

    @contextmanager
    def more(self) -> Generator[None]:
        """Add what the block takes."""
        before = os.times()
        yield
        after = os.times()
        self.wall += after.elapsed - before.elapsed
        self.own += after.user + after.system - before.user - before.system
        ended = after.children_user + after.children_system
        self.workers += max(0.0, ended - before.children_user - before.children_system)


def _delivered(
    state: State, documents: Sequence[RequiredDocument], folder: Path
) -> tuple[Took, Delivery, float]:
    took = Took()
    fresh = multiprocessing.get_context("spawn")
    with (
        took.more(),
        FolderSink(folder) as sink,
        ProcessPoolExecutor(_WORKERS, fresh) as executor,
    ):
        delivery = deliver(
            state.process, state.store, state.engines, documents, sink, on=_ON, executor=executor
        )
        peak = max(executor.map(_peak, range(2 * _WORKERS)))
    return took, delivery, peak


def _peak(_: int) -> float:
    """Give how much memory this program has had at most since it began, in MiB."""
    # What the system tells of a program that has ended includes the one that began it.
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    (peak,) = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
    return int(peak) / 1024


def _written_plainly(made: Path, plain: Path) -> tuple[int, Took]:
    """Write the same bytes in a loop, and give how many they are and what that takes."""
    size, took = 0, Took()
    for folder in (one for one in made.iterdir() if one.is_dir()):
        documents = {file.name: file.read_bytes() for file in folder.iterdir()}
        size += sum(map(len, documents.values()))
        began, wall = process_time(), perf_counter()
        (plain / folder.name).mkdir(parents=True)
        for name, data in documents.items():
            (plain / folder.name / name).write_bytes(data)
        took.own += process_time() - began
        took.wall += perf_counter() - wall
    return size, took


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
