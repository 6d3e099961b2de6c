"""Painting: yellow put into a file in which there may be none, so that it has fields to fill.

It is done in the bytes, so that all else in a part stays as its program wrote it: quotes, spaces,
empty elements. What is written in another way than programs do (other prefixes, UTF-16) is left.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from random import Random
from typing import Final

from attrs import frozen
from lxml import etree

_WORD_PARTS: Final = re.compile(
    r"word/(document|header|footer|footnotes|endnotes|comments)\d*\.xml", re.IGNORECASE
)
_SLIDE_PARTS: Final = re.compile(r"ppt/(slides|notesSlides)/\w+\.xml", re.IGNORECASE)
_GRAPHIC_PARTS: Final = re.compile(r"(word|ppt)/(charts|diagrams)/\w+\.xml", re.IGNORECASE)
_SHADE: Final = b'<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'
_CELLS: Final = 40
"""How many of a hundred cells are painted."""
_SHAPES: Final = 15
"""How many of a hundred shapes are."""
_FILL: Final = b'<a:solidFill><a:srgbClr val="FFFF00"/></a:solidFill>'


def _behind(prefix: str, names: str) -> re.Pattern[bytes]:
    """Find the first of the elements that stand behind what is put in."""
    return re.compile(f"<(?:{prefix}:(?:{names.replace(' ', '|')})|w14:[A-Za-z]+)[ />]".encode())


class _Chance:
    """Says whether something is painted; the same seed says the same."""

    def __init__(self, seed: str, amount: int) -> None:
        self._random = Random(seed)  # noqa: S311 - what is chosen is no secret
        self._amount = amount

    def hits(self, share: int) -> bool:
        """Tell whether one is painted, so many of a hundred being painted."""
        return self._random.randrange(100) < share * self._amount


@frozen(kw_only=True)
class _Brush:
    """A way to make something yellow.

    Attributes:
        opened: Finds the element that is painted: its start, and its properties' start, if any.
        properties: What its properties are called.
        paint: What is put into these.
        behind: What of the properties has to stand behind it.
        replaced: What of the properties it takes the place of.
        share: How many of 100 are painted.
    """

    opened: re.Pattern[bytes]
    properties: bytes
    paint: bytes
    behind: re.Pattern[bytes]
    replaced: re.Pattern[bytes]
    share: int


def _brush(
    element: str, properties: str, paint: bytes, *, behind: re.Pattern[bytes], old: str, share: int
) -> _Brush:
    start, about = element.encode(), properties.encode()
    return _Brush(
        opened=re.compile(rb"<%b(?: [^<>]*[^/<>])?>(?=<(%b)?(?=[ />]))?" % (start, about)),
        properties=about,
        paint=paint,
        behind=behind,
        replaced=re.compile(rb"<(%b)(?=[ />])[^<>]*(?:/>|[^/]>.*?</\1>)" % old.encode(), re.DOTALL),
        share=share,
    )


_WORD: Final = (
    _brush(
        "w:r",
        "w:rPr",
        b'<w:highlight w:val="yellow"/>',
        behind=_behind(
            "w",
            "u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath "
            "rPrChange",
        ),
        old="w:highlight",
        share=20,
    ),
    _brush(
        "w:tc",
        "w:tcPr",
        _SHADE,
        behind=_behind(
            "w",
            "noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel "
            "cellMerge tcPrChange",
        ),
        old="w:shd",
        share=_CELLS,
    ),
)
_FILLS: Final = "a:solidFill|a:noFill|a:gradFill|a:blipFill|a:pattFill|a:grpFill"
_RUN: Final = _brush(
    "a:r",
    "a:rPr",
    b'<a:highlight><a:srgbClr val="FFFF00"/></a:highlight>',
    behind=_behind(
        "a", "uLnTx uLn uFillTx uFill latin ea cs sym hlinkClick hlinkMouseOver rtl extLst"
    ),
    old="a:highlight",
    share=20,
)
_CELL_PROPERTIES: Final = re.compile(rb"<a:tcPr(?: [^<>]*[^/<>])?/>")


def painted(data: bytes, *, seed: str) -> bytes | None:
    """Return a file with some of its text, cells and shapes made yellow.

    Args:
        data: The file.
        seed: Chooses what; the same gives the same.

    Returns:
        The file, or None where nothing was painted or it cannot be read.
    """
    return next(filter(None, (_painted(data, seed, amount) for amount in (1, 100))), None)


def _painted(data: bytes, seed: str, amount: int) -> bytes | None:
    """Paint so many times as much as is usual."""
    random = _Chance(seed, amount)
    is_any = False
    written = io.BytesIO()
    try:
        with (
            zipfile.ZipFile(io.BytesIO(data)) as archive,
            zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as copy,
        ):
            for name in dict.fromkeys(archive.namelist()):
                contents = archive.read(name)
                new = _painted_part(name, contents, random)
                is_any = is_any or new != contents
                copy.writestr(zipfile.ZipInfo(name), new, zipfile.ZIP_DEFLATED)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError):
        return None
    return written.getvalue() if is_any else None


def _painted_part(name: str, contents: bytes, random: _Chance) -> bytes:
    paint: Callable[[bytes, _Chance], bytes]
    if _WORD_PARTS.fullmatch(name):
        paint = _painted_page
    elif _SLIDE_PARTS.fullmatch(name):
        paint = _painted_slide
    elif _GRAPHIC_PARTS.fullmatch(name):
        paint = _painted_graphic
    else:
        return contents
    new = paint(contents, random)
    return new if _is_well_formed(new) or not _is_well_formed(contents) else contents


def _is_well_formed(contents: bytes) -> bool:
    try:
        etree.fromstring(contents, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, LookupError):
        return False
    return True


def _painted_page(contents: bytes, random: _Chance) -> bytes:
    for brush in _WORD:
        contents = _brushed(contents, brush, random)
    return contents


def _painted_graphic(contents: bytes, random: _Chance) -> bytes:
    return _brushed(contents, _RUN, random)


def _painted_slide(contents: bytes, random: _Chance) -> bytes:
    contents = _brushed(contents, _RUN, random)
    contents = _CELL_PROPERTIES.sub(
        lambda found: (
            found[0][:-2] + b">" + _FILL + b"</a:tcPr>" if random.hits(_CELLS) else found[0]
        ),
        contents,
    )
    return re.sub(
        rb"(<p:spPr(?: [^<>]*)?>.*?)(</p:spPr>)",
        lambda found: _filled(found, random),
        contents,
        flags=re.DOTALL,
    )


def _filled(found: re.Match[bytes], random: _Chance) -> bytes:
    """Fill a shape that says where it stands; one that has a fill gets another."""
    inside = found[1]
    behind = re.search(rb"</a:prstGeom>|<a:prstGeom [^<>]*/>|</a:custGeom>", inside)
    if behind is None or not random.hits(_SHAPES):
        return found[0]
    rest = inside[behind.end() :]
    old = re.match(rb"<(%b)(?=[ />])[^<>]*(?:/>|>.*?</\1>)" % _FILLS.encode(), rest, re.DOTALL)
    rest = rest if old is None else rest[old.end() :]
    return inside[: behind.end()] + _FILL + rest + found[2]


def _brushed(contents: bytes, brush: _Brush, random: _Chance) -> bytes:
    """Paint some of the elements that a brush is for."""
    pieces = list[bytes]()
    position = 0
    for found in brush.opened.finditer(contents):
        if found.start() < position or not random.hits(brush.share):
            continue
        pieces.append(contents[position : found.end()])
        position = found.end()
        about, paint = brush.properties, brush.paint
        if found[1] is None:
            pieces.append(b"<%b>%b</%b>" % (about, paint, about))
            continue
        start = contents.index(b">", position) + 1
        opened = contents[position:start]
        if opened.endswith(b"/>"):
            pieces.append(b"%b>%b</%b>" % (opened[:-2], paint, about))
            position = start
            continue
        end = contents.index(b"</%b>" % about, start)
        inside = brush.replaced.sub(b"", contents[start:end])
        behind = brush.behind.search(inside)
        place = len(inside) if behind is None else behind.start()
        pieces += (opened, inside[:place], paint, inside[place:])
        position = end
    return b"".join((*pieces, contents[position:]))
