"""The rules of working on measures, evaluating them and going on."""

from arbeidsmiljo.model.events import DocumentPrepared, MeasureMoved, ProcessClosed
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.case import Dated
from arbeidsmiljo.rules.existence import Absence
from arbeidsmiljo.rules.pattern import Given, Pattern, held, taken
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.writing import rule
from arbeidsmiljo_innsatsteam import actors, parameters
from arbeidsmiljo_innsatsteam.meetings import EVALUATE, WORK
from arbeidsmiljo_innsatsteam.rules.shared import (
    DECIDED,
    EACH_MEASURE,
    EACH_OPEN_MEASURE,
    EACH_SENSITIVE_MEASURE,
    LEADER_AND_DEADLINE,
)
from arbeidsmiljo_innsatsteam.texts import text


def _regularly(
    key: str, step: str, since: str, statements: tuple[str, ...], *, title: Text, ours: Text
) -> Rule:
    return rule(
        key,
        actors.SUPERIOR_LEADER,
        Modality.MUST,
        WORK,
        Response(
            trigger=held(since),
            target=taken(step),
            every=parameters.PROGRESS,
            until=Pattern.of(ProcessClosed),
            first_only=True,
        ),
        statements,
        scope=Scope.EACH_UNIT,
        towards=actors.LEADER,
        title=title,
        ours=ours,
    )


WORKING_RULES = (
    rule(
        "carried-out-by-schedule",
        actors.LEADER,
        Modality.MUST,
        WORK,
        Response(
            trigger=DECIDED,
            target=Pattern.of(MeasureMoved, to=MeasureState.DONE.onwards),
            within=Dated(field="due"),
            first_only=True,
        ),
        ("I27",),
        scope=Scope.EACH_UNIT,
        each=EACH_MEASURE,
        title=text("Gjennomfør tiltaket etter tidsplanen"),
        ours=text(
            "Fristen er den dagen som sist ble satt da tiltaket ble besluttet. At en ny dag "
            "gjelder i stedet for den første, er vår lesning. Er det ikke satt noen dag, har "
            "tiltaket ingen frist."
        ),
    ),
    rule(
        "communication-planned",
        actors.LEADER,
        Modality.SHOULD,
        WORK,
        Response(
            trigger=held("priorities"),
            target=Pattern.of(DocumentPrepared, document="communication-plan"),
            within=parameters.COMMUNICATION,
            first_only=True,
        ),
        ("I28",),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        title=text("Lag en plan for hvordan dere forteller om tiltakene"),
        ours=LEADER_AND_DEADLINE,
    ),
    rule(
        "sensitive-not-distributed",
        actors.LEADER,
        Modality.SHOULD,
        WORK,
        Absence(
            pattern=Pattern.of(
                DocumentPrepared, Given(fields=("measures",)), document="communication-plan"
            )
        ),
        ("I29",),
        scope=Scope.EACH_UNIT,
        each=EACH_SENSITIVE_MEASURE,
        title=text("Hold det sensitive tiltaket utenfor det som deles"),
        ours=text(
            "Kilden sier «som hovedregel»; her deles sensitive tiltak aldri. At lederen sørger for "
            "det, er vårt."
        ),
    ),
    _regularly(
        "superior-asks-for-progress",
        "progress-asked",
        "priorities",
        ("I32",),
        title=text("Spør jevnlig etter fremdrift"),
        ours=text(
            "Kilden tallfester ikke «jevnlig»; det gjør vi. At det regnes fra møtet der partene "
            "prioriterer, er vårt."
        ),
    ),
    _regularly(
        "superior-supports",
        "support-given",
        "start-up",
        ("I32", "I03"),
        title=text("Støtt lederen jevnlig"),
        ours=text(
            "Kilden tallfester ikke «jevnlig»; det gjør vi. At støtten regnes fra oppstartsmøtet, "
            "er vårt."
        ),
    ),
    rule(
        "staff-evaluates",
        actors.LEADER,
        Modality.MUST,
        EVALUATE,
        Response(
            trigger=held("priorities"),
            target=held("evaluation"),
            not_before=parameters.EVALUATION_EARLIEST,
            within=parameters.EVALUATION,
            first_only=True,
        ),
        ("I33",),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        title=text("La de ansatte vurdere om tiltakene virker, og rett på det som ikke gjør det"),
        ours=text(
            "Kilden tallfester ikke «noen måneder»; det gjør vi. At lederen sørger for det, er "
            "vårt."
        ),
    ),
    rule(
        "measure-evaluated",
        actors.LEADER,
        Modality.MUST,
        EVALUATE,
        Response(
            trigger=Pattern.of(MeasureMoved, to=MeasureState.DONE.onwards),
            target=Pattern.of(MeasureMoved, to=MeasureState.EVALUATED.onwards),
            within=parameters.EVALUATION,
            first_only=True,
        ),
        ("I33",),
        scope=Scope.EACH_UNIT,
        each=EACH_OPEN_MEASURE,
        title=text("Evaluer tiltaket, og juster det om det trengs"),
        ours=text(
            "Kilden taler om tiltakene under ett, og tallfester ikke «noen måneder». At hvert "
            "tiltak vurderes for seg, at det regnes fra det er gjennomført, og fristen, er vårt."
        ),
    ),
)
