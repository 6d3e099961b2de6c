"""Charts in the place of yellow shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from arbeidsmiljo.errors import FieldValueError
from arbeidsmiljo.model.documents import Series
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.filled_files import CHART
from tests.adapters.office.packages import changed, contents
from tests.adapters.office.slide_files import (
    CENTIMETRE,
    FFFF00,
    Thing,
    element,
    new_deck,
    new_slide,
    opened,
    saved,
    slide_table,
    text_box,
    yellow_shape,
)
from tests.adapters.office.word_files import paragraph, word_file, yellow

if TYPE_CHECKING:
    from pathlib import Path

    from arbeidsmiljo.model.documents import Template
    from tests.libreoffice import LibreOffice


def template(data: bytes) -> Template:
    """Open a template."""
    return OfficeTemplateEngine().open(data, name="mal.pptx")


def deck_with_shape() -> Thing:
    """Return a presentation with a yellow shape for a chart."""
    deck = new_deck()
    yellow_shape(new_slide(deck, "Resultater").shapes, "Diagram")
    return deck


def chart_of(data: bytes) -> Thing:
    """Return the frame of the only chart on the first slide."""
    (frame,) = [shape for shape in opened(data).slides[0].shapes if shape.has_chart]
    return frame


def test_a_chart_takes_the_place_of_a_yellow_shape() -> None:
    """The chart stands where the shape stood, with its numbers, and the shape is gone."""
    data = template(saved(deck_with_shape())).fill({"diagram": CHART}, language="nb").data
    frame = chart_of(data)
    chart = frame.chart

    assert (frame.left, frame.top, frame.width, frame.height) == (
        2 * CENTIMETRE, 5 * CENTIMETRE, 12 * CENTIMETRE, 8 * CENTIMETRE,
    )  # fmt: skip
    assert list(chart.plots[0].categories) == list(CHART.categories)
    assert {one.name: tuple(one.values) for one in chart.series} == {
        one.name: one.values for one in CHART.series
    }
    assert chart.chart_title.text_frame.text == CHART.title
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (1, 5)
    assert chart.category_axis.reverse_order
    assert len(opened(data).slides[0].shapes) == 2


def test_a_chart_can_be_edited() -> None:
    """Its workbook holds the same numbers in the cells that the chart names."""
    data = template(saved(deck_with_shape())).fill({"diagram": CHART}, language="nb").data
    book = contents(chart_of(data).chart.part.chart_workbook.xlsx_part.blob)
    sheet = book["xl/worksheets/sheet1.xml"].decode()
    strings = book["xl/sharedStrings.xml"].decode()

    assert '<c r="B2" s="1"><v>4.2</v></c>' in sheet
    assert '<c r="C4" s="1"><v>3.25</v></c>' in sheet
    assert 'r="B3"' not in sheet
    assert "Mestring &amp; mening" in strings
    assert b"Sheet1!$C$2:$C$4" in contents(data)["ppt/charts/chart1.xml"]


def test_a_chart_says_in_words_what_it_shows() -> None:
    """Its alternative text has every number, for those who cannot see it."""
    data = template(saved(deck_with_shape())).fill({"diagram": CHART}, language="nb").data
    said = chart_of(data).element.nvGraphicFramePr.cNvPr.get("descr")

    assert said == (
        "Resultater <&> funn. Rolleklarhet: Enheten 4,2, Virksomheten 3,9; "
        "Mestring & mening: Virksomheten 3,5; Støtte fra leder: Enheten 3, Virksomheten 3,25"
    )


def test_only_what_must_name_a_chart_changes() -> None:
    """A chart adds three parts, and changes the slide, its relations and the content types."""
    before = saved(deck_with_shape())
    after = template(before).fill({"diagram": CHART}, language="nb").data

    assert changed(before, after) == {
        "[Content_Types].xml",
        "ppt/slides/slide1.xml",
        "ppt/slides/_rels/slide1.xml.rels",
        "ppt/charts/chart1.xml",
        "ppt/charts/_rels/chart1.xml.rels",
        "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx",
    }


def test_the_same_chart_gives_the_same_bytes() -> None:
    """Neither the time nor the machine is in a chart or its workbook."""
    data = saved(deck_with_shape())
    first, second = (template(data).fill({"diagram": CHART}, language="nb").data for _ in "12")

    assert first == second


def test_charts_beside_charts() -> None:
    """Charts of one fill, and one that was there before, do not get in each other's way."""
    deck = deck_with_shape()
    slide = deck.slides[0]
    yellow_shape(slide.shapes.add_group_shape().shapes, "Annet")
    once = template(saved(deck)).fill({"diagram": CHART}, language="nb").data
    other = evolve(CHART, title="Annet")
    again = opened(once)
    yellow_shape(again.slides[0].shapes, "Tredje")
    twice = template(saved(again)).fill({"annet": other, "tredje": CHART}, language="nb").data
    names = [name for name in contents(twice) if name.startswith("ppt/charts/chart")]

    assert sorted(names) == [
        "ppt/charts/chart1.xml",
        "ppt/charts/chart2.xml",
        "ppt/charts/chart3.xml",
    ]
    shapes = opened(twice).slides[0].shapes
    grouped = next(shape for shape in shapes if shape.shape_type == 6).shapes[0]
    titles = [shape.chart.chart_title.text_frame.text for shape in shapes if shape.has_chart]
    assert titles == [CHART.title, CHART.title]
    assert grouped.chart.chart_title.text_frame.text == "Annet"


def test_a_placeholder_that_is_yellow_gives_its_place() -> None:
    """A shape that stands where the layout puts it hands that place on to the chart."""
    deck = new_deck()
    body = new_slide(deck, layout=1).placeholders[1]
    body.text_frame.text = "Diagram"
    body.element.spPr.append(element(f"<a:solidFill>{FFFF00}</a:solidFill>"))
    frame = chart_of(template(saved(deck)).fill({"diagram": CHART}, language="nb").data)

    assert (frame.left, frame.top, frame.width) == (body.left, body.top, body.width)


def test_a_chart_fits_only_in_a_yellow_shape() -> None:
    """Text and rows of tables cannot be replaced by a chart, in slides or on pages."""
    deck = new_deck()
    slide = new_slide(deck)
    text_box(slide.shapes, "=tekst=")
    slide_table(slide.shapes, [["a", "b"], ["=x", "=y"]])

    for key in ("tekst", "x-y"):
        with pytest.raises(FieldValueError, match=f"field '{key}'.*chart takes the place of"):
            template(saved(deck)).fill({key: CHART}, language="nb")
    with pytest.raises(FieldValueError, match="chart takes the place of"):
        OfficeTemplateEngine().open(word_file(paragraph(yellow("x"))), name="mal.docx").fill(
            {"x": CHART}, language="nb"
        )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"categories": (), "series": ()}, "shows nothing"),
        ({"title": "\x00"}, "the title has the character"),
        ({"number_format": "0" * 300}, "number format"),
        ({"minimum": 5.0, "maximum": 1.0}, "minimum below the maximum"),
        ({"series": (Series(name="x", values=(float("inf"), 1.0, 1.0)),)}, "is none"),
        ({"series": (Series(name="x" * 40_000, values=(1.0, 1.0, 1.0)),)}, "32767 characters"),
    ],
)
def test_a_chart_that_cannot_be_shown_is_refused(change: dict[str, Any], says: str) -> None:
    """The error names the field and what is wrong."""
    chart = evolve(CHART, **change)

    with pytest.raises(FieldValueError, match=f"field 'diagram'.*{says}"):
        template(saved(deck_with_shape())).fill({"diagram": chart}, language="nb")


def test_formulas_and_links_in_a_workbook_are_text() -> None:
    """A name that begins like a formula or an address is a name."""
    chart = evolve(CHART, categories=("=1+1", "https://eksempel.no", "@sum"))
    data = template(saved(deck_with_shape())).fill({"diagram": chart}, language="nb").data
    book = contents(chart_of(data).chart.part.chart_workbook.xlsx_part.blob)

    assert b"<f>" not in book["xl/worksheets/sheet1.xml"]
    assert "xl/worksheets/_rels/sheet1.xml.rels" not in book
    assert list(chart_of(data).chart.plots[0].categories) == list(chart.categories)


def test_libreoffice_understands_the_chart(libreoffice: LibreOffice, tmp_path: Path) -> None:
    """A real program opens the presentation and prints the chart's texts."""
    file = tmp_path / "fylt.pptx"
    file.write_bytes(
        template(saved(deck_with_shape())).fill({"diagram": CHART}, language="nb").data
    )
    converted = libreoffice.convert(file, to="pptx")
    chart = chart_of(converted.read_bytes()).chart

    assert list(chart.plots[0].categories) == list(CHART.categories)
    assert [tuple(one.values) for one in chart.series] == [one.values for one in CHART.series]
