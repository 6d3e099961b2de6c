"""What is fuzzed: each target takes bytes, and raises only where something is wrong.

A target knows nothing of the fuzzer, so that a file that was found runs without it, too.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lxml import etree

from arbeidsmiljo.errors import FieldValueError, TemplateError
from arbeidsmiljo.model.charts import Chart, Series
from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from arbeidsmiljo_office.package import Package
from tests.adapters.office.doors import GOOD, SOURCE
from tests.adapters.office.packages import contents, with_members
from tests.adapters.office.promises import check_doors, check_name, check_promises
from tests.adapters.office.rich_files import RICH

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from arbeidsmiljo.model.documents import Field, Value

_ENGINE: Final = OfficeTemplateEngine()
_LETTER: Final = _ENGINE.open(RICH["letter.docx"], name="mal.docx")
_DECK: Final = _ENGINE.open(RICH["deck.pptx"], name="mal.pptx")
_SOURCES: Final = Path(__file__).parents[1] / "adapters" / "office" / "sources"
_SLIDE: Final = "ppt/slides/slide1.xml"
_MAIN: Final = "word/document.xml"


def archives(data: bytes) -> None:
    """Read an archive; what is read of it, another program must read in the same way."""
    try:
        package = Package.open(data, name="mal.docx")
        held = {name: package.read(name) for name in package.members}
    except TemplateError:
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            theirs = {name: archive.read(name) for name in names}
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, EOFError):
        return
    assert names == list(held)
    assert theirs == held


def documents(data: bytes) -> None:
    """Open, fill and read a document or presentation."""
    check_promises(data)


def parts(data: bytes) -> None:
    """Put a part into a good file: a slide, or the main part of a document."""
    if b"presentationml" in data:
        check_promises(with_members(GOOD[".pptx"], {_SLIDE: data}))
    else:
        check_promises(with_members(GOOD[".docx"], {_MAIN: data}))


def sources(data: bytes) -> None:
    """Build from Markdown."""
    text = data.decode(errors="surrogateescape")
    suffix = ".pptx" if len(data) % 2 else ".docx"
    try:
        built = _ENGINE.build(text, suffix=suffix, name="mal.md", language="nb")
    except TemplateError as error:
        check_name(error, "mal.md")
        return
    assert _ENGINE.build(text, suffix=suffix, name="mal.md", language="nb") == built
    assert check_promises(built)


def values(data: bytes) -> None:
    """Fill a document and a presentation with values."""
    for template in (_LETTER, _DECK):
        given = {
            field.key: _value(field, data[number % 7 :])
            for number, field in enumerate(template.fields)
        }
        try:
            filled = template.fill(given, language="nb").data
        except FieldValueError as error:
            check_name(error, template.name)
            continue
        for name, held in contents(filled).items():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(held)
        _ENGINE.open(filled, name="mal.docx")
        template.read(filled)


def _value(field: Field, data: bytes) -> Value:
    """Make a value of bytes; the first of them says of which kind."""
    kind, rest = (data[0] if data else 0), data[1:]
    text = rest.decode(errors="surrogateescape")
    if field.kind is FieldKind.ROW:
        rows = [text.split("|")[index : index + len(field.columns)] for index in range(kind % 4)]
        return [dict(zip(field.columns, row, strict=False)) for row in rows]
    match kind % 7:
        case 0:
            return text
        case 1:
            return text.split("|")
        case 2:
            return int.from_bytes(rest[:20], "little", signed=True)
        case 3:
            return float(int.from_bytes(rest[:3], "little")) / 7
        case 4:
            return date(1, 1, 1) + timedelta(days=int.from_bytes(rest[:2], "little") * 50)
        case 5:
            return Chart(
                title=text[:40],
                categories=("a", text[:9]),
                series=(Series(name=text[:5], values=(1.0, None)),),
            )
        case _:
            return text * 50


def doors(data: bytes) -> None:
    """Do all that is done with a document or presentation."""
    check_doors(data, "deck.pptx" if b"ppt/presentation.xml" in data else "letter.docx")


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "archives": archives,
    "documents": documents,
    "doors": doors,
    "parts": parts,
    "sources": sources,
    "values": values,
}


def seeds(target: str) -> list[bytes]:
    """Return what a target begins with."""
    match target:
        case "archives" | "documents" | "doors":
            return [*GOOD.values(), *RICH.values()]
        case "parts":
            return [
                held
                for data in RICH.values()
                for name, held in contents(data).items()
                if name == _MAIN or name.startswith("ppt/slides/slide")
            ]
        case "sources":
            files = sorted(_SOURCES.glob("*.md"))
            return [SOURCE.encode(), *(file.read_bytes() for file in files)]
        case _:
            return [
                bytes([kind]) + text
                for kind in range(7)
                for text in (b"Kari|Ola\nNordmann", "{{ å }}\t<&>\u202e".encode(), b"\xff\x00\x0b")
            ]
