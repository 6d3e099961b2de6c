"""The world: where what is about a subject is found without looking at everything."""

from collections.abc import Sequence

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.events import Event
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.rules.registers import Registers
from arbeidsmiljo.rules.subjects import Subjects
from arbeidsmiljo.rules.world import World
from arbeidsmiljo.testing.constraints import PATTERNS
from tests.effort import examples


def check(world: World) -> None:
    """Hold what is found of each subject against all events of each pattern."""
    lives = [(kind, life.id) for kind in Subject for life in world.subjects.of(kind)]
    for pattern in PATTERNS:
        every = world.registers.of(pattern, None)
        assert world.anywhere(pattern, None) == every
        for kind, key in [*lives, (Subject.FINDING, "nobody"), (Subject.REPORT, "unit-amu")]:

            def concerns(event: Event, kind: Subject = kind, key: str = key) -> bool:
                about = world.subjects.about(event, kind)
                return about is None or key in about

            found = world.anywhere(pattern, (kind, key))
            assert [one for one in found if concerns(one)] == list(filter(concerns, every))
            assert set(map(_place, found)) <= set(map(_place, every))


def _place(event: Event) -> object:
    return event.place_in_time


def _all_of(world: World) -> Sequence[Event]:
    every = {_place(one): one for pattern in PATTERNS for one in world.registers.of(pattern, None)}
    return list(every.values())


@settings(max_examples=examples(100))
@given(st.from_type(World), st.data())
def test_all_that_is_about_a_subject_is_found(world: World, data: st.DataObject) -> None:
    """What is about it, or about none in particular, is there, also as events come and go."""
    known = _all_of(world)
    registers = Registers(PATTERNS, top=world.history.top())
    subjects = Subjects((), world.history.top())
    followed, there = evolve(world, registers=registers, subjects=subjects), list[Event]()
    for event in data.draw(st.lists(st.sampled_from(known), max_size=12)) if known else ():
        if event in there:
            there.remove(event)
            registers.remove(event)
            subjects.remove(event)
        else:
            there.append(event)
            registers.add(event)
            subjects.add(event)
        check(followed)
    check(world)
