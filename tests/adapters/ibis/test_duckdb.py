"""Answers in DuckDB are counted where they lie."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from math import isnan
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError, SourceError
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.survey.counts_sources import CountsSource, CountsSourceOpener, Wanted
from arbeidsmiljo.survey.tables import text_of
from arbeidsmiljo.testing.counts_sources import (
    COLUMNS,
    HEADINGS,
    ROWS,
    CountsSourceContract,
    LongRow,
)
from arbeidsmiljo.testing.served import Served
from arbeidsmiljo_ibis import plugin
from arbeidsmiljo_ibis.counting import MOST_ANSWERS
from arbeidsmiljo_ibis.opener import Databases
from tests.effort import examples

WANTED = Wanted(unit="enhet", items=("i0", "i1"), most_units=9)


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
    "kind",
    [
        "TINYINT",
        "HUGEINT",
        "REAL",
        "DOUBLE",
        "DECIMAL(5, 2)",
        "DECIMAL(38, 0)",
        "VARCHAR",
        "ENUM('4', '101')",
    ],
)
def test_numbers_of_every_kind(tmp_path: Path, kind: str) -> None:
    """Units, questions, answers and leaders read as in files, whatever the table has them as."""
    with duckdb.connect(tmp_path / "a.duckdb") as database:
        database.execute(f"CREATE TABLE a (enhet {kind}, item BIGINT, value {kind}, leder {kind})")
        database.execute("INSERT INTO a VALUES ('101', 7, '4', '4'), ('101', 7, '4', '4')")
    with opened(f"duckdb:///{tmp_path}/a.duckdb?table=a") as source:
        (block,) = source.tallies(Wanted(unit="enhet", items=("7",), most_units=9, leader="leder"))
    assert (block.units, block.items, block.values) == (["101"], ["7"], ["4"])
    assert (block.leaders, block.numbers) == (["4"], [2])


@given(st.floats(allow_subnormal=False))
@settings(max_examples=examples(40), deadline=None)
def test_numbers_with_decimals_read_as_in_a_workbook(number: float) -> None:
    """A number is the same text as where it stands in a cell of a workbook, if it can be read."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "a.duckdb"
        with duckdb.connect(file) as database:
            database.execute("CREATE TABLE a (enhet TEXT, item TEXT, value DOUBLE)")
            database.execute("INSERT INTO a VALUES ('u0', 'i0', ?)", [number])
        with opened(f"duckdb:///{file}?table=a") as source:
            (block,) = source.tallies(WANTED)
    (text,) = block.values
    assert text is not None
    assert float(text) == number or isnan(number)
    if 1e-4 <= abs(number) < 1e15 or not number:
        assert text == text_of(number)


@pytest.mark.parametrize(
    ("options", "wanted", "differs"),
    [
        ("&value=mye", Wanted(unit="enhet", items=("i0",), most_units=9), MOST_ANSWERS),
        ("", Wanted(unit="enhet", items=("i0",), most_units=9, leader="mye"), MOST_ANSWERS),
        ("", Wanted(unit="mye", items=("i0",), most_units=9), 9),
    ],
)
def test_a_column_that_is_another(
    tmp_path: Path, options: str, wanted: Wanted, differs: int
) -> None:
    """A column of free text or of persons is refused, before anything in it comes over."""
    for name, rows in (("most", differs), ("more", differs + 1)):
        with duckdb.connect(tmp_path / f"{name}.duckdb") as database:
            database.execute(
                "CREATE TABLE a AS SELECT 'u0' AS enhet, 'i0' AS item, 1 AS value, "
                "'hemmelig ' || n AS mye FROM range(?) AS rows(n)",
                [rows],
            )
    with opened(f"duckdb:///{tmp_path}/most.duckdb?table=a{options}") as source:
        assert sum(sum(block.numbers) for block in source.tallies(wanted)) == differs
    with (
        opened(f"duckdb:///{tmp_path}/more.duckdb?table=a{options}") as source,
        pytest.raises(InvalidInputError, match="column 'mye': has more different") as caught,
    ):
        next(source.tallies(wanted))
    assert "hemmelig" not in str(caught.value)


def test_free_text_among_many_questions(tmp_path: Path) -> None:
    """One question answered in own words is refused, however many others there are beside it."""
    items = tuple(f"K{number}" for number in range(70))
    with duckdb.connect(tmp_path / "a.duckdb") as database:
        database.execute(
            "CREATE TABLE a AS SELECT 'u0' AS enhet, 'K' || (n % 70) AS item, "
            "CASE WHEN n % 70 = 69 THEN 'hemmelig ' || n ELSE (n % 5)::TEXT END AS value "
            "FROM range(70 * ?) AS rows(n)",
            [MOST_ANSWERS + 1],
        )
    address = f"duckdb:///{tmp_path}/a.duckdb?table=a"
    with opened(f"{address}&others=skip") as source:
        blocks = [*source.tallies(Wanted(unit="enhet", items=items[:69], most_units=9))]
    assert sum(sum(block.numbers) for block in blocks) == 69 * (MOST_ANSWERS + 1)
    with (
        opened(address) as source,
        pytest.raises(InvalidInputError, match="column 'value': has more different"),
    ):
        next(source.tallies(Wanted(unit="enhet", items=items, most_units=9)))


def test_of_long_texts_the_beginning_comes(tmp_path: Path) -> None:
    """Free text among the answers does not come over as a whole."""
    with duckdb.connect(tmp_path / "a.duckdb") as database:
        database.execute(
            "CREATE TABLE a AS SELECT repeat('u', 9000) AS enhet, 'i0' AS item, "
            "repeat('x', 9000) AS value"
        )
    with opened(f"duckdb:///{tmp_path}/a.duckdb?table=a") as source:
        (block,) = source.tallies(WANTED)
    assert (block.units, block.values) == (["u" * 500], ["x" * 500])


def test_many_groups_come_some_at_a_time(tmp_path: Path) -> None:
    """No group is lost or there twice where there are more than come at once."""
    with duckdb.connect(tmp_path / "a.duckdb") as database:
        database.execute(
            "CREATE TABLE a AS SELECT 'u' || (i % 90000) AS enhet, 'K' || (i % 5) AS item, "
            "i % 7 AS value FROM range(250000) AS rows(i)"
        )
    with opened(f"duckdb:///{tmp_path}/a.duckdb?table=a") as source:
        items = tuple(f"K{i}" for i in range(5))
        blocks = [*source.tallies(Wanted(unit="enhet", items=items, most_units=90_000))]
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
