"""Reading presentations of prepared templates that scripts have edited."""

from __future__ import annotations

from copy import deepcopy

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.filled_files import DECK_READ, DECK_ROWS, DECK_VALUES, deck
from tests.adapters.office.prepared_files import prepared
from tests.adapters.office.slide_files import (
    CENTIMETRE,
    Thing,
    move_first_slide_last,
    new_deck,
    new_slide,
    opened,
    saved,
    slide_table,
    write,
    yellow_shape,
)
from tests.adapters.office.slide_files import text_box as slide_text_box


def bare_deck() -> Thing:
    """Return a presentation whose fields have nothing around them."""
    made = new_deck()
    for title in ("Først", "Sist"):
        slide = new_slide(made, title)
        for place in range(2):
            box = slide_text_box(slide.shapes, f"=felt {place}=")
            box.left = box.top = (2 + 6 * place) * CENTIMETRE
    return made


BARE = {"felt-0": "a", "felt-1": ["b", "c"], "felt-0-2": "d", "felt-1-2": "e"}
BARE_READ = {"felt-0": "a", "felt-1": "b\nc", "felt-0-2": "d", "felt-1-2": "e"}


def test_shapes_with_nothing_around_are_told_apart() -> None:
    """Two boxes of one slide that hold a field each are known by their anchors."""
    template = prepared(saved(bare_deck()), "mal.pptx")
    filled = opened(template.fill(BARE, language="nb").data)
    move_first_slide_last(filled)
    for slide in filled.slides:
        first, *_ = (shape for shape in slide.shapes if not shape.is_placeholder)
        first.left, first.top = 9 * CENTIMETRE, CENTIMETRE
        slide.shapes._spTree.append(first._element)  # noqa: SLF001 - there is no other way
        slide_text_box(slide.shapes, "Noe annet")
        slide.shapes.title.text_frame.text = "En helt annen tittel"

    reading = template.read(saved(filled))

    assert dict(reading.values) == BARE_READ
    assert reading.unmatched == ()


def test_text_of_a_shape_that_was_changed() -> None:
    """Words around a field may be written anew in a shape that holds nothing else."""
    template = prepared(saved(deck()), "mal.pptx")
    filled = opened(template.fill(DECK_VALUES, language="nb").data)
    for shape in filled.slides[0].shapes:
        if shape.has_text_frame and shape.text_frame.text.startswith("Gjelder"):
            second = shape.text_frame.paragraphs[1]
            second.runs[0].text = "først"
            write(second, " og mer")

    assert dict(template.read(saved(filled)).values) == {**DECK_READ, "funn": "først og mer\nto"}


def test_a_shape_that_was_emptied_is_empty() -> None:
    """The shape is there and says nothing: so does its field."""
    template = prepared(saved(bare_deck()), "mal.pptx")
    filled = opened(template.fill(BARE, language="nb").data)
    filled.slides[0].shapes[1].text_frame.text = ""

    reading = template.read(saved(filled))

    assert dict(reading.values) == {**BARE_READ, "felt-0": ""}
    assert reading.unmatched == ()


def test_a_shape_that_was_taken_out_is_unmatched() -> None:
    """No other shape is taken for it."""
    template = prepared(saved(bare_deck()), "mal.pptx")
    filled = opened(template.fill(BARE, language="nb").data)
    gone = filled.slides[0].shapes[1]._element  # noqa: SLF001 - there is no other way
    gone.getparent().remove(gone)

    reading = template.read(saved(filled))

    assert [field.key for field in reading.unmatched] == ["felt-0"]
    assert dict(reading.values) == {k: v for k, v in BARE_READ.items() if k != "felt-0"}


def test_a_slide_that_was_copied_leaves_its_fields_to_what_surrounds_them() -> None:
    """A shape that is there twice is not believed, and not guessed."""
    template = prepared(saved(bare_deck()), "mal.pptx")
    filled = opened(template.fill(BARE, language="nb").data)
    source, copy = filled.slides[0], new_slide(filled, "Kopi")
    for shape in source.shapes:
        if not shape.is_placeholder:
            copy.shapes._spTree.append(deepcopy(shape._element))  # noqa: SLF001 - as above

    reading = template.read(saved(filled))

    assert {k: v for k, v in reading.values.items() if k.endswith("-2")} == {
        "felt-0-2": "d",
        "felt-1-2": "e",
    }
    assert all(reading.values.get(key, BARE_READ[key]) == BARE_READ[key] for key in BARE_READ)


def test_placeholders_are_known_by_their_slide_and_kind() -> None:
    """Where names are gone, a slide's only title is its title, and a place is a place."""
    made = new_deck()
    for number in range(2):
        slide = new_slide(made, "")
        slide.shapes.title.text_frame.clear()
        write(slide.shapes.title.text_frame.paragraphs[0], f"=tittel {number}=")
        slide_text_box(slide.shapes, f"Dette er lysbilde {'AB'[number]}")
        yellow_shape(slide.shapes, f"fyll {number}")
    template = prepared(saved(made), "mal.pptx")
    values = {"tittel-0": "t0", "tittel-1": "t1", "fyll-0": "f0", "fyll-1": "f1"}
    filled = opened(template.fill(values, language="nb").data)
    for slide in filled.slides:
        for shape in slide.shapes:
            shape.name = "uten anker"
    move_first_slide_last(filled)

    assert dict(template.read(saved(filled)).values) == values


def test_a_table_is_known_by_its_frame() -> None:
    """Tables with one header are told apart, rows that are fewer are counted."""
    made = new_deck()
    for title, prompts in (("En", ["=a", "=b"]), ("To", ["=c", "=d"])):
        slide_table(new_slide(made, title).shapes, [["t", "u"], prompts])
    template = prepared(saved(made), "mal.pptx")
    values = {"a-b": [{"a": str(n), "b": "x"} for n in range(4)], "c-d": [{"c": "3", "d": "4"}]}
    filled = opened(template.fill(values, language="nb").data)
    (frame,) = (shape for shape in filled.slides[0].shapes if shape.has_table)
    row = frame.table._tbl.tr_lst[2]  # noqa: SLF001 - there is no other way
    row.getparent().remove(row)
    move_first_slide_last(filled)

    reading = template.read(saved(filled))

    assert reading.rows == {
        "a-b": ({"a": "0", "b": "x"}, {"a": "2", "b": "x"}, {"a": "3", "b": "x"}),
        "c-d": ({"c": "3", "d": "4"},),
    }
    assert reading.gone == {"a-b": 1}
    assert reading.unmatched == ()


def test_columns_of_a_table_that_were_moved() -> None:
    """Their titles tell which is which, as before."""
    template = prepared(saved(deck()), "mal.pptx")
    filled = opened(template.fill(DECK_VALUES, language="nb").data)
    (frame,) = (shape for shape in filled.slides[1].shapes if shape.has_table)
    for row in frame.table._tbl.tr_lst:  # noqa: SLF001 - there is no other way
        row.insert(0, row.tc_lst[1])

    assert template.read(saved(filled)).rows == {"tiltak-frist": tuple(DECK_ROWS)}


def test_a_presentation_of_an_unprepared_template_is_read_as_before() -> None:
    """A template that was prepared after its presentations were sent out still reads them."""
    data = saved(deck())
    plain = OfficeTemplateEngine().open(data, name="mal.pptx")
    reading = prepared(data, "mal.pptx").read(plain.fill(DECK_VALUES, language="nb").data)

    assert dict(reading.values) == DECK_READ
    assert reading.rows == {"tiltak-frist": tuple(DECK_ROWS)}
    assert dict(reading.gone) == {}
