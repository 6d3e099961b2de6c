"""`arbeidsmiljo documents`."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from docx import Document
from pptx import Presentation
from pptx.shapes.autoshape import Shape

from arbeidsmiljo_cli.files import write_atomically
from tests.adapters.cli.shell import Shell

MAKE = "documents -o dokumenter --on 2026-02-09"


def test_every_document_for_everybody(with_documents: Shell) -> None:
    """Each of the 13 documents is made for each who needs it, in a folder for each reader."""
    folder = with_documents.folder / "dokumenter"
    made = {str(path.relative_to(folder)) for path in folder.rglob("*.*x")}

    # Nine for all, one for each leader below the top, two for each leader group, and one for
    # each unit of employees.
    assert len(made) == 9 + 6 + 2 * 2 + 4
    assert len([name for name in made if name.endswith("/01-informasjon-til-hr.docx")]) == 1
    assert {name.partition("/")[0] for name in made} > {"a1", "s1", "s2", "g1", "g2", "stab"}


def test_documents_are_filled(with_documents: Shell) -> None:
    """A document opens in other programs, and has what the process knows."""
    folder = with_documents.folder / "dokumenter" / "s1"
    (memo,) = folder.glob("10-*.docx")
    (deck,) = folder.glob("12-*.pptx")
    words = " ".join(
        shape.text_frame.text
        for slide in Presentation(str(deck)).slides
        for shape in slide.shapes
        if isinstance(shape, Shape)
    )

    assert "Cato Seksjon" in "\n".join(one.text for one in Document(str(memo)).paragraphs)
    assert "Seksjon én" in words


def test_making_them_again_changes_nothing(with_documents: Shell) -> None:
    """Where nothing is new, each file stays as it is."""
    before = with_documents.content()

    assert "0 new, 0 brought up to date, 23 as before" in with_documents.does(MAKE)
    assert with_documents.content() == before


def test_what_is_left_yellow_is_told(shell: Shell) -> None:
    """The fields that are left to people are listed, each with how many files have it."""
    told = shell.does(MAKE)

    assert "Gule felt som står igjen" in told
    assert ["Klokkeslett", "og", "sted"] in [line.split()[:3] for line in told.splitlines()]
    assert told.endswith("23 documents in dokumenter: 23 new, 0 brought up to date, 0 as before.\n")


def test_progress_is_told_in_a_few_lines(shell: Shell) -> None:
    """Where there is no terminal, a few lines tell how far it has come."""
    lines = [line for line in shell.does(MAKE).splitlines() if line.startswith("documents: ")]

    assert len(lines) == 5
    assert lines[-1] == "documents: 23 of 23"


def test_files_that_nobody_edited_are_brought_up_to_date(with_documents: Shell) -> None:
    """A new date comes into the documents that are still as they were made."""
    with_documents.does(
        "record meeting-planned unit-second --unit s1 --day 2026-03-24 --on 2026-02-10"
    )
    told = with_documents.does("documents -o dokumenter --on 2026-02-10 --unit s1")

    assert "0 new, 2 brought up to date, 0 as before" in told


def test_files_that_somebody_edited_are_in_the_way(with_documents: Shell) -> None:
    """An edited file is never replaced unasked: it is told, and nothing at all is written."""
    (edited,) = (with_documents.folder / "dokumenter/s1").glob("10-*.docx")
    edited.write_bytes(edited.read_bytes() + b"mine ord")
    with_documents.does(
        "record meeting-planned unit-second --unit s1 --day 2026-03-24 --on 2026-02-10"
    )
    make = "documents -o dokumenter --on 2026-02-10 --unit s1"

    message = with_documents.refuses(make)

    assert message.startswith("dokumenter: 1 file there was edited")
    assert f"s1/{edited.name}" in message
    assert "1 document that people have edited was kept" in with_documents.does(f"{make} --keep")
    assert edited.read_bytes().endswith(b"mine ord")
    assert f"s1/{edited.name}" in with_documents.refuses(make)
    with_documents.does(f"{make} --force")
    assert not edited.read_bytes().endswith(b"mine ord")


def test_files_of_somebody_else_are_in_the_way(shell: Shell) -> None:
    """A file that was there before any was made is not replaced unasked either."""
    make = f"{MAKE} --document 1"
    shell.does(make)
    (shell.folder / "dokumenter/.arbeidsmiljo.json").unlink()
    (other,) = (shell.folder / "dokumenter").glob("*/01-*.docx")
    other.write_text("mitt eget")

    assert f"{other.parent.name}/{other.name}" in shell.refuses(make)


def test_some_documents_only(shell: Shell) -> None:
    """Documents are chosen by key, by number and by unit."""
    told = shell.does(f"{MAKE} --document 12 --document amu-first --unit t --unit s1")

    assert "2 documents in dokumenter: 2 new" in told


def test_side_by_side(with_documents: Shell) -> None:
    """Several programs make the same documents as one."""
    told = with_documents.does(f"{MAKE} --workers 2")

    assert "0 new, 0 brought up to date, 23 as before" in told


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("writes", [1, 7])
def test_it_is_stopped_and_gone_on_with(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, workers: int, writes: int
) -> None:
    """What is there is whole, the same command goes on, and makes nothing of it anew."""
    written: list[Path] = []

    def stops(path: Path, data: bytes, *, lasting: bool = True) -> None:
        write_atomically(path, data, lasting=lasting)
        if path.suffix in {".docx", ".pptx"}:
            written.append(path)
            if len(written) == writes:
                signal.raise_signal(signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with monkeypatch.context() as patch:
            patch.setattr("arbeidsmiljo_cli.folder.write_atomically", stops)
            done = shell(*f"{MAKE} --workers {workers}".split())
    finally:
        signal.signal(signal.SIGINT, before)

    assert done.status == 130
    assert "of 23 documents. What is in dokumenter is whole; the same command goes" in done.err
    there = {path: path.stat().st_mtime_ns for path in (shell.folder / "dokumenter").rglob("*.*x")}
    assert len(there) == writes
    told = shell.does(f"{MAKE} --workers {workers}")
    assert f"{23 - writes} new, 0 brought up to date, {writes} as before" in told
    assert {path: path.stat().st_mtime_ns for path in there} == there
    assert len(list((shell.folder / "dokumenter").rglob("*.*x"))) == 23


def test_one_that_cannot_be_made_is_told(shell: Shell) -> None:
    """All that could not be made are told with the reason; the others are there."""
    folder = shell.folder / "maler"
    folder.mkdir()
    source = '+++\ntitle = "Brev"\n+++\n\nResultatene: ==Resultater==\n'
    (folder / "10.md").write_text(source, "utf-8")
    shell.does("template build maler/10.md -o maler/10.docx")
    binding = folder / "10.toml"
    binding.write_text('[fields]\n"Resultater" = "results.chart"\n', "utf-8")

    done = shell(*f"{MAKE} --templates maler".split())
    made = len(list((shell.folder / "dokumenter").rglob("*.*x")))

    assert done.status == 2
    assert f"error: {23 - made} documents could not be made" in done.err
    assert f"{made} documents in dokumenter: {made} new" in done.out
    assert "s1/10-" in done.err
    assert "a chart takes the place of a yellow shape" in done.err
    binding.write_text('[fields]\n"Resultater" = "results.note"\n', "utf-8")
    told = shell.does(f"{MAKE} --templates maler")
    assert f"{23 - made} new, 0 brought up to date, {made} as before" in told


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux has such a folder")
def test_a_folder_that_takes_no_file(shell: Shell) -> None:
    """A folder that cannot be written to is found out before any document is made."""
    done = shell("documents", "-o", "/proc/ut", "--on", "2026-02-09")

    assert (done.status, done.out) == (2, "")
    assert "/proc/ut: cannot be written to" in done.err


def test_a_folder_without_a_name(shell: Shell) -> None:
    """No name is not the name of the current folder."""
    assert "the name is empty" in shell.refuses("documents -o", "")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("documents", "Missing option '-o'"),
        ("documents -o prosess.db", "prosess.db: is not a folder"),
        ("documents -o prosess.db/ut", "prosess.db is not a folder"),
        (f"{MAKE} --document bok", "there is no document 'bok'"),
        (f"{MAKE} --document 14", "there is no document '14'"),
        (f"{MAKE} --unit x", "there is no unit 'x'"),
        (f"{MAKE} --document 12 --unit a1", "there is no document for a1 called '12'"),
        (f"{MAKE} --keep --force", "--keep and --force exclude each other"),
        (f"{MAKE} --workers 0", "'--workers': '0' is not a whole number from 1 to 64; give one"),
        (f"{MAKE} --workers x", "'--workers': 'x' is not a whole number from 1 to 64; give one"),
        (f"{MAKE} --templates mangler", "mangler: is not a folder"),
    ],
)
def test_what_cannot_be_made(shell: Shell, line: str, says: str) -> None:
    """A name that there is not is refused, and no file is made."""
    assert says in shell.refuses(line)
