"""What drawn things are painted with: the fills of DrawingML, worked out to colours."""

from __future__ import annotations

from itertools import product
from typing import Final

from attrs import frozen

from arbeidsmiljo_office.accessibility.elements import inner, local, value, whole
from arbeidsmiljo_office.colours import fill_of, only_colour, resolved
from arbeidsmiljo_office.markup import Element
from arbeidsmiljo_office.yellow import Palette

_WHOLE: Final = 100_000  # what DrawingML calls 100 %
_BLACK_OR_WHITE: Final = {"black": "000000", "white": "FFFFFF"}
_BACKGROUND_STYLES: Final = 1_000  # indices of backgrounds begin behind this


@frozen
class Fill:
    """What something is filled with.

    Attributes:
        colours: Those that may be seen; none where it cannot be told, as for a picture.
        opacity: From 0, for no fill, to 1.
    """

    colours: tuple[str, ...] = ()
    opacity: float = 1.0

    def over(self, below: Fill) -> Fill:
        """Return what is seen where this lies over another fill."""
        if self.opacity >= 1:
            return self
        if self.opacity <= 0:
            return below
        pairs = product(self.colours, below.colours)
        mixed = tuple(_mixed(upper, lower, self.opacity) for upper, lower in pairs)
        return Fill(mixed, below.opacity)


CLEAR: Final = Fill((), 0.0)
"""No fill."""
UNKNOWN: Final = Fill()
"""A picture, or a colour that cannot be worked out."""


def _mixed(upper: str, lower: str, share: float) -> str:
    channels = ((int(upper[at : at + 2], 16), int(lower[at : at + 2], 16)) for at in (0, 2, 4))
    return "".join(f"{round(above * share + below * (1 - share)):02X}" for above, below in channels)


@frozen(kw_only=True)
class Paint:
    """Works out the colours of one page.

    Attributes:
        palette: What the page's names for colours stand for.
        backgrounds: The theme's fills for backgrounds.
    """

    palette: Palette
    backgrounds: tuple[Element, ...] = ()

    def colour(self, holder: Element | None, style: str | None = None) -> str | None:
        """Work out the one colour that an element such as `a:solidFill` holds.

        Args:
            holder: The element.
            style: The colour that the name `phClr` stands for in it.
        """
        found = only_colour(holder)
        if found is None:
            return None
        if local(found) == "prstClr" and not len(found):
            return _BLACK_OR_WHITE.get(value(found) or "")
        return resolved(found, lambda name: style if name == "phClr" else self.palette.named(name))

    def fill(self, fill: Element | None, style: str | None = None) -> Fill | None:
        """Work out a fill such as `a:solidFill`; None where there is none to work out."""
        if fill is None:
            return None
        match local(fill):
            case "noFill":
                return CLEAR
            case "solidFill":
                colour = self.colour(fill, style)
                return UNKNOWN if colour is None else Fill((colour,), _opacity(only_colour(fill)))
            case "gradFill":
                stops = fill.iterfind("{*}gsLst/{*}gs")
                colours = tuple(self.colour(stop, style) for stop in stops)
                known = tuple(colour for colour in colours if colour is not None)
                return Fill(known) if len(known) == len(colours) else UNKNOWN
            case "grpFill":
                return None
            case _:
                return UNKNOWN

    def of(self, properties: Element | None) -> Fill | None:
        """Work out the fill that properties (`p:spPr`, `a:tcPr`) say; None for none said."""
        return self.fill(fill_of(properties))

    def by_style(self, shape: Element) -> Fill | None:
        """Work out the fill that a shape has by a style of the theme."""
        reference = inner(shape, "style", "fillRef")
        if reference is None:
            return None
        if whole(value(reference, "idx")) == 0:
            return CLEAR
        colour = self.colour(reference)
        return UNKNOWN if colour is None else Fill((colour,))

    def background(self, root: Element) -> Fill | None:
        """Work out the background that a slide, layout or master says of itself."""
        ground = inner(root, "cSld", "bg")
        own = inner(ground, "bgPr")
        if own is not None:
            return self.of(own)
        reference = inner(ground, "bgRef")
        if reference is None:
            return None
        index = whole(value(reference, "idx")) - _BACKGROUND_STYLES - 1
        colour = self.colour(reference)
        if 0 <= index < len(self.backgrounds):
            return self.fill(self.backgrounds[index], colour)
        return UNKNOWN if colour is None else Fill((colour,))


def _opacity(colour: Element | None) -> float:
    alpha = inner(colour, "alpha")
    return 1.0 if alpha is None else whole(value(alpha), _WHOLE) / _WHOLE
