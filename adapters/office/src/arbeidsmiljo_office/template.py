"""A template: opened and compiled once, filled and read back any number of times."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from arbeidsmiljo.errors import FieldValueError, NotFoundError, TemplateError
from arbeidsmiljo.model.documents import Doubt, Field, Filled, Reading, Value, left_of
from arbeidsmiljo_office.directory import shown
from arbeidsmiljo_office.draft import OverfullError
from arbeidsmiljo_office.fit.fitting import Fitting, shrunk, told
from arbeidsmiljo_office.package import Member, Package, write_members
from arbeidsmiljo_office.parts import Family, find_main, is_signed
from arbeidsmiljo_office.placing.additions import Ground
from arbeidsmiljo_office.placing.placed import Placed, Room
from arbeidsmiljo_office.placing.placer import Placer, check_place
from arbeidsmiljo_office.preparing import prepared
from arbeidsmiljo_office.reading.fields import read_back
from arbeidsmiljo_office.reading.outline import Outline
from arbeidsmiljo_office.recipe import Cookbook
from arbeidsmiljo_office.scan import Scan
from arbeidsmiljo_office.slides.scan import scan_slides
from arbeidsmiljo_office.values import Given, UnfitError, checked, language_of
from arbeidsmiljo_office.word.scan import scan_word


@frozen(kw_only=True)
class Scanner:
    """Finds the fields of files, all in the same way.

    Attributes:
        near: Whether near yellows are yellow.
        layouts: Whether layouts and masters have fields.
    """

    near: bool = False
    layouts: bool = False

    def scan(self, data: bytes, *, name: str) -> tuple[Package, Family, Scan]:
        """Open a file and find its fields.

        Args:
            data: The bytes of the file.
            name: What to call it in errors.
        """
        package = Package.open(data, name=name)
        try:
            main = find_main(package)
            if main.family is Family.WORD:
                scan = scan_word(package, main, near=self.near)
            else:
                scan = scan_slides(package, main, near=self.near, layouts=self.layouts)
        except RecursionError:
            raise TemplateError(
                f"{name}: its parts stand inside one another more often than in any document that "
                "a person made; do not use the file"
            ) from None
        except OverfullError as error:
            raise TemplateError(f"{name}: {error}; split the document") from None
        if scan.kept_twice is not None:
            raise TemplateError(
                f"{name}: the part {shown(scan.kept_twice)} is there as two different things, "
                "which no program writes; open the file in Word or PowerPoint and save it again"
            )
        return package, main.family, scan


@frozen(kw_only=True)
class OfficeTemplate:
    """A Word document or PowerPoint presentation whose yellow fields are known.

    Attributes:
        name: What it is called in errors.
        family: What it is.
        fields: Every field, in reading order.
        doubts: What stands on a ground that is near yellow, or yellow by way of the theme, and
            so is no field; nothing where such places are fields.
        is_signed: Whether it carries a digital signature, which filling makes invalid.
    """

    name: str
    family: Family
    fields: tuple[Field, ...]
    doubts: tuple[Doubt, ...]
    is_signed: bool
    _scanner: Scanner = field(repr=False, alias="scanner")
    _cookbook: Cookbook = field(repr=False, alias="cookbook")
    _outline: Outline = field(repr=False, alias="outline")
    _numbers: Mapping[str, int] = field(repr=False, alias="numbers")
    _rooms: Mapping[int, Room] = field(repr=False, alias="rooms")
    _ground: Ground | None = field(repr=False, alias="ground")
    _fitting: Fitting = field(repr=False, alias="fitting")

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
        package, family, scan = scanner.scan(data, name=name)
        fields = scan.fields()
        parts = scan.compiled()
        rooms = {found.slot.number: found.room for found in scan.founds if found.room is not None}
        leading = [part.name for part in parts if not part.slots.isdisjoint(rooms)]
        return cls(
            name=name,
            family=family,
            fields=fields,
            doubts=tuple(scan.doubts),
            is_signed=is_signed(package),
            scanner=scanner,
            cookbook=Cookbook(members=package.members, parts=parts),
            outline=scan.outline(),
            numbers={field.key: number for number, field in enumerate(fields)},
            rooms=rooms,
            ground=Ground.of(package, leading) if leading else None,
            fitting=Fitting(package=package, places=tuple(scan.texts)),
        )

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
        given, drawn = self._checked(values, language)
        placer = self._placer(language) if drawn else None
        placed = {} if placer is None else self._placed(given, drawn, placer)
        filled, instead = frozenset(given), frozenset(drawn)
        recipes = self._cookbook.recipes(filled, instead)
        contents = {
            name: recipe.made(given, placed, {}, compact=compact)
            for name, recipe in recipes.parts.items()
        }
        verdicts = self._fitting.verdicts(given, filled, recipes, contents)
        steps = shrunk(verdicts)
        if steps:
            recipes = self._cookbook.recipes(filled, instead, shrinks=True)
            contents = {
                name: recipe.made(given, placed, steps, compact=compact)
                for name, recipe in recipes.parts.items()
            }
        if placer is None:
            data = recipes.assembly.write(contents)
        else:
            members = dict(self._cookbook.members)
            members |= {name: Member.compressed(name, one) for name, one in contents.items()}
            members |= {name: Member.of(name, added) for name, added in placer.parts.items()}
            data = write_members(members)
        left = tuple(
            rest
            for field in self.fields
            if (rest := left_of(field, values.get(field.key))) is not None
        )
        return Filled(
            data=data,
            left=left,
            overfull=told(verdicts.values(), self.fields) if verdicts else (),
            breaks_signature=self.is_signed and bool(given),
        )

    def read(self, document: bytes) -> Reading:
        """Read the fields back out of a copy that a person has edited and saved.

        Args:
            document: The bytes of the copy.

        Raises:
            TemplateError: It is not a file of this kind, is broken, encrypted or hostile.
        """
        name = f"the copy of {self.name}"
        _, family, scan = self._scanner.scan(document, name=name)
        if family is not self.family:
            raise TemplateError(f"{name} is a {family}, the template a {self.family}; choose one")
        return read_back(self.fields, self._outline, scan.fields(), scan.outline())

    def _placed(
        self, given: Mapping[int, Given], drawn: set[int], placer: Placer
    ) -> dict[int, Placed]:
        """Make the parts of the charts and pictures that are given."""
        placed = dict[int, Placed]()
        for part in self._cookbook.parts:
            for number in sorted(part.slots & drawn):
                field, room = self.fields[number], self._rooms[number]
                found = placer.place(given[number], field, part=part.name, room=room)
                if found is not None:
                    placed[number] = found
        return placed

    def _placer(self, language: str) -> Placer | None:
        return None if self._ground is None else Placer(self._ground, language_of(language))

    def _checked(
        self, values: Mapping[str, Value], language: str
    ) -> tuple[dict[int, Given], set[int]]:
        """Check all values, and name all that do not fit at once.

        Returns:
            Number of a field to its value, and the fields in whose place something is drawn.
        """
        locale = language_of(language)
        numbers = self._numbers
        given = dict[int, Given]()
        drawn = set[int]()
        problems = list[str]()
        for key, value in values.items():
            number = numbers.get(key)
            if number is None:
                raise NotFoundError("field", key, numbers)
            try:
                given[number] = one = checked(self.fields[number], value, locale)
                if one.chart is not None or one.picture is not None:
                    check_place(one, self.fields[number], self._rooms.get(number))
                    drawn.add(number)
            except UnfitError as error:
                problems.append(f"field {key!r} ({self.fields[number].place}): {error}")
        if problems:
            raise FieldValueError("\n".join(f"{self.name}: {problem}" for problem in problems))
        return given, drawn


def prepare(data: bytes, *, name: str) -> bytes:
    """Put anchors into a template, by which its fields are found again after any save.

    Args:
        data: The bytes of the file.
        name: What to call it in errors: a file name.

    Returns:
        The bytes of the prepared template; those that were given, where it is prepared.

    Raises:
        TemplateError: It is not a docx or pptx file, is broken, encrypted or hostile, or signed.
    """
    package, _, scan = Scanner().scan(data, name=name)
    return prepared(data, package, find_main(package), scan)


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
