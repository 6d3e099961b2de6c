"""The rules: each is kept by one ending of a story and broken by another."""

from datetime import timedelta
from itertools import pairwise

import pytest
from attrs import evolve

from arbeidsmiljo.model.measures import FindingKind, MeasureState
from arbeidsmiljo.model.statements import Force
from arbeidsmiljo.process import assess, plan_meetings
from arbeidsmiljo.rules import pattern
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.methods import check_method
from arbeidsmiljo.testing.stories import ONE, START, Told, problems_of, states, tell
from arbeidsmiljo.trace import trace, trace_problems
from arbeidsmiljo_innsatsteam.actors import INNSATSTEAM as TEAM
from arbeidsmiljo_innsatsteam.actors import SUPERIOR_LEADER
from arbeidsmiljo_innsatsteam.meetings import START_UP_POINTS
from arbeidsmiljo_innsatsteam.method import INNSATSTEAM
from tests.plugins.innsatsteam.stories import (
    ANCHORED,
    FINDING,
    GROUP,
    MAPPED,
    MEASURE,
    PARTIES,
    STORIES,
    decided,
    found,
    held,
    moved,
    proposed,
    report,
    start_up,
    trained,
    without,
)


def state_of(rule: str, *told: Told, day: int = 400, subject: str = "") -> State:
    """Give the state of a unit's duty, or of one about a subject there, on a day."""
    name = f"{rule}@{ONE}/{subject}" if subject else f"{rule}@{ONE}"
    return states(INNSATSTEAM, told, day)[name]


def test_every_rule_can_be_kept_and_broken_in_any_enterprise() -> None:
    """Keys agree, texts are complete, and every verdict can be reached."""
    check_method(INNSATSTEAM)


def test_every_rule_has_a_story() -> None:
    """No rule is without a test that breaks when it is broken."""
    assert set(STORIES) == {rule.key for rule in INNSATSTEAM.rules}


@pytest.mark.parametrize("rule", sorted(STORIES))
def test_a_rule_is_kept_and_broken(rule: str) -> None:
    """One ending keeps the rule, the other breaks it, and with it only what it entails."""
    assert problems_of(INNSATSTEAM, rule, STORIES[rule]) == ()


def test_proposals_may_be_prioritised_together() -> None:
    """The meeting in which the parties prioritise counts for every proposal."""
    story = evolve(
        STORIES["parties-prioritise"],
        kept=(held(41, "priorities"),),
        broken=(held(43, "priorities"),),
    )
    assert problems_of(INNSATSTEAM, "parties-prioritise", story) == ()


def test_what_is_decided_before_the_employees_have_proposed_waits_for_no_priority() -> None:
    """The parties go through the employees' proposals, and so not before there are any."""
    told = (proposed(10), decided(11), held(30, "measure-gathering"))
    assert state_of("parties-prioritise", *told, subject=MEASURE) is State.FULFILLED


def test_a_second_meeting_mends_the_first() -> None:
    """Who was not in the start-up meeting, and what was not taken up there, may be in the next."""
    points = tuple(one.key for one in START_UP_POINTS)
    first = held(5, "start-up", *points[:3], attended=GROUP[:4])
    second = held(6, "start-up", points[3], attended=GROUP[4:])
    told = (*without(MAPPED, start_up(5)), first)
    for rule in ("start-up-with-everybody", "start-up-covers-its-points"):
        assert state_of(rule, *told) is State.VIOLATED
        assert state_of(rule, *told, second) is State.FULFILLED


def test_who_took_part_in_a_start_up_meeting_may_be_told_later() -> None:
    """As long as the mapping has not begun, nothing is broken."""
    assert state_of("start-up-with-everybody", *ANCHORED, held(5, "start-up")) is State.INACTIVE


def test_the_report_may_be_presented_to_the_parties_in_two_meetings() -> None:
    """The leader is in both."""
    leader, union, safety = PARTIES
    first = held(22, "report-to-parties", attended=(leader, union))
    told = (held(21, "report-to-leader"), first, held(25, "findings-to-employees"))
    rule = "report-to-parties-with-leader"
    assert state_of(rule, *told) is State.VIOLATED
    alone = held(23, "report-to-parties", attended=(safety,))
    assert state_of(rule, *told, alone) is State.VIOLATED
    together = held(23, "report-to-parties", attended=(leader, safety))
    assert state_of(rule, *told, together) is State.FULFILLED


def test_a_selection_may_represent_all() -> None:
    """Where not all can take part, that is as good."""
    told = without(MAPPED, held(12, "dialogue", "all-employees"))
    selected = held(12, "dialogue", "representative-selection")
    rule = "all-employees-take-part"
    assert state_of(rule, *told, selected, report(20)) is State.FULFILLED


def test_groups_may_be_trained_in_sessions_of_their_own() -> None:
    """Two sessions that cover all four groups together are as good as one."""
    told = [trained(10, "leaders", "process-leaders"), trained(20, "union-representatives")]
    held_so_far = states(INNSATSTEAM, told, 100)
    assert {name: state for name, state in held_so_far.items() if name.startswith("trained-")} == {
        "trained-process-leaders@top": State.FULFILLED,
        "trained-leaders@top": State.FULFILLED,
        "trained-union-representatives@top": State.FULFILLED,
        "trained-safety-service@top": State.OVERDUE,
    }


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        ("challenge-handled", FindingKind.IMPROVEMENT),
        ("strength-maintained", FindingKind.PRESERVATION),
    ],
)
def test_a_proposal_that_is_turned_down_is_an_answer(rule: str, kind: FindingKind) -> None:
    """The parties choose: an area for which they turned a proposal down is not late."""
    told = (held(150, "evaluation"), found(160, kind, FINDING), proposed(180, FINDING))
    turned_down = (*told, moved(200, MeasureState.REJECTED))
    assert state_of(rule, *told, subject=FINDING) is State.FULFILLED
    assert state_of(rule, *turned_down, subject=FINDING) is State.FULFILLED
    chosen_among = (*told, held(190, "priorities"), moved(390, MeasureState.REJECTED))
    assert state_of(rule, *chosen_among, subject=FINDING) is State.FULFILLED


def test_areas_are_asked_for_once_the_staff_have_evaluated() -> None:
    """Before that the parties choose what to do something about; what comes up later is new."""
    rule, kind = "challenge-handled", FindingKind.IMPROVEMENT
    first = (found(13, kind, FINDING), held(41, "priorities"))
    assert state_of(rule, *first, subject=FINDING) is State.INACTIVE
    evaluation = held(150, "evaluation")
    assert state_of(rule, *first, evaluation, subject=FINDING) is State.FULFILLED
    new = (held(41, "priorities"), evaluation, found(150, kind, FINDING))
    assert state_of(rule, *new, day=200, subject=FINDING) is State.PENDING
    assert state_of(rule, *new, subject=FINDING) is State.OVERDUE


def test_a_strength_needs_no_measure() -> None:
    """What goes well is maintained too where the staff have looked at it again."""
    told = (held(150, "evaluation"), found(160, FindingKind.PRESERVATION, FINDING))
    rule = "strength-maintained"
    assert state_of(rule, *told, subject=FINDING) is State.OVERDUE
    looked_at = held(220, "evaluation", "strengths")
    assert state_of(rule, *told, looked_at, subject=FINDING) is State.FULFILLED


def test_a_process_that_stalls_is_late_with_whom_it_waits_for() -> None:
    """A report that nobody was shown is the team's to see to; the leader is late with nothing."""
    told = (*MAPPED, report(36))
    assessment = assess(tell(INNSATSTEAM, told), on=START + timedelta(days=228))
    late = {
        duty.rule.key: duty.rule.bearer
        for duty in assessment.duties
        if duty.verdict.state is State.OVERDUE and duty.unit == ONE
    }
    assert late == {
        "report-shown-to-leader": TEAM,
        "superior-supports": SUPERIOR_LEADER,
    }


def test_each_meeting_is_followed_by_the_next_in_time() -> None:
    """Between the start-up meeting and the priorities there is always something that is due."""
    due = {
        (rule.constraint.trigger, rule.constraint.target)
        for rule in INNSATSTEAM.rules
        if isinstance(rule.constraint, Response) and rule.constraint.within is not None
    }
    assert {
        (pattern.held(one), pattern.held(other))
        for one, other in (
            ("start-up", "dialogue"),
            ("report-to-leader", "report-to-parties"),
            ("findings-to-employees", "measure-gathering"),
            ("measure-gathering", "priorities"),
            ("priorities", "evaluation"),
        )
    } <= due


def test_a_measure_is_evaluated_after_it_was_carried_out() -> None:
    """The time for it does not run while the measure is still under way."""
    told = (proposed(40), moved(41, MeasureState.PRIORITISED), decided(42))
    rule = "measure-evaluated"
    assert state_of(rule, *told, subject=MEASURE) is State.INACTIVE
    done = (*told, moved(300, MeasureState.DONE))
    assert state_of(rule, *done, subject=MEASURE) is State.PENDING


def test_what_comes_after_each_other_leaves_people_time() -> None:
    """Findings, measures and priorities are planned two weeks apart, for the sake of rotas."""
    planned = plan_meetings(tell(INNSATSTEAM, []))
    days = {str(one.meeting.key): one.on for one in planned if one.unit == ONE}
    keys = ("report-to-parties", "findings-to-employees", "measure-gathering", "priorities")
    for one, other in pairwise(keys):
        assert days[other] - days[one] >= timedelta(weeks=2)


def test_the_team_has_one_meeting_a_day() -> None:
    """The team goes to every unit, and so no two of its meetings are planned for one day."""
    meetings = plan_meetings(tell(INNSATSTEAM, []))
    led = [one.on for one in meetings if one.meeting.actor == TEAM]
    assert len(led) > len({one.meeting.key for one in meetings})
    assert len(set(led)) == len(led)


def test_every_statement_is_carried_in_its_form() -> None:
    """All 45 statements of the source are there, and no rule asks for more than they do."""
    assert [one.statement.id[0] for one in trace([INNSATSTEAM])] == ["I"] * 45
    assert trace_problems([INNSATSTEAM]) == ()


@pytest.mark.parametrize("rule", INNSATSTEAM.rules, ids=lambda rule: rule.key)
def test_a_guide_is_no_law(rule: Rule) -> None:
    """Every rule is guidance, names its statements, and says so where a length of time is ours."""
    assert rule.force is Force.GUIDE
    assert rule.statements
    assert not rule.constraint.parameters or rule.ours is not None


def test_what_the_source_does_not_number_is_ours() -> None:
    """Every default length of time is marked as ours."""
    assert all(parameter.ours for parameter in INNSATSTEAM.parameters)
