"""The parts of a workbook that its cells are made of: sheets, texts and number formats."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from attrs import define, field, frozen

from arbeidsmiljo_tabular.package import UnusableError

_MOST_CELLS: Final = 500_000
"""In one sheet; 2,000 units, 20 factors and a scale of 5 have 440,000."""

_ADDRESS: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_INDEX: Final = re.compile(r"[0-9]{1,9}", re.ASCII)
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?", re.ASCII)

_DATE_FORMATS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""The numbers of the formats of dates and times that every program has."""
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|[_*].|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
"""What stands for itself in a number format, colours and currencies."""
_DATE_LETTER: Final = re.compile(r"[ymdhs]", re.IGNORECASE)

Cell = tuple[int, int]
"""Row and column, both from 0."""


@frozen
class Fault:
    """Why a cell has no value that can be used."""

    what: str


Value = str | float | Fault
"""What stands in a cell."""

_ERROR: Final = Fault("holds an error instead of a value; correct its formula")
_NOT_CALCULATED: Final = Fault(
    "holds a formula that no program has calculated; open the workbook, save it, and try again"
)
_DATE: Final = Fault("is a date or a time; format the cell as a number and write it again")
_TRUTH: Final = Fault("is a truth value; write a number or text")
_DAMAGED: Final = Fault("is damaged; write it again")


@define
class Texts:
    """Reads the texts that cells refer to by number."""

    found: list[str] = field(factory=list)
    _text: list[str] = field(factory=list)
    _within: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a text, or a part of it in a format of its own."""
        del attributes
        if name == "si":
            self._text.clear()
        elif name == "t":
            self._within = True

    def end(self, name: str) -> None:
        """End it."""
        if name == "t":
            self._within = False
        elif name == "si":
            # Stripped here, once, since any number of cells may refer to it.
            self.found.append("".join(self._text).strip())

    def text(self, text: str) -> None:
        """Take in what it says."""
        if self._within:
            self._text.append(text)


@define
class Styles:
    """Reads which styles show a number as a date or a time."""

    dates: list[bool] = field(factory=list)
    _of_dates: set[str] = field(factory=lambda: {str(number) for number in _DATE_FORMATS})
    _in_cells: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in a number format, or a style that uses one."""
        if name == "numFmt":
            code = _LITERAL.sub("", attributes.get("formatCode", ""))
            if _DATE_LETTER.search(code):
                self._of_dates.add(attributes.get("numFmtId", ""))
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self.dates.append(attributes.get("numFmtId", "") in self._of_dates)

    def end(self, name: str) -> None:
        """End the list of styles of cells."""
        if name == "cellXfs":
            self._in_cells = False

    def text(self, text: str) -> None:
        """Pass over text; styles have none."""


@define
class Cells:
    """Reads the cells of a sheet.

    Attributes:
        texts: The texts that cells refer to.
        dates: For each style, whether it shows a number as a date.
        found: The cells that hold something.
    """

    texts: Sequence[str]
    dates: Sequence[bool]
    found: dict[Cell, Value] = field(factory=dict)
    _row: int = -1
    _column: int = -1
    _kind: str = "n"
    _style: str = "0"
    _formula: bool = False
    _text: list[str] = field(factory=list)
    _within: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a row, a cell, or what stands in it."""
        if name == "row":
            self._row, self._column = self._row + 1, -1
            if "r" in attributes:
                self._row = _index(attributes["r"]) - 1
        elif name == "c":
            self._column += 1
            if "r" in attributes:
                self._row, self._column = _position(attributes["r"])
            self._kind = attributes.get("t", "n")
            self._style = attributes.get("s", "0")
            self._formula = False
            self._text.clear()
        elif name == "f":
            self._formula = True
        elif name in ("v", "t"):
            self._within = True

    def end(self, name: str) -> None:
        """End what stands in a cell, or the cell."""
        if name in ("v", "t"):
            self._within = False
        elif name == "c":
            value = self._read("".join(self._text))
            if value != "":
                self.found[self._row, self._column] = value
            if len(self.found) > _MOST_CELLS:
                raise UnusableError(
                    f"has a sheet with more than {_MOST_CELLS} cells; remove what does not belong "
                    "to the results"
                )

    def text(self, text: str) -> None:
        """Take in what stands in a cell."""
        if self._within:
            self._text.append(text)

    def _read(self, text: str) -> Value:
        if self._kind == "e":
            return _ERROR
        if not text:
            # An empty text is what many formulas give; no value at all is what none gives.
            return _NOT_CALCULATED if self._formula and self._kind != "str" else ""
        readers: Mapping[str, Callable[[str], Value]] = {
            "s": self._read_reference,
            "str": str.strip,
            "inlineStr": str.strip,
            "b": lambda _: _TRUTH,
            "d": lambda _: _DATE,
        }
        return readers.get(self._kind, self._read_number)(text)

    def _read_reference(self, text: str) -> Value:
        if _INDEX.fullmatch(text.strip()) is None or int(text) >= len(self.texts):
            return _DAMAGED
        return self.texts[int(text)].strip()

    def _read_number(self, text: str) -> Value:
        if _NUMBER.fullmatch(text.strip()) is None:
            return _DAMAGED
        style = int(self._style) if _INDEX.fullmatch(self._style) else 0
        is_date = style < len(self.dates) and self.dates[style]
        return _DATE if is_date else float(text)


def _index(text: str) -> int:
    if _INDEX.fullmatch(text) is None:
        raise UnusableError("is damaged: a row has no proper number; save it anew")
    return int(text)


def _position(address: str) -> Cell:
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise UnusableError("is damaged: a cell has no proper address; save it anew")
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1
