"""What several rules share: patterns, and what is ours in them."""

from arbeidsmiljo.model.events import ReportReleased, ResultsPublished
from arbeidsmiljo.model.identifiers import ActorKey
from arbeidsmiljo.rules.pattern import Pattern, held, taken
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo_must import actors
from arbeidsmiljo_must.texts import text

RESULTS_READY = Pattern.of(ResultsPublished)
"""Results that may be shown are there."""

TO_TOP_LEADER = Pattern.of(ReportReleased, to=actors.TOP_LEADER, report="enterprise")
TO_OTHERS = Pattern.of(
    ReportReleased,
    to=tuple(actor.key for actor in actors.ACTORS if actor.key != actors.TOP_LEADER),
)

# Two of one kind are two meetings, but not both: each is asked for on its own.
UNITS_THROUGH = tuple(
    Every(pattern=held(meeting), over=Over.UNITS_BELOW) for meeting in ("unit-first", "unit-second")
)
LEADER_GROUPS_THROUGH = tuple(
    Every(pattern=held(meeting), over=Over.LEADER_GROUPS_BELOW)
    for meeting in ("leader-group-first", "leader-group-second")
)


def with_each(step: str, *towards: ActorKey) -> tuple[Every, ...]:
    """Ask that a step was taken towards each of some actors."""
    return tuple(Every(pattern=taken(step, towards=actor)) for actor in towards)


OUR_DEADLINE = text("Fristen er vår; kilden gir ingen.")
"""What is ours in a rule that only has a deadline added."""
