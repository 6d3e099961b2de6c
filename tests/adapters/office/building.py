"""What the tests of building share: sample sources, and the bytes built from text."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import docx
import pptx

from arbeidsmiljo_office.build import build

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCES: Final = Path(__file__).parent / "sources"
LETTER: Final = (SOURCES / "leader-letter.md").read_text(encoding="utf-8")
DECK: Final = (SOURCES / "unit-meeting.md").read_text(encoding="utf-8")
HEAD: Final = '+++\ntitle = "Tittel"\n+++\n'
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

Opened: TypeAlias = Any
"""What python-docx and python-pptx give, of which little is typed."""

_FIELD: Final = re.compile(r"==([^=\n]+)==")


def built(
    body: str,
    suffix: str,
    *,
    head: str = HEAD,
    base: bytes | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """Build a body under a head."""
    return build(
        head + body, suffix=suffix, name="prøve.md", language="nb", base=base, pictures=pictures
    )


def open_letter(data: bytes) -> Opened:
    """Open a document with python-docx."""
    return docx.Document(io.BytesIO(data))


def open_deck(data: bytes) -> Opened:
    """Open a deck with python-pptx."""
    return pptx.Presentation(io.BytesIO(data))


def letter(body: str, *, base: bytes | None = None) -> Opened:
    """Build a document and open it with python-docx."""
    return open_letter(built(body, ".docx", base=base))


def deck(body: str, *, base: bytes | None = None) -> Opened:
    """Build a deck and open it with python-pptx."""
    return open_deck(built(body, ".pptx", base=base))


def xml(thing: Opened) -> Opened:
    """Return the markup behind an object of python-docx or python-pptx."""
    return thing._element  # noqa: SLF001 - they offer no other way to it


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of an office file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def prompts(source: str) -> list[str]:
    """Return the prompts of a source, in its order."""
    return _FIELD.findall(source)
