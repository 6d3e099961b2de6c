"""How rules stand in documents: constraints and conditions are told apart by their names."""

from collections.abc import Callable, Mapping
from types import MappingProxyType, NoneType, UnionType
from typing import Final, Union, get_args, get_origin

from cattrs import Converter

from arbeidsmiljo.conversion.tagged import register_tagged
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.rules.alternation import (
    AlternatePrecedence,
    AlternateResponse,
    ChainPrecedence,
    ChainResponse,
)
from arbeidsmiljo.rules.case import Dated, Limit
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.existence import Absence, Exactly, Existence, Init
from arbeidsmiljo.rules.pattern import Equals, Given, Includes, Lacks, Named
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.relation import CoExistence, NotCoExistence, NotSuccession, Succession
from arbeidsmiljo.rules.response import RespondedExistence, Response

TEMPLATES: Final[Mapping[str, type[object]]] = MappingProxyType(
    {
        "existence": Existence,
        "absence": Absence,
        "exactly": Exactly,
        "init": Init,
        "responded-existence": RespondedExistence,
        "response": Response,
        "alternate-response": AlternateResponse,
        "chain-response": ChainResponse,
        "precedence": Precedence,
        "alternate-precedence": AlternatePrecedence,
        "chain-precedence": ChainPrecedence,
        "succession": Succession,
        "co-existence": CoExistence,
        "not-co-existence": NotCoExistence,
        "not-succession": NotSuccession,
    }
)
"""The constraints by the names that Declare gave their templates."""

_CONDITIONS: Final[Mapping[str, type[object]]] = MappingProxyType(
    {"equals": Equals, "includes": Includes, "given": Given, "named": Named, "lacks": Lacks}
)


def register_rules(made: Converter) -> None:
    """Let a converter read and write rules, and what they are made of."""
    register_tagged(made, lambda kind: kind is Constraint, key="template", by_name=TEMPLATES)
    plain = {name: kind for name, kind in _CONDITIONS.items() if kind is not Lacks}
    for conditions in (_CONDITIONS, plain):
        register_tagged(made, _is_any(*conditions.values()), key="kind", by_name=conditions)
    made.register_structure_hook_func(
        _is_any(ParameterKey, Dated), lambda value, kind: _limit(value, kind, made)
    )


def _is_any(*kinds: object) -> Callable[[object], bool]:
    """Give what knows the union of some types, with or without None."""

    def is_union(kind: object) -> bool:
        return get_origin(kind) in (Union, UnionType) and {*get_args(kind)} - {NoneType} == {*kinds}

    return is_union


def _limit(value: object, kind: object, made: Converter) -> Limit | None:
    """Read a deadline: the name of a period, or the field of the trigger that has the day."""
    if value is None and NoneType in get_args(kind):
        return None
    if isinstance(value, str):
        return ParameterKey(value)
    return made.structure(value, Dated)
