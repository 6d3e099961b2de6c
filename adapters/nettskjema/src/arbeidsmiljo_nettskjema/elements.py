"""The elements of a form: which of them units and items can be, and which are free text."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, cast

from attrs import field, frozen

from arbeidsmiljo.survey.tables import Cell

_CHOICES: Final = frozenset({"RADIO", "SELECT"})
_ROWS_OF_CHOICES: Final = "MATRIX_RADIO"
_SCALE: Final = "LINEAR_SCALE"
_NUMBER: Final = "NUMBER"
_IN_OWN_WORDS: Final = frozenset({"QUESTION", "QUESTION_MULTILINE"})
_TAG: Final = re.compile(r"<[^>]*>")
_INTEGER: Final = re.compile(r"-?[0-9]{1,9}", re.ASCII)

Told = Mapping[str, object]
"""An element, or a part of one, as Nettskjema tells it."""


@frozen(kw_only=True)
class Question:
    """A question that can be asked for.

    Attributes:
        heading: As a report has it: `k01`, or `k.01` for a row of a matrix.
        label: What was asked.
        labels: What values mean, where all answers are coded as whole numbers.
    """

    heading: str
    label: str
    labels: Mapping[float, str] = field(factory=dict[float, str])

    def cell(self, given: str) -> Cell:
        """Give what was answered: a value, or a code that is none."""
        words = given.strip()
        if self.labels and _INTEGER.fullmatch(words):
            return float(words)
        return words or None


def questions_of(elements: Sequence[Told]) -> Iterator[Question]:
    """Find the questions that units and items can be; texts and dates are none.

    Args:
        elements: As Nettskjema gives them.
    """
    for element in elements:
        kind, code = element["elementType"], element["externalElementId"]
        if not code:
            continue
        label = _plain(element["text"])
        labels = _labels(cast("Sequence[Told]", element["answerOptions"]))
        if kind in _CHOICES:
            yield Question(heading=str(code), label=label, labels=labels)
        elif kind == _ROWS_OF_CHOICES:
            for row in cast("Sequence[Told]", element["subElements"]):
                yield Question(
                    heading=f"{code}.{row['externalElementId']}",
                    label=f"{label}: {_plain(row['text'])}",
                    labels=labels,
                )
        elif kind == _SCALE:
            yield Question(heading=str(code), label=label, labels=_scale(element))
        elif kind == _NUMBER:
            yield Question(heading=str(code), label=label)


def free_text_of(elements: Sequence[Told]) -> Iterator[Question]:
    """Find the questions that were answered in own words.

    Args:
        elements: As Nettskjema gives them.
    """
    for element in elements:
        code = element["externalElementId"]
        if code and element["elementType"] in _IN_OWN_WORDS:
            yield Question(heading=str(code), label=_plain(element["text"]))


def _labels(options: Sequence[Told]) -> Mapping[float, str]:
    codes = [str(one["externalAnswerOptionId"]) for one in options]
    if not all(map(_INTEGER.fullmatch, codes)):
        return {}
    return {float(code): _plain(one["text"]) for code, one in zip(codes, options, strict=True)}


def _scale(element: Told) -> Mapping[float, str]:
    """Give the values of a scale, of which some have words beside them."""
    least = int(cast("int", element["minimumValue"]))
    most = int(cast("int", element["maximumValue"]))
    if not 0 < most - least < 1000:  # noqa: PLR2004 - no scale has a thousand steps
        raise ValueError("a scale has no steps, or a thousand")
    labels = {float(value): str(value) for value in range(least, most + 1)}
    ends = {least: element["minimumValueText"], most: element["maximumValueText"]}
    return labels | {float(value): _plain(text) for value, text in ends.items() if text}


def _plain(text: object) -> str:
    """Give a text without what makes it look like something."""
    return " ".join(html.unescape(_TAG.sub(" ", str(text or ""))).split())
