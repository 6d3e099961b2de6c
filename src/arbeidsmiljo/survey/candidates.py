"""Candidates: of which units of a tree results may be shown, as far as one can tell beforehand.

A round asks the same of many variables on one tree: only the numbers differ, since not everybody
answers every item. So they are columns beside one tree, and an engine may take all at once.
"""

from array import array
from collections.abc import Collection, Mapping, Sequence
from typing import Self

from attrs import define, field

from arbeidsmiljo.errors import InvalidValueError
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.counts import Counts
from arbeidsmiljo.survey.nesting import Nesting
from arbeidsmiljo.survey.respondents import Respondents
from arbeidsmiljo.survey.unit_tree import UnitTree, tree_of


@define(frozen=True, kw_only=True, slots=False, eq=False)
class Candidates:
    """The units that may be shown, variable by variable, and how many answered in each.

    Attributes:
        parents: Every one of u units with the one above it, None above a top; or the tree of
            these that was made before.
        own: For each of m variables u numbers, in the order of the units: how many answered in
            the unit itself, not in one below it, and not below 0. A number above the smallest
            group may be told as that.
        open: For each variable u bytes: 1 for a unit that may be shown unless its numbers
            forbid it, 0 for one that must not.
        smallest: For each variable k, the smallest group whose results may be shown.
    """

    tree: UnitTree = field(alias="parents", converter=tree_of)
    own: Sequence[Sequence[int]] = field(repr=False)
    open: Sequence[bytes] = field(repr=False)
    smallest: Sequence[int]

    def __attrs_post_init__(self) -> None:
        """Refuse columns that do not fit, and groups of nobody.

        Raises:
            InvalidValueError: The units are no tree, or the columns are of other lengths.
            ValueError: A smallest group is below 1.
        """
        columns = {len(self.own), len(self.open), len(self.smallest)}
        if len(columns) != 1 or {*map(len, self.own), *map(len, self.open)} - {len(self.parents)}:
            raise InvalidValueError(
                "candidates have not one number and one byte for each unit and variable"
            )
        for smallest in self.smallest:
            if smallest < 1:
                message = f"the smallest group is {smallest}; give 1 or more"
                raise ValueError(message)

    @classmethod
    def of(
        cls,
        tables: Sequence[Respondents],
        smallest: Sequence[int],
        hidden: Sequence[Collection[UnitId]],
    ) -> Self:
        """Take the numbers of variables on one tree.

        Args:
            tables: Of each variable.
            smallest: For each variable, the smallest group whose results may be shown.
            hidden: For each variable, units that must not be shown for other reasons.

        Raises:
            InvalidValueError: The tables are of different trees, or not as many as the others.
            ValueError: A smallest group is below 1.
        """
        nesting = tables[0].nesting if tables else Nesting(parents={})
        if any(table.parents != nesting.parents for table in tables if table.nesting != nesting):
            raise InvalidValueError("numbers of answers are told on different trees of units")
        on_one = [table.on(nesting) for table in tables]
        return cls(
            parents=nesting.tree,
            own=[table.own_column for table in on_one],
            open=[
                table.column_without(units) for table, units in zip(on_one, hidden, strict=False)
            ],
            smallest=tuple(smallest),
        )

    @classmethod
    def counted(
        cls, counts: Counts, parents: Mapping[UnitId, UnitId | None], smallest: Sequence[int]
    ) -> Self:
        """Take each item of counts as a variable; every unit may be shown.

        Args:
            counts: Who answered in each unit itself.
            parents: Every unit with the one above it, each unit of the counts among them.
            smallest: For each item, the smallest group whose results may be shown.

        Raises:
            InvalidValueError: The units are no tree, or there are more or fewer numbers than items.
            ValueError: A smallest group is below 1.
        """
        numbers = counts.numbers()
        if counts.units != tuple(parents):
            length = len(counts.values) * numbers.itemsize
            together, nobody = numbers.tobytes(), bytes(length)
            rows = {
                unit: together[place * length : (place + 1) * length]
                for place, unit in enumerate(counts.units)
            }
            ordered = b"".join(rows.get(unit, nobody) for unit in parents)
            numbers = array(numbers.typecode, ordered)
        return cls(
            parents=parents,
            own=[numbers[item :: len(counts.values)] for item in range(len(counts.values))],
            open=[b"\1" * len(parents)] * len(counts.values),
            smallest=tuple(smallest),
        )

    @property
    def parents(self) -> Mapping[UnitId, UnitId | None]:
        """Every unit with the one above it; None above a top."""
        return self.tree.parents
