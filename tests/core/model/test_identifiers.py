"""Identifiers that are safe wherever they are written."""

from pathlib import PurePosixPath, PureWindowsPath
from string import ascii_lowercase, digits
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import is_plain, plain
from arbeidsmiljo.testing.identifiers import identifiers

INNER = set(ascii_lowercase + digits + "._-")
ENDS = set(ascii_lowercase + digits)

nearly_plain = st.text([*sorted(INNER), "A", "æ", " ", "/", "\n", "٣"], max_size=70)


@given(st.one_of(st.text(), nearly_plain, identifiers()))
@example("a" * 64)
@example("a" * 65)
@example("a\n")
@example("a..b")
@example("")
def test_plain_means_a_few_signs_between_a_letter_or_digit_at_each_end(text: str) -> None:
    """An identifier is plain exactly when it is spelt as the documentation says."""
    spelt = (
        1 <= len(text) <= 64
        and set(text) <= INNER
        and text[0] in ENDS
        and text[-1] in ENDS
        and ".." not in text
    )
    assert is_plain(text) == spelt


@given(identifiers())
def test_a_plain_identifier_is_one_part_of_a_path(identifier: str) -> None:
    """It names one file in one folder on any system, and needs no quoting in a URL."""
    assert is_plain(identifier)
    assert PurePosixPath("folder", identifier).parts == ("folder", identifier)
    assert PureWindowsPath("folder", identifier).parts == ("folder", identifier)
    assert quote(identifier, safe="") == identifier


@given(st.text())
@example("…")
@example("ß" * 64)
@example("-a-")
@example("a" * 63 + " b")
def test_every_text_can_be_made_plain(text: str) -> None:
    """What comes out is plain, and making it plain again changes nothing."""
    made = plain(text)
    assert is_plain(made)
    assert plain(made) == made


@given(st.lists(st.text(ascii_lowercase + digits, min_size=1), min_size=1, max_size=5))
def test_words_are_kept_and_joined_by_hyphens(words: list[str]) -> None:
    """Words of plain letters stay as they are, as far as there is room."""
    assert plain(" ".join(words).upper()) == "-".join(words)[:64].strip("-")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Støtte til møter", "stotte-til-moter"),
        ("Ærlig, åpen & trygg?", "aerlig-apen-trygg"),
        ("Café 2", "cafe-2"),
        ("…", "x"),
    ],
)
def test_nordic_letters_are_spelt_out(text: str, made: str) -> None:
    """A Norwegian or Danish name stays readable when it is made plain."""
    assert plain(text) == made
