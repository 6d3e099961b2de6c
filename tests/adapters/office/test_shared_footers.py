"""Fields in footers and dates that several slides have: one key, filled and read on all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pptx.oxml.ns import qn

from arbeidsmiljo.model.charts import Chart, Series
from arbeidsmiljo.model.documents import Picture
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import contents
from tests.adapters.office.pictures import picture_file
from tests.adapters.office.prepared_files import prepared
from tests.adapters.office.slide_files import (
    Thing,
    element,
    fill_yellow,
    new_deck,
    new_slide,
    opened,
    saved,
    text_box,
    write,
)
from tests.adapters.office.test_prepared_libreoffice import resaved

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from arbeidsmiljo.model.documents import Template, Value
    from tests.libreoffice import LibreOffice

FOOTER = "=Enhet= · =Referanse="


def _edge(shapes: Thing, kind: str, index: int, *texts: str) -> Thing:
    """Add a placeholder of the edge of a slide or of its notes."""
    box = text_box(shapes, *texts)
    box.element.nvSpPr.nvPr.append(element(f'<p:ph type="{kind}" sz="quarter" idx="{index}"/>'))
    return box


def _deck(titles: Sequence[str] = ("Først", "Så", "Sist"), *, note: str = "") -> Thing:
    """Return slides that have a footer and a date alike, and a field of their own."""
    deck = new_deck()
    for title in titles:
        slide = new_slide(deck, title)
        _edge(slide.shapes, "ftr", 11, FOOTER)
        _edge(slide.shapes, "dt", 10, "=Dato=")
        text_box(slide.shapes, f"{title} gjelder =Referanse=")
        if note:
            write(slide.notes_slide.notes_text_frame.paragraphs[0], note)
    return deck


def _template(deck: Thing) -> Template:
    return OfficeTemplateEngine().open(saved(deck), name="mal.pptx")


VALUES = {
    "referanse": "a",
    "referanse-2": "b",
    "referanse-3": "c",
    "enhet": "Drift",
    "referanse-4": "26/1",
    "dato": "2. mai",
}


def _texts(data: bytes) -> list[str]:
    """Return the texts of all footers and dates."""
    return [
        shape.text_frame.text
        for slide in opened(data).slides
        for shape in slide.placeholders
        if shape.placeholder_format.idx in {10, 11}
    ]


def test_one_key_for_what_slides_have_alike() -> None:
    """It stands behind the fields of slides; each is told once, with how many slides have it."""
    template = _template(_deck())

    assert [(one.key, one.place) for one in template.fields] == [
        ("referanse", "slide 1, text box"),
        ("referanse-2", "slide 2, text box"),
        ("referanse-3", "slide 3, text box"),
        ("enhet", "slide 1 and 2 more, footer"),
        ("referanse-4", "slide 1 and 2 more, footer"),
        ("dato", "slide 1 and 2 more, date"),
    ]


def test_all_slides_are_filled() -> None:
    """One value is written on every slide, and read back once."""
    template = _template(_deck())
    filled = template.fill(VALUES, language="nb")

    assert _texts(filled.data) == ["2. mai", "Drift · 26/1"] * 3
    assert filled.left == ()
    assert dict(template.read(filled.data).values) == VALUES


def test_what_is_not_filled_is_left_and_not_read() -> None:
    """It stays yellow on all slides, and filling with nothing changes nothing."""
    deck = saved(_deck())
    template = OfficeTemplateEngine().open(deck, name="mal.pptx")
    filled = template.fill({"enhet": "Drift"}, language="nb")
    reading = template.read(filled.data)

    assert [one.key for one in filled.left] == [key for key in VALUES if key != "enhet"]
    assert (dict(reading.values), reading.unmatched) == ({"enhet": "Drift"}, ())
    assert contents(template.fill({}, language="nb").data) == contents(deck)


def test_other_prompts_and_other_places_are_other_fields() -> None:
    """What asks for something else, or is all of its paragraph where others are not, is one."""
    deck = new_deck()
    for text in ("=Enhet=", "=Avdeling=", "Ved =Enhet= for =Enhet=", "I =Enhet= med =Enhet="):
        _edge(new_slide(deck, "T").shapes, "ftr", 11, text)
    _edge(deck.slides[0].shapes, "dt", 10, "=Enhet=")
    header = _edge(deck.slides[0].shapes, "hdr", 12, "=Enhet=").element
    deck.slides[0].notes_slide.shapes._spTree.append(header)  # noqa: SLF001 - no other way

    assert [(one.key, one.place) for one in _template(deck).fields] == [
        ("enhet", "slide 1, footer"),
        ("enhet-2", "slide 1, date"),
        ("enhet-3", "slide 1, notes, header"),
        ("avdeling", "slide 2, footer"),
        ("enhet-4", "slide 3 and 1 more, footer"),
        ("enhet-5", "slide 3 and 1 more, footer"),
    ]


def test_slides_that_say_different_things_leave_the_field_open() -> None:
    """It is listed, whatever most of them say; the others are read."""
    template = _template(_deck())
    filled = opened(template.fill(VALUES, language="nb").data)
    (footer,) = (
        shape for shape in filled.slides[1].placeholders if shape.placeholder_format.idx == 11
    )
    footer.text_frame.paragraphs[0].runs[0].text = "Vedlikehold"

    reading = template.read(saved(filled))

    assert [one.key for one in reading.unmatched] == ["enhet"]
    assert dict(reading.values) == {key: text for key, text in VALUES.items() if key != "enhet"}


def test_a_slide_that_is_gone_says_nothing() -> None:
    """What the others say is what the field says."""
    template = _template(_deck())
    filled = opened(template.fill(VALUES, language="nb").data)
    order = filled.part._element.sldIdLst  # noqa: SLF001 - there is no other way
    order.remove(order[0])

    reading = template.read(saved(filled))

    assert [one.key for one in reading.unmatched] == ["referanse"]
    assert dict(reading.values) == {key: text for key, text in VALUES.items() if key != "referanse"}


def test_footers_of_slides_that_repeat_are_the_same_on_all() -> None:
    """A record has no value for them; copies are filled and read like the other slides."""
    deck = _deck(("Ett",), note="=Gjenta: tiltak=")
    _edge(new_slide(deck, "Sist").shapes, "ftr", 11, FOOTER)
    template = prepared(saved(deck), "mal.pptx")
    records = [{"referanse": "x"}, {"referanse": "y"}, {"referanse": "z"}]
    values = {"enhet": "Drift", "referanse": "26/1", "dato": "2. mai"}
    filled = template.fill({**values, "tiltak": records}, language="nb")
    reading = template.read(filled.data)

    assert [one.key for one in template.fields] == ["tiltak", "enhet", "referanse", "dato"]
    assert _texts(filled.data) == [*["2. mai", "Drift · 26/1"] * 3, "Drift · 26/1"]
    assert [dict(one.values) for one in reading.slides["tiltak"]] == records
    assert dict(reading.values) == values
    assert reading.unmatched == ()

    edited = opened(filled.data)
    (footer,) = (
        shape for shape in edited.slides[1].placeholders if shape.placeholder_format.idx == 11
    )
    footer.text_frame.paragraphs[0].runs[0].text = "Vedlikehold"
    again = template.read(saved(edited))

    assert [one.key for one in again.unmatched] == ["enhet"]


def _filled_deck(how: str, *, note: str = "") -> Thing:
    """Return slides with a yellow footer: filled by itself, or by what its layout says."""
    deck = new_deck()
    for title in ("Først", "Så", "Sist"):
        slide = new_slide(deck, title)
        box = _edge(slide.shapes, "ftr", 11, "Enhet")
        if how == "own":
            fill_yellow(box)
        else:
            (above,) = (
                one for one in slide.slide_layout.placeholders if one.placeholder_format.idx == 11
            )
            fill_yellow(above)
            (empty,) = box.element.spPr.findall(qn("a:noFill"))
            box.element.spPr.remove(empty)
        if note and title == "Så":
            text_box(slide.shapes, "Vi vil =tittel=")
            write(slide.notes_slide.notes_text_frame.paragraphs[0], note)
    return deck


@pytest.mark.parametrize("how", ["own", "layout"])
def test_footers_that_are_filled_with_yellow_are_one_field(how: str) -> None:
    """One value is written on all slides, and read back once; no slide that repeats has it."""
    template = prepared(saved(_filled_deck(how, note="=Gjenta: tiltak=")), "mal.pptx")
    records = [{"tittel": "x"}, {"tittel": "y"}]
    filled = template.fill({"enhet": "Drift", "tiltak": records}, language="nb")
    reading = template.read(filled.data)

    assert [(one.key, one.kind, one.place) for one in template.fields] == [
        ("tiltak", "slide", "slide 2"),
        ("enhet", "shape", "slide 1 and 2 more, yellow shape"),
    ]
    assert [one.key for one in template.fields[0].inside] == ["tittel"]
    assert filled.left == ()
    assert _texts(filled.data) == ["Drift"] * 4
    assert dict(reading.values) == {"enhet": "Drift"}
    assert [dict(one.values) for one in reading.slides["tiltak"]] == records
    assert reading.unmatched == ()


@pytest.mark.parametrize("note", ["", "=Gjenta: tiltak="])
def test_a_logo_in_such_footers_stands_on_all_slides(note: str) -> None:
    """The file is there once, and each slide leads to it."""
    template = _template(_filled_deck("own", note=note))
    values: dict[str, Value] = {"enhet": Picture(data=picture_file((90, 30)), alternative="Logoen")}
    if note:
        values["tiltak"] = [{"tittel": "x"}, {"tittel": "y"}]
    filled = template.fill(values, language="nb")
    slides = opened(filled.data).slides
    pictures = [one for slide in slides for one in slide.shapes if hasattr(one, "image")]

    assert len(slides) == len(pictures) == (4 if note else 3)
    assert {one.image.blob for one in pictures} == {picture_file((90, 30))}
    assert sum(name.startswith("ppt/media/") for name in contents(filled.data)) == 1
    assert [one.key for one in template.read(filled.data).drawn] == ["enhet"]


def test_a_chart_in_such_footers_is_one_on_each_slide() -> None:
    """People may change one of them, and the others stay."""
    template = _template(_filled_deck("own"))
    chart = Chart(title="", categories=("a",), series=(Series(name="x", values=(1,)),))
    filled = template.fill({"enhet": chart}, language="nb")
    charts = [
        one.chart.part
        for slide in opened(filled.data).slides
        for one in slide.shapes
        if one.has_chart
    ]

    assert len({one.partname for one in charts}) == 3
    assert {one.chart_workbook.xlsx_part.blob[:2] for one in charts} == {b"PK"}


def test_yellow_footers_of_other_sizes_are_other_fields() -> None:
    """A picture is as large as fits in its shape, and has one size."""
    deck = _filled_deck("own")
    (_, wide), *_ = (slide.shapes for slide in deck.slides)
    wide.width *= 2

    assert [one.place for one in _template(deck).fields] == [
        "slide 1, yellow shape",
        "slide 2 and 1 more, yellow shape",
    ]


def test_a_presentation_with_such_footers_is_prepared_once() -> None:
    """Each shape has an anchor of its own, and a slide that is added later gets one."""
    engine = OfficeTemplateEngine()
    deck = saved(_deck())
    first = engine.prepare(deck, name="mal.pptx")
    names = [shape.name for slide in opened(first).slides for shape in slide.shapes]
    anchors = [name for name in names if "{am-" in name]
    more = opened(first)
    _edge(new_slide(more, "Ny").shapes, "ftr", 11, FOOTER)
    second = opened(engine.prepare(saved(more), name="mal.pptx"))

    assert engine.prepare(first, name="mal.pptx") is first
    assert len(set(anchors)) == len(anchors) == 9
    assert "{am-" in list(second.slides[3].shapes)[1].name


@pytest.mark.parametrize("formats", [("pptx", "pptx"), ("pptx", "odp", "pptx")])
def test_they_are_read_after_a_save(
    libreoffice: LibreOffice, tmp_path: Path, formats: tuple[str, ...]
) -> None:
    """LibreOffice takes the names of placeholders away; they are known by their slides."""
    template = prepared(saved(_deck()), "mal.pptx")
    filled = template.fill(VALUES, language="nb").data

    reading = template.read(resaved(libreoffice, tmp_path, filled, *formats))

    assert (dict(reading.values), reading.unmatched) == (VALUES, ())
