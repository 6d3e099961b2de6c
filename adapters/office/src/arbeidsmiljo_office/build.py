"""Building templates from Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.building.base import NAME
from arbeidsmiljo_office.building.labels import LANGUAGES, labels_for
from arbeidsmiljo_office.building.source import read_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from arbeidsmiljo_office.building.blocks import Source
    from arbeidsmiljo_office.building.labels import Labels


def build(
    source: str,
    *,
    suffix: str,
    name: str,
    language: str,
    base: bytes | None = None,
    base_name: str | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """Build a template from Markdown in which `==prompt==` is a yellow field.

    Args:
        source: The Markdown, with a TOML head between `+++` lines.
        suffix: `.docx` or `.pptx`.
        name: What to call the source in errors.
        language: Of the text, for proofing and hyphenation.
        base: An organisation's own empty document to build on; None for the plain one.
        base_name: What to call that in errors; None for the document to build on.
        pictures: The pictures that the text shows, by the names that it calls them.

    Returns:
        The bytes of the template; the same for the same arguments.

    Raises:
        TemplateError: The source has something that cannot be built.
    """
    read = read_source(source, name=name, pictures=pictures)
    labels = labels_for(language)
    if labels is None:
        raise TemplateError(
            f"{name}: {language!r} is no language; give {', '.join(LANGUAGES)}, in which "
            "documents have words of their own, or the tag of another, for which these are English"
        )
    try:
        return _built(read, suffix=suffix.lower(), labels=labels, base=base)
    except TemplateError as error:
        if base_name is None or not str(error).startswith(NAME):
            raise
        raise TemplateError(f"{base_name}{str(error).removeprefix(NAME)}") from error


def _built(read: Source, *, suffix: str, labels: Labels, base: bytes | None) -> bytes:
    match suffix:
        case ".pptx":
            from arbeidsmiljo_office.building.deck import build_deck

            return build_deck(read, labels=labels, base=base)
        case ".docx":
            from arbeidsmiljo_office.building.document import build_document

            return build_document(read, labels=labels, base=base)
        case other:
            raise TemplateError(f"{read.name}: cannot be built as {other!r}; .docx and .pptx can")
