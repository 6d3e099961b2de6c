"""What this package offers to arbeidsmiljo: tables and survey results in files."""

from collections.abc import Sequence

from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.survey.storage import ResultsFormat
from arbeidsmiljo.survey.tables import TableFormat
from arbeidsmiljo_tabular.spss_tables import SpssTables
from arbeidsmiljo_tabular.table_formats import DelimitedText, WorkbookTables
from arbeidsmiljo_tabular.workbook_format import WorkbookFormat


@hookimpl
def arbeidsmiljo_results_formats() -> Sequence[ResultsFormat]:
    """Give the format of spreadsheets."""
    return [WorkbookFormat()]


@hookimpl
def arbeidsmiljo_table_formats() -> Sequence[TableFormat]:
    """Give what reads `.csv`, `.xlsx` and `.sav` files cell by cell."""
    return [DelimitedText(), SpssTables(), WorkbookTables()]
