"""Views: a process as one viewer may see it. Documents and statuses are made from these only.

Closed by default. With the publication and the declared releases held equal, nothing that a
viewer may not see changes anything in the view. The declared releases are: the publication,
the viewer's own dates and those of the central actors, which everybody is told (H10), and how
many of the units below have met and returned plans.
"""

from collections.abc import Iterator
from datetime import date, datetime

from arbeidsmiljo.access import Viewer, may_show, readable_units
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
from arbeidsmiljo.model.identifiers import ActorKey, PlanId, StepKey, TextId, UnitId
from arbeidsmiljo.model.measures import Measure, PlanState
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process.assessment import assess_events
from arbeidsmiljo.process.erasable import person_name, text_of
from arbeidsmiljo.process.in_view import (
    DutyInView,
    FindingInView,
    Line,
    MeasureInView,
    MeetingInView,
    PlanInView,
    ResultsInView,
    View,
)
from arbeidsmiljo.process.measures import is_sensitive, measures, sensitive_findings
from arbeidsmiljo.process.planning import planned_days
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.process.sight import Sight
from arbeidsmiljo.process.steps import parts_done
from arbeidsmiljo.stores import Store
from arbeidsmiljo.survey.results import Result


def view(
    process: Process,
    store: Store,
    viewer: Viewer,
    *,
    on: date,
    known_at: datetime | None = None,
    shown: date | None = None,
    with_duties: bool = True,
) -> View:
    """Make the view of a viewer.

    Args:
        process: The process.
        store: Where names, texts and publications are.
        viewer: Who looks.
        on: The day: what happened later is not in it.
        known_at: The moment; None for all that is recorded.
        shown: The day on which what is made of the view will be shown, which decides the
            reports that may be in it; None for `on`.
        with_duties: Whether to say what every duty is, which takes most of the time;
            documents do without.

    Raises:
        NotFoundError: The method has no such actor, or the organisation no such unit.
    """
    looking = _Looking(process, store, viewer, on, known_at, shown or on)
    return looking.look(with_duties=with_duties)


class _Looking:
    """One making of a view: what it needs in several places."""

    def __init__(  # noqa: PLR0917 - private, and called in one place
        self,
        process: Process,
        store: Store,
        viewer: Viewer,
        on: date,
        known_at: datetime | None,
        shown: date,
    ) -> None:
        self.shown = shown
        self.process, self.store, self.viewer = process, store, viewer
        self.on, self.known_at = on, known_at
        self.history = process.history(on=on, known_at=known_at)
        self.organisation = self.history.now
        self.sight = Sight(process.method, viewer, self.history, store=store)
        self.sight.check_is_in(self.organisation)
        self.unit = self.organisation.unit(viewer.unit)
        told = process.known(known_at=known_at)
        self.known = self.sight.known(process.known(on=on, known_at=known_at), told=told)
        self.sensitive = sensitive_findings(told)
        self.days = planned_days(process, on=on, known_at=known_at)
        self.children = frozenset(unit.id for unit in self.organisation.children(viewer.unit))
        self.below = frozenset(unit.id for unit in self.organisation.below(viewer.unit))

    def look(self, *, with_duties: bool) -> View:
        names = {unit.id: unit.name for unit in self.organisation.units}
        above = next(iter(self.organisation.above(self.unit.id)), None)
        seen = list(self._measures())
        published = self._publication()
        return View(
            viewer=self.viewer,
            on=self.on,
            language=self.process.language,
            process=self.process.id,
            started=self.process.started,
            organisation_name=self.organisation.name,
            unit_name=self.unit.name,
            employees=self.unit.employees,
            leader_name=person_name(self.store.directory, self.unit.leader),
            superior_name=person_name(self.store.directory, above.leader if above else None),
            contact_name=self._contact(),
            appointed=tuple(self._appointed()),
            wanted_effects=tuple(self._wanted_effects()),
            publication=published,
            unit_names=tuple(
                (unit.id, names[unit.id])
                for unit in self.organisation.units
                if published and any(row.unit == unit.id for row in published.rows)
            ),
            meetings=tuple(self._meetings()),
            own_measures=tuple(one for one in seen if one.unit == self.unit.id),
            line_measures=tuple(one for one in seen if one.unit != self.unit.id),
            findings=tuple(self._findings()),
            plans=tuple(self._plans()),
            steps=tuple(self._steps()),
            line=self._line(),
            duties=tuple(self._duties()) if with_duties else (),
        )

    def _contact(self) -> str:
        for actor in self.process.method.bounds.overseers:
            for person in self.organisation.holders(actor, self.organisation.top.id, self.on):
                return person_name(self.store.directory, person)
        return ""

    def _appointed(self) -> Iterator[tuple[ActorKey, tuple[str, ...]]]:
        for actor in self.process.method.actors:
            names = (
                person_name(self.store.directory, person)
                for person in self.organisation.holders(actor.key, self.unit.id, self.on)
            )
            if known := tuple(name for name in names if name):
                yield actor.key, known

    def _wanted_effects(self) -> Iterator[str]:
        for event in self.known:
            if isinstance(event.payload, WantedEffectSet):
                yield text_of(self.store.texts, event.payload.wording)

    def _publication(self) -> ResultsInView | None:
        ids = {
            event.payload.publication
            for event in self.known
            if isinstance(event.payload, ResultsPublished)
        }
        kept = [one for one in self.store.results.publications(self.process.id) if one.id in ids]
        if not kept:
            return None
        latest = kept[-1]
        readable = readable_units(
            self.viewer, self.process.distribution, self.organisation, self.shown
        )
        rows = tuple(row for row in latest.rows if self._readable(row, readable))
        factors = {row.factor for row in rows}
        return ResultsInView(
            group_sizes=latest.group_sizes,
            scales=tuple(scale for scale in latest.scales if scale[0] in factors),
            rows=rows,
            own=self.unit.id in readable,
        )

    def _readable(self, row: Result, readable: frozenset[UnitId]) -> bool:
        item_class = self.process.method.questionnaire.factor(row.factor).item_class
        return row.unit in readable and may_show(
            item_class, row.unit, self.process.method.bounds, self.organisation
        )

    def _meetings(self) -> Iterator[MeetingInView]:
        parent = self.unit.parent
        found: list[MeetingInView] = []
        for (key, unit), (day, held) in self.days.items():
            kind = self.process.method.meeting(key)
            own = unit == self.unit.id
            superior = (
                unit == parent
                and self.sight.actor.leads
                and self.process.method.actor(kind.actor).gathers_leaders
            )
            led = self.sight.actor.gathers_leaders and unit in self.children
            if self.sight.oversees or kind.scope is Scope.ONCE or own or superior or led:
                found.append(
                    MeetingInView(
                        kind=kind,
                        unit=unit,
                        unit_name=self.sight.name(unit),
                        on=day,
                        held=held,
                    )
                )
        rank = {kind.key: number for number, kind in enumerate(self.process.method.meetings)}
        yield from sorted(found, key=lambda one: (one.on, rank[one.kind.key], one.unit))

    def _measures(self) -> Iterator[MeasureInView]:
        reads_all = self.viewer.actor in self.process.method.bounds.readers_of_all_measures
        through = self._units_through() if reads_all else frozenset[UnitId]()
        effects = {
            event.payload.effect: event.payload.wording
            for event in self.known
            if isinstance(event.payload, WantedEffectSet)
        }
        findings = {
            event.payload.finding: event.payload.wording
            for event in self.known
            if isinstance(event.payload, FindingRecorded)
        }
        for measure in measures(self.known, self.organisation.top.id).values():
            led = self.sight.actor.gathers_leaders and measure.unit in self.below
            own = measure.unit == self.unit.id
            may = self.sight.oversees or led or own or measure.unit in through
            if is_sensitive(measure, self.sensitive) or not may:
                continue
            yield self._in_view(
                measure,
                finding=findings.get(measure.finding) if measure.finding else None,
                effect=effects.get(measure.effect) if measure.effect else None,
            )

    def _findings(self) -> Iterator[FindingInView]:
        if not self.sight.actor.bears_duties:
            return
        # What was told of a finding last is what it is.
        told = {
            event.payload.finding: (event.payload, self._unit_of(event))
            for event in self.known
            if isinstance(event.payload, FindingRecorded)
        }
        for payload, unit in told.values():
            if payload.finding not in self.sensitive and unit == self.unit.id:
                yield FindingInView(
                    id=payload.finding,
                    kind=payload.kind,
                    wording=text_of(self.store.texts, payload.wording),
                )

    def _plans(self) -> Iterator[PlanInView]:
        bounds = self.process.method.bounds
        reads_all = self.sight.oversees or self.viewer.actor in bounds.readers_of_all_measures
        last: dict[PlanId, PlanState] = {}
        completed: set[PlanId] = set()
        for event in self.known:
            if isinstance(event.payload, PlanReviewed):
                last[event.payload.plan] = event.payload.state
            elif isinstance(event.payload, PlanCompleted):
                completed.add(event.payload.plan)
        for event in self.known:
            payload = event.payload
            unit = self._unit_of(event)
            if isinstance(payload, PlanDrawnUp) and (reads_all or unit == self.unit.id):
                yield PlanInView(
                    id=payload.plan,
                    unit=unit,
                    unit_name=self.sight.name(unit),
                    topic=text_of(self.store.texts, payload.topic),
                    state=last.get(payload.plan),
                    completed=payload.plan in completed,
                )

    def _steps(self) -> Iterator[tuple[StepKey, tuple[str, ...]]]:
        own = [event for event in self.known if self._unit_of(event) == self.unit.id]
        return parts_done(self.process.method.steps, own, self.process.language)

    def _units_through(self) -> frozenset[UnitId]:
        """Give the units that have held all the meetings that units of their kind have."""
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

    def _in_view(
        self, measure: Measure, *, finding: TextId | None, effect: TextId | None
    ) -> MeasureInView:
        texts = self.store.texts
        return MeasureInView(
            id=measure.id,
            unit=measure.unit,
            unit_name=self.sight.name(measure.unit),
            state=measure.state,
            kind=measure.kind,
            finding=text_of(texts, finding or measure.finding_wording),
            wording=text_of(texts, measure.wording),
            owner=text_of(texts, measure.owner),
            due=measure.due,
            effect=text_of(texts, effect or measure.effect_wording),
        )

    def _line(self) -> Line | None:
        units = [unit.id for unit in self.organisation.staff_units if unit.id in self.below]
        if not units or not (
            self.sight.actor.scope is Scope.ONCE or self.sight.actor.gathers_leaders
        ):
            return None
        through = self._units_through()
        returned = {
            self._unit_of(event)
            for event in self.known
            if isinstance(event.payload, ActionPlanReturned)
        }
        return Line(
            total=len(units),
            met=sum(unit in through for unit in units),
            plans_returned=sum(unit in returned for unit in units),
        )

    def _duties(self) -> Iterator[DutyInView]:
        assessment = assess_events(self.process, self.known, on=self.on, known_at=self.known_at)
        by_id = {event.id: event for event in self.known}
        own = assessment.duties.where(
            lambda rule: self.sight.has(rule, self.unit.id), unit=self.unit.id
        )
        for duty in assessment.duties if self.sight.oversees else own:
            yield self.sight.in_view(duty, by_id)

    def _unit_of(self, event: Event) -> UnitId:
        """Give the unit whose an event is now: that which inherited it, where one did."""
        return self.history.resolve(event.unit or self.organisation.top.id)
