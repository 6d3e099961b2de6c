"""Assessing a process of forty units: by registers, event by event, and over the whole trace."""

import tracemalloc
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from time import process_time

from attrs import evolve

from arbeidsmiljo.model.distribution import DistributionPlan
from arbeidsmiljo.model.events import (
    Event,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    MeetingHeld,
    Payload,
    ProcessStarted,
    ResultsPublished,
)
from arbeidsmiljo.model.identifiers import (
    EventId,
    FindingId,
    MeasureId,
    ProcessId,
    PublicationId,
    RoundId,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.measures import FindingKind, MeasureState
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process import Assessment, Process, assess
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


def large(groups: int, units: int, *, measures: int = 0) -> Process:
    """Make a process of a large enterprise, in which every meeting was held, from its journal.

    Args:
        groups: How many leader groups it has.
        units: How many units each of them has.
        measures: How many measures were proposed, decided and started in each unit, the first of
            them against something unlawful.
    """
    tree = organisation(groups, units)
    journal = list(process(1, 1).journal[:2])
    started = journal[0].payload
    assert isinstance(started, ProcessStarted)
    journal[0] = evolve(journal[0], payload=evolve(started, organisation=tree))

    def add(payload: Payload, day: int, unit: UnitId | None) -> None:
        journal.append(
            Event(
                id=EventId(f"e{len(journal) + 1}"),
                process=journal[0].process,
                sequence=len(journal) + 1,
                happened=START + timedelta(days=day),
                recorded=NOW,
                unit=unit,
                payload=payload,
            )
        )

    for day, meeting in enumerate(MUST.meetings, start=1):
        for unit in tree.units_in(meeting.scope):
            once = meeting.scope is Scope.ONCE
            add(MeetingHeld(meeting=meeting.key), day, None if once else unit)
    for unit in tree.units_in(Scope.EACH_UNIT):
        unlawful = FindingRecorded(
            finding=FindingId(f"{unit}-f"), kind=FindingKind.UNLAWFUL, wording=TextId("w")
        )
        if measures:
            add(unlawful, 30, unit)
        for number in range(measures):
            one, answers = MeasureId(f"{unit}-{number}"), None if number else unlawful.finding
            proposed = MeasureProposed(measure=one, wording=TextId("w"), finding=answers)
            add(proposed, 40 + number, unit)
            add(MeasureDecided(measure=one), 60 + number, unit)
            add(MeasureMoved(measure=one, to=MeasureState.STARTED), 80 + number, unit)
    return Process(MUST, journal)


def memory(groups: int, units: int) -> str:
    """Tell how long the assessment of a large enterprise takes, and what it keeps in memory."""
    on = START + timedelta(days=150)
    began = process_time()
    one = large(groups, units)
    made = process_time()
    assess(one, on=on).tally()
    told = process_time()
    duties = len(tuple(assess(one, on=on).duties))
    done = process_time()
    sizes = [_size(lambda: assess(one, on=on).tally()), _size(lambda: _read(assess(one, on=on)))]
    return (
        f"{duties} duties over {len(one.journal)} events in {len(one.organisation.units)} units: "
        f"read in {made - began:.1f} s, the state of each in {told - made:.2f} s, and with all "
        f"evidence in {done - told:.1f} s. At most that takes {sizes[0]:.0f} MiB beside the "
        f"journal, and {sizes[1]:.0f} MiB with all evidence\n"
    )


def more(groups: int, units: int) -> Callable[[], int]:
    """Give what records one meeting more of a unit of a large enterprise."""
    one = large(groups, units)
    meeting = next(kind for kind in MUST.meetings if kind.scope is Scope.EACH_UNIT)
    unit = one.organisation.units_in(meeting.scope)[0]

    def record() -> int:
        recorded = one.record(
            MeetingHeld(meeting=meeting.key),
            happened=one.journal[-1].happened,
            recorded=NOW,
            unit=unit,
        )
        return len(recorded.changed)

    record()
    return record


def late(groups: int, units: int, measures: int) -> dict[str, Callable[[], int]]:
    """Give what records late events about the first measures of the first units in turn."""
    one = large(groups, units, measures=measures)
    below = one.organisation.units_in(Scope.EACH_UNIT)
    told = {o.payload.measure: o for o in one.journal if isinstance(o.payload, MeasureProposed)}
    turns = cycle([(unit, MeasureId(f"{unit}-0")) for unit in below[:25]])

    def record(payload: Payload, day: int, unit: UnitId, corrects: Event | None = None) -> int:
        recorded = one.record(
            payload,
            happened=START + timedelta(days=day),
            recorded=NOW,
            unit=unit,
            corrects=None if corrects is None else corrects.id,
        )
        if isinstance(payload, MeasureProposed):
            told[payload.measure] = recorded.event
        return len(recorded.changed)

    def propose() -> int:
        unit, _ = next(turns)
        added = MeasureId(f"{unit}-more-{len(told)}")
        return record(MeasureProposed(measure=added, wording=TextId("w")), 41, unit)

    def decide() -> int:
        unit, measure = next(turns)
        return record(MeasureDecided(measure=measure), 81, unit)

    def go_on() -> int:
        unit, measure = next(turns)
        return record(MeasureMoved(measure=measure, to=MeasureState.PROGRESSED), 81, unit)

    def correct() -> int:
        unit, measure = next(turns)
        return record(told[measure].payload, 40, unit, told[measure])

    calls = {
        "a decision": decide,
        "a step": go_on,
        "a correction of a proposal": correct,
        "a proposal": propose,
    }
    for call in calls.values():
        call()
    return calls


def by_measures(few: int, many: int) -> str:
    """Tell what late events about a measure cost among few measures, and among many.

    Args:
        few: How many leader groups of 25 units, each with 8 measures, there are in one process.
        many: How many there are in the other.
    """
    lines = [
        "One late event about a measure, with the duties that it changed\n",
        f"| | ms among {few * 200:,} measures | ms among {many * 200:,} | against the first |",
        "|---|---:|---:|---:|",
    ]
    for one, other in zip(late(few, 25, 8).items(), late(many, 25, 8).items(), strict=True):
        first, second = timed({"few": one[1], "many": other[1]}, rounds=20)
        ratio = second.seconds / first.seconds
        lines.append(
            f"| {one[0]} | {1000 * first.seconds:.3f} | {1000 * second.seconds:.3f} "
            f"| {ratio:.2f} × |"
        )
    return "\n".join(lines) + "\n"


def _read(assessment: Assessment) -> int:
    return sum(len(duty.verdict.evidence) for duty in assessment.duties)


def _size(call: Callable[[], object]) -> float:
    """Give how much memory a call takes at most, in MiB."""
    tracemalloc.start()
    call()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 2**20


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
            "all duties with their evidence, by registers": lambda: _read(assess(one, on=on)),
            "recording every event, each with the duties that it changed": follow,
            "all duties with their evidence, by the naive evaluator": lambda: naive_duties(
                one, known, on
            ),
        },
        rounds=3,
    )
    title = (
        f"{number} duties of {len(MUST.rules)} rules over {len(one.journal)} events "
        f"in {len(one.organisation.units)} units"
    )
    print(table(title, timings))
    print(memory(120, 124))
    sizes = ((10, 12), (120, 124))
    timings = timed(
        {
            f"recorded in an enterprise of {groups * (units + 1) + 1} units": more(groups, units)
            for groups, units in sizes
        },
        rounds=200,
    )
    print(table("One meeting more, with the duties that it changed", timings))
    print(by_measures(1, 100))


if __name__ == "__main__":
    main()
