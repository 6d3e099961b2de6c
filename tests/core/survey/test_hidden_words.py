"""Words that tell who somebody is are hidden in free text, and others stay."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.survey.hidden_words import HIDDEN, HiddenWords
from tests.effort import examples

NAMES = HiddenWords(
    units=("Renhold nord", "Seksjon for kart og geodata", "s-101", "HR", "Drift"),
    persons=("Kari Nordmann", "Bo de Li", ""),
)
PLAIN = ("vi", "har", "for", "lite", "tid", "møtene", "og", "2026", "K01", "kaffe", "12", "åtte")
TELLING = (
    "Renhold nord",
    "renhold  NORD",
    "Renhold nords",
    "seksjon for kart og geodata",
    "Kart og geodata",
    "s-101",
    "S 101",
    "HR",
    "HRs",
    "drift",
    "Kari",
    "KARI",
    "Karis",
    "Nordmann",
    "kari nordmann",
    "Bo",
    "Li",
    "kari.nordmann@eksempel.no",
    "https://eksempel.no/~kari",
    "www.eksempel.no",
    "+47 400 00 000",
    "01018012345",
    "010180-1234",
    "12.03.1980",
    "hj8k3l2m9",
)


@settings(max_examples=examples(200))
@given(
    st.lists(
        st.tuples(st.sampled_from(PLAIN), st.sampled_from([", ", ". ", " – ", "\n"])), max_size=8
    ),
    st.lists(st.tuples(st.sampled_from(TELLING), st.integers(0, 8)), max_size=3),
)
def test_what_tells_is_hidden_and_the_rest_stays(
    plain: list[tuple[str, str]], telling: list[tuple[str, int]]
) -> None:
    """Wherever a telling word stands, it is replaced, and plain words beside it stay."""
    pieces = [word + end for word, end in plain]
    hidden = [*pieces]
    for word, place in telling:
        at = min(place, len(pieces))
        pieces.insert(at, f"({word}) ")
        hidden.insert(at, f"({HIDDEN}) ")
    assert NAMES.hide("".join(pieces)) == "".join(hidden)


@pytest.mark.parametrize(
    "text",
    [
        "Hr. møter oss sjelden; vi ber om bo og de li-ene",
        "kari er et vanlig ord her",
        "Seksjon for folk, kart og mer",
        "Driftige folk og renholdet nordpå",
        "5-10 personer, 2 av 3, 1 000 kroner, covid19, ISO9001",
        "Hva? Ingenting! […]",
        "",
    ],
)
def test_words_that_only_look_like_names_stay(text: str) -> None:
    """Short units are names in their own spelling only, and parts of persons' in capitals only."""
    assert NAMES.hide(text) == text


@settings(max_examples=examples(200))
@given(st.text(), st.lists(st.text(max_size=8)), st.lists(st.text(max_size=8)))
def test_no_text_is_too_odd(text: str, units: list[str], persons: list[str]) -> None:
    """Whatever was written, and whatever units and persons are called, nothing comes to it.

    Outside of what is hidden the text is as it was.
    """
    found = HiddenWords(units=tuple(units), persons=tuple(persons)).hide(text)
    kept = (re.escape(part) for part in found.split(HIDDEN))
    assert re.fullmatch(".*".join(kept), text, re.DOTALL)


def test_the_longest_name_is_hidden() -> None:
    """Where one unit's name begins another's, all of the longer is hidden."""
    names = HiddenWords(units=("Renhold", "Renhold nord", "Renhold nord og sør"))
    assert names.hide("Renhold nord og sør, renhold nord og Renhold") == "[…], […] og […]"
