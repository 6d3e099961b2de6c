"""Where fields stand in a text: what a scan takes down of each, to be measured later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from attrs import frozen

from arbeidsmiljo_office.atoms import Atom, margins, text_of, yellow_sequences
from arbeidsmiljo_office.draft import Slot


class Written(Protocol):
    """A paragraph of a slide or Word document, in stretches."""

    @property
    def atoms(self) -> list[Atom]:
        """Its stretches."""
        ...

    @property
    def can_hold_text(self) -> bool:
        """Whether a value can stand where its text stands."""
        ...


@frozen(kw_only=True)
class Asked:
    """Where a field stands in a paragraph.

    Attributes:
        slot: The field, or the column of a repeating row.
        paragraph: Which paragraph of the text it is.
        atoms: Which stretches of the paragraph are the field; none where it has none.
        main: The one of them whose place the text takes.
        lead: White space that stays before the text.
        trail: White space that stays behind it.
    """

    slot: Slot
    paragraph: int
    atoms: tuple[int, ...] = ()
    main: int = -1
    lead: str = ""
    trail: str = ""


def asked_in(number: int, paragraph: Written, slots: Sequence[Slot]) -> list[Asked]:
    """Return where the fields of a paragraph stand in it.

    Args:
        number: Which paragraph of its text it is.
        paragraph: The paragraph.
        slots: Its fields, one for each yellow sequence; at least one.
    """
    found = list[Asked]()
    sequences = yellow_sequences(paragraph.atoms)
    for sequence, slot in zip(sequences, slots, strict=True):
        one = _asked(number, paragraph, sequence, slot)
        lead, trail = margins(text_of(sequence))
        found.append(
            Asked(
                slot=slot,
                paragraph=number,
                atoms=one.atoms,
                main=one.main,
                lead=lead,
                trail=trail,
            )
        )
    return found


def asked_in_all(paragraphs: Sequence[Written], slot: Slot) -> tuple[Asked, list[int]]:
    """Return where a field stands that is all of a text, and which paragraphs go with it.

    Args:
        paragraphs: The paragraphs of the text.
        slot: The field.
    """
    main, *gone = [n for n, one in enumerate(paragraphs) if one.can_hold_text] or [-1]
    if main < 0:
        return Asked(slot=slot, paragraph=0), []
    atoms = [atom for atom in paragraphs[main].atoms if not atom.is_barrier]
    return _asked(main, paragraphs[main], atoms, slot), gone


def _asked(number: int, paragraph: Written, sequence: Sequence[Atom], slot: Slot) -> Asked:
    inside_it = set(map(id, sequence))
    atoms = tuple(n for n, atom in enumerate(paragraph.atoms) if id(atom) in inside_it)
    main = next(n for n in atoms if paragraph.atoms[n].can_hold_text)
    return Asked(slot=slot, paragraph=number, atoms=atoms, main=main)
