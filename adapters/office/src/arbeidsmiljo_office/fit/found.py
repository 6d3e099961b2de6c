"""Where fields stand in the text of a shape: what a scan takes down, to be measured later."""

from __future__ import annotations

from attrs import frozen

from arbeidsmiljo_office.draft import Slot


@frozen(kw_only=True)
class Asked:
    """Where a field stands in a paragraph.

    Attributes:
        slot: The field.
        paragraph: Which paragraph of the shape it is.
        atoms: Which runs and line breaks of the paragraph are the field; none where it has none.
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


@frozen(kw_only=True)
class ShapeText:
    """The text of a shape that has fields.

    Attributes:
        part: The part that the shape is in.
        shape: Which shape of the part it is, in the order of the part.
        asked: Where its fields stand.
        gone: Which paragraphs go when the field of their shape is filled.
        may_shrink: Whether it has a place to say how much smaller its text is set.
    """

    part: str
    shape: int
    asked: tuple[Asked, ...]
    gone: tuple[int, ...] = ()
    may_shrink: bool = False
