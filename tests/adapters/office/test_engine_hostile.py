"""Files that are made to take more time or memory than anybody has."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.draft import OverfullError
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from arbeidsmiljo_office.scan import MOST_LINES, Position, Scan
from tests.adapters.office.archives import STORED, Part, parts_of, zipped
from tests.adapters.office.doors import GOOD, values_for
from tests.adapters.office.large_files import large_deck, large_document
from tests.adapters.office.packages import changed, contents, with_members
from tests.adapters.office.repeated_decks import notes
from tests.adapters.office.slide_files import element, new_deck, new_slide, saved, text_box
from tests.adapters.office.word_files import (
    HEAD,
    OPEN,
    SPACES,
    paragraph,
    run,
    table,
    text_row,
    word_file,
    yellow,
    yellow_row,
)

ENGINE = OfficeTemplateEngine()
MAIN = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
DOCX = contents(GOOD[".docx"])
MEBIBYTE = 1024 * 1024


def open_file(data: bytes) -> None:
    """Open, fill and read a file."""
    template = ENGINE.open(data, name="mal.docx")
    template.fill(values_for(template), language="nb")
    ENGINE.texts(data, name="mal.docx")


def memory_of(call: Callable[[], object]) -> int:
    """Return how many bytes were in use at once, more than before."""
    tracemalloc.start()
    try:
        call()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def refused(data: bytes, says: str) -> Callable[[], object]:
    """Open a file that must be refused."""

    def call() -> None:
        with pytest.raises(TemplateError, match=rf"^mal\.docx: .*({says})"):
            open_file(data)

    return call


def not_packed(body: str) -> bytes:
    """Make a document whose main part is not compressed, so that it is no bomb by its ratio."""
    xml = f"{HEAD}<w:document {SPACES}><w:body>{body}</w:body></w:document>".encode()
    parts = [part for part in parts_of(DOCX) if part.name != MAIN]
    return zipped([*parts, Part(name=MAIN, contents=xml, method=STORED)])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b" " * 60_000_000, id="blanks"),
        pytest.param(b"<a>" * 20_000_000, id="elements"),
        pytest.param(b"x" * 300_000_000, id="more than fits"),
    ],
)
def test_a_bomb_by_its_ratio_is_not_unpacked(text: bytes) -> None:
    """A small part that would be hundreds of megabytes is refused before any of it is there."""
    data = with_members(GOOD[".docx"], {MAIN: text})
    del text

    assert memory_of(refused(data, f"'{MAIN}' .* zip bombs")) < 2 * MEBIBYTE + 3 * len(data)


def test_a_bomb_whose_size_lies_is_unpacked_no_further_than_it_says() -> None:
    """Where both headers say a hundred bytes, a hundred bytes are what is unpacked."""
    main = Part(name=MAIN, contents=b" " * 60_000_000, said={"size": 100})
    data = zipped([main if part.name == MAIN else part for part in parts_of(DOCX)])

    assert memory_of(refused(data, f"'{MAIN}' is damaged")) < 2 * MEBIBYTE + 3 * len(data)


def test_a_bomb_of_many_parts_is_unpacked_until_the_bound() -> None:
    """Parts that are each within bounds are refused once all that was read is not."""
    count = 300
    kinds = "".join(
        f'<Relationship Id="h{number}" Type="{OPEN}/x/header" Target="h{number}.xml"/>'
        for number in range(count)
    )
    uses = "".join(f'<w:headerReference r:id="h{number}"/>' for number in range(count))
    header = f"<w:hdr {SPACES}>{' ' * (MEBIBYTE - 2_000)}</w:hdr>".encode()
    data = with_members(
        GOOD[".docx"],
        {
            MAIN: DOCX[MAIN].replace(b"<w:sectPr>", f"<w:sectPr>{uses}".encode()),
            RELATIONS: DOCX[RELATIONS].replace(b"</Rel", kinds.encode() + b"</Rel"),
            **{f"word/h{number}.xml": header for number in range(count)},
        },
    )
    peak = memory_of(refused(data, r"the parts up to 'word/h2\d\d\.xml' are more than 256 MB"))

    assert peak < 16 * MEBIBYTE


def test_a_large_picture_is_not_unpacked() -> None:
    """What holds no field is copied as it is, however large it would be."""
    data = with_members(GOOD[".docx"], {"word/media/image1.bmp": b"\0" * 200_000_000})

    assert memory_of(lambda: open_file(data)) < 2 * MEBIBYTE + 6 * len(data)


LONG = "x y" * 4_000_000
LARGE = {
    "elements very deep": ("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000, "deeper inside one another"),
    "text": (run(LONG), "one text that is longer"),
    "attribute": (f'<w:p a="{LONG}"/>', "one text that is longer"),
    "name": (f"<w:{'x' * 60_000}/>", "one text that is longer"),
    "comment": (f"<!--{LONG}-->", "one text that is longer"),
    "elements": ("<w:p/>" * 3_000_001, "too large to be opened"),
    "attributes": (
        "<w:p " + " ".join(f'attribute{number}=""' for number in range(1_000_000)) + "/>",
        "one text that is longer",
    ),
}


@pytest.mark.parametrize("case", LARGE)
def test_a_part_that_would_fill_the_memory_is_refused(case: str) -> None:
    """The error names the part, and what in it is too much."""
    body, says = LARGE[case]

    refused(not_packed(body), f"'{MAIN}' .*{says}")()


def test_elements_deep_inside_one_another_are_refused() -> None:
    """So are fewer of them than the parser's own bound, where they are blocks of text."""
    deep = "<w:sdt><w:sdtContent>" * 3_000 + "</w:sdtContent></w:sdt>" * 3_000

    refused(not_packed(deep), "inside one another")()


FIELDS: dict[str, Callable[[int], str]] = {
    "fields in one line": lambda many: paragraph(
        *(run("a") + yellow(f"x{n}") for n in range(many))
    ),
    "equal lines": lambda many: paragraph(run("Til "), yellow("Navn")) * many,
    "unlike lines": lambda many: "".join(
        paragraph(run(f"{n} "), yellow(f"Navn {n}")) for n in range(many)
    ),
    "lines that begin alike": lambda many: "".join(
        paragraph(run(f"{'abc' * (n % 97)} "), yellow("Navn")) for n in range(many)
    ),
    "equal cells of one row": lambda many: table(text_row("a"), yellow_row(*["x"] * many)),
    "rows that repeat, in one table": lambda many: table(
        *(yellow_row(f"x{n}", "y") + text_row(f"a{n}", "b") for n in range(many // 4))
    ),
    "tables with equal titles": lambda many: (
        (table(text_row("a", "b"), yellow_row("x", "y")) + paragraph(run("x"))) * (many // 4)
    ),
    "tables with unlike titles": lambda many: "".join(
        table(text_row(f"a{n}", "b"), yellow_row("x", "y")) + paragraph(run("x"))
        for n in range(many // 4)
    ),
}
FEW, MANY = 100, 800


def _steps(call: Callable[[], object]) -> int:
    """Count the calls that are made in a call."""
    steps = 0

    def count(*_: object) -> None:
        nonlocal steps
        steps += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        call()
    finally:
        sys.setprofile(before)
    return steps


def _do_all(data: bytes) -> None:
    """Do everything that can be done with a document."""
    for given in (data, ENGINE.prepare(data, name="mal.docx")):
        template = ENGINE.open(given, name="mal.docx")
        filled = template.fill(values_for(template), language="nb").data
        template.fill(values_for(template), language="nb", compact=True)
        template.read(filled)
        assert changed(given, template.fill({}, language="nb").data) == set()


@pytest.mark.parametrize("case", FIELDS)
def test_work_grows_with_a_document_and_not_with_its_square(case: str) -> None:
    """Eight times the fields take no more than 24 times the steps; the square would be 64 times."""
    few, many = (word_file(FIELDS[case](size)) for size in (FEW, MANY))

    assert _steps(lambda: _do_all(many)) < 24 * _steps(lambda: _do_all(few))


def _footers(many: int) -> bytes:
    """Make a presentation, one slide of which repeats, whose slides share many fields."""
    deck = new_deck()
    for title in ("Først", "Så", "Sist"):
        slide = new_slide(deck, title)
        if many:
            box = text_box(slide.shapes, *(f"=felt {number}=" for number in range(many)))
            box.element.nvSpPr.nvPr.append(element('<p:ph type="ftr" sz="quarter" idx="11"/>'))
    text_box(slide.shapes, "Hva: =hva=")
    notes(slide, "Gjenta: tiltak")
    return saved(deck)


def test_work_does_not_grow_with_the_square_of_fields_that_are_lost() -> None:
    """Fields that slides share are looked up one by one, also where all of them are gone."""
    without = _footers(0)

    def steps(many: int) -> int:
        template = ENGINE.open(_footers(many), name="mal.pptx")
        assert len(template.read(without).unmatched) == many
        return _steps(lambda: template.read(without))

    assert steps(MANY) < 24 * steps(FEW)


def test_a_deck_of_ten_thousand_slides_is_filled() -> None:
    """Each of its fields is found and filled, and no other part changes."""
    data = large_deck(10_000)
    template = ENGINE.open(data, name="mal.pptx")
    filled = template.fill({"navn-10000": "Kari"}, language="nb")

    assert len(template.fields) == 10_000
    assert template.fields[-1].place == "slide 10000, text box"
    assert len(filled.left) == 9_999
    assert changed(data, filled.data) == {"ppt/slides/slide10000.xml"}


def test_a_document_of_twenty_thousand_paragraphs_is_filled_and_read() -> None:
    """Each of its fields is found, filled and read back."""
    template = ENGINE.open(large_document(20_000), name="mal.docx")
    filled = template.fill(values_for(template), language="nb").data

    assert len(template.fields) == 200
    assert template.fields[-1].place == "paragraph 20000"
    assert template.read(filled).values == values_for(template)


def test_more_yellow_than_fits_in_memory_is_refused() -> None:
    """The error names the part in which there is too much."""
    one = yellow("a").replace(' xml:space="preserve"', "")

    refused(not_packed(f"<w:p>{one * 310_000}</w:p>"), f"'{MAIN}' has more yellow than can be")()


def _held(*kinds: str) -> bytes:
    """Make a document with parts that have nearly as much markup as one may have."""
    held = f"<w:hdr {SPACES}><!--{'<' * 2_900_000}--></w:hdr>".encode()
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{OPEN}/x/{kind}" Target="{kind}9.xml"/>'
        for kind in kinds
    )
    uses = '<w:headerReference r:id="rheader"/><w:footerReference r:id="rfooter"/>'
    return with_members(
        GOOD[".docx"],
        {
            MAIN: DOCX[MAIN].replace(b"<w:sectPr>", f"<w:sectPr>{uses}".encode()),
            RELATIONS: DOCX[RELATIONS].replace(b"</Rel", relations.encode() + b"</Rel"),
            **{f"word/{kind}9.xml": held for kind in kinds},
        },
    )


def test_more_elements_than_fit_in_memory_are_refused() -> None:
    """Parts that are each within bounds are refused once all that was read is not."""
    data = _held("header", "footer", "footnotes", "endnotes")

    refused(data, r"the parts up to 'word/endnotes9\.xml' hold more elements than fit in memory")()


def test_a_large_template_is_read_as_often_as_anybody_asks() -> None:
    """What is within the bound once stays within it, also when several threads read at once."""
    template = ENGINE.open(_held("header", "footer"), name="mal.docx")
    filled = template.fill(values_for(template), language="nb").data

    with ThreadPoolExecutor(3) as pool:
        readings = list(pool.map(template.read, [filled] * 3))

    assert [dict(one.values) for one in readings] == [values_for(template)] * 3


def test_more_paragraphs_than_fit_in_memory_are_refused() -> None:
    """What is gathered of a document has a bound of its own, whatever parts it comes from."""
    scan = Scan()
    position = Position(stream="body", box=1)
    for _ in range(MOST_LINES):
        scan.line(position, [("a", None)])
    with pytest.raises(OverfullError, match="more than 1000000 paragraphs"):
        scan.line(position, [("a", None)])
