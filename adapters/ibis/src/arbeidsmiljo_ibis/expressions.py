"""The parts of Ibis that are used here, with their types, which Ibis itself does not bring."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence
from typing import Protocol, cast


class Kind(Protocol):
    """What a column has in it."""

    def is_floating(self) -> bool:
        """Tell whether it is numbers of which only so many digits are known."""
        ...

    def is_decimal(self) -> bool:
        """Tell whether it is numbers with so many decimals."""
        ...


class Expression(Protocol):
    """A column, or a value for each row."""

    def type(self) -> Kind:
        """Tell what it has in it."""
        ...

    def left(self, letters: int) -> Expression:
        """Give the beginning of texts."""
        ...

    def cast(self, to: str) -> Expression:
        """Give it as another type."""
        ...

    def __gt__(self, other: int, /) -> Expression:
        """Tell whether it is more."""
        ...

    def isin(self, values: Sequence[str]) -> Expression:
        """Tell whether it is one of some values; nothing where it is nothing."""
        ...

    def fill_null(self, value: object, /) -> Expression:
        """Give something where it is nothing."""
        ...


class Array(Protocol):
    """A column of a result, of pyarrow."""

    def dictionary_encode(self) -> EncodedArray:
        """Give each value that is in it once."""
        ...

    def to_pylist(self) -> list[object]:
        """Give the values."""
        ...


class EncodedArray(Protocol):
    """A column of a result, and each value that is in it once."""

    @property
    def dictionary(self) -> Array:
        """Each value, once."""
        ...

    @property
    def indices(self) -> Array:
        """Which value it is, or nothing."""
        ...


class Batch(Protocol):
    """Some rows of a result."""

    def column(self, name: str) -> Array:
        """Give a column."""
        ...


class Result(Protocol):
    """The rows of a result, packed."""

    def to_batches(self, *, max_chunksize: int) -> Iterable[Batch]:
        """Give some rows at a time."""
        ...


class Single(Protocol):
    """A single number of a result, packed."""

    def as_py(self) -> int:
        """Give it."""
        ...


class Number(Protocol):
    """A number that is computed of a table."""

    def to_pyarrow(self) -> Single:
        """Have the database compute it."""
        ...


class Grouped(Protocol):
    """A table in groups."""

    def agg(self, **values: object) -> Table:
        """Give a row for each group."""
        ...


class Table(Protocol):
    """A table of some database, or what is made of one."""

    @property
    def columns(self) -> Sequence[str]:
        """What its columns are called."""
        ...

    def __getitem__(self, name: str) -> Expression:
        """Give a column."""
        ...

    def select(self, *names: str, **values: Expression) -> Table:
        """Keep columns, or make columns of its columns."""
        ...

    def distinct(self) -> Table:
        """Leave rows out that are there already."""
        ...

    def limit(self, number: int, *, offset: int = 0) -> Table:
        """Keep so many rows at most, after those that come first."""
        ...

    def filter(self, condition: Expression) -> Table:
        """Leave rows out."""
        ...

    def group_by(self, *names: str) -> Grouped:
        """Put equal rows together."""
        ...

    def count(self) -> Number:
        """Count rows."""
        ...

    def to_pyarrow(self) -> Result:
        """Have the database carry it out, and give its rows."""
        ...


class Backend(Protocol):
    """A connection to a database."""

    def table(self, name: str, *, database: str | None = None) -> Table:
        """Give a table.

        Raises:
            TableNotFound: There is none of that name.
        """
        ...

    def disconnect(self) -> None:
        """Let go of it."""
        ...


class _Connects(Protocol):
    """A kind of database."""

    def connect(self, **options: object) -> Backend:
        """Connect to one."""
        ...


class _Ibis(Protocol):
    """The library."""

    duckdb: _Connects
    postgres: _Connects

    def null(self, kind: str) -> Expression:
        """Give nothing, of a type."""
        ...

    def ifelse(self, condition: Expression, then: Expression, otherwise: Expression) -> Expression:
        """Give one or the other."""
        ...


class _Errors(Protocol):
    """Its errors."""

    IbisError: type[Exception]
    TableNotFound: type[Exception]


ibis = cast("_Ibis", importlib.import_module("ibis"))
errors = cast("_Errors", importlib.import_module("ibis.common.exceptions"))
