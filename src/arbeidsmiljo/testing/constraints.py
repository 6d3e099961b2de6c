"""Strategies for constraints of every class."""

from collections.abc import Callable
from typing import Final

from attrs import evolve
from hypothesis import strategies as st

from arbeidsmiljo.model.events import MeasureDecided, MeasureMoved, MeasureProposed
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.rules.alternation import (
    AlternatePrecedence,
    AlternateResponse,
    ChainPrecedence,
    ChainResponse,
)
from arbeidsmiljo.rules.case import Dated, Limit
from arbeidsmiljo.rules.constraint import Constraint, Within
from arbeidsmiljo.rules.existence import Absence, Exactly, Existence, Init
from arbeidsmiljo.rules.pattern import Given, Pattern, either, held, taken
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.qualified import Qualified
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.relation import CoExistence, NotCoExistence, NotSuccession, Succession
from arbeidsmiljo.rules.response import RespondedExistence, Response

PERIODS: Final = {ParameterKey("short"): 3, ParameterKey("long"): 10}
"""The named periods of the constraints, in days."""

PATTERNS: Final = (
    held("first"),
    held("second"),
    held("first", "second"),
    taken("step"),
    either(held("second"), taken("step")),
    Pattern.of(MeasureDecided),
    Pattern.of(MeasureMoved, to="done"),
    Pattern.of(MeasureProposed, Given(fields=("finding",))),
)
"""What the constraints speak of."""

_FIELDS: Final = ((), (), (), ("meeting",), ("unit",), ("measure",), ("finding",))


@st.composite
def constraints(draw: st.DrawFn) -> Constraint:
    """Draw a constraint of any kind over `PATTERNS` and `PERIODS`."""
    return draw(constraints_of(draw(st.sampled_from(constraint_classes()))))


def constraints_of(kind: type[Constraint]) -> st.SearchStrategy[Constraint]:
    """Give a strategy for constraints of one class."""
    return st.composite(_made)(kind)


def constraint_classes() -> tuple[type[Constraint], ...]:
    """Give every class of constraint, by name."""
    return tuple(sorted(_MAKERS, key=lambda kind: kind.__name__))


def _made(draw: st.DrawFn, kind: type[Constraint]) -> Constraint:
    """Draw a constraint of a class; some of its patterns count before there is a subject."""
    made = _MAKERS[kind](draw)
    if not isinstance(made, Qualified) or not _flag(draw):
        return made
    return evolve(made, earlier=tuple(one for one in made.alphabet if _flag(draw)))


def _among(draw: st.DrawFn, over: Over) -> Pattern | None:
    if over is Over.OWN or not _flag(draw):
        return None
    return _pattern(draw) if _flag(draw) else None


def _pattern(draw: st.DrawFn) -> Pattern:
    return draw(st.sampled_from(PATTERNS))


def _period(draw: st.DrawFn) -> ParameterKey:
    return draw(st.sampled_from(sorted(PERIODS)))


def _maybe(draw: st.DrawFn) -> ParameterKey | None:
    return _period(draw) if draw(st.booleans()) else None


def _limit(draw: st.DrawFn) -> Limit | None:
    return _maybe(draw)


def _within(draw: st.DrawFn) -> Within | None:
    if not draw(st.booleans()):
        return None
    since = _pattern(draw) if draw(st.booleans()) else None
    return Within(period=_period(draw), since=since)


def _fields(draw: st.DrawFn) -> tuple[str, ...]:
    return draw(st.sampled_from(_FIELDS))


def _n(draw: st.DrawFn) -> int:
    return draw(st.sampled_from((1, 1, 1, 2, 3)))


def _every_so_often(draw: st.DrawFn) -> ParameterKey | None:
    return _maybe(draw) if _flag(draw) else None


def _flag(draw: st.DrawFn) -> bool:
    return draw(st.booleans())


def _every(draw: st.DrawFn) -> Every:
    return Every(
        pattern=_pattern(draw),
        over=draw(st.sampled_from(Over)),
        n=draw(st.integers(1, 2)),
        among=_pattern(draw) if _flag(draw) and _flag(draw) else None,
    )


def _existence(draw: st.DrawFn) -> Existence:
    shape = draw(st.sampled_from(("plain", "over", "every", "anywhere")))
    if shape == "over":
        over = draw(st.sampled_from(Over))
        return Existence(
            pattern=_pattern(draw),
            over=over,
            n=draw(st.integers(1, 2)),
            among=_among(draw, over),
            within=_within(draw),
            not_before=_maybe(draw),
        )
    if shape == "every":
        every = _period(draw)
        return Existence(
            pattern=_pattern(draw),
            every=every,
            within=Within(period=every, since=_pattern(draw)) if _flag(draw) else None,
            until=_pattern(draw) if _flag(draw) else None,
        )
    also = tuple(_pattern(draw) for _ in range(draw(st.integers(1, 2)) if _flag(draw) else 0))
    return Existence(
        pattern=_pattern(draw),
        also=also,
        n=1 if also else _n(draw),
        within=_within(draw),
        not_before=_maybe(draw),
        anywhere=shape == "anywhere",
        correlate=_fields(draw),
    )


def _absence(draw: st.DrawFn) -> Absence:
    return Absence(
        pattern=_pattern(draw),
        n=_n(draw),
        within=_within(draw),
        not_before=_maybe(draw),
        correlate=_fields(draw),
        every=_every_so_often(draw),
    )


def _exactly(draw: st.DrawFn) -> Exactly:
    return Exactly(
        pattern=_pattern(draw),
        n=_n(draw),
        within=_within(draw),
        not_before=_maybe(draw),
        correlate=_fields(draw),
        every=_every_so_often(draw),
    )


def _init(draw: st.DrawFn) -> Init:
    among = tuple(draw(st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=2)))
    return Init(
        pattern=_pattern(draw),
        among=among,
        within=_within(draw),
        not_before=_maybe(draw),
        strictly=_flag(draw),
        correlate=_fields(draw),
        every=_every_so_often(draw),
    )


def _response(draw: st.DrawFn) -> Response:
    shape = draw(st.sampled_from(("plain", "timed", "over", "every", "dated")))
    trigger, target = _pattern(draw), _pattern(draw)
    strictly, first_only = _flag(draw), _flag(draw)
    if shape == "over":
        over = draw(st.sampled_from(Over))
        return Response(
            trigger=trigger,
            target=target,
            over=over,
            n=draw(st.integers(1, 2)),
            among=_among(draw, over),
            one_at_least=over is not Over.OWN and _flag(draw),
            within=_limit(draw),
            not_before=_maybe(draw),
            strictly=strictly,
            first_only=first_only,
            correlate=_fields(draw),
        )
    if shape == "every":
        return Response(
            trigger=trigger,
            target=target,
            every=_period(draw),
            until=_pattern(draw) if _flag(draw) else None,
            not_before=_maybe(draw),
            strictly=strictly,
            first_only=first_only,
        )
    if shape == "dated":
        return Response(
            trigger=Pattern.of(MeasureDecided),
            target=target,
            within=Dated(field="due"),
            first_only=first_only,
        )
    timed = shape == "timed"
    return Response(
        trigger=trigger,
        target=target,
        n=_n(draw) if timed else 1,
        within=_limit(draw) if timed else None,
        not_before=_maybe(draw) if timed else None,
        anywhere=_flag(draw),
        strictly=strictly,
        first_only=first_only,
        correlate=_fields(draw),
    )


def _responded(draw: st.DrawFn) -> RespondedExistence:
    if _flag(draw) and _flag(draw):
        return RespondedExistence(
            trigger=Pattern.of(MeasureDecided),
            target=_pattern(draw),
            within=Dated(field="due"),
            not_before=_maybe(draw),
            first_only=_flag(draw),
        )
    return RespondedExistence(
        trigger=_pattern(draw),
        target=_pattern(draw),
        n=_n(draw),
        within=_limit(draw),
        not_before=_maybe(draw),
        first_only=_flag(draw),
        correlate=_fields(draw),
        every=_every_so_often(draw),
    )


def _alternate_response(draw: st.DrawFn) -> AlternateResponse:
    if _flag(draw) and _flag(draw):
        return AlternateResponse(
            trigger=Pattern.of(MeasureDecided),
            target=_pattern(draw),
            within=Dated(field="due"),
            not_before=_maybe(draw),
        )
    return AlternateResponse(
        trigger=_pattern(draw),
        target=_pattern(draw),
        within=_limit(draw),
        not_before=_maybe(draw),
        strictly=_flag(draw),
        correlate=_fields(draw),
        every=_every_so_often(draw),
    )


def _chain_response(draw: st.DrawFn) -> ChainResponse:
    return ChainResponse(
        trigger=_pattern(draw),
        target=_pattern(draw),
        among=tuple(draw(st.lists(st.sampled_from(PATTERNS), max_size=2))),
        within=_limit(draw),
        not_before=_maybe(draw),
        strictly=_flag(draw),
        correlate=_fields(draw),
        every=_every_so_often(draw),
    )


def _precedence(draw: st.DrawFn) -> Precedence:
    before = tuple(_every(draw) for _ in range(draw(st.integers(1, 2))))
    return Precedence(
        before=before,
        target=_pattern(draw),
        anywhere=_flag(draw),
        within=_maybe(draw),
        not_before=_maybe(draw),
        strictly=_flag(draw),
        first_only=_flag(draw),
        correlate=_fields(draw),
        every=_every_so_often(draw),
    )


def _alternate_precedence(draw: st.DrawFn) -> AlternatePrecedence:
    return AlternatePrecedence(
        before=_pattern(draw),
        target=_pattern(draw),
        within=_maybe(draw),
        not_before=_maybe(draw),
        strictly=_flag(draw),
        correlate=_fields(draw),
        every=_every_so_often(draw),
    )


def _chain_precedence(draw: st.DrawFn) -> ChainPrecedence:
    return ChainPrecedence(
        before=_pattern(draw),
        target=_pattern(draw),
        among=tuple(draw(st.lists(st.sampled_from(PATTERNS), max_size=2))),
        within=_maybe(draw),
        not_before=_maybe(draw),
        strictly=_flag(draw),
        correlate=_fields(draw),
        every=_every_so_often(draw),
    )


def _succession(draw: st.DrawFn) -> Succession:
    return Succession(
        first=_pattern(draw),
        then=_pattern(draw),
        within=_maybe(draw),
        not_before=_maybe(draw),
        strictly=_flag(draw),
        correlate=_fields(draw),
        every=_every_so_often(draw),
    )


def _co_existence(draw: st.DrawFn) -> CoExistence:
    return CoExistence(
        one=_pattern(draw),
        other=_pattern(draw),
        within=_maybe(draw),
        not_before=_maybe(draw),
        correlate=_fields(draw),
        every=_every_so_often(draw),
    )


def _not_co_existence(draw: st.DrawFn) -> NotCoExistence:
    return NotCoExistence(
        one=_pattern(draw),
        other=_pattern(draw),
        within=_maybe(draw),
        not_before=_maybe(draw),
        correlate=_fields(draw),
        every=_every_so_often(draw),
    )


def _not_succession(draw: st.DrawFn) -> NotSuccession:
    return NotSuccession(
        first=_pattern(draw),
        then=_pattern(draw),
        within=_maybe(draw),
        not_before=_maybe(draw),
        strictly=_flag(draw),
        correlate=_fields(draw),
        every=_every_so_often(draw),
    )


_MAKERS: Final[dict[type, Callable[[st.DrawFn], Constraint]]] = {
    Existence: _existence,
    Absence: _absence,
    Exactly: _exactly,
    Init: _init,
    Response: _response,
    RespondedExistence: _responded,
    AlternateResponse: _alternate_response,
    ChainResponse: _chain_response,
    Precedence: _precedence,
    AlternatePrecedence: _alternate_precedence,
    ChainPrecedence: _chain_precedence,
    Succession: _succession,
    CoExistence: _co_existence,
    NotCoExistence: _not_co_existence,
    NotSuccession: _not_succession,
}
