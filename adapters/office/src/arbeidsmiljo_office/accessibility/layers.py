"""What lies on a slide, where, and what is seen behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from arbeidsmiljo_office.accessibility.deck import tree_of
from arbeidsmiljo_office.accessibility.elements import inner, local, whole
from arbeidsmiljo_office.accessibility.paint import CLEAR, UNKNOWN, Fill
from arbeidsmiljo_office.markup import Element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from arbeidsmiljo_office.accessibility.deck import Slide


@frozen
class Area:
    """A rectangle on a slide, by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def has(self, point: tuple[float, float]) -> bool:
        """Tell whether a point lies in it."""
        across, down = point
        return self.left <= across <= self.right and self.top <= down <= self.bottom


@frozen(kw_only=True, eq=False)
class Layer:
    """A shape on a slide.

    Attributes:
        shape: The element.
        area: Where it is; None where nothing says it.
        fill: What it is filled with.
        outermost: The shape on the slide itself that it is, or that it is grouped in.
    """

    shape: Element
    area: Area | None
    fill: Fill
    outermost: Element


@frozen(kw_only=True)
class _Frame:
    """How the measures of a group become those of the slide."""

    across: float = 1.0
    down: float = 1.0
    left: float = 0.0
    top: float = 0.0
    fill: Fill = CLEAR

    def placed(self, area: Area) -> Area:
        return Area(
            self.left + area.left * self.across,
            self.top + area.top * self.down,
            self.left + area.right * self.across,
            self.top + area.bottom * self.down,
        )

    def within(self, group: Element, fill: Fill) -> _Frame:
        """Return the frame of what stands in a group."""
        transform = inner(group, "grpSpPr", "xfrm")
        outer = _area(transform, "off", "ext")
        within = _area(transform, "chOff", "chExt")
        if outer is None or within is None:
            return self
        outer = self.placed(outer)
        across = (outer.right - outer.left) / ((within.right - within.left) or 1)
        down = (outer.bottom - outer.top) / ((within.bottom - within.top) or 1)
        return _Frame(
            across=across,
            down=down,
            left=outer.left - within.left * across,
            top=outer.top - within.top * down,
            fill=fill,
        )


_SLIDE = _Frame()


def layers_of(slide: Slide) -> tuple[Layer, ...]:
    """Return the slide's own shapes from the bottom up, those in groups one by one."""
    return tuple(_layers(slide, tree_of(slide.root), _SLIDE, None))


def ground(slide: Slide, layers: Iterable[Layer], area: Area | None) -> Fill:
    """Return what is seen at the middle of an area, behind whatever stands there.

    Args:
        slide: The slide.
        layers: The shapes of it that lie behind, from the bottom up.
        area: Where to look; None looks at the background.
    """
    seen = next(
        (fill for page in slide.pages if (fill := slide.paint.background(page)) is not None),
        None,
    )
    if seen is None:
        white = slide.paint.palette.named("bg1") or "FFFFFF"
        seen = Fill((white,))
    if area is None:
        return seen
    for layer in (*_layers(slide, slide.below(), _SLIDE, None), *layers):
        if layer.area is not None and layer.area.has(area.middle):
            seen = layer.fill.over(seen)
    return seen


def _layers(
    slide: Slide, shapes: Iterable[Element], frame: _Frame, outermost: Element | None
) -> Iterator[Layer]:
    for shape in shapes:
        outer = shape if outermost is None else outermost
        fill = _fill(slide, shape, frame)
        if local(shape) == "grpSp":
            yield from _layers(slide, tree_of(shape), frame.within(shape, fill), outer)
            continue
        own = _own_area(slide, shape)
        area = None if own is None else frame.placed(own)
        yield Layer(shape=shape, area=area, fill=fill, outermost=outer)


def _fill(slide: Slide, shape: Element, frame: _Frame) -> Fill:
    match local(shape):
        case "pic":
            return UNKNOWN
        case "graphicFrame" | "cxnSp":
            return CLEAR
        case "grpSp":
            found = slide.paint.of(inner(shape, "grpSpPr"))
            return frame.fill if found is None else found
        case _:
            pass
    properties = inner(shape, "spPr")
    if inner(properties, "grpFill") is not None:
        return frame.fill
    for holder in (shape, *slide.inherited(shape)):
        found = slide.paint.of(inner(holder, "spPr"))
        if found is not None:
            return found
    return slide.paint.by_style(shape) or CLEAR


def _own_area(slide: Slide, shape: Element) -> Area | None:
    if local(shape) == "graphicFrame":
        return _area(inner(shape, "xfrm"), "off", "ext")
    for holder in (shape, *slide.inherited(shape)):
        area = _area(inner(holder, "spPr", "xfrm"), "off", "ext")
        if area is not None:
            return area
    return None


def area_of(slide: Slide, shape: Element) -> Area | None:
    """Return where a shape on the slide itself is, a group included."""
    if local(shape) == "grpSp":
        return _area(inner(shape, "grpSpPr", "xfrm"), "off", "ext")
    return _own_area(slide, shape)


def _area(transform: Element | None, offset: str, extent: str) -> Area | None:
    corner, size = inner(transform, offset), inner(transform, extent)
    if corner is None or size is None:
        return None
    left, top = whole(corner.get("x")), whole(corner.get("y"))
    return Area(left, top, left + whole(size.get("cx")), top + whole(size.get("cy")))
