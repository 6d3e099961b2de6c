"""The workbook that results are filled in to."""

import io
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Final

from attrs import frozen

from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo.survey.results import Result, Results
from arbeidsmiljo_tabular.sheet_layout import CREATED, lay_out_guide, lay_out_rows, write_paragraph
from arbeidsmiljo_tabular.spreadsheet import Format, Workbook, Worksheet, new_workbook
from arbeidsmiljo_tabular.wording import WORDINGS, Wording, wording

_VALUES: Final = 7
"""Columns for the distribution in an empty workbook; scales of up to seven steps are common."""

_BLUE: Final = "#1F4E79"
_LINE: Final = "#BFBFBF"
_YELLOW: Final = "#FFF2AB"


def write_workbook(
    *,
    organisation: Organisation,
    questionnaire: Questionnaire,
    language: str,
    results: Results | None = None,
) -> bytes:
    """Write the workbook, empty or with results filled in.

    Args:
        organisation: Whose units are listed.
        questionnaire: Whose factors are listed; sensitive ones for the top unit only.
        language: Of headings and explanations: `nb`, `nn`, `da` or `en`; `nb` for any other.
        results: What is filled in; None for nothing.

    Returns:
        The bytes of the workbook; the same for the same arguments.
    """
    stream = io.BytesIO()
    words = wording(language)
    workbook = new_workbook(stream)
    workbook.set_properties({"created": CREATED, "title": words.results})
    styles = _Styles.make(workbook)
    page = _Page(words=words, language=language, styles=styles)
    _write_results(
        workbook.add_worksheet(words.results), page, organisation, questionnaire, results
    )
    _write_scales(workbook.add_worksheet(words.scale), page, questionnaire, results)
    _write_guide(workbook.add_worksheet(words.guide), page, questionnaire)
    workbook.close()
    return stream.getvalue()


@frozen(kw_only=True)
class _Styles:
    """How cells look. The first row of each unit has a line above it."""

    heading: Format
    number_heading: Format
    plain: tuple[Format, Format]
    whole: tuple[Format, Format]
    decimal: tuple[Format, Format]
    empty: Format
    title: Format
    section: Format
    paragraph: Format

    @classmethod
    def make(cls, workbook: Workbook) -> "_Styles":
        """Make the formats in a workbook."""
        heading: dict[str, object] = {"bold": True, "font_color": "#FFFFFF", "bg_color": _BLUE}
        heading |= {"text_wrap": True, "valign": "vcenter"}

        def pair(**properties: str) -> tuple[Format, Format]:
            line: dict[str, object] = {"top": 1, "top_color": _LINE}
            return workbook.add_format(properties), workbook.add_format({**properties, **line})

        return cls(
            heading=workbook.add_format(heading),
            number_heading=workbook.add_format({**heading, "align": "right"}),
            plain=pair(),
            whole=pair(num_format="0"),
            decimal=pair(num_format="0.00"),
            empty=workbook.add_format({"bg_color": _YELLOW}),
            title=workbook.add_format({"bold": True, "font_size": 16, "font_color": _BLUE}),
            section=workbook.add_format(
                {"bold": True, "font_size": 12, "font_color": _BLUE, "valign": "bottom"}
            ),
            paragraph=workbook.add_format({"text_wrap": True, "valign": "top"}),
        )


@frozen(kw_only=True)
class _Page:
    """What every sheet is written with."""

    words: Wording
    language: str
    styles: _Styles

    def head(
        self, sheet: Worksheet, texts: Mapping[str, float], numbers: Mapping[str, float]
    ) -> None:
        """Write the first row, which stays in sight, and set the widths of the columns.

        Args:
            sheet: The sheet.
            texts: Headings of columns of text, each with the width of its column.
            numbers: Headings of the columns of numbers after them.
        """
        for column, (heading, width) in enumerate([*texts.items(), *numbers.items()]):
            style = self.styles.heading if heading in texts else self.styles.number_heading
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, style)
        sheet.set_row(0, 33)
        lay_out_rows(sheet)


def _write_results(
    sheet: Worksheet,
    page: _Page,
    organisation: Organisation,
    questionnaire: Questionnaire,
    results: Results | None,
) -> None:
    words, styles = page.words, page.styles
    given = {(row.unit, row.factor): row for row in results.rows} if results else {}
    values = max((len(row.distribution) for row in given.values()), default=_VALUES)
    page.head(
        sheet,
        {words.unit: 11, words.unit_name: 46, words.factor: 26, words.factor_name: 32},
        {words.respondents: 12, words.mean: 14}
        | {f"{words.distribution} {number}": 12 for number in range(1, values + 1)},
    )
    sheet.freeze_panes(1, 4)
    last = 0
    for unit in organisation.units:
        factors = _factors(unit, organisation, questionnaire)
        first = last + 1
        for last, factor in enumerate(factors, start=first):
            line = last == first
            label = factor.label.in_language(page.language)
            for column, text in enumerate((unit.id, unit.name, factor.key, label)):
                sheet.write_string(last, column, text, styles.plain[line])
            _write_result(sheet, last, values, given.get((unit.id, factor.key)), styles, line=line)
        if factors:
            refusal = {
                "error_title": words.error,
                "error_message": words.whole_number.format(most=unit.employees),
            }
            people = {"validate": "integer", "criteria": "between", "minimum": 0}
            people |= {"maximum": unit.employees, **refusal}
            sheet.data_validation(first, 4, last, 4, people)
            sheet.data_validation(first, 6, last, 5 + values, people)
    _expect_number(sheet, page, last, 5, 5)
    _mark_empty(sheet, page, last, 4, 5)
    sheet.autofilter(0, 0, last, 5 + values)


def _factors(
    unit: Unit, organisation: Organisation, questionnaire: Questionnaire
) -> tuple[Factor, ...]:
    """Give the factors that a unit has rows for."""
    return tuple(
        factor
        for factor in questionnaire.factors
        if unit == organisation.top or factor.item_class is not ItemClass.SENSITIVE
    )


def _write_result(
    sheet: Worksheet,
    row: int,
    values: int,
    result: Result | None,
    styles: _Styles,
    *,
    line: bool,
) -> None:
    numbers: list[float | None] = [None] * (2 + values)
    if result is not None:
        numbers[:2] = result.respondents, result.mean
        numbers[2 : 2 + len(result.distribution)] = result.distribution
    for place, number in enumerate(numbers):
        style = (styles.decimal if place == 1 else styles.whole)[line]
        if number is None:
            sheet.write_blank(row, 4 + place, None, style)
        else:
            sheet.write_number(row, 4 + place, number, style)


def _write_scales(
    sheet: Worksheet, page: _Page, questionnaire: Questionnaire, results: Results | None
) -> None:
    words, plain = page.words, page.styles.plain[0]
    page.head(
        sheet,
        {words.factor: 26, words.factor_name: 32},
        {words.lowest: 12, words.highest: 12},
    )
    sheet.freeze_panes(1, 0)
    scales = dict(results.scales) if results else {}
    for row, factor in enumerate(questionnaire.factors, start=1):
        sheet.write_string(row, 0, factor.key, plain)
        sheet.write_string(row, 1, factor.label.in_language(page.language), plain)
        scale = scales.get(factor.key)
        if scale is not None:
            sheet.write_number(row, 2, scale.minimum)
            sheet.write_number(row, 3, scale.maximum)
    last = len(questionnaire.factors)
    _expect_number(sheet, page, last, 2, 3)
    _mark_empty(sheet, page, last, 2, 3)


def _expect_number(sheet: Worksheet, page: _Page, last: int, left: int, right: int) -> None:
    """Refuse text where a number with decimals belongs, while it is typed."""
    options = {"validate": "decimal", "criteria": "between", "minimum": -1e9, "maximum": 1e9}
    refusal = {"error_title": page.words.error, "error_message": page.words.number}
    sheet.data_validation(1, left, last, right, options | refusal)


def _mark_empty(sheet: Worksheet, page: _Page, last: int, left: int, right: int) -> None:
    """Show what is to be filled in as yellow, until it is."""
    options = {"type": "blanks", "format": page.styles.empty}
    sheet.conditional_format(1, left, last, right, options)


def _write_guide(sheet: Worksheet, page: _Page, questionnaire: Questionnaire) -> None:
    labels = [
        factor.label.in_language(page.language).lower()
        for factor in questionnaire.factors
        if factor.item_class is ItemClass.SENSITIVE
    ]
    styles = {"#": page.styles.title, "##": page.styles.section}
    lay_out_guide(sheet)
    for row, block in enumerate(_guide(page.language, labels)):
        mark, _, heading = block.partition(" ")
        if mark in styles:
            sheet.set_row(row, 30)
            sheet.write_string(row, 0, heading, styles[mark])
        else:
            write_paragraph(sheet, row, block, page.styles.paragraph)


def _guide(language: str, sensitive: Sequence[str]) -> list[str]:
    """Give the headings and paragraphs of the guide; one is about sensitive factors."""
    folder = resources.files("arbeidsmiljo_tabular") / "guide"
    place = folder / f"{language if language in WORDINGS else next(iter(WORDINGS))}.md"
    blocks = place.read_text(encoding="utf-8").strip().split("\n\n")
    return [
        " ".join(block.format(sensitive=", ".join(sensitive)).split())
        for block in blocks
        if sensitive or "{sensitive}" not in block
    ]
