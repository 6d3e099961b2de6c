"""Reading the text of places that do not grow out of a Word document, to be measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from arbeidsmiljo_office.fit.asked import Asked
from arbeidsmiljo_office.fit.elements import inside
from arbeidsmiljo_office.fit.found import FixedText
from arbeidsmiljo_office.fit.frame import Frame
from arbeidsmiljo_office.fit.looks import Paragraph, Space, Stretch
from arbeidsmiljo_office.fit.repeated import Repeated
from arbeidsmiljo_office.fit.shrinking import Step, page_steps
from arbeidsmiljo_office.fit.word_styles import WordStyles, read_word_styles
from arbeidsmiljo_office.markup import Element, parse
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import find_main, read_relations, related
from arbeidsmiljo_office.word.styles import no_styles
from arbeidsmiljo_office.word.text import read_paragraph

_PARTS: Final = ("styles", "numbering", "settings", "theme")


def read_text_styles(package: Package) -> WordStyles:
    """Read what the text of a document inherits.

    Args:
        package: The document.
    """
    relations = read_relations(package, find_main(package).name)
    roots = list[Element | None]()
    for kind in _PARTS:
        part = next(iter(related(relations, kind)), None)
        data = None if part is None else package.read(part)
        tree = None if data is None else parse(data, part=part or "", name=package.name)
        roots.append(None if tree is None else tree.getroot())
    return read_word_styles(*roots)


def read_fixed(package: Package, texts: Mapping[int, FixedText]) -> Mapping[int, Frame | Repeated]:
    """Read the text of places that do not grow.

    Args:
        package: The document.
        texts: Where their fields stand, by the number of the place.
    """
    styles = read_text_styles(package)
    return {number: _read(text, styles, package.name) for number, text in texts.items()}


def _read(text: FixedText, styles: WordStyles, name: str) -> Frame | Repeated:
    elements = list(parse(text.content, part=text.part, name=name).getroot())
    paragraphs = tuple(_paragraphs(elements, text, styles))
    frame = Frame(
        paragraphs=paragraphs,
        room=text.room,
        steps=_steps(paragraphs) if text.may_shrink else (),
        slots=frozenset(one.slot.resolved() for one in text.asked),
    ).settled()
    repeats = text.repeats
    if repeats is None:
        return frame
    return Repeated(
        frame=frame,
        slot=repeats.slot.resolved(),
        block=repeats.block,
        blocks=repeats.blocks,
    )


def _steps(paragraphs: Sequence[Paragraph]) -> tuple[Step, ...]:
    """Return how much smaller the text of a place may be set."""
    looks = [bit.look for one in paragraphs for bit in one.stretches]
    # The end of a paragraph is not seen, but it is as high as a paragraph that has no text.
    looks += [one.end for one in paragraphs if not any(bit.text for bit in one.stretches)]
    # What is added behind letters stays as it is, so that such text is not measured any more.
    if not all(look.is_known and not look.spacing for look in looks):
        return ()
    return page_steps(min(look.size for look in looks))


def _paragraphs(
    elements: Sequence[Element], text: FixedText, styles: WordStyles
) -> Iterator[Paragraph]:
    """Read paragraphs, with the fields that stand in them."""
    first = text.asked[0].slot.resolved()
    named = [styles.style_of(inside(element, "pPr")) for element in elements]
    for number, element in enumerate(elements):
        properties = inside(element, "pPr")
        end = styles.look(properties, inside(properties, "rPr"), text.table_style)
        paragraph = styles.paragraph(properties, end, text.table_style)
        if paragraph.is_close:
            above, below = named[max(number - 1, 0)], named[number + 1 : number + 2]
            paragraph = evolve(
                paragraph,
                before=Space() if number and above == named[number] else paragraph.before,
                after=Space() if below == [named[number]] else paragraph.after,
            )
        asked = [one for one in text.asked if one.paragraph == number]
        yield evolve(
            paragraph,
            stretches=tuple(_stretches(element, asked, text, styles)),
            slot=first if number in text.gone else None,
        )


def _stretches(
    element: Element, asked: Sequence[Asked], text: FixedText, styles: WordStyles
) -> Iterator[Stretch]:
    properties = inside(element, "pPr")
    fields = {atom: one for one in asked for atom in one.atoms}
    for number, atom in enumerate(read_paragraph(element, no_styles()).atoms):
        run = inside(atom.element, "rPr")
        if styles.hides(properties, run, text.table_style):
            continue
        look = styles.look(properties, run, text.table_style)
        one = fields.get(number)
        if one is None:
            yield Stretch(text=atom.text, look=look)
        else:
            yield Stretch(
                text=atom.text,
                look=look,
                slot=one.slot.resolved(),
                is_main=one.main == number,
                lead=one.lead,
                trail=one.trail,
            )
