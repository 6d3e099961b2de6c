"""Texts: labels in several languages, and the free text that people write."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, Protocol
from unicodedata import category

from attrs import field, frozen

from arbeidsmiljo.errors import InvalidValueError
from arbeidsmiljo.model.identifiers import TextId


class Unread(Mapping[str, str]):
    """Wordings by language that nobody has asked for yet: they are read once, when somebody does.

    Args:
        read: Gives them; at least one.
    """

    __slots__ = ("_read", "_wordings")

    def __init__(self, read: Callable[[], Mapping[str, str]]) -> None:
        """Read nothing."""
        self._read = read
        self._wordings: Mapping[str, str] | None = None

    def _known(self) -> Mapping[str, str]:
        if self._wordings is None:
            self._wordings = self._read()
        return self._wordings

    def __bool__(self) -> bool:
        """There is at least one."""
        return True

    def __getitem__(self, language: str) -> str:
        """Give the wording in a language."""
        return self._known()[language]

    def __iter__(self) -> Iterator[str]:
        """Give the languages."""
        return iter(self._known())

    def __len__(self) -> int:
        """Count the languages."""
        return len(self._known())

    def __repr__(self) -> str:
        """Write the wordings as a mapping."""
        return repr(dict(self))


def _frozen_mapping(value: Mapping[str, str]) -> Mapping[str, str]:
    return value if isinstance(value, Unread) else MappingProxyType(dict(value))


def _in_order(value: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(value.items())


@frozen(hash=False)
class Text:
    """One label in the languages it exists in, the source language first.

    Attributes:
        by_language: Language code (`nb`, `nn`, `da`, `en`) to wording; at least one.

    Example:
        >>> Text({"nb": "tiltak", "en": "measure"}).in_language("en")
        'measure'
    """

    by_language: Mapping[str, str] = field(converter=_frozen_mapping, eq=_in_order)

    def __attrs_post_init__(self) -> None:
        """Refuse a label without words."""
        if not self.by_language:
            message = "a text needs a wording in at least one language"
            raise InvalidValueError(message)

    def __hash__(self) -> int:
        """Hash by content."""
        return hash(_in_order(self.by_language))

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Survive the way between processes."""
        return type(self), (dict(self.by_language),)

    def in_language(self, language: str) -> str:
        """Give the wording in a language, or in the source language where there is none.

        Args:
            language: A language code such as `nb`.

        Returns:
            The wording; never empty unless the label itself is.
        """
        found = self.by_language.get(language)
        return next(iter(self.by_language.values())) if found is None else found

    def format(self, *parts: "Text | str") -> "Text":
        """Fill each `{}` of the wording in every language.

        Args:
            *parts: What to put in, in order; a text in the language it is put into.

        Example:
            >>> Text({"nb": "{} er klart", "en": "{} is ready"}).format("AMU").in_language("en")
            'AMU is ready'
        """
        return Text(
            {
                language: wording.format(
                    *(
                        part.in_language(language) if isinstance(part, Text) else part
                        for part in parts
                    )
                )
                for language, wording in self.by_language.items()
            }
        )


def is_printable(text: str) -> bool:
    """Tell whether a document can hold a text.

    It can hold line breaks and tabs, and no other control characters or lone surrogates.

    Args:
        text: Any text.
    """
    return all(sign in "\n\t" or category(sign) not in ("Cc", "Cs") for sign in text)


LONGEST_NAME: Final = 200
"""How many characters the name of a unit or a person has at most."""

_DIRECTIONS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that are not seen and turn the order of those that are."""


def fault_of_wording(text: str) -> str:
    """Say what is wrong with a text that somebody wrote, which a document is to hold.

    Args:
        text: Any text.

    Returns:
        What is wrong and what to do; empty where nothing is.
    """
    if any(category(sign) == "Cs" for sign in text):
        return "is not text in UTF-8; write it anew"
    return "" if is_printable(text) else "has a control character; take it out"


def fault_of_name(name: str) -> str:
    """Say what is wrong with the name of a unit or a person, which stands on a line.

    Args:
        name: Any text.

    Returns:
        What is wrong and what to do; empty where nothing is.
    """
    if not name.strip():
        return "is empty; give a name"
    if fault := fault_of_wording(name):
        return fault
    if any(category(sign) in ("Cc", "Zl", "Zp") or sign in _DIRECTIONS for sign in name):
        return "has a line break or another character that is not seen; take it out"
    if len(name) > LONGEST_NAME:
        return f"has {len(name)} characters; give a name of {LONGEST_NAME} at most"
    return ""


class TextStore(Protocol):
    """Keeps free text that people wrote (a measure's wording, a reason), erasable by itself.

    The journal refers to a text by its id only, so that erasing it leaves the journal whole.
    """

    def put(self, text: TextId, wording: str) -> None:
        """Keep a wording under an id; keeping the same again changes nothing.

        Raises:
            ConflictError: The id is taken by another wording, or was erased.
        """
        ...

    def get(self, text: TextId) -> str | None:
        """Give a wording, or None when it was erased.

        Raises:
            NotFoundError: The id was never stored.
        """
        ...

    def erase(self, text: TextId) -> None:
        """Erase a wording for good; the id stays known as erased.

        Raises:
            NotFoundError: The id was never stored.
        """
        ...
