"""Anchors: the names that a prepared template gives its fields, and that a save keeps.

In a Word document an anchor is a bookmark around the field. Its name begins with an underscore,
which word processors do not show in their lists. In a presentation it stands behind the name of
the shape. An anchor's stem is made from the field's key, prompt and context, so that it tells
nothing of a value; in a filled row, and on a slide that repeats, it says which of how many that
were filled in it is.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final

from attrs import frozen

BOOKMARK: Final = "_am"
"""What the names of all bookmarks that are anchors begin with."""

MORE: Final = "m"
"""What follows the stem in the anchor of a further paragraph of a field."""

_STEM: Final = 12
_NAME: Final = re.compile(
    r"_am(?P<stem>[0-9a-f]{12})(?:(?P<table>t)(?:_(?P<count>\d{1,9})$)?"
    r"|(?P<more>m)(?:_(?P<part>\d{1,9})_\d{1,9}$)?"
    r"|c(?P<column>\d{1,4})(?:_(?P<record>\d{1,9})_(?P<of>\d{1,9})$)?)?"
)
_SHAPE: Final = re.compile(
    r"\{am-(?P<stem>[0-9a-f]{12})(?:_(?P<slide>\d{1,9})_(?P<slides>\d{1,9}))?"
    r"(?:-(?P<count>\d{1,9}))?(?:\}$)?"
)


@frozen(kw_only=True)
class Anchor:
    """What an anchor's name says.

    Attributes:
        stem: What all anchors of one field share.
        part: Of a field of several paragraphs: which of them it is around, from 0.
        is_table: Whether it stands for the table of a repeating row, in the row above it.
        column: Of a cell in a repeating row: which of the field's columns it is, from 0.
        record: Of such a cell: which row it is of those that were filled in, from 1; 0 for a row
            of prompts.
        count: How many rows were filled in; None where the anchor does not say.
        slide: On a slide that repeats: which slide it is of those that were filled in, from 1;
            0 for a slide of prompts.
        slides: How many of these were filled in; None where the anchor does not say.
    """

    stem: str
    part: int = 0
    is_table: bool = False
    column: int | None = None
    record: int = 0
    count: int | None = None
    slide: int = 0
    slides: int | None = None


def bookmark_anchor(name: str) -> Anchor | None:
    """Read the name of a bookmark; None where it is no anchor."""
    found = _NAME.match(name)
    if found is None:
        return None
    column, record, count = found["column"], found["record"], found["of"] or found["count"]
    return Anchor(
        stem=found["stem"],
        part=int(found["part"] or 0),
        is_table=found["table"] is not None,
        column=None if column is None else int(column),
        record=0 if record is None else int(record),
        count=None if count is None else int(count),
    )


def shape_anchor(name: str) -> Anchor | None:
    """Read the name of a shape; None where it has no anchor."""
    found = _SHAPE.search(name)
    if found is None:
        return None
    count, slides = found["count"], found["slides"]
    return Anchor(
        stem=found["stem"],
        count=None if count is None else int(count),
        slide=int(found["slide"] or 0),
        slides=None if slides is None else int(slides),
    )


def field_bookmark(stem: str) -> str:
    """Name the bookmark around a field."""
    return f"{BOOKMARK}{stem}"


def table_bookmark(stem: str) -> str:
    """Name the bookmark in the row above a repeating row; a fill puts a number behind it."""
    return f"{BOOKMARK}{stem}t"


def cell_bookmark(stem: str, column: int) -> str:
    """Name the bookmark in a cell of a repeating row, less what stands behind it."""
    return f"{BOOKMARK}{stem}c{column}"


def shape_name(name: str, stem: str) -> str:
    """Put an anchor behind the name of a shape."""
    return f"{name} {{am-{stem}}}".lstrip()


def on_slide(name: str, slide: int, slides: int) -> str:
    """Let the anchor behind the name of a shape say which of the repeated slides it is on.

    Args:
        name: The name; what has no anchor stays as it is.
        slide: Which slide it is, from 1.
        slides: How many there are.
    """
    return _SHAPE.sub(lambda found: f"{{am-{found['stem']}_{slide}_{slides}}}", name)


def plain_name(name: str) -> str:
    """Take the anchor out of the name of a shape."""
    return _SHAPE.sub("", name).rstrip() if "{am-" in name else name


def digest(*words: str) -> str:
    """Give a hash of words, by which they can be known again and not be read."""
    return sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:_STEM]
