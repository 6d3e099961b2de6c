"""Building what says that a slide repeats: notes of a slide, and nothing on a page."""

from __future__ import annotations

import pytest

from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.slide_files import opened

ENGINE = OfficeTemplateEngine()
SOURCE = """+++
title = "Tiltak"
+++

## ==Tittel==

Ansvarlig: ==Hvem?==

> {}
>
> Husk ==navnene==, alle sammen.

## Veien videre

Vi møtes.
"""


@pytest.mark.parametrize("words", ["Gjenta: tiltak", "Gentag: tiltak", "Repeat: tiltak"])
def test_a_block_quote_makes_a_slide_repeat(words: str) -> None:
    """With the fields of the slide and of the rest of its notes."""
    source = SOURCE.format(f"=={words}==")
    data = ENGINE.build(source, suffix=".pptx", name="a.md", language="nb")
    template = ENGINE.open(data, name="a.pptx")
    (slide,) = template.fields
    filled = template.fill({"tiltak": [{"tittel": "En"}, {"tittel": "To"}]}, language="nb").data

    assert (slide.key, slide.kind) == ("tiltak", FieldKind.SLIDE)
    assert [one.key for one in slide.inside] == ["tittel", "hvem", "navnene"]
    assert [one.shapes.title.text_frame.text for one in opened(filled).slides] == [
        *("Tiltak", "En", "To", "Veien videre")
    ]
    assert ENGINE.barriers(filled, name="a.pptx") == ()


def test_a_page_says_nothing_of_it() -> None:
    """The text is the same document as if the words were not there."""

    def built(source: str) -> bytes:
        return ENGINE.build(source, suffix=".docx", name="a.md", language="nb")

    without = SOURCE.replace("> {}\n>\n", "")
    alone = SOURCE.replace("\n>\n> Husk ==navnene==, alle sammen.", "")
    assert built(SOURCE.format("==Gjenta: tiltak==")) == built(without)
    assert built(alone.format("==Gjenta: tiltak==")) == built(alone.replace("> {}\n\n", ""))
    assert built(SOURCE.format("Gjenta: ==tiltak==")) != built(without)
