"""Parts that are broken, missing or hostile, in archives that are whole."""

from __future__ import annotations

import pytest

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.doors import DECK_DOORS, DOORS, GOOD
from tests.adapters.office.packages import contents, with_members
from tests.adapters.office.slide_files import new_deck, new_slide, saved, text_box
from tests.adapters.office.word_files import HEAD, OPEN, SPACES, paragraph, run, yellow

LOCAL = "file:///"
MAIN = "word/document.xml"
TYPES = "[Content_Types].xml"
ROOT = "_rels/.rels"
RELATIONS = "word/_rels/document.xml.rels"
DOCX = contents(GOOD[".docx"])
LINE = paragraph(run("Til "), yellow("Navn"))
DECK = new_deck()
for title in ("En", "To"):
    text_box(new_slide(DECK, title).shapes, f"Til =Navn {title}=")
PPTX = contents(saved(DECK))
SLIDE = "ppt/slides/slide2.xml"
DECK_MAIN = "ppt/presentation.xml"


def xml(body: str, *, head: str = HEAD, spaces: str = SPACES) -> bytes:
    """Write the main part of a document."""
    return f"{head}<w:document {spaces}><w:body>{body}</w:body></w:document>".encode()


def docx(**parts: bytes | None) -> bytes:
    """Change parts of a document: the main part, its relations, those of the file, the types."""
    names = {"main": MAIN, "types": TYPES, "root": ROOT, "relations": RELATIONS}
    return with_members(GOOD[".docx"], {names[key]: held for key, held in parts.items()})


def edited(name: str, old: str, new: str) -> bytes:
    """Change the text of a part of the document."""
    assert old.encode() in DOCX[name]
    return with_members(GOOD[".docx"], {name: DOCX[name].replace(old.encode(), new.encode())})


def pptx(name: str, held: bytes | None) -> bytes:
    """Change a part of the presentation of two slides."""
    assert name in PPTX
    return with_members(saved(DECK), {name: held})


def relation(target: str, kind: str = "header", *, more: str = "") -> bytes:
    """Put a relation of the main part into the document."""
    entry = f'<Relationship Id="rX" Type="{OPEN}/x/{kind}" Target="{target}" {more}/>'
    return edited(RELATIONS, "</Relationships>", f"{entry}</Relationships>")


def doctype(inside: str = "", *, root: str = "w:document") -> str:
    """Write a head that declares a document type."""
    return f"{HEAD}<!DOCTYPE {root} [{inside}]>"


def in_encoding(name: str, python: str, body: str = LINE) -> bytes:
    """Write the main part in an encoding."""
    head = f'<?xml version="1.0" encoding="{name}"?>'
    return docx(main=xml(body, head=head).decode().encode(python))


LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">'
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
BROKEN = {
    "empty": (docx(main=b""), "'word/document.xml' is damaged"),
    "not XML": (docx(main=b"Hei"), "'word/document.xml' is damaged"),
    "cut off": (docx(main=xml(LINE)[:-20]), "'word/document.xml' is damaged"),
    "crossed": (docx(main=xml("<w:p><w:r></w:p></w:r>")), "'word/document.xml' is damaged"),
    "two roots": (docx(main=xml("") + b"<a/>"), "damaged"),
    "text behind": (docx(main=xml("") + b"x"), "damaged"),
    "blank before": (docx(main=b" " + xml("")), "damaged"),
    "prefix unknown": (docx(main=xml("<q:p/>")), "damaged"),
    "prefix missing": (docx(main=xml("", spaces="")), "damaged"),
    "attribute twice": (docx(main=xml('<w:p a="" a=""/>')), "damaged"),
    "control character": (docx(main=xml("<w:p>\x01</w:p>")), "damaged"),
    "NUL": (docx(main=xml("<w:p>\0</w:p>")), "damaged"),
    "control by number": (docx(main=xml("<w:p>&#2;</w:p>")), "damaged"),
    "half a pair": (docx(main=xml("<w:p>&#xD800;</w:p>")), "damaged"),
    "no character": (docx(main=xml("<w:p>\uffff</w:p>")), "damaged"),
    "not UTF-8": (docx(main=xml("<w:p>x</w:p>").replace(b"x", b"\xe5")), "damaged"),
    "entity unknown": (docx(main=xml("<w:p>&nbsp;</w:p>")), "damaged"),
    "XML 2.0": (docx(main=xml("", head='<?xml version="2.0"?>')), "damaged"),
    "doctype": (docx(main=xml(LINE, head=doctype())), "'word/document.xml' declares a document t"),
    "entity": (docx(main=xml("&a;", head=doctype('<!ENTITY a "b">'))), "document type"),
    "entity bomb": (docx(main=xml("&i;", head=doctype(LAUGHS))), "document type"),
    "entity in an attribute": (
        docx(main=xml('<w:p a="&i;"/>', head=doctype(LAUGHS))),
        "document type",
    ),
    "external entity": (
        docx(main=xml("&a;", head=doctype(f'<!ENTITY a SYSTEM "{LOCAL}etc/passwd">'))),
        "document type",
    ),
    "entity of the network": (
        docx(main=xml("&a;", head=doctype('<!ENTITY a SYSTEM "http://127.0.0.1/x">'))),
        "document type",
    ),
    "entity of parameters": (
        docx(main=xml("", head=doctype('<!ENTITY % a SYSTEM "http://127.0.0.1/x"> %a;'))),
        "document type",
    ),
    "external document type": (
        docx(main=xml("", head=f'{HEAD}<!DOCTYPE w SYSTEM "http://127.0.0.1/x.dtd">')),
        "document type",
    ),
    "doctype in UTF-16": (
        docx(main=xml("", head=doctype().replace("UTF-8", "UTF-16")).decode().encode("utf-16")),
        "document type",
    ),
    "doctype in the types": (
        docx(types=DOCX[TYPES].replace(b"<Types", b"<!DOCTYPE Types><Types")),
        r"'\[Content_Types\]\.xml' declares a document type",
    ),
    "doctype in relations": (
        docx(root=DOCX[ROOT].replace(b"<Relationships", b"<!DOCTYPE R><Relationships")),
        r"'_rels/\.rels' declares a document type",
    ),
    "UTF-7": (in_encoding("UTF-7", "utf-7"), "'word/document.xml' is in a character encoding"),
    "UTF-32": (in_encoding("UTF-32", "utf-32"), "character encoding that office files do not"),
    "UTF-32 without a mark": (in_encoding("UTF-32", "utf-32-be"), "character encoding"),
    "encoding of mainframes": (in_encoding("cp037", "cp037"), "damaged|character encoding"),
    "encoding that nobody knows": (in_encoding("klingon", "utf-8"), "character encoding"),
    "encoding is not the one it says": (in_encoding("UTF-16", "utf-8"), "damaged"),
    **{
        f"{what} {place} the root": (
            docx(main=xml(LINE, head=HEAD + before) + behind.encode()),
            "'word/document.xml' has more comments and processing instructions outside its root",
        )
        for what, many in (("comments", "<!---->" * 1_001), ("instructions", "<?a b?>\n" * 1_001))
        for place, before, behind in (("before", many, ""), ("behind", "", many))
    },
    "comments around the root of the types": (
        docx(
            types=DOCX[TYPES].replace(b"<Types", b"<!--a-->" * 501 + b"<Types") + b"<!---->" * 500
        ),
        r"'\[Content_Types\]\.xml' has more comments",
    ),
    "another root": (docx(main=DOCX[RELATIONS]), "'word/document.xml' is not what it says, a Word"),
    "main part missing": (docx(main=None), "the part 'word/document.xml' is missing; open"),
    "types missing": (docx(types=None), r"the part '\[Content_Types\]\.xml' is missing"),
    "relations of the file missing": (docx(root=None), r"the part '_rels/\.rels' is missing"),
    "main part elsewhere": (
        edited(ROOT, "word/document.xml", "word/annet.xml"),
        "'word/annet.xml' is missing",
    ),
    "main part outside": (
        edited(ROOT, "word/document.xml", "../../etc/passwd"),
        "'etc/passwd' is missing",
    ),
    "main part on the network": (
        edited(ROOT, 'Target="word', 'TargetMode="External" Target="http://127.0.0.1/word'),
        r"'_rels/\.rels' leads to no document",
    ),
    "main part of no type": (
        edited(TYPES, "/word/document.xml", "/word/annet.xml"),
        "'word/document.xml', has the content type 'application/xml'",
    ),
    "two types of one part": (
        edited(
            TYPES,
            "</Types>",
            '<Override PartName="/Word/Document.xml" ContentType="image/png"/></Types>',
        ),
        r"'\[Content_Types\]\.xml' gives two content types to 'word/document\.xml'",
    ),
    "header missing": (relation("header9.xml"), "'word/header9.xml' is missing"),
    "footnotes missing": (relation("notes.xml", "footnotes"), "'word/notes.xml' is missing"),
    "header outside": (relation("../../../header9.xml"), "'header9.xml' is missing"),
    "styles broken": (
        with_members(GOOD[".docx"], {"word/styles.xml": b"<w:styles"}),
        "'word/styles.xml' is damaged",
    ),
    "relations broken": (docx(relations=b"<"), r"'word/_rels/document\.xml\.rels' is damaged"),
}
BROKEN_DECKS = {
    "slide missing": (pptx(SLIDE, None), "'ppt/slides/slide2.xml' is missing"),
    "slide broken": (pptx(SLIDE, b"<p:sld"), "'ppt/slides/slide2.xml' is damaged"),
    "main part missing": (pptx(DECK_MAIN, None), "'ppt/presentation.xml' is missing"),
    "main part is a slide": (pptx(DECK_MAIN, PPTX[SLIDE]), "'ppt/presentation.xml' is not what"),
    "layout broken": (pptx("ppt/slideLayouts/slideLayout6.xml", b""), "slideLayout6.xml' is dam"),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_part_is_named_at_every_door(case: str, door: str) -> None:
    """The error names the file and the part, what is wrong with it, and what to do."""
    data, says = BROKEN[case]
    with pytest.raises(TemplateError, match=f"^{DOORS[door].name}: .*({says})") as refused:
        DOORS[door].through(data)
    assert "; " in str(refused.value)


@pytest.mark.parametrize("door", DECK_DOORS)
@pytest.mark.parametrize("case", BROKEN_DECKS)
def test_a_broken_part_of_a_deck_is_named_at_every_door(case: str, door: str) -> None:
    """So it is in presentations."""
    data, says = BROKEN_DECKS[case]
    with pytest.raises(TemplateError, match=f"^{DECK_DOORS[door].name}: .*({says})"):
        DECK_DOORS[door].through(data)


def test_as_much_outside_the_root_as_is_allowed_is_kept() -> None:
    """A thousand comments and instructions around a part are kept as they are."""
    behind = b"<!--a-->" * 1_000
    data = docx(main=xml(LINE) + behind)
    template = OfficeTemplateEngine().open(data, name="mal.docx")

    filled = contents(template.fill({"navn": "Kari"}, language="nb").data)[MAIN]

    assert b"Kari" in filled
    assert filled.endswith(b"</w:document>" + behind)
