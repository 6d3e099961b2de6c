"""Survey results in an `.xlsx` workbook: one row for each unit and factor."""

from collections.abc import Sequence

from arbeidsmiljo.model.identifiers import RoundId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.comparison import ComparedUnit
from arbeidsmiljo.survey.free_text import FreeText
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.results import Results
from arbeidsmiljo_tabular.free_text import write_free_text
from arbeidsmiljo_tabular.reading import read_results
from arbeidsmiljo_tabular.report import write_report
from arbeidsmiljo_tabular.sheets import open_workbook
from arbeidsmiljo_tabular.writing import write_workbook


class WorkbookFormat:
    """Reads results from an `.xlsx` workbook, and makes the empty one to fill in.

    The form of the workbook is ours: MUST gives its users presentations, not data. The libraries
    that read and write workbooks are imported on first use.
    """

    @property
    def suffixes(self) -> frozenset[str]:
        """Excel's workbooks, without macros."""
        return frozenset({".xlsx"})

    def read(
        self,
        data: bytes,
        *,
        name: str,
        round_id: RoundId,
        organisation: Organisation,
        questionnaire: Questionnaire,
    ) -> Results:
        """Read and check a round's results.

        Args:
            data: The bytes of the workbook.
            name: What to call it in errors.
            round_id: What to call the round.
            organisation: Whose results they are.
            questionnaire: What was asked.

        Returns:
            The rows that have a number of respondents, in the order of the workbook.

        Raises:
            InvalidInputError: All that is wrong, each by sheet and cell (`Resultater!E14`).
        """
        return read_results(
            open_workbook(data, name=name),
            name=name,
            round_id=round_id,
            organisation=organisation,
            questionnaire=questionnaire,
        )

    def template(
        self, *, organisation: Organisation, questionnaire: Questionnaire, language: str
    ) -> bytes:
        """Make an empty workbook to be filled in: every unit and factor, no numbers.

        Args:
            organisation: Whose units are listed.
            questionnaire: Whose factors are listed; sensitive ones for the top unit only.
            language: Of headings and explanations: `nb`, `nn`, `da` or `en`; `nb` for any other.

        Returns:
            The bytes of the workbook; the same for the same arguments.
        """
        return write_workbook(
            organisation=organisation, questionnaire=questionnaire, language=language
        )

    def report(
        self, units: Sequence[ComparedUnit], *, questionnaire: Questionnaire, language: str
    ) -> bytes:
        """Make a workbook of published results, beside what they are held up against.

        Args:
            units: The units, in the order in which they are to stand.
            questionnaire: Whose factors they are.
            language: Of headings, labels and reasons.

        Returns:
            The bytes of the workbook; the same for the same arguments.
        """
        return write_report(units, questionnaire=questionnaire, language=language)

    def free_text(self, questions: Sequence[FreeText], *, language: str) -> bytes:
        """Make a workbook of what people wrote.

        Args:
            questions: What was written, in the order in which questions are to stand.
            language: Of headings and explanations.

        Returns:
            The bytes of the workbook; the same for the same arguments.

        Raises:
            InvalidInputError: There are more texts than a sheet has rows.
        """
        return write_free_text(questions, language=language)
