"""A process on a day, and drawing from what there is in it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, TypeVar

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from arbeidsmiljo.model.identifiers import ParameterKey, TextId, UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.process.chosen_periods import kept_by_law
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.rules.subjects import introduced

STARTED: Final = date(2026, 2, 2)
"""The first day of every process made in `processes`, a Monday."""

LATEST: Final = STARTED + timedelta(days=100)
"""The last day on which anything happens in them."""

TEXTS: Final = tuple(TextId(f"tekst-{number}") for number in range(240))
"""The texts that events made here refer to, none twice in a journal of up to 60 events;
`store_of` keeps a wording of each."""

_LENGTHS: Final = ("P1D", "P2W", "P3M", "5 working days")

_Thing = TypeVar("_Thing")


@frozen(kw_only=True)
class ProcessDay:
    """A process as it was on a day: what can happen then.

    Attributes:
        process: The process.
        happened: The day.
        organisation: As it was at the end of that day.
    """

    process: Process
    happened: date
    organisation: Organisation

    def units(self, scope: Scope) -> tuple[UnitId | None, ...]:
        """Give the units of a scope; None for what is one for all."""
        return (None,) if scope is Scope.ONCE else self.organisation.units_in(scope)

    def told(self, kind: Subject) -> list[str]:
        """Give the subjects of a kind that had been told of by that day."""
        known = self.process.known(on=self.happened)
        return list(dict.fromkeys(key for e in known for key in introduced(e.payload, kind)))

    def text(self, part: int = 0) -> TextId:
        """Give one of the four texts of the event that comes next."""
        return TEXTS[(4 * len(self.process.journal) + part) % len(TEXTS)]

    def lengths(self, parameter: ParameterKey) -> list[str]:
        """Give lengths that may be chosen for a named period, its own among them."""
        method, own = self.process.method, self.process.method.parameter(parameter).default
        of_law = parameter in kept_by_law(method)
        return [
            one
            for one in (*_LENGTHS, str(own))
            if not of_law
            or not Period.parse(one).may_exceed(own, self.happened, self.process.calendar)
        ]

    @property
    def name(self) -> str:
        """Give a part of a name that nothing has yet."""
        return str(len(self.process.journal))


def pick(draw: DrawFn, things: Sequence[_Thing]) -> _Thing:
    """Draw one of some things; examples shrink to the first."""
    return things[draw(st.integers(0, len(things) - 1))]


def either(draw: DrawFn) -> bool:
    """Draw yes or no; examples shrink to yes."""
    return pick(draw, (True, False))


def draw_day(draw: DrawFn, earliest: date = STARTED) -> date:
    """Draw a day up to the latest."""
    return earliest + timedelta(days=draw(st.integers(0, (LATEST - earliest).days)))


def some(draw: DrawFn, things: Sequence[_Thing]) -> tuple[_Thing, ...]:
    """Draw some of some things, most often none or all."""
    if not things or either(draw):
        return ()
    return tuple(things) if either(draw) else (pick(draw, things),)


def maybe(draw: DrawFn, things: Sequence[_Thing]) -> _Thing | None:
    """Draw one of some things, or none; examples shrink to none."""
    return pick(draw, (None, *things))
