"""Words that tell who somebody is are hidden in free text, and others stay."""

import re
from time import process_time
from typing import Final, Literal
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.survey.hidden_words import HIDDEN, HiddenWords
from tests.effort import examples

NAMES = HiddenWords(
    units=("Renhold nord", "Seksjon for kart og geodata", "s-101", "HR", "Drift"),
    persons=("Kari Nordmann", "Bo de Li", ""),
)
Form = Literal["NFC", "NFD"]
LONG: Final = 5.0
"""Seconds: some hundred times what it takes, and less than what a search from each sign took."""
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
    "+47(400)00000",
    "+47 (400) 00 000",
    "(22) 33 44 55",
    "400 (00) 000",
    "Kari_Nordmann",
    "RENHOLD_NORD",
    "01018012345",
    "010180-1234",
    "12.03.1980",
    "hj8k3l2m9",
    "400\u202f00\u202f000",
    "192.168.10.12",
    "fe80::1ff:fe23:abcd:890a",
    "abcdefab-cdef-4abc-9def-abcdefabcdef",
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
        "(1) mer tid, (2) mer ro; 1) 2) 3) 4) 5) 6) 7) 8) og (1) (2) (3) (4) (5) (6) (7) (8) (9)",
        "(2024) 12, (2025) 13, i 2026 (12), (1) 25 (2) 30 (3) 40",
        "kari_er_et_ord",
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
    assert re.fullmatch(".*".join(kept), normalize("NFC", text), re.DOTALL)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("of_names", ["NFC", "NFD"])
def test_letters_of_two_signs_are_letters(form: Form, of_names: Form) -> None:
    """A name is found whether its letters are written in one sign or in two, as on a Mac."""
    names = HiddenWords(
        units=(normalize(of_names, "Økonomi på Ås"),), persons=(normalize(of_names, "Åse Bråten"),)
    )
    text = normalize(form, "Både Åse og Bråten er på økonomi på Ås nå")
    assert names.hide(text) == "Både […] og […] er på […] nå"


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "_",
        "a1",
        "1 ",
        "12345-x",
        "www.",
        "http://",
        "a@",
        "@",
        "a@!",
        "1:",
        "f:",
        "1.",
        "-",
        "(1",
        "1(",
        "1)",
        "(1)2",
    ],
)
@pytest.mark.parametrize("end", ["", "@" + "!" * 20_000, "!"])
def test_no_text_takes_long(piece: str, end: str) -> None:
    """However long a text is and whatever it repeats, it is looked through once."""
    begun = process_time()
    NAMES.hide(piece * 20_000 + end)
    assert process_time() - begun < LONG


def test_a_word_ends_where_it_is_underlined() -> None:
    """Names are found in words that are joined with `_`, and what is joined to them stays."""
    assert NAMES.hide("til_Kari_og_renhold_nord_") == "til_[…]_og_[…]_"
    assert HiddenWords(units=("avd_nord", "_")).hide("avd_nord og Avd Nord _") == "[…] og […] _"


def test_many_names_take_no_longer() -> None:
    """Where the names of all units begin with one word, that word is looked up and not compared."""
    number = 15_000
    names = HiddenWords(units=tuple(f"Seksjon {place} for kart" for place in range(number)))
    assert names.hide("Seksjon 9 for kart") == HIDDEN
    begun = process_time()
    assert names.hide("seksjon for " * 5_000) == "seksjon for " * 5_000
    assert process_time() - begun < LONG


def test_the_longest_name_is_hidden() -> None:
    """Where one unit's name begins another's, all of the longer is hidden."""
    names = HiddenWords(units=("Renhold", "Renhold nord", "Renhold nord og sør"))
    assert names.hide("Renhold nord og sør, renhold nord og Renhold") == "[…], […] og […]"
