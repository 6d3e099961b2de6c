"""The parts that a chart adds to a presentation, and what has to name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Final

from attrs import define, field, frozen
from babel import Locale
from lxml import etree

from arbeidsmiljo.model.documents import Chart
from arbeidsmiljo_office.charts.bars import caption_of, chart_part
from arbeidsmiljo_office.charts.workbook import LONGEST_TEXT, MOST_ROWS, workbook_part
from arbeidsmiljo_office.filling import PlacedChart
from arbeidsmiljo_office.markup import made, name, parse, serialise
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import CONTENT_TYPES, relations_name
from arbeidsmiljo_office.values import UnfitError, printable

_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_SERIES: Final = 255
_LONGEST_FORMAT: Final = 255


@frozen(kw_only=True)
class ChartGround:
    """What of a template is needed to put charts into it.

    Attributes:
        name: What to call the template in errors.
        types: The part that names the content types, and its contents.
        relations: Each part that can hold a chart, and the contents of its relations.
        taken: The names of all members, in lower case.
    """

    name: str
    types: tuple[str, bytes] = field(repr=False)
    relations: Mapping[str, tuple[str, bytes]] = field(repr=False)
    taken: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, package: Package, parts: Sequence[str]) -> ChartGround:
        """Take what is needed out of a package.

        Args:
            package: The template.
            parts: The parts that can hold a chart.
        """
        types = package.find(CONTENT_TYPES) or CONTENT_TYPES
        relations = dict[str, tuple[str, bytes]]()
        for part in parts:
            found = package.find(relations_name(part))
            empty = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
            if found is None:
                relations[part] = (relations_name(part), empty)
            else:
                relations[part] = (found, package.read(found))
        return cls(
            name=package.name,
            types=(types, package.read(types)),
            relations=relations,
            taken=frozenset(member.lower() for member in package.members),
        )


def check_chart(chart: Chart, *, has_place: bool) -> None:
    """Check that a chart can be shown.

    Args:
        chart: The chart.
        has_place: Whether the shape that it replaces has a place and a size.

    Raises:
        UnfitError: It cannot.
    """
    if not has_place:
        raise UnfitError("its shape has no size that a chart could take; give it one")
    if not chart.categories or not chart.series:
        raise UnfitError("the chart shows nothing; leave it out where there is nothing to show")
    if len(chart.categories) > MOST_ROWS or len(chart.series) > _MOST_SERIES:
        raise UnfitError("the chart has more than a workbook can hold; show less")
    if len(chart.number_format) > _LONGEST_FORMAT:
        raise UnfitError(f"the number format has over {_LONGEST_FORMAT} characters")
    texts = {"title": chart.title, "number format": chart.number_format}
    texts |= {f"category {i}": text for i, text in enumerate(chart.categories, start=1)}
    texts |= {f"name of series {i}": one.name for i, one in enumerate(chart.series, start=1)}
    for where, text in texts.items():
        printable(text, f"the {where} ")
        if len(text) > LONGEST_TEXT:
            raise UnfitError(f"the {where} has over {LONGEST_TEXT} characters; shorten it")
    numbers = [value for one in chart.series for value in one.values if value is not None]
    limits = [limit for limit in (chart.minimum, chart.maximum) if limit is not None]
    if not all(isfinite(number) for number in (*numbers, *limits)):
        raise UnfitError("the chart has a number that is none; give None where there is no number")
    if len(limits) > 1 and limits[0] >= limits[1]:
        raise UnfitError(
            "the axis begins where it ends or behind; give a minimum below the maximum"
        )


@define(eq=False)
class ChartPlacer:
    """Puts charts into a copy of a template.

    Attributes:
        ground: Of the template.
        locale: Of the document.
        parts: What was added or changed: name of a part to its contents.
    """

    ground: ChartGround
    locale: Locale
    parts: dict[str, bytes] = field(factory=dict[str, bytes], init=False)
    _count: int = field(default=0, init=False)

    def place(self, chart: Chart, *, part: str, prompt: str) -> PlacedChart:
        """Add a chart.

        Args:
            chart: A chart that has been checked.
            part: The part that it stands in.
            prompt: What the template called the place.

        Returns:
            How the part refers to it.
        """
        number = self._free_number()
        chart_name = f"ppt/charts/chart{number}.xml"
        workbook_name = f"ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx"
        self.parts[chart_name] = chart_part(chart, self.locale, workbook="rId1")
        self.parts[relations_name(chart_name)] = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_KINDS}/package" '
            f'Target="/{workbook_name}"/></Relationships>'
        ).encode()
        self.parts[workbook_name] = workbook_part(chart)
        self._declare(chart_name)
        return PlacedChart(
            relation=self._relate(part, chart_name),
            caption=caption_of(chart, self.locale, otherwise=prompt),
        )

    def _free_number(self) -> int:
        """Return a number that no chart and no workbook of the template has."""
        while True:
            self._count += 1
            wanted = (
                f"ppt/charts/chart{self._count}.xml",
                f"ppt/charts/_rels/chart{self._count}.xml.rels",
                f"ppt/embeddings/microsoft_excel_sheet{self._count}.xlsx",
            )
            if self.ground.taken.isdisjoint(wanted):
                return self._count

    def _declare(self, chart_name: str) -> None:
        """Name the content types of a chart and its workbook."""
        types_name, contents = self.ground.types
        data = self.parts.get(types_name, contents)
        tree = parse(data, part=types_name, name=self.ground.name)
        root = tree.getroot()
        suffixes = [
            (element.get("Extension") or "").lower()
            for element in root
            if name(element) == "ct:Default"
        ]
        if "xlsx" not in suffixes:
            default = made(root, "Default")
            default.set("Extension", "xlsx")
            default.set("ContentType", _WORKBOOK)
            root.insert(0, default)
        override = made(root, "Override")
        override.set("PartName", f"/{chart_name}")
        override.set("ContentType", _CHART)
        root.append(override)
        self.parts[types_name] = serialise(tree)

    def _relate(self, part: str, chart_name: str) -> str:
        """Add a relation from a part to a chart and return its id."""
        relations_part, contents = self.ground.relations[part]
        data = self.parts.get(relations_part, contents)
        tree = parse(data, part=relations_part, name=self.ground.name)
        root = tree.getroot()
        taken = {element.get("Id") for element in root}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        relation = etree.SubElement(root, made(root, "Relationship").tag)
        relation.set("Id", f"rId{number}")
        relation.set("Type", f"{_KINDS}/chart")
        relation.set("Target", f"/{chart_name}")
        self.parts[relations_part] = serialise(tree)
        return f"rId{number}"
