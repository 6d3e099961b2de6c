"""Reading the source of a document: the grammar, and what is said of what is outside it."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.building.blocks import (
    Block,
    ChartPlace,
    Heading,
    Inline,
    Item,
    Listing,
    PageBreak,
    Paragraph,
    Prose,
    Quote,
    Span,
    Table,
)
from arbeidsmiljo_office.building.source import read_source

HEAD = '+++\ntitle = "Tittel"\n+++\n'


def read(body: str) -> tuple[Block, ...]:
    """Read a body under a head."""
    return read_source(HEAD + body, name="prøve.md").blocks


def refused(source: str) -> str:
    """Return what is said of a source that cannot be read."""
    with pytest.raises(TemplateError) as caught:
        read_source(source, name="prøve.md")
    return str(caught.value)


def test_the_head_gives_title_subtitle_and_footer() -> None:
    """Title, subtitle and footer come from the head; fields may stand in the last two."""
    source = read_source(
        '+++\ntitle = "Møte"\nsubtitle = "For ==Enhet==\\n==Dato=="\nfooter = "==Ref=="\n+++\n',
        name="a.md",
    )
    assert source.title == "Møte"
    assert source.subtitle == (
        Span(text="For "),
        Span(text="Enhet", field=True),
        Span(text="\n"),
        Span(text="Dato", field=True),
    )
    assert source.footer == (Span(text="Ref", field=True),)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Tekst", 'line 1: must be +++, and begin the head: title = "…", and +++ again'),
        ("", "line 1: must be +++"),
        ('+++\ntitle = "A"\nTekst', "line 1: the head is not closed"),
        ("+++\ntitle = A\n+++\n", "head: is not TOML: Invalid value (at line 2, column 9)"),
        ('+++\nsubtitle = "A"\n+++\n', "head, title: is missing"),
        ('+++\ntitle = "==Navn=="\n+++\n', "head, title: has a field; put it in the subtitle"),
        ("+++\ntitle = 3\n+++\n", "head, title: must be text in quotes"),
        ('+++\ntitle = "A"\nauthor = "B"\n+++\n', "head, author: is not known here"),
        ('+++\ntitle = "A"\nfooter = "`x`"\n+++\n', "head, footer: code cannot stand"),
        ('+++\ntitle = "A\\u0001"\n+++\n', "head, title: has a character"),
    ],
)
def test_a_wrong_head_is_explained(source: str, said: str) -> None:
    """What is wrong with a head is told by its line or key."""
    assert said in refused(source)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("```\nkode\n```", "line 4: code cannot stand in a document"),
        ("    kode", "line 4: four spaces in front of a line make it code"),
        ("<b>fet</b>", "line 4: HTML cannot stand in a document"),
        ("<div>\n\nx", "line 4: HTML cannot stand in a document"),
        ("Bruk `kode` her", "line 4: code cannot stand in a document; take the backticks away"),
        ("#### Dypt", "line 4: a heading has at most three #, this has 4"),
        ("##", "line 4: the heading has no text"),
        ("![bilde](katt.png)", "line 4: pictures cannot stand in a document"),
        ("Se ![==x==](chart) her", "line 4: pictures cannot stand in a document"),
        ("![tekst](chart)", "line 4: the place of a chart is written"),
        ("[lenke](side.html)", "line 4: the link 'side.html' must begin with https:// or mailto:"),
        ("En ==uten make", "line 4: == has no partner"),
        ("En ==== her", "line 4: a field is ==prompt=="),
        ("En ===x=== her", "line 4: a field is ==prompt=="),
        ("**fet", "line 4: ** has no partner; write \\*\\* for text"),
        ("* * *", "line 4: a rule that begins a page is three hyphens"),
        ("> # Nei", "line 4: a heading cannot stand in a call-out"),
        ("> | A |\n> |---|\n> | b |", "line 4: a table cannot stand in a call-out"),
        ("- a\n\n  > nei", "line 6: an entry of a list has one paragraph"),
        ("-", "line 4: the entry of the list has no text"),
        ("- a\n  - b\n    - c\n      - d", "line 7: a list has at most 3 levels"),
        ("| A | B |\n|---|---|\n| a | b | c |", "line 6: the row has 3 cells and the table 2"),
        ("| A | B |\n|---|---|\n| a |", "line 6: the row has 1 cells and the table 2"),
        ("| A | B |\n|---|---|", "line 4: the table has a header and no row"),
        ("En\x0cside", "line 4: has the character '\\x0c'"),
        ("Nei \ufffe", "line 4: has the character '\\ufffe'"),
        ("Nei \ud800", "line 4: has the character '\\ud800'"),
    ],
)
def test_what_no_document_can_hold_is_refused_with_its_line(body: str, said: str) -> None:
    """Markdown outside the grammar is refused with its line and what to do instead."""
    assert said in refused(HEAD + body)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    """One error holds every problem of head and body, in the order of the source."""
    said = refused('+++\ntitle = ""\n+++\n`a`\n\n<b>\n\n==x\n').splitlines()
    assert said[0] == "prøve.md: 4 problems found, nothing was built"
    assert [line.split(":")[0].strip() for line in said[1:]] == [
        "head, title",
        "line 4",
        "line 6",
        "line 8",
    ]


def test_a_source_of_no_sensible_size_is_refused() -> None:
    """A source of over a million characters is refused before it is read."""
    assert "at most 1000000 can be built" in refused(HEAD + "a" * 1_000_001)


def test_escapes_and_entities_are_text() -> None:
    """A sign after a backslash, and an entity, are the characters themselves."""
    (block,) = read(r"\*\*A\*\* \=\=B\=\= &lt;c&gt; 1\. &nbsp;d")
    assert isinstance(block, Paragraph)
    assert block.text == (Span(text="**A** ==B== <c> 1. \u00a0d"),)


def test_a_field_folds_its_white_space_and_keeps_markdown_as_text() -> None:
    """A prompt may run over a line, and nothing in it is markup."""
    (block,) = read("Til **==Navn\n  på *leder*==** nå")
    assert isinstance(block, Paragraph)
    assert block.text == (
        Span(text="Til "),
        Span(text="Navn på *leder*", field=True, bold=True),
        Span(text=" nå"),
    )


def test_a_line_of_signs_below_text_makes_no_heading() -> None:
    """Hyphens below a paragraph begin a page; they do not turn the paragraph into a heading."""
    blocks = read("Tekst\n\n---\n\nMer")
    assert [type(block) for block in blocks] == [Paragraph, PageBreak, Paragraph]


def test_blocks_know_their_lines() -> None:
    """Each block knows the line of the source that it begins on."""
    blocks = read("# A\n\nB\n\n- C\n- D\n\n| E |\n|---|\n| F |\n\n> G\n\n![==H==](chart)\n")
    assert [block.line for block in blocks] == [4, 6, 8, 11, 15, 17]


# What a tree is written as, and read from again.

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


BLOCKS = st.one_of(
    st.builds(Heading, level=st.integers(1, 3), text=TEXT, line=st.just(0)),
    PARAGRAPHS,
    NESTED,
    tables(),
    st.builds(
        Quote, blocks=st.lists(PARAGRAPHS, min_size=1, max_size=2).map(tuple), line=st.just(0)
    ),
    st.builds(ChartPlace, prompt=PROMPT, line=st.just(0)),
    st.builds(PageBreak, line=st.just(0)),
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
        case Paragraph():
            return f"{write_inline(block.text)}\n"
        case Listing():
            return write_listing(block)
        case Table():
            rule = {"left": ":--", "center": ":-:", "right": "--:"}
            rows = [[write_inline(cell) for cell in row] for row in (block.header, *block.rows)]
            rows.insert(1, [rule[side] for side in block.alignments])
            return "".join(f"| {' | '.join(row)} |\n" for row in rows)
        case Quote():
            inner = "\n".join(write_block(one) for one in block.blocks)
            return "".join(f"> {line}\n" for line in inner.splitlines())
        case ChartPlace():
            return f"![=={block.prompt}==](chart)\n"
        case PageBreak():
            return "---\n"


def _listing_without_lines(listing: Listing) -> Listing:
    items = (
        evolve(item, line=0, below=tuple(_listing_without_lines(below) for below in item.below))
        for item in listing.items
    )
    return evolve(listing, line=0, items=tuple(items))


def _prose_without_lines(block: Prose) -> Prose:
    return _listing_without_lines(block) if isinstance(block, Listing) else evolve(block, line=0)


def without_lines(block: Block) -> Block:
    """Return a block in which nothing knows its line."""
    match block:
        case Listing():
            return _listing_without_lines(block)
        case Quote():
            return evolve(
                block, line=0, blocks=tuple(_prose_without_lines(b) for b in block.blocks)
            )
        case _:
            return evolve(block, line=0)


@settings(max_examples=150)
@given(st.lists(BLOCKS, max_size=5))
def test_a_tree_written_as_markdown_is_read_again(blocks: list[Block]) -> None:
    """Any tree of blocks, written as Markdown, is read as the same tree."""
    separated: list[Block] = []
    for block in blocks:
        # Two lists in a row are one list in Markdown.
        if isinstance(block, Listing) and separated and isinstance(separated[-1], Listing):
            separated.append(Paragraph(text=(Span(text="og"),), line=0))
        separated.append(block)
    body = "\n".join(write_block(block) for block in separated)
    assert [without_lines(block) for block in read(body)] == separated


@settings(max_examples=200)
@given(st.text(st.sampled_from("a <>&*_=`[]()!#+-.|\\~:1\n\t \u00a0ø\x0b'\""), max_size=80))
def test_any_text_is_read_or_refused(body: str) -> None:
    """Whatever stands in a source, it is read, or refused with an error of ours."""
    try:
        blocks = read(body)
    except TemplateError as error:
        assert "found, nothing was built" in str(error)  # noqa: PT017 - both ways are right
    else:
        assert all(block.line >= 4 for block in blocks)
