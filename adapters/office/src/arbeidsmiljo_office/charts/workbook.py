"""The workbook in a chart: what people see when they choose to edit the chart's numbers."""

from __future__ import annotations

import importlib
import io
from collections.abc import Mapping
from datetime import datetime
from typing import Final, Protocol

from arbeidsmiljo.model.charts import Chart
from arbeidsmiljo_office.charts.bars import SHEET

LONGEST_TEXT: Final = 32_767
"""Characters in a cell."""
MOST_ROWS: Final = 1_048_575
"""Below the titles of the columns."""
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - any date does, as long as it is always the same


class _Worksheet(Protocol):
    """The part of xlsxwriter's worksheet that is used here; it comes without types."""

    def set_column(self, first: int, last: int, width: float) -> int: ...
    def write_string(self, row: int, column: int, text: str) -> int: ...
    def write_number(self, row: int, column: int, number: float, style: object) -> int: ...


class _Workbook(Protocol):
    """The part of xlsxwriter's workbook that is used here."""

    def set_properties(self, properties: Mapping[str, object]) -> None: ...
    def add_format(self, properties: Mapping[str, object]) -> object: ...
    def add_worksheet(self, name: str) -> _Worksheet: ...
    def close(self) -> None: ...


def workbook_part(chart: Chart) -> bytes:
    """Write the workbook of a chart; the same chart gives the same bytes.

    Args:
        chart: The chart, whose texts a cell can hold.
    """
    file = io.BytesIO()
    workbook: _Workbook = importlib.import_module("xlsxwriter").Workbook(file, {"in_memory": True})
    workbook.set_properties({"created": _MADE})
    number_format = workbook.add_format({"num_format": chart.number_format})
    sheet = workbook.add_worksheet(SHEET)
    sheet.set_column(0, 0, 40)
    for row, category in enumerate(chart.categories, start=1):
        sheet.write_string(row, 0, category)
    for column, series in enumerate(chart.series, start=1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, start=1):
            if value is not None:
                sheet.write_number(row, column, value, number_format)
    workbook.close()
    return file.getvalue()
