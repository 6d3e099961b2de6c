"""The parts that a chart adds to a presentation, and what has to name them."""

from __future__ import annotations

from math import inf, isfinite
from typing import Final, cast

from babel import Locale

from arbeidsmiljo.model.charts import Chart, ChartKind
from arbeidsmiljo_office.charts.bars import caption_of, chart_part
from arbeidsmiljo_office.charts.workbook import LONGEST_TEXT, MOST_ROWS, workbook_part
from arbeidsmiljo_office.placing.additions import RELATIONS, Additions
from arbeidsmiljo_office.placing.placed import Placed, Room, Substitute
from arbeidsmiljo_office.values import TOO_LARGE, UnfitError, noun_of, printable

_PACKAGE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
_CHART: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_SERIES: Final = 255
_LONGEST_FORMAT: Final = 255


def check_chart(chart: Chart, room: Room | None) -> None:
    """Check that a chart can be shown.

    Args:
        chart: The chart.
        room: Of the shape that it replaces; None where that has no size.

    Raises:
        UnfitError: It cannot.
    """
    if room is None:
        raise UnfitError("its shape has no size that a chart could take; give it one")
    if not chart.categories or not chart.series:
        raise UnfitError("the chart shows nothing; leave it out where there is nothing to show")
    if len(chart.categories) > MOST_ROWS or len(chart.series) > _MOST_SERIES:
        raise UnfitError("the chart has more than a workbook can hold; show less")
    texts = {"title": chart.title, "number format": chart.number_format}
    texts |= {f"category {i}": text for i, text in enumerate(chart.categories, start=1)}
    texts |= {f"name of series {i}": one.name for i, one in enumerate(chart.series, start=1)}
    for where, text in texts.items():
        if not isinstance(cast("object", text), str):
            raise UnfitError(f"the {where} takes text, got {noun_of(text)}")
        printable(text, f"the {where} ")
        if len(text) > LONGEST_TEXT:
            raise UnfitError(f"the {where} has over {LONGEST_TEXT} characters; shorten it")
    if len(chart.number_format) > _LONGEST_FORMAT:
        raise UnfitError(f"the number format has over {_LONGEST_FORMAT} characters")
    for one in chart.series:
        colour = cast("object", one.colour)
        if colour is not None and (isinstance(colour, bool) or not isinstance(colour, int)):
            raise UnfitError(f"the colour of a series takes its number, got {noun_of(colour)}")
    _check_numbers(chart)


def _check_numbers(chart: Chart) -> None:
    numbers = [value for one in chart.series for value in one.values if value is not None]
    limits = [limit for limit in (chart.minimum, chart.maximum) if limit is not None]
    for number in cast("list[object]", [*numbers, *limits]):
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise UnfitError(
                f"the chart takes numbers, got {noun_of(number)}; give None where there is none"
            )
    if any(abs(number) >= TOO_LARGE and abs(number) != inf for number in (*numbers, *limits)):
        raise UnfitError("the chart takes numbers below a trillion; show them in a larger unit")
    if not all(isfinite(number) for number in (*numbers, *limits)):
        raise UnfitError("the chart has a number that is none; give None where there is no number")
    if chart.kind is ChartKind.SHARES and (limits or min(numbers, default=0) < 0):
        raise UnfitError("shares go from none to all; give numbers of at least 0, and no limits")
    if len(limits) > 1 and limits[0] >= limits[1]:
        raise UnfitError(
            "the axis begins where it ends or behind; give a minimum below the maximum"
        )


def place_chart(
    chart: Chart, *, additions: Additions, part: str, prompt: str, locale: Locale
) -> Placed:
    """Add a chart to a presentation.

    Args:
        chart: A chart that has been checked.
        additions: Takes its parts.
        part: The part that it stands in.
        prompt: What the template called the place.
        locale: Of the document.

    Returns:
        How the part refers to it.
    """
    number = additions.free_number(_names)
    chart_name, relations, workbook_name = _names(number)
    additions.parts[chart_name] = chart_part(chart, locale, workbook="rId1")
    additions.parts[relations] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{_PACKAGE}" '
        f'Target="/{workbook_name}"/></Relationships>'
    ).encode()
    additions.parts[workbook_name] = workbook_part(chart)
    additions.declare_suffix(workbook_name, _WORKBOOK)
    additions.declare(chart_name, _CHART)
    return Placed(
        what=Substitute.CHART,
        relation=additions.relate(part, chart_name, "chart"),
        caption=caption_of(chart, locale, otherwise=prompt),
    )


def _names(number: int) -> tuple[str, str, str]:
    """Name a chart, its relations and its workbook."""
    return (
        f"ppt/charts/chart{number}.xml",
        f"ppt/charts/_rels/chart{number}.xml.rels",
        f"ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx",
    )
