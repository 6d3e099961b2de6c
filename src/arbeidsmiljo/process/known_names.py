"""Names that a process knows, of units and of persons: hidden in what people wrote."""

from collections.abc import Iterator

from arbeidsmiljo.model.actors import Directory
from arbeidsmiljo.model.identifiers import PersonId
from arbeidsmiljo.process.erasable import person_name
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.survey.hidden_words import HiddenWords


def hidden_words(process: Process, directory: Directory) -> HiddenWords:
    """Give the names that tell in free text who wrote it, or of whom.

    They are those of all units that there are or were, the whole enterprise excepted, and of all
    who lead one, hold a role or have recorded something.

    Args:
        process: Whose units and roles they are.
        directory: Where names of persons are; those that were erased are no longer known.
    """
    units: dict[str, None] = {}
    for tree in process.history().trees:
        for unit in tree.units:
            if unit.id != tree.top.id:
                units |= {unit.id: None, unit.name: None}
    persons = dict.fromkeys(person_name(directory, person) for person in _persons(process))
    return HiddenWords(units=tuple(units), persons=tuple(filter(None, persons)))


def _persons(process: Process) -> Iterator[PersonId]:
    for tree in process.history().trees:
        yield from (unit.leader for unit in tree.units if unit.leader is not None)
        yield from (appointment.person for appointment in tree.appointments)
    for event in process.known():
        if event.recorded_by is not None:
            yield event.recorded_by
