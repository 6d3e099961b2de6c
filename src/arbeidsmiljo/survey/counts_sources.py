"""Counts sources: databases in which answers lie, and are counted without leaving them.

The answers are a long table: one row for each respondent and question, with the unit, the question
and the answer. Only groups of equal rows come over, each with its number; who answered is never
asked for. A database is named by a URL such as `postgresql://db.example.no/hr?table=svar`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Protocol, Self
from urllib.parse import quote, unquote, urlencode

from attrs import field, frozen

from arbeidsmiljo.closing import Closing
from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.addresses import SECONDS, Secrets, UrlParts, wrong_address
from arbeidsmiljo.survey.answers_mapping import AnswersMapping

OPTIONS: Final = frozenset({"table", "item", "value", "others"})
"""What an address of a database may say after its question mark."""

_TEXTS_OF_A_UNIT: Final = 3
"""So many there may be, since spellings differ and some units are wrong; groups are larger."""
_SCHEME: Final = re.compile(r"[a-z][a-z0-9]*")
_NAME: Final = re.compile(r"[^\W\d]\w{0,62}")
_TABLE: Final = re.compile(rf"{_NAME.pattern}(?:\.{_NAME.pattern})?")
_SKIP: Final = "skip"
_EXAMPLE: Final = "duckdb:///svar.duckdb?table=svar"


def _frozen(value: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(value))


@frozen(kw_only=True)
class DatabaseAddress:
    """Where a database lies; nothing in it is secret.

    Attributes:
        vendor: Which kind of database, such as `duckdb`.
        host: Where it runs; empty where it is a file, or on this machine.
        port: At which port; None for the usual one.
        path: What comes after the host and a slash: a file, or the name of a database.
        options: Which table, and what its columns are called.
    """

    vendor: str
    host: str = ""
    port: int | None = None
    path: str = ""
    options: Mapping[str, str] = field(factory=dict[str, str], converter=_frozen)

    @classmethod
    def parse(cls, url: str) -> Self:
        """Read a URL.

        Raises:
            InvalidInputError: It is no such URL, or has a user name or a password in it; neither
                is repeated.

        Example:
            >>> DatabaseAddress.parse("duckdb:////srv/hr/svar.duckdb?table=svar").path
            '/srv/hr/svar.duckdb'
        """
        parts = UrlParts.parse(url, example=_EXAMPLE)
        path = unquote(parts.path.removeprefix("/"))
        if not _SCHEME.fullmatch(parts.scheme) or not path or not path.isprintable():
            message = "write it as in the example"
            raise wrong_address("names no database", message, example=_EXAMPLE)
        return cls(
            vendor=parts.scheme,
            host=parts.host,
            port=parts.port,
            path=path,
            options=parts.options,
        )

    @property
    def site(self) -> str:
        """Where it runs, as its URL begins, with the host and the port."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.vendor}://{name}" + ("" if self.port is None else f":{self.port}")

    def __str__(self) -> str:
        """Read as the URL that it was written as."""
        query = f"?{urlencode(self.options)}" if self.options else ""
        return f"{self.site}/{quote(self.path, safe='/:')}{query}"


@frozen(kw_only=True)
class LongTable:
    """Which table has the answers, and what its columns are called.

    Attributes:
        name: Of the table or view.
        schema: That it lies in; empty for the usual one.
        item: The column that says which question is answered.
        value: The column with the answer.
        skips_others: Whether answers to questions that nobody asks for are left out, not told.
    """

    name: str
    schema: str = ""
    item: str = "item"
    value: str = "value"
    skips_others: bool = False

    @classmethod
    def of(cls, address: DatabaseAddress) -> Self:
        """Read what an address says after its question mark.

        Raises:
            InvalidInputError: No table is named, or a name is none; it is not repeated.
        """
        given = address.options
        problems: list[Problem] = []
        if not _TABLE.fullmatch(given.get("table", "")):
            problems.append(
                Problem(
                    "table",
                    "is missing, or no name of a table; end the address with ?table=svar, or with "
                    "?table=hr.svar for one in a schema",
                )
            )
        if given.get("others", _SKIP) != _SKIP:
            problems.append(Problem("others", f"can only be {_SKIP}; leave it out otherwise"))
        if not all(given.get(name, "x").isprintable() and given.get(name, "x") for name in OPTIONS):
            problems.append(Problem("columns", "need names; say which with &item= and &value="))
        if problems:
            raise InvalidInputError("address of the survey", problems, f"Example: {_EXAMPLE}")
        schema, _, name = given["table"].rpartition(".")
        return cls(
            name=name,
            schema=schema,
            item=given.get("item", "item"),
            value=given.get("value", "value"),
            skips_others="others" in given,
        )


@frozen(kw_only=True)
class Wanted:
    """What is counted in a long table.

    Attributes:
        unit: The column with each respondent's unit.
        items: What the table calls the questions whose answers are read.
        most_units: So many different texts may tell units; a column that has more tells persons,
            and a source refuses it.
        leader: The column that tells who leads the unit; None where that is not asked.
    """

    unit: str
    items: tuple[str, ...]
    most_units: int
    leader: str | None = None

    @classmethod
    def of(cls, mapping: AnswersMapping, organisation: Organisation) -> Self:
        """Say what a mapping needs; its columns of items are the questions of a long table.

        Args:
            mapping: What units, questions and answers mean.
            organisation: Whose units the respondents are of.
        """
        return cls(
            unit=mapping.unit,
            items=tuple(one.column for one in mapping.items),
            most_units=_TEXTS_OF_A_UNIT * (len(organisation.units) + len(mapping.units)),
            leader=None if mapping.leader is None else mapping.leader.column,
        )


@frozen(kw_only=True)
class Tallies:
    """Groups of equal rows of a long table: columns of equal length, one place for each group.

    What stands in a row is text, also where the table has numbers; None is nothing (NULL).

    Attributes:
        named: Whether the question is among those that are wanted; None where the row has none.
            All rows of which it is not True are one group, and nothing else is told of them.
        units: The unit.
        items: The question.
        values: The answer.
        leaders: What tells who leads; None in every group where it is not asked.
        numbers: How many rows there are of it.
    """

    named: Sequence[bool | None]
    units: Sequence[str | None]
    items: Sequence[str | None]
    values: Sequence[str | None] = field(repr=False)
    leaders: Sequence[str | None]
    numbers: Sequence[int]


class CountsSource(Closing, Protocol):
    """A long table in a database, which is only read; a context manager."""

    def tallies(self, wanted: Wanted) -> Iterator[Tallies]:
        """Count equal rows, where they lie.

        Returns:
            All groups, some at a time; one may come in parts, whose numbers add up.

        Raises:
            InvalidInputError: There is no such table, or it lacks a column.
            SourceError: The database cannot be asked, or fails.
        """
        ...


class CountsSourceOpener(Protocol):
    """Opens long tables in databases."""

    @property
    def databases(self) -> frozenset[str]:
        """The kinds of database, as their addresses begin, such as `duckdb`."""
        ...

    def open(
        self, address: DatabaseAddress, *, secrets: Secrets, seconds: float = SECONDS
    ) -> CountsSource:
        """Open a database.

        Args:
            address: Where it lies, and which table has the answers.
            secrets: Gives what the database asks for.
            seconds: How long connecting may take; counting takes as long as it needs.

        Raises:
            InvalidInputError: The address lacks something.
            SourceError: A secret is not known, or the database cannot be asked.
        """
        ...
