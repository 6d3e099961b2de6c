"""The mapping: which columns of an export are the unit and the items, and what answers mean.

Columns that are not named in it are never read: response ids, times, addresses and free text
stay where they are.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from attrs import evolve, field, frozen

from arbeidsmiljo.errors import Problem
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.survey.questionnaire import Item, Questionnaire
from arbeidsmiljo.survey.tables import folded


def _frozen_values(value: Mapping[str, int]) -> Mapping[str, int]:
    return MappingProxyType(dict(value))


def _frozen_units(value: Mapping[str, UnitId]) -> Mapping[str, UnitId]:
    return MappingProxyType(dict(value))


@frozen(kw_only=True)
class LeaderColumn:
    """The column that tells who leads the unit.

    A leader is not counted in the own unit, whose results are about the leader, but in the unit
    above.

    Attributes:
        column: Its heading.
        answer: What stands there for a leader.
    """

    column: str
    answer: str


@frozen(kw_only=True)
class ItemColumn:
    """The column that has the answers to an item.

    Attributes:
        column: Its heading.
        item: The item.
    """

    column: str
    item: Item


@frozen(kw_only=True)
class AnswersMapping:
    """Where in an export things stand, and what they mean.

    Attributes:
        unit: The heading of the column with each respondent's unit.
        items: The columns with answers, each of one item.
        leader: The column that tells who leads the unit; None where leaders count as all do.
        answers: What answers given as text mean, as values on their item's scale.
        units: What the export calls a unit, where that is not its id.
        missing: What stands where somebody did not answer, such as 99; nothing at all always does.
    """

    unit: str
    items: tuple[ItemColumn, ...]
    leader: LeaderColumn | None = None
    answers: Mapping[str, int] = field(factory=dict[str, int], converter=_frozen_values)
    units: Mapping[str, UnitId] = field(factory=dict[str, UnitId], converter=_frozen_units)
    missing: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of all that is read."""
        leader = () if self.leader is None else (self.leader.column,)
        return (self.unit, *(one.column for one in self.items), *leader)

    def questionnaire(self, of_factors: Questionnaire) -> Questionnaire:
        """Give a questionnaire of the factors that are measured, with the items of the mapping."""
        return evolve(of_factors, items=tuple(one.item for one in self.items))

    def problems(self, of_factors: Questionnaire) -> Iterator[Problem]:
        """Find what does not fit together, or not with the factors that are measured."""
        yield from self.questionnaire(of_factors).problems()
        for column in dict.fromkeys(self.columns):
            if self.columns.count(column) > 1:
                yield Problem(f"column {column!r}", "is used twice; name each column once")
        for label in sorted({*map(folded, self.missing)} & {*map(folded, self.answers)}):
            yield Problem(f"answer {label!r}", "is an answer, and missing, too; take out one")
        if not self.items:
            yield Problem("items", "there are none; name the columns with answers")
        for label, value in self.answers.items():
            if self.items and not any(
                one.item.scale.minimum <= value <= one.item.scale.maximum for one in self.items
            ):
                yield Problem(
                    f"answer {label!r}", "is on no item's scale; give a value that is on one"
                )

    def problems_of_units(self, organisation: Organisation) -> Iterator[Problem]:
        """Find names of units that stand for none of the organisation."""
        for name, unit in self.units.items():
            if unit not in organisation:
                what = f"stands for {unit!r}, which is no unit; give one of the organisation"
                yield Problem(f"unit {name!r}", what)
