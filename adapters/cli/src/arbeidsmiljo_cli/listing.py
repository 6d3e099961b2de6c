"""Lists of names and what belongs to each, as a table or as JSON."""

import json
from collections.abc import Iterable, Sequence

from arbeidsmiljo_cli.options import Format
from arbeidsmiljo_cli.terminal import console, plain_table, put


def print_list(
    form: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    below: Sequence[str] = (),
) -> None:
    """Print a list as a table, or as JSON with the columns for keys.

    Args:
        form: Which of the two.
        columns: What they are called.
        rows: A cell for each column, and for each that stands below.
        below: Columns that a table has on a line of its own below the last, where they say
            anything.
    """
    if form == Format.JSON:
        document = [dict(zip((*columns, *below), row, strict=True)) for row in rows]
        put(json.dumps(document, ensure_ascii=False, indent=2))
        return
    table = plain_table()
    for name in columns[:-1]:
        table.add_column(name.capitalize(), no_wrap=True)
    table.add_column(", ".join((columns[-1].capitalize(), *below)), overflow="fold")
    for row in rows:
        cells, under = row[: len(columns)], " · ".join(cell for cell in row[len(columns) :] if cell)
        table.add_row(*cells[:-1], "\n  ".join(part for part in (cells[-1], under) if part))
    console().print(table)
