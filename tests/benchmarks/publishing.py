"""The largest safe publication of trees of growing size, against reading the tree alone."""

from functools import partial

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.survey.disclosure import atoms
from arbeidsmiljo.survey.respondents import Respondents
from arbeidsmiljo.survey.suppression import largest_safe
from tests.benchmarks.timing import table, timed


def tree(units: int) -> Respondents:
    """Make a tree in which each unit has four below it, and leaves of 1 to 14 answers."""
    parents = {
        UnitId(f"u{number}"): UnitId(f"u{(number - 1) // 4}") if number else None
        for number in range(units)
    }
    numbers: dict[UnitId, int] = dict.fromkeys(parents, 0)
    for number in reversed(range(units)):
        unit = UnitId(f"u{number}")
        if numbers[unit] == 0:
            numbers[unit] = 1 + number * 7 % 14
        if (above := parents[unit]) is not None:
            numbers[above] += numbers[unit]
    return Respondents(parents=parents, numbers=numbers)


def main() -> None:
    """Print the table."""
    for units in (40, 400, 4000):
        made = tree(units)
        everything = frozenset(made.numbers)
        timings = timed(
            {
                "checking a publication": partial(atoms, made, everything),
                "finding the largest safe one": partial(largest_safe, made, 5),
            }
        )
        print(table(f"A tree of {units} units", timings))


if __name__ == "__main__":
    main()
