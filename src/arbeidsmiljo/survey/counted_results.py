"""Results from counts: what a round said of each factor, in each unit.

The n of a factor is how many answered at least one of its items, as far as that is known. Its mean
is that of all answers to its items, each put on the scale of the factor and turned where it is
reversed: the sum of answers over their number, so that all follows from counts. The distribution
of a factor is told where it has one item; of several, no distribution of people follows from the
items'.
"""

from array import array
from collections.abc import Iterable, Iterator

from attrs import frozen

from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.model.identifiers import FactorKey, ItemKey, RoundId, UnitId
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.answer_rows import NO_ANSWER, AnswerRows
from arbeidsmiljo.survey.counts import Counts, CountsEngine, leaf_counts
from arbeidsmiljo.survey.item_results import ItemResults, ItemResultsEngine, item_results
from arbeidsmiljo.survey.questionnaire import Factor, Item, Questionnaire
from arbeidsmiljo.survey.results import Result, Results, Scale
from arbeidsmiljo.survey.summaries import Summary


def answered(factor: FactorKey) -> ItemKey:
    """Name the column that tells who answered some item of a factor."""
    return ItemKey(f"answered {factor}")


def with_answered(rows: AnswerRows, questionnaire: Questionnaire) -> AnswerRows:
    """Add for each factor a column of one value, given by those who answered some item of it.

    Args:
        rows: What respondents answered.
        questionnaire: Whose factors are meant; those with no item in the rows have no column.
    """
    columns, values = dict(rows.columns), dict(rows.values)
    for factor in questionnaire.factors:
        items = [
            rows.columns[item.key]
            for item in questionnaire.items_of(factor.key)
            if item.key in rows.columns
        ]
        if items:
            # min of the bytes: NO_ANSWER is the highest, so it stands where nothing else does.
            least = map(min, zip(*items, strict=True)) if len(items) > 1 else iter(items[0])
            columns[answered(factor.key)] = bytes(
                NO_ANSWER if one == NO_ANSWER else 0 for one in least
            )
            values[answered(factor.key)] = 1
    return AnswerRows(units=rows.units, places=rows.places, columns=columns, values=values)


def with_most_answered(counts: Counts, questionnaire: Questionnaire) -> Counts:
    """Add for each factor how many answered that item of it which most answered, in each unit.

    Where answers were counted without respondents, it is not known who answered two items. At
    least so many answered some item of the factor, and exactly so many where nobody leaves out
    single items. Units add up, so that a group that seems large enough is so.

    Args:
        counts: How many gave each answer to each item, in each unit itself.
        questionnaire: Whose factors are meant; those with no item in the counts are left out.
    """
    places = {item: place for place, item in enumerate(counts.values)}
    factors = {
        factor.key: found
        for factor in questionnaire.factors
        if (
            found := [
                places[item.key]
                for item in questionnaire.items_of(factor.key)
                if item.key in places
            ]
        )
    }
    width, answers = len(counts.values), counts.numbers()
    rows: list[bytes] = []
    for place, unit in enumerate(counts.units):
        numbers = answers[place * width : (place + 1) * width]
        own = memoryview(counts.row(unit)).cast("I")
        most = array("I", [max(numbers[one] for one in found) for found in factors.values()])
        row = array("I")
        for start in range(0, len(own), width):
            row.extend(own[start : start + width])
            row.extend(most if start == 0 else array("I", bytes(most.itemsize * len(most))))
        rows.append(row.tobytes())
    values = dict(counts.values) | {answered(factor): 1 for factor in factors}
    return Counts(units=counts.units, values=values, rows=rows)


def results_of(
    rows: AnswerRows,
    organisation: Organisation,
    questionnaire: Questionnaire,
    *,
    round_id: RoundId,
    engine: CountsEngine = leaf_counts,
    adding: ItemResultsEngine = item_results,
) -> Results:
    """Make the results of a round from what respondents answered.

    Args:
        rows: What they answered; each item is one of the questionnaire's.
        organisation: Whose results they are.
        questionnaire: What was asked.
        round_id: What to call the round.
        engine: What counts.
        adding: What adds up the counts.

    Raises:
        InvalidInputError: The questionnaire does not fit together.
        NotFoundError: There is no such unit or item.
    """
    counts = engine(with_answered(rows, questionnaire))
    return results_from_counts(
        counts, organisation, questionnaire, round_id=round_id, adding=adding
    )


def results_from_counts(
    counts: Counts,
    organisation: Organisation,
    questionnaire: Questionnaire,
    *,
    round_id: RoundId,
    adding: ItemResultsEngine = item_results,
) -> Results:
    """Make the results of a round from the counts of each unit itself.

    Args:
        counts: Of items, and of who `answered` some item of each factor.
        organisation: Whose results they are; each unit of the counts is one of its.
        questionnaire: What was asked.
        round_id: What to call the round.
        adding: What adds up the counts.

    Returns:
        For each factor that has items in the counts, a row for each unit where somebody answered
        it; of sensitive factors for the top alone.

    Raises:
        InvalidInputError: The questionnaire does not fit together.
        NotFoundError: There is no such unit.
    """
    if problems := questionnaire.problems():
        raise InvalidInputError(f"questionnaire {questionnaire.key!r}", problems)
    measured = [
        (factor, items)
        for factor in questionnaire.factors
        if (items := _counted(questionnaire.items_of(factor.key), counts))
    ]
    parents = {unit.id: unit.parent for unit in organisation.units}
    whole = adding(counts, parents, [item for _, items in measured for item in items])
    sheet = _Sheet(results=whole, top=organisation.top.id)
    return Results(
        round=round_id,
        scales=tuple((factor.key, scale_of(items)) for factor, items in measured),
        rows=tuple(row for factor, items in measured for row in sheet.rows(factor, items)),
    )


def scale_of(items: tuple[Item, ...]) -> Scale:
    """Give the scale of a factor: its items', or 0 to 100 where they have different ones."""
    scales = {item.scale for item in items}
    return scales.pop() if len(scales) == 1 else Scale(minimum=0, maximum=100)


def _counted(items: tuple[Item, ...], counts: Counts) -> tuple[Item, ...]:
    return tuple(item for item in items if item.key in counts.values)


@frozen(kw_only=True)
class _Sheet:
    """Results of items in all units with those below them, from which rows are made."""

    results: ItemResults
    top: UnitId

    def rows(self, factor: Factor, items: tuple[Item, ...]) -> Iterator[Result]:
        """Give the row of each unit."""
        scale = scale_of(items)
        only_top = factor.item_class is ItemClass.SENSITIVE
        for unit in (self.top,) if only_top else self.results.counts.units:
            respondents = self.results.respondents(unit, answered(factor.key))
            if respondents:
                yield Result(
                    unit=unit,
                    factor=factor.key,
                    respondents=respondents,
                    mean=self._mean(unit, items, scale),
                    distribution=self._distribution(unit, *items) if len(items) == 1 else (),
                )

    def _distribution(self, unit: UnitId, item: Item) -> tuple[int, ...]:
        numbers = self.results.counts.distribution(unit, item.key)
        return Summary.of(numbers, item.scale, is_reversed=item.is_reversed).distribution

    def _mean(self, unit: UnitId, items: Iterable[Item], scale: Scale) -> float:
        """Give the mean of all answers, each on the scale of the factor."""
        total, number = 0.0, 0
        for item in items:
            mean = self.results.mean(unit, item.key)
            if mean is not None:
                n = self.results.respondents(unit, item.key)
                share = (mean - item.scale.minimum) / (item.scale.maximum - item.scale.minimum)
                total += n * (scale.minimum + share * (scale.maximum - scale.minimum))
                number += n
        # Rounding may have passed an end of the scale by as little as a computer can tell.
        return min(max(total / number, scale.minimum), scale.maximum)
