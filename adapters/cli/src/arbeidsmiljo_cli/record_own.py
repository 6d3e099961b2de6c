"""`record own`: what a method itself lets happen, beside what can happen in any process."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

import click

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.identifiers import PersonId, TextId, UnitId
from arbeidsmiljo.model.method_payloads import (
    MethodPayload,
    PayloadField,
    is_choice,
    payload_fields,
)
from arbeidsmiljo_cli.options import day, examples
from arbeidsmiljo_cli.record_options import happened
from arbeidsmiljo_cli.recording import Recording
from arbeidsmiljo_cli.session import ChoiceError
from arbeidsmiljo_cli.where import Where, in_units

_TRUTH: Final[Mapping[str, bool]] = {"yes": True, "no": False}


@click.command("own")
@click.argument("activity")
@click.option(
    "--field",
    "told",
    multiple=True,
    metavar="NAME=VALUE",
    help="What is told of it; may be repeated, for a field that holds several too.",
)
@in_units
@happened
@examples(
    "record own workshop-held --unit s-101 --field form=open --field led_by=hr",
    'record own talk-offered --unit s-101 --field finding=s-101-f1 --field wording="Kom innom"',
)
def own(recording: Recording, *, activity: str, told: tuple[str, ...], where: Where) -> None:
    """Record something that only this method has a word for.

    'arbeidsmiljo show activities' lists what there is, and the fields of each. Texts are kept where
    they can be erased; days are written as 2026-02-02, and what is true or not as yes or no.
    """
    kind = _activity(activity, recording.method)
    payload = _payload(kind, told, recording)
    for unit in recording.units(f"activity {kind.activity!r}", kind.scope, where):
        recording.add(payload, unit)


def _activity(activity: str, method: Method) -> type[MethodPayload]:
    """Give a payload class by its activity, with or without the method's key in front.

    Raises:
        ChoiceError: The method has none at all.
        NotFoundError: It has none of that name.
    """
    if not method.payloads:
        raise ChoiceError(
            f"the method {method.key!r} has no activities of its own; 'arbeidsmiljo record --help' "
            "lists what can be recorded"
        )
    return method.payload(activity if ":" in activity else f"{method.key}:{activity}")


def _payload(kind: type[MethodPayload], told: Iterable[str], recording: Recording) -> MethodPayload:
    """Make a payload of what was said of its fields.

    Raises:
        ArbeidsmiljoError: A field is not there, is missing, or cannot hold what was said.
    """
    fields = {field.name: field for field in payload_fields(kind)}
    said: dict[str, list[str]] = {}
    for one in told:
        name, sign, value = one.partition("=")
        if not sign:
            raise ChoiceError(f"--field {one!r} says no value; write NAME=VALUE")
        if name not in fields:
            raise NotFoundError(f"field of {kind.activity!r}", name, fields)
        said.setdefault(name, []).append(value)
    missing = [f"{one.name} ({one.noun})" for one in fields.values() if one.needed]
    if not {one.name for one in fields.values() if one.needed} <= said.keys():
        raise ChoiceError(f"{kind.activity!r} has to tell, with --field: {', '.join(missing)}")
    return kind(**{name: _value(fields[name], values, recording) for name, values in said.items()})


def _value(field: PayloadField, values: list[str], recording: Recording) -> object:
    read = [_read(field, value, recording) for value in dict.fromkeys(values)]
    if field.several:
        return tuple(read)
    if len(values) > 1:
        raise ChoiceError(f"--field {field.name} holds a single value; give it once")
    return read[0]


def _read(field: PayloadField, value: str, recording: Recording) -> object:
    """Read what was said of a field.

    Raises:
        ArbeidsmiljoError: It cannot be in that field.
        UsageError: It is no day, or a text with control characters.
    """
    special: Mapping[object, Callable[[], object]] = {
        TextId: lambda: recording.words(value, f"--field {field.name} is empty; say something"),
        PersonId: lambda: recording.person(value, None),
        UnitId: lambda: recording.unit(value),
        date: lambda: day(value),
    }
    if field.kind in special:
        return special[field.kind]()
    try:
        if field.kind is int:
            return int(value)
        if field.kind is bool:
            return _TRUTH[value]
        if is_choice(field.kind):
            return field.kind(value)
    except (KeyError, ValueError):
        raise ChoiceError(
            f"--field {field.name}={value} does not fit; it takes: {field.noun}"
        ) from None
    return value
