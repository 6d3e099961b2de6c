"""Tables are read from workbooks and from text, however a program writes them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.survey.tables import Fault, Table, TableFormat, letters
from arbeidsmiljo.testing.tables import TableFormatContract
from arbeidsmiljo_tabular import cells as reading_of_cells
from arbeidsmiljo_tabular import delimited_text
from arbeidsmiljo_tabular.plain_sheets import read_plain
from arbeidsmiljo_tabular.sheets import open_workbook
from arbeidsmiljo_tabular.table_formats import DelimitedText, WorkbookTables, table_of
from tests.adapters.tabular.workbooks import RESULTS_PART, with_part, workbook

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def delimited(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    separator: str = ";",
    encoding: str = "utf-8",
) -> bytes:
    """Write delimited text."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator)
    writer.writerow(headings)
    writer.writerows(rows)
    return stream.getvalue().encode(encoding)


def cells(table: Table) -> list[list[object]]:
    """Give the cells of a table, column by column."""
    return [list(column.cells) for column in table.columns]


class TestWorkbookTables(TableFormatContract):
    """A workbook holds tables."""

    def table_format(self) -> TableFormat:
        """Give the format."""
        return WorkbookTables()

    def written(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
        """Write a workbook with one sheet that holds something."""
        return workbook([headings, *rows], [])


class TestDelimitedText(TableFormatContract):
    """A text file holds a table."""

    def table_format(self) -> TableFormat:
        """Give the format."""
        return DelimitedText()

    def written(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
        """Write text, parted by semicolons."""
        return delimited(headings, rows)


_TEXT = st.text(st.sampled_from("abæøåÆØÅé 0123,.;|\t\"'-–"), max_size=6).map(str.strip)


@given(
    st.lists(st.text("abæøå", min_size=1, max_size=4), min_size=2, max_size=4),
    st.lists(st.lists(_TEXT, min_size=4, max_size=4), max_size=4),
    st.sampled_from(";,\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_separator_and_encoding_are_found_out(
    headings: list[str], rows: list[list[str]], separator: str, encoding: str
) -> None:
    """Whatever parts the columns and however letters are written, the same is read."""
    short = [row[: len(headings)] for row in rows]
    while short and not any(short[-1]):
        short.pop()
    data = delimited(headings, short, separator=separator, encoding=encoding)
    (table,) = DelimitedText().read(data, name="svar.csv")
    assert [column.heading for column in table.columns] == headings
    read = [[cell or "" for cell in row] for row in zip(*cells(table), strict=True)]
    assert read == short


@given(
    st.lists(st.text("abæøå", min_size=1, max_size=4), min_size=2, max_size=4),
    st.lists(st.lists(_TEXT.filter(bool), min_size=4, max_size=4), max_size=4),
    st.sampled_from(";,\t|:#~"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    st.sampled_from(["sep={}\n", "SEP={}\r\n", '"sep={}"\r\n']),
)
def test_a_separator_may_be_told(
    headings: list[str], rows: list[list[str]], separator: str, encoding: str, line: str
) -> None:
    """A first line such as `sep=;`, as Excel takes it, tells the separator and is no row."""
    short = [row[: len(headings)] for row in rows]
    data = delimited(headings, short, separator=separator).decode()
    said = (line.format(separator) + data).encode(encoding)
    (table,) = DelimitedText().read(said, name="svar.csv")
    assert [column.heading for column in table.columns] == headings
    assert [[*row] for row in zip(*cells(table), strict=True)] == short
    assert table.first_row == 3


def test_a_line_that_tells_the_separator_is_not_all() -> None:
    """A file with nothing but `sep=;` is empty, and a heading that begins like it is one."""
    with pytest.raises(InvalidInputError, match="is empty"):
        DelimitedText().read(b"sep=;\r\n", name="svar.csv")
    (table,) = DelimitedText().read(b"sep=x;n\n1;2\n", name="svar.csv")
    assert [column.heading for column in table.columns] == ["sep=x", "n"]


def test_an_id_is_not_a_number() -> None:
    """Text keeps the zeros that an id begins with."""
    (table,) = DelimitedText().read(b"enhet;n\n0101;7\n", name="svar.csv")
    assert cells(table) == [["0101"], ["7"]]


def test_lines_that_end_early_or_late() -> None:
    """A line that ends early lacks its last cells; one more separator makes no column."""
    (table,) = DelimitedText().read(b"\n\na;b;\n1\n;;\n2;3;\n;\n", name="svar.csv")
    assert [column.heading for column in table.columns] == ["a", "b"]
    assert cells(table) == [["1", None, "2"], [None, None, "3"]]
    assert table.place(2, 1) == "row 6, column 'b'"


def test_lines_are_counted_as_an_editor_does() -> None:
    """A cell with line breaks makes the lines after it stand further down."""
    (table,) = DelimitedText().read(b'a;b\n"1\n2";3\n', name="svar.csv")
    assert cells(table) == [["1\n2"], ["3"]]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"\n;;\n", "is empty"),
        (b"\xff\xfea", "is not the text in UTF-16 that it says"),
        (b"\xef\xbb\xbf\xff", "is not the text in UTF-8 that it says"),
        (b"a;b\n\x81\xff;1\n", "mixes encodings"),
        (b"PK\x03\x04\x00\x00", "is not text"),
        ("a;b\n\0;1\n".encode("utf-16"), "is not text"),
        (b"a;b\n1;2\n1;2;3\n", "more columns in line 3 than headings"),
        (b'a;b\n1;"2\n', "cannot be read after line 2"),
        (b"a\n" + b"x" * 200_000, "cannot be read after line 2"),
        (b"a" + b";" * 20_000, "more cells than any survey"),
    ],
)
def test_text_that_is_no_table(data: bytes, says: str) -> None:
    """What cannot be read as a table is refused with what to do."""
    with pytest.raises(InvalidInputError) as caught:
        DelimitedText().read(data, name="svar.csv")
    (problem,) = caught.value.problems
    assert says in problem.what


def test_sheets_begin_where_something_stands() -> None:
    """A sheet's first row that holds something has the headings, wherever it begins."""
    sheets = WorkbookTables().read(
        workbook([[], [None, "Enhet", "n"], [None, "a", 3], [], [None, None, 4]], []), name="s.xlsx"
    )
    (table,) = sheets
    assert cells(table) == [["a", None, None], [3, None, 4]]
    assert table.place(0, 1) == "Resultater!C3"


_CELLS = st.none() | _TEXT | st.floats(-1e9, 1e9) | st.integers(-5, 99) | st.dates(date(1950, 1, 1))


@given(
    st.lists(st.lists(_CELLS, min_size=3, max_size=3), max_size=5),
    st.lists(st.lists(_CELLS, min_size=2, max_size=2), max_size=3),
)
def test_sheets_of_values_are_read_fast_and_the_same(
    rows: list[list[str | float | date | None]], more: list[list[str | float | date | None]]
) -> None:
    """What is read fast is what is read with care, on sheets of values, wherever they begin."""
    data = workbook(rows, more)
    fast = read_plain(data)
    careful = tuple(table_of(sheet) for sheet in open_workbook(data, name="s.xlsx") if sheet.rows)
    assert fast == careful


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (b'<c r="A2" t="e"><v>#N/A</v></c>', "holds an error"),
        (b'<c r="A2" t="e"><f>NA()</f><v>#N/A</v></c>', "holds an error"),
        (b'<c r="A2"><f>1+1</f></c>', "no program has calculated"),
        (b'<c r="A2" t="b"><v>1</v></c>', "is a truth value"),
    ],
)
def test_errors_and_formulas_are_told_from_empty_cells(cell: bytes, told: str) -> None:
    """A cell that was to hold something is a fault, where a fast reader sees nothing."""
    data = with_part(
        workbook([["K01"], [3]], []),
        RESULTS_PART,
        lambda part: part.replace(b'<c r="A2"><v>3</v></c>', cell),
    )
    (table,) = WorkbookTables().read(data, name="s.xlsx")
    (fault,) = table.columns[0].cells
    assert isinstance(fault, Fault)
    assert told in fault.what


def test_many_answers_are_read() -> None:
    """The answers of 20,000 people to 30 questions are more than results ever are, and are read."""
    row = b"".join(b'<c r="%s@"><v>3</v></c>' % letters(n).encode() for n in range(30))
    rows = b"".join(b"<row>%s</row>" % row.replace(b"@", b"%d" % n) for n in range(2, 20_002))
    data = with_part(
        workbook([[f"K{n:02}" for n in range(30)]], []),
        RESULTS_PART,
        lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>"),
    )
    (table,) = WorkbookTables().read(data, name="s.xlsx")
    assert (len(table.columns), table.size) == (30, 20_000)
    assert set(cells(table)[29]) == {3}


def test_cells_that_reach_too_far_are_not_read_fast() -> None:
    """One cell at the far corner does not make billions of empty ones before it."""
    data = with_part(
        workbook([["K01"], [3]], []),
        RESULTS_PART,
        lambda part: part.replace(b'r="A2"', b'r="XFD1048576"'),
    )
    assert read_plain(data) is None
    with pytest.raises(InvalidInputError, match="too far apart"):
        WorkbookTables().read(data, name="s.xlsx")


def test_a_faulty_cell_is_told_where_it_is_used() -> None:
    """A cell that holds an error is a fault; the table can be read all the same."""
    (table,) = WorkbookTables().read(workbook([["a"], [date(2026, 1, 2)]], []), name="s.xlsx")
    assert isinstance(table.columns[0].cells[0], Fault)


@pytest.mark.parametrize("formula", [b"", b"<f>1+1</f>"])
def test_one_part_that_is_very_many_sheets(formula: bytes) -> None:
    """A workbook whose list of sheets does not end is refused, whatever its sheets hold."""
    data = workbook([["Enhet", "K01"], ["t", 3]], [])
    data = with_part(data, RESULTS_PART, lambda part: part.replace(b"<v>3", formula + b"<v>3"))
    entry = b'<sheet name="Ark%d" sheetId="%d" r:id="rId1"/>'
    more = b"".join(entry % (number, number) for number in range(10, 1_010))
    data = with_part(
        data, "xl/workbook.xml", lambda part: part.replace(b"</sheets>", more + b"</sheets>")
    )
    with pytest.raises(InvalidInputError, match="has more than 1000 sheets"):
        WorkbookTables().read(data, name="x.xlsx")


def test_many_sheets_of_formulas(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read carefully is bounded in all sheets together, and not in each alone."""
    rows = [["Enhet", "K01"], *(("t", 3) for _ in range(20))]

    def read(more: Sequence[Sequence[str | float]]) -> Sequence[Table]:
        data = workbook(rows, more)
        data = with_part(data, RESULTS_PART, lambda part: part.replace(b"<v>3", b"<f>1+2</f><v>3"))
        return WorkbookTables().read(data, name="x.xlsx")

    for bound, most in (("_MOST_IN_ALL", 60), ("_MOST_PLACES_IN_ALL", 100)):
        with monkeypatch.context() as patch:
            patch.setattr(reading_of_cells, bound, most)
            assert len(read([])) == 1
            with pytest.raises(InvalidInputError, match="in all its sheets"):
                read(rows)


@pytest.mark.parametrize("target", ["", "worksheets/sheet1.xml", "/xl/worksheets/Sheet1.xml"])
@pytest.mark.parametrize("formula", [b"", b"<f>1+1</f>"])
def test_one_part_that_is_two_sheets(target: str, formula: bytes) -> None:
    """A part that is named by two sheets would be read for each, and is refused before that.

    It is found whether they name it by one id, or by two, and however its path is written.
    """
    data = workbook([["Enhet", "K01"], ["t", 3]], [])
    data = with_part(data, RESULTS_PART, lambda part: part.replace(b"<v>3", formula + b"<v>3"))
    called = b"rId99" if target else b"rId1"
    more = b'<x:sheet xmlns:x="%b" name="Ark" sheetId="99" r:id="%b"/></sheets>' % (MAIN, called)
    data = with_part(data, "xl/workbook.xml", lambda part: part.replace(b"</sheets>", more))
    if target:
        related = b'<Relationship Id="rId99" Type="x" Target="%b"/></R' % target.encode()
        data = with_part(
            data, "xl/_rels/workbook.xml.rels", lambda part: part.replace(b"</R", related)
        )
    with pytest.raises(InvalidInputError, match="two sheets that are one and the same part"):
        WorkbookTables().read(data, name="x.xlsx")
    with pytest.raises(InvalidInputError, match="two sheets that are one and the same part"):
        open_workbook(data, name="x.xlsx")


def test_relations_without_end() -> None:
    """A workbook that names more parts than it can have is refused."""
    more = b'<Relationship Id="a" Type="x" Target="worksheets/sheet1.xml"/>' * 1_001
    data = with_part(
        workbook([["Enhet", "K01"], ["t", 3]], []),
        "xl/_rels/workbook.xml.rels",
        lambda part: part.replace(b"</R", more + b"</R"),
    )
    with pytest.raises(InvalidInputError, match="has more than 1000 parts"):
        WorkbookTables().read(data, name="x.xlsx")


def test_a_number_format_without_end() -> None:
    """A format that it takes for ever to look at is refused, and one of 255 letters is not."""
    part = b'<numFmts count="1"><numFmt numFmtId="164" formatCode="%b"/></numFmts><fonts'
    book = workbook([["Enhet"], ["t"]], [])

    def read(number: int) -> Sequence[Table]:
        new = part % (number * b"[")
        data = with_part(book, "xl/styles.xml", lambda old: old.replace(b"<fonts", new, 1))
        return WorkbookTables().read(data, name="x.xlsx")

    assert read(255)
    with pytest.raises(InvalidInputError, match="number format that is longer"):
        read(1_001)


def test_lines_without_end_in_which_nothing_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty lines take time too, and count."""
    monkeypatch.setattr(delimited_text, "_MOST_CELLS", 1_000)
    assert DelimitedText().read(b"Enhet\nt\n" + b"\n" * 90, name="x.csv")
    with pytest.raises(InvalidInputError, match="more cells than any survey"):
        DelimitedText().read(b"\n" * 101, name="x.csv")
