"""Catalogues: the texts of a package, written once in its source language, and translated."""

from functools import cache, partial
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files

from attrs import frozen

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.text import Text, Unread


@frozen(kw_only=True)
class Catalogue:
    """The texts of a package; calling it with one in the source language gives all languages.

    The translations are gettext catalogues in the package:
    `locale/<language>/LC_MESSAGES/<package>.mo`. None is read before somebody reads a text, so that
    importing a package opens none, and each is read once.

    Attributes:
        package: The import package; its catalogues are called so too.
        source: The language that texts are written in.
        languages: The languages that there are translations into.

    Example:
        >>> text = Catalogue(package="arbeidsmiljo", source="en", languages=("nb", "da"))
        >>> label = text("{} before {}").format("HR", text("carried out"))
        >>> [label.in_language(language) for language in ("en", "nb", "da")]
        ['HR before carried out', 'HR før «gjennomført»', 'HR før »gennemført«']
    """

    package: str
    source: str
    languages: tuple[str, ...]

    def __call__(self, wording: str) -> Text:
        """Give a text in the source language and in all that it is translated into.

        Args:
            wording: The text in the source language, as a literal, so that it is found when the
                catalogues are brought up to date.

        Returns:
            The text; a language that it is not translated into is not among its languages. Reading
            it is a NotFoundError where there is no catalogue of one of the languages.
        """
        return Text(Unread(partial(self._wordings, wording)))

    def _wordings(self, wording: str) -> dict[str, str]:
        found = {self.source: wording}
        for language in self.languages:
            if translated := _translations(self.package, language).gettext(wording):
                found[language] = translated
        return found


class _Untranslated(NullTranslations):
    """Says nothing where a catalogue has no translation, since gettext repeats the text."""

    def gettext(self, message: str) -> str:
        """Give nothing."""
        del message
        return ""


@cache
def _translations(package: str, language: str) -> GNUTranslations:
    file = files(package) / "locale" / language / "LC_MESSAGES" / f"{package}.mo"
    if not file.is_file():
        raise NotFoundError(f"catalogue of {package!r} in language", language)
    with file.open("rb") as opened:
        translations = GNUTranslations(opened)
    translations.add_fallback(_Untranslated())
    return translations
