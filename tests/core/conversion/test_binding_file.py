"""The file beside a template."""

from __future__ import annotations

from typing import Final

import pytest

from arbeidsmiljo.conversion import binding_from_toml
from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.model.bindings import Binding, SlideBinding, TableBinding
from arbeidsmiljo.model.documents import Field, FieldKind

PATHS: Final = ("unit.name", "measures.rows")
NAME: Final = Field(key="navn", prompt="Navn", place="side 1", kind=FieldKind.INLINE)
FIELDS: Final = (
    NAME,
    Field(key="tiltak", prompt="", place="side 1", kind=FieldKind.ROW, columns=("Tiltak",)),
    Field(key="lysbilde", prompt="tiltak", place="2", kind=FieldKind.SLIDE, inside=(NAME,)),
)
WHOLE: Final = """
[fields]
"Navn" = "unit.name"
[[rows.table]]
path = "measures.rows"
columns = { "Tiltak" = "text" }
[[slides.slide]]
name = "tiltak"
path = "measures.rows"
fields = { "Navn" = "owner" }
"""


def test_a_file_is_read_as_it_is_written() -> None:
    """Fields, rows and slides are tied as the file says."""
    assert binding_from_toml(WHOLE, source="mal.toml", paths=PATHS, fields=FIELDS) == Binding(
        fields={"Navn": "unit.name"},
        tables=(TableBinding(path="measures.rows", columns={"Tiltak": "text"}),),
        slides=(SlideBinding(name="tiltak", path="measures.rows", fields={"Navn": "owner"}),),
    )


def test_all_that_is_wrong_comes_at_once() -> None:
    """What cannot be read, paths that are not there and prompts of nothing are told together."""
    text = """
    [fields]
    "Navn" = 3
    "Namn" = "unit.navn"
    [[rows.table]]
    columns = { "Tiltak" = "text" }
    [[rows.table]]
    path = "measures.row"
    columns = { "Tilttak" = "text" }
    [[slides.slide]]
    name = "tiltaket"
    path = "measures.rows"
    [[slides.slide]]
    name = "tiltak"
    path = "measures"
    fields = { "Namn" = "owner" }
    """
    with pytest.raises(InvalidInputError) as caught:
        binding_from_toml(text, source="mal.toml", paths=PATHS, fields=FIELDS)
    assert sorted(map(str, caught.value.problems)) == [
        "$.fields.'Namn': is no yellow field of the template",
        "$.fields.'Namn': there is no path 'unit.navn'",
        "$.fields['Navn']: is a number; give text",
        "$.rows.table[0].path: is missing",
        "$.rows.table[1].columns.'Tilttak': is no yellow cell of a row of the template",
        "$.rows.table[1].path: there is no path 'measures.row'",
        "$.slides.slide[0].name: is no slide of the template that repeats",
        "$.slides.slide[1].fields.'Namn': is no yellow field of the slide",
        "$.slides.slide[1].path: there is no path 'measures'",
    ]
    assert caught.value.hint == "Paths that can be bound: measures.rows, unit.name."


def test_without_the_template_any_prompt_may_be_tied() -> None:
    """Where the template is not at hand, prompts are not looked at."""
    text = '[fields]\n"Hva som helst" = "unit.name"\n'
    read = binding_from_toml(text, source="mal.toml", paths=PATHS)
    assert read == Binding(fields={"Hva som helst": "unit.name"})
