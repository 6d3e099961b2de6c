"""Figures read from a table: a row for each unit, or for each unit and factor."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeVar

from attrs import frozen

from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.survey.figures import Figure, figure_problems
from arbeidsmiljo.survey.heading_row import headings_below
from arbeidsmiljo.survey.tables import (
    Cell,
    CellError,
    Table,
    folded,
    number_of,
    text_of,
    whole_number_of,
)

T = TypeVar("T")

HEADINGS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "unit": frozenset({"unit", "id", "enhet", "eining", "enhed"}),
        "parent": frozenset(
            {
                "parent",
                "parent unit",
                "unit above",
                "overordnet enhet",
                "overordna eining",
                "overordnet enhed",
            }
        ),
        "n": frozenset({"n", "respondents", "answers", "antall svar", "tal på svar", "antal svar"}),
        "mean": frozenset({"mean", "gjennomsnitt", "gennemsnit", "snitt", "snit"}),
        "factor": frozenset({"factor", "faktor"}),
        "background": frozenset({"background", "bakgrunn", "baggrund"}),
    }
)
"""What each column may be called, in small letters."""

HIDDEN: Final = frozenset(
    {"-", "–", "—", "*", "**", ".", "..", "…", "x", "n/a", "na", "skjult", "hidden"}
)
"""What vendors, and our own exports, write where a number is not told."""

_Told = tuple[UnitId, FactorKey | None, str | None]

_REQUIRED: Final = ("unit", "parent", "n")


def figures_of(tables: Sequence[Table], *, source: str) -> tuple[Figure, ...]:
    """Read what is published of a tree of units.

    Where the table has a column of means, a unit without one is not shown; else every unit with
    a number is. A number that is left out, or is told to be under a limit (`<5`), is not told.

    Args:
        tables: Of a file; all that have columns of units, the units above them and n are read, as
            one. One that tells numbers of units otherwise is refused, since what is not looked at
            may be what lets a small group be computed.
        source: What to call it in errors: a file name.

    Raises:
        InvalidInputError: No table has such columns, cells hold something else, or two tables tell
            of the same; all at once.
    """
    fitting = [table for table in tables if _columns(table).keys() >= {*_REQUIRED}]
    if fitting:
        others = [table for table in tables if table not in fitting]
        problems = [problem for table in others for problem in _overlooked(table)]
        figures = tuple(_read(fitting, problems))
        if not figures:
            place = fitting[0].place(0, _columns(fitting[0])["unit"])
            problems.append(Problem(place, "no row names a unit"))
        if problems:
            named = [one for one in figures if one.unit]
            raise InvalidInputError(source, [*problems, *figure_problems(named)])
        return figures
    wanted = ", ".join(f"'{name}'" for name in _REQUIRED)
    if not tables:
        what = f"has nothing in it; give a table with the columns {wanted}"
        raise InvalidInputError(source, [Problem("file", what)])
    names = [HEADINGS[name] for name in _REQUIRED]
    if below := [found for table in tables if (found := headings_below(table, names))]:
        raise InvalidInputError(source, below[:1])
    problem = Problem(
        "first row",
        f"no table has the columns {wanted}, with 'mean' and 'factor' where they are told; "
        "name them so",
    )
    raise InvalidInputError(source, [problem])


def _overlooked(table: Table) -> Iterator[Problem]:
    """Say of a table that is not read what has to be done so that it is."""
    below = headings_below(table, [HEADINGS["unit"], HEADINGS["n"] | HEADINGS["mean"]])
    if below is not None:
        yield below
    found = _columns(table).keys()
    if "unit" in found and found & {"n", "mean"}:
        lacking = ", ".join(f"'{name}'" for name in _REQUIRED if name not in found)
        yield Problem(table.name, f"tells of units, and lacks {lacking}; add it, or take it out")


def _read(tables: Sequence[Table], problems: list[Problem]) -> Iterator[Figure]:
    """Give the figures of all tables, and add what is wrong with them."""
    told_in: dict[_Told, str] = {}
    for table in tables:
        problems += _twice(table)
        reader = _Reader(table=table, columns=_columns(table), problems=problems)
        figures = tuple(reader.figures())
        told = {(one.unit, one.factor, one.background) for one in figures}
        others = {told_in[one] for one in told & told_in.keys()}
        if others:
            problems += [_told_in_two(table, other) for other in sorted(others)]
        else:
            yield from figures
        told_in = {**dict.fromkeys(told, table.name), **told_in}


def _columns(table: Table) -> Mapping[str, int]:
    """Give where each column that is known stands; of two by one name, the first."""
    found: dict[str, int] = {}
    for place, column in enumerate(table.columns):
        heading = folded(column.heading)
        for name, called in HEADINGS.items():
            if heading in called:
                found.setdefault(name, place)
    return found


def _twice(table: Table) -> Iterator[Problem]:
    """Find columns that say the same as an earlier one."""
    found: set[str] = set()
    for place, column in enumerate(table.columns):
        for name, called in HEADINGS.items():
            if folded(column.heading) in called:
                if name in found:
                    what = f"another column tells {name} as well; keep one"
                    yield Problem(table.place(-1, place), what)
                found.add(name)


def _told_in_two(table: Table, other: str) -> Problem:
    return Problem(
        table.name,
        f"tells of units that {other!r} tells of as well; give each a column 'factor' where it is "
        "on a factor of its own, else keep one",
    )


@frozen(kw_only=True)
class _Reader:
    """Reads rows, and gathers what is wrong with them."""

    table: Table
    columns: Mapping[str, int]
    problems: list[Problem]

    def figures(self) -> Iterator[Figure]:
        """Give the figure of each row that is not empty."""
        for row in range(self.table.size):
            if all(column.cells[row] in {None, ""} for column in self.table.columns):
                continue
            unit = self.read(row, "unit", text_of)
            parent = self.read(row, "parent", text_of)
            before = len(self.problems)
            n = self.read(row, "n", _told_number)
            is_read = len(self.problems) == before
            shown = self.read(row, "mean", _told_mean) if "mean" in self.columns else n is not None
            factor = self.read(row, "factor", text_of) if "factor" in self.columns else None
            background = (
                self.read(row, "background", text_of) if "background" in self.columns else None
            )
            if unit == "":
                self.add(row, "unit", "is empty; name a unit by its id")
            yield Figure(
                unit=UnitId(unit or ""),
                parent=UnitId(parent) if parent else None,
                respondents=n,
                # A number that cannot be read is not one that is missing as well.
                is_shown=bool(shown) and is_read,
                factor=FactorKey(factor) if factor else None,
                background=background or None,
            )

    def read(self, row: int, name: str, reader: Callable[[Cell], T]) -> T | None:
        """Read a cell, or add why it cannot be read."""
        try:
            return reader(self.table.columns[self.columns[name]].cells[row])
        except CellError as error:
            self.add(row, name, str(error))
            return None

    def add(self, row: int, name: str, what: str) -> None:
        """Add what is wrong in a cell."""
        self.problems.append(Problem(self.table.place(row, self.columns[name]), what))


def _told_number(cell: Cell) -> int | None:
    return None if _is_hidden(cell) else whole_number_of(cell)


def _told_mean(cell: Cell) -> bool:
    return not _is_hidden(cell) and number_of(cell) is not None


def _is_hidden(cell: Cell) -> bool:
    return isinstance(cell, str) and (cell.casefold() in HIDDEN or cell.startswith("<"))
