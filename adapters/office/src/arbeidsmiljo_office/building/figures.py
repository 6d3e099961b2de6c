"""Pictures and charts, as they stand on slides and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from arbeidsmiljo_office.building.blocks import DrawnChart, Picture
from arbeidsmiljo_office.building.embedding import CHART
from arbeidsmiljo_office.building.package_parts import RELATIONSHIPS
from arbeidsmiljo_office.building.placed import Box
from arbeidsmiljo_office.building.placeholders import place_of
from arbeidsmiljo_office.building.slide_text import quoted

if TYPE_CHECKING:
    from docx.opc.part import Part as PagePart
    from pptx.opc.package import Part as SlidePart

    from arbeidsmiljo_office.building.blocks import Image
    from arbeidsmiljo_office.building.embedding import Embedding
    from arbeidsmiljo_office.building.placed import PlacedFigure

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_RECTANGLE: Final = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_FIRST_NUMBER: Final = 5_000  # of drawings on pages, behind those that an organisation has
_BAR: Final = 330_000  # height that a bar takes, with its share of the space around
_AROUND_BARS: Final = 1_600_000  # height of a chart's title, axis and legend
_TALLEST: Final = 6_500_000


def fitted(image: Image, box: Box) -> Box:
    """Return the largest place in a box that has a picture's proportions, in its middle."""
    scale = min(box.width / image.width, box.height / image.height)
    width, height = int(image.width * scale), int(image.height * scale)
    return evolve(
        box,
        x=box.x + (box.width - width) // 2,
        y=box.y + (box.height - height) // 2,
        width=width,
        height=height,
    )


def picture_on_slide(
    part: PlacedFigure, picture: Picture, owner: SlidePart, parts: Embedding[SlidePart]
) -> str:
    """Return a picture on a slide."""
    relation = parts.picture(owner, picture.image)
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="#id#" name="{parts.labels.picture} #id#" '
        f'descr="{quoted(picture.alternative)}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/>'
        f"</p:cNvPicPr><p:nvPr/></p:nvPicPr>{_blip(relation, 'p')}"
        f"<p:spPr>{place_of(fitted(picture.image, part.box))}{_RECTANGLE}</p:spPr></p:pic>"
    )


def chart_on_slide(
    part: PlacedFigure, drawn: DrawnChart, owner: SlidePart, parts: Embedding[SlidePart]
) -> str:
    """Return a chart on a slide."""
    relation = parts.chart(owner, drawn)
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="#id#" name="{parts.labels.chart} #id#" '
        f'descr="{quoted(parts.caption(drawn))}"/><p:cNvGraphicFramePr/><p:nvPr/>'
        f"</p:nvGraphicFramePr>{place_of(part.box, 'p')}{_chart(relation)}</p:graphicFrame>"
    )


def figure_on_page(
    figure: Picture | DrawnChart,
    owner: PagePart,
    parts: Embedding[PagePart],
    *,
    number: int,
    room: Box,
) -> str:
    """Return the run that holds a picture or a chart in the text of a page.

    Args:
        figure: The picture or the chart.
        owner: The part that it stands in.
        parts: Puts its parts into the document.
        number: Which of the document's figures it is, from 1.
        room: The most that it may take.
    """
    identity = _FIRST_NUMBER + number
    if isinstance(figure, Picture):
        natural = Box(x=0, y=0, width=figure.image.width, height=figure.image.height)
        fits = natural.width <= room.width and natural.height <= room.height
        box = natural if fits else fitted(figure.image, room)
        name, told = f"{parts.labels.picture} {number}", quoted(figure.alternative)
        relation = parts.picture(owner, figure.image)
        flat = evolve(box, x=0, y=0)
        graphic = (
            f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic '
            f'xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="{identity}" '
            f'name="{name}" descr="{told}"/><pic:cNvPicPr/></pic:nvPicPr>{_blip(relation, "pic")}'
            f"<pic:spPr>{place_of(flat)}{_RECTANGLE}</pic:spPr></pic:pic></a:graphicData>"
            "</a:graphic>"
        )
    else:
        bars = len(figure.chart.categories) * len(figure.chart.series)
        box = evolve(room, height=min(_AROUND_BARS + bars * _BAR, _TALLEST, room.height))
        name, told = f"{parts.labels.chart} {number}", quoted(parts.caption(figure))
        graphic = _chart(parts.chart(owner, figure))
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
        f'xmlns:a="{_DRAWING}/main" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{box.width}" cy="{box.height}"/>'
        f'<wp:docPr id="{identity}" name="{name}" descr="{told}"/><wp:cNvGraphicFramePr/>'
        f"{graphic}</wp:inline></w:drawing></w:r>"
    )


def _blip(relation: str, prefix: str) -> str:
    return (
        f'<{prefix}:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f"</{prefix}:blipFill>"
    )


def _chart(relation: str) -> str:
    return (
        f'<a:graphic><a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" '
        f'xmlns:r="{RELATIONSHIPS}" r:id="{relation}"/></a:graphicData></a:graphic>'
    )
