"""The assessment of a process: every duty on a day."""

import pickle
from datetime import timedelta

from attrs import evolve
from hypothesis import event, given
from hypothesis import strategies as st

from arbeidsmiljo.model.events import ProcessClosed
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.process import Process, assess, view
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.example_names import HR, LEADER_OF_EMPLOYEES, LEADER_OF_LEADERS
from arbeidsmiljo.testing.oracle import comparable, naive_duties
from arbeidsmiljo.testing.processes import STARTED
from tests.core.process.followed import viewers
from tests.core.process.ran import Ran, ran

DAYS = st.integers(0, 120)


def _is_pending(state: State) -> bool:
    return state is State.PENDING


@given(ran(), DAYS)
def test_each_rule_gives_a_duty_in_each_unit_of_its_scope(one: Ran, day: int) -> None:
    """No duty is left out and none is made up; ids are distinct."""
    on = STARTED + timedelta(days=day)
    duties = assess(one.process, on=on).duties
    assert len({duty.id for duty in duties}) == len(duties)
    event("reorganised" if one.process.history(on=on).changes else "as it was")
    for rule in one.process.method.rules:
        if rule.each is None:
            units = {duty.unit for duty in duties if duty.rule is rule}
            now = one.process.organisation_on(on)
            assert units >= set(now.units_in(rule.scope))
            if not one.process.history(on=on).changes:
                assert units == set(now.units_in(rule.scope))


@given(ran(), DAYS)
def test_the_assessment_agrees_with_the_oracle(one: Ran, day: int) -> None:
    """Whole processes get the verdicts that looking at the whole trace gives."""
    on = STARTED + timedelta(days=day)
    assessed = {duty.id: duty.verdict for duty in assess(one.process, on=on).duties}
    told = naive_duties(one.process, one.process.known(on=on), on)
    assert assessed.keys() == told.keys()
    for name, verdict in assessed.items():
        assert comparable(verdict) in told[name], name


@given(ran(), DAYS)
def test_a_permission_is_never_broken(one: Ran, day: int) -> None:
    """What somebody may do is used or unused, and what somebody must do is neither."""
    for duty in assess(one.process, on=STARTED + timedelta(days=day)).duties:
        used = duty.verdict.state in (State.USED, State.UNUSED)
        assert used == (duty.rule.modality is Modality.MAY)


@given(ran(), DAYS)
def test_what_is_asked_does_not_depend_on_what_is_only_advised(one: Ran, day: int) -> None:
    """Taking away every rule that is no MUST leaves the verdicts of the others as they are."""
    on = STARTED + timedelta(days=day)
    strict = tuple(rule for rule in one.process.method.rules if rule.modality is Modality.MUST)
    alone = Process(evolve(one.process.method, rules=strict), one.process.journal)
    assert assess(alone, on=on).duties == tuple(
        duty for duty in assess(one.process, on=on).duties if duty.rule.modality is Modality.MUST
    )


@given(ran())
def test_closing_ends_every_open_duty(one: Ran) -> None:
    """What was pending has lapsed, what was overdue is violated, and the closing is named."""
    end = STARTED + timedelta(days=110)
    before = assess(one.process, on=end)
    one.record(ProcessClosed(), 110)
    closing = one.process.journal[-1].id
    after = assess(one.process, on=end + timedelta(days=400))
    assert not after.open()
    ended = {State.PENDING: State.LAPSED, State.OVERDUE: State.VIOLATED}
    for was, now in zip(before.duties, after.duties, strict=True):
        assert now.verdict.state is ended.get(was.verdict.state, was.verdict.state)
        assert (closing in now.verdict.evidence) == was.verdict.state.is_open


@given(ran(), DAYS)
def test_who_acts_as_another_bears_that_ones_duties_too(one: Ran, day: int) -> None:
    """In the units in which there is both, and in no other; as the actor's view has them."""
    on = STARTED + timedelta(days=day)
    method = one.process.method
    whole = next(actor for actor in method.actors if actor.key == LEADER_OF_EMPLOYEES)
    acting = evolve(whole, acts_as=(LEADER_OF_LEADERS, HR))
    actors = tuple(acting if actor is whole else actor for actor in method.actors)
    process = Process(evolve(method, actors=actors), one.process.journal)
    assessment = assess(process, on=on)
    roles = {acting.key, *acting.acts_as}
    for viewer in viewers(process, [acting.key], on=on):
        seen = view(process, one.store, viewer, on=on).duties
        known = {duty.id for duty in seen if duty.rule.bearer in roles}
        borne = {duty.id for duty in assessment.of(acting.key, viewer.unit)}
        # Of what is sensitive the view is silent.
        assert known <= borne
        assert {name for name in borne - known if "/" not in name} == set()
    every = {duty.id for duty in assessment.of(acting.key)}
    assert {duty.id for duty in assess(one.process, on=on).of(acting.key)} <= every
    units = process.organisation_on(on).units_in(acting.scope)
    for duty in assessment.of(acting.key):
        assert (
            duty.rule.bearer == acting.key
            or duty.unit in units
            or duty.unit not in {unit.id for unit in process.organisation_on(on).units}
        )


@given(ran(), DAYS)
def test_an_actor_gets_what_it_bears(one: Ran, day: int) -> None:
    """Asked for one after the other, the actors' duties are all duties."""
    assessment = assess(one.process, on=STARTED + timedelta(days=day))
    found = [duty.id for actor in one.process.method.actors for duty in assessment.of(actor.key)]
    assert sorted(found) == sorted(duty.id for duty in assessment.duties)


@given(ran(), DAYS, st.booleans())
def test_an_assessment_answers_the_same_in_another_process(one: Ran, day: int, read: bool) -> None:  # noqa: FBT001 - drawn
    """Sent there and taken over, all that it is asked is answered as it was before."""
    assessment = assess(one.process, on=STARTED + timedelta(days=day))
    if read:
        assert assessment.tally()
    back = pickle.loads(pickle.dumps(assessment))  # noqa: S301 - made on the line itself
    assert type(back.duties) is type(assessment.duties)
    assert back == assessment
    assert hash(back.duties) == hash(assessment.duties)
    assert repr(back.duties) == repr(assessment.duties)
    assert list(back.duties) == list(assessment.duties)
    assert len(back.duties) == len(assessment.duties)
    assert back.duties[:3] == assessment.duties[:3]
    assert back.duties[-1] == assessment.duties[-1]
    assert back.open() == assessment.open()
    assert back.tally() == assessment.tally()
    for modality in Modality:
        assert back.asked(modality) == assessment.asked(modality)
    for actor in one.process.method.actors:
        assert back.of(actor.key) == assessment.of(actor.key)
        for unit in one.process.organisation.units:
            assert back.of(actor.key, unit.id) == assessment.of(actor.key, unit.id)
            own = assessment.duties.where(state=_is_pending, unit=unit.id)
            assert back.duties.where(state=_is_pending, unit=unit.id) == own
    assert pickle.loads(pickle.dumps(back)) == assessment  # noqa: S301 - made on the line itself
