"""The publication: the part of a round's results that may be shown."""

from attrs import frozen

from arbeidsmiljo.model.identifiers import FactorKey, PublicationId, RoundId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.survey.results import Result, Scale


@frozen(kw_only=True)
class Publication:
    """What may be shown of a round.

    Attributes:
        id: Made from its content.
        round: The round.
        group_sizes: The smallest groups it was made for.
        scales: The scale of each factor in it.
        rows: The results that may be shown, and nothing of the others.
    """

    id: PublicationId
    round: RoundId
    group_sizes: GroupSizes
    scales: tuple[tuple[FactorKey, Scale], ...]
    rows: tuple[Result, ...]
