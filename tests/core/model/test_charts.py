"""Charts, whose numbers stand beside the right names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.charts import Chart, Series

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
