"""Fields in charts and diagrams, which are parts of their own."""

from __future__ import annotations

import importlib
from copy import deepcopy
from typing import TYPE_CHECKING, Final

import pytest

from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.added_parts import DRAWING, MICROSOFT, OFFICE, with_part
from tests.adapters.office.packages import changed, contents
from tests.adapters.office.slide_files import (
    CENTIMETRE,
    FFFF00,
    Thing,
    element,
    highlight,
    new_deck,
    new_slide,
    opened,
    saved,
    text_box,
)
from tests.adapters.office.word_files import paragraph, word_file, yellow

if TYPE_CHECKING:
    from arbeidsmiljo.model.documents import Field

DIAGRAM: Final = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DRAWN: Final = "http://schemas.microsoft.com/office/drawing/2008/diagram"
CHART: Final = "ppt/charts/chart1.xml"
SLIDE: Final = "ppt/slides/slide1.xml"
_charts: Thing = importlib.import_module("pptx.chart.data")
_kinds: Thing = importlib.import_module("pptx.enum.chart")


def fields(data: bytes, name: str = "mal.pptx") -> tuple[Field, ...]:
    """Return the fields of a document."""
    return OfficeTemplateEngine().open(data, name=name).fields


def fill(data: bytes, values: dict[str, str], name: str = "mal.pptx") -> bytes:
    """Fill a document."""
    template = OfficeTemplateEngine().open(data, name=name)
    return template.fill(values, language="nb").data


def yellow_chart(*, filled: bool = False) -> bytes:
    """Return a presentation with a chart whose titles have fields."""
    deck = new_deck()
    slide = new_slide(deck, "Resultater")
    numbers = _charts.CategoryChartData()
    numbers.categories = ["a", "b"]
    numbers.add_series("Enheten", (1, 2))
    frame = slide.shapes.add_chart(
        _kinds.XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, 9 * CENTIMETRE, 9 * CENTIMETRE, numbers
    )
    chart = frame.chart
    chart.has_title = True
    frame.chart.chart_title.text_frame.text = "Resultater for "
    run = chart.chart_title.text_frame.paragraphs[0].add_run()
    run.text = "Enhetens navn"
    chart.value_axis.has_title = True
    chart.value_axis.axis_title.text_frame.text = "Skala"
    axis = chart.value_axis.axis_title
    highlight(axis.text_frame.paragraphs[0].runs[0])
    if filled:
        chart.chart_title.format.fill.solid()
        chart.chart_title.format.fill.fore_color.rgb = importlib.import_module(
            "pptx.dml.color"
        ).RGBColor(255, 255, 0)
    else:
        highlight(run)
    return saved(deck)


def test_titles_of_charts_and_axes() -> None:
    """Highlighted text in the titles of a chart is a field, and nothing else of it changes."""
    data = yellow_chart()
    filled = fill(data, {"enhetens-navn": "Åse & co.", "skala": "Snitt"})
    chart = opened(filled).slides[0].shapes[1].chart

    assert [(field.prompt, field.kind, field.place) for field in fields(data)] == [
        ("Enhetens navn", FieldKind.INLINE, "slide 1, chart, title"),
        ("Skala", FieldKind.PARAGRAPH, "slide 1, chart, title of an axis"),
    ]
    assert chart.chart_title.text_frame.text == "Resultater for Åse & co."
    assert chart.value_axis.axis_title.text_frame.text == "Snitt"
    assert fields(filled) == ()
    assert changed(data, filled) == {CHART}


def test_a_title_filled_with_yellow() -> None:
    """A title that is filled with yellow is a field, and loses its fill when it is filled."""
    data = yellow_chart(filled=True)
    filled = fill(data, {"resultater-for-enhetens-navn": "Åse"})

    assert [field.prompt for field in fields(data)] == ["Resultater for Enhetens navn", "Skala"]
    assert opened(filled).slides[0].shapes[1].chart.chart_title.text_frame.text == "Åse"
    assert [field.prompt for field in fields(filled)] == ["Skala"]


def test_yellow_bars_are_no_fields() -> None:
    """The colours of a chart's series say nothing of text."""
    deck = new_deck()
    slide = new_slide(deck, "x")
    numbers = _charts.CategoryChartData()
    numbers.categories = ["a"]
    numbers.add_series("b", (1,))
    frame = slide.shapes.add_chart(_kinds.XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, 9, 9, numbers)
    series = frame.chart.plots[0].series[0]
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = importlib.import_module("pptx.dml.color").RGBColor(
        255, 255, 0
    )

    assert fields(saved(deck)) == ()


def run(text: str, *, is_yellow: bool = False) -> str:
    """Write a run of DrawingML."""
    mark = f"<a:highlight>{FFFF00}</a:highlight>" if is_yellow else ""
    return f'<a:r><a:rPr lang="nb-NO">{mark}</a:rPr><a:t>{text}</a:t></a:r>'


def point(key: str, *runs: str, placeholder: bool = False) -> str:
    """Write a point of a diagram that has text."""
    told = '<dgm:prSet phldr="1" phldrT="[Tekst]"/>' if placeholder else "<dgm:prSet/>"
    return (
        f'<dgm:pt modelId="{{{key}}}">{told}<dgm:spPr/><dgm:t><a:bodyPr/><a:lstStyle/>'
        f"<a:p>{''.join(runs)}</a:p></dgm:t></dgm:pt>"
    )


def shown(key: str, fill: str) -> str:
    """Write a point of a diagram that is a shape."""
    return (
        f'<dgm:pt modelId="{{{key}}}" type="pres"><dgm:prSet presName="node"/>'
        f"<dgm:spPr><a:solidFill>{fill}</a:solidFill></dgm:spPr></dgm:pt>"
    )


def drawn(*texts: str, fill: str = "") -> str:
    """Write a shape of the drawing of a diagram, a paragraph for each text."""
    paragraphs = "".join(f"<a:p>{text}</a:p>" for text in texts)
    fill = f"<a:solidFill>{fill}</a:solidFill>" if fill else ""
    return (
        '<dsp:sp modelId="{X}"><dsp:nvSpPr><dsp:cNvPr id="0" name=""/><dsp:cNvSpPr/></dsp:nvSpPr>'
        f"<dsp:spPr>{fill}</dsp:spPr>"
        f"<dsp:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</dsp:txBody></dsp:sp>"
    )


POINTS: Final = (
    point("1", run("Fast")),
    point("2", run("Til "), run("Na", is_yellow=True), run("vn", is_yellow=True)),
    point("3", run("Gul boks"), placeholder=True),
    shown("4", FFFF00),
    shown("5", '<a:srgbClr val="FF0000"/>'),
)
LINKS: Final = "".join(
    f'<dgm:cxn modelId="{{9{source}}}" type="presOf" srcId="{{{source}}}" destId="{{{shape}}}"/>'
    for source, shape in (("1", "5"), ("2", "5"), ("3", "4"))
)
DATA: Final = (
    f'<dgm:dataModel xmlns:dgm="{DIAGRAM}" xmlns:a="{DRAWING}"><dgm:ptLst>{"".join(POINTS)}'
    f"</dgm:ptLst><dgm:cxnLst>{LINKS}</dgm:cxnLst><dgm:bg/><dgm:whole/><dgm:extLst><a:ext "
    f'uri="x"><dsp:dataModelExt xmlns:dsp="{DRAWN}" relId="rIdDrawing"/></a:ext></dgm:extLst>'
    "</dgm:dataModel>"
)
DRAWING_COPY: Final = (
    f'<dsp:drawing xmlns:dsp="{DRAWN}" xmlns:a="{DRAWING}"><dsp:spTree>'
    + drawn(
        run("Fast"), run("Til ") + run("Navn", is_yellow=True), fill='<a:srgbClr val="FF0000"/>'
    )
    + drawn(run("Gul boks"), fill=FFFF00)
    + "</dsp:spTree></dsp:drawing>"
)
FRAME: Final = (
    '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="Diagram 4"/><p:cNvGraphicFramePr/>'
    '<p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="900" cy="900"/></p:xfrm>'
    f'<a:graphic><a:graphicData uri="{DIAGRAM}"><dgm:relIds xmlns:dgm="{DIAGRAM}" xmlns:r='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:dm="rIdData" '
    'r:lo="x" r:qs="x" r:cs="x"/></a:graphicData></a:graphic></p:graphicFrame>'
)


def with_diagram(data: bytes, part: str, folder: str) -> bytes:
    """Give a part the data and the drawing of a diagram."""
    data = with_part(
        data, f"{folder}/diagrams/data1.xml", DATA, of=part, kind="diagramData", key="rIdData"
    )
    return with_part(
        data,
        f"{folder}/diagrams/drawing1.xml",
        DRAWING_COPY,
        of=part,
        kind=f"{MICROSOFT}/diagramDrawing",
        key="rIdDrawing",
    )


def yellow_diagram(title: str = "") -> bytes:
    """Return a presentation with a diagram that has fields."""
    deck = new_deck()
    slide = new_slide(deck, "Prosess")
    frame = element(FRAME)
    if title:
        frame[0][0].set("title", title)
    slide.shapes.element.append(frame)
    return with_diagram(saved(deck), SLIDE, "ppt")


def test_text_of_a_diagram_and_its_drawing() -> None:
    """A diagram's text is one field in data and drawing, and both are filled alike."""
    data = yellow_diagram()
    filled = fill(data, {"navn": "Åse", "gul-boks": "Ola"})
    parts = contents(filled)

    assert [(field.prompt, field.kind, field.place) for field in fields(data)] == [
        ("Navn", FieldKind.INLINE, "slide 1, diagram"),
        ("Gul boks", FieldKind.PARAGRAPH, "slide 1, diagram"),
    ]
    assert changed(data, filled) == {"ppt/diagrams/data1.xml", "ppt/diagrams/drawing1.xml"}
    for name in changed(data, filled):
        text = parts[name].decode()
        assert all(word in text for word in ("Fast", "Til ", "Åse", "Ola", "FF0000"))
        assert not any(word in text for word in ("FFFF00", "Navn", "Gul boks", "phldr="))
    assert fields(filled) == ()


def test_what_is_left_of_a_diagram_stays_yellow() -> None:
    """A shape of a diagram keeps its fill, and its placeholder, until its field is filled."""
    data = yellow_diagram()
    parts = contents(fill(data, {"navn": "Åse"}))

    for name in ("ppt/diagrams/data1.xml", "ppt/diagrams/drawing1.xml"):
        assert b"FFFF00" in parts[name]
        assert b"Gul boks" in parts[name]
    assert b'phldr="1"' in parts["ppt/diagrams/data1.xml"]
    assert changed(data, fill(data, {})) == set()


def test_a_diagram_is_called_what_people_call_it() -> None:
    """A diagram that has a title is named by it."""
    assert {field.place for field in fields(yellow_diagram("Årshjul"))} == {
        "slide 1, diagram «Årshjul»"
    }


def test_a_diagram_without_a_drawing() -> None:
    """The drawing is only a copy, and need not be there."""
    deck = new_deck()
    new_slide(deck, "x").shapes.element.append(element(FRAME))
    name = "ppt/diagrams/data1.xml"
    data = with_part(saved(deck), name, DATA, of=SLIDE, kind="diagramData", key="rIdData")

    assert [field.prompt for field in fields(data)] == ["Navn", "Gul boks"]
    assert changed(data, fill(data, {"navn": "Åse"})) == {name}


def test_diagrams_and_charts_in_a_word_document() -> None:
    """A Word document's diagrams and charts have fields like those of a presentation."""
    data = with_diagram(word_file(paragraph(yellow("Dato"))), "word/document.xml", "word")
    chart = contents(yellow_chart())[CHART]
    data = with_part(
        data, "word/charts/chart1.xml", chart, of="word/document.xml", kind="chart", key="rIdChart"
    )
    found = fields(data, "mal.docx")
    filled = fill(data, {field.key: "Åse" for field in found}, "mal.docx")

    assert [(field.prompt, field.place) for field in found] == [
        ("Dato", "paragraph 1"),
        ("Navn", "diagram"),
        ("Gul boks", "diagram"),
        ("Enhetens navn", "chart, title"),
        ("Skala", "chart, title of an axis"),
    ]
    assert fields(filled, "mal.docx") == ()
    assert changed(data, filled) == {
        "word/document.xml", "word/charts/chart1.xml", "word/diagrams/data1.xml",
        "word/diagrams/drawing1.xml",
    }  # fmt: skip


@pytest.mark.parametrize("values", [{"navn": "Åse", "gul-boks": "Ola"}, {"navn": "Åse"}])
def test_a_diagram_is_read_back(values: dict[str, str]) -> None:
    """What was filled into a diagram is read back from it."""
    data = yellow_diagram()
    template = OfficeTemplateEngine().open(data, name="mal.pptx")
    reading = template.read(template.fill(values, language="nb").data)

    assert dict(reading.values) == values


def test_fields_of_a_slide_stand_before_those_of_its_graphics() -> None:
    """The text of a slide comes first, then its charts and diagrams, then its notes."""
    deck = new_deck()
    slide = new_slide(deck, "x")
    slide.shapes.element.append(element(FRAME))
    text_box(slide.shapes, "=Sist på lysbildet=")
    notes = slide.notes_slide.notes_text_frame.paragraphs[0].add_run()
    notes.text = "Notat"
    highlight(notes)
    data = with_diagram(saved(deck), SLIDE, "ppt")

    assert [field.prompt for field in fields(data)] == [
        "Sist på lysbildet", "Navn", "Gul boks", "Notat",
    ]  # fmt: skip


def test_a_part_that_two_slides_lead_to_is_gone_through_once() -> None:
    """A chart that two slides show has its fields once, and is filled for both."""
    deck = opened(yellow_chart())
    first = deck.slides[0]
    second = new_slide(deck, "y")
    frame = first.shapes[1]
    key = second.part.relate_to(frame.chart_part, f"{OFFICE}/chart")
    twin = deepcopy(frame.element)
    twin.find(".//{*}chart").set(f"{{{OFFICE}}}id", key)
    second.shapes.element.append(twin)
    data = saved(deck)

    assert [field.prompt for field in fields(data)] == ["Enhetens navn", "Skala"]
    assert len(changed(data, fill(data, {"skala": "Snitt"}))) == 1


def test_masters_of_notes_and_handouts_hold_no_fields() -> None:
    """What only printouts show is never a field, not even for those who ask for layouts."""
    deck = new_deck()
    _ = new_slide(deck, "x").notes_slide
    master = deck.notes_master.placeholders[0]
    master.text_frame.text = "Trykk"
    highlight(master.text_frame.paragraphs[0].runs[0])
    data = with_part(
        saved(deck),
        "ppt/handoutMasters/handoutMaster1.xml",
        contents(saved(deck))["ppt/notesMasters/notesMaster1.xml"],
        of="ppt/presentation.xml",
        kind="handoutMaster",
        key="rIdHandout",
    )
    template = OfficeTemplateEngine().open(data, name="mal.pptx", layouts=True)

    assert template.fields == ()
