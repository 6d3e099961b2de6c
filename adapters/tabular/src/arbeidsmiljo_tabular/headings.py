"""Where things stand in a workbook: sheets and columns, by their names in any language."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from arbeidsmiljo_tabular.findings import Findings
from arbeidsmiljo_tabular.sheets import Sheet
from arbeidsmiljo_tabular.wording import WORDINGS, Wording

_SPACE: Final = re.compile(r"\s+")

_LOOKED_AT: Final = 25
"""So many rows below the first may be the headings; a title has no more lines."""

Name = Callable[[Wording], str]
"""Gives what something is called in a language."""


def find_sheet(sheets: Sequence[Sheet], name: Name, findings: Findings) -> Sheet | None:
    """Find a sheet by its name in any of the languages, or add that there is none."""
    names = {_folded(name(wording)) for wording in WORDINGS.values()}
    for sheet in sheets:
        if _folded(sheet.name) in names:
            return sheet
    findings.add_to_sheet(
        _first(name), "there is no such sheet; begin with what 'results template' makes"
    )
    return None


def headings(sheet: Sheet, findings: Findings) -> Mapping[str, int]:
    """Give the column of each heading in the first row; add headings that stand twice."""
    columns: dict[str, int] = {}
    for column in sheet.columns(0):
        heading = _folded(findings.read(sheet, 0, column, sheet.text) or "")
        if heading in columns:
            findings.add(sheet, 0, column, "another column has this heading; keep one")
        elif heading:
            columns[heading] = column
    return columns


def find_columns(
    sheet: Sheet, places: Mapping[str, int], names: Sequence[Name], findings: Findings
) -> list[int] | None:
    """Find a column for each name, or add which ones are missing."""
    columns: list[int] = []
    missing: list[str] = []
    for name in names:
        called = (_folded(name(wording)) for wording in WORDINGS.values())
        place = next((places[heading] for heading in called if heading in places), None)
        if place is None:
            missing.append(f"'{_first(name)}'")
        else:
            columns.append(place)
    if missing:
        below = _row_of_headings(sheet, names)
        what = f"the first row has no column {' and no column '.join(missing)}; add it"
        if below is not None:
            what = "this row looks like the headings; remove what stands above it"
        findings.add(sheet, below or 0, 0, what)
        return None
    return columns


def _row_of_headings(sheet: Sheet, names: Sequence[Name]) -> int | None:
    """Find the headings below a title: the first row that has a column for each name."""
    told: dict[int, set[str]] = {}
    for (row, _), value in sheet.cells.items():
        if 0 < row <= _LOOKED_AT and isinstance(value, str):
            told.setdefault(row, set()).add(_folded(value))
    wanted = [{_folded(name(wording)) for wording in WORDINGS.values()} for name in names]
    return next((row for row in sorted(told) if all(map(told[row].intersection, wanted))), None)


def find_distribution(
    sheet: Sheet, places: Mapping[str, int], findings: Findings
) -> tuple[int, ...] | None:
    """Find the columns of the distribution, numbered from 1; add which one is missing between."""
    numbered: dict[int, int] = {}
    for wording in WORDINGS.values():
        pattern = re.compile(rf"{re.escape(_folded(wording.distribution))} ([1-9][0-9]{{0,2}})")
        for heading, column in places.items():
            if match := pattern.fullmatch(heading):
                numbered[int(match[1])] = column
    for number in range(1, max(numbered, default=0)):
        if number not in numbered:
            findings.add(
                sheet,
                0,
                min(numbered[later] for later in numbered if later > number),
                f"there is no column '{_first(lambda wording: wording.distribution)} {number}' "
                "before this one; add it",
            )
            return None
    return tuple(numbered[number] for number in sorted(numbered))


def _first(name: Name) -> str:
    return name(next(iter(WORDINGS.values())))


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip().casefold()
