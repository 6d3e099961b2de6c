"""Cases: what authors of constraints are handed, drawn."""

from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.rules.case import Case
from arbeidsmiljo.rules.columns import Columns
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.verdict import Verdict
from arbeidsmiljo.testing.constraints import PATTERNS, constraints
from tests.effort import examples


@settings(max_examples=examples(200))
@given(constraints(), st.from_type(Case))
def test_every_constraint_can_be_put_to_every_case(constraint: Constraint, case: Case) -> None:
    """Whoever writes a constraint can try it on cases that are drawn."""
    assert isinstance(constraint.verdict(case), Verdict)


@given(st.from_type(Case), st.sampled_from(PATTERNS))
def test_a_case_is_one_of_a_unit_that_there_is(case: Case, pattern: Pattern) -> None:
    """Its events are its unit's, of its subject, and none of a later day."""
    organisation = case.world.history.now
    assert case.unit in organisation
    top = organisation.top.id
    for event in case.events(pattern):
        assert pattern.matches(event)
        assert event.happened <= case.on
        assert (event.unit or top) in case.units


@given(st.from_type(Columns), st.sampled_from(PATTERNS))
def test_columns_hold_an_event_of_each_unit_that_has_one(
    columns: Columns, pattern: Pattern
) -> None:
    """What stands there is of the pattern, and none of a later day."""
    column = columns.firsts(pattern)
    assert len(column.there) == columns.size
    for place, is_there in zip(column.places, column.there, strict=True):
        assert bool(is_there) == (place != columns.trace.never)
        if is_there:
            event = columns.trace.events[place]
            assert pattern.matches(event)
            assert event.happened <= columns.case.on
