"""The actors of the innsatsteam's work in a unit.

*Arbeidsgruppa* is the leader, the superior leader, the union representative, the safety
representative and the local resource together (I09). It is not a Danish *arbejdsgruppe*.
"""

from arbeidsmiljo.model.actors import Actor
from arbeidsmiljo.model.identifiers import ActorKey
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo_innsatsteam.texts import text

SUPERIOR_MANAGEMENT = ActorKey("superior-management")
INNSATSTEAM = ActorKey("innsatsteam")
SUPERIOR_LEADER = ActorKey("superior-leader")
LEADER = ActorKey("leader")
UNION_REPRESENTATIVE = ActorKey("union-representative")
SAFETY_REPRESENTATIVE = ActorKey("safety-representative")
LOCAL_RESOURCE = ActorKey("local-resource")
WORKING_GROUP = ActorKey("working-group")
EMPLOYEES = ActorKey("employees")

ACTORS = (
    Actor(key=SUPERIOR_MANAGEMENT, label=text("Overordnet ledelse"), leads=True),
    Actor(key=INNSATSTEAM, label=text("Innsatsteamet")),
    Actor(key=SUPERIOR_LEADER, label=text("Overordnet leder"), scope=Scope.EACH_UNIT),
    Actor(key=LEADER, label=text("Leder for enheten"), scope=Scope.EACH_UNIT, leads=True),
    Actor(
        key=UNION_REPRESENTATIVE,
        label=text("Tillitsvalgt"),
        scope=Scope.EACH_UNIT,
        bears_duties=False,
    ),
    Actor(
        key=SAFETY_REPRESENTATIVE,
        label=text("Verneombud"),
        scope=Scope.EACH_UNIT,
        bears_duties=False,
    ),
    Actor(
        key=LOCAL_RESOURCE,
        label=text("Lokal ressurs (stab, BHT eller NAV Arbeidslivssenter)"),
        scope=Scope.EACH_UNIT,
        bears_duties=False,
    ),
    Actor(key=WORKING_GROUP, label=text("Arbeidsgruppa"), scope=Scope.EACH_UNIT),
    Actor(key=EMPLOYEES, label=text("Ansatte"), scope=Scope.EACH_UNIT, bears_duties=False),
)
