"""Reading slides that repeat back: added, removed and moved ones, and what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import contents
from tests.adapters.office.prepared_files import prepared
from tests.adapters.office.repeated_decks import (
    READ,
    RECORDS,
    VALUES,
    Thing,
    box_on,
    duplicate,
    move_slides,
    notes,
    repeated_deck,
    titles_of,
)
from tests.adapters.office.slide_files import new_deck, new_slide, opened, saved, text_box, write

if TYPE_CHECKING:
    from arbeidsmiljo.model.documents import Reading, Template, Value

ENGINE = OfficeTemplateEngine()
DECK = saved(repeated_deck())
PLAIN = ENGINE.open(DECK, name="mal.pptx")
PREPARED = prepared(DECK, "mal.pptx")
_TITLE_AND_CONTENT = 1


def filled(template: Template) -> Thing:
    """Fill a template, and open the copy as a person does."""
    return opened(template.fill(VALUES, language="nb").data)


def said(reading: Reading) -> list[dict[str, str]]:
    """Return what the slides of a document say."""
    return [dict(one.values) for one in reading.slides["tiltak"]]


def bare_deck() -> Thing:
    """Return a presentation whose second slide has nothing but placeholders with fields."""
    deck = new_deck()
    new_slide(deck, "Forside")
    slide = new_slide(deck, layout=_TITLE_AND_CONTENT)
    write(slide.shapes.title.text_frame.paragraphs[0], "=Tittel=")
    write(slide.placeholders[1].text_frame.paragraphs[0], "=tekst=")
    notes(slide, "=Gjenta: tiltak=")
    new_slide(deck, "Slutt")
    return deck


BARE: dict[str, Value] = {
    "tiltak": [{"tittel": f"t{number}", "tekst": f"u{number}"} for number in range(3)]
}


@pytest.mark.parametrize(
    ("template", "origins"),
    [(PLAIN, (None,) * 3), (PREPARED, (1, 2, 3))],
    ids=["plain", "prepared"],
)
def test_what_was_filled_is_read(template: Template, origins: tuple[int | None, ...]) -> None:
    """Each slide gives a reading of its own, with its rows; charts and pictures have no text."""
    reading = template.read(saved(filled(template)))
    slides = reading.slides["tiltak"]

    assert dict(reading.values) == {"enhet": "Drift", "enhet-2": "Drift"}
    assert said(reading) == list(READ)
    assert [list(one.rows["hva-nar"]) for one in slides] == [
        record.get("hva-nar", []) for record in RECORDS
    ]
    assert all(one.unmatched == () for one in (reading, *slides))
    assert (reading.origins["tiltak"], dict(reading.gone)) == (origins, {})


def test_slides_that_were_moved_added_and_taken_away() -> None:
    """They are told apart by their anchors, wherever they stand; what is gone is counted."""
    deck = filled(PREPARED)
    copy = duplicate(deck, 1)
    box_on(copy, "Ansvarlig").text_frame.paragraphs[0].runs[-1].text = "Per"
    move_slides(deck, [0, 3, 4, 1, 5])
    assert titles_of(deck) == ["Forside", "Vakter", "Slutt", "Morgenmøte", "Morgenmøte"]
    reading = PREPARED.read(saved(deck))

    assert [one["hvem"] for one in said(reading)] == ["Siv", "Kari", "Per"]
    assert reading.origins["tiltak"] == (3, 1, None)
    assert dict(reading.gone) == {"tiltak": 1}
    assert reading.values["enhet-2"] == "Drift"


def test_slides_of_an_unprepared_template_are_known_by_their_words() -> None:
    """Added and moved ones too; only how many are gone nobody knows."""
    deck = filled(PLAIN)
    duplicate(deck, 1)
    move_slides(deck, [4, 3, 5, 0])
    reading = PLAIN.read(saved(deck))

    assert [one["hvem"] for one in said(reading)] == ["Siv", "Kari"]
    assert reading.origins["tiltak"] == (None, None)
    assert dict(reading.gone) == {}


@pytest.mark.parametrize("template", [PLAIN, PREPARED], ids=["plain", "prepared"])
def test_slides_that_are_all_gone_are_reported(template: Template) -> None:
    """The field is unmatched, and nobody has said no to anything."""
    deck = filled(template)
    move_slides(deck, [0, 4])
    reading = template.read(saved(deck))

    assert [one.key for one in reading.unmatched] == ["tiltak"]
    assert "tiltak" not in reading.slides
    assert dict(reading.values) == {"enhet": "Drift", "enhet-2": "Drift"}


def test_a_slide_that_was_emptied_is_gone() -> None:
    """What says nothing is no record, and is counted as one that is missing."""
    deck = filled(PREPARED)
    slide = deck.slides[2]
    slide.shapes.title.text_frame.text = ""
    box = box_on(slide, "Ansvarlig").text_frame
    box.paragraphs[0].runs[-1].text = ""
    box.paragraphs[1].runs[0].text = ""
    slide.notes_slide.notes_text_frame.text = "Si dette: "
    reading = PREPARED.read(saved(deck))

    assert reading.origins["tiltak"] == (1, 3)
    assert dict(reading.gone) == {"tiltak": 1}


def test_a_field_that_is_gone_from_one_slide_is_unmatched_there() -> None:
    """Other slides have it, and are read."""
    deck = filled(PREPARED)
    box = box_on(deck.slides[2], "Ansvarlig")
    box._element.getparent().remove(box._element)  # noqa: SLF001 - there is no other way
    first, second, third = PREPARED.read(saved(deck)).slides["tiltak"]

    assert (first.unmatched, third.unmatched) == ((), ())
    assert [one.key for one in second.unmatched] == ["hvem", "mer"]


def test_a_slide_that_a_person_made_is_no_record() -> None:
    """One that looks otherwise is not taken for a copy."""
    deck = filled(PREPARED)
    text_box(new_slide(deck, "Noe annet").shapes, "Kantina er stengt")
    move_slides(deck, [0, 1, 5, 2, 3, 4])

    assert said(PREPARED.read(saved(deck))) == list(READ)


@pytest.mark.parametrize("template", [PLAIN, PREPARED], ids=["plain", "prepared"])
def test_what_nobody_filled_says_nothing(template: Template) -> None:
    """Neither the template itself, nor a copy in which the slide is hidden."""
    hidden = template.fill({"tiltak": []}, language="nb").data
    untouched = template.fill({}, language="nb").data

    for data in (hidden, untouched):
        reading = template.read(data)
        assert reading.slides == {"tiltak": ()}
        assert (dict(reading.values), reading.unmatched, dict(reading.gone)) == ({}, (), {})


def test_a_template_slide_that_was_filled_by_hand_is_a_record() -> None:
    """A person wrote over the prompts of a slide that was hidden, or never filled."""
    deck = opened(PREPARED.fill({"tiltak": []}, language="nb").data)
    deck.slides[1].shapes.title.text_frame.text = "Nytt tiltak"
    reading = PREPARED.read(saved(deck))

    assert said(reading) == [{"tittel": "Nytt tiltak"}]
    assert reading.origins["tiltak"] == (None,)


@pytest.mark.parametrize("is_prepared", [False, True])
def test_slides_of_nothing_but_placeholders_stand_where_they_stood(*, is_prepared: bool) -> None:
    """With the same placeholders, between the slides that stand around them in the template."""
    data = saved(bare_deck())
    template = prepared(data, "mal.pptx") if is_prepared else ENGINE.open(data, name="x.pptx")
    deck = opened(template.fill(BARE, language="nb").data)
    for slide in deck.slides:
        for shape in slide.shapes:
            shape.name = "uten anker"
    move_slides(deck, [0, 3, 1, 4])
    reading = template.read(saved(deck))

    assert [one["tittel"] for one in said(reading)] == ["t2", "t0"]
    assert dict(reading.gone) == ({"tiltak": 1} if is_prepared else {})


def test_slides_that_could_be_of_two_fields_are_left_open() -> None:
    """Neither names nor words tell which is which: both are unmatched."""
    deck = bare_deck()
    other = new_slide(deck, layout=_TITLE_AND_CONTENT)
    write(other.shapes.title.text_frame.paragraphs[0], "=Tittel=")
    write(other.placeholders[1].text_frame.paragraphs[0], "=tekst=")
    notes(other, "=Gjenta: annet=")
    template = ENGINE.open(saved(deck), name="mal.pptx")
    values = {**BARE, "annet": [{"tittel": "x", "tekst": "y"}]}
    reading = template.read(template.fill(values, language="nb").data)

    assert [one.key for one in reading.unmatched] == ["tiltak", "annet"]


def test_preparing_again_changes_nothing() -> None:
    """A slide that repeats is prepared as any other, and the manifest knows its fields."""
    once = ENGINE.prepare(DECK, name="mal.pptx")
    manifest = contents(once)["customXml/item1.xml"]

    assert ENGINE.prepare(once, name="mal.pptx") == once
    assert b'key="tiltak/hvem"' in manifest
    assert b'key="tiltak" ' in manifest
    assert ENGINE.open(once, name="mal.pptx").fields == PLAIN.fields
