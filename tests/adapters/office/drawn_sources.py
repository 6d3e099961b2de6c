"""Trees of blocks as Hypothesis draws them, and the Markdown that they are written as."""

from __future__ import annotations

import json
from typing import Final, TypeVar

from attrs import evolve
from hypothesis import strategies as st

from arbeidsmiljo.model.charts import Chart, Series
from arbeidsmiljo_office.building.blocks import (
    Block,
    CallOut,
    ChartPlace,
    Columns,
    Content,
    DrawnChart,
    Heading,
    Image,
    Inline,
    Item,
    Listing,
    PageBreak,
    Paragraph,
    Picture,
    Prose,
    Quote,
    Span,
    Table,
    Weight,
)
from tests.adapters.office.pictures import png

T = TypeVar("T")

PICTURES: Final = {"bilder/kart 1.png": png(40, 30)}
"""The pictures that drawn trees show."""

WORD = st.text("abcæøåÆ§«»–<>&\"'*_=`[]()!#+-.|\\~:1 ", min_size=1, max_size=12)
PROMPT = st.text("abcæøå §<>&*_`[]", min_size=1, max_size=12).map(
    lambda text: " ".join(text.split()) or "x"
)


def _escape(text: str) -> str:
    return "".join(f"\\{c}" if c.isascii() and not c.isalnum() and c != " " else c for c in text)


def _spans() -> st.SearchStrategy[Inline]:
    text = st.builds(
        Span,
        text=WORD.map(lambda word: f"a{word}b"),
        bold=st.booleans(),
        italic=st.booleans(),
        link=st.sampled_from(["", "https://example.no/a?b=1&c=2"]),
    )
    field = PROMPT.map(lambda prompt: Span(text=prompt, field=True))
    return st.lists(st.one_of(text, field), min_size=1, max_size=4).map(_apart)


def _apart(spans: list[Span]) -> Inline:
    """Put a plain word between spans, so that no emphasis touches another."""
    joined = [spans[0]]
    for span in spans[1:]:
        joined += [Span(text=" og "), span]
    merged: list[Span] = []
    for span in joined:
        last = merged[-1] if merged else None
        if last and not (last.field or span.field) and evolve(last, text=span.text) == span:
            merged[-1] = evolve(last, text=last.text + span.text)
        else:
            merged.append(span)
    return tuple(merged)


TEXT = _spans()
PARAGRAPHS = st.builds(Paragraph, text=TEXT, line=st.just(0))


def _listings(below: st.SearchStrategy[tuple[Listing, ...]]) -> st.SearchStrategy[Listing]:
    items = st.builds(Item, text=TEXT, line=st.just(0), below=below)
    return st.builds(
        Listing,
        items=st.lists(items, min_size=1, max_size=3).map(tuple),
        line=st.just(0),
        numbered=st.booleans(),
        start=st.integers(2, 20),
    ).map(lambda listing: listing if listing.numbered else evolve(listing, start=1))


NONE: st.SearchStrategy[tuple[Listing, ...]] = st.just(())
FLAT = _listings(NONE)
NESTED = _listings(st.one_of(NONE, _listings(NONE).map(lambda below: (below,))))
PROSE = st.one_of(PARAGRAPHS, NESTED)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table."""
    columns = draw(st.integers(1, 4))
    rows = draw(st.lists(st.tuples(*[TEXT] * columns), min_size=1, max_size=3))
    sides = st.sampled_from(["left", "center", "right"])
    return Table(
        header=draw(st.tuples(*[TEXT] * columns)),
        rows=tuple(rows),
        alignments=draw(st.tuples(*[sides] * columns)),
        line=0,
    )


NAME = st.text('abcæøå §<>&*_`[]"', min_size=1, max_size=12)
ONE_OR_TWO = st.lists(PARAGRAPHS, min_size=1, max_size=2).map(tuple)


@st.composite
def charts(draw: st.DrawFn) -> DrawnChart:
    """Draw a chart with its numbers."""
    categories = tuple(draw(st.lists(NAME, min_size=1, max_size=3, unique=True)))
    names = draw(st.lists(NAME, min_size=1, max_size=2).map(tuple))
    numbers = st.one_of(st.none(), st.integers(0, 50).map(lambda number: number / 10))
    series = tuple(
        Series(name=name, values=draw(st.tuples(*[numbers] * len(categories)))) for name in names
    )
    chart = Chart(
        title=draw(NAME),
        categories=categories,
        series=series,
        minimum=draw(st.sampled_from([None, -1.0])),
        maximum=draw(st.sampled_from([None, 5.5])),
    )
    return DrawnChart(chart=chart, alternative=draw(st.just("") | NAME), line=0)


FIGURES = st.one_of(
    charts(),
    st.builds(
        Picture,
        alternative=PROMPT,
        image=st.just(Image.of(PICTURES["bilder/kart 1.png"])),
        line=st.just(0),
    ),
)
CALL_OUTS = st.builds(CallOut, weight=st.sampled_from(Weight), blocks=ONE_OR_TWO, line=st.just(0))
CONTENT = st.one_of(PARAGRAPHS, NESTED, tables(), CALL_OUTS, FIGURES)
COLUMNS = st.builds(
    Columns,
    columns=st.lists(
        st.lists(CONTENT, min_size=1, max_size=2).map(lambda found: tuple(apart(found))),
        min_size=2,
        max_size=3,
    ).map(tuple),
    line=st.just(0),
)
BLOCKS = st.one_of(
    st.builds(Heading, level=st.integers(1, 3), text=TEXT, line=st.just(0)),
    CONTENT,
    st.builds(Quote, blocks=ONE_OR_TWO, line=st.just(0)),
    st.builds(ChartPlace, prompt=PROMPT, line=st.just(0)),
    st.builds(PageBreak, line=st.just(0)),
    COLUMNS,
)


def write_inline(text: Inline) -> str:
    """Write text as Markdown."""
    written = ""
    for span in text:
        if span.field:
            written += f"=={span.text}=="
            continue
        part = _escape(span.text)
        if span.italic:
            part = f"*{part}*"
        if span.bold:
            part = f"**{part}**"
        if span.link:
            part = f"[{part}]({span.link})"
        written += part
    return written


def write_listing(listing: Listing, indent: str = "") -> str:
    """Write a list as Markdown."""
    lines = ""
    for index, item in enumerate(listing.items):
        mark = f"{listing.start + index}." if listing.numbered else "-"
        lines += f"{indent}{mark} {write_inline(item.text)}\n"
        for below in item.below:
            # Only a list that begins with 1 may follow a text without an empty line.
            lines += "\n" if below.numbered else ""
            lines += write_listing(below, indent + " " * (len(mark) + 1))
    return lines


def write_block(block: Block) -> str:
    """Write a block as Markdown."""
    match block:
        case Heading():
            return f"{'#' * block.level} {write_inline(block.text)}\n"
        case Quote():
            inner = "\n".join(write_block(one) for one in block.blocks)
            return "".join(f"> {line}\n" for line in inner.splitlines())
        case Columns():
            columns = ("\n".join(map(write_block, column)) for column in block.columns)
            return "".join(f"::: column\n{column}" for column in columns) + ":::\n"
        case PageBreak():
            return "---\n"
        case _:
            return _write_content(block)


def _write_content(block: Content) -> str:
    match block:
        case Paragraph():
            return f"{write_inline(block.text)}\n"
        case Listing():
            return write_listing(block)
        case Table():
            rule = {"left": ":--", "center": ":-:", "right": "--:"}
            rows = [[write_inline(cell) for cell in row] for row in (block.header, *block.rows)]
            rows.insert(1, [rule[side] for side in block.alignments])
            return "".join(f"| {' | '.join(row)} |\n" for row in rows)
        case CallOut():
            inner = "\n".join(write_block(one) for one in block.blocks)
            lines = f"[!{str(block.weight).upper()}]\n{inner}".splitlines()
            return "".join(f"> {line}\n" for line in lines)
        case Picture():
            return f"![{_escape(block.alternative)}](bilder/kart%201.png)\n"
        case DrawnChart():
            return write_chart(block)
        case ChartPlace():
            return f"![=={block.prompt}==](chart)\n"


def write_chart(drawn: DrawnChart) -> str:
    """Write a chart as TOML in a block of its kind."""
    chart = drawn.chart
    lines = [f"title = {_quoted(chart.title)}"]
    lines += [f"description = {_quoted(drawn.alternative)}"] if drawn.alternative else []
    lines += [f"minimum = {chart.minimum}"] if chart.minimum is not None else []
    lines += [f"maximum = {chart.maximum}"] if chart.maximum is not None else []
    lines += [f"series = [{', '.join(_quoted(one.name) for one in chart.series)}]", "[values]"]
    for index, category in enumerate(chart.categories):
        values = (one.values[index] for one in chart.series)
        numbers = ", ".join("nan" if value is None else str(value) for value in values)
        lines.append(f"{_quoted(category)} = [{numbers}]")
    return "\n".join(["```chart", *lines, "```", ""])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _listing_without_lines(listing: Listing) -> Listing:
    items = (
        evolve(item, line=0, below=tuple(_listing_without_lines(below) for below in item.below))
        for item in listing.items
    )
    return evolve(listing, line=0, items=tuple(items))


def _prose_without_lines(block: Prose) -> Prose:
    return _listing_without_lines(block) if isinstance(block, Listing) else evolve(block, line=0)


def _content_without_lines(block: Content) -> Content:
    found = without_lines(block)
    assert not isinstance(found, Heading | Quote | Columns | PageBreak)
    return found


def without_lines(block: Block) -> Block:
    """Return a block in which nothing knows its line."""
    match block:
        case Listing():
            return _listing_without_lines(block)
        case Quote() | CallOut():
            return evolve(
                block, line=0, blocks=tuple(_prose_without_lines(b) for b in block.blocks)
            )
        case Columns():
            columns = tuple(
                tuple(_content_without_lines(one) for one in column) for column in block.columns
            )
            return Columns(columns=columns, line=0)
        case _:
            return evolve(block, line=0)


def apart(blocks: list[T]) -> list[T | Paragraph]:
    """Put a paragraph between two lists in a row, which are one list in Markdown."""
    separated: list[T | Paragraph] = []
    for block in blocks:
        if isinstance(block, Listing) and separated and isinstance(separated[-1], Listing):
            separated.append(Paragraph(text=(Span(text="og"),), line=0))
        separated.append(block)
    return separated
