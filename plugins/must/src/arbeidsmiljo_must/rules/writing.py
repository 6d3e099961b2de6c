"""How the rules are written down: one line of a table each, and the patterns they share."""

from arbeidsmiljo.model.events import ReportReleased, ResultsPublished
from arbeidsmiljo.model.identifiers import ActorKey, PhaseKey, RuleKey, StatementId
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.pattern import Pattern, held
from arbeidsmiljo.rules.rule import Force, Modality, Rule
from arbeidsmiljo_must import actors

RESULTS_READY = Pattern.of(ResultsPublished)
"""Results that may be shown are there."""

TO_TOP_LEADER = Pattern.of(ReportReleased, to=actors.TOP_LEADER, report="enterprise")
TO_OTHERS = Pattern.of(
    ReportReleased,
    to=tuple(actor.key for actor in actors.ACTORS if actor.key != actors.TOP_LEADER),
)
UNIT_MEETINGS = held("unit-first", "unit-second")
LEADER_GROUP_MEETINGS = held("leader-group-first", "leader-group-second")


def rule(  # noqa: PLR0917 - one line of a table
    key: str,
    bearer: ActorKey,
    modality: Modality,
    phase: PhaseKey,
    constraint: Constraint,
    statements: tuple[str, ...],
    *,
    nb: str,
    en: str,
    scope: Scope = Scope.ONCE,
    towards: ActorKey | None = None,
    ours: Text | None = None,
) -> Rule:
    """Write one rule as a line of a table."""
    return Rule(
        key=RuleKey(key),
        title=Text({"nb": nb, "en": en}),
        phase=phase,
        bearer=bearer,
        counterparty=towards,
        modality=modality,
        force=Force.GUIDE,
        scope=scope,
        constraint=constraint,
        statements=tuple(StatementId(one) for one in statements),
        ours=ours,
    )


OUR_DEADLINE = Text(
    {
        "nb": "Fristen er vår; kilden gir ingen.",
        "en": "The deadline is ours; the source gives none.",
    }
)
"""What is ours in a rule that only has a deadline added."""
