"""A run of text as it is seen."""

from __future__ import annotations

from attrs import frozen

from arbeidsmiljo_office.accessibility.paint import Fill
from arbeidsmiljo_office.markup import Element


@frozen(kw_only=True, eq=False)
class SeenText:
    """A run of text as it is seen.

    Attributes:
        run: The element.
        holder: The shape or cell, or in a Word document the paragraph, that it stands in.
        text: What it says.
        colour: Of the letters; None where it cannot be told.
        behind: What its paragraph stands on.
        mark: What it is highlighted with; None for nothing.
        size: In points.
        bold: Whether it is.
        language: Of the text; empty where nothing says it.
    """

    run: Element
    holder: Element
    text: str
    colour: str | None
    behind: Fill
    mark: Fill | None
    size: float
    bold: bool
    language: str

    @property
    def grounds(self) -> tuple[str, ...]:
        """The colours that are seen right behind it; none where they cannot be told."""
        return (self.behind if self.mark is None else self.mark.over(self.behind)).colours
