"""Recipes: what is put together of compressed stretches is what is written from end to end."""

from __future__ import annotations

import zlib

from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo_office.compression import blocks_of, compressed, loose_blocks_of
from arbeidsmiljo_office.filling import Writer
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import find_main
from arbeidsmiljo_office.pieces import CompiledPart
from arbeidsmiljo_office.recipe import Cookbook, Stretch
from arbeidsmiljo_office.slides.scan import scan_slides
from arbeidsmiljo_office.values import Given
from arbeidsmiljo_office.word.scan import scan_word
from tests.adapters.office.slide_files import (
    new_deck,
    new_slide,
    saved,
    slide_table,
    text_box,
    yellow_shape,
)
from tests.adapters.office.word_files import (
    paragraph,
    run,
    table,
    text_row,
    word_file,
    yellow,
    yellow_row,
)


def page() -> bytes:
    """Make a document with fields of every kind that a page has."""
    return word_file(
        paragraph(run("Gjelder "), yellow("enhet"), run(" fra "), yellow(" dato "), run("." * 90)),
        paragraph(yellow("effekt")),
        paragraph(run("Hvor: "), yellow("sted", "\n\t<w:b/>\n\t")),
        table(text_row("Tiltak", "Ansvarlig"), yellow_row("hva", "hvem"), columns=2),
    )


def slides() -> bytes:
    """Make a presentation with fields of every kind that a slide has."""
    deck = new_deck()
    slide = new_slide(deck, "Tiltak")
    text_box(slide.shapes, "Gjelder =enhet= fra =dato=.")
    yellow_shape(slide.shapes, "Resultater")
    slide_table(slide.shapes, [["A", "B"], ["=hva", "=hvem"]])
    return saved(deck)


def compiled(data: bytes) -> tuple[tuple[CompiledPart, ...], tuple[tuple[int, int], ...]]:
    """Compile a document; give its parts, and the number of each field with that of its columns."""
    package = Package.open(data, name="mal")
    main = find_main(package)
    scan = (scan_word if main.name.startswith("word") else scan_slides)(package, main)
    fields = scan.fields().every
    return scan.compiled(), tuple((n, len(one.columns)) for n, one in enumerate(fields))


FORMS = (compiled(page()), compiled(slides()))
_TEXTS = st.text(st.sampled_from("ab æ\n\t<&>\"'{{"), max_size=12) | st.just("lang " * 400)


def _given(columns: int) -> st.SearchStrategy[Given]:
    """Make values for a field with so many columns."""
    if not columns:
        return st.lists(_TEXTS, min_size=1, max_size=3).map(lambda one: Given(texts=tuple(one)))
    cell = _TEXTS.map(lambda text: Given(texts=(text,)))
    record = st.dictionaries(st.integers(0, columns - 1), cell)
    return st.lists(record, max_size=4).map(lambda one: Given(records=tuple(one)))


def inflated(data: bytes) -> bytes:
    """Decompress a part to its end."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    contents = inflater.decompress(data)
    assert inflater.eof
    assert inflater.unused_data == b""
    return contents


@given(form=st.sampled_from(FORMS), data=st.data())
def test_a_recipe_gives_what_writing_from_end_to_end_gives(
    form: tuple[tuple[CompiledPart, ...], tuple[tuple[int, int], ...]], data: st.DataObject
) -> None:
    """Whatever fields have a value, and whatever values: the same bytes, fast or compact."""
    parts, fields = form
    values = {number: data.draw(st.none() | _given(columns)) for number, columns in fields}
    filled = {number: value for number, value in values.items() if value is not None}
    recipes = Cookbook(members={}, parts=parts).recipes(frozenset(filled), frozenset()).parts
    for part in parts:
        writer = Writer(places={})
        writer.write(part.pieces, filled)
        written = b"".join(writer.out)
        recipe = recipes.get(part.name)
        assert (recipe is None) == part.slots.isdisjoint(filled)
        for compact in (False, True):
            if recipe is None:
                continue
            made = recipe.made(filled, {}, {}, compact=compact)
            assert inflated(made.data) == written
            assert (made.size, made.checksum) == (len(written), zlib.crc32(written))


def test_what_is_the_same_for_all_values_is_compressed_once() -> None:
    """One recipe serves all values of the same fields, and its stretches keep what was packed."""
    parts, fields = FORMS[0]
    book = Cookbook(members={}, parts=parts)
    filled = frozenset(number for number, columns in fields if not columns)
    recipe = book.recipes(filled, frozenset()).parts[parts[0].name]
    stretches = [one for one in recipe.ingredients if isinstance(one, Stretch)]

    assert book.recipes(frozenset(filled), frozenset()).parts[parts[0].name] is recipe
    assert stretches
    assert all(one.packed is one.packed for one in stretches)


def test_few_recipes_are_remembered() -> None:
    """A program that fills other fields each time does not fill its memory."""
    parts, _ = FORMS[0]
    book = Cookbook(members={}, parts=parts)
    first = book.recipes(frozenset({0}), frozenset())
    for number in range(100):
        book.recipes(frozenset({0, 1000 + number}), frozenset())

    assert book.recipes(frozenset({0}), frozenset()) is not first


@given(st.lists(st.binary(max_size=3000), max_size=4))
def test_blocks_stand_behind_each_other(contents: list[bytes]) -> None:
    """Blocks of either kind make one stream, which says what they say."""
    blocks = b"".join(
        (blocks_of if number % 2 else loose_blocks_of)(one) for number, one in enumerate(contents)
    )
    assert inflated(blocks + b"\x03\x00") == b"".join(contents)
    assert inflated(compressed(b"".join(contents)).data) == b"".join(contents)
