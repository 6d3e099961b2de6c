"""A small method, whole in all its parts, to test with: nobody's way of working."""

from datetime import date
from functools import cache

from arbeidsmiljo.access import Bounds
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.actors import Actor
from arbeidsmiljo.model.guidance import Guidance, Structure
from arbeidsmiljo.model.identifiers import (
    GuidanceKey,
    MethodKey,
    StatementId,
    StructureKey,
)
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.meetings import Direction, MeetingKind, Point, Step
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.model.phases import Phase
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.parameters import Parameter
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo.testing.example_documents import example_documents, source_of
from arbeidsmiljo.testing.example_names import (
    ANONYMITY,
    COMMITTEE,
    COMMITTEE_FIRST,
    COMMITTEE_SECOND,
    COOPERATION,
    EMPLOYEES_INFORMED,
    END,
    HARASSMENT,
    HR,
    INFORMATION,
    INVITATIONS_SENT,
    LEADER_GROUP,
    LEADER_OF_EMPLOYEES,
    LEADER_OF_LEADERS,
    LEADER_SUPPORTED,
    LEADERSHIP,
    LINE,
    MATTER_LOOKED_INTO,
    NEXT_DAY,
    PLAN_RETURN,
    PURPOSE,
    REPRESENTATIVES_HEARD,
    RESULTS,
    START,
    SUPPORT,
    UNIT_MEETING,
    WAY_ON,
    WHOLE_LINE,
)
from arbeidsmiljo.testing.example_orders import example_orders
from arbeidsmiljo.testing.example_payloads import EXAMPLE_PAYLOADS
from arbeidsmiljo.testing.example_rhythms import example_rhythms
from arbeidsmiljo.testing.example_rules import example_rules
from arbeidsmiljo.testing.example_subjects import example_subjects


@cache
def example_method() -> Method:
    """Give the method.

    HR (`hr`, the overseer), a central committee (`committee`), leaders of leaders and leaders of
    employees; four kinds of meeting, five steps, five parameters; two payload classes of its own,
    of which one is shared with those who know the unit; rules of every class of
    constraint, every modality and every force, for each kind of unit and each kind of subject;
    a questionnaire of three factors, one of each class of item;
    two documents of plain text (`.txt`).
    """
    return Method(
        key=MethodKey("example"),
        edition="2026",
        published=date(2026, 1, 1),
        label=Text({"nb": "Øvelsesmetoden", "en": "The practice method"}),
        publisher="Direktoratet for øvelser",
        language="nb",
        actors=_actors(),
        phases=(
            Phase(key=START, label=Text({"nb": "Oppstart", "en": "Start"})),
            Phase(key=LINE, label=Text({"nb": "Linjen", "en": "The line"})),
            Phase(key=END, label=Text({"nb": "Avslutning", "en": "End"})),
        ),
        meetings=_meetings(),
        steps=_steps(),
        documents=example_documents(),
        parameters=_parameters(),
        payloads=EXAMPLE_PAYLOADS,
        rules=(*example_rules(), *example_orders(), *example_rhythms(), *example_subjects()),
        guidance=(
            Guidance(
                key=GuidanceKey("ask-openly"),
                text=Text({"nb": "Spør åpent, og lytt lenge.", "en": "Ask openly, listen long."}),
                actor=LEADER_OF_EMPLOYEES,
                phase=LINE,
                meeting=UNIT_MEETING,
                statements=(StatementId("E-ask-openly"),),
            ),
        ),
        structures=(
            Structure(
                key=StructureKey("two-levels"),
                text=Text(
                    {"nb": "Det finnes to nivåer av ledere.", "en": "Leaders have two levels."}
                ),
                statements=(StatementId("E-two-levels"),),
            ),
        ),
        questionnaire=example_questionnaire(),
        bounds=Bounds(
            enterprise_only=frozenset({ItemClass.SENSITIVE}),
            overseers=(HR,),
            readers_of_all_measures=(COMMITTEE,),
        ),
        source_of=source_of,
    )


@cache
def example_questionnaire() -> Questionnaire:
    """Give a questionnaire with one factor of each class of item."""
    return Questionnaire(
        key="example",
        label=Text({"nb": "Øvelsesskjemaet", "en": "The practice questionnaire"}),
        factors=(
            Factor(key=COOPERATION, label=Text({"nb": "Samarbeid", "en": "Cooperation"})),
            Factor(
                key=LEADERSHIP,
                label=Text({"nb": "Nærmeste leder", "en": "Immediate leader"}),
                item_class=ItemClass.LEADER,
            ),
            Factor(
                key=HARASSMENT,
                label=Text({"nb": "Trakassering", "en": "Harassment"}),
                item_class=ItemClass.SENSITIVE,
            ),
        ),
    )


def _actors() -> tuple[Actor, ...]:
    return (
        Actor(key=HR, label=Text({"nb": "HR", "en": "HR"})),
        Actor(key=COMMITTEE, label=Text({"nb": "Utvalget", "en": "The committee"})),
        Actor(
            key=LEADER_OF_LEADERS,
            label=Text({"nb": "Leder for ledere", "en": "Leader of leaders"}),
            scope=Scope.EACH_LEADER_GROUP,
            leads=True,
            gathers_leaders=True,
        ),
        Actor(
            key=LEADER_OF_EMPLOYEES,
            label=Text({"nb": "Leder for ansatte", "en": "Leader of employees"}),
            scope=Scope.EACH_UNIT,
            leads=True,
        ),
    )


def _meetings() -> tuple[MeetingKind, ...]:
    return (
        MeetingKind(
            key=COMMITTEE_FIRST,
            label=Text({"nb": "Utvalgets første møte", "en": "The committee's first meeting"}),
            actor=COMMITTEE,
            phase=START,
            scope=Scope.ONCE,
            gap=NEXT_DAY,
            points=_points(),
        ),
        MeetingKind(
            key=LEADER_GROUP,
            label=Text({"nb": "Ledergruppens møte", "en": "The leader group's meeting"}),
            actor=LEADER_OF_LEADERS,
            phase=LINE,
            scope=Scope.EACH_LEADER_GROUP,
            after=(COMMITTEE_FIRST,),
            direction=Direction.DOWN,
            gap=NEXT_DAY,
        ),
        MeetingKind(
            key=UNIT_MEETING,
            label=Text({"nb": "Enhetens møte", "en": "The unit's meeting"}),
            actor=LEADER_OF_EMPLOYEES,
            phase=LINE,
            scope=Scope.EACH_UNIT,
            after=(COMMITTEE_FIRST, LEADER_GROUP),
            gap=NEXT_DAY,
            points=_points(),
        ),
        MeetingKind(
            key=COMMITTEE_SECOND,
            label=Text({"nb": "Utvalgets andre møte", "en": "The committee's second meeting"}),
            actor=COMMITTEE,
            phase=END,
            scope=Scope.ONCE,
            after=(UNIT_MEETING,),
            gap=NEXT_DAY,
        ),
    )


def _points() -> tuple[Point, ...]:
    return (
        Point(key=RESULTS, label=Text({"nb": "Resultatene", "en": "The results"})),
        Point(key=WAY_ON, label=Text({"nb": "Veien videre", "en": "The way on"})),
    )


def _steps() -> tuple[Step, ...]:
    return (
        Step(
            key=EMPLOYEES_INFORMED,
            label=Text({"nb": "De ansatte er informert", "en": "Employees are informed"}),
            actor=HR,
            points=(
                Point(key=PURPOSE, label=Text({"nb": "Formålet", "en": "The purpose"})),
                Point(key=ANONYMITY, label=Text({"nb": "Anonymiteten", "en": "Anonymity"})),
            ),
        ),
        Step(
            key=INVITATIONS_SENT,
            label=Text({"nb": "Innkallingen er sendt", "en": "Invitations are sent"}),
            actor=LEADER_OF_EMPLOYEES,
            scope=Scope.EACH_UNIT,
        ),
        Step(
            key=REPRESENTATIVES_HEARD,
            label=Text({"nb": "De tillitsvalgte er hørt", "en": "Representatives are heard"}),
            actor=HR,
            scope=Scope.ALL,
        ),
        Step(
            key=LEADER_SUPPORTED,
            label=Text({"nb": "Lederen har fått støtte", "en": "The leader was supported"}),
            actor=HR,
            scope=Scope.EACH_LEADER,
        ),
        Step(
            key=MATTER_LOOKED_INTO,
            label=Text({"nb": "Forholdet er undersøkt", "en": "The matter is looked into"}),
            actor=HR,
            scope=Scope.ALL,
        ),
    )


def _parameters() -> tuple[Parameter, ...]:
    return (
        Parameter(
            key=NEXT_DAY,
            label=Text({"nb": "Avstand mellom to møter", "en": "Time between two meetings"}),
            default=Period.parse("1 working day"),
            ours=False,
        ),
        Parameter(
            key=INFORMATION,
            label=Text({"nb": "Frist for å informere", "en": "Time to inform"}),
            default=Period.parse("10 working days"),
            ours=False,
        ),
        Parameter(
            key=PLAN_RETURN,
            label=Text({"nb": "Frist for planen", "en": "Time to return the plan"}),
            default=Period.parse("P14D"),
            ours=False,
        ),
        Parameter(
            key=WHOLE_LINE,
            label=Text({"nb": "Tid for hele linjen", "en": "Time for the whole line"}),
            default=Period.parse("P3M"),
            ours=False,
        ),
        Parameter(
            key=SUPPORT,
            label=Text({"nb": "Tid mellom to samtaler", "en": "Time between two talks"}),
            default=Period.parse("P3W"),
            ours=False,
        ),
    )
