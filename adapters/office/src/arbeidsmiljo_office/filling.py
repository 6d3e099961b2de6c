"""Writing the regions of a part whose looks depend on their values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import define, field

from arbeidsmiljo_office.pieces import Pieces, Region, RegionKind
from arbeidsmiljo_office.placing.placed import Placed
from arbeidsmiljo_office.values import Given

_QUOTES: Final = str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def escaped(text: str) -> str:
    """Write text so that no sign in it is taken for markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@define(eq=False, kw_only=True)
class Writer:
    """Writes pieces one after the other.

    `line` and `placed` are what stands in their holes; `steps` says how much smaller the text of a
    shape is set, by its number; `record` is which row or further paragraph
    is written, and how many there are.
    """

    places: Mapping[int, Placed]
    out: list[bytes] = field(factory=list[bytes])
    line: bytes = b""
    placed: Placed | None = None
    steps: Mapping[int, int] = field(factory=dict[int, int])
    serial: int = 0
    record: tuple[int, int] = (0, 0)

    def written(self, region: Region, given: Mapping[int, Given]) -> bytes:
        """Return a region with the values that are given."""
        self.out.clear()
        self.region(region, given)
        return b"".join(self.out)

    def write(self, pieces: Pieces, given: Mapping[int, Given]) -> None:
        """Write pieces with the values that are given for their slots."""
        for piece in pieces:
            if isinstance(piece, bytes):
                self.out.append(piece)
            else:
                self.region(piece, given)

    def region(self, region: Region, given: Mapping[int, Given]) -> None:
        """Write a region as its kind says."""
        if not region.slots:
            self.out.append(self.insertion(region))
        elif region.kind is RegionKind.GROW:
            self.out.append(str(self.grown(region, given)).encode())
        elif region.kind is RegionKind.COUNT:
            self.out.append(self.counted(region, given).encode())
        elif region.kind is RegionKind.SHAPE and region.slots[0] in self.places:
            self.placed = self.places[region.slots[0]]
            self.write(region.alternatives[self.placed.what], given)
        elif all(slot in given for slot in region.slots):
            self.filled(region, given)
        elif region.kind is RegionKind.ROWS:
            for row in region.alternatives[: len(region.alternatives) // 2]:
                self.write(row, {})
        else:
            self.write(region.alternatives[0], given)

    def filled(self, region: Region, given: Mapping[int, Given]) -> None:
        """Write a region all of whose slots have a value."""
        texts = given[region.slots[0]].texts or ("",)
        match region.kind:
            case RegionKind.TEXT:
                self.text(region, texts[-1] if region.from_end else texts[0])
            case RegionKind.MORE:
                more = texts[:-1] if region.from_end else texts[1:]
                for index, text in enumerate(more, start=1):
                    self.record = (index, len(more))
                    self.write(region.alternatives[1], {region.slots[0]: Given(texts=(text,))})
                self.record = (0, 0)
            case RegionKind.ROWS:
                self.rows(region, given)
            case RegionKind.SHAPE:
                self.write(region.alternatives[0], given)
            case _:
                for alternative in region.alternatives[1:]:
                    self.write(alternative, given)

    def insertion(self, region: Region) -> bytes:
        """Return what stands in a region that is the same whatever fields have a value."""
        if region.kind is RegionKind.HOLE:
            return self.line
        if region.kind is RegionKind.SERIAL:
            self.serial += 1
            return str(region.number + self.serial).encode()
        if region.kind is RegionKind.RECORD:
            return self.numbered(region).encode()
        if region.kind is RegionKind.FIT:
            pieces = region.alternatives[self.steps.get(region.number, 0)]
            return b"".join(piece for piece in pieces if isinstance(piece, bytes))
        if self.placed is None:
            return b""
        if region.kind is RegionKind.RELATION:
            return self.placed.relation.encode()
        if region.kind is RegionKind.MEASURE:
            return str(self.placed.measures[region.own]).encode()
        return escaped(self.placed.caption).translate(_QUOTES).encode()

    def numbered(self, region: Region) -> str:
        """Return what tells a row from the others; outside of records, what the template has."""
        record, count = self.record
        if not record:
            return region.own
        if region.step:
            return str(region.number + record * region.step)
        return f"_{record}_{count}"

    def counted(self, region: Region, given: Mapping[int, Given]) -> str:
        """Return how many records are given; where there are none, what the template has."""
        records = self.records(region, given)
        return region.own if records is None else f"{region.lead}{len(records)}{region.trail}"

    def grown(self, region: Region, given: Mapping[int, Given]) -> int:
        """Return a number as it is with all the rows that are written."""
        records = self.records(region, given)
        rows = region.count if records is None else max(region.keep_row, len(records))
        return max(1, region.number + (rows - region.count) * region.step)

    def text(self, region: Region, text: str) -> None:
        """Write a text line by line."""
        _, line, part, *tab = region.alternatives
        for number, words in enumerate(f"{region.lead}{text}{region.trail}".split("\n")):
            if number:
                self.write(part, {})
            chunks = words.split("\t") if tab else [words]
            for index, chunk in enumerate(chunks):
                if index:
                    self.write(tab[0], {})
                self.line = escaped(chunk).encode()
                self.write(line, {})

    def rows(self, region: Region, given: Mapping[int, Given]) -> None:
        """Write a row for each record, in the looks of the template's rows by turns."""
        records = self.records(region, given) or ()
        count = len(region.alternatives) // 2
        for index, record in enumerate(records):
            again = count if index >= count else 0
            self.record = (index + 1, len(records))
            self.write(region.alternatives[again + index % count], record)
        self.record = (0, 0)
        if not records and region.keep_row:
            self.write(region.alternatives[0], _Empty())

    def records(
        self, region: Region, given: Mapping[int, Given]
    ) -> tuple[Mapping[int, Given], ...] | None:
        """Return the records that are given for a region."""
        found = given.get(region.slots[0])
        return None if found is None else found.records


class _Empty(dict[int, Given]):
    """Gives every column an empty text."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: int) -> Given:
        return Given(texts=("",))
