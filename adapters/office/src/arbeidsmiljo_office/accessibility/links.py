"""Links whose words do not say where they lead."""

from __future__ import annotations

from typing import Final

_NOTHING: Final = frozenset(
    """
    her|klikk her|trykk her|se her|les mer|les meir|mer|meir|mer her|lenke|lenkje|denne lenken
    klik her|tryk her|læs mere|læs mere her|mere|link|dette link|linket
    here|click here|see here|read more|more|this|this link|learn more
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
) - {""}


def says_nothing(text: str) -> bool:
    """Tell whether the words of a link say nothing out of their context.

    Example:
        >>> says_nothing("Les mer »"), says_nothing("Les mer om verneombud")
        (True, False)
    """
    words = " ".join("".join(sign if sign.isalnum() else " " for sign in text).split())
    return words.lower() in _NOTHING
