"""The rules of understanding: every actor explores the results, and no source stands alone."""

from arbeidsmiljo.model.identifiers import ActorKey
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.pattern import held, taken
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.writing import rule
from arbeidsmiljo_must import actors, parameters
from arbeidsmiljo_must.meetings import FIRST, IN_LINE
from arbeidsmiljo_must.rules.shared import OUR_DEADLINE, RESULTS_READY
from arbeidsmiljo_must.texts import text

_EXPLORED = text(
    "Vi regner resultatene som utforsket når det første møtet om dem er holdt. Fristen er vår."
)
_EXPLORED_BY_HR = text(
    "Vi regner resultatene som utforsket når det første møtet om dem er holdt. Fristen er vår. At "
    "HR svarer for det, er vår lesning."
)


def _explored(
    meeting: str, bearer: ActorKey, towards: ActorKey, title: Text, *entails: str
) -> Rule:
    return rule(
        f"{meeting}-explored",
        bearer,
        Modality.MUST,
        FIRST,
        Existence(
            pattern=held(meeting), within=Within(period=parameters.LINE, since=RESULTS_READY)
        ),
        ("V04",),
        title=title,
        towards=towards,
        ours=_EXPLORED_BY_HR if bearer == actors.HR else _EXPLORED,
        entails=entails,
    )


KNOWLEDGE_RULES = (
    _explored(
        "top-leader-group-first",
        actors.TOP_LEADER,
        actors.TOP_LEADER_GROUP,
        text("La toppledergruppen utforske og forstå resultatene"),
        "top-leader-group-discusses-results",
    ),
    _explored(
        "amu-first",
        actors.HR,
        actors.AMU,
        text("La AMU utforske og forstå resultatene"),
        "amu-discusses-results",
    ),
    _explored(
        "parties-first",
        actors.HR,
        actors.UNION_REPRESENTATIVES,
        text("La partene utforske og forstå resultatene"),
        "parties-discusses-results",
    ),
    rule(
        "leader-group-explored",
        actors.LEADER_OF_LEADERS,
        Modality.MUST,
        IN_LINE,
        Existence(
            pattern=held("leader-group-first"),
            within=Within(period=parameters.LINE, since=RESULTS_READY),
        ),
        ("V04", "H06"),
        scope=Scope.EACH_LEADER_GROUP,
        title=text("Les resultatene for enhetene, og utforsk dem i ledergruppen"),
        ours=_EXPLORED,
    ),
    rule(
        "unit-explored",
        actors.LEADER_OF_EMPLOYEES,
        Modality.MUST,
        IN_LINE,
        Existence(
            pattern=held("unit-first"),
            within=Within(period=parameters.LINE, since=RESULTS_READY),
        ),
        ("V04",),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        title=text("Utforsk og forstå resultatene sammen med medarbeiderne"),
        ours=_EXPLORED,
    ),
    rule(
        "sources-consulted",
        actors.LEADER,
        Modality.SHOULD,
        IN_LINE,
        Existence(
            pattern=taken("sources-consulted"),
            within=Within(period=parameters.SOURCES, since=RESULTS_READY),
        ),
        ("L31",),
        scope=Scope.EACH_LEADER,
        title=text("Se på andre kilder enn MUST, og på situasjonen før undersøkelsen"),
        ours=OUR_DEADLINE,
    ),
    rule(
        "sources-before-measures",
        actors.LEADER,
        Modality.MUST,
        IN_LINE,
        Precedence(
            before=(Every(pattern=taken("sources-consulted")),),
            target=held("unit-second", "leader-group-second"),
        ),
        ("L09",),
        scope=Scope.EACH_LEADER,
        title=text("Hold rapporten sammen med annen kunnskap før dere drøfter tiltak"),
        ours=text(
            "At det skal skje før møtet om tiltak, er vårt. Et tiltak som retter opp noe ulovlig, "
            "venter ikke på det."
        ),
    ),
    rule(
        "talk-with-representatives-told",
        actors.LEADER,
        Modality.SHOULD,
        IN_LINE,
        Precedence(
            before=(Every(pattern=taken("talk-with-representatives-told")),),
            target=held("unit-second"),
        ),
        ("L18",),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        title=text(
            "Fortell medarbeiderne hvem som tar samtalen med verneombud og tillitsvalgte, og når"
        ),
        ours=text("At det skal være sagt før møtet om tiltak, er vårt."),
    ),
)
