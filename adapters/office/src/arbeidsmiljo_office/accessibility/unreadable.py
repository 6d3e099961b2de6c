"""Text that does not stand out enough from what is behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from arbeidsmiljo.model.accessibility import Barrier, BarrierKind
from arbeidsmiljo_office.accessibility.contrast import contrast, needed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def least_contrast(colour: str | None, grounds: Sequence[str]) -> float | None:
    """Return the contrast of letters with the ground they stand out from least; None if unknown."""
    if colour is None or not grounds:
        return None
    return min(contrast(colour, one) for one in grounds)


@define
class Readings:
    """Gathers text that is hard to read: each pair of colours once for each place."""

    _found: dict[tuple[str, str, str], tuple[float, float]] = field(
        factory=dict[tuple[str, str, str], tuple[float, float]], init=False
    )

    def read(
        self,
        text: str,
        *,
        colour: str | None,
        grounds: Sequence[str],
        size: float,
        bold: bool,
        place: str,
    ) -> None:
        """Look at a run of text.

        Args:
            text: What it says; it is not told on.
            colour: Of the letters; None where it cannot be told.
            grounds: What is behind them; none where it cannot be told.
            size: In points.
            bold: Whether it is.
            place: Where it is.
        """
        found = least_contrast(colour, grounds)
        wanted = needed(size, bold=bold)
        if found is None or colour is None or found >= wanted or not text.strip():
            return
        ground = min(grounds, key=lambda one: contrast(colour, one))
        self._found.setdefault((place, colour, ground), (found, wanted))

    def barriers(self) -> Iterator[Barrier]:
        """Tell what was hard to read."""
        for (place, colour, ground), (found, wanted) in self._found.items():
            # Rounded down, so that what is just too little is not told to be enough.
            shown = int(found * 100) / 100
            yield Barrier(
                kind=BarrierKind.CONTRAST,
                place=place,
                what=(
                    f"text in {colour} on {ground} has a contrast of {shown:.2f}:1; it needs "
                    f"{wanted:.1f}:1"
                ),
            )
