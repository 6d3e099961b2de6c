"""Payload classes of a method's own: what they may be, and what is refused."""

import sys
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from types import ModuleType
from typing import ClassVar, cast

import attrs
import pytest
from attrs import field, frozen

from arbeidsmiljo.model.identifiers import (
    ActorKey,
    EffectId,
    FindingId,
    MeasureId,
    MeetingKey,
    PlanId,
    PointKey,
    StepKey,
    TextId,
)
from arbeidsmiljo.model.method_payloads import (
    MethodPayload,
    PayloadField,
    payload_fields,
    problems_of_class,
)
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.testing.example_payloads import EXAMPLE_PAYLOADS, WorkshopForm, WorkshopHeld


class Weather(StrEnum):
    """What the sky was like."""

    SUN = "sun"
    RAIN = "rain"


@frozen(kw_only=True)
class WalkTaken(MethodPayload):
    """Some of a unit took a walk and talked: everything that a payload can hold."""

    activity: ClassVar[str] = "coffee:walk-taken"
    label: ClassVar[Text] = Text({"en": "walk taken"})
    meeting: MeetingKey | None = None
    points: tuple[PointKey, ...] = ()
    finding: FindingId | None = None
    measures: tuple[MeasureId, ...] = ()
    effect: EffectId | None = None
    plans: tuple[PlanId, ...] = ()
    led_by: ActorKey
    on: date
    weather: Weather
    kilometres: int = 0
    together: bool = True
    said: TextId | None = None
    other_days: tuple[date, ...] = ()


def made(fields: dict[str, object], **about: object) -> type[MethodPayload]:
    """Make a payload class with some fields."""
    values = {"activity": "coffee:made", "label": Text({"en": "made"})} | about
    body: dict[str, object] = {
        "__annotations__": fields,
        "__module__": __name__,
        **{name: value for name, value in values.items() if value is not None},
    }
    kind = type("Made", (MethodPayload,), body)
    return cast("type[MethodPayload]", frozen(kw_only=True)(kind))


def problems(kind: object) -> list[str]:
    """Give what keeps a class from being one of the method `coffee`."""
    return list(problems_of_class(kind, "coffee"))


def test_a_payload_may_hold_names_choices_days_and_numbers() -> None:
    """All of these can be stored, shown and asked for."""
    assert problems(WalkTaken) == []
    assert [
        problem for kind in EXAMPLE_PAYLOADS for problem in problems_of_class(kind, "example")
    ] == []


def test_a_payload_happens_anywhere_and_is_shown_to_nobody_unless_its_class_says_so() -> None:
    """Closed by default."""
    assert (WalkTaken.scope, WalkTaken.shared, WalkTaken.upcasters) == (Scope.ALL, False, ())


def test_the_fields_of_a_payload() -> None:
    """A field is known by what is in it, how many, and whether it has to be given."""
    fields = {one.name: one for one in payload_fields(WorkshopHeld)}
    assert fields["form"] == PayloadField(
        name="form", kind=WorkshopForm, several=False, optional=False, needed=True
    )
    assert fields["findings"] == PayloadField(
        name="findings", kind=FindingId, several=True, optional=False, needed=False
    )
    assert [one.noun for one in fields.values()] == [
        "one of open, closed",
        "finding",
        "actor",
        "unit",
        "number",
        "yes or no",
    ]


def test_the_values_of_a_field() -> None:
    """They are none, one or several, whatever the field is."""
    walk = WalkTaken(
        led_by=ActorKey("hr"), on=date(2026, 3, 2), weather=Weather.SUN, plans=(PlanId("p"),)
    )
    values = {one.name: one.values(walk) for one in payload_fields(WalkTaken)}
    assert values["finding"] == ()
    assert values["led_by"] == ("hr",)
    assert values["plans"] == ("p",)
    assert values["kilometres"] == (0,)


def test_types_may_be_written_as_text() -> None:
    """A module that puts off its annotations has the same fields."""
    module = ModuleType("put_off")
    sys.modules["put_off"] = module
    try:
        exec(  # noqa: S102 - the future import stands in a module of its own
            "from __future__ import annotations\n"
            "from attrs import frozen\n"
            "from arbeidsmiljo.model.identifiers import FindingId\n"
            "from arbeidsmiljo.model.method_payloads import MethodPayload\n"
            "@frozen(kw_only=True)\n"
            "class PutOff(MethodPayload):\n"
            "    finding: FindingId | None = None\n",
            vars(module),
        )
    finally:
        del sys.modules["put_off"]
    (only,) = payload_fields(module.PutOff)
    assert (only.kind, only.optional) == (FindingId, True)


@pytest.mark.parametrize(
    "activity", [None, "made", "coffee:", "other:made", "coffee:Made it", "coffee:a:b", 7]
)
def test_an_activity_stands_under_the_methods_key(activity: object) -> None:
    """What does not begin with the key of the method, or goes on with no plain name, is refused."""
    (problem,) = problems(made({}, activity=activity))
    assert problem.startswith(f"payload Made has the activity {activity!r}; write 'coffee:' and")


def test_a_payload_has_a_label() -> None:
    """People are told what happened in words."""
    assert problems(made({}, label=None)) == ["payload Made has no label; give a Text"]
    assert problems(made({}, label="laget")) == ["payload Made has no label; give a Text"]


@pytest.mark.parametrize(
    ("name", "kind", "says"),
    [
        ("note", str, "'note' holds str; an event holds identifiers"),
        ("share", float, "'share' holds float"),
        ("both", int | date, "'both' holds int | datetime.date"),
        ("pair", tuple[int, int], "'pair' holds tuple[int, int]"),
        ("unknown", "Nowhere", "'unknown' holds Nowhere"),
        ("about", FindingId, "'about' holds FindingId; call it 'finding'"),
        ("finding", tuple[FindingId, ...], "'finding' holds FindingId; call it 'findings'"),
        ("plans", PlanId | None, "'plans' holds PlanId; call it 'plan'"),
        ("effect", TextId, "'effect' holds TextId and not EffectId; call it otherwise"),
        ("taken_up", tuple[PointKey, ...], "'taken_up' holds PointKey; call it 'points'"),
        ("points", tuple[PointKey, ...], "'points' are those of one meeting or step"),
        ("unit", TextId, "'unit' means something else to every event"),
        ("schema", int, "'schema' means something else to every event"),
        ("_hidden", int, "'_hidden' cannot be given by that name"),
    ],
)
def test_a_field_holds_what_can_be_stored_and_found(name: str, kind: object, says: str) -> None:
    """Free text, what no store can hold, and names that mean something else are refused."""
    (problem,) = problems(made({name: kind}))
    assert problem.startswith(f"payload Made: {says}")


def test_points_are_those_of_one_meeting_or_step() -> None:
    """Only so can it be told whether they are there."""
    points = {"points": tuple[PointKey, ...]}
    assert problems(made({"meeting": MeetingKey, **points})) == []
    assert problems(made({"step": StepKey | None, **points})) == []
    assert problems(made({"meeting": tuple[MeetingKey, ...], **points})) != []
    assert problems(made({"step": MeetingKey, **points})) != []


def test_a_default_is_a_value() -> None:
    """A factory would make values that differ from time to time."""
    kind = attrs.make_class(
        "Made",
        {"days": field(factory=tuple, type=tuple[date, ...], kw_only=True)},
        bases=(MethodPayload,),
        frozen=True,
        class_body={"activity": "coffee:made", "label": Text({"en": "made"})},
    )
    assert problems(kind) == ["payload Made: 'days' is made by a factory; give the value itself"]


def test_all_that_is_wrong_is_told() -> None:
    """One look at a class finds everything."""
    assert len(problems(made({"note": str, "about": FindingId}, activity=None, label=None))) == 4


def unfinished() -> type[MethodPayload]:
    """Give a class above which `@frozen` was forgotten."""

    class Unfinished(MethodPayload):
        activity: ClassVar[str] = "coffee:unfinished"
        label: ClassVar[Text] = Text({"en": "unfinished"})
        note: str

    return Unfinished


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (unfinished, "payload Unfinished is not complete; write @frozen(kw_only=True) above"),
        (lambda: Weather, "is no class made of MethodPayload"),
        (lambda: WorkshopHeld(form=WorkshopForm.OPEN), "is no class made of MethodPayload"),
    ],
    ids=["unfinished", "another class", "a value"],
)
def test_what_is_no_payload_class_is_refused(kind: Callable[[], object], says: str) -> None:
    """A forgotten decorator, another class and a value are told apart from payload classes."""
    (problem,) = problems(kind())
    assert says in problem
