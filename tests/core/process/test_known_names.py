"""The names that a process knows are hidden in free text."""

from __future__ import annotations

from datetime import UTC, datetime

from attrs import evolve

from arbeidsmiljo.model.actors import Appointment, Person
from arbeidsmiljo.model.identifiers import PersonId, UnitId
from arbeidsmiljo.model.organisation import Unit
from arbeidsmiljo.model.unit_events import LeaderChanged, UnitOpened
from arbeidsmiljo.process.known_names import hidden_words
from arbeidsmiljo.testing.example_names import HR as HR_ADVISER
from arbeidsmiljo.testing.processes import STARTED, start, store_of
from tests.core.process.followed import IT, TOP, small_organisation

NAMES = {
    PersonId("p1"): "Kari Nordmann",
    PersonId("p2"): "Ola Hansen",
    PersonId("p3"): "Ada Berg",
    PersonId("p4"): "Nils Moen",
    PersonId("p5"): "Eva Lund",
}


def test_units_and_persons_that_there_are_or_were() -> None:
    """All units but the whole enterprise are known, and all who led, held a role or recorded."""
    led, held, follows, records, erased = NAMES
    organisation = small_organisation()
    units = (evolve(unit, leader=led if unit.id == IT else None) for unit in organisation.units)
    organisation = evolve(
        organisation,
        units=tuple(units),
        appointments=(
            Appointment(person=held, actor=HR_ADVISER, unit=TOP),
            Appointment(person=erased, actor=HR_ADVISER, unit=TOP),
        ),
    )
    process = start(organisation)
    recorded = datetime(2026, 6, 1, tzinfo=UTC)
    opened = Unit(id=UnitId("ny"), name="Nyskaping", parent=TOP, employees=0)
    process.record(UnitOpened(opened=opened), happened=STARTED, recorded=recorded)
    process.record(
        LeaderChanged(leader=follows),
        unit=IT,
        happened=STARTED,
        recorded=recorded,
        recorded_by=records,
    )
    store = store_of(process)
    for person, name in NAMES.items():
        store.directory.put(Person(id=person, name=name))
    store.directory.erase(erased)

    found = hidden_words(process, store.directory)
    names = {*organisation.units, opened} - {organisation.top}
    assert {*found.units} == {word for unit in names for word in (unit.id, unit.name)}
    assert {*found.persons} == {*NAMES.values()} - {NAMES[erased]}
