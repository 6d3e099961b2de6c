"""Stored forms, their versions and how older ones are brought up."""

import pytest

from arbeidsmiljo.conversion import Document, StoredForm
from arbeidsmiljo.errors import SchemaVersionError


def _rename_day(old: Document) -> Document:
    return {"happened": old["day"]}


def _add_unit(old: Document) -> Document:
    return {**old, "unit": None}


FORM = StoredForm(name="event", version=3, upcasters=(_rename_day, _add_unit))


@pytest.mark.parametrize(
    "stored",
    [
        {"schema": 1, "day": "2026-02-02"},
        {"schema": 2, "happened": "2026-02-02"},
        {"schema": 3, "happened": "2026-02-02", "unit": None},
    ],
)
def test_every_version_is_brought_up_to_todays(stored: Document) -> None:
    """A document of any version until now becomes the same document of today's version."""
    brought = FORM.bring_up(stored, source="event 1")
    assert brought == {"happened": "2026-02-02", "unit": None}


def test_what_was_stored_is_left_as_it_was() -> None:
    """Bringing a document up makes a new one."""
    stored = {"schema": 1, "day": "2026-02-02"}
    FORM.bring_up(stored, source="event 1")
    assert stored == {"schema": 1, "day": "2026-02-02"}


def test_a_newer_version_says_which_and_what_to_do() -> None:
    """A document of a version that comes later names both versions and the way out."""
    with pytest.raises(SchemaVersionError) as caught:
        FORM.bring_up({"schema": 4}, source="event 1")
    assert str(caught.value) == (
        "event 1: it is a stored event of schema version 4, and this arbeidsmiljo reads "
        "versions up to 3; use a newer arbeidsmiljo"
    )


def test_a_damaged_older_document_is_refused() -> None:
    """A document that lacks what its version has cannot be brought up, and says from where."""
    with pytest.raises(SchemaVersionError, match="from version 1 to 2"):
        FORM.bring_up({"schema": 1}, source="event 1")


def test_the_version_stands_first() -> None:
    """A document is labelled with today's version in front of all else."""
    assert list(FORM.label({"happened": "2026-02-02"}).items()) == [
        ("schema", 3),
        ("happened", "2026-02-02"),
    ]


def test_no_older_version_is_left_behind() -> None:
    """A form has an upcaster for each version before its own."""
    with pytest.raises(ValueError, match="version 3 needs 2 upcasters"):
        StoredForm(name="event", version=3, upcasters=(_rename_day,))
