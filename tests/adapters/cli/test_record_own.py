"""`arbeidsmiljo record own`, and what is shown of a method's own activities."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from arbeidsmiljo.model.identifiers import ProcessId
from arbeidsmiljo.testing.example_payloads import EXAMPLE_PAYLOADS, TalkOffered
from arbeidsmiljo_sql.store import SqliteStore
from tests.adapters.cli.agency import ORGANISATION
from tests.adapters.cli.shell import Shell

PLUGIN: Final = """\
from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.testing.example_method import example_method


@hookimpl
def arbeidsmiljo_methods():
    return [example_method()]
"""
DISTRIBUTION: Final = """\
distribution = [{ report = "enterprise", to = "committee", from = 2026-02-09 }]
"""
PROCESS: Final = ProcessId("example-2026")
HELD: Final = "record own workshop-held --unit s1 --field form=open"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example method is installed as anybody's own method would be."""
    site = tmp_path / "site"
    about = site / "example_practice-1.0.dist-info"
    about.mkdir(parents=True)
    (site / "example_practice.py").write_text(PLUGIN, "utf-8")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: example-practice\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[arbeidsmiljo]\npractice = example_practice\n")
    monkeypatch.syspath_prepend(site)  # pyright: ignore[reportUnknownMemberType]


@pytest.fixture
def practising(installed: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell where a process of the example method has begun, and something was found."""
    del installed
    folder = tmp_path / "practice"
    folder.mkdir()
    (folder / "organisation.toml").write_text(ORGANISATION, "utf-8")
    (folder / "fordeling.toml").write_text(DISTRIBUTION, "utf-8")
    shell = Shell(folder, capsys)
    shell.does(
        "start --method example --organisation organisation.toml --distribution fordeling.toml "
        "--store sqlite:///prosess.db --start 2026-02-02 --group-size 5"
    )
    finding = "record finding-recorded Hviletid --unit s1 --kind unlawful --on 2026-02-10"
    assert "It is called s1-f1." in shell.does(finding)
    shell.does("record meeting-held unit-meeting --unit s1 --on 2026-02-10")
    return shell


def test_what_a_method_has_a_word_for_is_recorded(practising: Shell) -> None:
    """The event stands in the journal under the method's label, with what was told of it."""
    told = practising.does(
        f"{HELD} --field findings=s1-f1 --field led_by=hr --field led_by=committee "
        "--field participants=12 --field together_with=g1 --field external=yes --on 2026-02-12"
    )
    (event,) = practising.lists("show events --unit s1 --format json")[-1:]

    assert "example:workshop-held on 2026-02-12 in s1." in told
    assert "Hold et åpent verksted etter møtet (Seksjon én)" in told
    assert event["what"] == "verksted holdt"
    assert event["of"] == (
        "form=open findings=s1-f1 led_by=hr,committee together_with=g1 participants=12 external=yes"
    )


def test_it_may_be_recorded_in_many_units_and_by_its_whole_name(practising: Shell) -> None:
    """Units are named as for all else, and what is recorded already is not recorded again."""
    practising.does(f"{HELD} --on 2026-02-12")
    told = practising.does(
        "record own example:workshop-held --all-units --except stab --field form=open "
        "--on 2026-02-12"
    )

    assert "2 events, 2026-02-12" in told
    assert "1 recorded before, and not recorded again." in told


def test_it_is_told_in_explanations_and_statuses(practising: Shell) -> None:
    """Why a task is done is said in the method's words."""
    practising.does(f"{HELD} --on 2026-02-12")
    explained = practising.tells("explain workshop-held --unit s1 --on 2026-02-20 --format json")
    status = practising.does("status --unit s1 --on 2026-02-20")

    assert "verksted holdt" in explained["waited_for"]
    assert [one["what"] for one in explained["happened"]][-1] == "verksted holdt"
    assert "Hold et åpent verksted" in status


def test_what_people_write_is_kept_where_it_can_be_erased(practising: Shell) -> None:
    """Neither words nor who they were to stand in the journal, or in what is shown of it."""
    practising.does(
        "record own talk-offered --unit s1 --field finding=s1-f1 --field to=p3 "
        "--field answer_by=2026-02-20 --on 2026-02-12",
        *("--field", "wording=Kom innom = når du vil"),
    )
    (event,) = practising.lists("show events --unit s1 --format json")[-1:]
    path = practising.folder / "prosess.db"
    with SqliteStore(path, create=False, payloads=EXAMPLE_PAYLOADS) as store:
        payload = store.journals.read(PROCESS)[-1].payload
        assert isinstance(payload, TalkOffered)
        assert payload.to == "p3"
        assert payload.wording is not None
        assert store.texts.get(payload.wording) == "Kom innom = når du vil"

    assert event["of"] == "finding=s1-f1 answer_by=2026-02-20"


def test_a_talk_is_corrected_and_retracted(practising: Shell) -> None:
    """What is recorded by mistake is put right as all else is."""
    practising.does(f"{HELD} --on 2026-02-12")
    event = practising.lists("show events --unit s1 --format json")[-1]["id"]
    practising.does(
        f"record own workshop-held --unit s1 --field form=closed --on 2026-02-12 --corrects {event}"
    )
    corrected = practising.lists("show events --unit s1 --format json")[-1]
    practising.does(f"record retract {corrected['id']}")

    assert corrected["of"].startswith("form=closed")
    assert "verksted holdt" not in practising.does("show events")


def test_activities_are_listed_with_their_fields(practising: Shell) -> None:
    """Whoever records one finds what it may tell, and what it has to."""
    workshop, talk = practising.lists("show activities --format json")

    assert workshop == {
        "key": "example:workshop-held",
        "label": "verksted holdt",
        "scope": "each-unit",
        "fields": "form: one of open, closed, needed; findings: finding, several; "
        "led_by: actor, several; together_with: unit, several; participants: number; "
        "external: yes or no",
    }
    assert talk["scope"] == "all"
    assert "workshop held" in practising.does("show activities --language en")
    assert "NAME=VALUE" in practising.does("record own --help")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("own workshop", "there is no activity 'example:workshop'; known: example:talk-offered, "),
        ("own workshop-held --unit s1", "has to tell, with --field: form (one of open, closed)"),
        ("own workshop-held --field form=open", "belongs to a unit; say which with --unit"),
        (f"{HELD[7:]} --field form=closed", "--field form holds a single value; give it once"),
        (f"{HELD[7:]} --field external=perhaps", "external=perhaps does not fit; it takes: yes or"),
        (f"{HELD[7:]} --field together_with=u0", "there is no unit 'u0'"),
        ("own talk-offered --unit s1 --field finding=s1-f1 --field answer_by=x", "is not a date"),
        ("own workshop-held --unit s1 --field open", "--field 'open' says no value; write NAME="),
        (f"{HELD[7:]} --field cake=yes", "there is no field of 'example:workshop-held' 'cake'"),
        (f"{HELD[7:]} --field participants=x", "participants=x does not fit; it takes: number"),
        ("own workshop-held --unit s1 --field form=ajar", "it takes: one of open, closed"),
        (f"{HELD[7:]} --field findings=f0", "there is no finding 'f0'; known: s1-f1"),
        (f"{HELD[7:]} --field led_by=nobody", "there is no actor 'nobody'"),
        ("own talk-offered --unit s1 --field finding=s1-f1 --field to=p0", "no person 'p0'"),
        ("own talk-offered --unit s1 --field finding=s1-f1 --field wording=", "say something"),
        ("own workshop-held --unit a1 --field form=open", "there is no unit 'a1' with activity"),
    ],
)
def test_what_cannot_be_recorded(practising: Shell, line: str, says: str) -> None:
    """What is missing or does not fit is told by its field, and nothing is kept."""
    assert says in practising.refuses(f"record {line} --on 2026-02-12")


def test_a_method_without_activities_of_its_own(shell: Shell) -> None:
    """It is told that there are none, and where to look."""
    message = shell.refuses("record own workshop-held --unit s1")

    assert message.startswith("the method 'must' has no activities of its own")
    assert shell.lists("show activities --format json") == []


def test_a_method_that_is_no_longer_installed(
    practising: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A journal that tells of its activities says which method to install."""
    practising.does(f"{HELD} --on 2026-02-12")
    monkeypatch.undo()

    assert "install that method" in practising.refuses("status")
