"""`arbeidsmiljo start`."""

from __future__ import annotations

from contextlib import chdir

import pytest

from arbeidsmiljo.model.identifiers import PersonId, ProcessId, TextId
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo.process import Process
from arbeidsmiljo_must.method import MUST
from tests.adapters.cli.conftest import START
from tests.adapters.cli.shell import Shell

LINE = " ".join(START[:-2])


def test_a_process_is_started(before_start: Shell) -> None:
    """Persons are in the directory, effects in the text store, and the journal has only ids."""
    told = before_start.does(LINE, "--wanted-effect", "Roligere uker", "--group-size", "leader=8")
    plugins = Plugins.load()
    with chdir(before_start.folder), plugins.open_store("sqlite:///prosess.db") as store:
        process = Process.load(store.journals, ProcessId("must-2026"), plugins.methods)
        person = store.directory.get(PersonId("p8"))
        text = store.texts.get(TextId("must-2026-effect-1"))

    assert told == (
        "Started must-2026: Tilsynet for øvelser, 7 units, 52 employees, from 2026-02-02.\n"
    )
    assert person is not None
    assert person.name == "Hanne Rådgiver"
    assert text == "Roligere uker"
    assert process.start_event.group_sizes.leader == 8
    assert "Hanne" not in repr(process.journal)
    assert "Roligere" not in repr(process.journal)


def test_the_group_size_has_no_default(before_start: Shell) -> None:
    """Leaving the group size out is an error that says why."""
    words = LINE.replace("--group-size 5", "")

    assert "no source gives a number that is right for all" in before_start.refuses(words)


@pytest.mark.parametrize(
    ("sizes", "says"),
    [
        ("--group-size fem", "write a number such as 5"),
        ("--group-size 1", "protects nobody"),
        ("--group-size 5 --group-size leader=3", "never for less"),
        ("--group-size 5 --group-size chef=8", "leader=8"),
        ("--group-size 5 --group-size 6", "twice"),
        ("--group-size 5 --group-size 0", "--group-size 0: group size 0 protects nobody"),
        ("--group-size sensitive=10", "no default"),
        ("--group-size 5 --group-size leader=-8", "write a number such as 5"),
    ],
)
def test_sizes_that_are_none(before_start: Shell, sizes: str, says: str) -> None:
    """A size that protects nobody or cannot be read is refused."""
    assert says in before_start.refuses(LINE.replace("--group-size 5", sizes))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("--method must", "--method mast"), "there is no method 'mast'"),
        (("organisation.toml", "mangler.toml"), "there is no file 'mangler.toml'"),
        (("organisation.toml", "."), ".: cannot be read"),
        (
            ("organisation.toml", "resultater.xlsx"),
            "is a workbook, a document or another file that is no text; give a TOML file, such as",
        ),
        (("organisation.toml", "fordeling.toml"), "name: is missing"),
        (("fordeling.toml", "organisation.toml"), "distribution: is missing"),
        (("2026-02-02", "2026-02-30"), "is not a date; write one such as 2026-02-02"),
        (("2026-02-02", "2.2.2026"), "is not a date; write one such as 2026-02-02"),
        (("2026-02-02", "2026-02-02 --wanted-effect a\x07b"), "control character"),
        (("sqlite:///prosess.db", "prosess.db"), "is no URL; write sqlite:///prosess.db"),
        (("sqlite:///prosess.db", "oracle://x"), "kind of store"),
        (("sqlite:///prosess.db", "sqlite:///mangler/prosess.db"), "folder that exists"),
        (("sqlite:///prosess.db", "sqlite:///resultater.xlsx"), "not a store"),
        (("--method must", "--method must --language da"), "the documents of must are in nb;"),
        (("--method must", "--method must --edition 1999"), "must of 1999"),
        (("--method must", "--method must --process ÆØÅ"), "beginning and ending"),
    ],
)
def test_what_cannot_be_started(before_start: Shell, change: tuple[str, str], says: str) -> None:
    """Nothing is made of a command that cannot be carried out, not even the store."""
    assert says in before_start.refuses(LINE.replace(*change))


def test_all_that_is_wrong_with_the_organisation_comes_at_once(before_start: Shell) -> None:
    """A file with several faults is refused with all of them."""
    file = before_start.folder / "organisation.toml"
    text = file.read_text("utf-8").replace('parent = "a1"', 'parent = "b"')
    file.write_text(text.replace('leader = "p7"', 'leader = "p9"'), "utf-8")

    message = before_start.refuses(LINE)

    assert message.startswith("organisation.toml: 3 problems found, nothing was stored\n")
    assert "unit 's1', parent: there is no unit 'b'" in message
    assert "unit 'stab', leader: there is no person 'p9'" in message


def test_actors_that_the_method_does_not_have(before_start: Shell) -> None:
    """A file that names them is refused: each once, with its places, and the known ones once."""
    file = before_start.folder / "fordeling.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace('"amu"', '"styret"').replace('"hr"', '"personal"'), "utf-8")

    assert before_start.refuses(LINE).splitlines() == [
        "fordeling.toml: 2 problems found, nothing was stored",
        "  distribution 2, distribution 3, distribution 4: the method has no actor 'personal'",
        "  distribution 6: the method has no actor 'styret'",
        f"The actors of must are {', '.join(sorted(one.key for one in MUST.actors))}.",
    ]
    file.write_text(text, "utf-8")
    organisation = before_start.folder / "organisation.toml"
    changed = organisation.read_text("utf-8").replace('actor = "hr"', 'actor = "personal"')
    organisation.write_text(changed, "utf-8")

    assert "appointment 1: the method has no actor 'personal'" in before_start.refuses(LINE)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Seksjon\\nén", "has a line break or another character that is not seen"),
        ("Seksjon\\u202eén", "has a line break or another character that is not seen"),
        ("x" * 16_000, "has 16000 characters; give a name of 200 at most"),
    ],
)
def test_names_that_stand_on_no_line(before_start: Shell, name: str, says: str) -> None:
    """The name of a unit and of a person stands on a line, is seen and can be read."""
    file = before_start.folder / "organisation.toml"
    text = file.read_text("utf-8")
    for old, where in (("Seksjon én", "unit 's1', name"), ("Cato Seksjon", "person 'p3', name")):
        file.write_text(text.replace(old, name), "utf-8")
        assert f"{where}: {says}" in before_start.refuses(LINE)


def test_an_empty_effect(before_start: Shell) -> None:
    """A wanted effect has words."""
    assert "--wanted-effect is empty" in before_start.refuses(LINE, "--wanted-effect", " ")


def test_a_process_starts_once(after_start: Shell) -> None:
    """A name that is taken is refused; another name is another process in the same store."""
    assert "there is a process 'must-2026'" in after_start.refuses(LINE)
    assert "Started must-b" in after_start.does(LINE, "--process", "must-b")


def test_what_is_required(before_start: Shell) -> None:
    """A command that lacks what it needs says what, and where to read more."""
    assert before_start.refuses("start") == (
        "Missing option '--method'. (see 'arbeidsmiljo start --help')"
    )


def test_a_first_day_that_was_mistyped(before_start: Shell) -> None:
    """A day far from today is taken, with a warning that tells what to do."""
    for day in ("1026-02-02", "2996-02-02"):
        store = f"sqlite:///{day}.db"
        line = LINE.replace("2026-02-02", day).replace("sqlite:///prosess.db", store)
        done = before_start(*line.split())
        assert done.status == 0
        assert done.err.startswith(f"warning: the process begins on {day}, far from today, ")
        assert "with another --process" in done.err


def test_a_wanted_effect_that_is_a_book(before_start: Shell) -> None:
    """Words have an end."""
    said = before_start.refuses(LINE, "--wanted-effect", "ro " * 2000)

    assert "--wanted-effect 1 has 6,000 characters; write 5,000 at most" in said
