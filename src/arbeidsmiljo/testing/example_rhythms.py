"""The rules of the example method that are asked anew in each period, or ask for time between."""

from typing import Final

from arbeidsmiljo.model.events import DocumentPrepared, MeasureDecided, MeasureProposed
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.rules.alternation import AlternatePrecedence
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Absence, Exactly, Init
from arbeidsmiljo.rules.pattern import Pattern, called, held, taken
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.relation import CoExistence
from arbeidsmiljo.rules.rule import Each, Rule
from arbeidsmiljo.testing.example_names import (
    END,
    HR,
    LEADER_GROUP,
    LEADER_OF_EMPLOYEES,
    LEADER_OF_LEADERS,
    LEADER_SUPPORTED,
    LINE,
    NEXT_DAY,
    PLAN_RETURN,
    REPRESENTATIVES_HEARD,
    SUPPORT,
    UNIT_MEETING,
    UNIT_PLAN,
    WHOLE_LINE,
)
from arbeidsmiljo.testing.example_rules import rule

_MEETING: Final = held(UNIT_MEETING)
_HEARD: Final = taken(REPRESENTATIVES_HEARD)


def example_rhythms() -> tuple[Rule, ...]:
    """Give the rules."""
    return (
        rule(
            "one-talk-at-a-time",
            HR,
            Modality.SHOULD,
            LINE,
            Exactly(pattern=taken(LEADER_SUPPORTED), every=SUPPORT),
            scope=Scope.EACH_LEADER,
            nb="Ha én samtale med hver leder i hver periode",
            en="Have one talk with each leader in each period",
        ),
        rule(
            "not-too-many-meetings",
            LEADER_OF_EMPLOYEES,
            Modality.SHOULD,
            LINE,
            Absence(pattern=_MEETING, n=2, not_before=NEXT_DAY, every=SUPPORT),
            scope=Scope.EACH_UNIT,
            nb="Hold ikke mer enn ett møte i hver periode",
            en="Hold no more than one meeting in each period",
        ),
        rule(
            "plan-with-each-meeting",
            LEADER_OF_EMPLOYEES,
            Modality.MAY,
            LINE,
            CoExistence(
                one=_MEETING,
                other=Pattern.of(DocumentPrepared, document=UNIT_PLAN),
                not_before=NEXT_DAY,
                every=WHOLE_LINE,
            ),
            scope=Scope.EACH_UNIT,
            nb="Skriv tiltaksplanen dagen etter møtet, eller før",
            en="Write the action plan on the day after the meeting, or before it",
        ),
        rule(
            "units-before-leader-group",
            LEADER_OF_LEADERS,
            Modality.SHOULD,
            LINE,
            Precedence(
                before=(Every(pattern=_MEETING, over=Over.UNITS_BELOW),),
                target=held(LEADER_GROUP),
                every=WHOLE_LINE,
            ),
            scope=Scope.EACH_LEADER_GROUP,
            nb="La enhetene møtes før ledergruppen i hver periode",
            en="Let the units meet before the leader group in each period",
        ),
        rule(
            "called-in-time",
            LEADER_OF_EMPLOYEES,
            Modality.IS,
            LINE,
            AlternatePrecedence(
                before=called(UNIT_MEETING),
                target=_MEETING,
                within=PLAN_RETURN,
                not_before=NEXT_DAY,
            ),
            scope=Scope.EACH_UNIT,
            nb="Kall inn til hvert møte dagen før, og ikke for lenge før",
            en="Call people to each meeting on the day before, and not too long before",
        ),
        rule(
            "hearing-comes-first",
            HR,
            Modality.SHOULD,
            END,
            Init(
                pattern=_HEARD,
                among=(Pattern.of(MeasureDecided),),
                within=Within(period=WHOLE_LINE),
                not_before=NEXT_DAY,
            ),
            scope=Scope.ALL,
            each=Each(told=Pattern.of(MeasureProposed), subject=Subject.MEASURE),
            nb="Hør de tillitsvalgte om tiltaket først",
            en="Hear the representatives about the measure first",
        ),
    )
