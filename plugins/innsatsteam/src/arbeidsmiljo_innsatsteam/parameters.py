"""What the source leaves vague, with defaults that are ours: it gives no number of days."""

from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.writing import parameter
from arbeidsmiljo_innsatsteam.texts import text

NEXT_DAY = ParameterKey("next-day")
MAPPING = ParameterKey("mapping")
BETWEEN = ParameterKey("between")
DIALOGUE = ParameterKey("dialogue")
REPORT = ParameterKey("report")
REPORT_TO_LEADER = ParameterKey("report-to-leader")
REPORT_TO_PARTIES = ParameterKey("report-to-parties")
FINDINGS_TOLD = ParameterKey("findings-told")
MEASURES_DEVELOPED = ParameterKey("measures-developed")
MEASURES_PRIORITISED = ParameterKey("measures-prioritised")
FINDING_ANSWERED = ParameterKey("finding-answered")
COMMUNICATION = ParameterKey("communication")
PROGRESS = ParameterKey("progress")
EVALUATION_EARLIEST = ParameterKey("evaluation-earliest")
EVALUATION = ParameterKey("evaluation")
SENSITIVE = ParameterKey("sensitive")
TRAINING = ParameterKey("training")

PARAMETERS = (
    parameter(
        NEXT_DAY, "1 working day", (), label=text("Minste avstand mellom to møter etter hverandre")
    ),
    parameter(
        MAPPING,
        "P2W",
        ("I09",),
        label=text("Tid i planen fra oppstartsmøtet til dialogen med de ansatte"),
    ),
    parameter(
        BETWEEN,
        "P2W",
        (),
        label=text("Tid i planen fra ett trinn til det neste, så alle rekker å legge det i turnus"),
    ),
    parameter(
        DIALOGUE,
        "P6W",
        ("I14",),
        label=text("Frist fra oppstartsmøtet til dialogen med de ansatte"),
    ),
    parameter(
        REPORT,
        "P1M",
        ("I17",),
        label=text("Tid fra dialogen med de ansatte til rapporten er klar"),
    ),
    parameter(
        REPORT_TO_LEADER,
        "P1M",
        ("I19",),
        label=text("Tid fra rapporten er klar til leder får den presentert"),
    ),
    parameter(
        REPORT_TO_PARTIES,
        "P2W",
        ("I19",),
        label=text("Tid fra leder har sett rapporten til tillitsvalgt og verneombud får se den"),
    ),
    parameter(
        FINDINGS_TOLD,
        "P1M",
        ("I20",),
        label=text("Tid fra partene har sett rapporten til de ansatte får hovedfunnene"),
    ),
    parameter(
        MEASURES_DEVELOPED,
        "P1M",
        ("I21",),
        label=text("Tid fra de ansatte har fått hovedfunnene til de utvikler tiltak"),
    ),
    parameter(
        MEASURES_PRIORITISED,
        "P1M",
        ("I22",),
        label=text("Tid fra de ansatte har utviklet tiltak til partene prioriterer"),
    ),
    parameter(
        FINDING_ANSWERED,
        "P3M",
        ("I37",),
        label=text("Tid til et område er tatt opp, fra evalueringen eller fra det ble pekt ut"),
    ),
    parameter(
        COMMUNICATION,
        "P2W",
        ("I28",),
        label=text("Tid fra tiltakene er prioritert til kommunikasjonsplanen er klar"),
    ),
    parameter(
        PROGRESS,
        "P6W",
        ("I32", "I03"),
        label=text("Hva «jevnlig» betyr for den overordnede lederens oppfølging"),
    ),
    parameter(
        EVALUATION_EARLIEST,
        "P2M",
        ("I33",),
        label=text("Tidligste dag for å evaluere tiltakene («etter noen måneder»)"),
    ),
    parameter(
        EVALUATION,
        "P6M",
        ("I33",),
        label=text("Siste frist for å evaluere tiltakene («etter noen måneder»)"),
    ),
    parameter(
        SENSITIVE,
        "P1M",
        ("I41",),
        label=text("Frist for å håndtere det som er for sensitivt for rapporten"),
    ),
    parameter(
        TRAINING,
        "P2M",
        ("I39",),
        label=text("Frist for opplæring av dem som skal lede og bære prosessen"),
    ),
)
