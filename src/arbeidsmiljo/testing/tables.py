"""The contract of every format of tables, as tests that an adapter runs on its own.

Example:
    A format of one's own is tested by

        class TestMyTables(TableFormatContract):
            def table_format(self) -> TableFormat:
                return MyTables()

            def written(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
                return my_file(headings, rows)
"""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.survey.tables import TableFormat, text_of

_FILES = 25
_WIDEST = 5
_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" "), max_size=8
).map(str.strip)


@st.composite
def _grids(
    draw: st.DrawFn, headings_of: st.SearchStrategy[list[str]]
) -> tuple[list[str], list[list[str]]]:
    """Draw headings, and rows below them of which the last says something."""
    headings = draw(headings_of)
    width = len(headings)
    rows = draw(st.lists(st.lists(_WORDS, min_size=width, max_size=width), max_size=6))
    while rows and not any(rows[-1]):
        rows.pop()
    return headings, rows


class TableFormatContract:
    """What every format of tables does; a subclass gives one, and files in it."""

    def table_format(self) -> TableFormat:
        """Give the format."""
        raise NotImplementedError

    def headings(self) -> st.SearchStrategy[list[str]]:
        """Draw the headings of a table: any, where a format does not say what they may be."""
        return st.lists(_WORDS.filter(bool), min_size=1, max_size=_WIDEST)

    def written(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
        """Give a file with one table of text, as another program would write it."""
        raise NotImplementedError

    def test_suffixes_can_be_compared(self) -> None:
        """A format has at least one suffix, with its dot and in lower case."""
        suffixes = self.table_format().suffixes
        assert suffixes
        assert all(one.startswith(".") and one == one.lower() for one in suffixes)

    def test_what_was_written_is_read(self) -> None:
        """Reading a file gives its headings and cells, each where it stands."""

        @settings(max_examples=_FILES)
        @given(_grids(self.headings()))
        def check(grid: tuple[list[str], list[list[str]]]) -> None:
            headings, rows = grid
            (table,) = self.table_format().read(self.written(headings, rows), name="svar")
            assert [column.heading for column in table.columns] == headings
            assert table.size == len(rows)
            read = zip(*(column.cells for column in table.columns), strict=True)
            assert [[text_of(cell) for cell in row] for row in read] == rows

        check()

    @pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe\x00 no file of this kind"])
    def test_a_file_of_another_kind_is_refused(self, data: bytes) -> None:
        """What cannot be read is told by the file's name."""
        with pytest.raises(InvalidInputError) as caught:
            self.table_format().read(data, name="svar")
        assert caught.value.source == "svar"
        assert caught.value.problems
