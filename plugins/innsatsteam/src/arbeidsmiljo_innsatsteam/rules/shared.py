"""What several rules share: patterns, and what is ours in them."""

from arbeidsmiljo.model.events import (
    DocumentPrepared,
    FindingRecorded,
    MeasureDecided,
    MeasureProposed,
    MeetingHeld,
)
from arbeidsmiljo.model.identifiers import ActorKey
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.pattern import Includes, Pattern, either, held, taken
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.rule import Each
from arbeidsmiljo_innsatsteam import actors
from arbeidsmiljo_innsatsteam.texts import text

MAPPING = either(held("dialogue"), taken("interviewed"), taken("material-gathered"))
"""The mapping of the present situation, in any of its ways."""

REPORT_READY = Pattern.of(DocumentPrepared, document="report")

EACH_MEASURE = Each(told=Pattern.of(MeasureProposed), subject=Subject.MEASURE)
EACH_OPEN_MEASURE = Each(
    told=Pattern.of(MeasureProposed, sensitive="False"), subject=Subject.MEASURE
)
EACH_SENSITIVE_MEASURE = Each(
    told=Pattern.of(MeasureProposed, sensitive="True"), subject=Subject.MEASURE
)
EACH_SENSITIVE_FINDING = Each(
    told=Pattern.of(FindingRecorded, sensitive="True"), subject=Subject.FINDING
)
DECIDED = Pattern.of(MeasureDecided)

OUR_DEADLINE = text("Fristen er vår; kilden gir ingen.")
LEADER_AND_DEADLINE = text("At lederen sørger for det, og fristen, er vårt.")


def with_each(step: str, *towards: ActorKey) -> tuple[Every, ...]:
    """Ask that a step was taken with each of some actors."""
    return tuple(Every(pattern=taken(step, towards=actor)) for actor in towards)


def met_with(meeting: str, *attended: ActorKey) -> Every:
    """Ask that some actors were together in a meeting of a kind, the first or a later one."""
    there = Includes(field="attended", values=attended)
    return Every(pattern=Pattern.of(MeetingHeld, there, meeting=meeting))


def met_about(meeting: str, point: str) -> Every:
    """Ask that a point was taken up in a meeting of a kind, the first or a later one."""
    there = Includes(field="points", values=(point,))
    return Every(pattern=Pattern.of(MeetingHeld, there, meeting=meeting))


FOUR = (
    actors.SUPERIOR_MANAGEMENT,
    actors.LEADER,
    actors.UNION_REPRESENTATIVE,
    actors.SAFETY_REPRESENTATIVE,
)
"""Those with whom the work is anchored."""
