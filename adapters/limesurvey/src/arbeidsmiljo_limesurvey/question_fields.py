"""The fields of a survey: which of them units and items can be, and which are free text."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, cast

from attrs import field, frozen

from arbeidsmiljo.survey.tables import Cell

_ASKED: Final = frozenset("5ABCEFHLNSY!O*")
"""The types of question that units and items can be: one answer, a number or a short text.

Long texts, files, dates and the like are not among them; an equation (`*`) can say the unit.
"""
_WITH_OPTIONS: Final = frozenset("FHL!O")
_SCALES: Final[Mapping[str, range]] = MappingProxyType(
    {"5": range(1, 6), "A": range(1, 6), "B": range(1, 11)}
)
"""The types that have a scale of their own."""
_BESIDE: Final = frozenset({"other", "comment", "othercomment"})
"""What is written beside an answer."""
_IN_OWN_WORDS: Final = frozenset("STUQ;")
"""The types of question that are answered in own words, in a line, in many or in several places."""
_WITH_COMMENTS: Final = "P"
"""The type of question of which every choice has a comment beside it."""
_TAG: Final = re.compile(r"<[^>]*>")
_CODE: Final = re.compile(r"([A-Za-z]*)([0-9]{1,9})", re.ASCII)


@frozen(kw_only=True)
class QuestionField:
    """A field that can be asked for.

    Attributes:
        name: In the field map.
        heading: As an export has it: `K01`, or `LIK[K01]` for a part of a question.
        question: The number of the question whose options it has; None where it has none.
        label: What was asked.
        scale: The values that its type has by itself.
    """

    name: str
    heading: str
    question: int | None
    label: str
    scale: range = field(factory=lambda: range(0))


_About = Mapping[str, object]
"""What the server tells of a field."""


def question_fields(field_map: Mapping[str, _About]) -> Iterator[QuestionField]:
    """Find the fields that units and items can be.

    Args:
        field_map: As the server gives it.
    """
    for name, about in field_map.items():
        if _kind(about) in _ASKED and not _is_beside(about):
            yield _field(name, about)


def free_text_fields(field_map: Mapping[str, _About]) -> Iterator[QuestionField]:
    """Find the fields that were answered in own words.

    Args:
        field_map: As the server gives it.
    """
    for name, about in field_map.items():
        if _kind(about) in _IN_OWN_WORDS or _is_beside(about):
            yield _field(name, about)


def _kind(about: _About) -> str:
    """Give the type of a question; nothing for what the server itself knows of a response."""
    return str(about.get("type", "")) if about.get("qid") else ""


def _part(about: _About) -> str:
    """Give the code of the part of a question; nothing for a whole one."""
    return str(about.get("aid") or "") if about.get("qid") else ""


def _is_beside(about: _About) -> bool:
    """Tell whether a field has what was written beside an answer."""
    part = _part(about)
    return part in _BESIDE or (_kind(about) == _WITH_COMMENTS and part.endswith("comment"))


def _field(name: str, about: _About) -> QuestionField:
    kind, part, title = _kind(about), _part(about), str(about["title"])
    asked = [_plain(str(about.get(key) or "")) for key in ("question", "subquestion")]
    has_options = kind in _WITH_OPTIONS and not _is_beside(about)
    return QuestionField(
        name=name,
        heading=f"{title}[{part}]" if part else title,
        question=int(str(about["qid"])) if has_options else None,
        label=": ".join(one for one in asked if one),
        scale=_SCALES.get(kind, range(0)),
    )


@frozen(kw_only=True)
class Options:
    """The options that a question has to choose from.

    Attributes:
        texts: Code to text, as they stand in the question.
    """

    texts: Mapping[str, str]

    @property
    def values(self) -> Mapping[str, float]:
        """Code to the value that it says, such as 4 for `4`, `A4` or `AO04`.

        Nothing, where codes differ in more than a number: then the mapping says what they mean.
        """
        read = {code: _CODE.fullmatch(code) for code in self.texts}
        parts = {code: (one[1], float(one[2])) for code, one in read.items() if one is not None}
        letters = {word for word, _ in parts.values()}
        numbers = {number for _, number in parts.values()}
        if len(letters) != 1 or len(numbers) != len(read):
            return {}
        return {code: number for code, (_, number) in parts.items()}

    @property
    def labels(self) -> Mapping[float, str]:
        """Value to text."""
        return {value: self.texts[code] for code, value in self.values.items()}


def options_of(told: object) -> Options:
    """Read the options of a question as the server gives them: by code, or as a list."""
    pairs: Iterable[tuple[object, object]] = ()
    if isinstance(told, dict):
        pairs = cast("dict[object, object]", told).items()
    elif isinstance(told, list):
        pairs = enumerate(cast("list[object]", told))  # so PHP writes codes that count from 0
    return Options(
        texts={
            str(code): _plain(str(cast("Mapping[str, object]", one).get("answer", "")))
            for code, one in pairs
            if isinstance(one, dict)
        }
    )


def cell_of(given: object, values: Mapping[str, float]) -> Cell:
    """Give what was answered: a value where a code says one, and otherwise what was written."""
    words = "" if given is None else str(given).strip()
    return values.get(words, words) or None if words else None


def _plain(text: str) -> str:
    """Give a text without what makes it look like something."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())
