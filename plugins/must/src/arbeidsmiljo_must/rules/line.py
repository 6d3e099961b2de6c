"""The rules of the process in the line."""

from arbeidsmiljo.model.events import ActionPlanReturned, MeasureDecided
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.pattern import Pattern, held, taken
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.writing import rule
from arbeidsmiljo_must import actors, parameters
from arbeidsmiljo_must.meetings import IN_LINE
from arbeidsmiljo_must.rules.shared import (
    LEADER_GROUP_MEETINGS,
    OUR_DEADLINE,
    RESULTS_READY,
    UNIT_MEETINGS,
    UNITS_THROUGH,
)
from arbeidsmiljo_must.texts import text

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
        title=text("Sett MUST på dagsordenen i ledergruppen to ganger"),
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
        title=text("Hold minst to møter med medarbeiderne"),
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
        title=text("Saml vurderinger og tiltak i et senere møte enn det første"),
    ),
    rule(
        "leader-group-second-after-units",
        actors.LEADER_OF_LEADERS,
        Modality.MUST,
        IN_LINE,
        Precedence(
            before=UNITS_THROUGH,
            target=held("leader-group-second"),
        ),
        ("V14", "L03"),
        scope=Scope.EACH_LEADER_GROUP,
        title=text("Hold ledergruppens andre møte etter møtene i enhetene"),
        ours=text(
            "Rekkefølgen er vår lesning av tittelen på presentasjonen (V14), og at begge "
            "enhetsmøtene skal være holdt, av H07."
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
        title=text("Kjenn synet til verneombud og tillitsvalgte før felles tiltak besluttes"),
        law=text(
            "Verneombudet skal tas med på råd når tiltak som har betydning for arbeidsmiljøet, "
            "blir planlagt og gjennomført (arbeidsmiljøloven § 6-2)."
        ),
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
        title=text("Send innkalling til ledergruppens møter"),
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
        title=text("Send innkalling til enhetens tilbakemeldingsmøte"),
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
            first_only=True,
        ),
        ("L20",),
        scope=Scope.EACH_UNIT,
        title=text("Begynn å utvikle tiltak så raskt som mulig"),
        ours=text("Tiden er vår, og vi regner arbeidet som begynt når møtet om tiltak er holdt."),
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
        title=text("Lytt til hovedverneombud, verneombud og tillitsvalgte"),
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
        title=text("Be om tiltaksplaner i retur"),
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
            first_only=True,
        ),
        ("H12",),
        scope=Scope.EACH_UNIT,
        towards=actors.LEADER_OF_EMPLOYEES,
        title=text("Få tiltaksplanen i retur fra enheten"),
        ours=text("At hver enhet gir en plan i retur, og fristen for det, er vårt."),
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
            first_only=True,
        ),
        ("H12",),
        scope=Scope.EACH_LEADER_GROUP,
        towards=actors.LEADER_OF_LEADERS,
        title=text("Få tiltaksplanen i retur fra ledergruppen"),
        ours=text("At hver ledergruppe gir en plan i retur, og fristen for det, er vårt."),
    ),
)
