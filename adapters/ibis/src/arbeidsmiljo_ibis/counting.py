"""Counting equal rows of a long table: one expression for every database that Ibis knows.

Example:
    On a cluster, a program gives a table of its own session:

        spark = ibis.pyspark.connect(session)
        tallies = tallies_of(spark.table("svar"), LongTable(name="svar"), Wanted.of(mapping))
"""

from collections.abc import Iterator, Sequence
from typing import Final, cast

from arbeidsmiljo.survey.counts_sources import LongTable, Tallies, Wanted
from arbeidsmiljo.survey.source_faults import check_columns
from arbeidsmiljo_ibis.expressions import Array, Table, ibis

_AT_A_TIME: Final = 100_000
_TEXTS: Final = ("unit", "item", "value", "leader")


def groups_of(table: Table, long: LongTable, wanted: Wanted) -> Table:
    """Say what is counted, as an expression that the table's own database carries out.

    Nothing that tells one row from another is in it. Of answers to other questions nothing but
    their number is.

    Args:
        table: The answers; names in it are quoted as its database does.
        long: What its columns are called.
        wanted: What is counted.
    """
    nothing = ibis.null("string")
    item = table[long.item].cast("string")
    named = item.isin(wanted.items)
    texts = {
        "unit": table[wanted.unit].cast("string"),
        "item": item,
        "value": table[long.value].cast("string"),
        "leader": nothing if wanted.leader is None else table[wanted.leader].cast("string"),
    }
    rows = table.select(
        named=named, **{name: ibis.ifelse(named, text, nothing) for name, text in texts.items()}
    )
    if long.skips_others:
        rows = rows.filter(rows["named"].fill_null(True))  # noqa: FBT003 - as Ibis takes it
    return rows.group_by("named", *_TEXTS).agg(number=rows.count())


def tallies_of(
    table: Table, long: LongTable, wanted: Wanted, *, source: str = ""
) -> Iterator[Tallies]:
    """Count equal rows, where they lie.

    Args:
        table: The answers, of any database that Ibis knows.
        long: What its columns are called.
        wanted: What is counted.
        source: What to call the table in errors; its name where left out.

    Raises:
        InvalidInputError: It lacks a column.
    """
    check_columns(source or long.name, long, wanted, table.columns)
    result = groups_of(table, long, wanted).to_pyarrow()
    for batch in result.to_batches(max_chunksize=_AT_A_TIME):
        units, items, values, leaders = (_texts(batch.column(name)) for name in _TEXTS)
        yield Tallies(
            named=cast("list[bool | None]", batch.column("named").to_pylist()),
            units=units,
            items=items,
            values=values,
            leaders=leaders,
            numbers=cast("list[int]", batch.column("number").to_pylist()),
        )


def _texts(column: Array) -> Sequence[str | None]:
    """Give the texts of a column; one that is there often is made once."""
    encoded = column.dictionary_encode()
    texts = cast("list[str]", encoded.dictionary.to_pylist())
    places = cast("list[int | None]", encoded.indices.to_pylist())
    return [None if place is None else texts[place] for place in places]
