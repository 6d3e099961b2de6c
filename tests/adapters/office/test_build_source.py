"""Reading the source of a document: the grammar, and what is said of what is outside it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.building.blocks import (
    Block,
    PageBreak,
    Paragraph,
    Span,
)
from arbeidsmiljo_office.building.source import read_source
from tests.adapters.office.drawn_sources import (
    BLOCKS,
    PICTURES,
    apart,
    without_lines,
    write_block,
)
from tests.effort import examples

HEAD = '+++\ntitle = "Tittel"\n+++\n'


def read(body: str) -> tuple[Block, ...]:
    """Read a body under a head."""
    return read_source(HEAD + body, name="prøve.md", pictures=PICTURES).blocks


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
        ("![bilde](katt.png)", "line 4: there is no picture 'katt.png'; put it beside the text"),
        ("![](katt.png)", "line 4: the picture 'katt.png' has no alternative text"),
        ("![katt.png](katt.png)", "line 4: the picture 'katt.png' has no alternative text"),
        ('![bilde](katt.png "Tittel")', "line 4: a picture has no title in quotes"),
        ("![==x==](katt.png)", "line 4: a field cannot stand for a picture"),
        ("Se ![==x==](chart) her", "line 4: a picture stands on a line of its own"),
        ("> [!OBS]\n> x", "line 4: [!OBS] is no kind of call-out; known: [!NOTE]"),
        ("> [!NOTE]", "line 4: the call-out has no text"),
        ("> [!TIP]\n> # Nei", "line 5: a heading cannot stand in a call-out"),
        ("::: column\nA\n:::", "line 4: has 1 columns (:::); two or three fit"),
        ("::: column\nA\n::: column\n:::", "line 6: the column is empty"),
        ("::: column\nA\n::: column\nB", "line 4: columns begin with ::: column"),
        ("A\n\n:::", "line 6: columns begin with ::: column"),
        ("::: columns\nA\n:::", "line 4: columns begin with ::: column"),
        ("::: column\n# A\n::: column\nB\n:::", "line 5: a heading cannot stand in a column"),
        ("| A | |\n|---|---|\n| b | c |", "line 4: a column of the table has no header"),
        ("Les [her](https://a.no)", "line 4: the link «her» does not say where it leads"),
        ("```chart\nx\n```", "line 4: the chart is not TOML"),
        ("```chart\n```", "line 4: the chart has no [values]"),
        ("```chart\nfarge = 1\n[values]\na = 1\n```", "the chart has 'farge', which is not known"),
        ("```chart\n[values]\na = 'x'\n```", "'a' in the chart needs a number; nan stands for"),
        ("```chart\n[values]\na = [1, 2]\n```", "'a' in the chart needs a number; nan stands for"),
        ("```chart\n[values]\na = inf\n```", "'a' in the chart takes numbers below a trillion"),
        ("```chart\n[values]\na = -1e25\n```", "'a' in the chart takes numbers below a trillion"),
        (f"```chart\n[values]\na = 1{'0' * 400}\n```", "'a' in the chart takes numbers below a"),
        (
            f"```chart\nmaximum = 1{'0' * 400}\n[values]\na = 1\n```",
            "the maximum of the chart must be a number below a trillion",
        ),
        ("```chart\n[values]\na = true\n```", "'a' in the chart needs a number; nan stands for"),
        (
            "```chart\nseries = ['x', 'y']\n[values]\na = 1\n```",
            "'a' in the chart needs a list of 2 numbers",
        ),
        ("```chart\nseries = 'x'\n[values]\na = 1\n```", "must be a list of names"),
        ("```chart\nseries = []\n[values]\na = []\n```", "the chart has 0 series"),
        ("```chart\ntitle = 1\n[values]\na = 1\n```", "the title of the chart must be text"),
        ('```chart\ntitle = "\\u0001"\n[values]\na = 1\n```', "has a character that no chart"),
        (
            "```chart\nminimum = '1'\n[values]\na = 1\n```",
            "the minimum of the chart must be a number",
        ),
        (
            "```chart\nminimum = 2\nmaximum = 2\n[values]\na = 1\n```",
            "the axis of the chart ends where it begins",
        ),
        (
            "```chart\n[values]\n" + "".join(f"a{n} = 1\n" for n in range(21)) + "```",
            "the chart has 21 lines of values; at most 20",
        ),
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


@settings(max_examples=examples(150))
@given(st.lists(BLOCKS, max_size=5))
def test_a_tree_written_as_markdown_is_read_again(blocks: list[Block]) -> None:
    """Any tree of blocks, written as Markdown, is read as the same tree."""
    separated = apart(blocks)
    body = "\n".join(write_block(block) for block in separated)
    assert [without_lines(block) for block in read(body)] == separated


@settings(max_examples=examples(200))
@given(st.text(st.sampled_from("a <>&*_=`[]()!#+-.|\\~:1\n\t \u00a0ø\x0b'\""), max_size=80))
def test_any_text_is_read_or_refused(body: str) -> None:
    """Whatever stands in a source, it is read, or refused with an error of ours."""
    try:
        blocks = read(body)
    except TemplateError as error:
        assert "found, nothing was built" in str(error)  # noqa: PT017 - both ways are right
    else:
        assert all(block.line >= 4 for block in blocks)
