"""How text is set smaller: in the steps of PowerPoint, where its shape allows it, down to a limit.

A shape allows it by `normAutofit`, which is "Shrink text on overflow". PowerPoint then writes how
much smaller the text is, and works it out anew only when somebody edits the text; so a document
that was filled says it, too. Word and LibreOffice do not read that in text boxes of Word documents,
so there the text itself is given the smaller size.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

LEAST_SIZE: Final = 12.0
"""Text is never set smaller than this, in points: smaller cannot be read from where people sit."""


@frozen(kw_only=True)
class Step:
    """How much smaller text is set.

    Attributes:
        size: Its size, in thousandths of a percent of what it is by itself.
        reduction: What is taken from the space between lines, in thousandths of a percent.
    """

    size: int = 100_000
    reduction: int = 0


STEPS: Final = (
    Step(size=90_000),
    Step(reduction=10_000),
    Step(size=92_500, reduction=10_000),
    Step(size=92_500, reduction=20_000),
    Step(size=85_000, reduction=20_000),
    Step(size=77_500, reduction=20_000),
    Step(size=70_000, reduction=20_000),
    Step(size=62_500, reduction=20_000),
    Step(size=55_000, reduction=20_000),
)
"""Every step; the first is that of titles, the others follow one another in all other text."""
PAGE_STEPS: Final = tuple(
    Step(size=size) for size in (92_500, 85_000, 77_500, 70_000, 62_500, 55_000)
)
"""The same sizes, for text boxes of Word documents, where spaces stay as they are."""


def steps(own: Step, smallest: float, *, is_title: bool) -> tuple[Step, ...]:
    """Give the steps by which text may be set smaller, one after the other.

    Args:
        own: How much smaller the template sets it.
        smallest: The size of the smallest text, in points.
        is_title: Whether it is a title.
    """
    known = STEPS[:1] if is_title else STEPS[1:]
    return tuple(
        step
        for step in known
        if step.size <= own.size
        and step.reduction >= own.reduction
        and step != own
        and (step.size == own.size or smallest * step.size >= LEAST_SIZE * 100_000)
    )


def page_steps(smallest: float) -> tuple[Step, ...]:
    """Give the steps by which text of a Word document may be set smaller.

    Args:
        smallest: The size of the smallest text, in points.
    """
    return tuple(step for step in PAGE_STEPS if smallest * step.size >= LEAST_SIZE * 100_000)


def number_of(step: Step) -> int:
    """Give the number of a step, from 1, among those of slides or those of Word documents."""
    return next(known.index(step) + 1 for known in (STEPS, PAGE_STEPS) if step in known)
