"""The roles of the trivselspakke (N19).

An *arbejdsgruppe* is a department's working group. It is not a Norwegian *arbeidsgruppa*.
"""

from arbeidsmiljo.model.actors import Actor
from arbeidsmiljo.model.identifiers import ActorKey, StatementId
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo_nfa.texts import text

STEERING_GROUP = ActorKey("steering-group")
COORDINATOR = ActorKey("coordinator")
WORKING_GROUP = ActorKey("working-group")
EMPLOYEES = ActorKey("employees")

_ROLES = (StatementId("N19"),)

ACTORS = (
    Actor(
        key=STEERING_GROUP,
        label=text("Styregruppen"),
        gathers_leaders=True,
        statements=_ROLES,
    ),
    Actor(key=COORDINATOR, label=text("Tovholderen"), statements=_ROLES),
    Actor(
        key=WORKING_GROUP,
        label=text("Arbejdsgruppen"),
        scope=Scope.EACH_UNIT,
        leads=True,
        statements=_ROLES,
    ),
    Actor(
        key=EMPLOYEES,
        label=text("Medarbejderne"),
        scope=Scope.EACH_UNIT,
        bears_duties=False,
        statements=_ROLES,
    ),
)
