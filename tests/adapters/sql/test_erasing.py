"""What is erased is gone from the disk too."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
from attrs import evolve

from arbeidsmiljo.errors import StoreLockedError
from arbeidsmiljo.model.actors import Person
from arbeidsmiljo.model.identifiers import PersonId, TextId
from arbeidsmiljo_sql.store import SqliteStore

PERSON = Person(id=PersonId("p-1"), name="Ragnhild Oppdiktet", email="ragnhild@example.org")
TEXT = TextId("t-1")
WORDING = "Færre møter på fredager"
TRACES = ("Ragnhild", "Oppdiktet", "example.org", "Solberg", "fredager")


def traces(path: Path, words: Iterable[str] = TRACES) -> set[str]:
    """Give the words that stand anywhere in the files of a store."""
    files = [file.read_bytes() for file in path.parent.glob(f"{path.name}*")]
    return {word for word in words if any(word.encode() in data for data in files)}


def test_nothing_of_an_erased_person_is_left_in_the_files(path: Path, store: SqliteStore) -> None:
    """A name, and the one before it, are in no file of the store after they are erased."""
    store.directory.put(PERSON)
    store.directory.put(evolve(PERSON, name="Ragnhild Solberg"))
    store.texts.put(TEXT, WORDING)
    assert traces(path) == set(TRACES)
    store.directory.erase(PERSON.id)
    assert traces(path) == {"fredager"}
    store.texts.erase(TEXT)
    assert traces(path) == set()


def test_nothing_is_left_among_many_others(path: Path, store: SqliteStore) -> None:
    """However names moved about in the file as others came and changed, none that is erased stays.

    The names differ in length, so that rows move between the pages of the database.
    """
    names = {PersonId(f"p-{number}"): f"navn{number:05d}navn" for number in range(400)}
    with store.transaction():
        for number, (person, name) in enumerate(names.items()):
            store.directory.put(Person(id=person, name=name + "x" * (number * 37 % 900)))
    with store.transaction():
        for number, (person, name) in enumerate(names.items()):
            if number % 3 == 0:
                store.directory.put(Person(id=person, name=name + "y" * (number * 53 % 5000)))
    erased = [person for number, person in enumerate(names) if number % 5 < 2]
    assert traces(path, names.values()) == set(names.values())
    with store.transaction():
        for person in erased:
            store.directory.erase(person)
    kept = {name for person, name in names.items() if person not in erased}
    assert traces(path, names.values()) == kept


def test_what_a_failed_transaction_erased_is_still_there(path: Path, store: SqliteStore) -> None:
    """An erasure that is taken back wipes nothing."""
    store.directory.put(PERSON)

    def erase_and_fail() -> None:
        with store.transaction():
            store.directory.erase(PERSON.id)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        erase_and_fail()
    assert store.directory.get(PERSON.id) == PERSON
    assert "Ragnhild" in traces(path)


def test_an_erasure_that_a_reader_holds_up_says_so(path: Path, store: SqliteStore) -> None:
    """While somebody reads from before, a trace is left on the disk; erasing again removes it."""
    store.directory.put(PERSON)
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM persons").fetchall()
        with pytest.raises(StoreLockedError, match="erase it once more"):
            store.directory.erase(PERSON.id)
        assert store.directory.get(PERSON.id) is None
        assert "Ragnhild" in traces(path)
    store.directory.erase(PERSON.id)
    assert traces(path) == set()
