"""What of a text is for slides only: that one of them repeats, which a page has no use for."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from arbeidsmiljo_office.building.blocks import Block, Paragraph, Prose, Quote
from arbeidsmiljo_office.prompts import repeated_slide


def on_pages(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks without what only a slide can do.

    Args:
        blocks: Of the text; a block quote that says nothing else goes with it.
    """
    return tuple(_kept(blocks))


def _kept(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, Quote):
            yield block
            continue
        rest = tuple(one for one in block.blocks if not _says_that_it_repeats(one))
        if rest == block.blocks:
            yield block
        elif rest:
            yield evolve(block, blocks=rest)


def _says_that_it_repeats(block: Prose) -> bool:
    if not isinstance(block, Paragraph) or not all(span.field for span in block.text):
        return False
    return repeated_slide("".join(span.text for span in block.text)) is not None
