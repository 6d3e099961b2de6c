"""The strategies for constraints and traces."""

from datetime import date

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.reorganisation import OrganisationHistory
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.testing.constraints import constraint_classes, constraints, constraints_of
from arbeidsmiljo.testing.organisations import organisations
from arbeidsmiljo.testing.traces import suspensions, traces
from tests.effort import examples


@given(st.data(), constraints())
def test_traces_are_in_order_and_leave_a_tree(data: st.DataObject, constraint: Constraint) -> None:
    """Days come one after the other, and the changes of the organisation fit each other."""
    organisation = data.draw(organisations(max_units=4))
    trace = data.draw(traces(organisation, constraint))
    places = [event.place_in_time for event in trace]
    assert places == sorted(set(places))
    assert OrganisationHistory(organisation, trace).now.problems() == ()


@pytest.mark.parametrize("kind", constraint_classes())
def test_constraints_of_every_class_are_drawn(kind: type[Constraint]) -> None:
    """No class is left out, and each can be had alone."""
    found = find(
        constraints(),
        lambda constraint: type(constraint) is kind,
        settings=settings(max_examples=examples(2000), phases=[Phase.generate], database=None),
    )
    assert type(found) is kind


@given(st.data(), st.sampled_from(constraint_classes()))
def test_a_class_is_had_alone(data: st.DataObject, kind: type[Constraint]) -> None:
    """Whoever asks for one class gets no other."""
    assert type(data.draw(constraints_of(kind))) is kind


@given(suspensions())
def test_suspensions_come_one_after_the_other(
    drawn: tuple[tuple[date, date | None], ...],
) -> None:
    """Each ends before the next begins; the last alone may go on."""
    days = [day for pair in drawn for day in pair]
    assert None not in days[:-1]
    given_days = [day for day in days if day is not None]
    assert given_days == sorted(given_days)
