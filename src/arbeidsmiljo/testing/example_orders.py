"""The rules of the example method about how often, and in which order, units do things."""

from typing import Final

from arbeidsmiljo.model.events import (
    ActionPlanReturned,
    DocumentPrepared,
    MeetingHeld,
    MeetingPlanned,
    ReportReleased,
    ResultsPublished,
)
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.rules.alternation import (
    AlternatePrecedence,
    AlternateResponse,
    ChainPrecedence,
    ChainResponse,
)
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Absence, Exactly, Existence, Init
from arbeidsmiljo.rules.pattern import Given, Includes, Pattern, called, either, held, taken
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.relation import CoExistence, NotCoExistence, NotSuccession, Succession
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.testing.example_names import (
    ANONYMITY,
    COMMITTEE,
    COMMITTEE_FIRST,
    COMMITTEE_SECOND,
    EMPLOYEES_INFORMED,
    END,
    HR,
    INFORMATION,
    INVITATIONS_SENT,
    LEADER_GROUP,
    LEADER_OF_EMPLOYEES,
    LEADER_OF_LEADERS,
    LEADER_SUPPORTED,
    LINE,
    NEXT_DAY,
    PLAN_RETURN,
    REPRESENTATIVES_HEARD,
    RESULTS,
    START,
    SUPPORT,
    UNIT_MEETING,
    UNIT_PLAN,
    WAY_ON,
    WHOLE_LINE,
)
from arbeidsmiljo.testing.example_rules import rule

_PUBLISHED: Final = Pattern.of(ResultsPublished)
_RETURNED: Final = Pattern.of(ActionPlanReturned)
_MEETING: Final = held(UNIT_MEETING)
_CALLED: Final = called(UNIT_MEETING)
_PLANNED: Final = Pattern.of(MeetingPlanned, meeting=UNIT_MEETING)
_TO_LEADERS: Final = Pattern.of(ReportReleased, to=(LEADER_OF_EMPLOYEES, LEADER_OF_LEADERS))
_WHOLE_AGENDA: Final = Pattern.of(
    MeetingHeld, Includes(field="points", values=(RESULTS, WAY_ON)), meeting=UNIT_MEETING
)
_FULLY_INFORMED: Final = taken(EMPLOYEES_INFORMED, Includes(field="points", values=(ANONYMITY,)))


def example_orders() -> tuple[Rule, ...]:
    """Give the rules: how often, what first, and what after or before what."""
    return (*_how_often(), *_afterwards(), *_beforehand(), *_both_ways())


def _how_often() -> tuple[Rule, ...]:
    return (
        rule(
            "line-has-met",
            LEADER_OF_LEADERS,
            Modality.SHOULD,
            LINE,
            Existence(
                pattern=_MEETING,
                over=Over.UNITS_BELOW,
                among=_CALLED,
                within=Within(period=WHOLE_LINE),
            ),
            scope=Scope.EACH_LEADER_GROUP,
            nb="Se til at enhetene som er innkalt, møtes",
            en="See to it that the units that were called do meet",
        ),
        rule(
            "first-unit-meets",
            HR,
            Modality.SHOULD,
            LINE,
            Existence(
                pattern=either(_MEETING, held(LEADER_GROUP)),
                anywhere=True,
                within=Within(period=INFORMATION, since=_PUBLISHED),
                not_before=NEXT_DAY,
            ),
            nb="Få i gang det første møtet i linjen",
            en="Get the first meeting of the line going",
        ),
        rule(
            "leaders-are-supported",
            HR,
            Modality.MUST,
            LINE,
            Existence(pattern=taken(LEADER_SUPPORTED), every=SUPPORT, until=held(COMMITTEE_SECOND)),
            scope=Scope.EACH_LEADER,
            nb="Støtt lederne jevnlig",
            en="Support the leaders regularly",
        ),
        rule(
            "documents-twice",
            HR,
            Modality.MAY,
            START,
            Existence(pattern=Pattern.of(DocumentPrepared), n=2, correlate=("document", "unit")),
            scope=Scope.ALL,
            nb="Oppdater dokumentene ved behov",
            en="Bring documents up to date where needed",
        ),
        rule(
            "leaders-wait",
            HR,
            Modality.MUST,
            START,
            Absence(pattern=_TO_LEADERS, within=Within(period=NEXT_DAY, since=_PUBLISHED)),
            force=Force.TOOL,
            nb="La lederne få rapportene tidligst dagen etter",
            en="Let leaders have reports on the next day at the earliest",
        ),
        rule(
            "few-meetings",
            LEADER_OF_EMPLOYEES,
            Modality.SHOULD,
            LINE,
            Absence(pattern=_MEETING, n=3),
            scope=Scope.EACH_UNIT,
            nb="Hold det på to møter",
            en="Leave it at two meetings",
        ),
        rule(
            "committee-meets-once",
            HR,
            Modality.SHOULD,
            START,
            Exactly(pattern=held(COMMITTEE_FIRST), within=Within(period=WHOLE_LINE)),
            nb="Hold utvalgets første møte én gang",
            en="Hold the committee's first meeting once",
        ),
        rule(
            "invitation-first",
            LEADER_OF_EMPLOYEES,
            Modality.SHOULD,
            LINE,
            Init(pattern=taken(INVITATIONS_SENT), among=(_MEETING, _CALLED), strictly=True),
            scope=Scope.EACH_UNIT,
            nb="Begynn med innkallingen",
            en="Begin with the invitation",
        ),
    )


def _afterwards() -> tuple[Rule, ...]:
    return (
        rule(
            "plan-beside-meeting",
            LEADER_OF_EMPLOYEES,
            Modality.MUST,
            LINE,
            RespondedExistence(
                trigger=_MEETING,
                target=Pattern.of(DocumentPrepared, document=UNIT_PLAN),
                within=PLAN_RETURN,
                not_before=NEXT_DAY,
            ),
            scope=Scope.EACH_UNIT,
            nb="Ha tiltaksplanen klar til møtet, eller skriv den etterpå",
            en="Have the action plan ready for the meeting, or write it afterwards",
        ),
        rule(
            "line-follows",
            HR,
            Modality.MUST,
            LINE,
            Response(
                trigger=held(COMMITTEE_FIRST),
                target=_WHOLE_AGENDA,
                over=Over.UNITS_BELOW,
                within=WHOLE_LINE,
                first_only=True,
            ),
            scope=Scope.ALL,
            nb="La hver enhet gå gjennom hele dagsordenen",
            en="Let each unit go through the whole agenda",
        ),
        rule(
            "groups-follow",
            HR,
            Modality.MAY,
            LINE,
            Response(
                trigger=_PUBLISHED,
                target=held(LEADER_GROUP),
                over=Over.LEADER_GROUPS_BELOW,
                not_before=NEXT_DAY,
            ),
            nb="Ta resultatene opp i ledergruppene",
            en="Take the results up in the leader groups",
        ),
        rule(
            "somebody-answers",
            HR,
            Modality.SHOULD,
            LINE,
            Response(
                trigger=_TO_LEADERS, target=_RETURNED, anywhere=True, correlate=("unit",), n=1
            ),
            nb="Få en plan tilbake fra dem som fikk en rapport",
            en="Get a plan back from those who got a report",
        ),
        rule(
            "talks-go-on",
            LEADER_OF_LEADERS,
            Modality.SHOULD,
            LINE,
            Response(
                trigger=held(LEADER_GROUP),
                target=taken(LEADER_SUPPORTED),
                every=SUPPORT,
                until=_PUBLISHED,
                first_only=True,
                strictly=True,
            ),
            scope=Scope.EACH_LEADER_GROUP,
            nb="Hold samtalene i gang etter ledergruppens møte",
            en="Keep the talks going after the leader group's meeting",
        ),
        rule(
            "planned-is-held",
            LEADER_OF_EMPLOYEES,
            Modality.SHOULD,
            LINE,
            AlternateResponse(trigger=_PLANNED, target=_MEETING, within=WHOLE_LINE),
            scope=Scope.EACH_UNIT,
            nb="Hold møtet før det planlegges på nytt",
            en="Hold the meeting before it is planned anew",
        ),
        rule(
            "called-is-held",
            LEADER_OF_EMPLOYEES,
            Modality.MUST,
            LINE,
            ChainResponse(trigger=_CALLED, target=_MEETING, among=(_PLANNED,), within=INFORMATION),
            scope=Scope.EACH_UNIT,
            nb="Hold møtet som det er kalt inn til, uten å flytte det",
            en="Hold the meeting people were called to, without moving it",
        ),
    )


def _beforehand() -> tuple[Rule, ...]:
    return (
        rule(
            "informed-in-time",
            HR,
            Modality.MUST,
            LINE,
            Precedence(
                before=(Every(pattern=_FULLY_INFORMED, over=Over.ENTERPRISE),),
                target=either(_MEETING, held(LEADER_GROUP)),
                anywhere=True,
                within=WHOLE_LINE,
                not_before=NEXT_DAY,
                first_only=True,
            ),
            nb="Informer om anonymiteten dagen før det første møtet",
            en="Inform of anonymity on the day before the first meeting",
        ),
        rule(
            "committee-hears-units-that-were-called",
            HR,
            Modality.MUST,
            END,
            Precedence(
                before=(Every(pattern=_MEETING, over=Over.UNITS_BELOW, n=2, among=_CALLED),),
                target=held(COMMITTEE_SECOND),
                within=WHOLE_LINE,
            ),
            nb="La innkalte enheter møtes to ganger før utvalget",
            en="Let the units that were called meet twice before the committee",
        ),
        rule(
            "invitation-each-time",
            LEADER_OF_EMPLOYEES,
            Modality.SHOULD,
            LINE,
            AlternatePrecedence(before=taken(INVITATIONS_SENT), target=_MEETING),
            scope=Scope.EACH_UNIT,
            nb="Send en ny innkalling før hvert møte",
            en="Send a new invitation before each meeting",
        ),
        rule(
            "meeting-before-plan",
            LEADER_OF_EMPLOYEES,
            Modality.MUST,
            LINE,
            ChainPrecedence(
                before=_MEETING, target=_RETURNED, among=(_PLANNED,), within=PLAN_RETURN
            ),
            scope=Scope.EACH_UNIT,
            nb="Send planen rett etter et møte",
            en="Return the plan straight after a meeting",
        ),
    )


def _both_ways() -> tuple[Rule, ...]:
    return (
        rule(
            "call-then-meet",
            LEADER_OF_EMPLOYEES,
            Modality.MUST,
            LINE,
            Succession(first=_CALLED, then=_MEETING, within=INFORMATION, not_before=NEXT_DAY),
            scope=Scope.EACH_UNIT,
            nb="Kall inn dagen før, og hold møtet",
            en="Call people on the day before, and hold the meeting",
        ),
        rule(
            "plan-and-hearing",
            LEADER_OF_EMPLOYEES,
            Modality.MUST,
            LINE,
            CoExistence(
                one=_RETURNED,
                other=taken(REPRESENTATIVES_HEARD, Given(fields=("towards",))),
                within=PLAN_RETURN,
            ),
            scope=Scope.EACH_UNIT,
            towards=COMMITTEE,
            nb="Hør de tillitsvalgte om planen",
            en="Hear the representatives about the plan",
        ),
        rule(
            "either-call-or-invite",
            LEADER_OF_EMPLOYEES,
            Modality.IS,
            LINE,
            NotCoExistence(one=_CALLED, other=taken(INVITATIONS_SENT), within=NEXT_DAY),
            scope=Scope.EACH_UNIT,
            nb="Innkalling og invitasjon går ikke ut samtidig",
            en="Call and invitation do not go out together",
        ),
        rule(
            "no-meeting-afterwards",
            LEADER_OF_EMPLOYEES,
            Modality.SHOULD,
            END,
            NotSuccession(
                first=held(COMMITTEE_SECOND), then=_MEETING, within=INFORMATION, strictly=True
            ),
            scope=Scope.EACH_UNIT,
            nb="La det være ro etter utvalgets andre møte",
            en="Leave it be after the committee's second meeting",
        ),
    )
