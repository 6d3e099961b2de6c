"""The styles of a Word document, as far as they make text yellow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import evolve, frozen

from arbeidsmiljo_office.markup import Element, attribute, child, children, descend
from arbeidsmiljo_office.yellow import CLEAR, highlight, shading


@frozen(kw_only=True)
class Look:
    """What a style, or a chain of styles, says of the ground behind text.

    Attributes:
        highlight: Of the text: `YELLOW`, `CLEAR`, `OTHER`, or None where nothing is said.
        shading: Of the text.
        block: Of the whole paragraph.
    """

    highlight: str | None = None
    shading: str | None = None
    block: str | None = None

    def over(self, below: Look) -> Look:
        """Return what is seen where this lies over another look."""
        return Look(
            highlight=below.highlight if self.highlight is None else self.highlight,
            shading=below.shading if self.shading is None else self.shading,
            block=below.block if self.block is None else self.block,
        )

    @property
    def seen(self) -> str:
        """The colour that is seen behind the text: `YELLOW`, `OTHER`, or `CLEAR` for none."""
        return self.highlight or self.shading or self.block or CLEAR


PLAIN: Final = Look()

_LONGEST_CHAIN: Final = 64  # Word itself makes shorter ones


@frozen(kw_only=True)
class Styles:
    """The looks of a document's styles, each with all that it is based on.

    Attributes:
        paragraphs: By id of paragraph style.
        characters: By id of character style.
        paragraph: Of paragraphs that name no style.
    """

    paragraphs: Mapping[str, Look]
    characters: Mapping[str, Look]
    paragraph: Look

    def of_paragraph(self, properties: Element | None) -> Look:
        """Return the look that a paragraph's text inherits from the paragraph's style.

        Args:
            properties: The paragraph's `w:pPr`, or None.
        """
        style = attribute(child(properties, "w:pStyle"), "w:val")
        return self.paragraph if style is None else self.paragraphs.get(style, self.paragraph)

    def of_run(self, properties: Element | None) -> Look:
        """Return the look that a run inherits from its character style.

        Args:
            properties: The run's `w:rPr`, or None.
        """
        style = attribute(child(properties, "w:rStyle"), "w:val")
        return PLAIN if style is None else self.characters.get(style, PLAIN)


NO_STYLES: Final = Styles(paragraphs={}, characters={}, paragraph=PLAIN)


def read_styles(root: Element) -> Styles:
    """Read the styles of a document.

    Args:
        root: The root of its `styles.xml`.
    """
    own = dict[str, Look]()
    bases = dict[str, str | None]()
    kinds = dict[str, str]()
    standard: str | None = None
    for style in children(root, "w:style"):
        key = attribute(style, "w:styleId") or ""
        kinds[key] = attribute(style, "w:type") or "paragraph"
        bases[key] = attribute(child(style, "w:basedOn"), "w:val")
        own[key] = _own_look(style)
        if kinds[key] == "paragraph" and attribute(style, "w:default") in {"1", "true", "on"}:
            standard = key
    defaults = child(root, "w:docDefaults")
    properties = descend(defaults, "w:rPrDefault", "w:rPr")
    bottom = Look(
        highlight=highlight(properties),
        shading=shading(properties),
        block=shading(descend(defaults, "w:pPrDefault", "w:pPr")),
    )
    looks = {key: _with_bases(key, own, bases) for key in own}
    return Styles(
        paragraphs={
            key: look.over(bottom) for key, look in looks.items() if kinds[key] == "paragraph"
        },
        characters={
            key: evolve(look, block=None)
            for key, look in looks.items()
            if kinds[key] == "character"
        },
        paragraph=bottom if standard is None else looks[standard].over(bottom),
    )


def _own_look(style: Element) -> Look:
    properties = child(style, "w:rPr")
    return Look(
        highlight=highlight(properties),
        shading=shading(properties),
        block=shading(child(style, "w:pPr")),
    )


def _with_bases(key: str, own: Mapping[str, Look], bases: Mapping[str, str | None]) -> Look:
    """Lay a style over those it is based on; a circle ends where it closes."""
    look = own[key]
    seen = {key}
    base = bases[key]
    while base is not None and base in own and base not in seen and len(seen) < _LONGEST_CHAIN:
        seen.add(base)
        look = look.over(own[base])
        base = bases[base]
    return look
