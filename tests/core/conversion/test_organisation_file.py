"""The file that describes an organisation."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.conversion import OrganisationFile, organisation_from_toml
from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.model.actors import Appointment, Person
from arbeidsmiljo.model.identifiers import ActorKey, PersonId, UnitId
from arbeidsmiljo.model.organisation import Organisation, Unit

GOOD = """\
name = "Direktoratet for prøver"
country = "NO"
on = 2026-01-01

[[unit]]
id = "top"
name = "Direktoratet"
leader = "p-1"
employees = 12

[[unit]]
id = "hr"
name = "HR"
parent = "top"
employees = 5

[[person]]
id = "p-1"
name = "Åse Ødegård"
email = "ase@example.org"

[[person]]
id = "p-2"
name = "Per Prøve"

[[appointment]]
person = "p-2"
actor = "safety-representative"
unit = "hr"
since = 2025-08-01
until = 2027-07-31
"""


def faults(text: str) -> list[str]:
    """Give the places of all that is wrong with a file."""
    with pytest.raises(InvalidInputError) as caught:
        organisation_from_toml(text, source="organisation.toml")
    return [problem.where for problem in caught.value.problems]


def test_a_file_becomes_an_organisation_and_its_people() -> None:
    """Units, appointments and persons stand in the order of the file."""
    assert organisation_from_toml(GOOD) == OrganisationFile(
        organisation=Organisation(
            name="Direktoratet for prøver",
            country="NO",
            on=date(2026, 1, 1),
            units=(
                Unit(id=UnitId("top"), name="Direktoratet", leader=PersonId("p-1"), employees=12),
                Unit(id=UnitId("hr"), name="HR", parent=UnitId("top"), employees=5),
            ),
            appointments=(
                Appointment(
                    person=PersonId("p-2"),
                    actor=ActorKey("safety-representative"),
                    unit=UnitId("hr"),
                    since=date(2025, 8, 1),
                    until=date(2027, 7, 31),
                ),
            ),
        ),
        persons=(
            Person(id=PersonId("p-1"), name="Åse Ødegård", email="ase@example.org"),
            Person(id=PersonId("p-2"), name="Per Prøve"),
        ),
    )


def test_a_date_may_be_written_as_text() -> None:
    """A date in quotation marks says the same as one without."""
    text = GOOD.replace("on = 2026-01-01", 'on = "2026-01-01"')
    assert organisation_from_toml(text) == organisation_from_toml(GOOD)


def test_a_byte_order_mark_is_passed_over() -> None:
    """A file saved by an editor that puts a byte order mark in front is read all the same."""
    assert organisation_from_toml("\ufeff" + GOOD) == organisation_from_toml(GOOD)


def test_all_faults_come_at_once_in_form_and_in_content() -> None:
    """One reading names unknown keys, missing keys, wrong types and what does not fit."""
    text = """
name = " "
country = "Norge"
on = 2026-01-01T10:00:00
colour = 1

[[unit]]
id = "top"
name = "Direktoratet"
leader = "p-001"
employees = 12

[[unit]]
id = "a"
name = 7
parent = "b"
employees = 20

[[unit]]
id = 5
parent = "top"
staff = 2

[[person]]
id = "p-002"
name = "Kari"

[[person]]
id = "p-002"

[[appointment]]
person = "p-7"
actor = "hr"
unit = "elsewhere"
since = 2025-08-01
until = 2024-08-01
role = 2
"""
    assert sorted(faults(text)) == [
        "appointment 1, person",
        "appointment 1, role",
        "appointment 1, unit",
        "appointment 1, until",
        "colour",
        "country",
        "name",
        "on",
        "person 'p-002', id",
        "person 'p-002', name",
        "unit 'a', name",
        "unit 'a', parent",
        "unit 'top', leader",
        "unit 3, employees",
        "unit 3, id",
        "unit 3, name",
        "unit 3, staff",
    ]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('name = "HR"\n', "", "unit 'hr', name"),
        ("employees = 5", 'employees = "5"', "unit 'hr', employees"),
        ("employees = 5", "employees = true", "unit 'hr', employees"),
        ("employees = 5", "employees = 5.0", "unit 'hr', employees"),
        ("employees = 5", "employees = -1", "unit 'hr', employees"),
        ("employees = 5", "employees = 13", "unit 'top', employees"),
        ("employees = 5", "employees = 5\nemployes = 5", "unit 'hr', employes"),
        ('parent = "top"', "parent = 3", "unit 'hr', parent"),
        ('parent = "top"', 'parent = "tip"', "unit 'hr', parent"),
        ('parent = "top"', 'parent = "hr"', "unit 'hr', parent"),
        ('parent = "top"\n', "", "unit"),
        ('id = "hr"', 'id = "Human Relations"', "unit 'Human Relations', id"),
        ('leader = "p-1"', 'leader = "p-9"', "unit 'top', leader"),
        ('person = "p-2"', 'person = "p-9"', "appointment 1, person"),
        ("since = 2025-08-01", "since = 2027-08-01", "appointment 1, until"),
        ("since = 2025-08-01", "since = 08:30:00", "appointment 1, since"),
        ('id = "p-2"\nname', 'id = "p-1"\nname', "person 'p-1', id"),
        ('name = "Per Prøve"', 'name = ""', "person 'p-2', name"),
        ('country = "NO"', 'country = "no"', "country"),
        ('country = "NO"\n', "", "country"),
        ("on = 2026-01-01", 'on = "1 January 2026"', "on"),
        ("on = 2026-01-01", 'on = "20260101"', "on"),
    ],
)
def test_a_single_fault_is_named_at_its_place(old: str, new: str, where: str) -> None:
    """One thing wrong in an otherwise good file is a problem at that place."""
    assert old in GOOD
    named = faults(GOOD.replace(old, new))
    assert where in named
    # Somebody whose id cannot be found under it is named too; nothing else is.
    assert set(named) <= {where, "appointment 1, person", "appointment 1, unit"}


def test_a_fault_in_form_hides_no_fault_elsewhere_in_the_same_unit() -> None:
    """A unit with a misspelt key is still looked up in the tree."""
    text = GOOD.replace('parent = "top"', 'parent = "tip"\nparnt = "top"')
    assert faults(text) == ["unit 'hr', parnt", "unit 'hr', parent"]


@pytest.mark.parametrize("units", ["unit = 3", "unit = [1, 2]", 'unit = "top"', "unit = {}"])
def test_units_that_are_no_tables_are_refused(units: str) -> None:
    """What stands in place of the units is named, and nothing inside it."""
    named = faults(f'name = "P"\ncountry = "NO"\non = 2026-01-01\n{units}\n')
    assert named in (["unit"], ["unit 1", "unit 2"], ["unit 1", "unit 2", "unit"])


def test_an_empty_file_says_all_that_is_missing() -> None:
    """An empty file is told every key that it needs."""
    assert faults("") == ["name", "country", "on", "unit"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("name = ", "line 1, column 8"),
        ('name = "P"\ncountry = NO\n', "line 2, column 11"),
        ("on = 2026-02-30", "line 1, column 6"),
        ('name = "P"\nname = "Q"', "line 2, column 11"),
        ("a = " + "[" * 100_000, "file"),
        ("a = " + "1" * 5000, "file"),
    ],
)
def test_what_is_not_toml_says_line_and_column(text: str, where: str) -> None:
    """Malformed or hostile TOML is one problem, by line and column where they are known."""
    assert faults(text) == [where]


def test_the_error_is_read_by_a_person() -> None:
    """The message names the file, each place, and what to write there instead."""
    text = GOOD.replace("employees = 5", 'employees = "5"').replace('leader = "p-1"', 'leader = ""')
    with pytest.raises(InvalidInputError) as caught:
        organisation_from_toml(text, source="organisation.toml")
    assert str(caught.value).splitlines()[1:] == [
        "  unit 'hr', employees: is text; give a whole number",
        "  unit 'top', leader: there is no person ''; add one with that id",
    ]


_VALUES = st.recursive(
    st.sampled_from(["1", "true", '"top"', "2026-01-01", "1.5", '"p-1"', "08:30:00"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | inner.map(lambda value: f"{{ id = {value}, parent = {value} }}")
    ),
    max_leaves=6,
)


@given(
    st.dictionaries(
        st.sampled_from(["name", "country", "on", "unit", "person", "appointment", "else"]), _VALUES
    )
)
def test_any_other_toml_is_an_error_of_ours(entries: dict[str, str]) -> None:
    """Whatever a file says in place of an organisation, the error names a place in words."""
    text = "\n".join(f"{key} = {value}" for key, value in entries.items())
    assert not any(where.startswith(("$", ".")) for where in faults(text))
