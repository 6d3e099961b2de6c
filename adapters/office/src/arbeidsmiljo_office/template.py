"""A template: opened and compiled once, filled and read back any number of times."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import field, frozen

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo.model.documents import Doubt, Field, Filled, Reading, Value
from arbeidsmiljo.model.leftovers import left_in
from arbeidsmiljo_office.checking import Checker
from arbeidsmiljo_office.filler import Filler
from arbeidsmiljo_office.manifest import counts_in
from arbeidsmiljo_office.numbered import Numbered
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import Family, Main, is_signed
from arbeidsmiljo_office.preparing import prepared
from arbeidsmiljo_office.reading.fields import read_back
from arbeidsmiljo_office.reading.outline import Outline
from arbeidsmiljo_office.reading.slides import Deck, read_slides
from arbeidsmiljo_office.repeating import Repeating
from arbeidsmiljo_office.scanner import Scanner
from arbeidsmiljo_office.values import language_of


@frozen(kw_only=True)
class OfficeTemplate:
    """A Word document or PowerPoint presentation whose yellow fields are known.

    Attributes:
        name: What it is called in errors.
        fields: Every field, in reading order.
        doubts: What stands on a ground that is near yellow, or yellow by way of the theme, and
            so is no field; nothing where such places are fields.
        is_signed: Whether it carries a digital signature, which filling makes invalid.
    """

    name: str
    fields: tuple[Field, ...]
    doubts: tuple[Doubt, ...]
    is_signed: bool
    _package: Package = field(repr=False, alias="package")
    _main: Main = field(repr=False, alias="main")
    _scanner: Scanner = field(repr=False, alias="scanner")
    _numbered: Numbered = field(repr=False, alias="numbered")
    _filler: Filler = field(repr=False, alias="filler")
    _repeating: Repeating | None = field(repr=False, alias="repeating")

    @classmethod
    def open(
        cls, data: bytes, *, name: str, near: bool = False, layouts: bool = False
    ) -> OfficeTemplate:
        """Open and compile a template.

        Args:
            data: The bytes of the file.
            name: What to call it in errors: a file name.
            near: Whether near yellows, and colours of the theme that come out as yellow or near
                it, are yellow.
            layouts: Whether the layouts and masters of a presentation have fields.

        Raises:
            TemplateError: It is not a docx or pptx file, is broken, encrypted or hostile.
        """
        scanner = Scanner(near=near, layouts=layouts)
        package, main = scanner.open(data, name=name)
        scan = scanner.scan_package(package, main, takes_lines=False)
        numbered = scan.fields()
        parts = scan.compiled()
        return cls(
            name=name,
            package=package,
            main=main,
            fields=numbered.top,
            doubts=tuple(scan.doubts),
            is_signed=is_signed(package),
            scanner=scanner,
            numbered=numbered,
            filler=Filler.of(package, scan, parts, numbered.every),
            repeating=Repeating.of(scanner, package, main, scan, parts) if scan.repeats else None,
        )

    @property
    def family(self) -> Family:
        """What it is."""
        return self._main.family

    @cached_property
    def _outline(self) -> Outline:
        """Its text, which only reading back needs."""
        scan = self._scanner.scan_package(self._package.anew(), self._main)
        scan.fields()
        return scan.outline()

    def fill(self, values: Mapping[str, Value], *, language: str, compact: bool = False) -> Filled:
        """Fill the fields that have a value, and leave the others yellow.

        Args:
            values: Field key to value. Two fields with one prompt have different keys.
            language: Of dates and numbers, e.g. `nb`.
            compact: Whether to take some more time for a file that is some percent smaller.

        Returns:
            The file, of which every part without a filled field is the template's byte for
            byte, the fields that are left, and those whose text has too little room. The same
            values give the same bytes.

        Raises:
            NotFoundError: A key is not a field of this template.
            FieldValueError: Values do not fit their fields; all of them are named.
        """
        checker = Checker(self._numbered, self._filler.rooms, language_of(language))
        given = checker.given(values, name=self.name)
        filler, placed = self._filler, given
        if self._repeating is not None and not self._repeating.repeats.keys().isdisjoint(given):
            filler, placed = self._repeating.with_slides(self._numbered, given)
        data, overfull = filler.fill(placed, language=language, compact=compact)
        numbered = self._numbered
        is_all = numbered.takes_no_records and len(given) == len(numbered.every)
        return Filled(
            data=data,
            left=() if is_all else left_in(self.fields, values),
            overfull=overfull,
            breaks_signature=self.is_signed and bool(given),
        )

    def read(self, document: bytes, *, name: str | None = None) -> Reading:
        """Read the fields back out of a copy that a person has edited and saved.

        Args:
            document: The bytes of the copy.
            name: What to call it in errors; None for the copy of this template.

        Raises:
            TemplateError: It is not a file of this kind, is broken, encrypted or hostile.
        """
        name = name or f"the copy of {self.name}"
        package, main, scan = self._scanner.scan(document, name=name)
        if main.family is not self.family:
            raise TemplateError(
                f"{name} is a {main.family}, the template a {self.family}; choose one"
            )
        fields, outline = scan.fields().every, scan.outline()
        if self._repeating is None:
            return read_back(self.fields, self._outline, fields, outline)
        counts = counts_in(package, main)
        deck = Deck(fields=fields, pages=scan.pages, outline=outline, counts=counts)
        return read_slides(self._numbered, self._outline, self._repeating.pages, deck)


def prepare(data: bytes, *, name: str, near: bool = False) -> bytes:
    """Put anchors into a template, by which its fields are found again after any save.

    Args:
        data: The bytes of the file.
        name: What to call it in errors: a file name.
        near: Whether near yellows are yellow; such a template is then opened with `near` as well.

    Returns:
        The bytes of the prepared template; those that were given, where it is prepared.

    Raises:
        TemplateError: It is not a docx or pptx file, is broken, encrypted or hostile, or signed.
    """
    package, main, scan = Scanner(near=near).scan(data, name=name)
    return prepared(data, package, main, scan)


def read_texts(data: bytes, *, name: str) -> tuple[str, ...]:
    """Give every paragraph of a document as plain text, footers and notes included.

    Args:
        data: The bytes of the file.
        name: What to call it in errors: a file name.

    Raises:
        TemplateError: It is not a docx or pptx file, is broken, encrypted or hostile.
    """
    _, _, scan = Scanner().scan(data, name=name)
    scan.fields()
    return tuple(line.text for line in scan.outline().lines)
