"""What recording and time change, for methods with rules of any kind."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.process import Process, assess
from arbeidsmiljo.testing.organisations import organisations
from arbeidsmiljo.testing.processes import STARTED, recordings, start
from tests.core.rules.duties import check_parts, different, record, verdicts
from tests.core.rules.random_methods import methods
from tests.effort import examples

_NOON = datetime.combine(STARTED, time(12), UTC)
_MOMENTS = st.integers(-24, 24 * 90).map(lambda hours: _NOON + timedelta(hours=hours))
_ORGANISATIONS = organisations(min_units=2, max_units=4)


@settings(max_examples=examples(100))
@given(methods(), _ORGANISATIONS, st.data())
def test_recording_tells_of_every_duty_that_changed(
    method: Method, organisation: Organisation, data: st.DataObject
) -> None:
    """Whatever the rules are, it tells of those in which two assessments of the day differ."""
    process = start(organisation, method=method)
    for _ in range(data.draw(st.integers(1, 10))):
        earlier = Process(method, process.journal)
        recorded = record(process, data.draw(recordings(process)), data.draw(st.integers(-24, 72)))
        on = recorded.event.recorded.date()
        before, after = verdicts(earlier, on), verdicts(process, on)
        assert {change.duty.id for change in recorded.changed} == different(before, after)


@settings(max_examples=examples(100))
@given(methods(), _ORGANISATIONS, st.data(), st.lists(_MOMENTS, min_size=3, max_size=5))
def test_changes_of_parts_are_those_of_the_whole(
    method: Method, organisation: Organisation, data: st.DataObject, moments: list[datetime]
) -> None:
    """Whatever the rules are, a reminder is not lost, nor sent twice, where an interval is cut."""
    process = start(organisation, method=method)
    for _ in range(data.draw(st.integers(1, 10))):
        record(process, data.draw(recordings(process)), data.draw(st.integers(0, 72)))
    check_parts(process, moments)


@settings(max_examples=examples(100))
@given(methods(), _ORGANISATIONS, st.data(), st.integers(0, 130))
def test_columns_tell_what_each_duty_tells(
    method: Method, organisation: Organisation, data: st.DataObject, days: int
) -> None:
    """Whatever the rules are, an assessment counts and proves what each of its duties says."""
    process = start(organisation, method=method)
    for _ in range(data.draw(st.integers(1, 12))):
        record(process, data.draw(recordings(process)), data.draw(st.integers(0, 72)))
    on = STARTED + timedelta(days=days)
    assessment, ledger = assess(process, on=on), process.ledger(process.known(on=on))
    alone = [ledger.duty(place, on) for place in ledger.places()]
    for rule in method.rules:
        own = [duty.verdict for duty in alone if duty.rule is rule]
        assert list(assessment.evidence(rule.key)) == [verdict.evidence for verdict in own]
        tally = assessment.duties.tally()[rule.key]
        states = [verdict.state for verdict in own]
        assert {state: n for state, n in tally.items() if n} == {
            state: states.count(state) for state in states
        }
