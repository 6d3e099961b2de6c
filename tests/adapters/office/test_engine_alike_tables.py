"""Reading rows back where other tables of the template have the same header."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office import word_files
from tests.adapters.office.prepared_files import edited, prepared
from tests.adapters.office.repeated_decks import notes
from tests.adapters.office.slide_files import new_deck, new_slide, opened, saved, slide_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from arbeidsmiljo.model.documents import Reading, Template

Document: TypeAlias = Any
"""A document of python-docx: the types of its parts are too wide to work with."""

TITLES = ("Tiltak", "Frist")
WIDER = ("Tiltak", "Ansvarlig", "Frist")
FIRST = ("=Hva", "=Når")
SECOND = ("=Hva da", "=Når da")
EXAMPLE = ("Kortere møter", "mai")
OTHER = ("Flere pauser", "juni")
ONE, TWO = "hva-nar", "hva-da-nar-da"
"""The keys of the fields."""

VALUES = {
    ONE: [{"Hva": f"møte {number}", "Når": f"uke {number}"} for number in range(2)],
    TWO: [{"Hva da": f"tur {number}", "Når da": f"dag {number}"} for number in range(2)],
}

Table: TypeAlias = "Sequence[Sequence[str]]"
"""The rows of a table; what begins with `=` is a prompt."""


def word(*tables: Table) -> bytes:
    """Make a document with tables."""
    body = [word_files.paragraph(word_files.run("Vi følger opp"))]
    for rows in tables:
        made = [
            word_files.yellow_row(*(text[1:] for text in row))
            if row[0].startswith("=")
            else word_files.text_row(*row)
            for row in rows
        ]
        body.append(word_files.table(*made, columns=len(rows[0])))
        body.append(word_files.paragraph(word_files.run("og")))
    return word_files.word_file(*body)


def slides(*tables: Table) -> bytes:
    """Make a presentation with one table on each slide."""
    deck = new_deck()
    for rows in tables:
        slide_table(new_slide(deck, "Vi følger opp").shapes, rows)
    return saved(deck)


def template_of(tables: Sequence[Table], suffix: str, *, is_prepared: bool) -> Template:
    """Open a template with tables."""
    data = word(*tables) if suffix == ".docx" else slides(*tables)
    name = f"mal{suffix}"
    return prepared(data, name) if is_prepared else OfficeTemplateEngine().open(data, name=name)


def read_filled(template: Template) -> Reading:
    """Fill all fields of a template, and read them back."""
    values = {field.key: VALUES[field.key] for field in template.fields}
    return template.read(template.fill(values, language="nb").data)


def rows_of(*keys: str) -> Mapping[str, tuple[Mapping[str, str], ...]]:
    """Return what fields were filled with."""
    return {key: tuple(VALUES[key]) for key in keys}


both_formats = pytest.mark.parametrize("suffix", [".docx", ".pptx"])
prepared_or_not = pytest.mark.parametrize("is_prepared", [False, True])


@both_formats
@prepared_or_not
@pytest.mark.parametrize(
    "tables",
    [
        [[TITLES, EXAMPLE, OTHER], [TITLES, FIRST]],
        [[TITLES, FIRST], [TITLES, EXAMPLE, OTHER]],
        [[TITLES, EXAMPLE], [TITLES, FIRST, OTHER]],
        [[TITLES, EXAMPLE], [TITLES, EXAMPLE], [TITLES, FIRST]],
        [[TITLES[::-1], EXAMPLE[::-1]], [TITLES, FIRST]],
        [[WIDER, ("Kortere møter", "Kari", "mai")], [TITLES, FIRST]],
        [[TITLES, EXAMPLE, TITLES, FIRST]],
        [[TITLES, FIRST, TITLES, EXAMPLE]],
    ],
)
def test_tables_of_examples_are_no_answers(
    tables: Sequence[Table], suffix: str, *, is_prepared: bool
) -> None:
    """What stands in the template under the same titles is nobody's answer."""
    reading = read_filled(template_of(tables, suffix, is_prepared=is_prepared))

    assert reading.rows == rows_of(ONE)
    assert reading.unmatched == ()


@both_formats
@pytest.mark.parametrize(
    "tables",
    [
        [[TITLES, EXAMPLE, FIRST], [TITLES, SECOND]],
        [[TITLES, EXAMPLE, FIRST, OTHER], [TITLES, SECOND]],
        [[TITLES, SECOND], [TITLES, EXAMPLE, FIRST]],
    ],
)
def test_rows_of_another_field_are_no_answers(tables: Sequence[Table], suffix: str) -> None:
    """Where a row stands between header and field elsewhere, only anchors tell tables apart."""
    plain = read_filled(template_of(tables, suffix, is_prepared=False))
    known = read_filled(template_of(tables, suffix, is_prepared=True))

    assert plain.rows == rows_of(ONE)
    assert [field.key for field in plain.unmatched] == [TWO]
    assert known.rows == rows_of(ONE, TWO)
    assert known.unmatched == ()


@both_formats
@prepared_or_not
def test_a_field_under_fewer_titles_does_not_take_the_rows_of_one_under_more(
    suffix: str, *, is_prepared: bool
) -> None:
    """Titles tell the tables apart, though one of them has all those of the other."""
    tables: list[Table] = [[TITLES, FIRST], [WIDER, ("=Hva da", "=Hvem da", "=Når da")]]
    template = template_of(tables, suffix, is_prepared=is_prepared)
    wide = "hva-da-hvem-da-nar-da"
    record = {"Hva da": "tur", "Hvem da": "Kari", "Når da": "i dag"}
    values = {ONE: VALUES[ONE], wide: [record]}

    reading = template.read(template.fill(values, language="nb").data)

    assert reading.rows == {**rows_of(ONE), wide: (record,)}
    assert reading.unmatched == ()


@pytest.mark.parametrize("text", ["Ingen møter", f"{EXAMPLE[0]} igjen", ""])
def test_examples_that_were_changed_leave_only_anchors(text: str) -> None:
    """A table of examples that somebody wrote in could be the plan, and is not guessed at."""

    def write(document: Document) -> None:
        document.tables[0].cell(1, 0).text = text

    tables = [[TITLES, EXAMPLE], [TITLES, FIRST]]
    found = list[tuple[object, list[str]]]()
    for is_prepared in (False, True):
        template = template_of(tables, ".docx", is_prepared=is_prepared)
        filled = template.fill({ONE: VALUES[ONE]}, language="nb").data
        reading = template.read(edited(filled, write))
        found.append((reading.rows, [field.key for field in reading.unmatched]))

    assert found == [({}, [ONE]), (rows_of(ONE), [])]


@prepared_or_not
def test_a_slide_that_was_copied_brings_its_examples_along(*, is_prepared: bool) -> None:
    """A table that is continued beside more of the same examples is read whole."""
    template = template_of([[TITLES, EXAMPLE], [TITLES, FIRST]], ".pptx", is_prepared=is_prepared)
    filled = opened(template.fill({ONE: VALUES[ONE][:1]}, language="nb").data)
    more = new_slide(filled, "Flere tiltak").shapes
    slide_table(more, [TITLES, EXAMPLE])
    slide_table(more, [TITLES, ("møte 1", "uke 1")])

    assert template.read(saved(filled)).rows == rows_of(ONE)


@prepared_or_not
def test_examples_on_a_slide_that_repeats(*, is_prepared: bool) -> None:
    """Each slide has the examples, and only what was filled is its record."""
    deck = new_deck()
    slide = new_slide(deck, "Tiltak")
    slide_table(slide.shapes, [TITLES, EXAMPLE, OTHER])
    slide_table(slide.shapes, [TITLES, FIRST])
    notes(slide, "=Gjenta: tiltak=")
    data, name = saved(deck), "mal.pptx"
    template = prepared(data, name) if is_prepared else OfficeTemplateEngine().open(data, name=name)
    records = [{ONE: [{"Hva": "møte", "Når": ""}]}, {ONE: [{"Hva": "tur", "Når": "mai"}]}]

    reading = template.read(template.fill({"tiltak": records}, language="nb").data)

    assert [one.rows for one in reading.slides["tiltak"]] == [
        {key: tuple(rows) for key, rows in record.items()} for record in records
    ]


def test_a_table_with_the_anchor_of_another_field_is_not_taken() -> None:
    """A header that was written anew, as another field's, does not make its table that field's."""
    tables = [[("Tur", "Dag"), SECOND], [TITLES, FIRST]]
    template = template_of(tables, ".pptx", is_prepared=True)
    filled = opened(template.fill(VALUES, language="nb").data)
    (frame,) = (shape for shape in filled.slides[0].shapes if shape.has_table)
    for column, title in enumerate(TITLES):
        frame.table.cell(0, column).text = title

    reading = template.read(saved(filled))

    assert reading.rows == rows_of(ONE)
    assert [field.key for field in reading.unmatched] == [TWO]
