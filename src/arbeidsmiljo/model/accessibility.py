"""Accessibility of documents: what keeps somebody from reading one."""

from enum import StrEnum

from attrs import frozen


class BarrierKind(StrEnum):
    """What sort of thing is in the way."""

    TITLE = "title"
    ORDER = "order"
    ALTERNATIVE = "alternative"
    LANGUAGE = "language"
    CONTRAST = "contrast"
    TABLE = "table"
    HEADINGS = "headings"
    LINK = "link"
    SPACING = "spacing"

    @property
    def criterion(self) -> str:
        """The number of the criterion of WCAG 2.1 that it is about."""
        return _CRITERIA[self]


_CRITERIA = {
    BarrierKind.TITLE: "2.4.2",
    BarrierKind.ORDER: "1.3.2",
    BarrierKind.ALTERNATIVE: "1.1.1",
    BarrierKind.LANGUAGE: "3.1.1",
    BarrierKind.CONTRAST: "1.4.3",
    BarrierKind.TABLE: "1.3.1",
    BarrierKind.HEADINGS: "1.3.1",
    BarrierKind.LINK: "2.4.4",
    BarrierKind.SPACING: "1.3.1",
}


@frozen(kw_only=True)
class Barrier:
    """One thing in a document that keeps somebody from reading it.

    Attributes:
        kind: What sort of thing.
        place: Where it is, in words a person understands (`slide 4, table 1`).
        what: What is wrong, and what to do.
    """

    kind: BarrierKind
    place: str
    what: str

    def __str__(self) -> str:
        """Read as `place: what`."""
        return f"{self.place}: {self.what}"
