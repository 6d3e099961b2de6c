"""The text of a paragraph in stretches, and the yellow sequences that are fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import define, field

from arbeidsmiljo_office.draft import Slot
from arbeidsmiljo_office.markup import Element


@define(eq=False, kw_only=True)
class Atom:
    """A stretch of a paragraph, set in one way.

    Attributes:
        element: The run or line break.
        text: What it shows; empty for one that shows no text.
        is_yellow: Whether its ground is yellow.
        near: The colour of its ground, where that is near yellow; else nothing.
        is_neutral: Whether it goes with what is around it, as a line break does.
        is_barrier: Whether no field reaches across it.
        texts: The elements in it that hold the text.
        is_plain: Whether it holds nothing but text.
    """

    element: Element
    text: str = ""
    is_yellow: bool = False
    near: str = ""
    is_neutral: bool = False
    is_barrier: bool = False
    texts: list[Element] = field(factory=list[Element])
    is_plain: bool = True

    @property
    def can_hold_text(self) -> bool:
        """Whether a value can stand where its text stands."""
        return bool(self.texts) and bool(self.text.strip())


def yellow_sequences(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Find the longest sequences of yellow text, each with what stands within it.

    Returns:
        Sequences that have more than white space, each beginning and ending with text.
    """
    for atom in atoms:
        if atom.is_yellow:
            return _sequences(atoms, lambda atom: atom.is_yellow)
    return []


def near_sequences(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Find the longest sequences of text on a ground that is near yellow, in the same way."""
    for atom in atoms:
        if atom.near:
            return _sequences(atoms, lambda atom: bool(atom.near))
    return []


def _sequences(atoms: Sequence[Atom], is_wanted: Callable[[Atom], bool]) -> list[list[Atom]]:
    sequences = list[list[Atom]]()
    current = list[Atom]()
    waiting = list[Atom]()
    for atom in atoms:
        if atom.is_barrier or (atom.text and not atom.is_neutral and not is_wanted(atom)):
            sequences.append(current)
            current, waiting = [], []
        elif atom.is_neutral or not atom.text:
            waiting.append(atom)
        else:
            current += [*waiting, atom] if current else [atom]
            waiting = []
    sequences.append(current)
    return [sequence for sequence in sequences if any(atom.can_hold_text for atom in sequence)]


def text_of(atoms: Sequence[Atom]) -> str:
    """Return the text of atoms together."""
    return "".join(atom.text for atom in atoms)


def is_all(sequence: Sequence[Atom], atoms: Sequence[Atom]) -> bool:
    """Tell whether a sequence is all that a paragraph has to read."""
    inside = set(map(id, sequence))
    return not any(atom.text.strip() and id(atom) not in inside for atom in atoms)


def margins(text: str) -> tuple[str, str]:
    """Return the white space before and behind a text that has more than that."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def bits_of(
    atoms: Sequence[Atom], sequences: Sequence[tuple[Sequence[Atom], Slot]]
) -> list[tuple[str, Slot | None]]:
    """Return a paragraph's text, each stretch with the field that it is the prompt of."""
    slots = {id(atom): slot for sequence, slot in sequences for atom in sequence}
    bits = list[tuple[str, Slot | None]]()
    for atom in atoms:
        slot = slots.get(id(atom))
        if bits and bits[-1][1] is slot:
            bits[-1] = (bits[-1][0] + atom.text, slot)
        elif atom.text:
            bits.append((atom.text, slot))
    return bits
