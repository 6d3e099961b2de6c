"""Which text of a Word document is a field."""

from __future__ import annotations

import pytest

from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import contents, with_members
from tests.adapters.office.word_files import (
    OPEN,
    SHADED,
    SPACES,
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

PROOF = '<w:proofErr w:type="spellStart"/>'
MARK = '<w:bookmarkStart w:id="1" w:name="m"/><w:bookmarkEnd w:id="1"/>'


def style(kind: str, key: str, inside: str, base: str = "", *, standard: bool = False) -> str:
    """Write a style."""
    default = ' w:default="1"' if standard else ""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"{default}>{based}{inside}</w:style>'


def control(content: str, properties: str = "") -> str:
    """Write a content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field_char(kind: str) -> str:
    """Write one end of a complex field, or what parts its instruction from its result."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


INSTRUCTION = (
    '<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:instrText>REF x</w:instrText></w:r>'
)
CHARACTER = style("character", "Gul", f"<w:rPr>{YELLOW}</w:rPr>")
SHADED_CHARACTER = style("character", "Gul", f"<w:rPr>{SHADED}</w:rPr>")
HEIR = style("character", "Arving", "<w:rPr><w:b/></w:rPr>", "Gul")
PALE_HEIR = style("character", "Arving", '<w:rPr><w:highlight w:val="none"/></w:rPr>', "Gul")
BLOCK = style("paragraph", "Gulblokk", f"<w:pPr>{SHADED}</w:pPr>")
TEXT = style("paragraph", "Gultekst", f"<w:rPr>{YELLOW}</w:rPr>")


def shade(fill: str, more: str = "") -> str:
    """Write a shading with a colour."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}" {more}/>'


def used(name: str) -> str:
    """Write the use of a character style."""
    return f'<w:rStyle w:val="{name}"/>'


def of_style(name: str) -> str:
    """Write the use of a paragraph style."""
    return f'<w:pStyle w:val="{name}"/>'


def prompts(data: bytes) -> list[str]:
    """Return the prompts of a document's fields, in reading order."""
    template = OfficeTemplateEngine().open(data, name="mal.docx")
    return [field.prompt for field in template.fields]


@pytest.mark.parametrize(
    ("text", "styles"),
    [
        pytest.param(paragraph(run("Til "), yellow("Navn")), "", id="highlight"),
        pytest.param(paragraph(run("Til "), run("Navn", SHADED)), "", id="shading of a run"),
        pytest.param(paragraph(run("Navn", shade("ffff00"))), "", id="shading in small letters"),
        pytest.param(
            paragraph(run("Navn", '<w:shd w:val="solid" w:color="FFFF00" w:fill="auto"/>')),
            "",
            id="solid pattern",
        ),
        pytest.param(paragraph(run("Navn"), properties=SHADED), "", id="shading of a paragraph"),
        pytest.param(
            table(
                row(cell(paragraph(run("Til"))), cell(paragraph(run("Navn")), properties=SHADED))
            ),
            "",
            id="shading of a cell",
        ),
        pytest.param(paragraph(run("Navn", used("Gul"))), CHARACTER, id="character style"),
        pytest.param(
            paragraph(run("Navn", used("Gul"))), SHADED_CHARACTER, id="shading in a style"
        ),
        pytest.param(
            paragraph(run("Navn", used("Arving"))), CHARACTER + HEIR, id="base of a style"
        ),
        pytest.param(
            paragraph(run("Navn"), properties=of_style("Gultekst")), TEXT, id="paragraph style"
        ),
        pytest.param(
            paragraph(run("Navn"), properties=of_style("Gulblokk")),
            BLOCK,
            id="paragraph style with shading",
        ),
        pytest.param(
            paragraph(run("Navn")),
            style("paragraph", "Normal", f"<w:rPr>{YELLOW}</w:rPr>", standard=True),
            id="style of all paragraphs",
        ),
        pytest.param(
            paragraph(run("Navn")),
            f"<w:docDefaults><w:rPrDefault><w:rPr>{SHADED}</w:rPr></w:rPrDefault></w:docDefaults>",
            id="defaults of the document",
        ),
        pytest.param(
            paragraph(yellow("Navn", shade("C6EFCE"))), "", id="highlight over other shading"
        ),
        pytest.param(
            paragraph(yellow("Na"), PROOF, MARK, yellow("v", "<w:b/>"), yellow("n")),
            "",
            id="split by spelling, bookmarks and formatting",
        ),
        pytest.param(
            paragraph(run("a "), f'<w:hyperlink r:id="x">{yellow("Navn")}</w:hyperlink>'),
            "",
            id="hyperlink",
        ),
        pytest.param(
            paragraph(yellow("Na"), f"<w:hyperlink>{yellow('vn')}</w:hyperlink>"),
            "",
            id="across the border of a hyperlink",
        ),
        pytest.param(paragraph(control(yellow("Navn"))), "", id="control of a run"),
        pytest.param(control(paragraph(yellow("Navn"))), "", id="control of a paragraph"),
        pytest.param(
            table(row(control(cell(paragraph(yellow("Navn")))), cell(paragraph(run("x"))))),
            "",
            id="control of a cell",
        ),
        pytest.param(
            table(control(row(cell(paragraph(yellow("Navn"))), cell(paragraph(run("x")))))),
            "",
            id="control of a row",
        ),
        pytest.param(
            paragraph(f'<w:ins w:id="1" w:author="x">{yellow("Navn")}</w:ins>'), "", id="insertion"
        ),
        pytest.param(
            paragraph(f'<w:moveTo w:id="1" w:author="x">{yellow("Navn")}</w:moveTo>'),
            "",
            id="move",
        ),
        pytest.param(
            paragraph(f'<w:smartTag w:element="x">{yellow("Navn")}</w:smartTag>'),
            "",
            id="smart tag",
        ),
        pytest.param(
            paragraph(f'<w:fldSimple w:instr="REF x">{yellow("Navn")}</w:fldSimple>'),
            "",
            id="simple field",
        ),
        pytest.param(
            paragraph(
                field_char("begin"),
                INSTRUCTION,
                field_char("separate"),
                yellow("Navn"),
                field_char("end"),
            ),
            "",
            id="result of a complex field",
        ),
        pytest.param(paragraph(run("x"), text_box(paragraph(yellow("Navn")))), "", id="text box"),
        pytest.param(
            table(row(cell(table(row(cell(paragraph(run("x"), yellow("Navn"))))), paragraph()))),
            "",
            id="table in a table",
        ),
        pytest.param(paragraph(yellow("  Navn ")), "", id="white space around"),
    ],
)
def test_yellow_text_is_a_field(text: str, styles: str) -> None:
    """Text is a field in whatever way it is yellow, and wherever it stands."""
    assert prompts(word_file(text, styles=styles)) == ["Navn"]


@pytest.mark.parametrize(
    ("text", "styles"),
    [
        pytest.param(paragraph(run("x")), "", id="plain"),
        pytest.param(
            paragraph(run("x", '<w:highlight w:val="darkYellow"/>')), "", id="dark yellow"
        ),
        pytest.param(paragraph(run("x", '<w:highlight w:val="green"/>')), "", id="green"),
        pytest.param(paragraph(run("x", shade("FFFF99"))), "", id="pale yellow"),
        pytest.param(paragraph(run("x", shade("FFC000"))), "", id="gold"),
        pytest.param(
            paragraph(run("x", shade("FFFF00", 'w:themeFill="accent4"'))), "", id="theme colour"
        ),
        pytest.param(
            paragraph(run("x"), properties=f"<w:rPr>{YELLOW}</w:rPr>"), "", id="paragraph mark"
        ),
        pytest.param(paragraph(yellow("   ")), "", id="white space"),
        pytest.param(
            paragraph(run("x", used("Gul") + '<w:highlight w:val="none"/>')),
            CHARACTER,
            id="off again in the run",
        ),
        pytest.param(
            paragraph(run("x", used("Arving"))), CHARACTER + PALE_HEIR, id="off again in a style"
        ),
        pytest.param(
            paragraph(run("x", shade("FFFFFF")), properties=SHADED), "", id="white on yellow"
        ),
        pytest.param(
            paragraph(run("x", SHADED + '<w:highlight w:val="cyan"/>')),
            "",
            id="other highlight over yellow shading",
        ),
        pytest.param(
            paragraph(
                f'<w:del w:id="1" w:author="x"><w:r><w:rPr>{YELLOW}</w:rPr>'
                "<w:delText>x</w:delText></w:r></w:del>"
            ),
            "",
            id="deletion",
        ),
        pytest.param(
            paragraph(field_char("begin"), INSTRUCTION, yellow("x"), field_char("end")),
            "",
            id="instruction of a field",
        ),
        pytest.param(
            table(row(cell(paragraph(run("x")))), columns=1).replace(
                "<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="T"/></w:tblPr>'
            ),
            style(
                "table",
                "T",
                f'<w:tblStylePr w:type="band1Horz"><w:tcPr>{SHADED}</w:tcPr></w:tblStylePr>',
            ),
            id="banding of a table",
        ),
        pytest.param(
            table(row(cell(paragraph(yellow("x"))), properties="<w:del/>"), text_row("y")),
            "",
            id="deleted row",
        ),
    ],
)
def test_other_text_is_no_field(text: str, styles: str) -> None:
    """Near yellows, white space, deletions and instructions are no fields."""
    assert prompts(word_file(text, styles=styles)) == []


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
                row(cell(paragraph(yellow("Navn"))), cell(), properties="<w:tblHeader/>"),
                text_row("x", "y"),
            ],
            id="header row",
        ),
    ],
)
def test_other_rows_do_not_repeat(rows: list[str]) -> None:
    """A row of one cell, one with fixed text and a header are no repeating rows."""
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


def test_a_circle_of_styles_ends() -> None:
    """Styles that are based on each other are read to where the circle closes."""
    circle = style("character", "A", "", "B") + style(
        "character", "B", f"<w:rPr>{YELLOW}</w:rPr>", "A"
    )

    assert prompts(word_file(paragraph(run("Navn", used("A"))), styles=circle)) == ["Navn"]


def test_glossary_and_other_parts_are_left_alone() -> None:
    """Yellow in a part that the document does not show is no field."""
    body = f"<w:document {SPACES}><w:body>{paragraph(yellow('x'))}</w:body></w:document>"
    data = word_file(paragraph(run("y")))

    assert prompts(with_members(data, {"word/glossary/document.xml": body.encode()})) == []


def test_a_document_in_the_strict_dialect() -> None:
    """Strict Open XML has other namespaces and the same fields."""
    data = word_file(paragraph(run("Til "), yellow("Navn")))
    strict = {
        "wordprocessingml/2006/main": "wordprocessingml/main",
        "officeDocument/2006/relationships": "officeDocument/relationships",
    }
    parts = dict[str, bytes | None]()
    for name in ("word/document.xml", "_rels/.rels"):
        text = contents(data)[name].decode()
        for old, new in strict.items():
            text = text.replace(f"{OPEN}/{old}", f"http://purl.oclc.org/ooxml/{new}")
        parts[name] = text.encode()

    assert prompts(with_members(data, parts)) == ["Navn"]


def test_rows_that_ask_for_different_things_are_different_fields() -> None:
    """Rows with the same prompts in two tables are two fields with two keys."""
    data = word_file(
        table(text_row("a", "b"), yellow_row("x", "y")),
        paragraph(run("og")),
        table(text_row("c", "d"), yellow_row("x", "y")),
    )
    fields = OfficeTemplateEngine().open(data, name="mal.docx").fields

    assert [field.key for field in fields] == ["x-y", "x-y-2"]
