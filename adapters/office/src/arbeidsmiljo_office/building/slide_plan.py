"""Where everything on a slide stands, and how large its text is.

Pure arithmetic on estimated text: the largest size at which all of it fits is chosen, and what
does not fit at the smallest is refused rather than set in a size that nobody at the back can read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from arbeidsmiljo_office.building.blocks import (
    CallOut,
    ChartPlace,
    Content,
    DrawnChart,
    Figure,
    Listing,
    Paragraph,
    Picture,
    Prose,
    Span,
    Table,
    is_form,
    is_repeating,
)
from arbeidsmiljo_office.building.columns import column_widths, row_lines
from arbeidsmiljo_office.building.design import (
    CARD_SIZES,
    CENTIMETRE,
    FORM_SIZE,
    POINT,
    REPEATING_SIZE,
    TABLE_SIZES,
    TEXT_SIZES,
    WIDE_FORM_SIZE,
)
from arbeidsmiljo_office.building.metrics import SAFE, height, line_count
from arbeidsmiljo_office.building.placed import (
    CALL_OUT_EDGE,
    CALL_OUT_PADDING,
    CARD_PADDING,
    CARD_RULE,
    CELL_MARGIN,
    CELL_PADDING,
    HEADING,
    INDENT,
    Box,
    Line,
    Placed,
    PlacedCallOut,
    PlacedCard,
    PlacedFigure,
    PlacedTable,
    PlacedText,
    level_size,
    lines_of,
    space_before,
)

if TYPE_CHECKING:
    from arbeidsmiljo_office.building.slides import Card, Slide

_GAP: Final = 288_000
_FIGURE_SHARE: Final = 0.6  # of the width, where text stands beside a picture or chart
_ABOVE_FIGURES: Final = 0.4  # of the height, at most, for text above them
_LEAST_FIGURE: Final = 4 * CENTIMETRE  # height of one in a column
_ABOVE_CARDS: Final = 0.5
_CARD_HEIGHT: Final = 0.62  # of the room, at least, so that cards of short text look settled
_LEAST_ROW: Final = 1.55  # height of a row, as a part of the size of its text
_ROOM_IN_ROW: Final = 0.7  # by so much of the size of its text may a row be higher
_ROOM_IN_FORM: Final = 1.8  # the same for a row to write in
_FEW: Final = 4  # columns that leave room for words
_ROWS_TO_COME: Final = 5  # room for so many more where a row repeats
_BESIDE_TABLE: Final = 20  # points of text at most, so that it does not shout down a table
_AIR: Final = 0.5  # of the room that is left, so much goes between paragraphs
_MOST_AIR: Final = 0.6  # but no more than this part of the size of the text


_Part = tuple[Prose, ...] | Table | CallOut | Figure


class TooMuchError(Exception):
    """The content of a slide does not fit; the message says what to do."""


def place(slide: Slide, area: Box) -> tuple[Placed, ...]:
    """Place the content of a slide in an area.

    Raises:
        TooMuchError: It does not fit at the smallest size.
    """
    if slide.figures:
        return _with_figures(slide, area)
    if slide.cards:
        return _with_cards(slide, area)
    if slide.columns:
        return _with_columns(slide, area)
    return _stack(slide.content, area, grow=True) if slide.content else ()


def text_height(lines: tuple[Line, ...], size: int, width: int) -> int:
    """Return the height that paragraphs take in a width."""
    points = 0.0
    for index, line in enumerate(lines):
        own = level_size(size, line.level) + (HEADING if line.bold else 0)
        room = (width - INDENT * line.level) * SAFE / POINT / own
        points += height(line_count(line.text, room, bold=line.bold), own)
        points += space_before(line.level, size) if index else 0
    return int(points * POINT)


def _stack(content: tuple[Content, ...], area: Box, *, grow: bool) -> tuple[Placed, ...]:
    """Place content, one below the other, at the largest size at which it fits.

    Args:
        content: What to place.
        area: Where to.
        grow: Whether the last of it may use what room is left.
    """
    return _stacks((content,), (area,), grow=grow)


def _stacks(
    columns: tuple[tuple[Content, ...], ...], areas: tuple[Box, ...], *, grow: bool
) -> tuple[Placed, ...]:
    """Place content in areas side by side, at the largest size at which all of it fits."""
    divided = [_parts(content) for content in columns]
    tables = any(isinstance(part, Table) for parts in divided for part in parts)
    over = 0
    for size, table_size in zip(TEXT_SIZES, TABLE_SIZES, strict=True):
        own = min(size, _BESIDE_TABLE) if tables else size
        found = [
            _stacked(parts, area, own, table_size)
            for parts, area in zip(divided, areas, strict=True)
        ]
        over = max(bottom - area.bottom for (_, bottom), area in zip(found, areas, strict=True))
        if over <= 0:
            return tuple(
                part
                for (placed, bottom), area in zip(found, areas, strict=True)
                for part in (_spread(placed, area.bottom - bottom) if grow else placed)
            )
    raise TooMuchError(_advice(over, TEXT_SIZES[-1]))


def _stacked(parts: list[_Part], area: Box, size: int, table_size: int) -> tuple[list[Placed], int]:
    """Place parts at a size; return them, and where the last of them ends.

    Figures share the height that the others leave.
    """
    made: list[Placed | Figure] = []
    heights: list[int] = []
    for part in parts:
        if isinstance(part, ChartPlace | Picture | DrawnChart):
            made.append(part)
            heights.append(0)
            continue
        found = _placed(part, area, size, table_size)
        made.append(found)
        to_come = _room_to_come(found) if isinstance(found, PlacedTable) else 0
        heights.append(found.box.height + to_come)
    figures = len(made) - sum(1 for high in heights if high)
    left = area.height - sum(heights) - _GAP * (len(parts) - 1)
    share = max(left // max(figures, 1), _LEAST_FIGURE)
    placed: list[Placed] = []
    y = area.y
    for one, high in zip(made, heights, strict=True):
        y += _GAP if placed else 0
        if isinstance(one, ChartPlace | Picture | DrawnChart):
            own = _figure_height(one, area.width, share)
            placed.append(PlacedFigure(box=evolve(area, y=y, height=own), figure=one))
            y += own
        else:
            placed.append(evolve(one, box=evolve(one.box, y=y)))
            y += high
    return placed, y


def _placed(
    part: tuple[Prose, ...] | Table | CallOut, area: Box, size: int, table_size: int
) -> PlacedText | PlacedTable | PlacedCallOut:
    """Place what has a height of its own at the top of an area."""
    if isinstance(part, Table):
        return _table(part, area, area.y, table_size)
    if isinstance(part, CallOut):
        return _call_out(part, area, size)
    lines = lines_of(part)
    box = evolve(area, height=text_height(lines, size, area.width))
    return PlacedText(box=box, lines=lines, size=size)


def _figure_height(figure: Figure, width: int, most: int) -> int:
    """Return the height that a figure takes in a column: a picture, no more than it needs."""
    if isinstance(figure, Picture):
        return min(most, width * figure.image.height // figure.image.width)
    return most


def _call_out(part: CallOut, area: Box, size: int) -> PlacedCallOut:
    """Place a call-out; its first paragraph is put in when it is drawn."""
    word = Line(text=(Span(text=str(part.weight)),), bold=True)
    lines = (word, *lines_of(part.blocks))
    width = area.width - 2 * CALL_OUT_PADDING - CALL_OUT_EDGE
    needed = text_height(lines, size, width) + 2 * CALL_OUT_PADDING
    return PlacedCallOut(
        box=evolve(area, height=needed), lines=lines[1:], size=size, weight=part.weight
    )


def _parts(content: tuple[Content, ...]) -> list[_Part]:
    """Gather neighbouring text."""
    parts: list[_Part] = []
    for block in content:
        last = parts[-1] if parts else None
        if not isinstance(block, Paragraph | Listing):
            parts.append(block)
        elif isinstance(last, tuple):
            parts[-1] = (*last, block)
        else:
            parts.append((block,))
    return parts


def _table(table: Table, area: Box, y: int, largest: int) -> PlacedTable:
    """Place a table, whose text is no larger than a size, at a height."""
    size = min(largest, _largest(table))
    units = size * POINT
    widths = column_widths(table, area.width, units, 2 * CELL_PADDING / SAFE)
    heights: list[int] = []
    for index, row in enumerate((table.header, *table.rows)):
        lines = row_lines(row, widths, units / SAFE, 2 * CELL_PADDING, bold=index == 0)
        needed = height(lines, size) * POINT + 2 * CELL_MARGIN
        heights.append(int(max(needed, _LEAST_ROW * units)))
    return PlacedTable(
        box=evolve(area, y=y, height=sum(heights)),
        table=table,
        widths=widths,
        heights=tuple(heights),
        size=size,
    )


def _largest(table: Table) -> int:
    """Return the largest size of a table's text: what people write in takes more room."""
    if is_form(table):
        return WIDE_FORM_SIZE if len(table.header) > _FEW else FORM_SIZE
    return REPEATING_SIZE if _grows(table) else TABLE_SIZES[0]


def _grows(table: Table) -> bool:
    """Tell whether a table has one row, which becomes as many as there are records."""
    return len(table.rows) == 1 and is_repeating(table.rows[0])


def _room_to_come(placed: PlacedTable) -> int:
    return _ROWS_TO_COME * placed.heights[-1] if _grows(placed.table) else 0


def _spread(placed: list[Placed], spare: int) -> tuple[Placed, ...]:
    """Use what room is left: tables with higher rows, or else text with air between paragraphs."""
    found: list[Placed] = []
    down = 0
    for part in placed:
        moved = evolve(part, box=evolve(part.box, y=part.box.y + down))
        if isinstance(moved, PlacedTable) and not _grows(moved.table):
            higher = _with_higher_rows(moved, spare - down)
            down += higher.box.height - moved.box.height
            moved = higher
        found.append(moved)
    last = found[-1]
    if isinstance(last, PlacedText):
        box = evolve(last.box, height=last.box.height + spare - down)
        gaps = sum(1 if line.level <= 1 else 1 / 3 for line in last.lines[1:])
        air = 0 if down else spare * _AIR / POINT / max(gaps, 1)
        found[-1] = evolve(last, box=box, extra=min(air, last.size * _MOST_AIR))
    return tuple(found)


def _with_higher_rows(placed: PlacedTable, spare: int) -> PlacedTable:
    """Return a table with higher rows; a form may still get a row or two more than it has."""
    form = is_form(placed.table)
    each = spare // (len(placed.heights) + (2 if form else 0))
    header, *rows = placed.heights
    most = (_ROOM_IN_FORM if form else _ROOM_IN_ROW) * placed.size * POINT
    heights = (
        header + min(each, int(_ROOM_IN_ROW * placed.size * POINT)),
        *(row + min(each, int(most)) for row in rows),
    )
    return evolve(placed, box=evolve(placed.box, height=sum(heights)), heights=heights)


def _with_figures(slide: Slide, area: Box) -> tuple[Placed, ...]:
    """Place a figure with text beside it, or figures side by side below the text."""
    if len(slide.figures) == 1 and slide.content:
        left, right = _beside(area, int((area.width - _GAP) * _FIGURE_SHARE))
        figure = PlacedFigure(box=left, figure=slide.figures[0])
        return (figure, *_stack(slide.content, right, grow=True))
    above, below = _above(slide, area, _ABOVE_FIGURES)
    boxes = _side_by_side(below, len(slide.figures))
    figures = zip(boxes, slide.figures, strict=True)
    return (*above, *(PlacedFigure(box=box, figure=figure) for box, figure in figures))


def _with_columns(slide: Slide, area: Box) -> tuple[Placed, ...]:
    """Place columns side by side, with text and tables above them."""
    above, below = _above(slide, area, _ABOVE_CARDS)
    boxes = _side_by_side(below, len(slide.columns))
    return (*above, *_stacks(slide.columns, tuple(boxes), grow=True))


def _with_cards(slide: Slide, area: Box) -> tuple[Placed, ...]:
    """Place cards side by side, with text and tables above them."""
    above, below = _above(slide, area, _ABOVE_CARDS)
    boxes = _side_by_side(below, len(slide.cards))
    texts = [_card_lines(card) for card in slide.cards]
    over = 0
    for size in CARD_SIZES:
        width = boxes[0].width - 2 * CARD_PADDING
        tallest = max(text_height(lines, size, width) for lines in texts)
        needed = tallest + 2 * CARD_PADDING + CARD_RULE
        over = needed - below.height
        if over <= 0:
            high = max(needed, int(below.height * _CARD_HEIGHT))
            return (
                *above,
                *(
                    PlacedCard(box=evolve(box, height=high), lines=lines, size=size)
                    for box, lines in zip(boxes, texts, strict=True)
                ),
            )
    raise TooMuchError(_advice(over, CARD_SIZES[-1]))


def _card_lines(card: Card) -> tuple[Line, ...]:
    return (Line(text=card.title, bold=True), *lines_of(card.text))


def _above(slide: Slide, area: Box, share: float) -> tuple[tuple[Placed, ...], Box]:
    """Place text and tables at the top of an area; return them and what is left below."""
    if not slide.content:
        return (), area
    top = evolve(area, height=int(area.height * share))
    above = _stack(slide.content, top, grow=False)
    y = max(part.box.bottom for part in above) + _GAP
    return above, evolve(area, y=y, height=area.bottom - y)


def _beside(area: Box, width: int) -> tuple[Box, Box]:
    """Divide an area in two, the left one with a width."""
    x = area.x + width + _GAP
    right = evolve(area, x=x, width=area.x + area.width - x)
    return evolve(area, width=width), right


def _side_by_side(area: Box, count: int) -> list[Box]:
    """Divide an area in columns of one width."""
    width = (area.width - _GAP * (count - 1)) // count
    return [evolve(area, x=area.x + index * (width + _GAP), width=width) for index in range(count)]


def _advice(over: int, size: int) -> str:
    return (
        f"the text is {over / CENTIMETRE:.1f} cm too high even at {size} points; "
        "shorten it, or divide it between two slides"
    )
