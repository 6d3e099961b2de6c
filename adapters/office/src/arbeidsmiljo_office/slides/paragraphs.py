"""The fields of a paragraph of DrawingML, wherever it stands: on a slide, in a chart, a diagram."""

from __future__ import annotations

from arbeidsmiljo.model.documents import FieldKind
from arbeidsmiljo_office.atoms import bits_of, is_all, text_of, yellow_sequences
from arbeidsmiljo_office.draft import Slot
from arbeidsmiljo_office.prompts import folded
from arbeidsmiljo_office.scan import Found, Position, Scan
from arbeidsmiljo_office.slides.repeat import take_marker
from arbeidsmiljo_office.slides.text import SlideMarker, SlideParagraph


def take_paragraph(
    scan: Scan,
    marker: SlideMarker,
    paragraph: SlideParagraph,
    position: Position,
    words: str,
    *,
    signs: tuple[int, ...] = (),
) -> list[Slot]:
    """Find the fields of a paragraph, and mark them.

    Args:
        scan: Takes up what is found.
        marker: Of the part that it stands in.
        paragraph: The paragraph.
        position: Where it stands.
        words: What a person calls that place.
        signs: What tells it from the other paragraphs of its shape.

    Returns:
        The fields.
    """
    scan.doubt_text(paragraph.atoms, words)
    sequences = yellow_sequences(paragraph.atoms)
    if not sequences:
        if scan.takes_lines:
            scan.line(position, bits_of(paragraph.atoms, []), signs=signs)
        return []
    is_whole = len(sequences) == 1 and is_all(sequences[0], paragraph.atoms)
    if is_whole and take_marker(scan, marker, paragraph, position):
        return []
    founds = [
        Found(
            prompt=folded(text_of(sequence)),
            place=words,
            kind=FieldKind.PARAGRAPH if is_whole else FieldKind.INLINE,
        )
        for sequence in sequences
    ]
    scan.founds += founds
    named = [(found, one.slot) for found, one in zip(sequences, founds, strict=True)]
    scan.line(position, bits_of(paragraph.atoms, named), signs=signs)
    for sequence, slot in named:
        marker.sequence(paragraph, sequence, slot, is_whole=is_whole)
    return [slot for _, slot in named]
