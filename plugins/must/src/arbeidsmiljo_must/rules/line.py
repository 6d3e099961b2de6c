"""The rules of the process in the line."""

from arbeidsmiljo.model.events import ActionPlanReturned
from arbeidsmiljo.model.identifiers import ActorKey
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.pattern import Pattern, held, taken
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.writing import rule
from arbeidsmiljo_must import actors, parameters
from arbeidsmiljo_must.meetings import FIRST, IN_LINE, SECOND
from arbeidsmiljo_must.rules.shared import (
    OUR_DEADLINE,
    RESULTS_READY,
    UNITS_THROUGH,
    with_each,
)
from arbeidsmiljo_must.texts import text

_CONSULTED = text(
    "Verneombudet skal tas med på råd når tiltak som har betydning for arbeidsmiljøet, "
    "blir planlagt og gjennomført (arbeidsmiljøloven § 6-2)."
)


def _heard(key: str, towards: ActorKey, title: Text, ours: Text) -> Rule:
    return rule(
        key,
        actors.HR,
        Modality.MUST,
        IN_LINE,
        Existence(
            pattern=taken("representatives-heard", towards=towards),
            within=Within(period=parameters.LINE, since=RESULTS_READY),
        ),
        ("H15",),
        towards=towards,
        title=title,
        ours=ours,
    )


_EACH_HEARD = text("At hver av dem er hørt for seg, og fristen, er vårt.")

LINE_RULES = (
    rule(
        "leader-group-two-meetings",
        actors.LEADER_OF_LEADERS,
        Modality.MUST,
        IN_LINE,
        Existence(
            pattern=held("leader-group-first"),
            also=(held("leader-group-second"),),
            within=Within(period=parameters.LINE, since=RESULTS_READY),
        ),
        ("H06",),
        scope=Scope.EACH_LEADER_GROUP,
        title=text("Sett MUST på dagsordenen i ledergruppen to ganger"),
        ours=text(
            "Fristen er vår; kilden gir ingen. At de to gangene er møtet der ledergruppen ser på "
            "den samlede rapporten, og det der den samler vurderinger og tiltak, er vår lesning av "
            "L02 og L03."
        ),
    ),
    rule(
        "unit-two-meetings",
        actors.LEADER_OF_EMPLOYEES,
        Modality.MUST,
        IN_LINE,
        Existence(
            pattern=held("unit-first"),
            also=(held("unit-second"),),
            within=Within(period=parameters.LINE, since=RESULTS_READY),
        ),
        ("H07",),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        title=text("Hold minst to møter med medarbeiderne"),
        ours=text(
            "Fristen er vår; kilden gir ingen. At to av møtene er det om resultatene og det om "
            "tiltak, er vår lesning: To møter av samme slag er ikke begge."
        ),
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
        ours=text("Kilden sier «et senere møte». At det må være en senere dag, er vår lesning."),
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
            before=with_each(
                "views-known", actors.SAFETY_REPRESENTATIVE, actors.UNION_REPRESENTATIVES
            ),
            target=held("leader-group-second"),
        ),
        ("L24",),
        scope=Scope.EACH_LEADER_GROUP,
        title=text("Kjenn synet til verneombud og tillitsvalgte før felles tiltak besluttes"),
        ours=text(
            "Vi regner felles tiltak som besluttet i ledergruppens andre møte (L03). Et tiltak som "
            "retter opp noe ulovlig, venter ikke på det. At begge skal være spurt, hver for seg, "
            "er vår lesning."
        ),
        law=_CONSULTED,
    ),
    rule(
        "views-known-at-the-top",
        actors.TOP_LEADER,
        Modality.SHOULD,
        SECOND,
        Precedence(
            before=with_each(
                "views-known-at-the-top",
                actors.CHIEF_SAFETY_REPRESENTATIVE,
                actors.UNION_REPRESENTATIVES,
            ),
            target=held("top-leader-group-second"),
        ),
        ("L24",),
        title=text(
            "Kjenn synet til hovedverneombud og tillitsvalgte før tiltak for virksomheten besluttes"
        ),
        ours=text(
            "Kilden sier det om en leders ledergruppe (L24). At det gjelder toppledergruppen også, "
            "at tiltakene regnes som besluttet i dens andre møte, og at begge skal være spurt, "
            "hver for seg, er vår lesning. Et tiltak som retter opp noe ulovlig, venter ikke på "
            "det. Har virksomheten ikke hovedverneombud, kan regelen settes til side."
        ),
        law=_CONSULTED,
    ),
    rule(
        "invitations-to-top-leader-group",
        actors.TOP_LEADER,
        Modality.SHOULD,
        FIRST,
        Existence(
            pattern=taken("invitations-sent"),
            within=Within(period=parameters.INFORMATION, since=RESULTS_READY),
        ),
        ("L16",),
        title=text("Send innkalling til toppledergruppens møter"),
        ours=text(
            "Fristen er vår; kilden gir ingen. At rådet om ledergrupper gjelder toppledergruppen "
            "også, er vår lesning."
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
    _heard(
        "chief-safety-representative-heard",
        actors.CHIEF_SAFETY_REPRESENTATIVE,
        text("Hør hva hovedverneombudet mener"),
        text(
            "At hver av dem er hørt for seg, og fristen, er vårt. Har virksomheten ikke "
            "hovedverneombud, kan regelen settes til side."
        ),
    ),
    _heard(
        "safety-representatives-heard",
        actors.SAFETY_REPRESENTATIVE,
        text("Hør hva verneombudene mener"),
        _EACH_HEARD,
    ),
    _heard(
        "union-representatives-heard",
        actors.UNION_REPRESENTATIVES,
        text("Hør hva de tillitsvalgte mener"),
        _EACH_HEARD,
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
        title=text("Be om å få tiltaksplanene tilbake"),
        ours=OUR_DEADLINE,
    ),
    rule(
        "action-plan-returned",
        actors.LEADER_OF_EMPLOYEES,
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
        towards=actors.HR,
        title=text("Send enhetens tiltaksplan til HR"),
        ours=text(
            "Kilden sier bare at HR ber om planene. At lederen sender en fra hver enhet, og "
            "fristen, er vår lesning av det."
        ),
    ),
    rule(
        "leader-group-plan-returned",
        actors.LEADER_OF_LEADERS,
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
        towards=actors.HR,
        title=text("Send ledergruppens tiltaksplan til HR"),
        ours=text(
            "Kilden sier bare at HR ber om planene. At lederen sender en fra hver ledergruppe, og "
            "fristen, er vår lesning av det."
        ),
    ),
)
