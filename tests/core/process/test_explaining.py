"""Explanations: they say what the view says, and nothing that the view does not."""

from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.model.statements import Force
from arbeidsmiljo.process import explain, view
from arbeidsmiljo.process.asking import waited_for
from arbeidsmiljo.process.labels import FORCES, state_label
from arbeidsmiljo.process.telling import told_event
from arbeidsmiljo.rules.existence import Exactly
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.processes import STARTED
from tests.core.process.followed import viewers
from tests.core.process.ran import Ran, ran

LANGUAGES = st.sampled_from(("nb", "nn", "da", "en"))


@given(ran(), st.integers(0, 120), LANGUAGES, st.data())
def test_an_explanation_is_made_of_what_the_viewer_sees(
    one: Ran, day: int, language: str, data: st.DataObject
) -> None:
    """The state, the events and what is missing are those of the duty in the view."""
    on = STARTED + timedelta(days=day)
    method = one.process.method
    actors = [actor.key for actor in method.actors]
    viewer: Viewer = data.draw(st.sampled_from(list(viewers(one.process, actors, on=on))))
    for duty in view(one.process, one.store, viewer, on=on).duties:
        told = explain(duty, method, language=language)
        assert told.state == state_label(duty.verdict.state, duty.rule).in_language(language)
        assert told.due == duty.verdict.due
        assert told.statements == duty.rule.statements
        assert [(event.on, event.where) for event in told.happened] == [
            (event.on, event.unit_name) for event in duty.evidence
        ]
        assert [event.what for event in told.happened] == [
            told_event(event, method).in_language(language) for event in duty.evidence
        ]
        assert (told.trigger is None) == (duty.trigger is None)
        assert told.missing == (*duty.verdict.missing, *duty.verdict.missing_subjects)
        assert told.hidden == duty.hidden_missing
        assert told.why
        assert "{" not in told.waited_for != ""


@given(ran(), LANGUAGES)
def test_guidance_is_never_called_law(one: Ran, language: str) -> None:
    """Only a rule that has the force of law is said to be asked by law."""
    method = one.process.method
    viewer = next(viewers(one.process, [method.bounds.overseers[0]]))
    by_law = FORCES[Force.LAW].in_language(language)
    for duty in view(one.process, one.store, viewer, on=STARTED).duties:
        told = explain(duty, method, language=language)
        assert told.asked.endswith(by_law) == (duty.rule.force is Force.LAW)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "i hver periode: {}"),
        ("nn", "i kvar periode: {}"),
        ("da", "i hver periode: {}"),
        ("en", "in each period: {}"),
    ],
)
def test_what_is_asked_anew_in_each_period_is_said_to_be(language: str, said: str) -> None:
    """Whoever is to do it once knows that it is once in each period."""
    method = example_method()
    constraint = method.rule("one-talk-at-a-time").constraint
    assert isinstance(constraint, Exactly)
    once = waited_for(evolve(constraint, every=None), method).in_language(language)
    assert waited_for(constraint, method).in_language(language) == said.format(once)
