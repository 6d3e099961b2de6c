"""Comparing: a unit's published results beside those of others, for one who looks.

It is made of publications, of the reports that those who look are given, and of norms that they
bring; results that were not published are never read.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Final

from attrs import define, frozen

from arbeidsmiljo.access import Viewer, may_show, readable_units
from arbeidsmiljo.model.events import Event, ResultsImported, ResultsPublished
from arbeidsmiljo.model.identifiers import RoundId, UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.stores import Store
from arbeidsmiljo.survey.comparison import Beside, ComparedUnit
from arbeidsmiljo.survey.norms import Norm
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.rounds import EarlierRound, PublishedRound
from arbeidsmiljo.survey.units_then import UnitsThen, UnitsTold, UnitThen, told_by


@frozen(kw_only=True)
class Against:
    """What results are held up against beside the process's own rounds.

    Attributes:
        earlier: The earlier round; None for the one that the process itself published before.
        norms: One at most for each factor.
    """

    earlier: EarlierRound | None = None
    norms: Sequence[Norm] = ()


ITS_OWN: Final = Against()
"""Nothing but the process's own rounds."""


def round_organisation(process: Process, round_id: RoundId, *, on: date) -> Organisation:
    """Give the organisation whose results a round has: as it was when they came first.

    A round keeps its units: what is imported or published of it later is of the same tree. Once
    something of it is published, they are kept also where it is recorded later that units were
    others then: what was published is of the units that were known.

    Args:
        process: The process.
        round_id: The round.
        on: The day on which results come, where none of the round came before.
    """
    events = process.known()
    first = _imports(events).get(round_id)
    if first is None:
        return process.organisation_on(on)
    return process.history(known_at=_first_published(events, round_id)).at(first)


def published_rounds(
    process: Process, store: Store, *, on: date, known_at: datetime | None = None
) -> tuple[PublishedRound, ...]:
    """Give what was published of each round, the one that was published last as the last.

    Args:
        process: The process.
        store: Where publications are.
        on: The day: what was published later is not in it.
        known_at: The moment; None for all that is recorded.
    """
    events = process.known(on=on, known_at=known_at)
    imports = _imports(events)
    return tuple(
        PublishedRound(
            publication=one,
            organisation=process.history(on=on, known_at=_first_published(events, one.round)).at(
                imports.get(one.round)
            ),
        )
        for one in _latest(events, store.results.publications(process.id))
    )


def earlier_round_of(
    process: Process,
    store: Store,
    *,
    on: date,
    known_at: datetime | None = None,
) -> EarlierRound | None:
    """Give the round that a process published before its last one; None where there is none.

    What became of units in between is told by the process's own events.

    Args:
        process: The process.
        store: Where publications are.
        on: The day: what was published later is not in it.
        known_at: The moment; None for all that is recorded.
    """
    rounds = published_rounds(process, store, on=on, known_at=known_at)
    if len(rounds) < 2:  # noqa: PLR2004 - an earlier one and a later one
        return None
    then, now = rounds[-2:]
    events = process.known(on=on, known_at=known_at)
    imports = _imports(events)
    first, last = imports.get(then.round), imports.get(now.round)
    history = process.history(on=on, known_at=_first_published(events, now.round))
    between = [
        one
        for one in history.changes
        if first and last and first.place_in_time < one.place_in_time < last.place_in_time
    ]
    return earlier_round_in(then, now, told_by(between))


def earlier_round_in(then: PublishedRound, now: PublishedRound, told: UnitsTold) -> EarlierRound:
    """Have a round of another process be the earlier one.

    Args:
        then: The earlier round.
        now: The later one.
        told: Where the people of units came from in between.
    """
    return EarlierRound(
        round=then, units=UnitsThen(then=then.organisation, now=now.organisation, told=told)
    )


@define(frozen=True, kw_only=True, slots=False, eq=False)
class RoundInView:
    """The last round that a process published, as a viewer may hold it up against others.

    Attributes:
        process: The process.
        organisation: The units as they are on the day on which somebody looks.
        beside: What the round is held up against.
    """

    process: Process
    organisation: Organisation
    beside: Beside

    @property
    def units(self) -> tuple[UnitId, ...]:
        """The units whose reports the viewer is given, in the organisation's order."""
        readable = self.beside.readable
        return tuple(unit.id for unit in self.organisation.units if unit.id in readable)

    def unit(self, unit: UnitId) -> ComparedUnit:
        """Hold a unit's results up against what is beside them.

        Raises:
            NotFoundError: There is no such unit on the day, nor was when the results came.
        """
        now, earlier = self.beside.now, self.beside.earlier
        method = self.process.method
        factors = [
            factor.key
            for factor in method.questionnaire.factors
            if may_show(factor.item_class, unit, method.bounds, now.organisation)
            and any(one.scale(factor.key) for one in (now, *([earlier.round] if earlier else [])))
        ]
        tree = now.organisation if unit in now.organisation else self.organisation
        above = tuple(tree.above(unit))
        then = earlier.units.of(unit) if earlier and unit in now.organisation else None
        return ComparedUnit(
            unit=unit,
            unit_name=tree.unit(unit).name,
            all_above=tuple(one.id for one in above),
            above_name=above[0].name if above else "",
            organisation_name=tree.top.name,
            round=now.round,
            earlier_round=earlier.round.round if earlier else None,
            earlier_name=(
                earlier.round.organisation.unit(then.unit).name
                if earlier and isinstance(then, UnitThen)
                else ""
            ),
            group_sizes=now.publication.group_sizes,
            rows=tuple(self.beside.comparisons(unit, factors)),
        )


@frozen(kw_only=True)
class LastRound:
    """The last round that a process published, before anybody looks.

    Attributes:
        process: The process.
        organisation: The units as they are on the day on which somebody looks.
        now: The round.
        earlier: An earlier round; None where there is none.
    """

    process: Process
    organisation: Organisation
    now: PublishedRound
    earlier: EarlierRound | None

    def seen_by(self, viewer: Viewer, *, on: date, norms: Sequence[Norm] = ()) -> RoundInView:
        """Give it as a viewer may hold it up against others.

        Args:
            viewer: Who looks.
            on: The day on which it is shown, which decides the reports that may be read.
            norms: One at most for each factor.
        """
        return RoundInView(
            process=self.process,
            organisation=self.organisation,
            beside=Beside(
                now=self.now,
                readable=readable_units(viewer, self.process.distribution, self.organisation, on),
                earlier=self.earlier,
                norms=tuple(norms),
            ),
        )


def last_round(
    process: Process,
    store: Store,
    *,
    on: date,
    known_at: datetime | None = None,
    earlier: EarlierRound | None = None,
) -> LastRound | None:
    """Give the last round that was published, for many who look.

    Args:
        process: The process.
        store: Where publications are.
        on: The day: what happened later is not in it.
        known_at: The moment; None for all that is recorded.
        earlier: The earlier round; None for the one that the process itself published before.

    Returns:
        None where nothing was published by then.
    """
    rounds = published_rounds(process, store, on=on, known_at=known_at)
    if not rounds:
        return None
    return LastRound(
        process=process,
        organisation=process.organisation_on(on, known_at=known_at),
        now=rounds[-1],
        earlier=earlier or earlier_round_of(process, store, on=on, known_at=known_at),
    )


def round_in_view(
    process: Process,
    store: Store,
    viewer: Viewer,
    *,
    on: date,
    known_at: datetime | None = None,
    earlier: EarlierRound | None = None,
    norms: Sequence[Norm] = (),
) -> RoundInView | None:
    """Give the last round that was published, as a viewer may hold it up against others.

    Args:
        process: The process.
        store: Where publications are.
        viewer: Who looks.
        on: The day: what happened later is not in it, and who may read what depends on it.
        known_at: The moment; None for all that is recorded.
        earlier: The earlier round; None for the one that the process itself published before.
        norms: One at most for each factor.

    Returns:
        None where nothing was published by then.
    """
    found = last_round(process, store, on=on, known_at=known_at, earlier=earlier)
    return None if found is None else found.seen_by(viewer, on=on, norms=norms)


def _imports(events: Iterable[Event]) -> dict[RoundId, Event]:
    """Give the event by which results of each round came first."""
    found: dict[RoundId, Event] = {}
    for event in events:
        if isinstance(event.payload, ResultsImported):
            found.setdefault(event.payload.round, event)
    return found


def _first_published(events: Iterable[Event], round_id: RoundId) -> datetime | None:
    """Give the moment at which something of a round was published first; None where nothing was."""
    moments = (
        event.recorded
        for event in events
        if isinstance(event.payload, ResultsPublished) and event.payload.round == round_id
    )
    return min(moments, default=None)


def _latest(events: Iterable[Event], kept: Iterable[Publication]) -> list[Publication]:
    """Give the last publication of each round, of those that were told of, the last as the last."""
    by_id = {publication.id: publication for publication in kept}
    found: dict[RoundId, Publication] = {}
    for event in events:
        if isinstance(event.payload, ResultsPublished):
            publication = by_id.get(event.payload.publication)
            if publication is not None:
                found.pop(publication.round, None)
                found[publication.round] = publication
    return list(found.values())
