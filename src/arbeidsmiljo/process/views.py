"""Views: a process as one viewer may see it. Documents and statuses are made from these only.

Closed by default. With the publication and the declared releases held equal, nothing that a
viewer may not see changes anything in the view. The declared releases are: the publication,
the viewer's own dates and those of the central actors, which everybody is told (H10), and how
many of the units below have met and returned plans.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from arbeidsmiljo.access import Viewer, may_show, readable_units
from arbeidsmiljo.model.identifiers import ActorKey, StepKey, UnitId
from arbeidsmiljo.model.measures import Measure
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process.erasable import text_of
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
from arbeidsmiljo.process.measures import is_sensitive
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.process.scene import Occasion, Scene
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
    return view_of(
        Scene(process, store, on=on, known_at=known_at),
        viewer,
        shown=shown,
        with_duties=with_duties,
    )


def view_of(
    scene: Scene, viewer: Viewer, *, shown: date | None = None, with_duties: bool = True
) -> View:
    """Make the view of one of many viewers who look at the same.

    Args:
        scene: The process on the day.
        viewer: Who looks.
        shown: The day on which what is made of the view will be shown; None for the scene's.
        with_duties: Whether to say what every duty is.

    Raises:
        NotFoundError: The method has no such actor, or the organisation no such unit.
    """
    return _Looking(scene, viewer, shown or scene.on).look(with_duties=with_duties)


class _Looking:
    """One making of a view: what it needs in several places."""

    def __init__(self, scene: Scene, viewer: Viewer, shown: date) -> None:
        self.scene, self.viewer, self.shown = scene, viewer, shown
        self.process, self.store, self.on = scene.process, scene.store, scene.on
        self.history, self.organisation = scene.history, scene.organisation
        self.sight = Sight(self.process.method, viewer, self.history, store=self.store)
        self.sight.check_is_in(self.organisation)
        self.unit = self.organisation.unit(viewer.unit)
        self.known = scene.known(self.sight)

    def look(self, *, with_duties: bool) -> View:
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
            leader_name=self.scene.name(self.unit.leader),
            superior_name=self.scene.name(above.leader if above else None),
            contact_name=self._contact(),
            appointed=tuple(self._appointed()),
            wanted_effects=tuple(
                text_of(self.store.texts, one.wording) for one in self.known.wanted_effects
            ),
            publication=published,
            unit_names=tuple(self._unit_names(published)),
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
                return self.scene.name(person)
        return ""

    def _appointed(self) -> Iterator[tuple[ActorKey, tuple[str, ...]]]:
        for actor in self.process.method.actors:
            holders = self.organisation.holders(actor.key, self.unit.id, self.on)
            if known := tuple(name for name in map(self.scene.name, holders) if name):
                yield actor.key, known

    def _publication(self) -> ResultsInView | None:
        by_unit = self.scene.rows(self.known.publications)
        if by_unit is None:
            return None
        readable = readable_units(
            self.viewer, self.process.distribution, self.organisation, self.shown
        )
        rows = tuple(row for row in by_unit.of(readable) if self._may_stand(row))
        factors = {row.factor for row in rows}
        latest = by_unit.publication
        return ResultsInView(
            group_sizes=latest.group_sizes,
            scales=tuple(scale for scale in latest.scales if scale[0] in factors),
            rows=rows,
            own=self.unit.id in readable,
        )

    def _may_stand(self, row: Result) -> bool:
        item_class = self.scene.class_of[row.factor]
        return may_show(item_class, row.unit, self.process.method.bounds, self.organisation)

    def _unit_names(self, published: ResultsInView | None) -> Iterator[tuple[UnitId, str]]:
        units = {row.unit for row in published.rows} if published else set[UnitId]()
        for unit in sorted(units, key=self.scene.place_of.__getitem__):
            yield unit, self.organisation.unit(unit).name

    def _meetings(self) -> Iterator[MeetingInView]:
        seen = self.scene.occasions if self.sight.oversees else self._own_occasions()
        for one in seen:
            yield MeetingInView(
                kind=one.kind,
                unit=one.unit,
                unit_name=self.sight.name(one.unit),
                on=one.on,
                held=one.held,
            )

    def _own_occasions(self) -> list[Occasion]:
        """Give the meetings of all, of the unit, of the one above, and of those that are led."""
        of = self.scene.occasions_of
        found = [*self.scene.occasions_once, *of.get(self.unit.id, ())]
        if self.sight.actor.leads and self.unit.parent is not None:
            found += [
                one
                for one in of.get(self.unit.parent, ())
                if self.process.method.actor(one.kind.actor).gathers_leaders
            ]
        if self.sight.actor.gathers_leaders:
            for child in self.organisation.children(self.unit.id):
                found += of.get(child.id, ())
        return self.scene.in_order({(one.kind.key, one.unit): one for one in found}.values())

    def _measures(self) -> Iterator[MeasureInView]:
        for measure in self._measures_seen():
            if is_sensitive(measure, self.scene.sensitive):
                continue
            findings, effects = self.known.wording_of_finding, self.known.wording_of_effect
            finding = findings.get(measure.finding) if measure.finding else None
            effect = effects.get(measure.effect) if measure.effect else None
            texts = self.store.texts
            yield MeasureInView(
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

    def _measures_seen(self) -> Iterable[Measure]:
        """Give the measures of the unit and of those that may be seen, sensitive ones too."""
        if self.sight.oversees:
            return self.known.measures
        units = {self.unit.id}
        if self.sight.actor.gathers_leaders:
            units.update(unit.id for unit in self.organisation.below(self.unit.id))
        if self.viewer.actor in self.process.method.bounds.readers_of_all_measures:
            units |= self.scene.units_through
        of = self.known.measures_of
        found = [pair for unit in units & of.keys() for pair in of[unit]]
        return [measure for _, measure in sorted(found, key=lambda pair: pair[0])]

    def _findings(self) -> Iterator[FindingInView]:
        if not self.sight.actor.bears_duties:
            return
        for payload in self.known.findings_of.get(self.unit.id, ()):
            if payload.finding not in self.scene.sensitive:
                yield FindingInView(
                    id=payload.finding,
                    kind=payload.kind,
                    wording=text_of(self.store.texts, payload.wording),
                )

    def _plans(self) -> Iterator[PlanInView]:
        bounds = self.process.method.bounds
        reads_all = self.sight.oversees or self.viewer.actor in bounds.readers_of_all_measures
        known = self.known
        for plan in known.plans if reads_all else known.plans_of.get(self.unit.id, ()):
            yield PlanInView(
                id=plan.drawn_up.plan,
                unit=plan.unit,
                unit_name=self.sight.name(plan.unit),
                topic=text_of(self.store.texts, plan.drawn_up.topic),
                state=plan.state,
                completed=plan.completed,
            )

    def _steps(self) -> Iterator[tuple[StepKey, tuple[str, ...]]]:
        own = self.known.events_of.get(self.unit.id, ())
        return parts_done(self.process.method.steps, own, self.process.language)

    def _line(self) -> Line | None:
        if not (self.sight.actor.scope is Scope.ONCE or self.sight.actor.gathers_leaders):
            return None
        below = [unit.id for unit in self.organisation.below(self.unit.id)]
        units = [unit for unit in below if not self.organisation.children(unit)]
        if not units:
            return None
        return Line(
            total=len(units),
            met=sum(unit in self.scene.units_through for unit in units),
            plans_returned=sum(unit in self.known.returned for unit in units),
        )

    def _duties(self) -> Iterator[DutyInView]:
        duties = self.scene.assessment(self.sight).duties
        own = duties.where(lambda rule: self.sight.has(rule, self.unit.id), unit=self.unit.id)
        for duty in duties if self.sight.oversees else own:
            yield self.sight.in_view(duty, self.known.by_id, periods=self.scene.periods, on=self.on)
