"""Catalogues: one text in the code, and its translations beside it."""

import pickle

import pytest

from arbeidsmiljo.catalogues import Catalogue
from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.text import Text


def test_a_text_without_translations_is_in_its_source_language() -> None:
    """What is not translated is not there in the other language, and falls back to the source."""
    text = Catalogue(package="arbeidsmiljo", source="en", languages=())("measure")
    assert text == Text({"en": "measure"})
    assert text.in_language("nn") == "measure"


def test_a_catalogue_that_is_not_there_is_named() -> None:
    """A language without a file is an error that names the package and the language."""
    text = Catalogue(package="arbeidsmiljo", source="en", languages=("fo",))("measure")
    with pytest.raises(NotFoundError, match=r"'arbeidsmiljo'.*'fo'"):
        text.in_language("en")


def test_a_text_that_nobody_has_read_is_as_any_other() -> None:
    """It can be compared, hashed, sent and printed, and is what it says."""
    catalogue = Catalogue(package="arbeidsmiljo", source="en", languages=("nb", "da"))
    said = Text({"en": "proposed", "nb": "foreslått", "da": "foreslået"})
    for same in (
        catalogue("proposed") == said,
        hash(catalogue("proposed")) == hash(said),
        pickle.loads(pickle.dumps(catalogue("proposed"))) == said,  # noqa: S301 - our own bytes
        "foreslått" in repr(catalogue("proposed")),
        list(catalogue("proposed").by_language) == ["en", "nb", "da"],
    ):
        assert same


def test_a_text_is_filled_in_every_language() -> None:
    """Texts are put into texts in the language of each."""
    ready = Text({"nb": "{} er klart til {}", "en": "{} is ready for {}"})
    committee = Text({"nb": "Utvalget", "en": "The committee"})
    filled = ready.format(committee, "AMU")
    assert filled == Text(
        {"nb": "Utvalget er klart til AMU", "en": "The committee is ready for AMU"}
    )
    assert pickle.loads(pickle.dumps(filled)) == filled  # noqa: S301 - our own bytes
