"""Building templates from Markdown."""

from __future__ import annotations

from arbeidsmiljo.errors import TemplateError

from arbeidsmiljo_office.labels import labels_for
from arbeidsmiljo_office.source import read_source


def build(
    source: str, *, suffix: str, name: str, language: str, base: bytes | None = None
) -> bytes:
    """Build a template from Markdown in which `==prompt==` is a yellow field.

    Args:
        source: The Markdown, with a TOML head between `+++` lines.
        suffix: `.docx` or `.pptx`.
        name: What to call the source in errors.
        language: Of the text, for proofing and hyphenation.
        base: An organisation's own empty document to build on; None for the plain one.

    Returns:
        The bytes of the template; the same for the same arguments.

    Raises:
        TemplateError: The source has something that cannot be built.
    """
    read = read_source(source, name=name)
    labels = labels_for(language)
    match suffix.lower():
        case ".pptx":
            from arbeidsmiljo_office.build_pptx import build_deck

            return build_deck(read, labels=labels, base=base)
        case ".docx":
            from arbeidsmiljo_office.build_docx import build_page

            return build_page(read, labels=labels, base=base)
        case other:
            raise TemplateError(f"{name}: cannot be built as {other!r}; .docx and .pptx can")
