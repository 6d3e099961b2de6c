"""Patterns in words: what they ask of an event is said, and its opposite is said otherwise."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.events import (
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeetingHeld,
    ReportReleased,
    StepTaken,
)
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.process.asking import waited_for
from arbeidsmiljo.process.telling import told_pattern
from arbeidsmiljo.rules.case import Dated
from arbeidsmiljo.rules.constraint import Constraint, Within
from arbeidsmiljo.rules.existence import Absence, Existence
from arbeidsmiljo.rules.pattern import (
    AnyCondition,
    Equals,
    Given,
    Includes,
    Lacks,
    Named,
    Pattern,
    either,
    held,
)
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.relation import NotCoExistence, NotSuccession
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import (
    COMMITTEE_FIRST,
    HR,
    INFORMATION,
    NEXT_DAY,
    UNIT_MEETING,
)

LANGUAGES: Final = ("nb", "nn", "da", "en")
METHOD: Final = example_method()
MET: Final = METHOD.meeting(UNIT_MEETING).label.in_language("en")
COMMITTEE: Final = METHOD.meeting(COMMITTEE_FIRST).label.in_language("en")
MEETING: Final = held(UNIT_MEETING)
DECIDED: Final = Pattern.of(MeasureDecided)

INNER: Final = st.one_of(
    st.builds(Includes, field=st.just("attended"), values=st.just((HR,)), some=st.booleans()),
    st.builds(
        Includes, field=st.just("attended"), values=st.just((HR, "committee")), some=st.booleans()
    ),
    st.just(Given(fields=("points",))),
    st.just(Given(fields=("points", "plans"))),
    st.just(Equals(field="plans", values=("()",))),
    st.just(Named(function="arbeidsmiljo.testing.public_types:is_any")),
)


def said(*conditions: AnyCondition, language: str = "en") -> str:
    """Say which meetings are meant."""
    pattern = Pattern.of(MeetingHeld, *conditions, meeting=UNIT_MEETING)
    return told_pattern(pattern, METHOD).in_language(language)


@given(INNER, st.sampled_from(LANGUAGES))
def test_a_condition_and_its_opposite_are_said_and_said_otherwise(
    condition: Equals | Includes | Given | Named, language: str
) -> None:
    """Neither reads like the other, nor as if nothing was asked."""
    without = said(language=language)
    told = said(condition, language=language)
    opposite = said(Lacks(condition=condition), language=language)
    assert len({without, told, opposite}) == 3
    assert told.startswith(without)
    assert opposite.startswith(without)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Includes(field="attended", values=(HR,)), "those present: HR"),
        (Includes(field="attended", values=(HR, "committee")), "those present: HR and {}"),
        (
            Includes(field="attended", values=(HR, "committee"), some=True),
            "those present: HR or {}",
        ),
        (Lacks(condition=Includes(field="attended", values=(HR,))), "those present: not HR"),
        (
            Lacks(condition=Includes(field="attended", values=(HR, "committee"))),
            "those present: one or more missing of HR and {}",
        ),
        (
            Lacks(condition=Includes(field="attended", values=(HR, "committee"), some=True)),
            "those present: none of HR or {}",
        ),
        (Given(fields=("points", "plans")), "with points and action plans"),
        (Lacks(condition=Given(fields=("points",))), "without points"),
        (
            Lacks(condition=Given(fields=("points", "plans"))),
            "one or more missing: points and action plans",
        ),
    ],
)
def test_what_a_condition_asks_is_said(condition: AnyCondition, words: str) -> None:
    """All, some, one or none of what is named, in the words of the method."""
    committee = METHOD.actor("committee").label.in_language("en")
    assert said(condition) == f"meeting held: {MET} ({words.format(committee)})"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (Pattern.of(FindingRecorded, kind="unlawful"), "finding recorded (something unlawful)"),
        (Pattern.of(FindingRecorded, sensitive="True"), "finding recorded (sensitive)"),
        (
            Pattern.of(FindingRecorded, Lacks(condition=Equals(field="kind", values=("concern",)))),
            "finding recorded (not somebody's concern)",
        ),
        (
            Pattern.of(ReportReleased, report="unit", to=HR),
            "report released: unit report (recipient: HR)",
        ),
        (
            Pattern.of(MeasureMoved, to=MeasureState.EVALUATED.onwards),
            "measure moved: evaluated or further",
        ),
        (
            Pattern.of(MeasureMoved, to=("started", "done")),
            "measure moved: started or carried out",
        ),
        (Pattern.of(StepTaken, step="no-such-step"), "no-such-step"),
        (Pattern.of(StepTaken, Given(fields=("finding",))), "step taken (with finding)"),
        (either(MEETING, DECIDED), f"meeting held: {MET} or measure decided"),
    ],
)
def test_which_events_are_meant_is_said(pattern: Pattern, words: str) -> None:
    """By the names of the method, and by those of the field."""
    assert told_pattern(pattern, METHOD).in_language("en") == words


@pytest.mark.parametrize(
    ("constraint", "words"),
    [
        (Existence(pattern=MEETING, also=(DECIDED,)), f"meeting held: {MET} and measure decided"),
        (Existence(pattern=MEETING, n=2), f"meeting held: {MET} at least 2 times"),
        (
            Existence(pattern=MEETING, over=Over.UNITS_BELOW, n=3),
            f"“meeting held: {MET}” at least 3 times in each unit below",
        ),
        (
            Existence(pattern=MEETING, over=Over.UNITS_BELOW, among=DECIDED),
            f"“meeting held: {MET}” in each unit below where there is “measure decided”",
        ),
        (Existence(pattern=DECIDED, anywhere=True), "measure decided, in any unit"),
        (
            Response(trigger=MEETING, target=DECIDED, n=2),
            f"after meeting held: {MET}: measure decided at least 2 times",
        ),
        (
            Response(trigger=MEETING, target=DECIDED, over=Over.FINDINGS),
            f"after meeting held: {MET}: “measure decided” for each finding",
        ),
        (
            Response(trigger=MEETING, target=DECIDED, over=Over.FINDINGS, one_at_least=True),
            (
                f"after meeting held: {MET}: “measure decided” for each finding (where there is "
                "none of these, it is not done)"
            ),
        ),
        (
            RespondedExistence(trigger=MEETING, target=DECIDED, n=2),
            (
                f"where there is “meeting held: {MET}”, either before it or after: measure decided "
                "at least 2 times"
            ),
        ),
        (
            Precedence(
                before=(
                    Every(pattern=held(COMMITTEE_FIRST), over=Over.ENTERPRISE),
                    Every(pattern=DECIDED, over=Over.LEADER_GROUPS_BELOW, n=2),
                ),
                target=MEETING,
            ),
            (
                f"before “meeting held: {MET}”: “meeting held: {COMMITTEE}” for the enterprise as "
                "a whole; “measure decided” at least 2 times in each leader group below"
            ),
        ),
        (
            Precedence(
                before=(
                    Every(pattern=DECIDED, over=Over.UNITS_BELOW),
                    Every(pattern=held(COMMITTEE_FIRST), over=Over.UNITS_BELOW),
                ),
                target=MEETING,
                anywhere=True,
            ),
            (
                f"before “meeting held: {MET}” in any unit: “measure decided” and “meeting held: "
                f"{COMMITTEE}” in each unit below"
            ),
        ),
        (
            Precedence(
                before=(Every(pattern=DECIDED, among=held(COMMITTEE_FIRST)),), target=MEETING
            ),
            (
                f"before “meeting held: {MET}”: “measure decided”, where there is “meeting held: "
                f"{COMMITTEE}”"
            ),
        ),
        (
            Precedence(before=(Every(pattern=DECIDED),), target=MEETING, anywhere=True),
            f"“measure decided” before “meeting held: {MET}” in any unit",
        ),
    ],
)
def test_how_often_and_of_whom_is_said(
    constraint: Existence | Response | RespondedExistence | Precedence, words: str
) -> None:
    """Numbers, and what something is asked of, stand where they belong."""
    assert waited_for(constraint, METHOD).in_language("en") == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_is_asked_is_named(language: str) -> None:
    """No two are called the same, with a condition for them or without."""
    told = {
        waited_for(Existence(pattern=MEETING, over=over, among=among), METHOD).in_language(language)
        for over in Over
        for among in (None, held(COMMITTEE_FIRST))
        # What is asked of the own case has no others among which to choose.
        if over is not Over.OWN or among is None
    }
    assert len(told) == 2 * len(Over) - 1


LATER: Final = Within(period=INFORMATION, since=held(COMMITTEE_FIRST))
TO_INFORM: Final = METHOD.parameter(INFORMATION).label.in_language("en")
APART: Final = METHOD.parameter(NEXT_DAY).label.in_language("en")
LIMITED: Final[list[tuple[Constraint, str, str]]] = [
    (
        Absence(pattern=MEETING, within=LATER),
        f"never: meeting held: {MET}",
        f"only for so long: {TO_INFORM}; counted from meeting held: {COMMITTEE}",
    ),
    (
        Absence(pattern=MEETING, not_before=NEXT_DAY),
        f"never: meeting held: {MET}",
        f"counts at the earliest after: {APART}",
    ),
    (
        Existence(pattern=DECIDED, within=Within(period=INFORMATION)),
        "measure decided",
        f"by when: {TO_INFORM}",
    ),
    (
        Existence(
            pattern=DECIDED,
            every=INFORMATION,
            within=LATER,
            until=MEETING,
        ),
        "measure decided, again and again",
        (
            f"counted from meeting held: {COMMITTEE}; at most so long from one time to the next: "
            f"{TO_INFORM}; until meeting held: {MET}"
        ),
    ),
    (
        Response(
            trigger=DECIDED,
            target=MEETING,
            within=Dated(field="due"),
            not_before=NEXT_DAY,
            strictly=True,
            first_only=True,
            correlate=("measure", "unit"),
        ),
        f"after measure decided: meeting held: {MET}",
        (
            "by the day that was set last (deadline); counts at the earliest after: "
            f"{APART}; not on the same day; only the first time; each by itself, by measure and "
            "unit"
        ),
    ),
    (
        Precedence(
            before=(Every(pattern=DECIDED),),
            target=MEETING,
            within=INFORMATION,
            not_before=NEXT_DAY,
        ),
        f"“measure decided” before “meeting held: {MET}”",
        f"at most so long before: {TO_INFORM}; at least so long before: {APART}",
    ),
    (
        NotSuccession(first=DECIDED, then=MEETING, within=INFORMATION, strictly=True),
        f"no meeting held: {MET} after measure decided",
        f"only for so long: {TO_INFORM}; on the same day too",
    ),
    (
        NotCoExistence(one=DECIDED, other=MEETING, within=INFORMATION, not_before=NEXT_DAY),
        f"not both measure decided and meeting held: {MET}",
        f"closer to each other than: {TO_INFORM}; further from each other than: {APART}",
    ),
    (
        Precedence(before=(Every(pattern=DECIDED),), target=MEETING, earlier=(DECIDED,)),
        f"“measure decided” before “meeting held: {MET}”",
        "also for what comes after “measure decided”",
    ),
]


@pytest.mark.parametrize(("constraint", "asked", "limits"), LIMITED)
def test_what_limits_a_rule_is_said_after_what_it_asks(
    constraint: Constraint, asked: str, limits: str
) -> None:
    """What is forbidden for a while only is not said to be forbidden for ever."""
    assert waited_for(constraint, METHOD).in_language("en") == f"{asked}; {limits}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("constraint", "asked", "limits"), LIMITED)
def test_a_limit_is_said_in_every_language(
    constraint: Constraint, asked: str, limits: str, language: str
) -> None:
    """As many things are said of it as in English, none of them in English elsewhere."""
    told = waited_for(constraint, METHOD).in_language(language)
    assert told.count("; ") == f"{asked}; {limits}".count("; ")
    assert (told.endswith(limits)) == (language == "en")
