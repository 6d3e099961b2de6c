"""The vocabulary of events."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from typing import ClassVar, NewType, get_args, get_type_hints

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given

from arbeidsmiljo.model.events import PAYLOADS, Event, Payload
from arbeidsmiljo.model.method_payloads import MethodPayload
from arbeidsmiljo.testing.events import events, payloads

# Everything in the journal that is text of its own and not the name of something: the
# organisation as it was, and what a process chose. None of it is about a person.
PLAIN_TEXTS = {
    "ProcessStarted.edition",
    "ProcessStarted.language",
    "ProcessStarted.organisation.name",
    "ProcessStarted.organisation.country",
    "ProcessStarted.organisation.units.name",
    "ParameterSet.value",
    "UnitOpened.opened.name",
}


def leaves(kind: object, path: str) -> Iterator[tuple[str, object]]:
    """Give every value that there can be in a type, by the path to it."""
    if isinstance(kind, type) and attrs.has(kind):
        hints = get_type_hints(kind)
        for attribute in attrs.fields(kind):
            yield from leaves(hints[attribute.name], f"{path}.{attribute.name}")
    elif inner := [one for one in get_args(kind) if one not in (type(None), Ellipsis)]:
        for one in inner:
            yield from leaves(one, path)
    else:
        yield path, kind


def in_the_journal() -> list[tuple[str, object]]:
    """Give every value that an event can hold."""
    found = [leaf for kind in PAYLOADS for leaf in leaves(kind, kind.__name__)]
    envelope = get_type_hints(Event)
    return found + [
        leaf
        for attribute in attrs.fields(Event)
        if attribute.name != "payload"
        for leaf in leaves(envelope[attribute.name], f"Event.{attribute.name}")
    ]


def test_the_vocabulary_is_the_union_of_payloads() -> None:
    """No payload class of the core stands outside it, and none in it twice; methods add theirs."""
    assert get_args(Payload) == (*PAYLOADS, MethodPayload)
    assert len(set(PAYLOADS)) == len(PAYLOADS)


def test_every_payload_has_an_activity_of_its_own() -> None:
    """Stored events are told apart by it."""
    twice = [name for name, n in Counter(kind.activity for kind in PAYLOADS).items() if n > 1]
    assert twice == []


@pytest.mark.parametrize("kind", PAYLOADS)
def test_an_activity_is_its_class_in_words(kind: type[Payload]) -> None:
    """`MeetingHeld` is `meeting-held`: a reader of the journal finds the class by the word."""
    assert kind.activity == re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()
    assert get_type_hints(kind)["activity"] == ClassVar[str]


@pytest.mark.parametrize("kind", PAYLOADS)
def test_every_payload_says_what_happened(kind: type[Payload]) -> None:
    """The vocabulary is documented word by word, and there is room for nothing else in it."""
    assert (kind.__doc__ or "").split("\n")[0].endswith(".")
    assert not hasattr(object.__new__(kind), "__dict__")


@given(payloads())
def test_a_payload_does_not_change(payload: Payload) -> None:
    """What happened cannot be written over."""
    for attribute in attrs.fields(type(payload)):
        with pytest.raises(FrozenInstanceError):
            setattr(payload, attribute.name, None)
    assert hash(payload) == hash(attrs.evolve(payload))


@given(events())
def test_an_event_does_not_change_and_is_called_what_its_payload_is(event: Event) -> None:
    """The envelope is as frozen as what it holds."""
    assert event.activity == type(event.payload).activity
    for attribute in attrs.fields(Event):
        with pytest.raises(FrozenInstanceError):
            setattr(event, attribute.name, None)


def test_the_journal_holds_names_of_things_days_and_choices_only() -> None:
    """No field of any event takes free text, a person's name or an address.

    Persons, texts, units and all else are referred to by ids, each of a type of its own.
    """
    strangers = {
        path
        for path, kind in in_the_journal()
        if not (
            isinstance(kind, NewType)
            or (isinstance(kind, type) and issubclass(kind, (date, datetime, int, Enum)))
        )
    }
    assert strangers == PLAIN_TEXTS


def test_what_people_wrote_is_referred_to_by_the_id_of_a_text() -> None:
    """Wordings, owners and reasons are in the text store, where they can be erased."""
    written = {
        path: kind for path, kind in in_the_journal() if re.search(r"wording|owner|reason", path)
    }
    assert len(written) > 5
    assert {getattr(kind, "__name__", "") for kind in written.values()} == {"TextId"}


def test_who_recorded_is_referred_to_by_the_id_of_a_person() -> None:
    """Names are in the directory, where they can be erased."""
    people = {
        path for path, kind in in_the_journal() if getattr(kind, "__name__", "") == "PersonId"
    }
    assert people == {
        "Event.recorded_by",
        "ProcessStarted.organisation.appointments.person",
        "ProcessStarted.organisation.units.leader",
        "UnitOpened.opened.leader",
        "LeaderChanged.leader",
    }
