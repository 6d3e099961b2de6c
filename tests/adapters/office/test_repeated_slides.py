"""Slides that repeat per record: copies of all that a slide has, and nothing else changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import FieldValueError, TemplateError
from arbeidsmiljo.model.charts import Chart
from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo.model.fits import Fit
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import changed, contents, with_members
from tests.adapters.office.prepared_files import prepared
from tests.adapters.office.repeated_decks import (
    RECORDS,
    VALUES,
    box_on,
    notes,
    repeated_deck,
    sections_of,
    shown_in,
    titles_of,
)
from tests.adapters.office.slide_files import new_deck, new_slide, opened, saved, write
from tests.effort import examples

if TYPE_CHECKING:
    from arbeidsmiljo.model.documents import SlideRecord, Template

DECK = saved(repeated_deck())
TITLES = ["Forside", "Morgenmøte", "Fadder", "Vakter", "Slutt"]
words = st.text("abcæøå", min_size=1, max_size=20)
cells = st.fixed_dictionaries({"hva": words, "når": words})
records = st.fixed_dictionaries(
    {},
    optional={
        "tittel": words,
        "hvem": words,
        "mer": st.lists(words, min_size=1, max_size=3),
        "hva-nar": st.lists(cells, max_size=3),
        "graf": words,
        "replikk": words,
    },
)


def template_of(data: bytes = DECK) -> Template:
    """Open a template."""
    return OfficeTemplateEngine().open(data, name="mal.pptx")


def simple(*texts: str, title: str = "=Tittel=") -> bytes:
    """Return a presentation of one slide with a title, and notes."""
    deck = new_deck()
    slide = new_slide(deck)
    write(slide.shapes.title.text_frame.paragraphs[0], title)
    notes(slide, *texts)
    return saved(deck)


@pytest.mark.parametrize(
    "marker",
    ["Gjenta: tiltak", "gjenta : tiltak", "Gentag: tiltak", "Upprepa:tiltak", "Repeat: tiltak"],
)
def test_a_slide_that_repeats_is_a_field(marker: str) -> None:
    """It is called what its notes say, and has the fields that are on it and in its notes."""
    fields = template_of(saved(repeated_deck(marker=marker))).fields

    assert [(one.key, one.kind) for one in fields] == [
        ("enhet", FieldKind.INLINE),
        ("tiltak", FieldKind.SLIDE),
        ("enhet-2", FieldKind.INLINE),
    ]
    slide = fields[1]
    assert (slide.prompt, slide.place) == ("tiltak", "slide 2")
    assert [one.key for one in slide.inside] == [
        *("tittel", "hvem", "mer", "hva-nar", "diagram", "graf", "replikk")
    ]
    assert slide.inside[3].columns == ("hva", "når")


@pytest.mark.parametrize(
    "text", ["=Gjenta:=", "Gjenta: tiltak", "=Gjenta: til=tak", "=Ta igjen: tiltak=", "=Gjenta="]
)
def test_what_does_not_say_that_a_slide_repeats(text: str) -> None:
    """Without a name, without yellow, in part, or in other words."""
    assert all(one.kind is not FieldKind.SLIDE for one in template_of(simple(text)).fields)


def test_words_on_the_slide_itself_do_not_repeat_it() -> None:
    """Only the notes say so, which the audience does not see."""
    fields = template_of(simple("Notat", title="=Gjenta: tiltak=")).fields
    assert [one.kind for one in fields] == [FieldKind.PARAGRAPH]


def test_notes_that_say_it_twice_are_refused() -> None:
    """With both names."""
    with pytest.raises(TemplateError, match=r"mal\.pptx: the notes of slide 1 .*'en'.*'to'"):
        template_of(simple("=Gjenta: en=", "=Gjenta: to="))


def test_each_record_has_its_slide() -> None:
    """In the order of the records, with its texts, rows, notes, charts and pictures."""
    filled = template_of().fill(VALUES, language="nb")
    deck = opened(filled.data)
    slides = list(deck.slides)

    assert titles_of(deck) == TITLES
    assert [box_on(slide, "Ansvarlig").text_frame.text for slide in slides[1:4]] == [
        "Ansvarlig: Kari\nHver dag\nklokken åtte",
        "Ansvarlig: Ola\nÉn hver",
        "Ansvarlig: Siv\nmer",
    ]
    assert [slide.notes_slide.notes_text_frame.text for slide in slides[1:4]] == [
        "Si dette: velkommen",
        "Si dette: ta det rolig",
        "Si dette: replikk",
    ]
    tables = [next(one for one in slide.shapes if one.has_table).table for slide in slides[1:4]]
    assert [len(table.rows) for table in tables] == [3, 2, 2]
    charts = [[one.chart for one in slide.shapes if one.has_chart] for slide in slides[1:4]]
    assert [len(found) for found in charts] == [2, 1, 1]
    workbooks = {one.part.chart_workbook.xlsx_part.partname for found in charts for one in found}
    assert len(workbooks) == 4
    assert [sum(one.shape_type == 13 for one in slide.shapes) for slide in slides[1:4]] == [0, 0, 1]


def test_what_a_record_lacks_is_left() -> None:
    """The field of the slide tells what is still yellow on any of its slides."""
    template = template_of()
    left = template.fill(VALUES, language="nb").left
    slide = template.fields[1]
    inside = {one.key: one for one in slide.inside}

    lacking = ("mer", "hva-nar", "diagram", "graf", "replikk")
    assert left == (evolve(slide, inside=tuple(inside[key] for key in lacking)),)


def test_cells_that_some_slide_lacks_are_left() -> None:
    """Of a row on a slide, only the columns that are still yellow are told."""
    template = template_of()
    record: SlideRecord = {
        **RECORDS[0],
        "hva-nar": [{"hva": "a", "når": "b"}],
    }
    other: SlideRecord = {**record, "hva-nar": [{"hva": "a"}]}
    (left,) = template.fill(
        {"tiltak": [record, other], "enhet": "x", "enhet-2": "y"}, language="nb"
    ).left

    (row,) = left.inside
    assert (row.key, row.columns) == ("hva-nar", ("når",))


def test_without_a_value_the_slide_stays_as_it_is() -> None:
    """It is yellow, marker and all, and listed with all that is on it."""
    template = template_of()
    filled = template.fill({"enhet": "Drift"}, language="nb")

    assert filled.left == template.fields[1:]
    assert changed(DECK, filled.data) == {"ppt/slides/slide1.xml"}
    assert changed(DECK, template.fill({}, language="nb").data) == set()


def test_no_records_hide_the_slide() -> None:
    """It is there, as in the template, and not shown; nothing of it is left to fill."""
    template = template_of()
    filled = template.fill({**VALUES, "tiltak": []}, language="nb")
    before, after = contents(DECK), contents(filled.data)

    assert filled.left == ()
    assert before.keys() == after.keys()
    assert changed(DECK, filled.data) == {f"ppt/slides/slide{n}.xml" for n in (1, 2, 3)}
    hidden = after["ppt/slides/slide2.xml"]
    assert hidden.replace(b' show="0"', b"") == before["ppt/slides/slide2.xml"]
    assert OfficeTemplateEngine().barriers(filled.data, name="x.pptx") == (
        OfficeTemplateEngine().barriers(DECK, name="x.pptx")
    )


def test_links_sections_and_shows_follow() -> None:
    """A link to the slide leads to the first record's, and copies stand behind it everywhere."""
    deck = opened(template_of().fill(VALUES, language="nb").data)
    slides = list(deck.slides)

    assert box_on(slides[0], "Gjelder").click_action.target_slide.slide_id == slides[1].slide_id
    assert sections_of(deck) == [slide.slide_id for slide in slides]
    assert [one.slide_id for one in shown_in(deck)] == [slide.slide_id for slide in slides]
    assert len({slide.slide_id for slide in slides}) == len(slides)
    assert [slide.notes_slide.part.part_related_by(_SLIDE).slide for slide in slides[1:4]] == (
        slides[1:4]
    )


_SLIDE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"


def test_slides_are_told_apart_by_their_creation() -> None:
    """Each has an id of its own, made from the template's, and the first one keeps that."""
    parts = contents(template_of().fill(VALUES, language="nb").data)
    slides = [name for name in parts if name.startswith("ppt/slides/slide")]
    ids = [re.findall(rb'creationId[^>]* val="(\d+)"', parts[name]) for name in slides]
    found = [one for many in ids for one in many]

    assert b"4711" in found
    assert len(set(found)) == len(found) == len(RECORDS)


@given(st.lists(records, max_size=4))
@settings(deadline=None, max_examples=examples(25))
def test_as_many_slides_as_records(values: list[SlideRecord]) -> None:
    """Other parts do not change, the bytes are always the same, and read back is what was given."""
    template = template_of()
    filled = template.fill({"tiltak": values}, language="nb")
    deck = opened(filled.data)
    before, after = contents(DECK), contents(filled.data)
    reading = template.read(filled.data)

    assert template_of().fill({"tiltak": values}, language="nb") == filled
    assert len(deck.slides) == max(1, len(values)) + 2
    assert before.keys() <= after.keys()
    assert {name for name in before if before[name] != after[name]} <= {
        *("ppt/slides/slide2.xml", "ppt/notesSlides/notesSlide1.xml"),
        *("ppt/presentation.xml", "ppt/_rels/presentation.xml.rels", "[Content_Types].xml"),
        *(name for name in before if name.startswith("ppt/charts/chart")),
    }
    read = [
        {**one.values, **{key: list(rows) for key, rows in one.rows.items() if rows}}
        for one in reading.slides["tiltak"]
    ]
    said = [_said(record) for record in values]
    assert read == [record for record in said if record]
    assert reading.unmatched == ()


def _said(record: SlideRecord) -> dict[str, object]:
    """Return what of a record can be read back: paragraphs as lines, and nothing that is empty."""
    said: dict[str, object] = {key: value for key, value in record.items() if value}
    if "mer" in said:
        said["mer"] = "\n".join(map(str, cast("list[str]", said["mer"])))
    return said


def test_a_slide_with_one_record_adds_no_part() -> None:
    """Only its marker goes, and what is filled."""
    filled = template_of().fill({"tiltak": [{"tittel": "Ett"}]}, language="nb")
    assert changed(DECK, filled.data) == {
        "ppt/slides/slide2.xml",
        "ppt/notesSlides/notesSlide1.xml",
    }


def test_notes_that_say_nothing_else_are_empty_then() -> None:
    """A text body keeps one paragraph, as it has to."""
    template = template_of(simple("=Gjenta: side="))
    deck = opened(template.fill({"side": [{"tittel": "a"}, {"tittel": "b"}]}, language="nb").data)

    assert [slide.notes_slide.notes_text_frame.text for slide in deck.slides] == ["", ""]
    assert titles_of(deck) == ["a", "b"]


def test_several_slides_repeat_each_by_itself() -> None:
    """The records of one do not touch those of another."""
    deck = new_deck()
    for name in ("en", "to"):
        slide = new_slide(deck)
        write(slide.shapes.title.text_frame.paragraphs[0], "=Tittel=")
        notes(slide, f"=Gjenta: {name}=")
    template = template_of(saved(deck))
    one = [{"tittel": "a"}, {"tittel": "b"}]

    def titles(**values: list[dict[str, str]]) -> list[str]:
        return titles_of(opened(template.fill(dict(values), language="nb").data))

    assert titles(en=one, to=[{"tittel": "c"}]) == ["a", "b", "c"]
    assert titles(to=one) == ["Tittel", "a", "b"]
    assert titles(en=one) == ["a", "b", "Tittel"]


def test_comments_stay_with_the_first_slide() -> None:
    """What somebody said of the template's slide is not said again of each copy."""
    parts = contents(DECK)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="../comments/comment1.xml"/>'
    name = "ppt/slides/_rels/slide2.xml.rels"
    data = with_members(
        DECK,
        {
            name: parts[name].replace(b"</Rel", relation.encode() + b"</Rel"),
            "ppt/comments/comment1.xml": b"<cmLst/>",
        },
    )
    after = contents(template_of(data).fill(VALUES, language="nb").data)

    assert [one for one in after if b"rId99" in after[one]] == [name]
    assert [one for one in after if "comment" in one] == ["ppt/comments/comment1.xml"]


def test_values_that_do_not_fit_are_all_named() -> None:
    """With the record and the field, whatever is wrong with them."""
    chart = Chart(title="", categories=(), series=())
    record = {"tittel": chart, "ukjent": "x", "diagram": chart, "mer": "\0"}
    values: Any = {"tiltak": [{}, record, "tekst"], "enhet": chart}
    with pytest.raises(FieldValueError) as caught:
        template_of().fill(values, language="nb")
    lines = str(caught.value).splitlines()

    told = ("record 2, field 'tittel'", "no field 'ukjent'", "record 2, field 'diagram'")
    for line, words in zip(lines, (*told, "record 2, field 'mer'", "record 3"), strict=False):
        assert words in line
    assert all("field 'tiltak', record" in line for line in lines[:-1])
    assert "field 'enhet'" in lines[-1]
    with pytest.raises(FieldValueError, match="list of records, one for each slide, got text"):
        template_of().fill({"tiltak": "Morgenmøte"}, language="nb")


def test_more_slides_than_anybody_shows_are_refused() -> None:
    """Before any of them is made."""
    with pytest.raises(FieldValueError, match=r"field 'tiltak' \(slide 2\): has 10001 records"):
        template_of().fill({"tiltak": [{"tittel": "a"}] * 10_001}, language="nb")


def test_text_with_too_little_room_is_told_with_its_slide() -> None:
    """The place is that in the filled presentation; fields behind it keep theirs."""
    template = template_of()
    long = "ord " * 400
    filled = template.fill(
        {"tiltak": [{"tittel": "kort"}, {"tittel": long}], "enhet-2": long}, language="nb"
    )
    told = {(one.field.key, one.field.place) for one in filled.overfull}

    assert ("tittel", "slide 3, title") in told
    assert all(one.fit in Fit and one.lines > one.room for one in filled.overfull)
    assert told <= {("tittel", "slide 3, title"), ("enhet-2", "slide 3, text box")}


def test_a_template_that_was_prepared_is_copied_with_its_anchors() -> None:
    """They say which slide it is on, and the manifest how many there are."""
    template = prepared(DECK, "mal.pptx")
    parts = contents(template.fill(VALUES, language="nb").data)
    told = [
        sorted(set(re.findall(rb"_(\d_\d)(?:-\d)?\}", parts[name])))
        for name in sorted(parts)
        if name.startswith("ppt/slides/slide")
    ]

    assert told == [[], [b"1_3"], [], [b"2_3"], [b"3_3"]]
    assert parts["customXml/item1.xml"].count(b'slides="3"') == 1


def test_a_chart_of_two_slides_is_refused() -> None:
    """A slide that repeats and another one show the same chart, whose title is a field."""
    parts = contents(DECK)
    relations = {f"ppt/slides/_rels/slide{n}.xml.rels" for n in (1, 2)}
    chart = re.search(rb'Id="(rId\d+)"[^>]*Target="\.\./charts/[^"]*"', parts[max(relations)])
    other = re.search(
        rb'<Relationship [^>]*Target="\.\./charts/[^"]*"[^>]*>', parts[max(relations)]
    )
    frame = re.search(
        rb"<p:graphicFrame>(?:(?!</p:graphicFrame>).)*c:chart.*?</p:graphicFrame>",
        parts["ppt/slides/slide2.xml"],
    )
    assert chart is not None
    assert other is not None
    assert frame is not None
    moved = re.sub(rb'Id="rId\d+"', b'Id="rId77"', other[0])
    first = parts["ppt/slides/slide1.xml"]
    shown = frame[0].replace(chart[1] + b'"', b'rId77"')
    data = with_members(
        DECK,
        {
            min(relations): parts[min(relations)].replace(b"</Rel", moved + b"</Rel"),
            "ppt/slides/slide1.xml": first.replace(b"</p:spTree>", shown + b"</p:spTree>"),
        },
    )
    with pytest.raises(TemplateError, match="another slide shows too"):
        template_of(data).fill({"tiltak": [{"tittel": "a"}, {"tittel": "b"}]}, language="nb")
