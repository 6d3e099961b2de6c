"""An invented survey that is as large as any: the answers of many people in many units."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Final

import numpy as np
from attrs import define
from numpy.typing import NDArray

from arbeidsmiljo.model.identifiers import ItemKey, UnitId
from arbeidsmiljo.survey.answer_rows import NO_ANSWER, AnswerRows

VALUES: Final = 5
"""So many values each item has, from 1 up."""


@define(frozen=True, kw_only=True, slots=False, eq=False)
class LargeSurvey:
    """Invented answers.

    Attributes:
        parents: Every unit with the one above it.
        places: For each respondent the place of its unit.
        columns: For each item what each respondent answered: a place on the scale, or none.
    """

    parents: Mapping[UnitId, UnitId | None]
    places: NDArray[np.int64]
    columns: Mapping[ItemKey, NDArray[np.uint8]]

    @classmethod
    def of(cls, levels: tuple[int, ...], respondents: int, items: int) -> LargeSurvey:
        """Invent one.

        Args:
            levels: How many units there are of each level, from the top.
            respondents: How many answered; fewer in units that have others below them.
            items: How many items there are; a few more pass over each than over the one before.
        """
        random = np.random.default_rng(1)
        names = [UnitId(f"u{number:05}") for number in random.permutation(sum(levels))]
        parents: dict[UnitId, UnitId | None] = {}
        above: list[UnitId] = []
        for size in levels:
            level, names = names[:size], names[size:]
            for unit in level:
                parents[unit] = above[int(random.integers(len(above)))] if above else None
            above = level
        share = random.random(len(parents)) ** 2
        share[: len(parents) - levels[-1]] *= 0.3
        columns: dict[ItemKey, NDArray[np.uint8]] = {}
        for item in range(items):
            column = random.integers(0, VALUES, respondents, dtype=np.uint8)
            column[random.random(respondents) < 0.05 + 0.002 * item] = NO_ANSWER
            columns[ItemKey(f"i{item:02}")] = column
        return cls(
            parents=parents,
            places=random.choice(len(parents), size=respondents, p=share / share.sum()),
            columns=columns,
        )

    @cached_property
    def rows(self) -> AnswerRows:
        """The answers as the library takes them."""
        return AnswerRows(
            units=tuple(self.parents),
            places=self.places.tolist(),
            columns={item: column.tobytes() for item, column in self.columns.items()},
            values=dict.fromkeys(self.columns, VALUES),
        )

    @cached_property
    def above(self) -> NDArray[np.int64]:
        """For each unit the place of the one above it; -1 for the top."""
        places = {unit: place for place, unit in enumerate(self.parents)}
        return np.array([-1 if one is None else places[one] for one in self.parents.values()])

    @cached_property
    def inside(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Each unit with itself and each above it: the places of the one and of the other."""
        unit = within = np.arange(len(self.above))
        pairs = [(unit, within)]
        while len(unit):
            unit, within = unit[self.above[within] >= 0], self.above[within]
            within = within[within >= 0]
            pairs.append((unit, within))
        return np.concatenate([one for one, _ in pairs]), np.concatenate([two for _, two in pairs])

    @cached_property
    def table(self) -> Mapping[str, NDArray[np.generic]]:
        """The answers as named columns: the places of units, and each item."""
        return {"unit": self.places, **{str(item): one for item, one in self.columns.items()}}
