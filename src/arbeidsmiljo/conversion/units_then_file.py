"""The file that says where the people of units came from since an earlier round.

::

    gone = ["s-109"]            # closed, and its people left

    [[unit]]
    id = "s-101"
    was = ["s-101", "s-102"]    # merged

    [[unit]]
    id = "s-105"
    was = ["s-103"]             # split off from s-103, which goes on

    [[unit]]
    id = "s-110"
    was = []                    # new, with new people

A unit that is not in it is taken to be the one that had its id.
"""

from collections import Counter

from attrs import frozen

from arbeidsmiljo.conversion.converter import structure
from arbeidsmiljo.conversion.problems import in_words
from arbeidsmiljo.conversion.toml_text import parse_toml
from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.units_then import UnitsTold


@frozen(kw_only=True)
class _Unit:
    id: str
    was: tuple[str, ...]


@frozen(kw_only=True)
class _File:
    unit: tuple[_Unit, ...] = ()
    gone: tuple[str, ...] = ()


def units_told_from_toml(
    text: str, *, source: str, then: Organisation, now: Organisation
) -> UnitsTold:
    """Read where the people of units came from.

    Args:
        text: The text of the file.
        source: What to call it in errors: a file name.
        then: The organisation as it was in the earlier round.
        now: As it is in the later.

    Raises:
        InvalidInputError: All that is wrong with it.
    """
    document = parse_toml(text, source=source)
    try:
        file = structure(document, _File, source=source)
    except InvalidInputError as error:
        raise InvalidInputError(source, in_words(error.problems, document), error.hint) from None
    told = UnitsTold(
        came_from={UnitId(one.id): tuple(dict.fromkeys(map(UnitId, one.was))) for one in file.unit},
        gone=frozenset(map(UnitId, file.gone)),
    )
    problems = [
        Problem(f"unit {unit!r}", "is told twice; keep one")
        for unit, number in Counter(one.id for one in file.unit).items()
        if number > 1
    ]
    if problems := [*problems, *told.problems(then, now)]:
        raise InvalidInputError(source, problems)
    return told
