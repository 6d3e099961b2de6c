"""What a save in a real LibreOffice leaves of the anchors of prepared templates."""

from __future__ import annotations

import subprocess
from copy import deepcopy
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest

from arbeidsmiljo_office.anchors import bookmark_anchor
from tests.adapters.office.filled_files import (
    DECK_READ,
    DECK_ROWS,
    DECK_VALUES,
    LETTER,
    READ,
    VALUES,
    deck,
)
from tests.adapters.office.packages import contents
from tests.adapters.office.prepared_files import (
    Document,
    bookmarks,
    edited,
    prepared,
    remove,
    shape_anchors,
    split_runs,
    xml_of,
)
from tests.adapters.office.slide_files import opened, saved
from tests.adapters.office.test_prepared_slides import BARE, BARE_READ, bare_deck
from tests.adapters.office.word_files import (
    paragraph,
    run,
    table,
    text_row,
    word_file,
    yellow,
    yellow_row,
)

if TYPE_CHECKING:
    from pathlib import Path

    from arbeidsmiljo.model.documents import Value
    from tests.libreoffice import LibreOffice

KEY = "beskriv-tiltaket-hvem-nar"
MANY = [{"Beskriv tiltaket": f"t{n}", "Hvem?": f"h{n}", "Når?": f"{n}. mai"} for n in range(1, 5)]


def resaved(libreoffice: LibreOffice, folder: Path, data: bytes, *formats: str) -> bytes:
    """Save a document in one format after another, each time from the file before."""
    first, *others = formats
    for number, suffix in enumerate(others):
        file = folder / f"{number}.{first}"
        file.write_bytes(data)
        data = libreoffice.convert(file, to=suffix).read_bytes()
        first = suffix
    return data


@pytest.mark.parametrize("formats", [("docx", "docx", "docx"), ("docx", "odt", "docx")])
def test_anchors_of_a_letter_survive(
    libreoffice: LibreOffice, tmp_path: Path, formats: tuple[str, ...]
) -> None:
    """Every bookmark is there after two saves, and after a detour through OpenDocument."""
    template = prepared(LETTER)
    filled = template.fill({**VALUES, KEY: MANY}, language="nb").data
    after = resaved(libreoffice, tmp_path, filled, *formats)
    reading = template.read(after)

    assert {name for _, name in bookmarks(after)} == {name for _, name in bookmarks(filled)}
    assert dict(reading.values) == READ
    assert reading.rows == {KEY: tuple(MANY)}
    assert reading.origins == {KEY: (1, 2, 3, 4)}
    assert (dict(reading.gone), reading.unmatched) == ({}, ())
    assert template.read(resaved(libreoffice, tmp_path, after, "docx", "docx")) == reading


@pytest.mark.parametrize("formats", [("pptx", "pptx", "pptx"), ("pptx", "odp", "pptx")])
def test_anchors_of_a_presentation_survive(
    libreoffice: LibreOffice, tmp_path: Path, formats: tuple[str, ...]
) -> None:
    """Shapes, tables and groups keep theirs; placeholders and notes lose them, and are read."""
    template = prepared(saved(deck()), "mal.pptx")
    filled = template.fill(DECK_VALUES, language="nb").data
    after = resaved(libreoffice, tmp_path, filled, *formats)
    reading = template.read(after)

    assert set(shape_anchors(filled)) - set(shape_anchors(after)) == {
        one
        for name in contents(filled)
        if "notesSlide" in name and name.endswith(".xml")
        for one in shape_anchors_of(filled, name)
    }
    assert dict(reading.values) == DECK_READ
    assert reading.rows == {"tiltak-frist": tuple(DECK_ROWS)}
    assert (dict(reading.gone), reading.unmatched) == ({}, ())


def shape_anchors_of(data: bytes, part: str) -> set[str]:
    """Return the anchors in one part of a presentation."""
    text = contents(data)[part].decode()
    return {one for one in shape_anchors(data) if one in text}


def test_the_manifest_survives(libreoffice: LibreOffice, tmp_path: Path) -> None:
    """Letters and presentations keep their custom part; OpenDocument has no place for it."""
    letter = prepared(LETTER).fill(VALUES, language="nb").data
    slides = prepared(saved(deck()), "mal.pptx").fill(DECK_VALUES, language="nb").data

    def is_there(data: bytes) -> bool:
        return any(b"urn:arbeidsmiljo:fields:1" in part for part in contents(data).values())

    assert is_there(resaved(libreoffice, tmp_path, letter, "docx", "docx"))
    assert not is_there(resaved(libreoffice, tmp_path, letter, "docx", "odt", "docx"))
    assert is_there(resaved(libreoffice, tmp_path, slides, "pptx", "pptx"))
    assert not is_there(resaved(libreoffice, tmp_path, slides, "pptx", "odp", "pptx"))


@pytest.mark.parametrize("formats", [("docx", "docx"), ("docx", "odt", "docx")])
def test_a_letter_that_was_edited_and_saved(
    libreoffice: LibreOffice, tmp_path: Path, formats: tuple[str, ...]
) -> None:
    """Words around fields, rows and their order may change before and behind a save."""
    template = prepared(LETTER)
    filled = template.fill({**VALUES, KEY: MANY}, language="nb").data

    def rewrite(document: Document) -> None:
        document.paragraphs[1].runs[0].text = "For "
        document.paragraphs[2].insert_paragraph_before("Nytt")
        plan = document.tables[1]
        for found, title in zip(plan.rows[0].cells, ("Hva", "Hvem", "Når"), strict=True):
            found.paragraphs[0].runs[0].text = title
        remove(plan.rows[2])

    def reorder(document: Document) -> None:
        rows = document.tables[1].rows
        xml_of(rows[1]).addprevious(xml_of(rows[3]))
        again = deepcopy(xml_of(rows[1]))
        xml_of(rows[1]).addnext(again)

    once = resaved(libreoffice, tmp_path, edited(filled, split_runs, rewrite), *formats)
    reading = template.read(resaved(libreoffice, tmp_path, edited(once, reorder), *formats))

    assert dict(reading.values) == READ
    assert reading.unmatched == ()
    assert [row["Beskriv tiltaket"] for row in reading.rows[KEY]] == ["t4", "t4", "t1", "t3"]
    assert sorted(one for one in reading.origins[KEY] if one) == [1, 3, 4]
    assert reading.gone == {KEY: 1}


_BASIC = """
Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim document, anchor, plan
  document = StarDesktop.loadComponentFromURL("{url}", "_blank", 0, hidden())
  anchor = document.Bookmarks.getByName("{unit}").Anchor
  anchor.Text.insertString(anchor.End, " nord", False)
  document.Bookmarks.getByName("{date}").Anchor.String = "3. mars"
  anchor = document.Bookmarks.getByName("{effect}").Anchor
  anchor.Text.insertString(anchor.Start, "Mye ", False)
  plan = document.TextTables.getByIndex(1)
  plan.Rows.insertByIndex(2, 1)
  plan.getCellByPosition(0, 2).String = "ny"
  plan.Rows.removeByIndex(4, 1)
  plan.getCellByPosition(0, 1).String = "endret"
  Dim format(0) As New com.sun.star.beans.PropertyValue
  format(0).Name = "FilterName"
  format(0).Value = "MS Word 2007 XML"
  document.storeToURL("{saved}", format())
  document.close(True)
End Sub
"""


def test_a_letter_that_was_edited_in_libreoffice(libreoffice: LibreOffice, tmp_path: Path) -> None:
    """Text typed at the ends of anchors, or in their place, and rows put in and taken out."""
    template = prepared(LETTER)
    file, after = tmp_path / "brev.docx", tmp_path / "etter.docx"
    file.write_bytes(template.fill({**VALUES, KEY: MANY}, language="nb").data)
    unit, date, effect = (name for _, name in bookmarks(file.read_bytes())[:3])
    program = _BASIC.format(
        url=file.as_uri(), saved=after.as_uri(), unit=unit, date=date, effect=effect
    )
    libreoffice.convert(file)  # so that there is a profile
    run_basic(libreoffice, program)
    reading = template.read(after.read_bytes())

    assert dict(reading.values) == {
        **READ,
        "enhetens-navn": f"{READ['enhetens-navn']} nord",
        "dato": "3. mars",
        "beskriv-effekten": f"Mye {READ['beskriv-effekten']}",
    }
    assert [row["Beskriv tiltaket"] for row in reading.rows[KEY]] == ["endret", "ny", "t2", "t4"]
    assert reading.origins == {KEY: (1, None, 2, 4)}
    assert reading.gone == {KEY: 1}
    assert reading.unmatched == ()


def run_basic(libreoffice: LibreOffice, program: str) -> None:
    """Run a program of LibreOffice Basic, as a person runs a macro."""
    folder = libreoffice.profile / "user" / "basic" / "Standard"
    folder.mkdir(parents=True, exist_ok=True)
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    (folder / "Module1.xba").write_text(
        f'{head}<script:module xmlns:script="http://openoffice.org/2000/script" '
        f'script:name="Module1" script:language="StarBasic">{escape(program)}</script:module>',
        "utf-8",
    )
    (folder / "script.xlb").write_text(
        f'{head}<library:library xmlns:library="http://openoffice.org/2000/library" '
        'library:name="Standard" library:readonly="false" library:passwordprotected="false">'
        '<library:element library:name="Module1"/></library:library>',
        "utf-8",
    )
    profile = f"-env:UserInstallation={libreoffice.profile.as_uri()}"
    command = [libreoffice.program, profile, "--headless", "macro:///Standard.Module1.Main"]
    subprocess.run(command, capture_output=True, check=True, timeout=120)


@pytest.mark.parametrize("formats", [("docx", "docx"), ("docx", "odt", "docx")])
def test_what_only_anchors_tell_apart_survives(
    libreoffice: LibreOffice, tmp_path: Path, formats: tuple[str, ...]
) -> None:
    """Neighbouring paragraphs, and two tables under one header."""
    tables = [table(text_row("t", "u"), yellow_row(*row), columns=2) for row in ("ab", "cd")]
    data = word_file(
        paragraph(yellow("x")),
        paragraph(yellow("y")),
        tables[0],
        paragraph(run("og")),
        tables[1],
        paragraph(yellow("z")),
    )
    template = prepared(data)
    rows = {"a-b": [{"a": "5", "b": "6"}] * 2, "c-d": [{"c": "7", "d": "8"}]}
    values: dict[str, Value] = {"x": ["1", "2"], "y": "3", "z": "4", **rows}
    reading = template.read(
        resaved(libreoffice, tmp_path, template.fill(values, language="nb").data, *formats)
    )

    assert dict(reading.values) == {"x": "1\n2", "y": "3", "z": "4"}
    assert reading.rows == {key: tuple(found) for key, found in rows.items()}


@pytest.mark.parametrize("formats", [("pptx", "pptx"), ("pptx", "odp", "pptx")])
def test_shapes_with_nothing_around_survive(
    libreoffice: LibreOffice, tmp_path: Path, formats: tuple[str, ...]
) -> None:
    """Boxes that hold a field each, and titles that are fields, are read after a save."""
    made = bare_deck()
    template = prepared(saved(made), "mal.pptx")
    after = resaved(libreoffice, tmp_path, template.fill(BARE, language="nb").data, *formats)
    again = opened(after)
    for slide in again.slides:
        slide.shapes.title.text_frame.text = "Ny tittel"

    assert dict(template.read(saved(again)).values) == BARE_READ


def test_rows_of_a_letter_are_counted_after_a_save(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    """The row above keeps the number, when no row is left."""
    template = prepared(LETTER)
    filled = template.fill({**VALUES, KEY: MANY}, language="nb").data

    def clear(document: Document) -> None:
        for line in list(document.tables[1].rows)[1:]:
            remove(line)

    after = resaved(libreoffice, tmp_path, edited(filled, clear), "docx", "docx")
    heads = [one for _, name in bookmarks(after) if (one := bookmark_anchor(name)) and one.is_table]

    assert [one.count for one in heads] == [4]
    assert template.read(after).gone == {KEY: 4}
