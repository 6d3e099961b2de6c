"""The seven phases (I01), the meetings in them, and the steps beside them.

What a meeting is planned after is an order of planning. What the source states as an order is
a rule.
"""

from arbeidsmiljo.model.identifiers import PhaseKey
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.writing import meeting, phase, point, step
from arbeidsmiljo_innsatsteam import actors, parameters
from arbeidsmiljo_innsatsteam.texts import text

PREPARE = PhaseKey("prepare")
MAP = PhaseKey("map")
WRITE = PhaseKey("report")
DEVELOP = PhaseKey("develop")
WORK = PhaseKey("work")
EVALUATE = PhaseKey("evaluate")
GO_ON = PhaseKey("go-on")

PHASES = (
    phase(PREPARE, text("Forberedelse og forankring"), "I01"),
    phase(MAP, text("Kartlegging av nå-situasjonen"), "I01"),
    phase(WRITE, text("Rapport: skrive og forankre"), "I01"),
    phase(DEVELOP, text("Tiltak sammen med de ansatte"), "I01"),
    phase(WORK, text("Arbeid med tiltakene"), "I01"),
    phase(EVALUATE, text("Evaluering og justering"), "I01"),
    phase(GO_ON, text("Arbeidsmiljøet videre"), "I01"),
)

START_UP_POINTS = (
    point("process-explained", text("Prosessen er forklart"), "I10"),
    point("unit-and-history", text("Hvordan enheten har det, og hva som er gjort før"), "I10"),
    point("process-planned", text("Prosessen er planlagt sammen"), "I10"),
    point("process-risk-assessed", text("Den planlagte prosessen er risikovurdert"), "I10"),
)

WHO_TOOK_PART = (
    point("all-employees", text("Alle ansatte var med"), "I15"),
    point("representative-selection", text("Et representativt utvalg var med"), "I40"),
)

MATERIAL = (
    point("forbedring", text("Resultater fra ForBedring"), "I16"),
    point("sick-leave", text("Sykefraværsstatistikk"), "I16"),
    point("hse-plan", text("HMS-handlingsplan"), "I16"),
    point("deviation-reports", text("Avviksrapporter"), "I16"),
    point("other-material", text("Annet skriftlig materiale"), "I16"),
)

TRAINED = (
    point("process-leaders", text("Prosessledere"), "I39"),
    point("leaders", text("Ledere"), "I39"),
    point("union-representatives", text("Tillitsvalgte"), "I39"),
    point("safety-service", text("Vernetjenesten"), "I39"),
)

EVALUATION_POINTS = (
    point("strengths", text("Hva som går godt, og hva som holder det ved like"), "I37"),
)

MEETINGS = (
    meeting(
        "start-up",
        actors.INNSATSTEAM,
        PREPARE,
        parameters.NEXT_DAY,
        ("I09", "I10"),
        label=text("Oppstartsmøte"),
        scope=Scope.EACH_UNIT,
        points=START_UP_POINTS,
    ),
    meeting(
        "dialogue",
        actors.INNSATSTEAM,
        MAP,
        parameters.MAPPING,
        ("I14", "I15", "I40"),
        label=text("Dialog med de ansatte"),
        after=("start-up",),
        scope=Scope.EACH_UNIT,
        points=WHO_TOOK_PART,
    ),
    meeting(
        "report-to-leader",
        actors.INNSATSTEAM,
        WRITE,
        parameters.BETWEEN,
        ("I19",),
        label=text("Rapporten presenteres for leder"),
        after=("dialogue",),
        scope=Scope.EACH_UNIT,
    ),
    meeting(
        "report-to-parties",
        actors.INNSATSTEAM,
        WRITE,
        parameters.NEXT_DAY,
        ("I19",),
        label=text("Rapporten presenteres for tillitsvalgt og verneombud sammen med leder"),
        after=("report-to-leader",),
        scope=Scope.EACH_UNIT,
    ),
    meeting(
        "findings-to-employees",
        actors.INNSATSTEAM,
        WRITE,
        parameters.BETWEEN,
        ("I20",),
        label=text("Hovedfunnene presenteres for de ansatte"),
        after=("report-to-parties",),
        scope=Scope.EACH_UNIT,
    ),
    meeting(
        "measure-gathering",
        actors.LEADER,
        DEVELOP,
        parameters.BETWEEN,
        ("I21",),
        label=text("De ansatte utvikler tiltak"),
        after=("findings-to-employees",),
        scope=Scope.EACH_UNIT,
    ),
    meeting(
        "priorities",
        actors.LEADER,
        DEVELOP,
        parameters.BETWEEN,
        ("I22", "I23"),
        label=text("Partene prioriterer tiltak"),
        after=("measure-gathering",),
        scope=Scope.EACH_UNIT,
    ),
    meeting(
        "evaluation",
        actors.LEADER,
        EVALUATE,
        parameters.EVALUATION_EARLIEST,
        ("I33",),
        label=text("Personalgruppen evaluerer og justerer tiltakene"),
        after=("priorities",),
        scope=Scope.EACH_UNIT,
        points=EVALUATION_POINTS,
    ),
)

STEPS = (
    step(
        "anchored",
        actors.SUPERIOR_MANAGEMENT,
        ("I02",),
        label=text("Arbeidet er forankret"),
        scope=Scope.EACH_UNIT,
    ),
    step(
        "agreed",
        actors.SUPERIOR_MANAGEMENT,
        ("I05",),
        label=text("Ønsker å starte utviklingsarbeidet"),
        scope=Scope.EACH_UNIT,
    ),
    step(
        "time-set-aside",
        actors.SUPERIOR_MANAGEMENT,
        ("I03",),
        label=text("Tid og ressurser er satt av"),
        scope=Scope.EACH_UNIT,
    ),
    step(
        "local-resource-named",
        actors.INNSATSTEAM,
        ("I08",),
        label=text("En lokal ressurs er med og leder prosessen"),
        scope=Scope.EACH_UNIT,
    ),
    step(
        "interviewed",
        actors.INNSATSTEAM,
        ("I12", "I13"),
        label=text("Individuelt intervju er holdt"),
        scope=Scope.EACH_UNIT,
    ),
    step(
        "dialogue-cloth-used",
        actors.INNSATSTEAM,
        ("I42",),
        label=text("Dialogduk er brukt"),
        scope=Scope.EACH_UNIT,
    ),
    step(
        "material-gathered",
        actors.INNSATSTEAM,
        ("I16",),
        label=text("Skriftlig materiale er samlet inn"),
        scope=Scope.EACH_UNIT,
        points=MATERIAL,
    ),
    step(
        "sensitive-handled",
        actors.LEADER,
        ("I41",),
        label=text("Det som er for sensitivt for rapporten, er håndtert"),
        scope=Scope.EACH_UNIT,
    ),
    step(
        "progress-asked",
        actors.SUPERIOR_LEADER,
        ("I32",),
        label=text("Overordnet leder har spurt etter fremdrift"),
        scope=Scope.EACH_UNIT,
    ),
    step(
        "support-given",
        actors.SUPERIOR_LEADER,
        ("I32", "I03"),
        label=text("Overordnet leder har støttet lederen"),
        scope=Scope.EACH_UNIT,
    ),
    step(
        "training-held",
        actors.SUPERIOR_MANAGEMENT,
        ("I39",),
        label=text("Opplæring er holdt"),
        points=TRAINED,
    ),
)
