"""Tallied answers: counts made from what a database says of a long table, as a mapping says.

What is wrong is told by column or question, with the number of rows, and never by respondent.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import define, field

from arbeidsmiljo.errors import InvalidInputError, InvalidValueError, Problem
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.answer_rows import NO_ANSWER
from arbeidsmiljo.survey.answer_words import AnswerWords, UnitWords
from arbeidsmiljo.survey.answers_mapping import AnswersMapping
from arbeidsmiljo.survey.counts import Counts
from arbeidsmiljo.survey.counts_sources import Tallies
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.tables import CellError, folded

_NOWHERE: Final = -1
"""Where an answer is counted that is none."""
_NO_QUESTION: Final = "are missing; say in each row which question it answers"
_OTHER: Final = (
    "are none that the mapping names; name them there, or leave them out with &others=skip"
)


def counts_of_tallies(
    tallies: Iterable[Tallies],
    mapping: AnswersMapping,
    organisation: Organisation,
    questionnaire: Questionnaire,
    *,
    source: str,
) -> Counts:
    """Count the answers in each unit itself, of a table that was counted where it lies.

    Args:
        tallies: What the mapping wants, from a counts source.
        mapping: What units, questions and answers mean.
        organisation: Whose units the respondents are of, as it was on the day they answered.
        questionnaire: Whose factors are measured.
        source: What to call the table in errors: an address.

    Returns:
        Counts of every unit of the organisation.

    Raises:
        InvalidInputError: Units are not in the organisation, questions are none of the mapping's,
            or are answered by nobody, answers are on no scale; all that is wrong, by number, and
            no unit, answer or respondent is repeated.
        InvalidValueError: A number is larger than 32 bits.
    """
    problems = [*mapping.problems(questionnaire)]
    if problems:
        raise InvalidInputError(source, problems)
    reader = _Reader.of(mapping, organisation)
    try:
        for block in tallies:
            reader.read(block)
    except OverflowError:
        raise InvalidValueError(
            "more answers than 32 bits can count; split the organisation into parts"
        ) from None
    problems += reader.problems()
    if problems:
        raise InvalidInputError(source, problems)
    return Counts(
        units=tuple(unit.id for unit in organisation.units),
        values={one.item.key: one.item.values for one in mapping.items},
        rows=[row.tobytes() for row in reader.rows],
    )


@define(kw_only=True)
class _Reader:
    """Reads groups of rows, counts them, and gathers what is wrong with them.

    What stands for an answer, or for a unit, is read once, and found again by what stands there.

    Attributes:
        unit: What the column with units is called.
        leader: What stands where a leader answered, folded; None where leaders count as all do.
        questions: For each question its place, and what its answers mean.
        units: What units are called.
        rows: The counts of each unit.
        answers: Where an answer to a question is counted in a row, `_NOWHERE`, or what is wrong.
        places: In which row answers of a unit, and of its leader, are counted, or what is wrong.
        faults: How many rows have something wrong, by what it is.
    """

    unit: str
    leader: str | None
    questions: Mapping[str, tuple[int, AnswerWords]]
    units: UnitWords
    rows: list["array[int]"]
    answers: dict[tuple[str, str | None], int | str] = field(
        factory=dict[tuple[str, str | None], int | str]
    )
    places: dict[tuple[str | None, str | None], int | str] = field(
        factory=dict[tuple[str | None, str | None], int | str]
    )
    faults: Counter[tuple[str, str]] = field(factory=Counter[tuple[str, str]])

    @classmethod
    def of(cls, mapping: AnswersMapping, organisation: Organisation) -> "_Reader":
        """Prepare for what a mapping wants."""
        depth = max(one.item.values for one in mapping.items)
        return cls(
            unit=mapping.unit,
            leader=None if mapping.leader is None else folded(mapping.leader.answer),
            questions={
                one.column: (place, AnswerWords.of(one.item, mapping, {}))
                for place, one in enumerate(mapping.items)
            },
            units=UnitWords.of(organisation, mapping),
            rows=[array("I", bytes(4 * depth * len(mapping.items))) for _ in organisation.units],
        )

    def read(self, block: Tallies) -> None:
        """Count groups of rows."""
        for named, unit, item, value, leader, number in zip(
            block.named,
            block.units,
            block.items,
            block.values,
            block.leaders,
            block.numbers,
            strict=True,
        ):
            if not named or item is None:
                self.faults["questions", _NO_QUESTION if named is None else _OTHER] += number
                continue
            answer = self.answers.get((item, value))
            if answer is None:
                answer = self.answers[item, value] = self._answer(item, value)
            if answer == _NOWHERE:
                continue
            place = self.places.get((unit, leader))
            if place is None:
                place = self.places[unit, leader] = self._place(unit, leader)
            if isinstance(answer, int) and isinstance(place, int):
                self.rows[place][answer] += number
                continue
            if isinstance(answer, str):
                self.faults[f"answers to {item!r}", answer] += number
            if isinstance(place, str):
                self.faults[f"column {self.unit!r}", place] += number

    def _answer(self, item: str, value: str | None) -> int | str:
        """Tell where an answer is counted in a row, or what is wrong with it."""
        question, words = self.questions[item]
        try:
            place = words.place(None if value is None else value.strip())
        except CellError as error:
            return str(error)
        return _NOWHERE if place == NO_ANSWER else place * len(self.questions) + question

    def _place(self, unit: str | None, leader: str | None) -> int | str:
        """Tell in which row the answers of a unit are counted, or what is wrong with it."""
        leads = self.leader is not None and folded(leader or "") == self.leader
        try:
            place = self.units.place(None if unit is None else unit.strip(), {})
        except CellError as error:
            return str(error)
        return self.units.counted_in(place, leads)

    def problems(self) -> Iterator[Problem]:
        """Give all that is wrong, each kind with the number of rows that it is wrong with."""
        for (where, what), number in sorted(self.faults.items()):
            yield Problem(where, f"{what}: {'1 row' if number == 1 else f'{number} rows'}")
        there = {item for item, _ in self.answers}
        for code in self.questions:
            if code not in there:
                yield Problem(
                    f"question {code!r}", "is not in the table; check the mapping, or the table"
                )
        if not self.faults and there and not any(map(any, self.rows)):
            yield Problem("rows", "nobody has answered any of the items")
