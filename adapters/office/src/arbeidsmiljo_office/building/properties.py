"""What a document says of itself: its title and language, and nobody's name."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docx.opc.coreprops import CoreProperties
    from pptx.parts.coreprops import CorePropertiesPart

_MOMENT: Final = datetime(2023, 1, 1)  # noqa: DTZ001 - document properties have no time zone


def set_properties(
    properties: CoreProperties | CorePropertiesPart, *, title: str, language: str
) -> None:
    """Set the properties, the same at any time and on any machine."""
    properties.title = title
    properties.language = language
    properties.author = ""
    properties.last_modified_by = ""
    properties.comments = ""
    properties.keywords = ""
    properties.subject = ""
    properties.revision = 1
    properties.created = _MOMENT
    properties.modified = _MOMENT
