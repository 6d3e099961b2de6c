"""What filling does to a presentation, and what it leaves as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import changed, contents, with_members
from tests.adapters.office.slide_files import (
    CENTIMETRE,
    Thing,
    highlight,
    new_deck,
    new_slide,
    opened,
    saved,
    slide_table,
    text_box,
    yellow_shape,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from arbeidsmiljo.model.documents import Record, Value


POINT = 12_700


def fill(deck: Thing, values: Mapping[str, Value]) -> Thing:
    """Fill a presentation in bokmål and open the result."""
    template = OfficeTemplateEngine().open(saved(deck), name="mal.pptx")
    return opened(template.fill(values, language="nb").data)


def is_yellow(deck: Thing) -> bool:
    """Tell whether anything on the slides or in their notes is marked yellow."""
    parts = contents(saved(deck))
    return any(b"FFFF00" in data for name, data in parts.items() if "lide" in name)


def test_a_value_stands_where_the_prompt_stood() -> None:
    """The first run's formatting stays, less the yellow; a line break is one."""
    deck = new_deck()
    box = text_box(new_slide(deck).shapes, "Til =Enhe|tens navn =i dag")
    box.text_frame.paragraphs[0].runs[1].font.size = 30 * POINT
    filled = fill(deck, {"enhetens-navn": "HR & <lønn>\nOslo"})
    paragraph = filled.slides[0].shapes[1].text_frame.paragraphs[0]
    runs = [(run.text, run.font.size) for run in paragraph.runs]

    assert paragraph.text == "Til HR & <lønn>\vOslo i dag"
    assert runs == [
        ("Til ", None),
        ("HR & <lønn>", 30 * POINT),
        ("Oslo ", 30 * POINT),
        ("i dag", None),
    ]
    assert not is_yellow(filled)


def test_a_whole_paragraph_takes_several() -> None:
    """Each text of a list becomes a paragraph on the same level, in the same looks."""
    deck = new_deck()
    box = text_box(new_slide(deck).shapes, "fast", "=Funn=", "slutt")
    paragraph = box.text_frame.paragraphs[1]
    paragraph.level = 2
    paragraph.runs[0].font.bold = True
    filled = fill(deck, {"funn": ["en", "to", "tre"]})
    found = filled.slides[0].shapes[1].text_frame.paragraphs

    assert [one.text for one in found] == ["fast", "en", "to", "tre", "slutt"]
    assert [one.level for one in found] == [0, 2, 2, 2, 0]
    assert all(one.runs[0].font.bold for one in found[1:4])
    assert not is_yellow(filled)


def test_notes_and_groups_are_filled() -> None:
    """What the speaker is to know and what stands in a group is filled like the rest."""
    deck = new_deck()
    slide = new_slide(deck)
    text_box(slide.shapes.add_group_shape().shapes, "=gruppe=")
    run = slide.notes_slide.notes_text_frame.paragraphs[0].add_run()
    run.text = "notat"
    highlight(run)
    filled = fill(deck, {"gruppe": "G", "notat": "N"}).slides[0]

    assert filled.shapes[1].shapes[0].text_frame.text == "G"
    assert filled.notes_slide.notes_text_frame.text == "N"


def test_rows_repeat_for_each_record() -> None:
    """The table grows with its rows, and the cells lose their yellow."""
    deck = new_deck()
    slide_table(new_slide(deck).shapes, [["a", "b"], ["=x", "=y"], ["=x", "=y"], ["sum", ""]])
    records: list[Record] = [{"x": str(n), "y": n * 1000} for n in range(1, 5)]
    filled = fill(deck, {"x-y": records})
    frame = filled.slides[0].shapes[1]

    assert [[cell.text for cell in row.cells] for row in frame.table.rows] == [
        ["a", "b"], ["1", "1\xa0000"], ["2", "2\xa0000"], ["3", "3\xa0000"], ["4", "4\xa0000"],
        ["sum", ""],
    ]  # fmt: skip
    assert frame.height == sum(row.height for row in frame.table.rows)
    assert not is_yellow(filled)


def test_a_record_may_lack_a_column() -> None:
    """A cell that a record has nothing for keeps its prompt and its yellow."""
    deck = new_deck()
    slide_table(new_slide(deck).shapes, [["a", "b"], ["=x", "=y"]])
    filled = fill(deck, {"x-y": [{"x": "1"}]})

    assert [cell.text for cell in filled.slides[0].shapes[1].table.rows[1].cells] == ["1", "y"]
    assert is_yellow(filled)


def test_a_cell_merged_down_over_repeating_rows_grows_with_them() -> None:
    """PowerPoint refuses a table whose merged cells do not fit its rows."""
    deck = new_deck()
    frame = slide_table(
        new_slide(deck).shapes, [["a", "b", "c"], ["fast", "d", "e"], ["", "=x", "=y"]]
    )
    frame.table.cell(1, 0).merge(frame.table.cell(2, 0))
    filled = fill(deck, {"x-y": [{"x": str(n), "y": str(n)} for n in range(3)]})
    merged = filled.slides[0].shapes[1].table.cell(1, 0)

    assert (merged.is_merge_origin, merged.span_height) == (True, 4)


def test_text_in_a_yellow_shape_takes_its_yellow_out() -> None:
    """A shape that is given text has it in the looks of its prompt, on no ground."""
    deck = new_deck()
    shape = yellow_shape(new_slide(deck).shapes, "Sett inn\ndiagram")
    shape.text_frame.paragraphs[0].runs[0].font.size = 40 * POINT
    filled = fill(deck, {"sett-inn-diagram": ["Ingen tall", "ennå"]})
    found = filled.slides[0].shapes[1]

    assert found.text_frame.text == "Ingen tall\nennå"
    assert found.text_frame.paragraphs[1].runs[0].font.size == 40 * POINT
    assert not is_yellow(filled)


def test_a_yellow_shape_without_text_can_be_given_some() -> None:
    """An empty shape is filled too, with a text body where it has none."""
    deck = new_deck()
    slide = new_slide(deck)
    for name, has_body in (("Tom", True), ("Bar", False)):
        shape = yellow_shape(slide.shapes, "")
        shape.name = name
        if not has_body:
            shape.element.remove(shape.element.txBody)
    filled = fill(deck, {"tom": ["en", "to"], "bar": ["tre", "fire"]}).slides[0].shapes

    assert [shape.text_frame.text for shape in list(filled)[1:]] == ["en\nto", "tre\nfire"]


def test_parts_without_a_filled_field_are_byte_for_byte_the_templates() -> None:
    """Only the slides whose fields have a value change; without values, none does."""
    deck = new_deck()
    for name in ("en", "to"):
        text_box(new_slide(deck).shapes, f"={name}=")
    data = saved(deck)
    template = OfficeTemplateEngine().open(data, name="mal.pptx")

    assert changed(data, template.fill({}, language="nb").data) == set()
    assert changed(data, template.fill({"to": "x"}, language="nb").data) == {
        "ppt/slides/slide2.xml"
    }


def test_what_has_no_value_stays_yellow_and_is_listed() -> None:
    """Fields without a value are as they were, in reading order."""
    deck = new_deck()
    text_box(new_slide(deck).shapes, "=a= =b=")
    filled = (
        OfficeTemplateEngine().open(saved(deck), name="mal.pptx").fill({"b": "B"}, language="nb")
    )

    assert [field.key for field in filled.left] == ["a"]
    assert opened(filled.data).slides[0].shapes[1].text_frame.text == "a B"
    assert is_yellow(opened(filled.data))


@pytest.mark.parametrize("size", [0, 1])
def test_an_empty_list_of_records_leaves_the_header(size: int) -> None:
    """Rows that repeat for nobody are not there."""
    deck = new_deck()
    slide_table(new_slide(deck).shapes, [["a", "b"], ["=x", "=y"]])
    filled = fill(deck, {"x-y": [{"x": "1", "y": "2"}] * size})

    assert len(filled.slides[0].shapes[1].table.rows) == 1 + size
    assert filled.slides[0].shapes[1].height == CENTIMETRE * (1 + size)


def test_what_powerpoint_wrote_around_a_field_stays_byte_for_byte() -> None:
    """In a part that is filled, what PowerPoint wrote differs in the field and in nothing else."""
    deck = new_deck()
    text_box(new_slide(deck, "Før & etter").shapes, "Til =Navn= fra HR")
    name = "ppt/slides/slide1.xml"
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    written = head + contents(saved(deck))[name].partition(b"?>\n")[2]
    data = with_members(saved(deck), {name: written})
    template = OfficeTemplateEngine().open(data, name="mal.pptx")
    filled = contents(template.fill({"navn": "Kari"}, language="nb").data)[name]
    begin = written.index(b"<a:r><a:rPr><a:highlight")
    behind = written[written.index(b"</a:r>", begin) :]

    assert filled.startswith(written[:begin])
    assert filled.endswith(behind)
    assert filled[begin : -len(behind)] == b"<a:r><a:rPr/><a:t>Kari</a:t>"
