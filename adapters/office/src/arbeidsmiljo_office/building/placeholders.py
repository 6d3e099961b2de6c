"""The shapes of a slide master and its layouts, as PresentationML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from arbeidsmiljo_office.building.design import (
    FOOTER_HEIGHT,
    FOOTER_TOP,
    SLIDE_MARGIN,
    SLIDE_WIDTH,
)
from arbeidsmiljo_office.building.pattern import fill
from arbeidsmiljo_office.building.placed import Box

if TYPE_CHECKING:
    from arbeidsmiljo_office.building.labels import Labels

DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)
"""Says that a shape is passed over when a slide is read aloud."""
FLUSH: Final = 'lIns="0" tIns="0" rIns="0" bIns="0"'
"""Text that begins at the very edge of its box."""
NUMBER_FIELD: Final = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""The identity of the field for a slide's number."""

_NUMBER_WIDTH: Final = 900_000
_GAP: Final = 360_000
_LOCKED: Final = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
_SIZE: Final = 1_200  # hundredths of a point


def place_of(box: Box, prefix: str = "a") -> str:
    """Return where a shape is."""
    return (
        f'<{prefix}:xfrm><a:off x="{box.x}" y="{box.y}"/>'
        f'<a:ext cx="{box.width}" cy="{box.height}"/></{prefix}:xfrm>'
    )


def shape_tree(shapes: str) -> str:
    """Return the tree of all shapes of a slide."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree>'
    )


def decorations(properties: tuple[str, ...], labels: Labels, first: int) -> str:
    """Return shapes without a meaning, with numbers from a first one."""
    return "".join(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{labels.decoration} {number}">'
        f'{DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr>{shape}</p:spPr></p:sp>"
        for number, shape in enumerate(properties, start=first)
    )


def placeholder(
    number: int,
    kind: str,
    hint: str,
    box: Box | None = None,
    *,
    body: str = "",
    style: str = "",
) -> str:
    """Return a place for text.

    Args:
        number: Of the shape.
        kind: Its attributes, such as `type="title"`.
        hint: What it says while it is empty.
        box: Where it is; None for where the master has it.
        body: The attributes of its text body.
        style: The styles of its levels, where they are not the master's.
    """
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{hint} {number}"/>{_LOCKED}'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{_rectangle(box)}</p:spPr>"
        f"<p:txBody><a:bodyPr {body}><a:normAutofit/></a:bodyPr><a:lstStyle>{style}</a:lstStyle>"
        f"<a:p><a:r><a:t>{hint}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def footer(number: int, labels: Labels, left: int | None = None) -> str:
    """Return the place of the footer's text, from a left edge; None for the master's."""
    box = None
    if left is not None:
        width = SLIDE_WIDTH - SLIDE_MARGIN - _NUMBER_WIDTH - _GAP - left
        box = Box(x=left, y=FOOTER_TOP, width=width, height=FOOTER_HEIGHT)
    kind = 'type="ftr" sz="quarter" idx="11"'
    return _end(number, labels.footer, kind, box, "l", "<a:p/>")


def slide_number(number: int, labels: Labels, *, of_master: bool = False) -> str:
    """Return the place of the slide's number."""
    left = SLIDE_WIDTH - SLIDE_MARGIN - _NUMBER_WIDTH
    box = Box(x=left, y=FOOTER_TOP, width=_NUMBER_WIDTH, height=FOOTER_HEIGHT)
    field = f'<a:p><a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld></a:p>'
    kind = 'type="sldNum" sz="quarter" idx="12"'
    return _end(number, labels.number, kind, box if of_master else None, "r", field)


def _end(number: int, name: str, kind: str, box: Box | None, side: str, text: str) -> str:  # noqa: PLR0917 - the parts of one template
    style = f'<a:defRPr sz="{_SIZE}">{fill("accent5")}</a:defRPr>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name} {number}"/>{_LOCKED}'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{_rectangle(box)}</p:spPr>"
        f'<p:txBody><a:bodyPr {FLUSH} anchor="ctr"/>'
        f'<a:lstStyle><a:lvl1pPr algn="{side}">{style}</a:lvl1pPr></a:lstStyle>{text}</p:txBody>'
        "</p:sp>"
    )


def _rectangle(box: Box | None) -> str:
    if box is None:
        return ""
    return f'{place_of(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
