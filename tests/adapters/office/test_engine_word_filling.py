"""What filling does to a Word document, and what it leaves as it was."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest
from lxml import etree

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import changed, contents, with_members
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
    from collections.abc import Mapping

    from arbeidsmiljo.model.documents import Record, Value

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def fill(data: bytes, values: Mapping[str, Value]) -> bytes:
    """Fill a document in bokmål."""
    template = OfficeTemplateEngine().open(data, name="mal.docx")
    return template.fill(values, language="nb").data


def texts(data: bytes) -> list[str]:
    """Return the paragraphs of a document's body, as python-docx reads them."""
    return [found.text for found in docx.Document(io.BytesIO(data)).paragraphs]


def rows(data: bytes) -> list[list[str]]:
    """Return the texts of a document's first table, as python-docx reads them."""
    found = docx.Document(io.BytesIO(data)).tables[0]
    return [[inside.text for inside in line.cells] for line in found.rows]


def part(data: bytes, name: str = "word/document.xml") -> str:
    """Return a part as text."""
    return contents(data)[name].decode()


def is_yellow(data: bytes) -> bool:
    """Tell whether anything in the document's own part is marked yellow."""
    return 'w:val="yellow"' in part(data) or "FFFF00" in part(data)


def test_a_value_stands_where_the_prompt_stood() -> None:
    """The first run's formatting stays, less the yellow; white space around the prompt too."""
    data = word_file(
        paragraph(run("Til "), yellow("Na", "<w:b/>"), yellow("vn ", "<w:i/>"), run("fra HR."))
    )
    filled = fill(data, {"navn": "Kari Nordmann"})
    (found,) = docx.Document(io.BytesIO(filled)).paragraphs
    runs = [(inside.text, inside.bold, inside.italic) for inside in found.runs]

    assert runs == [
        ("Til ", None, None), ("Kari Nordmann ", True, None), ("fra HR.", None, None),
    ]  # fmt: skip
    assert not is_yellow(filled)


def test_a_whole_paragraph_takes_several() -> None:
    """Each text of a list becomes a paragraph with the looks of the first."""
    look = f'<w:jc w:val="center"/><w:rPr>{YELLOW}</w:rPr>'
    data = word_file(paragraph(yellow("X", "<w:b/>"), properties=look), paragraph(run("slutt")))
    filled = fill(data, {"x": ["en", "to\nlinjer", "tre"]})
    found = docx.Document(io.BytesIO(filled)).paragraphs

    assert [one.text for one in found] == ["en", "to\nlinjer", "tre", "slutt"]
    assert all(one.alignment is not None and one.runs[0].bold for one in found[:3])
    assert not is_yellow(filled)


def test_the_end_of_a_section_stays_behind_its_last_paragraph() -> None:
    """Where a paragraph ends a section, the further ones go before it."""
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    data = word_file(paragraph(yellow("X"), properties=section), paragraph(run("slutt")))
    filled = fill(data, {"x": ["en", "to"]})
    root = etree.fromstring(contents(filled)["word/document.xml"])
    ends = [any(inside.tag == W + "sectPr" for inside in one.iter()) for one in root.iter(W + "p")]

    assert texts(filled) == ["en", "to", "slutt"]
    assert ends == [False, True, False]


def test_rows_repeat_for_each_record() -> None:
    """The table's rows become as many as there are records, each with its own looks by turns."""
    shades = [
        f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' for fill in ("EEEEEE", "CCCCCC")
    ]
    lines = [
        row(
            *(
                cell(paragraph(yellow(prompt, "<w:b/>")), properties=shade)
                for prompt in ("hva", "når")
            )
        )
        for shade in shades
    ]
    data = word_file(table(text_row("Tiltak", "Frist"), *lines, text_row("slutt", ""), columns=2))
    records: list[Record] = [{"hva": f"tiltak {n}", "når": date(2026, 3, n)} for n in range(1, 6)]
    filled = fill(data, {"hva-nar": records})
    root = etree.fromstring(contents(filled)["word/document.xml"])
    fills = [found.get(W + "fill") for found in root.iter(W + "shd")][::2]

    assert rows(filled) == [
        ["Tiltak", "Frist"],
        *([f"tiltak {n}", f"{n}. mars 2026"] for n in range(1, 6)),
        ["slutt", ""],
    ]
    assert fills == ["EEEEEE", "CCCCCC", "EEEEEE", "CCCCCC", "EEEEEE"]
    assert not is_yellow(filled)


def test_fewer_records_than_rows_leave_fewer_rows() -> None:
    """A table of four prompted rows and two records has two rows; with none it has none."""
    data = word_file(table(text_row("a", "b"), *[yellow_row("x", "y")] * 4, columns=2))

    assert rows(fill(data, {"x-y": [{"x": "1", "y": "2"}] * 2})) == [
        ["a", "b"],
        ["1", "2"],
        ["1", "2"],
    ]
    assert rows(fill(data, {"x-y": []})) == [["a", "b"]]


def test_a_table_keeps_one_row() -> None:
    """A table of nothing but rows that repeat keeps an empty one, since it must have one."""
    data = word_file(table(yellow_row("x", "y"), columns=2))

    assert rows(fill(data, {"x-y": []})) == [["", ""]]


def test_a_record_may_lack_a_column() -> None:
    """A cell that a record has nothing for keeps its prompt and its yellow."""
    shaded = row(*(cell(paragraph(run(prompt)), properties=SHADED) for prompt in ("x", "y")))
    data = word_file(table(text_row("a", "b"), shaded, columns=2))
    filled = fill(data, {"x-y": [{"x": "1"}, {"y": "2"}]})

    assert rows(filled) == [["a", "b"], ["1", "y"], ["x", "2"]]
    assert part(filled).count("FFFF00") == 2


def test_repeated_rows_have_nothing_twice_that_may_be_there_once() -> None:
    """Bookmarks and numbers of paragraphs and drawings are not repeated with the row."""
    drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="7" name="d"/></wp:inline></w:drawing></w:r>'
    bookmark = '<w:bookmarkStart w:id="1" w:name="m"/>', '<w:bookmarkEnd w:id="1"/>'
    first = paragraph(bookmark[0], yellow("x"), bookmark[1])
    marked = row(cell(first), cell(paragraph(yellow("y"), drawing)))
    for tag, number in (("w:p", "22222222"), ("w:tr", "11111111")):
        marked = marked.replace(f"<{tag}>", f'<{tag} w14:paraId="{number}">', 1)
    data = word_file(
        paragraph(drawing.replace("7", "9")), table(text_row("a", "b"), marked, columns=2)
    )
    filled = fill(data, {"x-y": [{"x": str(n), "y": str(n)} for n in range(4)]})
    root = etree.fromstring(contents(filled)["word/document.xml"])
    numbers = [str(found.get("id")) for found in root.iter() if str(found.tag).endswith("docPr")]

    assert rows(filled)[1:] == [[str(n), str(n)] for n in range(4)]
    assert len(list(root.iter(W + "bookmarkStart"))) == 1
    assert sum(W14 + "paraId" in found.attrib for found in root.iter()) == 2
    assert sorted(numbers) == ["10", "11", "12", "7", "9"]


def test_a_comment_on_a_row_that_repeats_is_there_once() -> None:
    """Comments and editing permissions stay with the first record, each with all its parts."""
    mark = '<w:r><w:rPr><w:rStyle w:val="k"/></w:rPr><w:commentReference w:id="{0}"/></w:r>'
    opened = '<w:commentRangeStart w:id="{0}"/><w:permStart w:id="{0}" w:edGrp="everyone"/>'
    closed = '<w:permEnd w:id="{0}"/><w:commentRangeEnd w:id="{0}"/>' + mark
    beside = yellow("z").replace("</w:r>", '<w:commentReference w:id="6"/></w:r>')
    asked = row(
        cell(paragraph(opened.format(4), yellow("x"), closed.format(4))),
        cell(paragraph(opened.format(5), yellow("y"))),
        cell(paragraph(closed.format(5), beside)),
    )
    data = word_file(table(text_row("a", "b", "c"), asked), paragraph(run("x")))
    records = [dict.fromkeys("xyz", f"{number}") for number in range(3)]
    filled = fill(data, {"x-y-z": records})
    root = etree.fromstring(contents(filled)["word/document.xml"])
    runs = [list(found.iter(W + "r")) for found in root.iter(W + "tr")]

    assert rows(filled)[1:] == [list(record.values()) for record in records]
    for tag in ("commentRangeStart", "commentRangeEnd", "permStart", "permEnd"):
        assert [found.get(f"{W}id") for found in root.iter(W + tag)] == ["4", "5"], tag
    assert [found.get(f"{W}id") for found in root.iter(f"{W}commentReference")] == ["4", "5", "6"]
    assert [len(found) for found in runs] == [3, 5, 3, 3]


def test_a_content_control_in_a_row_that_repeats_has_its_number_once() -> None:
    """Further records' controls stay, without a number, so that Word gives them one."""
    control = '<w:sdt><w:sdtPr><w:tag w:val="t"/><w:id w:val="77"/></w:sdtPr><w:sdtContent>{}'
    inside = control.format(yellow("x")) + "</w:sdtContent></w:sdt>"
    asked = row(cell(paragraph(inside)), cell(paragraph(yellow("y"))))
    data = word_file(table(text_row("a", "b"), asked, columns=2), paragraph(run("x")))
    filled = fill(data, {"x-y": [{"x": str(n), "y": str(n)} for n in range(3)]})
    root = etree.fromstring(contents(filled)["word/document.xml"])
    numbers = [
        [found.get(f"{W}val") for found in one.iter(f"{W}id")] for one in root.iter(f"{W}sdt")
    ]

    assert numbers == [["77"], [], []]
    assert [found.get(f"{W}val") for found in root.iter(f"{W}tag")] == ["t"] * 3
    assert "".join(str(found.text) for found in root.iter(f"{W}t")) == "ab001122x"


def test_merged_cells_stay_merged() -> None:
    """A row with a cell over two columns repeats with it."""
    wide = cell(paragraph(yellow("x")), properties='<w:gridSpan w:val="2"/>')
    data = word_file(
        table(text_row("a", "b", "c"), row(wide, cell(paragraph(yellow("y")))), columns=3)
    )
    filled = fill(data, {"x-y": [{"x": "1", "y": "2"}] * 2})

    assert rows(filled)[1:] == [["1", "1", "2"]] * 2
    assert part(filled).count("gridSpan") == 2


def style(kind: str, inside: str, more: str = "") -> str:
    """Write a style called Gul."""
    return f'<w:style w:type="{kind}" w:styleId="Gul"{more}>{inside}</w:style>'


IN_STYLE = paragraph(run("X"), properties='<w:pStyle w:val="Gul"/>')
BLOCK = f"<w:pPr>{SHADED}</w:pPr>"
YELLOW_CELL = cell(paragraph(yellow("X")), properties=SHADED)


@pytest.mark.parametrize(
    ("text", "styles"),
    [
        (
            paragraph(run("X", '<w:rStyle w:val="Gul"/>')),
            style("character", f"<w:rPr>{YELLOW}</w:rPr>"),
        ),
        (IN_STYLE, style("paragraph", BLOCK)),
        (IN_STYLE, style("paragraph", f"<w:rPr>{SHADED}</w:rPr>")),
        (paragraph(run("X")), style("paragraph", BLOCK, ' w:default="1"')),
        (paragraph(yellow("X"), properties=SHADED), ""),
        (table(row(cell(paragraph(run("a"))), YELLOW_CELL)), ""),
    ],
)
def test_yellow_of_a_style_or_of_several_layers_goes_out(text: str, styles: str) -> None:
    """A filled field is not yellow, wherever its yellow came from: no prompt is found again."""
    filled = fill(word_file(text, styles=styles), {"x": ["en", "to"]})
    again = OfficeTemplateEngine().open(filled, name="fylt.docx")

    assert again.fields == ()


def test_a_shading_that_fields_share_goes_with_the_last_of_them() -> None:
    """Yellow of a paragraph stays as long as one of the fields in it has no value."""
    white = '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'
    texts_ = run("X"), run(" og ", white), run("Y")
    for data in (
        word_file(paragraph(*texts_, properties=SHADED)),
        word_file(
            paragraph(*texts_, properties='<w:pStyle w:val="Gul"/>'),
            styles=style("paragraph", BLOCK),
        ),
        word_file(paragraph(*texts_), styles=style("paragraph", BLOCK, ' w:default="1"')),
    ):
        for values, left in (({"x": "en"}, 2), ({"x": "en", "y": "to"}, 0)):
            again = OfficeTemplateEngine().open(fill(data, values), name="fylt.docx")
            assert len(again.fields) == left


def test_a_yellow_cell_takes_its_text_as_one() -> None:
    """All paragraphs of a yellow cell make way for the value, and the cell is no more yellow."""
    shaded = cell(paragraph(run("Navn", "<w:b/>")), paragraph(run("og tittel")), properties=SHADED)
    filled = fill(
        word_file(table(row(cell(paragraph(run("Til"))), shaded))), {"navn-og-tittel": "Kari"}
    )

    assert rows(filled) == [["Til", "Kari"]]
    assert not is_yellow(filled)


def test_both_copies_of_a_text_box_are_filled() -> None:
    """The copy for new programs and the one for old ones say the same."""
    data = word_file(paragraph(text_box(paragraph(run("Til "), yellow("Navn")))))
    filled = fill(data, {"navn": "Kari"})

    assert part(filled).count("Kari") == 2
    assert not is_yellow(filled)


def test_what_is_no_text_stays() -> None:
    """Pictures, references and page breaks in a yellow run, and deleted text, are kept."""
    drawing = '<w:drawing><wp:inline><wp:docPr id="7" name="d"/></wp:inline></w:drawing>'
    mixed = (
        f"<w:r><w:rPr>{YELLOW}</w:rPr><w:t>Na</w:t>{drawing}<w:t>vn</w:t>"
        '<w:br w:type="page"/></w:r>'
    )
    deleted = '<w:del w:id="1" w:author="x"><w:r><w:delText>slettet</w:delText></w:r></w:del>'
    note = f'<w:r><w:rPr>{YELLOW}</w:rPr><w:footnoteReference w:id="1"/></w:r>'
    filled = fill(word_file(paragraph(mixed, deleted, note, yellow(" her"))), {"navn-her": "Kari"})

    assert not is_yellow(filled)
    for kept in (drawing, "slettet", "footnoteReference", 'w:type="page"'):
        assert kept in part(filled)
    assert texts(filled)[0].strip() == "Kari"


def test_a_content_control_no_longer_shows_its_placeholder() -> None:
    """A filled control is no placeholder, and data bound to it does not overwrite the value."""
    prompt = yellow("Navn", '<w:rStyle w:val="Plassholder"/>')
    control = (
        '<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath="/x"/><w:tag w:val="t"/>'
        f"</w:sdtPr><w:sdtContent>{prompt}</w:sdtContent></w:sdt>"
    )
    data = word_file(paragraph(control))
    filled = part(fill(data, {"navn": "Kari"}))

    assert "showingPlcHdr" not in filled
    assert "dataBinding" not in filled
    assert "Plassholder" not in filled
    assert '<w:tag w:val="t"/>' in filled


def test_what_has_no_value_stays_yellow_and_is_listed() -> None:
    """Fields without a value are as they were, in reading order."""
    data = word_file(paragraph(yellow("a"), run(" "), yellow("b"), run(" "), yellow("c")))
    filled = OfficeTemplateEngine().open(data, name="mal.docx").fill({"b": "B"}, language="nb")

    assert [field.key for field in filled.left] == ["a", "c"]
    assert texts(filled.data) == ["a B c"]
    assert part(filled.data).count(YELLOW) == 2


def test_parts_without_a_filled_field_are_byte_for_byte_the_templates() -> None:
    """Only the parts whose fields have a value change; without values, none does."""
    data = word_file(
        paragraph(yellow("a")),
        edges={"default header": paragraph(yellow("b"))},
        styles="<!-- x -->",
    )

    assert changed(data, fill(data, {})) == set()
    assert changed(data, fill(data, {"a": "x"})) == {"word/document.xml"}
    assert changed(data, fill(data, {"b": "x"})) == {"word/header2.xml"}


def test_the_same_values_give_the_same_bytes() -> None:
    """Filling depends on nothing but the template, the values and the language."""
    data = word_file(paragraph(yellow("a")), table(text_row("t", "u"), yellow_row("b", "c")))
    records: list[Record] = [{"b": 1, "c": date(2026, 1, 1)}]

    assert fill(data, {"a": "x", "b-c": records}) == fill(data, {"b-c": records, "a": "x"})


def test_what_word_wrote_around_a_field_stays_byte_for_byte() -> None:
    """In a part that is filled, what Word wrote differs in the field and in nothing else."""
    start = b"<w:r><w:rPr><w:highlight"
    data = word_file(
        paragraph(run("Før & <etter>")),
        table(row(cell(paragraph(run("å"), '<w:bookmarkStart w:id="1" w:name="m"/>')))),
        paragraph(run("Til "), yellow("Navn"), run(" fra HR")),
        paragraph(run("slutt")),
    )
    name = "word/document.xml"
    written = contents(data)[name].replace(b"?>\n", b"?>\r\n").replace(b"></w:tcPr>", b"/>")
    data = with_members(data, {name: written})
    before, _, behind = written.partition(start)
    behind = behind[behind.index(b"</w:r>") :]
    filled = contents(fill(data, {"navn": "Åse"}))[name]

    assert filled.startswith(before)
    assert filled.endswith(behind)
    assert "Åse".encode() in filled[len(before) : -len(behind)]
    assert len(filled) < len(written)
