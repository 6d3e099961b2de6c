"""What the source leaves vague, with defaults that are ours: it gives no number of days."""

from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.writing import parameter
from arbeidsmiljo_nfa.texts import text

NEXT_DAY = ParameterKey("next-day")
START_SOON = ParameterKey("start-soon")
FIRST_FOLLOW_UP = ParameterKey("first-follow-up")
FOLLOW_UP = ParameterKey("follow-up")
PLAN_FOLLOWED_UP = ParameterKey("plan-followed-up")
OVERVIEW = ParameterKey("overview")
STALLED = ParameterKey("stalled")
ADJUSTED = ParameterKey("adjusted")
PROGRESS_TOLD = ParameterKey("progress-told")
EMPLOYEES_INVOLVED = ParameterKey("employees-involved")
PLAN_CARRIED_OUT = ParameterKey("plan-carried-out")
EVALUATED = ParameterKey("evaluated")

PARAMETERS = (
    parameter(NEXT_DAY, "1 working day", (), label=text("Korteste tid mellem to møder i træk")),
    parameter(
        START_SOON,
        "P2W",
        ("N03",),
        label=text("Hvad »så snart« betyder, når alle er orienteret"),
    ),
    parameter(
        FIRST_FOLLOW_UP,
        "P4W",
        ("N08",),
        label=text("Tid fra orienteringsmødet til det første opfølgningsmøde"),
    ),
    parameter(FOLLOW_UP, "P6W", ("N08",), label=text("Længste tid mellem to opfølgningsmøder")),
    parameter(
        PLAN_FOLLOWED_UP,
        "P2M",
        ("N01",),
        label=text("Længste tid mellem to gange, I følger op på, hvordan en handleplan virker"),
    ),
    parameter(
        OVERVIEW, "P6W", ("N07",), label=text("Længste tid mellem to vurderinger af en handleplan")
    ),
    parameter(
        STALLED,
        "P2M",
        ("N02",),
        label=text("Tid uden fremdrift, før en handleplan regnes som gået i stå"),
    ),
    parameter(
        ADJUSTED,
        "P1M",
        ("N11",),
        label=text("Frist for at få en handleplan, der er gået i stå, tilbage på sporet"),
    ),
    parameter(
        PROGRESS_TOLD,
        "P6W",
        ("N06",),
        label=text("Længste tid mellem to gange, medarbejderne orienteres om fremdriften"),
    ),
    parameter(
        EMPLOYEES_INVOLVED,
        "P2M",
        ("N13",),
        label=text("Længste tid mellem to gange, en handleplan tages op på medarbejdernes møder"),
    ),
    parameter(
        PLAN_CARRIED_OUT,
        "P1Y",
        ("N01",),
        label=text("Tid fra en handleplan er lavet, til den er gennemført"),
    ),
    parameter(
        EVALUATED,
        "P2M",
        ("N17",),
        label=text("Tid fra handleplanerne vurderes som implementeret, til forløbet evalueres"),
    ),
)
