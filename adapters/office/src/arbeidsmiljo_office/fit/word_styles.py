"""How the text of a Word document is set: what runs and paragraphs say, and what they inherit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import define, field, frozen

from arbeidsmiljo_office.fit.elements import inside, local, whole
from arbeidsmiljo_office.fit.faces import face_of, is_known
from arbeidsmiljo_office.fit.looks import Look, Paragraph, Space
from arbeidsmiljo_office.fit.word_room import TWIPS
from arbeidsmiljo_office.markup import Element, attribute

_FONT: Final = "Times New Roman"
_SIZE: Final = 20
"""In half points, where the document says none."""
_LEAST_SIZE, _MOST_SIZE = 2, 3276
_AS_WIDE: Final = 100
"""Percent: letters that are neither stretched nor pressed."""
_SINGLE: Final = 240
_AUTOMATIC: Final = 14.0
"""The space around a paragraph that leaves it to the program, in points."""
_OFF: Final = {"0", "false", "off"}
_LONGEST_CHAIN: Final = 64
_THEME: Final = {"minor": "minorFont", "major": "majorFont"}


@frozen(kw_only=True, eq=False)
class _Inherited:
    """What says how a run is set: itself, the levels of styles, and what counts for all text."""

    own: list[Element]
    levels: list[list[Element]]
    bottom: list[Element]

    @property
    def chain(self) -> list[Element]:
        """All of it, the nearest first."""
        return [*self.own, *(part for level in self.levels for part in level), *self.bottom]

    def is_on(self, wanted: str) -> bool:
        """Tell whether a run has what can be on or off; styles switch it over, each level anew."""
        said = _first_inside(self.own, wanted)
        if said is not None:
            return _is_on(said)
        if _is_on(_first_inside(self.bottom, wanted)):
            return True
        return sum(_is_on(_first_inside(level, wanted)) for level in self.levels) % 2 == 1


@define(eq=False, kw_only=True)
class WordStyles:
    """What the text of a document inherits.

    Attributes:
        styles: The styles, by their ids.
        standards: Kind of a style to the id of the one that counts where none is named.
        defaults: The `w:docDefaults`, if there are any.
        numbering: Number and level of a list to what says how its paragraphs are set.
        fonts: The fonts of the theme: `minorFont` and `majorFont`.
        tab: How far apart tab stops are, in points.
    """

    styles: Mapping[str, Element]
    standards: Mapping[str, str]
    defaults: Element | None
    numbering: Mapping[tuple[str, str], Element]
    fonts: Mapping[str, str]
    tab: float
    _chains: dict[str, list[Element]] = field(factory=dict[str, "list[Element]"], init=False)

    def paragraph(self, properties: Element | None, end: Look, table: str) -> Paragraph:
        """Return a paragraph without text as it is set.

        Args:
            properties: Its `w:pPr`.
            end: How its end is set.
            table: The style of the table that it is in; empty for none.
        """
        chain = self._of_paragraphs(properties, table)
        left = _twips(_said(chain, "ind", "left", "start"))
        first = _first(chain)
        if _is_listed(chain):
            # Text stands behind a number that hangs out, and else behind what the number takes.
            first = 0.0 if first < 0 else first + end.size
        return Paragraph(
            stretches=(),
            end=end,
            left=left,
            right=_twips(_said(chain, "ind", "right", "end")),
            first=first,
            line=_pitch(chain),
            before=_around(chain, "before"),
            after=_around(chain, "after"),
            tab=max(self.tab, 1.0),
            is_close=_is_on(_first_inside(chain, "contextualSpacing")),
        )

    def style_of(self, properties: Element | None) -> str:
        """Return the id of the style of a paragraph."""
        named = attribute(inside(properties, "pStyle"), "w:val")
        return named or self.standards.get("paragraph", "")

    def look(self, properties: Element | None, run: Element | None, table: str) -> Look:
        """Return how a run is set.

        Args:
            properties: The `w:pPr` of its paragraph.
            run: Its own `w:rPr`.
            table: The style of the table that it is in; empty for none.
        """
        inherited = self._inherited(properties, run, table)
        chain = inherited.chain
        name, other = self._font(chain, "ascii"), self._font(chain, "hAnsi")
        size = whole(_said(chain, "sz", "val"), _SIZE)
        is_small = inherited.is_on("smallCaps")
        is_plain = (
            not is_small
            and whole(_said(chain, "w", "val"), _AS_WIDE) == _AS_WIDE
            and not whole(_said(chain, "position", "val"), 0)
        )
        return Look(
            face=face_of(name, bold=inherited.is_on("b"), italic=inherited.is_on("i")),
            size=min(max(size, _LEAST_SIZE), _MOST_SIZE) / 2,
            spacing=_twips(_said(chain, "spacing", "val")),
            is_raised=_said(chain, "vertAlign", "val") in {"superscript", "subscript"},
            is_capital=is_small or inherited.is_on("caps"),
            is_known=is_known(name) and name.lower() == other.lower() and is_plain,
            least=0.0,
        )

    def hides(self, properties: Element | None, run: Element | None, table: str) -> bool:
        """Tell whether a run is hidden; the arguments are those of `look`."""
        return self._inherited(properties, run, table).is_on("vanish")

    def _inherited(self, properties: Element | None, run: Element | None, table: str) -> _Inherited:
        named = attribute(inside(run, "rStyle"), "w:val") or self.standards.get("character", "")
        bottom = inside(self.defaults, "rPrDefault", "rPr")
        return _Inherited(
            own=[] if run is None else [run],
            levels=[
                _parts(self._chain(named), "rPr"),
                _parts(self._chain(self.style_of(properties)), "rPr"),
                _parts(self._chain(table or self.standards.get("table", "")), "rPr"),
            ],
            bottom=[] if bottom is None else [bottom],
        )

    def _font(self, chain: Iterable[Element], script: str) -> str:
        """Return the font of a run for the letters of a script."""
        for part in chain:
            fonts = inside(part, "rFonts")
            themed = attribute(fonts, f"w:{script}Theme")
            if themed is not None:
                return self.fonts.get(_THEME.get(themed[:5], ""), "")
            named = attribute(fonts, f"w:{script}")
            if named is not None:
                return named
        return _FONT

    def _of_paragraphs(self, properties: Element | None, table: str) -> list[Element]:
        """Return what says how a paragraph is set, the nearest first."""
        own = [] if properties is None else [properties]
        styled = _parts(self._chain(self.style_of(properties)), "pPr")
        tabled = _parts(self._chain(table or self.standards.get("table", "")), "pPr")
        bottom = inside(self.defaults, "pPrDefault", "pPr")
        chain = [*own, *styled, *tabled, *([] if bottom is None else [bottom])]
        for index, part in enumerate(chain):
            listed = inside(part, "numPr")
            if listed is not None:
                number = attribute(inside(listed, "numId"), "w:val") or ""
                level = attribute(inside(listed, "ilvl"), "w:val") or "0"
                found = inside(self.numbering.get((number, level)), "pPr")
                if found is not None:
                    chain.insert(index + 1, found)
                break
        return chain

    def _chain(self, style: str) -> list[Element]:
        """Return a style and those that it is based on; a circle ends where it closes."""
        if style not in self._chains:
            found, seen, key = list[Element](), set[str](), style
            while key in self.styles and key not in seen and len(seen) < _LONGEST_CHAIN:
                seen.add(key)
                found.append(self.styles[key])
                key = attribute(inside(self.styles[key], "basedOn"), "w:val") or ""
            self._chains[style] = found
        return self._chains[style]


def read_word_styles(
    styles: Element | None,
    numbering: Element | None,
    settings: Element | None,
    theme: Element | None,
) -> WordStyles:
    """Read what the text of a document inherits, out of the parts that it has.

    Args:
        styles: The root of its styles.
        numbering: The root of its lists.
        settings: The root of its settings.
        theme: The root of its theme.
    """
    named = dict[str, Element]()
    standards = dict[str, str]()
    for style in () if styles is None else styles:
        if local(style) == "style":
            key = attribute(style, "w:styleId") or ""
            named[key] = style
            if attribute(style, "w:default") in {"1", "true", "on"}:
                standards[attribute(style, "w:type") or "paragraph"] = key
    fonts = dict[str, str]()
    for key in _THEME.values():
        latin = inside(theme, "themeElements", "fontScheme", key, "latin")
        fonts[key] = "" if latin is None else latin.get("typeface") or ""
    stop = inside(settings, "defaultTabStop")
    return WordStyles(
        styles=named,
        standards=standards,
        defaults=inside(styles, "docDefaults"),
        numbering=_levels(numbering),
        fonts=fonts,
        tab=whole(attribute(stop, "w:val"), 720) / TWIPS,
    )


def _levels(numbering: Element | None) -> Mapping[tuple[str, str], Element]:
    """Return number and level of each list to its `w:lvl`."""
    found = dict[tuple[str, str], Element]()
    lists = dict[str, Element]()
    for part in () if numbering is None else numbering:
        if local(part) == "abstractNum":
            lists[attribute(part, "w:abstractNumId") or ""] = part
        elif local(part) == "num":
            number = attribute(part, "w:numId") or ""
            base = lists.get(attribute(inside(part, "abstractNumId"), "w:val") or "")
            own = [inside(one, "lvl") for one in part if local(one) == "lvlOverride"]
            for level in (*(() if base is None else base), *own):
                if level is not None and local(level) == "lvl":
                    found[number, attribute(level, "w:ilvl") or "0"] = level
    return found


def _parts(chain: Iterable[Element], wanted: str) -> list[Element]:
    return [found for style in chain if (found := inside(style, wanted)) is not None]


def _first_inside(chain: Iterable[Element], wanted: str) -> Element | None:
    return next((found for part in chain if (found := inside(part, wanted)) is not None), None)


def _said(chain: Iterable[Element], wanted: str, *keys: str) -> str | None:
    """Return what the nearest says that says something, each attribute by itself."""
    for part in chain:
        found = inside(part, wanted)
        for key in keys:
            value = attribute(found, f"w:{key}")
            if value is not None:
                return value
    return None


def _is_on(element: Element | None) -> bool:
    return element is not None and attribute(element, "w:val") not in _OFF


def _twips(text: str | None) -> float:
    return whole(text, 0) / TWIPS


def _first(chain: Iterable[Element]) -> float:
    """Return how much further in, or out, a first line begins."""
    for part in chain:
        indent = inside(part, "ind")
        out, within = attribute(indent, "w:hanging"), attribute(indent, "w:firstLine")
        if out is not None:
            return -_twips(out)
        if within is not None:
            return _twips(within)
    return 0.0


def _is_listed(chain: Sequence[Element]) -> bool:
    number = _first_inside(chain, "numPr")
    return number is not None and attribute(inside(number, "numId"), "w:val") not in {None, "0"}


def _pitch(chain: Sequence[Element]) -> Space:
    """Return what is from one line to the next."""
    line = whole(_said(chain, "spacing", "line"), _SINGLE)
    match _said(chain, "spacing", "lineRule"):
        case "exact":
            return Space(points=line / TWIPS)
        case "atLeast":
            return Space(lines=1.0, points=line / TWIPS)
        case _:
            return Space(lines=line / _SINGLE)


def _around(chain: Sequence[Element], side: str) -> Space:
    automatic = _said(chain, "spacing", f"{side}Autospacing")
    if automatic is not None and automatic not in _OFF:
        return Space(points=_AUTOMATIC)
    return Space(points=_twips(_said(chain, "spacing", side)))
