"""Who may see what: the distribution plan, within the bounds that a method sets.

Closed by default: what no line of the plan gives to an actor, the actor does not see.
"""

from datetime import date

from attrs import frozen

from arbeidsmiljo.model.distribution import DistributionPlan, Reach, ReportLevel
from arbeidsmiljo.model.identifiers import ActorKey, UnitId
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.organisation import Organisation


@frozen(kw_only=True)
class Bounds:
    """What a method lets anybody see at all; a distribution plan cannot widen it.

    Attributes:
        enterprise_only: Classes of item that stand in the enterprise report and nowhere else.
        overseers: Actors who see to it that everybody's work is done, and so see everybody's
            tasks, meetings and returned plans (not their results).
        readers_of_all_measures: Actors who see the measures of each unit, sensitive ones
            excepted, once that unit has held all its meetings.
    """

    enterprise_only: frozenset[ItemClass]
    overseers: tuple[ActorKey, ...]
    readers_of_all_measures: tuple[ActorKey, ...]


@frozen(kw_only=True)
class Viewer:
    """Somebody who looks: an actor in a unit.

    Attributes:
        actor: The role in which they look.
        unit: Where they hold it; the top unit for central actors.
    """

    actor: ActorKey
    unit: UnitId


def report_level(unit: UnitId, organisation: Organisation) -> ReportLevel:
    """Tell which level's report a unit's results stand in."""
    if unit == organisation.top.id:
        return ReportLevel.ENTERPRISE
    return ReportLevel.COMBINED if organisation.children(unit) else ReportLevel.UNIT


def readable_units(
    viewer: Viewer, plan: DistributionPlan, organisation: Organisation, on: date
) -> frozenset[UnitId]:
    """Give the units whose report a viewer may read on a day.

    Args:
        viewer: Who looks.
        plan: Who gets which reports, and when.
        organisation: The tree of units.
        on: The day.

    Returns:
        Units; empty where the plan gives the viewer nothing, or nothing yet.
    """
    readable: set[UnitId] = set()
    for line in plan.lines:
        if line.to != viewer.actor or line.since > on:
            continue
        if line.report is ReportLevel.ENTERPRISE:
            reached = {organisation.top.id}
        elif line.reach is Reach.ALL:
            reached = {unit.id for unit in organisation.units}
        elif line.reach is Reach.ABOVE:
            reached = {unit.id for unit in organisation.above(viewer.unit)}
        elif line.reach is Reach.BELOW:
            reached = {unit.id for unit in organisation.below(viewer.unit)}
        else:
            reached = {viewer.unit}
        readable |= {unit for unit in reached if report_level(unit, organisation) is line.report}
    return frozenset(readable)


def may_show(
    item_class: ItemClass, unit: UnitId, bounds: Bounds, organisation: Organisation
) -> bool:
    """Tell whether results on a class of item may stand in a unit's report at all (L08)."""
    return item_class not in bounds.enterprise_only or unit == organisation.top.id
