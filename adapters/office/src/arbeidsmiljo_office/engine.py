"""The engine that opens docx and pptx files as templates, and builds them from Markdown."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from attrs import frozen

from arbeidsmiljo_office.suffixes import SUFFIXES, as_suffix, plain_suffix

if TYPE_CHECKING:
    from collections.abc import Mapping

    from arbeidsmiljo.model.accessibility import Barrier
    from arbeidsmiljo_office.template import OfficeTemplate


_WRITING: Final = (
    "arbeidsmiljo-office",
    "babel",
    "lxml",
    "python-docx",
    "python-pptx",
    "xlsxwriter",
)


@frozen
class OfficeTemplateEngine:
    """Opens and builds Word documents and PowerPoint presentations.

    Its libraries are imported when it is first used.
    """

    @property
    def suffixes(self) -> frozenset[str]:
        """The file suffixes it opens, with the dot, in lower case."""
        return SUFFIXES

    @property
    def release(self) -> str:
        """The versions of this distribution and of the libraries that it writes with."""
        return _release()

    def open(
        self, data: bytes, *, name: str, near: bool = False, layouts: bool = False
    ) -> OfficeTemplate:
        """Open and compile a template.

        Args:
            data: The bytes of the file.
            name: What to call it in errors: a file name.
            near: Whether near yellows, and colours of the theme that come out as yellow or near
                it, are yellow; else the template's `doubts` tell where they are.
            layouts: Whether the layouts and masters of a presentation have fields.

        Raises:
            TemplateError: It is not a file of this kind, is broken, encrypted or hostile.
        """
        from arbeidsmiljo_office.template import OfficeTemplate

        return OfficeTemplate.open(data, name=name, near=near, layouts=layouts)

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

    def barriers(self, data: bytes, *, name: str) -> tuple[Barrier, ...]:
        """Give everything in a document that keeps somebody from reading it.

        Args:
            data: The bytes of the file, which may be a template or a filled document.
            name: What to call it in errors: a file name.

        Raises:
            TemplateError: It is not a file of this kind, is broken, encrypted or hostile.
        """
        from arbeidsmiljo_office.accessibility.check import barriers_in

        return barriers_in(data, name=name)

    def prepare(self, data: bytes, *, name: str, near: bool = False) -> bytes:
        """Put anchors into a template, by which its fields are found again after any save.

        Args:
            data: The bytes of the file.
            name: What to call it in errors: a file name.
            near: Whether what is nearly yellow gets anchors, too; such a template is then opened
                with `near` as well.

        Returns:
            The bytes of the prepared template; those that were given, where it is prepared.

        Raises:
            TemplateError: It is not a file of this kind, is broken, encrypted or hostile, or is
                signed, so that it must not be changed.
        """
        from arbeidsmiljo_office.template import prepare

        return prepare(data, name=name, near=near)

    def build(
        self,
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
            suffix: One of those that it opens.
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
        from arbeidsmiljo_office.build import build

        plain = plain_suffix(suffix)
        built = build(
            source,
            suffix=plain,
            name=name,
            language=language,
            base=base,
            base_name=base_name,
            pictures=pictures,
        )
        return as_suffix(built, suffix, name=name)


@cache
def _release() -> str:
    return " ".join(f"{name} {version(name)}" for name in _WRITING)
