"""Strategies for cases: what a constraint is put to, and the world that each is a share of."""

from datetime import date, timedelta

from attrs import evolve
from hypothesis import strategies as st

from arbeidsmiljo.model.periods import WeekdayCalendar, first_working_day
from arbeidsmiljo.model.reorganisation import OrganisationHistory
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.case import Case
from arbeidsmiljo.rules.columns import Columns
from arbeidsmiljo.rules.registers import Registers
from arbeidsmiljo.rules.subjects import Subjects
from arbeidsmiljo.rules.trace import Trace
from arbeidsmiljo.rules.world import World
from arbeidsmiljo.testing.constraints import PATTERNS
from arbeidsmiljo.testing.organisations import organisations
from arbeidsmiljo.testing.traces import FIRST_DAY, deadline, suspensions, traces

_DAYS = st.integers(0, 20).map(lambda number: FIRST_DAY + timedelta(days=number))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw cases of units, and of subjects of some of them, on days of `traces`.

    Their registers hold what happened of the patterns of `constraints`, so that each of these
    constraints can be put to each case.
    """
    case, _, _ = draw(_sorted_out())
    return case


def worlds() -> st.SearchStrategy[World]:
    """Draw what cases are shares of."""
    return cases().map(lambda case: case.world)


def registers() -> st.SearchStrategy[Registers]:
    """Draw the events of traces, sorted by pattern and unit."""
    return _sorted_out().map(lambda one: one[1])


def subjects() -> st.SearchStrategy[Subjects]:
    """Draw the subjects that traces tell of."""
    return cases().map(lambda case: case.world.subjects)


def columns() -> st.SearchStrategy[Columns]:
    """Draw columns of units none of which has inherited anything."""
    return _sorted_out().map(lambda one: one[2])


@st.composite
def _sorted_out(draw: st.DrawFn) -> tuple[Case, Registers, Columns]:
    organisation = draw(organisations(max_units=4, max_own=1))
    trace, on = draw(traces(organisation)), draw(_DAYS)
    top = organisation.top.id
    found = Registers(PATTERNS, top=top)
    found.load(Trace(trace))
    history = OrganisationHistory(organisation, trace).up_to(on)
    world = World(
        registers=found,
        subjects=Subjects(trace, top),
        history=history,
        started=FIRST_DAY,
        on=on,
        after=deadline,
        working=_working,
    )
    unit = draw(st.sampled_from([one.id for one in history.now.units]))
    there = [(kind, life.id) for kind in Subject for life in world.subjects.of(kind)]
    case = Case(
        world=world,
        unit=unit,
        units=history.counted_in(unit),
        subject=draw(st.sampled_from([None, *there])),
        since=draw(_DAYS),
        suspensions=draw(suspensions()),
    )
    whole = evolve(case, unit=top, units=(top,), subject=None, suspensions=())
    alone = [one.id for one in history.now.units if history.counted_in(one.id) == (one.id,)]
    return case, found, Columns(whole, alone, found)


def _working(day: date) -> date:
    return first_working_day(day, WeekdayCalendar())
