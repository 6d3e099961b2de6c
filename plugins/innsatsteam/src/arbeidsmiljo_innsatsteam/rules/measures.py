"""The rules of measures: developed with the employees, prioritised by the parties."""

from arbeidsmiljo.model.events import (
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    MeetingHeld,
)
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.pattern import Given, Includes, Pattern, either, held
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.rule import Each, Rule
from arbeidsmiljo.writing import rule
from arbeidsmiljo_innsatsteam import actors, parameters
from arbeidsmiljo_innsatsteam.meetings import DEVELOP, GO_ON
from arbeidsmiljo_innsatsteam.rules.shared import DECIDED, EACH_OPEN_MEASURE, LEADER_AND_DEADLINE
from arbeidsmiljo_innsatsteam.texts import text

_PRIORITISED = either(Pattern.of(MeasureMoved, to="prioritised"), held("priorities"))
"""A proposal was prioritised by itself, or with the others in the meeting."""

_BEGUN = Pattern.of(MeasureMoved, to=MeasureState.STARTED.onwards)
"""The work on a measure has begun, whether or not anybody decided it."""

_EVALUATED = held("evaluation")
"""From the first evaluation on an area that comes up is new."""

_STRENGTHS_LOOKED_AT = Pattern.of(
    MeetingHeld, Includes(field="points", values=("strengths",)), meeting="evaluation"
)

_TAKEN_UP = either(
    Pattern.of(MeasureProposed, Given(fields=("finding",))),
    Pattern.of(MeasureMoved, to="rejected"),
    held("priorities"),
)
"""An area got a measure, a proposal for it was turned down, or the parties chose among all."""


def _area_taken_up(key: str, kind: str, target: Pattern, *, title: Text, ours: Text) -> Rule:
    told = Pattern.of(FindingRecorded, kind=kind, sensitive="False")
    return rule(
        key,
        actors.LEADER,
        Modality.MUST,
        GO_ON,
        RespondedExistence(
            trigger=_EVALUATED,
            target=target,
            within=parameters.FINDING_ANSWERED,
            first_only=True,
            earlier=(_EVALUATED,),
        ),
        ("I37",),
        scope=Scope.EACH_UNIT,
        each=Each(told=told, subject=Subject.FINDING),
        title=title,
        ours=ours,
    )


MEASURE_RULES = (
    rule(
        "employees-develop-measures",
        actors.LEADER,
        Modality.MUST,
        DEVELOP,
        Response(
            trigger=held("findings-to-employees"),
            target=held("measure-gathering"),
            within=parameters.MEASURES_DEVELOPED,
            first_only=True,
        ),
        ("I21",),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        title=text("La de ansatte være med og utvikle tiltak"),
        ours=LEADER_AND_DEADLINE,
    ),
    rule(
        "priorities-set",
        actors.LEADER,
        Modality.MUST,
        DEVELOP,
        Response(
            trigger=held("measure-gathering"),
            target=held("priorities"),
            within=parameters.MEASURES_PRIORITISED,
            first_only=True,
        ),
        ("I22",),
        scope=Scope.EACH_UNIT,
        title=text("Samle partene til å prioritere når de ansatte har utviklet tiltak"),
        ours=LEADER_AND_DEADLINE,
    ),
    rule(
        "parties-prioritise",
        actors.LEADER,
        Modality.MUST,
        DEVELOP,
        Precedence(
            before=(Every(pattern=_PRIORITISED, among=held("measure-gathering")),),
            target=either(DECIDED, _BEGUN),
            first_only=True,
            earlier=(held("measure-gathering"),),
        ),
        ("I22",),
        scope=Scope.EACH_UNIT,
        each=EACH_OPEN_MEASURE,
        title=text("La partene gå gjennom og prioritere forslaget før det besluttes"),
        ours=text(
            "At møtet der partene prioriterer, teller for alle forslagene, og at lederen svarer "
            "for det, er vårt. Kilden taler om forslagene fra de ansatte. Hvem som har foreslått "
            "et tiltak, vet vi ikke, og spør derfor om alle som blir besluttet, eller satt i gang "
            "uten å være besluttet, etter at de ansatte har utviklet tiltak. Det som må rettes "
            "fordi det er ulovlig, skal ikke vente på dette; da kan regelen settes til side for "
            "tiltaket."
        ),
    ),
    rule(
        "schedule-and-owner",
        actors.LEADER,
        Modality.MUST,
        DEVELOP,
        Precedence(
            before=tuple(
                Every(pattern=Pattern.of(MeasureDecided, Given(fields=(one,))))
                for one in ("due", "owner")
            ),
            target=_BEGUN,
        ),
        ("I23",),
        scope=Scope.EACH_UNIT,
        each=EACH_OPEN_MEASURE,
        title=text("Gi tiltaket en frist og en ansvarlig"),
        ours=text(
            "Partene gjør det sammen; at lederen svarer for det, er vårt. At begge deler skal være "
            "bestemt før arbeidet begynner, i én beslutning eller flere, er vår lesning."
        ),
    ),
    _area_taken_up(
        "challenge-handled",
        "improvement",
        _TAKEN_UP,
        title=text("Ta opp forbedringsområdet"),
        ours=text(
            "Det spørres først når de ansatte har evaluert. Området regnes som tatt opp når det "
            "har fått et forslag til tiltak, når forslaget er avvist med en grunn, eller når "
            "partene har prioritert etter at området ble pekt ut. Det, og fristen, er vårt."
        ),
    ),
    _area_taken_up(
        "strength-maintained",
        "preservation",
        either(_TAKEN_UP, _STRENGTHS_LOOKED_AT),
        title=text("Ta vare på bevaringsområdet"),
        ours=text(
            "Det spørres først når de ansatte har evaluert. Å vedlikeholde krever ikke noe nytt "
            "tiltak: Området regnes som ivaretatt når det har fått et forslag til tiltak, når "
            "forslaget er avvist med en grunn, eller når partene har prioritert eller en "
            "evaluering har sett på det som går godt, etter at området ble pekt ut. Det, og "
            "fristen, er vårt."
        ),
    ),
)
