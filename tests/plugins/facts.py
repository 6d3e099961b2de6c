"""Facts about rules, decided by hand: small journals, each with what a duty is after them."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from attrs import evolve, frozen

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.distribution import DistributionPlan
from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.periods import Period, WeekdayCalendar, first_working_day
from arbeidsmiljo.process import Process, assess
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.stories import ONE, START, Story, Told, tell

BEGUN = (
    MeasureState.STARTED,
    MeasureState.PROGRESSED,
    MeasureState.DONE,
    MeasureState.AWAITING_EVALUATION,
    MeasureState.EVALUATED,
    MeasureState.CONTINUED,
    MeasureState.ADJUSTED,
    MeasureState.CLOSED,
)
"""The states of a measure that is under way, or was."""

DONE = (
    MeasureState.DONE,
    MeasureState.AWAITING_EVALUATION,
    MeasureState.EVALUATED,
    MeasureState.CLOSED,
)
"""The states of a measure that was carried out; one that goes on need not have been."""

EVALUATED = (
    MeasureState.EVALUATED,
    MeasureState.CONTINUED,
    MeasureState.ADJUSTED,
    MeasureState.CLOSED,
)
"""The states of a measure that was evaluated."""


@frozen(kw_only=True)
class Fact:
    """What a duty of a rule is after a journal.

    Attributes:
        rule: The rule.
        says: What the fact tells, in words.
        told: What happened.
        state: What the duty is; None where there is none.
        day: The day that is asked about, counted from the start.
        unit: The unit of the duty.
        subject: Its subject; None for none.
        among_others: Whether it is so beside other meetings, steps and documents too.
    """

    rule: str
    says: str
    told: tuple[Told, ...]
    state: State | None
    day: int = 400
    unit: UnitId = ONE
    subject: str | None = None
    among_others: bool = False

    def __str__(self) -> str:
        """Give a name for reports of tests."""
        return f"{self.rule}: {self.says}"


@frozen(kw_only=True)
class Due:
    """From which day a duty's deadline counts, and which period it is.

    Attributes:
        rule: The rule.
        told: What happened.
        since: The day from which it counts.
        period: The parameter.
        unit: The unit of the duty.
        subject: Its subject; None for none.
    """

    rule: str
    told: tuple[Told, ...]
    since: int
    period: str
    unit: UnitId = ONE
    subject: str | None = None

    def __str__(self) -> str:
        """Give a name for reports of tests."""
        return f"{self.rule}: {self.period} from day {self.since}"


@frozen(kw_only=True, eq=False)
class Known:
    """What is known of a method's rules.

    Attributes:
        method: The method.
        stories: A story for each rule.
        facts: What stands beside the stories.
        dues: The deadlines.
        same: Rule to the variants of it, by what they are without, that no journal can tell
            from it, each with the reason.
        distribution: Who gets which report.
    """

    method: Method
    stories: Mapping[str, Story]
    facts: tuple[Fact, ...]
    dues: tuple[Due, ...]
    same: Mapping[str, Mapping[str, str]]
    distribution: DistributionPlan | None = None


@cache
def happened(known: Known, method: Method, told: tuple[Told, ...]) -> tuple[Event, ...]:
    """Give the journal in which something happened, recorded one by one."""
    return tuple(tell(method, told, distribution=known.distribution).journal)


def duties_of(
    method: Method, journal: tuple[Event, ...], day: int, unit: UnitId, subject: str | None
) -> dict[str, Duty]:
    """Give the duties of a unit and a subject after what happened, by rule."""
    assessment = assess(Process(method, journal), on=START + timedelta(days=day))
    duties = assessment.duties.where(unit=unit)
    return {str(one.rule.key): one for one in duties if one.subject == subject}


def kept_and_then(known: Mapping[str, Story], rule: str, *later: Told) -> Fact:
    """A rule that asks once is kept, and what gave rise to it happens once more."""
    story = known[rule]
    return Fact(
        rule=rule,
        says="asked once",
        told=(*story.common, *story.kept, *later),
        state=State.FULFILLED,
        unit=story.unit,
        subject=story.subject,
        day=max(story.day, *(day for day, _, _ in later)),
    )


def each_is_needed(
    rule: str, needed: tuple[Told, ...], *then: Told, unit: UnitId = ONE
) -> Iterator[Fact]:
    """Whichever of several things that come before is left out, the rule is broken."""
    for number in range(len(needed)):
        rest = (*needed[:number], *needed[number + 1 :])
        yield Fact(
            rule=rule,
            says=f"without {number} of {len(needed)}",
            told=(*rest, *then),
            state=State.VIOLATED,
            unit=unit,
            among_others=True,
        )


@cache
def of_own_lengths(method: Method) -> Method:
    """Give a method in which each period has a length that no other has."""
    lengths = (Period(days=100 + 7 * number) for number in range(len(method.parameters)))
    parameters = tuple(
        evolve(one, default=length) for one, length in zip(method.parameters, lengths, strict=True)
    )
    return evolve(method, parameters=parameters)


def last_day(due: Due, method: Method) -> date:
    """Give the last day of a deadline, where each period has a length of its own."""
    periods = {str(one.key): one.default for one in of_own_lengths(method).parameters}
    calendar = WeekdayCalendar()
    counted = START + timedelta(days=due.since)
    return first_working_day(periods[due.period].after(counted, calendar), calendar)
