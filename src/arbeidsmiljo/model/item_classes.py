"""Classes of item, and how large a group must be for results of each to be shown."""

from collections.abc import Mapping
from enum import StrEnum

from attrs import frozen

from arbeidsmiljo.errors import InvalidValueError


class ItemClass(StrEnum):
    """How much care an item asks for when results are shown."""

    ORDINARY = "ordinary"
    LEADER = "leader"
    SENSITIVE = "sensitive"


@frozen(kw_only=True)
class GroupSizes:
    """The smallest groups whose results may be shown.

    No default exists: no source gives a number that would be right for everybody.

    Attributes:
        ordinary: At least 2, for any item.
        leader: For items about the leader; at least `ordinary`, None for the same.
        sensitive: For items about bullying and the like; at least `ordinary`, None for the same.
    """

    ordinary: int
    leader: int | None = None
    sensitive: int | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse sizes that protect nobody."""
        if self.ordinary < 2:  # noqa: PLR2004 - a group of one is a person
            message = f"group size {self.ordinary} protects nobody; give 2 or more"
            raise InvalidValueError(message)
        for name in ("leader", "sensitive"):
            size = getattr(self, name)
            if size is not None and size < self.ordinary:
                message = (
                    f"group size {name}={size} is below the ordinary {self.ordinary}; "
                    "a class may ask for more, never for less"
                )
                raise InvalidValueError(message)

    @property
    def largest(self) -> int:
        """The largest of them: what is of no class, or of any, needs so many."""
        return max(map(self.smallest, ItemClass))

    def smallest(self, item_class: ItemClass) -> int:
        """Give the smallest group whose results on such an item may be shown."""
        by_class: Mapping[ItemClass, int | None] = {
            ItemClass.ORDINARY: self.ordinary,
            ItemClass.LEADER: self.leader,
            ItemClass.SENSITIVE: self.sensitive,
        }
        size = by_class[item_class]
        return self.ordinary if size is None else size
