"""The format of spreadsheets does what every format of results does."""

from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.results import Results
from arbeidsmiljo.survey.storage import ResultsFormat
from arbeidsmiljo.testing.formats import ResultsFormatContract
from arbeidsmiljo_tabular.workbook_format import WorkbookFormat
from arbeidsmiljo_tabular.writing import write_workbook


class TestWorkbookFormat(ResultsFormatContract):
    """A workbook is a format that results are read from."""

    def results_format(self) -> ResultsFormat:
        """Give the format."""
        return WorkbookFormat()

    def filled(
        self, results: Results, organisation: Organisation, questionnaire: Questionnaire
    ) -> bytes:
        """Write a workbook with numbers in it."""
        return write_workbook(
            organisation=organisation,
            questionnaire=questionnaire,
            language="nb",
            results=results,
        )
