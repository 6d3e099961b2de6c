"""Tallied answers: counts made from what a database says of a long table, as a mapping says.

What is wrong is told by column or question, with the number of rows, and never by respondent.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from attrs import define, field, frozen

from arbeidsmiljo.errors import InvalidInputError, InvalidValueError, Problem
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.answer_rows import NO_ANSWER
from arbeidsmiljo.survey.answer_words import AnswerWords, UnitWords
from arbeidsmiljo.survey.answers_mapping import AnswersMapping
from arbeidsmiljo.survey.counts import Counts
from arbeidsmiljo.survey.counts_sources import Tallies
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.tables import CellError, folded

_QUESTION: Final = "questions"
_NO_QUESTION: Final = "are missing; say in each row which question it answers"
_OTHER_QUESTION: Final = (
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


@frozen(kw_only=True)
class _Question:
    """One question: where its answers are counted, and what they mean."""

    place: int
    words: AnswerWords


@define(kw_only=True)
class _Reader:
    """Reads groups of rows, counts them, and gathers what is wrong with them."""

    unit: str
    leader: str | None
    questions: Mapping[str, _Question]
    units: UnitWords
    rows: list["array[int]"]
    read_of: Counter[str] = field(factory=Counter[str])
    answered: int = 0
    faults: Counter[tuple[str, str]] = field(factory=Counter[tuple[str, str]])
    known_units: dict[str | None, int | str] = field(factory=dict[str | None, int | str])
    known_answers: dict[tuple[str, str | None], int | str] = field(
        factory=dict[tuple[str, str | None], int | str]
    )

    @classmethod
    def of(cls, mapping: AnswersMapping, organisation: Organisation) -> "_Reader":
        """Prepare for what a mapping wants."""
        depth = max(one.item.values for one in mapping.items)
        return cls(
            unit=mapping.unit,
            leader=None if mapping.leader is None else folded(mapping.leader.answer),
            questions={
                one.column: _Question(place=place, words=AnswerWords.of(one.item, mapping, {}))
                for place, one in enumerate(mapping.items)
            },
            units=UnitWords.of(organisation, mapping),
            rows=[array("I", bytes(4 * depth * len(mapping.items))) for _ in organisation.units],
        )

    def read(self, block: Tallies) -> None:
        """Count groups of rows."""
        width = len(self.questions)
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
                what = _NO_QUESTION if named is None else _OTHER_QUESTION
                self.faults[_QUESTION, what] += number
                continue
            self.read_of[item] += number
            answer = self.known_answers.get((item, value))
            if answer is None:
                words = self.questions[item].words
                answer = _read(words.place, value)
                self.known_answers[item, value] = answer
            place = self.known_units.get(unit)
            if place is None:
                place = self.known_units[unit] = _read(
                    lambda cell: self.units.place(cell, {}), unit
                )
            if isinstance(answer, str):
                self.faults[f"answers to {item!r}", answer] += number
            elif answer == NO_ANSWER:
                continue
            if isinstance(place, str):
                self.faults[f"column {self.unit!r}", place] += number
            if isinstance(answer, str) or isinstance(place, str):
                continue
            leads = self.leader is not None and folded(leader or "") == self.leader
            counted = self.rows[self.units.counted_in(place, leads)]
            counted[answer * width + self.questions[item].place] += number
            self.answered += number

    def problems(self) -> Iterator[Problem]:
        """Give all that is wrong, each kind with the number of rows that it is wrong with."""
        for (where, what), number in self.faults.items():
            yield Problem(where, f"{what}: {_rows(number)}")
        for code in self.questions:
            if not self.read_of[code]:
                yield Problem(
                    f"question {code!r}", "is not in the table; check the mapping, or the table"
                )
        if not self.answered and not self.faults and self.read_of:
            yield Problem("rows", "nobody has answered any of the items")


def _read(read: Callable[[str | None], int], cell: str | None) -> int | str:
    """Read what stands for something, or tell what is wrong with it."""
    try:
        return read(None if cell is None else cell.strip())
    except CellError as error:
        return str(error)


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"
