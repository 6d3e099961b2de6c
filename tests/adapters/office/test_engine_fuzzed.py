"""Files that are changed in ways that nobody thought of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.adapters.office.mutations import Change, bytes_changed, elements_changed, members_changed
from tests.adapters.office.packages import contents
from tests.adapters.office.promises import check_doors, check_promises
from tests.adapters.office.rich_files import RICH
from tests.effort import examples

KINDS: dict[str, Callable[[bytes, Sequence[Change]], bytes]] = {
    "bytes": bytes_changed,
    "members": lambda data, changes: members_changed(contents(data), changes),
    "elements": elements_changed,
}
numbers = st.floats(0, 1, exclude_max=True)
changes = st.lists(
    st.builds(Change, numbers, numbers, numbers, numbers, st.binary(max_size=8)),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", RICH)
@given(changes=changes)
@settings(max_examples=examples(15))
def test_a_file_that_was_changed_is_refused_or_keeps_its_promises(
    name: str, kind: str, changes: Sequence[Change]
) -> None:
    """Filled with nothing, no part changes; filled, it opens again and is read back."""
    check_promises(KINDS[kind](RICH[name], changes))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", RICH)
@given(changes=changes)
@settings(max_examples=examples(10))
def test_a_file_that_was_changed_is_refused_or_let_in_at_every_door(
    name: str, kind: str, changes: Sequence[Change]
) -> None:
    """Whatever is done with it, an error is one of ours and names the file."""
    check_doors(KINDS[kind](RICH[name], changes), name)
