"""Texts that cells of a workbook share, and that a small file can have any number of cells say.

The library that reads fast gives each cell a text of its own. How long these are all together is
known before it reads.
"""

import re
from array import array
from codecs import BOM_UTF8
from collections import Counter
from typing import Final

from attrs import define, field

MOST_BYTES: Final = 1024**3
"""Of all texts that cells have; as much as all parts together may be."""
_ITEM: Final = re.compile(rb"<(/?)(?:[^\s<>/:]+:)?si(?:\s[^<>]*?)?(/?)>")
_SHARES: Final = b' t="s"'
_SHARED: Final = re.compile(rb' t="s"(?:/>|></c>|><v>([0-9]{1,9})</v></c>)')


@define
class SharedTexts:
    """Finds out how much text there is, counting each one as often as cells have it.

    Attributes:
        _part: The path of the part that has the texts; empty before it has come.
        _begun: Where in it each text begins.
        _read: How much of it has come.
        _is_open: Whether a text has begun and not ended.
        _sheet: The path of another part.
        _rest: Its last cell, which may go on in the next piece.
        _used: How many cells have a text, by its place among the texts.
        _is_known: Whether everything is written as programs write it.
    """

    _part: str = ""
    _begun: "array[int]" = field(factory=lambda: array("Q"))
    _read: int = 0
    _is_open: bool = False
    _sheet: str = ""
    _rest: bytes = b""
    _used: Counter[bytes] = field(factory=Counter[bytes])
    _is_known: bool = True

    def at(self, path: str, piece: bytes) -> None:
        """Look at a piece of a part, which ends where a tag does."""
        if path == self._part or _ITEM.search(piece):
            self._find_texts(path, piece)
        else:
            self._count_cells(path, piece)

    def _find_texts(self, path: str, piece: bytes) -> None:
        # What is commented out, or is not taken for a tag, would be counted as a text.
        if (
            self._part not in {"", path}
            or b"<!" in piece
            or b"<?" in piece.removeprefix(BOM_UTF8)[1:]
        ):
            self._is_known = False
        self._part = path
        for match in _ITEM.finditer(piece):
            ends, is_empty = match.groups()
            if bool(ends) is not self._is_open:
                self._is_known = False
            if not ends:
                self._begun.append(self._read + match.start())
            self._is_open = not ends and not is_empty
        self._read += len(piece)

    def _count_cells(self, path: str, piece: bytes) -> None:
        if path != self._sheet:
            self._sheet, self._rest = path, b""
        piece = self._rest + piece
        last = max(piece.rfind(b"<c "), 0)
        whole, self._rest = (piece[:last], piece[last:]) if last else (piece, b"")
        found: list[bytes] = _SHARED.findall(whole)
        self._used.update(found)
        if len(found) != whole.count(_SHARES):
            self._is_known = False

    @property
    def are_within_bounds(self) -> bool:
        """Whether it is known how much text there is, and it is not too much."""
        ends = [*self._begun[1:], self._read]
        given = sum(
            number * (ends[place] - self._begun[place])
            for text, number in self._used.items()
            if text and (place := int(text)) < len(self._begun)
        )
        return self._is_known and given <= MOST_BYTES
