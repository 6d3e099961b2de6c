"""What cannot be asked is refused where it is written, with what to give instead."""

from collections.abc import Callable

import pytest
from attrs import evolve

from arbeidsmiljo.conversion import rule_from_json, rule_to_json
from arbeidsmiljo.errors import InvalidInputError, InvalidValueError
from arbeidsmiljo.rules.existence import Absence, Exactly, Existence, Init
from arbeidsmiljo.rules.pattern import held
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.testing.example_method import example_method

A, B = held("a"), held("b")

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


def test_what_cannot_be_asked_is_no_rule_in_json_either() -> None:
    """The problem is at the constraint, as with all that is wrong in a document."""
    rule = evolve(example_method().rules[0], constraint=Absence(pattern=A, n=2))
    with pytest.raises(InvalidInputError) as refused:
        rule_from_json(rule_to_json(rule).replace('"n": 2', '"n": 0').replace('"n":2', '"n":0'))
    (problem,) = refused.value.problems
    assert problem.where == "$.constraint"
    assert problem.what.startswith("Absence: n is 0; give 1 or more")
