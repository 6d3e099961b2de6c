"""Delivery: the documents of a process, put into a sink as they are made.

A delivery can be stopped at any moment, and gone on with by delivering the same again: what is
there and would be made from the same is not made anew. A document that people have edited is
theirs.
"""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import closing
from datetime import date
from enum import StrEnum
from functools import partial
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TypeAlias

from attrs import frozen

from arbeidsmiljo.errors import ArbeidsmiljoError, EditedError, Problem
from arbeidsmiljo.model.documents import DocumentKind, Field, Filled, TemplateEngine
from arbeidsmiljo.model.fits import Fit
from arbeidsmiljo.model.identifiers import DocumentKey
from arbeidsmiljo.model.sinks import Found, Sink
from arbeidsmiljo.process.comparing import ITS_OWN, Against
from arbeidsmiljo.process.contexts import Contexts
from arbeidsmiljo.process.filling import AHEAD, BATCH, Job, Outcome, fill
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.process.production import forms_of
from arbeidsmiljo.process.required import RequiredDocument
from arbeidsmiljo.process.templates import TemplateFile, opened
from arbeidsmiljo.stores import Store


class Edited(StrEnum):
    """What becomes of documents that people have edited since they were made, or put there."""

    REFUSE = "refuse"
    KEEP = "keep"
    REPLACE = "replace"


@frozen(kw_only=True)
class Unfinished:
    """Documents of one kind that have the same fields left.

    Attributes:
        document: The kind.
        left: The fields that are still yellow, for people to complete.
        number: How many documents.
    """

    document: DocumentKind
    left: tuple[Field, ...]
    number: int


@frozen(kw_only=True)
class Crowded:
    """Documents of one kind in which the text of a field has too little room in its shape.

    Attributes:
        document: The kind.
        field: The field.
        fit: What became of the text.
        number: How many documents.
    """

    document: DocumentKind
    field: Field
    fit: Fit
    number: int


@frozen(kw_only=True)
class Delivery:
    """What became of the documents that were to be delivered.

    Attributes:
        new: How many were not there before.
        updated: How many were there and were replaced.
        same: How many were there just so.
        kept: Those that were left as people had edited them.
        failed: Those that could not be made, each with the reason.
        unfinished: What is left to people, in those that are there as they were made.
        crowded: Texts with too little room, in those that were made this time.
        stopped: Whether somebody stopped it before all was done.
    """

    new: int
    updated: int
    same: int
    kept: tuple[PurePosixPath, ...]
    failed: tuple[Problem, ...]
    unfinished: tuple[Unfinished, ...]
    crowded: tuple[Crowded, ...]
    stopped: bool


Progress: TypeAlias = Callable[[int, int], object]
"""Is told of each document that is done with: how many are, and of how many."""


def deliver(
    process: Process,
    store: Store,
    engines: Mapping[str, TemplateEngine],
    required: Iterable[RequiredDocument],
    sink: Sink,
    *,
    on: date,
    templates: Mapping[DocumentKey, TemplateFile] | None = None,
    against: Against = ITS_OWN,
    edited: Edited = Edited.REFUSE,
    executor: Executor | None = None,
    batch: int = BATCH,
    ahead: int = AHEAD,
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
) -> Delivery:
    """Make documents, and put each into a sink as soon as it is made.

    What a document holds is found out here; filling it, which is most of the work, is left to the
    executor. What it was made from is kept in the sink as a fingerprint: the release of this
    library and of the engine, the template, its binding, and what of the context the binding
    uses. A document that is there as it was made, from the same, is left alone.

    Args:
        process: The process.
        store: Where names, texts and publications are.
        engines: Suffix to engine.
        required: Which documents, for whom.
        sink: Where they are put.
        on: The day: what happened later is not in them.
        templates: An organisation's own templates, in place of the method's.
        against: What results are held up against beside the process's own rounds.
        edited: What becomes of documents that people have edited.
        executor: Fills batches side by side: a pool of processes, or a cluster's; None fills one
            document after the other, here.
        batch: How many documents are sent to the executor together.
        ahead: How many batches are sent at most before the first of them has come back: twice as
            many as there are workers keeps them all busy. So many documents are in memory.
        progress: Is told of each document that is done with.
        stop: Is asked before each document whether to stop; `threading.Event().is_set` will do.
            What is in the sink by then stays, and the same call goes on from there.

    Raises:
        EditedError: Documents that people have edited are in the way, and nothing was put.
        NotFoundError: No engine opens a suffix that is needed.
        TemplateError: A template cannot be built or opened; nothing was put.
    """
    contexts = Contexts(process, store, on=on, against=against)
    one = _Delivering(process, contexts, engines, tuple(required), sink, templates=templates)
    filled = partial(fill, executor=executor, batch=batch, ahead=ahead)
    if edited is Edited.REFUSE:
        one.check_nothing_is_edited(filled)
    return one.deliver(filled, edited, progress or _tell_nobody, stop or _never)


def _tell_nobody(done: int, total: int, /) -> None:
    """Let progress go by."""
    del done, total


def _never() -> bool:
    return False


@frozen(kw_only=True)
class _Bound:
    """A document on its way to the sink: which, where it goes, and what it is made from."""

    required: RequiredDocument
    path: PurePosixPath
    fingerprint: str


_Jobs: TypeAlias = Iterable[Job[_Bound]]
_Fill: TypeAlias = Callable[[_Jobs], Generator[tuple[Job[_Bound], Outcome]]]


class _Delivering:
    """One delivery: what is needed in several places, and what became of the documents so far."""

    def __init__(
        self,
        process: Process,
        contexts: Contexts,
        engines: Mapping[str, TemplateEngine],
        required: Sequence[RequiredDocument],
        sink: Sink,
        *,
        templates: Mapping[DocumentKey, TemplateFile] | None,
    ) -> None:
        self.process, self.required, self.sink = process, required, sink
        self.contexts = contexts
        self.forms = forms_of(process, engines, required, templates)
        for form in self.forms.values():
            # What cannot be opened is found out before anything is put.
            opened(form.engine, form.file)
        self.new = self.updated = self.same = 0
        self.kept: list[PurePosixPath] = []
        self.failed: list[Problem] = []
        self.left: Counter[tuple[DocumentKey, tuple[Field, ...]]] = Counter()
        self.crowded: Counter[tuple[DocumentKey, Field, Fit]] = Counter()

    def check_nothing_is_edited(self, filled: _Fill) -> None:
        """Find what people have edited or put there, and is not just what would be made.

        Raises:
            EditedError: There is some.
        """
        in_the_way = [one for one in self.required if _is_edited(self.sink.find(self._path(one)))]
        edited = [
            job.of.path
            for job, outcome in filled(map(self._job, in_the_way))
            if not _is_just(outcome, self.sink.find(job.of.path))
        ]
        if edited:
            raise EditedError(edited)

    def deliver(
        self, filled: _Fill, edited: Edited, progress: Progress, stop: Callable[[], bool]
    ) -> Delivery:
        """Deliver all documents, or as many as there is time for."""
        total = len(self.required)

        def to_fill() -> Iterator[Job[_Bound]]:
            for one in self.required:
                if stop():
                    return
                job = self._job(one)
                found = self.sink.find(job.of.path)
                if found is None or found.fingerprint != job.of.fingerprint:
                    yield job
                    continue
                self.same += 1
                self._leave(one.document, job.form.left(job.used))
                progress(self._done, total)

        with closing(filled(to_fill())) as outcomes:
            for job, outcome in outcomes:
                if stop():
                    break
                if isinstance(outcome, ArbeidsmiljoError):
                    self.failed.append(Problem(str(job.of.path), str(outcome)))
                else:
                    self._put(job.of, outcome, edited)
                progress(self._done, total)
        kinds = {one.document.key: one.document for one in self.required}
        return Delivery(
            new=self.new,
            updated=self.updated,
            same=self.same,
            kept=tuple(self.kept),
            failed=tuple(self.failed),
            unfinished=tuple(
                Unfinished(document=kinds[key], left=left, number=number)
                for (key, left), number in self.left.items()
            ),
            crowded=tuple(
                Crowded(document=kinds[key], field=field, fit=fit, number=number)
                for (key, field, fit), number in self.crowded.items()
            ),
            stopped=self._done < total,
        )

    @property
    def _done(self) -> int:
        return self.new + self.updated + self.same + len(self.kept) + len(self.failed)

    def _path(self, required: RequiredDocument) -> PurePosixPath:
        return required.path(self.process.method, self.process.language)

    def _job(self, required: RequiredDocument) -> Job[_Bound]:
        form = self.forms[required.document.key]
        used = form.used(self.contexts.of(required))
        fingerprint = form.fingerprint(used, self.sink.key)
        bound = _Bound(required=required, path=self._path(required), fingerprint=fingerprint)
        return Job(of=bound, form=form, used=used)

    def _put(self, bound: _Bound, document: Filled, edited: Edited) -> None:
        # It is asked for anew: a person may have saved it while it was being filled.
        found = self.sink.find(bound.path)
        if found is None:
            self.sink.put(bound.path, document.data, fingerprint=bound.fingerprint)
            self.new += 1
        elif _is_just(document, found):
            self.sink.confirm(bound.path, fingerprint=bound.fingerprint)
            self.same += 1
        elif found.fingerprint is None and edited is not Edited.REPLACE:
            self.kept.append(bound.path)
            return
        else:
            self.sink.put(bound.path, document.data, fingerprint=bound.fingerprint)
            self.updated += 1
        kind = bound.required.document
        self._leave(kind, document.left)
        self.crowded.update((kind.key, one.field, one.fit) for one in document.overfull)

    def _leave(self, document: DocumentKind, left: tuple[Field, ...]) -> None:
        if left:
            self.left[document.key, left] += 1


def _is_edited(found: Found | None) -> bool:
    return found is not None and found.fingerprint is None


def _is_just(outcome: Outcome, found: Found | None) -> bool:
    """Tell whether what is there is just what was made."""
    return (
        found is not None
        and not isinstance(outcome, ArbeidsmiljoError)
        and found.digest == sha256(outcome.data).hexdigest()
    )
