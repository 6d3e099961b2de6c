"""How high a row has to be for a text that runs over several lines.

Excel finds it out by itself where nothing is said, and other programs do not.
"""

from typing import Final

_LINE: Final = 15.0
_BELOW: Final = 5.25
_HIGHEST: Final = 409.0
"""No spreadsheet has higher rows."""


def height_of(text: str, *, letters: int) -> float:
    """Give the height, in points, of a row with a text.

    Args:
        text: What stands in it.
        letters: How many letters a line holds.
    """
    lines = sum(1 + len(line) // letters for line in text.split("\n"))
    return min(_BELOW + _LINE * lines, _HIGHEST)
