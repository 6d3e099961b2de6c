"""Blocks of rows: which neighbouring yellow rows make one record, and which are looks of a row.

Rows that a cell is merged across belong together. Beyond that it is the prompts that tell:
neighbours that ask for the same are one row in several looks, which records take by turns;
neighbours that ask for different things are one block, which a record fills as a whole. A block
may stand there several times, in as many looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from attrs import frozen

Block: TypeAlias = tuple[int, ...]
"""The rows of one block, by their numbers in the table."""


@frozen(kw_only=True)
class RowSign:
    """What tells whether a row repeats, and together with which others.

    Attributes:
        prompts: Of its cells; none for a row that does not repeat.
        follows: Whether nothing stands between it and the row above.
        reached_from: The rows from which a merged cell reaches down into it.
        is_wide: Whether it is one cell across the table; such a row is part of a block only where
            the block stands there twice, as it may as well be a field of its own.
        repeats_alone: Whether it repeats where it is part of no block.
    """

    prompts: tuple[str, ...]
    follows: bool = True
    reached_from: frozenset[int] = frozenset()
    is_wide: bool = False
    repeats_alone: bool = True


@frozen(kw_only=True)
class _Unit:
    """Rows that merged cells hold together, most often a single one."""

    rows: Block
    prompts: tuple[tuple[str, ...], ...]
    is_wide: bool
    repeats_alone: bool


def repeats_of(signs: Sequence[RowSign]) -> list[list[Block]]:
    """Find what repeats in a table.

    Args:
        signs: Of all rows, from top to bottom.

    Returns:
        For each repeating field the blocks of rows that are its looks.
    """
    return [blocks for run in _runs(signs) for blocks in _of_run(_units(run, signs))]


def _runs(signs: Sequence[RowSign]) -> Iterator[list[int]]:
    """Find the stretches of rows that ask for something and stand together."""
    run = list[int]()
    for index, sign in enumerate(signs):
        if run and not (sign.prompts and sign.follows):
            yield run
            run = []
        if sign.prompts:
            run.append(index)
    if run:
        yield run


def _units(run: Sequence[int], signs: Sequence[RowSign]) -> list[_Unit]:
    """Put the rows of a stretch together that a cell is merged across."""
    together = list[list[int]]()
    for index in run:
        if any(run[0] <= start < index for start in signs[index].reached_from):
            together[-1].append(index)
        else:
            together.append([index])
    return [
        _Unit(
            rows=tuple(rows),
            prompts=tuple(signs[row].prompts for row in rows),
            is_wide=len(rows) == 1 and signs[rows[0]].is_wide,
            repeats_alone=signs[rows[0]].repeats_alone,
        )
        for rows in together
    ]


def _of_run(units: Sequence[_Unit]) -> Iterator[list[Block]]:
    """Part a stretch into what repeats: all of it, looks of one row, and blocks between them."""
    if 1 < _period(units) < len(units):
        yield _blocks(units)
        return
    alike = [list(group) for _, group in groupby(units, key=lambda unit: unit.prompts)]
    between = list[_Unit]()
    for group in alike:
        if len(group) == 1 and not group[0].is_wide:
            between += group
            continue
        if between:
            yield _blocks(between)
            between = []
        if not group[0].is_wide or group[0].repeats_alone:
            yield [unit.rows for unit in group]
    if between:
        yield _blocks(between)


def _blocks(units: Sequence[_Unit]) -> list[Block]:
    """Cut units into blocks that are alike; where none are, all of them are one."""
    period = _period(units)
    return [
        tuple(row for unit in units[start : start + period] for row in unit.rows)
        for start in range(0, len(units), period)
    ]


def _period(units: Sequence[_Unit]) -> int:
    """Return after how many units the same prompts come again, to the end."""
    prompts = [unit.prompts for unit in units]
    return next(
        period
        for period in range(1, len(units) + 1)
        if len(units) % period == 0 and prompts == prompts[:period] * (len(units) // period)
    )
