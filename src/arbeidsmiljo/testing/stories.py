"""Stories: for each rule a journal that keeps it, and one that breaks it.

A story has a common part and two endings. Told with the first the rule is kept, with the second
it is not; and every other duty that turns out differently is one of a rule that the broken one
names in `entails`.

Example:
    >>> from arbeidsmiljo.model.events import StepTaken
    >>> from arbeidsmiljo.model.identifiers import StepKey
    >>> from arbeidsmiljo.testing.example_method import example_method
    >>> informed = StepTaken(step=StepKey("employees-informed"))
    >>> story = Story(day=60, kept=((3, informed, None),))
    >>> check_story(example_method(), "employees-informed", story)
    >>> difference(example_method(), story)
    ('employees-informed@top',)
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final

from attrs import frozen

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.distribution import DistributionPlan
from arbeidsmiljo.model.events import Payload
from arbeidsmiljo.model.identifiers import PersonId, ProcessId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.process import Process, assess
from arbeidsmiljo.rules.rule import Duty, duty_id
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.testing.outcomes import is_broken, is_kept

START: Final = date(2026, 2, 2)
"""The first day of every story."""

TOP: Final = UnitId("top")
GROUP: Final = UnitId("group")
ONE: Final = UnitId("one")
TWO: Final = UnitId("two")

ORGANISATION: Final = Organisation(
    name="Tilsynet for prøver",
    country="NO",
    on=START,
    units=(
        Unit(id=TOP, name="Tilsynet", employees=20),
        Unit(id=GROUP, name="Avdelingen", parent=TOP, employees=20),
        Unit(id=ONE, name="Seksjon 1", parent=GROUP, employees=10),
        Unit(id=TWO, name="Seksjon 2", parent=GROUP, employees=10),
    ),
)
"""Where the stories happen: a top, a leader group, and two units of employees."""

TELLER: Final = PersonId("teller")
"""Who records what happened, and so who decided what had to be decided by somebody."""

_RECORDED: Final = datetime(2030, 1, 1, 8, tzinfo=UTC)

Told = tuple[int, Payload, UnitId | None]
"""What happened: on which day, counted from the start, and where; None for the enterprise."""


@frozen(kw_only=True)
class Story:
    """One rule, kept and broken.

    Attributes:
        unit: The unit of the duty.
        subject: Its subject; None for none.
        day: The day that is asked about, counted from the start.
        common: What happened in both endings.
        kept: What happened where the rule is kept.
        broken: What happened where it is not.
    """

    unit: UnitId = TOP
    subject: str | None = None
    day: int = 400
    common: tuple[Told, ...] = ()
    kept: tuple[Told, ...] = ()
    broken: tuple[Told, ...] = ()


def tell(
    method: Method,
    told: Iterable[Told],
    *,
    distribution: DistributionPlan | None = None,
    organisation: Organisation = ORGANISATION,
) -> Process:
    """Record what happened, in the order in which it did, in a new process.

    Args:
        method: The method it runs.
        told: What happened.
        distribution: Who gets which report; None for nobody.
        organisation: Where it happens.
    """
    process = Process.start(
        method,
        process=ProcessId("story"),
        organisation=organisation,
        distribution=distribution or DistributionPlan(lines=()),
        group_sizes=GroupSizes(ordinary=5),
        on=START,
        recorded=_RECORDED,
    )
    for day, payload, unit in sorted(told, key=lambda one: one[0]):
        process.record(
            payload,
            happened=START + timedelta(days=day),
            recorded=_RECORDED,
            unit=unit,
            recorded_by=TELLER,
        )
    return process


def states(
    method: Method,
    told: Iterable[Told],
    day: int,
    *,
    distribution: DistributionPlan | None = None,
) -> Mapping[str, State]:
    """Give the state of every duty after what happened, by the duty's name."""
    duties = _duties(method, told, day, distribution=distribution)
    return {name: duty.verdict.state for name, duty in duties.items()}


def _duties(
    method: Method, told: Iterable[Told], day: int, *, distribution: DistributionPlan | None
) -> Mapping[str, Duty]:
    process = tell(method, told, distribution=distribution)
    assessment = assess(process, on=START + timedelta(days=day))
    return {duty.id: duty for duty in assessment.duties}


def difference(
    method: Method,
    story: Story,
    *,
    distribution: DistributionPlan | None = None,
) -> tuple[str, ...]:
    """Give the names of the duties that turn out differently in a story's two endings.

    Args:
        method: The method.
        story: The story.
        distribution: Who gets which report; None for nobody.

    Returns:
        Names as `rule@unit` or `rule@unit/subject`, in the order of the method's rules; those of
        duties that there are in the broken ending only come last.
    """
    kept, broken = (
        states(method, (*story.common, *ending), story.day, distribution=distribution)
        for ending in (story.kept, story.broken)
    )
    names = dict.fromkeys((*kept, *broken))
    return tuple(name for name in names if kept.get(name) is not broken.get(name))


def problems_of(
    method: Method,
    rule_key: str,
    story: Story,
    *,
    distribution: DistributionPlan | None = None,
) -> tuple[str, ...]:
    """Find what is wrong with a story, or with the rule that it is about.

    Args:
        method: The method.
        rule_key: The rule.
        story: Its story.
        distribution: Who gets which report; None for nobody.

    Returns:
        What is wrong, in words: the rule is not kept in the one ending or not broken in the
        other, or duties of rules that it does not entail turn out differently, or none of a rule
        that it entails does.
    """
    rule = method.rule(rule_key)
    name = duty_id(rule, story.unit, story.subject)
    problems: list[str] = []
    for ending, as_told, more in (
        ("kept", is_kept, story.kept),
        ("broken", is_broken, story.broken),
    ):
        duties = _duties(method, (*story.common, *more), story.day, distribution=distribution)
        if name not in duties:
            there = ", ".join(key for key, one in duties.items() if one.rule.key == rule.key)
            problems.append(f"{name} is not there where it is {ending}; there is {there or 'none'}")
        elif not as_told(duties[name]):
            problems.append(f"{name} is {duties[name].verdict.state} where it is {ending}")
    entailed = {rule.key, *rule.entails}
    changed = difference(method, story, distribution=distribution)
    others = [one for one in changed if one.split("@")[0] not in entailed]
    if others:
        problems.append(
            f"{name}: {', '.join(others)} turn out differently too; change the story, or name "
            "their rules in what this one entails"
        )
    same = {*rule.entails} - {one.split("@")[0] for one in changed}
    if same:
        problems.append(
            f"{name}: entails {', '.join(sorted(same))}, and these turn out the same; change the "
            "story, or take them out of what it entails"
        )
    return tuple(problems)


def check_story(
    method: Method,
    rule_key: str,
    story: Story,
    *,
    distribution: DistributionPlan | None = None,
) -> None:
    """Check that a story keeps its rule in one ending, and breaks it and nothing else in the other.

    Kept is what is fulfilled in time, or used. Broken is what is violated, overdue, late or
    unused; and what has no deadline, while it is not done.

    Args:
        method: The method.
        rule_key: The rule.
        story: Its story.
        distribution: Who gets which report; None for nobody.

    Raises:
        AssertionError: All that is wrong, with the names of the duties.
    """
    problems = problems_of(method, rule_key, story, distribution=distribution)
    if problems:
        raise AssertionError("\n".join(problems))


def check_stories(
    method: Method,
    stories: Mapping[str, Story],
    *,
    distribution: DistributionPlan | None = None,
) -> None:
    """Check that every rule of a method has a story that keeps it and breaks it.

    Args:
        method: The method.
        stories: Rule to story.
        distribution: Who gets which report; None for nobody.

    Raises:
        AssertionError: All that is wrong.
    """
    problems = [f"rule {rule.key} has no story" for rule in method.rules if rule.key not in stories]
    known = {rule.key for rule in method.rules}
    for rule, story in stories.items():
        if rule in known:
            problems += problems_of(method, rule, story, distribution=distribution)
        else:
            problems.append(f"there is a story of rule {rule}, which the method does not have")
    if problems:
        raise AssertionError("\n".join(problems))
