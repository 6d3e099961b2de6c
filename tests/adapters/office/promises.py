"""What holds of every file, whoever made it: it is refused, or everything works."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from arbeidsmiljo.errors import ArbeidsmiljoError, FieldValueError, TemplateError
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from arbeidsmiljo_office.package import Package
from tests.adapters.office.doors import DECK_DOORS, DOORS, values_for

_ENGINE: Final = OfficeTemplateEngine()


def check_promises(data: bytes) -> bool:
    """Check that a file is refused by name, or can be filled and read.

    Args:
        data: The file.

    Returns:
        Whether it is a template.
    """
    try:
        template = _ENGINE.open(data, name="mal.docx", near=True, layouts=True)
        template = _ENGINE.open(data, name="mal.docx")
    except TemplateError as error:
        check_name(error, "mal.docx")
        return False
    same = template.fill({}, language="nb")
    assert same.left == template.fields
    before, after = (Package.open(one, name="mal.docx").members for one in (data, same.data))
    assert before == after
    template.read(data)
    try:
        filled = template.fill(values_for(template), language="nb")
    except FieldValueError as error:
        check_name(error, "mal.docx")
        return True
    assert filled.left == ()
    assert template.fill(values_for(template), language="nb", compact=True).left == ()
    _ENGINE.open(filled.data, name="mal.docx").fill({}, language="nb")
    template.read(filled.data)
    return True


def check_doors(data: bytes, name: str) -> None:
    """Check that a file is refused by name at each door, or let in.

    Args:
        data: The file.
        name: What it was once, with its suffix.
    """
    for door in (DECK_DOORS if PurePath(name).suffix == ".pptx" else DOORS).values():
        try:
            door.through(data)
        except TemplateError as error:
            check_name(error, door.name)


def check_name(error: ArbeidsmiljoError, name: str) -> None:
    """Check that an error begins with what the file is called."""
    assert str(error).startswith(name), str(error)
