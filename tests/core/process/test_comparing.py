"""Comparing a unit's published results, for one who looks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from attrs import evolve
from hypothesis import given

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.model.events import Payload, ResultsImported, ResultsPublished
from arbeidsmiljo.model.identifiers import ActorKey, FactorKey, PublicationId, RoundId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.organisation import Unit
from arbeidsmiljo.model.unit_events import UnitClosed, UnitMerged, UnitMoved, UnitOpened
from arbeidsmiljo.process import round_in_view
from arbeidsmiljo.process.comparing import (
    earlier_round_in,
    published_rounds,
    round_organisation,
)
from arbeidsmiljo.survey.comparison import ComparedUnit, Difference
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.results import Result, Scale
from arbeidsmiljo.survey.rounds import Absence, Missing, Shown
from arbeidsmiljo.survey.units_then import UnitsTold
from arbeidsmiljo.testing.example_names import COOPERATION, HARASSMENT
from arbeidsmiljo.testing.processes import STARTED, start, store_of
from tests.core.process.followed import (
    DAYS,
    DRIFT,
    HR,
    IT,
    TOP,
    Followed,
    everything,
    followed,
    full_story,
    small_organisation,
)

SCALE = Scale(minimum=1, maximum=5)
EVERYBODY = {TOP: 20, IT: 12, DRIFT: 12, HR: 8}


def publication(name: str, numbers: dict[UnitId, int], mean: float) -> Publication:
    """Make the publication of a round."""
    return Publication(
        id=PublicationId(f"p-{name}"),
        round=RoundId(name),
        group_sizes=GroupSizes(ordinary=5),
        scales=((COOPERATION, SCALE),),
        rows=tuple(
            Result(unit=unit, factor=COOPERATION, respondents=n, mean=mean)
            for unit, n in numbers.items()
        ),
    )


class Story:
    """A process of which everybody may read everything, followed from day to day."""

    def __init__(self) -> None:
        """Begin it."""
        made = small_organisation()
        # Two work in the top unit itself, so that it is never the same group as a part of it.
        top = evolve(made.unit(TOP), employees=22)
        process = start(evolve(made, units=(top, *made.units[1:])), distribution=everything())
        self.of = Followed(process=process, store=store_of(process))
        self.day = 0

    def record(
        self, payload: Payload, unit: UnitId | None = None, *, happened: int | None = None
    ) -> None:
        """Have something happen on the next day, or tell of what happened on an earlier one."""
        self.day += 1
        self.of.process.record(
            payload,
            happened=STARTED + timedelta(days=self.day if happened is None else happened),
            recorded=datetime(2026, 6, 1, tzinfo=UTC) + timedelta(days=self.day),
            unit=unit,
        )

    def round(self, name: str, numbers: dict[UnitId, int], mean: float) -> None:
        """Have a round's results come, and be published."""
        made = publication(name, numbers, mean)
        self.of.store.results.put_publication(self.of.process.id, made)
        self.record(ResultsImported(round=made.round))
        self.record(ResultsPublished(round=made.round, publication=made.id))

    def compared(self, unit: UnitId) -> ComparedUnit:
        """Compare a unit as HR sees it."""
        actor = self.of.process.method.bounds.overseers[0]
        found = round_in_view(
            self.of.process,
            self.of.store,
            Viewer(actor=ActorKey(str(actor)), unit=TOP),
            on=STARTED + timedelta(days=self.day),
        )
        assert found is not None
        return found.unit(unit)


def test_units_between_two_rounds_of_a_process() -> None:
    """What became of units between two rounds is told by what the process recorded."""
    story = Story()
    story.round("r1", EVERYBODY, 3.0)
    story.record(UnitMoved(to=HR), DRIFT)
    story.round("r2", {TOP: 21, HR: 20, DRIFT: 12}, 3.5)
    drift, hr, top = map(story.compared, (DRIFT, HR, TOP))
    assert drift.rows[0].earlier == Shown(unit=DRIFT, respondents=12, mean=3.0, is_moved=True)
    assert drift.rows[0].trend == Difference(value=0.5)
    assert (drift.earlier_name, drift.earlier_round, drift.round) == ("DRIFT", "r1", "r2")
    assert hr.rows[0].earlier == Missing(reason=Absence.CHANGED)
    assert top.rows[0].trend == Difference(value=0.5)
    assert (top.above_name, hr.above_name, hr.earlier_name) == ("", "TOPP", "")


def test_a_unit_that_went_up_in_another() -> None:
    """A unit that went up in another makes that one another group, and leaves those above it."""
    story = Story()
    story.round("r1", EVERYBODY, 3.0)
    story.record(UnitMerged(into=HR), DRIFT)
    story.round("r2", {TOP: 20, HR: 20}, 3.5)
    assert story.compared(HR).rows[0].earlier == Missing(reason=Absence.MERGED)
    assert story.compared(TOP).rows[0].trend == Difference(value=0.5)


def test_units_that_came_and_went() -> None:
    """Beside a unit that came or went nobody is compared, for its people may be from there."""
    story = Story()
    story.round("r1", EVERYBODY, 3.0)
    story.record(UnitOpened(opened=Unit(id=UnitId("ny"), name="Ny", employees=6)), TOP)
    story.round("r2", {**EVERYBODY, TOP: 26, UnitId("ny"): 6}, 3.5)
    assert story.compared(UnitId("ny")).rows[0].earlier == Missing(reason=Absence.NEW)
    assert story.compared(HR).rows[0].earlier == Missing(reason=Absence.UNCLEAR)
    assert story.compared(TOP).rows[0].earlier == Missing(reason=Absence.CHANGED)


def test_a_round_that_is_published_keeps_the_units_that_were_known() -> None:
    """That a unit had been moved before is told too late to change what was published."""
    story = Story()
    story.record(ResultsImported(round=RoundId("r0")))
    story.round("r1", EVERYBODY, 3.0)
    before = round_organisation(story.of.process, RoundId("r1"), on=STARTED)
    story.record(UnitMoved(to=HR), DRIFT, happened=0)
    rounds = published_rounds(story.of.process, story.of.store, on=STARTED + timedelta(days=9))
    assert round_organisation(story.of.process, RoundId("r1"), on=STARTED) == before
    assert [one.organisation for one in rounds] == [before]
    # What is not published is of the units as they are known to have been.
    open_round = round_organisation(story.of.process, RoundId("r0"), on=STARTED)
    assert open_round.unit(DRIFT).parent == HR


def test_a_round_keeps_its_units() -> None:
    """A round is of the organisation as it was when its results came first."""
    story = Story()
    process = story.of.process
    before = process.organisation
    assert round_organisation(process, RoundId("r1"), on=STARTED) == before
    story.round("r1", EVERYBODY, 3.0)
    story.record(UnitClosed(), HR)
    story.record(ResultsImported(round=RoundId("r1")))
    later = STARTED + timedelta(days=story.day)
    assert round_organisation(process, RoundId("r1"), on=later) == before
    assert HR not in round_organisation(process, RoundId("r2"), on=later)
    (kept,) = published_rounds(process, story.of.store, on=later)
    assert kept.organisation == before
    assert story.compared(IT).rows[0].own == Shown(unit=IT, respondents=12, mean=3.0)


def test_a_round_of_another_process() -> None:
    """The last round of another process is an earlier one, of its own units."""
    story, other = Story(), Story()
    story.round("2026", EVERYBODY, 3.5)
    other.round("2024", {TOP: 20, IT: 12}, 3.0)
    day = STARTED + timedelta(days=2)
    (now,) = published_rounds(story.of.process, story.of.store, on=day)
    (then,) = published_rounds(other.of.process, other.of.store, on=day)
    seen = round_in_view(
        story.of.process,
        story.of.store,
        story.of.viewers()[0],
        on=day,
        earlier=earlier_round_in(then, now, UnitsTold()),
    )
    assert seen is not None
    found = seen.unit(IT)
    assert found.earlier_round == "2024"
    assert found.rows[0].trend == Difference(value=0.5)
    assert published_rounds(other.of.process, other.of.store, on=STARTED) == ()
    viewer = story.of.viewers()[0]
    assert round_in_view(story.of.process, story.of.store, viewer, on=STARTED) is None


def test_a_round_that_is_published_anew_is_one_round() -> None:
    """Of a round that was published twice the later publication stands, and none is earlier."""
    story = Story()
    story.round("r1", EVERYBODY, 3.0)
    anew = evolve(publication("r1", EVERYBODY, 3.2), id=PublicationId("p-anew"))
    story.of.store.results.put_publication(story.of.process.id, anew)
    story.record(ResultsPublished(round=anew.round, publication=anew.id))
    (row,) = story.compared(IT).rows
    assert row.own == Shown(unit=IT, respondents=12, mean=3.2)
    assert row.earlier == Missing(reason=Absence.NO_EARLIER_ROUND)


def test_sensitive_factors_stand_in_the_enterprise_s_report_alone() -> None:
    """A unit below the top has no line for a factor that only the enterprise report may have."""
    one = full_story()
    by_unit: dict[UnitId, set[FactorKey]] = {}
    seen = round_in_view(one.process, one.store, one.viewers()[0], on=STARTED + timedelta(days=9))
    assert seen is not None
    for unit in (TOP, IT):
        by_unit[unit] = {row.factor for row in seen.unit(unit).rows}
    assert HARASSMENT in by_unit[TOP]
    assert HARASSMENT not in by_unit[IT]


@given(followed(), DAYS)
def test_a_viewer_is_shown_what_the_view_shows(one: Followed, day: date) -> None:
    """A comparison shows a viewer the results that are in the view, and no other."""
    for viewer in one.viewers(day):
        seen = one.view(viewer, day).publication
        rows = {(row.unit, row.factor): row for row in seen.rows} if seen else {}
        found = round_in_view(one.process, one.store, viewer, on=day)
        assert (found is None) == (seen is None)
        assert {unit for unit, _ in rows} <= set(found.units if found else ())
        for unit in one.process.organisation_on(day).units:
            for row in found.unit(unit.id).rows if found else ():
                for side in (row.own, row.above, row.organisation):
                    if isinstance(side, Shown):
                        assert rows[side.unit, row.factor].respondents == side.respondents
                        assert rows[side.unit, row.factor].mean == side.mean
                assert ((unit.id, row.factor) in rows) == isinstance(row.own, Shown)
