"""The documents: each is there, bound, and built as it is written."""

import pytest

from arbeidsmiljo.model.documents import DocumentKind
from arbeidsmiljo.model.identifiers import DocumentKey
from arbeidsmiljo_innsatsteam.method import INNSATSTEAM
from tests.plugins.document_checks import (
    check_binding,
    check_built,
    check_files,
    check_growing,
    check_notes,
    check_readable,
    check_text,
    names_of,
)

each_document = pytest.mark.parametrize(
    "document", INNSATSTEAM.documents, ids=names_of(INNSATSTEAM)
)


def test_the_folder_holds_the_texts_and_their_bindings() -> None:
    """There are six documents, and nothing else."""
    assert len(INNSATSTEAM.documents) == 6
    check_files(INNSATSTEAM, "arbeidsmiljo_innsatsteam")


@each_document
def test_the_binding_fits_the_text(document: DocumentKind) -> None:
    """Every prompt that is bound stands in the text, and every path is known."""
    check_binding(INNSATSTEAM, document)


@pytest.mark.parametrize("key", ["action-plan", "communication-plan", "evaluation"])
def test_what_was_agreed_is_what_the_parties_chose(key: str) -> None:
    """Mere proposals, and what was rejected, are in none of these documents."""
    source = INNSATSTEAM.source_of(DocumentKey(key), "nb")
    assert 'path = "measures.chosen.rows"' in source.binding
    assert '"measures.rows"' not in source.binding


@each_document
def test_a_table_that_grows_stands_last_on_its_slide(document: DocumentKind) -> None:
    """No text stands below it that its rows could run over."""
    check_growing(INNSATSTEAM, document)


@each_document
def test_the_text_is_whole(document: DocumentKind) -> None:
    """There is a title, a reference, and the language's own quotation marks."""
    check_text(INNSATSTEAM, document)


@each_document
def test_every_prompt_becomes_a_field(document: DocumentKind) -> None:
    """What is built has the yellow fields that the text marks, and the tables that are bound."""
    check_built(INNSATSTEAM, document)


@each_document
def test_everybody_can_read_it(document: DocumentKind) -> None:
    """No document has a barrier, not even on colours that are hard to read."""
    check_readable(INNSATSTEAM, document)


@each_document
def test_what_is_for_the_speaker_stands_in_the_notes(document: DocumentKind) -> None:
    """The notes of a slide are what its text says to the speaker."""
    check_notes(INNSATSTEAM, document)
