"""Fields that stand on several slides: read from each of them, and told where all say the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from attrs import evolve, frozen

from arbeidsmiljo.model.documents import Field, Reading
from arbeidsmiljo_office.reading.outline import Outline


def agreed(outcomes: Iterable[str | None]) -> str | None:
    """Return what a field says, if all the places say the same where it was found.

    Args:
        outcomes: The text of each place, which is the prompt where nothing was filled in; None
            where it was not found.
    """
    found = {one for one in outcomes if one is not None}
    return found.pop() if len(found) == 1 else None


def outcome(field: Field, reading: Reading, lost: Collection[Field]) -> str | None:
    """Return what a field says by a reading: its prompt for nothing, None where it is not found.

    Args:
        field: The field.
        reading: What was read.
        lost: The fields that were not found in it; any number of them is looked up at once.
    """
    return None if field in lost else reading.values.get(field.key, field.prompt)


@frozen(kw_only=True, eq=False)
class Apart:
    """The fields of a template, each place of one that stands on several slides by itself.

    Attributes:
        fields: By number; the first place of each has the number of its field.
        outline: The template's text, with these numbers.
        places: Number of a field that stands on several slides to those of its places.
    """

    fields: Sequence[Field]
    outline: Outline
    places: dict[int, list[int]]

    @classmethod
    def of(cls, fields: Sequence[Field], outline: Outline) -> Apart:
        """Tell the places of fields apart.

        Args:
            fields: By number.
            outline: The template's text.
        """
        pages = dict[int, dict[int, int]]()
        for line in outline.lines:
            for bit in line.bits:
                if bit.field is not None:
                    pages.setdefault(bit.field, {}).setdefault(line.page, bit.field)
        shared = {number: found for number, found in pages.items() if len(found) > 1}
        if not shared:
            return cls(fields=fields, outline=outline, places={})
        every = list(fields)
        for number, found in shared.items():
            for page in list(found)[1:]:
                found[page] = len(every)
                every.append(evolve(fields[number], key=f"{fields[number].key} {page}"))
        lines = tuple(
            evolve(
                line,
                bits=tuple(
                    evolve(bit, field=shared[bit.field][line.page]) if bit.field in shared else bit
                    for bit in line.bits
                ),
            )
            for line in outline.lines
        )
        places = {number: list(found.values()) for number, found in shared.items()}
        return cls(fields=every, outline=evolve(outline, lines=lines), places=places)

    def together(self, reading: Reading, left: frozenset[int]) -> Reading:
        """Put what was read of the places together.

        Args:
            reading: Of the fields of this.
            left: The fields that are as yellow in the document as in the template.
        """
        if not self.places:
            return reading
        values = dict(reading.values)
        unmatched = frozenset(reading.unmatched)
        lost = set(unmatched)
        drawn = set(reading.drawn)
        for number, places in self.places.items():
            every = [self.fields[place] for place in places]
            said = agreed(outcome(one, reading, unmatched) for one in every)
            is_drawn = all(one in drawn for one in every)
            for one in every:
                values.pop(one.key, None)
            lost.difference_update(every)
            drawn.difference_update(every)
            if is_drawn:
                drawn.add(every[0])
            elif said is None and number not in left:
                lost.add(every[0])
            elif said is not None and said != every[0].prompt:
                values[every[0].key] = said
        own = self.fields[: len(self.fields) - sum(len(one) - 1 for one in self.places.values())]
        return evolve(
            reading,
            values={one.key: values[one.key] for one in own if one.key in values},
            unmatched=tuple(one for one in own if one in lost),
            drawn=tuple(one for one in own if one in drawn),
        )
