"""The file that says who gets which level's report, and when.

::

    [[distribution]]
    report = "unit"
    to = "leader"
    units = "own"
    from = 2026-03-02
"""

from collections.abc import Iterator

from arbeidsmiljo.conversion.converter import structure
from arbeidsmiljo.conversion.problems import in_words
from arbeidsmiljo.conversion.toml_text import parse_toml
from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.distribution import DistributionPlan


def distribution_from_toml(text: str, *, source: str = "distribution") -> DistributionPlan:
    """Read a distribution plan.

    Args:
        text: The text of the file.
        source: What to call it in errors: a file name.

    Raises:
        InvalidInputError: All that is wrong with it.
    """
    document = parse_toml(text, source=source)
    try:
        plan = structure(document, DistributionPlan, source=source)
    except InvalidInputError as error:
        raise InvalidInputError(source, in_words(error.problems, document)) from error
    if problems := tuple(_repetitions(plan)):
        raise InvalidInputError(source, problems)
    return plan


def _repetitions(plan: DistributionPlan) -> Iterator[Problem]:
    """Find lines that give the same reports twice, of which no reader knows which day counts."""
    first: dict[tuple[str, str, str], int] = {}
    for number, line in enumerate(plan.lines, start=1):
        earlier = first.setdefault((line.report, line.to, line.reach), number)
        if earlier != number:
            yield Problem(
                f"distribution {number}",
                f"has the report, recipient and units of distribution {earlier}; keep one",
            )
