"""Charts: numbers that take the place of a yellow shape, as a native chart that can be edited."""

from enum import StrEnum

from attrs import frozen

from arbeidsmiljo.errors import InvalidValueError


@frozen(kw_only=True)
class Series:
    """One row of numbers in a chart.

    Attributes:
        name: What the legend calls it.
        values: None where there is no number to show.
        colour: Which of the colours of charts it has, 0 for the first; None for that of its
            place. So what one shows has one colour in several charts that do not all have it.
    """

    name: str
    values: tuple[float | None, ...]
    colour: int | None = None


class ChartKind(StrEnum):
    """What the bars of a chart show."""

    BARS = "bars"
    """Numbers beside each other: each series has a bar of its own."""
    SHARES = "shares"
    """Shares of a whole: each category has one bar, in which the series follow each other."""


@frozen(kw_only=True)
class Chart:
    """A native, editable chart that takes the place of a yellow shape.

    Attributes:
        title: Above the chart; empty for none.
        categories: What is compared, n of them, from top to bottom.
        series: Each with n values.
        minimum: Lower end of the value axis; None lets the program choose.
        maximum: Upper end of the value axis.
        number_format: As in a spreadsheet, e.g. `0.0`.
        kind: What the bars show. Shares are of 1; their axis goes from none to all.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    minimum: float | None = None
    maximum: float | None = None
    number_format: str = "0.0"
    kind: ChartKind = ChartKind.BARS

    def __attrs_post_init__(self) -> None:
        """Refuse series that do not fit the categories."""
        for series in self.series:
            if len(series.values) != len(self.categories):
                message = (
                    f"series {series.name!r} has {len(series.values)} values for "
                    f"{len(self.categories)} categories; give one for each (None where unknown)"
                )
                raise InvalidValueError(message)
