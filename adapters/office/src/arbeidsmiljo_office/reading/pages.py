"""Finding the slides of a template again in a presentation in which they may have been moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from arbeidsmiljo_office.prompts import folded, folded_lines
from arbeidsmiljo_office.reading.candidates import Candidates, Matches
from arbeidsmiljo_office.reading.outline import Line
from arbeidsmiljo_office.reading.patterns import pattern_of


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
                known[matches] = _pages_of(matches, theirs)
            pages = known[matches]
        else:
            continue
        if len(pages) == 1:
            votes.setdefault(line.page, Counter()).update(pages)
    chosen = dict[int, int]()
    for page, counted in votes.items():
        (first, most), *others = counted.most_common(2)
        if not others or others[0][1] < most:
            chosen[page] = first
    claims = Counter(chosen.values())
    return {page: found for page, found in chosen.items() if claims[found] == 1}


def _pages_of(matches: Matches, theirs: Sequence[Line]) -> set[int]:
    """Return the slides of lines, no more of them than it takes to see that they are several."""
    pages = set[int]()
    for line in matches.lines:
        pages.add(theirs[line].page)
        if len(pages) > 1:
            break
    return pages
