"""Charts of results: a unit's means beside others, how its answers are spread, and what is hidden.

A factor that is hidden keeps its place in a chart, where it is called hidden and has no bar, and
the words beside the chart say why. Nothing is graded.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, groupby
from math import ceil
from typing import Final, TypeAlias

from attrs import evolve, frozen

from arbeidsmiljo.model.charts import Chart, ChartKind, Series
from arbeidsmiljo.model.documents import SlideRecord
from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.process.comparing import RoundInView
from arbeidsmiljo.process.labels import ABSENCES
from arbeidsmiljo.process.spans import names_of_values, together
from arbeidsmiljo.survey.comparison import ComparedUnit
from arbeidsmiljo.survey.norms import Norm
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo.survey.results import Scale, scale_in_words, shown_mean
from arbeidsmiljo.survey.rounds import Absence, Missing, Shown
from arbeidsmiljo.texts import text

BARS_ON_A_SLIDE: Final = 24
"""How many bars a chart on a slide has at most, so that people can read their numbers."""

STACKS_ON_A_SLIDE: Final = 18
"""How many bars that show how answers are spread."""

_NAME: Final = 44
"""How many characters of a factor's name stand on a line beside its bars."""

SHARE: Final = '[>=0.045]0\\\N{NO-BREAK SPACE}%;""'
"""The number format of shares: one whose part of a bar is too short for a number has none."""

_EARLIER: Final = text("earlier survey ({})")
_EARLIER_AS: Final = text("{}, earlier survey ({})")
_NORM: Final = text("norm")
_NORM_FROM: Final = text("norm ({})")
_HIDDEN: Final = text("{} (hidden)")
_NOTHING_HIDDEN: Final = text("Nothing is hidden in this chart.")
_INSTEAD: Final = text("The results here are those of {}; those of {} are not shown.")
_NOT_SPREAD: Final = text("only the mean is published")
_MEANS: Final = text("means")
_SIDE_BY_SIDE: Final = text("means side by side")
_SPREAD: Final = text("how the answers are spread")
_PART: Final = text("{} ({} of {})")
_ON_SCALE: Final = text("{} ({})")

_NOT_TO_BE_HAD: Final = frozenset(
    {Absence.ITSELF, Absence.NO_EARLIER_ROUND, Absence.NO_NORM, Absence.NOT_READABLE}
)
"""Why there is nothing that anybody would miss."""

_Cell: TypeAlias = Shown | Norm | Missing


@frozen(kw_only=True)
class _Column:
    """What one unit, round or norm has on each factor, and its colour in every chart."""

    name: str
    colour: int
    cells: tuple[_Cell, ...]

    @property
    def is_there(self) -> bool:
        return any(_mean(cell) is not None for cell in self.cells)


@frozen(kw_only=True)
class HeldUp:
    """A unit's results on factors that any report may have, and what they are held up against.

    Attributes:
        unit_name: What the unit is called.
        language: Of names and reasons.
        factors: The factors that something is published of, in the questionnaire's order.
        scales: What each is answered on.
        own: The unit's own results.
        others: What stands beside them.
        instead_of: The unit that has none to show, where these are those of a unit above it.
    """

    unit_name: str
    language: str
    factors: tuple[Factor, ...]
    scales: tuple[Scale | None, ...]
    own: _Column
    others: tuple[_Column, ...]
    instead_of: str = ""

    def parts(self, *, most: int) -> Iterator["HeldUp"]:
        """Give it in parts with one scale each and so many factors at most, evenly shared out.

        Factors on which nothing is published of the round are in none.
        """
        known = [number for number, scale in enumerate(self.scales) if scale is not None]
        known.sort(key=lambda number: self.scales.index(self.scales[number]))
        for _, group in groupby(known, key=lambda number: self.scales[number]):
            numbers = list(group)
            slides = ceil(len(numbers) / most)
            for slide in range(slides):
                first, last = (len(numbers) * place // slides for place in (slide, slide + 1))
                yield self._only(numbers[first:last])

    def _only(self, numbers: Sequence[int]) -> "HeldUp":
        def of(column: _Column) -> _Column:
            cells = tuple(column.cells[number] for number in numbers)
            norms = [cell for cell in cells if isinstance(cell, Norm)]
            return evolve(
                column,
                name=_named(norms, self.language) if norms else column.name,
                cells=cells,
            )

        return evolve(
            self,
            factors=tuple(self.factors[number] for number in numbers),
            scales=tuple(self.scales[number] for number in numbers),
            own=of(self.own),
            others=tuple(map(of, self.others)),
        )

    @property
    def lines(self) -> int:
        """How many lines the longest name of a factor takes; where names have no room, some go."""
        names = _called(self, lambda cell: _is_hidden(cell) or _has_no_spread(cell))
        return ceil(max(map(len, names), default=1) / _NAME)

    def means(self) -> Chart | None:
        """Make the chart of the unit's means beside the others'; None where there are none.

        Where factors have different scales, the axis is left to the program, and each factor's
        scale stands at its name.
        """
        if not self.own.is_there:
            return None
        held = self._only([number for number, scale in enumerate(self.scales) if scale])
        shown = (held.own, *(column for column in held.others if column.is_there))
        scales = set(held.scales)
        scale = scales.pop() if len(scales) == 1 else None
        return Chart(
            title=held.unit_name if len(shown) == 1 or held.instead_of else "",
            categories=_called(held, _is_hidden, with_scales=scale is None),
            series=tuple(
                Series(
                    name=column.name,
                    values=tuple(map(_mean, column.cells)),
                    colour=column.colour,
                )
                for column in shown
            ),
            minimum=None if scale is None else scale.minimum,
            maximum=None if scale is None else scale.maximum,
        )

    def alone(self) -> Chart | None:
        """Make the chart of the unit's means alone; None where there are none."""
        return evolve(self, others=()).means()

    def spread(self) -> Chart | None:
        """Make the chart of the shares that gave each value; None where none are published.

        Nor is there one where factors do not have the same values. Where there are too many to
        tell apart, those that follow each other are put together.
        """
        known = [scale for scale in self.scales if scale is not None]
        counts = {len(spread) for spread in map(_distribution, self.own.cells) if spread}
        if len(set(known)) != 1 or len(counts) != 1:
            return None
        held = self._only([number for number, scale in enumerate(self.scales) if scale])
        names = names_of_values(known[0], counts.pop(), self.language)
        spreads = [together(_distribution(cell)) for cell in held.own.cells]
        return Chart(
            title=held.unit_name,
            categories=_called(held, _has_no_spread),
            series=tuple(
                Series(
                    name=name,
                    values=tuple(one[place] / sum(one) if one else None for one in spreads),
                )
                for place, name in enumerate(names)
            ),
            number_format=SHARE,
            kind=ChartKind.SHARES,
        )

    def hidden(self) -> list[str]:
        """Say of every mean that is not there why it is not, a paragraph for each reason.

        Where these are the results of a unit above, the first says so.
        """
        return self._missing((self.own, *self.others), partial(_why, language=self.language))

    def hidden_spread(self) -> list[str]:
        """Say of every factor of which it is not shown how answers are spread why it is not."""
        return self._missing((self.own,), partial(_why_no_spread, language=self.language))

    def not_published(self) -> list[str]:
        """Say on which factors nothing is published of the round, in a paragraph; none for none."""
        names = [
            factor.label.in_language(self.language)
            for factor, scale in zip(self.factors, self.scales, strict=True)
            if scale is None
        ]
        reason = ABSENCES[Absence.NOT_PUBLISHED].in_language(self.language)
        return [f"{reason[:1].upper()}{reason[1:]}: {', '.join(names)}"] if names else []

    def _missing(self, columns: Sequence[_Column], why: Callable[[_Cell], str | None]) -> list[str]:
        instead = _INSTEAD.in_language(self.language).format(self.unit_name, self.instead_of)
        where: dict[str, list[str]] = {}
        for column in columns:
            reasons: dict[str, list[str]] = {}
            for factor, cell in zip(self.factors, column.cells, strict=True):
                if reason := why(cell):
                    reasons.setdefault(reason, []).append(factor.label.in_language(self.language))
            for reason, names in reasons.items():
                which = "" if len(names) == len(self.factors) else f" ({', '.join(names)})"
                where.setdefault(reason, []).append(f"{column.name}{which}")
        told = [
            f"{reason[:1].upper()}{reason[1:]}: {'; '.join(places)}"
            for reason, places in where.items()
        ]
        return [instead, *told] if self.instead_of else told


def held_up(
    beside: RoundInView,
    questionnaire: Questionnaire,
    unit: UnitId,
    above: Sequence[UnitId],
    language: str,
) -> HeldUp | None:
    """Hold a unit's results up against others, or those of the nearest above that has some.

    Beside them stand the same group in the earlier round, the nearest unit above whose results
    are shown, the organisation, and a norm, each where there is one. Sensitive factors are left
    out.

    Args:
        beside: The round, as who reads may hold it up against others.
        questionnaire: The names of the factors.
        unit: The unit.
        above: The units above it, the nearest first.
        language: Of names and reasons.

    Returns:
        None where neither has a mean to show.
    """
    factors = {
        factor.key: factor
        for factor in questionnaire.factors
        if factor.item_class is not ItemClass.SENSITIVE
    }
    itself = beside.unit(unit)
    units = chain([itself], map(beside.unit, above))
    with_means = (one for one in units if _has_means(one, factors))
    first = next(with_means, None)
    if first is None:
        return None
    rows = [row for row in first.rows if row.factor in factors]
    renamed = first.earlier_name not in {"", first.unit_name}
    earlier = (
        _EARLIER_AS.in_language(language).format(first.earlier_name, first.earlier_round)
        if renamed
        else _EARLIER.in_language(language).format(first.earlier_round)
    )
    columns = [_Column(name=earlier, colour=1, cells=tuple(row.earlier for row in rows))]
    top = beside.beside.now.organisation.top.id
    nearest = next(with_means, None)
    if nearest is not None and nearest.unit != top:
        results = {row.factor: row.own for row in nearest.rows}
        above_it = tuple(results[row.factor] for row in rows)
        columns.append(_Column(name=nearest.unit_name, colour=2, cells=above_it))
    of_all = tuple(row.organisation for row in rows)
    norms = tuple(row.norm for row in rows)
    columns += [
        _Column(name=first.organisation_name, colour=3, cells=of_all),
        _Column(name=_named(norms, language), colour=4, cells=norms),
    ]
    return HeldUp(
        unit_name=first.unit_name,
        language=language,
        factors=tuple(factors[row.factor] for row in rows),
        scales=tuple(row.scale for row in rows),
        own=_Column(name=first.unit_name, colour=0, cells=tuple(row.own for row in rows)),
        others=tuple(columns),
        instead_of="" if first is itself else itself.unit_name,
    )


def slides_of(held: HeldUp) -> list[SlideRecord]:
    """Give the charts a slide each: as many factors on each as people can read, and what is hidden.

    The last of the first kind says as well on which factors nothing is published at all. Means
    beside which nothing stands are left out, since they are in a chart of their own, unless there
    is nothing else to see closer.

    Args:
        held: The results.
    """
    beside = sum(column.is_there for column in held.others)
    named = max(1, STACKS_ON_A_SLIDE // held.lines)
    means = held.parts(most=max(1, min(named, BARS_ON_A_SLIDE // (1 + beside))))
    spreads = held.parts(most=named)
    of_means = [(chart, one.hidden()) for one in means if (chart := one.means())]
    of_spreads = [(chart, one.hidden_spread()) for one in spreads if (chart := one.spread())]
    if of_spreads and not beside:
        of_means = []
    if first := of_means or of_spreads:
        chart, hidden = first.pop()
        first.append((chart, [*hidden, *held.not_published()]))
    titles = (_SIDE_BY_SIDE if beside else _MEANS, _SPREAD)
    records: list[SlideRecord] = []
    for title, charts in zip(titles, (of_means, of_spreads), strict=True):
        called = title.in_language(held.language)
        for number, (chart, hidden) in enumerate(charts, start=1):
            numbered = _PART.in_language(held.language).format(called, number, len(charts))
            records.append(
                {
                    "title": numbered if len(charts) > 1 else called,
                    "chart": chart,
                    "hidden": hidden or [_NOTHING_HIDDEN.in_language(held.language)],
                }
            )
    return records


def _called(
    held: HeldUp, is_hidden: Callable[[_Cell], bool], *, with_scales: bool = False
) -> tuple[str, ...]:
    """Give what the factors are called, those without a bar as hidden."""
    hidden, on_scale = (one.in_language(held.language) for one in (_HIDDEN, _ON_SCALE))
    names: list[str] = []
    for factor, scale, cell in zip(held.factors, held.scales, held.own.cells, strict=True):
        name = factor.label.in_language(held.language)
        if is_hidden(cell):
            name = hidden.format(name)
        elif with_scales and scale is not None:
            name = on_scale.format(name, scale_in_words(scale, held.language))
        names.append(name)
    return tuple(names)


def _named(norms: Iterable[_Cell], language: str) -> str:
    """Give what norms are called in a legend, with their sources."""
    sources = dict.fromkeys(norm.source for norm in norms if isinstance(norm, Norm))
    if not sources:
        return _NORM.in_language(language)
    return _NORM_FROM.in_language(language).format("; ".join(sources))


def _has_means(one: ComparedUnit, factors: dict[FactorKey, Factor]) -> bool:
    return any(_mean(row.own) is not None for row in one.rows if row.factor in factors)


def _mean(cell: _Cell) -> float | None:
    """Give a mean as it is shown."""
    if isinstance(cell, Missing):
        return None
    mean = cell.value if isinstance(cell, Norm) else cell.mean
    return None if mean is None else shown_mean(mean)


def _distribution(cell: _Cell) -> tuple[int, ...]:
    return cell.distribution if isinstance(cell, Shown) and any(cell.distribution) else ()


def _is_hidden(cell: _Cell) -> bool:
    return _mean(cell) is None


def _has_no_spread(cell: _Cell) -> bool:
    return not _distribution(cell)


def _why(cell: _Cell, *, language: str) -> str | None:
    if isinstance(cell, Missing):
        return (
            None if cell.reason in _NOT_TO_BE_HAD else ABSENCES[cell.reason].in_language(language)
        )
    return ABSENCES[Absence.NO_MEAN].in_language(language) if _mean(cell) is None else None


def _why_no_spread(cell: _Cell, *, language: str) -> str | None:
    if isinstance(cell, Missing):
        return _why(cell, language=language)
    return None if _distribution(cell) else _NOT_SPREAD.in_language(language)
