"""Who may see what."""

from datetime import date, timedelta
from itertools import product

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.access import Bounds, Viewer, may_show, readable_units, report_level
from arbeidsmiljo.model.distribution import Distribution, DistributionPlan, Reach, ReportLevel
from arbeidsmiljo.model.identifiers import ActorKey, UnitId
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.testing.organisations import organisations

ACTORS = (ActorKey("amu"), ActorKey("hr"), ActorKey("leader"))
FIRST = date(2026, 2, 1)

days = st.dates(FIRST, FIRST + timedelta(days=20))
lines = st.builds(
    Distribution,
    report=st.sampled_from(ReportLevel),
    to=st.sampled_from(ACTORS),
    reach=st.sampled_from(Reach),
    since=days,
)
plans = st.builds(DistributionPlan, lines=st.lists(lines, max_size=4).map(tuple))


@st.composite
def looks(draw: st.DrawFn) -> tuple[Viewer, Organisation]:
    """Draw an organisation and somebody in it who looks."""
    organisation = draw(organisations())
    unit = draw(st.sampled_from([unit.id for unit in organisation.units]))
    return Viewer(actor=draw(st.sampled_from(ACTORS)), unit=unit), organisation


def stands_below(unit: UnitId, other: UnitId, organisation: Organisation) -> bool:
    """Tell whether a unit is below another, by the parents that the units name."""
    parent = organisation.unit(unit).parent
    return parent is not None and (parent == other or stands_below(parent, other, organisation))


@given(organisations())
def test_each_unit_has_a_report_of_one_level(organisation: Organisation) -> None:
    """The enterprise report is the top's; a report is combined where units stand below."""
    for unit in organisation.units:
        has_below = any(other.parent == unit.id for other in organisation.units)
        expected = ReportLevel.COMBINED if has_below else ReportLevel.UNIT
        if unit.parent is None:
            expected = ReportLevel.ENTERPRISE
        assert report_level(unit.id, organisation) is expected


@given(organisations(min_units=2))
def test_a_line_reaches_as_far_as_it_says(organisation: Organisation) -> None:
    """From every unit, a line gives the reports of its level there are in its reach.

    There is one enterprise report, and whoever gets it gets that one.
    """
    units = [unit.id for unit in organisation.units]
    for own, level, reach in product(units, ReportLevel, Reach):
        reached = {
            Reach.OWN: {own},
            Reach.ABOVE: {unit for unit in units if stands_below(own, unit, organisation)},
            Reach.BELOW: {unit for unit in units if stands_below(unit, own, organisation)},
            Reach.ALL: set(units),
        }[Reach.ALL if level is ReportLevel.ENTERPRISE else reach]
        line = Distribution(report=level, to=ACTORS[0], reach=reach, since=FIRST)
        assert readable_units(
            Viewer(actor=ACTORS[0], unit=own), DistributionPlan(lines=(line,)), organisation, FIRST
        ) == {unit for unit in reached if report_level(unit, organisation) is level}


@given(looks(), plans, days)
def test_access_is_closed_by_default(
    look: tuple[Viewer, Organisation], plan: DistributionPlan, on: date
) -> None:
    """Whoever no line names reads nothing, and nobody reads anything before its day."""
    viewer, organisation = look
    others = tuple(line for line in plan.lines if line.to != viewer.actor)
    later = tuple(evolve(line, since=on + timedelta(days=1)) for line in plan.lines)
    for empty in ((), others, later):
        assert not readable_units(viewer, DistributionPlan(lines=empty), organisation, on)


@given(looks(), plans, plans, days)
def test_lines_add_up(
    look: tuple[Viewer, Organisation], plan: DistributionPlan, more: DistributionPlan, on: date
) -> None:
    """A plan gives what its lines give one by one: no line takes anything away."""
    viewer, organisation = look
    both = DistributionPlan(lines=(*more.lines, *plan.lines))
    assert readable_units(viewer, both, organisation, on) == (
        readable_units(viewer, plan, organisation, on)
        | readable_units(viewer, more, organisation, on)
    )


@given(looks(), plans, days, st.integers(0, 30))
def test_what_is_readable_stays_readable(
    look: tuple[Viewer, Organisation], plan: DistributionPlan, on: date, later: int
) -> None:
    """A report that has been given is not taken back by time."""
    viewer, organisation = look
    assert readable_units(viewer, plan, organisation, on) <= readable_units(
        viewer, plan, organisation, on + timedelta(days=later)
    )


@given(organisations(), st.frozensets(st.sampled_from(ItemClass)))
def test_what_is_for_the_enterprise_only_stands_in_no_other_report(
    organisation: Organisation, enterprise_only: frozenset[ItemClass]
) -> None:
    """The bounds know no plan and no viewer, so neither can widen them (L08)."""
    bounds = Bounds(enterprise_only=enterprise_only, overseers=(), readers_of_all_measures=())
    for item_class in ItemClass:
        shown = {
            unit.id
            for unit in organisation.units
            if may_show(item_class, unit.id, bounds, organisation)
        }
        everywhere = {unit.id for unit in organisation.units}
        assert shown == ({organisation.top.id} if item_class in enterprise_only else everywhere)
