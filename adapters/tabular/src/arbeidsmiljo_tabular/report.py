"""The workbook of published results, beside what they are held up against.

It has a row for each unit and factor. What is not there is marked, and the last column says why.
"""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from attrs import frozen

from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process.labels import ABSENCES
from arbeidsmiljo.survey.comparison import ComparedUnit, Comparison, Difference
from arbeidsmiljo.survey.norms import Norm
from arbeidsmiljo.survey.questionnaire import Questionnaire
from arbeidsmiljo.survey.results import written
from arbeidsmiljo.survey.rounds import Absence, Missing, Shown
from arbeidsmiljo_tabular.sheet_layout import CREATED, lay_out_guide, lay_out_rows, write_paragraph
from arbeidsmiljo_tabular.spreadsheet import Format, Workbook, Worksheet, new_workbook
from arbeidsmiljo_tabular.texts import text

_RESULTS: Final = text("Published results")
_GUIDE: Final = text("About the numbers")
_UNIT: Final = text("Unit")
_UNIT_NAME: Final = text("Unit name")
_PARENT: Final = text("Parent unit")
_FACTOR: Final = text("Factor")
_LOWEST: Final = text("Lowest")
_HIGHEST: Final = text("Highest")
_RESPONDENTS: Final = text("Answers")
_MEAN: Final = text("Mean")
_ABOVE: Final = text("The unit above")
_ORGANISATION: Final = text("All units")
_EARLIER_RESPONDENTS: Final = text("Answers before")
_EARLIER: Final = text("Mean before")
_TREND: Final = text("Change")
_LOW: Final = text("Change, from")
_HIGH: Final = text("Change, to")
_NORM: Final = text("Norm")
_SOURCE: Final = text("Source of the norm")
_GAVE: Final = text("Gave value {}")
_GAVE_NUMBER: Final = text("Gave value no. {}")
_NOTES: Final = text("What is missing, and why")
_HIDDEN: Final = text("hidden")
_NONE: Final = "–"

_PARAGRAPHS: Final = (
    text(
        "The sheet holds what was published, and no more. Where a result would let somebody "
        "compute the answers of a small group, it is hidden here too."
    ),
    text(
        "The mean before is that of the same group of people's unit in the earlier round. Units "
        "that were merged, split or changed since are not compared."
    ),
    text(
        "A change has a span where it is likely to be (95 %), as far as chance goes, where the "
        "distributions are known. A span that holds 0 may be chance alone."
    ),
    text("Nothing is graded: what is good or bad does not follow from a number."),
)
_NUMBERED: Final = text("Factors have different values; each one's are numbered from its lowest.")
_ROUND: Final = text("Round: {}")
_EARLIER_ROUND: Final = text("Earlier round: {}")
_SMALLEST: Final = text("Smallest group: {}")
_SMALLEST_LEADER: Final = text("Smallest group, for items about the leader: {}")
_SMALLEST_SENSITIVE: Final = text("Smallest group, for sensitive items: {}")

_Value: TypeAlias = float | str | Missing


@frozen(kw_only=True)
class _Column:
    """A column: its heading, its width, and what stands in it."""

    heading: Text
    width: float
    value: Callable[[ComparedUnit, Comparison], _Value]
    style: str = "text"


def write_report(
    units: Sequence[ComparedUnit], *, questionnaire: Questionnaire, language: str
) -> bytes:
    """Write the workbook.

    Args:
        units: The units, in the order in which they are to stand.
        questionnaire: Whose factors they are.
        language: Of headings, labels and reasons: `nb`, `nn`, `da` or `en`.

    Returns:
        The bytes of the workbook; the same for the same arguments.
    """
    stream = io.BytesIO()
    workbook = new_workbook(stream)
    title = _RESULTS.in_language(language)
    workbook.set_properties({"created": CREATED, "title": title})
    styles = _styles(workbook)
    columns = tuple(_columns(units, questionnaire, language))
    _write_results(workbook.add_worksheet(title), units, columns, styles, language)
    _write_guide(workbook.add_worksheet(_GUIDE.in_language(language)), units, styles, language)
    workbook.close()
    return stream.getvalue()


def _styles(workbook: Workbook) -> Mapping[str, Format]:
    heading: dict[str, object] = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E79"}
    heading |= {"text_wrap": True, "valign": "vcenter"}
    return {
        "heading": workbook.add_format({**heading, "indent": 1}),
        "number heading": workbook.add_format({**heading, "align": "right"}),
        "text": workbook.add_format({"indent": 1}),
        "whole": workbook.add_format({"num_format": "0"}),
        "end": workbook.add_format({"num_format": "General"}),
        "decimal": workbook.add_format({"num_format": "0.0"}),
        "signed": workbook.add_format({"num_format": "+0.0;−0.0;0.0"}),
        "missing": workbook.add_format({"italic": True, "font_color": "#595959", "align": "right"}),
        "paragraph": workbook.add_format({"text_wrap": True, "valign": "top"}),
    }


def _columns(
    units: Sequence[ComparedUnit], questionnaire: Questionnaire, language: str
) -> Iterator[_Column]:
    labels = {one.key: one.label.in_language(language) for one in questionnaire.factors}
    rows = [row for unit in units for row in unit.rows]
    there = {unit.unit for unit in units if unit.rows}

    def parent(unit: ComparedUnit, _: Comparison) -> str:
        # Of the units in the workbook: whoever reads it need not be given all those above.
        return next((one for one in unit.all_above if one in there), "")

    yield _Column(heading=_UNIT, width=11, value=lambda unit, _: unit.unit)
    yield _Column(heading=_UNIT_NAME, width=28, value=lambda unit, _: unit.unit_name)
    yield _Column(heading=_PARENT, width=11, value=parent)
    yield _Column(heading=_FACTOR, width=31, value=lambda _, row: labels[row.factor])
    yield _number(_RESPONDENTS, "whole", lambda row: _respondents(row.own))
    yield _number(_MEAN, "decimal", lambda row: _mean(row.own))
    yield _number(_LOWEST, "end", lambda row: _end(row, highest=False))
    yield _number(_HIGHEST, "end", lambda row: _end(row, highest=True))
    yield _number(_ABOVE, "decimal", lambda row: _mean(row.above))
    yield _number(_ORGANISATION, "decimal", lambda row: _mean(row.organisation))
    if any(unit.earlier_round is not None for unit in units):
        yield _number(_EARLIER_RESPONDENTS, "whole", lambda row: _respondents(row.earlier))
        yield _number(_EARLIER, "decimal", lambda row: _mean(row.earlier))
        yield _number(_TREND, "signed", lambda row: _difference(row.trend))
        yield _number(_LOW, "signed", lambda row: _limit(row.trend, highest=False))
        yield _number(_HIGH, "signed", lambda row: _limit(row.trend, highest=True))
    if any(isinstance(row.norm, Norm) for row in rows):
        yield _number(
            _NORM,
            "decimal",
            lambda row: row.norm if isinstance(row.norm, Missing) else row.norm.value,
        )
        yield _Column(
            heading=_SOURCE,
            width=26,
            value=lambda _, row: row.norm if isinstance(row.norm, Missing) else row.norm.source,
        )
    for place, heading in enumerate(_values(units, language)):
        yield _number(heading, "whole", _gave(place))
    yield _Column(heading=_NOTES, width=48, value=lambda _, row: _notes(row, language))


def _number(heading: Text, style: str, value: Callable[[Comparison], _Value]) -> _Column:
    return _Column(heading=heading, width=10, style=style, value=lambda _, row: value(row))


def _values(units: Sequence[ComparedUnit], language: str) -> list[Text]:
    """Give the headings of values: the values themselves, or numbers where factors have others."""
    kinds = {
        (row.scale, len(row.own.distribution))
        for unit in units
        for row in unit.rows
        if isinstance(row.own, Shown) and row.own.distribution
    }
    most = max((number for _, number in kinds), default=0)
    if len(kinds) == 1 and (scale := next(iter(kinds))[0]) is not None:
        step = (scale.maximum - scale.minimum) / max(most - 1, 1)
        values = (scale.minimum + place * step for place in range(most))
        return [_GAVE.format(written(value, language)) for value in values]
    return [_GAVE_NUMBER.format(str(place + 1)) for place in range(most)]


def _respondents(side: Shown | Missing) -> _Value:
    return side if isinstance(side, Missing) else side.respondents


def _mean(side: Shown | Missing) -> _Value:
    if isinstance(side, Missing):
        return side
    return Missing(reason=Absence.NO_MEAN) if side.mean is None else side.mean


def _end(row: Comparison, *, highest: bool) -> _Value:
    if row.scale is None:
        return Missing(reason=Absence.NOT_PUBLISHED)
    return row.scale.maximum if highest else row.scale.minimum


def _difference(difference: Difference | Missing) -> _Value:
    return difference if isinstance(difference, Missing) else difference.value


def _limit(difference: Difference | Missing, *, highest: bool) -> _Value:
    if isinstance(difference, Missing):
        return difference
    if difference.interval is None:
        return _NONE
    return difference.interval.high if highest else difference.interval.low


def _gave(place: int) -> Callable[[Comparison], _Value]:
    def value(row: Comparison) -> _Value:
        if isinstance(row.own, Missing):
            return row.own
        return row.own.distribution[place] if place < len(row.own.distribution) else _NONE

    return value


def _notes(row: Comparison, language: str) -> str:
    """Say why something of a row is not there; where something is the whole, that is no lack."""
    sides = (
        (_MEAN, row.own),
        (_ABOVE, row.above),
        (_ORGANISATION, row.organisation),
        (_EARLIER, row.earlier),
        (_NORM, row.norm),
    )
    silent = {Absence.ITSELF, Absence.NO_EARLIER_ROUND, Absence.NO_NORM}
    return "; ".join(
        f"{heading.in_language(language)}: {ABSENCES[side.reason].in_language(language)}"
        for heading, side in sides
        if isinstance(side, Missing) and side.reason not in silent
    )


def _write_results(
    sheet: Worksheet,
    units: Sequence[ComparedUnit],
    columns: Sequence[_Column],
    styles: Mapping[str, Format],
    language: str,
) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        style = styles["heading" if column.style == "text" else "number heading"]
        sheet.write_string(0, place, column.heading.in_language(language), style)
    sheet.set_row(0, 33)
    line = 0
    for unit in units:
        for row in unit.rows:
            line += 1
            for place, column in enumerate(columns):
                value = column.value(unit, row)
                if isinstance(value, Missing):
                    hidden = value.reason is Absence.SUPPRESSED
                    mark = _HIDDEN.in_language(language) if hidden else _NONE
                    sheet.write_string(line, place, mark, styles["missing"])
                elif isinstance(value, str):
                    # Never `write`, which would take a name that begins with = for a formula.
                    shown = "text" if column.style == "text" else "missing"
                    sheet.write_string(line, place, value, styles[shown])
                else:
                    sheet.write_number(line, place, value, styles[column.style])
    sheet.freeze_panes(1, 4)
    sheet.autofilter(0, 0, line, len(columns) - 1)
    lay_out_rows(sheet)


def _write_guide(
    sheet: Worksheet, units: Sequence[ComparedUnit], styles: Mapping[str, Format], language: str
) -> None:
    words = [one.in_language(language) for one in _PARAGRAPHS]
    if _GAVE_NUMBER.format("1") in _values(units, language):
        words.append(_NUMBERED.in_language(language))
    for heading, values in (
        (_ROUND, {unit.round for unit in units}),
        (_EARLIER_ROUND, {unit.earlier_round for unit in units} - {None}),
        (_SMALLEST, {unit.group_sizes.ordinary for unit in units}),
        (_SMALLEST_LEADER, {unit.group_sizes.leader for unit in units} - {None}),
        (_SMALLEST_SENSITIVE, {unit.group_sizes.sensitive for unit in units} - {None}),
    ):
        words += [heading.in_language(language).format(one) for one in sorted(map(str, values))]
    lay_out_guide(sheet)
    for row, paragraph in enumerate(words):
        write_paragraph(sheet, row, paragraph, styles["paragraph"])
