"""The catalogues of the workspace: what the code says, held against the `.po` and `.mo` files.

`python -m tests.workspace.catalogues` brings the files up to date: messages that are new in the
code are added without a translation, those that are gone are taken out, and every `.po` is
compiled. What is there of translations stays.
"""

from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path

from attrs import frozen
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from arbeidsmiljo.catalogues import Catalogue
from tests.workspace.members import ROOT

KEYWORD = "text"
HEADER = "# The texts of {package} in another language; the source is the code."


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
    def messages(self) -> tuple[str, ...]:
        """Every text in the code, in the order of files and lines."""
        found = extract_from_dir(
            self.folder,
            method_map=[("**.py", "python")],
            keywords={KEYWORD: None},
            comment_tags=(),
        )
        return tuple(dict.fromkeys(str(message) for _, _, message, _, _ in found))

    def file(self, language: str, suffix: str) -> Path:
        """Give the file of a language."""
        name = f"{self.catalogue.package}{suffix}"
        return self.folder / "locale" / language / "LC_MESSAGES" / name

    def translations(self, language: str) -> dict[str, str]:
        """Read what there is of translations."""
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
        catalog = Catalog(
            locale=language,
            header_comment=HEADER.format(package=self.catalogue.package),
            fuzzy=False,
        )
        for message in self.messages:
            catalog.add(message, known.get(message, ""))
        return catalog


def as_po(catalog: Catalog) -> bytes:
    """Write a catalogue as text, without what changes by itself."""
    written = BytesIO()
    write_po(written, catalog, width=0, no_location=True, omit_header=True)
    heading = (
        f"{catalog.header_comment}\n"
        'msgid ""\n'
        'msgstr ""\n'
        f'"Language: {catalog.locale_identifier}\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    )
    return heading.encode() + written.getvalue()


def as_mo(po: Path) -> bytes:
    """Compile a catalogue."""
    with po.open("rb") as opened:
        catalog = read_po(opened)
    compiled = Catalog(locale=catalog.locale)
    for message in catalog:
        if message.id and message.string:
            compiled.add(message.id, message.string)
    written = BytesIO()
    write_mo(written, _Headless(compiled))  # type: ignore[arg-type]
    return written.getvalue()


class _Headless:
    """A catalogue whose header says its encoding only: no day, no tool."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self.charset = "utf-8"

    def __iter__(self) -> Iterator[object]:
        for message in self._catalog:
            if not message.id:
                message.string = "Content-Type: text/plain; charset=utf-8\n"
            yield message


def domains() -> tuple[Domain, ...]:
    """Find every package that has texts."""
    found: list[Domain] = []
    for file in sorted(ROOT.glob("**/src/*/texts.py")):
        if any(part.startswith(".") for part in file.relative_to(ROOT).parts):
            continue
        package = file.parent.name
        catalogue = getattr(import_module(f"{package}.texts"), KEYWORD, None)
        if isinstance(catalogue, Catalogue):
            found.append(Domain(folder=file.parent, catalogue=catalogue))
    return tuple(found)


def bring_up_to_date() -> None:
    """Write every file anew."""
    for domain in domains():
        for language in domain.catalogue.languages:
            po = domain.file(language, ".po")
            catalog = domain.catalog(language)
            po.parent.mkdir(parents=True, exist_ok=True)
            po.write_bytes(as_po(catalog))
            domain.file(language, ".mo").write_bytes(as_mo(po))


if __name__ == "__main__":
    bring_up_to_date()
