"""Reading documents of prepared templates that scripts have edited."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import TYPE_CHECKING

import docx
import pytest

from tests.adapters.office.filled_files import LETTER, READ, ROWS, VALUES
from tests.adapters.office.prepared_files import (
    Document,
    edited,
    prepared,
    remove,
    split_runs,
    xml_of,
)
from tests.adapters.office.test_engine_reading import letter
from tests.adapters.office.word_files import (
    cell,
    paragraph,
    row,
    run,
    table,
    text_box,
    text_row,
    word_file,
    yellow,
    yellow_row,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from arbeidsmiljo.model.documents import Reading

KEY = "beskriv-tiltaket-hvem-nar"
MANY = [{"Beskriv tiltaket": f"t{n}", "Hvem?": f"h{n}", "Når?": f"{n}. mai"} for n in range(1, 6)]


def read_edited(*changes: Callable[[Document], object]) -> Reading:
    """Fill the prepared letter, edit it and read it."""
    template = prepared(LETTER)
    return template.read(edited(template.fill(VALUES, language="nb").data, *changes))


def read_rows(*changes: Callable[[Document], object]) -> Reading:
    """Fill the prepared letter with five rows, edit it and read it."""
    template = prepared(LETTER)
    filled = template.fill({**VALUES, KEY: MANY}, language="nb").data
    return template.read(edited(filled, *changes))


def plan(document: Document) -> Document:
    """Return the table of the action plan."""
    return document.tables[1]


def texts(reading: Reading) -> list[str]:
    """Return what stands in the first column of the rows that were read."""
    return [record["Beskriv tiltaket"] for record in reading.rows[KEY]]


def test_a_field_whose_surroundings_were_rewritten_is_found() -> None:
    """What stands around a field may be written anew: the anchor is still around it."""

    def rewrite(document: Document) -> None:
        document.paragraphs[1].runs[0].text = "Dette handler om "
        document.paragraphs[1].runs[2].text = ", skrevet "
        document.paragraphs[2].runs[0].text = "Mål:"
        document.paragraphs[5].runs[0].text = "Roller"

    reading = read_edited(rewrite, split_runs)

    assert dict(reading.values) == READ
    assert reading.unmatched == ()


def test_neighbouring_paragraphs_are_told_apart() -> None:
    """Nothing but their anchors tells which of two paragraphs is which, wherever they are now."""
    data = word_file(paragraph(run("før her")), paragraph(yellow("a")), paragraph(yellow("b")))
    template = prepared(data)
    filled = template.fill({"a": "x", "b": ["y", "z"]}, language="nb").data

    def turn(document: Document) -> None:
        xml_of(document.paragraphs[-1]).addnext(xml_of(document.paragraphs[1]))

    for document in (filled, edited(filled, turn), edited(filled, split_runs)):
        assert dict(template.read(document).values) == {"a": "x", "b": "y\nz"}


def test_a_text_that_can_be_divided_in_two_ways_is_divided_at_the_anchors() -> None:
    """A value that holds the text between two fields leaves nothing open any more."""
    template = prepared(
        word_file(paragraph(run("Mellom "), yellow("a"), run(" og "), yellow("b"), run(".")))
    )
    reading = template.read(template.fill({"a": "x og z", "b": "y"}, language="nb").data)

    assert dict(reading.values) == {"a": "x og z", "b": "y"}


def test_text_that_was_changed_is_read_as_it_is_now() -> None:
    """People change what was filled in, in whole or in part, at its beginning and its end."""

    def change(document: Document) -> None:
        line, effect = document.paragraphs[1], document.paragraphs[3]
        line.runs[1].text = "Drift"
        line.runs[2].text = " (nord), dato "  # typed behind the anchor, whose end stays
        line.runs[3].text = "mars"
        effect.runs[0].text = "Mye bedre møter."
        effect.add_run(" Og kortere.")
        document.tables[0].cell(1, 1).paragraphs[0].runs[0].text = "Ola"
        document.tables[0].cell(1, 1).add_paragraph("(vikar)")

    reading = read_edited(change)

    assert dict(reading.values) == {
        **READ,
        "enhetens-navn": "Drift (nord)",
        "dato": "mars",
        "beskriv-effekten": "Mye bedre møter. Og kortere.\nTydeligere roller.",
        "leders-navn": "Ola\n(vikar)",
    }


def test_a_text_that_was_replaced_beside_its_anchor() -> None:
    """Somebody who types first and deletes then leaves the anchor empty; the words around tell."""

    def replace(document: Document) -> None:
        line = document.paragraphs[1]
        line.runs[2].text = "Drift, dato "
        line.runs[1].text = ""

    def rewrite(document: Document) -> None:
        replace(document)
        document.paragraphs[1].runs[0].text = "For "

    assert read_edited(replace).values["enhetens-navn"] == "Drift"
    unclear = read_edited(rewrite)
    assert "enhetens-navn" not in unclear.values
    assert [field.key for field in unclear.unmatched] == ["enhetens-navn"]


def test_a_paragraph_that_was_emptied_is_empty() -> None:
    """The anchor is there and nothing else: the field says nothing, and was found."""

    def empty(document: Document) -> None:
        for found in document.paragraphs[3:5]:
            for one in found.runs:
                one.text = ""

    reading = read_edited(empty)

    assert reading.values["beskriv-effekten"] == ""
    assert reading.unmatched == ()


def test_a_paragraph_of_the_template_that_was_joined_is_no_value() -> None:
    """What stood below a field, and now stands behind it in its paragraph, is not the field's."""

    def join(document: Document) -> None:
        last, below = document.paragraphs[4], document.paragraphs[5]
        last.add_run(below.text)
        remove(below)

    assert read_edited(join).values["beskriv-effekten"] == READ["beskriv-effekten"]


def test_anchors_that_are_gone_leave_what_was_there_before() -> None:
    """A script that writes a paragraph anew takes its anchors; its words are what is left."""

    def anew(document: Document) -> None:
        document.paragraphs[1].text = "Gjelder Drift, dato mars."
        for part in document.paragraphs[2:4]:
            part.insert_paragraph_before("Noe nytt")

    reading = read_edited(anew)

    assert reading.values["enhetens-navn"] == "Drift"
    assert reading.values["dato"] == "mars"
    assert reading.unmatched == ()


def test_an_anchor_that_is_there_twice_is_not_believed() -> None:
    """A paragraph that was copied with its anchor cannot be told from its copy."""
    template = prepared(word_file(paragraph(yellow("a")), paragraph(yellow("b"))))
    filled = template.fill({"a": "x", "b": "y"}, language="nb").data

    def copy(document: Document) -> None:
        first = xml_of(document.paragraphs[0])
        again = deepcopy(first)
        first.addprevious(again)
        for sign in again.xpath("./w:bookmarkStart | ./w:bookmarkEnd"):
            sign.set(next(key for key in sign.attrib if key.endswith("}id")), "900")

    reading = template.read(edited(filled, copy))

    assert dict(reading.values) == {"b": "y"}
    assert [field.key for field in reading.unmatched] == ["a"]


def test_prompts_that_are_still_there_are_no_values() -> None:
    """Each field is told by itself, also where several have one prompt."""
    data = word_file(*(paragraph(run(f"{n}: "), yellow("Dato")) for n in ("en", "to", "tre")))
    template = prepared(data)
    reading = template.read(template.fill({"dato-2": "mai"}, language="nb").data)

    assert dict(reading.values) == {"dato-2": "mai"}
    assert reading.unmatched == ()


def test_a_document_of_an_unprepared_template_is_read_as_before() -> None:
    """A template that was prepared after its documents were sent out still reads them."""
    reading = prepared(LETTER).read(letter().fill(VALUES, language="nb").data)

    assert dict(reading.values) == READ
    assert reading.rows == {KEY: tuple(ROWS)}
    assert (dict(reading.gone), reading.origins) == ({}, {KEY: (None, None)})


def test_a_document_of_a_prepared_template_is_read_by_the_one_before() -> None:
    """And the other way round."""
    assert dict(letter().read(prepared(LETTER).fill(VALUES, language="nb").data).values) == READ


def test_rows_that_are_gone_are_counted() -> None:
    """A row that a person took out or emptied is told, and is no rejection of anything."""

    def reduce(document: Document) -> None:
        remove(plan(document).rows[2])
        for found in plan(document).rows[3].cells:
            found.paragraphs[0].runs[0].text = ""

    reading = read_rows(reduce)

    assert texts(reading) == ["t1", "t3", "t5"]
    assert reading.origins == {KEY: (1, 3, 5)}
    assert reading.gone == {KEY: 2}
    assert reading.unmatched == ()


def test_all_rows_gone_are_counted() -> None:
    """The row above tells how many there were, when none is left."""

    def clear(document: Document) -> None:
        for line in list(plan(document).rows)[1:]:
            remove(line)

    reading = read_rows(clear)

    assert (reading.rows[KEY], reading.gone) == ((), {KEY: 5})


def test_rows_that_were_added_and_moved() -> None:
    """Each row that was filled in is known wherever it stands; a new one is no known one."""

    def change(document: Document) -> None:
        rows = plan(document).rows
        xml_of(rows[1]).addprevious(xml_of(rows[5]))
        plan(document).add_row().cells[0].text = "helt ny"
        again = deepcopy(xml_of(plan(document).rows[3]))
        xml_of(plan(document).rows[3]).addnext(again)

    reading = read_rows(change)

    assert texts(reading) == ["t5", "t1", "t2", "t2", "t3", "t4", "helt ny"]
    assert reading.origins == {KEY: (5, 1, 2, None, 3, 4, None)}
    assert dict(reading.gone) == {}


def test_columns_that_were_moved_and_called_something_else() -> None:
    """The anchors in the cells tell which column is which, where no title does."""

    def move(document: Document) -> None:
        for line in plan(document).rows:
            cells = [one for one in xml_of(line) if str(one.tag).endswith("}tc")]
            xml_of(line).insert(0, cells[2])
        for found, title in zip(
            plan(document).rows[0].cells, ("Når da", "Hva", "Hvem"), strict=True
        ):
            found.paragraphs[0].runs[0].text = title
        added = plan(document).add_row()
        for found, text in zip(added.cells, ("juni", "nytt", "Åse"), strict=True):
            found.text = text

    reading = read_rows(move, split_runs)

    assert reading.rows[KEY] == (
        *MANY,
        {"Beskriv tiltaket": "nytt", "Hvem?": "Åse", "Når?": "juni"},
    )


def test_tables_with_one_header_are_told_apart() -> None:
    """Two fields under the same header are known by their anchors."""
    both = (
        table(text_row("t", "u"), yellow_row("a", "b")),
        table(text_row("t", "u"), yellow_row("c", "d")),
    )
    template = prepared(word_file(both[0], paragraph(run("og")), both[1]))
    values = {"a-b": [{"a": "1", "b": "2"}], "c-d": [{"c": "3", "d": "4"}]}
    filled = template.fill(values, language="nb").data

    def swap(document: Document) -> None:
        first, second = document.tables
        first.add_row().cells[1].text = "ny"
        xml_of(first).addprevious(xml_of(second))

    assert template.read(filled).rows == {key: tuple(rows) for key, rows in values.items()}
    assert template.read(edited(filled, swap)).rows == {
        "a-b": ({"a": "1", "b": "2"}, {"a": "", "b": "ny"}),
        "c-d": ({"c": "3", "d": "4"},),
    }


def test_a_table_without_a_header_is_read() -> None:
    """Its rows are known by their anchors, from the first of the table to what stands below."""
    template = prepared(word_file(table(yellow_row("a", "b"), text_row("Sum", "av alt"))))
    rows = [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}]
    filled = template.fill({"a-b": rows}, language="nb").data

    def above(document: Document) -> None:
        first = xml_of(document.tables[0].rows[0])
        added = document.tables[0].add_row()
        added.cells[0].text = "0"
        first.addprevious(xml_of(added))

    assert template.read(filled).rows == {"a-b": tuple(rows)}
    assert template.read(edited(filled, above)).rows == {"a-b": ({"a": "0", "b": ""}, *rows)}


def test_two_groups_of_rows_in_one_table() -> None:
    """Each group ends where the other begins, whatever was put between them."""
    data = word_file(
        table(text_row("t", "u"), yellow_row("a", "b"), text_row("så", "da"), yellow_row("c", "d"))
    )
    template = prepared(data)
    values = {"a-b": [{"a": "1", "b": "2"}] * 2, "c-d": [{"c": "3", "d": "4"}]}
    filled = template.fill(values, language="nb").data

    def rename(document: Document) -> None:
        document.tables[0].rows[3].cells[0].paragraphs[0].runs[0].text = "Og så"

    assert template.read(filled).rows == {key: tuple(rows) for key, rows in values.items()}
    assert template.read(edited(filled, rename)).rows["c-d"] == tuple(values["c-d"])


def test_anchors_in_text_boxes_notes_and_footers() -> None:
    """Every place that has fields has anchors, and is read by them."""
    data = word_file(
        paragraph(run("x"), text_box(paragraph(yellow("boks")))),
        edges={"default footer": paragraph(yellow("bunn"))},
        notes={"footnotes": f'<w:footnote w:id="2">{paragraph(yellow("note"))}</w:footnote>'},
    )
    template = prepared(data)
    values = {"boks": "a", "bunn": "b", "note": "c"}

    assert dict(template.read(template.fill(values, language="nb").data).values) == values


def test_a_cell_with_more_than_its_field() -> None:
    """A label in the cell is no part of the field, and stays none when lines are added."""
    data = word_file(
        table(row(cell(paragraph(run("Mål")), paragraph(yellow("mål"))), cell(paragraph(run("x")))))
    )
    template = prepared(data)
    filled = template.fill({"mal": ["ett", "to"]}, language="nb").data

    def rename(document: Document) -> None:
        document.tables[0].cell(0, 0).paragraphs[0].runs[0].text = "Hensikt"

    assert dict(template.read(edited(filled, rename)).values) == {"mal": "ett\nto"}


@pytest.mark.parametrize("places", [(), (0,), (1, 3), (2, 2, 2)])
def test_paragraphs_inserted_anywhere(places: tuple[int, ...]) -> None:
    """Neither their number nor their place matters."""

    def insert(document: Document) -> None:
        for place in places:
            document.paragraphs[place].insert_paragraph_before("Noe annet: Dato")

    assert dict(read_edited(insert).values) == READ


def test_collecting_a_document_that_was_saved_again_gives_the_same() -> None:
    """Reading changes nothing, and a save by a script changes nothing of what is read."""
    template = prepared(LETTER)
    filled = template.fill(VALUES, language="nb").data
    file = io.BytesIO()
    docx.Document(io.BytesIO(filled)).save(file)

    assert template.read(file.getvalue()) == template.read(filled)
