"""The meetings of both treatments and of the line between them, and the steps beside them.

What a meeting is planned after is an order of planning. What the sources state as an order is
a rule (`rules.py`); they state none among the central actors, and their listings differ (H20).
"""

from arbeidsmiljo.model.identifiers import (
    ActorKey,
    MeetingKey,
    ParameterKey,
    PhaseKey,
    StatementId,
    StepKey,
)
from arbeidsmiljo.model.meetings import Direction, MeetingKind, Step
from arbeidsmiljo.model.phases import Phase
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text
from arbeidsmiljo_must import actors, parameters

START = PhaseKey("start")
FIRST = PhaseKey("first-treatment")
IN_LINE = PhaseKey("line")
SECOND = PhaseKey("second-treatment")

PHASES = (
    Phase(
        key=START,
        label=Text({"nb": "Oppstart", "en": "Start"}),
        statements=(StatementId("H01"), StatementId("V01")),
    ),
    Phase(
        key=FIRST,
        label=Text({"nb": "Første behandling", "en": "First treatment"}),
        statements=(StatementId("V08"),),
    ),
    Phase(
        key=IN_LINE,
        label=Text({"nb": "Prosess i linjen", "en": "Process in the line"}),
        statements=(StatementId("V09"), StatementId("L02"), StatementId("L03")),
    ),
    Phase(
        key=SECOND,
        label=Text({"nb": "Andre behandling", "en": "Second treatment"}),
        statements=(StatementId("V09"),),
    ),
)


def _meeting(
    key: str,
    actor: ActorKey,
    phase: PhaseKey,
    gap: ParameterKey,
    statements: tuple[str, ...],
    *,
    nb: str,
    en: str,
    after: tuple[str, ...] = (),
    scope: Scope = Scope.ONCE,
    direction: Direction = Direction.ANY,
) -> MeetingKind:
    return MeetingKind(
        key=MeetingKey(key),
        label=Text({"nb": nb, "en": en}),
        actor=actor,
        phase=phase,
        scope=scope,
        after=tuple(MeetingKey(one) for one in after),
        direction=direction,
        gap=gap,
        statements=tuple(StatementId(one) for one in statements),
    )


MEETINGS = (
    _meeting(
        "top-leader-group-first",
        actors.TOP_LEADER_GROUP,
        FIRST,
        parameters.NEXT_DAY,
        ("V08", "V11"),
        nb="Toppledergruppen drøfter resultatene",
        en="The top leader group discusses the results",
    ),
    _meeting(
        "amu-first",
        actors.AMU,
        FIRST,
        parameters.NEXT_DAY,
        ("V08", "H08", "V11"),
        nb="AMU drøfter resultatene",
        en="The working environment committee discusses the results",
        after=("top-leader-group-first",),
    ),
    _meeting(
        "parties-first",
        actors.UNION_REPRESENTATIVES,
        FIRST,
        parameters.NEXT_DAY,
        ("V08", "H08", "V11"),
        nb="Partene drøfter resultatene",
        en="The parties discuss the results",
        after=("top-leader-group-first",),
    ),
    _meeting(
        "leader-group-first",
        actors.LEADER_OF_LEADERS,
        IN_LINE,
        parameters.LEADER_GROUP_FIRST,
        ("H06", "L02"),
        nb="Ledergruppen ser på samlet rapport",
        en="The leader group looks at the combined report",
        after=("top-leader-group-first",),
        scope=Scope.EACH_LEADER_GROUP,
        direction=Direction.DOWN,
    ),
    _meeting(
        "unit-first",
        actors.LEADER_OF_EMPLOYEES,
        IN_LINE,
        parameters.UNIT_FIRST,
        ("H07", "L14", "L15"),
        nb="Enheten får tilbakemelding og drøfter resultatene",
        en="The unit gets feedback and discusses the results",
        after=("top-leader-group-first", "leader-group-first"),
        scope=Scope.EACH_UNIT,
    ),
    _meeting(
        "unit-second",
        actors.LEADER_OF_EMPLOYEES,
        IN_LINE,
        parameters.UNIT_SECOND,
        ("H07",),
        nb="Enheten drøfter tiltak",
        en="The unit discusses measures",
        after=("unit-first",),
        scope=Scope.EACH_UNIT,
    ),
    _meeting(
        "leader-group-second",
        actors.LEADER_OF_LEADERS,
        IN_LINE,
        parameters.LEADER_GROUP_SECOND,
        ("H06", "L03"),
        nb="Ledergruppen drøfter og beslutter felles tiltak",
        en="The leader group discusses and decides common measures",
        after=("unit-second",),
        scope=Scope.EACH_LEADER_GROUP,
        direction=Direction.UP,
    ),
    _meeting(
        "parties-second",
        actors.UNION_REPRESENTATIVES,
        SECOND,
        parameters.CENTRAL_SECOND,
        ("V09", "H08", "V11"),
        nb="Partene drøfter etter prosessen i linjen",
        en="The parties discuss after the process in the line",
        after=("unit-second", "leader-group-second", "parties-first"),
    ),
    _meeting(
        "amu-second",
        actors.AMU,
        SECOND,
        parameters.CENTRAL_SECOND,
        ("V09", "H08", "V11"),
        nb="AMU drøfter etter prosessen i linjen",
        en="The working environment committee discusses after the process in the line",
        after=("unit-second", "leader-group-second", "amu-first"),
    ),
    _meeting(
        "top-leader-group-second",
        actors.TOP_LEADER_GROUP,
        SECOND,
        parameters.CENTRAL_DECISION,
        ("V09", "V11"),
        nb="Toppledergruppen drøfter og beslutter etter prosessen i linjen",
        en="The top leader group discusses and decides after the process in the line",
        after=("parties-second", "amu-second"),
    ),
)


def _step(
    key: str,
    actor: ActorKey,
    statements: tuple[str, ...],
    *,
    nb: str,
    en: str,
    scope: Scope = Scope.ONCE,
) -> Step:
    return Step(
        key=StepKey(key),
        label=Text({"nb": nb, "en": en}),
        actor=actor,
        scope=scope,
        statements=tuple(StatementId(one) for one in statements),
    )


STEPS = (
    _step(
        "support-material-ready",
        actors.HR,
        ("V06",),
        nb="Støttemateriellet er klargjort",
        en="The support material is ready",
    ),
    _step(
        "employees-informed",
        actors.HR,
        ("H10", "V15"),
        nb="Alle ansatte er informert om oppfølgingen",
        en="All employees are informed about the follow-up",
    ),
    _step(
        "leaders-reminded",
        actors.HR,
        ("H19",),
        nb="Ledere for ledere er minnet om sin rolle",
        en="Leaders of leaders are reminded of their part",
    ),
    _step(
        "reports-clarified",
        actors.HR,
        ("H09",),
        nb="Det er avklart hvilke rapporter AMU og tillitsvalgte skal kjenne",
        en="It is clarified which reports AMU and the unions are to know",
    ),
    _step(
        "representatives-heard",
        actors.HR,
        ("H15",),
        nb="HR har lyttet til verneombud og tillitsvalgte",
        en="HR has listened to safety and union representatives",
    ),
    _step(
        "action-plans-requested",
        actors.HR,
        ("H12",),
        nb="HR har bedt om tiltaksplaner i retur",
        en="HR has asked for action plans in return",
    ),
    _step(
        "ability-weighed",
        actors.TOP_LEADER,
        ("V10",),
        nb="Resultatene er holdt opp mot evnen til å løse oppdragene",
        en="The results are held up against the ability to carry out the tasks",
    ),
    _step(
        "invitations-sent",
        actors.LEADER_OF_EMPLOYEES,
        ("L16",),
        nb="Møteinnkallinger ligger i kalenderen",
        en="Calendar invitations are sent",
        scope=Scope.EACH_LEADER,
    ),
    _step(
        "views-known",
        actors.LEADER_OF_LEADERS,
        ("L24",),
        nb="Ledergruppen kjenner synet til verneombud og tillitsvalgte",
        en="The leader group knows the views of safety and union representatives",
        scope=Scope.EACH_LEADER_GROUP,
    ),
)
