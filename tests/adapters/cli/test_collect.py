"""`arbeidsmiljo collect`."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

import pytest
from docx import Document

from tests.adapters.cli.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

COLLECT: Final = "collect innkommet --on 2026-03-23"
ROWS: Final = (
    ("Mange avbrudd.", "Stille formiddager.", "Organisatorisk", "Cato", "15.06.2026", "Ro"),
    (
        "Uklare roller.",
        "En side om hvem som gjør hva.",
        "System",
        "Cato",
        "1. juni 2026",
        "Klarhet",
    ),
)


def _write(shell: Shell, unit: str, rows: Sequence[Sequence[str]], name: str = "") -> Path:
    """Fill an action plan in as a leader does in a word processor, and send it in."""
    (sent,) = (shell.folder / "dokumenter" / unit).glob("10-*.docx")
    document = Document(str(sent))
    (table,) = (one for one in document.tables if len(one.columns) == 6)
    for row, cells in zip(table.rows[1:], rows, strict=False):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    file = shell.folder / "innkommet" / (name or f"plan-{unit}.docx")
    file.parent.mkdir(exist_ok=True)
    document.save(str(file))
    return file


def test_plans_become_measures(with_documents: Shell) -> None:
    """Each row that is filled in is a measure of the unit, with what it says."""
    _write(with_documents, "s1", ROWS)
    _write(with_documents, "g1", ROWS[:1])

    told = with_documents.does(COLLECT)
    measures = with_documents.lists("show measures --unit s1 --format json")

    assert "2 action plans: 3 new measures, 0 changed." in told
    assert [one["measure"] for one in measures] == [row[1] for row in ROWS]
    assert [one["due"] for one in measures] == ["2026-06-15", "2026-06-01"]
    assert measures[0]["owner"] == "Cato"


def test_collecting_twice_adds_nothing(with_documents: Shell) -> None:
    """The same files again change nothing in the store."""
    _write(with_documents, "s1", ROWS)
    with_documents.does(COLLECT)
    before = with_documents.content()

    assert "1 action plan: 0 new measures, 0 changed." in with_documents.does(COLLECT)
    assert with_documents.content() == before


def test_a_plan_that_is_changed(with_documents: Shell) -> None:
    """A new date is a change; a row that is gone is told, and its measure is kept."""
    _write(with_documents, "s1", ROWS)
    with_documents.does(COLLECT)
    later = (*ROWS[0][:4], "30.09.2026", ROWS[0][5])
    _write(with_documents, "s1", (later,))

    told = with_documents.does("collect innkommet --on 2026-03-24")
    measures = with_documents.lists("show measures --unit s1 --format json")

    assert "0 new measures, 1 changed" in told
    assert f"s1: no longer in the plan, kept as they are: {measures[1]['id']}" in told
    assert [one["due"] for one in measures] == ["2026-09-30", "2026-06-01"]


def test_two_files_of_one_unit_are_one_plan(with_documents: Shell) -> None:
    """What a unit writes in two of its documents is put together."""
    _write(with_documents, "s1", ROWS[:1], "en.docx")
    _write(with_documents, "s1", ROWS[1:], "to.docx")

    assert "1 action plan: 2 new measures, 0 changed." in with_documents.does(COLLECT)


def test_documents_as_they_were_sent_out(with_documents: Shell) -> None:
    """A copy that nobody filled in brings nothing, and is told of."""
    shutil.copytree(with_documents.folder / "dokumenter/s1", with_documents.folder / "innkommet")

    told = with_documents.does(COLLECT)

    assert "0 action plans: 0 new measures" in told
    assert told.count("has nothing in its action plan for s1") == 2


def test_files_that_are_not_ours_are_left_alone(with_documents: Shell) -> None:
    """Files of somebody else, of another process or without a plan are listed, with the reason."""
    coming = with_documents.folder / "innkommet"
    _write(with_documents, "s1", ROWS)
    letter = Document()
    letter.add_paragraph("Kjære HR")
    letter.save(str(coming / "brev.docx"))
    letter.add_paragraph("[must-2024/unit-meeting/s1]")
    letter.save(str(coming / "gammel.docx"))
    for number, reference in enumerate(("unit-meeting/x9", "ukjent/s1", "hr-information/t")):
        other = Document()
        other.add_paragraph(f"[must-2026/{reference}]")
        other.save(str(coming / f"annen-{number}.docx"))
    (coming / "~$plan-s1.docx").write_bytes(b"lock")
    (coming / ".~lock.plan-s1.docx#").write_bytes(b"lock")
    (coming / ".skjult").mkdir()
    shutil.copy(coming / "plan-s1.docx", coming / ".skjult")
    (coming / "under").mkdir()
    others = ("plan-g1.odt", "under/plan-g2.PDF", "plan-stab.doc", "bilde.png")
    for name in others:
        (coming / name).write_bytes(b"en plan")

    told = with_documents.does(COLLECT)

    assert "1 action plan: 2 new measures" in told
    assert f"{5 + len(others)} files were left alone:" in told
    for name in others:
        called = name.rpartition("/")[2]
        assert f"{called}: does not end with .doc" in told
    assert told.count("if it is a plan, save it as one of these") == len(others)
    assert "brev.docx: has no reference to a document of a process" in told
    assert "gammel.docx: belongs to process must-2024" in told
    assert "annen-0.docx: refers to unit x9" in told
    assert "annen-1.docx: refers to document ukjent" in told
    assert "annen-2.docx: is a copy of hr-information, which has no action plan" in told


def test_one_broken_file_stops_everything(with_documents: Shell) -> None:
    """Files that cannot be read are all named, and nothing of the others is stored."""
    _write(with_documents, "s1", ROWS)
    _write(with_documents, "g1", (("Funn", "", "System", "Eli", "snart", "x"),))
    (with_documents.folder / "innkommet/ødelagt.pptx").write_bytes(b"PK\x03\x04 nei")

    message = with_documents.refuses(COLLECT)

    assert message.startswith("the returned files: 3 problems found, nothing was stored")
    assert "innkommet/ødelagt.pptx: " in message
    assert "innkommet/plan-g1.docx, row 1 of the action plan: says nothing" in message
    assert "innkommet/plan-g1.docx, row 1 of the action plan: has a date" in message


def test_a_plan_in_the_organisation_s_own_template(with_documents: Shell) -> None:
    """A plan that was sent out in a template of one's own is read by that template."""
    (sent,) = (with_documents.folder / "dokumenter/s1").glob("10-*.docx")
    source = with_documents.folder / "maler"
    source.mkdir()
    shutil.copy(sent, source / "10-egen.docx")
    with_documents.does("template bind maler/10-egen.docx")
    fields = with_documents.tells("template scan maler/10-egen.docx --format json")["fields"]
    (row,) = (one for one in fields if len(one["columns"]) == 6)
    names = ("finding", "text", "kind", "owner", "due", "effect")
    columns = ", ".join(
        f'"{prompt}" = "{name}"' for prompt, name in zip(row["columns"], names, strict=True)
    )
    (source / "10-egen.toml").write_text(
        f'[[rows.table]]\npath = "measures.rows"\ncolumns = {{ {columns} }}\n', "utf-8"
    )
    _write(with_documents, "s1", ROWS)

    told = with_documents.does(f"{COLLECT} --templates maler")

    assert "1 action plan: 2 new measures" in told


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("collect", "Missing argument 'FILES...'"),
        ("collect mangler", "there is no file or folder 'mangler'"),
        ("collect tom", " file in 'tom'"),
        ("collect innkommet --on 2026-02-01", "is before the process"),
        ("collect innkommet --on 2999-01-01", "lies after"),
        ("collect innkommet --by p99", "there is no person 'p99'"),
    ],
)
def test_what_cannot_be_collected(with_documents: Shell, line: str, says: str) -> None:
    """A name that there is not, or a day out of order, is refused, and nothing is stored."""
    (with_documents.folder / "tom").mkdir()
    (with_documents.folder / "tom/plan.odt").write_bytes(b"en plan")
    _write(with_documents, "s1", ROWS)

    assert says in with_documents.refuses(line)


def test_a_day_that_is_still_to_come(with_documents: Shell) -> None:
    """No plan can have come back on it, whether there is anything new in it or not."""
    _write(with_documents, "s1", ROWS)
    later = "collect innkommet --on 2999-03-23"
    assert "--on 2999-03-23 lies after " in with_documents.refuses(later)
    with_documents.does(COLLECT)

    assert "no plan can have come back then" in with_documents.refuses(later)
