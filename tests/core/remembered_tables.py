"""Long tables that are remembered, and counted as a database would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager

from attrs import define, field

from arbeidsmiljo.closing import Closing
from arbeidsmiljo.survey.addresses import SECONDS, Secrets
from arbeidsmiljo.survey.counts_sources import DatabaseAddress, LongTable, Tallies, Wanted
from arbeidsmiljo.survey.source_faults import check_columns, no_table, refused, secret_of
from arbeidsmiljo.testing.counts_sources import HEADINGS, LongRow
from arbeidsmiljo.testing.served import PASSWORD, Served

NOT_LET_IN = 401

Cells = Sequence[str | int | None]


@define
class RememberedTables:
    """Opens tables that are in memory for as long as they are served."""

    tables: dict[str, Sequence[Cells]] = field(factory=dict[str, Sequence[Cells]])
    databases: frozenset[str] = frozenset({"minne"})

    def open(
        self, address: DatabaseAddress, *, secrets: Secrets, seconds: float = SECONDS
    ) -> RememberedTable:
        """Open a table."""
        del seconds
        long = LongTable.of(address)
        if secret_of(address, "password", secrets) != PASSWORD:
            raise refused(address, NOT_LET_IN)
        return RememberedTable(address, long, self.tables.get(long.name))

    @contextmanager
    def served(self, rows: Sequence[LongRow]) -> Generator[Served]:
        """Have a table with these rows."""
        self.tables["svar"] = [row.cells for row in rows]
        yield Served(url="minne:///her?table=svar", secrets={"password": PASSWORD})
        del self.tables["svar"]


@define
class RememberedTable(Closing):
    """A table in memory."""

    address: DatabaseAddress
    long: LongTable
    rows: Sequence[Cells] | None

    def tallies(self, wanted: Wanted) -> Iterator[Tallies]:
        """Count equal rows, and give each group by itself."""
        if self.rows is None:
            raise no_table(self.address)
        check_columns(str(self.address), self.long, wanted, HEADINGS)
        names = (wanted.unit, self.long.item, self.long.value, *filter(None, [wanted.leader]))
        places = [HEADINGS.index(name) for name in names]
        groups = Counter(self.group([row[place] for place in places], wanted) for row in self.rows)
        for (named, unit, item, value, leader), number in groups.items():
            if named is False and self.long.skips_others:
                continue
            yield Tallies(
                named=[named],
                units=[unit],
                items=[item],
                values=[value],
                leaders=[leader],
                numbers=[number],
            )

    def group(
        self, row: Cells, wanted: Wanted
    ) -> tuple[bool | None, str | None, str | None, str | None, str | None]:
        """Give what a row is counted by."""
        unit, item, value, leader = (
            None if cell is None else str(cell) for cell in [*row, None][:4]
        )
        if item is None or item not in wanted.items:
            return None if item is None else False, None, None, None, None
        return True, unit, item, value, leader

    def close(self) -> None:
        """Do nothing: nothing is open."""
