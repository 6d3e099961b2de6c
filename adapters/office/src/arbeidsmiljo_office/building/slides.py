"""The slides that a source consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from arbeidsmiljo.errors import Problem
from arbeidsmiljo_office.building.blocks import (
    ChartPlace,
    Heading,
    Inline,
    Listing,
    PageBreak,
    Paragraph,
    Prose,
    Quote,
    Source,
    Table,
    plain,
)

if TYPE_CHECKING:
    from arbeidsmiljo_office.building.blocks import Block

_SECTION, _SLIDE, _CARD = 1, 2, 3
_CARDS: Final = (2, 3)
_CHARTS: Final = 2
_COLUMNS: Final = 6

Content = Paragraph | Listing | Table


@frozen(kw_only=True)
class Card:
    """One of the columns that stand side by side on a slide."""

    title: Inline
    text: tuple[Prose, ...]


@frozen(kw_only=True)
class Slide:
    """A slide.

    Attributes:
        title: Its title.
        number: Its place among the slides, from 1.
        line: Its line in the source.
        section: Whether it only divides the deck.
        content: Text and tables, from top to bottom.
        cards: Columns below them: none, two or three.
        charts: The prompts of the places of charts.
        notes: What the speaker is to know.
    """

    title: Inline
    number: int
    line: int
    section: bool = False
    content: tuple[Content, ...] = ()
    cards: tuple[Card, ...] = ()
    charts: tuple[ChartPlace, ...] = ()
    notes: tuple[Prose, ...] = ()

    @property
    def place(self) -> str:
        """Where it is, in words for an error."""
        return f"slide {self.number} «{plain(self.title)}» (line {self.line})"


@define
class _Draft:
    """A slide while its parts are gathered."""

    heading: Heading
    number: int
    content: list[Content] = field(factory=list)
    cards: list[tuple[Heading, list[Prose]]] = field(factory=list)
    charts: list[ChartPlace] = field(factory=list)
    notes: list[Prose] = field(factory=list)


def read_slides(source: Source) -> tuple[tuple[Prose, ...], tuple[Slide, ...], list[Problem]]:
    """Divide a source into slides.

    Returns:
        The notes of the title slide, the slides after it, and what is wrong with them.
    """
    opening: list[Prose] = []
    drafts = list[_Draft]()
    problems = list[Problem]()
    for block in source.blocks:
        match block:
            case Heading(level=1 | 2):
                drafts.append(_Draft(heading=block, number=len(drafts) + 2))
            case Quote() if not drafts:
                opening += block.blocks
            case _ if not drafts:
                what = "stands before the first slide; begin a slide with ## and its title"
                problems.append(Problem(f"line {block.line}", what))
            case _:
                if what := _add(drafts[-1], block):
                    problems.append(Problem(f"line {block.line}", what))
    slides = tuple(_finished(draft) for draft in drafts)
    problems += [problem for slide in slides for problem in _faults(slide)]
    return tuple(opening), slides, problems


def _add(draft: _Draft, block: Block) -> str:
    """Put a block on a slide; say what is wrong if it cannot stand there."""
    match block:
        case Quote():
            draft.notes += block.blocks
        case Heading():
            draft.cards.append((block, []))
        case PageBreak():
            return "a rule has no meaning among slides; begin a slide with ## and its title"
        case Paragraph() | Listing() if draft.cards:
            draft.cards[-1][1].append(block)
        case _ if draft.cards:
            return "only paragraphs and lists can stand in a column (###); move it above them"
        case ChartPlace():
            draft.charts.append(block)
        case Table() if len(block.header) > _COLUMNS:
            return f"the table has {len(block.header)} columns; a slide has room for {_COLUMNS}"
        case Paragraph() | Listing() | Table():
            draft.content.append(block)
    return ""


def _finished(draft: _Draft) -> Slide:
    return Slide(
        title=draft.heading.text,
        number=draft.number,
        line=draft.heading.line,
        section=draft.heading.level == _SECTION,
        content=tuple(draft.content),
        cards=tuple(Card(title=head.text, text=tuple(text)) for head, text in draft.cards),
        charts=tuple(draft.charts),
        notes=tuple(draft.notes),
    )


def _faults(slide: Slide) -> list[Problem]:
    """Find what a slide cannot be."""
    faults: list[str] = []
    if slide.section:
        if slide.cards or slide.charts or not all(isinstance(b, Paragraph) for b in slide.content):
            faults.append("a section (#) has a title and perhaps a paragraph; use ## for a slide")
    elif not (slide.content or slide.cards or slide.charts):
        faults.append("has nothing but a title; give it text, or make it a section with #")
    if slide.cards and len(slide.cards) not in _CARDS:
        faults.append(f"has {len(slide.cards)} columns (###); two or three fit side by side")
    faults += [
        f"the column «{plain(card.title)}» is empty" for card in slide.cards if not card.text
    ]
    if slide.charts and slide.cards:
        faults.append("has a chart and columns (###); give the chart a slide of its own")
    if len(slide.charts) > _CHARTS:
        faults.append(f"has {len(slide.charts)} charts; at most {_CHARTS} fit")
    return [Problem(slide.place, what) for what in faults]
