"""The one converter between values and plain documents.

It is strict: a number is not text, text is not a number, and a key that does not belong is an
error. It collects all errors of a document, each with its place.
"""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from itertools import cycle
from types import MappingProxyType
from typing import Final, TypeVar, cast, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import (
    BaseValidationError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from arbeidsmiljo.conversion.document import is_document, is_list, unexpected
from arbeidsmiljo.conversion.problems import problems_of
from arbeidsmiljo.conversion.rule_forms import register_rules
from arbeidsmiljo.conversion.tagged import register_tagged
from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.model.distribution import Distribution, DistributionPlan
from arbeidsmiljo.model.events import PAYLOADS, Payload
from arbeidsmiljo.model.method_payloads import MethodPayload
from arbeidsmiljo.model.organisation import Organisation

T = TypeVar("T")

_Reader = Callable[[object, object], object]
_Writer = Callable[[object], dict[str, object]]

KEYS: Final[Mapping[type, Mapping[str, str]]] = MappingProxyType(
    {
        Distribution: {"reach": "units", "since": "from"},
        DistributionPlan: {"lines": "distribution"},
        Organisation: {"units": "unit", "appointments": "appointment"},
    }
)
"""What attributes are called in documents, where a person who writes one expects another name."""

_ERRORS: Final = (BaseValidationError, TypeError, ValueError)

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def structure(
    document: object, kind: type[T], *, source: str, own: tuple[type[MethodPayload], ...] = ()
) -> T:
    """Make a value out of a plain document.

    Args:
        document: What a JSON or TOML reader gave.
        kind: The class of the value.
        source: What to call the document in errors.
        own: The payload classes that events may tell of beside the core's.

    Raises:
        InvalidInputError: All that is wrong with the document.
    """
    try:
        return converter(own).structure(document, kind)
    except _ERRORS as error:
        raise InvalidInputError(source, problems_of(error, KEYS)) from error


def structured_or_none(document: object, kind: type[T]) -> T | None:
    """Make a value out of a part of a document that has problems elsewhere, or perhaps here.

    Args:
        document: The part.
        kind: The class of the value.

    Returns:
        The value; None where the part has problems itself, which `structure` of the whole tells.
    """
    try:
        return converter().structure(document, kind)
    except _ERRORS:
        return None


def unstructure(value: object) -> dict[str, object]:
    """Make a plain document, fit for JSON, out of a value; keys stand in a fixed order."""
    document: dict[str, object] = converter().unstructure(value)
    return document


@lru_cache(maxsize=8)
def converter(own: tuple[type[MethodPayload], ...] = ()) -> Converter:
    """Give the one converter that there is for some payload classes; nobody adds to it.

    Args:
        own: The classes that methods have registered, beside the core's.
    """
    made = Converter(detailed_validation=True, forbid_extra_keys=True)
    for kind, read in (
        (str, _text),
        (int, _whole_number),
        (float, _number),
        (bool, _truth),
        (date, _day),
        (datetime, _moment),
        (StrEnum, _member),
    ):
        made.register_structure_hook(kind, read)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_unstructure_hook(datetime, _write_moment)
    made.register_structure_hook_factory(_is_tuple, _tuple_reader)
    made.register_structure_hook_factory(attrs.has, _object_reader)
    made.register_unstructure_hook_factory(KEYS.__contains__, _object_writer)
    register_tagged(
        made,
        lambda kind: kind is Payload,
        key="activity",
        by_name={kind.activity: kind for kind in (*PAYLOADS, *own)},
        name_of=_activity_of,
    )
    register_rules(made)
    return made


def _text(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise unexpected("text", value)
    return value


def _whole_number(value: object, _: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise unexpected("a whole number", value)
    return value


def _number(value: object, _: object) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise unexpected("a number", value)
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise ValueError("is not a finite number; leave it out where it is not known")
    return number


def _truth(value: object, _: object) -> bool:
    if not isinstance(value, bool):
        raise unexpected("true or false", value)
    return value


def _day(value: object, _: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        raise unexpected("a date such as 2026-02-02", value)
    try:
        if _DAY.fullmatch(value):
            return _date_of(value)
    except ValueError:
        pass
    raise ValueError(f"{value!r} is not a date; write one such as 2026-02-02")


@lru_cache(maxsize=4096)
def _date_of(text: str) -> date:
    """Read a date; a journal has few days and many events, which share them."""
    return date.fromisoformat(text)


def _moment(value: object, _: object) -> datetime:
    if not isinstance(value, str):
        raise unexpected("a time such as 2026-02-02T09:30:00+01:00", value)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueError(
            f"{value!r} is not a time with its time zone; write one such as "
            "2026-02-02T09:30:00+01:00"
        )
    return moment


def _write_moment(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("a time without a time zone cannot be stored; give one such as UTC")
    return moment.isoformat()


def _member(value: object, kind: type[StrEnum]) -> StrEnum:
    known = ", ".join(f"'{member}'" for member in kind)
    if not isinstance(value, str):
        raise unexpected(f"one of {known}", value)
    try:
        return kind(value)
    except ValueError:
        raise ValueError(f"{value!r} is none of {known}") from None


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _tuple_reader(kind: type, made: Converter) -> _Reader:
    """Read a list, of any length (`tuple[Unit, ...]`) or with its own type at each place."""
    kinds: tuple[type, ...] = tuple(each for each in get_args(kind) if each is not Ellipsis)
    any_length = Ellipsis in get_args(kind)
    readers = [made.get_structure_hook(each) for each in kinds]

    def read_tuple(value: object, _: object) -> object:
        if not is_list(value):
            raise unexpected("a list", value)
        if not any_length and len(value) != len(kinds):
            raise ValueError(f"is a list of {len(value)}; give one of {len(kinds)}")
        items: list[object] = []
        errors: list[Exception] = []
        places = zip(value, cycle(kinds), cycle(readers), strict=False)
        for index, (item, item_kind, read) in enumerate(places):
            try:
                items.append(read(item, item_kind))
            except _ERRORS as error:
                error.add_note(IterableValidationNote(f"item {index}", index, item_kind))
                errors.append(error)
        if errors:
            message = f"while reading {kind!r}"
            raise IterableValidationError(message, errors, kind)  # pyright: ignore[reportCallIssue]
        return tuple(items)

    return read_tuple


def _object_reader(kind: type, made: Converter) -> _Reader:
    # cattrs takes the overrides by keyword among its own options, which their types exclude.
    make = cast("Callable[..., _Reader]", make_dict_structure_fn)
    read = make(kind, made, _cattrs_forbid_extra_keys=True, **_overrides(kind))

    def read_object(value: object, _: object) -> object:
        if not is_document(value):
            raise unexpected("a table of keys and values", value)
        return read(value, kind)

    return read_object


def _object_writer(kind: type, made: Converter) -> _Writer:
    make = cast("Callable[..., _Writer]", make_dict_unstructure_fn)
    return make(kind, made, **_overrides(kind))


def _overrides(kind: type) -> dict[str, object]:
    return {name: override(rename=key) for name, key in KEYS.get(kind, {}).items()}


def _activity_of(kind: type[object]) -> str | None:
    """Name a payload class, be it one that only a method knows."""
    activity: object = getattr(kind, "activity", None)
    return activity if isinstance(activity, str) else None
