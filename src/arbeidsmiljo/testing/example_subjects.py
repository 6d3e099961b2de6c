"""The rules of the example method about findings, measures, effects, plans and reports."""

from typing import Final

from arbeidsmiljo.model.events import (
    DocumentPrepared,
    EffectForgone,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    MeetingHeld,
    PlanCompleted,
    PlanDrawnUp,
    PlanReviewed,
    ProcessStarted,
    ReportReleased,
    WantedEffectSet,
)
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.alternation import ChainPrecedence
from arbeidsmiljo.rules.case import Dated
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Absence, Existence
from arbeidsmiljo.rules.pattern import Given, Lacks, Pattern, either, held, taken
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.relation import NotCoExistence, NotSuccession
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Each, Rule
from arbeidsmiljo.testing.example_names import (
    COMMITTEE_FIRST,
    COMMITTEE_SECOND,
    END,
    HR,
    INFORMATION,
    LEADER_OF_EMPLOYEES,
    LEADER_OF_LEADERS,
    LINE,
    MATTER_LOOKED_INTO,
    NEXT_DAY,
    REPRESENTATIVES_HEARD,
    START,
    SUPPORT,
    UNIT_MEETING,
    WHOLE_LINE,
)
from arbeidsmiljo.testing.example_payloads import TalkOffered
from arbeidsmiljo.testing.example_rules import rule

_UNLAWFUL: Final = Pattern.of(FindingRecorded, kind="unlawful")
_PROPOSED: Final = Pattern.of(MeasureProposed)
_DECIDED: Final = Pattern.of(MeasureDecided)
_DONE: Final = Pattern.of(MeasureMoved, to="done")
_HEARD: Final = taken(REPRESENTATIVES_HEARD)
_DRAWN_UP: Final = Pattern.of(PlanDrawnUp)
_REVIEWED: Final = Pattern.of(PlanReviewed)
_COMPLETED: Final = Pattern.of(PlanCompleted)
_FORGONE: Final = Pattern.of(EffectForgone)
_FINDING: Final = Each(told=_UNLAWFUL, subject=Subject.FINDING)
_MEASURE: Final = Each(told=_PROPOSED, subject=Subject.MEASURE)
_EFFECT: Final = Each(told=Pattern.of(WantedEffectSet), subject=Subject.EFFECT)
_PLAN: Final = Each(told=_DRAWN_UP, subject=Subject.PLAN)
_REPORT: Final = Each(told=Pattern.of(ProcessStarted), subject=Subject.REPORT)


def example_subjects() -> tuple[Rule, ...]:
    """Give the rules, for each subject or over all of them."""
    return (*_of_findings(), *_of_measures(), *_of_effects_and_reports(), *_of_plans())


def _of_findings() -> tuple[Rule, ...]:
    return (
        rule(
            "unlawful-looked-into",
            HR,
            Modality.MUST,
            LINE,
            Existence(pattern=taken(MATTER_LOOKED_INTO), within=Within(period=NEXT_DAY)),
            scope=Scope.ALL,
            each=_FINDING,
            force=Force.LAW,
            law=Text({"nb": "Øvelsesloven § 2", "en": "Practice Act, section 2"}),
            nb="Undersøk det som kan være ulovlig",
            en="Look into what may be unlawful",
        ),
        rule(
            "talk-offered",
            HR,
            Modality.SHOULD,
            LINE,
            Existence(pattern=Pattern.of(TalkOffered), within=Within(period=INFORMATION)),
            scope=Scope.ALL,
            each=_FINDING,
            nb="Tilby en samtale om det som kan være ulovlig",
            en="Offer a talk about what may be unlawful",
        ),
        rule(
            "unlawful-changed",
            LEADER_OF_EMPLOYEES,
            Modality.MUST,
            LINE,
            Response(trigger=_UNLAWFUL, target=_DONE, within=WHOLE_LINE),
            scope=Scope.EACH_UNIT,
            each=_FINDING,
            nb="Rett opp det som er ulovlig",
            en="Put right what is unlawful",
        ),
        rule(
            "findings-have-measures",
            HR,
            Modality.SHOULD,
            END,
            Precedence(
                before=(Every(pattern=_PROPOSED, over=Over.FINDINGS, among=_UNLAWFUL),),
                target=held(COMMITTEE_SECOND),
                first_only=True,
            ),
            nb="Foreslå tiltak for hvert funn før utvalget møtes igjen",
            en="Propose a measure for each finding before the committee meets again",
        ),
        rule(
            "findings-are-worked-on",
            HR,
            Modality.SHOULD,
            LINE,
            Response(trigger=_UNLAWFUL, target=_DONE, correlate=("finding",)),
            scope=Scope.ALL,
            nb="Gjør noe med hvert funn",
            en="Do something about each finding",
        ),
        rule(
            "findings-are-told",
            LEADER_OF_LEADERS,
            Modality.IS,
            LINE,
            Existence(
                pattern=either(Pattern.of(DocumentPrepared, Given(fields=("findings",))), _HEARD),
                over=Over.FINDINGS,
            ),
            scope=Scope.EACH_LEADER_GROUP,
            nb="Funnene står i dokumentene",
            en="Findings stand in the documents",
        ),
    )


def _of_measures() -> tuple[Rule, ...]:
    return (
        rule(
            "heard-before-decision",
            HR,
            Modality.MUST,
            LINE,
            Precedence(
                before=(Every(pattern=_HEARD),), target=_DECIDED, strictly=True, earlier=(_HEARD,)
            ),
            scope=Scope.ALL,
            each=_MEASURE,
            nb="Hør de tillitsvalgte før tiltaket vedtas",
            en="Hear the representatives before the measure is decided",
        ),
        rule(
            "done-when-due",
            LEADER_OF_EMPLOYEES,
            Modality.MUST,
            LINE,
            Response(trigger=_DECIDED, target=_DONE, within=Dated(field="due")),
            scope=Scope.EACH_UNIT,
            each=_MEASURE,
            nb="Gjennomfør tiltaket innen fristen",
            en="Carry the measure out by its date",
        ),
        rule(
            "measures-have-owners",
            HR,
            Modality.SHOULD,
            LINE,
            Absence(pattern=Pattern.of(MeasureDecided, Lacks(condition=Given(fields=("owner",))))),
            scope=Scope.EACH_LEADER,
            each=_MEASURE,
            nb="Vedta ikke tiltak uten ansvarlig",
            en="Decide on no measure without an owner",
        ),
        rule(
            "measure-is-evaluated",
            HR,
            Modality.SHOULD,
            END,
            Existence(pattern=Pattern.of(MeasureMoved, to="evaluated"), not_before=SUPPORT),
            scope=Scope.ALL,
            each=_MEASURE,
            nb="Evaluer tiltaket etter noen uker",
            en="Evaluate the measure after some weeks",
        ),
        rule(
            "each-measure-moves",
            HR,
            Modality.SHOULD,
            LINE,
            Response(trigger=_DECIDED, target=Pattern.of(MeasureMoved), correlate=("measure",)),
            scope=Scope.ALL,
            nb="Kom videre med hvert tiltak",
            en="Get on with each measure",
        ),
        rule(
            "measures-decided",
            HR,
            Modality.MUST,
            LINE,
            Response(
                trigger=held(COMMITTEE_FIRST),
                target=_DECIDED,
                over=Over.MEASURES,
                within=WHOLE_LINE,
            ),
            scope=Scope.ALL,
            nb="Vedta eller forkast hvert tiltak",
            en="Decide on each measure, or reject it",
        ),
    )


def _of_effects_and_reports() -> tuple[Rule, ...]:
    return (
        rule(
            "effect-has-measure",
            HR,
            Modality.SHOULD,
            END,
            Existence(pattern=either(_PROPOSED, _FORGONE), within=Within(period=WHOLE_LINE)),
            each=_EFFECT,
            nb="Knytt et tiltak til effekten, eller si hvorfor ikke",
            en="Tie a measure to the effect, or say why not",
        ),
        rule(
            "forgone-means-none",
            HR,
            Modality.SHOULD,
            END,
            NotCoExistence(
                one=_FORGONE,
                other=Pattern.of(MeasureProposed, Given(fields=("effect",))),
                correlate=("effect",),
            ),
            nb="Foreslå ikke tiltak for en effekt dere har gitt opp",
            en="Propose no measure for an effect that was forgone",
        ),
        rule(
            "effects-before-end",
            HR,
            Modality.MAY,
            END,
            Precedence(
                before=(Every(pattern=either(_PROPOSED, _FORGONE), over=Over.EFFECTS),),
                target=held(COMMITTEE_SECOND),
                not_before=NEXT_DAY,
            ),
            nb="Gå gjennom effektene før utvalgets andre møte",
            en="Go through the effects before the committee's second meeting",
        ),
        rule(
            "report-released",
            HR,
            Modality.MUST,
            START,
            Existence(pattern=Pattern.of(ReportReleased), within=Within(period=WHOLE_LINE)),
            each=_REPORT,
            nb="Gi ut rapporten som fordelingsplanen lover",
            en="Release the report that the distribution plan promises",
        ),
    )


def _of_plans() -> tuple[Rule, ...]:
    return (
        rule(
            "plan-reviewed-regularly",
            HR,
            Modality.MUST,
            LINE,
            Response(
                trigger=_DRAWN_UP,
                target=either(_REVIEWED, Pattern.of(MeetingHeld, Given(fields=("plans",)))),
                every=SUPPORT,
                until=_COMPLETED,
            ),
            scope=Scope.ALL,
            each=_PLAN,
            nb="Følg opp handlingsplanen jevnlig",
            en="Follow the action plan up regularly",
        ),
        rule(
            "reviewed-before-completed",
            HR,
            Modality.SHOULD,
            END,
            ChainPrecedence(
                before=_REVIEWED, target=_COMPLETED, among=(held(UNIT_MEETING),), strictly=True
            ),
            scope=Scope.ALL,
            each=_PLAN,
            nb="Vurder planen rett før den avsluttes",
            en="Review the plan right before it is completed",
        ),
        rule(
            "completed-is-completed",
            HR,
            Modality.SHOULD,
            END,
            NotSuccession(first=_COMPLETED, then=_REVIEWED, correlate=("plan",)),
            scope=Scope.ALL,
            nb="La en avsluttet plan være",
            en="Leave a completed plan alone",
        ),
        rule(
            "plans-reviewed",
            HR,
            Modality.IS,
            END,
            Precedence(
                before=(Every(pattern=_REVIEWED, over=Over.PLANS),),
                target=held(COMMITTEE_SECOND),
                within=INFORMATION,
            ),
            nb="Planene er nylig vurdert når utvalget møtes igjen",
            en="The plans were reviewed lately when the committee meets again",
        ),
    )
