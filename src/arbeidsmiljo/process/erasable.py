"""What can be erased, names and what people wrote: as it is now, empty where it is gone."""

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.actors import Directory
from arbeidsmiljo.model.identifiers import PersonId, TextId
from arbeidsmiljo.model.text import TextStore


def person_name(directory: Directory, person: PersonId | None) -> str:
    """Give a person's name; empty for nobody, and for one who is erased or was never known."""
    try:
        found = None if person is None else directory.get(person)
    except NotFoundError:
        return ""
    return "" if found is None else found.name


def text_of(texts: TextStore, text: TextId | None) -> str:
    """Give a text's wording; empty for none, and for one that is erased or was never known."""
    try:
        found = None if text is None else texts.get(text)
    except NotFoundError:
        return ""
    return "" if found is None else found
