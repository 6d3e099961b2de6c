"""What several rules share: patterns, and what is ours in them."""

from arbeidsmiljo.model.events import (
    DocumentPrepared,
    FindingRecorded,
    MeasureDecided,
    MeasureProposed,
)
from arbeidsmiljo.model.identifiers import ActorKey
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.pattern import Pattern, either, held, taken
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


def with_each(step: str, *towards: ActorKey) -> tuple[Every, ...]:
    """Ask that a step was taken with each of some actors."""
    return tuple(Every(pattern=taken(step, towards=actor)) for actor in towards)


FOUR = (
    actors.SUPERIOR_MANAGEMENT,
    actors.LEADER,
    actors.UNION_REPRESENTATIVE,
    actors.SAFETY_REPRESENTATIVE,
)
"""Those with whom the work is anchored."""
