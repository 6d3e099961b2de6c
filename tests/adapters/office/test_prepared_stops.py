"""Tab stops that tell the paragraphs of a shape apart: which get them, and what they leave be."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.slide_files import (
    CENTIMETRE,
    DRAWING,
    PRESENTATION,
    Thing,
    element,
    new_deck,
    new_slide,
    opened,
    saved,
    text_box,
    write,
)
from tests.effort import examples

ENGINE = OfficeTemplateEngine()
STEP = 360
_TITLE_AND_TEXT = 1


def _deck(*texts: str) -> Thing:
    """Return a slide with a box that has these paragraphs."""
    deck = new_deck()
    text_box(new_slide(deck, "Plan").shapes, *texts)
    return deck


def _box(deck: Thing, slide: int = 0) -> Thing:
    """Return the text of the box, or of the last one on another slide."""
    return deck.slides[slide].shapes[-1].text_frame


def _prepare(deck: Thing) -> bytes:
    return ENGINE.prepare(saved(deck), name="mal.pptx")


def _stops(data: bytes, *, slide: int = 0) -> list[list[int]]:
    """Return where the stops of each paragraph of the box are."""
    return [
        [int(stop.get("pos")) for stop in one._p.xpath("./a:pPr/a:tabLst/a:tab")]  # noqa: SLF001 - there is no other way
        for one in _box(opened(data), slide).paragraphs
    ]


def _numbers(data: bytes) -> list[int]:
    """Return the number of each paragraph of the box."""
    return [found[0] // STEP for found in _stops(data)]


def _put(deck: Thing, place: int, prompt: str, *, as_enter: bool) -> None:
    """Put a field into the box, with the stop of the one before as Enter gives it, or none."""
    paragraphs = _box(deck).paragraphs
    before = paragraphs[min(place, len(paragraphs) - 1)]._p  # noqa: SLF001 - no other way
    again = deepcopy(before)
    if not as_enter:
        again.remove(again.pPr)
    for run in again.r_lst[1:]:
        again.remove(run)
    again.r_lst[0].text = prompt
    before.addnext(again)


def test_a_field_put_between_others_leaves_them_their_stops() -> None:
    """Documents that were sent before are read as before."""
    first = _prepare(_deck("=tiltak=", "=ansvarlig="))
    sent = ENGINE.open(first, name="mal.pptx").fill(
        {"tiltak": "Møte", "ansvarlig": "Kari"}, language="nb"
    )
    deck = opened(first)
    _put(deck, 0, "frist", as_enter=False)
    second = _prepare(deck)
    reading = ENGINE.open(second, name="mal.pptx").read(sent.data)

    assert (_numbers(first), _numbers(second)) == ([1, 2], [1, 3, 2])
    assert {key: reading.values[key] for key in ("tiltak", "ansvarlig")} == {
        "tiltak": "Møte",
        "ansvarlig": "Kari",
    }


def test_a_field_that_is_gone_leaves_its_stop_to_nobody() -> None:
    """What stands there in documents that were sent before is not read as another field's."""
    deck = opened(_prepare(_deck("=a=", "=b=", "=c=")))
    second = _box(deck).paragraphs[1]._p  # noqa: SLF001 - there is no other way
    second.getparent().remove(second)
    _put(deck, 1, "d", as_enter=False)

    assert _numbers(_prepare(deck)) == [1, 3, 4]


def test_there_are_fifty_stops_for_a_shape_and_no_more() -> None:
    """A shape that has used them up gets none, and is as it was."""
    fifty = _prepare(_deck(*(f"=felt {number}=" for number in range(50))))
    deck = opened(fifty)
    _put(deck, 0, "til", as_enter=False)

    assert _numbers(fifty) == list(range(1, 51))
    assert [len(found) for found in _stops(_prepare(deck))] == [1, 0, *[1] * 49]


_edits = st.lists(
    st.tuples(st.sampled_from(["put", "enter", "remove"]), st.integers(0, 5)), max_size=5
)


@settings(deadline=None, max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow])
@given(_edits)
def test_no_value_is_read_as_another_fields(edits: list[tuple[str, int]]) -> None:
    """However a template was changed and prepared again, what was sent before is its field's."""
    keys = ["ett", "to", "tre"]
    data = _prepare(_deck(*(f"={key}=" for key in keys)))
    values = {key: f"svar på {key}" for key in keys}
    sent = ENGINE.open(data, name="mal.pptx").fill(values, language="nb").data
    for number, (edit, place) in enumerate(edits):
        deck = opened(data)
        paragraphs = _box(deck).paragraphs
        if edit != "remove":
            _put(deck, place % len(paragraphs), f"ny {number}", as_enter=edit == "enter")
        elif len(paragraphs) > 1 and place % len(paragraphs) < len(paragraphs) - 1:
            gone = paragraphs[place % len(paragraphs)]._p  # noqa: SLF001 - no other way
            gone.getparent().remove(gone)
        data = _prepare(deck)

    template = ENGINE.open(data, name="mal.pptx")
    reading = template.read(sent)
    unmatched = {field.key for field in reading.unmatched}

    for field in template.fields:
        said = reading.values.get(field.key, "")
        assert field.key in unmatched or said in {values.get(field.key, ""), ""}


_STOPS = '<a:tabLst><a:tab pos="4320000" algn="l"/><a:tab pos="5400000" algn="r"/></a:tabLst>'


def _set_stops(styles: Thing) -> None:
    """Let the first level of list styles have two stops."""
    level = styles.find(f"{{{DRAWING}}}lvl1pPr")
    if level is None:
        level = element("<a:lvl1pPr/>")
        styles.insert(0, level)
    run = level.find(f"{{{DRAWING}}}defRPr")
    level.insert(len(level) if run is None else level.index(run), element(_STOPS))


def _list_of(shape: Thing) -> Thing:
    """Return the list styles of a shape."""
    body = shape._element.txBody  # noqa: SLF001 - there is no other way
    styles = body.find(f"{{{DRAWING}}}lstStyle")
    if styles is None:
        styles = element("<a:lstStyle/>")
        body.insert(1, styles)
    return styles


def _body_style(master: Thing) -> Thing:
    """Return what the text of a master's placeholders has in common."""
    styles = master.element.find(f"{{{PRESENTATION}}}txStyles")
    return styles.find(f"{{{PRESENTATION}}}bodyStyle")


@pytest.mark.parametrize("where", ["shape", "layout", "master's shape", "master", "deck"])
def test_stops_that_a_paragraph_inherits_stay(where: str) -> None:
    """A paragraph with stops of its own inherits none, so that it gets those it had."""
    deck = _deck("=navn=\tog =enhet=", "=hva=", "=hvem=")
    slide = deck.slides[0]
    if where != "deck":
        body = new_slide(deck, "Mer", layout=_TITLE_AND_TEXT).placeholders[1]
        box = slide.shapes[-1]._element  # noqa: SLF001 - there is no other way
        for paragraph in body.text_frame.paragraphs:
            paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001 - the same
        for paragraph in box.txBody.p_lst:
            body._element.txBody.append(paragraph)  # noqa: SLF001 - the same
        slide = deck.slides[1]
    layout = slide.slide_layout
    styles = {
        "shape": lambda: _list_of(slide.shapes[-1]),
        "layout": lambda: _list_of(layout.placeholders[1]),
        "master's shape": lambda: _list_of(layout.slide_master.placeholders[1]),
        "master": lambda: _body_style(layout.slide_master),
        "deck": lambda: deck.part._element.find(f"{{{PRESENTATION}}}defaultTextStyle"),  # noqa: SLF001 - the same
    }
    _set_stops(styles[where]())

    assert _stops(_prepare(deck), slide=deck.slides.index(slide)) == [
        [n * STEP, 4_320_000, 5_400_000] for n in (1, 2, 3)
    ]


def test_the_nearest_stops_of_its_level_are_what_a_paragraph_inherits() -> None:
    """Those of another level, and those behind nearer ones, are not; its own are all it has."""
    deck = _deck("=a=", "=b=", "=c=")
    frame = _box(deck)
    _set_stops(_list_of(deck.slides[0].shapes[-1]))
    frame.paragraphs[1].level = 1
    properties = frame.paragraphs[2]._p.get_or_add_pPr()  # noqa: SLF001 - no other way
    properties.append(element(f'<a:tabLst><a:tab pos="{CENTIMETRE}" algn="ctr"/></a:tabLst>'))

    assert _stops(_prepare(deck)) == [
        [STEP, 4_320_000, 5_400_000],
        [2 * STEP],
        [3 * STEP, CENTIMETRE],
    ]


@pytest.mark.parametrize("text", ["\t=c=", "\tInnrykk", "Først\v\tog så"])
def test_a_shape_with_a_line_that_begins_with_a_tab_is_left_alone(text: str) -> None:
    """The tab would go to the stop at the edge, and the line would move."""
    deck = _deck("=a=", "=b=", "x")
    last = _box(deck).paragraphs[-1]
    last.runs[0].text = ""
    if "=" in text:
        write(last, text)
    else:
        last.text = text

    assert _stops(_prepare(deck)) == [[], [], []]


def test_a_tab_behind_other_text_is_no_hindrance() -> None:
    """Every letter stands behind the stop at the edge."""
    assert _numbers(_prepare(_deck("=a=", "=b=", "Kort:\t=c=", "\v.\tx"))) == [1, 2, 3, 4]


def test_no_paragraph_gets_more_stops_than_it_may_have() -> None:
    """The standard allows 32, so that a shape where somebody set as many is left alone."""
    deck = _deck("=a=", "=b=")
    properties = _box(deck).paragraphs[0]._p.get_or_add_pPr()  # noqa: SLF001 - no other way
    stops = "".join(f'<a:tab pos="{n * CENTIMETRE}" algn="l"/>' for n in range(1, 33))
    properties.append(element(f"<a:tabLst>{stops}</a:tabLst>"))

    assert [len(found) for found in _stops(_prepare(deck))] == [32, 0]
