"""Actors, and who is appointed to be one."""

from datetime import date

import pytest
from attrs import fields
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.actors import Actor, Appointment, Person
from arbeidsmiljo.model.identifiers import ActorKey, PersonId, UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.testing.organisations import organisations

DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 10))


def appointed(since: date | None, until: date | None, *, unit: str = "hr") -> Appointment:
    """Appoint somebody for a period."""
    return Appointment(
        person=PersonId("p-1"),
        actor=ActorKey("safety-representative"),
        unit=UnitId(unit),
        since=since,
        until=until,
    )


@given(st.none() | DAYS, st.none() | DAYS, DAYS)
def test_an_appointment_holds_from_its_first_day_to_its_last(
    since: date | None, until: date | None, on: date
) -> None:
    """Both ends count; an end that is left open is no limit."""
    held = appointed(since, until).holds(on)
    assert held == ((since or date.min) <= on <= (until or date.max))


@given(organisations(), st.data())
def test_holders_are_those_appointed_there_and_then(
    organisation: Organisation, data: st.DataObject
) -> None:
    """Appointments elsewhere, to another role or at another time give nobody the role."""
    units = st.sampled_from([unit.id for unit in organisation.units])
    actors = st.sampled_from([ActorKey("amu"), ActorKey("safety-representative")])
    appointments = data.draw(
        st.lists(
            st.builds(
                Appointment,
                person=st.sampled_from([PersonId(f"p-{number}") for number in range(3)]),
                actor=actors,
                unit=units,
                since=st.none() | DAYS,
                until=st.none() | DAYS,
            ),
            max_size=6,
        )
    )
    filled = Organisation(
        name=organisation.name,
        country=organisation.country,
        on=organisation.on,
        units=organisation.units,
        appointments=tuple(appointments),
    )
    actor, unit, on = data.draw(actors), data.draw(units), data.draw(DAYS)
    there = [one for one in appointments if (one.actor, one.unit) == (actor, unit)]
    assert list(filled.holders(actor, unit, on)) == [one.person for one in there if one.holds(on)]


def test_an_actor_is_one_for_the_enterprise_and_leads_nobody_unless_it_says_so() -> None:
    """What a method leaves out of an actor gives it nothing."""
    actor = Actor(key=ActorKey("hr"), label=Text({"nb": "HR"}))
    assert (actor.scope, actor.leads, actor.gathers_leaders) == (Scope.ONCE, False, False)


def test_a_person_has_a_name_and_an_address_and_nothing_else() -> None:
    """The directory keeps no more about anybody than it takes to write to them."""
    assert [attribute.name for attribute in fields(Person)] == ["id", "name", "email"]


@pytest.mark.parametrize("kind", [Actor, Person, Appointment])
def test_nothing_about_actors_is_given_by_place(kind: type) -> None:
    """Every part is named where it is given, so that a name never lands in an id."""
    with pytest.raises(TypeError):
        kind("p-1", "Kari Prøve")
