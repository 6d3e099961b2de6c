"""The published results in a document's context: charts, tables, and what is said of them."""

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import frozen

from arbeidsmiljo.model.documents import Record, Value
from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.process.comparing import RoundInView
from arbeidsmiljo.process.in_view import ResultsInView, View
from arbeidsmiljo.process.result_charts import held_up, slides_of
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo.survey.results import Result, scale_in_words, shown_mean
from arbeidsmiljo.survey.rounds import Absence, Missing
from arbeidsmiljo.texts import text

_ANSWERED: Final = text(
    "{} have answered. Groups of fewer than {} answers are not shown (the limit that the "
    "enterprise has chosen)."
)
_NONE_OWN: Final = text(
    "The unit has no results of its own that can be shown, either because too few answered, or "
    "because its results would make others' computable."
)
_OF_ABOVE: Final = text("The results here are those of {}.")
_WHY_HIDDEN: Final = text(
    "What is hidden is hidden so that no small group's answers can be computed."
)
_HIDDEN: Final = text("hidden")
_SEVERAL_SCALES: Final = text("several, told at each factor")


def told_results(
    view: View,
    questionnaire: Questionnaire,
    beside: RoundInView | None,
    above: Sequence[UnitId],
) -> dict[str, Value | None]:
    """Give the value of each path of results; None where it has none.

    Args:
        view: What the reader may see.
        questionnaire: The names of the factors.
        beside: The round that is published last, as the reader may hold it up against others.
        above: The units above the reader's, the nearest first.
    """
    seen = view.publication
    if seen is None:
        return {}
    return {
        **_in_words(_Told(view, seen, questionnaire, beside), above),
        **_in_charts(view, questionnaire, beside, above),
    }


def _in_charts(
    view: View,
    questionnaire: Questionnaire,
    beside: RoundInView | None,
    above: Sequence[UnitId],
) -> dict[str, Value | None]:
    if beside is None:
        return {}
    held = held_up(beside, questionnaire, view.viewer.unit, above, view.language)
    if held is None:
        return {}
    return {
        "results.chart": held.alone(),
        "results.compare": held.means(),
        "results.distribution": held.spread(),
        "results.hidden": held.hidden() or None,
        "results.closer.rows": slides_of(held) or None,
    }


@frozen
class _Told:
    """The results that a reader may see, and what of them is hidden."""

    view: View
    seen: ResultsInView
    questionnaire: Questionnaire
    beside: RoundInView | None

    def shown(self, unit: UnitId, *, sensitive: bool = False) -> list[tuple[Factor, Result]]:
        """Give a unit's results on sensitive factors, or on all others."""
        rows = {row.factor: row for row in self.seen.rows if row.unit == unit}
        return [(one, rows[one.key]) for one in self._of(sensitive=sensitive) if one.key in rows]

    def table(self, unit: UnitId, *, sensitive: bool = False) -> list[Record] | None:
        """Give a unit's results as a table in which what is hidden is called so."""
        rows = dict(self.shown(unit, sensitive=sensitive))
        if not rows:
            return None
        hidden = self.hidden(unit)
        return [
            self._hidden(factor) if factor not in rows else self._row(factor, rows[factor])
            for factor in self._of(sensitive=sensitive)
            if factor in rows or factor.key in hidden
        ]

    def hidden(self, unit: UnitId) -> frozenset[FactorKey]:
        """Give the factors on which others have results, and a unit's are hidden."""
        found = () if self.beside is None else self.beside.unit(unit).rows
        hidden = Missing(reason=Absence.SUPPRESSED)
        return frozenset(row.factor for row in found if row.own == hidden)

    def scale(self, factors: Iterable[Factor]) -> str | None:
        """Give the scale of factors in words; None where there are no factors."""
        different = {self._scale(factor) for factor in factors}
        if len(different) > 1:
            return _SEVERAL_SCALES.in_language(self.view.language)
        return different.pop() if different else None

    def _of(self, *, sensitive: bool) -> list[Factor]:
        return [
            factor
            for factor in self.questionnaire.factors
            if (factor.item_class is ItemClass.SENSITIVE) == sensitive
        ]

    def _scale(self, factor: Factor) -> str:
        known = self.beside.beside.now.scale(factor.key) if self.beside else None
        scale = known or dict(self.seen.scales)[factor.key]
        return scale_in_words(scale, self.view.language)

    def _row(self, factor: Factor, row: Result) -> Record:
        return {
            "factor": factor.label.in_language(self.view.language),
            "scale": self._scale(factor),
            "respondents": row.respondents,
            # Nobody is to look up a mean that is not shown, so it is not left to people.
            "mean": "" if row.mean is None else shown_mean(row.mean),
        }

    def _hidden(self, factor: Factor) -> Record:
        hidden = _HIDDEN.in_language(self.view.language)
        return {
            "factor": factor.label.in_language(self.view.language),
            "scale": self._scale(factor),
            "respondents": hidden,
            "mean": hidden,
        }


def _in_words(told: _Told, units_above: Sequence[UnitId]) -> dict[str, Value | None]:
    view, seen = told.view, told.seen
    own = view.viewer.unit
    shown = {row.unit for row in seen.rows}
    above = next((unit for unit in units_above if unit in shown), None)
    ordinary, sensitive = told.shown(own), told.shown(own, sensitive=True)
    upper = [] if above is None else told.shown(above)
    answered = max((row.respondents for _, row in ordinary), default=None)
    whose = above if above is not None and upper and not ordinary else own
    rows = told.table(whose)
    return {
        "results.group_size": seen.group_sizes.ordinary,
        "results.respondents": answered,
        "results.rate": _rate(answered, view.employees),
        "results.scale": told.scale(factor for factor, _ in ordinary or upper),
        "results.note": _note(told, answered, whose, rows),
        "results.rows": rows,
        "results.sensitive.group_size": (
            seen.group_sizes.smallest(ItemClass.SENSITIVE) if sensitive else None
        ),
        "results.sensitive.rows": told.table(own, sensitive=True),
    }


def _note(
    told: _Told, answered: int | None, whose: UnitId, rows: Sequence[Record] | None
) -> str | None:
    """Say how many answered, or that there are no own results, and why something is hidden."""
    view, seen = told.view, told.seen
    hidden = _HIDDEN.in_language(view.language)
    said: list[str] = []
    if answered is not None:
        smallest = seen.group_sizes.ordinary
        said.append(_ANSWERED.in_language(view.language).format(answered, smallest))
    elif seen.own:
        said.append(_NONE_OWN.in_language(view.language))
        if whose != view.viewer.unit:
            of_above = _OF_ABOVE.in_language(view.language)
            said.append(of_above.format(dict(view.unit_names)[whose]))
    if said and any(row["mean"] == hidden for row in rows or ()):
        said.append(_WHY_HIDDEN.in_language(view.language))
    return " ".join(said) or None


def _rate(answered: int | None, employees: int) -> str | None:
    if answered is None or not 0 < answered <= employees:
        return None
    return f"{round(100 * answered / employees)}\N{NO-BREAK SPACE}%"
