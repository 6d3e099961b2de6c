"""Yellow that a shape does not have itself, and the pages that slides share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.filled_files import CHART
from tests.adapters.office.packages import changed
from tests.adapters.office.slide_files import (
    FFFF00,
    Thing,
    element,
    fill_yellow,
    highlight,
    new_deck,
    new_slide,
    opened,
    saved,
    slide_table,
    text_box,
    yellow_shape,
)

if TYPE_CHECKING:
    from arbeidsmiljo.model.documents import Field

TITLE_AND_CONTENT = 1
SLIDE = "ppt/slides/slide1.xml"


def fields(data: bytes, *, layouts: bool = False) -> tuple[Field, ...]:
    """Return the fields of a presentation."""
    return OfficeTemplateEngine().open(data, name="mal.pptx", layouts=layouts).fields


def fill(data: bytes, **values: str) -> bytes:
    """Fill a presentation."""
    template = OfficeTemplateEngine().open(data, name="mal.pptx")
    return template.fill(values, language="nb").data


@pytest.mark.parametrize("page", ["layout", "master"])
def test_a_placeholder_inherits_the_fill_of_its_layout_or_master(page: str) -> None:
    """A placeholder that says nothing itself is yellow where its layout or master is."""
    deck = new_deck()
    slide = new_slide(deck, "Fast tittel", layout=TITLE_AND_CONTENT)
    shared = deck.slide_layouts[TITLE_AND_CONTENT] if page == "layout" else deck.slide_master
    fill_yellow(shared.placeholders[1])
    slide.placeholders[1].text_frame.text = "Skriv inn funn"
    data = saved(deck)
    filled = fill(data, **{"skriv-inn-funn": "Åse & co."})
    shape = opened(filled).slides[0].placeholders[1]

    assert [(field.prompt, field.kind, field.place) for field in fields(data)] == [
        ("Skriv inn funn", FieldKind.SHAPE, "slide 1, yellow shape")
    ]
    assert shape.text_frame.text == "Åse & co."
    assert shape.element.spPr[-1].tag.endswith("}noFill")
    assert fields(filled) == ()
    assert changed(data, filled) == {SLIDE}


def test_a_placeholder_may_have_another_fill_than_its_layout() -> None:
    """A slide that says that its shape has no fill has no field there."""
    deck = new_deck()
    slide = new_slide(deck, "Fast tittel", layout=TITLE_AND_CONTENT)
    fill_yellow(deck.slide_layouts[TITLE_AND_CONTENT].placeholders[1])
    slide.placeholders[1].text_frame.text = "Fast tekst"
    slide.placeholders[1].fill.background()

    assert fields(saved(deck)) == ()


def test_a_layout_may_take_away_the_fill_of_its_master() -> None:
    """The nearest page that says something of the fill is the one that counts."""
    deck = new_deck()
    slide = new_slide(deck, "Fast tittel", layout=TITLE_AND_CONTENT)
    fill_yellow(deck.slide_master.placeholders[1])
    deck.slide_layouts[TITLE_AND_CONTENT].placeholders[1].fill.background()
    slide.placeholders[1].text_frame.text = "Fast tekst"

    assert fields(saved(deck)) == ()


def test_a_chart_takes_the_place_of_an_inherited_shape() -> None:
    """A placeholder that has fill and place from its layout takes a chart there."""
    deck = new_deck()
    slide = new_slide(deck, "Fast tittel", layout=TITLE_AND_CONTENT)
    fill_yellow(deck.slide_layouts[TITLE_AND_CONTENT].placeholders[1])
    slide.placeholders[1].text_frame.text = "Diagram"
    template = OfficeTemplateEngine().open(saved(deck), name="mal.pptx")
    made = opened(template.fill({"diagram": CHART}, language="nb").data).slides[0]

    assert [shape.has_chart for shape in made.shapes] == [False, True]


def test_groups_at_any_depth_and_with_fills_of_their_own() -> None:
    """A shape filled like its group is yellow where the group is, however deep it stands."""
    deck = new_deck()
    slide = new_slide(deck, "Fast tittel")
    group = slide.shapes.add_group_shape()
    group.element.grpSpPr.append(element(f"<a:solidFill>{FFFF00}</a:solidFill>"))
    shapes = group.shapes
    for _ in range(5):
        inner = shapes.add_group_shape()
        inner.element.grpSpPr.append(element("<a:grpFill/>"))
        shapes = inner.shapes
    shape = yellow_shape(shapes, "Innerst")
    yellow = shape.element.spPr.find(".//{*}solidFill")
    shape.element.spPr.replace(yellow, element("<a:grpFill/>"))
    text_box(shapes, "Til =Navn=")
    data = saved(deck)
    filled = fill(data, innerst="Åse", navn="Ola")

    assert [(field.prompt, field.kind) for field in fields(data)] == [
        ("Innerst", FieldKind.SHAPE), ("Navn", FieldKind.INLINE),
    ]  # fmt: skip
    assert fields(filled) == ()
    assert b"Innerst" not in saved(opened(filled))


def test_the_other_shapes_of_a_yellow_group_are_no_fields() -> None:
    """A group that is yellow says nothing of shapes that do not take its fill."""
    deck = new_deck()
    group = new_slide(deck, "Fast").shapes.add_group_shape()
    group.element.grpSpPr.append(element(f"<a:solidFill>{FFFF00}</a:solidFill>"))
    text_box(group.shapes, "Fast tekst")

    assert fields(saved(deck)) == ()


def yellow_layouts() -> Thing:
    """Return a presentation whose layout and master have fields too."""
    deck = new_deck()
    slide = new_slide(deck, "Fast")
    text_box(slide.shapes, "=Navn=")
    layout = deck.slide_layouts[5]
    for page, word in ((layout, "Enhet"), (deck.slide_master, "Virksomhet")):
        run = page.placeholders[0].text_frame.paragraphs[0].runs[0]
        run.text = word
        highlight(run)
    return deck


def test_layouts_and_masters_have_fields_when_asked_for() -> None:
    """Who asks for them gets the fields of masters and layouts, behind those of the slides."""
    data = saved(yellow_layouts())
    template = OfficeTemplateEngine().open(data, name="mal.pptx", layouts=True)
    values = {"navn": "a", "virksomhet": "b", "enhet": "c"}
    filled = template.fill(values, language="nb").data

    assert [field.prompt for field in fields(data)] == ["Navn"]
    assert [(field.prompt, field.place) for field in template.fields] == [
        ("Navn", "slide 1, text box"),
        ("Virksomhet", "master, title"),
        ("Enhet", "layout «Title Only», title"),
    ]
    assert fields(filled, layouts=True) == ()
    assert changed(data, filled) == {
        SLIDE, "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout6.xml",
    }  # fmt: skip
    assert dict(template.read(filled).values) == values


@pytest.mark.parametrize("own", ["title", "name", "slide"])
def test_tables_are_called_what_people_call_them(own: str) -> None:
    """A table has its title, the name somebody gave it, or the slide's title if it is alone."""
    deck = new_deck()
    slide = new_slide(deck, "Tiltaksplan" if own == "slide" else "Annet")
    frame = slide_table(slide.shapes, [["Tiltak", "Ansvarlig"], ["fast", "=navn"]])
    if own == "title":
        frame.element.find(".//{*}cNvPr").set("title", "Tiltaksplan")
    elif own == "name":
        frame.name = "Tiltaksplan"

    assert [field.place for field in fields(saved(deck))] == [
        "slide 1, table «Tiltaksplan», row 2, column «Ansvarlig»"
    ]


def test_a_slide_whose_title_is_a_field_gives_its_table_no_name() -> None:
    """A prompt is not what a slide is called."""
    deck = new_deck()
    slide = new_slide(deck, "Sett inn enhet")
    highlight(slide.shapes.title.text_frame.paragraphs[0].runs[0])
    slide_table(slide.shapes, [["Tiltak", "Ansvarlig"], ["fast", "=navn"]])

    assert [field.place for field in fields(saved(deck))] == [
        "slide 1, title",
        "slide 1, table, row 2, column «Ansvarlig»",
    ]
