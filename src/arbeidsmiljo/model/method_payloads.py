"""Payloads of a method's own: what may happen in its processes beside the core's vocabulary.

As the core's payloads do, they hold ids and references only, so that what people wrote and what
they are called can be erased without touching the journal.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType, UnionType
from typing import ClassVar, Final, NewType, TypeGuard, Union, cast, get_args, get_origin

import attrs
from attrs import frozen

from arbeidsmiljo.model.identifiers import (
    ActorKey,
    DocumentKey,
    EffectId,
    FactorKey,
    FindingId,
    MeasureId,
    MeetingKey,
    ParameterKey,
    PersonId,
    PlanId,
    PointKey,
    PublicationId,
    RoundId,
    RuleKey,
    StepKey,
    TextId,
    UnitId,
    is_plain,
)
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text

NOUNS: Final[Mapping[object, str]] = MappingProxyType(
    {
        ActorKey: "actor",
        DocumentKey: "document",
        EffectId: "effect",
        FactorKey: "factor",
        FindingId: "finding",
        MeasureId: "measure",
        MeetingKey: "meeting",
        ParameterKey: "parameter",
        PersonId: "person",
        PlanId: "plan",
        PointKey: "point",
        PublicationId: "publication",
        RoundId: "round",
        RuleKey: "rule",
        StepKey: "step",
        TextId: "text",
        UnitId: "unit",
    }
)
"""What a field may name, by the type of its identifier."""

_PLAIN_KINDS: Final = MappingProxyType({bool: "yes or no", date: "day", int: "number"})

SUBJECTS: Final = frozenset[object]({FindingId, MeasureId, EffectId, PlanId})
"""What an event is about, where it names any."""

_KIND_OF: Final[Mapping[str, object]] = MappingProxyType(
    {NOUNS[kind]: kind for kind in SUBJECTS}
    | {f"{NOUNS[kind]}s": kind for kind in SUBJECTS}
    | {"points": PointKey}
)
"""What is in fields of these names: by them rules find what an event is about."""

_TAKEN: Final = frozenset(
    {"activity", "label", "schema", "scope", "shared", "subject", "unit", "upcasters"}
)


@frozen(kw_only=True)
class MethodPayload:
    """What may happen in processes of one method: the base of the classes that it registers.

    A subclass is written as the core's payloads are, and says with class variables what it is:

    - `activity`: the method's key, a colon and a plain name: `coffee:workshop-held`;
    - `label`: what it is called;
    - `scope`: the units in which it can happen; in any if left out;
    - `shared`: whether whoever may know what is done in a unit may know that it happened there.
      If left out, nobody may but who oversees the process. What stands in its fields is shown to
      nobody else in either case;
    - `upcasters`: how older stored forms of it are read. The first brings version 1 to 2, the
      next 2 to 3, and so on; today's version is one more than there are.

    Its fields are identifiers of the core, choices (`StrEnum`), days, whole numbers and truth
    values, tuples of one of these, or one of them or None. Findings, measures, effects and plans
    are in fields called so (`finding` for one, `findings` for several), and points in `points`
    beside the one `meeting` or `step` whose they are.

    Example:
        >>> @frozen(kw_only=True)
        ... class WorkshopHeld(MethodPayload):
        ...     activity: ClassVar[str] = "coffee:workshop-held"
        ...     label: ClassVar[Text] = Text({"en": "workshop held"})
        ...     findings: tuple[FindingId, ...] = ()
        >>> WorkshopHeld(findings=(FindingId("f1"),))
        WorkshopHeld(findings=('f1',))
    """

    activity: ClassVar[str]
    label: ClassVar[Text]
    scope: ClassVar[Scope] = Scope.ALL
    shared: ClassVar[bool] = False
    upcasters: ClassVar[tuple[Callable[[Mapping[str, object]], Mapping[str, object]], ...]] = ()

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        """Let the types of the fields be types, where they were written as text."""
        try:
            attrs.resolve_types(cls)
        except NameError:
            # The method that registers the class says which field it is.
            return


PayloadClasses = Iterable[type[MethodPayload]]
"""The payload classes that methods have registered."""


@frozen(kw_only=True)
class PayloadField:
    """A field of a payload.

    Attributes:
        name: What it is called.
        kind: The type of a value in it: an identifier's, a choice's, `date`, `int` or `bool`.
        several: Whether it holds any number of them.
        optional: Whether it may hold none.
        needed: Whether it has to be given.
    """

    name: str
    kind: object
    several: bool
    optional: bool
    needed: bool

    @property
    def noun(self) -> str:
        """What a value in it is called: `finding`, `day`, `one of open, closed`."""
        if is_choice(self.kind):
            return f"one of {', '.join(self.kind)}"
        return NOUNS.get(self.kind) or _PLAIN_KINDS.get(cast("type", self.kind), "value")

    def values(self, payload: MethodPayload) -> tuple[object, ...]:
        """Give what stands in it, none, one or several."""
        value: object = getattr(payload, self.name)
        if self.several:
            return cast("tuple[object, ...]", value)
        return () if value is None else (value,)


def is_choice(kind: object) -> TypeGuard[type[StrEnum]]:
    """Tell whether a type of field is a choice among some words."""
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def payload_fields(kind: "type[attrs.AttrsInstance]") -> tuple[PayloadField, ...]:
    """Give the fields of a payload class, the core's or a method's own, in their order."""
    return tuple(_field(attribute) for attribute in attrs.fields(kind))


def _field(attribute: "attrs.Attribute[object]") -> PayloadField:
    kind: object = attribute.type
    optional = several = False
    if get_origin(kind) in (Union, UnionType):
        given = [one for one in get_args(kind) if one is not type(None)]
        optional = len(given) < len(get_args(kind))
        kind = given[0] if len(given) == 1 else kind
    elif get_origin(kind) is tuple and get_args(kind)[1:] == (Ellipsis,):
        several, kind = True, get_args(kind)[0]
    return PayloadField(
        name=attribute.name,
        kind=kind,
        several=several,
        optional=optional,
        needed=attribute.default is attrs.NOTHING,
    )


def problems_of_class(kind: object, method: str) -> Iterator[str]:
    """Find what keeps a class from being a payload of a method's own.

    Args:
        kind: The class.
        method: The key of the method.
    """
    if not (isinstance(kind, type) and issubclass(kind, MethodPayload)):
        yield f"payload {kind!r} is no class made of MethodPayload"
        return
    place = f"payload {kind.__name__}"
    if "__attrs_attrs__" not in vars(kind):
        yield f"{place} is not complete; write @frozen(kw_only=True) above its class"
        return
    activity: object = getattr(kind, "activity", None)
    key, _, name = str(activity).partition(":")
    if not isinstance(activity, str) or key != method or not is_plain(name):
        yield (
            f"{place} has the activity {activity!r}; write '{method}:' and a name of a-z, 0-9, "
            "'-', '_' and '.'"
        )
    if not isinstance(getattr(kind, "label", None), Text):
        yield f"{place} has no label; give a Text"
    names = {field.name: field.kind for field in payload_fields(kind) if not field.several}
    for attribute, field in zip(attrs.fields(kind), payload_fields(kind), strict=True):
        if not attribute.init or attribute.alias != attribute.name:
            yield f"{place}: {field.name!r} cannot be given by that name; call it otherwise"
        if hasattr(attribute.default, "factory"):
            yield f"{place}: {field.name!r} is made by a factory; give the value itself"
        yield from (f"{place}: {problem}" for problem in _problems_of_field(field, names))


def _problems_of_field(field: PayloadField, names: Mapping[str, object]) -> Iterator[str]:
    kind = field.kind
    if field.name in _TAKEN:
        yield f"{field.name!r} means something else to every event; call the field otherwise"
    elif kind not in NOUNS and kind not in _PLAIN_KINDS and not is_choice(kind):
        yield (
            f"{field.name!r} holds {_called(kind)}; an event holds identifiers of the core, "
            "choices (StrEnum), days, whole numbers and truth values, and tuples of these. What "
            "people write is in the text store: make it a TextId"
        )
    elif (name := _expected_name(field)) != field.name:
        yield (
            f"{field.name!r} holds {_called(kind)}; call it {name!r}, by which rules find what "
            "an event is about"
        )
    elif _KIND_OF.get(field.name, kind) != kind:
        wanted = _called(_KIND_OF[field.name])
        yield f"{field.name!r} holds {_called(kind)} and not {wanted}; call it otherwise"
    elif kind is PointKey and not (
        names.get("meeting") is MeetingKey or names.get("step") is StepKey
    ):
        yield (
            "'points' are those of one meeting or step; put meeting: MeetingKey or "
            "step: StepKey beside it"
        )


def _expected_name(field: PayloadField) -> str:
    """Give what a field has to be called for what is in it; its own name where that is free."""
    if field.kind is PointKey:
        return "points"
    if field.kind in SUBJECTS:
        return f"{field.noun}s" if field.several else field.noun
    return field.name


def _called(kind: object) -> str:
    return kind.__name__ if isinstance(kind, (type, NewType)) else f"{kind}"
