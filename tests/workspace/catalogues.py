"""The catalogues of the workspace: what the code says, held against the `.po` and `.mo` files.

`python -m tests.workspace.catalogues` brings the files up to date, those of all packages or of the
packages that are named: a text that is new in the code is added without a translation, one that is
gone is taken out, what is translated stays, and every `.po` is compiled.
"""

import sys
from collections.abc import Collection
from importlib import import_module
from io import BytesIO
from pathlib import Path

from attrs import frozen
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from arbeidsmiljo.catalogues import Catalogue
from tests.workspace.members import ALL

KEYWORD = "text"
"""What gives a text in the code, and what it is called in a package's `texts`."""


class _Plain(Catalog):
    """A catalogue whose head has no day and no version of a tool, so that it changes with texts."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """What stands at its head."""
        return [
            ("Language", str(self.locale_identifier)),
            ("Content-Type", "text/plain; charset=utf-8"),
        ]


@frozen(kw_only=True)
class Domain:
    """The texts of one package.

    Attributes:
        folder: Where the package is.
        catalogue: What gives the texts.
    """

    folder: Path
    catalogue: Catalogue

    @property
    def package(self) -> str:
        """The name of the package."""
        return self.catalogue.package

    @property
    def messages(self) -> tuple[str, ...]:
        """Every text in the code, once, in the order of files and lines.

        What tests are made of, in `testing`, is not for people to read.
        """
        found = extract_from_dir(
            self.folder,
            method_map=[("testing/**.py", "ignore"), ("**.py", "python")],
            keywords={KEYWORD: None},
            comment_tags=(),
        )
        return tuple(dict.fromkeys(str(message) for _, _, message, _, _ in found))

    def file(self, language: str, suffix: str) -> Path:
        """Give the file of a language."""
        return self.folder / "locale" / language / "LC_MESSAGES" / f"{self.package}{suffix}"

    def translations(self, language: str) -> dict[str, str]:
        """Read the translations that there are; one that is marked as fuzzy counts as none."""
        file = self.file(language, ".po")
        if not file.is_file():
            return {}
        with file.open("rb") as opened:
            catalog = read_po(opened, locale=language)
        return {
            str(message.id): "" if message.fuzzy else str(message.string)
            for message in catalog
            if message.id
        }

    def catalog(self, language: str) -> Catalog:
        """Make the catalogue that a language ought to have."""
        known = self.translations(language)
        catalog = _Plain(
            locale=language,
            header_comment=f"# The texts of {self.package}; those of the code are translated here.",
            fuzzy=False,
        )
        for message in self.messages:
            # Which kinds of place Babel marks differs between its versions.
            catalog.add(message, known.get(message, "")).flags.clear()
        return catalog


def as_po(catalog: Catalog) -> bytes:
    """Write a catalogue for people: in the order of the code, without numbers of lines."""
    written = BytesIO()
    write_po(written, catalog, width=0, no_location=True)
    return written.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """Compile a catalogue."""
    written = BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def domains() -> tuple[Domain, ...]:
    """Find every package of the workspace that has texts."""
    found: list[Domain] = []
    for member in ALL:
        folder = member.package
        if (folder / "texts.py").is_file():
            catalogue = getattr(import_module(f"{folder.name}.texts"), KEYWORD, None)
            if isinstance(catalogue, Catalogue):
                found.append(Domain(folder=folder, catalogue=catalogue))
    return tuple(found)


def bring_up_to_date(packages: Collection[str] = ()) -> None:
    """Write the files anew.

    Args:
        packages: Of which packages; of all where none is named.
    """
    for domain in domains():
        if packages and domain.package not in packages:
            continue
        for language in domain.catalogue.languages:
            catalog = domain.catalog(language)
            domain.file(language, ".po").parent.mkdir(parents=True, exist_ok=True)
            domain.file(language, ".po").write_bytes(as_po(catalog))
            domain.file(language, ".mo").write_bytes(as_mo(catalog))


if __name__ == "__main__":
    bring_up_to_date(sys.argv[1:])
