"""Where the anchors of a document begin and end, and what stands between."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import define, evolve, field, frozen

from arbeidsmiljo_office.anchors import Anchor, bookmark_anchor
from arbeidsmiljo_office.reading.outline import Line, Span, Stretch

_MOST: Final = 200_000
"""Paragraphs that all anchors together are around; a document that has more was not made by us."""


@frozen(kw_only=True)
class Pin:
    """A place in a paragraph where a bookmark begins or ends.

    Attributes:
        offset: How much of the paragraph's text stands before it.
        key: What its beginning and its end share.
        name: Of the bookmark; empty where it ends.
    """

    offset: int
    key: str
    name: str = ""


@frozen(kw_only=True)
class Pins:
    """The places of a paragraph in a part that has anchors.

    Attributes:
        part: The part.
        places: From the beginning to the end.
        ends: The keys of all bookmarks that end somewhere in the part.
    """

    part: str
    places: tuple[Pin, ...]
    ends: frozenset[str]


@define(eq=False, kw_only=True)
class _Stop:
    """A paragraph of a part that has anchors."""

    where: Line
    pins: Pins
    number: int | None


@define(eq=False)
class Trail:
    """The paragraphs of parts that have anchors, those without text too."""

    _stops: list[_Stop] = field(factory=list[_Stop], init=False)

    def add(self, where: Line, pins: Pins, number: int | None) -> None:
        """Take down a paragraph.

        Args:
            where: Its place and text; the fields in it are not looked at.
            pins: The anchors that begin and end in it.
            number: Its place among the lines of the outline; None where it has no text.
        """
        self._stops.append(_Stop(where=where, pins=pins, number=number))

    def spans(self) -> tuple[Span, ...]:
        """Give all anchors that begin and end, in reading order."""
        ends = dict[tuple[str, str], tuple[int, int]]()
        boxes = defaultdict[int, list[int]](list)
        starts = list[tuple[int, Pin]]()
        for index, stop in enumerate(self._stops):
            boxes[stop.where.box].append(index)
            for pin in stop.pins.places:
                if pin.name:
                    starts.append((index, pin))
                else:
                    ends.setdefault((stop.pins.part, pin.key), (index, pin.offset))
        found = list[Span]()
        left = _MOST
        for index, pin in self._whole(starts, ends):
            stop = self._stops[index]
            anchor = bookmark_anchor(pin.name)
            if anchor is None:
                continue
            box = boxes[stop.where.box]
            end = ends.get((stop.pins.part, pin.key))
            if end is None or end[0] < index or self._stops[end[0]].where.box != stop.where.box:
                if pin.key not in stop.pins.ends or not _is_closed(stop.where):
                    continue
                end = box[-1], len(self._stops[box[-1]].where.text)
            inside = box[bisect_left(box, index) : bisect_right(box, end[0])]
            left -= len(inside)
            if left < 0:
                break
            found.append(self._span(anchor, pin.offset, end[1], inside))
        return tuple(found)

    def _whole(
        self, starts: Sequence[tuple[int, Pin]], ends: Mapping[tuple[str, str], tuple[int, int]]
    ) -> Iterator[tuple[int, Pin]]:
        """Join what LibreOffice parts: it begins a bookmark anew in each paragraph, and ends one.

        So one that is begun and not ended is ended where the next one of that name is.
        """
        loose = dict[tuple[str, str], tuple[int, Pin]]()
        for index, pin in starts:
            part = self._stops[index].pins.part
            has_end = (part, pin.key) in ends or pin.key in self._stops[index].pins.ends
            if not has_end:
                loose.setdefault((part, pin.name), (index, pin))
                continue
            first, begun = loose.pop((part, pin.name), (index, pin))
            yield first, evolve(begun, key=pin.key)

    def _span(self, anchor: Anchor, start: int, stop_at: int, indexes: list[int]) -> Span:
        if len(indexes) > 1 and stop_at == 0:  # a paragraph that it ends before is not in it
            indexes.pop()
            stop_at = len(self._stops[indexes[-1]].where.text)
        stretches = list[Stretch]()
        texts = list[str]()
        for index in indexes:
            stop = self._stops[index]
            begins = start if index == indexes[0] else 0
            ends = stop_at if index == indexes[-1] else len(stop.where.text)
            if stop.number is not None:
                stretches.append(Stretch(line=stop.number, start=begins, end=ends))
                texts.append(stop.where.text[begins:ends])
        return Span(
            anchor=anchor,
            where=self._stops[indexes[0]].where,
            stretches=tuple(stretches),
            text="\n".join(text for text in texts if text.strip()),
        )


def _is_closed(where: Line) -> bool:
    """Tell whether a paragraph stands in a cell or text box, whose end ends an anchor too."""
    return bool(where.table) or where.stream == "text box"
