"""The questionnaire: which factors a survey measures, and how much care each asks for."""

from attrs import frozen

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.identifiers import FactorKey
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.text import Text


@frozen(kw_only=True)
class Factor:
    """Something that a survey measures.

    Attributes:
        key: Its name within the questionnaire.
        label: What it is called.
        item_class: How much care it asks for.
    """

    key: FactorKey
    label: Text
    item_class: ItemClass = ItemClass.ORDINARY


@frozen(kw_only=True)
class Questionnaire:
    """The factors of a survey.

    Attributes:
        key: Its name.
        label: What it is called.
        factors: In the order in which results are shown.
    """

    key: str
    label: Text
    factors: tuple[Factor, ...]

    def factor(self, key: FactorKey) -> Factor:
        """Give a factor.

        Raises:
            NotFoundError: There is none of that key.
        """
        for factor in self.factors:
            if factor.key == key:
                return factor
        raise NotFoundError("factor", key, [factor.key for factor in self.factors])
