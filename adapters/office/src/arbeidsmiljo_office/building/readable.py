"""Text on the grounds of an organisation's own document, so coloured that it can be read.

A text keeps the colour that the organisation's layouts and styles give it, as long as that has
the contrast that WCAG asks for. Where it has not, it gets the first of the theme's colours for
text and ground that has, else black or white. A field is read twice, on yellow and, when it is
filled, on what lies behind it; where no colour does for both, all of the text that it stands in
gets a light ground of its own and dark letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from arbeidsmiljo_office.accessibility.check import word_stories
from arbeidsmiljo_office.accessibility.contrast import contrast, luminance, needed
from arbeidsmiljo_office.accessibility.deck import Deck
from arbeidsmiljo_office.accessibility.slide_text import seen_texts
from arbeidsmiljo_office.accessibility.unreadable import least_contrast
from arbeidsmiljo_office.building.archive import write_archive
from arbeidsmiljo_office.building.design import YELLOW
from arbeidsmiljo_office.building.recolouring import (
    Colour,
    colour_in_word,
    colour_on_slide,
    ground_in_word,
    ground_on_slide,
)
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import Family, find_main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from arbeidsmiljo_office.accessibility.seen import SeenText
    from arbeidsmiljo_office.accessibility.word_text import Paragraph, WordStory
    from arbeidsmiljo_office.markup import Element
    from arbeidsmiljo_office.yellow import Palette

_CANDIDATES: Final = ("tx1", "tx2", "bg1", "bg2")
_LAST_RESORT: Final = ("000000", "FFFFFF")


def readable(data: bytes, *, name: str) -> bytes:
    """Return a built document in which all that was written can be read.

    What an organisation has in its headers and footers is left as it is.

    Args:
        data: The bytes of the file.
        name: What to call it in errors.
    """
    package = Package.open(data, name=name)
    main = find_main(package)
    changed: dict[str, Element] = {}
    if main.family is Family.SLIDES:
        for slide in Deck(package=package, main=main).slides():
            texts = list(seen_texts(slide))
            if _recolour(texts, slide.paint.palette, ground_on_slide, colour_on_slide):
                changed[slide.part] = slide.root
    else:
        for story in word_stories(package, main):
            texts = [seen for paragraph in _written_here(story) for seen in paragraph.seen]
            if _recolour(texts, story.look.palette, ground_in_word, colour_in_word):
                changed[story.part] = story.root
    if not changed:
        return data
    parts = {one: package.read(one) for one in package.members if not one.endswith("/")}
    return write_archive(parts | {part: _written(root) for part, root in changed.items()})


def _written_here(story: WordStory) -> Sequence[Paragraph]:
    """Return the paragraphs that were written when the document was built."""
    if not story.words:
        return story.paragraphs
    # A footer is written below what an organisation has there.
    return [one for one in story.paragraphs[-1:] if story.words.startswith("footer")]


def _written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _recolour(
    texts: Iterable[SeenText],
    palette: Palette,
    set_ground: Callable[[Element, Colour], None],
    set_colour: Callable[[Element, Colour], None],
) -> bool:
    """Change the colours of what cannot be read; tell whether there was something."""
    found = False
    for holder, runs in _by_holder(texts).items():
        colours = _colours(palette)
        if any(_is_field(seen) and not _is_readable_field(seen) for seen in runs):
            dark, light = _dark_on_light(colours)
            set_ground(holder, light)
            for seen in runs:
                set_colour(seen.run, dark)
            found = True
            continue
        for seen in runs:
            if not _is_readable(seen.colour, seen.grounds, seen):
                set_colour(seen.run, _chosen(colours, seen))
                found = True
    return found


def _by_holder(texts: Iterable[SeenText]) -> Mapping[Element, Sequence[SeenText]]:
    found: dict[Element, list[SeenText]] = {}
    for seen in texts:
        found.setdefault(seen.holder, []).append(seen)
    return found


def _is_field(seen: SeenText) -> bool:
    return seen.mark is not None and YELLOW in seen.mark.colours


def _is_readable_field(seen: SeenText) -> bool:
    """Tell whether a field can be read both on yellow and when it is filled."""
    return _is_readable(seen.colour, (YELLOW, *seen.behind.colours), seen)


def _is_readable(colour: str | None, grounds: Sequence[str], seen: SeenText) -> bool:
    found = least_contrast(colour, grounds)
    return found is None or found >= needed(seen.size, bold=seen.bold)


def _colours(palette: Palette) -> list[Colour]:
    """Return the colours to choose from, the first that does being taken."""
    named = [Colour(value, name) for name in _CANDIDATES if (value := palette.named(name))]
    return [*named, *map(Colour, _LAST_RESORT)]


def _chosen(colours: Sequence[Colour], seen: SeenText) -> Colour:
    for colour in colours:
        if _is_readable(colour.value, seen.grounds, seen):
            return colour
    # On grounds of many colours none may do: that which does best.
    return max(colours, key=lambda one: least_contrast(one.value, seen.grounds) or 0.0)


def _dark_on_light(colours: Sequence[Colour]) -> tuple[Colour, Colour]:
    """Return a colour for letters and one for the ground, for text that has fields."""
    light = max(colours, key=lambda one: luminance(one.value))
    for colour in colours:
        if min(contrast(colour.value, ground) for ground in (YELLOW, light.value)) >= needed(
            0, bold=False
        ):
            return colour, light
    return Colour("000000"), light
