"""Where things stand on slides, how wide columns are, and whether colours can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo_office.building import design
from arbeidsmiljo_office.building.blocks import (
    ChartPlace,
    Inline,
    Item,
    Listing,
    Paragraph,
    Span,
    Table,
    is_repeating,
)
from arbeidsmiljo_office.building.columns import column_widths
from arbeidsmiljo_office.building.metrics import line_count, natural_width, text_width
from arbeidsmiljo_office.building.placed import Box, PlacedCard, PlacedTable, PlacedText
from arbeidsmiljo_office.building.slide_plan import TooMuchError, place
from arbeidsmiljo_office.building.slides import Card, Slide

AREA = Box(x=684_000, y=1_512_000, width=10_824_000, height=4_644_000)

TEXT = st.text("abc æøå-", min_size=1, max_size=60).map(
    lambda text: (Span(text=f"x{text}", field=len(text) % 5 == 0),)
)
PARAGRAPHS = st.builds(Paragraph, text=TEXT, line=st.just(1))
LISTS = st.builds(
    Listing,
    items=st.lists(st.builds(Item, text=TEXT, line=st.just(1)), min_size=1, max_size=5).map(tuple),
    line=st.just(1),
)
PROSE = st.lists(st.one_of(PARAGRAPHS, LISTS), min_size=1, max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table of up to six columns."""
    columns = draw(st.integers(1, 6))
    return Table(
        header=draw(st.tuples(*[TEXT] * columns)),
        rows=tuple(draw(st.lists(st.tuples(*[TEXT] * columns), min_size=1, max_size=5))),
        alignments=("left",) * columns,
        line=1,
    )


SLIDES = st.builds(
    Slide,
    title=TEXT,
    number=st.just(2),
    line=st.just(1),
    content=st.lists(st.one_of(PARAGRAPHS, LISTS, tables()), max_size=3).map(tuple),
    cards=st.one_of(
        st.just(()),
        st.lists(st.builds(Card, title=TEXT, text=PROSE), min_size=2, max_size=3).map(tuple),
    ),
) | st.builds(
    Slide,
    title=TEXT,
    number=st.just(2),
    line=st.just(1),
    content=st.lists(st.one_of(PARAGRAPHS, LISTS, tables()), max_size=2).map(tuple),
    figures=st.lists(
        st.builds(ChartPlace, prompt=st.just("x"), line=st.just(1)), min_size=1, max_size=2
    ).map(tuple),
)


@given(SLIDES)
def test_what_fits_is_inside_and_nothing_covers_another(slide: Slide) -> None:
    """Whatever a slide holds is placed inside the area without overlap, or refused."""
    try:
        parts = place(slide, AREA)
    except TooMuchError as error:
        assert "shorten it, or divide it" in str(error)  # noqa: PT017 - both ways are right
        return
    for part in parts:
        box = part.box
        assert AREA.x <= box.x
        assert AREA.y <= box.y
        assert box.x + box.width <= AREA.x + AREA.width
        assert box.bottom <= AREA.bottom
    for index, one in enumerate(parts):
        for other in parts[index + 1 :]:
            assert not _overlap(one.box, other.box)


@given(SLIDES)
def test_all_content_is_placed(slide: Slide) -> None:
    """Each paragraph, table, card and chart of a slide has its place."""
    try:
        parts = place(slide, AREA)
    except TooMuchError:
        return
    tables_placed = [part.table for part in parts if isinstance(part, PlacedTable)]
    assert tables_placed == [block for block in slide.content if isinstance(block, Table)]
    cards = [part.lines[0].text for part in parts if isinstance(part, PlacedCard)]
    assert cards == [card.title for card in slide.cards]
    lines = [line.text for part in parts if isinstance(part, PlacedText) for line in part.lines]
    texts: list[Inline] = []
    for block in slide.content:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        elif isinstance(block, Listing):
            texts += [item.text for item in block.items]
    assert lines == texts
    assert len(parts) >= len(slide.figures) + len(slide.cards)


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.bottom
        and other.y < one.bottom
    )


@given(tables(), st.integers(3_000, 12_000_000), st.floats(100, 300_000))
def test_columns_share_the_width_exactly(table: Table, total: int, size: float) -> None:
    """Columns are together as wide as the table, and none has less than nothing."""
    widths = column_widths(table, total, size, size)
    assert sum(widths) == total
    assert len(widths) == len(table.header)
    assert all(width >= 0 for width in widths)


def test_a_row_that_repeats_leaves_room_for_more_rows() -> None:
    """A table with one yellow row keeps its size when text stands above it, as rows will come."""
    row = ((Span(text="a", field=True),),)
    one = Table(header=((Span(text="A"),),), rows=(row,), alignments=("left",), line=1)
    assert is_repeating(row)
    intro = Paragraph(text=(Span(text="Innledning"),), line=1)
    slide = Slide(title=(Span(text="T"),), number=2, line=1, content=(intro, one, intro))
    above, table, below = place(slide, AREA)
    assert below.box.y - table.box.bottom >= 5 * (table.box.height // 2)
    assert above.box.bottom < table.box.y


def test_the_width_of_text_is_near_what_the_font_has() -> None:
    """Estimated widths are those of Calibri, within a few hundredths of the size."""
    assert text_width("Arbeidsmiljø") == pytest.approx(5.12, abs=0.15)
    assert text_width("Arbeidsmiljø", bold=True) > text_width("Arbeidsmiljø")
    assert natural_width((Span(text="aa\nb"),)) == text_width("aa")


def test_lines_are_counted_by_words_breaks_and_too_long_words() -> None:
    """Text is broken between words, at line breaks, and inside a word that has no room."""
    assert line_count((Span(text="en to tre"),), 100) == 1
    assert line_count((Span(text="en\nto"),), 100) == 2
    assert line_count((Span(text="en to tre"),), text_width("en to ")) == 2
    assert line_count((Span(text="m" * 100),), text_width("m" * 10)) == 10


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (text, ground)
        for text in (
            design.INK,
            design.PETROL,
            design.TEAL,
            design.SLATE,
            design.THEME_COLOURS["hlink"],
        )
        for ground in (design.PAPER, design.MIST, design.YELLOW)
    ]
    + [(design.PAPER, design.PETROL)],
)
def test_text_can_be_read_on_its_ground(text: str, ground: str) -> None:
    """Every pair of text and ground has the contrast that WCAG AA asks for, fields included."""
    light, dark = sorted((_luminance(text), _luminance(ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_only_fields_are_yellow() -> None:
    """No colour of the theme is near yellow."""
    for colour in design.THEME_COLOURS.values():
        red, green, blue = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
        assert not (red > 217 and green > 217 and blue < 180)
