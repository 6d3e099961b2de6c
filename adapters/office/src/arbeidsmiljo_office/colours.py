"""Colours of DrawingML and of themes, worked out to red, green and blue.

A colour is six hexadecimal digits in capitals, as `FFFF00`. What cannot be worked out is None.
"""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, TypeAlias

from arbeidsmiljo_office.markup import Element, child, descend, name, number

YELLOW: Final = "FFFF00"
"""Yellow."""
Theme: TypeAlias = Mapping[str, str]
"""Name of a colour in a theme (`accent4`) to the colour."""

_HUES: Final = (44 / 360, 66 / 360)
_GOLDEN: Final = 50 / 360  # from here down, Office's gold, of which only pale tints are yellow
_PALE: Final = 0.61
_LEAST_SATURATION: Final = 0.15
_LEAST_VALUE: Final = 0.85
_WHOLE: Final = 100_000  # what DrawingML calls 100 %
_TURN: Final = 21_600_000  # a full turn in its angles
_DIGITS: Final = frozenset("0123456789ABCDEF")
_DEEPEST: Final = 16
_PRESETS: Final = {
    "yellow": "FFFF00",
    "lightYellow": "FFFFE0",
    "ltYellow": "FFFFE0",
    "lemonChiffon": "FFFACD",
    "khaki": "F0E68C",
    "paleGoldenrod": "EEE8AA",
    "gold": "FFD700",
    "lightGoldenrodYellow": "FAFAD2",
    "ltGoldenrodYellow": "FAFAD2",
}
_COLOURS: Final = frozenset(
    {"a:hslClr", "a:prstClr", "a:schemeClr", "a:scrgbClr", "a:srgbClr", "a:sysClr"}
)
_FILLS: Final = frozenset(
    {"a:noFill", "a:solidFill", "a:gradFill", "a:blipFill", "a:pattFill", "a:grpFill"}
)
_UNSEEN: Final = frozenset({"alpha", "alphaMod", "alphaOff"})


@lru_cache(maxsize=512)
def is_near_yellow(colour: str) -> bool:
    """Tell whether a colour is yellow to the eye: yellow itself, the pale yellows of Office.

    Of hues from 44 to 66 degrees, saturated by 15 % at least and bright by 85 %; below 50
    degrees, where Office has its gold, saturated by 61 % at most.
    """
    red, green, blue = _channels(colour)
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    lowest, highest = _HUES
    if not lowest <= hue <= highest or value < _LEAST_VALUE or saturation < _LEAST_SATURATION:
        return False
    return hue >= _GOLDEN or saturation <= _PALE


def written(value: str | None) -> str | None:
    """Return a colour that is written out; None for `auto` and what is no colour."""
    colour = (value or "").upper()
    return colour if len(colour) == len(YELLOW) and set(colour) <= _DIGITS else None


def read_theme(root: Element) -> Theme:
    """Read the colours of a theme.

    Args:
        root: The root of the part, an `a:theme`.
    """
    colours = dict[str, str]()
    scheme = descend(root, "a:themeElements", "a:clrScheme")
    for entry in () if scheme is None else scheme:
        colour = next((_base(found, _nothing) for found in entry if name(found)), None)
        if colour is not None:
            colours[_local(entry)] = colour
    return colours


def _nothing(_: str) -> None:
    return None


def tinted(colour: str, tint: str | None, shade: str | None) -> str:
    """Return a colour of a theme as WordprocessingML lightens or darkens it.

    Args:
        colour: The colour.
        tint: How much of it is left, the rest being white: `00` to `FF`, or None.
        shade: The same, the rest being black.
    """
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(colour))
    for part, other in ((shade, 0.0), (tint, 1.0)):
        if part and len(part) <= 2 and set(part.upper()) <= _DIGITS:  # noqa: PLR2004 - a byte
            left = int(part, 16) / 255
            light = light * left + other * (1 - left)
    return _hex(*colorsys.hls_to_rgb(hue, light, saturation))


def is_plain(colour: Element) -> bool:
    """Tell whether a DrawingML colour is what it says: no theme, nothing done to it."""
    return name(colour) not in {"a:schemeClr", "a:sysClr"} and not len(colour)


def resolved(colour: Element, scheme: Callable[[str], str | None]) -> str | None:
    """Work out a DrawingML colour.

    Args:
        colour: An element such as `a:srgbClr`, with what is done to it.
        scheme: Gives the colour that a name stands for.
    """
    found = _base(colour, scheme)
    for change in list(colour)[:_DEEPEST]:
        if found is None:
            break
        found = _changed(found, change)
    return found


def _base(colour: Element, scheme: Callable[[str], str | None]) -> str | None:
    value = colour.get("val") or ""
    match name(colour):
        case "a:srgbClr":
            return written(value)
        case "a:prstClr":
            return _PRESETS.get(value, _PRESETS.get(value[:1].lower() + value[1:]))
        case "a:sysClr":
            return written(colour.get("lastClr"))
        case "a:schemeClr":
            return scheme(value)
        case "a:scrgbClr":
            parts = (_share(colour.get(key)) for key in ("r", "g", "b"))
            return _hex(*map(_curved, parts))
        case "a:hslClr":
            turn = number(colour, "hue", 0) / _TURN % 1
            light, saturation = _share(colour.get("lum")), _share(colour.get("sat"))
            return _hex(*colorsys.hls_to_rgb(turn, light, saturation))
        case _:
            return None


def _changed(colour: str, change: Element) -> str | None:
    """Do one thing to a colour."""
    kind, share = _local(change), _share(change.get("val"))
    if kind in _UNSEEN:
        return colour
    channels = _channels(colour)
    if kind in {"tint", "shade"}:
        white = 1 - share if kind == "tint" else 0.0
        return _hex(*(_curved(_straight(one) * share + white) for one in channels))
    hue, light, saturation = colorsys.rgb_to_hls(*channels)
    match kind:
        case "lumMod":
            light *= share
        case "lumOff":
            light += share
        case "lum":
            light = share
        case "satMod":
            saturation *= share
        case "satOff":
            saturation += share
        case "sat":
            saturation = share
        case _:
            return None
    return _hex(*colorsys.hls_to_rgb(hue, _clamped(light), _clamped(saturation)))


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _share(value: str | None) -> float:
    """Read a percentage, which Strict files write with its sign."""
    text = value or ""
    try:
        return float(text[:-1]) / 100 if text.endswith("%") else float(text or 0) / _WHOLE
    except ValueError:
        return 0.0


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return red, green, blue


def _hex(*channels: float) -> str:
    return "".join(f"{round(_clamped(channel) * 255):02X}" for channel in channels)


def _clamped(value: float) -> float:
    return min(1.0, max(0.0, value))


def _straight(channel: float) -> float:
    """Return how much light a channel gives."""
    if channel <= 0.04045:  # noqa: PLR2004 - of the sRGB standard
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)


def _curved(light: float) -> float:
    """Return the channel that gives so much light."""
    light = _clamped(light)
    if light <= 0.0031308:  # noqa: PLR2004 - of the sRGB standard
        return light * 12.92
    return float(1.055 * light ** (1 / 2.4) - 0.055)


def fill_of(properties: Element | None) -> Element | None:
    """Return the fill that properties of a shape say, of whatever kind; None for none said."""
    for found in properties if properties is not None else ():
        if name(found) in _FILLS:
            return found
    return None


def only_colour(holder: Element | None) -> Element | None:
    """Return the one colour that an element such as `a:solidFill` holds."""
    colours = [] if holder is None else [found for found in holder if name(found) in _COLOURS]
    return colours[0] if len(colours) == 1 else None


def background_of(root: Element) -> Mapping[str, str]:
    """Return which names of a theme a master gives to the colours of its slides.

    Args:
        root: The root of a master, or of a slide or layout that has other ones.
    """
    names = child(root, "p:clrMap")
    if names is None:
        names = descend(root, "p:clrMapOvr", "a:overrideClrMapping")
    return {} if names is None else {str(key): str(value) for key, value in names.attrib.items()}
