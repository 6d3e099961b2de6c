"""The rules that outlast the follow-up: governance, attention, and following up leaders."""

from arbeidsmiljo.model.events import FindingRecorded, MeetingHeld, ProcessClosed
from arbeidsmiljo.model.identifiers import ActorKey
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Absence, Existence
from arbeidsmiljo.rules.pattern import Given, Includes, Lacks, Pattern, held, taken
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Each, Rule
from arbeidsmiljo.writing import rule
from arbeidsmiljo_must import actors, parameters
from arbeidsmiljo_must.meetings import IN_LINE, LONG_RUN, START, WORK_ENVIRONMENT
from arbeidsmiljo_must.rules.shared import OUR_DEADLINE, RESULTS_READY
from arbeidsmiljo_must.texts import text

_WITHOUT_WORK_ENVIRONMENT = Lacks(condition=Includes(field="points", values=(WORK_ENVIRONMENT,)))


def _attention(key: str, bearer: ActorKey, scope: Scope, after: str) -> Rule:
    return rule(
        key,
        bearer,
        Modality.MUST,
        LONG_RUN,
        Response(
            trigger=held(after),
            target=taken("attention-kept"),
            every=parameters.ATTENTION,
            until=Pattern.of(ProcessClosed),
            first_only=True,
        ),
        ("L05",),
        scope=scope,
        title=text("Ta opp arbeidsmiljøet igjen når oppfølgingen er over"),
        ours=text("Hvor ofte oppmerksomheten skal vises, er vårt."),
    )


GOVERNANCE_RULES = (
    rule(
        "leaders-followed-up",
        actors.LEADER_OF_LEADERS,
        Modality.MUST,
        IN_LINE,
        Existence(
            pattern=taken("leaders-followed-up"),
            within=Within(period=parameters.LINE, since=RESULTS_READY),
        ),
        ("H06",),
        scope=Scope.EACH_LEADER_GROUP,
        title=text("Følg opp lederne dine"),
        ours=OUR_DEADLINE,
    ),
    _attention("attention-kept-in-unit", actors.LEADER, Scope.EACH_UNIT, "unit-second"),
    _attention(
        "attention-kept-in-leader-group",
        actors.LEADER,
        Scope.EACH_LEADER_GROUP,
        "leader-group-second",
    ),
    _attention("attention-kept-at-the-top", actors.LEADER, Scope.ONCE, "top-leader-group-second"),
    rule(
        "work-environment-in-governance-dialogue",
        actors.LEADER,
        Modality.SHOULD,
        LONG_RUN,
        Absence(
            pattern=Pattern.of(
                MeetingHeld, _WITHOUT_WORK_ENVIRONMENT, meeting="governance-dialogue"
            )
        ),
        ("L26",),
        scope=Scope.EACH_LEADER,
        title=text("Ta opp arbeidsmiljøet i hver styringsdialog, også når alt går godt"),
    ),
    rule(
        "work-environment-in-internal-governance",
        actors.LEADER,
        Modality.SHOULD,
        LONG_RUN,
        Absence(
            pattern=Pattern.of(
                MeetingHeld, _WITHOUT_WORK_ENVIRONMENT, meeting="internal-governance"
            )
        ),
        ("L28",),
        scope=Scope.ALL,
        title=text("Gi arbeidsmiljøet fast plass i den interne styringsdialogen"),
    ),
    rule(
        "reported-upward",
        actors.LEADER,
        Modality.MUST,
        LONG_RUN,
        Response(
            trigger=Pattern.of(FindingRecorded, affects_ambitions="True"),
            target=taken("reported-upward", Given(fields=("finding",))),
            within=parameters.REPORTED_UPWARD,
            first_only=True,
        ),
        ("L27",),
        scope=Scope.EACH_LEADER,
        each=Each(
            told=Pattern.of(FindingRecorded, affects_ambitions="True"), subject=Subject.FINDING
        ),
        title=text("Meld til nivået over det som truer muligheten til å nå ambisjonene"),
        ours=OUR_DEADLINE,
    ),
    rule(
        "channels-ready",
        actors.HR,
        Modality.SHOULD,
        START,
        Existence(
            pattern=taken("channels-ready"),
            within=Within(period=parameters.INFORMATION, since=RESULTS_READY),
        ),
        ("L44",),
        title=text("Sørg for at minst én arbeidsmiljøaktør kan fange opp enkeltpersoners saker"),
        ours=text("Fristen er vår; kilden gir ingen. At HR svarer for det, er vår lesning."),
    ),
)
