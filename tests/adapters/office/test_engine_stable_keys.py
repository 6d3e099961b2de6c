"""A field keeps its key and kind when another program has saved the template again."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest

from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.filled_files import LETTER, deck
from tests.adapters.office.slide_files import opened, saved

if TYPE_CHECKING:
    from pathlib import Path

    from arbeidsmiljo.model.documents import FieldKind
    from tests.libreoffice import LibreOffice


def keys(data: bytes, suffix: str) -> list[tuple[str, FieldKind]]:
    """Return keys and kinds of the fields of a file."""
    fields = OfficeTemplateEngine().open(data, name=f"mal{suffix}").fields
    return [(field.key, field.kind) for field in fields]


def test_a_save_by_a_library() -> None:
    """What python-docx and python-pptx write anew has the same fields, in the same places."""
    file = io.BytesIO()
    docx.Document(io.BytesIO(LETTER)).save(file)
    slides = saved(deck())
    engine = OfficeTemplateEngine()

    assert (
        engine.open(file.getvalue(), name="a.docx").fields
        == engine.open(LETTER, name="a.docx").fields
    )
    assert (
        engine.open(saved(opened(slides)), name="a.pptx").fields
        == engine.open(slides, name="a.pptx").fields
    )


@pytest.mark.parametrize("suffix", [".docx", ".pptx"])
def test_a_save_by_libreoffice(libreoffice: LibreOffice, tmp_path: Path, suffix: str) -> None:
    """What LibreOffice splits and joins anew has the same keys and kinds."""
    data = LETTER if suffix == ".docx" else saved(deck())
    file = tmp_path / f"mal{suffix}"
    file.write_bytes(data)
    again = libreoffice.convert(file, to=suffix[1:]).read_bytes()

    assert sorted(keys(again, suffix)) == sorted(keys(data, suffix))
