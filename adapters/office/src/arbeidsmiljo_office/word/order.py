"""The order in which Word asks for what is said of a run."""

from __future__ import annotations

from typing import Final

BEHIND_HIGHLIGHT: Final = frozenset(
    [
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
        "specVanish",
        "oMath",
        "rPrChange",
    ]
)
"""What stands behind a highlight."""
