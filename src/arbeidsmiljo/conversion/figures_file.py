"""The file of what is published of a tree of units: JSON, as any program can write it.

::

    {"units": [
        {"id": "direktorat", "parent": null, "n": 20, "mean": 3.9},
        {"id": "drift", "parent": "direktorat", "n": 7, "mean": 4.2},
        {"id": "stab", "parent": "direktorat", "n": 4, "mean": null}
    ]}

Where a file tells means, a unit without one is not shown; where it tells none, every unit with
a number is.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from arbeidsmiljo.conversion.converter import structure, structured_or_none
from arbeidsmiljo.conversion.document import is_document, is_list
from arbeidsmiljo.conversion.json_objects import TwiceError, once
from arbeidsmiljo.conversion.problems import WHOLE, in_words
from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.identifiers import FactorKey, UnitId
from arbeidsmiljo.survey.figures import Figure, figure_problems


def _frozen_ids(value: Mapping[UnitId, str | int]) -> Mapping[UnitId, str | int]:
    return MappingProxyType(dict(value))


@frozen(kw_only=True)
class FiguresFile:
    """What a file says.

    Attributes:
        figures: One for each unit, or one for each unit and factor.
        ids: What the file calls each unit: text, or a whole number.
    """

    figures: tuple[Figure, ...]
    ids: Mapping[UnitId, str | int] = field(converter=_frozen_ids, repr=False)


@frozen(kw_only=True)
class _Row:
    id: str
    parent: str | None = None
    n: int | None = None
    mean: float | None = None
    factor: str | None = None
    background: str | None = None
    name: str | None = None


@frozen(kw_only=True)
class _File:
    units: tuple[_Row, ...]


_TOO_LONG: Final = "has a number with too many digits; no group is that large"


def figures_from_json(text: str, *, source: str) -> FiguresFile:
    """Read what is published of a tree of units.

    Args:
        text: JSON: under `units` a list of objects with `id`, `parent` and `n`, and if they are
            told `mean`, `factor` and `name`.
        source: What to call it in errors: a file name.

    Raises:
        InvalidInputError: All that is wrong with its form.
    """
    document = _parsed(text, source)
    ids: dict[UnitId, str | int] = {}
    if is_document(document) and is_list(document.get("units")):
        named = [_named(row, ids) for row in _rows(document)]
        document = {**document, "units": named}
    try:
        rows = structure(document, _File, source=source).units
    except InvalidInputError as error:
        known = document if is_document(document) else dict[str, object]()
        problems = [*in_words(error.problems, known), *_problems_of_others(known)]
        raise InvalidInputError(source, problems, error.hint) from None
    if not rows:
        raise InvalidInputError(source, [Problem("units", "is empty; give each unit with its n")])
    if not all(row.id.strip() for row in rows):
        raise InvalidInputError(source, _problems_of_others(document))
    return FiguresFile(figures=_figures(rows), ids=ids)


def _problems_of_others(document: object) -> Iterator[Problem]:
    """Find what else is wrong where some rows cannot be read: with ids, and with the others."""
    rows: list[_Row] = []
    for number, one in enumerate(_rows(document), start=1):
        row = structured_or_none(one, _Row) or structured_or_none(_place_of(one), _Row)
        if row is not None and not row.id.strip():
            yield Problem(f"units {number}, id", "is empty; give one")
        elif row is not None:
            rows.append(row)
    yield from figure_problems(_figures(rows))


def _place_of(row: object) -> object:
    """Give what a row says of where it belongs, and not of how many answered what."""
    if not is_document(row):
        return row
    return {key: row[key] for key in ("id", "parent", "factor", "background") if key in row}


def _figures(rows: Sequence[_Row]) -> tuple[Figure, ...]:
    with_means = any(row.mean is not None for row in rows)
    return tuple(
        Figure(
            unit=UnitId(row.id),
            parent=None if row.parent is None else UnitId(row.parent),
            respondents=row.n,
            is_shown=(row.mean if with_means else row.n) is not None,
            factor=None if row.factor is None else FactorKey(row.factor),
            background=row.background or None,
        )
        for row in rows
    )


def _parsed(text: str, source: str) -> object:
    if not text.strip():
        raise InvalidInputError(source, [Problem(WHOLE, "is empty; give each unit with its n")])
    try:
        return json.loads(text, object_pairs_hook=once)
    except TwiceError as error:
        what = f"has {error} twice in one place; keep one"
    except RecursionError:
        what = "is nested too deeply; give one list of units"
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        what = f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}".removesuffix(" starting at")
        raise InvalidInputError(
            source, [Problem(where, what)], "Correct that place first; the file may be cut off."
        ) from None
    except ValueError:
        what = _TOO_LONG
    raise InvalidInputError(source, [Problem(WHOLE, what)])


def _rows(document: object) -> list[object]:
    rows = document.get("units") if is_document(document) else None
    return rows if is_list(rows) else []


def _named(row: object, ids: dict[UnitId, str | int]) -> object:
    """Give a row whose units are named by text, and remember what the file calls its own."""
    if not is_document(row):
        return row
    texts = dict(row)
    for key in ("id", "parent"):
        name = row.get(key)
        if isinstance(name, int) and not isinstance(name, bool):
            texts[key] = str(name)
        if key == "id" and isinstance(name, str | int):
            ids.setdefault(UnitId(str(name)), name)
    return texts
