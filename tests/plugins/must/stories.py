"""For each rule of MUST's follow-up an ending that keeps it, and one that breaks it."""

from datetime import date

from arbeidsmiljo.model.distribution import Distribution, DistributionPlan, Reach, ReportLevel
from arbeidsmiljo.model.events import (
    ActionPlanReturned,
    DocumentPrepared,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    MeetingHeld,
    ReportReleased,
    ResultsPublished,
    StepTaken,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    DocumentKey,
    EffectId,
    FindingId,
    MeasureId,
    MeetingKey,
    PointKey,
    PublicationId,
    RoundId,
    StepKey,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.measures import FindingKind, MeasureState
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.testing.stories import GROUP, ONE, TOP, TWO, Story, Told
from arbeidsmiljo_must.meetings import FOUR_QUESTIONS
from arbeidsmiljo_must.method import MUST

PLAN = DistributionPlan(
    lines=(
        Distribution(
            report=ReportLevel.ENTERPRISE,
            to=ActorKey("amu"),
            reach=Reach.OWN,
            since=date(2026, 2, 2),
        ),
    )
)

READY: Told = (0, ResultsPublished(round=RoundId("r"), publication=PublicationId("p")), None)
FINDING = FindingId("f1")
MEASURE = MeasureId("m1")
ALL_QUESTIONS = tuple(one.key for one in FOUR_QUESTIONS)


def held(day: int, meeting: str, unit: UnitId | None = None, *points: str) -> Told:
    """A meeting was held, and took some points up."""
    keys = tuple(PointKey(point) for point in points)
    return (day, MeetingHeld(meeting=MeetingKey(meeting), points=keys), unit)


def taken(day: int, step: str, unit: UnitId | None = None, *points: PointKey) -> Told:
    """A step was taken."""
    return (day, StepTaken(step=StepKey(step), points=points), unit)


def towards(day: int, step: str, actor: str, unit: UnitId | None = None) -> Told:
    """A step was taken towards somebody."""
    return (day, StepTaken(step=StepKey(step), towards=ActorKey(actor)), unit)


def about_finding(day: int, step: str, unit: UnitId | None, *points: PointKey) -> Told:
    """A step was taken about the finding."""
    return (day, StepTaken(step=StepKey(step), finding=FINDING, points=points), unit)


def released(day: int, to: str, unit: UnitId | None = None) -> Told:
    """A report was released to an actor."""
    report = ReportLevel.ENTERPRISE if unit is None else ReportLevel.UNIT
    return (day, ReportReleased(report=report, to=ActorKey(to)), unit)


def found(
    day: int,
    kind: FindingKind,
    unit: UnitId | None,
    *,
    finding: FindingId = FINDING,
    affects_ambitions: bool = False,
) -> Told:
    """A finding was recorded."""
    payload = FindingRecorded(
        finding=finding, kind=kind, wording=TextId("t"), affects_ambitions=affects_ambitions
    )
    return (day, payload, unit)


def proposed(day: int, unit: UnitId | None, finding: FindingId | None = None) -> Told:
    """The measure was proposed."""
    return (day, MeasureProposed(measure=MEASURE, wording=TextId("t"), finding=finding), unit)


def decided(day: int, unit: UnitId | None, due: date | None = None) -> Told:
    """The measure was decided, until a day or without any."""
    return (day, MeasureDecided(measure=MEASURE, due=due), unit)


def moved(day: int, to: MeasureState, unit: UnitId | None) -> Told:
    """The measure came to another state."""
    reason = TextId("t") if to is MeasureState.REJECTED else None
    return (day, MeasureMoved(measure=MEASURE, to=to, reason=reason), unit)


def prepared(day: int, document: str, unit: UnitId | None = None) -> Told:
    """HR went through a presentation."""
    return (day, DocumentPrepared(document=DocumentKey(document)), unit)


def met(first: int, second: int, *units: UnitId) -> tuple[Told, ...]:
    """Units held both their meetings."""
    return (
        *(held(first, "unit-first", unit) for unit in units),
        *(held(second, "unit-second", unit) for unit in units),
    )


SOURCES_SEEN = (
    taken(2, "sources-consulted", ONE),
    taken(2, "sources-consulted", TWO),
    taken(2, "sources-consulted", GROUP),
)
LINE_DONE = (
    held(10, "leader-group-first", GROUP),
    *met(12, 30, ONE, TWO),
    held(40, "leader-group-second", GROUP),
)
UNLAWFUL = (found(5, FindingKind.UNLAWFUL, ONE), taken(2, "sources-consulted", ONE))
IN_HAND = (proposed(6, ONE, FINDING), decided(7, ONE))


def once(step: str) -> Story:
    """A step that HR or the top leader takes once, and does not."""
    return Story(common=(READY,), kept=(taken(3, step),))


REPRESENTATIVES = (
    "chief-safety-representative",
    "safety-representative",
    "union-representatives",
)


def heard(actor: str) -> Story:
    """HR hears somebody, and does not; that it heard the others is no help."""
    others = (one for one in REPRESENTATIVES if one != actor)
    return Story(
        common=(READY, *(towards(3, "representatives-heard", one) for one in others)),
        kept=(towards(3, "representatives-heard", actor),),
    )


def central_second(meeting: str) -> Story:
    """A second treatment that comes after the line, and one that comes before its end."""
    return Story(common=LINE_DONE, kept=(held(40, meeting),), broken=(held(39, meeting),))


def line_step(step: str, unit: UnitId, common: tuple[Told, ...] = (READY,)) -> Story:
    """A step that a leader takes, and does not."""
    return Story(unit=unit, common=common, kept=(taken(3, step, unit),))


STORIES: dict[str, Story] = {
    "wanted-effects-brought-out": Story(
        day=5, kept=((0, WantedEffectSet(effect=EffectId("e"), wording=TextId("t")), None),)
    ),
    "top-leader-first": Story(
        day=9,
        common=(released(2, "amu"),),
        kept=(released(1, "top-leader"),),
        broken=(released(3, "top-leader"),),
    ),
    "reports-distributed": Story(
        subject="enterprise-amu",
        common=(READY, released(1, "top-leader"), released(1, "hr")),
        kept=(released(5, "amu"),),
    ),
    "support-material-ready": once("support-material-ready"),
    "employees-informed": once("employees-informed"),
    "leaders-reminded": once("leaders-reminded"),
    "reports-clarified": once("reports-clarified"),
    "channels-ready": once("channels-ready"),
    "top-leader-group-discusses-results": Story(
        day=60,
        common=(READY,),
        kept=(held(9, "top-leader-group-first"),),
        broken=(held(50, "top-leader-group-first"),),
    ),
    "amu-discusses-results": Story(
        common=(READY,), kept=(held(9, "amu-first"),), broken=(held(50, "amu-first"),)
    ),
    "parties-discusses-results": Story(
        common=(READY,), kept=(held(9, "parties-first"),), broken=(held(50, "parties-first"),)
    ),
    "ability-weighed": once("ability-weighed"),
    "amu-two-meetings": Story(
        common=(READY, *LINE_DONE, held(9, "amu-first")),
        kept=(held(60, "amu-second"),),
        broken=(held(200, "amu-second"),),
    ),
    "parties-two-meetings": Story(
        common=(READY, *LINE_DONE, held(9, "parties-first")),
        kept=(held(60, "parties-second"),),
        broken=(held(200, "parties-second"),),
    ),
    "parties-second-after-line": central_second("parties-second"),
    "amu-second-after-line": central_second("amu-second"),
    "top-leader-group-second-after-line": central_second("top-leader-group-second"),
    "top-leader-group-first-explored": Story(
        common=(READY,),
        kept=(held(9, "top-leader-group-first"),),
        broken=(held(200, "top-leader-group-first"),),
    ),
    "amu-first-explored": Story(
        common=(READY,), kept=(held(9, "amu-first"),), broken=(held(200, "amu-first"),)
    ),
    "parties-first-explored": Story(
        common=(READY,), kept=(held(9, "parties-first"),), broken=(held(200, "parties-first"),)
    ),
    "leader-group-explored": Story(
        unit=GROUP,
        common=(READY,),
        kept=(held(9, "leader-group-first", GROUP),),
        broken=(held(200, "leader-group-first", GROUP),),
    ),
    "unit-explored": Story(
        unit=ONE,
        common=(READY,),
        kept=(held(9, "unit-first", ONE),),
        broken=(held(200, "unit-first", ONE),),
    ),
    "sources-consulted": line_step("sources-consulted", ONE),
    "sources-before-measures": Story(
        unit=ONE,
        common=met(12, 30, ONE),
        kept=(taken(30, "sources-consulted", ONE),),
        broken=(taken(31, "sources-consulted", ONE),),
    ),
    "talk-with-representatives-told": Story(
        unit=ONE,
        common=met(12, 30, ONE),
        kept=(taken(12, "talk-with-representatives-told", ONE),),
        broken=(taken(31, "talk-with-representatives-told", ONE),),
    ),
    "leader-group-two-meetings": Story(
        unit=GROUP,
        common=(READY, held(9, "leader-group-first", GROUP), *met(12, 30, ONE, TWO)),
        kept=(held(60, "leader-group-second", GROUP),),
        broken=(held(200, "leader-group-second", GROUP),),
    ),
    "unit-two-meetings": Story(
        unit=ONE,
        common=(READY, held(100, "unit-first", ONE)),
        kept=(held(119, "unit-second", ONE),),
        broken=(held(123, "unit-second", ONE),),
    ),
    "leader-group-second-after-first": Story(
        unit=GROUP,
        common=(*met(2, 3, ONE, TWO), held(10, "leader-group-second", GROUP)),
        kept=(held(9, "leader-group-first", GROUP),),
        broken=(held(10, "leader-group-first", GROUP),),
    ),
    "leader-group-second-after-units": Story(
        unit=GROUP,
        common=(held(1, "leader-group-first", GROUP), *met(12, 30, ONE, TWO)),
        kept=(held(40, "leader-group-second", GROUP),),
        broken=(held(29, "leader-group-second", GROUP),),
    ),
    "views-known-before-common-measures": Story(
        unit=GROUP,
        common=(
            *SOURCES_SEEN,
            *LINE_DONE,
            towards(39, "views-known", "union-representatives", GROUP),
        ),
        kept=(towards(40, "views-known", "safety-representative", GROUP),),
        broken=(towards(41, "views-known", "safety-representative", GROUP),),
    ),
    "views-known-at-the-top": Story(
        common=(
            *LINE_DONE,
            held(60, "top-leader-group-second"),
            towards(50, "views-known-at-the-top", "chief-safety-representative"),
        ),
        kept=(towards(60, "views-known-at-the-top", "union-representatives"),),
        broken=(towards(61, "views-known-at-the-top", "union-representatives"),),
    ),
    "invitations-to-top-leader-group": once("invitations-sent"),
    "invitations-to-leader-group": line_step("invitations-sent", GROUP),
    "invitations-to-unit": line_step("invitations-sent", ONE),
    "measures-begin-soon": Story(
        unit=ONE,
        common=(held(12, "unit-first", ONE),),
        kept=(held(26, "unit-second", ONE),),
        broken=(held(80, "unit-second", ONE),),
    ),
    "chief-safety-representative-heard": heard("chief-safety-representative"),
    "safety-representatives-heard": heard("safety-representative"),
    "union-representatives-heard": heard("union-representatives"),
    "action-plans-requested": once("action-plans-requested"),
    "leader-group-plan-returned": Story(
        unit=GROUP,
        common=LINE_DONE,
        kept=((42, ActionPlanReturned(), GROUP),),
    ),
    "action-plan-returned": Story(
        unit=ONE, common=met(12, 30, ONE), kept=((35, ActionPlanReturned(), ONE),)
    ),
    "effect-has-measure": Story(
        subject="e",
        common=(READY, (0, WantedEffectSet(effect=EffectId("e"), wording=TextId("t")), None)),
        kept=(
            (9, MeasureProposed(measure=MEASURE, wording=TextId("t"), effect=EffectId("e")), ONE),
        ),
        broken=((9, MeasureProposed(measure=MEASURE, wording=TextId("t")), ONE),),
    ),
    "four-questions-answered": Story(
        unit=ONE,
        subject=FINDING,
        common=(found(5, FindingKind.IMPROVEMENT, ONE),),
        kept=(about_finding(9, "four-questions", ONE, *ALL_QUESTIONS),),
        broken=(about_finding(9, "four-questions", ONE, *ALL_QUESTIONS[:3]),),
    ),
    "measures-decided": Story(
        unit=ONE,
        common=(*SOURCES_SEEN, *met(12, 30, ONE), proposed(30, ONE)),
        kept=(decided(40, ONE), moved(41, MeasureState.STARTED, ONE)),
        broken=(decided(70, ONE), moved(71, MeasureState.STARTED, ONE)),
    ),
    "measure-put-into-effect": Story(
        unit=ONE,
        subject=MEASURE,
        common=(*SOURCES_SEEN, proposed(30, ONE), decided(40, ONE, date(2026, 8, 3))),
        kept=(moved(182, MeasureState.STARTED, ONE),),
        broken=(moved(183, MeasureState.STARTED, ONE),),
    ),
    "round-without-measures": Story(
        common=(*SOURCES_SEEN, released(1, "top-leader"), proposed(30, ONE)),
        kept=(decided(40, ONE), moved(41, MeasureState.STARTED, ONE)),
        broken=(decided(200, ONE), moved(201, MeasureState.STARTED, ONE)),
    ),
    "nothing-has-followed": Story(
        unit=ONE,
        common=(released(0, "top-leader"), released(1, "leader-of-employees", ONE)),
        kept=(proposed(30, ONE),),
        broken=(proposed(100, ONE),),
    ),
    "leaders-followed-up": line_step("leaders-followed-up", GROUP),
    "attention-kept-in-unit": Story(
        unit=ONE,
        day=300,
        common=met(2, 3, ONE),
        kept=(taken(150, "attention-kept", ONE),),
    ),
    "attention-kept-in-leader-group": Story(
        unit=GROUP,
        day=300,
        common=LINE_DONE,
        kept=(taken(200, "attention-kept", GROUP),),
    ),
    "attention-kept-at-the-top": Story(
        day=300,
        common=(*LINE_DONE, held(50, "top-leader-group-second")),
        kept=(taken(200, "attention-kept"),),
    ),
    "work-environment-in-governance-dialogue": Story(
        unit=ONE,
        kept=(held(9, "governance-dialogue", ONE, "work-environment"),),
        broken=(held(9, "governance-dialogue", ONE),),
    ),
    "work-environment-in-internal-governance": Story(
        unit=ONE,
        kept=(held(9, "internal-governance", ONE, "work-environment"),),
        broken=(held(9, "internal-governance", ONE),),
    ),
    "reported-upward": Story(
        unit=ONE,
        subject=FINDING,
        common=(found(5, FindingKind.PRESERVATION, ONE, affects_ambitions=True),),
        kept=(about_finding(9, "reported-upward", ONE),),
    ),
    "unlawful-measure-decided": Story(
        unit=ONE,
        subject=FINDING,
        common=(*UNLAWFUL, proposed(6, ONE, FINDING)),
        kept=(decided(7, ONE),),
        broken=(decided(60, ONE),),
    ),
    "unlawful-corrected": Story(
        unit=ONE,
        subject=FINDING,
        common=(*UNLAWFUL, *IN_HAND, moved(8, MeasureState.STARTED, ONE)),
        kept=(moved(33, MeasureState.DONE, ONE),),
        broken=(moved(200, MeasureState.DONE, ONE),),
    ),
    "unlawful-followed-to-its-end": Story(
        unit=ONE,
        subject=FINDING,
        common=(*UNLAWFUL, *IN_HAND, moved(8, MeasureState.DONE, ONE)),
        kept=(moved(100, MeasureState.CLOSED, ONE),),
        broken=(moved(300, MeasureState.CLOSED, ONE),),
    ),
    "concern-answered": Story(
        unit=ONE,
        subject=FINDING,
        common=(found(5, FindingKind.CONCERN, ONE),),
        kept=(about_finding(8, "concern-answered", ONE),),
    ),
}
"""Rule to story."""

_PREPARED_IN = {Scope.ONCE: None, Scope.EACH_LEADER_GROUP: GROUP, Scope.EACH_UNIT: ONE}

for _document in MUST.documents:
    if _document.meeting is not None:
        _unit = _PREPARED_IN[_document.scope]
        _done = LINE_DONE if "second" in _document.meeting else ()
        STORIES[f"{_document.key}-prepared"] = Story(
            unit=_unit or TOP,
            common=(
                *(one for one in _done if one[1] != MeetingHeld(meeting=_document.meeting)),
                held(41, _document.meeting, _unit),
            ),
            kept=(prepared(8, _document.key, _unit),),
            broken=(prepared(42, _document.key, _unit),),
        )
