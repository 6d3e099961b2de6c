"""What happens to units while a process runs: payloads of events."""

from typing import ClassVar

from attrs import frozen

from arbeidsmiljo.model.identifiers import PersonId, UnitId
from arbeidsmiljo.model.organisation import Unit


@frozen(kw_only=True)
class UnitOpened:
    """A unit came to be; the event's unit is the one above it.

    Attributes:
        opened: The unit; it names no parent, or the event's unit.
    """

    activity: ClassVar[str] = "unit-opened"
    opened: Unit


@frozen(kw_only=True)
class UnitClosed:
    """The event's unit, which has no unit below it, ceased to be; its open duties lapse."""

    activity: ClassVar[str] = "unit-closed"


@frozen(kw_only=True)
class UnitMoved:
    """The event's unit, with all below it, came under another unit."""

    activity: ClassVar[str] = "unit-moved"
    to: UnitId


@frozen(kw_only=True)
class UnitMerged:
    """The event's unit, which has no unit below it, went up in another.

    Attributes:
        into: The unit that goes on.
        inherits: Whether what happened in the unit that ceased counts for the one that goes on.
    """

    activity: ClassVar[str] = "unit-merged"
    into: UnitId
    inherits: bool = False


@frozen(kw_only=True)
class LeaderChanged:
    """The event's unit got another leader; None while nobody leads it."""

    activity: ClassVar[str] = "leader-changed"
    leader: PersonId | None
