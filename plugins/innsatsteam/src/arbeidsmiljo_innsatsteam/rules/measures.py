"""The rules of measures: developed with the employees, prioritised by the parties."""

from arbeidsmiljo.model.events import FindingRecorded, MeasureDecided, MeasureMoved, MeasureProposed
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.existence import Absence
from arbeidsmiljo.rules.pattern import Given, Lacks, Pattern, either, held
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Each, Rule
from arbeidsmiljo.writing import rule
from arbeidsmiljo_innsatsteam import actors, parameters
from arbeidsmiljo_innsatsteam.meetings import DEVELOP, GO_ON
from arbeidsmiljo_innsatsteam.rules.shared import DECIDED, EACH_OPEN_MEASURE, OUR_DEADLINE
from arbeidsmiljo_innsatsteam.texts import text

_PRIORITISED = either(Pattern.of(MeasureMoved, to="prioritised"), held("priorities"))
"""A proposal was prioritised by itself, or with the others in the meeting."""


def _area_answered(key: str, kind: str, title: Text) -> Rule:
    told = Pattern.of(FindingRecorded, kind=kind, sensitive="False")
    return rule(
        key,
        actors.LEADER,
        Modality.MUST,
        GO_ON,
        Response(
            trigger=told,
            target=Pattern.of(MeasureProposed, Given(fields=("finding",))),
            within=parameters.FINDING_ANSWERED,
            first_only=True,
        ),
        ("I37",),
        scope=Scope.EACH_UNIT,
        each=Each(told=told, subject=Subject.FINDING),
        title=title,
        ours=text("At hvert område skal få et tiltak, og fristen, er vårt."),
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
        ours=OUR_DEADLINE,
    ),
    rule(
        "parties-prioritise",
        actors.LEADER,
        Modality.MUST,
        DEVELOP,
        Precedence(before=(Every(pattern=_PRIORITISED),), target=DECIDED),
        ("I22",),
        scope=Scope.EACH_UNIT,
        each=EACH_OPEN_MEASURE,
        title=text("La partene gå gjennom og prioritere forslaget før det besluttes"),
        ours=text("At møtet der partene prioriterer, teller for alle forslagene, er vårt."),
    ),
    rule(
        "schedule-and-owner",
        actors.LEADER,
        Modality.MUST,
        DEVELOP,
        Absence(
            pattern=Pattern.of(MeasureDecided, Lacks(condition=Given(fields=("owner", "due"))))
        ),
        ("I23",),
        scope=Scope.EACH_UNIT,
        each=EACH_OPEN_MEASURE,
        title=text("Gi tiltaket en frist og en ansvarlig"),
    ),
    _area_answered(
        "challenge-handled", "improvement", text("Håndter forbedringsområdet med et tiltak")
    ),
    _area_answered(
        "strength-maintained", "preservation", text("Ta vare på bevaringsområdet med et tiltak")
    ),
)
