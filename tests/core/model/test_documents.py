"""What fills documents, and what comes out of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.method import DocumentSource
from arbeidsmiljo.model.documents import Filled, Picture


@given(words=st.text(), decorative=st.booleans())
def test_a_picture_says_what_it_shows_or_that_it_shows_nothing(
    words: str, *, decorative: bool
) -> None:
    """One that says neither is refused, and so is one that says both."""
    if bool(words if decorative else words.strip()) is decorative:
        with pytest.raises(ValueError, match="alternative text"):
            Picture(data=b"", alternative=words, decorative=decorative)
    else:
        picture = Picture(data=b"", alternative=words, decorative=decorative)
        assert bool(picture.alternative) is not picture.decorative


@given(st.binary(min_size=8))
def test_what_stands_in_a_filled_document_is_not_printed(data: bytes) -> None:
    """A document that lands in a log by mistake shows nothing of what it says."""
    filled = Filled(data=data, left=())
    assert repr(filled) == repr(Filled(data=b"", left=()))
    assert filled.data == data


def test_the_text_of_a_document_is_not_printed() -> None:
    """A method that is printed does not print its documents."""
    source = DocumentSource(text="Tiltaksplan for enheten", binding="[fields]")
    assert "Tiltaksplan" not in repr(source)
