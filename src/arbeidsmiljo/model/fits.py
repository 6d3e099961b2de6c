"""What becomes of text that has too little room where a document has it."""

from enum import StrEnum


class Fit(StrEnum):
    """What became of a text that has too little room in its shape."""

    STANDS_OUT = "stands out"
    """It is as large as the template sets it, and some of its lines stand outside the shape."""
    SHRUNK = "shrunk"
    """It is set smaller, so that all its lines stand in the shape; the template allows that."""
    UNSURE = "unsure"
    """It may stand out: how wide the letters of its font are is not known."""
    LEAVES = "leaves the slide"
    """Its table has grown with it, and some of the rows stand outside the slide."""
    MAY_LEAVE = "may leave the slide"
    """The same, as far as can be told: how wide the letters of a font are is not known."""

    @property
    def is_of_rows(self) -> bool:
        """Whether it tells of the rows of a table, not of the lines of a text."""
        return self in {Fit.LEAVES, Fit.MAY_LEAVE}
