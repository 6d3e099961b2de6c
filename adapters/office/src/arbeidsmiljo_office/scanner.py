"""Opening files and finding their fields."""

from __future__ import annotations

from attrs import frozen

from arbeidsmiljo.errors import TemplateError
from arbeidsmiljo_office.directory import shown
from arbeidsmiljo_office.draft import OverfullError
from arbeidsmiljo_office.package import Package
from arbeidsmiljo_office.parts import Family, Main, find_main
from arbeidsmiljo_office.scan import Scan
from arbeidsmiljo_office.slides.scan import scan_slides
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

    def scan(self, data: bytes, *, name: str) -> tuple[Package, Main, Scan]:
        """Open a file and find its fields.

        Args:
            data: The bytes of the file.
            name: What to call it in errors.

        Raises:
            TemplateError: It is not a docx or pptx file, is broken, encrypted or hostile.
        """
        package, main = self.open(data, name=name)
        return package, main, self.scan_package(package, main)

    def open(self, data: bytes, *, name: str) -> tuple[Package, Main]:
        """Open a file.

        Args:
            data: The bytes of the file.
            name: What to call it in errors.

        Raises:
            TemplateError: It is not a docx or pptx file, is broken, encrypted or hostile.
        """
        package = Package.open(data, name=name)
        return package, find_main(package)

    def scan_package(self, package: Package, main: Main, *, takes_lines: bool = True) -> Scan:
        """Find the fields of a file that is open.

        Args:
            package: The file.
            main: Its main part.
            takes_lines: Whether its text is taken down too.

        Raises:
            TemplateError: It is broken or hostile.
        """
        name = package.name
        try:
            if main.family is Family.WORD:
                scan = scan_word(package, main, near=self.near, takes_lines=takes_lines)
            else:
                scan = scan_slides(
                    package,
                    main,
                    near=self.near,
                    layouts=self.layouts,
                    takes_lines=takes_lines,
                )
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
        return scan
