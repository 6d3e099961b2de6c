"""The parts of a package: which one is the document, and which belong to it."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from enum import StrEnum
from typing import Final
from urllib.parse import quote, unquote

from attrs import frozen

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.directory import shown
from arbeidsmiljo_office.markup import Element, name, parse
from arbeidsmiljo_office.package import Package

CONTENT_TYPES: Final = "[Content_Types].xml"
_SIGNATURES: Final = "_xmlsignatures/"
_OPEN: Final = "application/vnd.openxmlformats-officedocument."
_EXCEL: Final = ("application/vnd.ms-excel.", f"{_OPEN}spreadsheetml.")
_CONTENT: Final = frozenset(
    [
        *("officeDocument", "header", "footer", "footnotes", "endnotes", "comments"),
        *("slide", "notesSlide"),
    ]
)
"""Kinds of relations to what people read, which a file cannot lack and be whole."""


class Family(StrEnum):
    """What a document is made of."""

    WORD = "Word document"
    SLIDES = "PowerPoint presentation"


_ROOTS: Final = {Family.WORD: "w:document", Family.SLIDES: "p:presentation"}
_FAMILIES: Final = {
    f"{_OPEN}wordprocessingml.document.main+xml": Family.WORD,
    f"{_OPEN}wordprocessingml.template.main+xml": Family.WORD,
    "application/vnd.ms-word.document.macroenabled.main+xml": Family.WORD,
    "application/vnd.ms-word.template.macroenabledtemplate.main+xml": Family.WORD,
    f"{_OPEN}presentationml.presentation.main+xml": Family.SLIDES,
    f"{_OPEN}presentationml.template.main+xml": Family.SLIDES,
    f"{_OPEN}presentationml.slideshow.main+xml": Family.SLIDES,
    "application/vnd.ms-powerpoint.presentation.macroenabled.main+xml": Family.SLIDES,
    "application/vnd.ms-powerpoint.template.macroenabled.main+xml": Family.SLIDES,
    "application/vnd.ms-powerpoint.slideshow.macroenabled.main+xml": Family.SLIDES,
}
"""Content type of a main part, in lower case, to what it is."""


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
    """Read the relations of a part to others in the package; there may be none.

    Those to anything outside the package are passed over, as nothing is ever fetched; and so are
    those to parts that are missing, where no text is lost with them.

    Raises:
        TemplateError: What people read is missing.
    """
    found = package.find(relations_name(part))
    if found is None:
        return ()
    root = parse(package.read(found), part=found, name=package.name).getroot()
    relations = list[Relation]()
    for element in root:
        if name(element) != "pr:Relationship" or element.get("TargetMode") == "External":
            continue
        target = element.get("Target") or ""
        kind = (element.get("Type") or "").rpartition("/")[2]
        written = led_to(package, part, target)
        if written is not None:
            relations.append(Relation(key=element.get("Id") or "", kind=kind, target=written))
        elif kind in _CONTENT:
            raise package.missing(_path(part, unquote(target)))
    return tuple(relations)


def led_to(package: Package, part: str, target: str) -> str | None:
    """Return the part that a relation leads to, or None where there is none.

    Args:
        package: The package.
        part: The part whose relation it is.
        target: What the relation says. Characters such as spaces are escaped in it, and in the
            names of members as well, as the standard has it, or not, as some programs do it.
    """
    found = package.find(_path(part, target))
    return package.find(_path(part, unquote(target))) if found is None else found


def _path(part: str, target: str) -> str:
    folder = posixpath.dirname(f"/{part}")
    return posixpath.normpath(posixpath.join(folder, target)).lstrip("/")


def written_like(other: str, path: str) -> str:
    """Write the name of a part as relations and content types have another's.

    Args:
        other: What they say for the other part.
        path: The name.
    """
    return quote(path, safe="%/!$&'()*+,;=:@~") if "%" in other else path


def is_named(part: str, written: str) -> bool:
    """Tell whether content types mean a part.

    Args:
        part: The part's name in the package.
        written: Its name there, escaped or not.
    """
    return unquote(written).lower() == f"/{unquote(part)}".lower()


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
        TemplateError: The package is not a Word document or a PowerPoint presentation, or the
            parts that tell are missing or contradict one another.
    """
    types = package.find(CONTENT_TYPES)
    relations = package.find(relations_name(""))
    if types is None and relations is None:
        raise TemplateError(f"{package.name}: {_other_archive(package)}")
    if types is None or relations is None:
        raise package.missing(CONTENT_TYPES if types is None else relations_name(""))
    main = next(iter(related(read_relations(package, ""), "officeDocument")), None)
    if main is None:
        raise TemplateError(
            f"{package.name}: the part {shown(relations)} leads to no document; choose a docx "
            "or pptx file, or get a new copy"
        )
    content_type = _content_type(package, types, main)
    family = _FAMILIES.get(content_type.lower())
    if family is not None:
        return Main(name=main, family=family)
    if content_type.lower().startswith(_EXCEL):
        raise TemplateError(f"{package.name}: is a workbook; choose a docx or pptx file")
    raise TemplateError(
        f"{package.name}: its main part, {shown(main)}, has the content type "
        f"{shown(content_type)}, which is neither a document's nor a presentation's; choose a "
        "docx or pptx file"
    )


def check_main(package: Package, main: Main, root: Element) -> None:
    """Check that the part that holds the document holds what its content type says.

    Args:
        package: The package.
        main: The part.
        root: Its root.

    Raises:
        TemplateError: It holds something else.
    """
    if name(root) != _ROOTS[main.family]:
        raise TemplateError(
            f"{package.name}: the part {shown(main.name)} is not what it says, a {main.family}; "
            "open the file in Word or PowerPoint and save it again, or get a new copy"
        )


def _other_archive(package: Package) -> str:
    """Say what an archive is that is no office file."""
    if package.find("mimetype") is not None:
        return "is an OpenDocument file (odt, odp); save it as docx or pptx"
    if any(name.lower().endswith(".iwa") for name in package.members):
        return "is a Pages or Keynote file; save it as docx or pptx"
    return "is a zip archive, but not a docx or pptx file; choose one"


def _content_type(package: Package, types: str, part: str) -> str:
    """Return the content type of a part, given by itself or for all with its suffix."""
    root = parse(package.read(types), part=types, name=package.name).getroot()
    suffix = part.rpartition(".")[2].lower()
    own = set[str]()
    general = set[str]()
    for element in root:
        content_type = element.get("ContentType") or ""
        if name(element) == "ct:Override":
            if is_named(part, element.get("PartName") or ""):
                own.add(content_type)
        elif name(element) == "ct:Default" and (element.get("Extension") or "").lower() == suffix:
            general.add(content_type)
    found = own or general
    if len(found) > 1:
        raise TemplateError(
            f"{package.name}: the part {shown(types)} gives two content types to {shown(part)}, so "
            "that programs disagree about what it is; open the file in Word or PowerPoint and "
            "save it again"
        )
    return next(iter(found), "")
