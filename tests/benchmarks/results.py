"""All results of a large survey in all units, and what may be shown of them, beside other means.

Each way is first compared with the others. Its memory is that of a process of its own, in which
the answers lie as well.
"""

import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

import numpy as np

from arbeidsmiljo.model.identifiers import FactorKey
from arbeidsmiljo.survey.candidates import Candidates
from arbeidsmiljo.survey.counts import CountsEngine, leaf_counts
from arbeidsmiljo.survey.item_results import ItemResults, ItemResultsEngine, item_results
from arbeidsmiljo.survey.questionnaire import Item
from arbeidsmiljo.survey.results import Scale
from arbeidsmiljo.survey.suppression import SuppressionEngine, largest_safe_of_each
from arbeidsmiljo_numpy.adding import numpy_item_results
from arbeidsmiljo_numpy.counting import numpy_counts
from arbeidsmiljo_numpy.suppression import numpy_largest_safe
from tests.benchmarks.large_round import SIZES, LargeRound
from tests.benchmarks.large_survey import VALUES, LargeSurvey
from tests.benchmarks.results_peers import Found, Way, by_duckdb, by_hand, by_pandas, by_polars
from tests.benchmarks.timing import table, timed

LEVELS: Final = (1, 12, 150, 1500, 13_337)
RESPONDENTS: Final = 200_000
ITEMS: Final = 70
GROUPS: Final = (5, 10)
"""The smallest groups that may be shown."""

_MEBIBYTE: Final = 1024


def _ours(counting: CountsEngine, adding: ItemResultsEngine, survey: LargeSurvey) -> Way:
    items = [
        Item(key=key, factor=FactorKey("f"), scale=Scale(minimum=1, maximum=VALUES))
        for key in survey.columns
    ]
    rows, shape = survey.rows, (len(survey.parents), ITEMS)

    def read(found: ItemResults) -> Found:
        counts = np.frombuffer(b"".join(found.counts.rows), np.uint32)
        return Found(
            counts=counts.reshape(shape[0], VALUES, ITEMS),
            numbers=np.array(found.numbers).reshape(shape),
            means=np.array(found.means).reshape(shape),
        )

    return Way(find=lambda: adding(counting(rows), survey.parents, items), read=read)


WAYS: Final[Mapping[str, Callable[[LargeSurvey], Way]]] = {
    "numpy by hand": by_hand,
    "arbeidsmiljo with numpy": partial(_ours, numpy_counts, numpy_item_results),
    "arbeidsmiljo alone": partial(_ours, leaf_counts, item_results),
    "polars": by_polars,
    "pandas": by_pandas,
    "DuckDB": by_duckdb,
}


def _survey() -> LargeSurvey:
    return LargeSurvey.of(LEVELS, RESPONDENTS, ITEMS)


def main() -> None:
    """Print the tables."""
    # First, as a process begins with the memory that the one before it had.
    print(_memory())
    survey = _survey()
    print(_times(survey))
    print(_protecting(survey))
    print(_publishing(survey))


def _memory() -> str:
    lines = ["Memory, at most\n", "| | MiB |", "|---|---:|"]
    for number, name in enumerate(["the answers alone", *WAYS]):
        command = [sys.executable, "-m", "tests.benchmarks.results", str(number)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        lines.append(f"| {name} | {told.strip()} |")
    return "\n".join(lines) + "\n"


def _times(survey: LargeSurvey) -> str:
    ways = {name: make(survey) for name, make in WAYS.items()}
    first, *others = (way.read(way.find()) for way in ways.values())
    for name, other in zip(list(ways)[1:], others, strict=True):
        same = np.array_equal(first.counts, other.counts)
        same = same and np.array_equal(first.numbers, other.numbers)
        if not (same and np.allclose(first.means, other.means, equal_nan=True)):
            sys.exit(f"{name} finds other results")
    title = (
        f"n, mean and distribution of {ITEMS} items in {len(survey.parents):,} units of "
        f"{len(LEVELS)} levels, from {RESPONDENTS:,} respondents"
    )
    return table(title, timed({name: way.find for name, way in ways.items()}, rounds=5))


def _protecting(survey: LargeSurvey) -> str:
    counts = numpy_counts(survey.rows)

    def shown(engine: SuppressionEngine, smallest: int) -> object:
        return engine(Candidates.counted(counts, survey.parents, [smallest] * ITEMS))

    for smallest in GROUPS:
        if shown(numpy_largest_safe, smallest) != shown(largest_safe_of_each, smallest):
            sys.exit(f"the engines show other units in groups of {smallest}")
    candidates: dict[str, Callable[[], object]] = {
        "counting the answers": partial(numpy_counts, survey.rows)
    }
    for smallest in GROUPS:
        candidates[f"what may be shown, groups of {smallest}, with numpy"] = partial(
            shown, numpy_largest_safe, smallest
        )
    alone = f"what may be shown, groups of {GROUPS[0]}, alone"
    candidates[alone] = partial(shown, largest_safe_of_each, GROUPS[0])
    title = f"What may be shown of {ITEMS} items in {len(survey.parents):,} units"
    return table(title, timed(candidates, rounds=5))


def _publishing(survey: LargeSurvey) -> str:
    small = LargeRound.of(LargeSurvey.of(LEVELS[:3], RESPONDENTS // 100, ITEMS // 10))
    if small.publish(numpy_largest_safe) != small.publish(largest_safe_of_each):
        sys.exit("the engines publish other results")
    made = LargeRound.of(survey)
    published = made.publish(numpy_largest_safe)
    candidates: dict[str, Callable[[], object]] = {
        "counting the answers": partial(numpy_counts, survey.rows),
        "the largest safe publications": partial(made.largest_safe, numpy_largest_safe),
        "those that show no group of one answer": partial(made.shown, numpy_largest_safe),
        "the round, checked and published": partial(made.publish, numpy_largest_safe),
        "the same beside its publication": partial(
            made.publish, numpy_largest_safe, earlier=[published]
        ),
    }
    title = (
        f"Publishing {ITEMS} factors in {len(survey.parents):,} units, groups of "
        f"{SIZES.ordinary}: {len(published.rows):,} of {len(made.results.rows):,} results"
    )
    return table(title, timed(candidates, rounds=3))


def _peak(number: int) -> str:
    """Find what one way takes; nothing is found for number 0."""
    survey = _survey()
    if number:
        list(WAYS.values())[number - 1](survey).find()
    else:
        survey.rows  # noqa: B018 - they are made when they are first asked for
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEBIBYTE:.0f}"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(_peak(int(sys.argv[1])))
    else:
        main()
