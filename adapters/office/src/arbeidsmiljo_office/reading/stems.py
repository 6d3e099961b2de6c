"""Which anchor of a prepared template is which field's."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator

from arbeidsmiljo_office.reading.outline import Outline, Span


def stems_of(outline: Outline) -> dict[int, str]:
    """Return the stem of each field that has an anchor.

    In a Word document an anchor is one field's; one that is around several, or that is there
    twice, is nobody's. In a presentation the fields of a shape or table share one; those that
    several slides have, have that of the first.
    """
    boxes = {one.number: one.anchor.stem for one in outline.boxes if one.anchor is not None}
    found = dict[int, str]()
    for line in outline.lines:
        frame = outline.frames.get(line.table)
        stem = boxes.get(line.box, "") if frame is None else frame.stem
        if stem:
            for bit in line.bits:
                if bit.field is not None:
                    found.setdefault(bit.field, stem)
    around = defaultdict[str, set[int]](set)
    times = Counter[str]()
    for span in outline.spans:
        if not span.anchor.is_table:
            around[span.anchor.stem].update(fields_in(outline, span))
            times[span.anchor.stem] += span.anchor.column is None and not span.anchor.part
    claims = Counter(number for numbers in around.values() for number in numbers)
    for stem, numbers in around.items():
        if len(numbers) == 1 and times[stem] <= 1:
            (number,) = numbers
            if claims[number] == 1:
                found[number] = stem
    return found


def fields_in(outline: Outline, span: Span) -> Iterator[int]:
    """Find the fields that an anchor is around, each as often as it has a part of one."""
    for stretch in span.stretches:
        line = outline.lines[stretch.line]
        for index in range(bisect_right(line.ends, stretch.start), len(line.bits)):
            bit = line.bits[index]
            if line.ends[index] - len(bit.text) >= stretch.end:
                break
            if bit.field is not None:
                yield bit.field
