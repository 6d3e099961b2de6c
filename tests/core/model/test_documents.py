"""What fills documents, and what comes out of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.method import DocumentSource
from arbeidsmiljo.model.documents import Chart, Filled, Series

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


@given(st.binary(min_size=8))
def test_what_stands_in_a_filled_document_is_not_printed(data: bytes) -> None:
    """A document that lands in a log by mistake shows nothing of what it says."""
    filled = Filled(data=data, left=())
    assert repr(filled) == "Filled(left=(), overfull=())"
    assert filled.data == data


def test_the_text_of_a_document_is_not_printed() -> None:
    """A method that is printed does not print its documents."""
    source = DocumentSource(text="Tiltaksplan for enheten", binding="[fields]")
    assert "Tiltaksplan" not in repr(source)
