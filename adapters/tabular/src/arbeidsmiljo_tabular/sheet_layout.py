"""How the sheets of our workbooks are laid out, and what they have in common."""

from datetime import datetime
from typing import Final

from arbeidsmiljo_tabular.row_heights import height_of
from arbeidsmiljo_tabular.spreadsheet import Format, Worksheet

CREATED: Final = datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed date: equal workbooks, equal bytes
_WIDTH: Final = 84
_LETTERS_IN_A_LINE: Final = 92
_A4: Final = 9


def lay_out_rows(sheet: Worksheet) -> None:
    """Have a sheet of many rows printed across, with its headings on every page."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")


def lay_out_guide(sheet: Worksheet) -> None:
    """Make the sheet that says what the others hold: one wide column, to be read and printed."""
    sheet.set_column(0, 0, _WIDTH)
    sheet.hide_gridlines(2)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def write_paragraph(sheet: Worksheet, row: int, paragraph: str, style: Format) -> None:
    """Write a paragraph in a row that is as high as it needs to be."""
    sheet.set_row(row, height_of(paragraph, letters=_LETTERS_IN_A_LINE))
    sheet.write_string(row, 0, paragraph, style)
