"""Tables in SPSS files, in which labels and missing values travel with the answers."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypedDict, cast

from arbeidsmiljo.errors import InvalidInputError, PluginError, Problem
from arbeidsmiljo.survey.tables import Cell, Column, Fault, Table
from arbeidsmiljo_tabular.package import UnusableError

_MOST_BYTES: Final = 256 * 1024 * 1024
_MOST_SECONDS: Final = 600
_MARKS: Final = (b"$FL2", b"$FL3")
"""How such files begin; the second is compressed as a whole."""
_DATE: Final = Fault("is a date or a time, and no answer; name another column")
_DAMAGED: Final = "is damaged, or not as SPSS writes it; save it from SPSS or the vendor anew"
_WRONG: Final[Mapping[str, str]] = MappingProxyType(
    {
        "damaged": _DAMAGED,
        "empty": "has no variables; give a file with a variable for each question",
        "large": "has more cells than any survey; give a part of it",
    }
)
"""What is wrong with a file, by what the reader calls it."""
_CANNOT_RUN: Final = (
    "SPSS files are read by a program of its own, which {program} could not run; install "
    "arbeidsmiljo-tabular for that Python anew, or give the answers as .csv"
)


class _ReadColumn(TypedDict):
    """What the reader writes of a column."""

    heading: str
    label: str
    labels: list[tuple[float, str]]
    is_time: bool
    cells: list[str | float | None]


class SpssTables:
    """Reads the table in an SPSS file.

    The library that reads it is imported by a program of its own, so that a file can neither
    bring down whoever asks, nor take more time and memory than there is for it.
    """

    @property
    def suffixes(self) -> frozenset[str]:
        """Files that SPSS saves, compressed as a whole or not."""
        return frozenset({".sav", ".zsav"})

    def read(self, data: bytes, *, name: str) -> Sequence[Table]:
        """Read the one table: variables by their names, with their labels and those of values.

        Values that are declared missing are empty cells. Dates and times are told where they are
        used.

        Args:
            data: The bytes of the file.
            name: What to call it in errors.

        Raises:
            InvalidInputError: It is not such a file, is damaged or too large.
            PluginError: No other program can be run here.
        """
        try:
            return (_table(data),)
        except UnusableError as error:
            raise InvalidInputError(name, [Problem("file", str(error))]) from None


def _table(data: bytes) -> Table:
    if not data.startswith(_MARKS):
        raise UnusableError("is not an SPSS file; save it as 'SPSS Statistics (.sav)'")
    if len(data) > _MOST_BYTES:
        raise UnusableError(f"is larger than {_MOST_BYTES // 1024**2} MB; give a part of it")
    columns = tuple(map(_column, _read_apart(data).splitlines()))
    return Table(columns=columns, first_row=1)


def _read_apart(data: bytes) -> bytes:
    """Let the reader read a file.

    Raises:
        UnusableError: The file brought the reader down.
        PluginError: The reader cannot be run.
    """
    try:
        done = subprocess.run(
            # What lies about in the current folder is not to be taken for a library.
            [sys.executable, "-P", "-m", "arbeidsmiljo_tabular.spss_reader"],
            input=data,
            capture_output=True,
            check=False,
            timeout=_MOST_SECONDS,
            # One thread's room for work; the library that is loaded would take one for each core.
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        )
    except subprocess.TimeoutExpired:
        raise UnusableError(_DAMAGED) from None
    except OSError as error:
        raise PluginError(_CANNOT_RUN.format(program=sys.executable)) from error
    if done.returncode == 1:  # as Python ends where a module cannot be loaded
        raise PluginError(_CANNOT_RUN.format(program=sys.executable))
    if done.returncode:
        raise UnusableError(_DAMAGED)
    return done.stdout


def _column(line: bytes) -> Column:
    answer = json.loads(line)
    if "wrong" in answer:
        raise UnusableError(_WRONG[answer["wrong"]])
    read = cast("_ReadColumn", answer)
    cells: Sequence[Cell]
    if read["is_time"]:
        cells = [None if cell is None else _DATE for cell in read["cells"]]
    else:
        # Of the few answers that there are, each is kept once.
        known: dict[str | float | None, str | float | None] = {}
        cells = [known.setdefault(cell, cell) for cell in read["cells"]]
    return Column(
        heading=read["heading"],
        label=read["label"],
        cells=cells,
        value_labels=dict(read["labels"]),
    )
