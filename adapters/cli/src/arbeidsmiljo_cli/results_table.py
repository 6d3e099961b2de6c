"""Published results of a unit and what they are held up against, as a viewer may see them: a table.

What is not there is never left empty: a mark says that it is hidden or that there is none, and a
note below says why.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import define, field

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.organisation import Unit
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process import View
from arbeidsmiljo.process.labels import ABSENCES
from arbeidsmiljo.survey.comparison import ComparedUnit, Comparison, Difference
from arbeidsmiljo.survey.norms import Norm
from arbeidsmiljo.survey.results import scale_in_words, shown_mean
from arbeidsmiljo.survey.rounds import Absence, Missing, Shown
from arbeidsmiljo_cli.fitting_table import FittingTable
from arbeidsmiljo_cli.output import note_number
from arbeidsmiljo_cli.texts import text

if TYPE_CHECKING:
    from rich.console import RenderableType

_FACTOR = text("Factor")
_MEAN = text("Mean")
_SCALE = text("Scale")
_RESPONDENTS = text("Answers")
_ABOVE = text("Above")
_ORGANISATION = text("All")
_EARLIER = text("Before")
_TREND = text("Change")
_NORM = text("Norm")
_HIDDEN = text("hidden")
_MOVED = text("the unit stood below another one in that round")
_NOTHING = text("No published results that {who} may see of {unit} on this day.")
_OTHERS = text("May see as well: {units}")
_UNIT_ABOVE = text("Above: {unit}.")
_UNIT_OF_ALL = text("All: {unit}.")
_EARLIER_ROUND = text("Before: round {round}.")
_EARLIER_UNIT = text("Before: round {round}, as {unit}.")
_TRENDS = text(
    "Change: ± tells how far chance alone may have moved it (95 %); one that is smaller may be "
    "chance."
)
_NORM_SOURCE = text("norm: {}")

_Cell = Callable[[Comparison], str]


def results_table(
    seen: View, method: Method, unit: Unit, found: ComparedUnit | None
) -> "RenderableType":
    """Make the table of one unit's results, and name the other units that may be seen."""
    from rich.console import Group

    language = seen.language
    closed = Missing(reason=Absence.NOT_READABLE)
    rows = [row for row in found.rows if row.own != closed] if found else []
    parts: list[RenderableType] = []
    if found and rows:
        page = _Page(language=language)
        columns = dict(page.columns(found))
        table = FittingTable(
            title=f"{unit.name} ({unit.id})",
            headings=tuple(heading.in_language(language) for heading in (_FACTOR, *columns)),
            rows=tuple(
                (
                    method.questionnaire.factor(row.factor).label.in_language(language),
                    *(cell(row) for cell in columns.values()),
                )
                for row in rows
            ),
        )
        parts += [table, *page.notes_below(found)]
    else:
        who = method.actor(seen.viewer.actor).label.in_language(language)
        parts.append(_NOTHING.in_language(language).format(who=who, unit=unit.name))
    others = [key for key, _ in seen.unit_names if key != unit.id]
    if others:
        parts.append(_OTHERS.in_language(language).format(units=", ".join(others)))
    return Group(*parts)


@define
class _Page:
    """How cells are written, and the notes that they have so far.

    Attributes:
        language: Of what people read.
        notes: What each note says, in the order of their numbers.
    """

    language: str
    notes: list[Text] = field(factory=list[Text])

    def columns(self, found: ComparedUnit) -> Iterator[tuple[Text, _Cell]]:
        """Give the columns after the factor: those in which something stands."""
        yield _MEAN, lambda row: self.side(row.own)
        yield _SCALE, self.scale
        yield _RESPONDENTS, self.respondents
        absent = self.absent(found)
        if has_above(found) and _ABOVE not in absent:
            yield _ABOVE, lambda row: self.side(row.above)
        if found.above_name and _ORGANISATION not in absent:
            yield _ORGANISATION, lambda row: self.side(row.organisation)
        if found.earlier_round is not None and _EARLIER not in absent:
            yield _EARLIER, lambda row: self.side(row.earlier)
            yield _TREND, lambda row: self.difference(row.trend)
        if any(row.norm != Missing(reason=Absence.NO_NORM) for row in found.rows):
            yield _NORM, lambda row: self.norm(row.norm)

    def absent(self, found: ComparedUnit) -> Mapping[Text, Absence]:
        """Give the columns that would stand empty for one and the same reason."""
        by_column = {
            _ABOVE: {row.above for row in found.rows},
            _ORGANISATION: {row.organisation for row in found.rows},
            _EARLIER: {row.earlier for row in found.rows},
        }
        return {
            heading: side.reason
            for heading, sides in by_column.items()
            for side in sides
            if len(sides) == 1 and isinstance(side, Missing)
        }

    def side(self, side: Shown | Missing) -> str:
        """Write the mean of a result, or why there is none."""
        if isinstance(side, Missing):
            return self.missing(side)
        if side.mean is None:
            return self.missing(Missing(reason=Absence.NO_MEAN))
        return self.number(side.mean) + (self.note(_MOVED) if side.is_moved else "")

    def respondents(self, row: Comparison) -> str:
        """Write how many answered, or why that is not told."""
        if isinstance(row.own, Missing):
            return self.missing(row.own)
        return str(row.own.respondents)

    def scale(self, row: Comparison) -> str:
        """Write a scale."""
        if row.scale is None:
            return self.missing(Missing(reason=Absence.NOT_PUBLISHED))
        return scale_in_words(row.scale, self.language)

    def norm(self, norm: Norm | Missing) -> str:
        """Write a norm, or why there is none."""
        if isinstance(norm, Missing):
            return self.missing(norm)
        return self.number(norm.value) + self.note(_NORM_SOURCE.format(norm.source))

    def difference(self, difference: Difference | Missing) -> str:
        """Write a difference, with what is known of its uncertainty."""
        if isinstance(difference, Missing):
            return self.missing(difference)
        words = self.signed(difference.value)
        if (interval := difference.interval) is None:
            return words
        reach = max(difference.value - interval.low, interval.high - difference.value)
        return f"{words} ±{self.number(reach)}"

    def missing(self, missing: Missing) -> str:
        """Write that something is hidden, or that there is none, with the note that says why."""
        hidden = missing.reason is Absence.SUPPRESSED
        mark = _HIDDEN.in_language(self.language) if hidden else "–"
        return mark + self.note(ABSENCES[missing.reason])

    def note(self, words: Text) -> str:
        """Give the number of a note, the same for the same words."""
        if words not in self.notes:
            self.notes.append(words)
        return note_number(self.notes.index(words) + 1, sys.stdout.encoding)

    def number(self, mean: float) -> str:
        """Write a mean."""
        shown = shown_mean(mean)
        words = f"{abs(shown):.1f}"
        words = words if self.language == "en" else words.replace(".", ",")
        return f"−{words}" if shown < 0 else words

    def signed(self, difference: float) -> str:
        """Write a difference with its sign; that of nothing has none."""
        words = self.number(abs(difference))
        if shown_mean(difference) == 0:
            return words
        return f"+{words}" if difference > 0 else f"−{words}"

    def notes_below(self, found: ComparedUnit) -> Iterator[str]:
        """Say what stands in the columns, and why something does not."""
        for number, words in enumerate(self.notes, start=1):
            yield f"{note_number(number, sys.stdout.encoding)} {words.in_language(self.language)}"
        absent = self.absent(found)
        if has_above(found):
            yield _UNIT_ABOVE.in_language(self.language).format(unit=found.above_name)
        if found.above_name:
            yield _UNIT_OF_ALL.in_language(self.language).format(unit=found.organisation_name)
        if found.earlier_round is not None:
            same = found.earlier_name in {"", found.unit_name}
            line = _EARLIER_ROUND if same else _EARLIER_UNIT
            yield line.in_language(self.language).format(
                round=found.earlier_round, unit=found.earlier_name
            )
        for heading, reason in absent.items():
            if reason not in {Absence.ITSELF, Absence.NO_EARLIER_ROUND}:
                parts = (heading, ABSENCES[reason])
                yield "{}: {}.".format(*(one.in_language(self.language) for one in parts))
        if any(isinstance(row.trend, Difference) and row.trend.interval for row in found.rows):
            yield _TRENDS.in_language(self.language)


def has_above(found: ComparedUnit) -> bool:
    """Tell whether there is a unit above that is not the enterprise itself."""
    return bool(found.above_name) and found.above_name != found.organisation_name
