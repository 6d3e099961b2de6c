"""Columns: what is found out for all units at once, and why, is what each unit's case says."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.model.reorganisation import REORGANISATIONS
from arbeidsmiljo.process import Process, assess
from arbeidsmiljo.process.duties import Duties
from arbeidsmiljo.rules.alternation import AlternateResponse
from arbeidsmiljo.rules.case import Case
from arbeidsmiljo.rules.columns import Columns
from arbeidsmiljo.rules.constraint import Constraint, Within
from arbeidsmiljo.rules.existence import Absence, Exactly, Existence
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.side_by_side import Judged, judged
from arbeidsmiljo.testing.constraints import PATTERNS, PERIODS, constraints
from arbeidsmiljo.testing.organisations import organisations
from arbeidsmiljo.testing.processes import STARTED, processes
from arbeidsmiljo.testing.traces import FIRST_DAY, deadline, traces
from tests.core.rules.scenes import Seen
from tests.effort import examples

ONE = st.sampled_from(PATTERNS)
PERIOD = st.sampled_from(sorted(PERIODS))
NUMBER = st.integers(1, 3)
TRUTH = st.booleans()
WITHIN = st.builds(Within, period=PERIOD, since=st.none() | ONE)
BEFORE = st.builds(
    Every, pattern=ONE, over=st.sampled_from([Over.OWN, Over.OWN, Over.ENTERPRISE]), n=NUMBER
)
PLAIN: dict[str, st.SearchStrategy[Constraint]] = {
    "existence": st.builds(Existence, pattern=ONE, n=NUMBER, within=st.none() | WITHIN),
    "existence of each": st.builds(
        Existence,
        pattern=ONE,
        also=st.lists(ONE, min_size=1, max_size=2).map(tuple),
        within=st.none() | WITHIN,
    ),
    "absence": st.builds(Absence, pattern=ONE, n=NUMBER),
    "exactly": st.builds(Exactly, pattern=ONE, n=NUMBER),
    "response": st.builds(Response, trigger=ONE, target=ONE, strictly=TRUTH),
    "first response": st.builds(
        Response,
        trigger=ONE,
        target=ONE,
        within=PERIOD,
        first_only=st.just(value=True),
        strictly=TRUTH,
    ),
    "responded existence": st.builds(RespondedExistence, trigger=ONE, target=ONE, first_only=TRUTH),
    "precedence": st.builds(
        Precedence,
        before=st.lists(BEFORE, min_size=1, max_size=3).map(tuple),
        target=ONE,
        strictly=TRUTH,
        first_only=TRUTH,
    ),
    "alternate response": st.builds(AlternateResponse, trigger=ONE, target=ONE, strictly=TRUTH),
}
"""The constraints that columns answer, with the options that they answer."""

DAYS = st.integers(0, 30).map(lambda days: FIRST_DAY + timedelta(days=days))


def changing(period: ParameterKey, since: date, at: date) -> date:
    """Give the last day of a period that is two days longer from the tenth day on."""
    longer = at >= FIRST_DAY + timedelta(days=10)
    return deadline(period, since, at) + timedelta(days=2 if longer else 0)


@st.composite
def scenes(draw: st.DrawFn, of: st.SearchStrategy[Constraint]) -> list[Seen]:
    """Draw a constraint, put to one trace in several units that neither come nor go."""
    constraint = draw(of)
    # Few units with much in them show orders; many show what is common to all.
    most_units, least = draw(st.sampled_from([(2, 8), (3, 8), (5, 0)]))
    organisation = draw(organisations(max_units=most_units, max_own=1))
    units = draw(
        st.lists(st.sampled_from([unit.id for unit in organisation.units]), min_size=1, unique=True)
    )
    trace = [
        one
        for one in draw(traces(organisation, constraint, least=least, most=14))
        if not isinstance(one.payload, REORGANISATIONS)
        and (one.unit is None or one.unit in organisation)
    ]
    after = draw(st.sampled_from([deadline, changing]))
    return [
        Seen(constraint=constraint, organisation=organisation, trace=trace, unit=unit, after=after)
        for unit in units
    ]


def side_by_side(all_seen: list[Seen], on: date, *, in_one_run: bool) -> Judged | None:
    """Judge all by columns."""
    registers = all_seen[0].registers(on, in_one_run=in_one_run)
    top = all_seen[0].organisation.top.id
    case = Case(world=all_seen[0].case(on).world, unit=top, units=(top,), since=FIRST_DAY)
    columns = Columns(case, [one.unit for one in all_seen], registers)
    return judged(all_seen[0].constraint, columns)


@pytest.mark.parametrize("name", PLAIN)
@settings(max_examples=examples(400))
@given(data=st.data(), on=DAYS, in_one_run=TRUTH)
def test_columns_say_what_each_case_says(
    name: str, data: st.DataObject, on: date, *, in_one_run: bool
) -> None:
    """In every unit state and evidence are the verdict's, or the case is to be asked."""
    all_seen = data.draw(scenes(PLAIN[name]))
    found = side_by_side(all_seen, on, in_one_run=in_one_run)
    assert found is not None
    for number, (one, state) in enumerate(zip(all_seen, found.states, strict=True)):
        event("asked" if state is None else state)
        if state is not None:
            verdict = one.verdict(on)
            assert (state, found.events(number)) == (verdict.state, verdict.evidence)


@settings(max_examples=examples(300))
@given(scenes(constraints()), DAYS)
def test_what_columns_do_not_answer_they_leave(all_seen: list[Seen], on: date) -> None:
    """Whatever options a constraint has, columns say what the verdicts do, or nothing at all."""
    found = side_by_side(all_seen, on, in_one_run=True)
    if found is not None:
        for number, (one, state) in enumerate(zip(all_seen, found.states, strict=True)):
            if state is not None:
                verdict = one.verdict(on)
                assert (state, found.events(number)) == (verdict.state, verdict.evidence)


@settings(max_examples=examples(100))
@given(processes(max_events=25), st.integers(0, 120))
def test_duties_are_counted_as_they_are(process: Process, day: int) -> None:
    """Tally, evidence and choice are those of every duty's own verdict."""
    on = STARTED + timedelta(days=day)
    duties = assess(process, on=on).duties
    tally = duties.tally()
    ledger = process.ledger(process.known(on=on))
    one_by_one = [ledger.duty(place, on) for place in ledger.places()]
    assert duties == tuple(one_by_one)
    assert tally == {
        rule.key: Counter(one.verdict.state for one in one_by_one if one.rule is rule)
        for rule in process.method.rules
    }
    for rule in process.method.rules:
        evidence = duties.evidence(rule.key)
        own = [one for one in one_by_one if one.rule is rule]
        assert list(zip(evidence.units, evidence, strict=True)) == [
            (one.unit, one.verdict.evidence) for one in own
        ]
        assert evidence[1:3] == tuple(one.verdict.evidence for one in own[1:3])
    open_ones = Duties(ledger, on).where(state=lambda state: state.is_open)
    assert open_ones == tuple(one for one in one_by_one if one.verdict.state.is_open)
    for number in (0, -1, len(one_by_one) // 2):
        assert duties[number] == one_by_one[number]
    assert duties[1:4] == tuple(one_by_one[1:4])
    with pytest.raises(IndexError, match=str(len(one_by_one))):
        duties[len(one_by_one)]
