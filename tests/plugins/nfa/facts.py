"""Facts about the rules of the trivselspakke that stand beside their stories."""

from itertools import chain

from arbeidsmiljo.model.events import (
    MeasureMoved,
    MeasureProposed,
    ProcessClosed,
)
from arbeidsmiljo.model.identifiers import MeasureId, TextId, UnitId
from arbeidsmiljo.model.measures import MeasureState, PlanState
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.stories import ONE, TOP, Told
from arbeidsmiljo_nfa.method import NFA
from tests.plugins.facts import BEGUN, Due, Fact, Known, kept_and_then
from tests.plugins.nfa.stories import (
    PLAN,
    SEVEN,
    STORIES,
    at_meeting,
    completed,
    drawn_up,
    drawn_up_and_told,
    held,
    reviewed,
    step_taken,
)
from tests.plugins.variants import MOVES

FOLLOW_UPS = {
    "steering-group-follow-up-held": (TOP, held(40, "steering-group-follow-up", None)),
    "working-group-follow-up-held": (ONE, held(40, "working-group-follow-up", ONE)),
    "progress-told-at-fixed-meetings": (ONE, held(40, "department-meeting", ONE, "progress")),
}
RHYTHMS = {
    "plan-followed-up": reviewed(40, PlanState.ON_TRACK),
    "overview-kept": reviewed(40, PlanState.ON_TRACK),
    "overview-kept-by-steering-group": reviewed(40, PlanState.ON_TRACK),
    "not-stalled": reviewed(40, PlanState.ON_TRACK),
    "plan-at-employees-meetings": at_meeting(40),
}
"""What is done with a plan again and again."""


def to(day: int, state: MeasureState, measure: str = "m1") -> tuple[Told, ...]:
    """A measure of the plan, if there is one, was proposed and moved to a state."""
    reason = TextId("r") if state is MeasureState.REJECTED else None
    one = MeasureId(measure)
    return (
        (4, MeasureProposed(measure=one, wording=TextId("t")), ONE),
        (day, MeasureMoved(measure=one, to=state, reason=reason), ONE),
    )


def of_plan(day: int, state: MeasureState) -> tuple[Told, ...]:
    """A measure of the plan was proposed and moved to a state."""
    (on, proposed, unit), moved = to(day, state)
    assert isinstance(proposed, MeasureProposed)
    in_plan = MeasureProposed(measure=proposed.measure, wording=proposed.wording, plan=PLAN)
    return (on, in_plan, unit), moved


def begun(state: MeasureState, yes: State, no: State) -> State:
    """Give what a duty is where a measure of some state is under way, and where it is not."""
    return yes if state in BEGUN else no


OF_PLANS = (
    *((f"a plan that is {state}", reviewed(12, state), state) for state in PlanState),
    ("a plan that is carried out", completed(12), None),
)
"""What happens to a plan, by which it has begun unless it has stalled."""


def begun_plan(state: PlanState | None, yes: State, no: State) -> State:
    """Give what a duty is where a plan has begun, and where it has not."""
    return no if state is PlanState.STALLED else yes


def waits(rule: str, unit: UnitId) -> tuple[Fact, ...]:
    """What is to come first has not come when a measure reaches a state."""
    return tuple(
        Fact(
            rule=rule,
            says=f"a measure that is {state} and nobody told",
            told=to(12, state),
            state=begun(state, State.VIOLATED, State.INACTIVE),
            unit=unit,
        )
        for state in MOVES
    ) + tuple(
        Fact(
            rule=rule,
            says=f"{says} and nobody told",
            told=(drawn_up(1), event),
            state=begun_plan(state, State.VIOLATED, State.INACTIVE),
            unit=unit,
        )
        for says, event, state in OF_PLANS
    )


def follow_up(rule: str) -> tuple[Fact, ...]:
    """A meeting is held again and again from the first measure on, until the end."""
    unit, once = FOLLOW_UPS[rule]
    started, end = to(12, MeasureState.STARTED), held(60, "final-evaluation", None)
    more = to(90, MeasureState.STARTED, "m2")
    return (
        *(
            Fact(
                rule=rule,
                says=f"from a measure that is {state}",
                told=to(12, state),
                state=begun(state, State.OVERDUE, State.INACTIVE),
                unit=unit,
            )
            for state in MOVES
        ),
        *(
            Fact(
                rule=rule,
                says=f"from {says}",
                told=(drawn_up(1), event),
                state=begun_plan(state, State.OVERDUE, State.INACTIVE),
                unit=unit,
            )
            for says, event, state in OF_PLANS
        ),
        Fact(
            rule=rule,
            says="once is not enough",
            told=(*started, once),
            state=State.OVERDUE,
            unit=unit,
        ),
        Fact(
            rule=rule,
            says="a closed process asks no more",
            told=(*started, once, (50, ProcessClosed(), None)),
            state=State.FULFILLED,
            unit=unit,
        ),
        Fact(
            rule=rule,
            says="what starts after the evaluation asks for no more",
            told=(*started, once, end, *more),
            state=State.FULFILLED,
            unit=unit,
        ),
    )


def rhythm(rule: str) -> tuple[Fact, ...]:
    """A plan is followed from when everybody is told, or a first measure is under way."""
    return (
        Fact(
            rule=rule,
            says="nothing is asked before anything begins, whatever else is done",
            told=(drawn_up(1), step_taken(5, "plans-implemented")),
            state=State.INACTIVE,
            subject=PLAN,
        ),
        Fact(
            rule=rule,
            says="once is not enough",
            told=(*drawn_up_and_told(1), RHYTHMS[rule]),
            state=State.OVERDUE,
            subject=PLAN,
        ),
        *(
            Fact(
                rule=rule,
                says=f"from a measure that is {state}",
                told=(drawn_up(1), *to(12, state)),
                state=begun(state, State.OVERDUE, State.INACTIVE),
                subject=PLAN,
            )
            for state in MOVES
        ),
        *(
            Fact(
                rule=rule,
                says=f"from a plan that is {state}",
                told=(drawn_up(1), reviewed(12, state)),
                state=begun_plan(state, State.OVERDUE, State.INACTIVE),
                subject=PLAN,
            )
            for state in PlanState
        ),
    )


FACTS = (
    *waits("not-before-all-are-told", TOP),
    *waits("told-before-the-start", ONE),
    *waits("employees-know-what-to-do", ONE),
    *chain.from_iterable(map(follow_up, FOLLOW_UPS)),
    *chain.from_iterable(map(rhythm, RHYTHMS)),
    *(
        Fact(
            rule="told-all-seven-things",
            says=f"without {point}",
            told=(held(10, "orientation", ONE, *(one for one in SEVEN if one != point)),),
            state=State.VIOLATED,
        )
        for point in SEVEN
    ),
    *(
        Fact(
            rule="start-as-soon-as-told",
            says=f"a measure of the plan that is {state}",
            told=(drawn_up(1), step_taken(31, "everybody-told"), *of_plan(33, state)),
            state=begun(state, State.FULFILLED, State.OVERDUE),
            subject=PLAN,
        )
        for state in MOVES
    ),
    *(
        Fact(
            rule="start-as-soon-as-told",
            says=says,
            told=(drawn_up(1), step_taken(31, "everybody-told"), event),
            state=state,
            subject=PLAN,
        )
        for says, event, state in (
            ("a plan on track was begun", reviewed(33, PlanState.ON_TRACK), State.FULFILLED),
            (
                "a plan that is adjusted was begun",
                reviewed(33, PlanState.ADJUSTED),
                State.FULFILLED,
            ),
            ("a plan that stalls was not begun", reviewed(33, PlanState.STALLED), State.OVERDUE),
            ("a plan that is carried out was begun", completed(33), State.FULFILLED),
        )
    ),
    *(
        Fact(
            rule="not-stalled",
            says=f"a measure of the plan that is {state}",
            told=(*drawn_up_and_told(1), *of_plan(40, state)),
            state=begun(state, State.PENDING, State.OVERDUE),
            day=70,
            subject=PLAN,
        )
        for state in MOVES
    ),
    *(
        Fact(
            rule="kept-on-track",
            says=says,
            told=(drawn_up(1), *events),
            state=state,
            subject=PLAN,
            day=200,
        )
        for says, events, state in (
            (
                "a plan that goes on on the day it stalled is not kept on track",
                (reviewed(30, PlanState.STALLED), reviewed(30, PlanState.ON_TRACK)),
                State.OVERDUE,
            ),
            (
                "a plan that goes on is",
                (reviewed(30, PlanState.STALLED), reviewed(31, PlanState.ON_TRACK)),
                State.FULFILLED,
            ),
            (
                "a plan that is carried out is",
                (reviewed(30, PlanState.STALLED), completed(31)),
                State.FULFILLED,
            ),
            (
                "a plan that is adjusted need not be adjusted again",
                (reviewed(30, PlanState.ADJUSTED),),
                State.INACTIVE,
            ),
            (
                "a plan that is on track need not be adjusted",
                (reviewed(30, PlanState.ON_TRACK),),
                State.INACTIVE,
            ),
        )
    ),
    *(
        Fact(
            rule="not-stalled",
            says=f"a plan that is {state}",
            told=(*drawn_up_and_told(1), reviewed(40, state)),
            state=State.OVERDUE if state is PlanState.STALLED else State.PENDING,
            day=70,
            subject=PLAN,
        )
        for state in PlanState
    ),
    kept_and_then(STORIES, "evaluated-when-implemented", step_taken(200, "plans-implemented")),
)

DUES = (
    Due(
        rule="start-as-soon-as-told",
        told=(drawn_up(1), step_taken(31, "everybody-told")),
        since=31,
        period="start-soon",
        subject=PLAN,
    ),
    *(
        Due(rule=rule, told=to(12, MeasureState.STARTED), since=12, period=period, unit=unit)
        for rule, period, unit in (
            ("steering-group-follow-up-held", "follow-up", TOP),
            ("working-group-follow-up-held", "follow-up", ONE),
            ("progress-told-at-fixed-meetings", "progress-told", ONE),
        )
    ),
    Due(
        rule="evaluated-when-implemented",
        told=(step_taken(20, "plans-implemented"),),
        since=20,
        period="evaluated",
        unit=TOP,
    ),
    *(
        Due(rule=rule, told=told, since=since, period=period, subject=PLAN)
        for rule, told, since, period in (
            ("plan-carried-out", (drawn_up(1),), 1, "plan-carried-out"),
            ("plan-followed-up", drawn_up_and_told(2), 2, "plan-followed-up"),
            ("overview-kept", drawn_up_and_told(2), 2, "overview"),
            ("overview-kept-by-steering-group", drawn_up_and_told(2), 2, "overview"),
            ("not-stalled", drawn_up_and_told(2), 2, "stalled"),
            ("plan-at-employees-meetings", drawn_up_and_told(2), 2, "employees-involved"),
            (
                "kept-on-track",
                (drawn_up(1), reviewed(30, PlanState.STALLED)),
                30,
                "adjusted",
            ),
        )
    ),
)

SAME = {"plan-carried-out": {"first_only": "a plan is drawn up once"}}

NFA_KNOWN = Known(method=NFA, stories=STORIES, facts=FACTS, dues=DUES, same=SAME)
