"""Sight: what one viewer may know of a process, of its events and of its duties."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from attrs import evolve

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.duty_events import DutySuspended, DutyWaived
from arbeidsmiljo.model.events import Event, MeasureDecided
from arbeidsmiljo.model.identifiers import EventId, RuleKey, UnitId
from arbeidsmiljo.model.method_payloads import MethodPayload
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.reorganisation import OrganisationHistory
from arbeidsmiljo.model.unit_events import UnitOpened
from arbeidsmiljo.process.chosen_periods import ChosenPeriods
from arbeidsmiljo.process.erasable import person_name, text_of
from arbeidsmiljo.process.in_view import DutyInView, EventInView, PeriodInView, WaitInView
from arbeidsmiljo.process.measures import without_sensitive
from arbeidsmiljo.process.telling import named_by
from arbeidsmiljo.rules.case import Dated
from arbeidsmiljo.rules.rule import Duty, Rule
from arbeidsmiljo.rules.verdict import State, Verdict
from arbeidsmiljo.stores import Store


class Sight:
    """What a viewer may know, as the units are at a moment.

    Args:
        method: The method of the process.
        viewer: Who looks.
        history: The organisation up to that moment.
        store: Where names and texts are; without it nothing that people wrote is told.

    Raises:
        NotFoundError: The method has no such actor.
    """

    def __init__(
        self,
        method: Method,
        viewer: Viewer,
        history: OrganisationHistory,
        *,
        store: Store | None = None,
    ) -> None:
        """Find out what the viewer is."""
        self.method, self.viewer, self.history = method, viewer, history
        self.store = store
        self.actor = method.actor(viewer.actor)
        self.roles = frozenset((viewer.actor, *self.actor.acts_as))
        self.oversees = viewer.actor in method.bounds.overseers
        self._lengths: dict[tuple[RuleKey, date], tuple[PeriodInView, ...]] = {}

    def check_is_in(self, organisation: Organisation) -> None:
        """Refuse a viewer whom there is not in an organisation.

        Raises:
            NotFoundError: There is no such unit, or none of it has the actor.
        """
        unit = organisation.unit(self.viewer.unit).id
        if not organisation.is_in(self.actor.scope, unit):
            units = organisation.units_in(self.actor.scope)
            raise NotFoundError(f"unit with actor {self.viewer.actor!r}", unit, units)

    def known(self, events: Sequence[Event], *, told: Sequence[Event]) -> tuple[Event, ...]:
        """Give what the viewer may go by.

        Args:
            events: What had happened by a day, in the order in which it did.
            told: What tells of all that is sensitive: on whatever day it happened, it is known.
        """
        if self.oversees:
            return tuple(events)
        return without_sensitive(events, self.history.top(), told=told)

    def has(self, rule: Rule, unit: UnitId) -> bool:
        """Tell whether the duties of a rule in a unit are the viewer's, or owed to the viewer."""
        return self.oversees or (
            unit == self.viewer.unit and not self.roles.isdisjoint((rule.bearer, rule.counterparty))
        )

    def in_view(
        self,
        duty: Duty,
        known: Mapping[EventId, Event],
        *,
        periods: ChosenPeriods,
        on: date,
    ) -> DutyInView:
        """Cut a duty to what the viewer may see of it.

        Args:
            duty: One that the viewer has, judged by `known` alone.
            known: What the viewer may go by; what is not in it is told of nowhere.
            periods: The lengths of the named periods by that.
            on: The day of the verdict.
        """
        verdict = duty.verdict
        happened = [known[key] for key in verdict.evidence if key in known]
        seen = [event for event in happened if self.sees(event)]
        missing = tuple(unit for unit in verdict.missing if self.sees_unit(unit))
        hidden = set(verdict.missing).difference(missing)
        due = duty.waits[0].was if duty.waits else verdict.due
        stated = None if due is None else _stated(duty.rule, seen, due, periods)
        return DutyInView(
            rule=duty.rule,
            unit=duty.unit,
            unit_name=self.name(duty.unit),
            subject=duty.subject,
            verdict=Verdict(
                state=verdict.state,
                evidence=tuple(event.id for event in seen) if self.oversees else (),
                count=verdict.count,
                needed=verdict.needed,
                due=verdict.due,
                missing=missing,
                missing_subjects=verdict.missing_subjects if self.oversees else (),
                permanent=verdict.permanent,
            ),
            evidence=tuple(self.told(event) for event in seen),
            trigger=next((self.told(event) for event in seen if event.id == verdict.trigger), None),
            counts_from=self._counts_from(duty, known),
            periods=self._periods(duty.rule, periods, _last_day(verdict, happened, on)),
            waits=tuple(self._waits(duty, known)),
            stated=stated,
            stated_counts=None if stated is None else due,
            missing_names=tuple(map(self.name, missing)),
            hidden_missing=len(hidden) + (0 if self.oversees else len(verdict.missing_subjects)),
            hidden_groups=sum(map(self._leads, hidden)),
        )

    def _counts_from(self, duty: Duty, known: Mapping[EventId, Event]) -> EventInView | None:
        """Give the event with which a duty's time began later than by what gave rise to it.

        Whoever may know of a unit may know when it was opened.
        """
        verdict = duty.verdict
        began = None if duty.began is None else known.get(duty.began)
        if began is None or verdict.state in (State.INACTIVE, State.UNUSED):
            return None
        trigger = None if verdict.trigger is None else known[verdict.trigger]
        if trigger is not None and trigger.happened >= began.happened:
            return None
        if isinstance(began.payload, UnitOpened) and began.payload.opened.id == duty.unit:
            return evolve(self.told(began), unit_name=self.name(duty.unit))
        return self.told(began) if self.sees(began) else None

    def _waits(self, duty: Duty, known: Mapping[EventId, Event]) -> Iterator[WaitInView]:
        for wait in duty.waits:
            begun, ended = known[wait.begun], known[wait.ended]
            if self.sees(begun) and self.sees(ended):
                yield WaitInView(
                    begun=self.told(begun),
                    ended=ended.happened,
                    was=wait.was,
                    became=wait.became,
                )

    def _periods(self, rule: Rule, periods: ChosenPeriods, at: date) -> tuple[PeriodInView, ...]:
        """Give the named periods of a rule, as long as they were on a day."""
        found = self._lengths.get((rule.key, at))
        if found is None:
            chosen = [(one, periods.chosen_by(one, at)) for one in rule.constraint.parameters]
            found = self._lengths[rule.key, at] = tuple(
                PeriodInView(
                    parameter=parameter,
                    length=periods.value(parameter, at),
                    chosen=None if by is None else self.told(by),
                )
                for parameter, by in chosen
            )
        return found

    def sees(self, event: Event) -> bool:
        """Tell whether the viewer may be told of an event that the viewer may go by.

        One that a method lets happen of its own is told where the method shares it.
        """
        payload = event.payload
        if isinstance(payload, MethodPayload) and not (payload.shared or self.oversees):
            return False
        return event.unit is None or self.sees_unit(event.unit)

    def sees_unit(self, unit: UnitId) -> bool:
        """Tell whether the viewer may know what is done in a unit, or was while there was one."""
        unit = self.history.resolve(unit)
        if self.oversees or unit == self.viewer.unit:
            return True
        tree = self.history.last(unit)
        led = tree is not None and tree.is_within(unit, self.viewer.unit)
        return self.actor.gathers_leaders and led

    def _leads(self, unit: UnitId) -> bool:
        """Tell whether a unit had units below it when it was last there."""
        tree = self.history.last(unit)
        return tree is not None and bool(tree.children(unit))

    def name(self, unit: UnitId) -> str:
        """Give what a unit was called when it was last there."""
        tree = self.history.last(unit)
        return unit if tree is None else tree.unit(unit).name

    def told(self, event: Event) -> EventInView:
        """Give what is told of an event."""
        payload = event.payload
        field = named_by(event.activity)
        about = None if field is None else getattr(payload, field)
        reason = decided_by = ""
        # Why somebody need not do something may tell more of people than that it is so.
        if self.oversees and self.store and isinstance(payload, (DutyWaived, DutySuspended)):
            reason = text_of(self.store.texts, payload.reason)
            decided_by = person_name(self.store.directory, event.recorded_by)
        return EventInView(
            on=event.happened,
            activity=event.activity,
            about="" if about is None else str(about),
            towards=getattr(payload, "towards", None) or "",
            due=payload.due if isinstance(payload, MeasureDecided) else None,
            unit_name=self.name(event.unit or self.history.top()),
            reason=reason,
            decided_by=decided_by,
        )


def _stated(rule: Rule, seen: Sequence[Event], due: date, periods: ChosenPeriods) -> date | None:
    """Give the day that was set, where the last day is the next working day after it.

    Args:
        rule: The rule.
        seen: The events that may have set it, in order.
        due: The last day, had the duty never waited.
        periods: Know the working days.
    """
    within = getattr(rule.constraint, "within", None)
    if not isinstance(within, Dated):
        return None
    days: list[date | None] = [getattr(one.payload, within.field, None) for one in reversed(seen)]
    return next((day for day in days if day and day != due == periods.working(day)), None)


def _last_day(verdict: Verdict, happened: Sequence[Event], on: date) -> date:
    """Give the day by whose lengths a verdict was given: that on which it was settled, if it was.

    Args:
        verdict: The verdict.
        happened: The events that it rests on, in order.
        on: The day of the verdict.
    """
    is_settled = verdict.state in (State.FULFILLED, State.REPAIRED, State.VIOLATED, State.USED)
    return happened[-1].happened if is_settled and happened else on
