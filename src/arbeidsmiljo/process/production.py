"""Production: every document that a process needs, filled from what its reader may see."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from attrs import field, frozen

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.conversion import binding_from_toml
from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.bindings import Binding, TableBinding
from arbeidsmiljo.model.documents import (
    DocumentKind,
    Field,
    Filled,
    Record,
    Template,
    TemplateEngine,
    Value,
)
from arbeidsmiljo.model.events import ActionPlanReturned
from arbeidsmiljo.model.identifiers import DocumentKey, UnitId, plain
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process.binding import bound_values
from arbeidsmiljo.process.context import CONTEXT_PATHS, context, paths_of
from arbeidsmiljo.process.in_view import View
from arbeidsmiljo.process.planning import planned_days
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.process.slide_rows import fitting
from arbeidsmiljo.process.views import view
from arbeidsmiljo.rules.pattern import Equals
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.stores import Store


@frozen(kw_only=True)
class RequiredDocument:
    """One document for one reader.

    Attributes:
        document: The kind.
        viewer: Whose view it is made from.
    """

    document: DocumentKind
    viewer: Viewer

    def path(self, method: Method, language: str) -> PurePosixPath:
        """Give where it is put, under a name that says nothing of persons.

        Each unit has a folder. What is made once is in a folder of its reader's, since not
        everybody may read what the central actors get. Its name begins with an underscore, as
        no unit's does: the unit `hr` is not the actor HR.

        Args:
            method: The method, which says what the reader is called.
            language: Of the names.
        """
        once = self.document.scope is Scope.ONCE
        reader = method.actor(self.viewer.actor).label.in_language(language)
        folder = f"_{plain(reader)}" if once else self.viewer.unit
        title = plain(self.document.title.in_language(language))
        return PurePosixPath(folder) / (f"{self.document.number:02d}-{title}{self.document.suffix}")


@frozen(kw_only=True)
class TemplateFile:
    """A template with its binding: one of the method's, or one that an organisation brings.

    Attributes:
        name: What to call it in errors.
        data: The bytes of the file.
        binding: What its fields are tied to.
    """

    name: str
    data: bytes = field(repr=False)
    binding: Binding


@frozen(kw_only=True)
class Production:
    """A document that was made.

    Attributes:
        required: Which, and for whom.
        path: Where it belongs, below the folder that all are put in.
        data: The bytes of the file.
        left: The fields that are still yellow, for people to complete.
    """

    required: RequiredDocument
    path: PurePosixPath
    data: bytes = field(repr=False)
    left: tuple[Field, ...]


def required_documents(process: Process, *, on: date = date.max) -> tuple[RequiredDocument, ...]:
    """Give each document of the method for each reader that needs one.

    Args:
        process: The process.
        on: The day whose units count: that on which the documents are made.

    Returns:
        In the order of the method's list and the organisation's units.
    """
    organisation = process.organisation_on(on)
    return tuple(
        RequiredDocument(
            document=document, viewer=_viewer(process.method, organisation, document, unit)
        )
        for document in process.method.documents
        for unit in organisation.units_in(document.scope)
    )


def _viewer(
    method: Method, organisation: Organisation, document: DocumentKind, unit: UnitId
) -> Viewer:
    for actor in document.audience:
        if unit in organisation.units_in(method.actor(actor).scope):
            return Viewer(actor=actor, unit=unit)
    raise NotFoundError(f"reader of {document.key!r} in unit", unit, document.audience)


def method_template(
    method: Method, document: DocumentKind, engine: TemplateEngine, language: str
) -> TemplateFile:
    """Build the method's own template of a document.

    Args:
        method: The method.
        document: One of its documents.
        engine: Builds it.
        language: Of the text.

    Raises:
        TemplateError: The text cannot be built.
        InvalidInputError: The binding names paths that are not there.
    """
    source = method.source_of(document.key, language)
    name = f"{document.number:02d}-{document.key}{document.suffix}"
    return TemplateFile(
        name=name,
        data=engine.build(source.text, suffix=document.suffix, name=name, language=language),
        binding=binding_from_toml(
            source.binding, source=f"{name}.toml", paths=binding_paths(method)
        ),
    )


def binding_paths(method: Method) -> tuple[str, ...]:
    """Give every path that a binding may name in a method's documents."""
    return tuple(paths_of(method))


def produce(
    process: Process,
    store: Store,
    engines: Mapping[str, TemplateEngine],
    required: Iterable[RequiredDocument],
    *,
    on: date,
    templates: Mapping[DocumentKey, TemplateFile] | None = None,
    executor: Executor | None = None,
) -> Iterator[Production]:
    """Make documents, one after the other as they are asked for.

    Args:
        process: The process.
        store: Where names, texts and publications are.
        engines: Suffix to engine.
        required: Which documents, for whom.
        on: The day: what happened later is not in them.
        templates: An organisation's own templates, in place of the method's.
        executor: Fills documents side by side; None fills them here.

    Yields:
        Documents, in the order asked for.

    Raises:
        NotFoundError: No engine opens a suffix that is needed.
    """
    required = tuple(required)
    given = dict(templates or {})
    for one in required:
        engine = _engine(engines, one.document.suffix)
        if one.document.key not in given:
            given[one.document.key] = method_template(
                process.method, one.document, engine, process.language
            )
    jobs = (
        (
            _engine(engines, one.document.suffix),
            given[one.document.key],
            values,
            process.language,
            one.document.suffix == ".pptx",
        )
        for one, values in ((one, document_context(process, store, one, on=on)) for one in required)
    )
    filled: Iterator[Filled] = (
        map(_fill, jobs) if executor is None else executor.map(_fill, jobs, chunksize=4)
    )
    for one, document in zip(required, filled, strict=True):
        yield Production(
            required=one,
            path=one.path(process.method, process.language),
            data=document.data,
            left=document.left,
        )


def document_context(
    process: Process,
    store: Store,
    required: RequiredDocument,
    *,
    on: date,
) -> dict[str, Value]:
    """Give what a document can be filled with: what its reader may see, by path.

    Args:
        process: The process.
        store: Where names, texts and publications are.
        required: The document, and whose.
        on: The day: what happened later is not in it.
    """
    shown = _shown(process, required, on)
    organisation = process.organisation_on(on)
    seen = view(
        process,
        store,
        required.viewer,
        on=on,
        shown=shown,
        with_duties=False,
    )
    return context(
        seen,
        required.document,
        process.method.questionnaire,
        above=tuple(unit.id for unit in organisation.above(required.viewer.unit)),
        below=[unit.id for unit in organisation.below(required.viewer.unit)],
        return_by=return_by(process, seen),
    )


def _shown(process: Process, required: RequiredDocument, on: date) -> date:
    """Give the day on which a document will be read.

    That is the day of its meeting; what is for no meeting goes out with its reader's first
    report, or on the day it is made if that is later.
    """
    if required.document.meeting is None:
        lines = [line for line in process.distribution.lines if line.to == required.viewer.actor]
        return max(on, min((line.since for line in lines), default=on))
    days = planned_days(process, on=on)
    day, _ = days.get((required.document.meeting, required.viewer.unit), (on, False))
    return day


def return_by(process: Process, seen: View) -> date | None:
    """Give the day by which action plans are asked back from the reader's unit or line.

    It follows from the rule that asks for them, of the reader's own unit if there is one: its
    deadline, counted from the latest of the meetings that give rise to it and that the reader
    may know the day of.
    """
    organisation = process.organisation_on(seen.on)

    def of_others(rule: Rule) -> bool:
        return seen.viewer.unit not in organisation.units_in(rule.scope)

    for rule in sorted(process.method.rules, key=of_others):
        constraint = rule.constraint
        if (
            isinstance(constraint, (Response, RespondedExistence))
            and constraint.target.activity == ActionPlanReturned.activity
            and isinstance(constraint.within, str)
        ):
            keys = {
                value
                for one in constraint.trigger.where
                if isinstance(one, Equals)
                for value in one.values
            }
            days = [
                one.on
                for one in seen.meetings
                if one.kind.key in keys and (of_others(rule) or one.unit == seen.viewer.unit)
            ]
            if days:
                return process.deadline(constraint.within, max(days), seen.on)
    return None


def _engine(engines: Mapping[str, TemplateEngine], suffix: str) -> TemplateEngine:
    engine = engines.get(suffix)
    if engine is None:
        raise NotFoundError("template engine for", suffix, engines)
    return engine


def _fill(job: tuple[TemplateEngine, TemplateFile, Mapping[str, Value], str, bool]) -> Filled:
    engine, file, values, language, on_slides = job
    template = _compiled(_Opening(engine=engine, file=file))

    def fit(records: Sequence[Record], table: TableBinding) -> Sequence[Record]:
        return fitting(table.path, records, table.columns.values(), language)

    bound = bound_values(template.fields, file.binding, values, fit=fit if on_slides else None)
    return template.fill(bound, language=language)


@frozen(kw_only=True, eq=False)
class _Opening:
    """A template to be opened once in each process that fills.

    The same for the same bytes and the same kind of engine: where several processes fill, each
    gets a copy of the engine.
    """

    engine: TemplateEngine
    file: TemplateFile

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Opening) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    @property
    def _identity(self) -> tuple[type, str, bytes]:
        return type(self.engine), self.file.name, self.file.data


@lru_cache(maxsize=64)
def _compiled(opening: _Opening) -> Template:
    return opening.engine.open(opening.file.data, name=opening.file.name)


__all__ = [
    "CONTEXT_PATHS",
    "Production",
    "RequiredDocument",
    "TemplateFile",
    "binding_paths",
    "document_context",
    "method_template",
    "produce",
    "required_documents",
    "return_by",
]
