"""A small method, whole in all its parts, to test with: nobody's way of working."""

from datetime import date
from functools import cache

from arbeidsmiljo.access import Bounds
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.actors import Actor
from arbeidsmiljo.model.identifiers import MethodKey
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.meetings import Direction, MeetingKind, Step
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.model.phases import Phase
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.parameters import Parameter
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo.testing.example_documents import example_documents, source_of
from arbeidsmiljo.testing.example_names import (
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
    LEADERSHIP,
    LINE,
    NEXT_DAY,
    PLAN_RETURN,
    START,
    UNIT_MEETING,
    WHOLE_LINE,
)
from arbeidsmiljo.testing.example_rules import example_rules


@cache
def example_method() -> Method:
    """Give the method.

    HR (`hr`, the overseer), a central committee (`committee`), leaders of leaders and leaders of
    employees; four kinds of meeting, two steps, four parameters; rules of every kind of
    constraint and every modality; a questionnaire of three factors, one of each class of item;
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
        steps=(
            Step(
                key=EMPLOYEES_INFORMED,
                label=Text({"nb": "De ansatte er informert", "en": "Employees are informed"}),
                actor=HR,
            ),
            Step(
                key=INVITATIONS_SENT,
                label=Text({"nb": "Innkallingen er sendt", "en": "Invitations are sent"}),
                actor=LEADER_OF_EMPLOYEES,
                scope=Scope.EACH_UNIT,
            ),
        ),
        documents=example_documents(),
        parameters=_parameters(),
        rules=example_rules(),
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


def _parameters() -> tuple[Parameter, ...]:
    return (
        Parameter(
            key=NEXT_DAY,
            label=Text({"nb": "Avstand mellom to møter", "en": "Time between two meetings"}),
            default=Period.parse("1 working day"),
        ),
        Parameter(
            key=INFORMATION,
            label=Text({"nb": "Frist for å informere", "en": "Time to inform"}),
            default=Period.parse("10 working days"),
        ),
        Parameter(
            key=PLAN_RETURN,
            label=Text({"nb": "Frist for planen", "en": "Time to return the plan"}),
            default=Period.parse("P14D"),
        ),
        Parameter(
            key=WHOLE_LINE,
            label=Text({"nb": "Tid for hele linjen", "en": "Time for the whole line"}),
            default=Period.parse("P3M"),
        ),
    )
