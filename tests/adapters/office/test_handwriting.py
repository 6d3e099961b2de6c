"""The hand that a part is written in: what a fill does not change stays as somebody wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import canonicalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.packages import changed, contents, with_members
from tests.adapters.office.word_files import (
    paragraph,
    run,
    table,
    text_box,
    text_row,
    word_file,
    yellow,
    yellow_row,
)
from tests.effort import examples

if TYPE_CHECKING:
    from random import Random

    from arbeidsmiljo.model.documents import Value

DOCUMENT: Final = "word/document.xml"
ENGINE: Final = OfficeTemplateEngine()
FIELD: Final = paragraph(run("Til "), yellow("navn"), run(" & «flere»"))
PAGE: Final = word_file(
    paragraph(run("Før & <etter>"), run("")),
    paragraph(),
    FIELD,
    paragraph(text_box(paragraph(yellow("boks")))),
    table(text_row("Tiltak", "Ansvarlig"), yellow_row("hva", "hvem"), columns=2),
    paragraph(run("sist"), "<w:r><w:tab/><w:tab/></w:r>"),
)
_TOKENS: Final = re.compile(r"<[^>]*>|[^<]+")
_ATTRIBUTE: Final = re.compile(r'\s([\w:]+)="([^"]*)"')


def in_hand(xml: str, random: Random) -> str:
    """Write XML in one of the many ways that mean the same."""
    tokens: list[str] = _TOKENS.findall(xml)
    return "".join(
        tag(token, random) if token.startswith("<") else text(token, random) for token in tokens
    )


def tag(token: str, random: Random) -> str:
    """Write a tag with other quotes and spaces; an empty one also as two."""
    if token.startswith(("<?", "</")):
        return token
    name = re.match(r"<([^\s/>]+)", token)
    assert name is not None
    attributes = "".join(
        random.choice([" ", "  ", "\n "]) + attribute(key, value, random)
        for key, value in _ATTRIBUTE.findall(token)
    )
    space = random.choice(["", "", " "])
    if token.endswith("/>"):
        ends = [f"{space}/>", f"{space}></{name[1]}>", f"></{name[1]} >"]
        return f"<{name[1]}{attributes}{random.choice(ends)}"
    return f"<{name[1]}{attributes}{space}>"


def attribute(key: str, value: str, random: Random) -> str:
    """Write an attribute."""
    quote = random.choice("\"'")
    return f"{key}{random.choice(['=', ' = '])}{quote}{value}{quote}"


def text(words: str, random: Random) -> str:
    """Write text by references to its characters, or as it is, or as data."""
    if "&" not in words and random.random() < 0.3:
        return f"<![CDATA[{words}]]>"
    if "&" in words:
        return words
    return "".join(
        f"&#x{ord(sign):X};" if sign.isalpha() and random.random() < 0.2 else sign for sign in words
    )


class Rewritten:
    """The page in a hand of its own, with what can stand around the root."""

    def __init__(self, random: Random) -> None:
        xml = contents(PAGE)[DOCUMENT].decode()
        before, after = xml[xml.index("?>") + 2 :].strip().split(FIELD)
        declared = random.choice(
            [
                "",
                "<?xml version='1.0' encoding='utf-8'?>\n",
                '\ufeff<?xml version="1.0" encoding="UTF-8" ?>\r\n<!-- laget > for hånd -->',
            ]
        )
        end = random.choice(["", "\n", "\r\n<!-- slutt --> ", "<?slutt nå?>\n"])
        self.before = (declared + in_hand(before, random)).encode()
        self.after = (in_hand(after, random) + end).encode()
        self.document = self.before + in_hand(FIELD, random).encode() + self.after
        self.data = with_members(PAGE, {DOCUMENT: self.document})


pages: Final = st.randoms(use_true_random=False).map(Rewritten)


@settings(max_examples=examples(40))
@given(pages)
def test_what_is_not_filled(page: Rewritten) -> None:
    """All but the paragraph that holds the field is as it was written, byte for byte."""
    template = ENGINE.open(page.data, name="mal.docx")

    filled = template.fill({"navn": "Kari & Ola"}, language="nb").data
    document = contents(filled)[DOCUMENT]

    assert changed(page.data, filled) == {DOCUMENT}
    assert document.startswith(page.before)
    assert document.endswith(page.after)
    assert b"Kari &amp; Ola" in document[len(page.before) : -len(page.after)]


@settings(max_examples=examples(40))
@given(pages, st.integers(0, 3))
def test_what_it_means(page: Rewritten, rows: int) -> None:
    """A filled document means the same in whichever hand its template was written."""
    values: dict[str, Value] = {
        "navn": "Kari",
        "boks": ["en", "to\tlinjer\nher"],
        "hva-hvem": [{"hva": f"rad {row}", "hvem": "<&>"} for row in range(rows)],
    }
    plain = ENGINE.open(PAGE, name="mal.docx").fill(values, language="nb").data
    filled = ENGINE.open(page.data, name="mal.docx").fill(values, language="nb").data

    assert meaning(contents(filled)[DOCUMENT]) == meaning(contents(plain)[DOCUMENT])


@settings(max_examples=examples(40))
@given(pages)
def test_a_prepared_template(page: Rewritten) -> None:
    """Preparing a template puts bookmarks into it, and changes no other byte of the part."""
    prepared = contents(ENGINE.prepare(page.data, name="mal.docx"))[DOCUMENT]

    assert re.sub(rb"<w:bookmark(?:Start|End) [^>]*/>", b"", prepared) == page.document


def test_what_names_an_added_part() -> None:
    """Content types and relations that name what was added keep their hand in all else."""
    types = "[Content_Types].xml"
    plain = contents(PAGE)[types].replace(b'"', b"'")
    document = re.sub(rb"<Default ([^>]*)/>", rb"<Default\n \1 ></Default>", plain)

    prepared = ENGINE.prepare(with_members(PAGE, {types: document}), name="mal.docx")

    added = re.sub(rb'<Override PartName="/customXml/[^>]*/>', b"", contents(prepared)[types])
    assert added == document


@pytest.mark.parametrize("code", ["utf-16", "iso-8859-1"])
def test_another_encoding(code: str) -> None:
    """A part in another encoding is written in UTF-8 when it is filled, and means the same."""
    xml = contents(PAGE)[DOCUMENT].decode()
    root = xml[xml.index("?>") + 2 :]
    document = f'<?xml version="1.0" encoding="{code}"?>{root}'.encode(code)
    template = ENGINE.open(with_members(PAGE, {DOCUMENT: document}), name="mal.docx")

    filled = contents(template.fill({"navn": "Kåre"}, language="nb").data)[DOCUMENT]

    plain = ENGINE.open(PAGE, name="mal.docx").fill({"navn": "Kåre"}, language="nb").data
    assert b'encoding="UTF-8"' in filled[:60]
    assert meaning(filled) == meaning(contents(plain)[DOCUMENT])


def meaning(part: bytes) -> str:
    """Return what a part's root holds, as it is written in the one canonical hand."""
    return canonicalize(part.decode("utf-8-sig")).partition("</w:document>")[0]
