"""Places: where duties are, and until when."""

from datetime import date

from attrs import frozen

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.reorganisation import Term
from arbeidsmiljo.rules.rule import Rule, duty_id
from arbeidsmiljo.rules.subjects import Life


@frozen(kw_only=True)
class Place:
    """Where a duty is: a rule, the time of its unit, and its subject.

    Attributes:
        rule: The rule.
        term: The unit, from when and until when the rule binds there.
        life: The subject; None for the unit itself.
    """

    rule: Rule
    term: Term
    life: Life | None = None

    @property
    def id(self) -> str:
        """The duty's name."""
        return duty_id(self.rule, self.term.unit, self.subject)

    @property
    def subject(self) -> str | None:
        """The name of the subject; None for the unit itself."""
        return None if self.life is None else self.life.id

    @property
    def began(self) -> Event | None:
        """The event with which the time of the duty began; None for the process's first day."""
        return self.term.since if self.life is None else self.life.began

    def since(self, started: date) -> date:
        """Give the day on which the time of the duty begins.

        Args:
            started: The process's first day.
        """
        return started if self.began is None else max(started, self.began.happened)

    def last_day(self, closed: Event | None) -> date:
        """Give the last day on which there is the duty; the last of all days while it goes on.

        Args:
            closed: What closed the process; None while it goes on.
        """
        ended = self.end(date.max, closed)
        return date.max if ended is None else ended.happened

    def end(self, on: date, closed: Event | None) -> Event | None:
        """Give the event that ended the duty: of the process, of its unit or of its subject.

        Args:
            on: The day by which it had happened.
            closed: What closed the process; None while it goes on.
        """
        first: Event | None = None
        for event in (closed, self.term.until, None if self.life is None else self.life.ended):
            if (
                event is not None
                and event.happened <= on
                and (first is None or event.place_in_time < first.place_in_time)
            ):
                first = event
        return first
