"""Where everything on a slide stands, and how large its text is.

Pure arithmetic on estimated text: the largest size at which all of it fits is chosen, and what
does not fit at the smallest is refused rather than set in a size that nobody at the back can read.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from arbeidsmiljo_office.blocks import ChartPlace, Inline, Listing, Paragraph, Prose, Table, is_repeating
from arbeidsmiljo_office.columns import column_widths, row_lines
from arbeidsmiljo_office.design import (
    CARD_SIZES,
    CENTIMETRE,
    POINT,
    REPEATING_SIZE,
    TABLE_SIZES,
    TEXT_SIZES,
)
from arbeidsmiljo_office.metrics import height, line_count
from arbeidsmiljo_office.slides import Card, Content, Slide

CELL_PADDING: Final = 108_000
"""Left and right of the text in a cell of a table, each."""
CELL_MARGIN: Final = 46_800
"""Above and below it, each."""
CARD_PADDING: Final = 250_000
"""Around the text of a card."""
CARD_RULE: Final = 72_000
"""Height of the coloured edge of a card."""

_GAP: Final = 288_000
_STEP: Final = 0.97  # so much of the room is used, for programs measure text differently
_CHART_SHARE: Final = 0.6
_AIR: Final = 0.5  # of the room that is left, so much goes between paragraphs
_MOST_AIR: Final = 0.6  # but no more than this part of the size of the text
_INDENT: Final = 300_000
_SMALLER: Final = (0, 2, 4)  # points by which a deeper level of a list is smaller
_ROW: Final = 1.55  # least height of a row, as a part of the size of its text
_TALLEST_ROW: Final = 2.4
_ROWS_TO_COME: Final = 6


@frozen(kw_only=True)
class Box:
    """A rectangle on a slide, in English metric units."""

    x: int
    y: int
    width: int
    height: int


@frozen(kw_only=True)
class Line:
    """A paragraph on a slide.

    Attributes:
        text: What it says.
        level: How deep it is in a list; 0 for none.
        number: Its number in a numbered list; 0 for none.
        start: The number that its list begins with.
        bold: Whether it is a heading.
    """

    text: Inline
    level: int = 0
    number: int = 0
    start: int = 1
    bold: bool = False


@frozen(kw_only=True)
class PlacedText:
    """Paragraphs in a box, at a size in points, with so many points more between them."""

    box: Box
    lines: tuple[Line, ...]
    size: int
    extra: float = 0.0


@frozen(kw_only=True)
class PlacedCard:
    """A card; its first paragraph is its heading."""

    box: Box
    lines: tuple[Line, ...]
    size: int


@frozen(kw_only=True)
class PlacedTable:
    """A table with the widths of its columns and the heights of its rows, the header first."""

    box: Box
    table: Table
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    size: int


@frozen(kw_only=True)
class PlacedChart:
    """The place of a chart."""

    box: Box
    chart: ChartPlace


Placed = PlacedText | PlacedCard | PlacedTable | PlacedChart


class TooMuchError(Exception):
    """The content of a slide does not fit; the message says what to do."""


def place(slide: Slide, area: Box) -> tuple[Placed, ...]:
    """Place the content of a slide in an area.

    Raises:
        TooMuchError: It does not fit at the smallest size.
    """
    if slide.charts:
        return _with_charts(slide, area)
    if slide.cards:
        return _with_cards(slide, area)
    return _stack(slide.content, area, grow=True)


def lines_of(blocks: tuple[Prose, ...]) -> tuple[Line, ...]:
    """Return the paragraphs of text, lists laid out flat."""
    found = list[Line]()
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(Line(text=block.text))
        else:
            found += _listed(block, 1)
    return tuple(found)


def level_size(size: int, level: int) -> int:
    """Return the size of text at a level of a list."""
    return size - _SMALLER[min(max(level - 1, 0), 2)]


def _listed(listing: Listing, level: int) -> list[Line]:
    found = list[Line]()
    for index, item in enumerate(listing.items):
        number = listing.start + index if listing.numbered else 0
        found.append(Line(text=item.text, level=level, number=number, start=listing.start))
        for below in item.below:
            found += _listed(below, level + 1)
    return found


def space_before(level: int, size: int, extra: float = 0.0) -> float:
    """Return the space above a paragraph of a level of a list, in points."""
    return size * 0.25 + extra / 3 if level > 1 else size * 0.45 + extra


def text_height(lines: tuple[Line, ...], size: int, width: int) -> int:
    """Return the height that paragraphs take in a width."""
    points = 0.0
    for index, line in enumerate(lines):
        own = level_size(size, line.level) + (2 if line.bold else 0)
        room = (width - _INDENT * line.level) * _STEP / POINT / own
        points += height(line_count(line.text, room, bold=line.bold), own)
        points += space_before(line.level, size) if index else 0
    return int(points * POINT)


def _table(table: Table, width: int, size: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the widths of a table's columns and the heights of its rows."""
    widths = column_widths(table, width, size * POINT, 2 * CELL_PADDING / _STEP)
    heights = list[int]()
    for index, row in enumerate((table.header, *table.rows)):
        lines = row_lines(row, widths, size * POINT / _STEP, 2 * CELL_PADDING, bold=index == 0)
        heights.append(int(max(height(lines, size) * POINT + 2 * CELL_MARGIN, _ROW * size * POINT)))
    return widths, tuple(heights)


def _parts(content: tuple[Content, ...]) -> list[tuple[Prose, ...] | Table]:
    """Gather neighbouring text."""
    parts = list[tuple[Prose, ...] | Table]()
    for block in content:
        if isinstance(block, Table):
            parts.append(block)
        elif parts and isinstance(parts[-1], tuple):
            parts[-1] = (*parts[-1], block)
        else:
            parts.append((block,))
    return parts


def _stack(content: tuple[Content, ...], area: Box, *, grow: bool) -> tuple[Placed, ...]:
    """Place text and tables one below the other."""
    parts = _parts(content)
    for size, small in zip(TEXT_SIZES, TABLE_SIZES, strict=True):
        placed = list[Placed]()
        y = area.y
        for part in parts:
            if placed:
                y += _GAP
            if isinstance(part, Table):
                repeats = any(is_repeating(row) for row in part.rows)
                table_size = min(small, REPEATING_SIZE) if repeats else small
                widths, heights = _table(part, area.width, table_size)
                # A row that repeats needs room for the rows that it will become.
                coming = (_ROWS_TO_COME - len(part.rows)) * heights[-1] if repeats else 0
                box = Box(x=area.x, y=y, width=area.width, height=sum(heights))
                placed.append(
                    PlacedTable(box=box, table=part, widths=widths, heights=heights, size=table_size)
                )
                y += box.height + max(coming, 0)
            else:
                lines = lines_of(part)
                taken = text_height(lines, size, area.width)
                box = Box(x=area.x, y=y, width=area.width, height=taken)
                placed.append(PlacedText(box=box, lines=lines, size=size))
                y += taken
        if y <= area.y + area.height:
            return _spread(placed, area, y) if grow else tuple(placed)
    over = y - area.y - area.height
    raise TooMuchError(_advice(over, TEXT_SIZES[-1]))


def _spread(placed: list[Placed], area: Box, bottom: int) -> tuple[Placed, ...]:
    """Use what room is left: a last text fills it, a last table gets higher rows."""
    spare = area.y + area.height - bottom
    last = placed[-1]
    if isinstance(last, PlacedText):
        box = last.box
        taller = Box(x=box.x, y=box.y, width=box.width, height=box.height + spare)
        gaps = sum(3 if line.level < 2 else 1 for line in last.lines[1:]) / 3
        extra = min(spare * _AIR / POINT / max(gaps, 1), last.size * _MOST_AIR)
        text = PlacedText(box=taller, lines=last.lines, size=last.size, extra=extra)
        return (*placed[:-1], text)
    if isinstance(last, PlacedTable):
        tallest = int(_TALLEST_ROW * last.size * POINT)
        if len(last.table.rows) == 1 and is_repeating(last.table.rows[0]):
            return tuple(placed)  # there will be more rows, and the room is left for those
        each = spare // len(last.heights)
        heights = tuple(max(high, min(high + each, tallest)) for high in last.heights)
        box = Box(x=last.box.x, y=last.box.y, width=last.box.width, height=sum(heights))
        return (
            *placed[:-1],
            PlacedTable(
                box=box, table=last.table, widths=last.widths, heights=heights, size=last.size
            ),
        )
    return tuple(placed)


def _with_charts(slide: Slide, area: Box) -> tuple[Placed, ...]:
    """Place a chart with text beside it, or charts side by side below the text."""
    if len(slide.charts) == 1 and slide.content:
        width = int((area.width - _GAP) * _CHART_SHARE)
        left = Box(x=area.x, y=area.y, width=width, height=area.height)
        x = area.x + width + _GAP
        right = Box(x=x, y=area.y, width=area.x + area.width - x, height=area.height)
        chart = PlacedChart(box=left, chart=slide.charts[0])
        return (*_stack(slide.content, right, grow=True), chart)
    above = _stack(slide.content, _top(area, 0.4), grow=False) if slide.content else ()
    y = max((part.box.y + part.box.height + _GAP for part in above), default=area.y)
    count = len(slide.charts)
    width = (area.width - _GAP * (count - 1)) // count
    charts = tuple(
        PlacedChart(
            box=Box(
                x=area.x + index * (width + _GAP),
                y=y,
                width=width,
                height=area.y + area.height - y,
            ),
            chart=chart,
        )
        for index, chart in enumerate(slide.charts)
    )
    return (*above, *charts)


def _with_cards(slide: Slide, area: Box) -> tuple[Placed, ...]:
    """Place cards side by side, with text and tables above them."""
    above = _stack(slide.content, _top(area, 0.5), grow=False) if slide.content else ()
    y = max((part.box.y + part.box.height + _GAP for part in above), default=area.y)
    count = len(slide.cards)
    width = (area.width - _GAP * (count - 1)) // count
    room = area.y + area.height - y
    for size in CARD_SIZES:
        texts = [_card_lines(card) for card in slide.cards]
        tallest = max(text_height(lines, size, width - 2 * CARD_PADDING) for lines in texts)
        needed = tallest + 2 * CARD_PADDING + CARD_RULE
        if needed <= room:
            high = min(room, max(needed, int(room * 0.62)))
            return (
                *above,
                *(
                    PlacedCard(
                        box=Box(x=area.x + index * (width + _GAP), y=y, width=width, height=high),
                        lines=lines,
                        size=size,
                    )
                    for index, lines in enumerate(texts)
                ),
            )
    raise TooMuchError(_advice(needed - room, CARD_SIZES[-1]))


def _card_lines(card: Card) -> tuple[Line, ...]:
    return (Line(text=card.title, bold=True), *lines_of(card.text))


def _top(area: Box, share: float) -> Box:
    return Box(x=area.x, y=area.y, width=area.width, height=int(area.height * share))


def _advice(over: int, size: int) -> str:
    return (
        f"the text is {over / CENTIMETRE:.1f} cm too high even at {size} points; "
        "shorten it, or divide it between two slides"
    )
