"""Marking a Word document where a fill will change it: text goes in, yellow goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Final

from attrs import define

from arbeidsmiljo_office.atoms import Atom, margins, text_of
from arbeidsmiljo_office.draft import Draft, Mark, Slot
from arbeidsmiljo_office.markup import (
    Element,
    attribute,
    child,
    children,
    descend,
    made,
    name,
    place_behind,
    set_attribute,
)
from arbeidsmiljo_office.pieces import Pieces, RegionKind
from arbeidsmiljo_office.placing.placed import Substitute
from arbeidsmiljo_office.word.bookmarks import anchor_more
from arbeidsmiljo_office.word.order import BEHIND_HIGHLIGHT
from arbeidsmiljo_office.word.revisions import forget_changes
from arbeidsmiljo_office.word.styles import PLAIN, Look, Styles
from arbeidsmiljo_office.word.table import WordCell
from arbeidsmiljo_office.word.text import WordParagraph, base_runs
from arbeidsmiljo_office.yellow import YELLOW, highlight, shading

_PRESERVE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_BEHIND_SHADING: Final = BEHIND_HIGHLIGHT - {"u", "effect", "bdr", "shd"}
_BEFORE_BLOCK_SHADING: Final = frozenset(
    [
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "framePr",
        "widowControl",
        "numPr",
        "suppressLineNumbers",
        "pBdr",
    ]
)
_BEFORE_CELL_SHADING: Final = frozenset(
    ["cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders"]
)
_ONCE: Final = frozenset({"w:sectPr", "w:pageBreakBefore"})


@define(eq=False)
class WordMarker:
    """Sets the marks in one part."""

    draft: Draft
    styles: Styles

    def sequence(
        self,
        paragraph: WordParagraph,
        atoms: Sequence[Atom],
        slot: Slot,
        *,
        is_whole: bool,
        pictures: Sequence[Pieces] = (),
    ) -> None:
        """Mark a yellow sequence of a paragraph as a field.

        Args:
            paragraph: The paragraph.
            atoms: The sequence; it has text.
            slot: The field.
            is_whole: Whether it is the whole paragraph, so that it takes several.
            pictures: Those that can take its place; see `line_picture`.
        """
        main = next(atom for atom in atoms if atom.can_hold_text)
        lead, trail = ("", "") if is_whole else margins(text_of(atoms))
        from_end = is_whole and descend(paragraph.element, "w:pPr", "w:sectPr") is not None
        more = self._paragraph_more(paragraph, main, slot) if is_whole else None
        text = Mark(kind=RegionKind.TEXT, slots=[slot], lead=lead, trail=trail, from_end=from_end)
        self.controls(main.element, slot)
        for atom in atoms:
            if atom is main:
                self._text(main, text, pictures)
                self._properties(paragraph, atom, slot)
            elif atom.texts and atom.is_plain:
                self.draft.cut(atom.element, slot)
            else:
                for element in atom.texts:
                    self.draft.cut(element, slot)
                self._properties(paragraph, atom, slot)
        if more is not None:
            anchor_more(self.draft, paragraph.element, more)
            mark = Mark(kind=RegionKind.MORE, slots=[slot], from_end=from_end)
            if from_end:
                parent = paragraph.element.getparent()
                assert parent is not None  # noqa: S101 - a paragraph stands in something
                self.draft.insert(parent, parent.index(paragraph.element), mark, [more])
            else:
                self.draft.insert_after(paragraph.element, mark, [more])
        last = next((atom for atom in reversed(paragraph.atoms) if atom.text), None)
        if is_whole or last in atoms:
            self._paragraph_mark(paragraph, slot)
        self._block_shading(paragraph, slot)
        if pictures:
            self._give_height(paragraph, slot)

    def cell(
        self,
        paragraphs: Sequence[WordParagraph],
        slot: Slot,
        *,
        is_whole: bool,
        pictures: Sequence[Pieces] = (),
    ) -> None:
        """Mark all the text of a cell as a field.

        Args:
            paragraphs: All that the cell holds.
            slot: The field, or the column.
            is_whole: Whether it takes several paragraphs.
            pictures: Those that can take its place; see `line_picture`.
        """
        main, *others = [found for found in paragraphs if found.can_hold_text]
        for paragraph in others:
            if all(atom.is_plain for atom in paragraph.atoms):
                self.draft.cut(paragraph.element, slot)
            else:
                for atom in paragraph.atoms:
                    for element in atom.texts:
                        self.draft.cut(element, slot)
        self.sequence(main, main.atoms, slot, is_whole=is_whole, pictures=pictures)

    def ground(self, cell: WordCell, slot: Slot) -> None:
        """Take the yellow out of a cell, if it is yellow, once all fields in it are filled."""
        if not cell.is_yellow:
            return
        cell = cell if cell.holder is None else cell.holder
        properties = child(cell.element, "w:tcPr")
        shades = children(properties, "w:shd")
        for shade in shades:
            instead = [_clear_shading(shade)] if cell.inherits_yellow else []
            self.draft.cut_shared(shade, slot, *instead)
        if shades:
            return
        if properties is not None:
            shade, parent = _clear_shading(properties), properties
            position = place_behind(properties, _BEFORE_CELL_SHADING)
        else:
            shade, parent, position = made(cell.element, "tcPr"), cell.element, 0
            shade.append(_clear_shading(shade))
        self.draft.insert_shared(cell.element, parent, position, slot, shade)

    def _text(self, atom: Atom, mark: Mark, pictures: Sequence[Pieces]) -> None:
        """Mark where the text of a run goes; what the run holds beside text stays."""
        first = next(found for found in atom.texts if name(found) != "w:lastRenderedPageBreak")
        last = first
        for element in atom.texts:
            if element.getprevious() is last:
                last = element
        line = self._line(atom.element)
        alternatives = ([line], [made(first, "br")], [made(first, "tab")])
        together = [first]
        while together[-1] is not last:
            following = together[-1].getnext()
            assert following is not None  # noqa: S101 - the last one is still to come
            together.append(following)
        for element in atom.texts:
            if element not in together:
                self.draft.cut(element, mark.slots[0])
        if pictures:
            shape = Mark(kind=RegionKind.SHAPE, slots=mark.slots, ready=((), *pictures))
            self.draft.wrap(first, last, shape)
        self.draft.wrap(first, last, mark, *alternatives)

    def _give_height(self, paragraph: WordParagraph, slot: Slot) -> None:
        """Let lines be as high as a picture, where they are as high as text only."""
        spacing = child(paragraph.properties, "w:spacing")
        if attribute(spacing, "w:lineRule") != "exact" or spacing is None:
            return
        alternatives = list[list[Element]]([[]])
        for _ in (Substitute.PICTURE, Substitute.DECORATIVE):
            loose = made(spacing, "spacing")
            for key, value in spacing.attrib.items():
                if str(key).rpartition("}")[2] not in {"line", "lineRule"}:
                    loose.set(key, value)
            alternatives.append([loose])
        mark = Mark(kind=RegionKind.SHAPE, slots=[slot])
        self.draft.wrap(spacing, spacing, mark, *alternatives)

    def _line(self, run: Element) -> Element:
        line = made(run, "t")
        line.set(_PRESERVE, "preserve")
        line.append(self.draft.hole())
        return line

    def _properties(self, paragraph: WordParagraph, atom: Atom, slot: Slot) -> None:
        """Swap the properties of a run for the same without yellow."""
        if name(atom.element) != "w:r":
            return
        properties = child(atom.element, "w:rPr")
        clean = self._clean_run(atom.element, paragraph, slot)
        if clean is None:
            return
        if properties is None:
            mark = Mark(kind=RegionKind.SWAP, slots=[slot])
            self.draft.insert(atom.element, 0, mark, [clean])
        else:
            self.draft.cut(properties, slot, clean)

    def _clean_run(self, run: Element, paragraph: WordParagraph, slot: Slot) -> Element | None:
        """Return a run's properties without yellow; None where they have none."""
        own = child(run, "w:rPr")
        bases = base_runs(ruby) if (ruby := child(run, "w:ruby")) is not None else []
        properties = own if own is not None or not bases else child(bases[0], "w:rPr")
        inherited = self.styles.of_run(properties).over(paragraph.style_look)
        clean = made(run, "rPr") if properties is None else deepcopy(properties)
        clean.tail = None
        changed = self._clean_text_ground(clean, inherited)
        style = child(clean, "w:rStyle")
        if style is not None and _is_placeholder(run, slot):
            clean.remove(style)
            changed = True
        return clean if changed or properties is not own else None

    def _clean_text_ground(self, properties: Element, inherited: Look) -> bool:
        """Take yellow out of a run's properties, also where it comes from a style."""
        changed = False
        own = shading(properties, self.styles.palette)
        if highlight(properties) == YELLOW or (
            highlight(properties) is None and inherited.highlight == YELLOW
        ):
            changed = True
            _remove(properties, "w:highlight")
            if inherited.highlight == YELLOW:
                none = made(properties, "highlight")
                set_attribute(none, "val", "none")
                properties.insert(_position(properties, BEHIND_HIGHLIGHT), none)
        if own == YELLOW or (own is None and inherited.shading == YELLOW):
            changed = True
            _remove(properties, "w:shd")
            if inherited.shading == YELLOW:
                position = _position(properties, _BEHIND_SHADING)
                properties.insert(position, _clear_shading(properties))
        return changed

    def _paragraph_mark(self, paragraph: WordParagraph, slot: Slot) -> None:
        """Take the yellow out of the sign at the paragraph's end, which lists show too."""
        properties = descend(paragraph.properties, "w:rPr")
        if properties is not None:
            clean = deepcopy(properties)
            clean.tail = None
            if self._clean_text_ground(clean, PLAIN):
                self.draft.cut(properties, slot, clean)

    def _block_shading(self, paragraph: WordParagraph, slot: Slot) -> None:
        """Take the yellow out of the paragraph once all fields in it are filled."""
        if paragraph.look.block != YELLOW:
            return
        from_style = paragraph.style_look.block == YELLOW
        properties = paragraph.properties
        for shade in paragraph.shades:
            instead = [_clear_shading(shade)] if from_style else []
            self.draft.cut_shared(shade, slot, *instead)
        if paragraph.shades:
            return
        if properties is not None:
            shade = _clear_shading(properties)
            position = place_behind(properties, _BEFORE_BLOCK_SHADING)
            self.draft.insert_shared(paragraph.element, properties, position, slot, shade)
        else:
            properties = made(paragraph.element, "pPr")
            properties.append(_clear_shading(properties))
            self.draft.insert_shared(paragraph.element, paragraph.element, 0, slot, properties)

    def _paragraph_more(self, paragraph: WordParagraph, main: Atom, slot: Slot) -> Element:
        """Return a paragraph like the first one, for each further text of a field."""
        element = made(paragraph.element, "p")
        old = paragraph.properties
        properties = made(element, "pPr") if old is None else deepcopy(old)
        properties.tail = None
        for found in list(properties):
            if name(found) in _ONCE:
                properties.remove(found)
            elif name(found) == "w:rPr":
                self._clean_text_ground(found, PLAIN)
        forget_changes(properties)
        if paragraph.look.block == YELLOW:
            _remove(properties, "w:shd")
            if paragraph.style_look.block == YELLOW:
                position = place_behind(properties, _BEFORE_BLOCK_SHADING)
                properties.insert(position, _clear_shading(properties))
        if len(properties):
            element.append(properties)
        run = made(element, "r")
        element.append(run)
        main_properties = child(main.element, "w:rPr")
        clean = self._clean_run(main.element, paragraph, slot)
        if clean is None and main_properties is not None:
            clean = deepcopy(main_properties)
            clean.tail = None
        if clean is not None:
            forget_changes(clean)
            run.append(clean)
        mark = Mark(kind=RegionKind.TEXT, slots=[slot])
        alternatives = ([self._line(run)], [made(run, "br")], [made(run, "tab")])
        self.draft.insert(run, len(run), mark, *alternatives)
        return element

    def controls(self, inside: Element, slot: Slot) -> None:
        """Tell content controls around a field that they hold more than a placeholder.

        One for a date says which it is beside its text; that does not hold any more.

        Args:
            inside: A run of the field, or a row.
            slot: The field, or the column.
        """
        for control in _controls_around(inside, slot):
            properties = child(control, "w:sdtPr")
            for wanted in ("w:showingPlcHdr", "w:dataBinding"):
                found = child(properties, wanted)
                if found is not None:
                    self.draft.cut_shared(found, slot)
            date = child(properties, "w:date")
            if attribute(date, "w:fullDate") is not None and date is not None:
                self.draft.cut_shared(date, slot, _undated(date))


def _controls_around(inside: Element, slot: Slot) -> Iterator[Element]:
    """Find the content controls that a run or row stands in, from the innermost to the row's.

    A column of a repeating row has none beyond the row, which stands there once for all records.
    """
    edges = {"w:tr" if slot.is_column else "w:tbl", "w:txbxContent", "w:body"}
    for ancestor in inside.iterancestors():
        if name(ancestor) in edges:
            break
        if name(ancestor) == "w:sdt":
            yield ancestor


def _undated(date: Element) -> Element:
    """Return what makes a content control one for dates, without the date."""
    clean = deepcopy(date)
    clean.tail = None
    for key in list(clean.attrib):
        if str(key).rpartition("}")[2] == "fullDate":
            del clean.attrib[key]
    return clean


def _is_placeholder(run: Element, slot: Slot) -> bool:
    """Tell whether a run is the placeholder of a content control."""
    return any(
        descend(control, "w:sdtPr", "w:showingPlcHdr") is not None
        for control in _controls_around(run, slot)
    )


def _remove(parent: Element, wanted: str) -> None:
    for found in children(parent, wanted):
        parent.remove(found)


def _position(properties: Element, behind: frozenset[str]) -> int:
    """Return where a property has to stand, which the schema lays down."""
    for index, element in enumerate(properties):
        if str(element.tag).rpartition("}")[2] in behind:
            return index
    return len(properties)


def _clear_shading(like: Element) -> Element:
    shade = made(like, "shd")
    for local, value in (("val", "clear"), ("color", "auto"), ("fill", "auto")):
        set_attribute(shade, local, value)
    return shade
