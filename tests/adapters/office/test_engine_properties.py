"""What holds of filling and reading, whatever the template and the values."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import changed, contents
from tests.adapters.office.slide_files import (
    new_deck,
    new_slide,
    opened,
    saved,
    slide_table,
    text_box,
)
from tests.adapters.office.word_files import (
    YELLOW,
    cell,
    paragraph,
    row,
    run,
    table,
    text_row,
    word_file,
    yellow,
    yellow_row,
)
from tests.effort import examples

if TYPE_CHECKING:
    from arbeidsmiljo.model.documents import Template

letters = st.characters(exclude_categories=["Cs", "Cc"])
plain = st.text(letters, min_size=1, max_size=12)
values = st.text(st.one_of(letters, st.sampled_from("\n\t<&\"'>{}=")), max_size=40)
words = st.text("abcdefghijæøå", min_size=3, max_size=8)


@st.composite
def paragraphs(draw: st.DrawFn) -> list[tuple[bool, list[str]]]:
    """Draw a paragraph: stretches, yellow and not by turns, each in one or several runs."""
    first = draw(st.booleans())
    stretches = draw(st.lists(st.lists(words, min_size=1, max_size=3), min_size=1, max_size=4))
    return [(first ^ bool(index % 2), texts) for index, texts in enumerate(stretches)]


def written(stretches: list[tuple[bool, list[str]]]) -> str:
    """Write a paragraph with signs of an editor between its runs."""
    runs = [
        (yellow if is_yellow else run)(text, "<w:b/>" * (index % 2))
        for is_yellow, texts in stretches
        for index, text in enumerate(texts)
    ]
    return paragraph(*('<w:proofErr w:type="gramEnd"/>'.join(runs),))


def template_of(data: bytes, name: str = "mal.docx") -> Template:
    """Open a template."""
    return OfficeTemplateEngine().open(data, name=name)


@given(document=st.lists(paragraphs(), min_size=1, max_size=4), data=st.data())
def test_a_word_document_says_what_it_was_given(
    document: list[list[tuple[bool, list[str]]]], data: st.DataObject
) -> None:
    """Text stands where its prompt stood; all other text, and what has no value, is as it was."""
    source = word_file(*map(written, document))
    template = template_of(source)
    keys = iter(template.fields)
    given_values = dict[str, str]()
    expected = list[str]()
    unfilled = 0
    for stretches in document:
        text = ""
        for is_yellow, texts in stretches:
            key = next(keys).key if is_yellow else ""
            if is_yellow and data.draw(st.booleans()):
                given_values[key] = data.draw(values)
                text += given_values[key]
            else:
                text += "".join(texts)
                unfilled += len(texts) if is_yellow else 0
        expected.append(text)
    filled = template.fill(given_values, language="nb")
    opened_again = docx.Document(io.BytesIO(filled.data))

    assert next(keys, None) is None
    assert [found.text for found in opened_again.paragraphs] == expected
    assert contents(filled.data)["word/document.xml"].count(YELLOW.encode()) == unfilled
    assert {field.key for field in filled.left} == (
        {field.key for field in template.fields} - given_values.keys()
    )
    assert changed(source, filled.data) == ({"word/document.xml"} if given_values else set())
    assert template.fill(given_values, language="nb").data == filled.data


@given(texts=st.lists(values, min_size=2, max_size=2))
def test_values_are_data(texts: list[str]) -> None:
    """Nothing that a value says becomes markup: only the number of lines and tabs shows."""
    source = word_file(paragraph(run("x"), yellow("Navn")), paragraph(yellow("Navn")))
    shapes = list[Counter[str]]()
    for text in texts:
        filled = template_of(source).fill({"navn": text, "navn-2": text}, language="nb")
        root = etree.fromstring(contents(filled.data)["word/document.xml"])
        counted = Counter(str(element.tag).rpartition("}")[2] for element in root.iter())
        for tag, sign in (("br", "\n"), ("tab", "\t")):
            assert counted.pop(tag, 0) == 2 * text.count(sign)
        counted.pop("t")
        shapes.append(counted)

    assert shapes[0] == shapes[1]


@given(
    records=st.lists(st.fixed_dictionaries({}, optional={"a": values, "b": values}), max_size=6),
    rows=st.integers(1, 3),
)
def test_a_word_table_has_a_row_for_each_record(records: list[dict[str, str]], rows: int) -> None:
    """Rows say what the records say, in their order; what a record lacks keeps its prompt."""
    source = word_file(table(text_row("A", "B"), *[yellow_row("a", "b")] * rows, columns=2))
    filled = template_of(source).fill({"a-b": records}, language="nb").data
    lines = docx.Document(io.BytesIO(filled)).tables[0].rows[1:]

    assert [[place.text for place in line.cells] for line in lines] == [
        [record.get("a", "a"), record.get("b", "b")] for record in records
    ]
    lacking = sum(2 - len(record) for record in records)
    assert contents(filled)["word/document.xml"].count(YELLOW.encode()) == lacking


@given(texts=st.lists(st.tuples(st.booleans(), values), min_size=1, max_size=4))
@settings(max_examples=examples(40))
def test_a_presentation_says_what_it_was_given(texts: list[tuple[bool, str]]) -> None:
    """The same holds for slides, where a line break is a vertical tab to python-pptx."""
    deck = new_deck()
    slide = new_slide(deck, "Fast")
    text_box(slide.shapes, "".join(f"fast =felt{n}|er= " for n in range(len(texts))))
    source = saved(deck)
    template = template_of(source, "mal.pptx")
    given_values = {f"felt{n}er": text for n, (is_given, text) in enumerate(texts) if is_given}
    filled = template.fill(given_values, language="nb").data
    found = opened(filled).slides[0].shapes[1].text_frame.text

    assert found == "".join(
        f"fast {text if is_given else f'felt{n}er'} " for n, (is_given, text) in enumerate(texts)
    ).replace("\n", "\v")
    assert changed(source, filled) == ({"ppt/slides/slide1.xml"} if given_values else set())


@given(records=st.lists(st.fixed_dictionaries({"a": values, "b": values}), max_size=5))
@settings(max_examples=examples(40))
def test_a_slide_table_has_a_row_for_each_record(records: list[dict[str, str]]) -> None:
    """Rows of a table on a slide say what the records say."""
    deck = new_deck()
    slide_table(new_slide(deck, "Fast").shapes, [["A", "B"], ["=a", "=b"], ["=a", "=b"]])
    filled = template_of(saved(deck), "mal.pptx").fill({"a-b": records}, language="nb").data
    lines = list(opened(filled).slides[0].shapes[1].table.rows)[1:]

    assert [[place.text for place in line.cells] for line in lines] == [
        [record[key].replace("\n", "\v") for key in "ab"] for record in records
    ]
    assert b"FFFF00" not in contents(filled)["ppt/slides/slide1.xml"]


FORM = word_file(
    paragraph(run("Gjelder enheten "), yellow("enhet"), run(" fra dato "), yellow("dato")),
    paragraph(run("Ønsket effekt av arbeidet:")),
    paragraph(yellow("effekt")),
    paragraph(run("Tiltak som er avtalt:")),
    table(text_row("Tiltak", "Ansvarlig"), yellow_row("hva", "hvem"), columns=2),
    paragraph(run("Roller i oppfølgingen:")),
    table(
        row(cell(paragraph(run("Leder"))), cell(paragraph(yellow("leder")))),
        row(cell(paragraph(run("Verneombud"))), cell(paragraph(yellow("ombud")))),
        columns=2,
    ),
)
spoken = st.lists(words, min_size=1, max_size=5).map(" ".join)


@given(
    said=st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("enhet", "dato", "effekt", "leder", "ombud"), spoken)
    ),
    records=st.lists(st.fixed_dictionaries({"hva": spoken, "hvem": spoken}), max_size=4),
)
def test_reading_gives_what_filling_was_given(
    said: dict[str, str], records: list[dict[str, str]]
) -> None:
    """Every value and every record comes back; what was not filled is neither value nor missing."""
    template = template_of(FORM)
    filled = template.fill({**said, "hva-hvem": records}, language="nb").data
    reading = template.read(filled)

    assert dict(reading.values) == said
    assert reading.rows == {"hva-hvem": tuple(records)}
    assert reading.unmatched == ()


@given(said=st.fixed_dictionaries(dict.fromkeys(("enhet", "dato", "effekt", "leder"), values)))
def test_reading_never_makes_a_value_up(said: dict[str, str]) -> None:
    """Whatever signs a value has, what is read of it is the value, or it is unmatched."""
    template = template_of(FORM)
    reading = template.read(template.fill(said, language="nb").data)
    unmatched = {field.key for field in reading.unmatched}

    for key, text in said.items():
        read = reading.values.get(key, "")
        prompt = {field.key: field.prompt for field in template.fields}[key]
        assert (
            key in unmatched
            or read.split() == text.replace("\u00ad", "").split()
            or (text.split() == [prompt])
        )
