"""Fields of footers, headers and dates that slides have alike: one field, filled on all of them."""

from __future__ import annotations

from collections import Counter
from typing import Final

from arbeidsmiljo_office.scan import Position, Scan
from arbeidsmiljo_office.slides.frame import Placeholder

_SHARED: Final = frozenset({"ftr", "dt", "hdr"})


def share(scan: Scan, position: Position, placeholder: Placeholder | None, *, since: int) -> None:
    """Let the fields of a footer be the same as those of other slides that ask for the same.

    Args:
        scan: Has found them.
        position: Where they stand; on a layout or master each is a field of its own.
        placeholder: Which placeholder that is, if it is one.
        since: How many fields were known before it was gone through.
    """
    if placeholder is None or placeholder[0] not in _SHARED or not position.page:
        return
    taken = scan.founds[since:]
    del scan.founds[since:]
    times = Counter[tuple[object, ...]]()
    for found in taken:
        times[found.asked] += 1
        # A picture that takes the place of a shape has to suit all of them.
        key = (position.stream, placeholder[0], times[found.asked], *found.asked, found.room)
        first, pages = scan.shared.setdefault(key, (found, []))
        pages.append(position.page)
        if first is not found:
            found.slot.twin = first.slot


def take_shared(scan: Scan) -> None:
    """Take these fields behind those of all slides, and tell on how many slides each stands.

    Args:
        scan: Has found them.
    """
    for found, pages in scan.shared.values():
        more = len(set(pages)) - 1
        if more:
            slide = f"slide {pages[0]}"
            found.place = found.place.replace(slide, f"{slide} and {more} more", 1)
        scan.founds.append(found)
