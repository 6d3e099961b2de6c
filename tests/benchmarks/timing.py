"""Timing: rounds of several candidates in turn, so that a noisy machine disturbs all alike."""

from collections.abc import Callable, Mapping
from statistics import median
from time import process_time

from attrs import frozen


@frozen(kw_only=True)
class Timing:
    """What one candidate took.

    Attributes:
        name: What it is called.
        seconds: The median over the rounds, of one call, in seconds of processor time.
    """

    name: str
    seconds: float


def timed(
    candidates: Mapping[str, Callable[[], object]], *, rounds: int = 7, least: float = 0.05
) -> list[Timing]:
    """Time candidates against each other.

    Args:
        candidates: Name to what is done.
        rounds: How often each gets its turn.
        least: How long a turn lasts at least, in seconds.
    """
    taken: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, call in candidates.items():
            calls, began = 0, process_time()
            while process_time() - began < least:
                call()
                calls += 1
            taken[name].append((process_time() - began) / calls)
    return [Timing(name=name, seconds=median(times)) for name, times in taken.items()]


def table(title: str, timings: list[Timing]) -> str:
    """Write timings as a table, each against the first."""
    first = timings[0].seconds
    lines = [f"{title}\n", "| | ms | against the first |", "|---|---:|---:|"]
    lines += [
        f"| {one.name} | {1000 * one.seconds:.3f} | {one.seconds / first:.2f} × |"
        for one in timings
    ]
    return "\n".join(lines) + "\n"
