"""Prepared templates, and the edits that people and scripts make to documents of them."""

from __future__ import annotations

import io
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any, TypeAlias

import docx

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import contents

if TYPE_CHECKING:
    from collections.abc import Callable

    from arbeidsmiljo.model.documents import Template

Document: TypeAlias = Any
"""A document of python-docx: the types of its parts are too wide to work with."""

_BOOKMARK = re.compile(r'<w:bookmarkStart w:id="(\d+)" w:name="(_am[^"]*)"/>')
_SHAPE = re.compile(r"\{am-[0-9a-f]{12}(?:-\d+)?\}")


def prepared(data: bytes, name: str = "mal.docx") -> Template:
    """Prepare a template, and open it."""
    engine = OfficeTemplateEngine()
    return engine.open(engine.prepare(data, name=name), name=name)


def bookmarks(data: bytes) -> list[tuple[str, str]]:
    """Return number and name of each anchor of a Word document."""
    parts = [text.decode() for name, text in contents(data).items() if name.endswith(".xml")]
    return [(found[1], found[2]) for part in parts for found in _BOOKMARK.finditer(part)]


def shape_anchors(data: bytes) -> list[str]:
    """Return the anchors of a presentation."""
    parts = [text.decode() for name, text in contents(data).items() if name.endswith(".xml")]
    return [found[0] for part in parts for found in _SHAPE.finditer(part)]


def edited(data: bytes, *changes: Callable[[Document], object]) -> bytes:
    """Edit a Word document as a script does, and save it."""
    document = docx.Document(io.BytesIO(data))
    for change in changes:
        change(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def xml_of(part: Document) -> Document:
    """Return the element that a part of a document stands for."""
    return part._element  # noqa: SLF001 - there is no other way


def remove(part: Document) -> None:
    """Take a part out of a document."""
    xml_of(part).getparent().remove(xml_of(part))


def split_runs(document: Document) -> None:
    """Part each run of more than one sign into two, as editors do."""
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    for paragraph in paragraphs:
        for run in list(paragraph.runs):
            if len(run.text) > 1 and "\n" not in run.text and "\t" not in run.text:
                halves = run.text[: len(run.text) // 2], run.text[len(run.text) // 2 :]
                again = type(run)(deepcopy(xml_of(run)), paragraph)
                run.text, again.text = halves
                xml_of(run).addnext(xml_of(again))
