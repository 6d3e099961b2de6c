"""Today: the duties as they are on the day of recording, whatever is known of days to come."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import attrgetter

from arbeidsmiljo.model.events import Event, EventRetracted
from arbeidsmiljo.process.change import Change, take_in
from arbeidsmiljo.process.ledger import Ledger
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo.rules.trace import day_of


class Today:
    """The duties as of the day of recording, beside those by all that is known.

    What is recorded ahead of its day changes nothing until that day begins. From the first such
    event on, the duties of the day are kept apart, and what waits is brought in when its day
    comes; so recording costs what an event touches, however much is known ahead. Until then the
    duties by all that is known are those of the day too.

    Args:
        ledger_of: Gives the duties by some events.
        started: The first day of the process.
    """

    def __init__(self, ledger_of: Callable[[Iterable[Event]], Ledger], *, started: date) -> None:
        """Begin with nothing that waits."""
        self._ledger_of, self._started = ledger_of, started
        self._ledger: Ledger | None = None
        self._on = started

    def take_in(
        self, event: Event, *, corrected: Event | None, standing: Sequence[Event], present: Ledger
    ) -> tuple[Change[Duty], ...]:
        """Take in an event as it is recorded, and give the duties that became something else by it.

        Args:
            event: The event.
            corrected: The one whose place it takes.
            standing: All that stand with it, in the order in which they happened.
            present: The duties by all that was known; they are by all that is known in the end.
        """
        today, at = event.recorded.date(), event.recorded
        come: tuple[Event, ...] = () if isinstance(event.payload, EventRetracted) else (event,)
        gone: tuple[Event, ...] = () if corrected is None else (corrected,)
        if self._started > today:
            # There are no duties yet, whatever is prepared.
            self.forget()
            present.exchange(come=come, gone=gone)
            return ()
        latest = max(one.happened for one in (standing[-1], *gone))
        if self._ledger is None and latest <= today:
            return take_in(present, come=come, gone=gone, on=today, at=at)
        changed = take_in(
            self._as_of(today, event, gone, standing),
            come=[one for one in come if one.happened <= today],
            gone=[one for one in gone if one.happened <= today],
            on=today,
            at=at,
        )
        present.exchange(come=come, gone=gone)
        return changed

    def forget(self) -> None:
        """Keep nothing apart, until something is known ahead of its day again."""
        self._ledger = None

    def _as_of(
        self, today: date, event: Event, gone: Sequence[Event], standing: Sequence[Event]
    ) -> Ledger:
        """Give the duties of a day by all that was known before an event."""

        def known(after: date, until: date) -> list[Event]:
            first = bisect_right(standing, after, key=day_of)
            some = standing[first : bisect_right(standing, until, key=day_of)]
            others = [one for one in some if one is not event]
            return others + [one for one in gone if after < one.happened <= until]

        if self._ledger is None:
            events = sorted(known(date.min, today), key=attrgetter("place_in_time"))
            self._ledger = self._ledger_of(events)
        elif self._on < today:
            self._ledger.exchange(come=known(self._on, today))
        else:
            # Where the day is an earlier one, it was told in another time zone.
            self._ledger.exchange(gone=known(today, self._on))
        self._on = today
        return self._ledger
