"""Views: closed by default, and deaf to what a viewer may not see."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.access import Viewer, may_show, readable_units
from arbeidsmiljo.memory import MemoryStore
from arbeidsmiljo.model.actors import Person
from arbeidsmiljo.model.events import Event, FindingRecorded, MeasureProposed, Payload
from arbeidsmiljo.model.identifiers import ActorKey, FindingId, MeasureId, TextId, UnitId
from arbeidsmiljo.model.measures import FindingKind
from arbeidsmiljo.model.method_payloads import MethodPayload
from arbeidsmiljo.process import Process, View, view
from arbeidsmiljo.process.assessment import assess_events
from arbeidsmiljo.process.contexts import document_context
from arbeidsmiljo.process.measures import measures, sensitive_findings, without_sensitive
from arbeidsmiljo.process.required import required_documents
from arbeidsmiljo.process.scene import Scene
from arbeidsmiljo.process.views import view_of
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.testing.example_names import HR as OVERSEER
from arbeidsmiljo.testing.example_names import LEADER_OF_EMPLOYEES
from arbeidsmiljo.testing.example_payloads import TalkOffered, WorkshopForm, WorkshopHeld
from arbeidsmiljo.testing.processes import STARTED, people, start, store_of
from tests.core.process.followed import DRIFT, TOP, small_organisation, viewers
from tests.core.process.ran import Ran, hidden_matters, ran

DAYS = st.integers(0, 120)


def looked(one: Ran, viewer: Viewer, on: date) -> View:
    """Look at a process as a viewer."""
    return view(one.process, one.store, viewer, on=on)


def a_viewer(one: Ran, on: date, data: st.DataObject) -> Viewer:
    """Draw somebody who looks on a day."""
    actors = [actor.key for actor in one.process.method.actors]
    return data.draw(st.sampled_from(list(viewers(one.process, actors, on=on))))


def led(one: Ran, viewer: Viewer, on: date) -> set[UnitId]:
    """Give the units whose doings a viewer may see: the own, those led, and what went up there."""
    history = one.process.history(on=on)
    leads = one.process.method.actor(viewer.actor).gathers_leaders
    units: set[UnitId] = set()
    for unit in {unit.id for tree in history.trees for unit in tree.units}:
        goes_on = history.resolve(unit)
        tree = next(tree for tree in reversed(history.trees) if goes_on in tree)
        line = {goes_on, *(above.id for above in tree.above(goes_on))} if leads else {goes_on}
        if viewer.unit in line:
            units.add(unit)
    return units


@given(ran(), DAYS, st.data())
def test_results_are_those_that_the_plan_gives_and_the_bounds_allow(
    one: Ran, day: int, data: st.DataObject
) -> None:
    """Every row is of a readable unit and of a factor that may stand in its report."""
    on = STARTED + timedelta(days=day)
    viewer = a_viewer(one, on, data)
    seen = looked(one, viewer, on)
    method, organisation = one.process.method, one.process.organisation_on(on)
    readable = readable_units(viewer, one.process.distribution, organisation, on)
    for row in seen.publication.rows if seen.publication else ():
        assert row.unit in readable
        item_class = method.questionnaire.factor(row.factor).item_class
        assert may_show(item_class, row.unit, method.bounds, organisation)


@given(ran(), DAYS, st.data())
def test_no_sensitive_measure_is_in_any_view(one: Ran, day: int, data: st.DataObject) -> None:
    """Not even the unit's own leader gets one in a view, since views are handed on."""
    on = STARTED + timedelta(days=day)
    seen = looked(one, a_viewer(one, on, data), on)
    known = one.process.known()
    findings = sensitive_findings(known)
    sensitive = {
        measure.id
        for measure in measures(known, one.process.organisation.top.id).values()
        if measure.sensitive or measure.finding in findings
    }
    assert not {finding.id for finding in seen.findings} & findings
    if seen.viewer.actor not in one.process.method.bounds.overseers:
        assert not {duty.subject for duty in seen.duties} & {*findings, *sensitive}
    shown = {measure.id for measure in (*seen.own_measures, *seen.line_measures)}
    assert not shown & sensitive


def test_what_turns_out_to_be_sensitive_was_so_on_every_day() -> None:
    """A view of an earlier day that is made now has neither the finding nor its measure."""
    process = start(small_organisation())
    finding, words = FindingId("funn-1"), TextId("ordlyd-1")
    told = FindingRecorded(finding=finding, kind=FindingKind.IMPROVEMENT, wording=words)
    answer = MeasureProposed(measure=MeasureId("tiltak-1"), wording=words, finding=finding)
    store = store_of(process)

    def happens(payload: Payload, day: int) -> None:
        moment = datetime(2027, 1, 1, tzinfo=UTC)
        on = STARTED + timedelta(days=day)
        process.record(payload, happened=on, recorded=moment, unit=DRIFT)

    def shown(actor: ActorKey, unit: UnitId) -> list[str]:
        on = STARTED + timedelta(days=10)
        seen = view(process, store, Viewer(actor=actor, unit=unit), on=on)
        of_measures = [one.id for one in (*seen.own_measures, *seen.line_measures)]
        return [*(one.id for one in seen.findings), *of_measures]

    happens(told, 3)
    happens(answer, 4)
    assert shown(LEADER_OF_EMPLOYEES, DRIFT) == ["funn-1", "tiltak-1"]
    happens(evolve(told, sensitive=True), 20)
    assert shown(LEADER_OF_EMPLOYEES, DRIFT) == []
    assert shown(OVERSEER, TOP) == []


def _other_results(one: Ran, viewer: Viewer, on: date) -> Ran:
    """Change every published number that the viewer may not read."""
    organisation = one.process.organisation_on(on)
    readable = readable_units(viewer, one.process.distribution, organisation, on)
    method = one.process.method

    def changed(kept: Publication) -> Publication:
        return evolve(
            kept,
            rows=tuple(
                row
                if row.unit in readable
                and may_show(
                    method.questionnaire.factor(row.factor).item_class,
                    row.unit,
                    method.bounds,
                    organisation,
                )
                else evolve(row, respondents=row.respondents + 7, mean=1.5)
                for row in kept.rows
            ),
        )

    return _with_store(one, change_publication=changed)


def _other_names(one: Ran, viewer: Viewer, on: date) -> Ran:
    """Change the names of all but the viewer's own leader and the one above."""
    organisation = one.process.organisation_on(on)
    known = {organisation.unit(viewer.unit).leader}
    known |= {unit.leader for unit in list(organisation.above(viewer.unit))[:1]}
    return _with_store(
        one,
        change_person=lambda person: (
            person if person.id in known else evolve(person, name="En helt annen")
        ),
    )


def _other_words(one: Ran, viewer: Viewer, on: date) -> Ran:
    """Change the words of every measure that the viewer may not see, and of the method's own."""
    seen = looked(one, viewer, on)
    shown = {measure.id for measure in (*seen.own_measures, *seen.line_measures)}
    hidden: set[TextId] = set()
    told: set[TextId] = set()
    for event in one.process.journal:
        measure = getattr(event.payload, "measure", None)
        own = isinstance(event.payload, MethodPayload)
        is_told = not own and (measure is None or measure in shown)
        (told if is_told else hidden).update(_texts(event))
    hidden -= told
    return _with_store(
        one, change_text=lambda text, words: "Noe helt annet" if text in hidden else words
    )


def _more_that_is_hidden(one: Ran, viewer: Viewer, on: date) -> Ran:
    """Record sensitive measures and findings, and what is done about them, in every unit."""
    del viewer, on
    other = _with_store(one)
    for number, unit in enumerate(one.process.organisation_on(STARTED).units, start=1000):
        for payload in hidden_matters(number):
            other.record(payload, 0, unit.id)
        if unit in one.process.organisation_on(STARTED).staff_units:
            finding = FindingId(f"funn-{number}")
            other.record(WorkshopHeld(form=WorkshopForm.OPEN, findings=(finding,)), 0, unit.id)
    return other


def _other_fields(one: Ran, viewer: Viewer, on: date) -> Ran:
    """Change what stands in the method's own events, as far as no rule asks for it."""
    del viewer, on
    other = _with_store(one)
    journal = tuple(
        evolve(event, payload=evolve(event.payload, participants=99, led_by=(), together_with=()))
        if isinstance(event.payload, WorkshopHeld)
        else evolve(event, payload=evolve(event.payload, to=None, wording=None, answer_by=None))
        if isinstance(event.payload, TalkOffered)
        else event
        for event in one.process.journal
    )
    return Ran(process=Process(one.process.method, journal), store=other.store)


def _with_store(
    one: Ran,
    *,
    change_publication: Callable[[Publication], Publication] = lambda kept: kept,
    change_person: Callable[[Person], Person] = lambda person: person,
    change_text: Callable[[TextId, str], str] = lambda _, words: words,
) -> Ran:
    """Give the same process with another store, some things in it changed."""
    store = MemoryStore()
    for key in {key for tree in one.process.history().trees for key in people(tree)}:
        if person := one.store.directory.get(key):
            store.directory.put(change_person(person))
    for publication in one.store.results.publications(one.process.id):
        store.results.put_publication(one.process.id, change_publication(publication))
    for event in one.process.journal:
        for text in _texts(event):
            words = one.store.texts.get(text)
            if words is not None:
                store.texts.put(text, change_text(text, words))
    return Ran(process=Process(one.process.method, one.process.journal), store=store)


def _texts(event: Event) -> list[TextId]:
    """Give the texts that an event refers to."""
    names = ("wording", "finding_wording", "effect_wording", "owner", "reason", "topic")
    found = [getattr(event.payload, name, None) for name in names]
    return [text for text in found if text is not None]


CHANGES = (_other_results, _other_names, _other_words, _more_that_is_hidden, _other_fields)


@given(ran(), DAYS, st.sampled_from(CHANGES), st.data())
def test_what_a_viewer_may_not_see_changes_nothing_for_the_viewer(
    one: Ran, day: int, change: Callable[[Ran, Viewer, date], Ran], data: st.DataObject
) -> None:
    """Unreadable results, others' names, hidden measures and findings leave the view as it is.

    Overseers are let out where their view is of everybody's events: the ids of events count
    what was recorded.
    """
    on = STARTED + timedelta(days=day)
    viewer = a_viewer(one, on, data)
    other = change(one, viewer, on)
    before, after = looked(one, viewer, on), looked(other, viewer, on)
    if viewer.actor in one.process.method.bounds.overseers:
        before, after = evolve(before, duties=()), evolve(after, duties=())
    assert after == before


@given(ran(), DAYS, st.sampled_from(CHANGES), st.data())
def test_what_a_reader_may_not_see_changes_nothing_in_a_document(
    one: Ran, day: int, change: Callable[[Ran, Viewer, date], Ran], data: st.DataObject
) -> None:
    """All that a document can be filled with is the same."""
    on = STARTED + timedelta(days=day)
    required = data.draw(st.sampled_from(required_documents(one.process, on=on)))
    other = change(one, required.viewer, on)
    before = document_context(one.process, one.store, required, on=on)
    after = document_context(other.process, other.store, required, on=on)
    meeting_later = on < max((line.since for line in one.process.distribution.lines), default=on)
    if change is _other_results and meeting_later:
        # A document is read on the day of its meeting, when more may be readable than today.
        before = {path: value for path, value in before.items() if not path.startswith("results")}
        after = {path: value for path, value in after.items() if not path.startswith("results")}
        before.pop("units.rows", None)
        after.pop("units.rows", None)
    assert after == before


@given(ran(), DAYS, st.data())
def test_evidence_is_of_units_whose_doings_the_viewer_may_see(
    one: Ran, day: int, data: st.DataObject
) -> None:
    """Others' events are counted in the verdict, and not told."""
    on = STARTED + timedelta(days=day)
    viewer = a_viewer(one, on, data)
    if viewer.actor in one.process.method.bounds.overseers:
        return
    seen = looked(one, viewer, on)
    may_see = led(one, viewer, on)
    names = {one.process.unit_name(unit) for unit in may_see} | {one.process.organisation.top.name}
    for duty in seen.duties:
        assert {event.unit_name for event in duty.evidence} <= names
        assert duty.trigger is None or duty.trigger in duty.evidence
        assert set(duty.verdict.missing) <= may_see
        assert duty.verdict.evidence == ()
        assert duty.verdict.missing_subjects == ()


@given(ran(), DAYS, st.data())
def test_how_many_are_missing_is_told_whoever_looks(
    one: Ran, day: int, data: st.DataObject
) -> None:
    """Those that are named and those that are not are as many as there are in what is known."""
    on = STARTED + timedelta(days=day)
    viewer = a_viewer(one, on, data)
    known = one.process.known(on=on)
    if viewer.actor not in one.process.method.bounds.overseers:
        top = one.process.organisation_on(on).top.id
        known = without_sensitive(known, top, told=one.process.known())
    whole = {duty.id: duty.verdict for duty in assess_events(one.process, known, on=on).duties}
    for duty in looked(one, viewer, on).duties:
        verdict = whole[duty.id]
        told = len(duty.verdict.missing) + len(duty.verdict.missing_subjects)
        assert told + duty.hidden_missing == len(verdict.missing) + len(verdict.missing_subjects)


@given(ran(), DAYS, DAYS)
def test_many_views_of_one_scene_are_as_if_each_were_made_alone(
    one: Ran, day: int, read_on: int
) -> None:
    """What somebody else was shown before changes nothing, whoever that was."""
    on = STARTED + timedelta(days=day)
    scene = Scene(one.process, one.store, on=on)
    shown = STARTED + timedelta(days=read_on)
    everybody = list(viewers(one.process, [each.key for each in one.process.method.actors], on=on))
    for viewer in (*everybody, *reversed(everybody)):
        for with_duties in (False, True):
            alone = view(
                one.process, one.store, viewer, on=on, shown=shown, with_duties=with_duties
            )
            assert view_of(scene, viewer, shown=shown, with_duties=with_duties) == alone
