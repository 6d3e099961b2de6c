"""The rules of the process in the line."""

from arbeidsmiljo.model.events import ActionPlanReturned, MeasureDecided
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.pattern import Pattern, held, taken
from arbeidsmiljo.rules.precedence import Every, Over, Precedence
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.rule import Modality
from arbeidsmiljo_must import actors, parameters
from arbeidsmiljo_must.meetings import IN_LINE
from arbeidsmiljo_must.rules.writing import (
    LEADER_GROUP_MEETINGS,
    OUR_DEADLINE,
    RESULTS_READY,
    UNIT_MEETINGS,
    rule,
)

LINE_RULES = (
    rule(
        "leader-group-two-meetings",
        actors.LEADER_OF_LEADERS,
        Modality.MUST,
        IN_LINE,
        Existence(
            pattern=LEADER_GROUP_MEETINGS,
            n=2,
            within=Within(period=parameters.LINE, since=RESULTS_READY),
        ),
        ("H06",),
        scope=Scope.EACH_LEADER_GROUP,
        nb="Sett MUST på dagsordenen i ledergruppen to ganger",
        en="Put MUST on the agenda of the leader group twice",
        ours=OUR_DEADLINE,
    ),
    rule(
        "unit-two-meetings",
        actors.LEADER_OF_EMPLOYEES,
        Modality.MUST,
        IN_LINE,
        Existence(
            pattern=UNIT_MEETINGS,
            n=2,
            within=Within(period=parameters.LINE, since=RESULTS_READY),
        ),
        ("H07",),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        nb="Hold minst to møter med medarbeiderne",
        en="Hold at least two meetings with the employees",
        ours=OUR_DEADLINE,
    ),
    rule(
        "leader-group-second-after-first",
        actors.LEADER_OF_LEADERS,
        Modality.MUST,
        IN_LINE,
        Precedence(
            before=(Every(pattern=held("leader-group-first")),),
            target=held("leader-group-second"),
            strictly=True,
        ),
        ("L03",),
        scope=Scope.EACH_LEADER_GROUP,
        nb="Saml vurderinger og tiltak i et senere møte enn det første",
        en="Gather assessments and measures in a later meeting than the first",
    ),
    rule(
        "leader-group-second-after-units",
        actors.LEADER_OF_LEADERS,
        Modality.MUST,
        IN_LINE,
        Precedence(
            before=(Every(pattern=UNIT_MEETINGS, over=Over.UNITS_BELOW, n=2),),
            target=held("leader-group-second"),
        ),
        ("V14", "L03"),
        scope=Scope.EACH_LEADER_GROUP,
        nb="Hold ledergruppens andre møte etter møtene i enhetene",
        en="Hold the leader group's second meeting after the meetings in the units",
        ours=Text(
            {
                "nb": "Rekkefølgen er vår lesning av tittelen på presentasjonen (V14), og at begge "
                "enhetsmøtene skal være holdt, av H07.",
                "en": "The order is our reading of the presentation's title (V14), and that both "
                "unit meetings are to have been held, of H07.",
            }
        ),
    ),
    rule(
        "views-known-before-common-measures",
        actors.LEADER_OF_LEADERS,
        Modality.SHOULD,
        IN_LINE,
        Precedence(
            before=(Every(pattern=taken("views-known")),), target=Pattern.of(MeasureDecided)
        ),
        ("L24",),
        scope=Scope.EACH_LEADER_GROUP,
        nb="Kjenn synet til verneombud og tillitsvalgte før felles tiltak besluttes",
        en="Know the views of safety and union representatives before common measures are decided",
    ),
    rule(
        "invitations-to-leader-group",
        actors.LEADER_OF_LEADERS,
        Modality.SHOULD,
        IN_LINE,
        Existence(
            pattern=taken("invitations-sent"),
            within=Within(period=parameters.INFORMATION, since=RESULTS_READY),
        ),
        ("L16",),
        scope=Scope.EACH_LEADER_GROUP,
        nb="Send innkalling til ledergruppens møter",
        en="Send invitations to the leader group's meetings",
        ours=OUR_DEADLINE,
    ),
    rule(
        "invitations-to-unit",
        actors.LEADER_OF_EMPLOYEES,
        Modality.SHOULD,
        IN_LINE,
        Existence(
            pattern=taken("invitations-sent"),
            within=Within(period=parameters.INFORMATION, since=RESULTS_READY),
        ),
        ("L16",),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        nb="Send innkalling til enhetens tilbakemeldingsmøte",
        en="Send invitations to the unit's feedback meeting",
        ours=OUR_DEADLINE,
    ),
    rule(
        "measures-begin-soon",
        actors.LEADER_OF_EMPLOYEES,
        Modality.MUST,
        IN_LINE,
        Response(
            trigger=held("unit-first"),
            target=held("unit-second"),
            within=parameters.MEASURES_BEGIN,
        ),
        ("L20",),
        scope=Scope.EACH_UNIT,
        nb="Begynn å utvikle tiltak så raskt som mulig",
        en="Start to develop measures as soon as possible",
        ours=Text(
            {
                "nb": "Tiden er vår, og vi regner arbeidet som begynt når møtet om tiltak "
                "er holdt.",
                "en": "The time is ours, and we count the work as begun when the meeting on "
                "measures is held.",
            }
        ),
    ),
    rule(
        "representatives-heard",
        actors.HR,
        Modality.MUST,
        IN_LINE,
        Existence(
            pattern=taken("representatives-heard"),
            within=Within(period=parameters.LINE, since=RESULTS_READY),
        ),
        ("H15",),
        nb="Lytt til hovedverneombud, verneombud og tillitsvalgte",
        en="Listen to safety representatives and union representatives",
        ours=OUR_DEADLINE,
    ),
    rule(
        "action-plans-requested",
        actors.HR,
        Modality.MUST,
        IN_LINE,
        Existence(
            pattern=taken("action-plans-requested"),
            within=Within(period=parameters.LINE, since=RESULTS_READY),
        ),
        ("H12",),
        nb="Be om tiltaksplaner i retur",
        en="Ask for action plans in return",
        ours=OUR_DEADLINE,
    ),
    rule(
        "action-plan-returned",
        actors.HR,
        Modality.MUST,
        IN_LINE,
        RespondedExistence(
            trigger=held("unit-second"),
            target=Pattern.of(ActionPlanReturned),
            within=parameters.PLAN_RETURN,
        ),
        ("H12",),
        scope=Scope.EACH_UNIT,
        towards=actors.LEADER_OF_EMPLOYEES,
        nb="Få tiltaksplanen i retur fra enheten",
        en="Get the action plan back from the unit",
        ours=Text(
            {
                "nb": "At hver enhet gir en plan i retur, og fristen for det, er vårt.",
                "en": "That every unit returns a plan, and the deadline for it, are ours.",
            }
        ),
    ),
    rule(
        "leader-group-plan-returned",
        actors.HR,
        Modality.MUST,
        IN_LINE,
        RespondedExistence(
            trigger=held("leader-group-second"),
            target=Pattern.of(ActionPlanReturned),
            within=parameters.PLAN_RETURN,
        ),
        ("H12",),
        scope=Scope.EACH_LEADER_GROUP,
        towards=actors.LEADER_OF_LEADERS,
        nb="Få tiltaksplanen i retur fra ledergruppen",
        en="Get the action plan back from the leader group",
        ours=Text(
            {
                "nb": "At hver ledergruppe gir en plan i retur, og fristen for det, er vårt.",
                "en": "That every leader group returns a plan, and the deadline, are ours.",
            }
        ),
    ),
)
