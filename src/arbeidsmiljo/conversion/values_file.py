"""The values of a template's fields, from a file: TOML or JSON, field key to value.

In TOML a day is written as one, and rows, charts and pictures as tables::

    unit-name = "Seksjon for drift"
    meeting-day = 2026-03-02
    findings = ["Rollene er uklare", "Støtten er god"]

    [[measures]]
    "Beskriv tiltaket" = "Felles morgenmøte"
    "Frist" = 2026-04-15

    [results]
    title = "Resultater"
    categories = ["Mestring", "Støtte"]
    series = [{ name = "Enheten", values = [4.2, 3.9] }]

    [logo]
    picture = "bilder/logo.png"
    alternative = "Logoen til etaten"

A picture stands in a file of its own, which is named from the folder that the values are in; one
that says nothing has `decorative = true` in the place of its alternative text.

A slide that repeats takes a table for each slide, which has the values of the fields on it::

    [[tiltak]]
    "beskriv-tiltaket" = "Felles morgenmøte"
    bilde = { picture = "bilder/morgen.png", alternative = "Vi møtes klokken åtte" }

    [[tiltak.oppgaver]]
    "Hva" = "Bestille rom"
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias, cast

from attrs import define, field, frozen

from arbeidsmiljo.conversion.converter import structure
from arbeidsmiljo.conversion.document import is_document, is_list
from arbeidsmiljo.conversion.json_objects import TwiceError, once
from arbeidsmiljo.conversion.problems import WHOLE
from arbeidsmiljo.conversion.toml_text import parse_toml
from arbeidsmiljo.errors import (
    ArbeidsmiljoError,
    InvalidInputError,
    InvalidValueError,
    Problem,
)
from arbeidsmiljo.model.charts import Chart
from arbeidsmiljo.model.documents import Content, Picture, Scalar, Value

ReadPicture: TypeAlias = Callable[[str], bytes]
"""Gives the bytes of a picture, by its path from the folder that the values are in."""

_SCALARS: Final = (str, int, float, date)
_WHAT: Final = (
    "is none of text, a number, a day, a list of these, a list of rows or slides, a chart "
    "with categories and series, or a picture with its alternative text"
)


@frozen(kw_only=True)
class _PictureFile:
    """A picture as the values tell of it; the attributes are those of `Picture`."""

    picture: str
    alternative: str = ""
    decorative: bool = False


def values_from_toml(
    text: str, *, source: str, read_picture: ReadPicture | None = None
) -> Mapping[str, Value]:
    """Read values from TOML.

    Args:
        text: The text of the file.
        source: What to call it in errors: a file name.
        read_picture: Reads the pictures that the values name; None where there can be none.

    Returns:
        Field key to value.

    Raises:
        InvalidInputError: All that is wrong with it.
    """
    return _values(parse_toml(text, source=source), source, read_picture)


def values_from_json(
    text: str, *, source: str, read_picture: ReadPicture | None = None
) -> Mapping[str, Value]:
    """Read values from JSON, where days are text and stay so.

    Args:
        text: The text of the file.
        source: What to call it in errors: a file name.
        read_picture: Reads the pictures that the values name; None where there can be none.

    Returns:
        Field key to value.

    Raises:
        InvalidInputError: All that is wrong with it.
    """
    try:
        document: object = json.loads(text, object_pairs_hook=once)
    except TwiceError as error:
        what = f"has {error} twice in one place; keep one"
        raise InvalidInputError(source, [Problem(WHOLE, what)]) from None
    except (ValueError, RecursionError) as error:
        raise InvalidInputError(source, [Problem(WHOLE, f"not JSON: {error}")]) from error
    if not isinstance(document, dict):
        raise InvalidInputError(source, [Problem(WHOLE, "is no object of field keys and values")])
    return _values(cast("Mapping[str, object]", document), source, read_picture)


def _values(
    document: Mapping[str, object], source: str, read_picture: ReadPicture | None
) -> Mapping[str, Value]:
    reader = _Reader(source, read_picture)
    found = {key: reader.value(value, f"$.{key}") for key, value in document.items()}
    if reader.problems:
        raise InvalidInputError(source, reader.problems)
    return found


@define
class _Reader:
    """Reads values, and takes down what is none.

    Attributes:
        source: What to call the file in errors.
        read_picture: Reads the pictures that the values name; None where there can be none.
        problems: What was found.
    """

    source: str
    read_picture: ReadPicture | None
    problems: list[Problem] = field(factory=list[Problem], init=False)

    def value(self, value: object, where: str) -> Value:
        """Read what fills a field; a field says itself what it takes."""
        if not is_list(value) or not any(map(is_document, value)):
            return self._content(value, where)
        return [
            {key: self._content(one, f"{where}[{number}].{key}") for key, one in record.items()}
            for number, record in enumerate(self._tables(value, where))
        ]

    def _content(self, value: object, where: str) -> Content:
        """Read what fills a field that is no slide."""
        if is_document(value):
            return self._drawn(value, where)
        if is_list(value) and any(map(is_document, value)):
            return [
                {
                    column: self._scalar(cell, f"{where}[{n}].{column}")
                    for column, cell in row.items()
                }
                for n, row in enumerate(self._tables(value, where))
            ]
        if is_list(value):
            items = [self._scalar(one, f"{where}[{n}]") for n, one in enumerate(value)]
            return cast("Sequence[str]", items)
        return self._scalar(value, where)

    def _tables(self, value: list[object], where: str) -> Iterator[Mapping[str, object]]:
        """Give the tables of a list in which there is one."""
        for number, item in enumerate(value):
            if is_document(item):
                yield item
            else:
                self.problems.append(Problem(f"{where}[{number}]", _WHAT))
                yield {}

    def _drawn(self, table: Mapping[str, object], where: str) -> Content:
        try:
            if "picture" in table:
                return _picture(table, self.source, self.read_picture)
            return structure(table, Chart, source=self.source)
        except InvalidInputError as error:
            self.problems += (
                Problem(f"{where}{one.where[1:]}", one.what) for one in error.problems
            )
        except ArbeidsmiljoError as error:
            self.problems.append(Problem(where, str(error)))
        return ""

    def _scalar(self, value: object, where: str) -> Scalar:
        if isinstance(value, _SCALARS) and not isinstance(value, bool):
            return value
        self.problems.append(Problem(where, _WHAT))
        return ""


def _picture(table: Mapping[str, object], source: str, read_picture: ReadPicture | None) -> Picture:
    named = structure(table, _PictureFile, source=source)
    if read_picture is None:
        raise InvalidValueError(
            "is a picture, and there is no folder to read it from; leave it out"
        )
    return Picture(
        data=read_picture(named.picture),
        alternative=named.alternative,
        decorative=named.decorative,
    )
