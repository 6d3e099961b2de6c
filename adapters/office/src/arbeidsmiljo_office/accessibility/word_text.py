"""The paragraphs, tables and drawings of a Word document, and how its text is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, evolve, field, frozen

from arbeidsmiljo_office.accessibility.contrast import contrast
from arbeidsmiljo_office.accessibility.elements import every, inner, inners, local, value, whole
from arbeidsmiljo_office.accessibility.paint import CLEAR, Fill, Paint
from arbeidsmiljo_office.accessibility.seen import SeenText
from arbeidsmiljo_office.accessibility.word_look import AUTOMATIC, WordLook
from arbeidsmiljo_office.accessibility.word_table import WordTable
from arbeidsmiljo_office.markup import Element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_BLOCKS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_DRAWINGS = ("drawing", "pict", "object")


@frozen(kw_only=True)
class _Around:
    """What surrounds a paragraph.

    Attributes:
        behind: What it stands on.
        parts: What the style of its table says, what counts most first.
        cell: The cell that it stands in.
    """

    behind: Fill
    parts: tuple[Element, ...] = ()
    cell: Element | None = None


@frozen(kw_only=True, eq=False)
class Paragraph:
    """A paragraph of the text, with what is seen of it.

    Attributes:
        element: The `w:p`.
        place: Where it is, in words.
        cell: The cell that it stands in, if any.
        seen: Its text, run by run.
    """

    element: Element
    place: str
    cell: Element | None
    seen: tuple[SeenText, ...]


@define(eq=False, kw_only=True)
class WordStory:
    """One of the texts of a document: its body, a header, a footer.

    Attributes:
        look: The document's styles.
        paint: Works out the colours of drawings.
        words: What the text is called; empty for the body.
        part: The part of the package that it is in.
        root: The root of that part.
        paragraphs: Its paragraphs, in reading order.
        tables: Its tables, each before those in it.
        drawings: What is drawn or embedded in it.
    """

    look: WordLook
    paint: Paint
    words: str
    part: str
    root: Element
    paragraphs: list[Paragraph] = field(factory=list[Paragraph], init=False)
    tables: list[Element] = field(factory=list["Element"], init=False)
    drawings: list[Element] = field(factory=list["Element"], init=False)

    def read(self, page: Fill) -> None:
        """Read the text, which stands on a page of a colour."""
        body = inner(self.root, "body")
        self._blocks(self.root if body is None else body, _Around(behind=page))

    def _blocks(self, parent: Element, around: _Around) -> None:
        for child in parent:
            match local(child):
                case "p":
                    self._paragraph(child, around)
                case "tbl":
                    self._table(child, around)
                case name if name in _BLOCKS:
                    self._blocks(child, around)
                case _:
                    pass

    def _table(self, table: Element, around: _Around) -> None:
        self.tables.append(table)
        rows = list(_within(table, "tr"))
        of_table = WordTable.read(table, self.look, rows=len(rows))
        for number, row in enumerate(rows):
            column = 0
            for cell in _within(row, "tc"):
                properties = inner(cell, "tcPr")
                parts = of_table.of_cell(number, column)
                holders = [properties]
                for part in parts:
                    holders += [inner(part, "tcPr"), inner(part, "tblPr")]
                shade = self.look.shading(holders)
                behind = around.behind if shade is None else shade.over(around.behind)
                inside = _Around(behind=behind, parts=tuple(parts), cell=cell)
                self._blocks(cell, inside)
                column += max(1, whole(value(inner(properties, "gridSpan")), 1))

    def _paragraph(self, paragraph: Element, around: _Around) -> None:
        number = len(self.paragraphs) + 1
        place = f"{self.words}, paragraph {number}" if self.words else f"paragraph {number}"
        styles = self.look.paragraph_styles(paragraph)
        own = inner(paragraph, "pPr")
        shade = self.look.shading(
            [own, *(inner(one, "pPr") for one in styles), *(inner(p, "pPr") for p in around.parts)]
        )
        behind = around.behind if shade is None else shade.over(around.behind)
        around = evolve(around, behind=behind)
        texts = tuple(self._seen(run, paragraph, styles, around) for run in _runs(paragraph))
        self.paragraphs.append(
            Paragraph(
                element=paragraph,
                place=place,
                cell=around.cell,
                seen=tuple(text for text in texts if text.text.strip()),
            )
        )
        for drawing in every(paragraph, *_DRAWINGS):
            if local(drawing) != "object" or inner(drawing, "shape") is not None:
                self.drawings.append(drawing)
            for box in every(drawing, "wsp", "textbox"):
                fill = self.paint.of(inner(box, "spPr")) or CLEAR
                for content in every(box, "txbxContent"):
                    self._blocks(content, _Around(behind=fill.over(around.behind)))

    def _seen(
        self, run: Element, paragraph: Element, styles: list[Element], around: _Around
    ) -> SeenText:
        properties = inner(run, "rPr")
        name = value(inner(properties, "rStyle"))
        character = self.look.chain("character", name) if name else []
        direct = [properties, *(inner(one, "rPr") for one in character)]
        holders = [
            *direct,
            *(inner(one, "rPr") for one in styles),
            *(inner(one, "rPr") for one in around.parts),
            self.look.defaults,
        ]
        shade = self.look.shading(holders)
        behind = around.behind if shade is None else shade.over(around.behind)
        mark = self.look.highlight(holders)
        grounds = (behind if mark is None else mark).colours
        languages = (value(inner(holder, "lang")) for holder in holders)
        return SeenText(
            run=run,
            holder=paragraph,
            text="".join(part.text or "" for part in inners(run, "t")),
            colour=_chosen(self.look.colour(holders), grounds),
            behind=behind,
            mark=mark,
            size=self.look.size(holders),
            bold=self.look.bold(holders),
            language=next((said for said in languages if said), ""),
        )


def _chosen(colour: str | None, grounds: Iterable[str]) -> str | None:
    """Return a colour; the one that Word chooses on a ground where it is automatic."""
    if colour != AUTOMATIC:
        return colour
    known = list(grounds)
    if not known:
        return None
    return max(("000000", "FFFFFF"), key=lambda one: min(contrast(one, ground) for ground in known))


def _runs(paragraph: Element) -> Iterator[Element]:
    """Find the runs of a paragraph, but none of a text box in it."""
    for child in paragraph:
        name = local(child)
        if name == "r":
            yield child
        elif name in {"hyperlink", "fldSimple", "bdo", "dir"} | _BLOCKS:
            yield from _runs(child)


def _within(parent: Element, name: str) -> Iterator[Element]:
    """Find the rows of a table, or the cells of a row, also inside content controls."""
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in _BLOCKS:
            yield from _within(child, name)
