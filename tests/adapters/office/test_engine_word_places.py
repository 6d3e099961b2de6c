"""The places of a Word document that fields stand in, filled where they are, and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import changed, contents, with_members
from tests.adapters.office.prepared_files import prepared
from tests.adapters.office.word_files import (
    SHADED,
    YELLOW,
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
    from arbeidsmiljo.model.documents import Field

WHITE = '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bildetekst"><w:name w:val="caption"/></w:style>'
)


def fields(data: bytes) -> tuple[Field, ...]:
    """Return the fields of a document."""
    return OfficeTemplateEngine().open(data, name="mal.docx").fields


def fill_all(data: bytes) -> bytes:
    """Fill every field of a document with its own key."""
    template = OfficeTemplateEngine().open(data, name="mal.docx")
    values = {field.key: f"<{field.key}>" for field in template.fields}
    return template.fill(values, language="nb").data


def note(tag: str, key: int, text: str) -> str:
    """Write a note or comment."""
    return f'<w:{tag} w:id="{key}">{text}</w:{tag}>'


def test_comments_have_fields() -> None:
    """What somebody has written in the margin is completed like the rest."""
    comments = note("comment", 0, paragraph(run("Husk"))) + note(
        "comment", 1, paragraph(run("Spør "), yellow("Navn"))
    )
    data = word_file(paragraph(run("x")), notes={"comments": comments})
    filled = fill_all(data)

    assert [(field.prompt, field.kind, field.place) for field in fields(data)] == [
        ("Navn", FieldKind.INLINE, "comment 2")
    ]
    assert "&lt;navn&gt;" in contents(filled)["word/comments.xml"].decode()
    assert changed(data, filled) == {"word/comments.xml"}


def test_headers_footers_notes_and_comments_are_filled() -> None:
    """Every header and footer, footnote, endnote and comment is filled in its own part."""
    occasions = [
        f"{when} {edge}" for edge in ("header", "footer") for when in ("default", "first", "even")
    ]
    data = word_file(
        paragraph(yellow("brødtekst")),
        edges={occasion: paragraph(run("x "), yellow(occasion)) for occasion in occasions},
        notes={
            "footnotes": note("footnote", 1, paragraph(yellow("fotnote"))),
            "endnotes": note("endnote", 1, paragraph(yellow("sluttnote"))),
            "comments": note("comment", 1, paragraph(yellow("merknad"))),
        },
    )
    filled = fill_all(data)

    assert [field.place for field in fields(data)] == [
        "paragraph 1",
        "page header", "first-page header", "even-page header",
        "page footer", "first-page footer", "even-page footer",
        "footnote 1", "endnote 1", "comment 1",
    ]  # fmt: skip
    assert fields(filled) == ()
    assert len(changed(data, filled)) == len(fields(data))


def test_a_footer_that_no_section_uses_is_left_alone() -> None:
    """A part that the document does not show has no field."""
    data = word_file(paragraph(run("x")), edges={"default footer": paragraph(yellow("Bunn"))})
    document = contents(data)["word/document.xml"].decode()
    begin = document.index("<w:footerReference")
    unused = document[:begin] + document[document.index("/>", begin) + 2 :]

    assert fields(with_members(data, {"word/document.xml": unused.encode()})) == ()


def control(content: str, properties: str = "") -> str:
    """Write a content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


PLACEHOLDER = (
    '<w:placeholder><w:docPart w:val="x"/></w:placeholder><w:showingPlcHdr/>'
    '<w:dataBinding w:xpath="/x" w:storeItemID="{1}"/><w:text/>'
)


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(paragraph(control(yellow("Navn"), PLACEHOLDER)), id="run"),
        pytest.param(control(paragraph(yellow("Navn")), PLACEHOLDER), id="block"),
        pytest.param(table(row(control(cell(paragraph(yellow("Navn"))), PLACEHOLDER))), id="cell"),
        pytest.param(table(control(row(cell(paragraph(yellow("Navn")))), PLACEHOLDER)), id="row"),
        pytest.param(
            control(control(paragraph(yellow("Navn")), PLACEHOLDER), PLACEHOLDER), id="nested"
        ),
    ],
)
def test_a_control_no_longer_shows_its_placeholder(block: str) -> None:
    """A filled control is told that it holds text, which no data binding overwrites."""
    data = word_file(block)
    part = contents(fill_all(data))["word/document.xml"].decode()

    assert "&lt;navn&gt;" in part
    assert "showingPlcHdr" not in part
    assert "dataBinding" not in part
    assert part.count("<w:placeholder>") == block.count("<w:placeholder>")
    assert part.count("<w:sdt>") == block.count("<w:sdt>")


def test_the_instruction_of_a_field_stays() -> None:
    """The result of a field takes the value; its instruction is as it was, yellow or not."""

    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f"<w:r><w:rPr>{YELLOW}</w:rPr><w:instrText>REF Navn \\h</w:instrText></w:r>"
    field = char("begin") + instruction + char("separate") + yellow("Navn") + char("end")
    simple = f'<w:fldSimple w:instr="REF Navn">{yellow("Sted")}</w:fldSimple>'
    part = contents(fill_all(word_file(paragraph(field, simple))))["word/document.xml"].decode()

    assert instruction in part
    assert 'w:instr="REF Navn"' in part
    assert "&lt;navn&gt;" in part
    assert "&lt;sted&gt;" in part
    assert part.count("yellow") == 1


def test_deleted_text_in_a_field_is_kept_as_deleted() -> None:
    """A tracked deletion within the prompt is no part of it, and stays where it was."""
    deleted = (
        f'<w:del w:id="1" w:author="x"><w:r><w:rPr>{YELLOW}</w:rPr><w:delText>gammelt</w:delText>'
        "</w:r></w:del>"
    )
    inserted = f'<w:ins w:id="2" w:author="x">{yellow("vn")}</w:ins>'
    data = word_file(paragraph(yellow("Na"), deleted, inserted))
    part = contents(fill_all(data))["word/document.xml"].decode()

    assert [field.prompt for field in fields(data)] == ["Navn"]
    assert deleted in part
    assert "&lt;navn&gt;" in part


def test_both_copies_of_a_text_box_are_filled_alike() -> None:
    """What new programs and what old ones show of a text box has the same values."""
    inside = paragraph(run("Til "), yellow("Navn")) + paragraph(run("Sted"), properties=SHADED)
    part = contents(fill_all(word_file(paragraph(text_box(inside)))))["word/document.xml"].decode()

    assert part.count("&lt;navn&gt;") == part.count("&lt;sted&gt;") == 2
    assert "FFFF00" not in part
    assert "yellow" not in part


BOXED_TABLE = table(row(cell(paragraph(yellow("I cellen"))), cell(paragraph(run("fast")))))
SHADED_TABLE = table(row(cell(paragraph(run("I cellen")), properties=SHADED)))


@pytest.mark.parametrize(
    ("box", "prompt"),
    [
        (paragraph(yellow("I boksen")), "I boksen"),
        (BOXED_TABLE, "I cellen"),
        (SHADED_TABLE, "I cellen"),
        (table(row(cell(BOXED_TABLE, paragraph()))), "I cellen"),
    ],
)
def test_a_text_box_that_asks_for_something_keeps_its_row_from_repeating(
    box: str, prompt: str
) -> None:
    """It is a field of its own, and so is each cell of the row; the row after it repeats."""
    asking = row(cell(paragraph(yellow("Navn"), text_box(box))), cell(paragraph(yellow("Når"))))
    document = word_file(table(text_row("Hvem", "Frist"), asking, yellow_row("Navn", "Når")))
    template = OfficeTemplateEngine().open(document, name="mal.docx")
    values = {"navn": "Kari", "nar": "i mai", "i-boksen": "her", "i-cellen": "her"}
    given = {key: values[key] for key in values if key in {one.key for one in template.fields}}
    filled = template.fill(given, language="nb")

    assert [(one.prompt, one.kind) for one in template.fields] == [
        ("Navn", "paragraph"),
        (prompt, "paragraph"),
        ("Når", "paragraph"),
        ("Navn | Når", "row"),
    ]
    assert [one.kind for one in filled.left] == ["row"]
    assert contents(filled.data)["word/document.xml"].count(b">her<") == 2
    anchored = prepared(document)
    assert anchored.read(anchored.fill(given, language="nb").data).values == given


def test_a_text_box_that_asks_for_nothing_repeats_with_its_row() -> None:
    """Its text is told, and so is what of it is nearly yellow."""
    near = run("Kanskje", '<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/>')
    box = text_box(paragraph(run("Husk: "), near))
    anchored = row(cell(paragraph(yellow("Navn"), box)), cell(paragraph(yellow("Når"))))
    document = word_file(table(text_row("Hvem", "Frist"), anchored))
    engine = OfficeTemplateEngine()
    template = engine.open(document, name="mal.docx")
    rows = [{"Navn": "Kari", "Når": "nå"}, {"Navn": "Ola", "Når": "snart"}]
    filled = template.fill({"navn-nar": rows}, language="nb")

    assert [one.kind for one in template.fields] == ["row"]
    assert [doubt.prompt for doubt in template.doubts] == ["Kanskje"]
    assert "Husk: Kanskje" in engine.texts(document, name="mal.docx")
    assert [dict(one) for one in template.read(filled.data).rows["navn-nar"]] == rows


def test_a_table_is_called_by_its_title_caption_or_heading() -> None:
    """A table has its author's title, else the caption above it, else the heading it is under."""
    lines = (
        text_row("Tiltak", "Ansvarlig"),
        row(cell(paragraph(run("a"))), cell(paragraph(yellow("x")))),
    )
    titled = table(*lines).replace("<w:tblPr/>", '<w:tblPr><w:tblCaption w:val="Egen"/></w:tblPr>')
    data = word_file(
        paragraph(run("Tiltaksplan"), properties='<w:pStyle w:val="Overskrift1"/>'),
        paragraph(run("Fyll ut.")),
        table(*lines),
        table(*lines),
        paragraph(run("Tabell 3: Roller"), properties='<w:pStyle w:val="Bildetekst"/>'),
        table(*lines),
        paragraph(run("Vanlig tekst")),
        table(*lines),
        titled,
        styles=STYLES,
    )

    assert [field.place for field in fields(data)] == [
        f"{which}, row 2, column «Ansvarlig»"
        for which in (
            "table «Tiltaksplan»", "table 2", "table «Tabell 3: Roller»", "table 4", "table «Egen»",
        )
    ]  # fmt: skip


def test_repeating_rows_of_a_yellow_table_style() -> None:
    """A row whose yellow comes from the table's style repeats, and each record loses the yellow."""
    style = f'<w:style w:type="table" w:styleId="T"><w:tcPr>{SHADED}</w:tcPr></w:style>'
    plain = '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'
    header = row(*(cell(paragraph(run(text)), properties=plain) for text in ("Hva", "Hvem")))
    data = word_file(
        table(header, text_row("hva", "hvem"), columns=2).replace(
            "<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="T"/></w:tblPr>'
        ),
        styles=style,
    )
    template = OfficeTemplateEngine().open(data, name="mal.docx")
    records = [{"hva": f"h{n}", "hvem": f"n{n}"} for n in range(3)]
    filled = template.fill({"hva-hvem": records}, language="nb").data

    assert [(field.kind, field.columns) for field in template.fields] == [
        (FieldKind.ROW, ("hva", "hvem"))
    ]
    assert fields(filled) == ()
    assert contents(filled)["word/document.xml"].decode().count(plain) == 8


def test_rows_of_a_table_in_a_table_repeat() -> None:
    """A table within a cell has rows that repeat, like any other."""
    inner = table(text_row("Hva", "Hvem"), yellow_row("hva", "hvem"), columns=2)
    data = word_file(table(row(cell(paragraph(run("x"))), cell(inner, paragraph()))))

    assert [(field.kind, field.place) for field in fields(data)] == [
        (FieldKind.ROW, "table 1, row 1, column 2, table, row 2")
    ]


def test_a_table_in_a_yellow_cell_stands_on_yellow() -> None:
    """What lies over a yellow cell is yellow too, and the cell is so until all of it is filled."""
    white = cell(paragraph(run("fast")), properties=WHITE)
    inner = table(row(cell(paragraph(run("Navn"))), white), columns=2)
    outer = cell(paragraph(run("Sted")), inner, paragraph(), properties=SHADED)
    data = word_file(table(row(cell(paragraph(run("x"))), outer)))
    template = OfficeTemplateEngine().open(data, name="mal.docx")
    half = template.fill({"navn": "Åse"}, language="nb").data

    assert [(field.prompt, field.place) for field in template.fields] == [
        ("Sted", "table 1, row 1, column 2"),
        ("Navn", "table 1, row 1, column 2, table, row 1, column 1"),
    ]
    assert b"FFFF00" in contents(half)["word/document.xml"]
    assert b"FFFF00" not in contents(fill_all(data))["word/document.xml"]


def test_rows_that_repeat_in_a_yellow_cell() -> None:
    """Rows of a table in a yellow cell repeat, and the cell loses its yellow with them."""
    inner = table(
        row(*(cell(paragraph(run(text)), properties=WHITE) for text in ("Hva", "Hvem"))),
        text_row("hva", "hvem"),
        columns=2,
    )
    data = word_file(table(row(cell(inner, paragraph(), properties=SHADED))))
    template = OfficeTemplateEngine().open(data, name="mal.docx")
    records = [{"hva": f"h{n}", "hvem": f"n{n}"} for n in range(3)]
    part = contents(template.fill({"hva-hvem": records}, language="nb").data)["word/document.xml"]

    assert [field.kind for field in template.fields] == [FieldKind.ROW]
    assert all(f">h{n}<".encode() in part for n in range(3))
    assert b"FFFF00" not in part


def test_rows_that_repeat_in_a_control() -> None:
    """A control around a row, or around its cells, holds as many records as there are."""
    cells = [control(cell(paragraph(yellow(word))), PLACEHOLDER) for word in ("hva", "hvem")]
    around = control(row(*cells), PLACEHOLDER)
    data = word_file(table(text_row("Hva", "Hvem"), around, columns=2))
    template = OfficeTemplateEngine().open(data, name="mal.docx")
    records = [{"hva": f"h{n}", "hvem": f"n{n}"} for n in range(3)]
    part = contents(template.fill({"hva-hvem": records}, language="nb").data)["word/document.xml"]

    assert [field.columns for field in template.fields] == [("hva", "hvem")]
    assert all(f">h{n}<".encode() in part for n in range(3))
    assert part.count(b"<w:sdt>") == 1 + 3 * len(cells)
    assert b"showingPlcHdr" not in part
    assert b"dataBinding" not in part
    assert b"yellow" not in part
