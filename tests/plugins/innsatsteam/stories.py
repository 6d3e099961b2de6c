"""For each rule of the seven phases an ending that keeps it, and one that breaks it."""

from datetime import date, timedelta
from typing import TypedDict

from arbeidsmiljo.model.events import (
    DocumentPrepared,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    MeetingHeld,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    DocumentKey,
    FindingId,
    MeasureId,
    MeetingKey,
    PointKey,
    StepKey,
    TextId,
)
from arbeidsmiljo.model.measures import FindingKind, MeasureState
from arbeidsmiljo.testing.stories import ONE, START, Story, Told
from arbeidsmiljo_innsatsteam import actors
from arbeidsmiljo_innsatsteam.meetings import START_UP_POINTS, TRAINED
from arbeidsmiljo_innsatsteam.rules.shared import FOUR

GROUP = (
    actors.LEADER,
    actors.SUPERIOR_LEADER,
    actors.UNION_REPRESENTATIVE,
    actors.SAFETY_REPRESENTATIVE,
    actors.LOCAL_RESOURCE,
)
PARTIES = (actors.LEADER, actors.UNION_REPRESENTATIVE, actors.SAFETY_REPRESENTATIVE)
FINDING = FindingId("f1")
SECRET = FindingId("f2")
MEASURE = MeasureId("m1")
DUE = START + timedelta(days=120)


def held(
    day: int,
    meeting: str,
    *points: str,
    attended: tuple[ActorKey, ...] = (),
) -> Told:
    """A meeting was held."""
    keys = tuple(PointKey(point) for point in points)
    return (day, MeetingHeld(meeting=MeetingKey(meeting), points=keys, attended=attended), ONE)


def start_up(day: int) -> Told:
    """The start-up meeting was held as it should be."""
    points = tuple(point.key for point in START_UP_POINTS)
    return held(day, "start-up", *points, attended=GROUP)


def taken(
    day: int, step: str, towards: ActorKey | None = None, *, points: tuple[str, ...] = ()
) -> Told:
    """A step was taken in the unit."""
    keys = tuple(PointKey(point) for point in points)
    return (day, StepTaken(step=StepKey(step), towards=towards, points=keys), ONE)


def with_each(day: int, step: str, *towards: ActorKey) -> tuple[Told, ...]:
    """A step was taken with each of some actors."""
    return tuple(taken(day, step, actor) for actor in towards)


def trained(day: int, *groups: str) -> Told:
    """A session of training was held, for the enterprise as a whole."""
    points = tuple(PointKey(group) for group in groups)
    return (day, StepTaken(step=StepKey("training-held"), points=points), None)


def report(day: int, *findings: FindingId) -> Told:
    """The report was made ready."""
    return (day, DocumentPrepared(document=DocumentKey("report"), findings=findings), ONE)


def found(day: int, kind: FindingKind, finding: FindingId, *, sensitive: bool = False) -> Told:
    """A finding was recorded."""
    return (
        day,
        FindingRecorded(finding=finding, kind=kind, wording=TextId("t"), sensitive=sensitive),
        ONE,
    )


def proposed(day: int, finding: FindingId | None = None, *, sensitive: bool = False) -> Told:
    """The measure was proposed."""
    measure = MeasureProposed(
        measure=MEASURE, wording=TextId("t"), finding=finding, sensitive=sensitive
    )
    return (day, measure, ONE)


def decided(day: int, *, whole: bool = True, due: date | None = DUE) -> Told:
    """The measure was decided, with owner and date or without."""
    owner = TextId("o") if whole else None
    return (day, MeasureDecided(measure=MEASURE, owner=owner, due=due if whole else None), ONE)


def moved(day: int, to: MeasureState) -> Told:
    """The measure came to another state; where it was rejected, for a reason."""
    reason = TextId("r") if to is MeasureState.REJECTED else None
    return (day, MeasureMoved(measure=MEASURE, to=to, reason=reason), ONE)


def told_of(day: int, *measures: MeasureId) -> Told:
    """The communication plan was made ready."""
    plan = DocumentPrepared(document=DocumentKey("communication-plan"), measures=measures)
    return (day, plan, ONE)


ANCHORED = (
    *with_each(1, "anchored", *FOUR),
    *with_each(1, "agreed", *GROUP[:4]),
    taken(1, "time-set-aside"),
    taken(1, "local-resource-named"),
)
MAPPED = (
    *ANCHORED,
    start_up(5),
    *with_each(10, "interviewed", *PARTIES),
    taken(10, "material-gathered", points=("forbedring",)),
    taken(12, "dialogue-cloth-used"),
    held(12, "dialogue", "all-employees"),
    found(13, FindingKind.IMPROVEMENT, FINDING),
    found(13, FindingKind.PRESERVATION, FindingId("f3")),
)


def without(story: tuple[Told, ...], *left_out: Told) -> tuple[Told, ...]:
    """Leave some of what happened out."""
    return tuple(one for one in story if one not in left_out)


class Endings(TypedDict):
    """The two endings of a story."""

    kept: tuple[Told, ...]
    broken: tuple[Told, ...]


def late_or_early(what: Told, early: int, late: int) -> Endings:
    """Keep a rule by doing something early, and break it by doing it late."""
    _, payload, unit = what
    return {"kept": ((early, payload, unit),), "broken": ((late, payload, unit),)}


PRIORITISED = (proposed(40), moved(41, MeasureState.PRIORITISED))

STORIES: dict[str, Story] = {
    "anchored-with-all-four": Story(
        unit=ONE,
        common=without(MAPPED, taken(1, "anchored", actors.SAFETY_REPRESENTATIVE)),
        **late_or_early(taken(1, "anchored", actors.SAFETY_REPRESENTATIVE), 2, 11),
    ),
    "time-set-aside": Story(
        unit=ONE,
        common=without(MAPPED, taken(1, "time-set-aside")),
        **late_or_early(taken(1, "time-set-aside"), 2, 11),
    ),
    "agreed-to-start": Story(
        unit=ONE,
        common=without(MAPPED, taken(1, "agreed", actors.LEADER)),
        **late_or_early(taken(1, "agreed", actors.LEADER), 2, 6),
    ),
    "local-resource-leads-too": Story(
        unit=ONE,
        common=without(MAPPED, taken(1, "local-resource-named")),
        **late_or_early(taken(1, "local-resource-named"), 2, 6),
    ),
    "start-up-comes-first": Story(
        unit=ONE, common=without(MAPPED, start_up(5)), **late_or_early(start_up(5), 5, 11)
    ),
    "start-up-with-everybody": Story(
        unit=ONE,
        common=without(MAPPED, start_up(5)),
        kept=(start_up(5),),
        broken=(held(5, "start-up", *(one.key for one in START_UP_POINTS), attended=GROUP[:4]),),
    ),
    "start-up-covers-its-points": Story(
        unit=ONE,
        common=without(MAPPED, start_up(5)),
        kept=(start_up(5),),
        broken=(held(5, "start-up", *(one.key for one in START_UP_POINTS[:3]), attended=GROUP),),
    ),
    **{
        f"trained-{one.key}": Story(**late_or_early(trained(10, one.key), 10, 100))
        for one in TRAINED
    },
    "dialogue-after-start-up": Story(
        unit=ONE,
        common=without(MAPPED, held(12, "dialogue", "all-employees")),
        **late_or_early(held(12, "dialogue", "all-employees"), 12, 60),
    ),
    "each-interviewed": Story(
        unit=ONE,
        common=(
            *without(MAPPED, taken(10, "interviewed", actors.UNION_REPRESENTATIVE)),
            report(20),
        ),
        **late_or_early(taken(10, "interviewed", actors.UNION_REPRESENTATIVE), 10, 21),
    ),
    "dialogue-held": Story(
        unit=ONE,
        common=(*without(MAPPED, held(12, "dialogue", "all-employees")), report(20), report(25)),
        **late_or_early(held(12, "dialogue", "all-employees"), 12, 21),
    ),
    "all-employees-take-part": Story(
        unit=ONE,
        common=(*without(MAPPED, held(12, "dialogue", "all-employees")), report(20)),
        kept=(held(12, "dialogue", "all-employees"),),
        broken=(held(12, "dialogue"),),
    ),
    "dialogue-cloth-used": Story(
        unit=ONE,
        common=(*without(MAPPED, taken(12, "dialogue-cloth-used")), report(20)),
        **late_or_early(taken(12, "dialogue-cloth-used"), 12, 21),
    ),
    "material-gathered": Story(
        unit=ONE,
        common=(
            *without(MAPPED, taken(10, "material-gathered", points=("forbedring",))),
            report(20),
        ),
        **late_or_early(taken(10, "material-gathered", points=("sick-leave",)), 10, 21),
    ),
    "report-written": Story(unit=ONE, common=MAPPED, **late_or_early(report(20), 20, 90)),
    "report-has-both-areas": Story(
        unit=ONE,
        common=(
            *without(MAPPED, found(13, FindingKind.PRESERVATION, FindingId("f3"))),
            report(20),
        ),
        **late_or_early(found(13, FindingKind.PRESERVATION, FindingId("f3")), 13, 21),
    ),
    "report-holds-nothing-sensitive": Story(
        unit=ONE,
        subject=SECRET,
        common=(*MAPPED, found(13, FindingKind.IMPROVEMENT, SECRET, sensitive=True)),
        kept=(report(20, FINDING),),
        broken=(report(20, FINDING, SECRET),),
    ),
    "report-shown-to-leader": Story(
        unit=ONE, common=(report(20),), **late_or_early(held(21, "report-to-leader"), 21, 60)
    ),
    "report-shown-to-parties": Story(
        unit=ONE,
        common=(held(21, "report-to-leader"),),
        **late_or_early(held(22, "report-to-parties", attended=PARTIES), 22, 60),
    ),
    "report-to-leader-first": Story(
        unit=ONE,
        common=(
            held(22, "report-to-parties", attended=PARTIES),
            held(24, "report-to-parties", attended=PARTIES),
            held(25, "findings-to-employees"),
        ),
        **late_or_early(held(21, "report-to-leader"), 21, 23),
    ),
    "report-to-parties-with-leader": Story(
        unit=ONE,
        common=(held(21, "report-to-leader"), held(25, "findings-to-employees")),
        kept=(held(22, "report-to-parties", attended=PARTIES),),
        broken=(held(22, "report-to-parties", attended=PARTIES[1:]),),
    ),
    "findings-to-employees-after-parties": Story(
        unit=ONE,
        common=(
            held(21, "report-to-leader"),
            held(25, "findings-to-employees"),
            held(26, "findings-to-employees"),
        ),
        **late_or_early(held(22, "report-to-parties", attended=PARTIES), 22, 26),
    ),
    "sensitive-handled-all-the-same": Story(
        unit=ONE,
        subject=SECRET,
        common=(found(13, FindingKind.IMPROVEMENT, SECRET, sensitive=True),),
        **late_or_early(
            (30, StepTaken(step=StepKey("sensitive-handled"), finding=SECRET), ONE), 30, 90
        ),
    ),
    "employees-develop-measures": Story(
        unit=ONE,
        common=(held(25, "findings-to-employees"),),
        **late_or_early(held(30, "measure-gathering"), 30, 90),
    ),
    "priorities-set": Story(
        unit=ONE,
        common=(held(30, "measure-gathering"),),
        **late_or_early(held(41, "priorities"), 41, 90),
    ),
    "parties-prioritise": Story(
        unit=ONE,
        subject=MEASURE,
        common=(
            held(30, "measure-gathering"),
            proposed(40),
            decided(42),
            moved(60, MeasureState.EVALUATED),
        ),
        kept=(moved(41, MeasureState.PRIORITISED),),
    ),
    "schedule-and-owner": Story(
        unit=ONE,
        subject=MEASURE,
        common=(*PRIORITISED, moved(60, MeasureState.EVALUATED)),
        kept=(decided(42),),
        broken=(decided(42, whole=False),),
    ),
    "challenge-handled": Story(
        unit=ONE,
        subject=FINDING,
        common=(held(150, "evaluation"), found(160, FindingKind.IMPROVEMENT, FINDING)),
        **late_or_early(proposed(180, FINDING), 180, 300),
    ),
    "strength-maintained": Story(
        unit=ONE,
        subject=FINDING,
        common=(held(150, "evaluation"), found(160, FindingKind.PRESERVATION, FINDING)),
        **late_or_early(proposed(180, FINDING), 180, 300),
    ),
    "carried-out-by-schedule": Story(
        unit=ONE,
        subject=MEASURE,
        common=(*PRIORITISED, decided(42)),
        **late_or_early(moved(100, MeasureState.DONE), 100, 130),
    ),
    "communication-planned": Story(
        unit=ONE,
        common=(held(41, "priorities"),),
        **late_or_early(told_of(50), 50, 90),
    ),
    "sensitive-not-distributed": Story(
        unit=ONE,
        subject=MEASURE,
        common=(proposed(40, sensitive=True),),
        kept=(told_of(50),),
        broken=(told_of(50, MEASURE),),
    ),
    "superior-asks-for-progress": Story(
        unit=ONE,
        day=100,
        common=(held(41, "priorities"),),
        kept=(taken(60, "progress-asked"),),
    ),
    "superior-supports": Story(
        unit=ONE,
        day=100,
        common=(start_up(5),),
        kept=(taken(40, "support-given"), taken(80, "support-given")),
    ),
    "staff-evaluates": Story(
        unit=ONE,
        common=(held(41, "priorities"),),
        **late_or_early(held(150, "evaluation"), 150, 300),
    ),
    "measure-evaluated": Story(
        unit=ONE,
        subject=MEASURE,
        common=(*PRIORITISED, decided(42), moved(100, MeasureState.DONE)),
        **late_or_early(moved(150, MeasureState.EVALUATED), 150, 300),
    ),
}
"""Rule to story."""
