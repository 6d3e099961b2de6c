"""Production: every document that a process needs, filled from what its reader may see."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from datetime import date
from pathlib import PurePosixPath

from attrs import field, frozen

from arbeidsmiljo.errors import ArbeidsmiljoError
from arbeidsmiljo.model.documents import Field, Overfull, TemplateEngine
from arbeidsmiljo.model.identifiers import DocumentKey
from arbeidsmiljo.process.comparing import ITS_OWN, Against
from arbeidsmiljo.process.context import CONTEXT_PATHS
from arbeidsmiljo.process.contexts import Contexts, document_context
from arbeidsmiljo.process.filling import Form, Job, fill
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.process.required import RequiredDocument, required_documents
from arbeidsmiljo.process.templates import (
    TemplateFile,
    binding_paths,
    engine_for,
    method_template,
    method_templates,
)
from arbeidsmiljo.stores import Store


@frozen(kw_only=True)
class Production:
    """A document that was made.

    Attributes:
        required: Which, and for whom.
        path: Where it belongs, below the folder that all are put in.
        data: The bytes of the file.
        left: The fields that are still yellow, for people to complete.
        overfull: The fields whose text has too little room in its shape.
    """

    required: RequiredDocument
    path: PurePosixPath
    data: bytes = field(repr=False)
    left: tuple[Field, ...]
    overfull: tuple[Overfull, ...] = ()


def produce(
    process: Process,
    store: Store,
    engines: Mapping[str, TemplateEngine],
    required: Iterable[RequiredDocument],
    *,
    on: date,
    templates: Mapping[DocumentKey, TemplateFile] | None = None,
    against: Against = ITS_OWN,
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
        against: What results are held up against beside the process's own rounds.
        executor: Fills documents side by side, in batches; None fills them here.

    Yields:
        Documents, in the order asked for.

    Raises:
        NotFoundError: No engine opens a suffix that is needed.
    """
    required = tuple(required)
    contexts = Contexts(process, store, on=on, against=against)
    forms = forms_of(process, engines, required, templates)
    jobs = (
        Job(of=one, form=form, used=form.used(contexts.of(one)))
        for one, form in ((one, forms[one.document.key]) for one in required)
    )
    for job, outcome in fill(jobs, executor=executor):
        if isinstance(outcome, ArbeidsmiljoError):
            raise outcome
        yield Production(
            required=job.of,
            path=job.of.path(process.method, process.language),
            data=outcome.data,
            left=outcome.left,
            overfull=outcome.overfull,
        )


def forms_of(
    process: Process,
    engines: Mapping[str, TemplateEngine],
    required: Iterable[RequiredDocument],
    templates: Mapping[DocumentKey, TemplateFile] | None,
) -> dict[DocumentKey, Form]:
    """Give what documents are filled into, by kind.

    Args:
        process: The process.
        engines: Suffix to engine.
        required: The documents.
        templates: An organisation's own templates, in place of the method's.

    Raises:
        NotFoundError: No engine opens a suffix that is needed.
    """
    kinds = {one.document.key: one.document for one in required}
    files = method_templates(
        process.method, kinds.values(), engines, process.language, given=templates
    )
    return {
        key: Form(
            engine=engine_for(engines, kind.suffix),
            file=files[key],
            language=process.language,
            suffix=kind.suffix,
        )
        for key, kind in kinds.items()
    }


__all__ = [
    "CONTEXT_PATHS",
    "Production",
    "RequiredDocument",
    "TemplateFile",
    "binding_paths",
    "document_context",
    "forms_of",
    "method_template",
    "produce",
    "required_documents",
]
