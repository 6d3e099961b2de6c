"""The rules of measures: what is wanted gets one, problems are thought through, work begins."""

from arbeidsmiljo.model.events import (
    EffectForgone,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    ReportReleased,
    WantedEffectSet,
)
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.rules.case import Dated
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.pattern import Given, Includes, Pattern, either, held, taken
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Each
from arbeidsmiljo.writing import rule
from arbeidsmiljo_must import actors, parameters
from arbeidsmiljo_must.meetings import FOUR_QUESTIONS, IN_LINE, SECOND, START
from arbeidsmiljo_must.rules.shared import OUR_DEADLINE, RESULTS_READY
from arbeidsmiljo_must.texts import text

MEASURE_RULES = (
    rule(
        "effect-has-measure",
        actors.HR,
        Modality.MUST,
        SECOND,
        Existence(
            pattern=either(
                Pattern.of(MeasureProposed, Given(fields=("effect",))), Pattern.of(EffectForgone)
            ),
            anywhere=True,
            within=Within(period=parameters.LINE, since=RESULTS_READY),
        ),
        ("V02", "H01"),
        each=Each(told=Pattern.of(WantedEffectSet), subject=Subject.EFFECT),
        title=text("Knytt et tiltak til hver ønsket effekt, eller si hvorfor den ikke får noe"),
        ours=text(
            "At hver effekt skal ha et tiltak eller en begrunnelse, og fristen for det, er vårt. "
            "At HR svarer for det, er vår lesning."
        ),
    ),
    rule(
        "four-questions-answered",
        actors.LEADER,
        Modality.MUST,
        IN_LINE,
        Existence(
            pattern=taken(
                "four-questions",
                Given(fields=("finding",)),
                Includes(field="points", values=tuple(one.key for one in FOUR_QUESTIONS)),
            ),
            within=Within(period=parameters.FOUR_QUESTIONS),
        ),
        ("L22",),
        scope=Scope.EACH_LEADER,
        each=Each(
            told=Pattern.of(FindingRecorded, kind=("improvement", "unlawful")),
            subject=Subject.FINDING,
        ),
        title=text("Svar på de fire spørsmålene om problemet"),
        ours=OUR_DEADLINE,
    ),
    rule(
        "measures-decided",
        actors.LEADER,
        Modality.MUST,
        IN_LINE,
        Response(
            trigger=held("unit-second"),
            target=Pattern.of(MeasureDecided),
            within=parameters.MEASURES_DECIDED,
            first_only=True,
        ),
        ("V16",),
        scope=Scope.EACH_UNIT,
        title=text("Avklar og beslutt tiltak etter møtet om tiltak"),
        ours=text(
            "Kilden sier at tiltak skal avklares og besluttes. At lederen svarer for det, at hver "
            "enhet beslutter minst ett, og fristen, er vårt."
        ),
    ),
    rule(
        "measure-put-into-effect",
        actors.LEADER,
        Modality.MUST,
        SECOND,
        Response(
            trigger=Pattern.of(MeasureDecided),
            target=Pattern.of(MeasureMoved, to=MeasureState.STARTED.onwards),
            within=Dated(field="due"),
            first_only=True,
        ),
        ("V17",),
        scope=Scope.ALL,
        each=Each(told=Pattern.of(MeasureProposed), subject=Subject.MEASURE),
        title=text("Sett tiltaket i verk"),
        ours=text(
            "At lederen svarer for det, er vårt. Fristen er den dagen som sist ble satt da "
            "tiltaket ble besluttet: Da skal arbeidet i det minste være begynt. Ble det ikke satt "
            "noen dag, er det heller ingen frist her."
        ),
    ),
    rule(
        "round-without-measures",
        actors.HR,
        Modality.IS,
        SECOND,
        Response(
            trigger=Pattern.of(ReportReleased),
            target=Pattern.of(MeasureDecided),
            anywhere=True,
            within=parameters.LINE,
            first_only=True,
        ),
        ("L04",),
        title=text("Måling alene gir ingen virkning: Se etter at tiltak blir besluttet"),
        ours=text(
            "At en runde uten noe besluttet tiltak blir merket, og fristen, er vårt. At HR svarer "
            "for det, er vår lesning."
        ),
    ),
    rule(
        "nothing-has-followed",
        actors.LEADER,
        Modality.IS,
        START,
        Response(
            trigger=Pattern.of(ReportReleased, to=actors.LEADER_OF_EMPLOYEES),
            target=either(
                held("unit-first", "unit-second"),
                Pattern.of(MeasureProposed),
                Pattern.of(MeasureDecided),
            ),
            within=parameters.NOTHING_FOLLOWED,
            first_only=True,
        ),
        ("L25",),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        title=text("La resultatene få følger: Møte eller tiltak etter at rapporten er fordelt"),
        ours=text("At enheter der ingenting har skjedd, blir merket, og fristen, er vårt."),
    ),
)
