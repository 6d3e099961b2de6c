"""The strategies for events."""

import pytest
from hypothesis import Phase, find, given, settings

from arbeidsmiljo.model.events import PAYLOADS, Event, Payload, ProcessStarted
from arbeidsmiljo.model.identifiers import ProcessId, is_plain
from arbeidsmiljo.stores import check_sequences
from arbeidsmiljo.testing.events import events, journals, payloads
from arbeidsmiljo.testing.identifiers import identifiers
from tests.effort import examples


@given(identifiers())
def test_identifiers_are_plain(identifier: str) -> None:
    """Whatever is drawn may stand in file names and references."""
    assert is_plain(identifier)


@given(events())
def test_envelopes_are_valid(event: Event) -> None:
    """An event has a place, a time with its zone, and corrects an earlier one if any."""
    assert event.sequence >= 1
    assert event.recorded.utcoffset() is not None
    assert event.corrects in {None, *(f"e-{place}" for place in range(1, event.sequence))}


@given(journals(process=ProcessId("must-2026")))
def test_journals_can_be_kept(journal: tuple[Event, ...]) -> None:
    """A journal has no gaps, one process, and the start of it first, in a sound organisation."""
    check_sequences(ProcessId("must-2026"), journal, expected=0)
    started = journal[0].payload
    assert isinstance(started, ProcessStarted)
    assert started.organisation.problems() == ()


@pytest.mark.parametrize("kind", PAYLOADS)
def test_payloads_of_every_class_are_drawn(kind: type[Payload]) -> None:
    """No class of the vocabulary is left out."""
    found = find(
        payloads(),
        lambda payload: type(payload) is kind,
        settings=settings(max_examples=examples(5000), phases=[Phase.generate], database=None),
    )
    assert isinstance(found, kind)
