"""How wide the columns of a table are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from arbeidsmiljo_office.building.blocks import is_repeating
from arbeidsmiljo_office.building.metrics import line_count, longest_word, natural_width

if TYPE_CHECKING:
    from arbeidsmiljo_office.building.blocks import Inline, Table

_FILLED: Final = 5.5  # a date in figures, which a prompt may be shorter than


def column_widths(table: Table, total: int, size: float, padding: float) -> tuple[int, ...]:
    """Divide a width between columns by what stands in them.

    A column that needs little gets what it needs, the others share what is left in proportion
    to their text; no column is narrower than its longest word while the table has room for it.

    Args:
        table: The table.
        total: The width to divide, in any unit.
        size: The size of the text, in that unit.
        padding: Left and right of the text of a cell together, in that unit.

    Returns:
        The width of each column; together `total`.
    """
    columns = list(zip(table.header, *table.rows, strict=True))
    least = [_least(column) * size + padding for column in columns]
    wanted = [
        max(_over(column, natural_width) * size + padding, low)
        for column, low in zip(columns, least, strict=True)
    ]
    if sum(wanted) <= total:
        # Room is left: each column grows alike, so that short tables do not look torn.
        spare = (total - sum(wanted)) / len(columns)
        widths = [width + spare for width in wanted]
    elif sum(least) >= total:
        widths = [width * total / sum(least) for width in least]
    else:
        # The square root keeps a column of long sentences from starving the others.
        shares = [max(want - low, 0) ** 0.5 for want, low in zip(wanted, least, strict=True)]
        spare = (total - sum(least)) / (sum(shares) or 1)
        widths = [low + share * spare for low, share in zip(least, shares, strict=True)]
    whole = [int(width) for width in widths]
    whole[-1] += total - sum(whole)
    return tuple(whole)


def row_lines(
    row: tuple[Inline, ...],
    widths: tuple[int, ...],
    size: float,
    padding: float,
    *,
    bold: bool = False,
) -> int:
    """Return how many lines the highest cell of a row takes."""
    return max(
        line_count(cell, (width - padding) / size, bold=bold)
        for cell, width in zip(row, widths, strict=True)
    )


def _least(column: tuple[Inline, ...]) -> float:
    """Return the width below which words would be broken, in parts of the size of the text."""
    filled = any(is_repeating((cell,)) for cell in column)
    return max(_over(column, longest_word), _FILLED if filled else 0.0)


class _Measure(Protocol):
    def __call__(self, text: Inline, *, bold: bool = False) -> float: ...


def _over(column: tuple[Inline, ...], measure: _Measure) -> float:
    """Return the largest measure in a column, whose header is bold."""
    header, *rest = column
    return max([measure(header, bold=True), *(measure(cell) for cell in rest)])
