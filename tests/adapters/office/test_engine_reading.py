"""Reading fields back out of Word documents that people have filled, edited and saved."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, TypeAlias

import docx
import pytest

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.filled_files import LETTER, READ, ROWS, VALUES
from tests.adapters.office.slide_files import new_deck, saved
from tests.adapters.office.word_files import (
    paragraph,
    run,
    table,
    text_row,
    word_file,
    yellow,
    yellow_row,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from arbeidsmiljo.model.documents import Reading, Template

Document: TypeAlias = Any
"""A document of python-docx: the types of its parts are too wide to work with."""


def letter() -> Template:
    """Open the letter."""
    return OfficeTemplateEngine().open(LETTER, name="brev.docx")


def element_of(part: Document) -> Document:
    """Return the element that a part of a document stands for."""
    return part._element  # noqa: SLF001 - there is no other way


def edited(data: bytes, change: Callable[[Document], None]) -> bytes:
    """Edit a Word document as a person would, and save it."""
    document = docx.Document(io.BytesIO(data))
    change(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read_edited(change: Callable[[Document], None]) -> Reading:
    """Fill the letter, edit it and read it."""
    return letter().read(edited(letter().fill(VALUES, language="nb").data, change))


def test_what_was_filled_is_read_back() -> None:
    """Every value and every row of a filled document comes back, in keys and columns."""
    reading = letter().read(letter().fill(VALUES, language="nb").data)

    assert dict(reading.values) == READ
    assert reading.rows == {"beskriv-tiltaket-hvem-nar": tuple(ROWS)}
    assert reading.unmatched == ()


def test_a_template_that_nobody_filled_reads_as_nothing() -> None:
    """Fields that are still yellow are neither values nor missing, rows with prompts no rows."""
    reading = letter().read(LETTER)

    assert (dict(reading.values), reading.unmatched) == ({}, ())
    assert reading.rows == {"beskriv-tiltaket-hvem-nar": ()}


def test_some_fields_filled() -> None:
    """What has a value is found beside what is still yellow."""
    reading = letter().read(
        letter().fill({"dato": "i dag", "leders-navn": "Kari"}, language="nb").data
    )

    assert dict(reading.values) == {"dato": "i dag", "leders-navn": "Kari"}
    assert reading.unmatched == ()


def test_prompts_without_yellow_are_not_values() -> None:
    """Somebody who took the yellow out and left the prompt has said nothing."""

    def unmark(document: Document) -> None:
        for paragraph_ in document.paragraphs:
            for run_ in paragraph_.runs:
                run_.font.highlight_color = None

    reading = letter().read(edited(LETTER, unmark))

    assert (dict(reading.values), reading.unmatched) == ({}, ())


def test_rows_that_people_add_and_fill_by_hand() -> None:
    """Rows are read from the table, however many there are; empty ones are left out."""

    def complete(document: Document) -> None:
        plan = document.tables[1]
        for line, texts in zip(plan.rows[1:], [("A", "B", "C"), ("D", "Hvem?", "")], strict=False):
            for place, text in zip(line.cells, texts, strict=True):
                place.text = text
        for _ in range(2):
            plan.add_row()
        plan.rows[-1].cells[0].text = "E"

    reading = letter().read(edited(LETTER, complete))

    assert reading.rows["beskriv-tiltaket-hvem-nar"] == (
        {"Beskriv tiltaket": "A", "Hvem?": "B", "Når?": "C"},
        {"Beskriv tiltaket": "D", "Hvem?": "", "Når?": ""},
        {"Beskriv tiltaket": "E", "Hvem?": "", "Når?": ""},
    )


def test_paragraphs_that_people_add_around() -> None:
    """Text that was added elsewhere does not get between a field and what it stands by."""

    def add(document: Document) -> None:
        document.paragraphs[0].insert_paragraph_before("Et nytt avsnitt først")
        document.paragraphs[2].insert_paragraph_before("Og ett i midten")
        document.add_paragraph("Til slutt: hilsen oss alle")

    reading = read_edited(add)

    assert dict(reading.values) == READ
    assert reading.unmatched == ()


def test_a_field_whose_surroundings_were_rewritten_is_unmatched() -> None:
    """What cannot be told for certain is listed, not guessed."""

    def rewrite(document: Document) -> None:
        document.paragraphs[1].runs[0].text = "Dette handler om "
        document.paragraphs[2].runs[0].text = "Mål:"

    reading = read_edited(rewrite)

    assert {field.key for field in reading.unmatched} == {
        "enhetens-navn",
        "dato",
        "beskriv-effekten",
    }
    assert dict(reading.values) == {
        key: value
        for key, value in READ.items()
        if key not in {"enhetens-navn", "dato", "beskriv-effekten"}
    }


def test_a_text_that_can_be_divided_in_two_ways_is_unmatched() -> None:
    """A value that holds the text between two fields leaves open where one ends."""
    data = word_file(paragraph(run("Mellom "), yellow("a"), run(" og "), yellow("b"), run(".")))
    template = OfficeTemplateEngine().open(data, name="mal.docx")
    clear = template.read(template.fill({"a": "x", "b": "y"}, language="nb").data)
    unclear = template.read(template.fill({"a": "x og z", "b": "y"}, language="nb").data)

    assert dict(clear.values) == {"a": "x", "b": "y"}
    assert [field.key for field in unclear.unmatched] == ["a", "b"]


def test_neighbouring_paragraphs_are_unmatched() -> None:
    """Nobody can tell which of several paragraphs belongs to which of several fields."""
    data = word_file(paragraph(run("før her")), paragraph(yellow("a")), paragraph(yellow("b")))
    template = OfficeTemplateEngine().open(data, name="mal.docx")
    reading = template.read(template.fill({"a": "x", "b": "y"}, language="nb").data)

    assert [field.key for field in reading.unmatched] == ["a", "b"]


def test_a_paragraph_that_was_taken_out_is_empty() -> None:
    """A field between two paragraphs that are there, with nothing between them, is empty."""

    def remove(document: Document) -> None:
        for found in document.paragraphs[3:5]:
            element_of(found).getparent().remove(element_of(found))

    reading = read_edited(remove)

    assert reading.values["beskriv-effekten"] == ""
    assert reading.unmatched == ()


def test_tracked_changes_are_read_as_accepted() -> None:
    """What was deleted with tracking is gone, what was put in is there."""
    data = word_file(
        paragraph(
            run("Gjelder enheten "),
            '<w:del w:id="1" w:author="x"><w:r><w:delText>gammel</w:delText></w:r></w:del>',
            f'<w:ins w:id="2" w:author="x">{run("ny")}</w:ins>',
        )
    )
    template = OfficeTemplateEngine().open(
        word_file(paragraph(run("Gjelder enheten "), yellow("navn"))), name="mal.docx"
    )

    assert dict(template.read(data).values) == {"navn": "ny"}


def test_columns_that_were_moved_are_told_by_their_titles() -> None:
    """A table is known by its header; a new column and another order do not matter."""
    data = word_file(
        table(
            text_row("Frist", "Tiltak", "Merknad", "Ansvarlig"),
            text_row("mai", "møter", "!", "Kari"),
            columns=4,
        )
    )
    template = OfficeTemplateEngine().open(
        word_file(table(text_row("Tiltak", "Ansvarlig", "Frist"), yellow_row("a", "b", "c"))),
        name="mal.docx",
    )

    assert template.read(data).rows == {"a-b-c": ({"a": "møter", "b": "Kari", "c": "mai"},)}


def test_tables_that_cannot_be_told_apart_are_unmatched() -> None:
    """Two fields under the same header could be mistaken for each other."""
    both = (
        table(text_row("t", "u"), yellow_row("a", "b")),
        table(text_row("t", "u"), yellow_row("c", "d")),
    )
    template = OfficeTemplateEngine().open(
        word_file(both[0], paragraph(run("og")), both[1]), name="m.docx"
    )
    reading = template.read(template.fill({"a-b": [{"a": "1", "b": "2"}]}, language="nb").data)

    assert (reading.rows, [field.key for field in reading.unmatched]) == ({}, ["a-b", "c-d"])


def test_a_table_that_is_gone_is_unmatched() -> None:
    """No table is not an empty table."""

    def remove(document: Document) -> None:
        found = element_of(document.tables[1])
        found.getparent().remove(found)

    reading = read_edited(remove)

    assert "beskriv-tiltaket-hvem-nar" not in reading.rows
    assert [field.key for field in reading.unmatched] == ["beskriv-tiltaket-hvem-nar"]


def test_rows_below_the_repeating_ones_are_not_theirs() -> None:
    """A row that the template has below ends the table's rows."""
    data = word_file(table(text_row("t", "u"), yellow_row("a", "b"), text_row("Sum", "av alt")))
    template = OfficeTemplateEngine().open(data, name="mal.docx")
    records = [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}]
    reading = template.read(template.fill({"a-b": records}, language="nb").data)

    assert reading.rows == {"a-b": tuple(records)}


def test_page_numbers_do_not_matter() -> None:
    """What Word computes itself is not what a field is known by, and is no field."""

    def footer(number: str) -> str:
        begin, part, end = (
            f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
            for kind in ("begin", "separate", "end")
        )
        code = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
        simple = f'<w:fldSimple w:instr="NUMPAGES">{yellow(number)}</w:fldSimple>'
        return paragraph(
            yellow("Referanse"),
            run(" – side "),
            begin,
            code,
            part,
            yellow(number),
            end,
            run(" av "),
            simple,
        )

    template, document = (
        word_file(paragraph(run("tekst")), edges={"default footer": footer(number)})
        for number in ("1", "7")
    )
    opened_template = OfficeTemplateEngine().open(template, name="mal.docx")
    filled = (
        OfficeTemplateEngine().open(document, name="x").fill({"referanse": "[1]"}, language="nb")
    )

    assert [field.key for field in opened_template.fields] == ["referanse"]
    assert dict(opened_template.read(filled.data).values) == {"referanse": "[1]"}


def test_a_copy_of_another_kind_is_refused() -> None:
    """A presentation cannot be read against a letter."""
    with pytest.raises(TemplateError, match=r"the copy of brev\.docx is a PowerPoint presentation"):
        letter().read(saved(new_deck()))


def test_a_copy_that_is_broken_is_refused() -> None:
    """Reading is as careful as opening."""
    with pytest.raises(TemplateError, match=r"the copy of brev\.docx: .*cut off"):
        letter().read(LETTER[:-40])


def test_texts_of_a_document() -> None:
    """Every paragraph is given as plain text, in reading order, text boxes once."""
    texts = OfficeTemplateEngine().texts(LETTER, name="brev.docx")

    assert texts[:3] == (
        "Oppfølging av undersøkelsen",
        "Gjelder Enhetens navn, dato Dato.",
        "Hva ønsker vi å oppnå?",
    )
    assert texts.count("Referanse: Referanse") == 1
    assert texts[-1] == "Virksomhet: Virksomhetens navn"
