"""The theme part: the colours and fonts that Word and PowerPoint offer with our documents."""

from __future__ import annotations

from typing import Final

from arbeidsmiljo_office.building.design import FONT, THEME_COLOURS

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"


def theme_part(name: str) -> bytes:
    """Return the theme under a name, which has no sign that XML reserves."""
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in THEME_COLOURS.items()
    )
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f"</a:{kind}Font>"
        for kind in ("major", "minor")
    )
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{plain}'
        '<a:prstDash val="solid"/></a:ln>'
        for width in (6350, 12700, 19050)
    )
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="{_DRAWING}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{name}">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{plain * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    ).encode()
