"""Counting equal rows of a long table: one expression for every database that Ibis knows.

Example:
    On a cluster, a program gives a table of its own session:

        spark = ibis.pyspark.connect(session)
        tallies = tallies_of(spark.table("svar"), LongTable(name="svar"), wanted)
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final, cast

from arbeidsmiljo.survey.counts_sources import LongTable, Tallies, Wanted
from arbeidsmiljo.survey.source_faults import check_columns, too_many_kinds
from arbeidsmiljo_ibis.expressions import Array, Expression, Table, ibis

_AT_A_TIME: Final = 100_000
_LONGEST: Final = 500
"""Letters; a longer text is no answer to choose from, and only its beginning comes over."""
MOST_ANSWERS: Final = 1_000
"""Different ones to a question, or of what tells who leads; where there are more, they are none."""
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
    rows = _rows(table, long, wanted)
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
        InvalidInputError: It lacks a column, or one has so much in it that it is another.
    """
    called = source or long.name
    check_columns(called, long, wanted, table.columns)
    rows = _rows(table, long, wanted)
    answers = rows.select("item", "value").distinct()
    of_items = answers.group_by("item").agg(number=answers.count())
    for column, too_many in (
        (long.value, of_items.filter(of_items["number"] > MOST_ANSWERS)),
        (wanted.unit, _above(rows.select("unit"), wanted.most_units)),
        (wanted.leader, _above(rows.select("leader"), MOST_ANSWERS)),
    ):
        if column is not None and too_many.count().to_pyarrow().as_py():
            raise too_many_kinds(called, column)
    columns = {"unit": wanted.unit, "value": long.value, "leader": wanted.leader}
    with_decimals = {
        name for name, column in columns.items() if column and _has_decimals(table[column])
    }
    result = groups_of(table, long, wanted).to_pyarrow()
    for batch in result.to_batches(max_chunksize=_AT_A_TIME):
        units, items, values, leaders = (
            _texts(batch.column(name), are_numbers=name in with_decimals) for name in _TEXTS
        )
        yield Tallies(
            named=cast("list[bool | None]", batch.column("named").to_pylist()),
            units=units,
            items=items,
            values=values,
            leaders=leaders,
            numbers=cast("list[int]", batch.column("number").to_pylist()),
        )


def _rows(table: Table, long: LongTable, wanted: Wanted) -> Table:
    """Say what is looked at of each row."""
    nothing = ibis.null("string")
    item = _as_text(table[long.item])
    named = item.isin(wanted.items)
    texts = {
        "unit": _as_text(table[wanted.unit]).left(_LONGEST),
        "item": item,
        "value": _as_text(table[long.value]).left(_LONGEST),
        "leader": nothing
        if wanted.leader is None
        else _as_text(table[wanted.leader]).left(_LONGEST),
    }
    rows = table.select(
        named=named, **{name: ibis.ifelse(named, text, nothing) for name, text in texts.items()}
    )
    if long.skips_others:
        rows = rows.filter(rows["named"].fill_null(True))  # noqa: FBT003 - as Ibis takes it
    return rows


def _above(texts: Table, most: int) -> Table:
    """Say which different texts of a column are above so many."""
    return texts.distinct().limit(1, offset=most)


def _as_text(column: Expression) -> Expression:
    """Give a column as text, where the database has it as a text of a type of its own too.

    Ibis takes that for text already, as it does PostgreSQL's enumerations, and would not cast it:
    so it is first cast to text that cannot be nothing.
    """
    return column.cast("!string").cast("string")


def _has_decimals(column: Expression) -> bool:
    kind = column.type()
    return kind.is_floating() or kind.is_decimal()


def _texts(column: Array, *, are_numbers: bool) -> Sequence[str | None]:
    """Give the texts of a column; one that is there often is made once."""
    encoded = column.dictionary_encode()
    texts = cast("list[str]", encoded.dictionary.to_pylist())
    if are_numbers:
        texts = [_without_empty_decimals(text) for text in texts]
    places = cast("list[int | None]", encoded.indices.to_pylist())
    return [None if place is None else texts[place] for place in places]


def _without_empty_decimals(text: str) -> str:
    """Give a number as it stands in files: `4` for what databases write as `4.0` or `4.00`."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite():
        return text
    plain = f"{number:f}" if number else "0"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
