"""Words in free text that tell who wrote it, or of whom: found, and hidden.

Hidden are names of persons and of units, addresses, and numbers that are long enough to be
somebody's. What people tell of themselves in other words no program finds.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from attrs import define

HIDDEN: Final = "[…]"
"""Stands for what was hidden."""

_WORD: Final = re.compile(r"\w+")
_ADDRESS_OR_NUMBER: Final = re.compile(
    r"""
    [^\s@<>()\[\],;:"]+@[^\s@<>()\[\],;:"]+\w  # an address of mail
    | (?:https?://|www\.)\S*\w                 # a page
    | \+?\d(?:[ \u00a0./-]?\d){7,}             # eight digits: of a phone, a birth, an account
    | \b(?=\w*\d)(?=\w*[^\W\d_])\w{8,}\b       # letters and digits: a token, a user's name
    """,
    re.VERBOSE,
)
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
    def _names(self) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """The words of each name under the first of them, folded; the longest names first."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for name in (*self._units, *self.persons):
            words = tuple(_WORD.findall(name))
            if len("".join(words)) > 1:
                found.setdefault(words[0].casefold(), set()).add(words)
        return {first: sorted(names, key=len, reverse=True) for first, names in found.items()}

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
        parts = (part for name in self.persons for part in _WORD.findall(name))
        return frozenset(part.casefold() for part in parts if len(part) > 1 and not part.islower())

    def hide(self, text: str) -> str:
        """Give a text with `HIDDEN` in place of each word that tells who somebody is."""
        known = _ADDRESS_OR_NUMBER.sub(HIDDEN, text)
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
        place = 0
        while place < len(words):
            length = self._length(told, place)
            if length:
                yield words[place].start(), words[place + length - 1].end()
            place += length or 1

    def _length(self, told: Sequence[str], place: int) -> int:
        """Tell how many of the words from a place on are a name; 0 for none."""
        first = told[place].casefold()
        for start in (first, first.removesuffix(_GENITIVE)):
            for name in self._names.get(start, ()):
                if _says(told[place : place + len(name)], name):
                    return len(name)
        is_part = first in self._parts or first.removesuffix(_GENITIVE) in self._parts
        return int(is_part and told[place][0].isupper())


def _says(told: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether words are a name, or its genitive."""
    if len(told) < len(name):
        return False
    *before, last = told
    if len(name) == 1 and len(name[0]) < _SHORTEST:
        return last in {name[0], name[0] + _GENITIVE}
    folded = tuple(word.casefold() for word in (*before, last))
    wanted = tuple(word.casefold() for word in name)
    return folded in {wanted, (*wanted[:-1], wanted[-1] + _GENITIVE)}
