"""Finding the lines of a template again in a document that people have changed.

Lines that stand once in both, and keep their order, are anchors; what lies between two of them
is compared in the same way. What no anchor holds is left open: nothing is guessed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from attrs import define, field, frozen

from arbeidsmiljo_office.prompts import folded, folded_lines
from arbeidsmiljo_office.reading.candidates import NONE, Candidates, Matches
from arbeidsmiljo_office.reading.outline import Line
from arbeidsmiljo_office.reading.patterns import Pattern, pattern_of

Pair: TypeAlias = tuple[Line, Line]
"""A line of the template and the line of the document that it is."""

_DEEPEST = 50  # rounds; each needs a new anchor, so that documents end long before


@frozen(kw_only=True)
class _Gap:
    """What lies between two anchors: from one place to another in both, and the anchors."""

    ours: range
    theirs: range
    before: Pair | None = None
    behind: Pair | None = None


@frozen(kw_only=True)
class _Anchor:
    """A line that stands once in both: where in ours, where in theirs, and its fields."""

    our: int
    their: int
    values: Mapping[int, str] = field(factory=dict[int, str])


@define(eq=False, kw_only=True)
class Alignment:
    """Two documents, line by line.

    Attributes:
        values: Number of a field to its text.
        pairs: Lines of the template that were found.
    """

    values: dict[int, str] = field(factory=dict[int, str])
    pairs: list[Pair] = field(factory=list[Pair])
    _ours: list[Pattern] = field(factory=list[Pattern], init=False)
    _theirs: list[Line] = field(factory=list[Line], init=False)
    _texts: list[str] = field(factory=list[str], init=False)
    _keys: list[str] = field(factory=list[str], init=False)
    _matches: dict[int, Matches] = field(factory=dict[int, Matches], init=False)

    def align(self, ours: Iterable[Line], theirs: Iterable[Line]) -> None:
        """Compare lines of a template with those of a document."""
        self._ours = [pattern_of(line) for line in ours]
        self._theirs = list(theirs)
        self._texts = [folded_lines(line.text) for line in self._theirs]
        self._keys = [folded(line.text) for line in self._theirs]
        candidates = Candidates(self._texts)
        self._matches = {
            our: candidates.matches(pattern)
            for our, pattern in enumerate(self._ours)
            if pattern.fields and pattern.is_sign
        }
        self._gap(_Gap(ours=range(len(self._ours)), theirs=range(len(self._theirs))), 0)

    def _gap(self, gap: _Gap, depth: int) -> None:
        """Compare what lies between two anchors."""
        if not any(self._ours[our].fields for our in gap.ours):
            return
        anchors = self._anchors(gap)
        for anchor in anchors:
            self.values.update(anchor.values)
            self.pairs.append(self._pair(anchor))
        kept = _in_order(anchors)
        if not kept or depth >= _DEEPEST:
            self._settle(gap)
            return
        our, their, before = gap.ours.start, gap.theirs.start, gap.before
        for anchor in kept:
            pair = self._pair(anchor)
            part = _Gap(
                ours=range(our, anchor.our),
                theirs=range(their, anchor.their),
                before=before,
                behind=pair,
            )
            self._gap(part, depth + 1)
            our, their, before = anchor.our + 1, anchor.their + 1, pair
        rest = _Gap(
            ours=range(our, gap.ours.stop),
            theirs=range(their, gap.theirs.stop),
            before=before,
            behind=gap.behind,
        )
        self._gap(rest, depth + 1)

    def _pair(self, anchor: _Anchor) -> Pair:
        return self._ours[anchor.our].line, self._theirs[anchor.their]

    def _anchors(self, gap: _Gap) -> list[_Anchor]:
        """Find the lines that stand once in both."""
        own = Counter(self._key(our) for our in gap.ours if not self._ours[our].fields)
        places = dict[str, list[int]]()
        for their in gap.theirs:
            places.setdefault(self._keys[their], []).append(their)
        found = list[_Anchor]()
        claims = Counter[int]()
        asked = Counter[Matches]()
        for our in gap.ours:
            values: Mapping[int, str] = {}
            if self._ours[our].fields:
                matches = self._matches.get(our, NONE)
                asked[matches] += 1
                inside = matches.between(gap.theirs)
                there = matches.lines[inside]
                if len(there) == 1:
                    values = self._values(our, matches.texts[inside][0])
            else:
                key = self._key(our)
                there = places.get(key, []) if own[key] == 1 else []
                claims.update(there)
            if len(there) == 1:
                found.append(_Anchor(our=our, their=there[0], values=values))
        for matches, times in asked.items():
            for their in matches.lines[matches.between(gap.theirs)]:
                claims[their] += times
        return [anchor for anchor in found if claims[anchor.their] == 1]

    def _values(self, our: int, texts: Sequence[str]) -> Mapping[int, str]:
        return dict(zip(self._ours[our].fields, texts, strict=True))

    def _key(self, our: int) -> str:
        return folded(self._ours[our].line.text)

    def _settle(self, gap: _Gap) -> None:
        """Settle what has no anchor left between its lines."""
        asked = [
            our
            for our in gap.ours
            if any(number not in self.values for number in self._ours[our].fields)
        ]
        said = dict[Matches, set[tuple[str, ...]]]()
        for our in asked:
            matches = self._matches.get(our, NONE)
            if matches not in said:
                said[matches] = set(matches.texts[matches.between(gap.theirs)])
            if len(said[matches]) == 1:  # it may stand several times, and always says the same
                self.values.update(self._values(our, next(iter(said[matches]))))
        rest = self._without_own(gap)
        if len(asked) != 1 or rest is None:
            return
        pattern = self._ours[asked[0]]
        if pattern.is_sign:
            return
        edges = [edge for edge in (gap.before, gap.behind) if edge is not None]
        if not rest:  # taken out of its box; where the box itself is gone, nobody knows
            if any(pattern.line.box == ours.box for ours, _ in edges):
                self.values.update(dict.fromkeys(pattern.fields, ""))
            return
        first = self._theirs[rest[0]]
        if all(self._theirs[their].box == first.box for their in rest) and all(
            _stands_alike(pattern.line, first, edge) for edge in edges
        ):
            text = "\n".join(self._texts[their] for their in rest)
            self.values.update(pattern.values(text) or {})

    def _without_own(self, gap: _Gap) -> list[int] | None:
        """Take the template's own lines out of the document's; None where one is missing."""
        own = Counter(self._key(our) for our in gap.ours if not self._ours[our].fields)
        rest = list[int]()
        for their in gap.theirs:
            if own[self._keys[their]]:
                own[self._keys[their]] -= 1
            else:
                rest.append(their)
        return None if +own else rest


def _in_order(anchors: Sequence[_Anchor]) -> list[_Anchor]:
    """Return the most anchors that keep their order: a longest increasing subsequence."""
    tails = list[int]()
    ends = list[int]()
    previous = list[int]()
    for index, anchor in enumerate(anchors):
        place = bisect_left(tails, anchor.their)
        tails[place : place + 1] = [anchor.their]
        ends[place : place + 1] = [index]
        previous.append(ends[place - 1] if place else -1)
    kept = list[_Anchor]()
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.append(anchors[index])
        index = previous[index]
    return kept[::-1]


def _stands_alike(ours: Line, theirs: Line, edge: Pair) -> bool:
    """Tell whether two lines stand alike to an anchor: in the same box as it, or in another."""
    our_edge, their_edge = edge
    return (ours.box == our_edge.box) == (theirs.box == their_edge.box)
