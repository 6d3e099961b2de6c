"""Taking down the paragraphs of a Word document: their text, fields and anchors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, cast

from arbeidsmiljo_office.anchors import BOOKMARK
from arbeidsmiljo_office.atoms import Atom, bits_of
from arbeidsmiljo_office.draft import Draft, Slot
from arbeidsmiljo_office.markup import Element, attribute, everywhere, name
from arbeidsmiljo_office.reading.spans import Pin, Pins
from arbeidsmiljo_office.scan import Position, Scan, Source
from arbeidsmiljo_office.word.text import WordParagraph

_BOOKMARKS: Final = frozenset({"w:bookmarkStart", "w:bookmarkEnd"})


def take_line(
    scan: Scan,
    draft: Draft,
    paragraph: WordParagraph,
    position: Position,
    named: Sequence[tuple[Sequence[Atom], Slot]],
) -> None:
    """Take down a paragraph, where the text is taken down.

    Args:
        scan: Takes it.
        draft: The part that it is in.
        paragraph: The paragraph.
        position: Where it stands.
        named: The sequences of its text that are fields.
    """
    if not scan.takes_lines:
        return
    ends = _ends(scan, draft)
    pins = None
    if ends:
        places = tuple(_pins(paragraph))
        pins = Pins(part=draft.name, places=places, ends=ends)
    source = None
    if named or position.table:
        source = Source(draft=draft, element=paragraph.element, named=named)
    scan.line(position, bits_of(paragraph.atoms, named), source=source, pins=pins)


def _ends(scan: Scan, draft: Draft) -> frozenset[str]:
    """Return the numbers of the bookmarks that end in a part; none where it has no anchor."""
    known = scan.anchored.get(draft.name)
    if known is None:
        known = scan.anchored[draft.name] = _read_ends(draft)
    return known


def _read_ends(draft: Draft) -> frozenset[str]:
    root = draft.tree.getroot()
    starts = everywhere(root, "w:bookmarkStart")
    if not any((attribute(start, "w:name") or "").startswith(BOOKMARK) for start in starts):
        return frozenset()
    return frozenset(attribute(end, "w:id") or "" for end in everywhere(root, "w:bookmarkEnd"))


def _pins(paragraph: WordParagraph) -> Iterator[Pin]:
    """Find where anchors begin and end in a paragraph, and just before and behind it."""
    lengths = dict[int, int]()
    for atom in paragraph.atoms:
        key = id(atom.element)
        lengths[key] = lengths.get(key, 0) + len(atom.text)
    element = paragraph.element
    before, _ = _beside(element, forward=False)
    yield from (_pin(found, 0) for found in reversed(before))
    offset = 0
    for found in _inside(element):
        if name(found) in _BOOKMARKS:
            yield _pin(found, offset)
        else:
            offset += lengths.get(id(found), 0)
    behind, following = _beside(element, forward=True)
    if following is None or name(following) != "w:p":
        yield from (_pin(found, offset) for found in behind)


def _pin(element: Element, offset: int) -> Pin:
    key = attribute(element, "w:id") or ""
    return Pin(offset=offset, key=key, name=attribute(element, "w:name") or "")


def _inside(parent: Element) -> Iterator[Element]:
    """Find the bookmarks and runs of a paragraph; what a run holds is not looked at."""
    for element in parent:
        match name(element):
            case "w:bookmarkStart" | "w:bookmarkEnd" | "w:r" | "m:oMath" | "m:oMathPara":
                yield element
            case "w:pPr" | "mc:Fallback":
                pass
            case _:
                yield from _inside(element)


def _beside(element: Element, *, forward: bool) -> tuple[list[Element], Element | None]:
    """Find the bookmarks that stand between a paragraph and its neighbour, and that neighbour."""
    found = list[Element]()
    following = element.getnext() if forward else element.getprevious()
    while following is not None and (
        name(following) in _BOOKMARKS or not isinstance(cast("object", following.tag), str)
    ):
        if name(following) in _BOOKMARKS:
            found.append(following)
        following = following.getnext() if forward else following.getprevious()
    return found, following
