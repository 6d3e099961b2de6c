"""The file that describes an organisation and the people in it.

::

    name = "Direktoratet for eksempler"
    country = "NO"
    on = 2026-01-01

    [[unit]]
    id = "dir"
    name = "Direktoratet"
    leader = "p-001"
    employees = 12

    [[person]]
    id = "p-001"
    name = "Kari Eksempel"
    email = "kari@example.org"

    [[appointment]]
    person = "p-001"
    actor = "hr"
    unit = "dir"
    since = 2025-08-01
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, TypeVar, get_args

import attrs
from attrs import AttrsInstance, frozen

from arbeidsmiljo.conversion.converter import structure
from arbeidsmiljo.conversion.document import Document, is_document, is_list
from arbeidsmiljo.conversion.problems import in_words, is_within
from arbeidsmiljo.conversion.toml_text import parse_toml
from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.actors import Appointment, Person
from arbeidsmiljo.model.identifiers import PersonId, how_plain, is_plain
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.text import fault_of_name

T = TypeVar("T")
A = TypeVar("A", bound=AttrsInstance)

_COUNTRY: Final = re.compile(r"[A-Z]{2}", re.ASCII)


@frozen(kw_only=True)
class OrganisationFile:
    """What an organisation file says.

    Attributes:
        organisation: The tree of units, and who holds which role in it.
        persons: The people that it refers to, by name.
    """

    organisation: Organisation
    persons: tuple[Person, ...]


@frozen(kw_only=True)
class _People:
    person: tuple[Person, ...] = ()


def organisation_from_toml(text: str, *, source: str = "organisation") -> OrganisationFile:
    """Read an organisation file.

    Args:
        text: The text of the file.
        source: What to call it in errors: a file name.

    Returns:
        An organisation that is a tree, and everybody that it refers to.

    Raises:
        InvalidInputError: All that is wrong with it, in its form and in what it says.
    """
    document = parse_toml(text, source=source)
    of_units = {key: value for key, value in document.items() if key != "person"}
    of_people = {key: value for key, value in document.items() if key == "person"}
    malformed: list[Problem] = []
    organisation = _structure(of_units, Organisation, malformed)
    people = _structure(of_people, _People, malformed)
    # What has a fault in its form is read as far as it goes, so that one reading of the file
    # shows the faults in what it says too.
    readable = organisation or _readable_organisation(document)
    persons = people.person if people else _readable(document.get("person"), Person)
    problems = malformed + [
        problem
        for problem in _problems(readable, persons)
        if not any(is_within(problem.where, formed.where) for formed in malformed)
    ]
    if organisation is None or problems:
        raise InvalidInputError(source, in_words(problems, document))
    return OrganisationFile(organisation=organisation, persons=persons)


def _structure(document: object, kind: type[T], problems: list[Problem]) -> T | None:
    """Make a value, or add to the problems why there is none."""
    try:
        return structure(document, kind, source="")
    except InvalidInputError as error:
        problems += error.problems
        return None


def _problems(organisation: Organisation, persons: tuple[Person, ...]) -> Iterator[Problem]:
    """Find what is wrong in what a file says, all its parts being well formed."""
    if fault := fault_of_name(organisation.name):
        yield Problem("$.name", fault)
    if not _COUNTRY.fullmatch(organisation.country):
        yield Problem(
            "$.country", f"{organisation.country!r} is not a country's two letters, such as 'NO'"
        )
    yield from organisation.problems()
    known: set[PersonId] = set()
    for number, person in enumerate(persons):
        where = f"$.person[{number}]"
        if not is_plain(person.id):
            yield Problem(
                f"{where}.id",
                f"{person.id!r} is not plain: {how_plain()}",
            )
        if person.id in known:
            yield Problem(f"{where}.id", f"{person.id!r} is taken by an earlier person")
        known.add(person.id)
        if fault := fault_of_name(person.name):
            yield Problem(f"{where}.name", fault)
    references = [
        *((f"$.unit[{n}].leader", unit.leader) for n, unit in enumerate(organisation.units)),
        *(
            (f"$.appointment[{n}].person", appointment.person)
            for n, appointment in enumerate(organisation.appointments)
        ),
    ]
    for where, reference in references:
        if reference is not None and reference not in known:
            yield Problem(where, f"there is no person {reference!r}; add one with that id")


def _readable_organisation(document: Document) -> Organisation:
    """Read as much of an organisation as can be read."""
    return Organisation(
        name=str(document.get("name")),
        country=str(document.get("country")),
        on=date.min,
        units=_readable(document.get("unit"), Unit),
        appointments=_readable(document.get("appointment"), Appointment),
    )


def _readable(items: object, kind: type[A]) -> tuple[A, ...]:
    """Read the members of a list, with a stand-in for each attribute that cannot be read."""
    if not is_list(items):
        return ()
    return tuple(_readable_item(item, number, kind) for number, item in enumerate(items))


def _readable_item(item: object, number: int, kind: type[A]) -> A:
    given: Document = item if is_document(item) else {}
    values: dict[str, object] = {}
    for attribute in attrs.fields(kind):
        if attribute.name not in given:
            if attribute.default is attrs.NOTHING:
                values[attribute.name] = _stand_in(attribute, number)
            continue
        try:
            value = structure(given[attribute.name], attribute.type, source="")
        except InvalidInputError:
            value = _stand_in(attribute, number)
        values[attribute.name] = value
    return kind(**values)


def _stand_in(attribute: "attrs.Attribute[object]", number: int) -> object:
    """Make a value that collides with none of the file's."""
    if attribute.type is int:
        return 0
    return None if date in get_args(attribute.type) else f"?{number}"
