"""Patterns: which events a constraint speaks of."""

from collections.abc import Callable
from enum import Enum
from typing import Final, Protocol, Self, TypeVar

from attrs import evolve, fields_dict, frozen

from arbeidsmiljo.errors import InvalidValueError
from arbeidsmiljo.model.events import (
    Event,
    MeetingCalled,
    MeetingHeld,
    Payload,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import MeetingKey, StepKey

PayloadTest = Callable[[Payload], bool]
_Test = TypeVar("_Test", bound=PayloadTest)

_CONDITIONS: Final[dict[str, PayloadTest]] = {}
"""The functions that `condition` was put on, by name; a name is never looked up anywhere else."""


class Condition(Protocol):
    """Something that is true or false of what an event tells; data, so that it can be stored."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the payload that it reads."""
        ...

    def holds(self, payload: Payload) -> bool:
        """Tell whether a payload meets the condition."""
        ...


@frozen(kw_only=True)
class Equals:
    """A condition: a field of the payload has one of some values.

    Attributes:
        field: A field of the payload class.
        values: The values that meet the condition, as text.
    """

    field: str
    values: tuple[str, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The one field."""
        return (self.field,)

    def holds(self, payload: Payload) -> bool:
        """Tell whether a payload meets the condition."""
        return _as_text(getattr(payload, self.field)) in self.values


@frozen(kw_only=True)
class Includes:
    """A condition: a field that holds several values has all of some among them.

    Attributes:
        field: A field of the payload class that holds a tuple.
        values: The values that have to be there, as text.
        some: Whether one of them is enough.
    """

    field: str
    values: tuple[str, ...]
    some: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The one field."""
        return (self.field,)

    def holds(self, payload: Payload) -> bool:
        """Tell whether a payload meets the condition."""
        there = {_as_text(value) for value in getattr(payload, self.field)}
        test = any if self.some else all
        return test(value in there for value in self.values)


@frozen(kw_only=True)
class Given:
    """A condition: some fields are filled in, neither None nor empty.

    Attributes:
        fields: Fields of the payload class.
    """

    fields: tuple[str, ...]

    def holds(self, payload: Payload) -> bool:
        """Tell whether a payload meets the condition."""
        return all(getattr(payload, field) not in (None, (), "") for field in self.fields)


@frozen(kw_only=True)
class Lacks:
    """A condition: another one does not hold.

    Attributes:
        condition: The other.
    """

    condition: "Equals | Includes | Given | Named"

    @property
    def fields(self) -> tuple[str, ...]:
        """Those of the other."""
        return self.condition.fields

    def holds(self, payload: Payload) -> bool:
        """Tell whether a payload meets the condition."""
        return not self.condition.holds(payload)


@frozen(kw_only=True)
class Named:
    """A condition that a function decides, known by its name.

    No text is ever evaluated, and no module imported for its name: the function is one that
    `condition` was put on in a module that is in use, such as those of the methods that
    `Plugins.load` finds. Where a rule is sent to another process, pickle takes the module along.

    Attributes:
        function: `package.module:function`.
    """

    function: str

    @property
    def fields(self) -> tuple[str, ...]:
        """None that are known."""
        return ()

    def holds(self, payload: Payload) -> bool:
        """Tell whether a payload meets the condition.

        Raises:
            InvalidValueError: There is no condition of that name.
        """
        return self.check()(payload)

    def check(self) -> PayloadTest:
        """Give the function.

        Raises:
            InvalidValueError: There is no condition of that name.
        """
        found = _CONDITIONS.get(self.function)
        if found is None:
            known = ", ".join(sorted(_CONDITIONS)) or "none"
            message = (
                f"there is no condition {self.function!r}; put "
                "`arbeidsmiljo.rules.pattern.condition` on the function, import its module before "
                f"the rule is used, and name it as package.module:function. Known: {known}"
            )
            raise InvalidValueError(message)
        return found

    def __reduce__(self) -> tuple[Callable[..., "Named"], tuple[str, PayloadTest | None]]:
        """Take the function along to another process, which imports its module."""
        return _named, (self.function, _CONDITIONS.get(self.function))


def _named(function: str, _: PayloadTest | None) -> Named:
    return Named(function=function)


AnyCondition = Equals | Includes | Given | Lacks | Named
"""Every class of condition."""


def condition(function: _Test) -> _Test:
    """Let `Named` name a function of a payload, as `package.module:function`.

    Raises:
        InvalidValueError: It is no function of a module, and so cannot be named.
    """
    name = getattr(function, "__qualname__", repr(function))
    if not name.isidentifier():
        message = f"{name} is no function of a module; define it in one, so that it has a name"
        raise InvalidValueError(message)
    _CONDITIONS[f"{function.__module__}:{name}"] = function
    return function


def _as_text(value: object) -> str:
    return str(value.value) if isinstance(value, Enum) else str(value)


@frozen(kw_only=True, cache_hash=True)
class Pattern:
    """Events of one activity that meet every condition, or events of any of several patterns.

    Attributes:
        activity: The payload's activity.
        where: Conditions on its fields.
        alternatives: More patterns: an event of any of them is one of these too.
    """

    activity: str
    where: tuple[AnyCondition, ...] = ()
    alternatives: "tuple[Pattern, ...]" = ()

    @classmethod
    def of(
        cls, payload: type[Payload], *where: AnyCondition, **fields: str | tuple[str, ...]
    ) -> Self:
        """Write a pattern as it is thought: `Pattern.of(MeetingHeld, meeting="amu-first")`.

        Args:
            payload: The payload class.
            *where: Conditions beside those on single values.
            **fields: Field to the value, or the values, that count.

        Raises:
            InvalidValueError: The payload has no such field.
        """
        known = set(fields_dict(payload))
        equal = tuple(
            Equals(
                field=name,
                values=tuple(map(_as_text, (value,) if isinstance(value, str) else value)),
            )
            for name, value in sorted(fields.items())
        )
        for one in (*equal, *where):
            for name in one.fields:
                if name not in known:
                    message = f"{payload.__name__} has no field {name!r}; it has {sorted(known)}"
                    raise InvalidValueError(message)
        return cls(activity=payload.activity, where=(*equal, *where))

    def matches(self, event: Event) -> bool:
        """Tell whether an event is one of these."""
        payload = event.payload
        return (
            payload.activity == self.activity and all(one.holds(payload) for one in self.where)
        ) or any(one.matches(event) for one in self.alternatives)

    @property
    def parts(self) -> "tuple[Pattern, ...]":
        """The patterns of one activity each that it is made of."""
        first = Pattern(activity=self.activity, where=self.where)
        return (first, *(part for one in self.alternatives for part in one.parts))


def either(first: Pattern, *others: Pattern) -> Pattern:
    """Events of any of several patterns."""
    return evolve(first, alternatives=(*first.alternatives, *others))


def held(*meetings: str) -> Pattern:
    """Events in which one of these meetings was held."""
    return Pattern.of(MeetingHeld, meeting=tuple(MeetingKey(key) for key in meetings))


def called(meeting: str) -> Pattern:
    """Events in which people were called to a meeting."""
    return Pattern.of(MeetingCalled, meeting=MeetingKey(meeting))


def taken(step: str, *where: AnyCondition, **fields: str) -> Pattern:
    """Events in which a step was taken, for instance `towards` somebody."""
    return Pattern.of(StepTaken, *where, step=StepKey(step), **fields)
