"""The catalogues hold exactly what the code says, in every language."""

import re

import pytest

from tests.workspace.catalogues import Domain, as_mo, as_po, domains

CASES = [(domain, language) for domain in domains() for language in domain.catalogue.languages]
NAMES = [f"{domain.catalogue.package}-{language}" for domain, language in CASES]


def test_every_method_has_catalogues() -> None:
    """The texts of each method are in four languages, the source language among them."""
    for domain in domains():
        languages = {domain.catalogue.source, *domain.catalogue.languages}
        assert languages == {"nb", "nn", "da", "en"}


@pytest.mark.parametrize(("domain", "language"), CASES, ids=NAMES)
def test_every_text_is_translated(domain: Domain, language: str) -> None:
    """No message of the code is without a translation, with the same places to fill in."""
    translations = domain.translations(language)
    assert set(translations) == set(domain.messages)
    assert [message for message, translation in translations.items() if not translation] == []
    for message, translation in translations.items():
        assert re.findall(r"\{\w*\}", translation) == re.findall(r"\{\w*\}", message)
        assert translation == translation.strip()
        assert translation.endswith(".") == message.endswith(".")


@pytest.mark.parametrize(("domain", "language"), CASES, ids=NAMES)
def test_the_files_are_up_to_date(domain: Domain, language: str) -> None:
    """The text form is what the code asks for, and the compiled form what the text form says."""
    po = domain.file(language, ".po")
    assert po.read_bytes() == as_po(domain.catalog(language))
    assert domain.file(language, ".mo").read_bytes() == as_mo(po)


@pytest.mark.parametrize(("domain", "language"), CASES, ids=NAMES)
def test_the_quotation_marks_are_the_language_s_own(domain: Domain, language: str) -> None:
    """Norwegian opens with «, Danish with », and neither has straight quotation marks."""
    for translation in domain.translations(language).values():
        if language in ("nb", "nn"):
            assert not re.search(r"»[\wæøå]|\"", translation)
        if language == "da":
            assert not re.search(r"[\wæøå.]«(?=$)|\"", translation) or "»" in translation
            assert not re.search(r"«[\wæøå]", translation)
