"""Highlights that text on slides inherits: told as doubts, and fields for those who ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from arbeidsmiljo.model.documents import Doubt
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.slide_files import (
    DRAWING,
    FFFF00,
    Thing,
    element,
    highlight,
    new_deck,
    new_slide,
    opened,
    saved,
    slide_table,
    text_box,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.libreoffice import LibreOffice

_TITLE_AND_TEXT = 1
_GREEN = '<a:srgbClr val="00FF00"/>'
_PATHS = {
    "the slide": "shape",
    "the layout": "layout",
    "the master": "master",
    "the styles of the master": "bodyStyle",
    "the presentation": "defaultTextStyle",
}


def _mark(style: Thing, *, level: int = 1, colour: str = FFFF00) -> None:
    """Let a list style highlight the text of a level."""
    found = style.find(f"{{{DRAWING}}}lvl{level}pPr")
    if found is None:
        found = element(f"<a:lvl{level}pPr/>")
        style.insert(level - 1, found)
    properties = found.find(f"{{{DRAWING}}}defRPr")
    if properties is None:
        properties = element("<a:defRPr/>")
        found.append(properties)
    fill = properties.find(f"{{{DRAWING}}}solidFill")
    position = 0 if fill is None else properties.index(fill) + 1
    properties.insert(position, element(f"<a:highlight>{colour}</a:highlight>"))


def _list_style(body: Thing) -> Thing:
    """Return the list style of a text body."""
    found = body.find(f"{{{DRAWING}}}lstStyle")
    if found is None:
        found = element("<a:lstStyle/>")
        body.insert(1, found)
    return found


def _body_of(shapes: Thing) -> Thing:
    """Return the text body of the placeholder for text."""
    (found,) = (one for one in shapes.placeholders if one.placeholder_format.idx == 1)
    return found._element.txBody  # noqa: SLF001 - there is no other way


def _deck(where: str) -> Thing:
    """Return a slide whose placeholder inherits a highlight from somewhere."""
    deck = new_deck()
    slide = new_slide(deck, "Plan", layout=_TITLE_AND_TEXT)
    slide.placeholders[1].text_frame.text = "Tiltak"
    layout = slide.slide_layout
    match where:
        case "shape":
            _mark(_list_style(_body_of(slide)))
        case "layout":
            _mark(_list_style(_body_of(layout)))
        case "master":
            _mark(_list_style(_body_of(layout.slide_master)))
        case "bodyStyle":
            (styles,) = layout.slide_master.element.xpath("//p:bodyStyle")
            _mark(styles)
        case _:
            _mark_general(deck)
    return deck


def _mark_general(deck: Thing) -> None:
    """Let the presentation highlight all text, and its master no titles."""
    (styles,) = deck.part._element.xpath("//p:defaultTextStyle")  # noqa: SLF001 - as above
    _mark(styles)
    (titles,) = deck.slide_master.element.xpath("//p:titleStyle")
    _mark(titles, colour=_GREEN)


def _prompts(data: bytes, *, near: bool) -> list[str]:
    """Return what the fields ask for."""
    fields = OfficeTemplateEngine().open(data, name="mal.pptx", near=near).fields
    return [field.prompt for field in fields]


@pytest.mark.parametrize("where", _PATHS.values(), ids=_PATHS)
def test_a_highlight_of_a_list_style_is_told(where: str) -> None:
    """Wherever it comes from it is no field, but a doubt with its place."""
    template = OfficeTemplateEngine().open(saved(_deck(where)), name="mal.pptx")
    wanted = Doubt(prompt="Tiltak", place="slide 1, text", colour="FFFF00")

    assert template.fields == ()
    assert wanted in template.doubts


@pytest.mark.parametrize("where", _PATHS.values(), ids=_PATHS)
def test_it_is_a_field_for_those_who_ask(where: str) -> None:
    """Filled, the text says that it has no highlight, since what it inherits stays."""
    data = saved(_deck(where))
    template = OfficeTemplateEngine().open(data, name="mal.pptx", near=True)
    filled = template.fill({"tiltak": ["Morgenmøte", "Fadder"]}, language="nb").data

    assert "Tiltak" in _prompts(data, near=True)
    assert {"Morgenmøte", "Fadder"}.isdisjoint(_prompts(filled, near=True))
    assert dict(template.read(filled).values) == {"tiltak": "Morgenmøte\nFadder"}


@pytest.mark.parametrize("where", ["shape", "layout"])
def test_libreoffice_shows_no_highlight_once_it_is_filled(
    libreoffice: LibreOffice, tmp_path: Path, where: str
) -> None:
    """It does show the one of the list style, so that the filled text must say that it has none."""
    file, after = tmp_path / "mal.pptx", tmp_path / "ut.pptx"
    file.write_bytes(saved(_deck(where)))
    template = OfficeTemplateEngine().open(file.read_bytes(), name="mal.pptx", near=True)
    after.write_bytes(template.fill({"tiltak": "Møte"}, language="nb").data)

    shown = [
        opened(libreoffice.convert(one, to="pptx").read_bytes())
        .slides[0]
        .element.xpath("//a:rPr/a:highlight/a:srgbClr/@val")
        for one in (file, after)
    ]

    assert [value.upper() for value in shown[0]] == ["FFFF00"]
    assert shown[1] == []


def test_what_is_nearer_says_more() -> None:
    """Another colour of a run or of a nearer list style, or of another level, is no doubt."""
    deck = _deck("layout")
    slide = deck.slides[0]
    slide.placeholders[1].text_frame.text = "a\nb"
    first, second = slide.placeholders[1].text_frame.paragraphs
    highlight(first.runs[0], _GREEN)
    second.level = 1
    other = new_slide(deck, "", layout=_TITLE_AND_TEXT)
    other.placeholders[1].text_frame.text = "c"
    _mark(_list_style(_body_of(other)), colour=_GREEN)

    assert OfficeTemplateEngine().open(saved(deck), name="mal.pptx").doubts == ()


def test_text_boxes_and_tables_inherit_from_the_presentation() -> None:
    """Placeholders of a title do not, where the master says something else for them."""
    deck = new_deck()
    slide = new_slide(deck, "Tittel")
    text_box(slide.shapes, "Boks")
    slide_table(slide.shapes, [["Celle"]])
    _mark_general(deck)
    data = saved(deck)

    doubts = OfficeTemplateEngine().open(data, name="mal.pptx").doubts

    assert [doubt.prompt for doubt in doubts] == ["Boks", "Celle"]
    assert _prompts(data, near=True) == ["Boks", "Celle"]


def test_text_that_is_highlighted_itself_loses_both_when_it_is_filled() -> None:
    """A field by its own highlight does not show that of its list style instead."""
    deck = _deck("shape")
    highlight(deck.slides[0].placeholders[1].text_frame.paragraphs[0].runs[0])
    data = saved(deck)
    template = OfficeTemplateEngine().open(data, name="mal.pptx")
    filled = template.fill({"tiltak": "Møte"}, language="nb").data

    assert [field.prompt for field in template.fields] == ["Tiltak"]
    assert template.doubts == ()
    assert OfficeTemplateEngine().open(filled, name="ut.pptx").doubts == ()
