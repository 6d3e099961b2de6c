"""Which text of a Word document is a field."""

from __future__ import annotations

import pytest
from lxml import etree

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import changed, contents, with_members
from tests.adapters.office.word_files import (
    OPEN,
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
)

MAIN = "word/document.xml"
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


OLD_BOX = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r>"
)
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


def table_style(inside: str) -> str:
    """Write a table style called T."""
    return style("table", "T", inside)


def styled(name: str) -> str:
    """Write the properties of a table with a style."""
    return f'<w:tblPr><w:tblStyle w:val="{name}"/></w:tblPr>'


def plain_table(properties: str, ground: str = "") -> str:
    """Write a table of one cell, whose text says nothing of its ground."""
    one = table(row(cell(paragraph(run("Navn")), properties=ground)), columns=1)
    return one.replace("<w:tblPr/>", properties)


def prompts(data: bytes) -> list[str]:
    """Return the prompts of a document's fields, in reading order."""
    template = OfficeTemplateEngine().open(data, name="mal.docx")
    return [field.prompt for field in template.fields]


YELLOW_TEXTS = [
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
        table(row(cell(paragraph(run("Til"))), cell(paragraph(run("Navn")), properties=SHADED))),
        "",
        id="shading of a cell",
    ),
    pytest.param(paragraph(run("Navn", used("Gul"))), CHARACTER, id="character style"),
    pytest.param(paragraph(run("Navn", used("Gul"))), SHADED_CHARACTER, id="shading in a style"),
    pytest.param(paragraph(run("Navn", used("Arving"))), CHARACTER + HEIR, id="base of a style"),
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
    pytest.param(paragraph(yellow("Navn", shade("C6EFCE"))), "", id="highlight over other shading"),
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
        paragraph(run("x"), OLD_BOX.format(paragraph(yellow("Navn")))),
        "",
        id="text box of an old program",
    ),
    pytest.param(
        table(row(cell(table(row(cell(paragraph(run("x"), yellow("Navn"))))), paragraph()))),
        "",
        id="table in a table",
    ),
    pytest.param(paragraph(yellow("  Navn ")), "", id="white space around"),
    pytest.param(
        paragraph(
            yellow("Na", '<w:lang w:val="nb-NO"/>'),
            yellow("v", '<w:lang w:val="en-GB"/>').replace("<w:r>", '<w:r w:rsidR="00AB12CD">'),
            f'<w:ins w:id="4" w:author="x">{yellow("n")}</w:ins>',
        ),
        "",
        id="split by languages and revisions",
    ),
    pytest.param(
        paragraph(f'<w:customXml w:element="x">{yellow("Navn")}</w:customXml>'),
        "",
        id="custom XML in a paragraph",
    ),
    pytest.param(
        f'<w:customXml w:element="x">{paragraph(yellow("Navn"))}</w:customXml>',
        "",
        id="custom XML around a paragraph",
    ),
    pytest.param(
        paragraph(
            field_char("begin"),
            INSTRUCTION,
            field_char("begin"),
            INSTRUCTION,
            field_char("separate"),
            yellow("indre"),
            field_char("end"),
            field_char("separate"),
            yellow("Navn"),
            field_char("end"),
        ),
        "",
        id="result of a field with another one in its instruction",
    ),
    pytest.param(
        paragraph(control(control(f"<w:hyperlink>{yellow('Navn')}</w:hyperlink>"))),
        "",
        id="hyperlink in controls",
    ),
    pytest.param(
        plain_table(styled("T")),
        table_style(f"<w:tcPr>{SHADED}</w:tcPr>"),
        id="cells of a table style",
    ),
    pytest.param(
        plain_table(styled("T")),
        table_style(f"<w:tblPr>{SHADED}</w:tblPr>"),
        id="table of a table style",
    ),
    pytest.param(
        plain_table(styled("T")),
        table_style(f"<w:rPr>{SHADED}</w:rPr>"),
        id="text of a table style",
    ),
    pytest.param(
        plain_table(styled("T")),
        table_style(f"<w:pPr>{SHADED}</w:pPr>"),
        id="paragraphs of a table style",
    ),
    pytest.param(
        plain_table(styled("U")),
        table_style(f"<w:tcPr>{SHADED}</w:tcPr>") + style("table", "U", "", "T"),
        id="base of a table style",
    ),
    pytest.param(plain_table(f"<w:tblPr>{SHADED}</w:tblPr>"), "", id="shading of a table"),
    pytest.param(
        plain_table("").replace("<w:tr>", f"<w:tr><w:tblPrEx>{SHADED}</w:tblPrEx>"),
        "",
        id="shading of a row",
    ),
]
"""Text that is a field named «Navn»: blocks of the body, and the styles that they need."""


OTHER_TEXTS = [
    pytest.param(paragraph(run("x")), "", id="plain"),
    pytest.param(paragraph(run("x", '<w:highlight w:val="darkYellow"/>')), "", id="dark yellow"),
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
    pytest.param(paragraph(run("x", shade("FFFFFF")), properties=SHADED), "", id="white on yellow"),
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
        plain_table(styled("T"), shade("auto")),
        table_style(f"<w:tcPr>{SHADED}</w:tcPr>"),
        id="off again in a cell",
    ),
    pytest.param(
        plain_table(styled("T"), shade("EEEEEE")),
        table_style(f"<w:tcPr>{SHADED}</w:tcPr>"),
        id="other colour in a cell",
    ),
    pytest.param(
        paragraph(
            f'<w:moveFrom w:id="1" w:author="x">{yellow("x")}</w:moveFrom>',
        ),
        "",
        id="moved away",
    ),
    pytest.param(paragraph(run("x", shade("FFF2CC"))), "", id="pale gold"),
    pytest.param(
        paragraph(run("x", '<w:shd w:val="pct20" w:color="auto" w:fill="FFFF00"/>')),
        "",
        id="pattern",
    ),
    pytest.param(
        table(row(cell(paragraph(yellow("x"))), properties="<w:del/>"), text_row("y")),
        "",
        id="deleted row",
    ),
]
"""Text that is no field, and the styles that it needs."""


@pytest.mark.parametrize(("text", "styles"), YELLOW_TEXTS)
def test_yellow_text_is_a_field(text: str, styles: str) -> None:
    """Text is a field in whatever way it is yellow, and wherever it stands."""
    assert prompts(word_file(text, styles=styles)) == ["Navn"]


@pytest.mark.parametrize(("text", "styles"), OTHER_TEXTS)
def test_other_text_is_no_field(text: str, styles: str) -> None:
    """Near yellows, white space, deletions and instructions are no fields."""
    assert prompts(word_file(text, styles=styles)) == []


def test_a_circle_of_styles_ends() -> None:
    """Styles that are based on each other are read to where the circle closes."""
    circle = style("character", "A", "", "B") + style(
        "character", "B", f"<w:rPr>{YELLOW}</w:rPr>", "A"
    )

    assert prompts(word_file(paragraph(run("Navn", used("A"))), styles=circle)) == ["Navn"]


@pytest.mark.parametrize(("text", "styles"), YELLOW_TEXTS)
def test_every_such_field_is_filled(text: str, styles: str) -> None:
    """The value stands where the prompt stood, and nothing that was yellow is so any more."""
    data = word_file(text, styles=styles)
    template = OfficeTemplateEngine().open(data, name="mal.docx")
    filled = template.fill({template.fields[0].key: "Åse & co."}, language="nb")
    texts = OfficeTemplateEngine().texts(filled.data, name="utfylt.docx")

    assert filled.left == ()
    assert prompts(filled.data) == []
    assert "Åse & co." in "\n".join(texts)
    assert "Navn" not in "\n".join(texts)
    assert changed(data, filled.data) == {"word/document.xml"}
    assert changed(data, template.fill({}, language="nb").data) == set()


@pytest.mark.parametrize(("text", "styles"), OTHER_TEXTS)
def test_what_is_no_field_stays_as_it_was(text: str, styles: str) -> None:
    """Beside a field that is filled, the markup of what is none is the same."""
    data = word_file(paragraph(yellow("Navn")), text, styles=styles)
    template = OfficeTemplateEngine().open(data, name="mal.docx")
    filled = template.fill({"navn": "Åse"}, language="nb").data
    before, after = (
        [etree.tostring(block) for block in etree.fromstring(contents(one)[MAIN])[0]]
        for one in (data, filled)
    )

    assert before[0] != after[0]
    assert before[1:] == after[1:]


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
