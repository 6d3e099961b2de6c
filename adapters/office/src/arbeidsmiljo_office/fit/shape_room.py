"""The room of a shape on a slide: its place, its form, and what it says of its text."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Final

from attrs import frozen

from arbeidsmiljo_office.fit.elements import (
    EMU,
    first_inside,
    first_said,
    inside,
    local,
    points,
    share,
    whole,
)
from arbeidsmiljo_office.fit.room import Room
from arbeidsmiljo_office.fit.shrinking import Step
from arbeidsmiljo_office.markup import Element
from arbeidsmiljo_office.slides.frame import place_of

INSETS: Final = {"lIns": 7.2, "tIns": 3.6, "rIns": 7.2, "bIns": 3.6}
"""How far text keeps away from the edges of a shape that does not say it, in points."""
_ROUND: Final = 16_667
_CORNER: Final = 1 - sqrt(0.5)
"""How much of the radius of a corner text keeps away from."""
FITS: Final = ("noAutofit", "normAutofit", "spAutoFit")
_MOST_COLUMNS: Final = 16


@frozen(kw_only=True)
class _Box:
    """A rectangle on a slide, in points."""

    left: float
    top: float
    width: float
    height: float
    is_turned: bool = False


@frozen(kw_only=True)
class Body:
    """What a shape says of its text, by itself and by what it inherits from.

    Attributes:
        shapes: The shape, and those it inherits from.
    """

    shapes: Sequence[Element]

    @property
    def chain(self) -> list[Element]:
        """What they say, the nearest first."""
        found = (inside(shape, "txBody", "bodyPr") for shape in self.shapes)
        return [one for one in found if one is not None]

    @property
    def fit(self) -> Element | None:
        """What is to happen where the text has no room."""
        return first_inside(self.chain, *FITS)

    @property
    def may_shrink(self) -> bool:
        """Whether text may be set smaller."""
        return self.fit is not None and local(self.fit) == "normAutofit"

    @property
    def step(self) -> Step:
        """How much smaller the text is set in the template."""
        fit = self.fit
        if fit is None or not self.may_shrink:
            return Step()
        size = min(max(share(fit.get("fontScale"), 100_000), 1000), 100_000)
        reduction = min(max(share(fit.get("lnSpcReduction"), 0), 0), 90_000)
        return Step(size=size, reduction=reduction)

    def room(self, slide: tuple[float, float], alignment: str) -> Room | None:
        """Return what the shape has room for; None where that cannot be told.

        Args:
            slide: Width and height of the slide, in points.
            alignment: Where the lines of its text begin.
        """
        chain = self.chain
        box = _placed(self.shapes)
        is_level = (first_said(chain, "vert") or "horz") == "horz" and not whole(
            first_said(chain, "rot"), 0
        )
        if box is None or not is_level:
            return None
        grows = self.fit is not None and local(self.fit) == "spAutoFit"
        breaks = first_said(chain, "wrap") != "none"
        if box.is_turned and (grows or not breaks):
            return None
        left, top, right, bottom = (
            points(first_said(chain, key), inset) for key, inset in INSETS.items()
        )
        forms = [one for shape in self.shapes if (one := inside(shape, "spPr")) is not None]
        across, down = kept(forms, box.width, box.height)
        height = box.height
        if grows:
            height = max(height, _grown(box, slide[1], first_said(chain, "anchor") or "t"))
        height -= top + bottom + 2 * down
        if not breaks:
            return Room(
                width=_unbroken(box, slide[0], alignment, left, right), height=height, breaks=False
            )
        width = box.width - left - right - 2 * across
        columns = min(max(whole(first_said(chain, "numCol"), 1), 1), _MOST_COLUMNS)
        gaps = (columns - 1) * points(first_said(chain, "spcCol"), 0.0)
        return Room(width=(width - gaps) / columns, height=height, columns=columns)


def kept(properties: Sequence[Element], width: float, height: float) -> tuple[float, float]:
    """Return how far the form of a shape keeps text away from the sides of its box.

    Args:
        properties: What says its form, the nearest first.
        width: Of the box, in points.
        height: The same.
    """
    form = first_inside(properties, "prstGeom", "custGeom")
    kind = None if form is None else form.get("prst")
    if kind == "ellipse":
        return _CORNER * width / 2, _CORNER * height / 2
    if kind != "roundRect":
        return 0.0, 0.0
    guide = inside(form, "avLst", "gd")
    formula = "" if guide is None else (guide.get("fmla") or "").removeprefix("val ")
    radius = min(max(whole(formula, _ROUND), 0), 50_000) / 100_000
    both = _CORNER * radius * min(width, height)
    return both, both


def _placed(shapes: Sequence[Element]) -> _Box | None:
    """Return where a shape stands on its slide, out of the groups that it is in."""
    place = place_of(shapes)
    if place is None:
        return None
    box = _read(place, "off", "ext")
    if box is None:
        return None
    turned = bool(whole(place.get("rot"), 0))
    for group in shapes[0].iterancestors():
        if local(group) != "grpSp":
            continue
        around = inside(group, "grpSpPr", "xfrm")
        if around is None:
            continue
        outer, inner = _read(around, "off", "ext"), _read(around, "chOff", "chExt")
        if outer is None or inner is None:
            return None
        turned = turned or bool(whole(around.get("rot"), 0))
        across = outer.width / inner.width if inner.width else 1.0
        down = outer.height / inner.height if inner.height else 1.0
        box = _Box(
            left=outer.left + (box.left - inner.left) * across,
            top=outer.top + (box.top - inner.top) * down,
            width=box.width * across,
            height=box.height * down,
        )
    return _Box(left=box.left, top=box.top, width=box.width, height=box.height, is_turned=turned)


def _read(place: Element, offset: str, extent: str) -> _Box | None:
    corner, size = inside(place, offset), inside(place, extent)
    if corner is None or size is None:
        return None
    texts = (corner.get("x"), corner.get("y"), size.get("cx"), size.get("cy"))
    left, top, width, height = (whole(text, 0) / EMU for text in texts)
    return _Box(left=left, top=top, width=width, height=height)


def _grown(box: _Box, slide: float, anchor: str) -> float:
    """Return how high a shape can become that grows with its text, away from what it hangs on."""
    bottom = box.top + box.height
    if anchor == "b":
        return bottom
    if anchor == "ctr":
        middle = box.top + box.height / 2
        return 2 * min(middle, slide - middle)
    return slide - box.top


def _unbroken(box: _Box, slide: float, alignment: str, left: float, right: float) -> float:
    """Return how wide a line can be that is not broken, up to the edge of the slide."""
    if alignment == "r":
        return box.left + box.width - right
    if alignment == "ctr":
        middle = box.left + (box.width + left - right) / 2
        return 2 * min(middle, slide - middle)
    return slide - box.left - left
