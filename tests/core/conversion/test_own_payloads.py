"""The stored form of payloads of a method's own."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import ClassVar

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.conversion import event_from_json, event_to_json
from arbeidsmiljo.errors import InvalidInputError, SchemaVersionError
from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import ActorKey, EventId, FindingId, ProcessId
from arbeidsmiljo.model.method_payloads import MethodPayload
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.testing.events import events, payloads, payloads_of
from arbeidsmiljo.testing.example_payloads import EXAMPLE_PAYLOADS, WorkshopForm, WorkshopHeld
from tests.core.model.test_method_payloads import WalkTaken

OWN = (*EXAMPLE_PAYLOADS, WalkTaken)

HELD = Event(
    id=EventId("e2"),
    process=ProcessId("p"),
    sequence=2,
    happened=date(2026, 3, 2),
    recorded=datetime(2026, 3, 2, 12, tzinfo=UTC),
    payload=WorkshopHeld(
        form=WorkshopForm.OPEN,
        findings=(FindingId("f1"), FindingId("f2")),
        led_by=(ActorKey("hr"),),
        participants=9,
    ),
)


def _without_number(old: Mapping[str, object]) -> Mapping[str, object]:
    """Bring up version 1, which counted cups and not guests."""
    return {"guests": old["cups"]}


def _with_actor(old: Mapping[str, object]) -> Mapping[str, object]:
    """Bring up version 2, which did not say who poured."""
    return {**old, "poured_by": "hr"}


@frozen(kw_only=True)
class CoffeePoured(MethodPayload):
    """Coffee was poured: a class that has changed twice."""

    activity: ClassVar[str] = "coffee:poured"
    label: ClassVar[Text] = Text({"en": "coffee poured"})
    upcasters = (_without_number, _with_actor)
    guests: int
    poured_by: ActorKey


POURED = evolve(HELD, payload=CoffeePoured(guests=4, poured_by=ActorKey("hr")))


@given(st.sampled_from(OWN).flatmap(lambda kind: events(payload=payloads_of(kind))))
def test_an_event_of_a_methods_own_is_read_as_it_was_written(event: Event) -> None:
    """Every class that may be registered goes out and comes back."""
    assert event_from_json(event_to_json(event), payloads=OWN) == event


@given(events(payload=payloads(OWN)))
def test_the_core_s_events_are_read_beside_them(event: Event) -> None:
    """Whoever knows a method's classes knows the core's as well, and their form is the same."""
    text = event_to_json(event)
    assert event_from_json(text, payloads=OWN) == event
    if not isinstance(event.payload, MethodPayload):
        assert event_from_json(text) == event
        assert "schema" not in json.loads(text)["payload"]


def test_the_stored_form() -> None:
    """The activity stands first, then the version of the method's own schema, then the fields."""
    assert json.dumps(json.loads(event_to_json(HELD))["payload"]) == (
        '{"activity": "example:workshop-held", "schema": 1, "form": "open", '
        '"findings": ["f1", "f2"], "led_by": ["hr"], "together_with": [], "participants": 9, '
        '"external": false}'
    )
    assert json.loads(event_to_json(POURED))["payload"]["schema"] == 3


@pytest.mark.parametrize(
    ("schema", "stored"), [(1, {"cups": 4}), (2, {"guests": 4}), (3, {})], ids=["1", "2", "3"]
)
def test_older_forms_are_brought_up(schema: int, stored: dict[str, object]) -> None:
    """What an earlier version of the method wrote is read as if today's had."""
    document = json.loads(event_to_json(POURED))
    kept = {"activity": "coffee:poured", "schema": schema, **stored}
    document["payload"] = kept if stored else document["payload"]
    assert event_from_json(json.dumps(document), payloads=[CoffeePoured]) == POURED


def test_an_activity_that_nobody_has_registered_names_its_method() -> None:
    """Whoever lacks the method is told which to install."""
    with pytest.raises(SchemaVersionError) as caught:
        event_from_json(event_to_json(HELD), source="event 7", payloads=[WalkTaken])
    assert str(caught.value).startswith(
        "event 7: it tells of 'example:workshop-held', an activity of the method 'example' that is "
        "not known here; install that method"
    )


def test_a_form_of_a_newer_version_of_the_method_is_told() -> None:
    """It is the method that is too old, and not the library."""
    text = event_to_json(HELD).replace('"schema":1', '"schema":2')
    with pytest.raises(SchemaVersionError) as caught:
        event_from_json(text, payloads=OWN)
    assert "use a newer version of the method 'example'" in str(caught.value)


def test_an_older_form_that_is_damaged_is_told() -> None:
    """An upcaster that does not find what it needs blames the store."""
    document = json.loads(event_to_json(POURED))
    document["payload"] = {"activity": "coffee:poured", "schema": 1}
    with pytest.raises(SchemaVersionError, match="from version 1 to 2; it is damaged"):
        event_from_json(json.dumps(document), payloads=[CoffeePoured])


@pytest.mark.parametrize(
    ("stored", "says"),
    [
        ({"form": "ajar"}, "$.payload.form: 'ajar' is none of 'open', 'closed'"),
        ({"participants": "nine"}, "$.payload.participants: is text; give a whole number"),
        ({"findings": "f1"}, "$.payload.findings: is text; give a list"),
        ({"note": "Kari"}, "$.payload.note: is not a key that belongs here"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(stored: dict[str, object], says: str) -> None:
    """A field of a method's own is read as strictly as the core's."""
    document = json.loads(event_to_json(HELD))
    document["payload"] |= stored
    with pytest.raises(InvalidInputError) as caught:
        event_from_json(json.dumps(document), payloads=OWN)
    assert [str(problem) for problem in caught.value.problems if says in str(problem)]


def test_a_version_belongs_to_every_own_payload() -> None:
    """A stored payload without the number of its version is damaged."""
    document = json.loads(event_to_json(HELD))
    del document["payload"]["schema"]
    with pytest.raises(SchemaVersionError, match="'schema' is missing"):
        event_from_json(json.dumps(document), payloads=OWN)
