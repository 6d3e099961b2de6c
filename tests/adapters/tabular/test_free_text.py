"""The workbook of free text says what people wrote, and nothing else."""

from __future__ import annotations

import importlib
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.survey.free_text import FreeText
from arbeidsmiljo_tabular.free_text import write_free_text
from tests.effort import examples

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n"), min_size=1
)


def cells(data: bytes) -> list[tuple[str, str]]:
    """Read the first sheet as a spreadsheet shows it, formulas as what they are."""
    book = importlib.import_module("openpyxl").load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row)
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
