"""List styles: what the text of a shape inherits from it, its layout, master and presentation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final, TypeAlias

from attrs import frozen

from arbeidsmiljo_office.fit.elements import inside, whole
from arbeidsmiljo_office.markup import Element, child, everywhere, name
from arbeidsmiljo_office.slides.frame import Placeholder, placeholder_of
from arbeidsmiljo_office.yellow import CLEAR, NEAR, YELLOW, Palette

_STYLES: Final = {
    "title": "titleStyle",
    "ctrTitle": "titleStyle",
    "ftr": "otherStyle",
    "dt": "otherStyle",
    "sldNum": "otherStyle",
}

Inherited: TypeAlias = Callable[[Element | None], str]
"""Gives, for the `a:pPr` of a paragraph, what its list styles highlight it with."""


def nothing_inherited(_: Element | None) -> str:
    """Give the highlight of text whose list styles have none."""
    return CLEAR


def list_styles(
    shape: Element,
    above: Iterable[Element],
    kind: str | None,
    *,
    master: Element | None,
    main: Element | None,
) -> Iterator[Element]:
    """Yield the list styles that the text of a shape inherits from, the nearest first.

    Args:
        shape: The `p:sp`, or an `a:tc`.
        above: The shapes that it inherits from.
        kind: Which kind of placeholder it is; None for none.
        master: The root of the master of its slide, or of that of its notes.
        main: The root of the presentation.
    """
    found = [inside(one, "txBody", "lstStyle") for one in (shape, *above)]
    general = inside(main, "defaultTextStyle")
    styles = inside(master, "txStyles")
    if kind is None:
        found += [general, inside(styles, "otherStyle")]
    else:
        found += [inside(styles, _STYLES.get(kind, "bodyStyle")), general]
    found.insert(-1, inside(master, "notesStyle"))
    return (one for one in found if one is not None)


def kind_of(placeholder: Placeholder, above: Iterable[Element]) -> str:
    """Return what kind of placeholder it is, also where only its layout says so."""
    kinds = (placeholder, *(found for one in above if (found := placeholder_of(one))))
    return next((kind for kind, _ in kinds if kind), "")


def has_highlights(root: Element) -> bool:
    """Tell whether list styles or paragraphs of a part highlight what they are for."""
    return any(
        name(parent) == "a:defRPr"
        for found in everywhere(root, "a:highlight")
        if (parent := found.getparent()) is not None
    )


@frozen(kw_only=True, eq=False)
class Highlights:
    """The highlights that the text of a page inherits.

    Nobody can give such a highlight in a program; PowerPoint is not documented to show one, and
    LibreOffice does. So it is never yellow for certain.

    Attributes:
        palette: What the colours of the page are.
        above: Gives the shapes that a shape inherits from.
        master: The root of the page's master.
        main: The root of the presentation.
    """

    palette: Palette
    above: Callable[[Element], Sequence[Element]]
    master: Element | None
    main: Element

    def of(self, shape: Element) -> Inherited:
        """Return what the text of a shape or cell inherits."""
        above = self.above(shape)
        placeholder = placeholder_of(shape)
        kind = None if placeholder is None else kind_of(placeholder, above)
        lists = list_styles(shape, above, kind, master=self.master, main=self.main)
        return partial(self._highlight, list(lists))

    def _highlight(self, lists: Sequence[Element], properties: Element | None) -> str:
        level = 0 if properties is None else whole(properties.get("lvl"), 0)
        named = [inside(one, f"lvl{level + 1}pPr", "defRPr") for one in lists]
        general = [inside(one, "defPPr", "defRPr") for one in lists]
        for found in (child(properties, "a:defRPr"), *named, *general):
            seen = self.palette.highlight(found)
            if seen is not None:
                takes_near = self.palette.takes_near
                return f"{NEAR}{YELLOW}" if seen == YELLOW and not takes_near else seen
        return CLEAR
