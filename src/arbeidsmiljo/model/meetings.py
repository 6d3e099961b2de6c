"""Meetings: what a method gathers people for, and the steps taken between them."""

from enum import StrEnum

from attrs import frozen

from arbeidsmiljo.model.identifiers import (
    ActorKey,
    MeetingKey,
    ParameterKey,
    PhaseKey,
    PointKey,
    StatementId,
    StepKey,
)
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text


class Direction(StrEnum):
    """In which order units have a meeting of one kind, where a plan puts them in order."""

    ANY = "any"
    DOWN = "down"
    UP = "up"


@frozen(kw_only=True)
class Point:
    """Something that a meeting takes up, or that a step is made of.

    Attributes:
        key: Its name within the meeting or step.
        label: What it is about.
        statements: The statements of the source that ask for it.
    """

    key: PointKey
    label: Text
    statements: tuple[StatementId, ...] = ()


@frozen(kw_only=True)
class MeetingKind:
    """A kind of meeting of a method.

    Attributes:
        key: Its name within the method.
        label: What it is called.
        actor: Whose meeting it is.
        phase: The phase it belongs to.
        scope: Who has one.
        after: The kinds that a plan puts before it: those of the same unit and of the units
            above and below it. An order of planning; what is a norm is a rule.
        direction: Whether a plan lets units above or units below have theirs first.
        gap: The parameter that says how long after the last of these it is planned at the
            earliest; for a meeting without any, how long after the results are there.
        points: What it is to take up, in the order of its agenda.
        goes_on: Whether it is held again and again, beside the process and after it: a plan
            gives it no day, and a unit need not have held it to be through.
        statements: The statements of the source that ask for it.
    """

    key: MeetingKey
    label: Text
    actor: ActorKey
    phase: PhaseKey
    scope: Scope
    after: tuple[MeetingKey, ...] = ()
    direction: Direction = Direction.ANY
    gap: ParameterKey
    points: tuple[Point, ...] = ()
    goes_on: bool = False
    statements: tuple[StatementId, ...] = ()


@frozen(kw_only=True)
class Step:
    """Something an actor does outside a meeting, that can be recorded as done.

    Attributes:
        key: Its name within the method.
        label: What is done.
        actor: Who does it.
        scope: For whom: once, or in each unit or leader group.
        points: The parts it is made of, where it has any.
        statements: The statements of the source that ask for it.
    """

    key: StepKey
    label: Text
    actor: ActorKey
    scope: Scope = Scope.ONCE
    points: tuple[Point, ...] = ()
    statements: tuple[StatementId, ...] = ()
