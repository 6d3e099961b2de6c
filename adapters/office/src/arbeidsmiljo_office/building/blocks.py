"""What a document's source consists of: a small typed tree, free of any file format."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from arbeidsmiljo.model.charts import Chart
from arbeidsmiljo_office.pictures.header import header_of


@frozen(kw_only=True)
class Span:
    """Text set in one way.

    Attributes:
        text: At least one character; a line feed in it is a line break.
        bold: Strong.
        italic: Emphasised.
        link: Where it leads; empty for nowhere.
        field: Whether it is the prompt of a yellow field.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    field: bool = False


Inline = tuple[Span, ...]
"""The text of one paragraph, heading or cell, from left to right."""


@frozen(kw_only=True)
class Heading:
    """A heading of level 1 to 3; `line` is its line in the source, as for every block."""

    level: int
    text: Inline
    line: int


@frozen(kw_only=True)
class Paragraph:
    """A paragraph."""

    text: Inline
    line: int


@frozen(kw_only=True)
class Item:
    """An entry of a list: its text, and what is listed below it."""

    text: Inline
    line: int
    below: tuple[Listing, ...] = ()


@frozen(kw_only=True)
class Listing:
    """A list; one that is numbered begins at `start`."""

    items: tuple[Item, ...]
    line: int
    numbered: bool = False
    start: int = 1


@frozen(kw_only=True)
class Table:
    """A table whose first row is its header.

    Attributes:
        header: The text above each of the n columns.
        rows: The rest, each row with n cells.
        alignments: `left`, `center` or `right` for each column.
        line: Where it begins in the source.
    """

    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    alignments: tuple[str, ...]
    line: int


Prose = Paragraph | Listing


@frozen(kw_only=True)
class Quote:
    """A call-out on a page; on a slide, what the speaker is to know."""

    blocks: tuple[Prose, ...]
    line: int


class Weight(StrEnum):
    """How much a call-out is to be heeded."""

    NOTE = "note"
    TIP = "tip"
    IMPORTANT = "important"
    WARNING = "warning"
    CAUTION = "caution"


@frozen(kw_only=True)
class CallOut:
    """A box that says in a word how much it is to be heeded, on pages and slides alike."""

    weight: Weight
    blocks: tuple[Prose, ...]
    line: int


@frozen(kw_only=True)
class ChartPlace:
    """A yellow shape that a chart will take the place of."""

    prompt: str
    line: int


@frozen(kw_only=True)
class Image:
    """The file of a picture.

    Attributes:
        data: Its bytes.
        suffix: Of its format: `png` or `jpeg`.
        width: By itself, in English metric units.
        height: The same.
    """

    data: bytes = field(repr=False)
    suffix: str
    width: int
    height: int

    @classmethod
    def of(cls, data: bytes) -> Image:
        """Read what is needed of a file to show it.

        Raises:
            UnfitError: It is no PNG or JPEG file, is broken, or is larger than programs can show.
        """
        header = header_of(data)
        return cls(data=data, suffix=header.suffix, width=header.width, height=header.height)


@frozen(kw_only=True)
class Picture:
    """A picture, and what it shows, for those who do not see it."""

    alternative: str
    image: Image
    line: int


@frozen(kw_only=True)
class DrawnChart:
    """A chart of numbers in the source; its alternative text tells them where it is empty."""

    chart: Chart
    alternative: str
    line: int


Figure = ChartPlace | Picture | DrawnChart
Content = Paragraph | Listing | Table | CallOut | Figure


@frozen(kw_only=True)
class Columns:
    """Two or three columns, side by side."""

    columns: tuple[tuple[Content, ...], ...]
    line: int


@frozen(kw_only=True)
class PageBreak:
    """What follows begins a new page."""

    line: int


Block = Heading | Content | Quote | Columns | PageBreak


@frozen(kw_only=True)
class Source:
    """A document's source.

    Attributes:
        name: What to call it in errors.
        title: The document's title.
        subtitle: Below the title; may be empty.
        footer: On every page or slide; may be empty.
        blocks: The body.
    """

    name: str
    title: str
    subtitle: Inline
    footer: Inline
    blocks: tuple[Block, ...]


def plain(text: Inline) -> str:
    """Return the text without its formatting, on one line."""
    return " ".join("".join(span.text for span in text).split())


def is_repeating(row: tuple[Inline, ...]) -> bool:
    """Tell whether every cell of a row is one yellow field, so that the row repeats."""
    return bool(row) and all(len(cell) == 1 and cell[0].field for cell in row)


def is_form(table: Table) -> bool:
    """Tell whether a table has empty rows that people write in."""
    return len(table.rows) > 1 and all(is_repeating(row) for row in table.rows)


def spans_of(blocks: tuple[Prose, ...]) -> tuple[Span, ...]:
    """Return all spans of paragraphs and lists, in reading order."""
    found: list[Span] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += block.text
        else:
            for item in block.items:
                found += (*item.text, *spans_of(item.below))
    return tuple(found)
