"""A table on a slide grows with its text, and is told where it leaves the slide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pytest
from lxml import etree

from arbeidsmiljo.model.fits import Fit
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.slide_files import (
    element,
    new_deck,
    new_slide,
    saved,
    slide_table,
    text_box,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from arbeidsmiljo.model.documents import Overfull, Template, Value

Thing: TypeAlias = Any
"""An object of python-pptx."""

POINT: Final = 12_700
ROW: Final = 360_000 / POINT
"""The height of a row, which has room for one line."""
TOP: Final = 4 * ROW
LINE: Final = 12 * (1536 + 512 + 452) / 2048
"""The height of a line of Calibri at 12 points."""
ROOM: Final = int((540 + 2 - TOP) / ROW)
"""How many rows have room on a slide."""
WORDS: Final = "Vi skal følge opp det som kom fram i undersøkelsen. "


def table_of(
    rows: Sequence[Sequence[str]], *, font: str = "Calibri", slides: Thing = None
) -> Thing:
    """Make a slide with a table in a font, at 12 points."""
    frame = slide_table(slides or new_slide(new_deck(), "Plan").shapes, rows)
    for row in frame.table.rows:
        for cell in row.cells:
            for run in cell.text_frame.paragraphs[0].runs:
                run.font.name, run.font.size = font, 12 * POINT
    return frame


def template_of(frame: Thing) -> Template:
    """Open the presentation that a table is in as a template."""
    deck = frame.part.package.presentation_part.presentation
    return OfficeTemplateEngine().open(saved(deck), name="mal.pptx")


def told(frame: Thing, *values: Value) -> tuple[Overfull, ...]:
    """Fill the fields of a presentation, in reading order, and return what is told."""
    template = template_of(frame)
    keys = (field.key for field in template.fields)
    return template.fill(dict(zip(keys, values, strict=True)), language="nb").overfull


def records(count: int, what: str = "Kort") -> list[dict[str, str]]:
    """Return records for a plan."""
    return [{"Hva": what, "Hvem": "Leder"}] * count


def longest(frame: Thing) -> int:
    """Return how many letters the field of a table has room for."""
    template = template_of(frame)
    (field,) = template.fields
    letters = 1
    while not template.fill({field.key: "m" * letters}, language="nb").overfull:
        letters += 1
    return letters - 1


PLAN: Final = (("Hva", "Hvem"), ("=Hva", "=Hvem"))


def test_rows_that_leave_the_slide_are_counted() -> None:
    """Rows are told that stand below the edge of the slide, by the field whose rows they are."""
    assert told(table_of(PLAN), records(ROOM - 1)) == ()
    (one,) = told(table_of(PLAN), records(ROOM + 3))

    assert (one.lines, one.room, one.fit, one.size) == (ROOM + 4, ROOM, Fit.LEAVES, 100)
    assert one.fit.is_of_rows
    assert (one.field.key, one.field.place) == ("hva-hvem", "slide 1, table «Plan», row 2")


def test_rows_grow_with_their_text() -> None:
    """Few rows leave the slide, too, where their texts are long."""
    lines = 5
    rows = int((542 - TOP - ROW) / (lines * LINE + 7.2))
    value = "\n".join("x" * lines)

    assert told(table_of(PLAN), records(rows, value)) == ()
    (one,) = told(table_of(PLAN), records(rows + 1, value))
    assert (one.lines, one.room) == (rows + 2, rows + 1)


def test_long_texts_are_broken_at_the_edge_of_their_column() -> None:
    """A text that is not broken by itself is broken where its column ends."""
    frame = table_of((("Hva", "Hvem"), ("=Hva", "fast")))
    assert told(frame, "ord " * 100) == ()

    frame.table.columns[0].width = 40 * POINT
    (one,) = told(frame, "ord " * 100)
    assert (one.field.key, one.lines, one.room) == ("hva", 2, 1)


def test_the_field_with_the_longest_value_is_told() -> None:
    """A table is told once, by the field in it that has the longest value."""
    frame = table_of((("Hva", "=A"), ("Hvem", "=B")))
    (one,) = told(frame, "kort", WORDS * 40)

    assert one.field.key == "b"


def test_where_the_template_leaves_the_slide_itself() -> None:
    """What stands outside with the prompts already may stand there with values."""
    frame = table_of((*PLAN, *[("fast", "fast")] * ROOM))

    assert told(frame, records(1)) == ()
    (one,) = told(frame, records(2))
    assert (one.lines, one.room) == (ROOM + 3, ROOM + 2)


def test_merged_cells_share_the_height_of_their_rows() -> None:
    """A cell across rows needs no more than all of them together, and one across columns less."""
    frame = table_of((("=Lang", "a"), *[("", "b")] * 9))
    text = "\n".join("x" * 10)
    apart = told(frame, "\n".join("x" * 15))
    frame.table.cell(0, 0).merge(frame.table.cell(9, 0))

    assert apart != ()
    assert told(frame, text) == told(frame, "\n".join("x" * 15)) == ()
    (one,) = told(frame, "\n".join("x" * 60))
    assert (one.lines, one.room) == (10, 9)


def test_looks_by_turns() -> None:
    """Records take the rows of the template by turns, each with its own height."""
    frame = table_of((("Hva", "Hvem"), ("=Hva", "=Hvem"), ("=Hva", "=Hvem")))
    frame.table.rows[2].height = round(3 * ROW * POINT)
    pairs = int((542 - TOP - ROW) / (4 * ROW))

    assert told(frame, records(2 * pairs)) == ()
    (one,) = told(frame, records(2 * pairs + 2))
    assert one.lines - one.room == 1


def test_text_that_is_not_level_is_not_judged() -> None:
    """Of a cell whose text runs downwards, nothing is told."""
    frame = table_of((("Hva", "=Lang"),))
    frame.table.cell(0, 1)._tc.get_or_add_tcPr().set("vert", "vert270")  # noqa: SLF001 - no other way

    assert told(frame, WORDS * 60) == ()


def test_a_table_in_a_group_is_not_judged() -> None:
    """A group may be of any size, so that nothing is told of a table in it."""
    frame = table_of((("Hva", "=Lang"),))
    shapes = frame._parent  # noqa: SLF001 - there is no other way
    group = shapes.add_group_shape()
    group._element.append(frame._element)  # noqa: SLF001 - the same

    assert told(frame, WORDS * 60) == ()


@pytest.mark.parametrize(("font", "text"), [("Ukjent", WORDS), ("Calibri", "αβγδε ζηθικ ")])
def test_letters_that_are_not_measured(font: str, text: str) -> None:
    """Where a font or letter is not known, a table may leave the slide."""
    (one,) = told(table_of((("Hva", "=Lang"),), font=font), text * 60)

    assert one.fit is Fit.MAY_LEAVE
    assert one.fit.is_of_rows


def test_bold_text_of_the_style_is_wider() -> None:
    """The style of a table makes its first row bold, where it is told to."""
    rooms = list[int]()
    for is_header in (True, False):
        frame = table_of((("Hva", "=Lang"), *[("fast", "fast")] * 12))
        frame.table.first_row = is_header
        rooms.append(longest(frame))

    assert rooms[0] < rooms[1]


def test_styles_that_the_file_has() -> None:
    """What is bold by a style that the presentation has itself is what that style says."""
    deck = new_deck()
    shapes = new_slide(deck, "Plan").shapes
    frame = table_of((("Hva", "=Lang"), *[("fast", "fast")] * 12), slides=shapes)
    styles = next(
        relation.target_part
        for relation in deck.part.rels.values()
        if relation.reltype.endswith("/tableStyles")
    )
    key = "{11111111-2222-3333-4444-555555555555}"
    frame._element.graphic.graphicData.tbl.tblPr[0].text = key  # noqa: SLF001 - no other way

    def with_header(bold: str) -> int:
        style = element(
            f'<a:tblStyle styleId="{key}" styleName="x"><a:firstRow><a:tcTxStyle b="{bold}"/>'
            "</a:firstRow></a:tblStyle>"
        )
        root = element(f'<a:tblStyleLst def="{key}"/>')
        root.append(style)
        styles._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8")  # noqa: SLF001 - there is no other way
        return longest(frame)

    assert with_header("on") < with_header("off")


def test_notes_have_no_edge() -> None:
    """Beside the slide's own tables, nothing is told; and each table by itself."""
    deck = new_deck()
    first, second = new_slide(deck, "En"), new_slide(deck, "To")
    frame = table_of((("Hva", "=A"),), slides=first.shapes)
    table_of((("Hva", "=B"),), slides=second.shapes)
    text_box(second.shapes, "=C=")

    (one,) = told(frame, "kort", WORDS * 60, "kort")
    assert (one.field.key, one.field.place) == ("b", "slide 2, table «To», row 1, column 2")


def test_a_part_that_only_measuring_needs() -> None:
    """Where the styles of tables are damaged, a table is filled, and nothing is told of it."""
    deck = table_of(PLAN).part.package.presentation_part.presentation
    styles = next(
        relation.target_part
        for relation in deck.part.rels.values()
        if relation.reltype.endswith("/tableStyles")
    )
    styles._blob = b"<damaged"  # noqa: SLF001 - there is no other way
    template = OfficeTemplateEngine().open(saved(deck), name="mal.pptx")

    filled = template.fill({"hva-hvem": records(ROOM + 9)}, language="nb")
    assert filled.overfull == ()
    assert filled.left == ()
