"""Free text is read by one command, and for the enterprise as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from arbeidsmiljo.testing.served import PASSWORD, PERSONAL
from arbeidsmiljo_tabular.table_formats import WorkbookTables
from tests.adapters.cli.broken_files.workbooks import FIRST, answers, edited, zipped
from tests.adapters.cli.shell import Shell
from tests.adapters.limesurvey.remote_control import SURVEY, USER, Response, Server, serving

TEXTS = ("Vi i g1 savner møter", "Ring 400 00 000", f"Spør {PERSONAL}", "Mer ro", "Takk for nå")


def export(folder: Path, *, people: int = 10) -> None:
    """Write an export with free text in two columns, of which one has little."""
    rows = ["id;tid;Enhet;K01;Kommentar;Ros"]
    for number in range(people):
        unit = ("g1", "g2", "s1")[number % 3]
        ros = "Fin kantine" if number < 2 else ""
        rows.append(f"{number};2026-01-02;{unit};3;{TEXTS[number % 5]};{ros}")
    (folder / "svar.csv").write_text("\n".join(rows), "utf-8")


def told(folder: Path, name: str = "fritekst.xlsx") -> dict[str, list[str]]:
    """Read what was made, sorted, by question."""
    table, _ = WorkbookTables().read((folder / name).read_bytes(), name=name)
    asked, written = table.columns
    found: dict[str, list[str]] = {}
    for question, text in zip(asked.cells, written.cells, strict=True):
        found.setdefault(str(question), []).append(str(text))
    return {question: sorted(texts) for question, texts in found.items()}


def test_what_was_written_without_who_wrote_it(after_start: Shell) -> None:
    """The file holds the texts alone, less what tells who somebody is; little is withheld."""
    export(after_start.folder)
    said = after_start.does("results free-text svar.csv --column Kommentar --column ros")
    assert "Made fritekst.xlsx: 10 texts of the whole enterprise." in said
    assert "Withheld, since fewer than 5 wrote anything: Ros." in said
    found = told(after_start.folder)
    assert found.keys() == {"Kommentar", "Ros"}
    assert found["Kommentar"] == sorted(
        2 * ["Vi i […] savner møter", "Ring […]", "Spør […]", "Mer ro", "Takk for nå"]
    )
    assert found["Ros"] == ["Vises ikke: færre enn 5 skrev noe."]


def test_where_all_is_withheld_there_is_nothing_to_read(after_start: Shell) -> None:
    """A file without a text is not told to be read before it is passed on."""
    export(after_start.folder, people=4)
    said = after_start.does("results free-text svar.csv --column Kommentar")
    assert said.splitlines()[:2] == [
        "Made fritekst.xlsx: 0 texts of the whole enterprise.",
        "Withheld, since fewer than 5 wrote anything: Kommentar.",
    ]


def test_nothing_of_it_is_kept(after_start: Shell) -> None:
    """Neither the store nor any other file has a word of what was written."""
    export(after_start.folder)
    before = {path.name for path in after_start.folder.iterdir()}
    after_start.does("results free-text svar.csv --column Kommentar")
    made = {path.name for path in after_start.folder.iterdir()} - before
    assert made == {"fritekst.xlsx"}
    for path in after_start.folder.iterdir():
        if path.is_file() and path.name not in {"svar.csv", "fritekst.xlsx"}:
            assert b"savner" not in path.read_bytes(), path.name


def test_what_is_refused(after_start: Shell) -> None:
    """Nothing is made of columns that are not there, or that tell who somebody is."""
    export(after_start.folder)
    command = "results free-text svar.csv"
    assert "Missing option '--column'" in after_start.refuses(command)
    message = after_start.refuses(f"{command} --column Enhet --column id --column Kommentar")
    assert "2 problems found, nothing was made" in message
    assert "column 'Enhet': holds names, addresses or numbers, and no free text" in message
    assert "g1" not in message
    message = after_start.refuses(f"{command} --column Ris")
    assert "column 'Ris': is missing; check its name, or the export" in message
    message = after_start.refuses(f"{command} --column Kommentar -o fritekst.txt")
    assert "give one that ends with .xlsx" in message
    message = after_start.refuses(
        "results free-text duckdb:///svar.duckdb?table=svar --column fritekst"
    )
    assert "free text cannot be counted" in message
    assert not (after_start.folder / "fritekst.xlsx").exists()

    after_start.does(f"{command} --column Kommentar")
    assert "is there already" in after_start.refuses(f"{command} --column Kommentar")
    after_start.does(f"{command} --column Kommentar --force")
    (after_start.folder / "svar.xlsx").write_bytes(
        (after_start.folder / "fritekst.xlsx").read_bytes()
    )
    message = after_start.refuses(
        "results free-text svar.xlsx --column Spørsmål -o svar.xlsx --force"
    )
    assert "is a file that it would be made of" in message


def test_errors_in_cells_are_told(after_start: Shell) -> None:
    """A text that a spreadsheet took for a formula is told by its cell."""
    parts = edited(
        answers(("Kommentar",), ("Mer ro",), (5,)),
        FIRST,
        '<c r="A3"><v>5</v></c>',
        '<c r="A3" t="e"><f>-ingen</f><v>#NAME?</v></c>',
    )
    (after_start.folder / "svar.xlsx").write_bytes(zipped(parts))
    message = after_start.refuses("results free-text svar.xlsx --column Kommentar")
    assert "Svar!A3: holds an error instead of a value" in message


def test_free_text_at_a_vendor(after_start: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the questions that are named leave the vendor, and those that there are, are told."""
    monkeypatch.setenv("ARBEIDSMILJO_LIMESURVEY_USER", USER)
    monkeypatch.setenv("ARBEIDSMILJO_LIMESURVEY_PASSWORD", PASSWORD)
    server = Server(
        responses=[
            Response(number=number, answers={"ENHET": "g1", "FRITEKST": TEXTS[number % 5]})
            for number in range(1, 8)
        ]
    )
    with serving(server) as site:
        address = f"limesurvey+{site}/?survey={SURVEY}"
        message = after_start.refuses("results free-text --column K01", address)
        assert "column 'K01': is no question that was answered in own words" in message
        assert "There are: ENHET, FRITEKST." in message
        after_start.does("results free-text --column FRITEKST", address)
    exports = [given[-2] for method, given in server.asked if method == "export_responses"]
    assert exports == [[f"{SURVEY}X1X4"]]
    assert len(told(after_start.folder)["Hva vil du si?"]) == 7
