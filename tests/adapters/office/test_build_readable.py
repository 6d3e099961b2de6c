"""What is built over an organisation's own colours can be read, and keeps them where it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from arbeidsmiljo_office.build import build
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.building import (
    DECK,
    HEAD,
    LETTER,
    A,
    W,
    built,
    open_deck,
    open_letter,
    parts,
    xml,
)
from tests.adapters.office.difficult_bases import (
    BASES,
    blue_title_deck,
    dark_deck,
    dark_document,
    dark_table_document,
    pale_deck,
    pale_document,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ENGINE = OfficeTemplateEngine()
SOURCES = {".docx": LETTER, ".pptx": DECK}


@pytest.mark.parametrize(
    ("suffix", "base"), [(suffix, make) for suffix, made in BASES.items() for make in made]
)
def test_everybody_can_read_what_is_built_on_a_difficult_base(
    suffix: str, base: Callable[[], bytes]
) -> None:
    """The samples have no barrier on any base, before they are filled and after."""
    data = build(SOURCES[suffix], suffix=suffix, name="a.md", language="nb", base=base())
    assert ENGINE.barriers(data, name=f"a{suffix}") == ()
    template = ENGINE.open(data, name=f"a{suffix}")
    values = {
        field.key: [dict.fromkeys(field.columns, "x")] if field.columns else "x"
        for field in template.fields
        if field.kind != "shape"
    }
    filled = template.fill(values, language="nb")
    assert ENGINE.barriers(filled.data, name=f"a{suffix}") == ()


@pytest.mark.parametrize(
    ("suffix", "base"), [(suffix, make) for suffix, made in BASES.items() for make in made]
)
def test_the_base_itself_stays_as_it_was_made(suffix: str, base: Callable[[], bytes]) -> None:
    """Styles, layouts, masters and themes are the organisation's, byte for byte or nearly so."""
    before = parts(base())
    after = parts(built("## A\n\n==B==", suffix, base=base()))
    kept = [name for name in before if "/theme/" in name or "/media/" in name]
    assert kept
    assert all(after[name] == before[name] for name in kept)


def test_a_colour_that_can_be_read_is_left_alone() -> None:
    """Only text that is hard to read gets a colour of its own."""
    document = open_letter(built("# En\n\n## To\n\nTekst", ".docx", base=pale_document()))
    coloured = {
        paragraph.text: [run.font.color.rgb for run in paragraph.runs if run.font.color.rgb]
        for paragraph in document.paragraphs
    }
    assert coloured["Tekst"] == []
    assert [str(colour) for colour in coloured["To"]] == ["000000"]


def test_a_field_on_a_dark_ground_gets_a_light_one() -> None:
    """White text on blue with a field stands on a light ground, in dark letters; others do not."""
    source = HEAD.replace("+++\n", '+++\nsubtitle = "==Enhet== i dag"\n', 1) + "## A\n\nB"
    data = build(source, suffix=".pptx", name="a.md", language="nb", base=blue_title_deck())
    title, subtitle = open_deck(data).slides[0].placeholders
    fill = f"{A}solidFill/{A}schemeClr"
    assert title.element.spPr.find(fill) is None
    assert subtitle.element.spPr.find(fill).get("val") == "bg1"
    letters = [found.get("val") for found in subtitle.element.iterfind(f".//{A}rPr/{fill}")]
    assert letters == ["tx1", "tx1"]


def test_a_field_on_dark_paper_gets_a_light_ground() -> None:
    """On pages it is the paragraph that gets the ground."""
    document = open_letter(built("En ==to==\n\nTre", ".docx", base=dark_document()))
    _, field, text = document.paragraphs
    assert xml(field).pPr.find(f"{W}shd").get(f"{W}fill") == "FFFFFF"
    assert xml(text).find(f".//{W}shd") is None
    assert {str(run.font.color.rgb) for run in field.runs} == {"000000"}


def test_text_in_a_dark_table_is_light() -> None:
    """Cells of the organisation's own style get letters that can be read; fields a light cell."""
    base = dark_table_document()
    (table,) = open_letter(built("| A |\n|---|\n| b |\n| ==c== |\n", ".docx", base=base)).tables
    colours = [str(row.cells[0].paragraphs[0].runs[0].font.color.rgb) for row in table.rows]
    assert colours == ["FFFFFF", "FFFFFF", "000000"]
    shades = [xml(row.cells[0]).tcPr.find(f"{W}shd") for row in table.rows]
    assert shades[:2] == [None, None]
    assert shades[2].get(f"{W}fill") == "FFFFFF"


def test_a_link_is_coloured_too() -> None:
    """A link has the theme's colour for links unless it is told to have its text's."""
    data = built("## A\n\n[Om DFØ](https://dfo.no)", ".pptx", base=pale_deck())
    (link,) = open_deck(data).slides[1].element.iter(f"{A}hlinkClick")
    assert [found.get("val") for found in link.iter("{*}hlinkClr")] == ["tx"]
    assert link.getparent().find(f"{A}solidFill/{A}schemeClr").get("val") == "tx1"


def test_the_logo_of_the_organisation_is_there() -> None:
    """What stands on the master is seen on every slide."""
    deck = open_deck(built("## A\n\nB", ".pptx", base=blue_title_deck()))
    assert "Logo" in [shape.name for shape in deck.slide_master.shapes]


def test_a_dark_deck_keeps_its_dark_ground() -> None:
    """Text without a field is the theme's own, light on dark."""
    slide = open_deck(built("## A\n\nB", ".pptx", base=dark_deck())).slides[1]
    assert not any(
        place.element.spPr.find(f"{A}solidFill") is not None for place in slide.placeholders
    )
    assert len(list(slide.element.iter(f"{A}srgbClr"))) == 0
