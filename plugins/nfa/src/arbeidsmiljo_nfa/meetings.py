"""The six phases (N18), the meetings of the last four of them, and the steps beside them."""

from arbeidsmiljo.model.identifiers import PhaseKey
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.writing import meeting, phase, point, step
from arbeidsmiljo_nfa import actors, parameters
from arbeidsmiljo_nfa.texts import text

START = PhaseKey("start")
SURVEY = PhaseKey("survey")
PRIORITIES = PhaseKey("priorities")
PLANS = PhaseKey("plans")
IMPLEMENTATION = PhaseKey("implementation")
EVALUATION = PhaseKey("evaluation")

PHASES = (
    phase(START, text("Opstart"), "N18"),
    phase(SURVEY, text("Kortlægning"), "N18"),
    phase(PRIORITIES, text("Prioritering"), "N18"),
    phase(PLANS, text("Handleplaner"), "N18"),
    phase(IMPLEMENTATION, text("Implementering"), "N18"),
    phase(EVALUATION, text("Evaluering"), "N18"),
)

SEVEN_POINTS = (
    point("starts-now", text("Nu går indsatsen i gang"), "N05"),
    point("taking-part-is-decisive", text("Det afhænger af, at I er med"), "N05"),
    point("what-you-do", text("Hvad I helt konkret skal gøre"), "N05", "N04"),
    point("input-all-along", text("I kan komme med input hele vejen"), "N05"),
    point("how-long", text("Hvor længe indsatsen varer"), "N05"),
    point("how-followed-up", text("Hvordan vi følger op"), "N05"),
    point("where-to-follow", text("Hvor og hvordan I kan følge med"), "N05"),
)
"""What the employees are told before the start."""

FIXED_AGENDA = (
    point("since-last", text("Siden sidst: hvad er gjort?")),
    point("on-track", text("Er hver handleplan på sporet?")),
    point("what-hinders", text("Hvad hjælper, og hvad står i vejen?")),
    point("adjustments", text("Hvad skal justeres?")),
    point("who-does-what", text("Hvem gør hvad inden næste møde?")),
)
"""The agenda of every follow-up meeting; the source names one, and the points are ours."""

PROGRESS = (point("progress", text("Fremdrift og spørgsmål"), "N06", "N13"),)

MEETINGS = (
    meeting(
        "priority-meeting",
        actors.WORKING_GROUP,
        PRIORITIES,
        parameters.NEXT_DAY,
        ("N18",),
        label=text("Prioriteringsmøde"),
        scope=Scope.EACH_UNIT,
    ),
    meeting(
        "action-plan-meeting",
        actors.WORKING_GROUP,
        PLANS,
        parameters.NEXT_DAY,
        ("N18",),
        label=text("Handleplansmøde"),
        after=("priority-meeting",),
        scope=Scope.EACH_UNIT,
    ),
    meeting(
        "orientation",
        actors.WORKING_GROUP,
        IMPLEMENTATION,
        parameters.NEXT_DAY,
        ("N04", "N05"),
        label=text("Orienteringsmøde, før indsatsen begynder"),
        after=("action-plan-meeting",),
        scope=Scope.EACH_UNIT,
        points=SEVEN_POINTS,
    ),
    meeting(
        "working-group-follow-up",
        actors.WORKING_GROUP,
        IMPLEMENTATION,
        parameters.FIRST_FOLLOW_UP,
        ("N08", "N10"),
        label=text("Arbejdsgruppens opfølgningsmøde"),
        after=("orientation",),
        scope=Scope.EACH_UNIT,
        points=FIXED_AGENDA,
    ),
    meeting(
        "steering-group-follow-up",
        actors.STEERING_GROUP,
        IMPLEMENTATION,
        parameters.NEXT_DAY,
        ("N08", "N10"),
        label=text("Styregruppens opfølgningsmøde"),
        after=("working-group-follow-up",),
        points=FIXED_AGENDA,
    ),
    meeting(
        "department-meeting",
        actors.EMPLOYEES,
        IMPLEMENTATION,
        parameters.NEXT_DAY,
        ("N06", "N13"),
        label=text("Afdelingsmøde, personalemøde eller tavlemøde"),
        scope=Scope.EACH_UNIT,
        points=PROGRESS,
        goes_on=True,
    ),
    meeting(
        "final-evaluation",
        actors.STEERING_GROUP,
        EVALUATION,
        parameters.PLAN_CARRIED_OUT,
        ("N17",),
        label=text("Afsluttende evaluering"),
        after=("steering-group-follow-up",),
    ),
)

STEPS = (
    step(
        "everybody-told",
        actors.STEERING_GROUP,
        ("N03",),
        label=text("Alle på arbejdspladsen er orienteret om handleplanerne"),
    ),
    step(
        "plans-implemented",
        actors.STEERING_GROUP,
        ("N17",),
        label=text("Styregruppen har vurderet, at handleplanerne er implementeret"),
    ),
)
