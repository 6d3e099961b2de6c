"""Which neighbouring rows make one record: a rule over prompts and merged cells."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo_office.row_blocks import Block, RowSign, repeats_of

A, B, C = (RowSign(prompts=(prompt, f"{prompt}2")) for prompt in "abc")
FIXED = RowSign(prompts=())
WIDE = RowSign(prompts=("w",), is_wide=True, repeats_alone=False)


def below(sign: RowSign, *starts: int) -> RowSign:
    """Return a row into which cells of rows above are merged."""
    return evolve(sign, reached_from=frozenset(starts))


@pytest.mark.parametrize(
    ("signs", "repeats"),
    [
        pytest.param([FIXED, A, FIXED], [[(1,)]], id="one row"),
        pytest.param([A, A, A], [[(0,), (1,), (2,)]], id="looks of one row"),
        pytest.param([A, B], [[(0, 1)]], id="a block"),
        pytest.param([A, B, C, FIXED, A], [[(0, 1, 2)], [(4,)]], id="a block of three"),
        pytest.param([A, B, A, B], [[(0, 1), (2, 3)]], id="looks of a block"),
        pytest.param([A, A, B, A, A, B], [[(0, 1, 2), (3, 4, 5)]], id="a block with two alike"),
        pytest.param([A, A, B], [[(0,), (1,)], [(2,)]], id="looks, and another row"),
        pytest.param([A, B, C, C], [[(0, 1)], [(2,), (3,)]], id="a block, and looks"),
        pytest.param([A, below(A, 0)], [[(0, 1)]], id="merged, and alike"),
        pytest.param([A, below(A, 0), A, below(A, 2)], [[(0, 1), (2, 3)]], id="merged looks"),
        pytest.param([FIXED, below(A, 0), below(A, 0)], [[(1,), (2,)]], id="merged from a header"),
        pytest.param([A, WIDE], [[(0,)]], id="a row across the table"),
        pytest.param([A, WIDE, A, WIDE], [[(0, 1), (2, 3)]], id="a block with such a row"),
        pytest.param([A, evolve(WIDE, repeats_alone=True)], [[(0,)], [(1,)]], id="it alone"),
        pytest.param([A, evolve(B, follows=False)], [[(0,)], [(1,)]], id="something between"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_the_rule(signs: list[RowSign], repeats: list[list[Block]]) -> None:
    """Rows that are merged or ask for different things are a block; those alike are looks."""
    assert repeats_of(signs) == repeats


SIGNS = st.lists(
    st.builds(
        RowSign,
        prompts=st.sampled_from([(), ("a",), ("b",), ("c", "d")]),
        follows=st.booleans(),
        reached_from=st.frozensets(st.integers(0, 8), max_size=2),
    ),
    max_size=9,
)


@given(SIGNS)
def test_every_row_that_asks_is_in_one_block(signs: list[RowSign]) -> None:
    """None is lost and none is there twice, and rows of a block stand together."""
    rows = [row for blocks in repeats_of(signs) for block in blocks for row in block]

    assert rows == [index for index, sign in enumerate(signs) if sign.prompts]
    for blocks in repeats_of(signs):
        stretch = [row for block in blocks for row in block]
        assert stretch == list(range(stretch[0], stretch[-1] + 1))
        assert all(signs[row].follows for row in stretch[1:])


@given(SIGNS)
def test_all_looks_of_a_block_ask_for_the_same(signs: list[RowSign]) -> None:
    """Whatever look a record gets, it has the same columns."""
    for blocks in repeats_of(signs):
        assert len({tuple(signs[row].prompts for row in block) for block in blocks}) == 1


@given(SIGNS)
def test_no_merged_cell_is_cut(signs: list[RowSign]) -> None:
    """A cell that is merged down from a row of the same field stays whole."""
    for blocks in repeats_of(signs):
        for block in blocks:
            for start in signs[block[0]].reached_from:
                assert not blocks[0][0] <= start < block[0]
