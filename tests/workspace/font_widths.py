"""The measures of fonts that the office adapter ships, held against the fonts themselves.

`python -m tests.workspace.font_widths` writes them anew, those of all families whose files are
installed. Debian has them in `fonts-crosextra-carlito`, `fonts-crosextra-caladea` and
`fonts-liberation2`. All are under the SIL Open Font License; what is shipped is no part of a font,
but how wide its letters are.
"""

import json
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from tests.workspace.members import ROOT

FOLDER: Final = ROOT / "adapters/office/src/arbeidsmiljo_office/fit/faces"
"""Where the measures are."""

_FONTS: Final = Path("/usr/share/fonts/truetype")
_STYLES: Final = {
    "regular": "Regular",
    "bold": "Bold",
    "italic": "Italic",
    "bold italic": "BoldItalic",
}
_LINE_WIDTH: Final = 96


@frozen(kw_only=True)
class Family:
    """A family of fonts.

    Attributes:
        name: What it is called.
        folder: Where its files are installed.
    """

    name: str
    folder: str

    @property
    def file(self) -> Path:
        """The file of its measures."""
        return FOLDER / f"{self.name.lower().replace(' ', '_')}.json"

    def installed(self, style: str) -> Path:
        """Give the file of a style."""
        return _FONTS / self.folder / f"{self.name.replace(' ', '')}-{_STYLES[style]}.ttf"

    @property
    def is_installed(self) -> bool:
        """Whether all its styles are there."""
        return all(self.installed(style).is_file() for style in _STYLES)


FAMILIES: Final = (
    Family(name="Caladea", folder="crosextra"),
    Family(name="Carlito", folder="crosextra"),
    Family(name="Liberation Mono", folder="liberation2"),
    Family(name="Liberation Sans", folder="liberation2"),
    Family(name="Liberation Serif", folder="liberation2"),
)

CHARACTERS: Final = "".join(
    chr(code)
    for first, last in (
        (0x20, 0x7E),  # basic Latin
        (0xA0, 0xFF),  # Latin-1
        (0x100, 0x17F),  # Latin Extended-A, with the letters of the Sami languages
        (0x2010, 0x2027),  # dashes, quotation marks, dagger, bullet, ellipsis
        (0x2030, 0x203A),  # per mille, primes, single angle quotation marks
        (0x20AC, 0x20AC),  # euro
        (0x2122, 0x2122),  # trade mark
        (0x2190, 0x2193),  # arrows
        (0x2212, 0x2212),  # minus
        (0x2248, 0x2265),  # nearly equal, not equal, at most, at least
        (0x25A0, 0x25CF),  # squares and circles
    )
    for code in range(first, last + 1)
)
"""The characters whose widths are shipped, as far as a family has them in all four styles."""


def measures(family: Family) -> str:
    """Read the measures of a family out of its fonts, and write them as they are shipped."""
    # It has no types, and is imported so that no checker asks for them.
    reader = import_module("fontTools.ttLib").TTFont
    fonts = {style: reader(family.installed(style), lazy=False) for style in _STYLES}
    known = [font.getBestCmap() for font in fonts.values()]
    characters = "".join(one for one in CHARACTERS if all(ord(one) in codes for codes in known))
    styles = {style: _style(font, characters) for style, font in fonts.items()}
    written = [_entry("family", family.name), _entry("characters", characters)]
    for style, (heights, widths) in styles.items():
        written.append(_entry(style, heights)[:-1] + ', "widths": [\n' + _lines(widths) + "\n]}")
    return "{\n" + ",\n".join(written) + "\n}\n"


def _style(font: Any, characters: str) -> tuple[Mapping[str, int], list[int]]:  # noqa: ANN401 - fontTools has no types
    """Read the measures of a style, all in the units of the font."""
    head, lines = font["head"], font["hhea"]
    heights = {
        "units": head.unitsPerEm,
        "ascent": lines.ascent,
        "descent": -lines.descent,
        "gap": lines.lineGap,
    }
    codes, advances = font.getBestCmap(), font["hmtx"]
    return heights, [advances[codes[ord(one)]][0] for one in characters]


def _entry(key: str, value: object) -> str:
    return f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"


def _lines(numbers: list[int]) -> str:
    """Write numbers on lines that can be compared."""
    lines = [""]
    for number in numbers:
        if len(lines[-1]) + len(str(number)) + 1 > _LINE_WIDTH:
            lines.append("")
        lines[-1] += f"{number},"
    return "\n".join(lines)[:-1]


def bring_up_to_date() -> None:
    """Write the measures of all families that are installed."""
    for family in FAMILIES:
        if family.is_installed:
            family.file.write_text(measures(family), "utf-8")


if __name__ == "__main__":
    bring_up_to_date()
