"""Any Markdown of the grammar: built whole, in order, for everybody to read, and repeatable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo_office.building.blocks import (
    Block,
    CallOut,
    ChartPlace,
    Columns,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Quote,
    Table,
    plain,
)
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.building import HEAD, open_deck, open_letter
from tests.adapters.office.difficult_bases import BASES
from tests.adapters.office.drawn_sources import (
    BLOCKS,
    CONTENT,
    ONE_OR_TWO,
    PICTURES,
    PROSE,
    TEXT,
    apart,
    write_block,
)
from tests.effort import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from arbeidsmiljo_office.building.blocks import Inline

ENGINE = OfficeTemplateEngine()
MADE = {suffix: (None, *(make() for make in makers)) for suffix, makers in BASES.items()}


def _build(blocks: list[Block], suffix: str, base: bytes | None) -> bytes:
    source = HEAD + "\n".join(map(write_block, blocks))
    return ENGINE.build(
        source, suffix=suffix, name="a.md", language="nb", base=base, pictures=PICTURES
    )


def _texts(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    """Give every text of blocks, in the order in which they are read."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.text
            case Listing():
                for item in block.items:
                    yield item.text
                    yield from _texts(item.below)
            case Table():
                for row in (block.header, *block.rows):
                    yield from row
            case Quote() | CallOut():
                yield from _texts(block.blocks)
            case Columns():
                for column in block.columns:
                    yield from _texts(column)
            case _:
                pass


def _prompts(blocks: tuple[Block, ...]) -> set[str]:
    found = {span.text for text in _texts(blocks) for span in text if span.field}
    return found | {block.prompt for block in blocks if isinstance(block, ChartPlace)}


def _is_in_order(wanted: list[str], found: list[str]) -> bool:
    """Tell whether some texts are found one after the other among others."""
    rest = iter(found)
    return all(any(text == other for other in rest) for text in wanted)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _check(blocks: list[Block], suffix: str, base: bytes | None) -> None:
    """Build blocks, and find everything of them."""
    data = _build(blocks, suffix, base)
    name = f"a{suffix}"
    assert ENGINE.barriers(data, name=name) == ()
    assert _build(blocks, suffix, base) == data
    fields = ENGINE.open(data, name=name).fields
    prompts = {one.prompt for one in fields if one.kind is not FieldKind.ROW}
    prompts |= {prompt for one in fields for prompt in one.columns}
    assert prompts == {_folded(prompt) for prompt in _prompts(tuple(blocks))}
    said = [_folded(text) for text in ENGINE.texts(data, name=name)]
    wanted = [plain(text) for text in _texts(_as_read(blocks, suffix))]
    assert _is_in_order(wanted, said)
    (open_letter if suffix == ".docx" else open_deck)(data)


def _as_read(blocks: list[Block], suffix: str) -> tuple[Block, ...]:
    """Return blocks in the order in which a document has them: notes stand behind their slide."""
    if suffix == ".docx":
        return tuple(blocks)
    slides: list[tuple[list[Block], list[Block]]] = [([], [])]
    for block in blocks:
        if isinstance(block, Heading) and block.level < 3:
            slides.append(([], []))
        slides[-1][isinstance(block, Quote)].append(block)
    return tuple(block for slide, notes in slides for block in (*slide, *notes))


def _levelled(blocks: list[Block]) -> list[Block]:
    """Lift headings that would leave out a level."""
    found: list[Block] = []
    before = 1
    for block in blocks:
        if isinstance(block, Heading):
            before = min(block.level, before + 1)
            found.append(evolve(block, level=before))
        else:
            found.append(block)
    return found


PAGES = st.lists(BLOCKS.filter(lambda block: not isinstance(block, ChartPlace)), max_size=4).map(
    lambda blocks: _levelled(apart(blocks))
)


@settings(max_examples=examples(60), deadline=None)
@given(PAGES, st.sampled_from(MADE[".docx"]))
def test_any_pages_are_built_whole(blocks: list[Block], base: bytes | None) -> None:
    """Whatever stands in a source is in the document, in order, and everybody can read it."""
    while blocks and isinstance(blocks[-1], PageBreak):
        blocks = blocks[:-1]
    try:
        _check(blocks, ".docx", base)
    except TemplateError as error:
        assert "a call-out needs words besides its fields" in str(error)  # noqa: PT017 - both are right


@st.composite
def slides(draw: st.DrawFn, number: int) -> list[Block]:
    """Draw a slide, with a title of its own."""
    title = evolve(draw(TEXT)[0], text=f"nr. {number}", field=False, link="")
    blocks: list[Block] = [Heading(level=2, text=(title,), line=0)]
    content: list[Block] = draw(st.lists(CONTENT, min_size=1, max_size=2))
    kind = draw(st.sampled_from(["content", "cards", "columns"]))
    if kind == "content":
        blocks += [*apart(content)]
    elif kind == "cards":
        for text in draw(st.lists(TEXT, min_size=2, max_size=3)):
            blocks += [Heading(level=3, text=text, line=0), *draw(ONE_OR_TWO)]
    else:
        pair = draw(st.tuples(CONTENT, CONTENT))
        blocks.append(Columns(columns=tuple((one,) for one in pair), line=0))
    if draw(st.booleans()):
        blocks.append(Quote(blocks=(draw(PROSE),), line=0))
    return blocks


@settings(max_examples=examples(60), deadline=None)
@given(
    st.integers(1, 3).flatmap(lambda count: st.tuples(*(slides(n) for n in range(count)))),
    st.sampled_from(MADE[".pptx"]),
)
def test_any_slides_are_built_whole(drawn: tuple[list[Block], ...], base: bytes | None) -> None:
    """Whatever stands on slides is in the deck, in order, and everybody can read it."""
    blocks = [block for slide in drawn for block in slide]
    try:
        _check(blocks, ".pptx", base)
    except TemplateError as error:
        assert "nothing was built" in str(error)  # noqa: PT017 - what does not fit is refused
