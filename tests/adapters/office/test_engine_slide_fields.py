"""Which text of a presentation is a field."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.slide_files import (
    FFFF00,
    Thing,
    element,
    highlight,
    move_first_slide_last,
    new_deck,
    new_slide,
    saved,
    slide_table,
    text_box,
    yellow_shape,
)

if TYPE_CHECKING:
    from arbeidsmiljo.model.documents import Field


def fields(deck: Thing) -> tuple[Field, ...]:
    """Return the fields of a presentation."""
    return OfficeTemplateEngine().open(saved(deck), name="mal.pptx").fields


def test_highlighted_text_of_titles_text_boxes_groups_and_notes() -> None:
    """Highlighted text is a field wherever it stands, split or not; the place is in words."""
    deck = new_deck()
    first = new_slide(deck, "Fast tittel")
    text_box(first.shapes, "Til =Enhe|tens navn= i dag", "=Hele avsnittet=")
    group = first.shapes.add_group_shape().shapes.add_group_shape()
    text_box(group.shapes, "=I gruppen=")
    second = new_slide(deck)
    run = second.shapes.title.text_frame.paragraphs[0].add_run()
    run.text = "Dato"
    highlight(run)
    notes = second.notes_slide.notes_text_frame.paragraphs[0].add_run()
    notes.text = "Si dette"
    highlight(notes)

    assert [(field.prompt, field.kind, field.place) for field in fields(deck)] == [
        ("Enhetens navn", FieldKind.INLINE, "slide 1, text box, paragraph 1"),
        ("Hele avsnittet", FieldKind.PARAGRAPH, "slide 1, text box, paragraph 2"),
        ("I gruppen", FieldKind.PARAGRAPH, "slide 1, text box"),
        ("Dato", FieldKind.PARAGRAPH, "slide 2, title"),
        ("Si dette", FieldKind.PARAGRAPH, "slide 2, notes, text"),
    ]


def test_cells_and_rows_of_tables() -> None:
    """Yellow cells are fields, and rows of them repeat; the header row never does."""
    deck = new_deck()
    slide = new_slide(deck, "Tiltak")
    slide_table(slide.shapes, [["Tiltak", "Ansvarlig"], ["=hva", "=hvem"], ["=hva", "=hvem"],
                         ["Godkjent av", "=leder"]])  # fmt: skip
    slide_table(slide.shapes, [["=a", "=b"], ["x", "y"]])

    assert [(field.prompt, field.kind, field.columns, field.place) for field in fields(deck)] == [
        ("hva | hvem", FieldKind.ROW, ("hva", "hvem"), "slide 1, table 1, row 2"),
        ("leder", FieldKind.PARAGRAPH, (), "slide 1, table 1, row 4, column «Ansvarlig»"),
        ("a", FieldKind.PARAGRAPH, (), "slide 1, table 2, row 1, column 1"),
        ("b", FieldKind.PARAGRAPH, (), "slide 1, table 2, row 1, column 2"),
    ]


def test_yellow_shapes() -> None:
    """A shape filled with yellow is one field; without text it is called what it is called."""
    deck = new_deck()
    slide = new_slide(deck)
    yellow_shape(slide.shapes, "Sett inn\ndiagram")
    nameless = yellow_shape(slide.shapes, "")
    nameless.name = "Rektangel 4"
    nameless.element.nvSpPr.cNvPr.set("descr", "Diagram over resultatene")

    assert [(field.prompt, field.kind, field.place) for field in fields(deck)] == [
        ("Sett inn diagram", FieldKind.SHAPE, "slide 1, yellow shape"),
        ("Diagram over resultatene", FieldKind.SHAPE, "slide 1, yellow shape"),
    ]


@pytest.mark.parametrize(
    ("colour", "is_field"),
    [
        ('<a:srgbClr val="ffff00"/>', True),
        ('<a:prstClr val="yellow"/>', True),
        ('<a:srgbClr val="FFFF99"/>', False),
        ('<a:srgbClr val="808000"/>', False),
        ('<a:schemeClr val="accent4"/>', False),
        ('<a:srgbClr val="FFFF00"><a:lumMod val="50000"/></a:srgbClr>', False),
    ],
)
def test_only_plain_yellow_counts(colour: str, is_field: bool) -> None:  # noqa: FBT001
    """Near yellows, colours of the theme and changed yellows are no fields."""
    deck = new_deck()
    box = text_box(new_slide(deck).shapes, "tekst")
    highlight(box.text_frame.paragraphs[0].runs[0], colour)

    assert bool(fields(deck)) is is_field


def test_layouts_and_masters_hold_no_fields() -> None:
    """What every slide shares is not completed by hand."""
    deck = new_deck()
    new_slide(deck, "x")
    for page in (deck.slide_layouts[5], deck.slide_master):
        highlight(page.placeholders[0].text_frame.paragraphs[0].runs[0])

    assert fields(deck) == ()


def test_the_two_copies_of_a_shape_are_one_field() -> None:
    """What is there twice, for new programs and for old ones, is found once."""
    deck = new_deck()
    slide = new_slide(deck)
    box = text_box(slide.shapes, "=Navn=").element
    both = element(
        '<mc:AlternateContent><mc:Choice Requires="p14"/><mc:Fallback/></mc:AlternateContent>'
    )
    box.getparent().replace(box, both)
    both[0].append(box)
    both[1].append(deepcopy(box))

    assert [field.prompt for field in fields(deck)] == ["Navn"]


def test_slides_are_numbered_as_they_are_shown() -> None:
    """The order is that of the presentation, not that of its parts."""
    deck = new_deck()
    for title in ("en", "to"):
        text_box(new_slide(deck).shapes, f"={title}=")
    move_first_slide_last(deck)

    assert [(field.prompt, field.place) for field in fields(deck)] == [
        ("to", "slide 1, text box"), ("en", "slide 2, text box"),
    ]  # fmt: skip


def test_slide_numbers_are_no_fields() -> None:
    """What PowerPoint writes itself is nothing to complete, however it is marked."""
    deck = new_deck()
    box = text_box(new_slide(deck).shapes, "side ")
    number = element(
        '<a:fld id="{0D108BD9-81ED-4DB2-BD59-A6C34878D82A}" type="slidenum"><a:rPr>'
        f"<a:highlight>{FFFF00}</a:highlight></a:rPr><a:t>1</a:t></a:fld>"
    )
    box.element.txBody[-1].append(number)

    assert fields(deck) == ()
