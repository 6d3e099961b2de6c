"""Presentations with slides that repeat, and the edits that people make to copies of them."""

from __future__ import annotations

import importlib
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import evolve

from arbeidsmiljo.model.documents import Picture
from tests.adapters.office.filled_files import CHART
from tests.adapters.office.pictures import png
from tests.adapters.office.slide_files import (
    CENTIMETRE,
    element,
    new_deck,
    new_slide,
    slide_table,
    text_box,
    write,
    yellow_shape,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from arbeidsmiljo.model.documents import SlideRecord, Value

Thing: TypeAlias = Any
"""An object of python-pptx."""

_charts: Thing = importlib.import_module("pptx.chart.data")
_kinds: Thing = importlib.import_module("pptx.enum.chart")
_SECTIONS: Final = (
    '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section '
    'name="Alt" id="{3E5E1F0A-0000-4000-8000-000000000001}"><p14:sldIdLst>%s</p14:sldIdLst>'
    "</p14:section></p14:sectionLst></p:ext></p:extLst>"
)
_CREATION: Final = (
    '<p:extLst><p:ext uri="{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"><p14:creationId '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" val="4711"/></p:ext>'
    "</p:extLst>"
)

RECORDS: Final[tuple[SlideRecord, ...]] = (
    {
        "tittel": "Morgenmøte",
        "hvem": "Kari",
        "mer": ["Hver dag", "klokken åtte"],
        "hva-nar": [{"hva": "Bestille rom", "når": "1. mai"}, {"hva": "Kaffe", "når": "alltid"}],
        "diagram": evolve(CHART, title=""),
        "graf": "Slik går det",
        "replikk": "velkommen",
    },
    {"tittel": "Fadder", "hvem": "Ola", "mer": "Én hver", "replikk": "ta det rolig"},
    {
        "tittel": "Vakter",
        "hvem": "Siv",
        "diagram": Picture(data=png(40, 30), alternative="Vaktplanen"),
        "hva-nar": [{"hva": "Skrive plan", "når": "snart"}],
    },
)
VALUES: Final[dict[str, Value]] = {"enhet": "Drift", "tiltak": RECORDS, "enhet-2": "Drift"}
READ: Final = (
    {
        "tittel": "Morgenmøte",
        "hvem": "Kari",
        "mer": "Hver dag\nklokken åtte",
        "graf": "Slik går det",
        "replikk": "velkommen",
    },
    {"tittel": "Fadder", "hvem": "Ola", "mer": "Én hver", "replikk": "ta det rolig"},
    {"tittel": "Vakter", "hvem": "Siv"},
)


def repeated_deck(*, marker: str = "Gjenta: tiltak") -> Thing:
    """Return a presentation whose second slide repeats, with all that a slide can have.

    The first slide has a link to the second; both stand in a section and in a custom show.
    """
    deck = new_deck()
    first = new_slide(deck, "Forside")
    box = text_box(first.shapes, "Gjelder =enhet= nå")
    slide = new_slide(deck)
    write(slide.shapes.title.text_frame.paragraphs[0], "=Tittel=")
    text_box(slide.shapes, "Ansvarlig: =hvem=", "=mer=")
    table = slide_table(slide.shapes, [["Hva", "Når"], ["=hva", "=når"]])
    table.top = 7 * CENTIMETRE
    shape = yellow_shape(slide.shapes, "diagram")
    shape.left, shape.top, shape.width, shape.height = (CENTIMETRE * one for one in (13, 11, 11, 7))
    data = _charts.CategoryChartData()
    data.categories = ["Mål"]
    data.add_series("Nå", (3.5,))
    place = (CENTIMETRE * one for one in (1, 11, 11, 7))
    kind = _kinds.XL_CHART_TYPE.BAR_CLUSTERED
    chart = slide.shapes.add_chart(kind, *place, data).chart
    write(chart.chart_title.text_frame.paragraphs[0], "=graf=")
    notes(slide, "Si dette: =replikk=", f"={marker}=")
    last = new_slide(deck, "Slutt")
    text_box(last.shapes, "Takk, =enhet=")
    box.click_action.target_slide = slide
    xml_of(slide).find(".//{*}cSld").append(element(_CREATION))
    _group(deck)
    return deck


def notes(slide: Thing, *texts: str) -> None:
    """Write notes, as `write` does."""
    frame = slide.notes_slide.notes_text_frame
    for index, text in enumerate(texts):
        write(frame.add_paragraph() if index else frame.paragraphs[0], text)


def _group(deck: Thing) -> None:
    """Put all slides into a section and a custom show."""
    root = deck.part._element  # noqa: SLF001 - there is no other way
    slides = list(root.sldIdLst)
    shown = "".join(f'<p:sld r:id="{one.rId}"/>' for one in slides)
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    show = (
        f'<p:custShowLst xmlns:r="{relations}"><p:custShow name="Kort" id="0"><p:sldLst>{shown}'
        "</p:sldLst></p:custShow></p:custShowLst>"
    )
    root.find("{*}notesSz").addnext(element(show))
    for known in root.findall("{*}extLst"):
        root.remove(known)
    root.append(element(_SECTIONS % "".join(f'<p14:sldId id="{one.id}"/>' for one in slides)))


def sections_of(deck: Thing) -> list[int]:
    """Return the ids of the slides that stand in sections."""
    root = deck.part._element  # noqa: SLF001 - there is no other way
    return [int(one.get("id")) for one in root.iterfind(".//{*}section//{*}sldId")]


def shown_in(deck: Thing) -> list[Thing]:
    """Return the slides of the custom show."""
    root = deck.part._element  # noqa: SLF001 - there is no other way
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    found = [
        deck.part.related_part(one.get(key)) for one in root.iterfind(".//{*}custShow//{*}sld")
    ]
    return [one.slide for one in found]


def xml_of(part: Thing) -> Thing:
    """Return the element that a slide or shape stands for."""
    return part._element  # noqa: SLF001 - there is no other way


def titles_of(deck: Thing) -> list[str]:
    """Return the titles of all slides."""
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def move_slides(deck: Thing, order: Sequence[int]) -> None:
    """Show the slides in another order, and those that are not in it not at all."""
    shown = deck.part._element.sldIdLst  # noqa: SLF001 - there is no other way
    entries = list(shown)
    for entry in entries:
        shown.remove(entry)
    for index in order:
        shown.append(entries[index])


def duplicate(deck: Thing, index: int) -> Thing:
    """Add a copy of a slide at the end, as a person does, less its charts and notes."""
    slide = deck.slides[index]
    copy = deck.slides.add_slide(slide.slide_layout)
    tree = xml_of(copy.shapes)
    for shape in list(tree.iterchildren("{*}sp")):
        tree.remove(shape)
    for shape in xml_of(slide.shapes).iterchildren("{*}sp", "{*}graphicFrame"):
        if shape.find(".//{*}chart") is None:
            tree.append(deepcopy(shape))
    return copy


def box_on(slide: Thing, begins: str) -> Thing:
    """Return the text box of a slide that begins with some words."""
    return next(
        shape
        for shape in slide.shapes
        if shape.has_text_frame and shape.text_frame.text.startswith(begins)
    )
