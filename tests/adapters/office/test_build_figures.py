"""Pictures and charts of numbers, on pages and slides."""

from __future__ import annotations

import importlib
import io
import zipfile
from collections.abc import Iterator, Mapping

import docx
import pytest
from lxml import etree
from pptx.enum.shapes import MSO_SHAPE_TYPE

from arbeidsmiljo.errors import TemplateError
from tests.adapters.office.building import Opened, W, built, open_deck, open_letter, parts, xml
from tests.adapters.office.pictures import png

MAP = png(400, 200)
CHART = """```chart
title = "Slik svarte vi"
minimum = 1
maximum = 5
series = ["2024", "2026"]

[values]
"Mestring" = [3.4, 3.9]
"Støtte fra leder" = [3.1, nan]
```
"""
SHOWN = "![Kart over kontoret](bilder/kart%20over.png)"
PICTURES = {"bilder/kart over.png": MAP}


def _workbook(data: bytes) -> Opened:
    return importlib.import_module("openpyxl").load_workbook(io.BytesIO(data))


def test_a_picture_on_a_page_has_its_alternative_text_and_its_proportions() -> None:
    """A picture stands in the line at its own size, and says what it shows."""
    data = built(SHOWN, ".docx", pictures=PICTURES)
    (shape,) = open_letter(data).inline_shapes
    assert (shape.width, shape.height) == (400 * 9_525, 200 * 9_525)
    described = open_letter(data).element.body.find(".//{*}docPr")
    assert described.get("descr") == "Kart over kontoret"
    assert [part for name, part in parts(data).items() if "/media/" in name] == [MAP]


def test_a_picture_that_is_too_wide_is_fitted_to_the_line() -> None:
    """A large picture is as wide as the text, and keeps its proportions."""
    data = built(SHOWN, ".docx", pictures={"bilder/kart over.png": png(3_000, 1_000)})
    (shape,) = open_letter(data).inline_shapes
    assert shape.width == (11_906 - 2 * 1_418) * 635
    assert shape.height == pytest.approx(shape.width / 3, abs=1)


def test_a_picture_on_a_slide_has_its_alternative_text_and_its_proportions() -> None:
    """A picture fills the room that it has on a slide without being stretched."""
    data = built(f"## A\n\n{SHOWN}\n", ".pptx", pictures=PICTURES)
    slide = open_deck(data).slides[1]
    (picture,) = [one for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert picture.image.blob == MAP
    assert picture.width == pytest.approx(2 * picture.height, rel=0.001)
    assert xml(picture).nvPicPr.cNvPr.get("descr") == "Kart over kontoret"


@pytest.mark.parametrize("suffix", [".docx", ".pptx"])
def test_a_picture_that_is_shown_twice_is_in_the_file_once(suffix: str) -> None:
    """Showing a picture again costs no second copy."""
    body = f"## A\n\n{SHOWN}\n\n## B\n\n{SHOWN}\n"
    data = built(body, suffix, pictures=PICTURES)
    assert sum("/media/" in name for name in parts(data)) == 1


@pytest.mark.parametrize("suffix", [".docx", ".pptx"])
def test_a_chart_is_native_and_has_its_numbers(suffix: str) -> None:
    """A chart is one that people can edit: its numbers stand in a workbook of its own."""
    data = built(f"## A\n\n{CHART}\nTekst\n", suffix)
    names = parts(data)
    (chart,) = [part for name, part in names.items() if "/charts/drawn1.xml" in name]
    (workbook,) = [part for name, part in names.items() if name.endswith(".xlsx")]
    sheet = _workbook(workbook).active
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        [None, "2024", "2026"],
        ["Mestring", 3.4, 3.9],
        ["Støtte fra leder", 3.1, None],
    ]
    assert b"Slik svarte vi" in chart
    assert b'<c:max val="5.0"/><c:min val="1.0"/>' in chart


def test_a_chart_tells_its_numbers_to_those_who_do_not_see_it() -> None:
    """The alternative text of a chart is what it shows, or what the source says instead."""
    said = "Slik svarte vi. Mestring: 2024 3,4, 2026 3,9; Støtte fra leder: 2024 3,1"
    told = CHART.replace("minimum = 1", 'minimum = 1\ndescription = "Litt bedre"')
    for body, expected in ((CHART, said), (told, "Litt bedre")):
        slide = open_deck(built(f"## A\n\n{body}", ".pptx")).slides[1]
        (frame,) = [one for one in slide.shapes if one.has_chart]
        assert frame.chart.plots[0].categories[0] == "Mestring"
        assert xml(frame).nvGraphicFramePr.cNvPr.get("descr") == expected
        document = open_letter(built(body, ".docx"))
        drawn = document.element.body.find(f".//{W}drawing")
        assert drawn[0].find("{*}docPr").get("descr") == expected


def test_figures_stand_beside_text_and_beside_each_other() -> None:
    """One figure has the text on its right; two stand side by side."""
    body = f"## A\n\n- Punkt\n\n{CHART}\n## B\n\n{SHOWN}\n\n{CHART}"
    first, second = list(open_deck(built(body, ".pptx", pictures=PICTURES)).slides)[1:]
    chart = next(shape for shape in first.shapes if shape.has_chart)
    text = next(shape for shape in first.placeholders if shape.placeholder_format.idx == 1)
    assert chart.left + chart.width < text.left
    picture, other = [shape for shape in second.shapes if not shape.is_placeholder]
    assert picture.left + picture.width <= other.left


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the picture is no PNG or JPEG file but empty"),
        (b"<svg/>", "the picture is no PNG or JPEG file but an SVG file"),
        (png(7, 9)[:20], "the picture is broken"),
    ],
)
def test_a_file_that_is_no_picture_is_refused(data: bytes, said: str) -> None:
    """What cannot be shown is refused with the line and the reason."""
    with pytest.raises(TemplateError, match=f"line 4: picture 'a.png': {said}"):
        built("![Et kart](a.png)", ".docx", pictures={"a.png": data})


class Asked(Mapping[str, bytes]):
    """Pictures that keep count of who asked for them."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __getitem__(self, name: str) -> bytes:
        self.asked.append(name)
        return PICTURES[name]

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def test_pictures_are_looked_up_only_where_the_text_names_them() -> None:
    """Each picture of the text is asked for, and no other; they need not be counted before."""
    pictures = Asked()
    built(SHOWN, ".docx", pictures=pictures)
    assert pictures.asked == ["bilder/kart over.png"]


@pytest.mark.parametrize("suffix", [".docx", ".pptx"])
def test_what_shows_figures_is_repeatable(suffix: str) -> None:
    """The same text and the same pictures give the same bytes, workbooks included."""
    body = f"## A\n\n{CHART}\n{SHOWN}\n"
    first, second = (built(body, suffix, pictures=PICTURES) for _ in range(2))
    assert first == second
    assert zipfile.ZipFile(io.BytesIO(first)).testzip() is None


def test_a_figure_may_stand_in_a_document_of_an_organisation() -> None:
    """Pictures of the base and those of the text do not get in each other's way."""
    base: Opened = docx.Document()
    base.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(png(30, 10)))
    file = io.BytesIO()
    base.save(file)
    data = built(f"{SHOWN}\n\n{CHART}", ".docx", base=file.getvalue(), pictures=PICTURES)
    media = [part for name, part in parts(data).items() if "/media/" in name]
    assert sorted(media) == sorted([png(30, 10), MAP])
    numbers = [
        found.get("id")
        for name, part in parts(data).items()
        if name.startswith("word/") and name.endswith(".xml") and "charts" not in name
        for found in etree.fromstring(part).iter("{*}docPr")
    ]
    assert len(numbers) == len(set(numbers)) == 3
