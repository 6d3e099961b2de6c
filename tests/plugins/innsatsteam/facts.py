"""Facts about the rules of the seven phases that stand beside their stories."""

from datetime import timedelta
from itertools import chain

from arbeidsmiljo.model.events import MeasureDecided, ParameterSet, ProcessClosed
from arbeidsmiljo.model.identifiers import FindingId, ParameterKey, TextId
from arbeidsmiljo.model.measures import FindingKind, MeasureState
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.stories import ONE, TOP, Told
from arbeidsmiljo_innsatsteam import actors
from arbeidsmiljo_innsatsteam.meetings import START_UP_POINTS, TRAINED
from arbeidsmiljo_innsatsteam.method import INNSATSTEAM
from arbeidsmiljo_innsatsteam.rules.shared import FOUR
from tests.plugins.facts import (
    BEGUN,
    DONE,
    EVALUATED,
    Due,
    Fact,
    Known,
    each_is_needed,
    kept_and_then,
)
from tests.plugins.innsatsteam.stories import (
    DUE,
    FINDING,
    GROUP,
    MAPPED,
    MEASURE,
    PARTIES,
    SECRET,
    STORIES,
    decided,
    found,
    held,
    moved,
    proposed,
    report,
    start_up,
    taken,
    told_of,
    trained,
    with_each,
    without,
)
from tests.plugins.variants import MOVES

IMPROVEMENT, PRESERVATION = FindingKind.IMPROVEMENT, FindingKind.PRESERVATION
NO_OWNER: Told = (42, MeasureDecided(measure=MEASURE, due=DUE), ONE)
NO_DAY: Told = (42, MeasureDecided(measure=MEASURE, owner=TextId("o")), ONE)
LATER = DUE + timedelta(days=365)
VIOLATED, FULFILLED, OVERDUE = State.VIOLATED, State.FULFILLED, State.OVERDUE
INACTIVE = State.INACTIVE
POINTS = tuple(point.key for point in START_UP_POINTS)
LEADER, UNION, SAFETY = PARTIES
WAYS_OF_MAPPING = (
    held(10, "dialogue"),
    taken(10, "interviewed", actors.LEADER),
    taken(10, "material-gathered", points=("forbedring",)),
)
TURNED_DOWN = (proposed(180, FINDING), moved(200, MeasureState.REJECTED))
CLOSED: Told = (50, ProcessClosed(), None)


def fact(
    rule: str,
    says: str,
    state: State | None,
    *told: Told,
    subject: str | None = None,
    day: int = 400,
) -> Fact:
    """Write a fact about the unit."""
    return Fact(rule=rule, says=says, told=told, state=state, subject=subject, day=day)


def area(rule: str, kind: FindingKind) -> tuple[Fact, ...]:
    """What the staff's evaluation asks of an area."""
    told = (held(150, "evaluation"), found(160, kind, FINDING))
    return (
        *(
            fact(
                rule,
                f"an area of {one}",
                OVERDUE if one is kind else None,
                held(150, "evaluation"),
                found(160, one, FINDING),
                subject=FINDING,
            )
            for one in FindingKind
        ),
        fact(
            rule,
            "what is sensitive is no area",
            None,
            held(150, "evaluation"),
            found(160, kind, FINDING, sensitive=True),
            subject=FINDING,
        ),
        fact(
            rule,
            "a sensitive measure is an answer",
            FULFILLED,
            *told,
            proposed(180, FINDING, sensitive=True),
            subject=FINDING,
        ),
        fact(
            rule,
            "a proposal that was turned down is an answer",
            FULFILLED,
            *told,
            *TURNED_DOWN,
            subject=FINDING,
        ),
        fact(rule, "a measure for nothing is none", OVERDUE, *told, proposed(180), subject=FINDING),
        fact(
            rule,
            "priorities are an answer",
            FULFILLED,
            *told,
            held(190, "priorities"),
            subject=FINDING,
        ),
        fact(
            rule,
            "an evaluation is none without the strengths",
            OVERDUE,
            *told,
            held(190, "evaluation"),
            subject=FINDING,
        ),
        fact(
            rule,
            "what was taken up is not asked for again",
            FULFILLED,
            *told,
            held(155, "evaluation"),
            proposed(180, FINDING),
            subject=FINDING,
        ),
    )


def states_of(rule: str, state: MeasureState, yes: State, no: State, *told: Told) -> Fact:
    """A measure that has come to a state."""
    counts = state in (EVALUATED if rule == "measure-evaluated" else DONE)
    return fact(
        rule,
        f"a measure that is {state}",
        yes if counts else no,
        *told,
        moved(100, state),
        subject=MEASURE,
    )


FACTS = (
    *each_is_needed(
        "anchored-with-all-four", with_each(1, "anchored", *FOUR), held(10, "dialogue")
    ),
    *each_is_needed("agreed-to-start", with_each(1, "agreed", *GROUP[:4]), start_up(5)),
    *each_is_needed("each-interviewed", with_each(10, "interviewed", *PARTIES), report(20)),
    *each_is_needed(
        "start-up-with-everybody",
        tuple(held(5, "start-up", *POINTS, attended=(one,)) for one in GROUP),
        held(10, "dialogue"),
    ),
    *each_is_needed(
        "start-up-covers-its-points",
        tuple(held(5, "start-up", one, attended=GROUP) for one in POINTS),
        held(10, "dialogue"),
    ),
    *(
        fact(rule, f"mapping begins with {way[1]}", VIOLATED, way)
        for rule in (
            "anchored-with-all-four",
            "time-set-aside",
            "start-up-comes-first",
            "start-up-with-everybody",
            "start-up-covers-its-points",
        )
        for way in WAYS_OF_MAPPING
    ),
    *(
        Fact(
            rule=f"trained-{group.key}",
            says="training for the others is none",
            told=(trained(10, *(one.key for one in TRAINED if one != group)),),
            state=OVERDUE,
            unit=TOP,
        )
        for group in TRAINED
    ),
    *(
        kept_and_then(STORIES, rule, again)
        for rule, again in (
            ("dialogue-after-start-up", start_up(200)),
            ("report-written", held(200, "dialogue")),
            ("report-shown-to-leader", report(200)),
            ("report-shown-to-parties", held(200, "report-to-leader")),
            ("employees-develop-measures", held(200, "findings-to-employees")),
            ("priorities-set", held(200, "measure-gathering")),
            ("communication-planned", held(200, "priorities")),
            ("staff-evaluates", held(200, "priorities")),
        )
    ),
    kept_and_then(
        STORIES,
        "measure-evaluated",
        moved(160, MeasureState.CONTINUED),
        moved(170, MeasureState.DONE),
    ),
    *(
        fact(
            "measure-evaluated",
            f"a measure that has become {state}",
            state_then,
            proposed(40),
            moved(100, state),
            subject=MEASURE,
        )
        for states, state_then in (
            ((MeasureState.DONE, MeasureState.AWAITING_EVALUATION), OVERDUE),
            ((MeasureState.EVALUATED, MeasureState.CLOSED), FULFILLED),
            (tuple(one for one in MOVES if one not in DONE), State.INACTIVE),
        )
        for state in states
    ),
    *(
        fact(
            "measure-evaluated",
            f"a measure that was {state} that day",
            OVERDUE,
            proposed(40),
            moved(100, state),
            moved(100, MeasureState.DONE),
            subject=MEASURE,
        )
        for state in (MeasureState.PRIORITISED, MeasureState.STARTED, MeasureState.PROGRESSED)
    ),
    fact(
        "all-employees-take-part",
        "a selection may represent all",
        FULFILLED,
        *without(MAPPED, held(12, "dialogue", "all-employees")),
        held(12, "dialogue", "representative-selection"),
        report(20),
    ),
    fact(
        "material-gathered",
        "what was gathered is named",
        VIOLATED,
        taken(10, "material-gathered"),
        report(20),
    ),
    *each_is_needed(
        "report-has-both-areas",
        (found(13, IMPROVEMENT, FINDING), found(13, PRESERVATION, FindingId("f3"))),
        found(13, FindingKind.UNLAWFUL, FindingId("f4")),
        found(13, FindingKind.CONCERN, FindingId("f5")),
        report(20),
    ),
    fact(
        "report-has-both-areas",
        "sensitive areas are areas",
        FULFILLED,
        found(13, IMPROVEMENT, FINDING, sensitive=True),
        found(13, PRESERVATION, SECRET, sensitive=True),
        report(20),
    ),
    fact(
        "report-holds-nothing-sensitive",
        "what is not sensitive may be in the report",
        None,
        found(13, IMPROVEMENT, FINDING),
        report(20, FINDING),
        subject=FINDING,
    ),
    fact(
        "report-holds-nothing-sensitive",
        "a report of nothing holds nothing",
        FULFILLED,
        found(13, IMPROVEMENT, SECRET, sensitive=True),
        report(20),
        subject=SECRET,
    ),
    *(
        fact(
            "report-to-leader-first",
            f"before {one[1]}",
            VIOLATED,
            one,
            held(23, "report-to-leader"),
        )
        for one in (held(22, "report-to-parties"), held(22, "findings-to-employees"))
    ),
    *(
        fact(
            "report-to-parties-with-leader",
            says,
            state,
            *(held(22, "report-to-parties", attended=one) for one in attended),
            held(25, "findings-to-employees"),
        )
        for says, attended, state in (
            ("all three", (PARTIES,), FULFILLED),
            ("one by one", ((LEADER, UNION), (LEADER, SAFETY)), FULFILLED),
            ("without the safety representative", ((LEADER, UNION),), VIOLATED),
            ("without the union", ((LEADER, SAFETY),), VIOLATED),
            ("the union without the leader", ((LEADER, SAFETY), (UNION,)), VIOLATED),
            ("the safety representative alone", ((LEADER, UNION), (SAFETY,)), VIOLATED),
        )
    ),
    *(
        fact(
            "report-to-parties-with-leader",
            f"{who} met the leader elsewhere",
            VIOLATED,
            held(21, "report-to-leader", attended=PARTIES),
            held(22, "report-to-parties", attended=attended),
            held(25, "findings-to-employees"),
        )
        for who, attended in (("the union", (LEADER, SAFETY)), ("safety", (LEADER, UNION)))
    ),
    fact(
        "sensitive-handled-all-the-same",
        "what is not sensitive is not asked for",
        None,
        found(13, IMPROVEMENT, FINDING),
        subject=FINDING,
    ),
    Fact(
        rule="sensitive-handled-all-the-same",
        says="it is handled one by one",
        told=(found(13, IMPROVEMENT, SECRET, sensitive=True), taken(30, "sensitive-handled")),
        state=OVERDUE,
        subject=SECRET,
        among_others=True,
    ),
    fact(
        "parties-prioritise",
        "a measure that was prioritised",
        FULFILLED,
        held(30, "measure-gathering"),
        proposed(40),
        moved(41, MeasureState.PRIORITISED),
        decided(42),
        subject=MEASURE,
    ),
    *(
        fact(
            "parties-prioritise",
            f"a measure that was {state}, and was adjusted",
            VIOLATED,
            held(30, "measure-gathering"),
            proposed(40),
            moved(41, state),
            moved(41, MeasureState.ADJUSTED),
            decided(42),
            subject=MEASURE,
        )
        for state in MOVES
        if state.may_become(MeasureState.ADJUSTED) and state is not MeasureState.PRIORITISED
    ),
    fact(
        "parties-prioritise",
        "a measure that was only adjusted",
        VIOLATED,
        held(30, "measure-gathering"),
        proposed(40),
        moved(41, MeasureState.ADJUSTED),
        decided(42),
        subject=MEASURE,
    ),
    fact(
        "parties-prioritise",
        "priorities before the decision",
        FULFILLED,
        held(30, "measure-gathering"),
        proposed(40),
        held(41, "priorities"),
        decided(42),
        subject=MEASURE,
    ),
    fact(
        "parties-prioritise",
        "what is decided before the employees propose",
        FULFILLED,
        proposed(10),
        decided(11),
        held(30, "measure-gathering"),
        subject=MEASURE,
    ),
    *(
        fact(
            rule,
            "is not asked of what is sensitive",
            None,
            proposed(40, sensitive=True),
            decided(42),
            moved(100, MeasureState.DONE),
            subject=MEASURE,
        )
        for rule in ("parties-prioritise", "schedule-and-owner", "measure-evaluated")
    ),
    *(
        fact(
            "schedule-and-owner",
            says,
            state,
            proposed(40),
            *told,
            subject=MEASURE,
        )
        for says, state, *told in (
            ("begun without an owner", VIOLATED, NO_OWNER, moved(60, MeasureState.STARTED)),
            ("begun without a day", VIOLATED, NO_DAY, moved(60, MeasureState.STARTED)),
            ("not begun, and without a day", INACTIVE, NO_DAY),
            (
                "given its owner and its day in two decisions",
                FULFILLED,
                NO_OWNER,
                (43, NO_DAY[1], ONE),
                moved(60, MeasureState.STARTED),
            ),
            (
                "given its day when it had begun",
                VIOLATED,
                NO_DAY,
                moved(60, MeasureState.STARTED),
                (61, NO_OWNER[1], ONE),
            ),
        )
    ),
    *(
        fact(
            rule,
            f"{state}, and never decided",
            VIOLATED if state in BEGUN else INACTIVE,
            held(30, "measure-gathering"),
            proposed(40),
            moved(60, state),
            subject=MEASURE,
        )
        for rule in ("parties-prioritise", "schedule-and-owner")
        for state in MOVES
    ),
    fact(
        "parties-prioritise",
        "decided before the employees propose, and begun after it",
        FULFILLED,
        proposed(10),
        decided(11),
        held(30, "measure-gathering"),
        moved(60, MeasureState.STARTED),
        subject=MEASURE,
    ),
    *area("challenge-handled", IMPROVEMENT),
    *area("strength-maintained", PRESERVATION),
    fact(
        "strength-maintained",
        "it was looked at",
        FULFILLED,
        held(150, "evaluation"),
        found(160, PRESERVATION, FINDING),
        held(220, "evaluation", "strengths"),
        subject=FINDING,
    ),
    *(
        states_of("carried-out-by-schedule", state, FULFILLED, OVERDUE, proposed(40), decided(42))
        for state in MOVES
        if state not in (MeasureState.PRIORITISED, MeasureState.REJECTED)
    ),
    fact(
        "carried-out-by-schedule",
        "a sensitive measure has its day too",
        OVERDUE,
        proposed(40, sensitive=True),
        decided(42),
        subject=MEASURE,
    ),
    fact(
        "sensitive-not-distributed",
        "what is not sensitive may be told of",
        None,
        proposed(40),
        told_of(50, MEASURE),
        subject=MEASURE,
    ),
    fact(
        "carried-out-by-schedule",
        "a measure that was prioritised that day",
        OVERDUE,
        proposed(40),
        moved(42, MeasureState.PRIORITISED),
        decided(42),
        subject=MEASURE,
    ),
    *(
        fact(
            rule,
            "a measure that is turned down is asked for no more",
            State.LAPSED,
            *told,
            moved(100, MeasureState.REJECTED),
            subject=MEASURE,
        )
        for rule, told in (
            ("carried-out-by-schedule", (proposed(40), decided(42))),
            ("measure-evaluated", (proposed(40), moved(60, MeasureState.DONE))),
        )
    ),
    *(
        fact("carried-out-by-schedule", says, state, proposed(40), *told, subject=MEASURE)
        for says, state, *told in (
            (
                "rescheduled, to a day that is still to come",
                State.PENDING,
                decided(42),
                decided(50, due=LATER),
            ),
            (
                "rescheduled, to a day that has passed",
                OVERDUE,
                decided(42, due=LATER),
                decided(50),
            ),
            ("given its day later", OVERDUE, decided(42, whole=False), decided(43)),
            (
                "decided anew, with no word of the day",
                OVERDUE,
                decided(42),
                decided(50, whole=False),
            ),
        )
    ),
    fact(
        "carried-out-by-schedule",
        "a measure that is decided anew was carried out by then",
        FULFILLED,
        proposed(40),
        decided(42),
        moved(100, MeasureState.DONE),
        moved(110, MeasureState.ADJUSTED),
        decided(115),
        subject=MEASURE,
    ),
    *chain.from_iterable(
        (
            fact(
                rule, "something else is not that", OVERDUE, since, taken(60, "anchored"), day=100
            ),
            fact(rule, "once is not enough", OVERDUE, since, taken(45, step)),
            fact(rule, "a closed process asks no more", FULFILLED, since, taken(45, step), CLOSED),
        )
        for rule, step, since in (
            ("superior-asks-for-progress", "progress-asked", held(41, "priorities")),
            ("superior-supports", "support-given", start_up(41)),
        )
    ),
    fact(
        "staff-evaluates",
        "a dialogue is no evaluation",
        OVERDUE,
        held(41, "priorities"),
        held(120, "dialogue"),
    ),
    fact(
        "staff-evaluates",
        "two months are some months",
        FULFILLED,
        held(41, "priorities"),
        held(102, "evaluation"),
    ),
    fact(
        "staff-evaluates",
        "a day less is too early",
        OVERDUE,
        held(41, "priorities"),
        held(99, "evaluation"),
    ),
    fact(
        "staff-evaluates",
        "a process may wait longer",
        OVERDUE,
        (0, ParameterSet(parameter=ParameterKey("evaluation-earliest"), value="P3M"), None),
        held(41, "priorities"),
        held(102, "evaluation"),
    ),
    *(
        states_of(
            "measure-evaluated",
            state,
            FULFILLED,
            OVERDUE,
            proposed(40),
            moved(60, MeasureState.DONE),
        )
        for state in MOVES[MOVES.index(MeasureState.AWAITING_EVALUATION) :]
        if state is not MeasureState.REJECTED
    ),
)

DUES = (
    *(
        Due(rule=f"trained-{group.key}", told=(start_up(5),), since=0, period="training", unit=TOP)
        for group in TRAINED
    ),
    *(
        Due(rule=rule, told=(told,), since=told[0], period=period)
        for rule, told, period in (
            ("dialogue-after-start-up", start_up(2), "dialogue"),
            ("report-written", held(3, "dialogue"), "report"),
            ("report-shown-to-leader", report(8), "report-to-leader"),
            ("report-shown-to-parties", held(9, "report-to-leader"), "report-to-parties"),
            (
                "findings-to-employees-after-parties",
                held(10, "report-to-parties"),
                "findings-told",
            ),
            ("employees-develop-measures", held(11, "findings-to-employees"), "measures-developed"),
            ("priorities-set", held(14, "measure-gathering"), "measures-prioritised"),
            ("communication-planned", held(15, "priorities"), "communication"),
            ("superior-asks-for-progress", held(15, "priorities"), "progress"),
            ("superior-supports", start_up(2), "progress"),
            ("staff-evaluates", held(15, "priorities"), "evaluation"),
        )
    ),
    *(
        Due(
            rule=rule,
            told=(found(4, kind, FINDING), held(8, "evaluation")),
            since=8,
            period="finding-answered",
            subject=FINDING,
        )
        for rule, kind in (
            ("challenge-handled", IMPROVEMENT),
            ("strength-maintained", PRESERVATION),
        )
    ),
    Due(
        rule="sensitive-handled-all-the-same",
        told=(found(4, IMPROVEMENT, SECRET, sensitive=True),),
        since=4,
        period="sensitive",
        subject=SECRET,
    ),
    Due(
        rule="measure-evaluated",
        told=(proposed(4), moved(8, MeasureState.DONE)),
        since=8,
        period="evaluation",
        subject=MEASURE,
    ),
)

_RECORDED_ONCE = "a finding is recorded once, by the event with which the duty begins"
_PROPOSED_BEFORE = "its proposal is an answer already, unless it was turned down"
_ENDS_TOGETHER = "what is asked anew is due no sooner, and ends with the process too"

_AREA = {
    "target or 0 where Given(fields=('finding',))": "a measure that names no area is about none",
    "target or 1 where Equals(field='to', values=('rejected',))": _PROPOSED_BEFORE,
    **{
        f"target or 1 with to {state}": _PROPOSED_BEFORE
        for state in MOVES
        if state is not MeasureState.REJECTED
    },
    "first_only": "what answers the first evaluation answers each later one, and is due no later",
    "told with kind concern": "a concern is always sensitive",
}

SAME = {
    "challenge-handled": _AREA,
    "strength-maintained": _AREA,
    "sensitive-handled-all-the-same": {
        "trigger where Equals(field='sensitive', values=('True',))": _RECORDED_ONCE,
        "first_only": _RECORDED_ONCE,
    },
    "parties-prioritise": {
        "before 0.pattern or 0 with to rejected": "a measure that is over is not decided any more"
    },
    "superior-asks-for-progress": {"first_only": _ENDS_TOGETHER},
    "superior-supports": {"first_only": _ENDS_TOGETHER},
}
"""Rule to the variants that no journal can tell from it, with the reason."""

INNSATSTEAM_KNOWN = Known(method=INNSATSTEAM, stories=STORIES, facts=FACTS, dues=DUES, same=SAME)
