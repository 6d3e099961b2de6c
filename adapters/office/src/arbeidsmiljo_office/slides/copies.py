"""Copies of slides in a presentation, each with its notes, charts and diagrams.

What a copy is made of gets names of its own; what slides share, such as layouts and pictures,
stays shared. The same copies of the same presentation are the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from functools import partial
from hashlib import sha256
from itertools import count
from typing import Final
from urllib.parse import unquote

from attrs import define, field

from arbeidsmiljo_office.anchors import on_slide, shape_anchor
from arbeidsmiljo_office.handwriting import edited
from arbeidsmiljo_office.markup import Element, attribute, descend, everywhere, name, parse
from arbeidsmiljo_office.package import Member, Package, write_members
from arbeidsmiljo_office.parts import (
    CONTENT_TYPES,
    Main,
    led_to,
    read_relations,
    relations_name,
    written_like,
)

_SHARED: Final = frozenset(
    [
        *("slide", "slideLayout", "slideMaster", "notesMaster", "handoutMaster", "theme"),
        *("image", "media", "audio", "video", "font", "hyperlink", "commentAuthors", "authors"),
    ]
)
"""Kinds of relations to what a copy of a slide leads to just as the slide itself does."""
_PAGES: Final = frozenset({"slide", "notesSlide"})
_COMMENTS: Final = "comments"
"""What people said of one slide is not said of its copies."""
_CREATION: Final = "{http://schemas.microsoft.com/office/powerpoint/2010/main}creationId"
_FIRST_ID: Final = 256
_LAST_ID: Final = 2**31 - 1
_NUMBERED: Final = re.compile(r"(.*?(?:%[0-9A-Fa-f]{2})?)\d*(\.[^.]*)?")
"""A name with a number; two digits may be those of a character that is escaped."""


def with_copies(
    package: Package, main: Main, counts: Mapping[str, int], changed: Mapping[str, bytes]
) -> bytes:
    """Make a presentation in which slides are there several times, one behind the other.

    Args:
        package: The presentation.
        main: Its main part.
        counts: Slide to how many there are to be; where it is none, the slide is hidden.
        changed: Parts that are other than in the presentation: name to contents.

    Raises:
        TemplateError: What is to be copied is broken or hostile.
    """
    copier = _Copier(package=package, main=main, parts=dict(changed))
    for slide, number in counts.items():
        if number:
            copier.copy(slide, number)
        else:
            copier.hide(slide)
    return write_members({**package.members, **dict(copier.members())})


@define(eq=False, kw_only=True)
class _Copier:
    """Copies slides.

    Attributes:
        package: The presentation.
        main: Its main part.
    """

    package: Package
    main: Main
    _parts: dict[str, bytes] = field(alias="parts")
    _twins: dict[str, list[str]] = field(factory=dict[str, list[str]], init=False)
    _slides: dict[str, list[str]] = field(factory=dict[str, list[str]], init=False)
    _taken: set[str] = field(init=False)
    _counts: dict[tuple[str, str], Iterator[int]] = field(
        factory=dict[tuple[str, str], "Iterator[int]"], init=False
    )

    def __attrs_post_init__(self) -> None:
        """Take down the names that there are."""
        self._taken = {one.lower() for one in self.package.members}

    def hide(self, slide: str) -> None:
        """Let a slide not be shown."""
        self._parts[slide] = self._changed(
            slide, self._read(slide), lambda root: root.set("show", "0")
        )

    def copy(self, slide: str, slides: int) -> None:
        """Copy one slide, and let it and its copies say which of them they are.

        Args:
            slide: The slide.
            slides: How many there are to be; at least one.
        """
        family = self._family(slide)
        contents = {part: self._read(part) for part in family}
        pages = [part for part, kind in family.items() if kind in _PAGES]
        for part in pages:
            written = self._changed(part, contents[part], partial(_tell, number=1, slides=slides))
            if written != contents[part]:
                self._parts[part] = written
        for number in range(2, slides + 1):
            names = {part: self._free_name(part) for part in family}
            for part, twin in names.items():
                own = contents[part]
                if part in pages:
                    own = self._changed(part, own, self._renewed(part, twin, number, slides))
                self._parts[twin] = own
                self._twins.setdefault(part, []).append(twin)
                self._relate(part, twin, names)
            self._slides.setdefault(slide, []).append(names[slide])

    def members(self) -> Iterator[tuple[str, Member]]:
        """Give all members that are new or changed."""
        if self._twins:
            types = self.package.find(CONTENT_TYPES) or CONTENT_TYPES
            self._edit(types, self._declare)
            keys = dict[str, list[str]]()
            self._edit(relations_name(self.main.name), lambda root: self._lead(root, keys))
            self._edit(self.main.name, lambda root: _show(root, keys))
        for part, contents in self._parts.items():
            yield part, Member.of(part, contents)

    def _family(self, slide: str) -> dict[str, str]:
        """Find what a copy of a slide has a copy of, the slide itself first.

        Returns:
            Each part with the kind of the relation that leads to it.
        """
        found = {slide: "slide"}
        waiting = [slide]
        while waiting:
            for relation in read_relations(self.package, waiting.pop()):
                is_shared = relation.kind in _SHARED or relation.kind == _COMMENTS
                if not is_shared and relation.target not in {*found, self.main.name}:
                    found[relation.target] = relation.kind
                    waiting.append(relation.target)
        return found

    def _read(self, part: str) -> bytes:
        """Return a part as it is by now."""
        return self._parts[part] if part in self._parts else self.package.read(part)

    def _changed(self, part: str, own: bytes, change: Callable[[Element], None]) -> bytes:
        """Return a part with a change."""
        tree = parse(own, part=part, name=self.package.name)
        return edited(own, tree, lambda: change(tree.getroot()))

    def _renewed(self, part: str, twin: str, number: int, slides: int) -> Callable[[Element], None]:
        """Give what makes a copy of a page tell itself from the page."""
        gone = {
            relation.key
            for relation in read_relations(self.package, part)
            if relation.kind == _COMMENTS
        }

        def renew(root: Element) -> None:
            _tell(root, number, slides)
            for made in root.iter(_CREATION):
                words = f"{twin}\0{made.get('val')}".encode()
                made.set("val", str(int.from_bytes(sha256(words).digest()[:4])))
            for extension in [one for many in everywhere(root, "p:extLst") for one in many]:
                if any(attribute(inner, "r:id") in gone for inner in extension.iter()):
                    _drop(extension)

        return renew

    def _relate(self, part: str, twin: str, names: Mapping[str, str]) -> None:
        """Let a copy lead to the copies of what the part itself leads to."""
        relations = self.package.find(relations_name(part))
        if relations is None:
            return

        def lead(root: Element) -> None:
            for element in list(root):
                if name(element) != "pr:Relationship" or element.get("TargetMode") == "External":
                    continue
                if (element.get("Type") or "").rpartition("/")[2] == _COMMENTS:
                    _drop(element)
                    continue
                target = element.get("Target") or ""
                found = names.get(led_to(self.package, part, target) or "")
                if found is not None:
                    element.set("Target", _aside(target, found))

        own = self.package.read(relations)
        self._parts[relations_name(twin)] = self._changed(relations, own, lead)

    def _edit(self, part: str, change: Callable[[Element], None]) -> None:
        """Change a part of the presentation."""
        written = self.package.find(part) or part
        self._parts[written] = self._changed(written, self._read(written), change)

    def _declare(self, root: Element) -> None:
        """Give copies the content types of what they are copies of."""
        twins = {f"/{unquote(part)}".lower(): twins for part, twins in self._twins.items()}
        for element in list(root):
            if name(element) == "ct:Override":
                written = element.get("PartName") or ""
                for twin in reversed(twins.get(unquote(written).lower(), ())):
                    copy = deepcopy(element)
                    copy.set("PartName", f"/{written_like(written, twin)}")
                    element.addnext(copy)

    def _lead(self, root: Element, keys: dict[str, list[str]]) -> None:
        """Let the presentation lead to the copies of its slides.

        Args:
            root: Of its relations.
            keys: Takes the key of each slide, with those of its copies.
        """
        taken = {element.get("Id") for element in root}
        free = (key for one in count(len(taken) + 1) if (key := f"rId{one}") not in taken)
        for element in list(root):
            target = element.get("Target") or ""
            twins = self._slides.get(led_to(self.package, self.main.name, target) or "", [])
            own = keys.setdefault(element.get("Id") or "", [])
            copies = list[Element]()
            for twin in twins:
                copy = deepcopy(element)
                copy.set("Id", next(free))
                copy.set("Target", _aside(target, twin))
                copies.append(copy)
                own.append(copy.get("Id") or "")
            _put_behind(element, copies)

    def _free_name(self, part: str) -> str:
        """Give the first name that is free, of those that differ from a part's in their number."""
        folder, _, file = part.rpartition("/")
        parted = _NUMBERED.fullmatch(file)
        stem, suffix = (file, "") if parted is None else (parted[1], parted[2] or "")
        numbers = self._counts.setdefault((f"{folder}/{stem}", suffix), count(1))
        names = (f"{folder}/{stem}{number}{suffix}".lstrip("/") for number in numbers)
        found = next(one for one in names if one.lower() not in self._taken)
        self._taken.add(found.lower())
        return found


def _tell(root: Element, number: int, slides: int) -> None:
    """Let the anchors of a page say which slide it is on, of how many."""
    for carrier in everywhere(root, "p:cNvPr"):
        label = carrier.get("name") or ""
        if shape_anchor(label) is not None:
            carrier.set("name", on_slide(label, number, slides))


def _show(root: Element, keys: Mapping[str, Sequence[str]]) -> None:
    """Show copies behind their slides, in the deck, its sections and its custom shows.

    Args:
        root: Of the presentation.
        keys: Key of the relation to each slide to those of its copies.
    """
    shown = descend(root, "p:sldIdLst")
    entries = [] if shown is None else [one for one in shown if name(one) == "p:sldId"]
    free = _free_ids({_whole(entry.get("id")) for entry in entries})
    twins = dict[str | None, list[str]]()
    done = set[str]()
    for entry in entries:
        key, number = attribute(entry, "r:id") or "", entry.get("id")
        if key in done or number in twins:
            continue
        done.add(key)
        twins[number] = [str(next(free)) for _ in keys.get(key, ())]
        _copy_behind(entry, ids=twins[number], keys=keys.get(key, ()))
    for element in list(root.iter()):
        local = str(element.tag).rpartition("}")[2]
        if local == "sldId" and element.getparent() is not shown:
            _copy_behind(element, ids=twins.get(element.get("id"), ()))
        elif local == "sld":
            _copy_behind(element, keys=keys.get(attribute(element, "r:id") or "", ()))


def _free_ids(taken: set[int]) -> Iterator[int]:
    """Give ids of slides that no slide has, behind the highest where there is room."""
    behind = max(taken | {_FIRST_ID - 1}) + 1
    yield from range(behind, _LAST_ID + 1)
    yield from (one for one in range(_FIRST_ID, behind) if one not in taken)


def _copy_behind(element: Element, *, ids: Sequence[str] = (), keys: Sequence[str] = ()) -> None:
    """Put copies of an element behind it.

    Args:
        element: Names a slide.
        ids: Of the slides that the copies name, if the element has such an id.
        keys: Of the relations by which they name them, if it has such a key.
    """
    copies = [deepcopy(element) for _ in ids or keys]
    for copy, number in zip(copies, ids, strict=False):
        copy.set("id", number)
    for copy, key in zip(copies, keys, strict=False):
        for one in copy.attrib:
            if str(one).endswith("/relationships}id"):
                copy.set(one, key)
    _put_behind(element, copies)


def _whole(text: str | None) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() else 0


def _put_behind(element: Element, copies: Sequence[Element]) -> None:
    for copy in reversed(copies):
        element.addnext(copy)


def _aside(target: str, part: str) -> str:
    """Write where a part is that stands in the same folder as another, as the other is written."""
    folder = target.rpartition("/")
    return f"{folder[0]}{folder[1]}{written_like(target, part.rpartition('/')[2])}"


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
