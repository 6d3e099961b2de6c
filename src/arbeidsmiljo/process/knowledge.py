"""What is known: the journal as of a day, with corrections in place of what they correct."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from operator import attrgetter

from arbeidsmiljo.errors import InvalidValueError
from arbeidsmiljo.model.events import Event, EventRetracted
from arbeidsmiljo.model.identifiers import EventId


def known_events(
    journal: Iterable[Event], *, on: date = date.max, known_at: datetime | None = None
) -> tuple[Event, ...]:
    """Give the events that had happened by one day, as they were known at one moment.

    An event that was corrected is replaced by its latest correction, or left out where that
    retracts it.

    Args:
        journal: All events, in the order in which they were recorded.
        on: The last day on which an event counts as having happened.
        known_at: The last moment at which an event counts as recorded, with time zone; None for
            now.

    Returns:
        Events in the order in which they happened; those of one day in the order recorded.

    Raises:
        InvalidValueError: The moment has no time zone.
    """
    if known_at is not None and known_at.tzinfo is None:
        message = (
            f"known_at={known_at.isoformat()} could be several moments; give it with its time zone"
        )
        raise InvalidValueError(message)
    standing: dict[EventId, Event] = {}
    for event in journal:
        if known_at is not None and event.recorded.astimezone(UTC) > known_at:
            continue
        if event.corrects is not None:
            standing.pop(event.corrects, None)
        if not isinstance(event.payload, EventRetracted):
            standing[event.id] = event
    return tuple(
        sorted(
            (event for event in standing.values() if event.happened <= on),
            key=attrgetter("place_in_time"),
        )
    )
