"""Steps: the parts of them that were done."""

from collections.abc import Iterable, Iterator

from arbeidsmiljo.model.events import Event, StepTaken
from arbeidsmiljo.model.identifiers import PointKey, StepKey
from arbeidsmiljo.model.meetings import Step


def parts_done(
    steps: Iterable[Step], events: Iterable[Event], language: str
) -> Iterator[tuple[StepKey, tuple[str, ...]]]:
    """Give what is called what was done of each step of which something was.

    Args:
        steps: The steps, in the order of the method.
        events: What happened in one unit.
        language: Of the labels.
    """
    done: dict[StepKey, set[PointKey]] = {}
    for event in events:
        if isinstance(event.payload, StepTaken):
            done.setdefault(event.payload.step, set()).update(event.payload.points)
    for step in steps:
        parts = [part for part in step.points if part.key in done.get(step.key, ())]
        if parts:
            yield step.key, tuple(part.label.in_language(language) for part in parts)
