"""Every way by which a file of somebody else's comes in: all of them read it with the same care."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from attrs import frozen

from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.slide_files import new_deck, new_slide, saved, text_box
from tests.adapters.office.word_files import paragraph, run, word_file, yellow

if TYPE_CHECKING:
    from arbeidsmiljo.model.documents import Content, Field, Template, Value

_ENGINE: Final = OfficeTemplateEngine()
_DECK: Final = new_deck()
text_box(new_slide(_DECK, "Tittel").shapes, "Til =Navn=")
GOOD: Final = {
    ".docx": word_file(paragraph(run("Til "), yellow("Navn"))),
    ".pptx": saved(_DECK),
}
SOURCE: Final = '+++\ntitle = "Møte"\n+++\n\n# Møte\n\nTil ==Navn==\n'


@frozen
class Door:
    """A way in.

    Attributes:
        name: What errors call the file.
        through: Brings a file in.
    """

    name: str
    through: Callable[[bytes], object]


def values_for(template: Template) -> dict[str, Value]:
    """Give each field of a template a value."""
    return {
        field.key: [{one.key: _value_for(one) for one in field.inside}] * 2
        if field.kind is FieldKind.SLIDE
        else _value_for(field)
        for field in template.fields
    }


def _value_for(field: Field) -> Content:
    if field.kind is FieldKind.ROW:
        return [dict.fromkeys(field.columns, "Kari")] * 2
    return "Kari"


def _filled(data: bytes) -> object:
    template = _ENGINE.open(data, name="mal.docx")
    return template.fill(values_for(template), language="nb")


def _read(suffix: str) -> Callable[[bytes], object]:
    template = _ENGINE.open(GOOD[suffix], name=f"god{suffix}")
    return template.read


def _built(suffix: str) -> Callable[[bytes], object]:
    def through(data: bytes) -> bytes:
        return _ENGINE.build(SOURCE, suffix=suffix, name="mal.md", language="nb", base=data)

    return through


DOORS: Final = {
    "open and fill": Door("mal.docx", _filled),
    "texts": Door("mal.docx", lambda data: _ENGINE.texts(data, name="mal.docx")),
    "prepare": Door("mal.docx", lambda data: _ENGINE.prepare(data, name="mal.docx")),
    "barriers": Door("mal.docx", lambda data: _ENGINE.barriers(data, name="mal.docx")),
    "read back": Door("the copy of god.docx", _read(".docx")),
    "build on": Door("the document to build on", _built(".docx")),
}
DECK_DOORS: Final = {
    **{key: DOORS[key] for key in ("open and fill", "texts", "prepare", "barriers")},
    "read back": Door("the copy of god.pptx", _read(".pptx")),
    "build on": Door("the document to build on", _built(".pptx")),
}
