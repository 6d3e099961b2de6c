"""The parts of a package: which one is the document, and which belong to it."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from enum import StrEnum
from typing import Final
from urllib.parse import unquote

from attrs import frozen

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.markup import name, parse
from arbeidsmiljo_office.package import Package

CONTENT_TYPES: Final = "[Content_Types].xml"
_SIGNATURES: Final = "_xmlsignatures/"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_SLIDES: Final = "application/vnd.openxmlformats-officedocument.presentationml."
_SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_MACROS: Final = {
    "application/vnd.ms-word.document.macroenabled.main+xml",
    "application/vnd.ms-word.template.macroenabledtemplate.main+xml",
}
_SLIDE_MACROS: Final = {
    "application/vnd.ms-powerpoint.presentation.macroenabled.main+xml",
    "application/vnd.ms-powerpoint.template.macroenabled.main+xml",
    "application/vnd.ms-powerpoint.slideshow.macroenabled.main+xml",
}


class Family(StrEnum):
    """What a document is made of."""

    WORD = "Word document"
    SLIDES = "PowerPoint presentation"


@frozen(kw_only=True)
class Relation:
    """What one part says of another.

    Attributes:
        key: The id by which the part refers to it.
        kind: The last word of its type: `slide`, `header`, `notesSlide` …
        target: The other part's name in the package.
    """

    key: str
    kind: str
    target: str


@frozen(kw_only=True)
class Main:
    """The part that a package is about."""

    name: str
    family: Family


def relations_name(part: str) -> str:
    """Return the name of the part that holds a part's relations."""
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def read_relations(package: Package, part: str) -> tuple[Relation, ...]:
    """Read the relations of a part to others in the package; there may be none."""
    found = package.find(relations_name(part))
    if found is None:
        return ()
    root = parse(package.read(found), part=found, name=package.name).getroot()
    folder = posixpath.dirname(f"/{part}")
    relations = list[Relation]()
    for element in root:
        if name(element) != "pr:Relationship" or element.get("TargetMode") == "External":
            continue
        target = unquote(element.get("Target") or "")
        path = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
        kind = (element.get("Type") or "").rpartition("/")[2]
        written = package.find(path)
        if written is not None:
            relations.append(Relation(key=element.get("Id") or "", kind=kind, target=written))
    return tuple(relations)


def related(relations: Sequence[Relation], kind: str) -> list[str]:
    """Return the parts that are related in a way, each once."""
    return list(dict.fromkeys(found.target for found in relations if found.kind == kind))


def is_signed(package: Package) -> bool:
    """Tell whether a package carries a digital signature, which any change makes invalid.

    A signature of its macros is another thing, and stays valid.
    """
    return any(member.lower().startswith(_SIGNATURES) for member in package.members) or any(
        relation.kind == "origin" for relation in read_relations(package, "")
    )


def find_main(package: Package) -> Main:
    """Find the part that holds the document.

    Raises:
        TemplateError: The package is not a Word document or a PowerPoint presentation.
    """
    main = next(iter(related(read_relations(package, ""), "officeDocument")), None)
    types = package.find(CONTENT_TYPES)
    if main is None or types is None:
        what = "is a zip archive, but not a docx or pptx file; choose one"
        if package.find("mimetype") is not None:
            what = "is an OpenDocument file; save it as docx or pptx"
        raise TemplateError(f"{package.name}: {what}")
    content_type = _content_type(package, types, main)
    lowered = content_type.lower()
    if lowered.startswith(_WORD) or lowered in _MACROS:
        return Main(name=main, family=Family.WORD)
    if lowered.startswith(_SLIDES) or lowered in _SLIDE_MACROS:
        return Main(name=main, family=Family.SLIDES)
    if lowered.startswith(_SHEET):
        raise TemplateError(f"{package.name}: is a workbook; choose a docx or pptx file")
    raise TemplateError(
        f"{package.name}: its main part has the content type {content_type[:100]!r}, which is "
        "neither a document's nor a presentation's; choose a docx or pptx file"
    )


def _content_type(package: Package, types: str, part: str) -> str:
    """Return the content type of a part, given by itself or for all with its suffix."""
    root = parse(package.read(types), part=types, name=package.name).getroot()
    suffix = part.rpartition(".")[2].lower()
    found = ""
    for element in root:
        content_type = element.get("ContentType") or ""
        if name(element) == "ct:Override":
            if (element.get("PartName") or "").lower() == f"/{part}".lower():
                return content_type
        elif name(element) == "ct:Default" and (element.get("Extension") or "").lower() == suffix:
            found = content_type
    return found
