"""Duties that come about late: no time of theirs has passed before there is anything to do."""

from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import (
    Event,
    MeasureDecided,
    MeasureProposed,
    MeetingHeld,
    Payload,
    ProcessClosed,
    ResultsPublished,
    StepTaken,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import (
    EffectId,
    MeasureId,
    PublicationId,
    RoundId,
    RuleKey,
    UnitId,
)
from arbeidsmiljo.model.organisation import Unit
from arbeidsmiljo.model.periods import first_working_day
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.unit_events import UnitOpened
from arbeidsmiljo.process import Process
from arbeidsmiljo.rules.case import Dated
from arbeidsmiljo.rules.constraint import Constraint, Within
from arbeidsmiljo.rules.existence import Absence, Exactly, Existence, Init
from arbeidsmiljo.rules.pattern import Pattern, held, taken
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.rule import Each
from arbeidsmiljo.rules.verdict import State, Verdict
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import (
    COMMITTEE_FIRST,
    INVITATIONS_SENT,
    LEADER_GROUP,
    UNIT_MEETING,
    WHOLE_LINE,
)
from arbeidsmiljo.testing.oracle import comparable, naive_duties
from arbeidsmiljo.testing.processes import STARTED, TEXTS, start
from tests.core.process.followed import DRIFT, HR, TOP, small_organisation
from tests.core.rules.duties import verdicts

NEW = UnitId("ny")
OPENED = UnitOpened(opened=Unit(id=NEW, name="Ny enhet", employees=3))
EFFECT = WantedEffectSet(effect=EffectId("e"), wording=TEXTS[0])
RESULTS = ResultsPublished(round=RoundId("r"), publication=PublicationId("p"))

TIME = Within(period=WHOLE_LINE, since=Pattern.of(ResultsPublished))
MEETING = held(UNIT_MEETING, LEADER_GROUP)
ASKED: tuple[Constraint, ...] = (
    Existence(pattern=MEETING, within=TIME),
    Exactly(pattern=MEETING, within=TIME),
    Init(pattern=MEETING, among=(Pattern.of(ProcessClosed),), within=TIME),
)

# What brings the duty, and where it is.
LATE: dict[str, tuple[Payload, Scope, Each | None, str]] = {
    "a unit": (OPENED, Scope.EACH_UNIT, None, f"late@{NEW}"),
    "a leader group": (OPENED, Scope.EACH_LEADER_GROUP, None, f"late@{HR}"),
    "an effect": (
        EFFECT,
        Scope.ONCE,
        Each(told=Pattern.of(WantedEffectSet), subject=Subject.EFFECT),
        f"late@{TOP}/e",
    ),
}


def day(number: int) -> date:
    """Give a day of the process, 0 for its first."""
    return STARTED + timedelta(days=number)


def asking(constraint: Constraint, scope: Scope, each: Each | None = None) -> Method:
    """Give a method with one rule."""
    rule = evolve(
        example_method().rules[0],
        key=RuleKey("late"),
        scope=scope,
        each=each,
        constraint=constraint,
        entails=(),
    )
    return evolve(example_method(), rules=(rule,), statements=())


class Story:
    """A process whose results were published half a year before something came about."""

    def __init__(self, method: Method) -> None:
        """Publish the results on the second day."""
        self.process: Process = start(small_organisation(), method=method)
        self.published = self.tell(1, RESULTS)

    def tell(self, number: int, payload: Payload, unit: UnitId | None = None) -> Event:
        """Let something happen on a day counted from the first."""
        later = datetime(2027, 12, 1, tzinfo=UTC)
        return self.process.record(payload, happened=day(number), recorded=later, unit=unit).event

    def verdict(self, duty: str, on: date) -> Verdict:
        """Give what a duty is on a day, as the oracle says it too."""
        found = verdicts(self.process, on)[duty]
        assert comparable(found) in naive_duties(self.process, self.process.known(on=on), on)[duty]
        return found

    def last_day(self, since: date) -> date:
        """Give the day on which the time for the whole line ends, counted from a day."""
        calendar = self.process.calendar
        period = self.process.method.parameter(WHOLE_LINE).default
        return first_working_day(period.after(since, calendar), calendar)


@pytest.mark.parametrize("constraint", ASKED, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("late", LATE)
def test_the_time_of_a_late_duty_begins_with_it(late: str, constraint: Constraint) -> None:
    """On its first day it has all the time that was to pass since an event long before."""
    payload, scope, each, duty = LATE[late]
    unit = None if each else HR
    story = Story(asking(constraint, scope, each))
    story.tell(180, payload, unit)
    due = story.last_day(day(180))
    first = story.verdict(duty, day(180))
    assert (first.state, first.due) == (State.PENDING, due)
    assert story.verdict(duty, due).state is State.PENDING
    assert story.verdict(duty, due + timedelta(days=1)).state is State.OVERDUE


@pytest.mark.parametrize("late", LATE)
def test_a_late_duty_lapses_where_the_process_is_closed_in_its_time(late: str) -> None:
    """It is not broken by what was long ago."""
    payload, scope, each, duty = LATE[late]
    unit = None if each else HR
    story = Story(asking(ASKED[0], scope, each))
    story.tell(180, payload, unit)
    story.tell(181, ProcessClosed())
    assert story.verdict(duty, day(190)).state is State.LAPSED


def test_what_counts_at_the_earliest_some_time_after_counts_from_the_late_duty_too() -> None:
    """The earliest day is counted as the last one is."""
    asked = Existence(pattern=MEETING, within=TIME, not_before=WHOLE_LINE)
    story = Story(asking(asked, Scope.EACH_UNIT))
    story.tell(180, OPENED, HR)
    story.tell(190, MeetingHeld(meeting=UNIT_MEETING), NEW)
    assert story.verdict(f"late@{NEW}", day(190)).state is State.PENDING


def test_what_is_not_to_happen_for_some_time_is_not_to_in_that_of_the_late_duty() -> None:
    """The event that its time was to begin with is still the one that gave rise to it."""
    story = Story(asking(Absence(pattern=MEETING, within=TIME), Scope.EACH_UNIT))
    story.tell(180, OPENED, HR)
    met = story.tell(190, MeetingHeld(meeting=UNIT_MEETING), NEW)
    verdict = story.verdict(f"late@{NEW}", day(190))
    assert verdict.state is State.VIOLATED
    assert verdict.trigger == story.published.id
    assert verdict.evidence == (story.published.id, met.id)


PUBLISHED = Pattern.of(ResultsPublished)
ANSWERING: dict[str, Constraint] = {
    "response": Response(trigger=PUBLISHED, target=MEETING, within=WHOLE_LINE),
    "first response": Response(
        trigger=PUBLISHED, target=MEETING, within=WHOLE_LINE, first_only=True
    ),
    "responded existence": RespondedExistence(trigger=PUBLISHED, target=MEETING, within=WHOLE_LINE),
    "rhythm": Response(trigger=PUBLISHED, target=MEETING, every=WHOLE_LINE),
}


@pytest.mark.parametrize("asked", ANSWERING)
def test_what_answers_an_event_from_before_a_late_duty_has_its_time_too(asked: str) -> None:
    """A trigger of the enterprise is one in every unit, those that come later among them."""
    story = Story(asking(ANSWERING[asked], Scope.EACH_UNIT))
    story.tell(180, OPENED, HR)
    due = story.last_day(day(180))
    first = story.verdict(f"late@{NEW}", day(180))
    assert (first.state, first.due, first.trigger) == (State.PENDING, due, story.published.id)
    assert story.verdict(f"late@{NEW}", due).state is State.PENDING
    assert story.verdict(f"late@{NEW}", due + timedelta(days=1)).state is State.OVERDUE
    drift = story.verdict(f"late@{DRIFT}", day(180))
    assert (drift.state, drift.due) == (State.OVERDUE, story.last_day(day(1)))


def test_a_day_that_the_event_names_is_the_same_for_a_late_duty() -> None:
    """What was to be done by a date is overdue where nothing had been done by it."""
    decided = MeasureDecided(measure=MeasureId("m"), due=day(90))
    dated = Response(trigger=Pattern.of(MeasureDecided), target=MEETING, within=Dated(field="due"))
    story = Story(asking(dated, Scope.EACH_UNIT))
    story.tell(2, MeasureProposed(measure=decided.measure, wording=TEXTS[0]))
    story.tell(2, decided)
    story.tell(180, OPENED, HR)
    assert story.verdict(f"late@{NEW}", day(180)).state is State.OVERDUE


@pytest.mark.parametrize("since", [None, PUBLISHED], ids=["response", "existence"])
def test_a_rhythm_that_ended_before_a_late_duty_leaves_nothing_to_do(
    since: Pattern | None,
) -> None:
    """The committee met for the last time before the unit was opened."""
    ended = held(COMMITTEE_FIRST)
    asked: Constraint = (
        Response(trigger=PUBLISHED, target=MEETING, every=WHOLE_LINE, until=ended)
        if since is None
        else Existence(
            pattern=MEETING,
            every=WHOLE_LINE,
            until=ended,
            within=Within(period=WHOLE_LINE, since=since),
        )
    )
    story = Story(asking(asked, Scope.EACH_UNIT))
    story.tell(9, MeetingHeld(meeting=COMMITTEE_FIRST))
    story.tell(180, OPENED, HR)
    assert story.verdict(f"late@{NEW}", day(300)).state is State.FULFILLED


def test_what_names_no_subject_is_about_those_that_there_are() -> None:
    """A meeting is about the effects that were wanted by then, and about no later one."""
    asked = Existence(pattern=held(COMMITTEE_FIRST))
    each = Each(told=Pattern.of(WantedEffectSet), subject=Subject.EFFECT)
    for met, state in ((9, State.PENDING), (10, State.FULFILLED), (11, State.FULFILLED)):
        story = Story(asking(asked, Scope.ONCE, each))
        story.tell(met, MeetingHeld(meeting=COMMITTEE_FIRST))
        story.tell(10, EFFECT)
        assert story.verdict(f"late@{TOP}/e", day(20)).state is state
        earlier = evolve(asked, earlier=asked.alphabet)
        story = Story(asking(earlier, Scope.ONCE, each))
        story.tell(met, MeetingHeld(meeting=COMMITTEE_FIRST))
        story.tell(10, EFFECT)
        assert story.verdict(f"late@{TOP}/e", day(20)).state is State.FULFILLED


def test_of_what_an_order_speaks_some_may_lie_before_the_subject() -> None:
    """Measures come out of a meeting; each is to be prioritised after it was proposed."""
    gathering, prioritised = held(UNIT_MEETING), taken(INVITATIONS_SENT)
    asked = Precedence(
        before=(Every(pattern=prioritised, among=gathering),),
        target=Pattern.of(MeasureDecided),
        earlier=(gathering,),
    )
    each = Each(told=Pattern.of(MeasureProposed), subject=Subject.MEASURE)
    duty = f"late@{HR}/m"
    for when, state in ((4, State.VIOLATED), (6, State.FULFILLED)):
        story = Story(asking(asked, Scope.ALL, each))
        story.tell(3, MeetingHeld(meeting=UNIT_MEETING), HR)
        for number in sorted((5, when)):
            told: Payload = MeasureProposed(measure=MeasureId("m"), wording=TEXTS[0])
            told = told if number == 5 else StepTaken(step=INVITATIONS_SENT)
            story.tell(number, told, HR)
        story.tell(7, MeasureDecided(measure=MeasureId("m")), HR)
        assert story.verdict(duty, day(8)).state is state


def test_the_time_of_a_duty_begins_with_an_event_that_comes_after_it() -> None:
    """A unit that there was before the event has its time from the event on."""
    story = Story(asking(ASKED[0], Scope.EACH_UNIT))
    assert story.verdict(f"late@{HR}", day(1)).due == story.last_day(day(1))
    assert story.verdict(f"late@{HR}", day(0)).due is None
