"""What a file holds beside its text survives a fill: properties, embedded files, signatures."""

from __future__ import annotations

import pytest

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.added_parts import MICROSOFT, OFFICE, with_part
from tests.adapters.office.filled_files import DECK_VALUES, LETTER, VALUES, deck
from tests.adapters.office.packages import contents, with_members
from tests.adapters.office.slide_files import saved

DECK = saved(deck())
FILES = {"brev.docx": (LETTER, VALUES), "lysark.pptx": (DECK, DECK_VALUES)}
_ORIGIN = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
_PROPERTIES = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Arkiv">'
    '<vt:lpwstr xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    "2026/17</vt:lpwstr></property></Properties>"
)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("part", "content", "kind"),
    [
        ("docProps/custom.xml", _PROPERTIES, f"{OFFICE}/custom-properties"),
        ("{folder}/embeddings/vedlegg.xlsx", "PK-vedlegg", f"{OFFICE}/package"),
        ("{folder}/embeddings/gammelt.bin", "OLE-vedlegg", f"{OFFICE}/oleObject"),
        ("{folder}/vbaProject.bin", "makroer", f"{MICROSOFT}/vbaProject"),
        ("{folder}/vbaProjectSignature.bin", "signert", f"{MICROSOFT}/vbaProjectSignature"),
        ("_xmlsignatures/origin.sigs", "x", _ORIGIN),
    ],
)
def test_other_parts_survive(name: str, part: str, content: str, kind: str) -> None:
    """Each comes out byte for byte as it went in, with what leads to it."""
    data, values = FILES[name]
    folder = "word" if name.endswith("docx") else "ppt"
    main = "word/document.xml" if folder == "word" else "ppt/presentation.xml"
    path = part.format(folder=folder)
    given = with_part(data, path, content.encode(), of=main, kind=kind, key="rIdX")
    before = contents(given)
    after = contents(OfficeTemplateEngine().open(given, name=name).fill(values, language="nb").data)
    relations = f"{main.rpartition('/')[0]}/_rels/{main.rpartition('/')[2]}.rels"

    assert after[path] == before[path] == content.encode()
    assert after[relations] == before[relations]
    assert f'PartName="/{path}"'.encode() in after["[Content_Types].xml"]


def signed(data: bytes, part: str) -> bytes:
    """Return a file with a signature, whose origin stands in a part."""
    relations = contents(data)["_rels/.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rIdS" Type="{_ORIGIN}" Target="{part}"/></Relationships>'.encode(),
    )
    return with_members(data, {"_rels/.rels": relations, part: b""})


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("part", ["_xmlsignatures/origin.sigs", "annet/sted.sigs"])
def test_a_signature_that_is_no_longer_valid_is_reported(name: str, part: str) -> None:
    """It stays where it is; a copy in which nothing was filled still has a valid one."""
    data, values = FILES[name]
    template = OfficeTemplateEngine().open(signed(data, part), name=name)
    filled = template.fill(values, language="nb")

    assert template.is_signed
    assert filled.breaks_signature
    assert part in contents(filled.data)
    assert not template.fill({}, language="nb").breaks_signature


@pytest.mark.parametrize("name", FILES)
def test_what_is_not_signed_has_no_signature_to_lose(name: str) -> None:
    """Nothing is reported; a signature of macros alone is not one of the document."""
    data, values = FILES[name]
    macros = with_members(data, {"word/vbaProjectSignature.bin": b"x"})
    template = OfficeTemplateEngine().open(macros, name=name)

    assert not template.is_signed
    assert not template.fill(values, language="nb").breaks_signature
