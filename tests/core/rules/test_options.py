"""What cannot be asked is refused where it is written, with what to give instead."""

from collections.abc import Callable

import pytest
from attrs import evolve

from arbeidsmiljo.conversion import rule_from_json, rule_to_json
from arbeidsmiljo.errors import InvalidInputError, InvalidMethodError, InvalidValueError
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Absence, Exactly, Existence, Init
from arbeidsmiljo.rules.pattern import held
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.testing.example_method import example_method

A, B = held("a"), held("b")
SHORT, LONG = ParameterKey("short"), ParameterKey("long")
BESIDE = (
    "{}: {} does nothing beside every; leave one of the two out, and write two rules where both "
    "are meant"
)
NO_OVER = (
    "{}: among does nothing without over; give over too, what it ranges over, such as "
    "Over.FINDINGS, or leave among out"
)
NO_EVERY = (
    "{}: until does nothing without every; give every too, how long it may be from one time to "
    "the next, or leave until out"
)

COUNTING: dict[str, Callable[[int], object]] = {
    "Existence": lambda n: Existence(pattern=A, n=n),
    "Absence": lambda n: Absence(pattern=A, n=n),
    "Exactly": lambda n: Exactly(pattern=A, n=n),
    "Response": lambda n: Response(trigger=A, target=B, n=n),
    "RespondedExistence": lambda n: RespondedExistence(trigger=A, target=B, n=n),
    "Every": lambda n: Every(pattern=A, n=n),
}


@pytest.mark.parametrize("n", [0, -1])
@pytest.mark.parametrize("name", COUNTING)
def test_nothing_is_counted_to_less_than_one(name: str, n: int) -> None:
    """What is to happen happens once at least, and once is the least that is too often."""
    with pytest.raises(InvalidValueError) as refused:
        COUNTING[name](n)
    assert str(refused.value) == (
        f"{name}: n is {n}; give 1 or more. What is never to happen is Absence(n=1)"
    )
    COUNTING[name](1)


RANGING: dict[str, Callable[[], object]] = {
    "Init: among": lambda: Init(pattern=A, among=()),
    "Precedence: before": lambda: Precedence(before=(), target=A),
}


@pytest.mark.parametrize("place", RANGING)
def test_what_comes_first_comes_before_something(place: str) -> None:
    """An order of one thing alone is no order."""
    with pytest.raises(InvalidValueError) as refused:
        RANGING[place]()
    assert str(refused.value) == f"{place} is empty; give one at least"


IDLE: dict[str, tuple[Callable[[], object], str]] = {
    "existence, among": (
        lambda: Existence(pattern=A, among=B),
        NO_OVER.format("Existence"),
    ),
    "existence, until": (
        lambda: Existence(pattern=A, until=B),
        NO_EVERY.format("Existence"),
    ),
    "response, among": (
        lambda: Response(trigger=A, target=B, among=A),
        NO_OVER.format("Response"),
    ),
    "response, one_at_least": (
        lambda: Response(trigger=A, target=B, one_at_least=True),
        NO_OVER.format("Response").replace("among", "one_at_least"),
    ),
    "response, until": (
        lambda: Response(trigger=A, target=B, until=A),
        NO_EVERY.format("Response"),
    ),
    "response, n": (
        lambda: Response(trigger=A, target=B, every=SHORT, n=2),
        BESIDE.format("Response", "n"),
    ),
    "response, over": (
        lambda: Response(trigger=A, target=B, every=SHORT, over=Over.PLANS),
        BESIDE.format("Response", "over"),
    ),
    "response, within": (
        lambda: Response(trigger=A, target=B, every=SHORT, within=SHORT),
        BESIDE.format("Response", "within"),
    ),
    "existence, n": (
        lambda: Existence(pattern=A, every=SHORT, n=2),
        BESIDE.format("Existence", "n"),
    ),
    "existence, over": (
        lambda: Existence(pattern=A, every=SHORT, over=Over.PLANS),
        BESIDE.format("Existence", "over"),
    ),
    "existence, not_before": (
        lambda: Existence(pattern=A, every=SHORT, not_before=LONG),
        BESIDE.format("Existence", "not_before"),
    ),
    "existence, also and n": (
        lambda: Existence(pattern=A, also=(B,), n=2),
        BESIDE.format("Existence", "n").replace("every", "also"),
    ),
    "existence, within without since": (
        lambda: Existence(pattern=A, every=SHORT, within=Within(period=SHORT)),
        (
            "Existence: within does nothing beside every where it has no since; say with what the "
            "time starts, or leave within out"
        ),
    ),
    "existence, another period": (
        lambda: Existence(pattern=A, every=SHORT, within=Within(period=LONG, since=B)),
        (
            "Existence: within has the period 'long', and every is 'short'; give the same in both, "
            "since the next time is always due after that"
        ),
    ),
    "earlier": (
        lambda: Precedence(before=(Every(pattern=A),), target=B, earlier=(held("c"),)),
        (
            "Precedence: earlier has a pattern of meeting-held of which nothing is asked; give one "
            "that stands in the constraint as it stands there"
        ),
    ),
}


@pytest.mark.parametrize("name", IDLE)
def test_an_option_that_would_do_nothing_is_refused(name: str) -> None:
    """Whoever gave it meant something; the refusal says what to do instead."""
    made, message = IDLE[name]
    with pytest.raises(InvalidValueError) as refused:
        made()
    assert str(refused.value) == message


TAKEN: tuple[Callable[[], object], ...] = (
    lambda: Existence(pattern=A, over=Over.FINDINGS, among=B),
    lambda: Existence(
        pattern=A, every=SHORT, until=B, anywhere=True, within=Within(period=SHORT, since=B)
    ),
    lambda: Response(trigger=A, target=B, over=Over.ENTERPRISE, among=A, n=2, within=LONG),
    lambda: Response(
        trigger=A, target=B, every=SHORT, until=B, anywhere=True, not_before=LONG, first_only=True
    ),
    lambda: Every(pattern=A, among=B),
    lambda: Precedence(before=(Every(pattern=A, among=B),), target=B, earlier=(A, B)),
)


@pytest.mark.parametrize("made", TAKEN)
def test_an_option_that_means_something_is_taken(made: Callable[[], object]) -> None:
    """Beside a rhythm, or what is ranged over, it says more of what is asked."""
    assert made() == made()


def _with(rule: Rule) -> None:
    """Put a method together with a rule in place of the example's."""
    method = example_method()
    rules = tuple(rule if one.key == rule.key else one for one in method.rules)
    evolve(method, rules=rules)


def test_earlier_is_refused_in_a_rule_about_no_subject() -> None:
    """In the life of a unit there is nothing that came before it in such a way."""
    rule = example_method().rule("heard-before-decision")
    assert isinstance(rule.constraint, Precedence)
    with pytest.raises(
        InvalidMethodError, match="'heard-before-decision' asks for earlier events, and"
    ):
        _with(evolve(rule, each=None))
    over = (evolve(rule.constraint.before[0], over=Over.MEASURES),)
    _with(evolve(rule, each=None, constraint=evolve(rule.constraint, before=over)))
    assert rule_from_json(rule_to_json(rule)) == rule


def test_what_cannot_be_asked_is_no_rule_in_json_either() -> None:
    """The problem is at the constraint, as with all that is wrong in a document."""
    rule = evolve(example_method().rules[0], constraint=Absence(pattern=A, n=2))
    with pytest.raises(InvalidInputError) as refused:
        rule_from_json(rule_to_json(rule).replace('"n": 2', '"n": 0').replace('"n":2', '"n":0'))
    (problem,) = refused.value.problems
    assert problem.where == "$.constraint"
    assert problem.what.startswith("Absence: n is 0; give 1 or more")
