"""The questionnaire: what a survey asks and measures, and how much care each part asks for."""

from collections import Counter
from collections.abc import Collection, Iterator
from enum import StrEnum

from attrs import evolve, frozen

from arbeidsmiljo.errors import NotFoundError, Problem
from arbeidsmiljo.model.identifiers import FactorKey, ItemKey, ModuleKey
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.results import Scale

_MOST_VALUES = 101
"""Of an item: a scale from 0 to 100 has as many."""


class Tendency(StrEnum):
    """What a factor is for people's health, where a source says so."""

    RISK = "risk"
    PROTECTIVE = "protective"


@frozen(kw_only=True)
class Factor:
    """Something that a survey measures.

    Attributes:
        key: Its name within the questionnaire.
        label: What it is called.
        item_class: How much care it asks for.
        tendency: What it is for health; None where no source says it.
        part_of: The factor that is computed from this one and others, where there is such a one;
            what may be shown of the two is decided together.
        module: The module in which alone it is asked about; None for the main part.
        sources: Where it is named: statements by their ids, pages by their addresses.
    """

    key: FactorKey
    label: Text
    item_class: ItemClass = ItemClass.ORDINARY
    tendency: Tendency | None = None
    part_of: FactorKey | None = None
    module: ModuleKey | None = None
    sources: tuple[str, ...] = ()


@frozen(kw_only=True)
class Module:
    """A part of a questionnaire that an enterprise may choose to ask beside the main part.

    Attributes:
        key: Its name within the questionnaire.
        label: What it is called.
        deepens: Factors of the main part that it asks more about.
        sources: Where it is named: statements by their ids, pages by their addresses.
    """

    key: ModuleKey
    label: Text
    deepens: tuple[FactorKey, ...] = ()
    sources: tuple[str, ...] = ()


@frozen(kw_only=True)
class Item:
    """One question, answered with a whole number of a scale.

    Attributes:
        key: Its name within the questionnaire.
        factor: What it measures.
        scale: The lowest and highest value that can be given, both whole; each whole number
            between them can be given too.
        is_reversed: Whether a high answer means little of the factor.
        label: How it reads; None where that is not known here.
        answers: What each value means, lowest first; empty where that is not known here.
    """

    key: ItemKey
    factor: FactorKey
    scale: Scale
    is_reversed: bool = False
    label: Text | None = None
    answers: tuple[Text, ...] = ()

    @property
    def values(self) -> int:
        """How many values can be given."""
        return int(self.scale.maximum - self.scale.minimum) + 1

    def problems(self) -> Iterator[Problem]:
        """Find what is wrong with it."""
        where = f"item {self.key!r}"
        ends = (self.scale.minimum, self.scale.maximum)
        if not all(float(end).is_integer() for end in ends) or ends[0] >= ends[1]:
            yield Problem(where, "needs a scale from one whole number to a higher one")
        elif self.values > _MOST_VALUES:
            yield Problem(where, f"has more than {_MOST_VALUES} values; give a shorter scale")
        elif self.answers and len(self.answers) != self.values:
            yield Problem(
                where,
                f"has {self.values} values and {len(self.answers)} answers; give one for each",
            )


@frozen(kw_only=True)
class Questionnaire:
    """What a survey asks, and the factors that it measures.

    Attributes:
        key: Its name.
        label: What it is called.
        factors: In the order in which results are shown.
        items: The questions, as far as they are known here: where a vendor gives results by
            factor, and keeps the questions, there are none.
        modules: The parts that can be chosen; none where all is asked of everybody.
    """

    key: str
    label: Text
    factors: tuple[Factor, ...]
    items: tuple[Item, ...] = ()
    modules: tuple[Module, ...] = ()

    def factor(self, key: FactorKey) -> Factor:
        """Give a factor.

        Raises:
            NotFoundError: There is none of that key.
        """
        for factor in self.factors:
            if factor.key == key:
                return factor
        raise NotFoundError("factor", key, [factor.key for factor in self.factors])

    def item(self, key: ItemKey) -> Item:
        """Give an item.

        Raises:
            NotFoundError: There is none of that key.
        """
        for item in self.items:
            if item.key == key:
                return item
        raise NotFoundError("item", key, [item.key for item in self.items])

    def module(self, key: ModuleKey) -> Module:
        """Give a module.

        Raises:
            NotFoundError: There is none of that key.
        """
        for module in self.modules:
            if module.key == key:
                return module
        raise NotFoundError("module", key, [module.key for module in self.modules])

    def with_modules(self, chosen: Collection[ModuleKey]) -> "Questionnaire":
        """Give what is asked where some modules are chosen: the main part and theirs.

        Args:
            chosen: The modules; empty for the main part alone.

        Raises:
            NotFoundError: One is none of the questionnaire's.
        """
        modules = tuple(self.module(key) for key in dict.fromkeys(chosen))
        factors = tuple(
            factor for factor in self.factors if factor.module is None or factor.module in chosen
        )
        asked = {factor.key for factor in factors}
        return evolve(
            self,
            factors=factors,
            items=tuple(item for item in self.items if item.factor in asked),
            modules=modules,
        )

    def items_of(self, factor: FactorKey) -> tuple[Item, ...]:
        """Give the items that measure a factor."""
        return tuple(item for item in self.items if item.factor == factor)

    def problems(self) -> tuple[Problem, ...]:
        """Find what does not fit together: names used twice, items that measure nothing here."""
        found: list[Problem] = []
        factors = {factor.key for factor in self.factors}
        for noun, keys in (
            ("factor", Counter[str](factor.key for factor in self.factors)),
            ("item", Counter[str](item.key for item in self.items)),
            ("module", Counter[str](module.key for module in self.modules)),
        ):
            found += (
                Problem(f"{noun} {key!r}", "is there twice; keep one")
                for key, number in keys.items()
                if number > 1
            )
        found += self._problems_of_parts()
        found += self._problems_of_modules()
        for item in self.items:
            found += item.problems()
            if item.factor not in factors:
                found.append(
                    Problem(f"item {item.key!r}", f"measures {item.factor!r}, which is no factor")
                )
        return tuple(found)

    def _problems_of_modules(self) -> Iterator[Problem]:
        modules = {module.key for module in self.modules}
        places = {factor.key: factor.module for factor in self.factors}
        own = {factor.module for factor in self.factors}
        for factor in self.factors:
            if factor.module is not None and factor.module not in modules:
                what = f"is of {factor.module!r}, which is no module"
                yield Problem(f"factor {factor.key!r}", what)
            if places.get(factor.part_of or factor.key) not in {None, factor.module}:
                what = f"is a part of {factor.part_of!r}, which is of a module that it is not of"
                yield Problem(f"factor {factor.key!r}", what)
        for module in self.modules:
            where = f"module {module.key!r}"
            for deepened in module.deepens:
                if places.get(deepened, module.key) is not None:
                    yield Problem(
                        where, f"deepens {deepened!r}, which is no factor of the main part"
                    )
            if module.key not in own and not module.deepens:
                yield Problem(where, "asks about nothing; give it a factor, or one that it deepens")

    def _problems_of_parts(self) -> Iterator[Problem]:
        wholes = {factor.key: factor.part_of for factor in self.factors}
        for key, directly in wholes.items():
            seen, whole = {key}, directly
            while whole is not None and whole in wholes and whole not in seen:
                seen.add(whole)
                whole = wholes[whole]
            if whole in seen:
                yield Problem(f"factor {key!r}", "is a part of itself, or of one that is")
            elif whole is not None:
                yield Problem(f"factor {key!r}", f"is a part of {whole!r}, which is no factor")
