"""What SurveyXact exports: semicolon-separated text, in one of two encodings."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import field, frozen

_ASKED: Final = frozenset({"single", "double", "string"})
"""The kinds of variable that units and items can be; dates and multiple choices are none."""
_IN_OWN_WORDS: Final = "string"
_OWN: Final = re.compile(
    r"stat[a-z]+_[0-9]+|survey|respondent(?:id|key)?|organi[sz]ation(?:id)?|"
    r"created|modified|closetime|starttime|difftime|ip(?:address)?|"
    r"e-?mail|phone|mobile|telefon|mobil|name|navn|cpr|fornavn|etternavn|efternavn"
)
"""What SurveyXact knows of a respondent by itself, and what it is sent out by."""
_KEY: Final = re.compile(rb"/respondents/([A-Za-z0-9]+)")
FINISHED: Final = "statoverall_4"
"""The variable that is 1 where somebody has answered to the end."""


@frozen(kw_only=True)
class Variable:
    """A variable that a unit or an item can be.

    Attributes:
        name: Its name.
        label: What was asked.
        labels: What its values mean.
        is_free_text: Whether it can hold what people wrote in own words.
    """

    name: str
    label: str
    is_free_text: bool = False
    labels: Mapping[float, str] = field(factory=dict[float, str])


def variables_of(structure: bytes) -> Mapping[str, Variable]:
    """Read which variables there are, one line for each of their choices.

    Args:
        structure: The export of the structure: question, variable, type, kind, text, value and
            label. It has one separator too many.

    Raises:
        ValueError: It is no such export.
    """
    found: dict[str, Variable] = {}
    labels: dict[str, dict[float, str]] = {}
    for line in _lines(structure):
        _, name, _, kind, text, value, label = line[:7]
        if kind.casefold() not in _ASKED or _OWN.fullmatch(name.casefold()):
            continue
        choices = labels.setdefault(name, {})
        if value:
            choices[float(value.replace(",", "."))] = " ".join(label.split())
        found[name] = Variable(
            name=name,
            label=" ".join(text.split()),
            labels=choices,
            is_free_text=kind.casefold() == _IN_OWN_WORDS,
        )
    return found


def rows_of(dataset: bytes, columns: Sequence[str]) -> tuple[int, Sequence[Sequence[str]]]:
    """Read the columns that are asked for, of those who have answered to the end.

    Args:
        dataset: The export of the answers; whatever else it has is left where it is.
        columns: The names of variables.

    Returns:
        How many respondents there are in all, and what those have answered.

    Raises:
        ValueError: It is no such export, lacks a column, or a line has not as many cells as
            there are columns.
    """
    lines = _lines(dataset)
    headings = next(lines, list[str]())
    places = [headings.index(name) for name in (FINISHED, *columns)]
    number = 0
    rows: list[list[str]] = []
    for line in lines:
        number += 1
        if len(line) < len(headings) or any(line[len(headings) :]):
            raise ValueError("a line has not as many cells as there are columns")
        finished, *cells = (line[place].strip() for place in places)
        if finished == "1":
            rows.append(cells)
    return number, rows


def number_of_keys(respondents: bytes) -> int:
    """Count the respondents in a list of them, by their keys, which are forgotten at once."""
    return len(set(_KEY.findall(respondents)))


def _lines(export: bytes) -> Iterator[list[str]]:
    try:
        text = export.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = export.decode("cp1252")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    try:
        yield from (line for line in reader if line)
    except csv.Error as error:
        raise ValueError(*error.args) from None
