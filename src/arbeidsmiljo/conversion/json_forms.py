"""The JSON forms in which events, results, publications and rules are stored."""

import json
from sys import intern
from typing import Final, NoReturn, TypeVar

from arbeidsmiljo.conversion.converter import structure, unstructure
from arbeidsmiljo.conversion.document import Document, is_document
from arbeidsmiljo.conversion.stored_form import StoredForm
from arbeidsmiljo.errors import InvalidInputError, Problem, SchemaVersionError
from arbeidsmiljo.model.events import PAYLOADS, Event
from arbeidsmiljo.model.method_payloads import MethodPayload, PayloadClasses
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.results import Results

T = TypeVar("T")


def _with_more_to_tell(event: Document) -> Document:
    """Bring up version 1: version 2 can tell more, and what version 1 told it tells as it was."""
    return event


EVENT: Final = StoredForm(name="event", version=2, upcasters=(_with_more_to_tell,))
RESULTS: Final = StoredForm(name="results", version=1)
PUBLICATION: Final = StoredForm(name="publication", version=1)
RULE: Final = StoredForm(name="rule", version=1)

_ACTIVITIES: Final = frozenset(kind.activity for kind in PAYLOADS)


def event_to_json(event: Event) -> str:
    """Write an event: the envelope, and the payload named by its activity.

    A method's own payload carries the version of its schema, which is its method's to raise.

    Raises:
        ValueError: The time it was recorded has no time zone.
    """
    document = unstructure(event)
    if isinstance(event.payload, MethodPayload):
        told = unstructure(event.payload)
        form = _form_of(type(event.payload))
        document["payload"] = {"activity": event.activity, **form.label(told)}
    return _write(document, EVENT)


def event_from_json(text: str, *, source: str = "event", payloads: PayloadClasses = ()) -> Event:
    """Read an event.

    Args:
        text: As `event_to_json` of this or an earlier version wrote it.
        source: What to call it in errors.
        payloads: The classes that methods have registered, as `Plugins.payloads` gives them.

    Raises:
        SchemaVersionError: It was written by a newer version, or tells of an activity that
            neither this version nor a method knows.
        InvalidInputError: All that is wrong with it.
    """
    document = _bring_up(text, EVENT, source)
    if isinstance(unit := document.get("unit"), str):
        # A journal names few units many times; rules look them up as often.
        document = {**document, "unit": intern(unit)}
    payload = document.get("payload")
    activity = payload.get("activity") if is_document(payload) else None
    own = tuple(payloads)
    if is_document(payload) and isinstance(activity, str) and activity not in _ACTIVITIES:
        kind = _class_of(activity, own, source)
        told = {key: value for key, value in payload.items() if key != "activity"}
        brought = _form_of(kind).bring_up(told, source=source)
        document = {**document, "payload": {"activity": activity, **brought}}
    return structure(document, Event, source=source, own=own)


def _class_of(activity: str, own: PayloadClasses, source: str) -> type[MethodPayload]:
    """Give the class that a method has registered for an activity.

    Raises:
        SchemaVersionError: None of these methods has registered one.
    """
    found = {kind.activity: kind for kind in own}.get(activity)
    if found is not None:
        return found
    method, colon, _ = activity.partition(":")
    if colon:
        raise SchemaVersionError(
            f"{source}: it tells of {activity!r}, an activity of the method {method!r} that is not "
            "known here; install that method, or a newer version of it, so that the store is "
            "opened with its payload classes"
        )
    raise SchemaVersionError(
        f"{source}: it tells of the activity {activity!r}, which this arbeidsmiljo does not "
        "know; use a newer arbeidsmiljo"
    )


def _form_of(kind: type[MethodPayload]) -> StoredForm:
    """Give the form in which a method's own payloads are stored."""
    method = kind.activity.partition(":")[0]
    return StoredForm(
        name=kind.activity,
        version=len(kind.upcasters) + 1,
        upcasters=kind.upcasters,
        reader=f"version of the method {method!r}",
    )


def results_to_json(results: Results) -> str:
    """Write a round's results.

    Raises:
        ValueError: A number is not finite.
    """
    return _write(unstructure(results), RESULTS)


def results_from_json(text: str, *, source: str = "results") -> Results:
    """Read a round's results.

    Args:
        text: As `results_to_json` of this or an earlier version wrote it.
        source: What to call it in errors.

    Raises:
        SchemaVersionError: It was written by a newer version.
        InvalidInputError: All that is wrong with it.
    """
    return _read(text, Results, RESULTS, source)


def publication_to_json(publication: Publication) -> str:
    """Write a publication.

    Raises:
        ValueError: A number is not finite.
    """
    return _write(unstructure(publication), PUBLICATION)


def publication_from_json(text: str, *, source: str = "publication") -> Publication:
    """Read a publication.

    Args:
        text: As `publication_to_json` of this or an earlier version wrote it.
        source: What to call it in errors.

    Raises:
        SchemaVersionError: It was written by a newer version.
        InvalidInputError: All that is wrong with it.
    """
    return _read(text, Publication, PUBLICATION, source)


def rule_to_json(rule: Rule) -> str:
    """Write a rule: its constraint named by its template, and each condition by its kind.

    Raises:
        ValueError: The constraint is of a class that the library does not have.
    """
    return _write(unstructure(rule), RULE)


def rule_from_json(text: str, *, source: str = "rule") -> Rule:
    """Read a rule. What its conditions name is not looked up before they are used.

    Args:
        text: As `rule_to_json` of this or an earlier version wrote it.
        source: What to call it in errors.

    Raises:
        SchemaVersionError: It was written by a newer version.
        InvalidInputError: All that is wrong with it.
    """
    return _read(text, Rule, RULE, source)


def _write(document: Document, form: StoredForm) -> str:
    return json.dumps(
        form.label(document),
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )


def _read(text: str, kind: type[T], form: StoredForm, source: str) -> T:
    return structure(_bring_up(text, form, source), kind, source=source)


def _bring_up(text: str, form: StoredForm, source: str) -> Document:
    return form.bring_up(_parse(text, form, source), source=source)


def _parse(text: str, form: StoredForm, source: str) -> Document:
    """Parse JSON that may be damaged or hostile."""
    hint = f"A stored {form.name} is one JSON object; take it from a backup."
    try:
        document: object = json.loads(
            text, object_pairs_hook=_object_without_repeats, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError as error:
        problem = Problem(f"line {error.lineno}, column {error.colno}", f"not JSON: {error.msg}")
        raise InvalidInputError(source, [problem], hint) from None
    except (RecursionError, ValueError) as error:
        what = "is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise InvalidInputError(source, [Problem("$", what)], hint) from None
    if not is_document(document):
        raise InvalidInputError(source, [Problem("$", "is not a JSON object")], hint)
    return document


def _object_without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("has an object in which a key stands twice")
    return members


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"has {name}, which is no JSON number")
