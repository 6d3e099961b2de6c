"""Subjects: what tells of them comes and goes, and what is known of them is as if read anew."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.distribution import Distribution, DistributionPlan, ReportLevel
from arbeidsmiljo.model.events import (
    Event,
    FindingRecorded,
    MeasureDecided,
    MeasureMoved,
    MeasureProposed,
    Payload,
    PlanDrawnUp,
    PlanReviewed,
    ProcessStarted,
    ReportReleased,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    EffectId,
    EventId,
    FindingId,
    MeasureId,
    MethodKey,
    PlanId,
    ProcessId,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.measures import FindingKind, MeasureState
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.subjects import ANSWERED, Life, Subjects, introduced, is_rejection
from tests.core.process.followed import small_organisation
from tests.effort import examples

FIRST_DAY = date(2026, 2, 2)
NOW = datetime(2026, 12, 1, tzinfo=UTC)
TOP = UnitId("top")
TEXT = TextId("t")

FINDINGS = st.sampled_from([FindingId("f1"), FindingId("f2")])
MEASURES = st.sampled_from([MeasureId(name) for name in ("m1", "m2", "m3")])
EFFECTS = st.sampled_from([EffectId("w1"), EffectId("w2")])
PLANS = st.sampled_from([PlanId("p1"), PlanId("p2")])
LINES = st.builds(
    Distribution,
    report=st.sampled_from(ReportLevel),
    to=st.sampled_from([ActorKey("amu"), ActorKey("hr")]),
    since=st.just(FIRST_DAY),
)
STARTS = st.lists(LINES, max_size=3).map(
    lambda lines: ProcessStarted(
        method=MethodKey("m"),
        edition="1",
        language="en",
        organisation=small_organisation(),
        distribution=DistributionPlan(lines=tuple(lines)),
        group_sizes=GroupSizes(ordinary=5),
    )
)
PAYLOADS: st.SearchStrategy[Payload] = st.one_of(
    st.builds(
        MeasureProposed,
        measure=MEASURES,
        wording=st.just(TEXT),
        finding=st.none() | FINDINGS,
        effect=st.none() | EFFECTS,
        plan=st.none() | PLANS,
    ),
    st.builds(
        MeasureMoved,
        measure=MEASURES,
        to=st.sampled_from([MeasureState.REJECTED, MeasureState.STARTED]),
    ),
    st.builds(MeasureDecided, measure=MEASURES),
    st.builds(
        FindingRecorded,
        finding=FINDINGS,
        kind=st.sampled_from(FindingKind),
        wording=st.just(TEXT),
    ),
    st.builds(WantedEffectSet, effect=EFFECTS, wording=st.just(TEXT)),
    st.builds(PlanDrawnUp, plan=PLANS, topic=st.just(TEXT)),
    st.builds(PlanReviewed, plan=PLANS),
    STARTS,
    st.builds(
        ReportReleased,
        report=st.sampled_from(ReportLevel),
        to=st.sampled_from([ActorKey("amu"), ActorKey("hr")]),
    ),
)


@st.composite
def journals(draw: st.DrawFn) -> tuple[Event, ...]:
    """Draw events of few days and units, in the order in which they were recorded."""
    payloads = draw(st.lists(PAYLOADS, min_size=1, max_size=12))
    units = st.sampled_from([None, UnitId("a"), UnitId("b")])
    return tuple(
        Event(
            id=EventId(f"e{number}"),
            process=ProcessId("p"),
            sequence=number,
            happened=FIRST_DAY + timedelta(days=draw(st.integers(0, 4))),
            recorded=NOW,
            unit=draw(units),
            payload=payload,
        )
        for number, payload in enumerate(payloads, start=1)
    )


def in_order(events: Sequence[Event]) -> list[Event]:
    """Give events in the order in which they happened."""
    return sorted(events, key=lambda event: event.place_in_time)


def answers(subjects: Subjects, journal: Sequence[Event]) -> dict[object, object]:
    """Give everything that subjects answer about what a journal names."""
    names = {
        *("f1", "f2", "m1", "m2", "m3", "w1", "w2", "p1", "p2", "nobody"),
        *(key for event in journal for key in introduced(event.payload, Subject.REPORT)),
    }
    days = {event.happened for event in journal}
    found: dict[object, object] = {"rejects": subjects.rejects}
    for kind in Subject:
        found[kind] = list(subjects.of(kind))
        for name in names:
            found[kind, name] = subjects.life(kind, name)
            found[kind, name, "begun"] = [subjects.had_begun(kind, name, day) for day in days]
            if kind in ANSWERED:
                found[kind, name, "for"] = list(subjects.measures_for(kind, name))
        for event in journal:
            found[kind, event.id] = subjects.about(event, kind)
    for event in journal:
        found[event.id] = subjects.rejection(event)
    return found


@settings(max_examples=examples(300))
@given(journals(), st.data())
def test_they_are_the_same_however_events_came_and_went(
    journal: tuple[Event, ...], data: st.DataObject
) -> None:
    """Whatever is taken in and out, and asked on the way, they answer as if read anew."""
    subjects, known = Subjects((), TOP), dict[EventId, Event]()
    for event in data.draw(st.lists(st.sampled_from(journal), min_size=1, max_size=30)):
        if event.id in known:
            subjects.remove(known.pop(event.id))
        else:
            # One that is read from a store is equal, and another object.
            known[event.id] = evolve(event)
            subjects.add(known[event.id])
        if data.draw(st.booleans()):
            anew = Subjects(in_order(tuple(known.values())), TOP)
            assert answers(subjects, journal) == answers(anew, journal)
    anew = Subjects(in_order(tuple(known.values())), TOP)
    assert answers(subjects, journal) == answers(anew, journal)


@settings(max_examples=examples(200))
@given(journals())
def test_a_life_is_what_the_events_tell_in_their_order(journal: tuple[Event, ...]) -> None:
    """It begins with the first that tells of it, and ends with the last rejection after that."""
    subjects = Subjects(journal, TOP)
    lives: dict[Subject, dict[str, Life]] = {kind: {} for kind in Subject}
    for event in in_order(journal):
        for kind in Subject:
            for key in introduced(event.payload, kind):
                life = Life(id=key, unit=event.unit or TOP, began=event)
                lives[kind].setdefault(key, life)
        if is_rejection(event.payload) and event.payload.measure in lives[Subject.MEASURE]:
            life = lives[Subject.MEASURE][event.payload.measure]
            lives[Subject.MEASURE][life.id] = evolve(life, ended=event)
    for kind, expected in lives.items():
        assert list(subjects.of(kind)) == list(expected.values())
    ended = [life for life in lives[Subject.MEASURE].values() if life.ended is not None]
    assert subjects.rejects == bool(ended)


@settings(max_examples=examples(200))
@given(journals())
def test_a_measure_is_for_what_any_proposal_of_it_names(journal: tuple[Event, ...]) -> None:
    """Among the measures for a finding are all that a proposal of theirs ties to it."""
    subjects = Subjects(journal, TOP)
    for kind in ANSWERED:
        for key in ("f1", "f2", "w1", "w2", "p1", "p2"):
            proposed = {
                event.payload.measure
                for event in journal
                if isinstance(event.payload, MeasureProposed)
                and getattr(event.payload, kind.value) == key
            }
            expected = [life for life in subjects.of(Subject.MEASURE) if life.id in proposed]
            assert list(subjects.measures_for(kind, key)) == expected
