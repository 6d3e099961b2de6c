"""What a document says of itself: its title and language, and nobody's name."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Protocol

_MOMENT: Final = datetime(2023, 1, 1)  # noqa: DTZ001 - document properties have no time zone


class _Properties(Protocol):
    author: str
    category: str
    comments: str
    content_status: str
    created: datetime | None
    identifier: str
    keywords: str
    language: str
    last_modified_by: str
    modified: datetime | None
    revision: int
    subject: str
    title: str
    version: str


def set_properties(properties: _Properties, *, title: str, language: str) -> None:
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
