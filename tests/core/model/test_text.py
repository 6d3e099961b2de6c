"""Labels in several languages."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.text import (
    LONGEST_NAME,
    Text,
    fault_of_name,
    fault_of_wording,
    is_printable,
)

LANGUAGES = ("nb", "nn", "da", "en")

wordings = st.dictionaries(st.sampled_from(LANGUAGES), st.text(), min_size=1)


def read(text: Text) -> list[str]:
    """Read a label in every language, one that nobody has given included."""
    return [text.in_language(language) for language in (*LANGUAGES, "fi")]


@given(wordings)
def test_a_label_is_read_in_its_own_languages(by_language: dict[str, str]) -> None:
    """Each language has its own wording; all others get that of the source language."""
    source = next(iter(by_language.values()))
    assert read(Text(by_language)) == [
        by_language.get(language, source) for language in (*LANGUAGES, "fi")
    ]


def test_an_empty_wording_is_a_wording() -> None:
    """A language in which the label is empty does not fall back on another."""
    assert Text({"nb": "tiltak", "en": ""}).in_language("en") == ""


def test_a_label_without_words_is_refused() -> None:
    """A label has at least one language, or nothing could be shown."""
    with pytest.raises(ValueError, match="at least one language"):
        Text({})


@given(wordings)
def test_a_label_does_not_change(by_language: dict[str, str]) -> None:
    """Changing what a label was made from does not change the label, nor can it be written to."""
    given_first = dict(by_language)
    text = Text(by_language)
    by_language.clear()
    assert text == Text(given_first)
    with pytest.raises(TypeError):
        text.by_language["nb"] = "noe annet"  # type: ignore[index]  # pyright: ignore[reportIndexIssue]


@given(wordings, wordings)
def test_labels_are_equal_when_nobody_can_tell_them_apart(
    first: dict[str, str], second: dict[str, str]
) -> None:
    """Equal labels have equal hashes and read the same in every language."""
    one, other = Text(first), Text(second)
    if one == other:
        assert hash(one) == hash(other)
        assert read(one) == read(other)
    else:
        assert list(first.items()) != list(second.items())


def test_the_source_language_is_part_of_a_label() -> None:
    """The same wordings with another source language are another label."""
    one = Text({"nb": "tiltak", "en": "measure"})
    other = Text({"en": "measure", "nb": "tiltak"})
    assert one.in_language("da") != other.in_language("da")
    assert one != other


@given(wordings)
def test_a_label_survives_the_way_to_another_process(by_language: dict[str, str]) -> None:
    """Pickled and back it is the same label, its source language first."""
    text = Text(by_language)
    back = pickle.loads(pickle.dumps(text))  # noqa: S301 - made on the line itself
    assert back == text
    assert hash(back) == hash(text)
    assert read(back) == read(text)


@given(st.text())
def test_a_document_can_hold_what_is_printable(text: str) -> None:
    """Taking the control characters out makes any text printable, and leaves one that was."""
    cleaned = "".join(sign for sign in text if is_printable(sign))
    assert is_printable(cleaned)
    assert (cleaned == text) == is_printable(text)


@pytest.mark.parametrize("sign", ["\x00", "\x01", "\x0b", "\x1f", "\x7f", "\ud800"])
def test_no_document_can_hold_a_control_character(sign: str) -> None:
    """Nor half of a character."""
    assert not is_printable(f"før{sign}etter")


def test_lines_and_tabs_are_printable() -> None:
    """They are what people write paragraphs and tables with."""
    assert is_printable("første linje\n\tandre linje")


@given(st.text())
def test_a_wording_has_no_fault_where_a_document_can_hold_it(text: str) -> None:
    """Whatever is printable is a wording, and nothing else is."""
    assert (fault_of_wording(text) == "") == is_printable(text)


@given(st.text())
def test_a_name_is_a_wording_on_a_line(name: str) -> None:
    """What is a name is not blank, has one line and not too many characters, and is printable."""
    if not fault_of_name(name):
        assert is_printable(name)
        assert name.strip()
        assert len(name) <= LONGEST_NAME
        assert len(name.splitlines()) == 1
        assert "\t" not in name


@pytest.mark.parametrize("name", ["Åse Ødegård", "A", "x" * LONGEST_NAME, "فريق", "R&D/IT (1–2)"])
def test_names_in_any_script_are_names(name: str) -> None:
    """Letters and signs that are seen are welcome."""
    assert fault_of_name(name) == ""
