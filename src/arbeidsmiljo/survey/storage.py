"""Where results come from, and where they are kept."""

from collections.abc import Sequence
from typing import Protocol

from arbeidsmiljo.model.identifiers import ProcessId, RoundId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.comparison import ComparedUnit
from arbeidsmiljo.survey.free_text import FreeText
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.results import Results


class ResultsStore(Protocol):
    """Keeps results, and the publications made of them, apart from the journal."""

    def put_results(self, process: ProcessId, results: Results) -> None:
        """Keep a round's results in place of what was kept before of the same round."""
        ...

    def get_results(self, process: ProcessId, round_id: RoundId) -> Results:
        """Give a round's results.

        Raises:
            NotFoundError: None are kept.
        """
        ...

    def put_publication(self, process: ProcessId, publication: Publication) -> None:
        """Keep a publication; it never changes afterwards.

        Raises:
            ConflictError: Another is kept under its id.
        """
        ...

    def publications(self, process: ProcessId) -> Sequence[Publication]:
        """Give every publication of a process, in the order in which they were kept."""
        ...


class ResultsFormat(Protocol):
    """A file format that a round's aggregated results are read from, and published ones put in."""

    @property
    def suffixes(self) -> frozenset[str]:
        """The file suffixes it reads, with the dot, in lower case."""
        ...

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
            data: The bytes of the file.
            name: What to call it in errors.
            round_id: What to call the round.
            organisation: Whose results they are.
            questionnaire: What was asked.

        Raises:
            InvalidInputError: All that is wrong, each by sheet, row and column.
        """
        ...

    def template(
        self, *, organisation: Organisation, questionnaire: Questionnaire, language: str
    ) -> bytes:
        """Make an empty file to be filled in: every unit and factor, no numbers.

        Args:
            organisation: Whose units are listed.
            questionnaire: Whose factors are listed.
            language: Of headings and explanations.
        """
        ...

    def report(
        self, units: Sequence[ComparedUnit], *, questionnaire: Questionnaire, language: str
    ) -> bytes:
        """Make a file of published results, beside what they are held up against.

        It says what it is given, and nothing else. What is not there stands as missing, with the
        reason; names are text, and never formulas.

        Args:
            units: The units, in the order in which they are to stand.
            questionnaire: Whose factors they are.
            language: Of headings, labels and reasons.
        """
        ...

    def free_text(self, questions: Sequence[FreeText], *, language: str) -> bytes:
        """Make a file of what people wrote.

        It says what it is given, and nothing else; texts are text, and never formulas.

        Args:
            questions: What was written, in the order in which questions are to stand.
            language: Of headings and explanations.

        Raises:
            InvalidInputError: There are more texts than such a file can hold.
        """
        ...
