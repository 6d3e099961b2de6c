"""The documents: each is there, bound, and built as it is written."""

import pytest

from arbeidsmiljo.model.documents import DocumentKind
from arbeidsmiljo_nfa.method import NFA
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

each_document = pytest.mark.parametrize("document", NFA.documents, ids=names_of(NFA))


def test_the_folder_holds_the_texts_and_their_bindings() -> None:
    """There are six documents, and nothing else."""
    assert len(NFA.documents) == 6
    check_files(NFA, "arbeidsmiljo_nfa")


@each_document
def test_the_binding_fits_the_text(document: DocumentKind) -> None:
    """Every prompt that is bound stands in the text, and every path is known."""
    check_binding(NFA, document)


@each_document
def test_a_table_that_grows_stands_last_on_its_slide(document: DocumentKind) -> None:
    """No text stands below it that its rows could run over."""
    check_growing(NFA, document)


@each_document
def test_the_text_is_whole(document: DocumentKind) -> None:
    """There is a title, a reference, and the language's own quotation marks."""
    check_text(NFA, document)


@each_document
def test_every_prompt_becomes_a_field(document: DocumentKind) -> None:
    """What is built has the yellow fields that the text marks, and the tables that are bound."""
    check_built(NFA, document)


@each_document
def test_everybody_can_read_it(document: DocumentKind) -> None:
    """No document has a barrier, not even on colours that are hard to read."""
    check_readable(NFA, document)


@each_document
def test_what_is_for_the_speaker_stands_in_the_notes(document: DocumentKind) -> None:
    """The notes of a slide are what its text says to the speaker."""
    check_notes(NFA, document)
