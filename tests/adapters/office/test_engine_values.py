"""Which values a field takes, and how they are written."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from functools import partial
from time import process_time
from typing import TYPE_CHECKING, cast

import docx
import pytest
from babel import Locale
from babel.lists import format_list
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import FieldValueError, NotFoundError, TemplateError
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

INLINE = word_file(paragraph(run("a["), yellow("X"), run("]b")))


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
        (-0.0, "0,0"),
        (-0.0004, "0,0"),
        (-0.001, "-0,001"),
        ([], ""),
        (["", "  "], ""),
        (["en", "", "to", " \n"], "en og to"),
        (["en"], "en"),
        (["en", "to"], "en og to"),
        (["en", "to", "tre"], "en, to og tre"),
        ([date(2026, 2, 2), 1234, "a\nb", "{0}"], "2. februar 2026, 1\xa0234, a\nb og {0}"),
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


@given(
    st.lists(st.text("ab {}1,", max_size=4), max_size=12),
    st.sampled_from(["nb", "nn", "da", "sv", "fi", "se", "en", "en-GB", "de"]),
)
def test_a_list_is_joined_as_the_language_joins(items: list[str], language: str) -> None:
    """However many items say something, it reads as Babel writes them out."""
    given_list = {"x": items}
    template = OfficeTemplateEngine().open(INLINE, name="mal.docx")
    locale = Locale.parse(language, sep="-" if "-" in language else "_")

    filled = template.fill(given_list, language=language)

    said = [item for item in items if item.strip()]
    assert texts(filled.data) == [f"a[{format_list(said, locale=locale)}]b"]


@given(st.floats(-0.01, 0.01))
def test_a_number_that_is_rounded_to_nothing_has_no_sign(number: float) -> None:
    """A sign is told where a digit is."""
    template = OfficeTemplateEngine().open(INLINE, name="mal.docx")
    (shown,) = texts(template.fill({"x": number}, language="nb").data)
    digits = shown.removeprefix("a[").removesuffix("]b")

    assert digits.startswith("-") == (number < 0 and any(map(digits.count, "123456789")))


def test_a_list_of_many_items_takes_no_longer_than_their_text() -> None:
    """A hundred thousand names are joined at once, and not each time anew."""
    template = OfficeTemplateEngine().open(INLINE, name="mal.docx")
    started = process_time()
    (text,) = texts(template.fill({"x": ["Kari Nordmann"] * 100_000}, language="nb").data)

    assert text.endswith("Kari Nordmann, Kari Nordmann og Kari Nordmann]b")
    assert process_time() - started < 5


def test_a_list_is_paragraphs_where_the_whole_paragraph_is_asked_for() -> None:
    """It is no sentence there."""
    filled = fill(word_file(paragraph(yellow("X"))), {"x": ["en", "to", "tre"]})

    assert texts(filled) == ["en", "to", "tre"]


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
        (None, "nothing"),
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


@pytest.mark.parametrize("values", [None, 5, "navn", [("x", "en")]])
def test_values_without_keys_are_refused(values: object) -> None:
    """Who gives something else is told what to give."""
    with pytest.raises(FieldValueError, match=r"mal\.docx: takes values by .*; give a dictionary"):
        fill(INLINE, cast("Mapping[str, Value]", values))


@pytest.mark.parametrize("language", [None, 5, b"nb"])
def test_a_language_that_is_no_code_is_refused(language: object) -> None:
    """What it may be is told."""
    template = OfficeTemplateEngine().open(INLINE, name="mal.docx")
    with pytest.raises(TemplateError, match="such as nb, nn, da or en, got"):
        template.fill({}, language=cast("str", language))


@pytest.mark.parametrize("data", [None, 5, "mal.docx", memoryview(INLINE)])
def test_what_is_not_the_bytes_of_a_file_is_refused(data: object) -> None:
    """A path, say, is to be read first, whatever is done with the file."""
    engine = OfficeTemplateEngine()
    template = engine.open(INLINE, name="mal.docx")
    for does in (
        template.read,
        partial(engine.open, name="mal.docx"),
        partial(engine.prepare, name="mal.docx"),
        partial(engine.texts, name="mal.docx"),
        partial(engine.barriers, name="mal.docx"),
    ):
        with pytest.raises(TemplateError, match=r"mal\.docx: takes the bytes of a file, got"):
            does(cast("bytes", data))


def test_a_long_value_is_whole() -> None:
    """A hundred thousand characters, right to left ones and emoji among them, stand in the file."""
    long = "שלום 😀 æ" * 12_500

    assert texts(fill(word_file(paragraph(yellow("a"))), {"a": long})) == [long]
