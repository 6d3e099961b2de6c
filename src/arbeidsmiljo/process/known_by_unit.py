"""What somebody may go by, sorted by the units that it is of now."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import frozen

from arbeidsmiljo.model.events import (
    ActionPlanReturned,
    Event,
    FindingRecorded,
    PlanCompleted,
    PlanDrawnUp,
    PlanReviewed,
    ResultsPublished,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import (
    EffectId,
    EventId,
    FindingId,
    PlanId,
    PublicationId,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.measures import Measure, PlanState
from arbeidsmiljo.model.reorganisation import OrganisationHistory
from arbeidsmiljo.process.measures import measures


@frozen(kw_only=True)
class PlanKnown:
    """An action plan that was drawn up.

    Attributes:
        unit: Whose it is now.
        drawn_up: What was told of it.
        state: How it was judged last; None where nobody has yet.
        completed: Whether it was judged to have been carried out.
    """

    unit: UnitId
    drawn_up: PlanDrawnUp
    state: PlanState | None
    completed: bool


class KnownByUnit:
    """What somebody may go by, sorted when it is first asked for.

    Args:
        events: All of it, in the order in which it happened.
        history: The organisation up to the day.
    """

    def __init__(self, events: Sequence[Event], history: OrganisationHistory) -> None:
        """Sort nothing yet."""
        self.events = events
        self._history = history

    def unit_of(self, event: Event) -> UnitId:
        """Give the unit whose an event is now: that which inherited it, where one did."""
        return self._history.resolve(event.unit or self._history.top())

    @cached_property
    def by_id(self) -> Mapping[EventId, Event]:
        """Each event by its id."""
        return {event.id: event for event in self.events}

    @cached_property
    def events_of(self) -> Mapping[UnitId, Sequence[Event]]:
        """The events of each unit that has some."""
        found = defaultdict[UnitId, list[Event]](list)
        for event in self.events:
            found[self.unit_of(event)].append(event)
        return dict(found)

    @cached_property
    def publications(self) -> frozenset[PublicationId]:
        """The publications that were made."""
        return frozenset(
            event.payload.publication
            for event in self.events
            if isinstance(event.payload, ResultsPublished)
        )

    @cached_property
    def wanted_effects(self) -> Sequence[WantedEffectSet]:
        """The wanted effects, as often as they were set."""
        return [
            event.payload for event in self.events if isinstance(event.payload, WantedEffectSet)
        ]

    @cached_property
    def wording_of_effect(self) -> Mapping[EffectId, TextId]:
        """How each wanted effect is worded."""
        return {payload.effect: payload.wording for payload in self.wanted_effects}

    @cached_property
    def _findings(self) -> Mapping[FindingId, tuple[UnitId, FindingRecorded]]:
        # What was told of a finding last is what it is.
        return {
            event.payload.finding: (self.unit_of(event), event.payload)
            for event in self.events
            if isinstance(event.payload, FindingRecorded)
        }

    @cached_property
    def wording_of_finding(self) -> Mapping[FindingId, TextId]:
        """How each finding is worded."""
        return {key: payload.wording for key, (_, payload) in self._findings.items()}

    @cached_property
    def findings_of(self) -> Mapping[UnitId, Sequence[FindingRecorded]]:
        """The findings of each unit that has some."""
        found = defaultdict[UnitId, list[FindingRecorded]](list)
        for unit, payload in self._findings.values():
            found[unit].append(payload)
        return dict(found)

    @cached_property
    def measures(self) -> Sequence[Measure]:
        """The measures, in the order in which they were proposed."""
        return tuple(measures(self.events, self._history.now.top.id).values())

    @cached_property
    def measures_of(self) -> Mapping[UnitId, Sequence[tuple[int, Measure]]]:
        """The measures of each unit that has some, with their places among all."""
        found = defaultdict[UnitId, list[tuple[int, Measure]]](list)
        for place, measure in enumerate(self.measures):
            found[measure.unit].append((place, measure))
        return dict(found)

    @cached_property
    def plans(self) -> Sequence[PlanKnown]:
        """The action plans of topics, in the order in which they were drawn up."""
        last: dict[PlanId, PlanState] = {}
        completed: set[PlanId] = set()
        for event in self.events:
            if isinstance(event.payload, PlanReviewed):
                last[event.payload.plan] = event.payload.state
            elif isinstance(event.payload, PlanCompleted):
                completed.add(event.payload.plan)
        return [
            PlanKnown(
                unit=self.unit_of(event),
                drawn_up=event.payload,
                state=last.get(event.payload.plan),
                completed=event.payload.plan in completed,
            )
            for event in self.events
            if isinstance(event.payload, PlanDrawnUp)
        ]

    @cached_property
    def plans_of(self) -> Mapping[UnitId, Sequence[PlanKnown]]:
        """The action plans of each unit that has some."""
        found = defaultdict[UnitId, list[PlanKnown]](list)
        for plan in self.plans:
            found[plan.unit].append(plan)
        return dict(found)

    @cached_property
    def returned(self) -> frozenset[UnitId]:
        """The units that have returned an action plan."""
        return frozenset(
            self.unit_of(event)
            for event in self.events
            if isinstance(event.payload, ActionPlanReturned)
        )
