"""The contract of every format of results, as tests that an adapter runs on its own.

Example:
    A format of one's own is tested by

        class TestMyFormat(ResultsFormatContract):
            def results_format(self) -> ResultsFormat:
                return MyFormat()

            def filled(
                self, results: Results, organisation: Organisation, questionnaire: Questionnaire
            ) -> bytes:
                return my_file(results, organisation, questionnaire)
"""

from datetime import date
from typing import Final

import pytest
from attrs import evolve
from hypothesis import assume, given, settings

from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.comparison import ComparedUnit, Comparison
from arbeidsmiljo.survey.free_text import FreeText
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo.survey.results import Result, Results, Scale
from arbeidsmiljo.survey.rounds import Absence, Missing, Shown
from arbeidsmiljo.survey.storage import ResultsFormat
from arbeidsmiljo.testing.surveys import Survey, surveys

ROUND: Final = RoundId("2026")
_FILES: Final = 15
_DIGITS: Final = 6

NAME: Final = "resultater-2026"
"""What the files are called, before their suffix."""

ORGANISATION: Final = Organisation(
    name="Tilsynet for prøver",
    country="NO",
    on=date(2026, 1, 1),
    units=(
        Unit(id=UnitId("tilsynet"), name="Tilsynet", employees=30),
        Unit(id=UnitId("avdelingen"), name="Avdelingen", parent=UnitId("tilsynet"), employees=18),
    ),
)
QUESTIONNAIRE: Final = Questionnaire(
    key="prove",
    label=Text({"nb": "Prøve"}),
    factors=(
        Factor(key=FactorKey("samarbeid"), label=Text({"nb": "Samarbeid"})),
        Factor(key=FactorKey("ledelse"), label=Text({"nb": "Ledelse"})),
    ),
)
RESULTS: Final = Results(
    round=ROUND,
    scales=tuple((factor.key, Scale(minimum=1, maximum=5)) for factor in QUESTIONNAIRE.factors),
    rows=tuple(
        Result(unit=unit.id, factor=factor.key, respondents=unit.employees, mean=3.5)
        for unit in ORGANISATION.units
        for factor in QUESTIONNAIRE.factors
    ),
)
"""Results of two units on two factors."""


class ResultsFormatContract:
    """What every format of results does; a subclass gives one, and files in it."""

    def results_format(self) -> ResultsFormat:
        """Give the format."""
        raise NotImplementedError

    def filled(
        self, results: Results, organisation: Organisation, questionnaire: Questionnaire
    ) -> bytes:
        """Give a file that says some results, as somebody would fill it in."""
        raise NotImplementedError

    def read(
        self, data: bytes, organisation: Organisation, questionnaire: Questionnaire
    ) -> Results:
        """Read a file as somebody's results."""
        return self.results_format().read(
            data,
            name=self.name,
            round_id=ROUND,
            organisation=organisation,
            questionnaire=questionnaire,
        )

    @property
    def name(self) -> str:
        """What a file in this format is called."""
        return f"{NAME}{min(self.results_format().suffixes)}"

    def test_suffixes_can_be_compared(self) -> None:
        """A format has at least one suffix, with its dot and in lower case."""
        suffixes = self.results_format().suffixes
        assert suffixes
        assert all(one.startswith(".") and one == one.lower() for one in suffixes)

    def test_what_was_filled_in_is_read(self) -> None:
        """Reading a file gives the results that it says, all of them and no others."""

        @settings(max_examples=_FILES)
        @given(surveys(max_units=4))
        def check(survey: Survey) -> None:
            results = survey.results(ROUND)
            assume(any(row.respondents for row in results.rows))
            data = self.filled(results, survey.organisation, survey.questionnaire)
            read = self.read(data, survey.organisation, survey.questionnaire)
            assert read.round == ROUND
            assert dict(read.scales) == dict(results.scales)
            assert _said(read) == _said(results)

        check()

    @pytest.mark.parametrize("language", ["nb", "nn", "da", "en", "fi"])
    def test_the_empty_file_says_nothing(self, language: str) -> None:
        """The file to be filled in can be made in any language, and holds no results.

        It reads as none, or is refused with what is to be filled in.
        """
        data = self.results_format().template(
            organisation=ORGANISATION, questionnaire=QUESTIONNAIRE, language=language
        )
        problems: tuple[Problem, ...] = ()
        rows: tuple[Result, ...] = ()
        try:
            rows = self.read(data, ORGANISATION, QUESTIONNAIRE).rows
        except InvalidInputError as error:
            problems = error.problems
        assert rows == ()
        assert all(problem.where and problem.what for problem in problems)

    @pytest.mark.parametrize("language", ["nb", "nn", "da", "en", "fi"])
    def test_the_same_report_again(self, language: str) -> None:
        """A report can be made in any language; the same results give the same file."""
        made = [
            self.results_format().report(
                [_compared(ORGANISATION.units[1])], questionnaire=QUESTIONNAIRE, language=language
            )
            for _ in range(2)
        ]
        assert made[0]
        assert made[0] == made[1]

    @pytest.mark.parametrize("language", ["nb", "nn", "da", "en", "fi"])
    def test_the_same_free_text_again(self, language: str) -> None:
        """A file of free text can be made in any language; the same texts give the same file."""
        written = (
            FreeText(heading="K70", label="Hva er bra?", texts=("=1+1", "Æ, ø\nog å"), smallest=2),
            FreeText(heading="K71", texts=None, smallest=2),
        )
        made = [self.results_format().free_text(written, language=language) for _ in range(2)]
        assert made[0]
        assert made[0] == made[1]

    @pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe not a file of this kind"])
    def test_a_file_of_another_kind_is_refused(self, data: bytes) -> None:
        """What cannot be read is told by the file's name."""
        with pytest.raises(InvalidInputError) as caught:
            self.read(data, ORGANISATION, QUESTIONNAIRE)
        assert caught.value.source == self.name
        assert caught.value.problems

    def test_all_that_is_wrong_is_told_at_once(self) -> None:
        """A unit and a factor that there are not are told together, each with its place."""
        data = self.filled(RESULTS, ORGANISATION, QUESTIONNAIRE)
        fewer_units = evolve(ORGANISATION, units=ORGANISATION.units[:1])
        fewer_factors = evolve(QUESTIONNAIRE, factors=QUESTIONNAIRE.factors[:1])
        with pytest.raises(InvalidInputError) as caught:
            self.read(data, fewer_units, fewer_factors)
        told = " ".join(map(str, caught.value.problems))
        assert ORGANISATION.units[1].id in told
        assert QUESTIONNAIRE.factors[1].key in told


def _said(results: Results) -> dict[tuple[UnitId, FactorKey], tuple[object, ...]]:
    """Give what results say of each unit and factor; of nobody they say nothing.

    A file may hold a mean with fewer digits than the computer knows.
    """
    return {
        (row.unit, row.factor): (
            row.respondents,
            None if row.mean is None else round(row.mean, _DIGITS),
            row.distribution,
        )
        for row in results.rows
        if row.respondents
    }


def _compared(unit: Unit) -> ComparedUnit:
    """Hold a unit's results up against nothing, one of them hidden."""
    missing = Missing(reason=Absence.NOT_READABLE)
    sides: tuple[Shown | Missing, ...] = (
        Shown(unit=unit.id, respondents=unit.employees, mean=3.5),
        Missing(reason=Absence.SUPPRESSED),
    )
    return ComparedUnit(
        unit=unit.id,
        unit_name=unit.name,
        all_above=tuple(one.id for one in ORGANISATION.above(unit.id)),
        above_name=ORGANISATION.name,
        organisation_name=ORGANISATION.name,
        round=ROUND,
        earlier_round=None,
        earlier_name="",
        group_sizes=GroupSizes(ordinary=5),
        rows=tuple(
            Comparison(
                factor=factor.key,
                scale=Scale(minimum=1, maximum=5),
                own=own,
                above=missing,
                organisation=missing,
                earlier=missing,
                norm=missing,
                trend=missing,
            )
            for factor, own in zip(QUESTIONNAIRE.factors, sides, strict=True)
        ),
    )
