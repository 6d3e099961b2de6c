"""The parts that pictures and charts are, beside the pages or slides that show them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from attrs import define, field
from docx.opc.packuri import PackURI as PagePackURI
from docx.opc.part import Part as PagePart
from docx.package import Package as PagePackage
from pptx.opc.package import Part as SlidePart
from pptx.opc.packuri import PackURI as SlidePackURI
from pptx.package import Package as SlidePackage

from arbeidsmiljo_office.building.labels import Labels
from arbeidsmiljo_office.building.package_parts import KIND, RELATIONSHIPS
from arbeidsmiljo_office.charts.bars import caption_of, chart_part
from arbeidsmiljo_office.charts.workbook import workbook_part
from arbeidsmiljo_office.values import language_of

if TYPE_CHECKING:
    from arbeidsmiljo_office.building.blocks import DrawnChart, Image

CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
"""The namespace of charts."""
_CHART_TYPE: Final = f"{KIND}.drawingml.chart+xml"
_WORKBOOK_TYPE: Final = f"{KIND}.spreadsheetml.sheet"
_FIRST: Final = "rId1"


P = TypeVar("P", PagePart, SlidePart)


@define(eq=False)
class Embedding(Generic[P]):
    """Puts pictures and charts into one file; a picture that is shown twice is there once.

    Attributes:
        labels: The words in the language of the file.
    """

    labels: Labels
    _make: Callable[[str, str, bytes], P] = field(alias="make")
    _folder: str = field(alias="folder")
    _pictures: dict[bytes, P] = field(factory=dict[bytes, P], init=False)
    _charts: int = field(default=0, init=False)

    def picture(self, owner: P, image: Image) -> str:
        """Put a picture in; return the relation by which its owner names it."""
        if image.data not in self._pictures:
            name = f"/{self._folder}/media/picture{len(self._pictures) + 1}.{image.suffix}"
            self._pictures[image.data] = self._make(name, f"image/{image.suffix}", image.data)
        return owner.relate_to(self._pictures[image.data], f"{RELATIONSHIPS}/image")

    def chart(self, owner: P, drawn: DrawnChart) -> str:
        """Put a chart in; return the relation by which its owner names it."""
        self._charts += 1
        locale = language_of(self.labels.tag)
        data = chart_part(drawn.chart, locale, workbook=_FIRST)
        chart = self._make(f"/{self._folder}/charts/drawn{self._charts}.xml", _CHART_TYPE, data)
        name = f"/{self._folder}/embeddings/numbers{self._charts}.xlsx"
        workbook = self._make(name, _WORKBOOK_TYPE, workbook_part(drawn.chart))
        chart.relate_to(workbook, f"{RELATIONSHIPS}/package")
        return owner.relate_to(chart, f"{RELATIONSHIPS}/chart")

    def caption(self, drawn: DrawnChart) -> str:
        """Return the alternative text of a chart: the source's, else what the chart shows."""
        if drawn.alternative:
            return drawn.alternative
        locale = language_of(self.labels.tag)
        return caption_of(drawn.chart, locale, otherwise=self.labels.chart)


def in_pages(package: PagePackage, labels: Labels) -> Embedding[PagePart]:
    """Return what puts pictures and charts into a package of python-docx."""

    def make(name: str, content_type: str, data: bytes) -> PagePart:
        return PagePart(PagePackURI(name), content_type, data, package)

    return Embedding(labels, make=make, folder="word")


def in_slides(package: SlidePackage, labels: Labels) -> Embedding[SlidePart]:
    """Return what puts pictures and charts into a package of python-pptx."""

    def make(name: str, content_type: str, data: bytes) -> SlidePart:
        return SlidePart(SlidePackURI(name), content_type, package, data)

    return Embedding(labels, make=make, folder="ppt")
