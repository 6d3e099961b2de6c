"""Reading fields of prepared presentations that are paragraphs next to each other in one shape."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.prepared_files import prepared
from tests.adapters.office.slide_files import (
    Thing,
    element,
    new_deck,
    new_slide,
    opened,
    saved,
    text_box,
    write,
)
from tests.adapters.office.test_prepared_libreoffice import resaved, run_basic
from tests.effort import examples

if TYPE_CHECKING:
    from pathlib import Path

    from tests.libreoffice import LibreOffice

_TITLE_AND_TEXT = 1


def _deck() -> Thing:
    """Return a slide with a placeholder and a text box, each with neighbours that are fields."""
    deck = new_deck()
    slide = new_slide(deck, "Plan", layout=_TITLE_AND_TEXT)
    frame = slide.placeholders[1].text_frame
    write(frame.paragraphs[0], "=funn=")
    for text in ("=tiltak=", "=frist="):
        write(frame.add_paragraph(), text)
    box = text_box(slide.shapes, "Kort:", "=hva=", "=hvem=", "=når=", "Takk")
    for paragraph in box.text_frame.paragraphs[2:4]:
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - there is no other way
        properties.set("marL", "285750")
        properties.set("indent", "-285750")
        properties.append(element('<a:buChar char="•"/>'))
    return deck


TEMPLATE = prepared(saved(_deck()), "mal.pptx")
KEYS = ("funn", "tiltak", "frist", "hva", "hvem", "nar")
VALUES: dict[str, list[str] | str] = {
    "funn": ["a", "b"],
    "tiltak": "c",
    "frist": ["d", "e", "f"],
    "hva": ["g", "h"],
    "hvem": "",
    "nar": ["i", "j"],
}
READ = {key: "\n".join(value) for key, value in VALUES.items()}


def _paragraphs(deck: Thing) -> list[Thing]:
    """Return the paragraphs of the placeholder and the box."""
    _, body, box = deck.slides[0].shapes
    return [*body.text_frame.paragraphs, *box.text_frame.paragraphs]


def _read(deck: Thing) -> tuple[dict[str, str], list[str]]:
    """Return what is read, and what is not found."""
    reading = TEMPLATE.read(saved(deck))
    return dict(reading.values), [field.key for field in reading.unmatched]


def _with_fixed() -> Thing:
    """Return a slide with a box in which a paragraph without a field parts two from a third."""
    deck = new_deck()
    text_box(new_slide(deck, "Plan").shapes, "=a=", "=b=", "Fast", "=c=")
    return deck


FIXED = prepared(saved(_with_fixed()), "mal.pptx")

_texts = st.lists(st.text("abcæ ", min_size=1).filter(str.strip), min_size=1, max_size=3)


@settings(deadline=None, max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow])
@given(st.tuples(*[_texts] * len(KEYS)), st.data())
def test_any_number_of_paragraphs_of_each(
    texts: tuple[list[str], ...], data: st.DataObject
) -> None:
    """Each has its own, also where some are written anew, begun behind others, or taken out."""
    values = dict[str, list[str]](zip(KEYS, texts, strict=True))
    deck = opened(TEMPLATE.fill(values, language="nb").data)
    wanted = dict[str, list[str]]()
    found = iter(_paragraphs(deck))
    for key, own in values.items():
        if key == "hva":
            assert next(found).text == "Kort:"
        wanted[key] = []
        for text in own:
            paragraph = next(found)
            change = data.draw(st.sampled_from(["keep", "write", "begin", "remove"]))
            if change == "remove":
                paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001 - no other way
                continue
            wanted[key].append(text)
            if change == "write":
                paragraph.runs[0].text = wanted[key][-1] = "skrevet om"
            elif change == "begin":  # as Enter does: the new one has the properties of the old
                again = deepcopy(paragraph._p)  # noqa: SLF001 - there is no other way
                paragraph._p.addnext(again)  # noqa: SLF001 - there is no other way
                paragraph.runs[0].text = "ny foran"
                wanted[key].insert(len(wanted[key]) - 1, "ny foran")

    read, unmatched = _read(deck)

    assert unmatched == []
    assert {key: text.split() for key, text in read.items()} == {
        key: "\n".join(own).split() for key, own in wanted.items()
    }


def test_a_paragraph_of_nobody_leaves_its_neighbours_open() -> None:
    """It may belong to either, so both are listed; the others are read."""
    deck = opened(TEMPLATE.fill(VALUES, language="nb").data)
    last_of_first = _paragraphs(deck)[1]._p  # noqa: SLF001 - there is no other way
    last_of_first.addnext(element("<a:p><a:r><a:t>limt inn</a:t></a:r></a:p>"))

    read, unmatched = _read(deck)

    assert unmatched == ["funn", "tiltak"]
    assert read == {key: READ[key] for key in KEYS if key not in unmatched}


def test_a_paragraph_of_nobody_where_a_field_is_gone() -> None:
    """It may be what that field says now, so that this is listed too."""
    deck = opened(TEMPLATE.fill(VALUES, language="nb").data)
    only = _paragraphs(deck)[2]._p  # noqa: SLF001 - there is no other way
    only.remove(only.pPr)

    read, unmatched = _read(deck)

    assert unmatched == ["funn", "tiltak", "frist"]
    assert read == {key: READ[key] for key in KEYS if key not in unmatched}


def test_a_paragraph_of_nobody_between_two_of_one_field() -> None:
    """It is that field's."""
    deck = opened(TEMPLATE.fill(VALUES, language="nb").data)
    second = _paragraphs(deck)[4]._p  # noqa: SLF001 - there is no other way
    second.remove(second.pPr)

    assert _read(deck) == (READ, [])


def _begun_behind_fixed() -> Thing:
    """Begin a paragraph behind that without a field, as Enter does, with its properties."""
    deck = opened(FIXED.fill({key: f"{key}1" for key in "abc"}, language="nb").data)
    (box,) = list(deck.slides[0].shapes)[1:]
    fixed = box.text_frame.paragraphs[2]._p  # noqa: SLF001 - there is no other way
    fixed.addnext(deepcopy(fixed))
    box.text_frame.paragraphs[3].runs[0].text = "skrevet til"
    return deck


def test_a_paragraph_begun_behind_one_of_the_template_is_no_value_of_the_next() -> None:
    """It may be an answer, and may be none: the field behind it is listed, the others are read."""
    reading = FIXED.read(saved(_begun_behind_fixed()))

    assert dict(reading.values) == {"a": "a1", "b": "b1"}
    assert [field.key for field in reading.unmatched] == ["c"]


def test_it_is_listed_also_where_its_prompt_is_yellow() -> None:
    """Somebody who leaves the prompt yellow and writes above it has answered something."""
    deck = _begun_behind_fixed()
    (box,) = list(deck.slides[0].shapes)[1:]
    last = box.text_frame.paragraphs[-1]
    last.runs[0].text = ""
    write(last, "=c=")
    reading = FIXED.read(saved(deck))

    assert dict(reading.values) == {"a": "a1", "b": "b1"}
    assert [field.key for field in reading.unmatched] == ["c"]


def test_a_paragraph_begun_behind_the_last_one_is_nobodys() -> None:
    """No field stands next to it."""
    deck = opened(TEMPLATE.fill(VALUES, language="nb").data)
    last = _paragraphs(deck)[-1]
    again = deepcopy(last._p)  # noqa: SLF001 - there is no other way
    last._p.addnext(again)  # noqa: SLF001 - there is no other way
    _paragraphs(deck)[-1].runs[0].text = "Hilsen oss"

    assert _read(deck) == (READ, [])


def test_fields_that_were_mixed_are_listed() -> None:
    """A paragraph of one among those of another leaves both open."""
    deck = opened(TEMPLATE.fill(VALUES, language="nb").data)
    paragraphs = _paragraphs(deck)
    paragraphs[0]._p.addprevious(paragraphs[3]._p)  # noqa: SLF001 - there is no other way

    read, unmatched = _read(deck)

    assert unmatched == ["funn", "tiltak", "frist"]
    assert read == {key: READ[key] for key in KEYS if key not in unmatched}


def test_fields_that_changed_places_are_read() -> None:
    """All paragraphs of one may stand behind those of another, and fixed text be written anew."""
    deck = opened(TEMPLATE.fill(VALUES, language="nb").data)
    paragraphs = _paragraphs(deck)
    for moved in paragraphs[:2]:
        paragraphs[2]._p.addnext(moved._p)  # noqa: SLF001 - there is no other way
    paragraphs[6].runs[0].text = "I korte trekk"

    assert _read(deck) == ({**READ, "funn": "b\na"}, [])


def test_a_template_that_is_not_prepared_lists_them() -> None:
    """Nothing tells such neighbours apart then."""
    template = OfficeTemplateEngine().open(saved(_deck()), name="mal.pptx")

    reading = template.read(template.fill(VALUES, language="nb").data)

    assert [field.key for field in reading.unmatched] == list(KEYS)


def test_they_are_prepared_once() -> None:
    """Anchors are the same each time, and only shapes with such neighbours get them."""
    deck = _deck()
    text_box(deck.slides[0].shapes, "Gjelder", "=enhet=", "fra", "=dato=")
    engine = OfficeTemplateEngine()
    first = engine.prepare(saved(deck), name="mal.pptx")
    *_, alone = opened(first).slides[0].shapes

    assert engine.prepare(first, name="mal.pptx") is first
    assert all(one._p.pPr is None for one in alone.text_frame.paragraphs)  # noqa: SLF001 - as above


@pytest.mark.parametrize("formats", [("pptx", "pptx", "pptx"), ("pptx", "odp", "pptx")])
def test_they_survive_a_save(
    libreoffice: LibreOffice, tmp_path: Path, formats: tuple[str, ...]
) -> None:
    """Paragraphs of placeholders and of boxes, with bullets and without, with an empty one."""
    filled = TEMPLATE.fill(VALUES, language="nb").data
    after = opened(resaved(libreoffice, tmp_path, filled, *formats))

    assert _read(after) == (READ, [])


_BASIC = """
Sub Main
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL("{url}", "_blank", 0, hidden())
  body = document.DrawPages(0).getByIndex(1)
  place = body.createTextCursor()
  place.gotoStart(False)
  place.goRight(3, False)
  body.insertControlCharacter(place, 0, False)
  body.insertString(place, "ny", False)
  place.gotoEnd(False)
  place.goLeft(2, True)
  place.setString("")
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName"
  saving(0).Value = "{filter}"
  document.storeToURL("{saved}", saving())
  document.close(True)
End Sub
"""


@pytest.mark.parametrize(
    ("suffix", "filter_name"), [("pptx", "Impress MS PowerPoint 2007 XML"), ("odp", "impress8")]
)
def test_they_survive_editing_in_libreoffice(
    libreoffice: LibreOffice, tmp_path: Path, suffix: str, filter_name: str
) -> None:
    """A paragraph that is begun behind another is its field's, and one may be taken out."""
    file, after = tmp_path / "plan.pptx", tmp_path / f"etter.{suffix}"
    file.write_bytes(TEMPLATE.fill(VALUES, language="nb").data)
    libreoffice.convert(file)  # so that there is a profile
    run_basic(
        libreoffice, _BASIC.format(url=file.as_uri(), saved=after.as_uri(), filter=filter_name)
    )
    data = after.read_bytes()
    again = opened(
        data if suffix == "pptx" else resaved(libreoffice, tmp_path, data, "odp", "pptx")
    )

    assert _read(again) == ({**READ, "funn": "a\nb\nny", "frist": "d\ne"}, [])
