"""The trace: which parts of which methods carry each statement of the sources."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from attrs import frozen

from arbeidsmiljo.errors import Problem
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.identifiers import MethodKey, StatementId
from arbeidsmiljo.model.statements import Form, Statement


class PartKind(StrEnum):
    """The kinds of part that can carry a statement."""

    RULE = "rule"
    GUIDANCE = "guidance"
    STRUCTURE = "structure"
    DOCUMENT = "document"
    MEETING = "meeting"
    ACTOR = "actor"
    PHASE = "phase"


_CARRIES: Final = MappingProxyType(
    {
        Form.RULE: frozenset({PartKind.RULE}),
        Form.GUIDANCE: frozenset({PartKind.GUIDANCE}),
        Form.DOCUMENT: frozenset({PartKind.DOCUMENT}),
        Form.STRUCTURE: frozenset(
            {PartKind.STRUCTURE, PartKind.ACTOR, PartKind.PHASE, PartKind.MEETING}
        ),
    }
)
"""The kinds of part that carry a statement in each form."""


@frozen(kw_only=True)
class Carrier:
    """A part of a method that carries a statement.

    Attributes:
        method: The method.
        edition: Of which edition.
        kind: The kind of part.
        key: Its name within the method.
        ours: Whether this library adds to the source there.
    """

    method: MethodKey
    edition: str
    kind: PartKind
    key: str
    ours: bool = False


@frozen(kw_only=True)
class Traced:
    """A statement, and what carries it.

    Attributes:
        method: The method whose sources say it.
        edition: Of which edition: another may carry what this one has lost.
        statement: The statement.
        carried_by: In the order of the methods and of their parts; of another edition of the
            method none.
    """

    method: MethodKey
    edition: str
    statement: Statement
    carried_by: tuple[Carrier, ...]

    @property
    def is_carried(self) -> bool:
        """Whether something carries it in the form it has."""
        return any(one.kind in _CARRIES[self.statement.form] for one in self.carried_by)


def trace(methods: Iterable[Method]) -> tuple[Traced, ...]:
    """Say for each statement of some methods which of their parts carry it.

    Editions of one method have statements of the same name, each its own.

    Args:
        methods: The methods.

    Returns:
        In the order of the methods and of their statements.
    """
    methods = tuple(methods)
    carriers: dict[StatementId, list[Carrier]] = {}
    for method in methods:
        for carrier, named in _parts(method):
            for statement in dict.fromkeys(named):
                carriers.setdefault(statement, []).append(carrier)
    return tuple(
        Traced(
            method=method.key,
            edition=method.edition,
            statement=statement,
            carried_by=tuple(
                one
                for one in carriers.get(statement.id, ())
                if one.method != method.key or one.edition == method.edition
            ),
        )
        for method in methods
        for statement in method.statements
    )


def _parts(method: Method) -> Iterator[tuple[Carrier, tuple[StatementId, ...]]]:
    def carrier(kind: PartKind, key: str, *, ours: bool = False) -> Carrier:
        return Carrier(method=method.key, edition=method.edition, kind=kind, key=key, ours=ours)

    for rule in method.rules:
        yield carrier(PartKind.RULE, rule.key, ours=rule.ours is not None), rule.statements
    for guidance in method.guidance:
        ours = guidance.ours is not None
        yield carrier(PartKind.GUIDANCE, guidance.key, ours=ours), guidance.statements
    for structure in method.structures:
        ours = structure.ours is not None
        yield carrier(PartKind.STRUCTURE, structure.key, ours=ours), structure.statements
    for document in method.documents:
        yield carrier(PartKind.DOCUMENT, document.key), document.statements
    for meeting in method.meetings:
        points = tuple(one for point in meeting.points for one in point.statements)
        yield carrier(PartKind.MEETING, meeting.key), (*meeting.statements, *points)
    for actor in method.actors:
        yield carrier(PartKind.ACTOR, actor.key), actor.statements
    for phase in method.phases:
        yield carrier(PartKind.PHASE, phase.key), phase.statements


def trace_problems(methods: Iterable[Method]) -> tuple[Problem, ...]:
    """Find the statements that nothing carries in their form, and rules that ask otherwise.

    Args:
        methods: The methods.

    Returns:
        A problem for each statement that is not carried, or as a rule only by such as ask more or
        less strongly or on another's word, and for each rule that does so of every statement it
        names.
    """
    methods = tuple(methods)
    problems = [
        Problem(
            f"{one.method} of {one.edition}: statement {one.statement.id}",
            f"has the form {one.statement.form}, and no part of that kind names it",
        )
        for one in trace(methods)
        if not one.is_carried
    ]
    problems += _weakened(methods)
    for method in methods:
        known = {one.id: one for one in method.statements}
        for rule in method.rules:
            named = [known[one] for one in rule.statements if one in known]
            if named and rule.modality not in {one.modality for one in named}:
                asked = ", ".join(sorted({one.modality.value for one in named}))
                problems.append(
                    Problem(
                        f"{method.key} of {method.edition}: rule {rule.key}",
                        f"asks with '{rule.modality}', where its statements have {asked}",
                    )
                )
            if named and rule.force not in {one.force for one in named}:
                forces = ", ".join(sorted({one.force.value for one in named}))
                problems.append(
                    Problem(
                        f"{method.key} of {method.edition}: rule {rule.key}",
                        f"has the force '{rule.force}', where its statements have {forces}",
                    )
                )
    return tuple(problems)


def _weakened(methods: Iterable[Method]) -> Iterator[Problem]:
    """Find the statements that are rules, and that no rule that names them says as they do."""
    methods = tuple(methods)
    rules = {
        (method.key, method.edition, str(rule.key)): rule
        for method in methods
        for rule in method.rules
    }
    for one in trace(methods):
        statement = one.statement
        carriers = [part for part in one.carried_by if part.kind is PartKind.RULE]
        asked = [rules[part.method, part.edition, part.key] for part in carriers]
        if (
            statement.form is Form.RULE
            and asked
            and not any(
                (rule.modality, rule.force) == (statement.modality, statement.force)
                for rule in asked
            )
        ):
            yield Problem(
                f"{one.method} of {one.edition}: statement {statement.id}",
                f"asks with '{statement.modality}' and has the force '{statement.force}', and no "
                "rule that names it does both",
            )
