"""The engine that opens docx and pptx files as templates, and builds them from Markdown."""

from __future__ import annotations

from attrs import frozen

from arbeidsmiljo.model.documents import Template


@frozen
class OfficeTemplateEngine:
    """Opens and builds Word documents and PowerPoint presentations.

    Its libraries are imported when it is first used.
    """

    @property
    def suffixes(self) -> frozenset[str]:
        """The file suffixes it opens, with the dot, in lower case."""
        return frozenset({".docx", ".pptx"})

    def open(self, data: bytes, *, name: str) -> Template:
        """Open and compile a template.

        Args:
            data: The bytes of the file.
            name: What to call it in errors: a file name.

        Raises:
            TemplateError: It is not a file of this kind, is broken, encrypted or hostile.
        """
        from arbeidsmiljo_office.template import OfficeTemplate

        return OfficeTemplate.open(data, name=name)

    def texts(self, data: bytes, *, name: str) -> tuple[str, ...]:
        """Give every paragraph of a document as plain text, footers and notes included.

        Args:
            data: The bytes of the file.
            name: What to call it in errors: a file name.

        Raises:
            TemplateError: It is not a file of this kind, is broken, encrypted or hostile.
        """
        from arbeidsmiljo_office.template import read_texts

        return read_texts(data, name=name)

    def build(
        self, source: str, *, suffix: str, name: str, language: str, base: bytes | None = None
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
        from arbeidsmiljo_office.build import build

        return build(source, suffix=suffix, name=name, language=language, base=base)
