"""What somebody wrote behind a field that was all of its paragraph, outside of its anchor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import define, field

from arbeidsmiljo_office.prompts import folded
from arbeidsmiljo_office.reading.outline import Line, Outline, Span


@define(eq=False, kw_only=True)
class Behind:
    """The paragraphs behind the anchors of a Word document.

    What stands behind a field, and before a paragraph of the template or the anchor of another
    field, is the field's. Before a field that is a whole paragraph too, it may be that one's, and
    both are left open. Where a paragraph of the template is missing there, it may be that one,
    written anew: so many are no value, and where there are more, the field is left open.

    Attributes:
        ours: The template's text.
        theirs: The document's text.
        taken: Line of the document to the fields that have an anchor in it.
        open: The fields for which nothing tells what they say; more are found on the way.
    """

    ours: Outline
    theirs: Outline
    taken: Mapping[int, Collection[int]]
    open: set[int] = field(factory=set[int], init=False)
    _there: frozenset[int] = field(init=False)
    _fixed: Counter[str] = field(init=False)
    _texts: Counter[str] = field(init=False)
    _whole: frozenset[int] = field(init=False)
    _known: dict[int, tuple[list[int], int | None]] = field(
        factory=dict[int, "tuple[list[int], int | None]"], init=False
    )

    def __attrs_post_init__(self) -> None:
        """Take down what stands in both, and which fields are whole paragraphs."""
        self._there = frozenset(one for fields in self.taken.values() for one in fields)
        self._fixed = Counter(folded(line.text) for line in self.ours.lines if _is_fixed(line))
        self._texts = Counter(folded(line.text) for line in self.theirs.lines)
        self._whole = frozenset(
            number
            for line in self.ours.lines
            if len(numbers := {bit.field for bit in line.bits if bit.text.strip()}) == 1
            for number in numbers
            if number is not None
        )

    @classmethod
    def of_both(
        cls,
        ours: Outline,
        theirs: Outline,
        stems: Mapping[int, str],
        pieces: Mapping[str, Sequence[Span]],
    ) -> Behind:
        """Compare a template with a document.

        Args:
            ours: The template's text.
            theirs: The document's text.
            stems: Of the fields of the template.
            pieces: Stem to its anchors in the document.
        """
        taken = dict[int, set[int]]()
        for number, stem in stems.items():
            for span in pieces.get(stem, ()):
                for stretch in span.stretches:
                    taken.setdefault(stretch.line, set()).add(number)
        return cls(ours=ours, theirs=theirs, taken=taken)

    @property
    def fixed(self) -> Collection[str]:
        """The paragraphs of the template that have no field, folded."""
        return self._fixed

    def is_of_others(self, their: int) -> bool:
        """Tell whether a line of the document is the template's, or has a field's anchor."""
        return their in self.taken or folded(self.theirs.lines[their].text) in self._fixed

    def of(self, number: int, our: int, their: int) -> Sequence[int]:
        """Return the lines behind a field that are the field's.

        Args:
            number: Of the field.
            our: The last line of the template that it stands in.
            their: The last line of the document that its anchor is in.
        """
        loose, end = self._loose(their)
        if not loose or number in self.open:
            return ()
        missing = self._missing(our, end)
        next_to = self._whole.intersection(self.taken.get(end, ()) if end is not None else ())
        if len(loose) <= missing:
            return ()
        if missing or next_to or len(self.taken[their]) > 1:
            self.open |= {*self.taken[their], *next_to}
            return ()
        return loose

    def _loose(self, their: int) -> tuple[list[int], int | None]:
        """Return the lines behind one that are nobody's, and that behind them, if any."""
        if their not in self._known:
            loose = list[int]()
            end = None
            for place in _following(self.theirs, their):
                if self.is_of_others(place):
                    end = place
                    break
                loose.append(place)
            self._known[their] = loose, end
        return self._known[their]

    def _missing(self, our: int, end: int | None) -> int:
        """Count the lines of the template behind one, up to the first that is still there."""
        last = "" if end is None else folded(self.theirs.lines[end].text)
        missing = 0
        for place in _following(self.ours, our):
            line = self.ours.lines[place]
            text = folded(line.text)
            if not _is_fixed(line):
                is_there = any(bit.field in self._there for bit in line.bits)
            else:
                is_there = text == last or self._texts[text] >= self._fixed[text]
            if is_there:
                break
            missing += 1
        return missing


def _is_fixed(line: Line) -> bool:
    return all(bit.field is None for bit in line.bits)


def _following(outline: Outline, number: int) -> Iterator[int]:
    """Give the lines behind one that no table parts from it; text boxes stand beside them."""
    own = outline.lines[number]
    for place in range(number + 1, len(outline.lines)):
        line = outline.lines[place]
        if line.box == own.box:
            yield place
        elif line.stream == own.stream or line.stream != "text box":
            return
