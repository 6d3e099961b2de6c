"""The catalogues hold exactly what the code says, in every language."""

import re

import pytest

from tests.workspace.catalogues import Domain, as_mo, as_po, domains

CASES = [(domain, language) for domain in domains() for language in domain.catalogue.languages]
NAMES = [f"{domain.package}-{language}" for domain, language in CASES]
every_catalogue = pytest.mark.parametrize(("domain", "language"), CASES, ids=NAMES)


@pytest.mark.parametrize("domain", domains(), ids=[domain.package for domain in domains()])
def test_every_package_speaks_four_languages(domain: Domain) -> None:
    """Texts are in bokmål, nynorsk, Danish and English, one of which is that of the code."""
    languages = [domain.catalogue.source, *domain.catalogue.languages]
    assert sorted(languages) == ["da", "en", "nb", "nn"]


@every_catalogue
def test_every_text_is_translated(domain: Domain, language: str) -> None:
    """No text of the code is without a translation, and no translation without a text."""
    translations = domain.translations(language)
    assert set(translations) == set(domain.messages)
    assert [message for message, translation in translations.items() if not translation] == []


@every_catalogue
def test_a_translation_has_the_places_of_its_text(domain: Domain, language: str) -> None:
    """What is filled in, spaces at the ends and the last full stop are the same."""
    for message, translation in domain.translations(language).items():
        assert _places(translation) == _places(message), message
        assert translation == translation.strip(), message
        assert translation.endswith(".") == message.endswith("."), message


@every_catalogue
def test_the_files_are_up_to_date(domain: Domain, language: str) -> None:
    """The text form is what the code asks for, and the compiled form what the text form says.

    `nox --session catalogues` brings both up to date.
    """
    catalog = domain.catalog(language)
    assert domain.file(language, ".po").read_bytes() == as_po(catalog)
    assert domain.file(language, ".mo").read_bytes() == as_mo(catalog)


@every_catalogue
def test_every_text_is_given_in_every_language(domain: Domain, language: str) -> None:
    """What the code asks for a text is answered in the language, from the compiled form."""
    translations = domain.translations(language)
    for message in domain.messages:
        assert domain.catalogue(message).by_language[language] == translations[message]


@every_catalogue
def test_quotation_marks_are_the_language_s_own(domain: Domain, language: str) -> None:
    """Norwegian opens with « and Danish with », with no straight ones; English uses neither."""
    foreign = {"nb": r'"|»\w|\w«', "nn": r'"|»\w|\w«', "da": r'"|«\w|\w»', "en": r"[«»]"}
    for translation in domain.translations(language).values():
        assert not re.search(foreign[language], translation), translation


def _places(wording: str) -> list[str]:
    return sorted(re.findall(r"\{\w*\}", wording))
