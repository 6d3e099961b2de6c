"""Reading the fields of a Word document by the anchors that are still around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import define, field

from arbeidsmiljo.model.documents import Field, FieldKind
from arbeidsmiljo_office.prompts import folded, folded_lines
from arbeidsmiljo_office.reading.behind import Behind
from arbeidsmiljo_office.reading.outline import Line, Outline, Span
from arbeidsmiljo_office.reading.patterns import ENOUGH, pattern_of
from arbeidsmiljo_office.reading.stems import fields_in, stems_of


def anchored_values(
    fields: Sequence[Field], ours: Outline, theirs: Outline
) -> Mapping[int, str | None]:
    """Read the fields whose anchor is there once, in the template and in the document.

    A bookmark does not grow when somebody types at its end. So a field that was all of its
    paragraph has all of the paragraph that its anchor is in, and what stands behind it that is
    nobody else's, one that was all of its cell all of the cell, and one in the middle of a line
    what stands between the words around it, where these are still there. Only where they are not,
    it is what the anchor is around.

    Args:
        fields: Of the template, in the order of their numbers.
        ours: The template's text.
        theirs: The document's text.

    Returns:
        Number of a field to its text; None for one that something may belong to, for all that its
        anchor tells.
    """
    if not ours.spans or not theirs.spans:
        return {}
    stems = stems_of(ours)
    own = {span.anchor.stem: span for span in ours.spans if span.anchor.column is None}
    pieces = dict[str, list[Span]]()
    for span in theirs.spans:
        if span.anchor.column is None and not span.anchor.is_table:
            pieces.setdefault(span.anchor.stem, []).append(span)
    reader = _Reader(
        ours, theirs, _numbers_of_lines(pieces), Behind.of_both(ours, theirs, stems, pieces)
    )
    values = dict[int, str]()
    for number, stem in stems.items():
        spans = pieces.get(stem, [])
        parts = Counter(span.anchor.part for span in spans)
        if fields[number].kind is FieldKind.ROW or stem not in own or not spans:
            continue
        if max(parts.values()) == 1:
            text = reader.text(number, own[stem], spans)
            if text is not None:
                values[number] = text
    return {**values, **dict.fromkeys(reader.behind.open)}


@define(eq=False)
class _Reader:
    """Reads fields.

    Attributes:
        ours: The template's text.
        theirs: The document's text.
        taken: How many fields have an anchor in each line of the document.
        behind: Finds what was written behind fields.
    """

    ours: Outline
    theirs: Outline
    taken: Counter[int]
    behind: Behind
    _own: dict[int, list[Line]] = field(init=False)
    _boxes: dict[int, list[Line]] = field(init=False)
    _compared: dict[tuple[int, int], Mapping[int, str] | None] = field(
        factory=dict[tuple[int, int], "Mapping[int, str] | None"], init=False
    )

    def __attrs_post_init__(self) -> None:
        """Sort the lines by what they stand in."""
        self._own, self._boxes = _by_box(self.ours.lines), _by_box(self.theirs.lines)

    def text(self, number: int, own: Span, spans: Sequence[Span]) -> str | None:
        """Return the text of a field; None where its anchors are empty and nothing confirms that.

        Args:
            number: Of the field.
            own: Its anchor in the template.
            spans: Its anchors in the document, in reading order.
        """
        where = spans[0].where
        inside = folded_lines("\n".join(span.text for span in spans if span.text.strip()))
        if _is_cell(own.where) and _is_cell(where) and _is_all(number, self._own[own.where.box]):
            box = [line.text for line in self._boxes.get(where.box, [])]
            return folded_lines("\n".join(box))
        if self._is_all_of_line(number, own):
            return self._whole(number, own, spans, inside)
        stretches = [stretch for span in spans for stretch in span.stretches]
        if len(stretches) == len(own.stretches) == 1:
            values = self._values_of(own.stretches[0].line, stretches[0].line)
            if values is not None and folded(inside) in folded(values[number]):
                return values[number]
        return inside or None

    def _values_of(self, our: int, their: int) -> Mapping[int, str] | None:
        """Take the fields of a line out of one of the document, once for all of them."""
        if (our, their) not in self._compared:
            pattern = pattern_of(self.ours.lines[our])
            text = folded_lines(self.theirs.lines[their].text)
            self._compared[our, their] = pattern.values(text)
        return self._compared[our, their]

    def _is_all_of_line(self, number: int, own: Span) -> bool:
        lines = [self.ours.lines[stretch.line] for stretch in own.stretches]
        return set(fields_in(self.ours, own)) == {number} and _is_all(number, lines)

    def _whole(self, number: int, own: Span, spans: Sequence[Span], inside: str) -> str | None:
        """Return the paragraphs that anchors are in, and what was put between and behind them."""
        anchored = dict[int, str]()
        for span in spans:
            for stretch in span.stretches:
                text = self.theirs.lines[stretch.line].text[stretch.start : stretch.end]
                anchored[stretch.line] = anchored.get(stretch.line, "") + text
        if not anchored:
            return ""
        texts = list[str]()
        for place in range(min(anchored), max(anchored) + 1):
            line = self.theirs.lines[place]
            if place in anchored:
                is_alone = self.taken[place] == 1
                text = anchored[place]
                is_whole = is_alone and not self._has_joined(line.text, text)
                texts.append(line.text if is_whole else text)
            elif line.box == spans[0].where.box and not self.behind.is_of_others(place):
                texts.append(line.text)
        more = self.behind.of(number, own.stretches[-1].line, max(anchored))
        texts += [self.theirs.lines[place].text for place in more]
        return folded_lines("\n".join(texts)) or inside or None

    def _has_joined(self, whole: str, inside: str) -> bool:
        """Tell whether the rest of a paragraph is a paragraph of the template, joined to it."""
        before, _, behind = whole.partition(inside) if inside else (whole, "", "")
        rest = f"{folded(before)}\n{folded(behind)}"
        return bool(rest.strip()) and any(
            fixed in rest for fixed in self.behind.fixed if sum(map(str.isalnum, fixed)) >= ENOUGH
        )


def _numbers_of_lines(pieces: Mapping[str, Sequence[Span]]) -> Counter[int]:
    """Tell how many fields have an anchor in each line."""
    return Counter(
        line
        for spans in pieces.values()
        for line in {stretch.line for span in spans for stretch in span.stretches}
    )


def _by_box(lines: Sequence[Line]) -> dict[int, list[Line]]:
    found = dict[int, list[Line]]()
    for line in lines:
        found.setdefault(line.box, []).append(line)
    return found


def _is_all(number: int, lines: Sequence[Line]) -> bool:
    """Tell whether a field is all that there is to read in lines."""
    return all(bit.field == number or not bit.text.strip() for line in lines for bit in line.bits)


def _is_cell(where: Line) -> bool:
    return bool(where.table) or where.stream == "text box"
