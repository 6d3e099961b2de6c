"""What keeps somebody from reading a presentation, found one by one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pptx
import pytest
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Cm, Pt

from arbeidsmiljo.model.accessibility import Barrier, BarrierKind
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.building import A, Opened, parts, xml
from tests.adapters.office.packages import with_members
from tests.adapters.office.pictures import png

if TYPE_CHECKING:
    from collections.abc import Callable

_DATA: Opened = CategoryChartData
ENGINE = OfficeTemplateEngine()
COLOUR: Opened = RGBColor
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def _deck() -> tuple[Opened, Opened]:
    """Return a deck that everybody can read, and its one slide, which has only a title."""
    deck: Opened = pptx.Presentation()
    deck.core_properties.title = "Prøve"
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    _write(slide.shapes.title, "En tittel")
    return deck, slide


def _write(shape: Opened, text: str, **font: object) -> Opened:
    """Write text in Norwegian."""
    shape.text_frame.text = text
    for paragraph in shape.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.language_id = 1044
            for key, value in font.items():
                setattr(run.font, key, value)
    return shape


def _box(slide: Opened, text: str, left: float = 2, top: float = 6, **font: Opened) -> Opened:
    """Put a box of text on a slide, at centimetres from its corner."""
    box = slide.shapes.add_textbox(Cm(left), Cm(top), Cm(6), Cm(2))
    return _write(box, text, **font)


def barriers(deck: Opened) -> tuple[Barrier, ...]:
    """Return what is found in a deck."""
    file = io.BytesIO()
    deck.save(file)
    return ENGINE.barriers(file.getvalue(), name="prøve.pptx")


def kinds(deck: Opened) -> list[BarrierKind]:
    """Return the kinds of what is found in a deck."""
    return [one.kind for one in barriers(deck)]


def test_a_deck_that_everybody_can_read_has_no_barrier() -> None:
    """A title and text in a language are read by everybody."""
    deck, slide = _deck()
    _box(slide, "Tekst")
    assert barriers(deck) == ()


def test_a_deck_without_a_title_among_its_properties() -> None:
    """A document says what it is called."""
    deck, _ = _deck()
    deck.core_properties.title = ""
    (found,) = barriers(deck)
    assert (found.kind, found.place) == (BarrierKind.TITLE, "document")


def test_a_slide_without_a_title_and_one_with_the_title_of_another() -> None:
    """Each slide has a title, and one of its own."""
    deck, _ = _deck()
    deck.slides.add_slide(deck.slide_layouts[6])
    for _ in range(2):
        again = deck.slides.add_slide(deck.slide_layouts[5])
        _write(again.shapes.title, "En annen tittel")
    found = barriers(deck)
    assert [(one.kind, one.place) for one in found] == [
        (BarrierKind.TITLE, "slide 2"),
        (BarrierKind.TITLE, "slide 4"),
    ]
    assert "has the title of slide 3" in found[1].what


def test_the_first_slide_is_found_by_its_place() -> None:
    """One slide may have the title of the deck, which stands on its first slide."""
    deck, _ = _deck()
    _write(deck.slides.add_slide(deck.slide_layouts[5]).shapes.title, "En tittel")
    assert barriers(deck) == ()
    _write(deck.slides.add_slide(deck.slide_layouts[5]).shapes.title, "En tittel")
    assert kinds(deck) == [BarrierKind.TITLE]


@pytest.mark.parametrize(
    ("first", "second", "is_right"),
    [
        ((2, 6), (2, 9), True),
        ((2, 9), (2, 6), False),
        ((2, 6), (12, 6), True),
        ((12, 6), (2, 6), False),
        ((2, 9), (12, 6), True),
        ((12, 6), (2, 9), True),
        ((12, 9), (2, 6), False),
    ],
)
def test_what_is_read_first_stands_first(
    first: tuple[float, float], second: tuple[float, float], *, is_right: bool
) -> None:
    """Text is read from left to right and down; columns one after the other, or row by row."""
    deck, slide = _deck()
    _box(slide, "Først", *first)
    _box(slide, "Så", *second)
    assert kinds(deck) == ([] if is_right else [BarrierKind.ORDER])


def test_the_title_is_read_first() -> None:
    """A title that is read after the text is told."""
    deck, slide = _deck()
    box = _box(slide, "Tekst")
    xml(slide.shapes.title).addprevious(xml(box))
    assert BarrierKind.ORDER in kinds(deck)


def _decorate(shape: Opened) -> None:
    properties = xml(shape).find(f".//{P}cNvPr")
    extension = etree.fromstring(
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        "</a:ext></a:extLst>"
    )
    properties.append(extension)


def _chart(slide: Opened) -> Opened:
    data: Opened = _DATA()
    data.categories = ["a"]
    data.add_series("b", (1,))
    return slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, Cm(2), Cm(6), Cm(6), Cm(6), data)


def _picture(slide: Opened) -> Opened:
    return slide.shapes.add_picture(io.BytesIO(png(9, 9)), Cm(2), Cm(6))


def _oval(slide: Opened) -> Opened:
    return slide.shapes.add_shape(MSO_SHAPE.OVAL, Cm(2), Cm(6), Cm(2), Cm(2))


def _line(slide: Opened) -> Opened:
    return slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Cm(2), Cm(6), Cm(4), Cm(6))


@pytest.mark.parametrize("drawn", [_picture, _chart, _oval, _line])
def test_what_is_only_seen_needs_an_alternative_text(drawn: Callable[[Opened], Opened]) -> None:
    """A picture, chart, shape or line says what it shows, or that it shows nothing."""
    for told, expected in ((None, 1), ("Et kart", 0), ("", 1), ("decorative", 0)):
        deck, slide = _deck()
        shape = drawn(slide)
        properties = xml(shape).find(f".//{P}cNvPr")
        properties.attrib.pop("descr", None)
        if told == "decorative":
            _decorate(shape)
        elif told is not None:
            properties.set("descr", told)
        assert kinds(deck) == [BarrierKind.ALTERNATIVE] * expected


def test_a_group_may_speak_for_what_is_in_it() -> None:
    """What stands in a group with an alternative text needs none of its own."""
    deck, slide = _deck()
    group = slide.shapes.add_group_shape()
    group.shapes.add_shape(MSO_SHAPE.OVAL, Cm(2), Cm(6), Cm(2), Cm(2))
    assert kinds(deck) == [BarrierKind.ALTERNATIVE]
    xml(group).find(f".//{P}cNvPr").set("descr", "To ringer")
    assert kinds(deck) == []


def test_text_says_its_language() -> None:
    """Text without a language is read aloud in any."""
    deck, slide = _deck()
    box = _box(slide, "Tekst")
    for properties in xml(box).iter(f"{A}rPr"):
        del properties.attrib["lang"]
    assert kinds(deck) == [BarrierKind.LANGUAGE]


@pytest.mark.parametrize(
    ("font", "is_readable"),
    [
        ({"size": Pt(12)}, True),
        ({"size": Pt(12), "color": "777777"}, False),
        ({"size": Pt(18), "color": "777777"}, True),
        ({"size": Pt(14), "bold": True, "color": "777777"}, True),
        ({"size": Pt(14), "color": "777777"}, False),
        ({"size": Pt(40), "color": "DDDDDD"}, False),
    ],
)
def test_text_stands_out_from_the_slide(font: dict[str, Opened], *, is_readable: bool) -> None:
    """Text has a contrast of 4.5, large text of 3."""
    deck, slide = _deck()
    colour = font.pop("color", None)
    box = _box(slide, "Tekst", **font)
    if colour:
        run = box.text_frame.paragraphs[0].runs[0]
        run.font.color.rgb = COLOUR.from_string(str(colour))
    assert kinds(deck) == ([] if is_readable else [BarrierKind.CONTRAST])


def test_text_is_compared_with_what_is_really_behind_it() -> None:
    """The ground is the shape's own fill, else what lies beneath it, by the theme's colours."""
    deck, slide = _deck()
    panel = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Cm(1), Cm(5), Cm(12), Cm(6))
    _decorate(panel)
    panel.fill.solid()
    panel.fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_2
    box = _box(slide, "Tekst")
    run = box.text_frame.paragraphs[0].runs[0]
    assert kinds(deck) == [BarrierKind.CONTRAST]
    run.font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    assert kinds(deck) == []
    panel.fill.fore_color.brightness = 0.8
    assert kinds(deck) == [BarrierKind.CONTRAST]
    box.fill.solid()
    box.fill.fore_color.rgb = COLOUR(0, 0, 80)
    assert kinds(deck) == []


def test_a_thin_colour_lets_through_what_is_below_it() -> None:
    """A ground that is half seen through is half its colour."""
    deck, slide = _deck()
    box = _box(slide, "Tekst")
    box.fill.solid()
    box.fill.fore_color.rgb = COLOUR(0, 0, 0)
    assert kinds(deck) == [BarrierKind.CONTRAST]
    colour = xml(box).spPr.find(f"{A}solidFill/{A}srgbClr")
    etree.SubElement(colour, f"{A}alpha", val="10000")
    assert kinds(deck) == []


def test_a_mark_is_what_is_behind_text() -> None:
    """Text on a highlight is compared with that, not with the slide."""
    deck, slide = _deck()
    box = _box(slide, "Tekst")
    run = box.text_frame.paragraphs[0].runs[0]
    run.font.color.rgb = COLOUR(0xFF, 0xFF, 0xFF)
    assert kinds(deck) == [BarrierKind.CONTRAST]
    properties = xml(box).find(f".//{A}rPr")
    mark = etree.SubElement(properties, f"{A}highlight")
    etree.SubElement(mark, f"{A}srgbClr", val="000080")
    assert kinds(deck) == []
    mark[0].set("val", "FFFF00")
    (found,) = barriers(deck)
    assert "FFFFFF on FFFF00 has a contrast of 1.07:1; it needs 3.0:1" in found.what


def test_what_cannot_be_told_is_not_told() -> None:
    """Text on a picture has a contrast that nobody can work out here."""
    deck, slide = _deck()
    slide.shapes.add_picture(io.BytesIO(png(9, 9, "000000")), Cm(1), Cm(5), Cm(12), Cm(6))
    xml(slide.shapes[-1]).nvPicPr.cNvPr.set("descr", "Et kart")
    box = _box(slide, "Tekst")
    box.text_frame.paragraphs[0].runs[0].font.color.rgb = COLOUR(0, 0, 0)
    assert kinds(deck) == []


def test_a_background_and_its_layout_are_seen() -> None:
    """The background is the slide's own, else its layout's, else the master's."""
    deck, slide = _deck()
    _box(slide, "Tekst", size=Pt(12))
    ground = slide.slide_layout.background.fill
    ground.solid()
    ground.fore_color.rgb = COLOUR(0x20, 0x20, 0x20)
    assert kinds(deck) == [BarrierKind.CONTRAST] * 2
    own = slide.background.fill
    own.solid()
    own.fore_color.rgb = COLOUR(0xFF, 0xFF, 0xFF)
    assert kinds(deck) == []


def test_a_gradient_is_as_bad_as_its_worst_colour() -> None:
    """Text on a gradient stands out from each of its colours."""
    deck, slide = _deck()
    box = _box(slide, "Tekst")
    box.fill.gradient()
    for stop, colour in zip(box.fill.gradient_stops, ("FFFFFF", "EEEEEE"), strict=True):
        stop.color.rgb = COLOUR.from_string(colour)
    assert kinds(deck) == []
    box.fill.gradient_stops[1].color.rgb = COLOUR(0x30, 0x30, 0x30)
    assert kinds(deck) == [BarrierKind.CONTRAST]


def _table(slide: Opened, rows: int = 3) -> Opened:
    table = slide.shapes.add_table(rows, 2, Cm(2), Cm(6), Cm(12), Cm(4)).table
    for row in table.rows:
        for cell in row.cells:
            _write(cell, "Celle", size=Pt(12))
    return table


def _unmark(table: Opened) -> None:
    table.first_row = False


def _empty(table: Opened) -> None:
    _write(table.cell(0, 1), "")


def _merge(table: Opened) -> None:
    table.cell(0, 0).merge(table.cell(0, 1))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_unmark, "has no header row"),
        (_empty, "has a column without a header"),
        (_merge, "has merged cells in its header"),
    ],
)
def test_a_table_has_a_header_for_each_column(change: Callable[[Opened], None], said: str) -> None:
    """A first row that is not marked, has an empty cell, or a merged one, is told."""
    deck, slide = _deck()
    table = _table(slide)
    assert BarrierKind.TABLE not in kinds(deck)
    change(table)
    (found,) = [one for one in barriers(deck) if one.kind is BarrierKind.TABLE]
    assert found.place == "slide 1, table 1"
    assert said in found.what


def test_the_style_of_a_table_gives_ground_and_colour() -> None:
    """The header of the usual style is white on the theme's first accent, which is told."""
    deck, slide = _deck()
    table = _table(slide)
    (found,) = barriers(deck)
    assert found.what.startswith("text in FFFFFF on 4F81BD")
    table.cell(0, 0).fill.solid()
    table.cell(0, 0).fill.fore_color.rgb = COLOUR(0, 0, 80)
    table.cell(0, 1).fill.solid()
    table.cell(0, 1).fill.fore_color.rgb = COLOUR(0, 0, 80)
    assert kinds(deck) == []


def test_links_say_where_they_lead() -> None:
    """«Her» says nothing; runs side by side that lead to one place are one link."""
    deck, slide = _deck()
    box = _box(slide, "Les mer")
    run = box.text_frame.paragraphs[0].runs[0]
    run.hyperlink.address = "https://dfo.no"
    assert kinds(deck) == [BarrierKind.LINK]
    more = box.text_frame.paragraphs[0].add_run()
    more.text = " om undersøkelsen"
    more.font.language_id = 1044
    more.hyperlink.address = "https://dfo.no"
    assert kinds(deck) == []


def test_empty_paragraphs_are_no_space() -> None:
    """An empty paragraph between others is told; one at the end is not."""
    deck, slide = _deck()
    box = _box(slide, "En\n\nTo")
    assert kinds(deck) == [BarrierKind.SPACING]
    _write(box, "En\nTo\n")
    assert kinds(deck) == []


def test_a_deck_in_the_strict_dialect_is_read() -> None:
    """Both dialects of the format are checked alike."""
    deck, slide = _deck()
    _box(slide, "Les mer").text_frame.paragraphs[0].runs[0].font.color.rgb = COLOUR(
        0xDD, 0xDD, 0xDD
    )
    file = io.BytesIO()
    deck.save(file)
    data = file.getvalue()
    strict = {
        name: part.replace(
            b"http://schemas.openxmlformats.org/presentationml/2006/main",
            b"http://purl.oclc.org/ooxml/presentationml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/drawingml/2006/main",
            b"http://purl.oclc.org/ooxml/drawingml/main",
        )
        for name, part in parts(data).items()
    }
    assert [one.kind for one in ENGINE.barriers(with_members(data, strict), name="a.pptx")] == [
        BarrierKind.CONTRAST
    ]
