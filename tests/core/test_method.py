"""A method holds together, or is refused with all that does not fit."""

from collections.abc import Callable
from datetime import date
from itertools import combinations

import pytest
from attrs import define, evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.access import Bounds
from arbeidsmiljo.errors import InvalidMethodError, NotFoundError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.actors import Actor
from arbeidsmiljo.model.documents import DocumentKind
from arbeidsmiljo.model.events import (
    DocumentPrepared,
    MeasureDecided,
    ParameterSet,
    ReportReleased,
)
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    DocumentKey,
    MeetingKey,
    ParameterKey,
    PhaseKey,
    RuleKey,
    StepKey,
    UnitId,
)
from arbeidsmiljo.model.meetings import MeetingKind, Step
from arbeidsmiljo.model.method_payloads import MethodPayload
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.phases import Phase
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process import required_documents
from arbeidsmiljo.rules.case import Dated
from arbeidsmiljo.rules.constraint import Constraint, Within
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.parameters import Parameter
from arbeidsmiljo.rules.pattern import Equals, Includes, Pattern, either, held, taken
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.testing.example_method import example_method
from arbeidsmiljo.testing.example_payloads import TalkOffered, WorkshopHeld
from arbeidsmiljo.testing.identifiers import identifiers
from arbeidsmiljo.testing.processes import start
from tests.core.model.test_method_payloads import WalkTaken

WHOLE = example_method()


@define
class Draft:
    """The parts of the example method, before they are put together."""

    actors: tuple[Actor, ...] = WHOLE.actors
    phases: tuple[Phase, ...] = WHOLE.phases
    meetings: tuple[MeetingKind, ...] = WHOLE.meetings
    steps: tuple[Step, ...] = WHOLE.steps
    documents: tuple[DocumentKind, ...] = WHOLE.documents
    parameters: tuple[Parameter, ...] = WHOLE.parameters
    payloads: tuple[type[MethodPayload], ...] = WHOLE.payloads
    rules: tuple[Rule, ...] = WHOLE.rules
    bounds: Bounds = WHOLE.bounds

    def method(self) -> Method:
        """Put them together."""
        return evolve(
            WHOLE,
            actors=self.actors,
            phases=self.phases,
            meetings=self.meetings,
            steps=self.steps,
            documents=self.documents,
            parameters=self.parameters,
            payloads=self.payloads,
            rules=self.rules,
            bounds=self.bounds,
        )

    def problems(self) -> list[str]:
        """Give all that the refusal of the method says is wrong with it."""
        with pytest.raises(InvalidMethodError) as caught:
            self.method()
        first, *rest = str(caught.value).split("\n")
        assert first == "method 'example' does not hold together:"
        return [line.strip() for line in rest]


def added_meeting(draft: Draft, key: str, **changes: object) -> None:
    """Add a meeting that fits but for some changes."""
    meeting = evolve(WHOLE.meetings[0], key=MeetingKey(key))
    draft.meetings += (evolve(meeting, **changes),)  # type: ignore[arg-type]


def added_document(draft: Draft, key: str, **changes: object) -> None:
    """Add a document that fits but for some changes."""
    number = 1 + max(document.number for document in draft.documents)
    document = evolve(WHOLE.documents[0], key=DocumentKey(key), number=number)
    draft.documents += (evolve(document, **changes),)  # type: ignore[arg-type]


def added_rule(draft: Draft, key: str, **changes: object) -> None:
    """Add a rule that fits but for some changes."""
    rule = evolve(WHOLE.rules[0], key=RuleKey(key))
    draft.rules += (evolve(rule, **changes),)  # type: ignore[arg-type]


def added_constraint(draft: Draft, key: str, constraint: Constraint) -> None:
    """Add a rule with a constraint."""
    added_rule(draft, key, constraint=constraint)


def misspelt(activity: str) -> Pattern:
    """Write a pattern as it may stand in a file: with a field that nothing has."""
    return Pattern(activity=activity, where=(Equals(field="meting", values=("unit-meeting",)),))


def due_by(field: str, trigger: Pattern) -> Response:
    """Ask for an answer by the day in a field of what it answers."""
    return Response(trigger=trigger, target=EFFECTS, within=Dated(field=field))


NOBODY = ActorKey("nobody")
EFFECTS = WHOLE.rules[0].constraint.alphabet[0]

FAULTS: dict[str, Callable[[Draft], None]] = {
    "actor 'hr' is there twice": lambda d: setattr(d, "actors", (*d.actors, d.actors[0])),
    "phase 'start' is there twice": lambda d: setattr(d, "phases", (*d.phases, d.phases[0])),
    "step 'employees-informed' is there twice": lambda d: setattr(
        d, "steps", (*d.steps, d.steps[0])
    ),
    "meeting 'committee-first' is there twice": lambda d: added_meeting(d, "committee-first"),
    "document 'unit-plan' is there twice": lambda d: added_document(d, "unit-plan"),
    "document number '1' is there twice": lambda d: added_document(d, "same-number", number=1),
    "parameter 'next-day' is there twice": lambda d: setattr(
        d, "parameters", (*d.parameters, d.parameters[0])
    ),
    "activity 'example:workshop-held' is there twice": lambda d: setattr(
        d, "payloads", (*d.payloads, WorkshopHeld)
    ),
    "rule 'talk-offered' names activity 'example:talk-offered', which is not there": (
        lambda d: setattr(d, "payloads", tuple(one for one in d.payloads if one != TalkOffered))
    ),
    "rule 'r-10' names activity 'other:walk-taken', which is not there": lambda d: added_constraint(
        d, "r-10", Existence(pattern=Pattern(activity="other:walk-taken"))
    ),
    "rule 'r-11' names actor 'nobody', which is not there": lambda d: added_constraint(
        d,
        "r-11",
        Existence(pattern=Pattern.of(WorkshopHeld, Includes(field="led_by", values=(NOBODY,)))),
    ),
    "rule 'effects-wanted' is there twice": lambda d: added_rule(d, "effects-wanted"),
    "meeting 'm-1' names actor 'nobody', which is not there": lambda d: added_meeting(
        d, "m-1", actor=NOBODY
    ),
    "meeting 'm-2' names phase 'never', which is not there": lambda d: added_meeting(
        d, "m-2", phase=PhaseKey("never")
    ),
    "meeting 'm-3' names parameter 'soon', which is not there": lambda d: added_meeting(
        d, "m-3", gap=ParameterKey("soon")
    ),
    "meeting 'm-4' names meeting 'm-0', which is not there": lambda d: added_meeting(
        d, "m-4", after=(MeetingKey("m-0"),)
    ),
    "step 's-1' names actor 'nobody', which is not there": lambda d: setattr(
        d, "steps", (*d.steps, evolve(WHOLE.steps[0], key=StepKey("s-1"), actor=NOBODY))
    ),
    "document 'd-1' names actor 'nobody', which is not there": lambda d: added_document(
        d, "d-1", audience=(WHOLE.actors[1].key, NOBODY)
    ),
    "document 'd-2' names meeting 'm-0', which is not there": lambda d: added_document(
        d, "d-2", meeting=MeetingKey("m-0")
    ),
    "rule 'r-1' names actor 'nobody', which is not there": lambda d: added_rule(
        d, "r-1", bearer=NOBODY
    ),
    "rule 'r-2' names actor 'nobody', which is not there": lambda d: added_rule(
        d, "r-2", counterparty=NOBODY
    ),
    "rule 'r-3' names phase 'never', which is not there": lambda d: added_rule(
        d, "r-3", phase=PhaseKey("never")
    ),
    "rule 'r-4' names parameter 'soon', which is not there": lambda d: added_constraint(
        d, "r-4", Existence(pattern=EFFECTS, within=Within(period=ParameterKey("soon")))
    ),
    "rule 'r-5' names meeting 'm-0', which is not there": lambda d: added_constraint(
        d, "r-5", Existence(pattern=held("unit-meeting", "m-0"))
    ),
    "rule 'r-6' names step 's-0', which is not there": lambda d: added_constraint(
        d,
        "r-6",
        Existence(
            pattern=EFFECTS, within=Within(period=WHOLE.parameters[0].key, since=taken("s-0"))
        ),
    ),
    "rule 'r-7' names document 'd-0', which is not there": lambda d: added_constraint(
        d, "r-7", Existence(pattern=Pattern.of(DocumentPrepared, document="d-0"))
    ),
    "rule 'r-8' names parameter 'soon', which is not there": lambda d: added_constraint(
        d, "r-8", Existence(pattern=Pattern.of(ParameterSet, parameter="soon"))
    ),
    "rule 'r-9' names actor 'nobody', which is not there": lambda d: added_constraint(
        d, "r-9", Existence(pattern=Pattern.of(ReportReleased, to="nobody"))
    ),
    "rule 'r-12' asks apart for each 'mesure', a field that nothing it speaks of has; give one of "
    "attended, effect, finding, measure, meeting, plan, plans, points, report, unit": (
        lambda d: added_constraint(
            d, "r-12", Existence(pattern=held("unit-meeting"), correlate=("unit", "mesure"))
        )
    ),
    "rule 'r-15' has a condition on 'meting', a field that meeting-called does not have; give one "
    "of meeting": lambda d: added_constraint(
        d, "r-15", Existence(pattern=either(held("unit-meeting"), misspelt("meeting-called")))
    ),
    "rule 'r-13' has its deadline in 'owner', which is no day of measure-decided; days there: "
    "due": lambda d: added_constraint(d, "r-13", due_by("owner", Pattern.of(MeasureDecided))),
    "rule 'r-14' has its deadline in 'due', which is no day of meeting-held; days there: none": (
        lambda d: added_constraint(
            d, "r-14", due_by("due", either(Pattern.of(MeasureDecided), held("unit-meeting")))
        )
    ),
    "the bounds of access names actor 'nobody', which is not there": lambda d: setattr(
        d, "bounds", evolve(d.bounds, overseers=(*d.bounds.overseers, NOBODY))
    ),
    "the bounds of access names actor 'no-one', which is not there": lambda d: setattr(
        d, "bounds", evolve(d.bounds, readers_of_all_measures=(ActorKey("no-one"),))
    ),
}


@given(st.lists(st.sampled_from(sorted(FAULTS)), min_size=1, max_size=6, unique=True))
def test_all_that_does_not_fit_is_told_at_once(faults: list[str]) -> None:
    """Every double and every name of what is not there is in the refusal, and nothing else."""
    draft = Draft()
    for fault in faults:
        FAULTS[fault](draft)
    assert sorted(draft.problems()) == sorted(faults)


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_alone_is_enough(fault: str) -> None:
    """A method with one thing wrong is no method."""
    draft = Draft()
    FAULTS[fault](draft)
    assert draft.problems() == [fault]


def test_rules_read_the_fields_of_own_payloads_as_those_of_the_core() -> None:
    """A deadline is in a day of theirs, and a rule asks apart for each value of a field of theirs.

    What is asked apart may be a field of some of the payloads only.
    """
    constraint = Response(
        trigger=Pattern.of(TalkOffered),
        target=Pattern.of(WorkshopHeld),
        within=Dated(field="answer_by"),
        correlate=("led_by", "finding"),
    )
    draft = Draft()
    added_constraint(draft, "own", constraint)
    assert draft.method().rule("own").constraint == constraint
    mistaken = evolve(constraint, within=Dated(field="answer"), correlate=("lead_by",))
    added_constraint(draft, "mistaken", mistaken)
    apart, day = draft.problems()
    assert apart == (
        "rule 'mistaken' asks apart for each 'lead_by', a field that nothing it speaks of has; "
        "give one of answer_by, effect, external, finding, findings, form, led_by, measure, "
        "participants, plan, report, to, together_with, unit, wording"
    )
    assert day == (
        "rule 'mistaken' has its deadline in 'answer', which is no day of example:talk-offered; "
        "days there: answer_by"
    )


def test_payload_classes_are_checked_before_all_else() -> None:
    """A class that another method registers is no payload of this one."""
    draft = Draft(payloads=(*WHOLE.payloads, WalkTaken), actors=())
    (problem,) = draft.problems()
    assert problem == (
        "payload WalkTaken has the activity 'coffee:walk-taken'; write 'example:' and a name of "
        "a-z, 0-9, '-', '_' and '.'"
    )


@given(st.data())
def test_no_part_can_be_taken_away_that_another_names(data: st.DataObject) -> None:
    """Without a part, a method holds together exactly if no other part names it."""
    noun = data.draw(st.sampled_from(["actors", "phases", "meetings", "steps", "parameters"]))
    parts = getattr(WHOLE, noun)
    gone = data.draw(st.sampled_from(parts))
    draft = Draft()
    setattr(draft, noun, tuple(part for part in parts if part is not gone))
    if repr(str(gone.key)) in repr(draft):
        named = f"names {noun[:-1]} {gone.key!r}, which is not there"
        assert all(named in problem for problem in draft.problems())
    else:
        assert gone not in getattr(draft.method(), noun)


@given(st.permutations(WHOLE.meetings), st.integers(1, len(WHOLE.meetings)))
def test_meetings_in_a_circle_are_refused(order: list[MeetingKind], length: int) -> None:
    """Meetings that wait for each other are named, one that waits for itself too."""
    ring = order[:length]
    waiting = {one.key: before.key for one, before in zip(ring, ring[1:] + ring[:1], strict=True)}
    draft = Draft(
        meetings=tuple(
            evolve(meeting, after=(waiting[meeting.key],) if meeting.key in waiting else ())
            for meeting in WHOLE.meetings
        )
    )
    (problem,) = draft.problems()
    assert problem.startswith("meetings come after each other in a circle: ")
    assert set(problem.partition(": ")[2].split(" after ")) == set(waiting)


@given(st.permutations(WHOLE.meetings), st.data())
def test_any_order_without_a_circle_is_taken(order: list[MeetingKind], data: st.DataObject) -> None:
    """Meetings may come after any that come before them, in whatever order they are listed."""
    keys = [meeting.key for meeting in order]
    after = {
        key: tuple(data.draw(st.lists(st.sampled_from(keys[:place]), unique=True)))
        for place, key in enumerate(keys)
        if place
    }
    meetings = tuple(
        evolve(meeting, after=after.get(meeting.key, ())) for meeting in WHOLE.meetings
    )
    assert Draft(meetings=meetings).method().meetings == meetings


def organisation_of(*parents: int | None) -> Organisation:
    """Make an organisation, each unit with the place of the one above it."""
    return Organisation(
        name="Direktoratet for øvelser",
        country="NO",
        on=date(2026, 1, 1),
        units=tuple(
            Unit(
                id=UnitId(f"enhet-{place}"),
                name=f"Enhet {place}",
                parent=None if parent is None else UnitId(f"enhet-{parent}"),
                employees=0,
            )
            for place, parent in enumerate(parents)
        ),
    )


# Between them they have units of every kind.
ORGANISATIONS = (organisation_of(None), organisation_of(None, 0, 0, 1))


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize(
    "audience", [there for size in range(5) for there in combinations(Scope, size)]
)
def test_every_document_has_a_reader_wherever_it_is_made(
    scope: Scope, audience: tuple[Scope, ...]
) -> None:
    """A document is refused whose audience is missing in some unit that it is made for."""
    readers = tuple(
        evolve(WHOLE.actors[0], key=ActorKey(f"reader-{number}"), scope=one)
        for number, one in enumerate(audience)
    )
    document = evolve(
        WHOLE.documents[0],
        scope=scope,
        audience=tuple(reader.key for reader in readers),
        meeting=None,
    )
    draft = Draft(actors=(*WHOLE.actors, *readers), documents=(document,), rules=())
    if all(
        set(one.units_in(scope)) <= {unit for there in audience for unit in one.units_in(there)}
        for one in ORGANISATIONS
    ):
        method = draft.method()
        for one in ORGANISATIONS:
            required = required_documents(start(one, method=method))
            assert tuple(each.viewer.unit for each in required) == one.units_in(scope)
    else:
        (problem,) = draft.problems()
        assert problem.startswith(f"document {document.key!r} is made {scope}, ")


@given(identifiers())
def test_a_part_is_found_by_its_key(key: str) -> None:
    """A method gives the part that is asked for, or says which there are."""
    asked: list[tuple[str, Callable[[str], object], list[str]]] = [
        ("actor", WHOLE.actor, [one.key for one in WHOLE.actors]),
        ("meeting", WHOLE.meeting, [one.key for one in WHOLE.meetings]),
        ("step", WHOLE.step, [one.key for one in WHOLE.steps]),
        ("document", WHOLE.document, [one.key for one in WHOLE.documents]),
        ("parameter", WHOLE.parameter, [one.key for one in WHOLE.parameters]),
        ("activity", WHOLE.payload, [one.activity for one in WHOLE.payloads]),
    ]
    for noun, ask, known in asked:
        parts = [ask(one) for one in known]
        assert [
            getattr(one, "key", None) or getattr(one, "activity", None) for one in parts
        ] == known
        if key not in known:
            with pytest.raises(NotFoundError) as caught:
                ask(key)
            assert (caught.value.noun, caught.value.name) == (noun, key)
            assert list(caught.value.known) == sorted(known)


def test_methods_are_told_apart_by_what_they_are_not_by_what_they_say() -> None:
    """A method is itself and no other: it is put in sets and compared without reading it all."""
    other = evolve(WHOLE)
    assert WHOLE == WHOLE  # noqa: PLR0124 - what is said of it
    assert other != WHOLE
    assert len({WHOLE, other}) == 2
