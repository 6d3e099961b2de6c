"""Small Word documents, written out so that a test shows the markup that it is about."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

OPEN: Final = "http://schemas.openxmlformats.org"
SPACES: Final = (
    f'xmlns:w="{OPEN}/wordprocessingml/2006/main" '
    f'xmlns:r="{OPEN}/officeDocument/2006/relationships" '
    f'xmlns:wp="{OPEN}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="{OPEN}/drawingml/2006/main" '
    f'xmlns:m="{OPEN}/officeDocument/2006/math" '
    f'xmlns:mc="{OPEN}/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="w14"'
)
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
YELLOW: Final = '<w:highlight w:val="yellow"/>'
SHADED: Final = '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EDGES: Final = ("header", "footer")
_NOTES: Final = ("footnotes", "endnotes")


def run(text: str, properties: str = "") -> str:
    """Write a run."""
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def yellow(text: str, properties: str = "") -> str:
    """Write a run that is highlighted in yellow."""
    return run(text, properties + YELLOW)


def paragraph(*parts: str, properties: str = "") -> str:
    """Write a paragraph of runs."""
    properties = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{properties}{''.join(parts)}</w:p>"


def cell(*paragraphs: str, properties: str = "") -> str:
    """Write a cell of paragraphs."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs) or paragraph()}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """Write a row of cells."""
    properties = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def text_row(*texts: str) -> str:
    """Write a row of plain text."""
    return row(*(cell(paragraph(run(text))) for text in texts))


def yellow_row(*prompts: str) -> str:
    """Write a row whose text is highlighted in yellow."""
    return row(*(cell(paragraph(yellow(prompt))) for prompt in prompts))


def table(*rows: str, columns: int = 3) -> str:
    """Write a table of rows."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def text_box(content: str, fallback: str | None = None) -> str:
    """Write a run with a text box, in the copy for new programs and the one for old ones."""
    fallback = content if fallback is None else fallback
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:inline><wp:extent cx="2000000" cy="500000"/><wp:docPr id="7" name="Boks"/>'
        f'<a:graphic><a:graphicData uri="{"http://schemas.microsoft.com/office/word/2010/wordprocessingShape"}">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="2000000" cy="500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/>"
        "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        '<mc:Fallback><w:pict><v:shape style="width:150pt;height:40pt"><v:textbox>'
        f"<w:txbxContent>{fallback}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def word_file(
    *blocks: str,
    styles: str = "",
    edges: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
) -> bytes:
    """Make a Word document.

    Args:
        blocks: Of the body.
        styles: The contents of its styles.
        edges: `first header` and the like to its contents.
        notes: `footnotes` or `endnotes` to the contents of the part.
    """
    parts = {"styles": f"<w:styles {SPACES}>{styles}</w:styles>"}
    references = ""
    for index, (occasion, content) in enumerate((edges or {}).items(), start=2):
        when, kind = occasion.split()
        tag = {"header": "hdr", "footer": "ftr"}[kind]
        parts[f"{kind}{index}"] = f"<w:{tag} {SPACES}>{content}</w:{tag}>"
        references += f'<w:{kind}Reference w:type="{when}" r:id="rId{index}"/>'
    for kind, content in (notes or {}).items():
        parts[kind] = f"<w:{kind} {SPACES}>{content}</w:{kind}>"
    section = f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    body = f"<w:body>{''.join(blocks)}{section}</w:body>"
    relations = overrides = ""
    for index, name in enumerate(parts, start=1):
        kind = name.rstrip("0123456789")
        relations += (
            f'<Relationship Id="rId{index}" Target="{name}.xml" '
            f'Type="{OPEN}/officeDocument/2006/relationships/{kind}"/>'
        )
        overrides += f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
    members = {
        "[Content_Types].xml": f'<Types xmlns="{OPEN}/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{OPEN}/package/2006/relationships">'
        '<Relationship Id="rId1" Target="word/document.xml" '
        f'Type="{OPEN}/officeDocument/2006/relationships/officeDocument"/></Relationships>',
        "word/document.xml": f"<w:document {SPACES}>{body}</w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{OPEN}/package/2006/relationships">'
        f"{relations}</Relationships>",
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, HEAD + content)
    return file.getvalue()
