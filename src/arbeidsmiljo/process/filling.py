"""Filling: documents of some templates, in batches, here or wherever an executor fills them."""

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from functools import cached_property
from hashlib import blake2b, sha256
from secrets import token_hex
from typing import Final, Generic, TypeAlias, TypeVar

from attrs import define, frozen

from arbeidsmiljo.errors import ArbeidsmiljoError
from arbeidsmiljo.model.bindings import TableBinding
from arbeidsmiljo.model.documents import Field, Filled, Record, TemplateEngine, Value
from arbeidsmiljo.model.leftovers import left_in
from arbeidsmiljo.process.binding import bound_values
from arbeidsmiljo.process.slide_rows import fitting
from arbeidsmiljo.process.templates import TemplateFile, name_of, opened
from arbeidsmiljo.release import __version__

BATCH: Final = 32
"""How many documents are sent to an executor together, where nobody says."""

AHEAD: Final = 16
"""How many batches are with an executor at one time, where nobody says."""

Outcome: TypeAlias = "Filled | ArbeidsmiljoError"
"""A filled document, or why it could not be filled."""


@define(frozen=True, kw_only=True, eq=False, slots=False)
class Form:
    """What the documents of one kind are filled into.

    Attributes:
        engine: Opens the template.
        file: The template.
        language: Of the documents.
        suffix: Of the documents.
    """

    engine: TemplateEngine
    file: TemplateFile
    language: str
    suffix: str

    def used(self, context: Mapping[str, Value]) -> dict[str, Value]:
        """Give what of a context is used at all: nothing else is sent anywhere."""
        paths = self.file.binding.paths
        return {path: value for path, value in context.items() if path in paths}

    def fingerprint(self, used: Mapping[str, Value], key: bytes) -> str:
        """Give what is the same only where a document would be filled with the same, alike.

        Args:
            used: What is used of the context.
            key: Without it, nobody can tell what the document says by trying.
        """
        made_from = f"{self._origin}{sorted(used.items())!r}"
        return blake2b(
            made_from.encode("utf-8", "surrogatepass"), key=key, digest_size=20
        ).hexdigest()

    @cached_property
    def _origin(self) -> str:
        template = sha256(self.file.data).hexdigest()
        binding = self.file.binding
        parts = (__version__, name_of(self.engine), template, binding, self.language, self.suffix)
        return repr(parts)

    def fill(self, used: Mapping[str, Value]) -> Filled:
        """Fill a document."""
        template = opened(self.engine, self.file)
        return template.fill(self._bound(template.fields, used), language=self.language)

    def left(self, used: Mapping[str, Value]) -> tuple[Field, ...]:
        """Give what would be left of the fields if a document were filled."""
        fields = opened(self.engine, self.file).fields
        return left_in(fields, self._bound(fields, used))

    def _bound(self, fields: Iterable[Field], used: Mapping[str, Value]) -> dict[str, Value]:
        def fit(records: Sequence[Record], table: TableBinding) -> Sequence[Record]:
            return fitting(table.path, records, table.columns.values(), self.language)

        on_slides = self.suffix == ".pptx"
        return bound_values(fields, self.file.binding, used, fit=fit if on_slides else None)


T = TypeVar("T")


@frozen(kw_only=True, eq=False)
class Job(Generic[T]):
    """A document to fill.

    Attributes:
        of: What whoever asks for it knows it by.
        form: What it is filled into.
        used: What it is filled with.
    """

    of: T
    form: Form
    used: Mapping[str, Value]


def fill(
    jobs: Iterable[Job[T]],
    *,
    executor: Executor | None = None,
    batch: int = BATCH,
    ahead: int = AHEAD,
) -> Generator[tuple[Job[T], Outcome]]:
    """Fill documents, in order, and take no more jobs than are needed to go on.

    Whoever stops asking stops the filling: batches that are not begun are cancelled.

    Args:
        jobs: The documents.
        executor: Fills batches side by side; None fills one document after the other, here.
        batch: How many documents are sent together.
        ahead: How many batches are sent at most before the first of them has come back.

    Yields:
        Each job, with what came of it.
    """
    if executor is None:
        for job in jobs:
            yield job, _outcome(job.form, job.used)
        return
    waiting: deque[tuple[list[Job[T]], Future[list[Outcome]]]] = deque()
    try:
        for some in _in_batches(jobs, batch):
            sent = executor.submit(
                _outcomes, some[0].form, [job.used for job in some], ticket=token_hex(16)
            )
            waiting.append((some, sent))
            while waiting and (len(waiting) >= ahead or waiting[0][1].done()):
                yield from _come_back(waiting)
        while waiting:
            yield from _come_back(waiting)
    finally:
        for _, future in waiting:
            future.cancel()


def _come_back(
    waiting: deque[tuple[list[Job[T]], Future[list[Outcome]]]],
) -> Iterator[tuple[Job[T], Outcome]]:
    some, future = waiting.popleft()
    yield from zip(some, future.result(), strict=True)


def _in_batches(jobs: Iterable[Job[T]], size: int) -> Iterator[list[Job[T]]]:
    """Put jobs together that follow each other and have one form, so that it is sent once."""
    some: list[Job[T]] = []
    for job in jobs:
        if some and (len(some) >= size or job.form is not some[0].form):
            yield some
            some = []
        some.append(job)
    if some:
        yield some


def _outcomes(form: Form, contexts: Sequence[Mapping[str, Value]], *, ticket: str) -> list[Outcome]:
    # A cluster takes equal calls for one and the same, and what was cancelled once for cancelled.
    del ticket
    return [_outcome(form, used) for used in contexts]


def _outcome(form: Form, used: Mapping[str, Value]) -> Outcome:
    try:
        return form.fill(used)
    except ArbeidsmiljoError as error:
        return error
