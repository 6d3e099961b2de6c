"""What fills documents, and what comes out of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.method import DocumentSource
from arbeidsmiljo.model.documents import Chart, Filled, Picture, Series

numbers = st.none() | st.floats(1, 5)
series = st.builds(Series, name=st.text(), values=st.lists(numbers, max_size=4).map(tuple))


@given(st.lists(st.text(), max_size=4).map(tuple), st.lists(series, max_size=3).map(tuple))
def test_every_series_of_a_chart_has_a_place_for_each_category(
    categories: tuple[str, ...], rows: tuple[Series, ...]
) -> None:
    """A series that is too short or too long would put numbers beside the wrong names."""
    wrong = [one for one in rows if len(one.values) != len(categories)]
    if wrong:
        with pytest.raises(ValueError, match="give one for each") as caught:
            Chart(title="", categories=categories, series=rows)
        assert repr(wrong[0].name) in str(caught.value)
    else:
        chart = Chart(title="", categories=categories, series=rows)
        assert all(len(one.values) == len(chart.categories) for one in chart.series)


@given(words=st.text(), decorative=st.booleans())
def test_a_picture_says_what_it_shows_or_that_it_shows_nothing(
    words: str, *, decorative: bool
) -> None:
    """One that says neither is refused, and so is one that says both."""
    if bool(words if decorative else words.strip()) is decorative:
        with pytest.raises(ValueError, match="alternative text"):
            Picture(data=b"", alternative=words, decorative=decorative)
    else:
        picture = Picture(data=b"", alternative=words, decorative=decorative)
        assert bool(picture.alternative) is not picture.decorative


@given(st.binary(min_size=8))
def test_what_stands_in_a_filled_document_is_not_printed(data: bytes) -> None:
    """A document that lands in a log by mistake shows nothing of what it says."""
    filled = Filled(data=data, left=())
    assert repr(filled) == repr(Filled(data=b"", left=()))
    assert filled.data == data


def test_the_text_of_a_document_is_not_printed() -> None:
    """A method that is printed does not print its documents."""
    source = DocumentSource(text="Tiltaksplan for enheten", binding="[fields]")
    assert "Tiltaksplan" not in repr(source)
