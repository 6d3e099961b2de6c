"""Names of parts that are escaped, in archives and in what leads to them."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import contents, with_members
from tests.adapters.office.repeated_decks import RECORDS, VALUES, repeated_deck, titles_of
from tests.adapters.office.slide_files import opened, saved

DECK = saved(repeated_deck())
_LEADING = re.compile(rb'(?<=slides/)slide2\.xml|(?<=Target=")slide2\.xml')
_DECLARED = re.compile(r'PartName="(/ppt/slides/[^"]*)"')


def renamed(member: str, written: str) -> bytes:
    """Rename the slide that repeats.

    Args:
        member: Its name in the archive.
        written: What leads to it, and declares its type, calls it.
    """
    parts = contents(DECK)
    found = dict[str, bytes | None]()
    for name, held in parts.items():
        target = name.replace("slide2.xml", member)
        if target != name:
            found[name] = None
        is_leading = name.endswith((".rels", "[Content_Types].xml"))
        found[target] = _LEADING.sub(written.encode(), held) if is_leading else held
    return with_members(DECK, found)


@pytest.mark.parametrize(
    ("member", "written"),
    [
        ("Slide%201.xml", "Slide%201.xml"),
        ("Slide 1.xml", "Slide%201.xml"),
        ("Slide 1.xml", "Slide 1.xml"),
        ("Lysark%20%C3%B8.xml", "Lysark%20%C3%B8.xml"),
        ("100%25.xml", "100%25.xml"),
    ],
)
def test_names_that_are_escaped(member: str, written: str) -> None:
    """A part is found, copied and read under a name that is escaped in the archive, or is not."""
    template = OfficeTemplateEngine().open(renamed(member, written), name="mal.pptx")
    plain = OfficeTemplateEngine().open(DECK, name="mal.pptx")

    data = template.fill(VALUES, language="nb").data
    other = plain.fill(VALUES, language="nb").data

    assert template.fields == plain.fields
    assert template.read(data) == plain.read(other)
    assert len(template.read(data).slides["tiltak"]) == len(RECORDS)
    declared = _DECLARED.findall(contents(data)["[Content_Types].xml"].decode())
    slides = [name for name in contents(data) if name.startswith("ppt/slides/") if name[-1] == "l"]
    assert {unquote(one) for one in declared} == {f"/{unquote(one)}" for one in slides}
    if member == written:
        assert titles_of(opened(data)) == titles_of(opened(other))
