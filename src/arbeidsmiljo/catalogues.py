"""Catalogues: the texts of a package, written once in its source language, and translated."""

from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from typing import Final

from attrs import field, frozen

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.text import Text

_CONTEXT: Final = "LC_MESSAGES"


@frozen(kw_only=True)
class Catalogue:
    """The texts of a package; calling it with one in the source language gives all languages.

    The translations are gettext catalogues of the package:
    `locale/<language>/LC_MESSAGES/<package>.mo`.

    Attributes:
        package: The package, which is the domain of its catalogues too.
        source: The language that texts are written in.
        languages: The languages that there are translations into.

    Example:
        >>> text = Catalogue(package="arbeidsmiljo", source="en", languages=())
        >>> text("measure").in_language("en")
        'measure'
    """

    package: str
    source: str
    languages: tuple[str, ...] = field(kw_only=True)

    def __call__(self, wording: str) -> Text:
        """Give a text in the source language and in all that it is translated into.

        Args:
            wording: The text, in the source language; a literal, so that it can be found.

        Raises:
            NotFoundError: There is no catalogue of one of the languages.
        """
        found = {self.source: wording}
        for language in self.languages:
            translated = _translations(self.package, language).gettext(wording)
            if translated != wording or wording in _same(self.package, language):
                found[language] = translated
        return Text(found)


@cache
def _translations(package: str, language: str) -> GNUTranslations:
    file = files(package) / "locale" / language / _CONTEXT / f"{package}.mo"
    if not file.is_file():
        raise NotFoundError(f"catalogue of {package!r} in language", language)
    with file.open("rb") as opened:
        return GNUTranslations(opened)


@cache
def _same(package: str, language: str) -> frozenset[str]:
    """Give the texts that are the same in a language as in the source."""
    catalogue: dict[object, str] = getattr(_translations(package, language), "_catalog", {})
    return frozenset(text for text, translated in catalogue.items() if text == translated)
