"""Reading presentations some of whose slides repeat: which slides are of one, and what they say.

A slide is known by the anchors on it, which its copies have too, and by the words that stand on
it in the template and nowhere else there. Where neither is left, as on a slide that has nothing
but placeholders with fields, it is one of those that have the same placeholders and stand between
the slides that stand around it in the template. What each says is then read as if it and the
template's slide were all that there is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import inf
from typing import Final

from attrs import evolve, frozen

from arbeidsmiljo.model.documents import Field, FieldKind, Reading
from arbeidsmiljo_office.anchors import Anchor
from arbeidsmiljo_office.numbered import Numbered
from arbeidsmiljo_office.reading.excerpts import Excerpts
from arbeidsmiljo_office.reading.fields import read_back
from arbeidsmiljo_office.reading.outline import Outline
from arbeidsmiljo_office.reading.pages import likely_pages, most_common
from arbeidsmiljo_office.reading.shared import agreed, outcome

_TITLES: Final = {"ctrTitle": "title"}
_TEXT: Final = "slides, text"


@frozen(kw_only=True, eq=False)
class Deck:
    """A presentation, as it is read.

    Attributes:
        fields: By number.
        pages: Slide to the numbers of the fields on it.
        outline: Its text.
        counts: Key of a repeating slide to how many were filled in, as far as the manifest says.
    """

    fields: Sequence[Field]
    pages: Mapping[int, range]
    outline: Outline
    counts: Mapping[str, int]

    def of(self, pages: Collection[int]) -> list[Field]:
        """Return the fields of slides, with what stands on none."""
        numbers = [number for page in pages for number in self.pages.get(page, ())]
        return [self.fields[number] for number in (*numbers, *self._loose)]

    @cached_property
    def excerpts(self) -> Excerpts:
        """Its slides."""
        return Excerpts(self.outline)

    @cached_property
    def _loose(self) -> tuple[int, ...]:
        """The numbers of the fields that stand on no slide."""
        on_slides = {number for numbers in self.pages.values() for number in numbers}
        return tuple(number for number in range(len(self.fields)) if number not in on_slides)


def read_slides(
    numbered: Numbered, ours: Outline, pages: Mapping[int, int], theirs: Deck
) -> Reading:
    """Find the fields of a template in a document.

    Args:
        numbered: The fields of the template.
        ours: The template's text.
        pages: Number of the field that a repeating slide is, to that of the slide.
        theirs: The document.
    """
    copies = _copies(ours, theirs.outline, frozenset(pages.values()))
    known = {page for found in copies.values() for page in found}
    top = [number for number in numbered.numbers.values() if number not in numbered.slides]
    own = Excerpts(ours)
    left = theirs.excerpts.pages - known
    rest = read_back(
        [numbered.every[number] for number in top],
        own.of(own.pages.difference(pages.values()), top),
        theirs.of(left),
        theirs.excerpts.of(left),
    )
    on = _shared_on(ours, frozenset(top))
    slides = {
        numbered.every[number].key: _records(
            _Slide(
                key=numbered.every[number].key,
                fields=tuple(numbered.every[one] for one in numbered.slides[number]),
                shared={one: numbered.every[one] for one in on[page]},
                outline=own.of([page], [*numbered.slides[number], *on[page]], page=1),
            ),
            theirs,
            copies[page],
        )
        for number, page in pages.items()
        if page in copies
    }
    elsewhere = {number for page in own.pages.difference(pages.values()) for number in on[page]}
    rest = _with_shared(numbered, rest, elsewhere, slides.values())
    unmatched = frozenset(rest.unmatched)
    lost = [
        one
        for one in numbered.top
        if one in unmatched or (one.kind is FieldKind.SLIDE and one.key not in slides)
    ]
    return evolve(
        rest,
        unmatched=tuple(lost),
        origins={**rest.origins, **{key: found.origins for key, found in slides.items()}},
        gone={**rest.gone, **{key: found.gone for key, found in slides.items() if found.gone}},
        slides={key: found.readings for key, found in slides.items()},
    )


@frozen(kw_only=True, eq=False)
class _Records:
    """The slides of a field.

    Attributes:
        readings: Of those that say something.
        origins: Which slide each was of those that were filled in, from 1; None where that is not
            known, or nobody filled it in.
        gone: How many of those that were filled in are not there any more, as far as is known.
        shared: Number of a field that other slides have too, to what each of these says.
    """

    readings: tuple[Reading, ...]
    origins: tuple[int | None, ...]
    gone: int
    shared: Mapping[int, Sequence[str | None]]


def _shared_on(ours: Outline, top: Collection[int]) -> defaultdict[int, dict[int, None]]:
    """Return which fields that stand for themselves are on a slide, in reading order."""
    found = defaultdict[int, dict[int, None]](dict)
    for line in ours.lines:
        for bit in line.bits:
            if bit.field is not None and bit.field in top:
                found[line.page][bit.field] = None
    return found


def _with_shared(
    numbered: Numbered, rest: Reading, elsewhere: Collection[int], slides: Iterable[_Records]
) -> Reading:
    """Let slides that repeat say what the fields say that other slides have too.

    Args:
        numbered: The fields of the template.
        rest: What was read from the other slides.
        elsewhere: The fields that stand on these.
        slides: What was read from those that repeat.
    """
    said = defaultdict[int, list[str | None]](list)
    for records in slides:
        for number, outcomes in records.shared.items():
            said[number] += outcomes
    values, lost = dict(rest.values), {field.key: field for field in rest.unmatched}
    for number, outcomes in said.items():
        field = numbered.every[number]
        is_lost = lost.pop(field.key, None) is not None and number in elsewhere
        if number in elsewhere:
            outcomes.append(None if is_lost else values.get(field.key, field.prompt))
        text = agreed(outcomes)
        values.pop(field.key, None)
        if text is None or is_lost:
            lost[field.key] = field
        elif text != field.prompt:
            values[field.key] = text
    return evolve(rest, values=values, unmatched=tuple(lost.values()))


@frozen(kw_only=True, eq=False)
class _Slide:
    """A slide of the template that repeats.

    Attributes:
        key: Of the field that it is.
        fields: Those on it.
        shared: Number of a field on it that other slides have too, to that field.
        outline: Its text, in which the fields are numbered in this order.
    """

    key: str
    fields: tuple[Field, ...]
    shared: Mapping[int, Field]
    outline: Outline


def _records(ours: _Slide, theirs: Deck, pages: Sequence[int]) -> _Records:
    """Read the slides of a field.

    Args:
        ours: The slide.
        theirs: The document.
        pages: Those of its slides that are copies of ours.
    """
    # Keys are told apart among the fields of a slide and among those of the others only.
    others = {one: evolve(field, key=f" {field.key}") for one, field in ours.shared.items()}
    fields = [*ours.fields, *others.values()]
    said = {one: list[str | None]() for one in others}
    readings = list[Reading]()
    origins = list[int | None]()
    count = theirs.counts.get(ours.key, 0)
    anchors = dict[int, list[Anchor]]()
    for page, anchor in _anchors(theirs.outline):
        anchors.setdefault(page, []).append(anchor)
    for their in pages:
        there = anchors.get(their, [])
        count = max([count, *(anchor.slides or 0 for anchor in there)])
        there_is = theirs.excerpts.of([their], page=1)
        both = read_back(fields, ours.outline, theirs.of([their]), there_is, known={1: 1})
        lost = frozenset(both.unmatched)
        for one, field in others.items():
            said[one].append(outcome(field, both, lost))
        reading = _without(both, others.values())
        if not any(reading.values.values()) and not any(reading.rows.values()):
            continue
        told = Counter(anchor.slide for anchor in there if anchor.slide)
        origin = most_common(told) if told else None
        origins.append(None if origin in origins else origin)
        readings.append(reading)
    is_told_apart = any(anchor.slides for their in pages for anchor in anchors.get(their, ()))
    there_still = sum(origin is not None for origin in origins) if is_told_apart else len(origins)
    return _Records(
        readings=tuple(readings),
        origins=tuple(origins),
        gone=max(0, count - there_still),
        shared=said,
    )


def _without(reading: Reading, fields: Iterable[Field]) -> Reading:
    """Return a reading less some fields."""
    keys = {field.key for field in fields}
    return evolve(
        reading,
        values={key: text for key, text in reading.values.items() if key not in keys},
        unmatched=tuple(one for one in reading.unmatched if one.key not in keys),
        drawn=tuple(one for one in reading.drawn if one.key not in keys),
    )


def _copies(ours: Outline, theirs: Outline, repeating: Collection[int]) -> dict[int, list[int]]:
    """Find the slides of a document that are of the repeating ones of its template.

    Args:
        ours: The template's text.
        theirs: The document's text.
        repeating: The slides of the template that repeat.

    Returns:
        Slide of the template to those of the document, of which there is at least one.
    """
    votes = likely_pages(ours.lines, theirs.lines)
    stems = {anchor.stem: page for page, anchor in _anchors(ours)}
    anchored = set[int]()
    for page, anchor in _anchors(theirs):
        if anchor.stem in stems:
            votes.setdefault(page, Counter())[stems[anchor.stem]] += 1
            anchored.add(page)
    likely = {page: most_common(counted) for page, counted in votes.items() if page}
    known = {page: found for page, found in likely.items() if found is not None}
    copies = dict[int, list[int]]()
    by_page = defaultdict[int, list[int]](list)
    for their, our in known.items():
        by_page[our].append(their)
    for page in repeating:
        found = list(by_page[page])
        if anchored.isdisjoint(found):
            found += _alike(ours, theirs, page, known)
        if found:
            copies[page] = sorted(found)
    return copies


def _alike(ours: Outline, theirs: Outline, page: int, known: Mapping[int, int]) -> list[int]:
    """Find slides that are known by nothing but their placeholders and their neighbours.

    Args:
        ours: The template's text.
        theirs: The document's text.
        page: The slide of the template.
        known: Slide of the document to that of the template, where that is known.
    """
    own, other = _placeholders(ours), _placeholders(theirs)
    unknown = own.keys() - known.values() - {page}
    if page not in own or any(own[one] == own[page] for one in unknown):
        return []
    first = max((their for their, our in known.items() if our < page), default=0)
    last = min((their for their, our in known.items() if our > page), default=inf)
    return [
        their
        for their, found in other.items()
        if their not in known and first < their < last and found == own[page]
    ]


def _placeholders(outline: Outline) -> dict[int, Counter[str]]:
    """Return which placeholders slides have, those of footers left out."""
    found = dict[int, Counter[str]]()
    for box in outline.boxes:
        if box.kind and box.stream == _TEXT:
            found.setdefault(box.page, Counter())[_TITLES.get(box.kind, box.kind)] += 1
    return found


def _anchors(outline: Outline) -> Iterator[tuple[int, Anchor]]:
    """Give the anchors of all shapes and tables, each with its slide."""
    for box in outline.boxes:
        if box.anchor is not None:
            yield box.page, box.anchor
    pages = {table.number: table.page for table in outline.tables}
    for number, anchor in outline.frames.items():
        yield pages[number], anchor
