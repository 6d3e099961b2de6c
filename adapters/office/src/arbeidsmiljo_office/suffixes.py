"""The suffixes of office files: documents, templates, and both with macros.

They differ in the content type of the main part and in nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_OPEN: Final = b"application/vnd.openxmlformats-officedocument."
_PLAIN: Final = {
    ".docx": _OPEN + b"wordprocessingml.document.main+xml",
    ".pptx": _OPEN + b"presentationml.presentation.main+xml",
}
_OTHERS: Final[Mapping[str, tuple[str, bytes]]] = {
    ".dotx": (".docx", _OPEN + b"wordprocessingml.template.main+xml"),
    ".docm": (".docx", b"application/vnd.ms-word.document.macroEnabled.main+xml"),
    ".dotm": (".docx", b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
    ".potx": (".pptx", _OPEN + b"presentationml.template.main+xml"),
    ".pptm": (".pptx", b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"),
    ".potm": (".pptx", b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml"),
}
SUFFIXES: Final = frozenset({*_PLAIN, *_OTHERS})
"""The suffixes that are opened, with the dot, in lower case."""


def plain_suffix(suffix: str) -> str:
    """Return the suffix of the document that a suffix is a kind of; others are left as they are."""
    return _OTHERS[suffix.lower()][0] if suffix.lower() in _OTHERS else suffix


def as_suffix(data: bytes, suffix: str, *, name: str) -> bytes:
    """Return a document as what a suffix stands for.

    Args:
        data: A docx or pptx file.
        suffix: The suffix.
        name: What to call the file in errors.

    Raises:
        TemplateError: The file is broken.
    """
    wanted = _OTHERS.get(suffix.lower())
    if wanted is None:
        return data
    from arbeidsmiljo_office.package import Member, Package, write_members
    from arbeidsmiljo_office.parts import CONTENT_TYPES

    package = Package.open(data, name=name)
    types = package.find(CONTENT_TYPES) or CONTENT_TYPES
    plain, content_type = wanted
    contents = package.read(types).replace(_PLAIN[plain], content_type)
    return write_members({**package.members, types: Member.of(types, contents)})
