"""The slides of a presentation, each with what it inherits from."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from arbeidsmiljo_office.accessibility.elements import every, inner, inners, local, value
from arbeidsmiljo_office.accessibility.paint import Paint
from arbeidsmiljo_office.colours import Theme, background_of, read_theme
from arbeidsmiljo_office.incidental import incidental_root
from arbeidsmiljo_office.markup import Element, parse
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import Main, read_relations, related
from arbeidsmiljo_office.slides.frame import Placeholder, inherited_shapes, placeholder_of
from arbeidsmiljo_office.slides.frame import placeholders as placeholders_of
from arbeidsmiljo_office.yellow import Palette

if TYPE_CHECKING:
    from collections.abc import Iterator


_OFF: Final = frozenset({"0", "false"})
_NO_THEME: Final[tuple[Theme, tuple[Element, ...]]] = ({}, ())


@frozen(kw_only=True, eq=False)
class Slide:
    """A slide.

    Attributes:
        number: Its place among the slides, from 1.
        part: Its name in the package.
        root: Its `p:sld`.
        layout: The root of its layout.
        master: The root of its master.
        paint: Works out its colours.
        defaults: The style of text in boxes, where nothing else is said.
        table_styles: The presentation's own styles of tables.
    """

    number: int
    part: str
    root: Element
    layout: Element | None
    master: Element | None
    paint: Paint
    defaults: Element | None
    table_styles: Element | None
    _of_layout: dict[Placeholder, Element] = field(alias="of_layout", repr=False)
    _of_master: dict[Placeholder, Element] = field(alias="of_master", repr=False)

    def inherited(self, shape: Element) -> list[Element]:
        """Return the shapes that a shape inherits from, the nearest first."""
        placeholder = placeholder_of(shape)
        if placeholder is None:
            return []
        return inherited_shapes(placeholder, self._of_layout, self._of_master)

    def below(self) -> Iterator[Element]:
        """Return what is drawn beneath the slide's own shapes, from the bottom up."""
        if self.root.get("showMasterSp") in _OFF:
            return
        shown = self.layout is None or self.layout.get("showMasterSp") not in _OFF
        for page in (self.master if shown else None, self.layout):
            for shape in tree_of(page):
                if placeholder_of(shape) is None:
                    yield shape

    @property
    def pages(self) -> tuple[Element, ...]:
        """The slide, its layout and its master."""
        return tuple(page for page in (self.root, self.layout, self.master) if page is not None)


def tree_of(page: Element | None) -> Iterator[Element]:
    """Return the shapes of a page, or of a group, from the bottom up."""
    tree = page if page is not None and local(page) == "grpSp" else inner(page, "cSld", "spTree")
    for shape in () if tree is None else tree:
        if local(shape) == "AlternateContent":
            yield from inner(shape, "Choice") or ()
        elif local(shape) in {"sp", "pic", "graphicFrame", "grpSp", "cxnSp"}:
            yield shape


@define(eq=False, kw_only=True)
class Deck:
    """A presentation.

    Attributes:
        package: Its parts.
        main: The part that names its slides.
    """

    package: Package
    main: Main
    _roots: dict[str, Element] = field(factory=dict[str, Element], init=False)
    _themes: dict[str, tuple[Theme, tuple[Element, ...]]] = field(
        factory=dict[str, tuple[Theme, tuple[Element, ...]]], init=False
    )

    def slides(self) -> Iterator[Slide]:
        """Read the slides in the order in which they are shown."""
        for number, part in enumerate(self._parts(), start=1):
            layout = self._related(part, "slideLayout")
            master = self._related(layout, "slideMaster")
            root = self.root(part)
            of_layout = self.root(layout) if layout else None
            of_master = self.root(master) if master else None
            yield Slide(
                number=number,
                part=part,
                root=root,
                layout=of_layout,
                master=of_master,
                paint=self._paint(master, root, of_layout, of_master),
                defaults=inner(self.root(self.main.name), "defaultTextStyle"),
                table_styles=self._table_styles,
                of_layout={} if of_layout is None else placeholders_of(of_layout),
                of_master={} if of_master is None else placeholders_of(of_master),
            )

    def root(self, part: str) -> Element:
        """Return the root of a part, which is read once."""
        if part not in self._roots:
            data = self.package.read(part)
            self._roots[part] = parse(data, part=part, name=self.package.name).getroot()
        return self._roots[part]

    def _parts(self) -> list[str]:
        relations = read_relations(self.package, self.main.name)
        targets = {one.key: one.target for one in relations if one.kind == "slide"}
        entries = inners(inner(self.root(self.main.name), "sldIdLst"), "sldId")
        keys = (_relation(entry) for entry in entries)
        return list(dict.fromkeys(targets[key] for key in keys if key in targets))

    def _related(self, part: str | None, kind: str) -> str | None:
        if part is None:
            return None
        return next(iter(related(read_relations(self.package, part), kind)), None)

    @cached_property
    def _table_styles(self) -> Element | None:
        relations = read_relations(self.package, self.main.name)
        return incidental_root(self.package, relations, "tableStyles")

    def _paint(
        self, master: str | None, slide: Element, layout: Element | None, root: Element | None
    ) -> Paint:
        theme, backgrounds = self._theme(master) if master else _NO_THEME
        names: dict[str, str] = {}
        for page in (root, layout, slide):
            names |= {} if page is None else background_of(page)
        return Paint(palette=Palette(load=lambda: theme, names=names), backgrounds=backgrounds)

    def _theme(self, master: str) -> tuple[Theme, tuple[Element, ...]]:
        if master not in self._themes:
            root = incidental_root(self.package, read_relations(self.package, master), "theme")
            fills = inner(root, "themeElements", "fmtScheme", "bgFillStyleLst")
            theme: Theme = {} if root is None else read_theme(root)
            self._themes[master] = (theme, tuple(() if fills is None else fills))
        return self._themes[master]


def _relation(entry: Element) -> str:
    """Return the relation that an entry names, which has an `id` of its own besides."""
    return next((str(v) for k, v in entry.attrib.items() if str(k).endswith("}id")), "")


def titles_of(slide: Slide) -> list[Element]:
    """Return the slide's places for its title."""
    found = (shape for shape in _all(tree_of(slide.root)))
    return [shape for shape in found if (placeholder_of(shape) or ("", ""))[0] in _TITLES]


def _all(shapes: Iterator[Element]) -> Iterator[Element]:
    for shape in shapes:
        yield shape
        if local(shape) == "grpSp":
            yield from _all(tree_of(shape))


_TITLES: Final = frozenset({"title", "ctrTitle"})


def text_of(shape: Element) -> str:
    """Return what a shape or a paragraph says, white space folded."""
    return " ".join("".join(text.text or "" for text in every(shape, "t")).split())


def name_of(shape: Element) -> str:
    """Return the name that a shape has in the selection pane."""
    properties = properties_of(shape)
    return "" if properties is None else value(properties, "name") or ""


def properties_of(shape: Element) -> Element | None:
    """Return what a shape says of itself: its name, its alternative text."""
    for child in shape:
        if local(child).startswith("nv"):
            return inner(child, "cNvPr")
    return None
