"""The text of a cell in a row that repeats, and whether each record has the room that it needs."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, frozen

from arbeidsmiljo_office.fit.frame import Frame, Verdict
from arbeidsmiljo_office.values import Given


@frozen(kw_only=True, eq=False)
class Repeated:
    """The text of a cell of a fixed size, in a row that repeats.

    Attributes:
        frame: The text, with the columns of the row for fields.
        slot: The field that the row is.
        block: Which block of the field's rows it is in.
        blocks: How many blocks there are, which the records take by turns.
    """

    frame: Frame
    slot: int
    block: int
    blocks: int

    @property
    def slots(self) -> frozenset[int]:
        """Its field."""
        return frozenset({self.slot})

    def verdict(self, given: Mapping[int, Given]) -> Verdict | None:
        """Tell about the record with the least room; None where all have enough.

        Args:
            given: The values of fields, by number.
        """
        value = given.get(self.slot)
        records = () if value is None or value.records is None else value.records
        worst: Verdict | None = None
        for record in records[self.block :: self.blocks]:
            found = self.frame.verdict(record)
            if found is not None and (worst is None or found.missing > worst.missing):
                worst = found
        return None if worst is None else evolve(worst, slot=self.slot)

    def limit(self, filled: frozenset[int], break_bytes: int) -> int:
        """Give how many bytes of values certainly have room; less than none for no number.

        Args:
            filled: The fields that have a value.
            break_bytes: How many bytes a line break or new paragraph adds, at least.
        """
        del filled
        return self.frame.limit(self.frame.slots, break_bytes)
