"""The life of a measure."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.model.measures import MeasureState

P = MeasureState

ENDED = {P.CLOSED, P.REJECTED}
ON_AGAIN = {P.CONTINUED, P.ADJUSTED}

# What may follow what, written out: a row for each state, one sign for each later state in the
# order of the rows.
LIFE = """
proposed            .xxxxxxxxxxx
prioritised         ..xxxxxxxxxx
decided             ...xxxxxxxxx
started             ....xxxxxxxx
progressed          ....xxxxxxxx
done                ......xxxxxx
awaiting-evaluation .......xxxxx
evaluated           ........xxxx
continued           ..xxxxxxxxxx
adjusted            ..xxxxxxxxxx
closed              ............
rejected            ............
"""
TABLE = {
    (MeasureState(name), later): sign == "x"
    for name, signs in (line.split() for line in LIFE.strip().splitlines())
    for later, sign in zip(MeasureState, signs, strict=True)
}


@pytest.mark.parametrize(("state", "later"), [*product(MeasureState, MeasureState)])
def test_what_may_follow_what(state: MeasureState, later: MeasureState) -> None:
    """The life of a measure is the one in the table."""
    assert state.may_become(later) == TABLE[state, later]


@pytest.mark.parametrize("state", MeasureState)
def test_a_measure_that_has_come_as_far_is_in_that_state_or_a_later_one(
    state: MeasureState,
) -> None:
    """It has not been done where work goes on, and a measure that was rejected got nowhere."""
    order = list(MeasureState)
    later = {one for one in order if order.index(one) >= order.index(state)}
    goes_on = {one for one in MeasureState if one.may_become(MeasureState.STARTED)}
    is_work_done = state in {MeasureState.DONE, MeasureState.AWAITING_EVALUATION}
    assert set(state.onwards) == (
        later - {MeasureState.REJECTED} - (goes_on if is_work_done else set[MeasureState]())
    )


@st.composite
def lives(draw: st.DrawFn) -> list[MeasureState]:
    """Draw what a measure goes through, from its proposal on."""
    life = [P.PROPOSED]
    for _ in range(draw(st.integers(0, 12))):
        possible = [state for state in MeasureState if life[-1].may_become(state)]
        if not possible:
            break
        life.append(draw(st.sampled_from(possible)))
    return life


@given(lives())
def test_a_measure_goes_back_to_work_only_after_an_evaluation(life: list[MeasureState]) -> None:
    """Unless it goes on or is adjusted, no state comes after a later one, and work may go on."""
    order = list(MeasureState)
    for before, after in pairwise(life):
        if before not in ON_AGAIN:
            assert order.index(after) > order.index(before) or (before is after is P.PROGRESSED)


@given(lives())
def test_an_ended_measure_stays_ended(life: list[MeasureState]) -> None:
    """Nothing follows a measure's being closed or rejected, and until then it can be both."""
    assert not ENDED & set(life[:-1])
    assert P.PROPOSED not in life[1:]
    for end in ENDED:
        assert life[-1].may_become(end) == (life[-1] not in ENDED)


@given(lives())
def test_steps_may_be_left_out(life: list[MeasureState]) -> None:
    """What a measure can become over a step that is not work anew, it can become at once."""
    for before, between, after in zip(life, life[1:], life[2:], strict=False):
        if between not in ON_AGAIN:
            assert before.may_become(after)
