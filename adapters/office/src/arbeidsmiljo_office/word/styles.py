"""The styles of a Word document, as far as they make text yellow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import evolve, frozen

from arbeidsmiljo_office.markup import Element, attribute, child, children, descend
from arbeidsmiljo_office.yellow import CLEAR, PLAIN_PALETTE, Palette, highlight, shading


@frozen(kw_only=True)
class Look:
    """What a style, or a chain of styles, says of the ground behind text.

    Attributes:
        highlight: Of the text: a ground, or None where nothing is said.
        shading: Of the text.
        block: Of the whole paragraph.
        cell: Of the cells of a table.
    """

    highlight: str | None = None
    shading: str | None = None
    block: str | None = None
    cell: str | None = None

    def over(self, below: Look) -> Look:
        """Return what is seen where this lies over another look."""
        return Look(
            highlight=below.highlight if self.highlight is None else self.highlight,
            shading=below.shading if self.shading is None else self.shading,
            block=below.block if self.block is None else self.block,
            cell=below.cell if self.cell is None else self.cell,
        )

    @property
    def seen(self) -> str:
        """The ground that is seen behind the text; `CLEAR` for that of what it stands in."""
        return self.highlight or self.shading or self.block or CLEAR


PLAIN: Final = Look()

_LONGEST_CHAIN: Final = 64  # Word itself makes shorter ones


@frozen(kw_only=True)
class Styles:
    """The looks of a document's styles, each with all that it is based on.

    Attributes:
        paragraphs: By id of paragraph style.
        characters: By id of character style.
        tables: By id of table style; bands, and what else only some rows have, left out.
        paragraph: Of paragraphs that name no style.
        table: Of tables that name no style.
        names: Id of a paragraph style to its name, which is the same in all languages.
        palette: What the document's colours are.
    """

    paragraphs: Mapping[str, Look]
    characters: Mapping[str, Look]
    tables: Mapping[str, Look]
    paragraph: Look
    table: Look
    names: Mapping[str, str]
    palette: Palette

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

    def of_table(self, properties: Element | None) -> Look:
        """Return the look that a table inherits from its style.

        Args:
            properties: The table's `w:tblPr`, or None.
        """
        style = attribute(child(properties, "w:tblStyle"), "w:val")
        return self.table if style is None else self.tables.get(style, self.table)

    def name_of(self, properties: Element | None) -> str:
        """Return the name of a paragraph's style: `caption`, `heading 1`; else nothing."""
        return self.names.get(attribute(child(properties, "w:pStyle"), "w:val") or "", "")


def no_styles(palette: Palette = PLAIN_PALETTE) -> Styles:
    """Return the styles of a document that has none."""
    return Styles(
        paragraphs={},
        characters={},
        tables={},
        paragraph=PLAIN,
        table=PLAIN,
        names={},
        palette=palette,
    )


def read_styles(root: Element, palette: Palette) -> Styles:
    """Read the styles of a document.

    Args:
        root: The root of its `styles.xml`.
        palette: What the document's colours are.
    """
    own = dict[str, Look]()
    bases = dict[str, str | None]()
    kinds = dict[str, str]()
    names = dict[str, str]()
    standards = dict[str, str]()
    for style in children(root, "w:style"):
        key = attribute(style, "w:styleId") or ""
        kinds[key] = attribute(style, "w:type") or "paragraph"
        bases[key] = attribute(child(style, "w:basedOn"), "w:val")
        own[key] = _own_look(style, palette)
        if kinds[key] == "paragraph":
            names[key] = (attribute(child(style, "w:name"), "w:val") or "").lower()
        if attribute(style, "w:default") in {"1", "true", "on"}:
            standards[kinds[key]] = key
    defaults = child(root, "w:docDefaults")
    properties = descend(defaults, "w:rPrDefault", "w:rPr")
    bottom = Look(
        highlight=highlight(properties),
        shading=shading(properties, palette),
        block=shading(descend(defaults, "w:pPrDefault", "w:pPr"), palette),
    )
    looks = {key: _with_bases(key, own, bases) for key in own}
    standard, table = standards.get("paragraph"), standards.get("table")
    return Styles(
        paragraphs={
            key: look.over(bottom) for key, look in looks.items() if kinds[key] == "paragraph"
        },
        characters={
            key: evolve(look, block=None)
            for key, look in looks.items()
            if kinds[key] == "character"
        },
        tables={key: look for key, look in looks.items() if kinds[key] == "table"},
        paragraph=bottom if standard is None else looks[standard].over(bottom),
        table=PLAIN if table is None else looks[table],
        names=names,
        palette=palette,
    )


def _own_look(style: Element, palette: Palette) -> Look:
    properties = child(style, "w:rPr")
    cell = shading(child(style, "w:tcPr"), palette)
    return Look(
        highlight=highlight(properties),
        shading=shading(properties, palette),
        block=shading(child(style, "w:pPr"), palette),
        cell=cell or shading(child(style, "w:tblPr"), palette),
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
