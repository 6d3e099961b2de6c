"""The expression that counts in other databases counts in Spark too.

Spark is installed by the session of its own, `nox -s spark`; elsewhere this is skipped.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, ClassVar, Final

import pytest
from attrs import frozen

from arbeidsmiljo.closing import Closing
from arbeidsmiljo.survey.addresses import SECONDS, Secrets
from arbeidsmiljo.survey.counts_sources import (
    CountsSource,
    CountsSourceOpener,
    DatabaseAddress,
    LongTable,
    Tallies,
    Wanted,
)
from arbeidsmiljo.survey.source_faults import no_table
from arbeidsmiljo.testing.counts_sources import HEADINGS, CountsSourceContract, LongRow
from arbeidsmiljo.testing.served import Served
from arbeidsmiljo_ibis.counting import tallies_of
from arbeidsmiljo_ibis.expressions import Backend, errors

# Spark calls pandas as older ones wanted to be called.
pytestmark = pytest.mark.filterwarnings("ignore")
NUMBERS: Final = count()

if "ARBEIDSMILJO_REQUIRE_SPARK" not in os.environ:
    pytest.importorskip("pyspark", reason="Spark is not installed; nox -s spark installs it")


@frozen
class SessionTable(Closing):
    """A table of a session that is somebody else's, and goes on when it is closed."""

    address: DatabaseAddress
    backend: Backend

    def tallies(self, wanted: Wanted) -> Iterator[Tallies]:
        """Count equal rows."""
        long = LongTable.of(self.address)
        try:
            table = self.backend.table(long.name)
        except errors.TableNotFound:
            raise no_table(self.address) from None
        yield from tallies_of(table, long, wanted)

    def close(self) -> None:
        """Let the session go on."""


@frozen
class Cluster:
    """Opens tables of a session of Spark's, as a program on a cluster would."""

    backend: Backend
    databases: frozenset[str] = frozenset({"spark"})

    def open(
        self, address: DatabaseAddress, *, secrets: Secrets, seconds: float = SECONDS
    ) -> CountsSource:
        """Open a table."""
        del secrets, seconds
        LongTable.of(address)
        return SessionTable(address, self.backend)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Generator[Any]:
    """A session of Spark's on this machine."""
    sql = importlib.import_module("pyspark.sql")
    folder: Path = tmp_path_factory.mktemp("spark")
    found = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", str(folder))
        .getOrCreate()
    )
    yield found
    found.stop()


class TestSpark(CountsSourceContract):
    """The contract of counts sources, for Spark."""

    tables = 10
    session: ClassVar[Any] = None
    backend: ClassVar[Backend]

    @pytest.fixture(autouse=True)
    def on_a_cluster(self, session: Any) -> None:  # noqa: ANN401 - Spark has no types of ours
        """Ask the session of the tests."""
        ibis = importlib.import_module("ibis")
        type(self).session = session
        type(self).backend = ibis.pyspark.connect(session)

    def opener(self) -> CountsSourceOpener:
        """Give what opens tables."""
        return Cluster(self.backend)

    @contextmanager
    def served(self, rows: Sequence[LongRow]) -> Generator[Served]:
        """Serve a view."""
        name = f"svar{next(NUMBERS)}"
        numbers = not any(isinstance(row.value, str) for row in rows)
        kinds = ("STRING", "STRING", "INT" if numbers else "STRING", "STRING", "STRING")
        schema = ", ".join(" ".join(one) for one in zip(HEADINGS, kinds, strict=True))
        frame = self.session.createDataFrame([row.cells for row in rows], schema)
        frame.createOrReplaceTempView(name)
        yield Served(url=f"spark:///local?table={name}", secrets={})
        self.session.catalog.dropTempView(name)
