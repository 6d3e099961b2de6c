"""An organisation's own templates, or the official ones: files of a folder, each with a binding."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from arbeidsmiljo.conversion import binding_from_toml
from arbeidsmiljo.errors import InvalidInputError, NotFoundError, Problem, TemplateError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.documents import DocumentKind, TemplateEngine
from arbeidsmiljo.model.identifiers import DocumentKey
from arbeidsmiljo.process.templates import TemplateFile, binding_paths
from arbeidsmiljo_cli.files import FileError, read_bytes, read_text

_NUMBER: Final = re.compile(r"(\d{1,3})(?!\d)")


def own_templates(
    folder: Path, method: Method, engines: Mapping[str, TemplateEngine]
) -> Mapping[DocumentKey, TemplateFile]:
    """Read the templates of a folder.

    A file stands for the document whose number it begins with (`12-enhetsmote.pptx`) or whose
    key it has for a name (`unit-meeting.pptx`). Its binding has the same name and ends with
    `.toml`. Other kinds of file are passed over.

    Args:
        folder: Where they are.
        method: Whose documents they take the place of.
        engines: Suffix to what opens it.

    Raises:
        FileError: There is no such folder.
        InvalidInputError: All that is wrong with the names, the templates and the bindings.
    """
    if not folder.is_dir():
        raise FileError(f"{folder}: is not a folder; give the one that the templates are in")
    found: dict[DocumentKey, TemplateFile] = {}
    problems: list[Problem] = []
    files = [file for file in sorted(folder.iterdir()) if _is_document(file, engines)]
    if not files:
        problems.append(Problem("the folder", f"has no file that ends with {_list(engines)}"))
    for file in files:
        try:
            document = _document(file, method, found)
            found[document.key] = _read(file, method, engines[file.suffix.lower()])
        except InvalidInputError as error:
            problems += [
                Problem(f"{error.source}, {one.where}", one.what) for one in error.problems
            ]
        except (NotFoundError, TemplateError, FileError) as error:
            # Some begin with the file's name, which stands before each problem here.
            what = str(error).removeprefix(f"{file}: ").removeprefix(f"{file.name}: ")
            problems.append(Problem(file.name, what))
    if problems:
        raise InvalidInputError(str(folder), problems)
    return found


def _is_document(file: Path, engines: Mapping[str, TemplateEngine]) -> bool:
    """Tell templates from other files, and from what an office program leaves beside them."""
    return file.suffix.lower() in engines and not file.name.startswith(("~$", "."))


def _document(
    file: Path, method: Method, found: Mapping[DocumentKey, TemplateFile]
) -> DocumentKind:
    """Give the document that a file stands for by its name.

    Raises:
        TemplateError: It stands for none, for one of another kind, or for one that is found.
    """
    number = _NUMBER.match(file.stem)
    for document in method.documents:
        if document.key != file.stem and not (number and int(number[1]) == document.number):
            continue
        if document.suffix != file.suffix.lower():
            raise TemplateError(
                f"document {document.number} ({document.key}) is a {document.suffix}; give one"
            )
        if document.key in found:
            other = found[document.key].name
            raise TemplateError(f"is document {document.number}, and so is {other}; give one")
        return document
    known = ", ".join(f"{one.number} {one.key}" for one in method.documents)
    raise TemplateError(
        f"begins with no document's number and is no document's key; known: {known}"
    )


def _read(file: Path, method: Method, engine: TemplateEngine) -> TemplateFile:
    data = read_bytes(file)
    template = engine.open(data, name=file.name)
    beside = file.with_suffix(".toml")
    if not beside.is_file():
        raise TemplateError(
            f"has no binding {beside.name} beside it; make one with "
            f"'arbeidsmiljo template bind {file.name} -o {beside.name}'"
        )
    binding = binding_from_toml(
        read_text(beside),
        source=beside.name,
        paths=binding_paths(method),
        fields=template.fields,
    )
    return TemplateFile(name=file.name, data=data, binding=binding)


def _list(engines: Mapping[str, TemplateEngine]) -> str:
    return " or ".join(sorted(engines))
