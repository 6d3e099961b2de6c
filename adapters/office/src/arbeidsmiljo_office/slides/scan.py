"""Scanning a presentation: every slide and its notes, and layouts and masters when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial

from attrs import define, field

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.colours import Theme, background_of, read_theme
from arbeidsmiljo_office.draft import Draft
from arbeidsmiljo_office.incidental import incidental_root
from arbeidsmiljo_office.markup import (
    Element,
    Tree,
    attribute,
    child,
    children,
    descend,
    parse,
)
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import Main, Relation, check_main, read_relations, related
from arbeidsmiljo_office.prompts import folded
from arbeidsmiljo_office.scan import Scan
from arbeidsmiljo_office.slides.frame import Placeholder, inherited_shapes, placeholders
from arbeidsmiljo_office.slides.graphics import Graphics
from arbeidsmiljo_office.slides.list_styles import has_highlights
from arbeidsmiljo_office.slides.repeat import take_repeat
from arbeidsmiljo_office.slides.shared import take_shared
from arbeidsmiljo_office.slides.story import SlideStory
from arbeidsmiljo_office.yellow import Palette


def scan_slides(
    package: Package,
    main: Main,
    *,
    near: bool = False,
    layouts: bool = False,
    takes_lines: bool = True,
) -> Scan:
    """Find the fields of a presentation.

    Args:
        package: The presentation.
        main: Its main part.
        near: Whether near yellows count as yellow.
        layouts: Whether layouts and masters have fields.
        takes_lines: Whether the text is taken down too.
    """
    scan = Scan(takes_lines=takes_lines)
    root = parse(package.read(main.name), part=main.name, name=package.name).getroot()
    check_main(package, main, root)
    deck = _Deck(package=package, scan=scan, near=near, main=root)
    for index, part in enumerate(_slides(package, main, root), start=1):
        relations = read_relations(package, part)
        layout = next(iter(related(relations, "slideLayout")), None)
        inherited = partial(deck.inherited, layout)
        master = deck.master_of(layout)
        words = f"slide {index}"
        since = len(scan.founds)
        deck.page(
            part,
            relations,
            master,
            inherited,
            words=words,
            stream="slides",
            number=index,
            layout=layout,
        )
        for notes in related(relations, "notesSlide"):
            own = read_relations(package, notes)
            master = next(iter(related(own, "notesMaster")), None)
            words = f"slide {index}, notes"
            deck.page(notes, own, master, _nothing, words=words, stream="notes", number=index)
            take_repeat(scan, package, part, notes, page=index, since=since)
        scan.pages[index] = range(since, len(scan.founds))
    take_shared(scan)
    if layouts:
        _scan_layouts(deck, main)
    return scan


def _scan_layouts(deck: _Deck, main: Main) -> None:
    """Find the fields of the layouts and masters themselves."""
    for master in related(read_relations(deck.package, main.name), "slideMaster"):
        relations = read_relations(deck.package, master)
        deck.page(master, relations, master, _nothing, words="master", stream="layouts")
        for layout in related(relations, "slideLayout"):
            own = read_relations(deck.package, layout)
            title = child(deck.tree(layout).getroot(), "p:cSld")
            name = folded("" if title is None else title.get("name") or "")
            words = f"layout «{name}»" if name else "layout"
            inherited = partial(deck.inherited_by_layout, master)
            deck.page(layout, own, master, inherited, words=words, stream="layouts")


def _slides(package: Package, main: Main, root: Element) -> list[str]:
    """Return the slides in the order in which they are shown."""
    targets = {
        relation.key: relation.target
        for relation in read_relations(package, main.name)
        if relation.kind == "slide"
    }
    keys = [
        attribute(entry, "r:id") or "" for entry in children(descend(root, "p:sldIdLst"), "p:sldId")
    ]
    return list(dict.fromkeys(targets[key] for key in keys if key in targets))


def _nothing(_: Placeholder) -> list[Element]:
    return []


@define(eq=False, kw_only=True)
class _Deck:
    """A presentation while it is gone through; what pages share is read once, when needed."""

    package: Package
    scan: Scan
    near: bool
    main: Element
    _done: set[str] = field(factory=set[str], init=False)
    _places: dict[str, dict[Placeholder, Element]] = field(
        factory=dict[str, dict[Placeholder, Element]], init=False
    )
    _masters: dict[str, str | None] = field(factory=dict[str, "str | None"], init=False)
    _palettes: dict[str, Palette] = field(factory=dict[str, Palette], init=False)
    _themes: dict[str, Theme] = field(factory=dict[str, Theme], init=False)
    _trees: dict[str, Tree] = field(factory=dict[str, Tree], init=False)
    _highlighted: dict[str, bool] = field(factory=dict[str, bool], init=False)

    def page(
        self,
        part: str,
        relations: Iterable[Relation],
        master: str | None,
        inherited: Callable[[Placeholder], list[Element]],
        *,
        words: str,
        stream: str,
        number: int = 0,
        layout: str | None = None,
    ) -> None:
        """Go through a slide, its notes, a layout or a master; each once, whoever leads to it."""
        if part in self._done:
            return
        self._done.add(part)
        draft = Draft.of(self.package, part)
        palette = self._palette(master).renamed(background_of(draft.tree.getroot()))
        story = SlideStory(
            scan=self.scan,
            draft=draft,
            page=number,
            words=words,
            stream=stream,
            palette=palette,
            inherited=inherited,
            lists=self._lists(draft, layout, master),
        )
        story.walk()
        self.scan.keep(draft)
        if story.frames:
            graphics = Graphics(
                scan=self.scan,
                package=self.package,
                palette=palette,
                relations=tuple(relations),
                stream=f"{stream}, graphics",
                page=number,
            )
            for frame in story.frames:
                graphics.walk(frame.key, frame.words)

    def _lists(
        self, draft: Draft, layout: str | None, master: str | None
    ) -> tuple[Element | None, Element] | None:
        """Return what has list styles for the text of a page; None where none highlights it."""
        above = [part for part in (layout, master) if part is not None]
        if not (
            self._has_highlights("")
            or any(map(self._has_highlights, above))
            or has_highlights(draft.tree.getroot())
        ):
            return None
        return (None if master is None else self._readable(master)), self.main

    def _has_highlights(self, part: str) -> bool:
        """Tell whether list styles of a layout or master highlight; of the presentation: ''."""
        if part not in self._highlighted:
            root = self._readable(part) if part else self.main
            self._highlighted[part] = root is not None and has_highlights(root)
        return self._highlighted[part]

    def _readable(self, part: str) -> Element | None:
        """Return the root of a layout or master that is no hindrance where it is broken."""
        with suppress(TemplateError):
            return self.tree(part).getroot()
        return None

    def master_of(self, layout: str | None) -> str | None:
        """Return the master of a layout."""
        if layout is None:
            return None
        if layout not in self._masters:
            relations = read_relations(self.package, layout)
            self._masters[layout] = next(iter(related(relations, "slideMaster")), None)
        return self._masters[layout]

    def inherited(self, layout: str | None, placeholder: Placeholder) -> list[Element]:
        """Return the shapes of a layout and its master that a placeholder inherits from."""
        if layout is None:
            return []
        master = self.master_of(layout)
        above = {} if master is None else self._read(master)
        return inherited_shapes(placeholder, self._read(layout), above)

    def inherited_by_layout(self, master: str, placeholder: Placeholder) -> list[Element]:
        """Return the shape of a master that a placeholder of its layouts inherits from."""
        return inherited_shapes(placeholder, {}, self._read(master))

    def tree(self, part: str) -> Tree:
        """Return a layout or master, which is not changed."""
        if part not in self._trees:
            self._trees[part] = self._parsed(part)
        return self._trees[part]

    def _palette(self, master: str | None) -> Palette:
        """Return the colours of the pages of a master."""
        if master is None:
            return Palette(takes_near=self.near)
        if master not in self._palettes:
            self._palettes[master] = Palette(
                takes_near=self.near, load=partial(self._theme, master)
            )
        return self._palettes[master]

    def _theme(self, master: str) -> Theme:
        """Return the colours of a theme, also by the names that a master gives them."""
        if master not in self._themes:
            root = incidental_root(self.package, read_relations(self.package, master), "theme")
            theme = {} if root is None else dict(read_theme(root))
            above = self._readable(master)
            if above is not None:
                names = background_of(above)
                theme |= {name: theme[key] for name, key in names.items() if key in theme}
            self._themes[master] = theme
        return self._themes[master]

    def _read(self, part: str) -> dict[Placeholder, Element]:
        if part not in self._places:
            self._places[part] = placeholders(self.tree(part).getroot())
        return self._places[part]

    def _parsed(self, part: str) -> Tree:
        return parse(self.package.read(part), part=part, name=self.package.name)
