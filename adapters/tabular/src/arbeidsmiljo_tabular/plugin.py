"""What this package offers to arbeidsmiljo: survey results in `.xlsx` files."""

from collections.abc import Sequence

from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.survey.storage import ResultsFormat
from arbeidsmiljo_tabular.workbook_format import WorkbookFormat


@hookimpl
def arbeidsmiljo_results_formats() -> Sequence[ResultsFormat]:
    """Give the format of spreadsheets."""
    return [WorkbookFormat()]
