"""The tree of units as it changes: head counts, who is there when, and what is inherited."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidEventError, NotFoundError
from arbeidsmiljo.model.actors import Appointment
from arbeidsmiljo.model.events import Event, Payload, ProcessClosed
from arbeidsmiljo.model.identifiers import ActorKey, EventId, PersonId, ProcessId, UnitId
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.reorganisation import REORGANISATIONS, OrganisationHistory
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.unit_events import (
    LeaderChanged,
    UnitClosed,
    UnitMerged,
    UnitMoved,
    UnitOpened,
)
from arbeidsmiljo.testing.journals import organisations_with_changes

STARTED = date(2026, 2, 2)
TOP, LINE, SALES, STORES, STAFF = map(UnitId, ("topp", "linje", "salg", "lager", "stab"))
HISTORIES = organisations_with_changes(max_units=7, max_changes=7)


def small() -> Organisation:
    """Make a top with a line of two units, and a staff beside it."""

    def unit(key: UnitId, parent: UnitId | None, employees: int) -> Unit:
        return Unit(id=key, name=key.capitalize(), parent=parent, employees=employees)

    return Organisation(
        name="Direktoratet for øvelser",
        country="NO",
        on=STARTED,
        units=(
            unit(TOP, None, 25),
            unit(LINE, TOP, 16),
            unit(SALES, LINE, 9),
            unit(STORES, LINE, 6),
            unit(STAFF, TOP, 7),
        ),
    )


def told(*changes: tuple[int, Payload, UnitId | None]) -> OrganisationHistory:
    """Let changes happen in the small organisation, each on a day counted from the first."""
    events = [
        Event(
            id=EventId(f"e{number}"),
            process=ProcessId("p"),
            sequence=number,
            happened=STARTED + timedelta(days=day),
            recorded=datetime(2026, 12, 1, tzinfo=UTC),
            unit=unit,
            payload=payload,
        )
        for number, (day, payload, unit) in enumerate(changes, start=2)
    ]
    return OrganisationHistory(small(), events)


def counts(organisation: Organisation) -> dict[UnitId, int]:
    """Give how many work in each unit, those below it included."""
    return {unit.id: unit.employees for unit in organisation.units}


def new(key: str, employees: int = 4) -> Unit:
    """Make a unit that is to be opened."""
    return Unit(id=UnitId(key), name="Ny enhet", employees=employees)


@given(HISTORIES)
def test_the_units_are_always_a_tree(history: OrganisationHistory) -> None:
    """After each change nothing is wrong with the organisation, and the top is still the top."""
    for tree in history.trees:
        assert tree.problems() == ()
        assert tree.top.id == history.top()


@given(HISTORIES)
def test_people_are_counted_where_they_work_and_in_all_units_above(
    history: OrganisationHistory,
) -> None:
    """What comes or goes changes the count of its line by as many, and of no other unit."""
    for (before, after), event in zip(pairwise(history.trees), history.changes, strict=True):
        unit = event.unit or history.top()
        payload = event.payload
        change = dict.fromkeys({*counts(before), *counts(after)}, 0)
        if isinstance(payload, UnitOpened):
            _count(change, after, payload.opened.id, payload.opened.employees)
        elif isinstance(payload, (UnitClosed, UnitMerged, UnitMoved)):
            moved = before.unit(unit).employees
            _count(change, before, unit, -moved)
            if isinstance(payload, UnitMerged):
                _count(change, before, payload.into, moved)
            elif isinstance(payload, UnitMoved):
                _count(change, after, unit, moved)
        assert {
            key: counts(after).get(key, 0) - counts(before).get(key, 0) for key in change
        } == change


def _count(change: dict[UnitId, int], tree: Organisation, unit: UnitId, more: int) -> None:
    for key in (unit, *(above.id for above in tree.above(unit))):
        change[key] += more


def test_a_unit_is_counted_where_it_moves() -> None:
    """The line that it leaves has fewer, the one that it comes to has more, the top as many."""
    history = told((3, UnitMoved(to=STAFF), SALES))
    assert counts(history.now) == {TOP: 25, LINE: 7, SALES: 9, STORES: 6, STAFF: 16}
    assert history.now.unit(SALES).parent == STAFF


def test_those_of_a_unit_that_went_up_in_another_work_there() -> None:
    """Nobody is lost by a merger."""
    history = told((3, UnitMerged(into=STAFF), SALES))
    assert counts(history.now) == {TOP: 25, LINE: 7, STORES: 6, STAFF: 16}


def test_a_new_unit_stands_below_the_one_it_was_opened_in() -> None:
    """Its people are counted there; those of a unit that is closed are counted no more."""
    history = told((3, UnitOpened(opened=new("ny")), LINE), (9, UnitClosed(), STORES))
    assert counts(history.now) == {TOP: 23, LINE: 14, SALES: 9, STAFF: 7, UnitId("ny"): 4}
    assert history.now.unit(UnitId("ny")).parent == LINE


def test_a_unit_gets_another_leader_or_none() -> None:
    """That changes who leads it, and nothing else."""
    led = told((3, LeaderChanged(leader=PersonId("kari")), SALES))
    assert led.now.unit(SALES).leader == "kari"
    assert counts(led.now) == counts(small())
    without = told(
        (3, LeaderChanged(leader=PersonId("kari")), SALES), (4, LeaderChanged(leader=None), SALES)
    )
    assert without.now.unit(SALES).leader is None


def test_appointments_in_a_unit_end_with_it() -> None:
    """Nobody holds a role in a unit that is no more."""
    appointments = tuple(
        Appointment(person=PersonId("ola"), actor=ActorKey("hr"), unit=unit)
        for unit in (SALES, STAFF)
    )
    start = evolve(small(), appointments=appointments)
    (event,) = told((3, UnitClosed(), SALES)).changes
    now = OrganisationHistory(start, [event]).now
    assert [one.unit for one in now.appointments] == [STAFF]
    assert now.problems() == ()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ([(3, UnitClosed(), LINE)], "salg, lager are below it; move or close them first"),
        ([(3, UnitClosed(), None)], "'topp' cannot cease to be: linje, stab are below it"),
        ([(3, UnitMerged(into=STAFF), LINE)], "salg, lager are below it"),
        ([(3, UnitMerged(into=SALES), SALES)], "cannot go up in itself; name the unit that goes"),
        ([(3, UnitMoved(to=SALES), LINE)], "the unit itself or one below it"),
        ([(3, UnitMoved(to=LINE), LINE)], "the unit itself or one below it"),
        ([(3, UnitMoved(to=LINE), None)], "the unit itself or one below it"),
        ([(3, UnitOpened(opened=new("salg")), TOP)], "there is a unit 'salg' already"),
        ([(3, UnitOpened(opened=new("Ny enhet")), TOP)], "is not plain"),
        ([(3, UnitOpened(opened=new("ny", -1)), TOP)], "is below 0"),
        (
            [
                (3, UnitMerged(into=STORES, inherits=True), SALES),
                (9, UnitOpened(opened=new("salg")), LINE),
            ],
            "'salg' went up in 'lager' with all that had happened in it",
        ),
    ],
)
def test_a_change_that_leaves_no_tree_is_refused(
    changes: Iterable[tuple[int, Payload, UnitId | None]], says: str
) -> None:
    """The refusal says what is in the way, and what to do."""
    with pytest.raises(InvalidEventError, match=says):
        told(*changes)


@pytest.mark.parametrize(
    "change",
    [
        (3, UnitClosed(), UnitId("borte")),
        (3, UnitMoved(to=UnitId("borte")), SALES),
        (3, UnitMerged(into=UnitId("borte")), SALES),
        (3, LeaderChanged(leader=None), UnitId("borte")),
    ],
)
def test_a_change_of_a_unit_that_is_not_there_is_refused(
    change: tuple[int, Payload, UnitId | None],
) -> None:
    """Whichever of the units it is that nobody knows."""
    with pytest.raises(NotFoundError, match="there is no unit 'borte'"):
        told(change)


@given(HISTORIES, st.integers(-5, 200))
def test_the_organisation_of_a_day_is_that_after_the_changes_until_then(
    history: OrganisationHistory, days: int
) -> None:
    """On a day of several changes there were several, the one after all of them last."""
    day = STARTED + timedelta(days=days)
    until = [event for event in history.changes if event.happened <= day]
    assert history.up_to(day).now == OrganisationHistory(history.start, until).now
    of_day = sum(event.happened == day for event in until)
    assert len(history.on(day)) == of_day + 1
    assert history.on(day)[-1] == history.up_to(day).now
    assert list(history.on(day)) == list(history.trees)[len(until) - of_day : len(until) + 1]


@given(HISTORIES)
def test_a_change_is_seen_by_itself_and_by_all_that_follows(history: OrganisationHistory) -> None:
    """What happened at a change finds the new organisation; just before it there was the old."""
    for number, event in enumerate(history.changes):
        assert history.at(event) == history.trees[number + 1] == history.as_of(event).now
        assert history.before(event).now == history.trees[number]
    assert history.at(None) == history.now == history.as_of(None).now


@given(HISTORIES, st.sampled_from(Scope))
def test_a_term_is_the_time_in_which_a_scope_has_a_unit(
    history: OrganisationHistory, scope: Scope
) -> None:
    """Each unit that was ever one of them has one, from the change before to the one after."""
    terms = history.terms(scope)
    members = [set(tree.units_in(scope)) for tree in history.trees]
    assert set(terms) == set().union(*members)
    for unit, term in terms.items():
        first = 0 if term.since is None else history.changes.index(term.since) + 1
        after = len(members) if term.until is None else history.changes.index(term.until) + 1
        assert unit in members[first]
        assert unit in members[after - 1]
        assert not any(unit in some for some in (*members[:first], *members[after:]))


def test_a_unit_of_employees_becomes_one_of_leaders_when_it_gets_units_below_it() -> None:
    """One term ends and the other begins with the same event."""
    history = told((3, UnitOpened(opened=new("ny")), SALES))
    (opened,) = history.changes
    of_employees = history.terms(Scope.EACH_UNIT)
    of_leaders = history.terms(Scope.EACH_LEADER_GROUP)
    assert (of_employees[SALES].until, of_leaders[SALES].since) == (opened, opened)
    assert of_employees[UnitId("ny")].since == opened


@given(HISTORIES)
def test_what_is_inherited_goes_on_in_one_unit(history: OrganisationHistory) -> None:
    """A unit's events count in those it went up in, and it is the last of these that goes on."""
    units = {unit.id for tree in history.trees for unit in tree.units}
    into: dict[UnitId, UnitId] = {}
    for event in history.changes:
        if isinstance(event.payload, UnitMerged) and event.payload.inherits and event.unit:
            into[event.unit] = event.payload.into
    for unit in units:
        heirs: list[UnitId] = []
        goes_on = unit
        while goes_on in into:
            goes_on = into[goes_on]
            heirs.append(goes_on)
        assert set(history.heirs_of(unit)) == set(heirs)
        assert history.resolve(unit) == goes_on
        assert {unit, *heirs} == {other for other in units if unit in history.counted_in(other)}
        assert history.counted_in(unit)[0] == unit


@given(HISTORIES)
def test_a_unit_that_is_no_more_is_found_where_it_was_last(history: OrganisationHistory) -> None:
    """The latest tree that has it is given, and none for a unit that never was."""
    for unit in {unit.id for tree in history.trees for unit in tree.units}:
        tree = history.last(unit)
        number = max(number for number, one in enumerate(history.trees) if unit in one)
        assert tree == history.trees[number]
    assert history.last(UnitId("borte")) is None


@given(HISTORIES)
def test_other_events_change_no_tree(history: OrganisationHistory) -> None:
    """They are left out, and what is left tells the same."""
    closed = Event(
        id=EventId("slutt"),
        process=ProcessId("p"),
        sequence=99,
        happened=date(2027, 1, 1),
        recorded=datetime(2027, 1, 1, tzinfo=UTC),
        payload=ProcessClosed(),
    )
    events = (*history.events, closed)
    assert OrganisationHistory(history.start, events).now == history.now
    assert list(history.changes) == [
        one for one in events if isinstance(one.payload, REORGANISATIONS)
    ]
