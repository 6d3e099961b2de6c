"""Databases are named by addresses that have nothing secret in them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.survey.counts_sources import DatabaseAddress, LongTable

_NAMES = st.text("abcdefghijklmnop0123456789-", min_size=1, max_size=8).map("a".__add__)
_FILES = st.text("abcæøå/\\ .?#%&:@-_", min_size=1, max_size=12)


@given(
    vendor=st.sampled_from(["duckdb", "postgresql"]),
    host=st.just("") | _NAMES | st.just("::1"),
    port=st.none() | st.integers(1, 65535),
    path=_FILES,
    options=st.dictionaries(_NAMES, st.text("abcæ øå&=?#/", min_size=1, max_size=6), max_size=3),
)
def test_an_address_reads_as_it_was_written(
    vendor: str, host: str, port: int | None, path: str, options: dict[str, str]
) -> None:
    """Each part of an address is found, and the address can be written again."""
    address = DatabaseAddress(
        vendor=vendor, host=host, port=port if host else None, path=path, options=options
    )
    assert DatabaseAddress.parse(str(address)) == address


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("svar.duckdb", "names no database"),
        ("duckdb://", "names no database"),
        ("duckdb:///", "names no database"),
        ("duckdb:///a%00b", "names no database"),
        ("duckdb+https://svar.example.no/x", "names no database"),
        ("postgresql://hr:hemmelig@db.example.no/hr", "ARBEIDSMILJO_POSTGRESQL_PASSWORD"),
        ("postgresql://hemmelig@db.example.no/hr", "has a user name or a password in it"),
        ("postgresql://db.example.no:99999/hr", "cannot be read"),
        ("duckdb:///svar.duckdb?table=svar&table=hemmelig", "says something twice"),
        ("duckdb:///svar.duckdb#hemmelig", "has a part after #"),
    ],
)
def test_addresses_that_are_none(url: str, says: str) -> None:
    """What is wrong with an address is told, and what stands in it is not."""
    with pytest.raises(InvalidInputError, match=re.escape(says)) as caught:
        DatabaseAddress.parse(url)
    assert "hemmelig" not in str(caught.value)
    assert "Example: duckdb:///svar.duckdb?table=svar" in str(caught.value)


def test_what_an_address_says_of_its_table() -> None:
    """Table, schema and columns are named, and have names that are usual otherwise."""
    usual = LongTable.of(DatabaseAddress.parse("duckdb:///svar.duckdb?table=svar"))
    assert usual == LongTable(name="svar")
    url = "postgresql:///hr?table=hr.Måling_2026&item=sp%C3%B8rsm%C3%A5l&value=svar&others=skip"
    assert LongTable.of(DatabaseAddress.parse(url)) == LongTable(
        name="Måling_2026", schema="hr", item="spørsmål", value="svar", skips_others=True
    )


def test_all_that_is_wrong_with_a_table_is_told_at_once() -> None:
    """Names that are none are told together, and not repeated."""
    url = "duckdb:///a.duckdb?table=hemmelig;--&item=&others=hemmelig"
    with pytest.raises(InvalidInputError) as caught:
        LongTable.of(DatabaseAddress.parse(url))
    assert [one.where for one in caught.value.problems] == ["table", "others", "columns"]
    assert "hemmelig" not in str(caught.value)
