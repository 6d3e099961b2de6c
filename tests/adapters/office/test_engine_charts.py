"""Charts in the place of yellow shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import FieldValueError
from arbeidsmiljo.model.charts import Chart, ChartKind, Series
from arbeidsmiljo_office.charts.palette import SERIES, on, steps
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
from tests.effort import examples

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


DECK = saved(deck_with_shape())


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


@given(st.integers(1, 90), st.integers(1, 300))
@settings(max_examples=examples(25), deadline=None)
def test_words_of_a_large_chart_end_between_numbers(number: int, length: int) -> None:
    """What a chart shows is cut where there is too much of it, and no number is cut in two."""
    chart = Chart(
        title="T",
        categories=tuple("n" * length for _ in range(number)),
        series=(Series(name="Enheten", values=(4.25,) * number),),
    )
    data = template(DECK).fill({"diagram": chart}, language="nb").data
    said = str(chart_of(data).element.nvGraphicFramePr.cNvPr.get("descr"))

    assert len(said) <= 1000
    told = said.removeprefix("T. ").removesuffix("; …").split("; ")
    assert set(told) == {f"{'n' * length}: 4,25"}
    assert (len(told) == number) == (not said.endswith("…"))


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


SHARES = Chart(
    title="Enheten",
    categories=("Rolleklarhet", "Støtte (skjult)"),
    series=(
        Series(name="1 (lavest)", values=(0.25, None)),
        Series(name="2", values=(0.0, None)),
        Series(name="3 (høyest)", values=(0.75, None)),
    ),
    number_format="0%",
    kind=ChartKind.SHARES,
)


def test_shares_follow_each_other_in_one_bar() -> None:
    """The bars are stacked to a whole, each share in a colour of its own, with a line around it."""
    data = template(saved(deck_with_shape())).fill({"diagram": SHARES}, language="nb").data
    plot = chart_of(data).chart.plots[0]
    xml = contents(data)["ppt/charts/chart1.xml"].decode()

    assert '<c:grouping val="percentStacked"/>' in xml
    assert plot.overlap == 100
    colours = list(steps(3))
    assert [str(one.format.fill.fore_color.rgb) for one in plot.series] == colours
    assert [str(one.format.line.color.rgb) for one in plot.series] == list(map(on, colours))
    assert [tuple(one.values) for one in plot.series] == [one.values for one in SHARES.series]


def test_a_share_that_is_not_known_is_no_share_of_zero() -> None:
    """In words and in the workbook, what is hidden has no number, and none has one that is zero."""
    data = template(saved(deck_with_shape())).fill({"diagram": SHARES}, language="nb").data
    frame = chart_of(data)
    book = contents(frame.chart.part.chart_workbook.xlsx_part.blob)
    sheet = book["xl/worksheets/sheet1.xml"].decode()
    said = frame.element.nvGraphicFramePr.cNvPr.get("descr")

    assert said == (
        "Enheten. Rolleklarhet: 1 (lavest) 25\N{NO-BREAK SPACE}%, 2 0\N{NO-BREAK SPACE}%, "
        "3 (høyest) 75\N{NO-BREAK SPACE}%; Støtte (skjult): –"
    )
    assert '<c r="C2" s="1"><v>0</v></c>' in sheet
    assert 'r="C3"' not in sheet


def test_bars_have_the_colours_that_everybody_can_tell_apart() -> None:
    """Whatever the theme of the deck is."""
    data = template(saved(deck_with_shape())).fill({"diagram": CHART}, language="nb").data
    series = chart_of(data).chart.plots[0].series

    assert [str(one.format.fill.fore_color.rgb) for one in series] == list(SERIES[:2])


def chart_xml(chart: Chart) -> str:
    """Give the part of a chart that takes the place of a yellow shape."""
    data = template(DECK).fill({"diagram": chart}, language="nb").data
    return contents(data)["ppt/charts/chart1.xml"].decode()


def test_a_series_has_the_colour_that_it_asks_for() -> None:
    """So it looks alike in a chart where one that stood before it has nothing to show."""
    series = (Series(name="a", values=(1.0,)), Series(name="b", values=(2.0,), colour=4))
    chart = Chart(title="", categories=("x",), series=series)
    data = template(DECK).fill({"diagram": chart}, language="nb").data
    plot = chart_of(data).chart.plots[0]

    assert [str(one.format.fill.fore_color.rgb) for one in plot.series] == [SERIES[0], SERIES[4]]


@pytest.mark.parametrize(
    ("ends", "step"),
    [((1, 5), 1), ((0, 10), 1), ((-5, 5), 1), ((0, 100), 20), ((0, 20), 5), ((0.5, 100.5), 20)],
)
def test_an_axis_has_few_whole_numbers(ends: tuple[float, float], step: int) -> None:
    """There is room for each of them, and none has decimals that are always nought."""
    xml = chart_xml(evolve(CHART, minimum=ends[0], maximum=ends[1]))
    axis = xml[xml.index("<c:valAx>") :]

    assert f'<c:majorUnit val="{step}"/>' in axis
    assert ('<c:numFmt formatCode="0" ' in axis) == float(ends[0]).is_integer()
    assert '<c:numFmt formatCode="0.0" ' in xml[: xml.index("<c:valAx>")]


def test_an_axis_without_ends_is_left_to_the_program() -> None:
    """Nothing is known of where its lines would stand."""
    assert "majorUnit" not in chart_xml(evolve(CHART, minimum=None, maximum=None))


def test_no_name_is_left_out() -> None:
    """A program that finds little room would have shown every other."""
    assert '<c:tickLblSkip val="1"/>' in chart_xml(CHART)


def test_numbers_in_parts_of_a_bar_are_small() -> None:
    """A part of a twentieth has room for its number, however few bars there are."""
    xml = chart_xml(SHARES)

    assert xml.count('<a:defRPr sz="1000">') == len(SHARES.series)
    assert '<c:majorUnit val="0.25"/>' in xml


@pytest.mark.parametrize(("name", "is_small"), [("Enheten", False), ("Seksjon for " * 5, True)])
def test_a_legend_with_long_names_is_small(name: str, *, is_small: bool) -> None:
    """Otherwise they would lie over each other."""
    series = (Series(name=name, values=(1.0,)), Series(name="b", values=(2.0,)))
    xml = chart_xml(Chart(title="", categories=("x",), series=series))
    legend = xml[xml.index("<c:legend>") : xml.index("</c:legend>")]

    assert ('sz="1000"' in legend) == is_small


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"categories": (), "series": ()}, "shows nothing"),
        (
            {"series": (Series(name="x", values=(1.0, 1.0, 1.0), colour=cast("Any", "red")),)},
            "takes its number, got text",
        ),
        ({"title": "\x00"}, "the title has the character"),
        ({"number_format": "0" * 300}, "number format"),
        ({"minimum": 5.0, "maximum": 1.0}, "minimum below the maximum"),
        ({"kind": ChartKind.SHARES}, "no limits"),
        (
            {
                "kind": ChartKind.SHARES,
                "minimum": None,
                "maximum": None,
                "series": (Series(name="x", values=(-0.1, 1.0, 1.0)),),
            },
            "at least 0",
        ),
        ({"series": (Series(name="x", values=(float("inf"), 1.0, 1.0)),)}, "is none"),
        ({"series": (Series(name="x", values=(1.0, 1e25, None)),)}, "below a trillion"),
        ({"series": (Series(name="x", values=(1.0, -(10**400), 1.0)),)}, "below a trillion"),
        ({"maximum": 1e12}, "below a trillion"),
        ({"series": (Series(name="x", values=cast("Any", ("x", 1.0, 1.0))),)}, "numbers, got text"),
        ({"series": (Series(name="x", values=(True, 1.0, 1.0)),)}, "numbers, got true or false"),
        ({"series": (Series(name="x", values=cast("Any", ([], 1, 2))),)}, "numbers, got a list"),
        ({"minimum": "1"}, "numbers, got text"),
        ({"title": None}, "the title takes text, got nothing"),
        ({"categories": (1, "b", "c")}, "the category 1 takes text, got a number"),
        ({"series": (Series(name="x" * 40_000, values=(1.0, 1.0, 1.0)),)}, "32767 characters"),
    ],
)
def test_a_chart_that_cannot_be_shown_is_refused(change: dict[str, Any], says: str) -> None:
    """The error names the field and what is wrong."""
    chart = evolve(CHART, **change)

    with pytest.raises(FieldValueError, match=f"field 'diagram'.*{says}"):
        template(saved(deck_with_shape())).fill({"diagram": chart}, language="nb")


@given(
    values=st.lists(
        st.none() | st.floats(-1e12, 1e12, exclude_min=True, exclude_max=True),
        min_size=3,
        max_size=3,
    )
)
@settings(max_examples=examples(25))
def test_every_number_below_a_trillion_can_be_shown(values: list[float | None]) -> None:
    """It stands in the chart as it was given."""
    chart = evolve(CHART, series=(Series(name="x", values=tuple(values)),))
    filled = template(DECK).fill({"diagram": chart}, language="nb").data

    assert tuple(chart_of(filled).chart.series[0].values) == chart.series[0].values


def test_formulas_and_links_in_a_workbook_are_text() -> None:
    """A name that begins like a formula or an address is a name."""
    chart = evolve(CHART, categories=("=1+1", "https://eksempel.no", "@sum"))
    data = template(saved(deck_with_shape())).fill({"diagram": chart}, language="nb").data
    book = contents(chart_of(data).chart.part.chart_workbook.xlsx_part.blob)

    assert b"<f>" not in book["xl/worksheets/sheet1.xml"]
    assert "xl/worksheets/_rels/sheet1.xml.rels" not in book
    assert list(chart_of(data).chart.plots[0].categories) == list(chart.categories)


@pytest.mark.parametrize("given", [CHART, SHARES])
def test_libreoffice_understands_the_chart(
    given: Chart, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    """A real program opens the presentation and prints the chart's texts."""
    file = tmp_path / "fylt.pptx"
    file.write_bytes(
        template(saved(deck_with_shape())).fill({"diagram": given}, language="nb").data
    )
    converted = libreoffice.convert(file, to="pptx")
    chart = chart_of(converted.read_bytes()).chart

    assert list(chart.plots[0].categories) == list(given.categories)
    assert [tuple(one.values) for one in chart.series] == [one.values for one in given.series]
