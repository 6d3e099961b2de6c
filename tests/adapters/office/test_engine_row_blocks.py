"""Blocks of rows that one record fills, on pages and on slides."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

import pytest

from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import contents
from tests.adapters.office.slide_files import (
    Thing,
    new_deck,
    new_slide,
    opened,
    saved,
    slide_table,
)
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
    from pathlib import Path

    from arbeidsmiljo.model.documents import Record, Template
    from tests.libreoffice import LibreOffice

_docx: Any = __import__("docx")
COLUMNS: Final = ("Tiltak", "Ansvarlig", "Frist", "Effekt", "Måles med")
KEY: Final = "tiltak-ansvarlig-frist-effekt-males-med"
ROWS: list[dict[str, str]] = [
    {"Tiltak": "Korte møter", "Ansvarlig": "Kari", "Frist": "1. mai", "Effekt": "Mer tid",
     "Måles med": "Spørsmål"},
    {"Tiltak": "Fadder", "Ansvarlig": "Ola", "Frist": "2. juni", "Effekt": "Trygghet",
     "Måles med": "Samtale"},
    {"Tiltak": "Pause", "Ansvarlig": "Liv", "Frist": "3. juli", "Effekt": "Ro",
     "Måles med": "Ingenting"},
]  # fmt: skip


def merged(text: str, value: str = "", mark: str = "") -> str:
    """Write a cell that is merged with the one below, or (`continue`) the one above."""
    properties = f'<w:vMerge w:val="{value}"/>' if value else ""
    return cell(paragraph(yellow(text)) if text else paragraph(), properties=properties + mark)


def page() -> bytes:
    """Make a plan of which each measure takes two rows, the first cell merged across both."""
    return word_file(
        paragraph(run("Plan")),
        table(
            text_row("Hva", "Hvem og hva", "Når og hvordan"),
            row(merged("Tiltak", "restart"), merged("Ansvarlig"), merged("Frist")),
            row(merged("", "continue"), merged("Effekt"), merged("Måles med")),
            text_row("Sum", "", ""),
        ),
    )


def deck() -> bytes:
    """Make the same plan on a slide."""
    made = new_deck()
    frame = slide_table(
        new_slide(made, "Plan").shapes,
        [
            ["Hva", "Hvem og hva", "Når og hvordan"],
            ["=Tiltak", "=Ansvarlig", "=Frist"],
            ["", "=Effekt", "=Måles med"],
            ["Sum", "", ""],
        ],
    )
    cells = frame.table
    cells.cell(1, 0).merge(cells.cell(2, 0))
    return saved(made)


FILES: Final = {"plan.docx": page(), "plan.pptx": deck()}


def template(name: str, data: bytes | None = None) -> Template:
    """Open one of the plans."""
    return OfficeTemplateEngine().open(FILES[name] if data is None else data, name=name)


def table_of(name: str, data: bytes) -> Thing:
    """Return the only table of a document, as another library sees it."""
    if name.endswith("docx"):
        return _docx.Document(io.BytesIO(data)).tables[0]
    return next(shape for shape in opened(data).slides[0].shapes if shape.has_table).table


def said(name: str, data: bytes) -> list[list[str]]:
    """Return the texts of that table; a merged cell of a page says the same in each row."""
    found = table_of(name, data)
    rows = [[one.text for one in line.cells] for line in found.rows]
    if name.endswith("docx"):
        for before, line in zip(rows[1::2], rows[2::2], strict=False):
            line[0] = "" if line[0] == before[0] else line[0]
    return rows


@pytest.mark.parametrize("name", FILES)
def test_a_block_of_rows_is_one_field(name: str) -> None:
    """It has the columns of all its rows."""
    (field,) = template(name).fields

    assert (field.kind, field.key, field.columns) == (FieldKind.ROW, KEY, COLUMNS)


@pytest.mark.parametrize("name", FILES)
def test_each_record_fills_a_block(name: str) -> None:
    """The rows of a record stand together, between what was above and below."""
    filled = template(name).fill({KEY: ROWS}, language="nb")
    rows = said(name, filled.data)

    assert filled.left == ()
    assert rows[0][0] == "Hva"
    assert rows[-1][0] == "Sum"
    assert rows[1:-1] == [
        line
        for record in ROWS
        for line in (
            [record["Tiltak"], record["Ansvarlig"], record["Frist"]],
            ["", record["Effekt"], record["Måles med"]],
        )
    ]


@pytest.mark.parametrize("name", FILES)
def test_merged_cells_stay_merged(name: str) -> None:
    """Each record's first cell reaches across its own two rows, and no further."""
    data = template(name).fill({KEY: ROWS}, language="nb").data
    main = "word/document.xml" if name.endswith("docx") else "ppt/slides/slide1.xml"
    sign = b'w:val="restart"' if name.endswith("docx") else b'rowSpan="2"'

    assert contents(data)[main].count(sign) == len(ROWS)


def test_a_frame_grows_by_whole_blocks() -> None:
    """The table on a slide is as high as its rows are together."""
    for records in (ROWS, ROWS[:1], []):
        data = template("plan.pptx").fill({KEY: records}, language="nb").data
        (frame,) = [shape for shape in opened(data).slides[0].shapes if shape.has_table]
        assert frame.height == sum(line.height for line in frame.table.rows)


@pytest.mark.parametrize("name", FILES)
def test_a_block_without_records_goes(name: str) -> None:
    """No row of it stays, where other rows do."""
    rows = said(name, template(name).fill({KEY: []}, language="nb").data)

    assert [line[0] for line in rows] == ["Hva", "Sum"]


@pytest.mark.parametrize("name", FILES)
def test_a_cell_without_a_value_is_left(name: str) -> None:
    """It keeps its prompt, in whatever row of the block, and is told."""
    records: list[Record] = [{key: text for key, text in ROWS[0].items() if key != "Effekt"}]
    filled = template(name).fill({KEY: records}, language="nb")

    assert [field.columns for field in filled.left] == [("Effekt",)]
    assert said(name, filled.data)[2][1] == "Effekt"


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("is_prepared", [False, True])
def test_reading_back_gives_one_record_for_each_block(name: str, *, is_prepared: bool) -> None:
    """What was filled is read as it was, with and without anchors."""
    data = FILES[name]
    if is_prepared:
        data = OfficeTemplateEngine().prepare(data, name=name)
    made = template(name, data)
    reading = made.read(made.fill({KEY: ROWS}, language="nb").data)

    assert [dict(record) for record in reading.rows[KEY]] == ROWS
    assert (dict(reading.gone), reading.unmatched) == ({}, ())
    if is_prepared and name.endswith("docx"):
        assert reading.origins[KEY] == (1, 2, 3)


def test_looks_of_a_block_come_by_turns() -> None:
    """A block that stands there twice gives two looks, one for every other record."""
    blocks = [
        row(*(cell(paragraph(yellow(one, look))) for one in "ab")) + yellow_row("c", "d")
        for look in ("", "<w:i/>")
    ]
    page = word_file(table(text_row("x", "y"), *blocks, columns=2))
    made = new_deck()
    rows = [["x", "y"], *[["=a", "=b"], ["=c", "=d"]] * 2]
    frame = slide_table(new_slide(made, "t").shapes, rows)
    frame.table.cell(3, 0).text_frame.paragraphs[0].runs[0].font.italic = True
    records: list[Record] = [dict.fromkeys("abcd", str(number)) for number in range(5)]
    for name, data, sign in (("p.docx", page, b"<w:i/>"), ("p.pptx", saved(made), b'i="1"')):
        found = template(name, data)
        filled = contents(found.fill({"a-b-c-d": records}, language="nb").data)
        main = "word/document.xml" if name.endswith("docx") else "ppt/slides/slide1.xml"
        assert [field.columns for field in found.fields] == [("a", "b", "c", "d")]
        assert filled[main].count(sign) == (4 if name.endswith("docx") else 2)


def test_a_row_across_the_table_may_be_a_field_of_its_own() -> None:
    """It is part of a block where the block is there twice, since nothing else shows it."""
    wide = row(cell(paragraph(yellow("Kommentar")), properties='<w:gridSpan w:val="2"/>'))
    once = word_file(table(text_row("x", "y"), yellow_row("a", "b"), wide, columns=2))
    twice = word_file(table(text_row("x", "y"), *[yellow_row("a", "b") + wide] * 2, columns=2))

    assert [(field.kind, field.columns) for field in template("once.docx", once).fields] == [
        (FieldKind.ROW, ("a", "b")),
        (FieldKind.PARAGRAPH, ()),
    ]
    (field,) = template("twice.docx", twice).fields
    assert field.columns == ("a", "b", "Kommentar")
    rows: list[Record] = [{"a": "1", "b": "2", "Kommentar": "3"}]
    made = template("twice.docx", twice)
    filled = made.fill({field.key: rows}, language="nb").data
    assert list(made.read(filled).rows[field.key]) == rows


def without_row(data: bytes, number: int) -> bytes:
    """Delete a row of the only table of a page, as a person would."""
    document = _docx.Document(io.BytesIO(data))
    line = document.tables[0].rows[number]._tr  # noqa: SLF001 - there is no other way
    line.getparent().remove(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_half_a_record_is_read_as_half_of_it() -> None:
    """Anchors tell whose row is gone; without them nobody knows, and nothing is guessed."""
    plain = template("plan.docx")
    filled = plain.fill({KEY: ROWS}, language="nb").data
    assert plain.read(without_row(filled, 4)).unmatched == plain.fields

    made = template("plan.docx", OfficeTemplateEngine().prepare(FILES["plan.docx"], name="p.docx"))
    filled = made.fill({KEY: ROWS}, language="nb").data
    reading = made.read(without_row(filled, 4))
    assert [dict(record) for record in reading.rows[KEY]] == [
        ROWS[0], {**ROWS[1], "Effekt": "", "Måles med": ""}, ROWS[2],
    ]  # fmt: skip
    assert reading.origins[KEY] == (1, 2, 3)
    gone = made.read(without_row(without_row(filled, 3), 3))
    assert [dict(record) for record in gone.rows[KEY]] == [ROWS[0], ROWS[2]]
    assert dict(gone.gone) == {KEY: 1}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("is_prepared", [False, True])
def test_blocks_survive_a_save_in_libreoffice(
    libreoffice: LibreOffice, tmp_path: Path, name: str, *, is_prepared: bool
) -> None:
    """A real program keeps the merged cells, and the records are read as they were."""
    data = FILES[name]
    if is_prepared:
        data = OfficeTemplateEngine().prepare(data, name=name)
    made = template(name, data)
    file = tmp_path / name
    file.write_bytes(made.fill({KEY: ROWS}, language="nb").data)
    converted = libreoffice.convert(file, to=name.rpartition(".")[2]).read_bytes()

    assert [dict(record) for record in made.read(converted).rows[KEY]] == ROWS
