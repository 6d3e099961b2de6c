"""The paragraphs of a presentation: what they read, what is yellow, and marking it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Final

from attrs import define

from arbeidsmiljo_office.atoms import Atom, margins, text_of
from arbeidsmiljo_office.draft import Draft, Mark, Slot
from arbeidsmiljo_office.markup import Element, child, children, made, name, place_behind
from arbeidsmiljo_office.pieces import RegionKind
from arbeidsmiljo_office.slides.list_styles import Inherited, nothing_inherited
from arbeidsmiljo_office.yellow import CLEAR, YELLOW, Palette, near_of

_BEFORE_HIGHLIGHT: Final = frozenset(
    {
        "ln",
        "noFill",
        "solidFill",
        "gradFill",
        "blipFill",
        "pattFill",
        "grpFill",
        "effectLst",
        "effectDag",
    }
)


@define(eq=False, kw_only=True)
class SlideParagraph:
    """A paragraph.

    Attributes:
        element: The `a:p`.
        atoms: Its text.
        inherited: What its list styles highlight it with.
    """

    element: Element
    atoms: list[Atom]
    inherited: str = CLEAR

    @property
    def can_hold_text(self) -> bool:
        """Whether a value can stand where its text stands."""
        return any(atom.can_hold_text for atom in self.atoms)


def read_paragraphs(
    body: Element | None,
    palette: Palette,
    *,
    ground: str = CLEAR,
    inherited: Inherited = nothing_inherited,
) -> list[SlideParagraph]:
    """Read the paragraphs of a shape or cell.

    Args:
        body: Its `p:txBody` or `a:txBody`, or None.
        palette: What the page's colours are.
        ground: What the shape or cell is filled with.
        inherited: What its list styles highlight its text with.
    """
    if body is None:
        return []
    return [
        _read(element, palette, ground, inherited) for element in body if name(element) == "a:p"
    ]


def _read(element: Element, palette: Palette, ground: str, inherited: Inherited) -> SlideParagraph:
    atoms = list[Atom]()
    above = CLEAR
    if inherited is not nothing_inherited:
        above = inherited(child(element, "a:pPr"))
        ground = above or ground
    for part in element:
        match name(part):
            case "a:r":
                text = child(part, "a:t")
                seen = palette.highlight(child(part, "a:rPr")) or ground
                atoms.append(
                    Atom(
                        element=part,
                        text="" if text is None else text.text or "",
                        is_yellow=seen == YELLOW,
                        near=near_of(seen),
                        texts=[] if text is None else [text],
                    )
                )
            case "a:br":
                atoms.append(Atom(element=part, text="\n", is_neutral=True))
            case "a:fld" | "mc:AlternateContent":
                atoms.append(Atom(element=part, is_barrier=True))
            case _:
                pass
    return SlideParagraph(element=element, atoms=atoms, inherited=above)


@define(eq=False)
class SlideMarker:
    """Sets the marks in one part."""

    draft: Draft
    palette: Palette

    def sequence(
        self, paragraph: SlideParagraph, atoms: Sequence[Atom], slot: Slot, *, is_whole: bool
    ) -> None:
        """Mark a yellow sequence of a paragraph as a field.

        Args:
            paragraph: The paragraph.
            atoms: The sequence; it has text.
            slot: The field.
            is_whole: Whether it is the whole paragraph, so that it takes several.
        """
        main = next(atom for atom in atoms if atom.can_hold_text)
        lead, trail = ("", "") if is_whole else margins(text_of(atoms))
        properties = self._clean(child(main.element, "a:rPr"), paragraph)
        more = self._more(paragraph, properties, main.element, slot) if is_whole else None
        for atom in atoms:
            if atom is not main:
                self.draft.cut(atom.element, slot)
        mark = Mark(kind=RegionKind.TEXT, slots=[slot], lead=lead, trail=trail)
        alternatives = self._text(main.element, properties)
        self.draft.wrap(main.element, main.element, mark, *alternatives)
        last = next((atom for atom in reversed(paragraph.atoms) if atom.text.strip()), None)
        if is_whole or last in atoms:
            self._end(paragraph, slot)
        if more is not None:
            mark = Mark(kind=RegionKind.MORE, slots=[slot])
            self.draft.insert_after(paragraph.element, mark, [more])

    def all(self, paragraphs: Sequence[SlideParagraph], slot: Slot, *, is_whole: bool) -> None:
        """Mark all the text of a cell or shape as a field.

        Args:
            paragraphs: All that it holds; at least one.
            slot: The field, or the column.
            is_whole: Whether it takes several paragraphs.
        """
        main = next((found for found in paragraphs if found.can_hold_text), None)
        if main is None:
            self._empty(paragraphs[0], slot)
            return
        for paragraph in paragraphs:
            if paragraph is not main and paragraph.can_hold_text:
                self.draft.cut(paragraph.element, slot)
        atoms = [atom for atom in main.atoms if not atom.is_barrier]
        self.sequence(main, atoms, slot, is_whole=is_whole)

    def body(self, shape: Element, like: Element, slot: Slot) -> Element:
        """Return a text body for a shape that has none, holding a field."""
        body = made(shape, "txBody")
        body.append(made(like, "bodyPr"))
        paragraph = made(like, "p")
        body.append(paragraph)
        self._empty(SlideParagraph(element=paragraph, atoms=[]), slot)
        return body

    def _empty(self, paragraph: SlideParagraph, slot: Slot) -> None:
        """Mark a paragraph without text as a field."""
        element = paragraph.element
        end = child(element, "a:endParaRPr")
        properties = None
        if end is not None:
            properties = made(element, "rPr")
            for key, value in end.attrib.items():
                properties.set(key, value)
            properties.extend(deepcopy(list(end)))
        properties = self._clean(properties, paragraph)
        more = self._more(paragraph, properties, element, slot)
        position = len(element) if end is None else element.index(end)
        mark = Mark(kind=RegionKind.TEXT, slots=[slot])
        self.draft.insert(element, position, mark, *self._text(element, properties))
        mark = Mark(kind=RegionKind.MORE, slots=[slot])
        self.draft.insert_after(element, mark, [more])

    def _text(self, like: Element, properties: Element | None) -> tuple[list[Element], ...]:
        """Return a line of a value, and what parts two lines."""
        run, part = made(like, "r"), made(like, "br")
        if properties is not None:
            run.append(deepcopy(properties))
            part.append(deepcopy(properties))
        text = made(like, "t")
        text.append(self.draft.hole())
        run.append(text)
        return [run], [part]

    def _more(
        self, paragraph: SlideParagraph, properties: Element | None, like: Element, slot: Slot
    ) -> Element:
        """Return a paragraph like the first one, for each further text of a field."""
        element = made(paragraph.element, "p")
        look = child(paragraph.element, "a:pPr")
        if look is not None:
            element.append(_copied(look))
        mark = Mark(kind=RegionKind.TEXT, slots=[slot])
        self.draft.insert(element, len(element), mark, *self._text(like, properties))
        return element

    def _end(self, paragraph: SlideParagraph, slot: Slot) -> None:
        """Take the yellow out of what is written next at the paragraph's end."""
        end = child(paragraph.element, "a:endParaRPr")
        if end is not None and self.palette.highlight(end) == YELLOW:
            clean = self._clean(end, paragraph)
            if clean is not None:
                self.draft.cut(end, slot, clean)

    def _clean(self, properties: Element | None, paragraph: SlideParagraph) -> Element | None:
        """Return a run's properties without yellow, also where that is inherited."""
        is_inherited = paragraph.inherited == YELLOW or bool(near_of(paragraph.inherited))
        if properties is None and not is_inherited:
            return None
        clean = made(paragraph.element, "rPr") if properties is None else _copied(properties)
        own = self.palette.highlight(clean)
        if own == YELLOW:
            for found in children(clean, "a:highlight"):
                clean.remove(found)
        if is_inherited and own in {YELLOW, None}:
            clean.insert(place_behind(clean, _BEFORE_HIGHLIGHT), _no_highlight(clean))
        return clean


def _no_highlight(like: Element) -> Element:
    """Return a highlight that lets all that is below it be seen; DrawingML has no other."""
    highlight, colour, alpha = (made(like, local) for local in ("highlight", "srgbClr", "alpha"))
    colour.set("val", "FFFFFF")
    alpha.set("val", "0")
    colour.append(alpha)
    highlight.append(colour)
    return highlight


def _copied(element: Element) -> Element:
    copy = deepcopy(element)
    copy.tail = None
    return copy
