"""The results of a large survey by other means: numpy by hand, polars, pandas and DuckDB.

Each begins with the answers in the form that it works on, and finds for each unit and item, all
below the unit included, how many gave each answer, n and the mean.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from arbeidsmiljo.survey.answer_rows import NO_ANSWER
from tests.benchmarks.large_survey import VALUES, LargeSurvey


@frozen(kw_only=True)
class Way:
    """A way to the results.

    Attributes:
        find: Finds them, in whatever form is natural.
        read: Takes that to pieces, so that it can be compared.
    """

    find: Callable[[], object]
    read: Callable[[Any], Found]


@frozen(kw_only=True)
class Found:
    """What was found, in the order of units and items.

    Attributes:
        counts: By unit, value and item.
        numbers: By unit and item.
        means: Likewise; not a number where nobody answered.
    """

    counts: NDArray[Any]
    numbers: NDArray[Any]
    means: NDArray[Any]


def by_hand(survey: LargeSurvey) -> Way:
    """Use numpy as whoever knows it well does."""
    columns = list(survey.columns.values())
    above, units = survey.above, len(survey.above)

    def find() -> Found:
        codes = survey.places * (VALUES + 1)
        counts = np.empty((units, VALUES, len(columns)), np.uint32)
        for item, column in enumerate(columns):
            numbers = np.bincount(
                codes + np.minimum(column, VALUES), minlength=units * (VALUES + 1)
            )
            counts[:, :, item] = numbers.reshape(units, VALUES + 1)[:, :VALUES]
        levels = [np.flatnonzero(above < 0)]
        while len(levels[-1]):
            levels.append(np.flatnonzero(np.isin(above, levels[-1])))
        for level in levels[-2:0:-1]:
            below = level[np.argsort(above[level], kind="stable")]
            firsts = np.flatnonzero(np.diff(above[below], prepend=-1))
            counts[above[below[firsts]]] += np.add.reduceat(counts[below], firsts, axis=0)
        numbers = counts.sum(axis=1)
        sums = sum(place * counts[:, place] for place in range(1, VALUES))
        with np.errstate(invalid="ignore"):
            return Found(counts=counts, numbers=numbers, means=1 + sums / numbers)

    return Way(find=find, read=lambda found: found)


def by_polars(survey: LargeSurvey) -> Way:
    """Use polars: count each value of each column by unit, join with the units above, and add."""
    pl = import_module("polars")
    answers = pl.DataFrame(survey.table)
    unit, within = survey.inside
    inside = pl.DataFrame({"unit": unit, "within": within})
    names = [f"{item}_{value}" for value in range(VALUES) for item in survey.columns]

    def find() -> object:
        counts = answers.group_by("unit").agg(
            (pl.col(item) == value).sum().alias(f"{item}_{value}")
            for value in range(VALUES)
            for item in survey.columns
        )
        whole = (
            inside.join(counts, on="unit", how="left")
            .group_by("within")
            .agg(pl.col(names).sum())
            .sort("within")
        )
        return whole.with_columns(
            pl.sum_horizontal(f"{item}_{value}" for value in range(VALUES)).alias(f"{item}_n")
            for item in survey.columns
        ).with_columns(
            (
                1
                + pl.sum_horizontal(
                    value * pl.col(f"{item}_{value}").cast(pl.Int64) for value in range(1, VALUES)
                )
                / pl.col(f"{item}_n")
            ).alias(f"{item}_mean")
            for item in survey.columns
        )

    return Way(find=find, read=partial(_of_frame, survey))


def by_pandas(survey: LargeSurvey) -> Way:
    """Use pandas: count each column by unit and value, and add level by level."""
    pd = import_module("pandas")
    answers = pd.DataFrame(survey.table)
    above = pd.Series(survey.above)
    levels = [above.index[above < 0]]
    while len(levels[-1]):
        levels.append(above.index[above.isin(levels[-1])])

    def find() -> tuple[Any, Any, Any]:
        parts = {}
        for item in survey.columns:
            given = answers.loc[answers[item] != NO_ANSWER, ["unit", item]]
            table = given.groupby(["unit", item]).size().unstack(fill_value=0)
            parts[item] = table.reindex(range(len(above)), fill_value=0)
        counts = pd.concat(parts, axis=1)
        for level in levels[-2:0:-1]:
            below = counts.loc[level].groupby(above[level]).sum()
            counts.loc[below.index] += below
        numbers = counts.T.groupby(level=0).sum().T
        places = counts.columns.get_level_values(1).to_numpy()
        means = 1 + (counts * places).T.groupby(level=0).sum().T / numbers
        return counts, numbers, means

    def read(found: tuple[Any, Any, Any]) -> Found:
        counts, numbers, means = (one.to_numpy() for one in found)
        by_value = counts.reshape(len(above), len(survey.columns), VALUES)
        return Found(counts=by_value.transpose(0, 2, 1), numbers=numbers, means=means)

    return Way(find=find, read=read)


def by_duckdb(survey: LargeSurvey) -> Way:
    """Use DuckDB: the same in one statement, over the answers as they lie in its memory."""
    connection = import_module("duckdb").connect()
    pd = import_module("pandas")
    unit, within = survey.inside
    for name, frame in (
        ("answers", pd.DataFrame(survey.table)),
        ("inside", pd.DataFrame({"unit": unit, "within": within})),
    ):
        connection.register("frame", frame)
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM frame")  # noqa: S608 - ours
        connection.unregister("frame")
    cells = [(item, value) for value in range(VALUES) for item in survey.columns]
    count = ", ".join(f"count(*) FILTER ({i} = {v})::INT AS {i}_{v}" for i, v in cells)
    total = ", ".join(f"coalesce(sum({i}_{v}), 0)::INT AS {i}_{v}" for i, v in cells)
    n = {i: " + ".join(f"{i}_{v}" for v in range(VALUES)) for i in survey.columns}
    places = {i: " + ".join(f"{v} * {i}_{v}" for v in range(1, VALUES)) for i in survey.columns}
    told = ", ".join(
        f"({n[i]}) AS {i}_n, 1 + ({places[i]}) / nullif({n[i]}, 0) AS {i}_mean" for i in n
    )
    statement = (
        f"WITH own AS (SELECT unit, {count} FROM answers GROUP BY unit), "  # noqa: S608 - likewise
        f"whole AS (SELECT within, {total} FROM inside LEFT JOIN own USING (unit) "
        f"GROUP BY within) SELECT *, {told} FROM whole ORDER BY within"
    )

    def find() -> object:
        return connection.execute(statement).fetchnumpy()

    return Way(find=find, read=partial(_of_frame, survey))


def _of_frame(survey: LargeSurvey, frame: Any) -> Found:  # noqa: ANN401 - of one library or another
    """Take what was found out of named columns."""

    def column(name: str) -> NDArray[Any]:
        return np.ma.filled(np.ma.asarray(frame[name]).astype(np.float64), np.nan)

    return Found(
        counts=np.stack(
            [
                np.stack([column(f"{item}_{value}") for item in survey.columns], axis=1)
                for value in range(VALUES)
            ],
            axis=1,
        ),
        numbers=np.stack([column(f"{item}_n") for item in survey.columns], axis=1),
        means=np.stack([column(f"{item}_mean") for item in survey.columns], axis=1),
    )
