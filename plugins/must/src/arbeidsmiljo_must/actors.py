"""The actors of MUST's follow-up (V03), and those who are heard in it (H15, L39)."""

from arbeidsmiljo.model.actors import Actor
from arbeidsmiljo.model.identifiers import ActorKey, StatementId
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo_must.texts import text

TOP_LEADER = ActorKey("top-leader")
TOP_LEADER_GROUP = ActorKey("top-leader-group")
AMU = ActorKey("amu")
UNION_REPRESENTATIVES = ActorKey("union-representatives")
LEADER_OF_LEADERS = ActorKey("leader-of-leaders")
LEADER_OF_EMPLOYEES = ActorKey("leader-of-employees")
HR = ActorKey("hr")
CHIEF_SAFETY_REPRESENTATIVE = ActorKey("chief-safety-representative")
SAFETY_REPRESENTATIVE = ActorKey("safety-representative")
EMPLOYEES = ActorKey("employees")
ALL_EMPLOYEES = ActorKey("all-employees")
LEADER = ActorKey("leader")
EMPLOYER = ActorKey("employer")

_SIX = (StatementId("V03"),)
_PARTNERS = (StatementId("L39"),)
_AS_LEADER = (LEADER, EMPLOYER)

ACTORS = (
    Actor(
        key=TOP_LEADER,
        label=text("Virksomhetsleder"),
        leads=True,
        acts_as=_AS_LEADER,
        statements=_SIX,
    ),
    Actor(
        key=TOP_LEADER_GROUP,
        label=text("Toppledergruppen"),
        leads=True,
        gathers_leaders=True,
        statements=_SIX,
    ),
    Actor(
        key=AMU,
        label=text("Arbeidsmiljøutvalget (AMU)"),
        bears_duties=False,
        statements=_SIX,
    ),
    Actor(
        key=UNION_REPRESENTATIVES,
        label=text("Tillitsvalgte"),
        bears_duties=False,
        statements=(*_SIX, *_PARTNERS),
    ),
    Actor(
        key=LEADER_OF_LEADERS,
        label=text("Leder for ledere"),
        scope=Scope.EACH_LEADER_GROUP,
        leads=True,
        gathers_leaders=True,
        acts_as=_AS_LEADER,
        statements=_SIX,
    ),
    Actor(
        key=LEADER_OF_EMPLOYEES,
        label=text("Leder for medarbeidere"),
        scope=Scope.EACH_UNIT,
        leads=True,
        acts_as=_AS_LEADER,
        statements=_SIX,
    ),
    Actor(key=HR, label=text("HR"), statements=_SIX),
    Actor(
        key=CHIEF_SAFETY_REPRESENTATIVE,
        label=text("Hovedverneombud"),
        bears_duties=False,
        statements=_PARTNERS,
    ),
    Actor(
        key=SAFETY_REPRESENTATIVE,
        label=text("Verneombud"),
        scope=Scope.EACH_LEADER,
        bears_duties=False,
        statements=_PARTNERS,
    ),
    Actor(key=EMPLOYEES, label=text("Medarbeidere"), scope=Scope.EACH_UNIT, bears_duties=False),
    Actor(key=ALL_EMPLOYEES, label=text("Alle ansatte"), bears_duties=False),
    Actor(key=LEADER, label=text("Leder"), scope=Scope.ALL, leads=True),
    Actor(key=EMPLOYER, label=text("Arbeidsgiver"), scope=Scope.ALL, leads=True),
)
