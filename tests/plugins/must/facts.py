"""Facts about the rules of MUST's follow-up that stand beside their stories."""

from datetime import date
from itertools import chain

from attrs import evolve

from arbeidsmiljo.model.distribution import ReportLevel
from arbeidsmiljo.model.events import (
    EffectForgone,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    ProcessClosed,
    ReportReleased,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import ActorKey, EffectId, FindingId, MeasureId, TextId, UnitId
from arbeidsmiljo.model.measures import FindingKind, MeasureState
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.stories import GROUP, ONE, TOP, TWO, Told
from arbeidsmiljo_must.method import MUST
from tests.plugins.facts import BEGUN, DONE, Due, Fact, Known, each_is_needed, kept_and_then
from tests.plugins.must.stories import (
    ALL_QUESTIONS,
    FINDING,
    LINE_DONE,
    MEASURE,
    PLAN,
    READY,
    STORIES,
    about_finding,
    decided,
    found,
    held,
    met,
    moved,
    proposed,
    released,
    taken,
    towards,
)
from tests.plugins.variants import MOVES

VIOLATED, FULFILLED, OVERDUE = State.VIOLATED, State.FULFILLED, State.OVERDUE
PENDING, INACTIVE = State.PENDING, State.INACTIVE
NEXT_YEAR = date(2027, 8, 3)
LEADER = ActorKey("leader-of-employees")
LATER_READY: Told = (7, READY[1], None)
EFFECT = EffectId("e")
WANTED: Told = (0, WantedEffectSet(effect=EFFECT, wording=TextId("t")), None)
CLOSED: Told = (60, ProcessClosed(), None)
OTHERS = (
    *(
        (actor, None)
        for actor in (
            "top-leader-group",
            "amu",
            "union-representatives",
            "hr",
            "chief-safety-representative",
            "all-employees",
            "employer",
        )
    ),
    ("leader-of-leaders", GROUP),
    *(
        (actor, ONE)
        for actor in ("leader-of-employees", "safety-representative", "employees", "leader")
    ),
)
"""Everybody but the top leader, each with a unit where there is one."""
IN_LINE = tuple(
    held(day, meeting, unit)
    for day, meeting, unit in (
        (10, "leader-group-first", GROUP),
        (12, "unit-first", ONE),
        (12, "unit-first", TWO),
        (30, "unit-second", ONE),
        (30, "unit-second", TWO),
        (40, "leader-group-second", GROUP),
    )
)
UNLAWFUL = ("unlawful-measure-decided", "unlawful-corrected", "unlawful-followed-to-its-end")

FROM_RESULTS = (
    *(
        (rule, "information", TOP)
        for rule in (
            "support-material-ready",
            "employees-informed",
            "leaders-reminded",
            "reports-clarified",
            "channels-ready",
            "invitations-to-top-leader-group",
        )
    ),
    ("invitations-to-leader-group", "information", GROUP),
    ("invitations-to-unit", "information", ONE),
    *(
        (rule, "line", TOP)
        for rule in (
            "ability-weighed",
            "amu-two-meetings",
            "parties-two-meetings",
            "top-leader-group-first-explored",
            "amu-first-explored",
            "parties-first-explored",
            "chief-safety-representative-heard",
            "safety-representatives-heard",
            "union-representatives-heard",
            "action-plans-requested",
        )
    ),
    *(
        (rule, "line", GROUP)
        for rule in ("leader-group-explored", "leader-group-two-meetings", "leaders-followed-up")
    ),
    ("unit-explored", "line", ONE),
    ("unit-two-meetings", "line", ONE),
    ("sources-consulted", "sources", ONE),
    *(
        (f"{one}-discusses-results", "central-first", TOP)
        for one in ("top-leader-group", "amu", "parties")
    ),
)
"""The rules whose time begins when the results are ready: rule, period, unit."""


def fact(
    rule: str,
    says: str,
    state: State | None,
    *told: Told,
    subject: str | None = None,
    unit: UnitId = ONE,
    day: int = 400,
) -> Fact:
    """Write a fact."""
    return Fact(rule=rule, says=says, told=told, state=state, subject=subject, unit=unit, day=day)


def _of_unit(day: int, to: str) -> Told:
    """The top unit's own report was released."""
    return day, ReportReleased(report=ReportLevel.UNIT, to=ActorKey(to)), None


def sensitive(told: Told) -> Told:
    """Give a finding or a measure that is sensitive."""
    day, payload, unit = told
    assert isinstance(payload, (FindingRecorded, MeasureProposed))
    return day, evolve(payload, sensitive=True), unit


def kinds(rule: str, *asked: FindingKind) -> tuple[Fact, ...]:
    """Each kind of finding: whether a rule asks for something."""
    return tuple(
        fact(
            rule,
            f"{kind}",
            OVERDUE if kind in asked else None,
            found(5, kind, ONE),
            subject=FINDING,
        )
        for kind in FindingKind
    )


def another(told: Told) -> Told:
    """What happened to the measure happens to another one."""
    day, payload, unit = told
    assert isinstance(payload, (MeasureProposed, MeasureDecided, MeasureMoved))
    return (day, evolve(payload, measure=MeasureId("m2")), unit)


def of_each_unlawful(rule: str, *counts: MeasureState) -> tuple[Fact, ...]:
    """One of two measures against what is unlawful came to its end, and what became of the other.

    Only what was decided or begun is asked of, and only what was not turned down.
    """
    told = (
        found(5, FindingKind.UNLAWFUL, ONE),
        proposed(6, ONE, FINDING),
        moved(7, MeasureState.CLOSED, ONE),
        another(proposed(8, TWO, FINDING)),
    )
    asked_of = set(BEGUN) - {*counts}
    return (
        fact(rule, "another is only proposed", FULFILLED, *told, subject=FINDING),
        fact(rule, "another is decided", OVERDUE, *told, another(decided(9, TWO)), subject=FINDING),
        fact(
            rule,
            "another was prioritised, and is decided",
            OVERDUE,
            *told,
            another(moved(9, MeasureState.PRIORITISED, TWO)),
            another(decided(9, TWO)),
            subject=FINDING,
        ),
        fact(
            rule,
            "another is decided, and turned down then",
            FULFILLED,
            *told,
            another(decided(9, TWO)),
            another(moved(10, MeasureState.REJECTED, TWO)),
            subject=FINDING,
        ),
        *(
            fact(
                rule,
                f"another is {state}",
                OVERDUE if state in asked_of else FULFILLED,
                *told,
                another(moved(9, state, TWO)),
                subject=FINDING,
            )
            for state in MOVES
        ),
        fact(
            rule,
            "another is decided, for another finding",
            FULFILLED,
            *told[:3],
            found(5, FindingKind.IMPROVEMENT, ONE, finding=FindingId("f2")),
            another(proposed(8, ONE, FindingId("f2"))),
            another(decided(9, ONE)),
            subject=FINDING,
        ),
    )


def of_unlawful(rule: str, *counts: MeasureState) -> tuple[Fact, ...]:
    """Each state that a measure against what is unlawful comes to, in whatever unit."""
    told = (found(5, FindingKind.UNLAWFUL, ONE), proposed(6, TWO, FINDING))
    return tuple(
        fact(
            rule,
            f"a measure elsewhere that is {state}",
            FULFILLED if state in counts else OVERDUE,
            *told,
            moved(8, state, TWO),
            subject=FINDING,
        )
        for state in MOVES
    )


def begins(state: MeasureState) -> State:
    """Give what the duty to begin is where a measure has come to a state."""
    if state is MeasureState.REJECTED:
        return State.LAPSED
    return FULFILLED if state in BEGUN else OVERDUE


FACTS = (
    *(
        fact(
            "top-leader-first",
            f"before {actor}",
            VIOLATED,
            released(2, actor, unit),
            released(3, "top-leader"),
            unit=TOP,
        )
        for actor, unit in OTHERS
    ),
    fact(
        "top-leader-first",
        "before another of the top leader's reports",
        INACTIVE,
        _of_unit(2, "top-leader"),
        unit=TOP,
    ),
    fact(
        "top-leader-first",
        "the report of a unit is not the enterprise's",
        VIOLATED,
        _of_unit(1, "top-leader"),
        released(2, "amu"),
        unit=TOP,
    ),
    fact(
        "reports-distributed",
        "wherever it is released",
        FULFILLED,
        released(5, "leader-of-employees", ONE),
        subject="unit-leader-of-employees",
        unit=TOP,
    ),
    *(
        kept_and_then(STORIES, rule, again)
        for rule, again in (
            ("top-leader-group-discusses-results", (50, READY[1], None)),
            ("amu-discusses-results", (50, READY[1], None)),
            ("parties-discusses-results", (50, READY[1], None)),
            ("measures-begin-soon", held(200, "unit-first", ONE)),
            ("measures-decided", held(200, "unit-second", ONE)),
            ("round-without-measures", released(200, "top-leader")),
            ("nothing-has-followed", released(200, "leader-of-employees", ONE)),
        )
    ),
    *(
        one
        for rule in ("parties", "amu", "top-leader-group")
        for one in each_is_needed(
            f"{rule}-second-after-line", IN_LINE, held(50, f"{rule}-second"), unit=TOP
        )
    ),
    *each_is_needed(
        "leader-group-second-after-units",
        tuple(one for one in IN_LINE if one[2] != GROUP),
        held(40, "leader-group-second", GROUP),
        unit=GROUP,
    ),
    *each_is_needed(
        "views-known-before-common-measures",
        tuple(
            towards(39, "views-known", one, GROUP)
            for one in ("safety-representative", "union-representatives")
        ),
        held(40, "leader-group-second", GROUP),
        unit=GROUP,
    ),
    *each_is_needed(
        "views-known-at-the-top",
        tuple(
            towards(50, "views-known-at-the-top", one)
            for one in ("chief-safety-representative", "union-representatives")
        ),
        held(60, "top-leader-group-second"),
        unit=TOP,
    ),
    *(
        fact(
            "sources-before-measures",
            f"before {meeting}",
            VIOLATED,
            held(30, meeting, unit),
            unit=unit,
        )
        for meeting, unit in (("unit-second", ONE), ("leader-group-second", GROUP))
    ),
    fact(
        "effect-has-measure",
        "one that is forgone needs none",
        FULFILLED,
        READY,
        WANTED,
        (9, EffectForgone(effect=EFFECT, reason=TextId("t")), None),
        subject=EFFECT,
        unit=TOP,
    ),
    fact(
        "effect-has-measure",
        "a sensitive measure is one",
        FULFILLED,
        READY,
        WANTED,
        (
            9,
            MeasureProposed(measure=MEASURE, wording=TextId("t"), effect=EFFECT, sensitive=True),
            ONE,
        ),
        subject=EFFECT,
        unit=TOP,
    ),
    *(
        fact(
            f"{meeting}-two-meetings",
            f"the {kind} held twice is not both",
            OVERDUE,
            READY,
            held(20, f"{meeting}-{kind}", None if unit == TOP else unit),
            held(21, f"{meeting}-{kind}", None if unit == TOP else unit),
            unit=unit,
        )
        for meeting, unit in (
            ("unit", ONE),
            ("leader-group", GROUP),
            ("amu", TOP),
            ("parties", TOP),
        )
        for kind in ("first", "second")
    ),
    *kinds("four-questions-answered", FindingKind.IMPROVEMENT, FindingKind.UNLAWFUL),
    *(
        fact(
            "four-questions-answered",
            f"without {question}",
            OVERDUE,
            found(5, FindingKind.IMPROVEMENT, ONE),
            about_finding(
                9, "four-questions", ONE, *(one for one in ALL_QUESTIONS if one != question)
            ),
            subject=FINDING,
        )
        for question in ALL_QUESTIONS
    ),
    fact(
        "four-questions-answered",
        "of each problem by itself",
        OVERDUE,
        found(5, FindingKind.IMPROVEMENT, ONE),
        taken(9, "four-questions", ONE, *ALL_QUESTIONS),
        subject=FINDING,
    ),
    *(
        fact(
            "measure-put-into-effect",
            f"a measure that is {state}",
            begins(state),
            proposed(30, ONE),
            decided(40, ONE, date(2026, 8, 3)),
            moved(60, state, ONE),
            subject=MEASURE,
        )
        for state in MOVES
        if state is not MeasureState.PRIORITISED
    ),
    fact(
        "measure-put-into-effect",
        "a measure that was prioritised that day",
        OVERDUE,
        proposed(30, ONE),
        moved(40, MeasureState.PRIORITISED, ONE),
        decided(40, ONE, date(2026, 8, 3)),
        subject=MEASURE,
    ),
    fact(
        "measure-put-into-effect",
        "a sensitive measure too",
        OVERDUE,
        sensitive(proposed(30, ONE)),
        decided(40, ONE, date(2026, 8, 3)),
        subject=MEASURE,
    ),
    fact(
        "measure-put-into-effect",
        "a measure that is decided anew had begun by then",
        FULFILLED,
        proposed(30, ONE),
        decided(40, ONE, date(2026, 8, 3)),
        moved(60, MeasureState.ADJUSTED, ONE),
        decided(70, ONE, date(2026, 9, 3)),
        subject=MEASURE,
    ),
    *(
        fact(
            "measure-put-into-effect",
            says,
            state,
            proposed(30, ONE),
            decided(40, ONE, first),
            decided(50, ONE, second),
            subject=MEASURE,
        )
        for says, first, second, state in (
            ("rescheduled, to a day that is still to come", date(2026, 8, 3), NEXT_YEAR, PENDING),
            ("rescheduled, to a day that has passed", NEXT_YEAR, date(2026, 8, 3), OVERDUE),
            ("given its day later", None, date(2026, 8, 3), OVERDUE),
            ("decided anew, with no word of the day", date(2026, 8, 3), None, OVERDUE),
        )
    ),
    *(
        fact(
            "nothing-has-followed",
            says,
            FULFILLED,
            released(1, "leader-of-employees", ONE),
            event,
        )
        for says, event in (
            ("a first meeting", held(30, "unit-first", ONE)),
            ("a second meeting", held(30, "unit-second", ONE)),
            ("a proposal", proposed(30, ONE)),
            ("a sensitive proposal", sensitive(proposed(30, ONE))),
        )
    ),
    fact(
        "nothing-has-followed",
        "a report to others asks for nothing",
        INACTIVE,
        released(1, "safety-representative", ONE),
    ),
    fact(
        "nothing-has-followed",
        "a decision on what was proposed before",
        FULFILLED,
        proposed(0, ONE),
        released(1, "leader-of-employees", ONE),
        decided(30, ONE),
    ),
    *chain.from_iterable(
        (
            fact(
                rule,
                "once is not enough",
                OVERDUE,
                *told,
                taken(50, "attention-kept", unit),
                unit=unit,
            ),
            fact(
                rule,
                "a closed process asks no more",
                FULFILLED,
                *told,
                taken(50, "attention-kept", unit),
                CLOSED,
                unit=unit,
            ),
            fact(
                rule,
                "something else is not that",
                OVERDUE,
                *told,
                taken(150, "sources-consulted", unit)
                if unit != TOP
                else taken(150, "leaders-reminded"),
                unit=unit,
                day=300,
            ),
        )
        for rule, unit, told in (
            ("attention-kept-in-unit", ONE, met(2, 3, ONE)),
            ("attention-kept-in-leader-group", GROUP, LINE_DONE),
            ("attention-kept-at-the-top", TOP, (held(50, "top-leader-group-second"),)),
        )
    ),
    fact(
        "reported-upward",
        "what does not affect the ambitions",
        None,
        found(5, FindingKind.PRESERVATION, ONE),
        subject=FINDING,
    ),
    fact(
        "reported-upward",
        "what is sensitive too",
        OVERDUE,
        sensitive(found(5, FindingKind.PRESERVATION, ONE, affects_ambitions=True)),
        subject=FINDING,
    ),
    Fact(
        rule="reported-upward",
        says="each by itself",
        told=(
            found(5, FindingKind.PRESERVATION, ONE, affects_ambitions=True),
            taken(6, "reported-upward", ONE),
        ),
        state=OVERDUE,
        subject=FINDING,
        among_others=True,
    ),
    *chain.from_iterable(kinds(rule, FindingKind.UNLAWFUL) for rule in UNLAWFUL),
    *kinds("concern-answered", FindingKind.CONCERN),
    *of_unlawful("unlawful-measure-decided", *DONE),
    *of_unlawful("unlawful-corrected", *DONE),
    *of_unlawful("unlawful-followed-to-its-end", MeasureState.CLOSED),
    *of_each_unlawful("unlawful-corrected", *DONE),
    *of_each_unlawful("unlawful-followed-to-its-end", MeasureState.CLOSED),
    *(
        fact(
            rule,
            "what is unlawful and sensitive too",
            OVERDUE,
            sensitive(found(5, FindingKind.UNLAWFUL, ONE)),
            subject=FINDING,
        )
        for rule in (*UNLAWFUL, "four-questions-answered")
    ),
    fact(
        "unlawful-measure-decided",
        "it is decided elsewhere",
        FULFILLED,
        found(5, FindingKind.UNLAWFUL, ONE),
        proposed(6, TWO, FINDING),
        decided(7, TWO),
        subject=FINDING,
    ),
    fact(
        "concern-answered",
        "it is answered from elsewhere",
        FULFILLED,
        found(5, FindingKind.CONCERN, ONE),
        about_finding(6, "concern-answered", None),
        subject=FINDING,
    ),
    Fact(
        rule="concern-answered",
        says="each by itself",
        told=(found(5, FindingKind.CONCERN, ONE), taken(6, "concern-answered", ONE)),
        state=OVERDUE,
        subject=FINDING,
        among_others=True,
    ),
)

DUES = (
    *(
        Due(rule=rule, told=(LATER_READY,), since=7, period=period, unit=unit)
        for rule, period, unit in FROM_RESULTS
    ),
    Due(
        rule="effect-has-measure",
        told=(WANTED, LATER_READY),
        since=7,
        period="line",
        subject=EFFECT,
        unit=TOP,
    ),
    *(
        Due(rule=rule, told=(told,), since=told[0], period=period, unit=told[2] or TOP)
        for rule, told, period in (
            ("measures-begin-soon", held(8, "unit-first", ONE), "measures-begin"),
            ("measures-decided", held(8, "unit-second", ONE), "measures-decided"),
            ("action-plan-returned", held(8, "unit-second", ONE), "plan-return"),
            (
                "leader-group-plan-returned",
                held(8, "leader-group-second", GROUP),
                "plan-return",
            ),
            ("round-without-measures", released(8, "top-leader"), "line"),
            ("nothing-has-followed", released(8, "leader-of-employees", ONE), "nothing-followed"),
            ("attention-kept-in-unit", held(8, "unit-second", ONE), "attention"),
            (
                "attention-kept-in-leader-group",
                held(8, "leader-group-second", GROUP),
                "attention",
            ),
            ("attention-kept-at-the-top", held(8, "top-leader-group-second"), "attention"),
        )
    ),
    *(
        Due(rule=rule, told=(told,), since=told[0], period=period, subject=FINDING)
        for rule, told, period in (
            ("four-questions-answered", found(8, FindingKind.IMPROVEMENT, ONE), "four-questions"),
            (
                "reported-upward",
                found(8, FindingKind.PRESERVATION, ONE, affects_ambitions=True),
                "reported-upward",
            ),
            (
                "unlawful-measure-decided",
                found(8, FindingKind.UNLAWFUL, ONE),
                "unlawful-decided",
            ),
            ("unlawful-corrected", found(8, FindingKind.UNLAWFUL, ONE), "unlawful-corrected"),
            (
                "unlawful-followed-to-its-end",
                found(8, FindingKind.UNLAWFUL, ONE),
                "unlawful-closed",
            ),
            ("concern-answered", found(8, FindingKind.CONCERN, ONE), "concern-answered"),
        )
    ),
)

_RECORDED_ONCE = "a finding is recorded once, by the event with which the duty begins"
_ENDS_TOGETHER = "what is asked anew is due no sooner, and ends with the process too"
_ANSWERED = "what answers the first meeting answers each later one, and is due no later"
_TURNED_DOWN = "a measure that was turned down is asked of no more"
_ALWAYS_SENSITIVE = "a concern is always sensitive"

SAME = {
    "action-plan-returned": {"first_only": _ANSWERED},
    "leader-group-plan-returned": {"first_only": _ANSWERED},
    "effect-has-measure": {
        "pattern or 0 where Given(fields=('effect',))": (
            "a measure that names no effect is about none"
        )
    },
    "attention-kept-in-unit": {"first_only": _ENDS_TOGETHER},
    "attention-kept-in-leader-group": {"first_only": _ENDS_TOGETHER},
    "attention-kept-at-the-top": {"first_only": _ENDS_TOGETHER},
    "reported-upward": {
        "trigger where Equals(field='affects_ambitions', values=('True',))": _RECORDED_ONCE,
        "first_only": _RECORDED_ONCE,
    },
    **{
        rule: {
            "trigger where Equals(field='kind', values=('unlawful',))": _RECORDED_ONCE,
            "trigger with kind improvement": _RECORDED_ONCE,
            "trigger with kind preservation": _RECORDED_ONCE,
            "trigger with kind concern": _RECORDED_ONCE,
            "first_only": _RECORDED_ONCE,
            **(
                {}
                if rule == "unlawful-measure-decided"
                else dict.fromkeys(
                    ("target with to rejected", "among or 1 with to rejected"), _TURNED_DOWN
                )
            ),
        }
        for rule in UNLAWFUL
    },
    "concern-answered": {
        "trigger where Equals(field='kind', values=('concern',))": _RECORDED_ONCE,
        "trigger with kind improvement": _RECORDED_ONCE,
        "trigger with kind preservation": _RECORDED_ONCE,
        "trigger with kind unlawful": _RECORDED_ONCE,
        "trigger with sensitive True": _ALWAYS_SENSITIVE,
        "first_only": _RECORDED_ONCE,
        "told with sensitive True": _ALWAYS_SENSITIVE,
    },
}
"""Rule to the variants that no journal can tell from it, with the reason."""

_TWO_LINES = evolve(
    PLAN, lines=(*PLAN.lines, evolve(PLAN.lines[0], report=ReportLevel.UNIT, to=LEADER))
)

MUST_KNOWN = Known(
    method=MUST, stories=STORIES, facts=FACTS, dues=DUES, same=SAME, distribution=_TWO_LINES
)
