"""The meetings of both treatments and of the line between them, and the steps beside them.

What a meeting is planned after is an order of planning. What the sources state as an order is
a rule (`rules.py`); they state none among the central actors, and their listings differ (H20).
"""

from arbeidsmiljo.model.identifiers import (
    PhaseKey,
    PointKey,
    StatementId,
)
from arbeidsmiljo.model.meetings import Direction, Point
from arbeidsmiljo.model.phases import Phase
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.writing import meeting, step
from arbeidsmiljo_must import actors, parameters
from arbeidsmiljo_must.texts import text

START = PhaseKey("start")
FIRST = PhaseKey("first-treatment")
IN_LINE = PhaseKey("line")
SECOND = PhaseKey("second-treatment")
LONG_RUN = PhaseKey("long-run")

PHASES = (
    Phase(
        key=START,
        label=text("Oppstart"),
        statements=(StatementId("H01"), StatementId("V01")),
    ),
    Phase(
        key=FIRST,
        label=text("Første behandling"),
        statements=(StatementId("V08"),),
    ),
    Phase(
        key=IN_LINE,
        label=text("Prosess i linjen"),
        statements=(StatementId("V09"), StatementId("L02"), StatementId("L03")),
    ),
    Phase(
        key=SECOND,
        label=text("Andre behandling"),
        statements=(StatementId("V09"),),
    ),
    Phase(
        key=LONG_RUN,
        label=text("I det lange løp"),
        statements=(StatementId("H18"), StatementId("V05")),
    ),
)

WORK_ENVIRONMENT = PointKey("work-environment")
_WORK_ENVIRONMENT = (Point(key=WORK_ENVIRONMENT, label=text("Arbeidsmiljøet")),)

_L22 = (StatementId("L22"),)
FOUR_QUESTIONS = (
    Point(key=PointKey("problem"), label=text("Hva er problemet eller behovet?"), statements=_L22),
    Point(
        key=PointKey("relevant-measures"), label=text("Hvilke tiltak kan hjelpe?"), statements=_L22
    ),
    Point(
        key=PointKey("effects"),
        label=text("Hva følger med hvert av dem, på godt og vondt?"),
        statements=_L22,
    ),
    Point(
        key=PointKey("conditions"),
        label=text("Hva må være på plass for å lykkes?"),
        statements=_L22,
    ),
)
"""The four questions of a problem."""

SOURCES = (
    Point(key=PointKey("safety-representative"), label=text("Verneombudets vurdering")),
    Point(key=PointKey("union-representatives"), label=text("De tillitsvalgtes vurdering")),
    Point(key=PointKey("leaders-experience"), label=text("Egne og underordnede lederes erfaring")),
    Point(key=PointKey("sick-leave"), label=text("Sykefravær")),
    Point(key=PointKey("turnover"), label=text("Turnover")),
    Point(key=PointKey("reported-matters"), label=text("Innmeldte forhold")),
    Point(
        key=PointKey("situation-before"),
        label=text("Situasjonen før undersøkelsen: travelt, omstilling, andre hendelser"),
    ),
)
"""What there is to know of the work environment beside the survey (L31)."""


MEETINGS = (
    meeting(
        "top-leader-group-first",
        actors.TOP_LEADER_GROUP,
        FIRST,
        parameters.NEXT_DAY,
        ("V08", "V11"),
        label=text("Toppledergruppen drøfter resultatene"),
    ),
    meeting(
        "amu-first",
        actors.AMU,
        FIRST,
        parameters.NEXT_DAY,
        ("V08", "H08", "V11"),
        label=text("AMU drøfter resultatene"),
        after=("top-leader-group-first",),
    ),
    meeting(
        "parties-first",
        actors.UNION_REPRESENTATIVES,
        FIRST,
        parameters.NEXT_DAY,
        ("V08", "H08", "V11"),
        label=text("Partene drøfter resultatene"),
        after=("top-leader-group-first",),
    ),
    meeting(
        "leader-group-first",
        actors.LEADER_OF_LEADERS,
        IN_LINE,
        parameters.LEADER_GROUP_FIRST,
        ("H06", "L02"),
        label=text("Ledergruppen ser på samlet rapport"),
        after=("top-leader-group-first",),
        scope=Scope.EACH_LEADER_GROUP,
        direction=Direction.DOWN,
    ),
    meeting(
        "unit-first",
        actors.LEADER_OF_EMPLOYEES,
        IN_LINE,
        parameters.UNIT_FIRST,
        ("H07", "L14", "L15"),
        label=text("Enheten får tilbakemelding og drøfter resultatene"),
        after=("top-leader-group-first", "leader-group-first"),
        scope=Scope.EACH_UNIT,
    ),
    meeting(
        "unit-second",
        actors.LEADER_OF_EMPLOYEES,
        IN_LINE,
        parameters.UNIT_SECOND,
        ("H07",),
        label=text("Enheten drøfter tiltak"),
        after=("unit-first",),
        scope=Scope.EACH_UNIT,
    ),
    meeting(
        "leader-group-second",
        actors.LEADER_OF_LEADERS,
        IN_LINE,
        parameters.LEADER_GROUP_SECOND,
        ("H06", "L03"),
        label=text("Ledergruppen drøfter og beslutter felles tiltak"),
        after=("unit-second",),
        scope=Scope.EACH_LEADER_GROUP,
        direction=Direction.UP,
    ),
    meeting(
        "parties-second",
        actors.UNION_REPRESENTATIVES,
        SECOND,
        parameters.CENTRAL_SECOND,
        ("V09", "H08", "V11"),
        label=text("Partene drøfter etter prosessen i linjen"),
        after=("unit-second", "leader-group-second", "parties-first"),
    ),
    meeting(
        "amu-second",
        actors.AMU,
        SECOND,
        parameters.CENTRAL_SECOND,
        ("V09", "H08", "V11"),
        label=text("AMU drøfter etter prosessen i linjen"),
        after=("unit-second", "leader-group-second", "amu-first"),
    ),
    meeting(
        "top-leader-group-second",
        actors.TOP_LEADER_GROUP,
        SECOND,
        parameters.CENTRAL_DECISION,
        ("V09", "V11"),
        label=text("Toppledergruppen drøfter og beslutter etter prosessen i linjen"),
        after=("parties-second", "amu-second"),
    ),
    meeting(
        "governance-dialogue",
        actors.LEADER,
        LONG_RUN,
        parameters.NEXT_DAY,
        ("L26",),
        label=text("Styringsdialog mellom nivåene"),
        scope=Scope.EACH_LEADER,
        points=_WORK_ENVIRONMENT,
        goes_on=True,
    ),
    meeting(
        "internal-governance",
        actors.LEADER,
        LONG_RUN,
        parameters.NEXT_DAY,
        ("L28",),
        label=text("Intern styringsdialog"),
        scope=Scope.ALL,
        points=_WORK_ENVIRONMENT,
        goes_on=True,
    ),
)


STEPS = (
    step(
        "support-material-ready",
        actors.HR,
        ("V06",),
        label=text("Støttemateriellet er klargjort"),
    ),
    step(
        "employees-informed",
        actors.HR,
        ("H10", "V15"),
        label=text("Alle ansatte er informert om oppfølgingen"),
    ),
    step(
        "leaders-reminded",
        actors.HR,
        ("H19",),
        label=text("Ledere for ledere er minnet om sin rolle"),
    ),
    step(
        "reports-clarified",
        actors.HR,
        ("H09",),
        label=text("Det er avklart hvilke rapporter AMU og tillitsvalgte skal kjenne"),
    ),
    step(
        "representatives-heard",
        actors.HR,
        ("H15",),
        label=text("HR har hørt på verneombud eller tillitsvalgte"),
    ),
    step(
        "action-plans-requested",
        actors.HR,
        ("H12",),
        label=text("HR har bedt om å få tiltaksplanene tilbake"),
    ),
    step(
        "ability-weighed",
        actors.TOP_LEADER,
        ("V10",),
        label=text("Det er vurdert hva resultatene betyr for det virksomheten skal levere"),
    ),
    step(
        "invitations-sent",
        actors.LEADER_OF_EMPLOYEES,
        ("L16",),
        label=text("Møteinnkallinger ligger i kalenderen"),
        scope=Scope.ALL,
    ),
    step(
        "views-known",
        actors.LEADER_OF_LEADERS,
        ("L24",),
        label=text("Ledergruppen kjenner synet til verneombud eller tillitsvalgte"),
        scope=Scope.EACH_LEADER_GROUP,
    ),
    step(
        "views-known-at-the-top",
        actors.TOP_LEADER,
        ("L24",),
        label=text("Toppledergruppen kjenner synet til hovedverneombud eller tillitsvalgte"),
    ),
    step(
        "sources-consulted",
        actors.LEADER,
        ("L31", "L09"),
        label=text("Andre kilder og situasjonen før undersøkelsen er sett på"),
        scope=Scope.EACH_LEADER,
        points=SOURCES,
    ),
    step(
        "talk-with-representatives-told",
        actors.LEADER,
        ("L18",),
        label=text("Det er sagt hvilken leder som snakker med verneombud og tillitsvalgte, og når"),
        scope=Scope.EACH_UNIT,
    ),
    step(
        "four-questions",
        actors.LEADER,
        ("L22",),
        label=text("Spørsmålene om et problem er besvart"),
        scope=Scope.EACH_LEADER,
        points=FOUR_QUESTIONS,
    ),
    step(
        "concern-answered",
        actors.HR,
        ("L29",),
        label=text("Den som sa fra, har fått svar"),
        scope=Scope.ALL,
    ),
    step(
        "reported-upward",
        actors.LEADER,
        ("L27",),
        label=text("Det er meldt til nivået over"),
        scope=Scope.EACH_LEADER,
    ),
    step(
        "leaders-followed-up",
        actors.LEADER_OF_LEADERS,
        ("H06",),
        label=text("Lederne er fulgt opp"),
        scope=Scope.EACH_LEADER_GROUP,
    ),
    step(
        "attention-kept",
        actors.LEADER,
        ("L05",),
        label=text("Arbeidsmiljøet er tatt opp igjen etter oppfølgingen"),
        scope=Scope.ALL,
    ),
    step(
        "channels-ready",
        actors.HR,
        ("L44",),
        label=text("Det er klart hvem som fanger opp enkeltpersoners saker"),
    ),
)
