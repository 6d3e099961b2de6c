"""The actors of MUST's follow-up (V03), and those who are heard in it (H15, L39)."""

from arbeidsmiljo.model.actors import Actor
from arbeidsmiljo.model.identifiers import ActorKey
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text

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

ACTORS = (
    Actor(
        key=TOP_LEADER,
        label=Text({"nb": "Virksomhetsleder", "en": "Head of the enterprise"}),
        leads=True,
    ),
    Actor(
        key=TOP_LEADER_GROUP,
        label=Text({"nb": "Toppledergruppen", "en": "Top leader group"}),
        leads=True,
        gathers_leaders=True,
    ),
    Actor(
        key=AMU,
        label=Text({"nb": "Arbeidsmiljøutvalget (AMU)", "en": "Working environment committee"}),
    ),
    Actor(
        key=UNION_REPRESENTATIVES,
        label=Text({"nb": "Tillitsvalgte", "en": "Union representatives"}),
    ),
    Actor(
        key=LEADER_OF_LEADERS,
        label=Text({"nb": "Leder for ledere", "en": "Leader of leaders"}),
        scope=Scope.EACH_LEADER_GROUP,
        leads=True,
        gathers_leaders=True,
    ),
    Actor(
        key=LEADER_OF_EMPLOYEES,
        label=Text({"nb": "Leder for medarbeidere", "en": "Leader of employees"}),
        scope=Scope.EACH_UNIT,
        leads=True,
    ),
    Actor(key=HR, label=Text({"nb": "HR", "en": "HR"})),
    Actor(
        key=CHIEF_SAFETY_REPRESENTATIVE,
        label=Text({"nb": "Hovedverneombud", "en": "Chief safety representative"}),
    ),
    Actor(
        key=SAFETY_REPRESENTATIVE,
        label=Text({"nb": "Verneombud", "en": "Safety representative"}),
        scope=Scope.EACH_LEADER,
    ),
    Actor(
        key=EMPLOYEES,
        label=Text({"nb": "Medarbeidere", "en": "Employees"}),
        scope=Scope.EACH_UNIT,
    ),
    Actor(
        key=ALL_EMPLOYEES,
        label=Text({"nb": "Alle ansatte", "en": "All employees"}),
    ),
)
