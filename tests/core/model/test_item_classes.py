"""How large a group must be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.item_classes import GroupSizes, ItemClass

SIZES = st.integers(-3, 12)


@given(SIZES, st.none() | SIZES, st.none() | SIZES)
def test_a_class_may_ask_for_more_and_never_for_less(
    ordinary: int, leader: int | None, sensitive: int | None
) -> None:
    """Groups are of 2 at least, and those of the careful classes as large as the ordinary."""
    asked = [size for size in (leader, sensitive) if size is not None]
    if ordinary >= 2 and all(size >= ordinary for size in asked):
        sizes = GroupSizes(ordinary=ordinary, leader=leader, sensitive=sensitive)
        assert sizes.smallest(ItemClass.ORDINARY) == ordinary
        assert sizes.smallest(ItemClass.LEADER) == (ordinary if leader is None else leader)
        assert sizes.smallest(ItemClass.SENSITIVE) == (ordinary if sensitive is None else sensitive)
    else:
        with pytest.raises(ValueError, match="group size"):
            GroupSizes(ordinary=ordinary, leader=leader, sensitive=sensitive)


def test_the_ordinary_size_has_no_default() -> None:
    """Nobody publishes without having chosen how small a group may be."""
    with pytest.raises(TypeError, match="ordinary"):
        GroupSizes()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def test_a_refusal_names_the_size_and_what_to_give() -> None:
    """The message is enough to put it right."""
    with pytest.raises(ValueError, match="group size 1 protects nobody; give 2 or more"):
        GroupSizes(ordinary=1)
    with pytest.raises(ValueError, match="leader=4 is below the ordinary 5"):
        GroupSizes(ordinary=5, leader=4)
