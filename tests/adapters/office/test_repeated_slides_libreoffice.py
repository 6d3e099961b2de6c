"""What a save in a real LibreOffice leaves of slides that repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.prepared_files import prepared
from tests.adapters.office.repeated_decks import (
    READ,
    RECORDS,
    VALUES,
    duplicate,
    move_slides,
    repeated_deck,
)
from tests.adapters.office.slide_files import opened, saved
from tests.adapters.office.test_prepared_libreoffice import resaved
from tests.adapters.office.test_repeated_slides_reading import BARE, bare_deck

if TYPE_CHECKING:
    from pathlib import Path

    from arbeidsmiljo.model.documents import Template
    from tests.libreoffice import LibreOffice

DECK = saved(repeated_deck())
PLAIN = OfficeTemplateEngine().open(DECK, name="mal.pptx")
PREPARED = prepared(DECK, "mal.pptx")
ROUNDS = (("pptx", "pptx"), ("pptx", "odp", "pptx"))


@pytest.mark.parametrize("formats", ROUNDS, ids=["pptx", "odp"])
@pytest.mark.parametrize(
    ("template", "origins"),
    [(PLAIN, (None,) * 3), (PREPARED, (1, 2, 3))],
    ids=["plain", "prepared"],
)
def test_slides_survive_a_save(
    libreoffice: LibreOffice,
    tmp_path: Path,
    template: Template,
    origins: tuple[int | None, ...],
    formats: tuple[str, ...],
) -> None:
    """Each slide is read as before, and known by its anchors where it has some."""
    filled = template.fill(VALUES, language="nb").data
    reading = template.read(resaved(libreoffice, tmp_path, filled, *formats))
    slides = reading.slides["tiltak"]

    assert [dict(one.values) for one in slides] == list(READ)
    assert [list(one.rows["hva-nar"]) for one in slides] == [
        record.get("hva-nar", []) for record in RECORDS
    ]
    assert (reading.origins["tiltak"], dict(reading.gone)) == (origins, {})
    assert dict(reading.values) == {"enhet": "Drift", "enhet-2": "Drift"}
    assert reading.unmatched == ()


def test_slides_that_people_moved_survive_a_save(libreoffice: LibreOffice, tmp_path: Path) -> None:
    """One was taken away, one duplicated, the others moved; then it was saved."""
    deck = opened(PREPARED.fill(VALUES, language="nb").data)
    duplicate(deck, 3)
    move_slides(deck, [3, 0, 1, 4, 5])
    reading = PREPARED.read(resaved(libreoffice, tmp_path, saved(deck), "pptx", "pptx"))

    assert [one.values["hvem"] for one in reading.slides["tiltak"]] == ["Siv", "Kari", "Siv"]
    assert reading.origins["tiltak"] == (3, 1, None)
    assert dict(reading.gone) == {"tiltak": 1}


def test_slides_of_nothing_but_placeholders_survive_a_save(
    libreoffice: LibreOffice, tmp_path: Path
) -> None:
    """Their anchors are lost; the manifest still tells how many there were."""
    template = prepared(saved(bare_deck()), "mal.pptx")
    deck = opened(template.fill(BARE, language="nb").data)
    move_slides(deck, [0, 1, 3, 4])
    reading = template.read(resaved(libreoffice, tmp_path, saved(deck), "pptx", "pptx"))

    assert [dict(one.values) for one in reading.slides["tiltak"]] == [
        {"tittel": "t0", "tekst": "u0"},
        {"tittel": "t2", "tekst": "u2"},
    ]
    assert dict(reading.gone) == {"tiltak": 1}


def test_a_slide_without_records_is_not_shown(libreoffice: LibreOffice, tmp_path: Path) -> None:
    """It is in the file, and no page of what is printed."""
    file = tmp_path / "tom.pptx"
    for records, pages in ((list(RECORDS), 5), ([], 2)):
        file.write_bytes(PLAIN.fill({**VALUES, "tiltak": records}, language="nb").data)
        printed = libreoffice.convert(file, to="pdf").read_bytes()
        assert printed.count(b"/Type/Page/") + printed.count(b"/Type /Page\n") == pages
