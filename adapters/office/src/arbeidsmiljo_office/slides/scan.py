"""Scanning a presentation: every slide and its notes; layouts and masters hold no fields."""

from __future__ import annotations

from functools import partial

from arbeidsmiljo_office.draft import Draft
from arbeidsmiljo_office.markup import Element, attribute, children, descend, parse
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import Main, read_relations, related
from arbeidsmiljo_office.scan import Scan
from arbeidsmiljo_office.slides.frame import Placeholder, inherited_place, placements
from arbeidsmiljo_office.slides.story import SlideStory


def scan_slides(package: Package, main: Main) -> Scan:
    """Find the fields of a presentation.

    Args:
        package: The presentation.
        main: Its main part.
    """
    scan = Scan()
    layouts = _Layouts(package)
    for index, part in enumerate(_slides(package, main), start=1):
        relations = read_relations(package, part)
        draft = _draft(package, part)
        layout = next(iter(related(relations, "slideLayout")), None)
        words = f"slide {index}"
        SlideStory(
            scan=scan,
            draft=draft,
            page=index,
            words=words,
            stream="slides",
            inherited=partial(layouts.place_of, layout),
        ).walk()
        scan.keep(draft)
        for notes in related(relations, "notesSlide"):
            draft = _draft(package, notes)
            SlideStory(
                scan=scan, draft=draft, page=index, words=f"{words}, notes", stream="notes"
            ).walk()
            scan.keep(draft)
    return scan


def _slides(package: Package, main: Main) -> list[str]:
    """Return the slides in the order in which they are shown."""
    root = parse(package.read(main.name), part=main.name, name=package.name).getroot()
    targets = {
        relation.key: relation.target
        for relation in read_relations(package, main.name)
        if relation.kind == "slide"
    }
    keys = [
        attribute(entry, "r:id") or "" for entry in children(descend(root, "p:sldIdLst"), "p:sldId")
    ]
    return list(dict.fromkeys(targets[key] for key in keys if key in targets))


def _draft(package: Package, part: str) -> Draft:
    return Draft(part, parse(package.read(part), part=part, name=package.name))


class _Layouts:
    """Where layouts and their masters put placeholders; each is read once, when needed."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._places: dict[str, dict[Placeholder, Element]] = {}
        self._masters: dict[str, str | None] = {}

    def place_of(self, layout: str | None, placeholder: Placeholder) -> Element | None:
        """Return where a layout, or else its master, puts a placeholder."""
        if layout is None:
            return None
        if layout not in self._masters:
            relations = read_relations(self._package, layout)
            self._masters[layout] = next(iter(related(relations, "slideMaster")), None)
        master = self._masters[layout]
        return inherited_place(
            placeholder, self._read(layout), {} if master is None else self._read(master)
        )

    def _read(self, part: str) -> dict[Placeholder, Element]:
        if part not in self._places:
            data = self._package.read(part)
            root = parse(data, part=part, name=self._package.name).getroot()
            self._places[part] = placements(root)
        return self._places[part]
