"""How the text of a slide is set: what runs and paragraphs say, and what they inherit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import define, evolve, field

from arbeidsmiljo_office.fit.elements import (
    first_inside,
    first_said,
    inside,
    is_on,
    points,
    share,
    whole,
)
from arbeidsmiljo_office.fit.faces import face_of, is_known
from arbeidsmiljo_office.fit.looks import Look, Paragraph, Space, Stretch
from arbeidsmiljo_office.markup import Element

_SIZE: Final = 1800
_TAB: Final = 72.0
_BULLETS: Final = ("buNone", "buAutoNum", "buChar", "buBlip")
_SCRIPT: Final = "+mn-lt"
_LEAST_SIZE, _MOST_SIZE = 100, 400_000


@define(eq=False, kw_only=True)
class TextStyle:
    """What the text of one shape inherits.

    Attributes:
        lists: The list styles, the nearest first.
        fonts: The fonts of the theme by what they are called: `+mn-lt`.
        reference: Which of them the style of the shape names, if any.
        is_bold: Whether all of it is bold that does not say otherwise itself.
    """

    lists: Sequence[Element]
    fonts: Mapping[str, str]
    reference: str | None = None
    is_bold: bool = False
    _levels: dict[int, list[Element]] = field(factory=dict[int, "list[Element]"], init=False)
    _plain: Paragraph | None = field(default=None, init=False)
    _looks: dict[object, Look] = field(factory=dict[object, Look], init=False)

    def paragraph(
        self,
        properties: Element | None,
        stretches: Iterable[Stretch],
        end: Look,
        *,
        slot: int | None,
    ) -> Paragraph:
        """Return a paragraph as it is set.

        Args:
            properties: Its `a:pPr`.
            stretches: Its text.
            end: How its end is set.
            slot: The field that it goes with.
        """
        if properties is None:
            plain = self._plain = self._plain or self._paragraph(None, end)
        else:
            plain = self._paragraph(properties, end)
        return evolve(plain, stretches=tuple(stretches), end=end, slot=slot)

    def _paragraph(self, properties: Element | None, end: Look) -> Paragraph:
        """Return a paragraph without text as it is set."""
        chain = self._chain(properties)
        indent = points(first_said(chain, "indent"), 0.0)
        bullet = first_inside(chain, *_BULLETS)
        if bullet is not None and not bullet.tag.endswith("}buNone"):
            # Text stands behind a bullet that hangs out, and else behind what the bullet takes.
            indent = 0.0 if indent < 0 else indent + end.size
        return Paragraph(
            stretches=(),
            end=end,
            left=points(first_said(chain, "marL"), 0.0),
            right=points(first_said(chain, "marR"), 0.0),
            first=indent,
            line=_space(first_inside(chain, "lnSpc"), Space(lines=1.0)),
            before=_space(first_inside(chain, "spcBef"), Space()),
            after=_space(first_inside(chain, "spcAft"), Space()),
            tab=max(points(first_said(chain, "defTabSz"), _TAB), 1.0),
        )

    def alignment(self, properties: Element | None) -> str:
        """Return where the lines of a paragraph begin: `l`, `ctr`, `r` …."""
        return first_said(self._chain(properties), "algn") or "l"

    def look(self, properties: Element | None, run: Element | None) -> Look:
        """Return how a run is set.

        Args:
            properties: The `a:pPr` of its paragraph.
            run: Its own `a:rPr`.
        """
        level = None if properties is None else properties.get("lvl")
        own = list[Element]() if run is None else [run]
        latin = inside(run, "latin")
        said = () if run is None else tuple(run.items())
        key = (level, said, None if latin is None else latin.get("typeface"))
        if key not in self._looks:
            self._looks[key] = self._look(properties, own)
        return self._looks[key]

    def _look(self, properties: Element | None, own: list[Element]) -> Look:
        """Return how a run is set, by what it says itself and what it inherits."""
        chain = [
            *own,
            *(
                found
                for one in self._above(properties)
                if (found := inside(one, "defRPr")) is not None
            ),
        ]
        name = self._font(chain)
        size = whole(first_said(chain, "sz"), _SIZE)
        caps = first_said(chain, "cap") or "none"
        bold = first_said(own if self.is_bold else chain, "b")
        return Look(
            face=face_of(
                name,
                bold=self.is_bold if bold is None else is_on(bold),
                italic=is_on(first_said(chain, "i")),
            ),
            size=min(max(size, _LEAST_SIZE), _MOST_SIZE) / 100,
            spacing=whole(first_said(chain, "spc"), 0) / 100,
            is_raised=share(first_said(chain, "baseline"), 0) != 0,
            is_capital=caps != "none",
            is_known=is_known(name) and caps != "small",
        )

    def _font(self, chain: Sequence[Element]) -> str:
        """Return the font that a run is set in."""
        latin = first_inside(chain, "latin")
        name = (latin.get("typeface") if latin is not None else None) or self.reference or _SCRIPT
        return self.fonts.get(name, name)

    def _chain(self, properties: Element | None) -> list[Element]:
        """Return what says how a paragraph is set, the nearest first."""
        own = [] if properties is None else [properties]
        return [*own, *self._above(properties)]

    def _above(self, properties: Element | None) -> list[Element]:
        """Return what a paragraph of its level inherits from."""
        level = 0 if properties is None else whole(properties.get("lvl"), 0)
        if level not in self._levels:
            named = (inside(one, f"lvl{level + 1}pPr") for one in self.lists)
            general = (inside(one, "defPPr") for one in self.lists)
            self._levels[level] = [one for one in (*named, *general) if one is not None]
        return self._levels[level]


def _space(element: Element | None, otherwise: Space) -> Space:
    """Return the space that an element says."""
    percent, exact = inside(element, "spcPct"), inside(element, "spcPts")
    if percent is not None:
        return Space(lines=share(percent.get("val"), 100_000) / 100_000)
    if exact is not None:
        return Space(points=whole(exact.get("val"), 0) / 100)
    return otherwise
