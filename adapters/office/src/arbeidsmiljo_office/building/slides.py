"""The slides that a source consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from arbeidsmiljo.errors import Problem
from arbeidsmiljo_office.building.blocks import (
    CallOut,
    ChartPlace,
    Columns,
    Content,
    DrawnChart,
    Figure,
    Heading,
    Inline,
    Listing,
    PageBreak,
    Paragraph,
    Picture,
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
_FIGURES: Final = 2
_COLUMNS: Final = 6


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
        content: Text, tables and call-outs, from top to bottom.
        cards: Columns on a ground below them: none, two or three.
        columns: Columns without a ground below them: none, two or three.
        figures: Pictures, charts and places of charts.
        notes: What the speaker is to know.
    """

    title: Inline
    number: int
    line: int
    section: bool = False
    content: tuple[Content, ...] = ()
    cards: tuple[Card, ...] = ()
    columns: tuple[tuple[Content, ...], ...] = ()
    figures: tuple[Figure, ...] = ()
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
    columns: list[Columns] = field(factory=list)
    figures: list[Figure] = field(factory=list)
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
    problems += _same_titles(slides)
    return tuple(opening), slides, problems


def _add(draft: _Draft, block: Block) -> str:
    """Put a block on a slide; say what is wrong if it cannot stand there."""
    wrong = _refused(draft, block)
    if wrong:
        return wrong
    match block:
        case Quote():
            draft.notes += block.blocks
        case Heading():
            draft.cards.append((block, []))
        case Paragraph() | Listing() if draft.cards:
            draft.cards[-1][1].append(block)
        case Columns():
            draft.columns.append(block)
        case ChartPlace() | Picture() | DrawnChart():
            draft.figures.append(block)
        case Paragraph() | Listing() | Table() | CallOut():
            draft.content.append(block)
        case PageBreak():  # refused
            pass
    return ""


def _refused(draft: _Draft, block: Block) -> str:
    """Say what is wrong if a block cannot stand on a slide behind what stands there."""
    match block:
        case Quote():
            return ""
        case PageBreak():
            return "a rule has no meaning among slides; begin a slide with ## and its title"
        case Heading() if draft.columns:
            return "columns (:::) and columns with headings (###) cannot stand together; choose one"
        case _ if draft.columns:
            return "nothing can stand below columns (:::); move it above them, or into one"
        case _ if draft.cards and not isinstance(block, Heading | Paragraph | Listing):
            return "only paragraphs and lists can stand in a column (###); move it above them"
        case Table() if len(block.header) > _COLUMNS:
            return f"the table has {len(block.header)} columns; a slide has room for {_COLUMNS}"
        case _:
            return ""


def _finished(draft: _Draft) -> Slide:
    return Slide(
        title=draft.heading.text,
        number=draft.number,
        line=draft.heading.line,
        section=draft.heading.level == _SECTION,
        content=tuple(draft.content),
        cards=tuple(Card(title=head.text, text=tuple(text)) for head, text in draft.cards),
        columns=tuple(column for block in draft.columns for column in block.columns),
        figures=tuple(draft.figures),
        notes=tuple(draft.notes),
    )


def _same_titles(slides: tuple[Slide, ...]) -> list[Problem]:
    """Find slides that cannot be told from others by their titles.

    The title slide is told by its place, and may say what a slide after it says.
    """
    known: dict[str, str] = {}
    problems: list[Problem] = []
    for slide in slides:
        title = plain(slide.title)
        if title in known:
            what = f"has the title of {known[title]}; give each slide one of its own"
            problems.append(Problem(slide.place, what))
        known.setdefault(title, f"slide {slide.number}")
    return problems


def _faults(slide: Slide) -> list[Problem]:
    """Find what a slide cannot be."""
    faults: list[str] = []
    if slide.section:
        others = slide.cards or slide.columns or slide.figures
        if others or not all(isinstance(block, Paragraph) for block in slide.content):
            faults.append("a section (#) has a title and perhaps a paragraph; use ## for a slide")
    elif not (slide.content or slide.cards or slide.columns or slide.figures):
        faults.append("has nothing but a title; give it text, or make it a section with #")
    if slide.cards and len(slide.cards) not in _CARDS:
        faults.append(f"has {len(slide.cards)} columns (###); two or three fit side by side")
    faults += [
        f"the column «{plain(card.title)}» is empty" for card in slide.cards if not card.text
    ]
    if slide.figures and slide.cards:
        faults.append("has a chart or picture and columns (###); give it a slide of its own")
    if slide.figures and slide.columns:
        faults.append("has a chart or picture above columns (:::); put it into one of them")
    if len(slide.figures) > _FIGURES:
        faults.append(f"has {len(slide.figures)} charts and pictures; at most {_FIGURES} fit")
    return [Problem(slide.place, what) for what in faults]
