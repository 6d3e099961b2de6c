"""Strategies for journals of any method: whatever may happen, and what respects the method."""

from datetime import UTC, datetime, time, timedelta
from typing import Final

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from arbeidsmiljo.errors import ArbeidsmiljoError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.distribution import DistributionPlan
from arbeidsmiljo.model.events import (
    Event,
    FindingRecorded,
    MeasureProposed,
    Payload,
    PlanDrawnUp,
    ProcessClosed,
    ResultsImported,
    ResultsPublished,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import EventId, PersonId, PublicationId, RoundId, UnitId
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.reorganisation import OrganisationHistory
from arbeidsmiljo.model.unit_events import (
    LeaderChanged,
    UnitClosed,
    UnitMerged,
    UnitMoved,
    UnitOpened,
)
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.testing.following import Follower
from arbeidsmiljo.testing.occurrences import draw_occurrence
from arbeidsmiljo.testing.organisations import organisations
from arbeidsmiljo.testing.process_days import STARTED, pick
from arbeidsmiljo.testing.processes import (
    PROCESS,
    Recording,
    distribution_plans_of,
    recordings,
    start,
)

_ROUND: Final = RoundId("r1")
_PUBLICATION: Final = PublicationId("p1")
_BESIDES: Final = (WantedEffectSet, FindingRecorded, MeasureProposed, PlanDrawnUp)
_GAPS: Final = (0, 0, 1, 10, 40)
_ONE_IN: Final = 8


@st.composite
def journals_of(
    draw: DrawFn, method: Method, *, max_units: int = 5, max_events: int = 12
) -> tuple[Event, ...]:
    """Draw journals of a method: whatever can be recorded, whether or not it makes sense.

    Meetings with their points, steps, documents, reports, findings, measures, effects and plans,
    parameters, dispensations, reorganisations, corrections and closing are all among it, in any
    order of their days.

    Args:
        draw: Hypothesis's.
        method: The method.
        max_units: How many units at most at the start.
        max_events: How many events at most beside the start.
    """
    process = start(
        draw(organisations(max_units=max_units)),
        distribution=draw(distribution_plans_of(method)),
        method=method,
    )
    for _ in range(draw(st.integers(0, max_events))):
        recording: Recording = draw(recordings(process))
        recording.put(process)
    if pick(draw, range(_ONE_IN)) == 1:
        latest = max(event.happened for event in process.known())
        Recording(payload=ProcessClosed(), happened=latest).put(process)
    return tuple(process.journal)


@st.composite
def respectful_journals(
    draw: DrawFn, method: Method, *, max_units: int = 4, max_besides: int = 4
) -> tuple[Event, ...]:
    """Draw journals that follow a method: its order of planning, and its rules where they can be.

    Every meeting of the plan is held on its day, and what rules ask for is done; findings,
    measures, effects and plans come up in between. No rule that says "must" is broken, as far as
    a greedy construction can see to that.

    Args:
        draw: Hypothesis's.
        method: The method.
        max_units: How many units at most.
        max_besides: How many things at most come up in between.
    """
    plan = draw(distribution_plans_of(method))
    # Whoever reads late meets late, and then no rule with a deadline can be kept.
    at_once = tuple(evolve(line, since=STARTED) for line in plan.lines)
    process = start(
        draw(organisations(max_units=max_units)),
        distribution=DistributionPlan(lines=at_once),
        method=method,
    )
    follower = Follower(process)
    top = process.organisation.top.id
    follower.do(ResultsImported(round=_ROUND), top)
    follower.do(ResultsPublished(round=_ROUND, publication=_PUBLICATION), top)
    left = draw(st.integers(0, max_besides))
    for _ in follower.meetings():
        if left and draw(st.booleans()):
            payload, unit, _ = draw_occurrence(draw, process)
            if isinstance(payload, _BESIDES) and not _is_told_again(payload, process):
                left -= 1
                follower.do(payload, unit or top)
    return tuple(process.journal)


def _is_told_again(payload: Payload, process: Process) -> bool:
    """Tell whether a finding would be told of once more, as another than it was acted on as."""
    return isinstance(payload, FindingRecorded) and any(
        isinstance(event.payload, FindingRecorded) and event.payload.finding == payload.finding
        for event in process.known()
    )


@st.composite
def organisations_with_changes(
    draw: DrawFn, *, max_units: int = 6, max_changes: int = 4
) -> OrganisationHistory:
    """Draw organisations that change: units come, go, move and merge, and leaders change.

    Args:
        draw: Hypothesis's.
        max_units: How many units at most at the start.
        max_changes: How many changes at most.
    """
    start_of_all = draw(organisations(max_units=max_units))
    history = OrganisationHistory(start_of_all)
    today = STARTED
    for number in range(1, draw(st.integers(0, max_changes)) + 1):
        today += timedelta(days=pick(draw, _GAPS))
        payload, unit = _draw_change(draw, history.now, number)
        event = Event(
            id=EventId(f"e{number}"),
            process=PROCESS,
            sequence=number,
            happened=today,
            recorded=datetime.combine(today, time(12), UTC),
            unit=unit,
            payload=payload,
        )
        try:
            history = OrganisationHistory(start_of_all, (*history.events, event))
        except ArbeidsmiljoError:
            # The drawn change is none that this tree can have; the next may be.
            continue
    return history


def _draw_change(
    draw: DrawFn, organisation: Organisation, number: int
) -> tuple[Payload, UnitId | None]:
    units = [unit.id for unit in organisation.units]
    opened = Unit(id=UnitId(f"ny-{number}"), name=f"Ny enhet {number}", employees=number)
    changes: tuple[Payload, ...] = (
        UnitOpened(opened=opened),
        UnitClosed(),
        UnitMoved(to=pick(draw, units)),
        UnitMerged(into=pick(draw, units), inherits=pick(draw, (True, False))),
        LeaderChanged(leader=pick(draw, (None, PersonId("leder-ny")))),
    )
    unit = pick(draw, units)
    return pick(draw, changes), None if unit == organisation.top.id else unit
