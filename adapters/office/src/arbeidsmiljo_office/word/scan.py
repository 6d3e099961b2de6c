"""Scanning a Word document: every part of it that people read."""

from __future__ import annotations

from functools import cache, partial
from typing import Final

from arbeidsmiljo_office.colours import Theme, read_theme
from arbeidsmiljo_office.draft import Draft
from arbeidsmiljo_office.fit.word_frames import read_text_styles
from arbeidsmiljo_office.incidental import incidental_root
from arbeidsmiljo_office.markup import Element, attribute, children, everywhere, name, parse
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import Main, Relation, check_main, read_relations, related
from arbeidsmiljo_office.scan import Scan
from arbeidsmiljo_office.slides.graphics import Graphics
from arbeidsmiljo_office.word.room import Pages
from arbeidsmiljo_office.word.story import WordStory
from arbeidsmiljo_office.word.styles import Styles, no_styles, read_styles
from arbeidsmiljo_office.yellow import Palette

_EDGES: Final = {"w:headerReference": "header", "w:footerReference": "footer"}
_OCCASIONS: Final = {"first": "first-page", "even": "even-page"}
_NOTES: Final = {
    "footnotes": "w:footnote",
    "endnotes": "w:endnote",
    "comments": "w:comment",
}
_IN_TEXT: Final = {"bg1": "background1", "t1": "text1", "bg2": "background2", "t2": "text2"}
"""What shadings call the colours that settings and themes call otherwise."""
_IN_THEME: Final = {
    "light1": "lt1",
    "dark1": "dk1",
    "light2": "lt2",
    "dark2": "dk2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_GRAPHICS: Final = {"chart": "chart", "diagramData": "diagram"}


def scan_word(
    package: Package, main: Main, *, near: bool = False, takes_lines: bool = True
) -> Scan:
    """Find the fields of a Word document.

    Args:
        package: The document.
        main: Its main part.
        near: Whether near yellows count as yellow.
        takes_lines: Whether the text is taken down too.
    """
    scan = Scan(takes_lines=takes_lines)
    relations = read_relations(package, main.name)
    palette = Palette(takes_near=near, load=partial(_theme, package, relations))
    styles = _styles(package, relations, palette)
    draft = _draft(package, main.name)
    root = draft.tree.getroot()
    check_main(package, main, root)
    edges = _edges(root, relations)
    pages = Pages.of(root)
    inherited = cache(partial(read_text_styles, package))
    story = WordStory(scan=scan, draft=draft, styles=styles, pages=pages, text_styles=inherited)
    for body in children(root, "w:body"):
        story.walk(body, words="", stream="body")
    scan.keep(draft)
    for part, words in edges.items():
        draft = _draft(package, part)
        story = WordStory(scan=scan, draft=draft, styles=styles, pages=pages, text_styles=inherited)
        story.walk(draft.tree.getroot(), words=words, stream=words.rpartition(" ")[2])
        scan.keep(draft)
    for kind, tag in _NOTES.items():
        for part in related(relations, kind):
            draft = _draft(package, part)
            story = WordStory(
                scan=scan, draft=draft, styles=styles, pages=pages, text_styles=inherited
            )
            notes = [
                note
                for note in children(draft.tree.getroot(), tag)
                if attribute(note, "w:type") in {None, "normal"}
            ]
            for index, note in enumerate(notes, start=1):
                story.walk(note, words=f"{kind.removesuffix('s')} {index}", stream=kind)
            scan.keep(draft)
    graphics = Graphics(
        scan=scan, package=package, palette=palette, relations=relations, stream="graphics"
    )
    for relation in relations:
        what = _GRAPHICS.get(relation.kind)
        if what is not None:
            graphics.walk(relation.key, what)
    return scan


def _draft(package: Package, part: str) -> Draft:
    return Draft.of(package, part)


def _styles(package: Package, relations: tuple[Relation, ...], palette: Palette) -> Styles:
    for part in related(relations, "styles"):
        root = parse(package.read(part), part=part, name=package.name).getroot()
        return read_styles(root, palette)
    return no_styles(palette)


def _theme(package: Package, relations: tuple[Relation, ...]) -> Theme:
    """Read the colours of the theme, also by the names that the document's settings give them."""
    root = incidental_root(package, relations, "theme")
    if root is None:
        return {}
    theme = read_theme(root)
    return {**theme, **_renamed(package, relations, theme)}


def _renamed(package: Package, relations: tuple[Relation, ...], theme: Theme) -> Theme:
    """Return the colours that have other names in the document than in its theme."""
    colours = dict[str, str]()
    root = incidental_root(package, relations, "settings")
    for mapping in () if root is None else everywhere(root, "w:clrSchemeMapping"):
        for key, value in mapping.attrib.items():
            local = str(key).rpartition("}")[2]
            colour = theme.get(_IN_THEME.get(str(value), str(value)))
            if colour is not None:
                colours[_IN_TEXT.get(local, local)] = colour
    return colours


def _edges(root: Element, relations: tuple[Relation, ...]) -> dict[str, str]:
    """Return the headers and footers that the document's sections use, and what they are."""
    targets = {relation.key: relation.target for relation in relations}
    found = dict[str, str]()
    for reference in everywhere(root, *_EDGES):
        part = targets.get(attribute(reference, "r:id") or "")
        occasion = _OCCASIONS.get(attribute(reference, "w:type") or "", "page")
        if part is not None:
            found.setdefault(part, f"{occasion} {_EDGES[name(reference)]}")
    by_edge = sorted(found.items(), key=lambda item: item[1].endswith("footer"))
    return dict(by_edge)
