"""The scene: a process on a day, sorted so that the view of each viewer can be cut from it.

It holds everything, and is shown to nobody. What is the same for all viewers is found out once.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property

from attrs import frozen

from arbeidsmiljo.model.identifiers import (
    FactorKey,
    MeetingKey,
    PersonId,
    PublicationId,
    UnitId,
)
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.meetings import MeetingKind
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process.assessment import Assessment, assess_events
from arbeidsmiljo.process.chosen_periods import ChosenPeriods
from arbeidsmiljo.process.erasable import person_name
from arbeidsmiljo.process.known_by_unit import KnownByUnit
from arbeidsmiljo.process.measures import sensitive_findings
from arbeidsmiljo.process.planning import planned_days
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.process.sight import Sight
from arbeidsmiljo.stores import Store
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.results import Result


@frozen(kw_only=True)
class Occasion:
    """A meeting of a unit on its day.

    Attributes:
        kind: What kind of meeting.
        unit: Whose.
        on: The day.
        held: Whether it was held, on that day.
    """

    kind: MeetingKind
    unit: UnitId
    on: date
    held: bool


class RowsByUnit:
    """The rows of a publication, sorted by unit.

    Args:
        publication: The publication.
    """

    def __init__(self, publication: Publication) -> None:
        """Sort them."""
        self.publication = publication
        self._rows = defaultdict[UnitId, list[tuple[int, Result]]](list)
        for place, row in enumerate(publication.rows):
            self._rows[row.unit].append((place, row))

    def of(self, units: Iterable[UnitId]) -> list[Result]:
        """Give the rows of some units, in the order of the publication."""
        found = [pair for unit in units for pair in self._rows.get(unit, ())]
        return [row for _, row in sorted(found, key=lambda pair: pair[0])]


class Scene:
    """A process on a day.

    It goes by the process as it is when the scene is made; what is recorded later is not in it.

    Args:
        process: The process.
        store: Where names, texts and publications are.
        on: The day: what happened later is not in it.
        known_at: The moment; None for all that is recorded.
    """

    def __init__(
        self, process: Process, store: Store, *, on: date, known_at: datetime | None = None
    ) -> None:
        """Find out what happened by then; the rest when it is first asked for."""
        self.process, self.store = process, store
        self.on, self.known_at = on, known_at
        self.history = process.history(on=on, known_at=known_at)
        self.organisation = self.history.now
        self._told = process.known(known_at=known_at)
        self._events = process.known(on=on, known_at=known_at)
        self.sensitive = sensitive_findings(self._told)
        self.days = planned_days(process, on=on, known_at=known_at)
        self._known: dict[bool, KnownByUnit] = {}
        self._names: dict[PersonId | None, str] = {}
        self._rows: dict[frozenset[PublicationId], RowsByUnit | None] = {}
        self._assessments: dict[bool, Assessment] = {}

    def known(self, sight: Sight) -> KnownByUnit:
        """Give what a viewer may go by: the same for all who oversee, and for all others."""
        found = self._known.get(sight.oversees)
        if found is None:
            events = sight.known(self._events, told=self._told)
            found = self._known[sight.oversees] = KnownByUnit(events, self.history)
        return found

    def assessment(self, sight: Sight) -> Assessment:
        """Give all duties, going by what a viewer may go by."""
        found = self._assessments.get(sight.oversees)
        if found is None:
            events = self.known(sight).events
            found = assess_events(self.process, events, on=self.on, known_at=self.known_at)
            self._assessments[sight.oversees] = found
        return found

    def name(self, person: PersonId | None) -> str:
        """Give a person's name; empty for nobody, and for one who is erased or unknown."""
        found = self._names.get(person)
        if found is None:
            found = self._names[person] = person_name(self.store.directory, person)
        return found

    def rows(self, publications: frozenset[PublicationId]) -> RowsByUnit | None:
        """Give the rows of the latest of some publications; None where there is none."""
        if publications not in self._rows:
            kept = self.store.results.publications(self.process.id)
            chosen = [one for one in kept if one.id in publications]
            self._rows[publications] = RowsByUnit(chosen[-1]) if chosen else None
        return self._rows[publications]

    @cached_property
    def periods(self) -> ChosenPeriods:
        """The lengths of the named periods, which everybody may know."""
        return ChosenPeriods(self.process.method, self.process.calendar, self._events)

    @cached_property
    def place_of(self) -> Mapping[UnitId, int]:
        """The place of each unit in the organisation's order."""
        return {unit.id: place for place, unit in enumerate(self.organisation.units)}

    @cached_property
    def class_of(self) -> Mapping[FactorKey, ItemClass]:
        """The class of item of each factor."""
        return {one.key: one.item_class for one in self.process.method.questionnaire.factors}

    @cached_property
    def occasions(self) -> Sequence[Occasion]:
        """Every meeting that has a day, in order."""
        kinds = {kind.key: kind for kind in self.process.method.meetings}
        found = [
            Occasion(kind=kinds[key], unit=unit, on=day, held=held)
            for (key, unit), (day, held) in self.days.items()
        ]
        return self.in_order(found)

    @cached_property
    def occasions_of(self) -> Mapping[UnitId, Sequence[Occasion]]:
        """The meetings of each unit that has some."""
        found = defaultdict[UnitId, list[Occasion]](list)
        for occasion in self.occasions:
            found[occasion.unit].append(occasion)
        return dict(found)

    @cached_property
    def occasions_once(self) -> Sequence[Occasion]:
        """The meetings that are held once for all."""
        return [one for one in self.occasions if one.kind.scope is Scope.ONCE]

    def in_order(self, occasions: Iterable[Occasion]) -> list[Occasion]:
        """Put meetings in order: by day, then as the method has them, then by unit."""
        rank = self._rank
        return sorted(occasions, key=lambda one: (one.on, rank[one.kind.key], one.unit))

    @cached_property
    def _rank(self) -> Mapping[MeetingKey, int]:
        return {kind.key: place for place, kind in enumerate(self.process.method.meetings)}

    @cached_property
    def units_through(self) -> frozenset[UnitId]:
        """The units that have held all the meetings that units of their kind have."""
        through = {unit.id: True for unit in self.organisation.staff_units}
        for kind in (one for one in self.process.method.meetings if not one.goes_on):
            if kind.scope is not Scope.ONCE:
                for unit in self.organisation.units_in(kind.scope):
                    held = any(
                        self.days.get((kind.key, counted), (self.on, False))[1]
                        for counted in self.history.counted_in(unit)
                    )
                    through[unit] = through.get(unit, True) and held
        return frozenset(unit for unit, held in through.items() if held)
