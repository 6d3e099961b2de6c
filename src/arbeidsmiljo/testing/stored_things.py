"""What the contract of stores keeps: a person, a text, results, and events of two processes."""

from datetime import UTC, date, datetime

from attrs import evolve

from arbeidsmiljo.model.actors import Person
from arbeidsmiljo.model.events import Event, MeetingHeld
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    EventId,
    FindingId,
    MeetingKey,
    PersonId,
    ProcessId,
    PublicationId,
    RoundId,
    TextId,
)
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.stores import Store
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.results import Results
from arbeidsmiljo.testing.example_payloads import TalkOffered, WorkshopForm, WorkshopHeld

PROCESS = ProcessId("must-2026")
OTHER_PROCESS = ProcessId("must-2024")
PERSON = Person(id=PersonId("p-1"), name="Åse Ødegård", email="ase@example.org")
TEXT = TextId("t-1")
ROUND = RoundId("2026")
RESULTS = Results(round=ROUND, scales=(), rows=())
PUBLICATION = Publication(
    id=PublicationId("pub-1"),
    round=ROUND,
    group_sizes=GroupSizes(ordinary=5),
    scales=(),
    rows=(),
)


def held(sequence: int, *, process: ProcessId = PROCESS, name: str = "") -> Event:
    """Make an event for a place in a journal."""
    return Event(
        id=EventId(name or f"e-{sequence}"),
        process=process,
        sequence=sequence,
        happened=date(2026, 3, 2),
        recorded=datetime(2026, 3, 2, 12, tzinfo=UTC),
        payload=MeetingHeld(meeting=MeetingKey("unit-first")),
    )


def own(sequence: int) -> Event:
    """Make an event of the example method's own for a place in a journal."""
    payload = WorkshopHeld(
        form=WorkshopForm.OPEN,
        findings=(FindingId("f-1"), FindingId("f-2")),
        led_by=(ActorKey("hr"),),
        participants=12,
    )
    offered = TalkOffered(finding=FindingId("f-1"), wording=TEXT)
    return evolve(held(sequence), payload=payload if sequence % 2 else offered)


def write_everything(store: Store) -> None:
    """Write something into each part of a store."""
    store.journals.append(PROCESS, [held(1)], expected=0)
    store.directory.put(PERSON)
    store.texts.put(TEXT, "Færre møter")
    store.results.put_results(PROCESS, RESULTS)
    store.results.put_publication(PROCESS, PUBLICATION)


def write_and_fail(store: Store) -> None:
    """Leave a transaction that wrote something by an exception."""
    with store.transaction():
        write_everything(store)
        raise ZeroDivisionError


def erase_and_fail(store: Store) -> None:
    """Leave a transaction that erased something by an exception."""
    with store.transaction():
        store.directory.erase(PERSON.id)
        store.texts.erase(TEXT)
        raise ZeroDivisionError
