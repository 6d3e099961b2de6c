"""Answers in DuckDB are counted where they lie."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest

from arbeidsmiljo.errors import InvalidInputError, SourceError
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.survey.counts_sources import CountsSource, CountsSourceOpener, Wanted
from arbeidsmiljo.survey.tables import number_of
from arbeidsmiljo.testing.counts_sources import (
    COLUMNS,
    HEADINGS,
    ROWS,
    CountsSourceContract,
    LongRow,
)
from arbeidsmiljo.testing.served import Served
from arbeidsmiljo_ibis import plugin
from arbeidsmiljo_ibis.opener import Databases

WANTED = Wanted(unit="enhet", items=("i0", "i1"))


def written(file: Path, rows: Sequence[LongRow]) -> None:
    """Write rows into the table `svar` of a file."""
    numbers = not any(isinstance(row.value, str) for row in rows)
    kinds = ("VARCHAR", "VARCHAR", "INTEGER" if numbers else "VARCHAR", "VARCHAR", "VARCHAR")
    columns = ", ".join(f"{name} {kind}" for name, kind in zip(HEADINGS, kinds, strict=True))
    with duckdb.connect(file) as database:
        database.execute(f"CREATE TABLE svar ({columns})")
        if rows:
            database.executemany(
                "INSERT INTO svar VALUES (?, ?, ?, ?, ?)", [row.cells for row in rows]
            )


class TestDuckDB(CountsSourceContract):
    """The contract of counts sources, for DuckDB."""

    def opener(self) -> CountsSourceOpener:
        """Give what opens tables."""
        return Databases()

    @contextmanager
    def served(self, rows: Sequence[LongRow]) -> Generator[Served]:
        """Serve a table in a file of its own."""
        with TemporaryDirectory() as folder:
            file = Path(folder) / "svar.duckdb"
            written(file, rows)
            yield Served(url=f"duckdb:///{file}?table=svar", secrets={})


@contextmanager
def opened(address: str) -> Generator[CountsSource]:
    """Open a table, without secrets."""
    plugins = Plugins({"ibis": plugin})
    with plugins.open_counts(address, secrets=lambda _, __: None) as source:
        yield source


@pytest.mark.parametrize(
    ("kind", "reads"),
    [
        ("TINYINT", "4"),
        ("HUGEINT", "4"),
        ("DOUBLE", "4.0"),
        ("DECIMAL(5, 2)", "4.00"),
        ("VARCHAR", "4"),
        ("ENUM('4', '5')", "4"),
    ],
)
def test_numbers_of_every_kind(tmp_path: Path, kind: str, reads: str) -> None:
    """Units, questions and answers are read as texts, whatever the table has them as."""
    with duckdb.connect(tmp_path / "a.duckdb") as database:
        database.execute(f"CREATE TABLE a (enhet SMALLINT, item BIGINT, value {kind})")
        database.execute("INSERT INTO a VALUES (101, 7, '4'), (101, 7, '4')")
    with opened(f"duckdb:///{tmp_path}/a.duckdb?table=a") as source:
        (block,) = source.tallies(Wanted(unit="enhet", items=("7",)))
    assert number_of(block.values[0]) == 4
    assert (block.units, block.items, block.values) == (["101"], ["7"], [reads])
    assert block.numbers == [2]


def test_many_groups_come_some_at_a_time(tmp_path: Path) -> None:
    """No group is lost or there twice where there are more than come at once."""
    with duckdb.connect(tmp_path / "a.duckdb") as database:
        database.execute(
            "CREATE TABLE a AS SELECT 'u' || (i % 90000) AS enhet, 'K' || (i % 5) AS item, "
            "i % 7 AS value FROM range(250000) AS rows(i)"
        )
    with opened(f"duckdb:///{tmp_path}/a.duckdb?table=a") as source:
        blocks = [*source.tallies(Wanted(unit="enhet", items=tuple(f"K{i}" for i in range(5))))]
    assert len(blocks) > 1
    groups = [
        group for one in blocks for group in zip(one.units, one.items, one.values, strict=True)
    ]
    assert len(set(groups)) == len(groups)
    assert sum(sum(one.numbers) for one in blocks) == 250_000


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("duckdb:///borte.duckdb?table=svar", "there is no such file"),
        ("duckdb:///tekst.duckdb?table=svar", "is no file of DuckDB"),
        ("duckdb://svar.duckdb/x?table=svar", "names a host; write a file"),
        ("duckdb:///svar.duckdb?table=svar&others=alle", "others: can only be skip"),
        ("duckdb:///svar.duckdb?table=svar&item=", "columns: need names"),
        ("duckdb:///svar.duckdb", "table: is missing"),
        ("duckdb:///svar.duckdb?table=svar&unit=x", "is not understood"),
        ("duckdb:///:memory:?table=svar", "there is no such file"),
    ],
)
def test_addresses_that_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, says: str
) -> None:
    """What is wrong with an address is told, and no file is made."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tekst.duckdb").write_text("enhet;item;value", "utf-8")
    written(tmp_path / "svar.duckdb", ROWS)
    with pytest.raises((InvalidInputError, SourceError), match=says), opened(address):
        pass
    assert {file.name for file in tmp_path.iterdir()} == {"tekst.duckdb", "svar.duckdb"}


def test_a_file_is_only_read(tmp_path: Path) -> None:
    """Counting changes no byte of the file, and leaves none beside it."""
    file = tmp_path / "svar.duckdb"
    written(file, ROWS)
    before = file.read_bytes()
    with opened(f"duckdb:///{file}?table=svar{COLUMNS}") as source:
        assert [*source.tallies(WANTED)]
    assert file.read_bytes() == before
    assert [*tmp_path.iterdir()] == [file]


def test_a_view_reads_nothing_but_its_file(tmp_path: Path) -> None:
    """A view that looks into another file is refused, and what stands there is not told."""
    (tmp_path / "annet.csv").write_text("enhet,item,value\nhemmelig,i0,1\n", "utf-8")
    with duckdb.connect(tmp_path / "a.duckdb") as database:
        database.execute(f"CREATE VIEW svar AS FROM read_csv('{tmp_path}/annet.csv')")
    with (
        opened(f"duckdb:///{tmp_path}/a.duckdb?table=svar") as source,
        pytest.raises(SourceError, match="the database fails") as caught,
    ):
        list(source.tallies(WANTED))
    assert "hemmelig" not in str(caught.value)


def test_what_a_failing_row_has_is_not_told(tmp_path: Path) -> None:
    """A view that fails on somebody's answer is told as failing, without the answer."""
    with duckdb.connect(tmp_path / "a.duckdb") as database:
        database.execute("CREATE TABLE a (enhet TEXT, item TEXT, svar TEXT)")
        database.execute("INSERT INTO a VALUES ('u0', 'i0', 'hemmelig')")
        database.execute("CREATE VIEW b AS SELECT enhet, item, CAST(svar AS INT) AS value FROM a")
    with (
        opened(f"duckdb:///{tmp_path}/a.duckdb?table=b") as source,
        pytest.raises(SourceError, match="the database fails") as caught,
    ):
        list(source.tallies(WANTED))
    assert "hemmelig" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
