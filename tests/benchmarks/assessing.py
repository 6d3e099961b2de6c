"""Assessing a process of forty units: by registers, event by event, and over the whole trace."""

from datetime import UTC, date, datetime, timedelta

from arbeidsmiljo.model.distribution import DistributionPlan
from arbeidsmiljo.model.events import MeetingHeld, ResultsPublished
from arbeidsmiljo.model.identifiers import ProcessId, PublicationId, RoundId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process import Process, assess
from arbeidsmiljo.testing.oracle import naive_duties
from arbeidsmiljo_must.method import MUST
from tests.benchmarks.timing import table, timed

START = date(2026, 2, 2)
NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)


def organisation(groups: int, units: int) -> Organisation:
    """Make an enterprise of leader groups, each with some units."""
    tree = [Unit(id=UnitId("d"), name="Direktorat", employees=10 * groups * units)]
    for group in range(groups):
        above = UnitId(f"a{group}")
        tree.append(
            Unit(id=above, name=f"Avdeling {group}", parent=UnitId("d"), employees=10 * units)
        )
        tree += [
            Unit(id=UnitId(f"s{group}-{unit}"), name="Seksjon", parent=above, employees=10)
            for unit in range(units)
        ]
    return Organisation(name="Direktorat", country="NO", on=START, units=tuple(tree))


def process(groups: int, units: int) -> Process:
    """Make a process in which every meeting was held."""
    made = Process.start(
        MUST,
        process=ProcessId("must-2026"),
        organisation=organisation(groups, units),
        distribution=DistributionPlan(lines=()),
        group_sizes=GroupSizes(ordinary=5),
        on=START,
        recorded=NOW,
    )
    published = ResultsPublished(round=RoundId("r"), publication=PublicationId("p"))
    made.record(published, happened=START, recorded=NOW)
    for day, meeting in enumerate(MUST.meetings, start=1):
        for unit in made.organisation.units_in(meeting.scope):
            made.record(
                MeetingHeld(meeting=meeting.key),
                happened=START + timedelta(days=day),
                recorded=NOW,
                unit=None if meeting.scope is Scope.ONCE else unit,
            )
    return made


def main() -> None:
    """Print the table."""
    one = process(9, 3)
    on = START + timedelta(days=150)
    known = one.known(on=on)
    number = len(assess(one, on=on).duties)

    def follow() -> int:
        follower = Process(MUST, one.journal[:1])
        for event in one.journal[1:]:
            follower.record(
                event.payload, happened=event.happened, recorded=event.recorded, unit=event.unit
            )
        return len(follower.journal)

    timings = timed(
        {
            "all duties, by registers": lambda: assess(one, on=on),
            "recording every event, each with the duties that it changed": follow,
            "all duties, by the naive evaluator": lambda: naive_duties(one, known, on),
        },
        rounds=3,
    )
    title = (
        f"{number} duties of {len(MUST.rules)} rules over {len(one.journal)} events "
        f"in {len(one.organisation.units)} units"
    )
    print(table(title, timings))


if __name__ == "__main__":
    main()
