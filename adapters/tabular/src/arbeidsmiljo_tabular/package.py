"""The package that a workbook is: a zip of XML parts, from somebody who may be hostile.

The library that reads workbooks trusts what it is given. It is given a package made anew here,
of parts that are within bounds, well formed, and declare no document type.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Final
from xml.parsers import expat

from attrs import define, field, frozen

from arbeidsmiljo_tabular.sheet_list import SheetList

MOST_PARTS: Final = 1_000
_CHUNK: Final = 1024 * 1024
_SMALL: Final = 16 * 1024 * 1024
HIGHEST_RATIO: Final = 250
"""How many times smaller a part that is not small may be packed; sheets are some thirty times."""
_LONGEST_TAG: Final = 64 * 1024 * 1024
"""Bytes without the end of a tag; a formula or a text may be long, but not like this."""

_COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""How files of old Office programs begin, and new ones that are locked with a password."""
_ENCRYPTED: Final = 0x1
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_TYPES: Final = "[Content_Types].xml"
_READ: Final = re.compile(rf"{re.escape(_TYPES)}|_rels/\.rels|xl/.*\.(?:xml|rels)")
_FORMULA: Final = re.compile(rb"(<(?:[^\s<>/]+:)?f)\s[^<>]*?(/?>)")
"""Where a formula begins, with what is said of it."""

_LONG_FORMAT: Final = re.compile(rb"formatCode\s*=\s*(?:\"[^\"<]{1001}|'[^'<]{1001})")
"""How numbers are shown, in more letters than any program takes; they are 255 at most."""

_EMPTY_ROW: Final = rb'<(?:[^\s<>/:]+:)?row\s+r="[0-9]+"[^<>]*/>'
_EMPTY_ROWS: Final = re.compile(rb"(?:%b\s*)+(%b)" % (_EMPTY_ROW, _EMPTY_ROW))
"""Rows in which nothing stands, with the last of them."""


class UnusableError(Exception):
    """Why a file is refused as a whole."""


@frozen(kw_only=True)
class Bounds:
    """How large a workbook may be.

    Attributes:
        size: Bytes of all the parts together, unpacked.
        elements: In one part; each takes far more memory than the few bytes it is written with.
        values: In one part, as cells that hold something have them; None where the elements say it.
    """

    size: int
    elements: int
    values: int | None = None


MOST_CELLS: Final = 500_000
"""In one sheet; 2,000 units, 20 factors and a scale of 5 have 440,000."""
TOO_MANY: Final = (
    f"has a sheet with more than {MOST_CELLS} cells, and formulas or errors among them; remove "
    "what does not belong to the results, or paste the sheet as values"
)
_TOO_MANY_PARTS: Final = f"has more than {MOST_PARTS} parts; save it anew"
_TOO_MANY_SHEETS: Final = (
    f"has more than {MOST_PARTS} sheets; remove what does not belong to the results"
)
_ONE_PART_TWICE: Final = (
    "has two sheets that are one and the same part, as no program writes them; save it anew"
)
RESULTS: Final = Bounds(size=64 * 1024**2, elements=1_500_000, values=MOST_CELLS)
"""Of results; 2,000 units and 20 factors take a third of it."""
TABLES: Final = Bounds(size=1024**3, elements=60_000_000)
"""Of tables of any kind; the answers of 200,000 people to 70 questions take half of it."""


def checked(
    data: bytes, bounds: Bounds = RESULTS, look: Callable[[str, bytes], None] | None = None
) -> bytes:
    """Make the package anew, with nothing but the XML parts of the workbook.

    Args:
        data: The bytes of the file.
        bounds: How large it may be.
        look: What is to be shown the path of each part with the part, piece by piece; pieces end
            where tags do.

    Raises:
        UnusableError: It is not a zip, is locked, damaged, or too large, or has one part for more
            than one sheet.
    """
    if not data:
        raise UnusableError("the file is empty; give a workbook that holds something")
    if data.startswith(_COMPOUND):
        raise UnusableError(
            "is locked with a password or of an old form; save it without a password as .xlsx"
        )
    package = io.BytesIO()
    try:
        with (
            zipfile.ZipFile(io.BytesIO(data)) as archive,
            zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
        ):
            _copy_parts(archive, new, bounds, look)
            paths = new.namelist()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise UnusableError(
            "is not an .xlsx workbook, or is damaged; save it as 'Excel workbook (.xlsx)'"
        ) from None
    if _TYPES not in paths:
        raise UnusableError("is not an .xlsx workbook; save it as 'Excel workbook (.xlsx)'")
    return package.getvalue()


def _copy_parts(
    archive: zipfile.ZipFile,
    new: zipfile.ZipFile,
    bounds: Bounds,
    look: Callable[[str, bytes], None] | None,
) -> None:
    members = archive.infolist()
    if len(members) > MOST_PARTS:
        raise UnusableError(_TOO_MANY_PARTS)
    sheets = SheetList()
    copied: set[str] = set()
    left = bounds.size
    for member in members:
        path = member.filename
        if _READ.fullmatch(path) is None:
            continue
        if member.flag_bits & _ENCRYPTED:
            raise UnusableError("is locked with a password; save it without one")
        if path in copied or member.compress_type not in _METHODS:
            raise UnusableError("is packed as no workbook is; save it anew")
        if member.file_size > max(_SMALL, HIGHEST_RATIO * member.compress_size):
            raise UnusableError(
                f"is packed more than {HIGHEST_RATIO} times smaller than it is, as zip bombs are; "
                "save it anew"
            )
        copied.add(path)
        check = _Check(path=path, bounds=bounds, sheets=sheets)
        with archive.open(member) as stream, new.open(path, "w") as target:
            for piece in _pieces(stream, left, bounds):
                left -= len(piece)
                check.read(piece)
                if look is not None:
                    look(path, piece)
                # Which formulas share a text is left out: to write it out for each cell takes
                # time without bound, and what matters here is only that a formula is there.
                lean = _FORMULA.sub(rb"\1\2", piece)
                # Who reads carefully takes time for each row; the last of those that are empty
                # says how many there are.
                target.write(lean if bounds.values is None else _EMPTY_ROWS.sub(rb"\1", lean))
        check.end()
    # A small part that is very many sheets would be read as often.
    if sheets.has_a_part_twice:
        raise UnusableError(_ONE_PART_TWICE)


def _pieces(stream: IO[bytes], most: int, bounds: Bounds) -> Iterator[bytes]:
    """Give a part piece by piece, each to the end of a tag."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        most -= len(chunk)
        if most < 0:
            raise UnusableError(
                f"is larger than {bounds.size // 1024**2} MB when unpacked; remove what does not "
                "belong to the results"
            )
        end = chunk.rfind(b">") + 1
        if end:
            yield rest + chunk[:end]
            rest = b""
        rest += chunk[end:]
        if len(rest) > _LONGEST_TAG:
            raise UnusableError("is damaged: a part has a tag without an end; save it anew")
    if rest:
        yield rest


def _new_parser() -> expat.XMLParserType:
    # Every program writes UTF-8. In another encoding, one parser could see what another does not.
    parser = expat.ParserCreate("UTF-8")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.XmlDeclHandler = _refuse_encoding
    return parser


@define(kw_only=True)
class _Check:
    """Checks a part while it is read: well formed, within bounds, no document type."""

    path: str
    bounds: Bounds
    sheets: SheetList
    _elements: int = field(default=0, init=False)
    _values: int = field(default=0, init=False)
    _parser: expat.XMLParserType = field(init=False, factory=_new_parser)

    def read(self, piece: bytes) -> None:
        """Check a piece."""
        self._elements += piece.count(b"<") - piece.count(b"</")
        if self._elements > self.bounds.elements:
            raise UnusableError(
                f"has a part with more than {self.bounds.elements} elements, which is for a sheet "
                "of values alone; remove what does not belong to the results, or paste the sheet "
                "as values"
            )
        self._values += piece.count(b"<v>") + piece.count(b"<is>")
        if self.bounds.values is not None and self._values > self.bounds.values:
            raise UnusableError(TOO_MANY)
        # To be told of each element takes time, of which a sheet of answers has none to spare.
        if self.sheets.is_in(self.path, piece):
            self._parser.StartElementHandler = self._list
        # To find out which formats are those of dates takes time without bound.
        if b"formatCode" in piece and _LONG_FORMAT.search(piece):
            raise UnusableError("has a number format that is longer than any; save it anew")
        self._parse(piece)

    def _list(self, element: str, attributes: dict[str, str]) -> None:
        self.sheets.add(self.path, element, attributes)
        if self.sheets.number > MOST_PARTS:
            raise UnusableError(_TOO_MANY_SHEETS)
        if self.sheets.relations > MOST_PARTS:
            raise UnusableError(_TOO_MANY_PARTS)

    def end(self) -> None:
        """Check that nothing is missing at the end."""
        self._parse(b"", is_last=True)

    def _parse(self, piece: bytes, *, is_last: bool = False) -> None:
        try:
            self._parser.Parse(piece, is_last)
        except expat.ExpatError:
            raise UnusableError(
                f"is damaged: {self.path} is not well formed; save it anew"
            ) from None


def _refuse_doctype(*_: object) -> None:
    raise UnusableError("declares a document type, which no workbook does; save it anew")


def _refuse_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding is not None and encoding.upper() != "UTF-8":
        raise UnusableError("is not written in UTF-8, as every workbook is; save it anew")
