"""Finding the slides of a template again in a presentation in which they may have been moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from arbeidsmiljo_office.prompts import folded, folded_lines
from arbeidsmiljo_office.reading.candidates import Candidates, Matches
from arbeidsmiljo_office.reading.outline import Line
from arbeidsmiljo_office.reading.patterns import pattern_of

_MOST_VOTES: Final = 1_000_000
"""So many times lines may speak for slides that may be there several times; the rest is let go."""


def same_pages(ours: Sequence[Line], theirs: Sequence[Line]) -> Mapping[int, int]:
    """Tell which slide of a presentation is which of the template.

    Each line that stands on one slide only, in both, speaks for that slide.

    Args:
        ours: The template's lines.
        theirs: The presentation's lines.

    Returns:
        Slide of the template to the slide that most of its lines speak for; slides that no
        line or no majority speaks for are left out, and so are two that became one.
    """
    votes = dict[int, Counter[int]]()
    for page, pages in _spoken_for(ours, theirs, most=2):
        if len(pages) == 1:
            votes.setdefault(page, Counter()).update(pages)
    chosen = dict[int, int]()
    for page, counted in votes.items():
        first = most_common(counted)
        if first is not None:
            chosen[page] = first
    claims = Counter(chosen.values())
    return {page: found for page, found in chosen.items() if claims[found] == 1}


def likely_pages(ours: Sequence[Line], theirs: Sequence[Line]) -> dict[int, Counter[int]]:
    """Tell which slides of the template the lines of a presentation speak for.

    Args:
        ours: The template's lines.
        theirs: The presentation's lines, on slides that may be there several times.

    Returns:
        Slide of the presentation to how many of its lines speak for which slide of the template.
    """
    votes = dict[int, Counter[int]]()
    left = _MOST_VOTES
    for page, pages in _spoken_for(ours, theirs, most=_MOST_VOTES):
        left -= len(pages)
        if left < 0:
            break
        for found in pages:
            votes.setdefault(found, Counter())[page] += 1
    return votes


def most_common(counted: Counter[int]) -> int | None:
    """Return what is there most often; None where several are."""
    (first, most), *others = counted.most_common(2)
    return None if others and others[0][1] == most else first


def _spoken_for(
    ours: Sequence[Line], theirs: Sequence[Line], *, most: int
) -> Iterator[tuple[int, set[int]]]:
    """Find the lines of the template that stand on one slide only.

    Args:
        ours: The template's lines.
        theirs: The presentation's lines.
        most: How many slides a line with fields is looked for on.

    Yields:
        Of each the slide of the template, and the slides of the presentation that it is on.
    """
    by_text = dict[str, set[int]]()
    for line in theirs:
        by_text.setdefault(folded(line.text), set()).add(line.page)
    own = dict[str, set[int]]()
    for line in ours:
        own.setdefault(folded(line.text), set()).add(line.page)
    known = dict[Matches, set[int]]()
    candidates = Candidates([folded_lines(line.text) for line in theirs])
    for line in ours:
        pattern = pattern_of(line)
        key = folded(line.text)
        if not pattern.fields:
            pages = by_text.get(key, set()) if len(own[key]) == 1 else set[int]()
        elif pattern.is_sign and len(own[key]) == 1:
            matches = candidates.matches(pattern)
            if matches not in known:
                known[matches] = _pages_of(matches, theirs, most)
            pages = known[matches]
        else:
            continue
        yield line.page, pages


def _pages_of(matches: Matches, theirs: Sequence[Line], most: int) -> set[int]:
    """Return the slides of lines, no more of them than it takes to see that they are many."""
    pages = set[int]()
    for line in matches.lines:
        pages.add(theirs[line].page)
        if len(pages) >= most:
            break
    return pages
