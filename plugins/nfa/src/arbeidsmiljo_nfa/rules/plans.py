"""The rules of each action plan: carried out, followed up, on track or adjusted."""

from arbeidsmiljo.model.events import MeetingHeld, PlanReviewed
from arbeidsmiljo.model.identifiers import ActorKey
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.pattern import Given, Pattern, either
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.writing import rule
from arbeidsmiljo_nfa import actors, parameters
from arbeidsmiljo_nfa.meetings import IMPLEMENTATION
from arbeidsmiljo_nfa.rules.shared import (
    COMPLETED,
    DRAWN_UP,
    EACH_PLAN,
    IN_HAND,
    OUR_DEADLINE_BY_WORKING_GROUP,
    OUR_RHYTHM_BY_WORKING_GROUP,
    REVIEWED,
    STARTED,
    again_and_again,
)
from arbeidsmiljo_nfa.texts import text


def _overview(key: str, bearer: ActorKey, scope: Scope, title: Text, other: str) -> Rule:
    return rule(
        key,
        bearer,
        Modality.SHOULD,
        IMPLEMENTATION,
        again_and_again(REVIEWED, parameters.OVERVIEW),
        ("N07",),
        scope=scope,
        each=EACH_PLAN,
        title=title,
        ours=text(
            "Kilden sætter ikke tal på »hele tiden«; det gør vi, og vi regner fra den dag, hvor "
            "alle er orienteret, eller den første handleplan er begyndt. At én vurdering af "
            "handleplanen tæller for både styregruppen og arbejdsgruppen, er også vores."
        ),
        entails=(other,),
    )


PLAN_RULES = (
    rule(
        "plan-carried-out",
        actors.WORKING_GROUP,
        Modality.MUST,
        IMPLEMENTATION,
        Response(
            trigger=DRAWN_UP,
            target=COMPLETED,
            within=parameters.PLAN_CARRIED_OUT,
            first_only=True,
        ),
        ("N01",),
        scope=Scope.EACH_UNIT,
        each=EACH_PLAN,
        title=text("Implementér handleplanen"),
        ours=OUR_DEADLINE_BY_WORKING_GROUP,
    ),
    rule(
        "plan-followed-up",
        actors.WORKING_GROUP,
        Modality.MUST,
        IMPLEMENTATION,
        again_and_again(REVIEWED, parameters.PLAN_FOLLOWED_UP),
        ("N01",),
        scope=Scope.EACH_UNIT,
        each=EACH_PLAN,
        title=text("Følg løbende op på, hvordan handleplanen virker"),
        ours=OUR_RHYTHM_BY_WORKING_GROUP,
        entails=("overview-kept", "overview-kept-by-steering-group"),
    ),
    _overview(
        "overview-kept",
        actors.WORKING_GROUP,
        Scope.EACH_UNIT,
        text("Hav hele tiden overblik over, om handleplanen går som ventet"),
        "overview-kept-by-steering-group",
    ),
    _overview(
        "overview-kept-by-steering-group",
        actors.STEERING_GROUP,
        Scope.ALL,
        text("Hav også i styregruppen hele tiden overblik over, om handleplanen går som ventet"),
        "overview-kept",
    ),
    rule(
        "not-stalled",
        actors.WORKING_GROUP,
        Modality.SHOULD,
        IMPLEMENTATION,
        again_and_again(either(STARTED, IN_HAND), parameters.STALLED),
        ("N02",),
        scope=Scope.EACH_UNIT,
        each=EACH_PLAN,
        title=text("Hold fokus, så handleplanen ikke går i stå"),
        ours=text(
            "At en handleplan uden fremdrift i et stykke tid bliver markeret, er vores; vi regner "
            "fra den dag, hvor alle er orienteret, eller den første handleplan er begyndt. Kilden "
            "siger »I« og nævner ingen bestemt gruppe; at arbejdsgruppen svarer for det, er vores "
            "læsning."
        ),
    ),
    rule(
        "kept-on-track",
        actors.WORKING_GROUP,
        Modality.MUST,
        IMPLEMENTATION,
        Response(
            trigger=Pattern.of(PlanReviewed, state="stalled"),
            target=either(IN_HAND, COMPLETED),
            within=parameters.ADJUSTED,
            strictly=True,
        ),
        ("N11",),
        scope=Scope.EACH_UNIT,
        each=EACH_PLAN,
        title=text("Hold handleplanen på sporet, og tilpas den undervejs"),
        ours=text(
            "Kilden giver arbejdsgruppen ansvaret for, at handleplanen hele vejen er på sporet. At "
            "vi først spørger, når den er vurderet som gået i stå, er vores, og det samme er "
            "fristen; kilden angiver ingen."
        ),
    ),
    rule(
        "plan-at-employees-meetings",
        actors.WORKING_GROUP,
        Modality.SHOULD,
        IMPLEMENTATION,
        again_and_again(
            Pattern.of(MeetingHeld, Given(fields=("plans",)), meeting="department-meeting"),
            parameters.EMPLOYEES_INVOLVED,
        ),
        ("N13",),
        scope=Scope.EACH_UNIT,
        each=EACH_PLAN,
        towards=actors.EMPLOYEES,
        title=text("Følg op på handleplanen på medarbejdernes møder"),
        ours=OUR_RHYTHM_BY_WORKING_GROUP,
    ),
)
