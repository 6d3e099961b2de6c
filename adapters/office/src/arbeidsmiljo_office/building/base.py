"""A file that an organisation has us build on: checked before anything else reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.building.archive import write_archive
from arbeidsmiljo_office.markup import parse
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import CONTENT_TYPES, Family, check_main, find_main, read_relations

if TYPE_CHECKING:
    from collections.abc import Callable

NAME: Final = "the document to build on"
"""What it is called in errors."""

_KIND: Final = b"application/vnd.openxmlformats-officedocument."
_PLAIN: Final = {
    b"wordprocessingml.template.main+xml": b"wordprocessingml.document.main+xml",
    b"presentationml.template.main+xml": b"presentationml.presentation.main+xml",
    b"presentationml.slideshow.main+xml": b"presentationml.presentation.main+xml",
}
_SUFFIXES: Final = {Family.WORD: "docx", Family.SLIDES: "pptx"}
_UNUSABLE: Final = (
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    etree.LxmlError,
)
"""What libraries raise, besides errors of their own, where a file is not as they expect it."""


def checked(data: bytes, family: Family) -> bytes:
    """Check a file, and make a document of a template (dotx, potx).

    Args:
        data: The bytes of the file.
        family: What it is to be.

    Raises:
        TemplateError: It is of another kind, broken, encrypted, hostile, or has macros.
    """
    package = Package.open(data, name=NAME)
    main = find_main(package)
    if main.family is not family:
        raise TemplateError(f"{NAME}: is a {main.family}; choose a {_SUFFIXES[family]} file")
    parts: dict[str, bytes] = {}
    for name in package.members:
        if name.endswith("/"):
            continue
        parts[name] = package.read(name)
        if name.lower().endswith((".xml", ".rels")):
            root = parse(parts[name], part=name, name=NAME).getroot()
            if name == main.name:
                check_main(package, main, root)
    read_relations(package, main.name)  # whatever people read is there
    types = package.find(CONTENT_TYPES) or CONTENT_TYPES
    if b"macroEnabled" in parts[types]:
        raise TemplateError(f"{NAME}: has macros; save it as {_SUFFIXES[family]} without them")
    for template, plain in _PLAIN.items():
        parts[types] = parts[types].replace(_KIND + template, _KIND + plain)
    return write_archive(parts)


def upon(build: Callable[[], bytes], complaint: type[Exception]) -> bytes:
    """Build on a checked file with a library, whose complaints become one of ours.

    A library reads a part of a file when that is needed, and so complains then.

    Args:
        build: Opens the file, and builds.
        complaint: What the library's own errors are.

    Raises:
        TemplateError: The library cannot use the file.
    """
    try:
        return build()
    except TemplateError:
        raise
    except (complaint, *_UNUSABLE) as error:
        raise TemplateError(
            f"{NAME}: cannot be used ({type(error).__name__}); open it in Word or PowerPoint, save "
            "it in the ordinary format, not the strict one, and try again"
        ) from error
