"""Text that has too little room in its shape is told, and set smaller where the shape allows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pytest

from arbeidsmiljo.model.charts import Chart, Series
from arbeidsmiljo.model.fits import Fit
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import contents
from tests.adapters.office.slide_files import (
    element,
    fill_yellow,
    new_deck,
    new_slide,
    opened,
    saved,
    write,
    yellow_shape,
)

if TYPE_CHECKING:
    from arbeidsmiljo.model.documents import Filled, Template, Value

Thing: TypeAlias = Any
"""An object of python-pptx."""

POINT: Final = 12_700
LINE: Final = 20 * (1536 + 512 + 452) / 2048
"""The height of a line of Calibri at 20 points."""
SLIDE: Final = "ppt/slides/slide1.xml"
BODY: Final = 1


def box(shapes: Thing, *texts: str, lines: float = 5, width: float = 300) -> Thing:
    """Add a text box with room for so many lines of Calibri at 20 points."""
    height = round((7.2 + lines * LINE) * POINT)
    found = shapes.add_textbox(40 * POINT, 40 * POINT, round(width * POINT), height)
    frame = found.text_frame
    frame.word_wrap, frame.auto_size = True, None
    for index, text in enumerate(texts):
        paragraph = frame.add_paragraph() if index else frame.paragraphs[0]
        write(paragraph, text)
        for run in paragraph.runs:
            run.font.size, run.font.name = 20 * POINT, "Calibri"
    return found


def body(found: Thing) -> Thing:
    """Return what a shape says of its text."""
    return found.text_frame._txBody.bodyPr  # noqa: SLF001 - there is no other way


def template_of(deck: Thing) -> Template:
    """Open a presentation as a template."""
    return OfficeTemplateEngine().open(saved(deck), name="mal.pptx")


def filled(deck: Thing, *values: Value) -> Filled:
    """Fill the fields of a presentation, in reading order."""
    template = template_of(deck)
    keys = (field.key for field in template.fields)
    return template.fill(dict(zip(keys, values, strict=True)), language="nb")


def one_box(value: Value, *, lines: float = 5) -> Filled:
    """Fill a box."""
    deck = new_deck()
    box(new_slide(deck).shapes, "=Hva=", lines=lines)
    return filled(deck, value)


def words(count: int) -> str:
    """Return a text of so many words."""
    return " ".join(f"arbeidsmiljø{number}" for number in range(count))


def test_a_value_that_has_room_is_not_told() -> None:
    """Text that has room is nothing to tell, and neither is a field without a value."""
    deck = new_deck()
    box(new_slide(deck).shapes, "Om =Hva=", "=Mer=")

    assert filled(deck, "Kort", ["To", "avsnitt"]).overfull == ()
    assert template_of(deck).fill({}, language="nb").overfull == ()


def test_lines_that_have_no_room_are_counted() -> None:
    """What is told is how many lines there are, and how many of them have room."""
    (told,) = one_box([f"Linje {number}" for number in range(8)]).overfull

    assert (told.lines, told.room, told.fit, told.size) == (8, 5, Fit.STANDS_OUT, 100)
    assert told.field.key == "hva"


@pytest.mark.parametrize("lines", range(1, 12))
def test_lines_up_to_the_edge_have_room(lines: int) -> None:
    """As many lines as there is room for are not told, and one more is."""
    assert one_box("\n".join("x" * lines), lines=lines).overfull == ()
    (told,) = one_box("\n".join("x" * (lines + 1)), lines=lines).overfull
    assert (told.lines, told.room) == (lines + 1, lines)


@pytest.mark.parametrize("fit", ["<a:noAutofit/>", "<a:normAutofit/>"])
@pytest.mark.parametrize("lines", [6, 7, 40])
def test_line_breaks_are_measured_as_paragraphs_are(fit: str, lines: int) -> None:
    """Lines of one text get the verdict that they get as paragraphs of their own."""
    rows = [f"Linje {number}" for number in range(lines)]
    found = list[tuple[Fit, int, int, float]]()
    for value in (rows, "\n".join(rows)):
        deck = new_deck()
        body(box(new_slide(deck).shapes, "=Hva=")).append(element(fit))
        (told,) = filled(deck, value).overfull
        found.append((told.fit, told.lines, told.room, told.size))

    assert found[0] == found[1]
    assert found[0][0] is not Fit.UNSURE


def test_long_lines_are_broken() -> None:
    """A text without line breaks has as many lines as the width of its shape makes of it."""
    (told,) = one_box(words(40)).overfull

    assert told.lines == 20
    assert told.room == 5


def test_spaces_between_lines_and_paragraphs_take_room() -> None:
    """Spacing and insets are what the shape and its paragraphs say."""
    deck = new_deck()
    shapes = new_slide(deck).shapes
    box(shapes, "=A=").text_frame.paragraphs[0].line_spacing = 2.0
    box(shapes, "=B=").text_frame.paragraphs[0].space_after = round(LINE * POINT)
    box(shapes, "=C=").text_frame.margin_top = round(LINE * POINT)
    rows = ["x"] * 5
    first, second, third = filled(deck, rows, rows, rows).overfull

    assert (first.room, second.room, third.room) == (2, 3, 4)


def test_room_that_the_template_takes_itself() -> None:
    """Where prompts need more room than there is, a value may take as much."""
    deck = new_deck()
    box(new_slide(deck).shapes, "=Skriv=", *["Fast"] * 7)

    assert filled(deck, "Én linje").overfull == ()
    (told,) = filled(deck, ["Flere", "linjer"]).overfull
    assert (told.lines, told.room) == (9, 8)


def test_a_shape_that_grows() -> None:
    """A shape that grows with its text has room up to the edge of the slide."""
    deck = new_deck()
    found = box(new_slide(deck).shapes, "=Hva=")
    body(found).append(element("<a:spAutoFit/>"))
    down = int((540 - 40 - 7.2) / LINE)

    assert filled(deck, ["x"] * down).overfull == ()
    (told,) = filled(deck, ["x"] * (down + 1)).overfull
    assert told.room == down


def test_lines_that_are_not_broken() -> None:
    """Where lines are not broken, one that ends outside the slide has no room."""
    deck = new_deck()
    box(new_slide(deck).shapes, "=Hva=").text_frame.word_wrap = False

    assert filled(deck, words(5)).overfull == ()
    (told,) = filled(deck, words(10)).overfull
    assert (told.lines, told.room) == (1, 0)


def test_text_that_is_not_level_is_not_judged() -> None:
    """Of text that runs downwards, nothing is told."""
    deck = new_deck()
    body(box(new_slide(deck).shapes, "=Hva=")).set("vert", "vert270")

    assert filled(deck, words(100)).overfull == ()


@pytest.mark.parametrize(("font", "value"), [("Ukjent", words(60)), ("Calibri", "αβγδε " * 60)])
def test_letters_that_are_not_measured(font: str, value: str) -> None:
    """Where a font or letter is not known, a text may stand out, and is not set smaller."""
    deck = new_deck()
    found = box(new_slide(deck).shapes, "=Hva=")
    found.text_frame.paragraphs[0].runs[0].font.name = font
    body(found).append(element("<a:normAutofit/>"))
    result = filled(deck, value)
    (told,) = result.overfull

    assert told.fit is Fit.UNSURE
    assert b"fontScale" not in contents(result.data)[SLIDE]
    assert filled(deck, "Kort").overfull == ()


def test_a_placeholder_is_set_smaller_as_its_master_allows() -> None:
    """The size that PowerPoint would write is written where nothing was, and is told."""
    deck = new_deck()
    slide = new_slide(deck, layout=BODY)
    write(slide.placeholders[1].text_frame.paragraphs[0], "=Hva=")
    result = filled(deck, [words(4)] * 12)
    (told,) = result.overfull
    ((scale, reduction),) = re.findall(
        rb'<a:normAutofit fontScale="(\d+)" lnSpcReduction="(\d+)"/>', contents(result.data)[SLIDE]
    )

    assert told.fit is Fit.SHRUNK
    assert told.room < told.lines
    assert int(scale) == told.size * 1000 < 100_000
    assert int(reduction) == 20_000
    assert filled(deck, "Kort").data == template_of(deck).fill({"hva": "Kort"}, language="nb").data


def test_what_is_set_smaller_stays_a_presentation() -> None:
    """What says the size stands where the format has it, whatever stands around it."""
    deck = new_deck()
    found = box(new_slide(deck).shapes, "=Hva=")
    for part in ("<a:prstTxWarp prst='textNoShape'/>", "<a:normAutofit/>", "<a:extLst/>"):
        body(found).append(element(part))
    result = filled(deck, words(12))
    (told,) = result.overfull
    (shape,) = (one for one in opened(result.data).slides[0].shapes if not one.is_placeholder)

    assert told.fit is Fit.SHRUNK
    names = [part.tag.rpartition("}")[2] for part in body(shape)]
    assert names == ["prstTxWarp", "normAutofit", "extLst"]


def test_text_is_never_smaller_than_can_be_read() -> None:
    """Where the smallest size is still too large, all is left as it is."""
    deck = new_deck()
    body(box(new_slide(deck).shapes, "=Hva=")).append(element("<a:normAutofit/>"))
    sizes, result = set[float](), filled(deck, "Kort")
    for count in range(1, 160):
        result = filled(deck, "tiltak " * count)
        for told in result.overfull:
            sizes.add(told.size)
            has_size = b"lnSpcReduction" in contents(result.data)[SLIDE]
            assert has_size == (told.fit is Fit.SHRUNK)

    assert sizes == {100, 92.5, 85, 77.5, 70, 62.5}
    assert result.overfull[0].fit is Fit.STANDS_OUT


def test_a_size_that_the_template_has_is_where_it_begins() -> None:
    """A shape whose text was set smaller already is measured as it is, and set smaller yet."""
    deck = new_deck()
    own = '<a:normAutofit fontScale="85000" lnSpcReduction="20000"/>'
    body(box(new_slide(deck).shapes, "=Hva=")).append(element(own))
    result = filled(deck, [f"Linje {number}" for number in range(8)])
    (told,) = result.overfull

    assert filled(deck, ["x"] * 6).overfull == ()
    assert own.encode() in contents(filled(deck, "Kort").data)[SLIDE]
    assert (told.fit, told.size) == (Fit.SHRUNK, 77.5)
    assert told.room < 8


def test_a_title_is_set_smaller_once() -> None:
    """A title has one size below its own, as in PowerPoint."""
    deck = new_deck()
    slide = new_slide(deck)
    title = slide.shapes.title
    title.text_frame.text = ""
    write(title.text_frame.paragraphs[0], "=Tittel=")
    result = filled(deck, "Hvordan vi følger opp resultatene fra undersøkelsen av arbeidsmiljøet")
    sizes = {
        told.size
        for count in range(1, 30)
        for told in filled(deck, words(count)).overfull
        if told.fit is Fit.SHRUNK
    }

    assert sizes <= {90}
    assert all(told.field.key == "tittel" for told in result.overfull)


def test_a_group_that_was_made_smaller() -> None:
    """The shapes of a group are as large as the group makes them; their text is not."""
    deck = new_deck()
    group = new_slide(deck).shapes.add_group_shape()
    box(group.shapes, "=Hva=", lines=10)
    value = ["x"] * 10
    before = filled(deck, value)
    properties = group._element.grpSpPr.xfrm  # noqa: SLF001 - there is no other way
    properties.ext.cy = properties.ext.cy // 2

    assert before.overfull == ()
    (told,) = filled(deck, value).overfull
    assert told.room == 4


def test_columns_are_filled_one_after_the_other() -> None:
    """A shape with two columns has room for twice as many lines, half as wide."""
    deck = new_deck()
    body(box(new_slide(deck).shapes, "=Hva=")).set("numCol", "2")

    assert filled(deck, ["x"] * 10).overfull == ()
    (told,) = filled(deck, ["x"] * 11).overfull
    assert (told.lines, told.room) == (11, 10)


def test_a_yellow_shape() -> None:
    """A shape that is all a field is judged by its text, and not where a chart takes its place."""
    deck = new_deck()
    yellow_shape(new_slide(deck).shapes, "Skriv her\nog her")
    chart = Chart(title="", categories=("A",), series=(Series(name="s", values=(1.0,)),))
    (told,) = filled(deck, words(200)).overfull

    assert told.field.prompt == "Skriv her og her"
    assert filled(deck, chart).overfull == ()
    assert filled(deck, "Kort").overfull == ()


def test_a_round_shape_has_less_room() -> None:
    """An ellipse keeps text away from its corners."""
    rooms = list[int]()
    for kind in (1, 9):
        deck = new_deck()
        shape = new_slide(deck).shapes.add_shape(kind, 0, 0, 300 * POINT, 200 * POINT)
        fill_yellow(shape)
        shape.text_frame.text = "Skriv her"
        (told,) = filled(deck, words(200)).overfull
        rooms.append(told.room)

    assert rooms[1] < rooms[0]


def test_several_fields_of_one_shape() -> None:
    """A shape is told once, by the field that has the longest value; shapes in reading order."""
    deck = new_deck()
    shapes = new_slide(deck).shapes
    box(shapes, "=A= og =B=", lines=1)
    box(shapes, "=C=", lines=1)
    told = filled(deck, "kort", words(9), words(9)).overfull

    assert [one.field.key for one in told] == ["b", "c"]


def test_notes_are_not_judged() -> None:
    """Notes are not for the audience, and have no edge that anybody sees."""
    deck = new_deck()
    frame = new_slide(deck).notes_slide.notes_text_frame
    write(frame.paragraphs[0], "=Si dette=")

    assert filled(deck, words(2000)).overfull == ()
