"""The workbook of free text says what people wrote, and nothing else."""

from __future__ import annotations

import importlib
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.survey.free_text import FreeText
from arbeidsmiljo_tabular.free_text import write_free_text
from tests.effort import examples

TEXTS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc"],
        include_characters="\n",
        exclude_characters="\ufffe\uffff",
    ),
    min_size=1,
)


def cells(data: bytes) -> list[tuple[str, str]]:
    """Read the first sheet as a spreadsheet shows it, formulas as what they are."""
    book = importlib.import_module("openpyxl").load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row)
    assert all(cell.quotePrefix for cell in sheet["A"][1:])
    return [(str(asked), str(told)) for asked, told in sheet.iter_rows(values_only=True)]


@settings(max_examples=examples(50))
@given(st.lists(TEXTS | st.sampled_from(["=1+1", "@SUM(A1)", "-ingen", "+5", "{=A1}"]), min_size=2))
def test_every_text_stands_as_it_was_written(texts: list[str]) -> None:
    """Texts stand in their order beside what was asked, and none is a formula."""
    question = FreeText(heading="K70", label="Hva er bra?", texts=tuple(texts), smallest=2)
    head, *rows = cells(write_free_text([question], language="nb"))
    assert head == ("Spørsmål", "Dette ble skrevet")
    assert rows == [("Hva er bra?", text) for text in texts]


def test_a_long_text_goes_on_in_the_row_below() -> None:
    """Nothing of a text is lost that is longer than a cell can hold."""
    long = "".join(f"{number} " for number in range(20_000))
    question = FreeText(heading="K70", texts=(long, "kort"), smallest=2)
    _, *rows = cells(write_free_text([question], language="nb"))
    told = [words for _, words in rows]
    assert "".join(told[:-1]) == long
    assert told[-1] == "kort"


def test_a_text_of_many_lines_goes_on_in_the_row_below() -> None:
    """No row is higher than spreadsheets can show, so that no line of a list is hidden."""
    long = "\n".join(f"Linje {number}" for number in range(200))
    question = FreeText(heading="K70", texts=(long, "kort"), smallest=2)
    data = write_free_text([question], language="nb")
    _, *rows = cells(data)
    assert "".join(words for _, words in rows[:-1]) == long
    sheet = importlib.import_module("openpyxl").load_workbook(io.BytesIO(data)).worksheets[0]
    heights = [sheet.row_dimensions[2 + place].height for place in range(len(rows))]
    lines = [len(words.splitlines()) for _, words in rows]
    assert all(height >= 15 * number for height, number in zip(heights, lines, strict=True))


def test_questions_that_are_asked_alike_are_told_apart() -> None:
    """Where several questions have one wording, their headings stand behind it."""
    questions = [
        FreeText(heading=heading, label=label, texts=(heading, heading), smallest=2)
        for heading, label in (("K1", "Utdyp"), ("K2", "Utdyp"), ("K3", "Annet?"), ("K4", ""))
    ]
    _, *rows = cells(write_free_text(questions, language="nb"))
    assert rows[::2] == [
        ("Utdyp (K1)", "K1"),
        ("Utdyp (K2)", "K2"),
        ("Annet?", "K3"),
        ("K4", "K4"),
    ]


def test_more_than_a_sheet_holds_is_refused() -> None:
    """Texts that no row is left for are not dropped: nothing is made."""
    question = FreeText(heading="K70", texts=("Takk",) * 2**20, smallest=2)
    with pytest.raises(InvalidInputError, match="no sheet has as many"):
        write_free_text([question], language="nb")


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("nb", "Vises ikke: færre enn 5 skrev noe."),
        ("nn", "Ikkje vist: færre enn 5 skreiv noko."),
        ("da", "Vises ikke: Færre end 5 skrev noget."),
        ("en", "Not shown: fewer than 5 wrote something."),
    ],
)
def test_what_is_withheld_is_told(language: str, says: str) -> None:
    """A question on which few wrote stands with the reason, and is not left out."""
    question = FreeText(heading="K71", texts=None, smallest=5)
    _, row = cells(write_free_text([question], language=language))
    assert row == ("K71", says)
