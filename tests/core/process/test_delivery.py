"""Deliveries: documents put into a sink as they are made, stopped and gone on with."""

from collections.abc import Callable, Generator, Iterable, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from multiprocessing import get_context
from pathlib import PurePosixPath
from typing import Any, ParamSpec, TypeVar

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import EditedError, FieldValueError, NotFoundError, TemplateError
from arbeidsmiljo.memory import MemorySink
from arbeidsmiljo.model.bindings import Binding
from arbeidsmiljo.model.documents import Filled, Template, Value
from arbeidsmiljo.model.events import MeetingPlanned
from arbeidsmiljo.model.identifiers import DocumentKey, UnitId
from arbeidsmiljo.model.organisation import Unit
from arbeidsmiljo.process import Delivery, deliver, produce, required_documents
from arbeidsmiljo.process.delivery import Edited, Unfinished
from arbeidsmiljo.process.required import RequiredDocument
from arbeidsmiljo.process.templates import TemplateFile
from arbeidsmiljo.testing.example_names import UNIT_MEETING, UNIT_PLAN
from arbeidsmiljo.testing.processes import STARTED, start, store_of
from tests.core.plain_text import PlainText, PlainTextTemplate
from tests.core.process.followed import (
    DAYS,
    DRIFT,
    TOP,
    Followed,
    everything,
    followed,
    full_story,
    small_organisation,
)

ENGINES = {".txt": PlainText()}
ON = STARTED + timedelta(days=10)
MINE = b"mine ord"
"""What people write in place of what was made."""


class CountingSink(MemorySink):
    """A sink that counts how often something was put at each path."""

    def __init__(self) -> None:
        super().__init__()
        self.puts: list[PurePosixPath] = []

    def put(self, path: PurePosixPath, data: bytes, *, fingerprint: str) -> None:
        """Put a document there, and count it."""
        self.puts.append(path)
        super().put(path, data, fingerprint=fingerprint)


def delivered(
    one: Followed,
    sink: MemorySink,
    *,
    on: date = ON,
    edited: Edited = Edited.REFUSE,
    executor: Executor | None = None,
    batch: int = 2,
    ahead: int = 2,
    templates: dict[DocumentKey, TemplateFile] | None = None,
    required: Iterable[RequiredDocument] | None = None,
    progress: Callable[[int, int], object] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Delivery:
    """Deliver the documents of a process, all of them where nothing else is said."""
    return deliver(
        one.process,
        one.store,
        ENGINES,
        required_documents(one.process, on=on) if required is None else required,
        sink,
        on=on,
        edited=edited,
        executor=executor,
        batch=batch,
        ahead=ahead,
        templates=templates,
        progress=progress,
        stop=stop,
    )


def made(one: Followed, *, on: date = ON) -> dict[PurePosixPath, bytes]:
    """Make all documents, one after the other."""
    required = required_documents(one.process, on=on)
    documents = produce(one.process, one.store, ENGINES, required, on=on)
    return {document.path: document.data for document in documents}


def after(asked: int) -> Callable[[], bool]:
    """Stop when it has been asked so often whether to stop."""
    numbers = count()
    return lambda: next(numbers) >= asked


def many(units: int) -> Followed:
    """Make a process of many units, each with an action plan to make."""
    organisation = small_organisation()
    more = (
        Unit(id=UnitId(f"s-{number}"), name=f"Seksjon {number}", parent=TOP, employees=0)
        for number in range(units)
    )
    process = start(
        evolve(organisation, units=(*organisation.units, *more)), distribution=everything()
    )
    return Followed(process=process, store=store_of(process))


@given(followed(), DAYS)
def test_a_delivery_puts_what_production_makes(one: Followed, on: date) -> None:
    """Each document is put once, in the order asked for, and what is left in it is told."""
    sink = CountingSink()
    delivery = delivered(one, sink, on=on)
    documents = made(one, on=on)
    assert sink.documents == documents
    assert sink.puts == list(documents)
    assert (delivery.new, delivery.updated, delivery.same) == (len(documents), 0, 0)
    assert not delivery.stopped
    assert (delivery.kept, delivery.failed) == ((), ())
    productions = produce(
        one.process, one.store, ENGINES, required_documents(one.process, on=on), on=on
    )
    left = [(each.required.document, each.left) for each in productions if each.left]
    assert [(some.document, some.left) for some in delivery.unfinished] == list(dict.fromkeys(left))
    for some in delivery.unfinished:
        assert some.number == left.count((some.document, some.left))


@given(followed(max_units=8), st.lists(st.integers(0, 30), max_size=4), st.data())
def test_a_delivery_that_was_stopped_goes_on_from_there(
    one: Followed, stops: list[int], data: st.DataObject
) -> None:
    """However often it is stopped, all documents come to be there, and none is put twice.

    What people edit in between stays theirs.
    """
    sink = CountingSink()
    documents = made(one)
    edited: set[PurePosixPath] = set()
    for asked in stops:
        before, puts = dict(sink.documents), len(sink.puts)
        delivery = delivered(one, sink, edited=Edited.KEEP, stop=after(asked))
        assert delivery.new == len(sink.puts) - puts
        assert set(delivery.kept) <= edited
        assert {path: sink.documents[path] for path in before} == before
        assert delivery.stopped == (
            delivery.new + delivery.same + len(delivery.kept) < len(documents)
        )
        paths = st.sampled_from(sorted(documents))
        for path in data.draw(st.lists(paths, max_size=2, unique=True)):
            edited.add(path)
            sink.documents[path] = MINE
    last = delivered(one, sink, edited=Edited.KEEP)
    assert set(last.kept) == edited
    assert not last.stopped
    assert sink.documents == documents | dict.fromkeys(edited, MINE)
    assert len(sink.puts) == len(set(sink.puts))
    puts = len(sink.puts)
    assert delivered(one, sink, edited=Edited.KEEP).same == len(documents) - len(edited)
    assert len(sink.puts) == puts


@given(followed())
def test_what_is_left_is_told_of_what_was_there_as_well(one: Followed) -> None:
    """A second delivery, which makes nothing, says the same of the yellow fields."""
    sink = MemorySink()
    first = delivered(one, sink)
    second = delivered(one, sink)
    assert second.same == first.new
    assert second.unfinished == first.unfinished


@given(followed(max_units=8), st.data())
def test_what_people_have_edited_is_in_the_way(one: Followed, data: st.DataObject) -> None:
    """Unless it is said what becomes of it, nothing is put anywhere, and all of it is told."""
    sink = CountingSink()
    documents = made(one)
    paths = st.sampled_from(sorted(documents))
    there = data.draw(st.sets(paths))
    edited = data.draw(st.sets(paths, min_size=1))
    required = required_documents(one.process, on=ON)
    wanted = [each for each in required if each.path(one.process.method, "nb") in there]
    delivered(one, sink, required=wanted)
    sink.documents |= dict.fromkeys(edited, MINE)
    before = dict(sink.documents)
    sink.puts.clear()
    with pytest.raises(EditedError) as caught:
        delivered(one, sink)
    assert set(caught.value.paths) == edited
    assert (sink.documents, sink.puts) == (before, [])
    replaced = delivered(one, sink, edited=Edited.REPLACE)
    assert (replaced.updated, replaced.kept) == (len(edited), ())
    assert sink.documents == documents
    assert set(sink.puts) == edited | (set(documents) - there)


@given(followed())
def test_what_is_just_what_would_be_made_is_in_nobodys_way(one: Followed) -> None:
    """Where the sink has forgotten what it was given, equal documents are taken over."""
    sink = CountingSink()
    sink.documents |= made(one)
    assert delivered(one, sink).same == len(sink.documents)
    assert sink.puts == []
    assert delivered(one, sink).same == len(sink.documents)


def test_only_what_would_be_another_is_made_anew() -> None:
    """A new day for a meeting of one unit comes into that unit's documents."""
    one = full_story()
    sink = CountingSink()
    delivered(one, sink)
    sink.puts.clear()
    one.process.record(
        MeetingPlanned(meeting=UNIT_MEETING, on=ON + timedelta(days=20)),
        happened=ON,
        recorded=datetime(2026, 3, 1, tzinfo=UTC),
        unit=UnitId("hr"),
    )
    delivery = delivered(one, sink)
    assert (delivery.new, delivery.updated, delivery.same) == (0, 1, 2)
    assert [path.parts[0] for path in sink.puts] == ["hr"]
    assert sink.documents == made(one)


class Sounder(PlainText):
    """An engine of another release, which fills nothing otherwise."""

    @property
    def release(self) -> str:
        """The next one."""
        return "2"


def test_another_release_fills_anew_and_puts_only_what_is_another() -> None:
    """Where it gives the same bytes, what is there stays untouched, and is known from then on."""
    one = full_story()
    sink = CountingSink()
    delivered(one, sink)
    sink.puts.clear()
    filled: list[str] = []

    class Watched(Sounder):
        def open(
            self, data: bytes, *, name: str, near: bool = False, layouts: bool = False
        ) -> Template:
            filled.append(name)
            return super().open(data, name=name, near=near, layouts=layouts)

    required = required_documents(one.process, on=ON)
    for opens in (2, 2):
        delivery = deliver(
            one.process, one.store, {".txt": Watched()}, required, sink, on=ON, edited=Edited.KEEP
        )
        assert (delivery.same, sink.puts) == (3, [])
        assert len(filled) == opens


def test_fingerprints_are_of_one_sink() -> None:
    """The same document has another fingerprint in another sink, so that none can be guessed."""
    one = full_story()
    prints: list[set[str | None]] = []
    for sink in (MemorySink(), MemorySink()):
        delivered(one, sink)
        found = (sink.find(path) for path in sink.documents)
        prints.append({each.fingerprint for each in found if each is not None})
    assert len(prints[0]) == len(prints[1]) == 3
    assert prints[0].isdisjoint(prints[1])


class Choosy(PlainText):
    """An engine whose templates take no value with a certain name in it."""

    def open(
        self, data: bytes, *, name: str, near: bool = False, layouts: bool = False
    ) -> Template:
        """Open a text."""
        opened = super().open(data, name=name, near=near, layouts=layouts)
        assert isinstance(opened, PlainTextTemplate)
        return ChoosyTemplate(name=opened.name, lines=opened.lines)


class ChoosyTemplate(PlainTextTemplate):
    """A text that takes no value with a certain name in it."""

    def fill(self, values: Mapping[str, Value], *, language: str, compact: bool = False) -> Filled:
        """Fill it, or refuse."""
        if "DRIFT" in values.values():
            raise FieldValueError(f"{self.name}: field 'enhet': no such name")
        return super().fill(values, language=language, compact=compact)


@pytest.mark.parametrize("threads", [0, 2])
def test_one_that_cannot_be_made_is_told_and_the_others_are_made(threads: int) -> None:
    """The reason is told with the path, and making it is tried again the next time."""
    one = full_story()
    sink = CountingSink()
    template = TemplateFile(
        name="egen.txt", data=b"==enhet==", binding=Binding(fields={"enhet": "unit.name"})
    )
    go = partial(
        deliver,
        one.process,
        one.store,
        {".txt": Choosy()},
        required_documents(one.process, on=ON),
        sink,
        on=ON,
        templates={UNIT_PLAN: template},
    )
    for new, same in ((2, 0), (0, 2)):
        with _threads(threads) as executor:
            delivery = go(executor=executor)
        assert (delivery.new, delivery.same, delivery.stopped) == (new, same, False)
        assert [(problem.where, problem.what) for problem in delivery.failed] == [
            ("drift/02-tiltaksplan-for-enheten.txt", "egen.txt: field 'enhet': no such name")
        ]
    assert len(sink.documents) == 2


def test_a_template_that_cannot_be_opened_stops_all() -> None:
    """It is found out before anything is put."""
    one = full_story()
    sink = MemorySink()
    broken = TemplateFile(name="brev.txt", data=b"\xff", binding=Binding())
    with pytest.raises(TemplateError, match=r"brev\.txt"):
        delivered(one, sink, templates={UNIT_PLAN: broken})
    with pytest.raises(NotFoundError, match="no template engine"):
        deliver(one.process, one.store, {}, required_documents(one.process), sink, on=ON)
    assert sink.documents == {}


def test_a_document_that_is_saved_while_it_is_made_is_kept() -> None:
    """A person who is faster than the engine is not overwritten."""
    one = full_story()
    sink = MemorySink()
    delivered(one, sink)
    path = next(path for path in sink.documents if path.parts[0] == DRIFT)
    one.process.record(
        MeetingPlanned(meeting=UNIT_MEETING, on=ON + timedelta(days=20)),
        happened=ON,
        recorded=datetime(2026, 3, 1, tzinfo=UTC),
        unit=UnitId("hr"),
    )
    hr = next(path for path in sink.documents if path.parts[0] == "hr")

    def saves(done: int, _total: int) -> None:
        if done == 1:
            sink.documents[hr] = MINE

    delivery = delivered(one, sink, progress=saves)
    assert delivery.kept == (hr,)
    assert sink.documents[hr] == MINE
    assert sink.documents[path] != MINE


@given(st.integers(0, 12), st.integers(1, 5), st.integers(1, 4))
def test_progress_counts_every_document(units: int, batch: int, ahead: int) -> None:
    """It is told once of each, whether it is made or was there."""
    one = many(units)
    sink = MemorySink()
    total = len(required_documents(one.process, on=ON))
    for _ in range(2):
        told: list[tuple[int, int]] = []

        def take(done: int, of: int, told: list[tuple[int, int]] = told) -> None:
            told.append((done, of))

        with ThreadPoolExecutor(1) as executor:
            delivered(one, sink, executor=executor, batch=batch, ahead=ahead, progress=take)
        assert told == [(done, total) for done in range(1, total + 1)]


P = ParamSpec("P")
T = TypeVar("T")


class Waiting(Future[T]):
    """Work that is done when somebody waits for it.

    Args:
        held: Where it is until then.
        work: What is to be done.
    """

    def __init__(self, held: "list[Waiting[T]]", work: Callable[[], T]) -> None:
        super().__init__()
        self._held, self._work = held, work
        held.append(self)

    def result(self, timeout: float | None = None) -> T:
        """Do it."""
        self._held.remove(self)
        self.set_result(self._work())
        return super().result(timeout)


class Held(Executor):
    """An executor that does nothing before it is asked for a result, and counts what it holds."""

    def __init__(self) -> None:
        self.held: list[Waiting[Any]] = []
        self.most = 0

    def submit(self, call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Take work."""
        future = Waiting[T](self.held, partial(call, *args, **kwargs))
        self.most = max(self.most, len(self.held))
        return future


@given(st.integers(0, 40), st.integers(1, 5), st.integers(1, 6), st.integers(0, 50))
def test_no_more_is_under_way_than_was_said(units: int, batch: int, ahead: int, asked: int) -> None:
    """However many documents there are; and when it is stopped, what was not begun is cancelled."""
    one = many(units)
    held = Held()
    sink = CountingSink()
    delivery = delivered(one, sink, executor=held, batch=batch, ahead=ahead, stop=after(asked))
    assert held.most <= ahead
    assert all(future.cancelled() for future in held.held)
    assert delivery.stopped or held.held == []
    assert delivered(one, sink).new == len(required_documents(one.process, on=ON)) - delivery.new
    assert sink.puts == list(made(one))


@contextmanager
def _threads(number: int) -> Generator[Executor | None]:
    if not number:
        yield None
        return
    with ThreadPoolExecutor(number) as executor:
        yield executor


@contextmanager
def processes() -> Generator[Executor]:
    """Give two fresh processes on this machine."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        yield executor


@contextmanager
def cluster() -> Generator[Executor]:
    """Give a cluster of two workers, as Dask has it."""
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as workers,
        distributed.Client(workers) as client,
        client.get_executor() as executor,
    ):
        yield executor


@pytest.mark.parametrize("executors", [processes, cluster])
def test_the_same_is_delivered_whoever_fills_it(
    executors: Callable[[], AbstractContextManager[Executor]],
) -> None:
    """A pool of processes and a cluster give the same bytes in the same order; stopped, too."""
    one = many(20)
    alone = CountingSink()
    delivered(one, alone)
    with executors() as executor:
        for stop in (after(0), after(9), after(15), None):
            sink = CountingSink()
            first = delivered(one, sink, executor=executor, batch=3, stop=stop)
            assert first.stopped == (stop is not None)
            last = delivered(one, sink, executor=executor, batch=3)
            assert first.new + last.new == len(alone.puts)
            assert sink.puts == alone.puts
            assert sink.documents == alone.documents
            assert last.unfinished == delivered(one, alone).unfinished


def test_what_is_unfinished_is_counted() -> None:
    """Documents of a kind with the same fields left are told of together."""
    one = full_story()
    template = TemplateFile(
        name="egen.txt",
        data=b"==enhet== ==klokken==",
        binding=Binding(fields={"enhet": "unit.name"}),
    )
    delivery = delivered(one, MemorySink(), templates={UNIT_PLAN: template})
    (unfinished,) = (some for some in delivery.unfinished if some.document.key == UNIT_PLAN)
    assert isinstance(unfinished, Unfinished)
    assert unfinished.number == 2
    assert [place.prompt for place in unfinished.left] == ["klokken"]
