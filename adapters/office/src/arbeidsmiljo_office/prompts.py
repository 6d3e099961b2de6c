"""Prompts: yellow text as people read it, and the keys that are made from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from arbeidsmiljo.model.identifiers import spelt

_LONGEST_KEY: Final = 60
_LINE_SPACE: Final = re.compile(r"[^\S\n]+")
_INVISIBLE: Final = str.maketrans("", "", "\u00ad\u200b\ufeff")
_REPEATED: Final = re.compile(r"(?:gjenta|gentag|upprepa|repeat) ?: ?(\S.*)", re.IGNORECASE)
"""In Norwegian of both kinds, Danish, Swedish and English."""


def folded(text: str) -> str:
    """Return text on one line, each white space one blank."""
    return " ".join(text.translate(_INVISIBLE).split())


def folded_lines(text: str) -> str:
    """Return text with its line breaks, every other white space one blank."""
    lines = _LINE_SPACE.sub(" ", text.translate(_INVISIBLE)).split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def repeated_slide(text: str) -> str | None:
    """Return the name of a slide that repeats, from what says so; None for any other text.

    Args:
        text: `Gjenta: tiltak`.
    """
    said = _REPEATED.fullmatch(folded(text))
    return None if said is None else said[1]


def made_key(prompt: str) -> str:
    """Make a key of a prompt: `Enhetens navn` gives `enhetens-navn`.

    Returns:
        Letters a-z, digits and hyphens, at most 60; `field` for a prompt without any.
    """
    key = spelt(prompt)
    if len(key) > _LONGEST_KEY:
        shortened = key[: _LONGEST_KEY + 1].rpartition("-")[0] or key[:_LONGEST_KEY]
        key = shortened.strip("-")
    return key or "field"


def made_keys(prompts: Iterable[str]) -> list[str]:
    """Make the keys of prompts in reading order, no two alike: `dato`, `dato-2`."""
    keys = dict[str, None]()
    counts = dict[str, int]()
    for prompt in prompts:
        stem = made_key(prompt)
        key = stem
        while key in keys:
            counts[stem] = counts.get(stem, 1) + 1
            key = f"{stem}-{counts[stem]}"
        keys[key] = None
    return list(keys)


def made_columns(prompts: Iterable[str]) -> tuple[str, ...]:
    """Name the columns of a row, no two alike: a second `Navn` becomes `Navn (2)`."""
    columns = dict[str, None]()
    counts = dict[str, int]()
    for prompt in prompts:
        column = prompt
        while column in columns:
            counts[prompt] = counts.get(prompt, 1) + 1
            column = f"{prompt} ({counts[prompt]})"
        columns[column] = None
    return tuple(columns)
