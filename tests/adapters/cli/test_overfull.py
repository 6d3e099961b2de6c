"""Texts with too little room in their shapes are told, by each command that fills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.util import Pt

from tests.adapters.office.slide_files import new_deck, new_slide, saved, slide_table
from tests.adapters.office.word_files import cell, paragraph, row, table, word_file, yellow

if TYPE_CHECKING:
    from tests.adapters.cli.shell import Shell

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_YELLOW = f'<a:highlight xmlns:a="{_DRAWING}"><a:srgbClr val="FFFF00"/></a:highlight>'
_LOW = '<w:trHeight w:val="300" w:hRule="exact"/>'
_SHRINKS = f'<a:normAutofit xmlns:a="{_DRAWING}"/>'


def _narrow(shell: Shell, name: str, *, shrinks: bool = False) -> None:
    """Make a presentation in which the name of a unit has room for one line of few letters."""
    deck: Any = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    frame = slide.shapes.add_textbox(Pt(20), Pt(20), Pt(80), Pt(40)).text_frame
    frame.word_wrap, frame.auto_size = True, None
    run = frame.paragraphs[0].add_run()
    run.text, run.font.name, run.font.size = "Navn", "Arial", Pt(20)
    run.font._element.insert(0, parse_xml(_YELLOW))  # noqa: SLF001 - there is no other way
    if shrinks:
        frame._txBody.bodyPr.append(parse_xml(_SHRINKS))  # noqa: SLF001 - the same
    file = shell.folder / name
    file.parent.mkdir(exist_ok=True)
    deck.save(str(file))


def test_a_template_that_is_filled(before_start: Shell) -> None:
    """It is told which field has too little room, for how many lines, and what came of it."""
    (before_start.folder / "verdier.toml").write_text('navn = "Avdeling for drift"\n')
    _narrow(before_start, "mal.pptx")
    _narrow(before_start, "krymper.pptx", shrinks=True)

    told = before_start.does("template fill mal.pptx verdier.toml -o ut.pptx")
    (one,) = before_start.tells("template fill mal.pptx verdier.toml -o ut2.pptx --format json")[
        "overfull"
    ]
    (other,) = before_start.tells(
        "template fill krymper.pptx verdier.toml -o ut3.pptx --format json"
    )["overfull"]

    assert "1 field with too little room:" in told
    assert "stands out of its shape" in told
    assert one == {
        "key": "navn",
        "prompt": "Navn",
        "place": "slide 1, text box",
        "lines": 3,
        "room": 1,
        "fit": "stands out",
        "size": 100.0,
    }
    assert (other["fit"], other["size"]) == ("shrunk", 85)
    assert "set smaller (85 %)" in before_start.does(
        "template fill krymper.pptx verdier.toml -o ut4.pptx"
    )


def test_a_word_document(before_start: Shell) -> None:
    """In Word it is a row, box or frame of one height that has too little room."""
    only = row(cell(paragraph(yellow("Navn"))), properties=_LOW)
    (before_start.folder / "mal.docx").write_bytes(word_file(table(only, columns=1)))
    (before_start.folder / "verdier.toml").write_text(f'navn = "{"Avdeling for drift " * 9}"\n')

    told = before_start.does("template fill mal.docx verdier.toml -o ut.docx")

    assert "1 field with too little room:" in told
    assert "table 1, row 1" in told
    assert "stands out of its shape" in told


def test_a_table_that_leaves_its_slide(before_start: Shell) -> None:
    """Of a table, it is told how many rows it has, and how many of them have room."""
    deck = new_deck()
    slide_table(new_slide(deck, "Plan").shapes, (("Hva", "Hvem"), ("=Hva", "=Hvem")))
    (before_start.folder / "mal.pptx").write_bytes(saved(deck))
    record = '[[hva-hvem]]\nHva = "Møte"\nHvem = "Leder"\n'
    (before_start.folder / "verdier.toml").write_text(record * 40)

    told = before_start.does("template fill mal.pptx verdier.toml -o ut.pptx")
    (one,) = before_start.tells("template fill mal.pptx verdier.toml -o ut2.pptx --format json")[
        "overfull"
    ]

    assert "41 rows" in told
    assert (one["fit"], one["lines"], one["key"]) == ("leaves the slide", 41, "hva-hvem")


def test_a_short_value(before_start: Shell) -> None:
    """Nothing is told of what has room."""
    (before_start.folder / "verdier.toml").write_text('navn = "Drift"\n')
    _narrow(before_start, "mal.pptx")

    assert before_start.does("template fill mal.pptx verdier.toml -o a.pptx") == "Made a.pptx.\n"
    told = before_start.tells("template fill mal.pptx verdier.toml -o b.pptx --format json")
    assert told["overfull"] == []


def test_documents_of_an_own_template(shell: Shell) -> None:
    """Of many documents, it is told in how many each field has too little room."""
    _narrow(shell, "maler/12-smal.pptx")
    binding = '[fields]\n"Navn" = "unit.name"\n'
    (shell.folder / "maler/12-smal.toml").write_text(binding)

    told = shell.does("documents -o ut --on 2026-02-09 --templates maler --document 12")

    assert "Felt med for liten plass" in told
    assert "står utenfor rammen" in told
