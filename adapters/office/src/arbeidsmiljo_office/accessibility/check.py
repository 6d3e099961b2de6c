"""Checking a document: everything in it that keeps somebody from reading it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from arbeidsmiljo.model.accessibility import Barrier, BarrierKind
from arbeidsmiljo_office.accessibility.deck import Deck
from arbeidsmiljo_office.accessibility.elements import inner, switch, value
from arbeidsmiljo_office.accessibility.paint import Fill, Paint
from arbeidsmiljo_office.accessibility.slide_checks import deck_barriers
from arbeidsmiljo_office.accessibility.word_checks import is_speechless, story_barriers
from arbeidsmiljo_office.accessibility.word_look import WordLook
from arbeidsmiljo_office.accessibility.word_text import WordStory
from arbeidsmiljo_office.colours import Theme, read_theme, written
from arbeidsmiljo_office.incidental import incidental_root
from arbeidsmiljo_office.markup import Element, parse
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import Family, check_main, find_main, read_relations, related
from arbeidsmiljo_office.yellow import Palette

if TYPE_CHECKING:
    from collections.abc import Iterator

    from arbeidsmiljo_office.parts import Main

_EDGES: Final = ("header", "footer")
_PAPER: Final = "FFFFFF"


def barriers_in(data: bytes, *, name: str) -> tuple[Barrier, ...]:
    """Find everything in a document that keeps somebody from reading it.

    Args:
        data: The bytes of the file.
        name: What to call it in errors: a file name.

    Raises:
        TemplateError: It is not a docx or pptx file, is broken, encrypted or hostile.
    """
    package = Package.open(data, name=name)
    main = find_main(package)
    found = [] if _title(package) else [_UNTITLED]
    if main.family is Family.SLIDES:
        deck = Deck(package=package, main=main)
        check_main(package, main, deck.root(main.name))
        return (*found, *deck_barriers(deck))
    stories = list(word_stories(package, main))
    if any(is_speechless(story) for story in stories):
        found.append(_SPEECHLESS)
    return (*found, *(barrier for story in stories for barrier in story_barriers(story)))


_UNTITLED: Final = Barrier(
    kind=BarrierKind.TITLE,
    place="document",
    what="has no title among its properties; give it one, which readers show and read aloud",
)
_SPEECHLESS: Final = Barrier(
    kind=BarrierKind.LANGUAGE,
    place="document",
    what="text does not say which language it is in; set the language for proofing",
)


def word_stories(package: Package, main: Main) -> Iterator[WordStory]:
    """Read the texts of a Word document: its body, then its headers and footers."""
    relations = read_relations(package, main.name)

    def root_of(part: str) -> Element:
        return parse(package.read(part), part=part, name=package.name).getroot()

    def theme() -> Theme:
        found = incidental_root(package, relations, "theme")
        return {} if found is None else read_theme(found)

    palette = Palette(load=theme)
    parts = related(relations, "styles")
    look = WordLook.read(root_of(parts[0]) if parts else None, palette)
    paint = Paint(palette=palette)
    root = root_of(main.name)
    check_main(package, main, root)
    page = _page(root, incidental_root(package, relations, "settings"))
    texts = [("", main.name, root)]
    for kind in _EDGES:
        for number, part in enumerate(related(relations, kind), start=1):
            texts.append((f"{kind} {number}", part, root_of(part)))
    for words, part, own in texts:
        story = WordStory(look=look, paint=paint, words=words, part=part, root=own)
        story.read(page)
        yield story


def _page(root: Element, settings: Element | None) -> Fill:
    """Return the colour of the pages, which shows only where the settings say so."""
    colour = written(value(inner(root, "background"), "color"))
    shown = switch(inner(settings, "displayBackgroundShape"))
    return Fill((colour if shown and colour is not None else _PAPER,))


def _title(package: Package) -> str:
    root = incidental_root(package, read_relations(package, ""), "core-properties")
    title = inner(root, "title")
    return "" if title is None else (title.text or "").strip()
