"""Which values a field takes, and how they are written."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import docx
import pytest

from arbeidsmiljo.errors import FieldValueError, NotFoundError
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.word_files import (
    paragraph,
    run,
    table,
    text_row,
    word_file,
    yellow,
    yellow_row,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from arbeidsmiljo.model.documents import Value


def fill(data: bytes, values: Mapping[str, Value]) -> bytes:
    """Fill a document in bokmål."""
    template = OfficeTemplateEngine().open(data, name="mal.docx")
    return template.fill(values, language="nb").data


def texts(data: bytes) -> list[str]:
    """Return the paragraphs of a document's body, as python-docx reads them."""
    return [found.text for found in docx.Document(io.BytesIO(data)).paragraphs]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("én linje", "én linje"),
        ("to\nlinjer", "to\nlinjer"),
        ("to\r\nlinjer\rtil", "to\nlinjer\ntil"),
        ("tabulator\tinni", "tabulator\tinni"),
        ("<w:t>&amp; {{x}}", "<w:t>&amp; {{x}}"),
        ("  to blanke  ", "  to blanke  "),
        ("", ""),
        (date(2026, 2, 2), "2. februar 2026"),
        (1234567, "1\xa0234\xa0567"),
        (3.25, "3,25"),
        (["en", "to"], "en\nto"),
    ],
)
def test_values_of_an_inline_field(value: Value, shown: str) -> None:
    """Text keeps its breaks and signs; dates and numbers are written in the language."""
    filled = fill(word_file(paragraph(run("a["), yellow("X"), run("]b"))), {"x": value})

    assert texts(filled) == [f"a[{shown}]b"]


@pytest.mark.parametrize(
    ("language", "shown"),
    [("nb", "2. februar 2026"), ("nn", "2. februar 2026"), ("da", "2. februar 2026"),
     ("en", "February 2, 2026"), ("en-GB", "2 February 2026")],
)  # fmt: skip
def test_dates_are_in_the_language_of_the_document(language: str, shown: str) -> None:
    """The language is that of the call, not the machine's."""
    template = OfficeTemplateEngine().open(word_file(paragraph(yellow("X"))), name="mal.docx")
    filled = template.fill({"x": date(2026, 2, 2)}, language=language)

    assert texts(filled.data) == [shown]


def test_a_moment_has_its_date_and_its_time() -> None:
    """A date that knows the time of day is written with it."""
    moment = datetime(2026, 2, 2, 9, 30, tzinfo=UTC)
    (shown,) = texts(fill(word_file(paragraph(yellow("X"))), {"x": moment}))

    assert shown.startswith("2. februar 2026")
    assert shown.endswith("09:30")


def test_an_unknown_key_is_refused() -> None:
    """A key that no field has is an error that names those there are."""
    with pytest.raises(NotFoundError, match=r"no field 'dat'; known: dato"):
        fill(word_file(paragraph(yellow("Dato"))), {"dat": "x"})


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("kontroll\x01tegn", r"'\\x01' at 9"),
        ("halvt \ud83d tegn", r"'\\ud83d'"),
        ("rad\x0bskift", r"'\\x0b'"),
        (float("nan"), "number"),
        (True, "True"),
        (b"bytes", "bytes"),
        (None, "NoneType"),
        (["ok", "\x00"], "item 2"),
    ],
)
def test_a_value_that_no_file_can_hold_is_refused_with_its_field(value: Value, says: str) -> None:
    """The error names the file, the field, where it stands, and what is wrong."""
    data = word_file(paragraph(yellow("Dato")))

    with pytest.raises(FieldValueError, match=rf"mal.docx: field 'dato' \(paragraph 1\): .*{says}"):
        fill(data, {"dato": value})


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("tekst", "takes a list of rows, got text"),
        (["tekst"], "row 1: each row maps columns to values, got text"),
        ([{"x": "1"}, {"z": "2"}], "row 2: there is no column 'z'; known: 'x', 'y'"),
        ([{"x": "\x02"}], "row 1, column 'x'"),
    ],
)
def test_rows_that_do_not_fit_are_refused(value: Value, says: str) -> None:
    """The error names the row and the column."""
    with pytest.raises(FieldValueError, match=says):
        fill(word_file(table(text_row("a", "b"), yellow_row("x", "y"))), {"x-y": value})


def test_all_values_that_do_not_fit_are_named_at_once() -> None:
    """One error tells of every field."""
    data = word_file(paragraph(yellow("a")), paragraph(yellow("b")))

    with pytest.raises(FieldValueError, match=r"(?s)field 'a'.*field 'b'"):
        fill(data, {"a": "\x00", "b": "\x00"})


def test_a_language_that_is_none_is_refused() -> None:
    """A language code that nobody knows is an error that gives examples."""
    template = OfficeTemplateEngine().open(word_file(paragraph(yellow("a"))), name="mal.docx")

    with pytest.raises(ValueError, match="'tull' is not a language"):
        template.fill({"a": "x"}, language="tull")


def test_a_long_value_is_whole() -> None:
    """A hundred thousand characters, right to left ones and emoji among them, stand in the file."""
    long = "שלום 😀 æ" * 12_500

    assert texts(fill(word_file(paragraph(yellow("a"))), {"a": long})) == [long]
