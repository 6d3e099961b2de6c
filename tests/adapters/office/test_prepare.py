"""Preparing a template: what is put into it, and what filling makes of that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.anchors import bookmark_anchor, plain_name, shape_anchor
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.filled_files import DECK_VALUES, LETTER, ROWS, VALUES, deck
from tests.adapters.office.packages import changed, contents, with_members
from tests.adapters.office.prepared_files import bookmarks, prepared, shape_anchors
from tests.adapters.office.slide_files import new_deck, new_slide, opened, saved, yellow_shape
from tests.adapters.office.slide_files import text_box as slide_text_box
from tests.adapters.office.word_files import (
    cell,
    paragraph,
    row,
    run,
    table,
    text_row,
    word_file,
    yellow,
    yellow_row,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from arbeidsmiljo.model.documents import Value

FILES = {"brev.docx": (LETTER, VALUES), "mal.pptx": (saved(deck()), DECK_VALUES)}
KEY = "beskriv-tiltaket-hvem-nar"


@pytest.mark.parametrize("name", FILES)
def test_a_template_is_prepared_once(name: str) -> None:
    """The same template gives the same bytes, and a prepared one is given back as it is."""
    data, _ = FILES[name]
    engine = OfficeTemplateEngine()
    first = engine.prepare(data, name=name)

    assert engine.prepare(data, name=name) == first
    assert engine.prepare(first, name=name) is first


@pytest.mark.parametrize("name", FILES)
def test_a_prepared_template_has_the_same_fields_and_words(name: str) -> None:
    """Neither keys, prompts, places nor any text differ from before."""
    data, _ = FILES[name]
    engine = OfficeTemplateEngine()
    again = engine.prepare(data, name=name)

    assert engine.open(again, name=name).fields == engine.open(data, name=name).fields
    assert engine.texts(again, name=name) == engine.texts(data, name=name)


@pytest.mark.parametrize("name", FILES)
def test_only_parts_with_fields_change(name: str) -> None:
    """Beside them there is one part more, what describes it, and what has to name it."""
    data, values = FILES[name]
    again = OfficeTemplateEngine().prepare(data, name=name)
    main = (
        "word/_rels/document.xml.rels" if name == "brev.docx" else "ppt/_rels/presentation.xml.rels"
    )
    filled = OfficeTemplateEngine().open(data, name=name).fill(values, language="nb").data
    with_fields = {one for one in changed(data, filled) if one in contents(data)}

    assert changed(data, again) <= with_fields | {
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
        "customXml/_rels/item1.xml.rels",
        "[Content_Types].xml",
        main,
    }


@pytest.mark.parametrize("name", FILES)
def test_filling_with_nothing_gives_the_prepared_template_back(name: str) -> None:
    """Every part is as it was, also where another field has a value."""
    data, _ = FILES[name]
    engine = OfficeTemplateEngine()
    again = engine.prepare(data, name=name)
    template = engine.open(again, name=name)
    filled = template.fill({template.fields[0].key: "x"}, language="nb").data

    assert contents(template.fill({}, language="nb").data) == contents(again)
    assert bookmarks(filled) == bookmarks(again)
    assert shape_anchors(filled) == shape_anchors(again)


@pytest.mark.parametrize("name", FILES)
def test_a_filled_document_says_the_same(name: str) -> None:
    """Anchors change no word of what is filled in."""
    data, values = FILES[name]
    engine = OfficeTemplateEngine()
    plain = engine.open(data, name=name).fill(values, language="nb").data
    filled = prepared(data, name).fill(values, language="nb").data

    assert engine.texts(filled, name=name) == engine.texts(plain, name=name)


def test_every_field_of_a_letter_has_an_anchor() -> None:
    """Fields in lines, cells, headers and text boxes have one, rows one for each cell."""
    names = [name for _, name in bookmarks(OfficeTemplateEngine().prepare(LETTER, name="b.docx"))]
    anchors = [bookmark_anchor(name) for name in names]

    assert len(names) == len(set(names)) == 8 + 3 * 3 + 1
    assert sum(one is not None and one.column is not None for one in anchors) == 3 * 3
    assert sum(one is not None and one.is_table for one in anchors) == 1
    assert all(len(name) <= 40 for name in names)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7])
def test_names_and_numbers_stay_unique_when_rows_repeat(count: int) -> None:
    """Each row's anchors say which of how many rows it is; no other anchor is called the same."""
    records = [{"Beskriv tiltaket": f"t{n}", "Hvem?": "x", "Når?": ""} for n in range(count)]
    filled = prepared(LETTER).fill({**VALUES, KEY: records}, language="nb").data
    found = bookmarks(filled)
    anchors = [bookmark_anchor(name) for _, name in found]
    rows = [
        (one.column, one.record, one.count)
        for one in anchors
        if one is not None and one.column is not None
    ]

    assert len({name for _, name in found}) == len(found)
    body = [key for key, name in found if name in contents(filled)["word/document.xml"].decode()]
    assert len(set(body)) == len(body)
    assert rows == [(c, n, count) for n in range(1, count + 1) for c in range(3)]
    assert [one.count for one in anchors if one is not None and one.is_table] == [count]


def test_every_bookmark_that_begins_ends() -> None:
    """Whatever is filled in, each anchor begins and ends once, in this order."""
    data = word_file(
        paragraph(run("a "), yellow("ett"), run(" b "), yellow("to")),
        paragraph(yellow("tre")),
        table(
            row(cell(paragraph(yellow("fire")), paragraph(yellow("fire igjen"))), cell()),
            text_row("t", "u"),
            row(
                cell(paragraph(yellow("fem")), paragraph(yellow("mer"))),
                cell(paragraph(yellow("seks"))),
            ),
        ),
        paragraph(yellow("sju"), properties="<w:sectPr/>"),
        paragraph(run("slutt")),
    )
    template = prepared(data)
    values: dict[str, Value] = {
        one.key: [dict.fromkeys(one.columns, "x\ny")] * 3 if one.columns else "v"
        for one in template.fields
    }
    values["tre"] = values["sju"] = ["a", "b", "c"]
    given: Mapping[str, Value]
    for given in ({}, values):
        text = contents(template.fill(given, language="nb").data)["word/document.xml"].decode()
        signs = re.findall(r'<w:bookmark(Start|End) w:id="(\d+)"', text)
        starts = [key for sign, key in signs if sign == "Start"]
        assert sorted(starts) == sorted(key for sign, key in signs if sign == "End")
        assert len(starts) == len(set(starts))
        assert all(signs.index(("Start", key)) < signs.index(("End", key)) for key in starts)


def test_bookmarks_of_others_are_left_alone() -> None:
    """Bookmarks that a person has made stay, and no anchor takes the number of one."""
    own = '<w:bookmarkStart w:id="41" w:name="kapittel"/>'
    data = word_file(
        paragraph(own, run("Se "), yellow("x"), '<w:bookmarkEnd w:id="41"/>'),
        table(text_row("t", "u"), yellow_row("a", "b")),
    )
    filled = prepared(data).fill({"x": "1", "a-b": [{"a": "1", "b": "2"}] * 4}, language="nb").data

    assert contents(filled)["word/document.xml"].count(own.encode()) == 1
    assert "41" not in [key for key, _ in bookmarks(filled)]


def test_no_anchor_takes_the_number_of_a_tracked_change() -> None:
    """Word tells all that has a number in a part apart by it: insertions, moves, comments."""
    who = 'w:author="Kari" w:date="2026-01-01T00:00:00Z"'
    data = word_file(
        paragraph(f'<w:ins w:id="1" {who}>{yellow("Navn")}</w:ins>'),
        paragraph(f'<w:del w:id="2" {who}><w:r><w:delText>x</w:delText></w:r></w:del>'),
        paragraph(
            '<w:commentRangeStart w:id="4"/>', yellow("Dato"), '<w:commentRangeEnd w:id="4"/>'
        ),
    )
    anchored = OfficeTemplateEngine().prepare(data, name="mal.docx")

    assert [key for key, _ in bookmarks(anchored)] == ["3", "5"]


def test_the_manifest_holds_keys_and_hashes_only() -> None:
    """Nobody can read a prompt, what surrounds it, or a value in it; filling leaves it as it is."""
    template = prepared(LETTER)
    filled = contents(template.fill(VALUES, language="nb").data)["customXml/item1.xml"]
    empty = contents(template.fill({}, language="nb").data)["customXml/item1.xml"]
    fields = list(etree.fromstring(empty))

    assert filled == empty
    assert [one.get("key") for one in fields] == [one.key for one in template.fields]
    assert all(
        re.fullmatch(r"[0-9a-f]{12}", one.get(key) or "")
        for one in fields
        for key in ("anchor", "prompt", "context")
    )
    assert set(fields[0].attrib) == {"key", "anchor", "kind", "prompt", "context"}


def test_a_template_that_has_custom_xml_keeps_it() -> None:
    """The manifest gets a name of its own."""
    data = with_members(LETTER, {"customXml/item1.xml": b"<eget/>"})
    parts = contents(OfficeTemplateEngine().prepare(data, name="brev.docx"))

    assert parts["customXml/item1.xml"] == b"<eget/>"
    assert b"urn:arbeidsmiljo:fields:1" in parts["customXml/item2.xml"]


def test_fields_that_are_added_later_are_prepared_too() -> None:
    """A prepared template that a person has added a field to gets the anchor that is missing."""
    engine = OfficeTemplateEngine()
    first = engine.prepare(word_file(paragraph(run("A "), yellow("a"))), name="mal.docx")
    main = contents(first)["word/document.xml"].decode()
    more = main.replace("<w:sectPr>", f"{paragraph(run('B '), yellow('b'))}<w:sectPr>")
    again = engine.prepare(
        with_members(first, {"word/document.xml": more.encode()}), name="mal.docx"
    )

    assert len(bookmarks(again)) == 2
    assert bookmarks(first)[0] in bookmarks(again)
    assert contents(again)["customXml/item1.xml"].count(b"<field ") == 2
    assert engine.prepare(again, name="mal.docx") == again


def test_a_signed_template_is_refused() -> None:
    """Any change would make its signature invalid."""
    data = with_members(LETTER, {"_xmlsignatures/sig1.xml": b"<s/>"})

    with pytest.raises(TemplateError, match=r"brev\.docx: is signed"):
        OfficeTemplateEngine().prepare(data, name="brev.docx")


def test_shapes_keep_the_names_that_people_gave_them() -> None:
    """An anchor stands behind the name, and is no part of any prompt or place."""
    made = new_deck()
    slide = new_slide(made, "Tittel")
    slide_text_box(slide.shapes, "Gjelder =enhet=").name = "Boks om enheten"
    yellow_shape(slide.shapes, "").name = "Sett inn diagram"
    data = saved(made)
    again = OfficeTemplateEngine().prepare(data, name="mal.pptx")
    names = [shape.name for shape in opened(again).slides[0].shapes]

    assert [plain_name(name) for name in names] == [
        shape.name for shape in opened(data).slides[0].shapes
    ]
    assert sum(shape_anchor(name) is not None for name in names) == 1
    fields = OfficeTemplateEngine().open(again, name="mal.pptx").fields
    assert [one.prompt for one in fields] == ["enhet", "Sett inn diagram"]


def test_the_frame_of_a_table_tells_how_many_rows_were_filled_in() -> None:
    """The number stands in the anchor of the frame, and in no other."""
    template = prepared(saved(deck()), "mal.pptx")
    filled = shape_anchors(template.fill(DECK_VALUES, language="nb").data)
    empty = shape_anchors(template.fill({}, language="nb").data)

    assert sum(one.endswith("-4}") for one in filled) == 1
    assert not any("-4}" in one for one in empty)
    assert len(filled) == len(empty) == 5


def test_rows_are_the_same_as_before() -> None:
    """A prepared template gives the same rows in the same looks."""
    plain = OfficeTemplateEngine().open(LETTER, name="brev.docx")
    pattern = re.compile(r"<w:bookmark(?:Start|End)[^>]*/>")
    texts = [
        pattern.sub(
            "",
            contents(template.fill({KEY: ROWS * 3}, language="nb").data)[
                "word/document.xml"
            ].decode(),
        )
        for template in (plain, prepared(LETTER))
    ]

    assert texts[0] == texts[1]
