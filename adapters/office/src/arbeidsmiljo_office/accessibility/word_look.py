"""How text looks in a Word document: by its own formatting, its styles and the defaults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import frozen

from arbeidsmiljo_office.accessibility.elements import inner, inners, switch, value, whole
from arbeidsmiljo_office.accessibility.paint import CLEAR, UNKNOWN, Fill
from arbeidsmiljo_office.colours import tinted, written
from arbeidsmiljo_office.markup import Element
from arbeidsmiljo_office.yellow import Palette

if TYPE_CHECKING:
    from collections.abc import Iterable


AUTOMATIC: Final = "auto"
"""The colour that Word chooses itself, black or white, so that it can be read."""
HIGHLIGHTS: Final = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
}
"""The colours that Word can highlight with."""

_SIZE: Final = 20  # half-points, where nothing else is said
_LONGEST_CHAIN: Final = 64


@frozen(kw_only=True)
class WordLook:
    """The styles of a Word document.

    Attributes:
        styles: Identity to style.
        defaults: What the document says of all text.
        standards: Kind of style to the identity of the one that needs not be named.
        palette: What the names of colours stand for.
    """

    styles: Mapping[str, Element]
    defaults: Element | None
    standards: Mapping[str, str]
    palette: Palette

    @classmethod
    def read(cls, root: Element | None, palette: Palette) -> WordLook:
        """Read the styles of a document.

        Args:
            root: The root of its styles.
            palette: What the names of colours stand for.
        """
        styles = {value(one, "styleId") or "": one for one in inners(root, "style")}
        return cls(
            styles=styles,
            defaults=inner(root, "docDefaults", "rPrDefault", "rPr"),
            standards={
                value(one, "type") or "": key
                for key, one in styles.items()
                if (value(one, "default") or "") in {"1", "true", "on"}
            },
            palette=palette,
        )

    def chain(self, kind: str, identity: str | None) -> list[Element]:
        """Return a style and those that it is based on, the nearest first."""
        key = identity or self.standards.get(kind) or ""
        found: list[Element] = []
        while key in self.styles and self.styles[key] not in found and len(found) < _LONGEST_CHAIN:
            found.append(self.styles[key])
            key = value(inner(self.styles[key], "basedOn")) or ""
        return found

    def paragraph_styles(self, paragraph: Element) -> list[Element]:
        """Return the styles of a paragraph, the nearest first."""
        return self.chain("paragraph", value(inner(paragraph, "pPr", "pStyle")))

    def outline_level(self, paragraph: Element) -> int:
        """Return the level of a heading, from 1; 0 for text."""
        holders = [inner(paragraph, "pPr")]
        holders += [inner(one, "pPr") for one in self.paragraph_styles(paragraph)]
        for holder in holders:
            level = inner(holder, "outlineLvl")
            if level is not None:
                return (whole(value(level), 9) + 1) % 10
        return 0

    def style_name(self, paragraph: Element) -> str:
        """Return the name of a paragraph's style, which is English in every language of Word."""
        styles = self.paragraph_styles(paragraph)
        return (value(inner(styles[0], "name")) or "").lower() if styles else ""

    def colour(self, holders: Iterable[Element | None]) -> str | None:
        """Return the colour of text, by the first of some properties that says it."""
        for holder in holders:
            colour = inner(holder, "color")
            if colour is not None:
                return self._named(colour, "themeColor", value(colour))
        return AUTOMATIC

    def _named(self, element: Element, theme: str, plain: str | None) -> str | None:
        """Return a colour that is named by the theme, or else written out."""
        name = value(element, theme)
        if name is not None and name != "none":
            own = self.palette.named(name)
            if own is not None:
                return tinted(own, value(element, f"{theme}Tint"), value(element, f"{theme}Shade"))
        return AUTOMATIC if (plain or AUTOMATIC).lower() == AUTOMATIC else written(plain)

    def shading(self, holders: Iterable[Element | None]) -> Fill | None:
        """Return the shading that the first of some properties says; None for none said."""
        for holder in holders:
            shade = inner(holder, "shd")
            if shade is None:
                continue
            match value(shade):
                case "nil":
                    return CLEAR
                case "clear" | None:
                    colour = self._named(shade, "themeFill", value(shade, "fill"))
                case "solid":
                    colour = self._named(shade, "themeColor", value(shade, "color"))
                case _:
                    return UNKNOWN
            if colour == AUTOMATIC:
                return CLEAR
            return UNKNOWN if colour is None else Fill((colour,))
        return None

    def highlight(self, holders: Iterable[Element | None]) -> Fill | None:
        """Return what text is highlighted with; None for nothing."""
        for holder in holders:
            mark = inner(holder, "highlight")
            if mark is not None:
                colour = HIGHLIGHTS.get(value(mark) or "")
                return None if colour is None else Fill((colour,))
        return None

    def size(self, holders: Iterable[Element | None]) -> float:
        """Return the size of text in points."""
        sizes = (inner(holder, "sz") for holder in holders)
        return next((whole(value(one), _SIZE) for one in sizes if one is not None), _SIZE) / 2

    def bold(self, holders: Iterable[Element | None]) -> bool:
        """Tell whether text is bold."""
        said = (switch(inner(holder, "b")) for holder in holders)
        return next((one for one in said if one is not None), False)
