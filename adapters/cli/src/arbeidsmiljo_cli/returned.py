"""Returned files: which document of the process each is a copy of, and the plan in it."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from attrs import frozen

from arbeidsmiljo.errors import InvalidInputError, NotFoundError, Problem, TemplateError
from arbeidsmiljo.model.bindings import Binding
from arbeidsmiljo.model.documents import Template, TemplateEngine
from arbeidsmiljo.model.identifiers import DocumentKey, UnitId
from arbeidsmiljo.process import Process
from arbeidsmiljo.process.collection import (
    ReadPlan,
    Reference,
    find_reference,
    plan_table,
    read_plan,
)
from arbeidsmiljo.process.templates import TemplateFile, method_template
from arbeidsmiljo_cli.files import read_bytes
from arbeidsmiljo_cli.kept_templates import KeptTemplates
from arbeidsmiljo_cli.terminal import Progress


@frozen(kw_only=True)
class Returned:
    """What a file turned out to be.

    Attributes:
        name: Of the file.
        unit: Whose action plan it is, or whose it has become; None where it is none.
        plan: What stands in it; None where it is none.
        why: Where it is none, why not.
    """

    name: str
    unit: UnitId | None = None
    plan: ReadPlan | None = None
    why: str = ""


def returned_files(
    given: Iterable[Path], engines: Mapping[str, TemplateEngine]
) -> tuple[Path, ...]:
    """Find the files that could be returned documents.

    Args:
        given: Files, and folders that are searched with all folders in them.
        engines: Suffix to what opens it.

    Returns:
        Every file that was named, and those of the folders, for a plan may have come back in
        another format than it was sent in; what is hidden and what an office program leaves
        beside an open document is passed over.

    Raises:
        NotFoundError: Something that was named is not there, or a folder holds no file that an
            engine opens.
    """
    found: dict[Path, None] = {}
    for path in given:
        if not path.exists():
            raise NotFoundError("file or folder", str(path))
        if not path.is_dir():
            found[path] = None
            continue
        inside = [
            file
            for file in sorted(path.rglob("*"))
            if file.is_file() and not _is_passed_over(file.relative_to(path))
        ]
        if not any(file.suffix.lower() in engines for file in inside):
            raise NotFoundError(f"{' or '.join(sorted(engines))} file in", str(path))
        found |= dict.fromkeys(inside)
    return tuple(found)


def _is_passed_over(inside: Path) -> bool:
    return any(part.startswith(("~$", ".")) for part in inside.parts)


class Reader:
    """Reads files that came back, each kind of document by its template.

    Args:
        process: The process that they may be returned to.
        engines: Suffix to what opens it.
        own: An organisation's own templates, in place of the method's.
        on: The day they came back.
    """

    def __init__(
        self,
        process: Process,
        engines: Mapping[str, TemplateEngine],
        own: Mapping[DocumentKey, TemplateFile],
        *,
        on: date,
    ) -> None:
        """Open nothing yet."""
        self._process = process
        self._engines = engines
        self._own = own
        self._history = process.history(on=on)
        self._opened: dict[DocumentKey, tuple[Template, Binding]] = {}

    def read_all(self, files: Iterable[Path], progress: Progress) -> tuple[Returned, ...]:
        """Read files.

        Args:
            files: Where they are.
            progress: Is told of each.

        Raises:
            InvalidInputError: Those that are broken or whose action plan cannot be read: all of
                them.
        """
        found: list[Returned] = []
        problems: list[Problem] = []
        for file in files:
            try:
                found.append(self._read(file))
            except InvalidInputError as error:
                problems += [Problem(f"{file}, {one.where}", one.what) for one in error.problems]
            except TemplateError as error:
                problems.append(Problem(str(file), str(error).removeprefix(f"{file.name}: ")))
            progress()
        if problems:
            raise InvalidInputError(
                "the returned files",
                problems,
                "Correct or remove these files, and collect again; no other was stored.",
            )
        return tuple(found)

    def _read(self, file: Path) -> Returned:
        def left_alone(why: str) -> Returned:
            return Returned(name=file.name, why=why)

        engine = self._engines.get(file.suffix.lower())
        if engine is None:
            endings = " or ".join(sorted(self._engines))
            return left_alone(
                f"does not end with {endings}; if it is a plan, save it as one of these, and "
                "collect it again"
            )
        data = read_bytes(file)
        reference = find_reference(engine.texts(data, name=file.name), self._process.id)
        if reference is None:
            return left_alone("has no reference to a document of a process")
        if why := self._foreign(reference):
            return left_alone(why)
        template, binding = self._template(reference.document, engine)
        if plan_table(binding) is None:
            return left_alone(f"is a copy of {reference.document}, which has no action plan")
        plan = read_plan(template, binding, data, name=file.name)
        if not plan.rows:
            return left_alone(f"has nothing in its action plan for {reference.unit}")
        unit = self._history.resolve(reference.unit)
        return Returned(name=file.name, unit=unit, plan=plan)

    def _foreign(self, reference: Reference) -> str:
        """Say why a reference is to nothing in this process; nothing where it is."""
        if reference.process != self._process.id:
            return f"belongs to process {reference.process}"
        if self._history.resolve(reference.unit) not in self._history.now:
            return f"refers to unit {reference.unit}, which the organisation does not have"
        if reference.document not in {one.key for one in self._process.method.documents}:
            return f"refers to document {reference.document}, which the method does not have"
        return ""

    def _template(self, document: DocumentKey, engine: TemplateEngine) -> tuple[Template, Binding]:
        if document not in self._opened:
            file = self._own.get(document) or method_template(
                self._process.method,
                self._process.method.document(document),
                engine,
                self._process.language,
                built=KeptTemplates.of_user(),
            )
            self._opened[document] = engine.open(file.data, name=file.name), file.binding
        return self._opened[document]
