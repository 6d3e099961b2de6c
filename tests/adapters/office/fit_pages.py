"""Word documents whose text is to be measured: rows that do not grow, in all fonts and widths."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from tests.adapters.office.word_files import cell, paragraph, row, word_file, yellow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.adapters.office.fit_decks import Sample

TWIPS: Final = 20
_PAGE: Final = '<w:pgSz w:w="11906" w:h="16838"/>'
_TALL: Final = (
    '<w:pgSz w:w="15000" w:h="31680"/>'
    '<w:pgMar w:top="400" w:bottom="400" w:left="400" w:right="400"/>'
)
_EXACT: Final = '<w:trHeight w:val="20" w:hRule="exact"/>'
_GROWS: Final = '<w:trHeight w:val="20" w:hRule="atLeast"/>'


def pages_of(samples: Sequence[Sample], *, spacing: float = 1.0) -> bytes:
    """Make a document with a page for each sample: a cell that has room for no line of it."""
    pitch = f'<w:spacing w:line="{round(240 * spacing)}" w:lineRule="auto"/>'
    blocks = list[str]()
    for number, one in enumerate(samples):
        look = (
            f'<w:rFonts w:ascii="{one.font}" w:hAnsi="{one.font}"/>{"<w:b/>" * one.bold}'
            f'{"<w:i/>" * one.italic}<w:sz w:val="{2 * one.size}"/>'
        )
        width = one.width * TWIPS
        only = cell(
            paragraph(yellow(f"Felt {number}", look), properties=pitch),
            properties=f'<w:tcW w:w="{width}" w:type="dxa"/>',
        )
        blocks.append(paragraph(properties="<w:pageBreakBefore/>" if number else ""))
        blocks.append(
            '<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="100" '
            'w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>'
            f'<w:gridCol w:w="{width}"/></w:tblGrid>{row(only, properties=_EXACT)}</w:tbl>'
        )
    return _with(word_file(*blocks), _PAGE, _TALL)


def grown(data: bytes) -> bytes:
    """Let the rows of such a document grow, so that all their text is drawn."""
    return _with(data, _EXACT, _GROWS)


def _with(data: bytes, old: str, new: str) -> bytes:
    """Replace what the main part of a document says."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            target.writestr(name, content)
    return file.getvalue()
