"""Parts that are odd, unusual or would lead outside, in files that are filled all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo.model.accessibility import BarrierKind
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.added_parts import theme, with_part
from tests.adapters.office.doors import GOOD
from tests.adapters.office.packages import changed, contents, with_members
from tests.adapters.office.slide_files import (
    highlight,
    move_first_slide_last,
    new_deck,
    new_slide,
    saved,
    slide_table,
    text_box,
    write,
)
from tests.adapters.office.word_files import HEAD, OPEN, SPACES, paragraph, run, word_file, yellow

if TYPE_CHECKING:
    from arbeidsmiljo.model.documents import Value

ENGINE = OfficeTemplateEngine()
LOCAL = "file:///"
MAIN = "word/document.xml"
TYPES = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
DOCX = contents(GOOD[".docx"])
LINE = paragraph(run("Til "), yellow("Navn"))
WORD = f"{OPEN}/wordprocessingml/2006/main"


def with_main(xml: str, *, encoding: str = "utf-8") -> bytes:
    """Return the good document with another main part."""
    return with_members(GOOD[".docx"], {MAIN: xml.encode(encoding)})


def around(body: str, *, head: str = HEAD) -> str:
    """Write the main part of a document."""
    return f"{head}<w:document {SPACES}><w:body>{body}</w:body></w:document>"


def in_encoding(name: str, python: str) -> bytes:
    """Write the main part in an encoding, with letters that are not in all of them."""
    head = f'<?xml version="1.0" encoding="{name}"?>'
    return with_main(around(paragraph(run("På øya: "), yellow("Navn")), head=head), encoding=python)


def related_to(target: str, kind: str, *, more: str = 'TargetMode="External"') -> bytes:
    """Put a relation of the main part into the document, with a hyperlink that uses it."""
    entry = f'<Relationship Id="rX" Type="{OPEN}/x/{kind}" Target="{target}" {more}/>'
    relations = DOCX[RELATIONS].replace(b"</Relationships>", f"{entry}</Relationships>".encode())
    link = f'<w:hyperlink r:id="rX">{run("her")}</w:hyperlink>'
    main = around(LINE + paragraph(link))
    return with_members(GOOD[".docx"], {RELATIONS: relations, MAIN: main.encode()})


INCLUDE = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'
STYLESHEET = '<?xml-stylesheet href="http://127.0.0.1/x.xsl" type="text/xsl"?>'
OTHER_PREFIX = (
    f'{HEAD}<document xmlns="{WORD}" xmlns:x="{WORD}"><x:body><p><x:r><rPr>'
    '<highlight x:val="yellow"/></rPr><x:t>Navn</x:t></x:r></p></x:body></document>'
)
REDECLARED = (
    f'{HEAD}<w:document xmlns:w="{WORD}"><w:body><w:p xmlns:w="urn:x"><w:r/></w:p>'
    f"{LINE}</w:body></w:document>"
)
MANY_SPACES = " ".join(f'xmlns:a{number}="urn:{number}"' for number in range(5_000))
ODD = {
    "UTF-16": in_encoding("UTF-16", "utf-16"),
    "UTF-16, the other way round": in_encoding("UTF-16BE", "utf-16-be"),
    "Latin 1": in_encoding("ISO-8859-1", "iso-8859-1"),
    "Windows": in_encoding("windows-1252", "windows-1252"),
    "UTF-8 with a mark": with_main(around(LINE), encoding="utf-8-sig"),
    "no declaration": with_main(around(LINE, head="")),
    "XML 1.1": with_main(around(LINE, head='<?xml version="1.1"?>')),
    "another prefix": with_main(OTHER_PREFIX),
    "a prefix that means something else inside": with_main(REDECLARED),
    "many namespaces": with_main(around(f"<w:p {MANY_SPACES}/>{LINE}")),
    "inclusion": with_main(around(f"{INCLUDE}{LINE}<w:p>{INCLUDE}</w:p>")),
    "processing instructions": with_main(around(f"<?php exec('x') ?>{LINE}<?a?>")),
    "style sheet": with_main(around(LINE, head=HEAD + STYLESHEET)),
    "comments": with_main(around(f"<!-- x --><w:p><!-- =y= --></w:p>{LINE}") + "<!-- z -->"),
    "verbatim text": with_main(around(LINE + "<w:p><w:r><w:t><![CDATA[<w:p>]]></w:t></w:r></w:p>")),
    "our own marks": with_main(around(f"{LINE}<?yellow-field (0?><?yellow-field )?>")),
    "elements of others": with_main(around(f'<script xmlns="urn:x">x</script>{LINE}')),
    "text where none belongs": with_main(around(f"Hei{LINE}på deg")),
    "absurd numbers": with_main(
        around(
            f'{LINE}<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{"9" * 5_000}"/></w:tcPr>'
            '<w:p/></w:tc><w:tc><w:tcPr><w:gridSpan w:val="-1"/></w:tcPr><w:p/></w:tc></w:tr>'
            "</w:tbl>"
        )
    ),
    "link to the network": related_to("http://127.0.0.1/x", "hyperlink"),
    "link to a file": related_to(f"{LOCAL}etc/passwd", "hyperlink"),
    "link to a share": related_to(r"\\\\server\share\x", "hyperlink"),
    "picture of the network": related_to("https://127.0.0.1/x.png", "image"),
    "template of the network": related_to("http://127.0.0.1/x.dotm", "attachedTemplate"),
    "header of the network": related_to("http://127.0.0.1/header.xml", "header"),
    "document of the network": related_to("http://127.0.0.1/x.docx", "subDocument"),
    "object of the network": related_to("http://127.0.0.1/x.bin", "oleObject"),
    "frame of the network": related_to("mhtml:http://127.0.0.1/x!x", "frame"),
    "picture that is missing": related_to("media/x.png", "image", more=""),
    "picture outside": related_to("../../../../etc/x.png", "image", more=""),
    "target of no name": related_to("", "image", more=""),
    "main part is its own header": related_to("document.xml", "header", more=""),
    "relations missing": with_members(GOOD[".docx"], {RELATIONS: None}),
    "relation of no type": related_to("styles.xml", "", more=""),
    "properties broken": with_members(
        GOOD[".docx"], {"docProps/core.xml": b"<", "docProps/app.xml": b"\0"}
    ),
    "settings broken": with_members(GOOD[".docx"], {"word/settings.xml": b"<!DOCTYPE x>"}),
    "picture that is none": with_members(GOOD[".docx"], {"word/media/image1.png": b"<"}),
    "types in upper case": with_members(
        GOOD[".docx"], {TYPES: DOCX[TYPES].replace(b"/word/document.xml", b"/WORD/DOCUMENT.XML")}
    ),
    "one type twice": with_members(
        GOOD[".docx"],
        {
            TYPES: DOCX[TYPES].replace(
                b"<Override",
                b'<Default Extension="xml" ContentType="application/xml"/><Override',
                1,
            )
        },
    ),
}


@pytest.mark.parametrize("case", ODD)
def test_an_odd_part_is_no_hindrance(case: str) -> None:
    """Its fields are found; with nothing filled, no part changes; with a value, one does."""
    template = ENGINE.open(ODD[case], name="mal.docx")
    filled = template.fill({"navn": "Kåre"}, language="nb").data

    assert [field.prompt for field in template.fields] == ["Navn"]
    assert changed(ODD[case], template.fill({}, language="nb").data) == set()
    assert changed(ODD[case], filled) == {MAIN}
    assert template.read(filled).values == {"navn": "Kåre"}
    assert "root:" not in "".join(ENGINE.texts(ODD[case], name="mal.docx"))


@pytest.mark.parametrize("case", ODD)
def test_an_odd_part_is_no_hindrance_to_anchors(case: str) -> None:
    """A prepared template has the same fields, and reads them back."""
    prepared = ENGINE.open(ENGINE.prepare(ODD[case], name="mal.docx"), name="mal.docx")
    filled = prepared.fill({"navn": "Kåre"}, language="nb").data

    assert prepared.read(filled).values == {"navn": "Kåre"}


@pytest.mark.parametrize("case", ODD)
def test_an_odd_part_is_no_hindrance_to_checking(case: str) -> None:
    """The document is looked through for barriers; one without a title in it has none."""
    found = ENGINE.barriers(ODD[case], name="mal.docx")

    assert BarrierKind.TITLE in {barrier.kind for barrier in found}


@pytest.mark.parametrize("broken", [b"<a:theme", b"<!DOCTYPE x><x/>", None])
@pytest.mark.parametrize("suffix", ["docx", "pptx"])
def test_a_theme_that_cannot_be_read_is_no_hindrance(suffix: str, broken: bytes | None) -> None:
    """Colours that it names are not known, so that they are no doubts; all else is as ever."""
    if suffix == "docx":
        named = '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF" w:themeFill="accent4"/>'
        text = run("Blekt", f'<w:color w:themeColor="accent1"/>{named}')
        whole = with_part(
            word_file(paragraph(text, yellow("Navn"))), "word/theme/theme1.xml",
            theme(accent4="FFFF99"), of="word/document.xml", kind="theme", key="rIdTheme",
        )  # fmt: skip
    else:
        made = new_deck()
        slide = new_slide(made, "Tittel")
        title = slide.shapes.title.text_frame.paragraphs[0].runs[0]
        highlight(title, '<a:schemeClr val="accent4"/>')
        text_box(slide.shapes, "=Navn=")
        whole = with_members(
            saved(made), {"ppt/theme/theme1.xml": theme(accent4="FFFF99").encode()}
        )
    part = next(one for one in contents(whole) if one.endswith("theme/theme1.xml"))
    data = with_members(whole, {part: broken})
    name = f"mal.{suffix}"
    template = ENGINE.open(data, name=name)
    filled = template.fill({"navn": "Kåre"}, language="nb").data

    assert len(ENGINE.open(whole, name=name).doubts) == 1
    assert [field.prompt for field in template.fields] == ["Navn"]
    assert template.doubts == ()
    assert template.read(filled).values == {"navn": "Kåre"}
    assert {one.kind for one in ENGINE.barriers(data, name=name)} <= {
        one.kind for one in ENGINE.barriers(whole, name=name)
    }


@pytest.mark.parametrize("broken", [b"<p:notesMaster", b"<!DOCTYPE x><x/>", None])
@pytest.mark.parametrize(
    "part", ["notesMasters/notesMaster1.xml", "theme/theme2.xml", "tableStyles.xml"]
)
def test_what_holds_no_text_of_a_presentation_is_no_hindrance(
    part: str, broken: bytes | None
) -> None:
    """Neither the master of notes nor the styles of tables keep anybody from anything."""
    made = new_deck()
    slide = new_slide(made, "Tittel")
    slide_table(slide.shapes, [["Hva", "Hvem"], ["=Tiltak", "=Leder"]])
    write(slide.notes_slide.notes_text_frame.paragraphs[0], "Si =navn= høyt")
    highlight(
        slide.notes_slide.notes_text_frame.add_paragraph().add_run(), '<a:schemeClr val="bg1"/>'
    )
    whole = saved(made)
    assert f"ppt/{part}" in contents(whole)
    data = with_members(whole, {f"ppt/{part}": broken})
    template = ENGINE.open(data, name="mal.pptx")
    rows = [{"Tiltak": "Kaffe " * 200, "Leder": "Kari"}] * 9
    values: dict[str, Value] = {"tiltak-leder": rows, "navn": "dette"}
    anchored = ENGINE.open(ENGINE.prepare(data, name="mal.pptx"), name="mal.pptx")

    assert template.fields == ENGINE.open(whole, name="mal.pptx").fields
    assert template.fill(values, language="nb").left == ()
    assert anchored.read(anchored.fill(values, language="nb").data).values == {"navn": "dette"}
    assert {one.kind for one in ENGINE.barriers(data, name="mal.pptx")} <= {
        one.kind for one in ENGINE.barriers(whole, name="mal.pptx")
    }


def deck(*titles: str) -> bytes:
    """Make a presentation with a field on each slide."""
    made = new_deck()
    for title in titles:
        text_box(new_slide(made, title).shapes, f"Til =Navn {title}=")
    return saved(made)


TWO = deck("En", "To")
PPTX = contents(TWO)
FIRST, SECOND = "ppt/slides/slide1.xml", "ppt/slides/slide2.xml"
ORDER = "ppt/presentation.xml"
DECK_RELATIONS = "ppt/_rels/presentation.xml.rels"


def test_a_slide_that_is_shown_twice_is_one_slide() -> None:
    """Two entries of the order, and two relations, may lead to one part."""
    relations = PPTX[DECK_RELATIONS].replace(b"slides/slide2.xml", b"slides/slide1.xml")
    template = ENGINE.open(with_members(TWO, {DECK_RELATIONS: relations}), name="mal.pptx")

    assert [field.prompt for field in template.fields] == ["Navn En"]


def test_a_slide_that_nothing_leads_to_is_none() -> None:
    """Neither a part without an entry in the order nor an entry without a relation is read."""
    made = new_deck()
    for title in ("En", "To"):
        text_box(new_slide(made, title).shapes, f"Til =Navn {title}=")
    move_first_slide_last(made)
    data = saved(made)
    order = contents(data)[ORDER]
    begin = order.index(b"<p:sldId ")
    entry = order[begin : order.index(b"/>", begin) + 2]
    without = ENGINE.open(with_members(data, {ORDER: order.replace(entry, b"")}), name="mal.pptx")
    astray = entry.replace(b'r:id="rId', b'r:id="rIdX')
    strayed = ENGINE.open(
        with_members(data, {ORDER: order.replace(entry, astray)}), name="mal.pptx"
    )

    assert [field.prompt for field in without.fields] == ["Navn En"]
    assert [field.prompt for field in strayed.fields] == ["Navn En"]


def test_parts_that_lead_to_one_another_are_read_once() -> None:
    """A layout whose master is itself, and notes that are the slide, are no circle to walk in."""
    layout = "ppt/slideLayouts/_rels/slideLayout6.xml.rels"
    own = "ppt/slides/_rels/slide1.xml.rels"
    notes = f'<Relationship Id="rN" Type="{OPEN}/x/notesSlide" Target="slide1.xml"/>'
    relations = {
        layout: PPTX[layout].replace(b"../slideMasters/slideMaster1.xml", b"slideLayout6.xml"),
        own: PPTX[own].replace(b"</Relationships>", notes.encode() + b"</Relationships>"),
    }
    template = ENGINE.open(with_members(TWO, relations), name="mal.pptx", layouts=True)

    assert [field.prompt for field in template.fields] == ["Navn En", "Navn To"]


def test_a_part_that_is_two_things_is_refused() -> None:
    """A part that holds fields as a header and others as notes cannot be filled for certain."""
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{OPEN}/x/{kind}" Target="header9.xml"/>'
        for kind in ("header", "footnotes")
    )
    data = with_members(
        GOOD[".docx"],
        {
            MAIN: around(
                f'{LINE}<w:sectPr><w:headerReference r:id="rheader"/></w:sectPr>'
            ).encode(),
            RELATIONS: DOCX[RELATIONS].replace(b"</Rel", relations.encode() + b"</Rel"),
            "word/header9.xml": (
                f"<w:hdr {SPACES}>{LINE}<w:footnote>{LINE}</w:footnote></w:hdr>".encode()
            ),
        },
    )
    with pytest.raises(
        TemplateError, match=r"'word/header9\.xml' is there as two different things"
    ):
        ENGINE.open(data, name="mal.docx")
