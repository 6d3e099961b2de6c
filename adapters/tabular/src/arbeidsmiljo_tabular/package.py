"""The package that a workbook is: a zip of XML parts, from somebody who may be hostile.

The library that reads values from workbooks is fast and trusting: it allocates the rectangle
up to the last cell in use, copies a shared text into each cell that refers to it,
and shows a cell with an error as an empty one. So the parts are looked through first, within
bounds, and it is given nothing but the parts that were seen.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final
from xml.parsers import expat

from attrs import define, field, frozen

from arbeidsmiljo.errors import InvalidInputError, Problem

_MOST_PARTS: Final = 1_000
_MOST_BYTES: Final = 64 * 1024 * 1024
"""Of all the parts together, unpacked; 3,000 units and 20 factors take half of it."""
_MOST_CELLS: Final = 2_000_000
"""In the rectangle from a sheet's corner to the last cell in use."""
_MOST_TEXT: Final = 64 * 1024 * 1024
"""Characters in the cells of all sheets."""

_COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""How files of old Office programs begin, and new ones that are locked with a password."""
_ENCRYPTED: Final = 0x1
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_NUMBER: Final = re.compile(r"\s*[0-9]{1,9}\s*", re.ASCII)
_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_READ: Final = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|xl/.*\.(?:xml|rels)")

_ERROR: Final = "holds an error instead of a value; correct its formula"
_NOT_CALCULATED: Final = (
    "holds a formula that no program has calculated; open the workbook, save it, and try again"
)

Cell = tuple[int, int]
"""Row and column, both from 0."""


@frozen(kw_only=True)
class Package:
    """A workbook whose parts have been looked through.

    Attributes:
        data: A zip of those parts only.
        unreadable: Sheet name to the cells whose value cannot be read, each with what is wrong.
    """

    data: bytes = field(repr=False)
    unreadable: Mapping[str, Mapping[Cell, str]]


class _UnusableError(Exception):
    """Why a file is refused as a whole."""


def open_package(data: bytes, *, name: str) -> Package:
    """Look through a workbook, in bounded time and memory.

    Args:
        data: The bytes of the file.
        name: What to call it in errors.

    Raises:
        InvalidInputError: It is not an `.xlsx` workbook, is locked, damaged, or too large.
    """
    try:
        parts = _unpack(data)
        return _look_through(parts)
    except _UnusableError as error:
        raise InvalidInputError(name, [Problem("workbook", str(error))]) from None


def _unpack(data: bytes) -> dict[str, bytes]:
    if not data:
        raise _UnusableError("the file is empty; fill in the sheet that 'results template' makes")
    if data.startswith(_COMPOUND):
        raise _UnusableError(
            "is locked with a password or of an old form; save it without a password as .xlsx"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _read_parts(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise _UnusableError(
            "is not an .xlsx workbook, or is damaged; save it as 'Excel workbook (.xlsx)'"
        ) from None
    if _WORKBOOK not in parts:
        raise _UnusableError("is not an .xlsx workbook; save it as 'Excel workbook (.xlsx)'")
    return parts


def _read_parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    members = archive.infolist()
    if len(members) > _MOST_PARTS:
        raise _UnusableError(f"has more than {_MOST_PARTS} parts; save it anew")
    parts: dict[str, bytes] = {}
    left = _MOST_BYTES
    for member in members:
        if _READ.fullmatch(member.filename) is None:
            continue
        if member.flag_bits & _ENCRYPTED:
            raise _UnusableError("is locked with a password; save it without one")
        if member.filename in parts:
            raise _UnusableError("is damaged: one part is there twice; save it anew")
        with archive.open(member) as stream:
            part = stream.read(left + 1)
        left -= len(part)
        if left < 0:
            raise _UnusableError(
                f"is larger than {_MOST_BYTES // 1024**2} MB when unpacked; remove what does not "
                "belong to the results"
            )
        parts[member.filename] = part
    return parts


def _look_through(parts: Mapping[str, bytes]) -> Package:
    seen = {path: _Part.parse(data, path) for path, data in parts.items()}
    tables = [part.texts for part in seen.values() if part.root == "sst"]
    if len(tables) > 1:
        raise _UnusableError("is damaged: it has two tables of texts; save it anew")
    lengths = tables[0] if tables else []
    text = sum(
        lengths[index] for part in seen.values() for index in part.uses if index < len(lengths)
    )
    if text > _MOST_TEXT:
        raise _UnusableError("holds too much text; remove what does not belong to the results")
    for path, part in seen.items():
        if part.area > _MOST_CELLS:
            raise _UnusableError(
                f"{path} reaches over more than {_MOST_CELLS} cells; delete what stands far to "
                "the right of or below the results"
            )
    targets = seen[_RELATIONS].targets if _RELATIONS in seen else {}
    unreadable: dict[str, Mapping[Cell, str]] = {}
    for sheet, relation in seen[_WORKBOOK].sheets.items():
        path = posixpath.normpath(posixpath.join("/xl", targets.get(relation, ""))).lstrip("/")
        if path in seen:
            unreadable[sheet] = seen[path].unreadable
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for path, data in parts.items():
            archive.writestr(path, data)
    return Package(data=stream.getvalue(), unreadable=unreadable)


@define(kw_only=True)
class _Part:
    """What one XML part holds, as far as it matters; filled while the part is parsed.

    Attributes:
        root: The name of its outermost element.
        texts: Of a table of texts: the length of each.
        uses: Of a sheet: the texts that its cells refer to, by number.
        unreadable: Of a sheet: the cells without a value that should have one.
        sheets: Of the workbook: the name of each sheet to its relation.
        targets: Of relations: the id of each to its path.
    """

    root: str = ""
    texts: list[int] = field(factory=list)
    uses: list[int] = field(factory=list)
    unreadable: dict[Cell, str] = field(factory=dict)
    sheets: dict[str, str] = field(factory=dict)
    targets: dict[str, str] = field(factory=dict)
    _last: Cell = (-1, -1)
    _row: int = -1
    _column: int = -1
    _kind: str = ""
    _value: list[str] | None = None
    _in_value: bool = False
    _has_formula: bool = False

    @classmethod
    def parse(cls, data: bytes, path: str) -> "_Part":
        """Parse a part.

        Raises:
            _UnusableError: It is not XML, or declares a document type.
        """
        part = cls()
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = part.start
        parser.EndElementHandler = part.end
        parser.CharacterDataHandler = part.characters
        try:
            parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position only
        except expat.ExpatError:
            raise _UnusableError(f"is damaged: {path} is not well formed; save it anew") from None
        return part

    @property
    def area(self) -> int:
        """How many cells lie from the corner of a sheet to the last that is in use."""
        return (self._last[0] + 1) * (self._last[1] + 1)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in the beginning of an element."""
        local = name.rpartition(" ")[2]
        if not self.root:
            self.root = local
        elif self.root == "worksheet":
            self._start_in_sheet(local, attributes)
        elif self.root == "sst" and local == "si":
            self.texts.append(0)
        elif local == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(" id")), "")
            self.sheets[attributes.get("name", "")] = relation
        elif local == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def _start_in_sheet(self, local: str, attributes: dict[str, str]) -> None:
        if local == "row":
            self._column = -1
            self._row = _number(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        elif local == "c":
            self._column += 1
            if "r" in attributes:
                self._row, self._column = _position(attributes["r"])
            self._kind = attributes.get("t", "n")
            self._value, self._has_formula = None, False
        elif local == "f":
            self._has_formula = True
        elif local in ("v", "is"):
            self._value, self._in_value = [], True

    def end(self, name: str) -> None:
        """Take in the end of an element."""
        local = name.rpartition(" ")[2]
        if self.root != "worksheet":
            return
        if local in ("v", "is"):
            self._in_value = False
        elif local == "c":
            self._end_cell()

    def _end_cell(self) -> None:
        cell = (self._row, self._column)
        if self._value is None and not self._has_formula:
            return
        text = "".join(self._value or ())
        if self._kind == "e":
            self.unreadable[cell] = _ERROR
        elif self._has_formula and not text and self._kind != "str":
            self.unreadable[cell] = _NOT_CALCULATED
        elif self._kind == "s":
            self.uses.append(_number(text))
        self._last = max(self._last[0], cell[0]), max(self._last[1], cell[1])

    def characters(self, text: str) -> None:
        """Take in text."""
        if self._in_value and self._value is not None:
            self._value.append(text)
        elif self.root == "sst" and self.texts:
            self.texts[-1] += len(text)


def _refuse_doctype(*_: object) -> None:
    raise _UnusableError("declares a document type, which no workbook does; save it anew")


def _number(text: str) -> int:
    if _NUMBER.fullmatch(text) is None:
        raise _UnusableError("is damaged: a number of a row or text is none; save it anew")
    return int(text)


def _position(reference: str) -> Cell:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise _UnusableError("is damaged: a cell has no proper address; save it anew")
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1
