"""Reading what somebody wrote behind a field of a prepared document, outside of its anchor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.prepared_files import Document, edited, prepared, remove, xml_of
from tests.adapters.office.word_files import (
    cell,
    paragraph,
    row,
    run,
    table,
    text_box,
    text_row,
    word_file,
    yellow,
)
from tests.effort import examples

if TYPE_CHECKING:
    from collections.abc import Callable

    from arbeidsmiljo.model.documents import Reading

FORM = word_file(
    paragraph(run("Beskriv:")),
    paragraph(yellow("tiltak"), text_box(paragraph(run("Merk")))),
    paragraph(run("Underskrift")),
    paragraph(yellow("mål")),
    paragraph(yellow("frist")),
    paragraph(run("Navn: "), yellow("navn")),
    paragraph(yellow("status")),
    table(text_row("Sum", "av alt")),
    paragraph(run("Vedtak")),
    paragraph(yellow("vedtak")),
)
VALUES = {
    "tiltak": "Møte",
    "mal": "Ro",
    "frist": "mai",
    "navn": "Kari",
    "status": "i gang",
    "vedtak": "Vedtatt",
}
TEMPLATE = prepared(FORM)


def _behind(words: str, *more: str) -> Callable[[Document], None]:
    """Return an edit that writes paragraphs behind one."""

    def change(document: Document) -> None:
        found = next(one for one in document.paragraphs if one.text == words)
        for text in reversed(more):
            again = document.add_paragraph(text)
            xml_of(found).addnext(xml_of(again))

    return change


def _gone(words: str) -> Callable[[Document], None]:
    """Return an edit that takes a paragraph out."""

    def change(document: Document) -> None:
        remove(next(one for one in document.paragraphs if one.text == words))

    return change


def _rewritten(words: str, text: str) -> Callable[[Document], None]:
    """Return an edit that writes a paragraph without a field anew."""

    def change(document: Document) -> None:
        found = next(one for one in document.paragraphs if one.text == words)
        found.runs[0].text = text

    return change


def _read(*changes: Callable[[Document], None]) -> Reading:
    return TEMPLATE.read(edited(TEMPLATE.fill(VALUES, language="nb").data, *changes))


def _told(reading: Reading) -> tuple[dict[str, str], list[str]]:
    return dict(reading.values), [field.key for field in reading.unmatched]


@pytest.mark.parametrize("key", ["tiltak", "frist", "status", "vedtak"])
def test_paragraphs_behind_a_field_are_the_fields(key: str) -> None:
    """Up to the next of the template, a line with another field, a table or the end."""
    assert _told(_read(_behind(VALUES[key], "Mer", "og mer"))) == (
        {**VALUES, key: f"{VALUES[key]}\nMer\nog mer"},
        [],
    )


def test_it_is_read_as_in_a_template_that_is_not_prepared() -> None:
    """Preparing a template lets no less be read of a document."""
    plain = OfficeTemplateEngine().open(FORM, name="mal.docx")
    change = _behind("Møte", "Mer")
    reading = plain.read(edited(plain.fill(VALUES, language="nb").data, change))

    assert reading.values["tiltak"] == _read(change).values["tiltak"] == "Møte\nMer"


def test_between_two_fields_it_may_be_either_fields() -> None:
    """Both are listed, and the others are read."""
    rest = {key: text for key, text in VALUES.items() if key not in {"mal", "frist"}}

    assert _told(_read(_behind("Ro", "Mer"))) == (rest, ["mal", "frist"])


def test_between_two_prompts_it_may_be_either_fields() -> None:
    """Somebody who leaves the prompts yellow and writes below one has answered something."""
    reading = TEMPLATE.read(edited(TEMPLATE.fill({}, language="nb").data, _behind("mål", "Ro")))

    assert _told(reading) == ({}, ["mal", "frist"])


def test_a_paragraph_of_the_template_that_was_written_anew_is_no_value() -> None:
    """It stands where that of the template stood, which is nowhere any more."""
    assert _told(_read(_rewritten("Underskrift", "Signatur"))) == (VALUES, [])


@pytest.mark.parametrize(
    "changes",
    [
        (_rewritten("Underskrift", "Signatur"), _behind("Møte", "Mer")),
        (_gone("Underskrift"), _behind("Møte", "Mer", "og mer")),
    ],
)
def test_more_than_the_paragraphs_that_are_missing(
    changes: tuple[Callable[[Document], None], ...],
) -> None:
    """Which of them is the template's, written anew, nobody knows: the field is listed."""
    values, unmatched = _told(_read(*changes))

    assert "tiltak" not in values
    assert "tiltak" in unmatched
    assert {key: values[key] for key in ("navn", "status", "vedtak")} == {
        key: VALUES[key] for key in ("navn", "status", "vedtak")
    }


def test_behind_a_field_in_a_cell() -> None:
    """The next paragraph there, and the end of the cell, are where it ends."""
    template = prepared(
        word_file(
            table(
                row(
                    cell(paragraph(run("Mål")), paragraph(yellow("mål")), paragraph(run("Slutt"))),
                    cell(paragraph(run("Hvem")), paragraph(yellow("hvem"))),
                )
            ),
            paragraph(run("x")),
        )
    )
    filled = template.fill({"mal": "Ro", "hvem": "Kari"}, language="nb").data

    def add(document: Document) -> None:
        first, second = document.tables[0].rows[0].cells
        second.add_paragraph("og Ola")
        added = first.add_paragraph("og orden")
        xml_of(first.paragraphs[1]).addnext(xml_of(added))

    assert dict(template.read(edited(filled, add)).values) == {
        "mal": "Ro\nog orden",
        "hvem": "Kari\nog Ola",
    }


@settings(deadline=None, max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(sorted(VALUES)), st.sampled_from("abc")), max_size=5))
def test_nothing_that_was_written_is_lost_silently(written: list[tuple[str, str]]) -> None:
    """Whatever was written behind whichever fields is read, or its field is listed."""
    changes = [_behind(VALUES[key], f"v{text}{n}") for n, (key, text) in enumerate(written)]
    changes = [change for change, (key, _) in zip(changes, written, strict=True) if key != "navn"]
    values, unmatched = _told(_read(*changes))

    for number, (key, text) in enumerate(written):
        if key != "navn":  # a line with other words ends where it ends
            assert key in unmatched or f"v{text}{number}" in values[key].split("\n")
    assert {key: values[key] for key in VALUES if key not in {*unmatched, *dict(written)}} == {
        key: VALUES[key] for key in VALUES if key not in {*unmatched, *dict(written)}
    }
