"""The rows of a table on a slide: as many as people can read, and how many are left out."""

import re
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import ceil
from types import MappingProxyType
from typing import Final

from attrs import frozen

from arbeidsmiljo.model.documents import Record
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.texts import text

ROWS_ON_A_SLIDE: Final = 7
"""How many rows there are at most, so that people can read them from where they sit."""

LINES_ON_A_SLIDE: Final = 12
"""How many lines of text all rows together have at most."""

_WIDE: Final = 34
_NARROW: Final = 18
"""How many characters stand on a line of the column that says most, and of the others."""


@frozen(kw_only=True)
class _Kind:
    """What the rows at a path are about: the column that says it, and how others are counted."""

    column: str
    more: Text


_MEASURES: Final = _Kind(column="text", more=text("… and {} more measures"))
_KINDS: Final[Mapping[str, _Kind]] = MappingProxyType(
    {
        "measures.rows": _MEASURES,
        "measures.chosen.rows": _MEASURES,
        "line.rows": _Kind(
            column="text", more=text("… and {} more measures, see the units' action plans")
        ),
        "plans.rows": _Kind(column="topic", more=text("… and {} more action plans")),
    }
)


def fitting(
    path: str, records: Sequence[Record], columns: Collection[str], language: str
) -> Sequence[Record]:
    """Give the records that a slide has room for.

    Where there are more, each unit gets its turn, and a last row says how many are left out. The
    rows at a path of which there are never many are given as they are.

    Args:
        path: Where in the context the records stand.
        records: All of them.
        columns: What the table shows of each.
        language: Of the last row.
    """
    kind = _KINDS.get(path)
    if kind is None or _fit(records, columns, kind):
        return records
    more: dict[str, str] = dict.fromkeys(columns, "")
    shown: list[Record] = []
    for record in _in_turns(records):
        more[kind.column] = kind.more.in_language(language).format(len(records) - len(shown) - 1)
        if not _fit([*shown, record, more], columns, kind):
            break
        shown.append(record)
    more[kind.column] = kind.more.in_language(language).format(len(records) - len(shown))
    return [*shown, more]


def says_more(words: str) -> bool:
    """Tell whether a cell only says how many rows were left out, in any language."""
    return any(pattern.fullmatch(words.strip()) for pattern in _SAYING_MORE)


_SAYING_MORE: Final = tuple(
    re.compile(r"\d+".join(re.escape(part) for part in told.split("{}")))
    for kind in _KINDS.values()
    for told in kind.more.by_language.values()
)


def _fit(records: Sequence[Record], columns: Collection[str], kind: _Kind) -> bool:
    lines = sum(_lines(record, columns, kind) for record in records)
    return len(records) <= ROWS_ON_A_SLIDE and lines <= LINES_ON_A_SLIDE


def _lines(record: Record, columns: Collection[str], kind: _Kind) -> int:
    """Estimate how many lines the fullest cell of a row has."""
    return max(
        (
            ceil(len(str(record.get(column, ""))) / (_WIDE if column == kind.column else _NARROW))
            for column in columns
        ),
        default=1,
    )


def _in_turns(records: Sequence[Record]) -> Iterator[Record]:
    """Give one record of each unit, then the next of each, until there are none."""
    waiting: dict[object, deque[Record]] = {}
    for record in records:
        waiting.setdefault(record.get("unit"), deque()).append(record)
    while waiting:
        for unit in list(waiting):
            yield waiting[unit].popleft()
            if not waiting[unit]:
                del waiting[unit]
