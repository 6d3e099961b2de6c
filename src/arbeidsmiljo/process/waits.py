"""Waits: the times for which a duty was suspended, as far as they moved its last day."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from arbeidsmiljo.model.duty_events import DutyWaived
from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.reorganisation import OrganisationHistory
from arbeidsmiljo.process.dispensations import Suspended, suspensions
from arbeidsmiljo.rules.rule import Wait


def waits(
    binding: Sequence[Event],
    history: OrganisationHistory,
    on: date,
    due: Callable[[date, tuple[Suspended, ...]], date | None],
) -> Iterator[Wait]:
    """Give the times for which a duty waited, each with what it made of the last day.

    Args:
        binding: The dispensations that bind the duty by a day, in the order in which they happened.
        history: The organisation at each moment.
        on: The day; a duty that was waived is seen as on the day of that.
        due: Gives the last day on a day, had the duty waited for some of these times only.
    """
    waived = next((one for one in binding if isinstance(one.payload, DutyWaived)), None)
    day = on if waived is None else waived.happened
    by_then = [one for one in binding if one.happened <= day]
    waited = tuple(suspensions(by_then, history.up_to(day)))
    days = [due(day, waited[:number]) for number in range(len(waited) + 1)]
    for (begun, ended), (was, became) in zip(waited, pairwise(days), strict=True):
        if ended and was and became and was != became:
            yield Wait(begun=begun.id, ended=ended.id, was=was, became=became)
