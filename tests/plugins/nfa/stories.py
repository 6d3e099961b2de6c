"""For each rule of the trivselspakke an ending that keeps it, and one that breaks it."""

from arbeidsmiljo.model.events import (
    MeasureMoved,
    MeasureProposed,
    MeetingCalled,
    MeetingHeld,
    PlanCompleted,
    PlanDrawnUp,
    PlanReviewed,
    ProcessClosed,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import (
    MeasureId,
    MeetingKey,
    PlanId,
    PointKey,
    StepKey,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.measures import MeasureState, PlanState
from arbeidsmiljo.testing.stories import ONE, TWO, Story, Told
from arbeidsmiljo_nfa.meetings import SEVEN_POINTS

PLAN = PlanId("p1")
MEASURE = MeasureId("m1")
SEVEN = tuple(one.key for one in SEVEN_POINTS)


def held(day: int, meeting: str, unit: UnitId | None, *points: str) -> Told:
    """A meeting was held."""
    keys = tuple(PointKey(point) for point in points)
    return (day, MeetingHeld(meeting=MeetingKey(meeting), points=keys), unit)


def called(day: int, meeting: str, unit: UnitId | None) -> Told:
    """A meeting was called."""
    return (day, MeetingCalled(meeting=MeetingKey(meeting)), unit)


def oriented(day: int, unit: UnitId) -> tuple[Told, ...]:
    """The employees of a department were called, and told all seven things."""
    return (called(day - 1, "orientation", unit), held(day, "orientation", unit, *SEVEN))


def drawn_up(day: int, unit: UnitId = ONE) -> Told:
    """A plan was drawn up."""
    return (day, PlanDrawnUp(plan=PLAN, topic=TextId("t")), unit)


def reviewed(day: int, state: PlanState, unit: UnitId = ONE) -> Told:
    """A plan was reviewed."""
    return (day, PlanReviewed(plan=PLAN, state=state), unit)


def completed(day: int, unit: UnitId = ONE) -> Told:
    """A plan was carried out."""
    return (day, PlanCompleted(plan=PLAN), unit)


def started(day: int, unit: UnitId = ONE, plan: PlanId | None = None) -> tuple[Told, ...]:
    """A measure was proposed, and started; it is in no plan where none is given."""
    return (
        (4, MeasureProposed(measure=MEASURE, wording=TextId("t"), plan=plan), unit),
        (day, MeasureMoved(measure=MEASURE, to=MeasureState.STARTED), unit),
    )


def step_taken(day: int, step: str) -> Told:
    """The steering group recorded that a step was taken."""
    return (day, StepTaken(step=StepKey(step)), None)


def drawn_up_and_told(day: int) -> tuple[Told, ...]:
    """A plan was drawn up, and everybody was told of it."""
    return (drawn_up(day), step_taken(day, "everybody-told"))


def at_meeting(day: int) -> Told:
    """The plan was gone through at a department meeting."""
    meeting = MeetingHeld(meeting=MeetingKey("department-meeting"), plans=(PLAN,))
    return (day, meeting, ONE)


STORIES: dict[str, Story] = {
    "not-before-all-are-told": Story(
        common=(*oriented(10, ONE), *started(12)),
        kept=(step_taken(11, "everybody-told"),),
        broken=(step_taken(13, "everybody-told"),),
    ),
    "start-as-soon-as-told": Story(
        unit=ONE,
        subject=PLAN,
        common=(
            drawn_up(1),
            *oriented(1, ONE),
            *oriented(30, TWO),
            step_taken(31, "everybody-told"),
            reviewed(50, PlanState.ON_TRACK),
            at_meeting(60),
            held(60, "department-meeting", ONE, "progress"),
            held(90, "department-meeting", ONE, "progress"),
            completed(95),
        ),
        kept=started(33, plan=PLAN),
        broken=started(48, plan=PLAN),
        day=100,
    ),
    "called-to-orientation": Story(
        unit=ONE,
        common=(held(10, "orientation", ONE, *SEVEN),),
        kept=(called(9, "orientation", ONE),),
        broken=(called(11, "orientation", ONE),),
    ),
    "told-before-the-start": Story(
        unit=ONE,
        common=(
            called(2, "orientation", ONE),
            *oriented(10, TWO),
            *started(12),
            (20, MeasureMoved(measure=MEASURE, to=MeasureState.PROGRESSED), ONE),
        ),
        kept=(held(11, "orientation", ONE, *SEVEN), held(13, "orientation", ONE, *SEVEN)),
        broken=(held(13, "orientation", ONE, *SEVEN),),
    ),
    "told-all-seven-things": Story(
        unit=ONE,
        common=(called(9, "orientation", ONE),),
        kept=(held(10, "orientation", ONE, *SEVEN),),
        broken=(held(10, "orientation", ONE, *SEVEN[:6]),),
    ),
    "employees-know-what-to-do": Story(
        unit=ONE,
        common=(called(9, "orientation", ONE), *oriented(10, TWO), *started(12)),
        kept=(held(10, "orientation", ONE, *SEVEN),),
        broken=(held(10, "orientation", ONE, *SEVEN[:2], *SEVEN[3:]),),
    ),
    "steering-group-follow-up-held": Story(
        day=300,
        common=(
            *started(5),
            called(20, "steering-group-follow-up", None),
            held(60, "final-evaluation", None),
        ),
        kept=(held(30, "steering-group-follow-up", None),),
        broken=(held(61, "steering-group-follow-up", None),),
    ),
    "working-group-follow-up-held": Story(
        unit=ONE,
        day=300,
        common=(
            *started(5),
            called(20, "working-group-follow-up", ONE),
            held(60, "final-evaluation", None),
        ),
        kept=(held(30, "working-group-follow-up", ONE),),
        broken=(held(61, "working-group-follow-up", ONE),),
    ),
    "steering-group-follow-up-called": Story(
        common=(
            called(20, "steering-group-follow-up", None),
            held(30, "steering-group-follow-up", None),
            held(60, "steering-group-follow-up", None),
        ),
        kept=(called(50, "steering-group-follow-up", None),),
        broken=(called(61, "steering-group-follow-up", None),),
    ),
    "working-group-follow-up-called": Story(
        unit=ONE,
        common=(
            called(20, "working-group-follow-up", ONE),
            held(30, "working-group-follow-up", ONE),
            held(60, "working-group-follow-up", ONE),
        ),
        kept=(called(50, "working-group-follow-up", ONE),),
        broken=(called(61, "working-group-follow-up", ONE),),
    ),
    "progress-told-at-fixed-meetings": Story(
        unit=ONE,
        common=(
            *oriented(10, ONE),
            *oriented(10, TWO),
            *started(12),
            held(70, "final-evaluation", None),
        ),
        kept=(held(40, "department-meeting", ONE, "progress"),),
        broken=(held(40, "department-meeting", ONE),),
    ),
    "evaluated-when-implemented": Story(
        common=(step_taken(20, "plans-implemented"),),
        kept=(held(70, "final-evaluation", None),),
        broken=(held(100, "final-evaluation", None),),
    ),
    "evaluated-after-the-plans": Story(
        common=(
            drawn_up(1),
            reviewed(10, PlanState.ON_TRACK),
            reviewed(40, PlanState.ON_TRACK),
            at_meeting(30),
            held(60, "final-evaluation", None),
        ),
        kept=(completed(59),),
        broken=(completed(61),),
        day=400,
    ),
    "evaluated-before-closing": Story(
        kept=(held(59, "final-evaluation", None), (60, ProcessClosed(), None)),
        broken=((60, ProcessClosed(), None),),
    ),
    "plan-carried-out": Story(
        unit=ONE,
        subject=PLAN,
        day=500,
        common=(drawn_up(1), reviewed(10, PlanState.ON_TRACK), reviewed(360, PlanState.ON_TRACK)),
        kept=(completed(363),),
        broken=(completed(390),),
    ),
    "plan-followed-up": Story(
        unit=ONE,
        subject=PLAN,
        day=200,
        common=(
            *drawn_up_and_told(1),
            *started(10, plan=PLAN),
            (50, MeasureMoved(measure=MEASURE, to=MeasureState.PROGRESSED), ONE),
            completed(80),
        ),
        kept=(reviewed(40, PlanState.ON_TRACK),),
        broken=(reviewed(70, PlanState.ON_TRACK),),
    ),
    "overview-kept": Story(
        unit=ONE,
        subject=PLAN,
        day=200,
        common=(*drawn_up_and_told(1), completed(50)),
        kept=(reviewed(20, PlanState.ON_TRACK),),
        broken=(reviewed(45, PlanState.ON_TRACK),),
    ),
    "overview-kept-by-steering-group": Story(
        unit=ONE,
        subject=PLAN,
        day=200,
        common=(*drawn_up_and_told(1), completed(50)),
        kept=(reviewed(20, PlanState.ON_TRACK),),
        broken=(reviewed(45, PlanState.ON_TRACK),),
    ),
    "not-stalled": Story(
        unit=ONE,
        subject=PLAN,
        day=200,
        common=(*drawn_up_and_told(1), completed(65), reviewed(38, PlanState.STALLED)),
        kept=(reviewed(40, PlanState.ADJUSTED),),
        broken=(reviewed(40, PlanState.STALLED),),
    ),
    "kept-on-track": Story(
        unit=ONE,
        subject=PLAN,
        day=200,
        common=(
            *drawn_up_and_told(1),
            reviewed(20, PlanState.ON_TRACK),
            reviewed(30, PlanState.STALLED),
            reviewed(40, PlanState.STALLED),
            reviewed(70, PlanState.ADJUSTED),
            completed(100),
        ),
        kept=(reviewed(50, PlanState.ADJUSTED),),
        broken=(reviewed(50, PlanState.STALLED),),
    ),
    "plan-at-employees-meetings": Story(
        unit=ONE,
        subject=PLAN,
        day=200,
        common=(*drawn_up_and_told(1), completed(80), reviewed(20, PlanState.ON_TRACK)),
        kept=(at_meeting(40),),
        broken=(held(40, "department-meeting", ONE),),
    ),
}
"""Rule to story."""
