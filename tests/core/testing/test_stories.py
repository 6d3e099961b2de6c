"""Stories tell whether a rule is kept, broken, and alone in it."""

from datetime import timedelta

import pytest
from attrs import evolve

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import (
    FindingRecorded,
    MeetingHeld,
    Payload,
    ResultsPublished,
    StepTaken,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import (
    EffectId,
    FindingId,
    MeetingKey,
    PublicationId,
    RoundId,
    RuleKey,
    StepKey,
    TextId,
)
from arbeidsmiljo.model.measures import FindingKind
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_names import EMPLOYEES_INFORMED, UNIT_MEETING
from arbeidsmiljo.testing.stories import (
    ONE,
    START,
    TOP,
    Story,
    Told,
    check_stories,
    check_story,
    difference,
    problems_of,
    states,
    tell,
)
from arbeidsmiljo.testing.witnesses import Witness, witnesses

METHOD = example_method()
INFORMED: Told = (3, StepTaken(step=EMPLOYEES_INFORMED), None)
PUBLISHED: Told = (
    0,
    ResultsPublished(round=RoundId("r"), publication=PublicationId("p")),
    None,
)
MET: Payload = MeetingHeld(meeting=UNIT_MEETING)

INFORMED_IN_TIME = Story(day=60, kept=(INFORMED,))


def only(*rules: str) -> Method:
    """Give the method with some of its rules, which entail nothing."""
    kept = (evolve(rule, entails=()) for rule in METHOD.rules if rule.key in rules)
    return evolve(METHOD, rules=tuple(kept))


def test_a_story_that_holds_passes() -> None:
    """A story whose endings keep and break the rule, and no other, has no problem."""
    check_story(METHOD, "employees-informed", INFORMED_IN_TIME)
    assert problems_of(METHOD, "employees-informed", INFORMED_IN_TIME) == ()


@pytest.mark.parametrize(
    ("story", "told"),
    [
        (Story(day=60), "employees-informed@top is overdue where it is kept"),
        (Story(day=60, common=(INFORMED,)), "employees-informed@top is fulfilled where it is bro"),
        (Story(day=5, kept=(INFORMED,)), "employees-informed@top is pending where it is broken"),
        (
            Story(unit=ONE, day=60, kept=(INFORMED,)),
            "employees-informed@one is not there where it is kept; there is employees-informed@top",
        ),
    ],
    ids=["not kept", "not broken", "still time", "not there"],
)
def test_a_story_that_does_not_hold_is_told(story: Story, told: str) -> None:
    """What a duty is in place of kept or broken is told, with its name."""
    with pytest.raises(AssertionError) as caught:
        check_story(METHOD, "employees-informed", story)
    assert told in str(caught.value)


def test_what_has_no_deadline_is_broken_while_it_is_not_done() -> None:
    """Effects are to be brought out, no source says when: without them the rule is not kept."""
    effect = WantedEffectSet(effect=EffectId("e"), wording=TextId("t"))
    story = Story(day=5, kept=((0, effect, None),))
    check_story(only("effects-wanted"), "effects-wanted", story)


def test_a_permission_is_kept_by_using_it() -> None:
    """Nothing is wrong with not using a permission; its story is one of use and none."""
    story = Story(unit=ONE, day=60, kept=((2, MET, ONE), (9, MET, ONE)))
    check_story(only("unit-meets-again"), "unit-meets-again", story)


def test_what_comes_late_breaks_a_rule() -> None:
    """Who is informed after the deadline was not informed in time."""
    late: Told = (90, StepTaken(step=EMPLOYEES_INFORMED), None)
    story = Story(day=100, kept=(INFORMED,), broken=(late,))
    assert problems_of(only("employees-informed"), "employees-informed", story) == ()


def test_other_rules_that_break_too_are_named() -> None:
    """A rule of the same event breaks with it: it is told, until the rule says it entails it."""
    method = only("unit-meets", "unit-meets-again")
    story = Story(unit=ONE, day=200, common=(PUBLISHED,), kept=((2, MET, ONE), (9, MET, ONE)))
    with pytest.raises(AssertionError, match="unit-meets-again@one turn out differently too"):
        check_story(method, "unit-meets", story)
    assert difference(method, story) == ("unit-meets@one", "unit-meets-again@one")

    meets, again = method.rules
    entailing = evolve(meets, entails=(again.key,))
    check_story(evolve(method, rules=(entailing, again)), "unit-meets", story)


def test_duties_of_one_ending_only_are_a_difference() -> None:
    """A finding that nobody made in the other ending has no duty there, and that is told."""
    finding = FindingRecorded(
        finding=FindingId("f"), kind=FindingKind.UNLAWFUL, wording=TextId("t")
    )
    method = only("employees-informed", "unlawful-looked-into")
    found = (4, finding, None)
    for story in (
        Story(day=60, kept=(INFORMED, found)),
        Story(day=60, kept=(INFORMED,), broken=(found,)),
    ):
        both = ("employees-informed@top", f"unlawful-looked-into@{TOP}/f")
        assert difference(method, story) == both


def test_every_rule_needs_a_story() -> None:
    """Rules without a story, stories without a rule and stories that fail are told together."""
    method = only("employees-informed", "effects-wanted")
    with pytest.raises(AssertionError) as caught:
        check_stories(method, {"employees-informed": Story(day=60), "no-such-rule": Story()})
    told = str(caught.value)
    assert "rule effects-wanted has no story" in told
    assert "employees-informed@top is overdue where it is kept" in told
    assert "a story of rule no-such-rule" in told


def test_stories_of_all_rules_pass() -> None:
    """A method whose every rule has a story that holds has no problem."""
    check_stories(only("employees-informed"), {"employees-informed": INFORMED_IN_TIME})


def test_a_story_is_told_day_by_day() -> None:
    """What is told in any order is recorded in that of its days."""
    process = tell(METHOD, [(9, MET, ONE), INFORMED, (2, MET, ONE)])
    happened = [(event.happened - START).days for event in process.journal]
    assert happened == [0, 2, 3, 9]
    assert states(METHOD, [INFORMED], 3)[f"employees-informed@{TOP}"] == "fulfilled"


def test_what_cannot_be_recorded_cannot_be_told() -> None:
    """A story of a meeting that the method does not have is refused as recording it would be."""
    unknown: Told = (2, MeetingHeld(meeting=MeetingKey("no-such-meeting")), None)
    with pytest.raises(NotFoundError, match="no-such-meeting"):
        tell(METHOD, [unknown])
    with pytest.raises(NotFoundError, match="no-such-step"):
        tell(METHOD, [(2, StepTaken(step=StepKey("no-such-step")), None)])


def as_story(kept: Witness, broken: Witness) -> Story:
    """Make a story of two witnesses of one duty."""
    return Story(
        unit=kept.unit,
        subject=kept.subject,
        day=max(kept.day, broken.day),
        kept=kept.told,
        broken=broken.told,
    )


@pytest.mark.parametrize("rule", ["committee-hears", "plan-returned", "unlawful-looked-into"])
def test_witnesses_make_a_story(rule: str) -> None:
    """What a search finds to keep a rule and to break it is a story of that rule."""
    found = witnesses(METHOD, METHOD.rule(rule))
    assert found.kept is not None
    assert found.broken is not None
    story = as_story(found.kept, found.broken)
    changed = {name.partition("@")[0] for name in difference(METHOD, story)}
    check_story(entailing(rule, *sorted(changed - {rule})), rule, story)


def entailing(rule: str, *others: str) -> Method:
    """Give the example with a rule that entails others."""
    made = evolve(METHOD.rule(rule), entails=tuple(map(RuleKey, others)))
    return evolve(METHOD, rules=tuple(made if one.key == rule else one for one in METHOD.rules))


def test_what_a_rule_entails_turns_out_differently_in_its_story() -> None:
    """A rule that entails one which its story does not break is told."""
    found = witnesses(METHOD, METHOD.rule("plan-returned"))
    assert found.kept is not None
    assert found.broken is not None
    story = as_story(found.kept, found.broken)
    changed = {name.partition("@")[0] for name in difference(METHOD, story)} - {"plan-returned"}
    method = entailing("plan-returned", *sorted({*changed, "committee-hears"}))
    (problem,) = problems_of(method, "plan-returned", story)
    assert "entails committee-hears, and these turn out the same" in problem


def test_a_day_is_counted_from_the_start() -> None:
    """The witness of a missed deadline asks about a day after it."""
    found = witnesses(METHOD, METHOD.rule("employees-informed"))
    assert found.broken is not None
    assert found.broken.asked == START + timedelta(days=found.broken.day)
    assert found.broken.asked > found.broken.process(METHOD).deadline(
        METHOD.rule("employees-informed").constraint.parameters[0], START
    )
