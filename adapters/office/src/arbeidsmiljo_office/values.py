"""Values as text: dates, numbers and lists in the document's language, and what cannot be text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from math import isfinite
from typing import Final, cast

from attrs import define, field
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_datetime_format
from babel.lists import format_list
from babel.numbers import format_decimal

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo.model.charts import Chart
from arbeidsmiljo.model.documents import Field, FieldKind, Picture

_UNPRINTABLE: Final = re.compile(
    "[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
TOO_LARGE: Final = 10**12
"""A trillion, from which on a number is not written out."""
_ROUNDED_OFF: Final = 0.0005
"""Nothing that is not more than this is there in three decimals; half goes to the even digit."""
_LINE_BREAKS: Final = re.compile(r"\r\n?")


class UnfitError(Exception):
    """A value that does not fit its field; says why, and what would."""


# Nobody changes one; freezing them would take as long as checking what they hold.
@define
class Given:
    """A value that has been checked: one of the four is there.

    Attributes:
        texts: Its paragraphs, each line break a line feed; None where it is no text.
        records: Its rows, each column to its text; or its slides, each field to its value.
        chart: The chart.
        picture: The picture.
    """

    texts: tuple[str, ...] | None = None
    records: tuple[Mapping[int, Given], ...] | None = field(default=None, kw_only=True)
    chart: Chart | None = field(default=None, kw_only=True)
    picture: Picture | None = field(default=None, kw_only=True)

    @property
    def is_drawn(self) -> bool:
        """Whether it is a chart or a picture."""
        return self.chart is not None or self.picture is not None

    @property
    def goes_on(self) -> bool:
        """Whether it has more than one paragraph."""
        return self.texts is not None and len(self.texts) > 1


@lru_cache(maxsize=64)
def language_of(language: str) -> Locale:
    """Return what is known of a language.

    Args:
        language: Such as `nb`.

    Raises:
        TemplateError: There is no such language.
    """
    if not isinstance(cast("object", language), str):
        raise TemplateError(
            f"the language is a code such as nb, nn, da or en, got {noun_of(language)}; give one"
        )
    try:
        return Locale.parse(language, sep="-" if "-" in language else "_")
    except (UnknownLocaleError, ValueError):
        raise TemplateError(
            f"{language!r} is not a language that dates and numbers can be written in; give a "
            "code such as nb, nn, da or en"
        ) from None


def checked(field: Field, value: object, locale: Locale) -> Given:
    """Check a value against its field and put it into words.

    Args:
        field: The field.
        value: A `Value`, or what somebody took for one.
        locale: Of the document.

    Raises:
        UnfitError: It does not fit.
    """
    if isinstance(value, str) and field.kind is not FieldKind.ROW:
        return Given(texts=(printable(value, ""),))
    if isinstance(value, Chart):
        if field.kind is not FieldKind.SHAPE:
            raise UnfitError("a chart takes the place of a yellow shape, and this is text")
        return Given(chart=value)
    if isinstance(value, Picture) and field.kind is not FieldKind.ROW:
        return Given(picture=value)
    if field.kind is FieldKind.ROW:
        return Given(records=tuple(_records(field, value, locale)))
    items = items_of(value)
    if items is not None:
        texts = [_text(item, locale, f"item {i}: ") for i, item in enumerate(items, start=1)]
        if field.kind is FieldKind.INLINE:
            said = [text for text in texts if text.strip()]
            return Given(texts=(_enumerated(said, locale),))
        return Given(texts=tuple(texts) or ("",))
    return Given(texts=(_text(value, locale, ""),))


def _enumerated(texts: Sequence[str], locale: Locale) -> str:
    """Join texts as a sentence does: «a, b og c»."""
    most = 3
    if len(texts) > most:
        # Babel writes the list anew for each item; those in the middle are parted alike.
        between = str(locale.list_patterns["standard"]["middle"]).format("", "")
        texts = (texts[0], between.join(texts[1:-1]), texts[-1])
    return format_list(texts, locale=locale)


def items_of(value: object) -> Sequence[object] | None:
    """Return the items of a list; None for what is no list, as text is none.

    Args:
        value: Anything.
    """
    if isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray):
        return cast("Sequence[object]", value)
    return None


def _records(field: Field, value: object, locale: Locale) -> list[Mapping[int, Given]]:
    rows = items_of(value)
    if rows is None:
        raise UnfitError(f"takes a list of rows, got {noun_of(value)}")
    numbers = {column: number for number, column in enumerate(field.columns)}
    records = list[Mapping[int, Given]]()
    for row, record in enumerate(rows, start=1):
        if not isinstance(record, Mapping):
            raise UnfitError(f"row {row}: each row maps columns to values, got {noun_of(record)}")
        cells = dict[int, Given]()
        for column, scalar in cast("Mapping[str, object]", record).items():
            if column not in numbers:
                known = ", ".join(map(repr, field.columns))
                raise UnfitError(f"row {row}: there is no column {column!r}; known: {known}")
            text = _text(scalar, locale, f"row {row}, column {column!r}: ")
            cells[numbers[column]] = Given(texts=(text,))
        records.append(cells)
    return records


def _text(value: object, locale: Locale, where: str) -> str:
    """Put a scalar into words."""
    match value:
        case str():
            return printable(value, where)
        case bool():
            raise UnfitError(f"{where}takes words, got {value}; write what it means")
        case int() if abs(value) < TOO_LARGE:
            return format_decimal(value, locale=locale)
        case float() if isfinite(value) and abs(value) < TOO_LARGE:
            # A number that can have decimals shows one, so that those of a column stand alike.
            return decimal(value, locale, form="#,##0.0##")
        case int() | float():
            raise UnfitError(f"{where}takes a number below a trillion; leave out what is none")
        case datetime():
            pattern = str(get_datetime_format("long", locale=locale)).replace("'", "")
            day = format_date(value, format="long", locale=locale)
            time = format_time(value, format="short", locale=locale)
            return pattern.replace("{1}", day).replace("{0}", time)
        case date():
            return format_date(value, format="long", locale=locale)
        case _:
            raise UnfitError(f"{where}takes text, a number or a date, got {noun_of(value)}")


def decimal(value: float, locale: Locale, *, form: str | None = None) -> str:
    """Write a number with at most three decimals; what they make nothing of has no sign.

    Args:
        value: The number.
        locale: Of the document.
        form: How numbers look; None for what the language has.
    """
    # Babel writes «-0» of what is less than nothing, and nothing once it is rounded.
    shown = 0.0 if abs(value) <= _ROUNDED_OFF else value
    return str(format_decimal(shown, format=form, locale=locale))


def printable(text: str, where: str) -> str:
    """Return text with its line breaks alike.

    Args:
        text: Any text.
        where: The place in the value, for the error.

    Raises:
        UnfitError: It has a control character or half of a character, which no file can hold.
    """
    if text.isprintable():
        return text
    alike = _LINE_BREAKS.sub("\n", text) if "\r" in text else text
    strange = _UNPRINTABLE.search(alike)
    if strange:
        raise UnfitError(
            f"{where}has the character {strange[0]!r} at {strange.start() + 1}, which no document "
            "can hold; take it out"
        )
    return alike


_NOUNS: Final[Mapping[type, str]] = {
    str: "text",
    bytes: "bytes",
    bool: "true or false",
    int: "a number",
    float: "a number",
    date: "a date",
    Chart: "a chart",
    Picture: "a picture",
    Mapping: "one row",
    Sequence: "a list",
    type(None): "nothing",
}


def noun_of(value: object) -> str:
    """Say what a value is.

    Args:
        value: Anything.
    """
    for kind, noun in _NOUNS.items():
        if isinstance(value, kind):
            return noun
    return type(value).__name__
