"""Slides that repeat per record: what says so in their notes.

It is a paragraph of the notes, all of it highlighted in yellow: «Gjenta: tiltak». What stands
behind the colon is what the field is called. A slide that is filled does not say it any more.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from attrs import evolve

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo_office.atoms import text_of
from arbeidsmiljo_office.markup import children, name
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.prompts import repeated_slide
from arbeidsmiljo_office.scan import Found, Position, Repeat, Scan
from arbeidsmiljo_office.slides.text import SlideMarker, SlideParagraph

_NOTES: Final = "notes, text"
_STREAM: Final = "notes, marker"
"""A stream of its own, so that reading back does not miss it where it is gone."""


def take_marker(
    scan: Scan, marker: SlideMarker, paragraph: SlideParagraph, position: Position
) -> bool:
    """Take a yellow paragraph that says that a slide repeats, and mark it to go.

    Args:
        scan: Takes it.
        marker: Of the part that it stands in.
        paragraph: The paragraph, all of which is yellow.
        position: Where it stands.

    Returns:
        Whether it says so.
    """
    text = text_of(paragraph.atoms)
    called = repeated_slide(text)
    if called is None or position.stream != _NOTES or scan.is_muted:
        return False
    found = Found(prompt=called, place=f"slide {position.page}", kind=FieldKind.SLIDE)
    scan.markers.append(found)
    scan.line(evolve(position, stream=_STREAM), [(text, None)])
    element = paragraph.element
    body = element.getparent()
    if len(children(body, "a:p")) > 1:
        marker.draft.cut(element, found.slot)
        return True
    empty = deepcopy(element)
    empty.tail = None
    for part in list(empty):
        if name(part) != "a:pPr":
            empty.remove(part)
    marker.draft.cut(element, found.slot, empty)
    return True


def take_repeat(
    scan: Scan, package: Package, part: str, notes: str, *, page: int, since: int
) -> None:
    """Make a field of a slide whose notes have been gone through, if they say that it repeats.

    Args:
        scan: Takes it.
        package: The presentation.
        part: The slide.
        notes: Its notes.
        page: The number of the slide.
        since: How many fields were known before the slide was gone through.

    Raises:
        TemplateError: They say it twice.
    """
    if not scan.markers:
        return
    before = [repeat.found for repeat in scan.repeats if repeat.page == page]
    found, *others = [*before, *scan.markers]
    scan.markers.clear()
    if others:
        raise TemplateError(
            f"{package.name}: the notes of {found.place} say more than once that it repeats, as "
            f"{found.prompt!r} and as {others[0].prompt!r}; leave one of them"
        )
    found.inside = len(scan.founds) - since
    scan.founds.insert(since, found)
    scan.repeats.append(Repeat(found=found, page=page, part=part, notes=notes))
