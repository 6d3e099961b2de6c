"""What a field of a Word document takes, where it stands and what it is called."""

from __future__ import annotations

import pytest

from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import contents, with_members
from tests.adapters.office.word_files import (
    SHADED,
    SPACES,
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


def turn(kind: str) -> str:
    """Write where a field of Word begins, goes over to its result, or ends."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def prompts(data: bytes) -> list[str]:
    """Return the prompts of a document's fields, in reading order."""
    template = OfficeTemplateEngine().open(data, name="mal.docx")
    return [field.prompt for field in template.fields]


def test_fields_of_headers_footers_and_notes() -> None:
    """Headers and footers of all kinds, footnotes and endnotes have fields after the body's."""
    line = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    note = paragraph(yellow("fotnote"))
    data = word_file(
        paragraph(yellow("brødtekst")),
        edges={
            "default header": paragraph(yellow("topp")),
            "first header": paragraph(yellow("første topp")),
            "even footer": paragraph(yellow("bunn")),
        },
        notes={
            "footnotes": f'{line}<w:footnote w:id="1">{note}</w:footnote>',
            "endnotes": f'<w:endnote w:id="1">{paragraph(yellow("sluttnote"))}</w:endnote>',
        },
    )
    fields = OfficeTemplateEngine().open(data, name="mal.docx").fields

    assert [(field.prompt, field.place) for field in fields] == [
        ("brødtekst", "paragraph 1"),
        ("topp", "page header"),
        ("første topp", "first-page header"),
        ("bunn", "even-page footer"),
        ("fotnote", "footnote 1"),
        ("sluttnote", "endnote 1"),
    ]


def test_kinds_and_places() -> None:
    """A field says what it takes, and where it stands in words a person understands."""
    data = word_file(
        paragraph(run("Til "), yellow("Navn"), run(" og "), yellow("andre")),
        paragraph(),
        paragraph(yellow("Hele avsnittet")),
        table(
            text_row("Oppgave", "Ansvarlig"),
            row(cell(paragraph(run("Lede"))), cell(paragraph(yellow("Leder")))),
            row(cell(paragraph(run("Skrive"))), cell(paragraph(run("nå: "), yellow("Sekretær")))),
        ),
        paragraph(text_box(paragraph(yellow("I boksen")))),
    )
    fields = OfficeTemplateEngine().open(data, name="mal.docx").fields

    assert [(field.key, field.kind, field.place) for field in fields] == [
        ("navn", FieldKind.INLINE, "paragraph 1"),
        ("andre", FieldKind.INLINE, "paragraph 1"),
        ("hele-avsnittet", FieldKind.PARAGRAPH, "paragraph 2"),
        ("leder", FieldKind.PARAGRAPH, "table 1, row 2, column «Ansvarlig»"),
        ("sekretaer", FieldKind.INLINE, "table 1, row 3, column «Ansvarlig»"),
        ("i-boksen", FieldKind.PARAGRAPH, "text box"),
    ]


def test_keys_are_made_of_prompts_and_numbered_where_they_repeat() -> None:
    """Keys are plain words of the prompt; the second of its kind has a number."""
    texts = ["Ønsket effekt?", "Dato", "dato", "Ære-være Åse", "???", "DATO"]
    data = word_file(*(paragraph(yellow(text)) for text in texts))
    fields = OfficeTemplateEngine().open(data, name="mal.docx").fields

    assert [field.key for field in fields] == [
        "onsket-effekt", "dato", "dato-2", "aere-vaere-ase", "field", "dato-3",
    ]  # fmt: skip


def test_a_yellow_cell_is_one_field_however_many_paragraphs_it_has() -> None:
    """The mark belongs to the cell, so all of its text is one prompt."""
    shaded = cell(paragraph(run("Navn")), paragraph(run("og tittel")), properties=SHADED)
    data = word_file(table(row(cell(paragraph(run("Til"))), shaded)))

    assert prompts(data) == ["Navn og tittel"]


@pytest.mark.parametrize(
    "other",
    [
        f'<w:fldSimple w:instr=" PAGE ">{run("3")}</w:fldSimple>',
        "".join(
            [
                turn("begin"),
                "<w:r><w:instrText> DATE </w:instrText></w:r>",
                turn("separate"),
                run("1. mai"),
                turn("end"),
            ]
        ),
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
    ],
)
def test_a_yellow_cell_with_more_than_text_is_not_one_field(other: str) -> None:
    """In a yellow cell with a formula, or text that Word computes, what stands around it is."""
    text = paragraph(run("foran "), other, run(" bak"))
    data = word_file(table(row(cell(text, properties=SHADED), cell(paragraph(yellow("hvem"))))))
    template = OfficeTemplateEngine().open(data, name="mal.docx")

    filled = template.fill({"foran": "FØR", "bak": "ETTER", "hvem": "Kari"}, language="nb").data

    assert [str(field.kind) for field in template.fields] == ["inline", "inline", "paragraph"]
    document = contents(filled)["word/document.xml"].decode()
    assert document.index("FØR") < document.index(other) < document.index("ETTER")
    assert SHADED not in document


def test_rows_of_yellow_cells_repeat() -> None:
    """Neighbouring rows with the same prompts are one repeating row; empty cells do not count."""
    empty = cell()
    data = word_file(
        table(
            text_row("Tiltak", "Hvem", ""),
            row(*(cell(paragraph(yellow(prompt))) for prompt in ("hva", "hvem")), empty),
            row(
                *(cell(paragraph(run(prompt)), properties=SHADED) for prompt in ("hva", "hvem")),
                empty,
            ),
            row(*(cell(paragraph(yellow(prompt))) for prompt in ("sum", "sum")), empty),
        )
    )
    fields = OfficeTemplateEngine().open(data, name="mal.docx").fields

    assert [(field.kind, field.columns, field.place) for field in fields] == [
        (FieldKind.ROW, ("hva", "hvem"), "table 1, row 2"),
        (FieldKind.ROW, ("sum", "sum (2)"), "table 1, row 4"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([row(cell(paragraph(yellow("Navn"))))], id="one column"),
        pytest.param(
            [
                row(cell(paragraph(yellow("Navn"))), cell(paragraph(run("fast")))),
            ],
            id="fixed text beside",
        ),
        pytest.param(
            [
                row(
                    cell(paragraph(yellow("Navn"))),
                    cell(paragraph(f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>')),
                ),
            ],
            id="a page number beside",
        ),
        pytest.param(
            [
                row(cell(paragraph(yellow("Navn"))), cell(), properties="<w:tblHeader/>"),
                text_row("x", "y"),
            ],
            id="header row",
        ),
    ],
)
def test_other_rows_do_not_repeat(rows: list[str]) -> None:
    """A row of one cell, one with other text in it and a header are no repeating rows."""
    fields = OfficeTemplateEngine().open(word_file(table(*rows)), name="mal.docx").fields

    assert [(field.prompt, field.kind) for field in fields] == [("Navn", FieldKind.PARAGRAPH)]


def test_the_two_copies_of_a_text_box_are_one_field() -> None:
    """What is there twice, for new programs and for old ones, is found once."""
    same = paragraph(run("Til "), yellow("Navn"), run(" den "), yellow("Dato"))
    data = word_file(paragraph(text_box(same)))

    assert prompts(data) == ["Navn", "Dato"]


def test_what_only_the_old_copy_of_a_text_box_has_is_found_too() -> None:
    """A field of the copy for old programs that the other copy lacks is one by itself."""
    old = paragraph(yellow("Navn")) + paragraph(yellow("Bare her"))
    data = word_file(paragraph(text_box(paragraph(yellow("Navn")), old)))

    assert prompts(data) == ["Navn", "Bare her"]


def test_glossary_and_other_parts_are_left_alone() -> None:
    """Yellow in a part that the document does not show is no field."""
    body = f"<w:document {SPACES}><w:body>{paragraph(yellow('x'))}</w:body></w:document>"
    data = word_file(paragraph(run("y")))

    assert prompts(with_members(data, {"word/glossary/document.xml": body.encode()})) == []


def test_rows_that_ask_for_different_things_are_different_fields() -> None:
    """Rows with the same prompts in two tables are two fields with two keys."""
    data = word_file(
        table(text_row("a", "b"), yellow_row("x", "y")),
        paragraph(run("og")),
        table(text_row("c", "d"), yellow_row("x", "y")),
    )
    fields = OfficeTemplateEngine().open(data, name="mal.docx").fields

    assert [field.key for field in fields] == ["x-y", "x-y-2"]
