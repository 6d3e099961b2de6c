"""Words in free text that tell who wrote it, or of whom: found, and hidden.

Hidden are names of persons and of units, addresses, and numbers that are long enough to be
somebody's. What people tell of themselves in other words no program finds.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final
from unicodedata import normalize

from attrs import define

HIDDEN: Final = "[…]"
"""Stands for what was hidden."""

_WORD: Final = re.compile(r"[^\W_]+")
_ADDRESS_OR_NUMBER: Final = re.compile(
    r"""
    \b[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\b  # a token that many programs give
    | \b[0-9A-F]{1,4}(?::[0-9A-F]{0,4}){2,7}(?!\w)    # of a machine, IPv6; a time with seconds
    | \b\d{1,3}(?:\.\d{1,3}){3}\b                   # of a machine, IPv4
    # Of mail: looked for where it can begin, or a long text without spaces takes minutes.
    | (?<![^\s@<>()\[\],;:"])[^\s@<>()\[\],;:"]++@[^\s@<>()\[\],;:"]+\w
    | (?:https?://|www\.)\S*\w                      # a page
    | \+?\d(?:[ \u00a0\u2009\u202f./-]?\d){7,}      # eight digits: of a phone, a birth, an account
    | \b(?=\w*\d)(?=\w*[^\W\d_])\w{8,}\b            # letters and digits: a token, a user's name
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BESIDE: Final = r"[ \u00a0\u2009\u202f./-]?"
_WITH_BRACKETS: Final = re.compile(
    # Before the brackets are too few digits to be a long number by themselves.
    rf"\+?(?:\d{_BESIDE}){{0,7}}\({_BESIDE}\+?(?:\d{_BESIDE}){{1,7}}\)(?:{_BESIDE}\d)*"
)
"""Digits of which some stand in brackets, as in `+47(400)00000`; how many has to be counted."""
_DIGITS: Final = 8
"""So many are a number that is hidden."""
_SHORTEST: Final = 4
"""A single word of fewer letters is a common one in another spelling, such as `HR` or `IT`."""
_OF_A_KIND: Final = re.compile(r"\w+ for ", re.IGNORECASE)
_GENITIVE: Final = "s"


@define(frozen=True, kw_only=True, slots=False)
class HiddenWords:
    """What is hidden in free text beside addresses and long numbers.

    Attributes:
        units: Names and ids of units; of one called `Seksjon for kart`, `kart` as well.
        persons: Names of persons; each part of them is hidden as well, where it begins with a
            capital letter.

    Example:
        >>> hidden = HiddenWords(units=("Renhold nord",), persons=("Kari Nordmann",))
        >>> hidden.hide("Vi på renhold nord hører aldri fra Kari. Ring meg på 400 00 000!")
        'Vi på […] hører aldri fra […]. Ring meg på […]!'
    """

    units: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()

    @cached_property
    def _names(self) -> Mapping[str, Mapping[int, set[tuple[str, ...]]]]:
        """The words of each name of several, folded: by the first, and by how many; most first."""
        found: dict[str, dict[int, set[tuple[str, ...]]]] = {}
        for words in self._words:
            if len(words) > 1 and len("".join(words)) > 1:
                folded = tuple(word.casefold() for word in words)
                found.setdefault(folded[0], {}).setdefault(len(folded), set()).add(folded)
        return {
            first: {length: by_length[length] for length in sorted(by_length, reverse=True)}
            for first, by_length in found.items()
        }

    @cached_property
    def _short(self) -> set[str]:
        """The names of one short word, in their own spelling."""
        return {word for word in self._single if 1 < len(word) < _SHORTEST}

    @cached_property
    def _long(self) -> set[str]:
        """The names of one word that is not short, folded."""
        return {word.casefold() for word in self._single if len(word) >= _SHORTEST}

    @cached_property
    def _beginnings(self) -> set[str]:
        """The words that names begin with, folded: of other words no more has to be asked."""
        short = {word.casefold() for word in self._short}
        return {*self._names, *short, *self._long, *self._parts}

    @property
    def _single(self) -> Iterator[str]:
        return (words[0] for words in self._words if len(words) == 1)

    @property
    def _words(self) -> Iterator[Sequence[str]]:
        """The words of each name."""
        for name in (*self._units, *self.persons):
            yield _WORD.findall(_composed(name))

    @property
    def _units(self) -> Iterator[str]:
        """The units by their names, and by what comes after `Seksjon for`."""
        for name in self.units:
            yield name
            if kind := _OF_A_KIND.match(name):
                yield name[kind.end() :]

    @cached_property
    def _parts(self) -> frozenset[str]:
        """The parts of persons' names, folded; a `de` or a `von` says nothing."""
        parts = (part for name in self.persons for part in _WORD.findall(_composed(name)))
        return frozenset(part.casefold() for part in parts if len(part) > 1 and not part.islower())

    def hide(self, text: str) -> str:
        """Give a text with `HIDDEN` in place of each word that tells who somebody is.

        Letters that were written in two signs, such as an `a` and a ring, come as one.
        """
        known = _ADDRESS_OR_NUMBER.sub(HIDDEN, _composed(text))
        known = _WITH_BRACKETS.sub(_hidden_if_long, known)
        pieces: list[str] = []
        end = 0
        for start, stop in self._found(known):
            pieces += (known[end:start], HIDDEN)
            end = stop
        return "".join((*pieces, known[end:]))

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        """Give where in a text names begin and end."""
        words = [*_WORD.finditer(text)]
        told = [one[0] for one in words]
        folded = [word.casefold() for word in told]
        begins = [
            word in self._beginnings or word.removesuffix(_GENITIVE) in self._beginnings
            for word in folded
        ]
        place = 0
        while place < len(words):
            length = begins[place] and (
                self._of_several(folded, place) or self._is_one(told[place], folded[place])
            )
            if length:
                yield words[place].start(), words[place + length - 1].end()
            place += length or 1

    def _of_several(self, folded: Sequence[str], place: int) -> int:
        """Tell how many of the words from a place on are a name, or its genitive; 0 for none."""
        for length, names in self._names.get(folded[place], {}).items():
            *before, last = folded[place : place + length]
            if not names.isdisjoint(((*before, last), (*before, last.removesuffix(_GENITIVE)))):
                return len(before) + 1
        return 0

    def _is_one(self, word: str, folded: str) -> bool:
        """Tell whether a word is a name, or its genitive."""
        is_capital = word[0].isupper()
        return any(
            one in self._short or other in self._long or (is_capital and other in self._parts)
            for one, other in (
                (word, folded),
                (word.removesuffix(_GENITIVE), folded.removesuffix(_GENITIVE)),
            )
        )


def _hidden_if_long(number: re.Match[str]) -> str:
    """Hide a number that is long; a year or a place in a list stays."""
    is_long = sum(sign.isdecimal() for sign in number[0]) >= _DIGITS
    return HIDDEN if is_long else number[0]


def _composed(text: str) -> str:
    """Give a text with one sign for each letter, as names and texts need not both be written."""
    return normalize("NFC", text)
