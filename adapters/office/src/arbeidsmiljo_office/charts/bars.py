"""The chart part: a native bar chart that people can go on editing.

Bars lie, since names of factors are long. Colours are those of our own palette, in whatever deck
the chart stands, since a theme may have red beside green; numbers stand at the bars, so that colour
carries no meaning by itself. Text, lines and axes have the colours of the theme.
"""

from __future__ import annotations

import re
from math import inf
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from babel import Locale
from babel.numbers import format_percent

from arbeidsmiljo.model.charts import Chart, ChartKind, Series
from arbeidsmiljo_office.charts.palette import SERIES, on, steps
from arbeidsmiljo_office.values import decimal

SHEET: Final = "Sheet1"
_OPEN: Final = "http://schemas.openxmlformats.org"
_WHOLE: Final = 10  # up to which length an axis has a line at each whole number
_MOST_LINES: Final = 6  # between the ends of a longer one
_CATEGORY_AXIS: Final = 111111111
_VALUE_AXIS: Final = 222222222
_SIZES: Final = ((8, 1400), (14, 1200), (24, 1000))
_SMALLEST_SIZE: Final = 800
_TERRITORIES: Final = {"nb": "NO", "nn": "NO", "no": "NO", "da": "DK", "sv": "SE", "en": "GB"}
_SMALL: Final = 1000
"""The size of numbers in parts of a bar, and of a legend that has a long name, at most."""
_LONG_NAME: Final = 40
_LONGEST_CAPTION: Final = 1000
_GROUPINGS: Final = {
    ChartKind.BARS: ("clustered", '<c:gapWidth val="60"/><c:overlap val="-10"/>'),
    ChartKind.SHARES: ("percentStacked", '<c:gapWidth val="40"/><c:overlap val="100"/>'),
}
_PERCENT: Final = "0\\\N{NO-BREAK SPACE}%"
_QUARTER: Final = '<c:majorUnit val="0.25"/>'
_DECIMALS: Final = re.compile(r"0\.0+")


def chart_part(chart: Chart, locale: Locale, *, workbook: str) -> bytes:
    """Write the chart part.

    Args:
        chart: The chart; it has at least one category and one series.
        locale: Of the document.
        workbook: The relation that leads to its workbook.
    """
    is_bars = chart.kind is ChartKind.BARS
    bars = len(chart.categories) * (len(chart.series) if is_bars else 1)
    grouping, distances = _GROUPINGS[chart.kind]
    size = next((size for limit, size in _SIZES if bars <= limit), _SMALLEST_SIZE)
    series = "".join(_series(chart, index, one, size) for index, one in enumerate(chart.series))
    legend = _legend(chart, size) if len(chart.series) > 1 else ""
    territory = locale.territory or _TERRITORIES.get(locale.language, "")
    language = "-".join(filter(None, (locale.language, territory)))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_OPEN}/drawingml/2006/chart" '
        f'xmlns:a="{_OPEN}/drawingml/2006/main" '
        f'xmlns:r="{_OPEN}/officeDocument/2006/relationships">'
        f'<c:date1904 val="0"/><c:lang val="{language}"/><c:roundedCorners val="0"/>'
        f"<c:chart>{_title(chart.title, size)}<c:plotArea><c:layout/>"
        '<c:barChart><c:barDir val="bar"/>'
        f'<c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}{distances}'
        f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/></c:barChart>'
        f"{_category_axis()}{_value_axis(chart)}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{_text_properties(size)}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


def caption_of(chart: Chart, locale: Locale, *, otherwise: str) -> str:
    """Say in words what a chart shows.

    Args:
        chart: The chart.
        locale: Of the document.
        otherwise: What to call a chart without a title.
    """
    said = list[str]()
    for index, category in enumerate(chart.categories):
        numbers = [
            (f"{one.name} " if len(chart.series) > 1 else "") + _number(chart, value, locale)
            for one in chart.series
            if (value := one.values[index]) is not None
        ]
        said.append(f"{category}: {', '.join(numbers) or '–'}")
    text = f"{chart.title or otherwise}. {'; '.join(said)}"
    if len(text) <= _LONGEST_CAPTION:
        return text
    # Cut between what is said of two categories: half a number would be another one.
    cut = text[: _LONGEST_CAPTION - 1]
    whole, mark, _ = cut.rpartition("; ")
    return f"{whole if mark else cut}{mark}…"


def _number(chart: Chart, value: float, locale: Locale) -> str:
    if chart.kind is ChartKind.SHARES:
        return str(format_percent(value, locale=locale))
    return decimal(value, locale)


def _series(chart: Chart, index: int, series: Series, size: int) -> str:
    """Write one row of bars, with the numbers as the workbook has them."""
    last = len(chart.categories)
    column = index + 1
    code = escape(chart.number_format)
    names = "".join(
        f'<c:pt idx="{number}"><c:v>{escape(category)}</c:v></c:pt>'
        for number, category in enumerate(chart.categories)
    )
    values = "".join(
        f'<c:pt idx="{number}"><c:v>{value!r}</c:v></c:pt>'
        for number, value in enumerate(series.values)
        if value is not None
    )
    colour, line, position, numbers = _look(chart, index, size)
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>'
        f"<c:tx><c:strRef><c:f>{_cells(0, column, 0)}</c:f><c:strCache>"
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(series.name)}</c:v></c:pt>'
        "</c:strCache></c:strRef></c:tx>"
        f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        f'<a:ln w="6350"><a:solidFill>{line}</a:solidFill></a:ln></c:spPr>'
        '<c:invertIfNegative val="0"/>'
        f'<c:dLbls><c:numFmt formatCode={quoteattr(chart.number_format)} sourceLinked="0"/>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{numbers}<c:dLblPos val="{position}"/>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>{_cells(1, 0, last)}</c:f><c:strCache>"
        f'<c:ptCount val="{last}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>{_cells(1, column, last)}</c:f><c:numCache>"
        f'<c:formatCode>{code}</c:formatCode><c:ptCount val="{last}"/>{values}'
        "</c:numCache></c:numRef></c:val></c:ser>"
    )


def _look(chart: Chart, index: int, size: int) -> tuple[str, str, str, str]:
    """Give the colour of a series, that of its line, where its numbers stand, and how they look."""
    if chart.kind is ChartKind.BARS:
        chosen = chart.series[index].colour
        colour = SERIES[(index if chosen is None else chosen) % len(SERIES)]
        return colour, '<a:schemeClr val="tx1"/>', "outEnd", ""
    colour = steps(len(chart.series))[index]
    line = f'<a:srgbClr val="{on(colour)}"/>'
    numbers = (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{min(size, _SMALL)}"><a:solidFill>{line}'
        "</a:solidFill></a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>"
    )
    return colour, line, "ctr", numbers


def _cells(first: int, column: int, last: int) -> str:
    """Name the cells of a column, from one row to another."""
    letter = _letter(column)
    end = "" if first == last else f":${letter}${last + 1}"
    return f"{SHEET}!${letter}${first + 1}{end}"


def _letter(column: int) -> str:
    """Name a column as spreadsheets do: A to Z, then AA."""
    tens, ones = divmod(column, 26)
    return (_letter(tens - 1) if tens else "") + chr(ord("A") + ones)


def _title(title: str, size: int) -> str:
    if not title:
        return '<c:autoTitleDeleted val="1"/>'
    return (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>"
        f'<a:defRPr sz="{size + 200}" b="1"/></a:pPr>'
        f'<a:r><a:rPr sz="{size + 200}" b="1"/><a:t>{escape(title)}</a:t></a:r></a:p>'
        '</c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'
    )


def _legend(chart: Chart, size: int) -> str:
    """Write the legend, in which long names are small enough to stand below each other."""
    is_long = any(len(one.name) > _LONG_NAME for one in chart.series)
    properties = _text_properties(min(size, _SMALL)) if is_long else ""
    return f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{properties}</c:legend>'


def _category_axis() -> str:
    """Write the axis of names, each of which is there: a program would leave out some of many."""
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/>'
        '<c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        '<c:spPr><a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></c:spPr>'
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="1"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _value_axis(chart: Chart) -> str:
    """Write the axis of numbers, which stands below since the names run from the top."""
    limits = "".join(
        f'<c:{which} val="{limit!r}"/>'
        for which, limit in (("max", chart.maximum), ("min", chart.minimum))
        if limit is not None
    )
    unit, numbers = _QUARTER, _PERCENT
    if chart.kind is ChartKind.BARS:
        step = _step(chart.minimum, chart.maximum)
        unit = f'<c:majorUnit val="{step}"/>' if step else ""
        is_whole = step and float(chart.minimum or 0).is_integer()
        numbers = _DECIMALS.sub("0", chart.number_format) if is_whole else chart.number_format
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/>'
        f'<c:scaling><c:orientation val="minMax"/>{limits}</c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill>'
        '<a:schemeClr val="tx1"><a:lumMod val="15000"/><a:lumOff val="85000"/></a:schemeClr>'
        "</a:solidFill></a:ln></c:spPr></c:majorGridlines>"
        f'<c:numFmt formatCode={quoteattr(numbers)} sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="max"/>'
        '<c:crossBetween val="between"/>'
        f"{unit}</c:valAx>"
    )


def _step(minimum: float | None, maximum: float | None) -> int | None:
    """Give how far apart the lines of an axis are; None leaves it to the program."""
    if minimum is None or maximum is None or not 1 < maximum - minimum < inf:
        return None
    step = 1
    while maximum - minimum > max(_WHOLE, _MOST_LINES * step):
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    return step


def _text_properties(size: int) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}"><a:solidFill>'
        '<a:schemeClr val="tx1"/></a:solidFill></a:defRPr></a:pPr>'
        "<a:endParaRPr/></a:p></c:txPr>"
    )
