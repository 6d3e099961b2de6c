"""Reading the text of shapes with fields out of a presentation, to be measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from attrs import define, field

from arbeidsmiljo_office.fit.asked import Asked
from arbeidsmiljo_office.fit.elements import EMU, inside, local, whole
from arbeidsmiljo_office.fit.found import CellText, ShapeText
from arbeidsmiljo_office.fit.frame import Frame
from arbeidsmiljo_office.fit.looks import Paragraph, Stretch
from arbeidsmiljo_office.fit.shape_room import Body
from arbeidsmiljo_office.fit.shrinking import steps
from arbeidsmiljo_office.fit.text_styles import TextStyle
from arbeidsmiljo_office.markup import Element, everywhere, parse
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import Relation, find_main, read_relations, related
from arbeidsmiljo_office.slides.frame import (
    Placeholder,
    inherited_shapes,
    placeholder_of,
    placeholders,
)
from arbeidsmiljo_office.slides.list_styles import kind_of, list_styles

_ATOMS: Final = {"r", "br", "fld", "AlternateContent"}
_FONTS: Final = {"majorFont": "+mj-lt", "minorFont": "+mn-lt"}
_REFERENCES: Final = {"major": "+mj-lt", "minor": "+mn-lt"}


def read_frames(package: Package, shapes: Mapping[int, ShapeText]) -> Mapping[int, Frame]:
    """Read the text of shapes.

    Args:
        package: The presentation.
        shapes: Where their fields stand, by the number of the shape.

    Returns:
        Number of a shape to its text; none for one whose room cannot be told.
    """
    deck = Deck(package)
    return {
        number: frame.settled()
        for number, shape in shapes.items()
        if (frame := deck.frame(shape)) is not None
    }


@define(eq=False, slots=False)
class Deck:
    """A presentation while it is read; what shapes share is read once."""

    package: Package
    _roots: dict[str, Element] = field(factory=dict[str, Element], init=False)
    _relations: dict[str, tuple[Relation, ...]] = field(
        factory=dict[str, "tuple[Relation, ...]"], init=False
    )
    _shapes: dict[str, list[Element]] = field(factory=dict[str, "list[Element]"], init=False)
    _fonts: dict[str, Mapping[str, str]] = field(factory=dict[str, "Mapping[str, str]"], init=False)
    _places: dict[str, dict[Placeholder, Element]] = field(
        factory=dict[str, "dict[Placeholder, Element]"], init=False
    )

    def frame(self, text: ShapeText) -> Frame | None:
        """Read the text of a shape; None where its room cannot be told."""
        shape = self._all(text.part)[text.shape]
        above, kind, master = self._inherited(text.part, shape)
        style = TextStyle(
            lists=list(self._lists(shape, above, kind, master)),
            fonts={} if master is None else self._theme(master),
            reference=_reference(shape),
        )
        body = Body(shapes=(shape, *above))
        content = inside(shape, "txBody")
        paragraphs = [one for one in content if local(one) == "p"] if content is not None else []
        properties = inside(paragraphs[0], "pPr") if paragraphs else None
        room = body.room(self.size, style.alignment(properties))
        if room is None:
            return None
        read = tuple(read_slide_paragraphs(paragraphs, text, style))
        looks = [bit.look for one in read for bit in one.stretches] or [one.end for one in read]
        is_known = text.may_shrink and all(look.is_known for look in looks)
        smallest = min(look.size for look in looks)
        allowed = steps(body.step, smallest, is_title=kind in {"title", "ctrTitle"})
        return Frame(
            paragraphs=read,
            room=room,
            own=body.step,
            steps=allowed if is_known else (),
            slots=frozenset(one.slot.resolved() for one in text.asked),
        )

    def lists(self, part: str, shape: Element) -> list[Element]:
        """Return the list styles that the text of a shape inherits from, the nearest first.

        Args:
            part: The slide or notes that it stands on.
            shape: The `p:sp`.
        """
        above, kind, master = self._inherited(part, shape)
        return list(self._lists(shape, above, kind, master))

    def _inherited(self, part: str, shape: Element) -> tuple[list[Element], str | None, str | None]:
        """Return the shapes that one inherits from, its kind, and the master of its page."""
        layout = self._related(part, "slideLayout")
        above = "notesMaster" if layout is None else "slideMaster"
        master = self._related(layout or part, above)
        placeholder = placeholder_of(shape)
        if placeholder is None:
            return [], None, master
        shapes = inherited_shapes(
            placeholder,
            {} if layout is None else self._named(layout),
            {} if master is None else self._named(master),
        )
        return shapes, kind_of(placeholder, shapes), master

    def table(self, part: str, number: int) -> Element:
        """Return a table of a slide."""
        return list(everywhere(self._root(part), "a:tbl"))[number]

    def cell_style(self, part: str, cell: Element, *, is_bold: bool) -> TextStyle:
        """Return what the text of a cell inherits.

        Args:
            part: The slide.
            cell: The `a:tc`.
            is_bold: Whether the style of its table makes it bold.
        """
        layout = self._related(part, "slideLayout")
        master = None if layout is None else self._related(layout, "slideMaster")
        return TextStyle(
            lists=list(self._lists(cell, (), None, master)),
            fonts={} if master is None else self._theme(master),
            is_bold=is_bold,
        )

    @cached_property
    def table_styles(self) -> Element | None:
        """The styles of tables, if the presentation has any."""
        part = self._related(find_main(self.package).name, "tableStyles")
        return None if part is None else self._root(part)

    def _lists(
        self, shape: Element, above: Iterable[Element], kind: str | None, master: str | None
    ) -> Iterator[Element]:
        """Yield the list styles that the text of a shape inherits from, the nearest first."""
        styles = None if master is None else self._root(master)
        return list_styles(shape, above, kind, master=styles, main=self._main)

    @cached_property
    def _main(self) -> Element:
        return self._root(find_main(self.package).name)

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height of a slide, in points."""
        size = inside(self._main, "sldSz")
        if size is None:
            return 720.0, 540.0
        return whole(size.get("cx"), 0) / EMU, whole(size.get("cy"), 0) / EMU

    def _theme(self, master: str) -> Mapping[str, str]:
        """Return the fonts of the theme of a master."""
        if master not in self._fonts:
            fonts = dict[str, str]()
            theme = self._related(master, "theme")
            scheme = None if theme is None else self._root(theme)
            for key, name in _FONTS.items():
                latin = inside(scheme, "themeElements", "fontScheme", key, "latin")
                if latin is not None:
                    fonts[name] = latin.get("typeface") or ""
            self._fonts[master] = fonts
        return self._fonts[master]

    def _named(self, part: str) -> dict[Placeholder, Element]:
        if part not in self._places:
            self._places[part] = placeholders(self._root(part))
        return self._places[part]

    def _all(self, part: str) -> list[Element]:
        if part not in self._shapes:
            self._shapes[part] = list(everywhere(self._root(part), "p:sp"))
        return self._shapes[part]

    def _related(self, part: str, kind: str) -> str | None:
        if part not in self._relations:
            self._relations[part] = read_relations(self.package, part)
        return next(iter(related(self._relations[part], kind)), None)

    def _root(self, part: str) -> Element:
        if part not in self._roots:
            data = self.package.read(part)
            self._roots[part] = parse(data, part=part, name=self.package.name).getroot()
        return self._roots[part]


def _reference(shape: Element) -> str | None:
    """Return the font of the theme that the style of a shape names."""
    reference = inside(shape, "style", "fontRef")
    return None if reference is None else _REFERENCES.get(reference.get("idx") or "")


def read_slide_paragraphs(
    paragraphs: Sequence[Element], text: ShapeText | CellText, style: TextStyle
) -> Iterator[Paragraph]:
    """Read paragraphs, with the fields that stand in them.

    Args:
        paragraphs: Each `a:p`.
        text: Where the fields stand.
        style: What the text inherits.
    """
    first = text.asked[0].slot.resolved() if text.asked else None
    for number, element in enumerate(paragraphs):
        properties = inside(element, "pPr")
        asked = [one for one in text.asked if one.paragraph == number]
        yield style.paragraph(
            properties,
            _stretches(element, asked, style),
            style.look(properties, inside(element, "endParaRPr")),
            slot=first if number in text.gone else None,
        )
    if not paragraphs:
        look = style.look(None, None)
        bit = Stretch(text="", look=look, slot=first, is_main=True)
        yield style.paragraph(None, [bit], look, slot=None)


def _stretches(element: Element, asked: Sequence[Asked], style: TextStyle) -> Iterator[Stretch]:
    """Read the text of a paragraph; where a field has none, its text is to stand at the end."""
    properties = inside(element, "pPr")
    fields = {atom: one for one in asked for atom in one.atoms}
    atoms = [part for part in element if local(part) in _ATOMS]
    for number, atom in enumerate(atoms):
        look = style.look(properties, inside(atom, "rPr"))
        if local(atom) == "br":
            words = "\n"
        else:
            written = inside(atom, "t")
            words = "" if written is None else written.text or ""
        one = fields.get(number)
        if one is None:
            yield Stretch(text=words, look=look)
        else:
            yield Stretch(
                text=words,
                look=look,
                slot=one.slot.resolved(),
                is_main=one.main == number,
                lead=one.lead,
                trail=one.trail,
            )
    for one in asked:
        if not one.atoms:
            look = style.look(properties, inside(element, "endParaRPr"))
            yield Stretch(text="", look=look, slot=one.slot.resolved(), is_main=True)
