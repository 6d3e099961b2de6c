"""Periods, restated: the trace is cut into them, day by day."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from attrs import evolve

from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.rules.verdict import State, Verdict
from arbeidsmiljo.testing.oracle.scene import Scene
from arbeidsmiljo.testing.oracle.told import Told, all_of

_DAY = timedelta(days=1)


def in_each_period(scene: Scene, every: ParameterKey, ask: Callable[[Scene], Told]) -> Told:
    """Ask in each period by itself; what is open at the end of one is broken."""
    return all_of(
        frozenset(_by_the_end(one, last, scene.on) for one in ask(period))
        for period, last in _periods(scene, every)
    )


def _by_the_end(verdict: Verdict, last: date | None, on: date) -> Verdict:
    if last is None or verdict.state not in (State.PENDING, State.OVERDUE):
        return verdict
    due = min(one for one in (verdict.due, last) if one is not None)
    return evolve(verdict, due=due, state=State.VIOLATED if on > last else verdict.state)


def _periods(scene: Scene, every: ParameterKey) -> Iterator[tuple[Scene, date | None]]:
    """Give each period up to the day: what there is to see on its last day, or until now."""
    first = scene.since
    last = _last_day(scene, every, first)
    while last is not None and last < scene.on:
        yield evolve(scene, first=first, since=first, on=last), last
        first = last + _DAY
        last = _last_day(scene, every, first)
    yield evolve(scene, first=first, since=first), last


def _last_day(scene: Scene, every: ParameterKey, first: date) -> date | None:
    """Count the days of a period, as many as it had when it began, less those of suspension."""
    length = (scene.after(every, first, first) - first).days
    day = first
    counted = 0
    while True:
        suspended = [one for one in scene.suspensions if one[0] <= day]
        if any(ended is None for _, ended in suspended):
            return None
        if not any(ended is not None and day < ended for _, ended in suspended):
            counted += 1
        if counted >= length and counted:
            return day
        day += _DAY
