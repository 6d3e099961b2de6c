"""What a document can be filled with."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import cast

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.access import Viewer
from arbeidsmiljo.errors import ArbeidsmiljoError
from arbeidsmiljo.model.actors import Appointment
from arbeidsmiljo.model.charts import Chart
from arbeidsmiljo.model.distribution import Distribution, DistributionPlan, Reach, ReportLevel
from arbeidsmiljo.model.documents import DocumentKind, Record, Value
from arbeidsmiljo.model.events import (
    MeetingPlanned,
    ParameterSet,
    ResultsPublished,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    PersonId,
    PublicationId,
    RoundId,
    UnitId,
)
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.measures import MeasureKind, MeasureState, PlanState
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.process import View, round_in_view
from arbeidsmiljo.process.collection import Reference, find_reference
from arbeidsmiljo.process.context import CONTEXT_PATHS, context
from arbeidsmiljo.process.contexts import document_context
from arbeidsmiljo.process.labels import MEASURE_KINDS, MEASURE_STATES, PLAN_STATES
from arbeidsmiljo.process.measures import without_sensitive
from arbeidsmiljo.process.required import RequiredDocument, required_documents
from arbeidsmiljo.process.templates import binding_paths
from arbeidsmiljo.survey.results import Result, shown_mean
from arbeidsmiljo.testing.example_names import (
    COMMITTEE,
    EMPLOYEES_INFORMED,
    LEADER_GROUP,
    LEADER_OF_EMPLOYEES,
    LEADER_OF_LEADERS,
    PLAN_RETURN,
    UNIT_MEETING,
)
from arbeidsmiljo.testing.processes import (
    LATEST,
    STARTED,
    TEXTS,
    people,
    recordings,
    start,
    store_of,
)
from tests.core.process.followed import (
    DAYS,
    DRIFT,
    HR,
    IT,
    TOP,
    Followed,
    followed,
    full_story,
    small_organisation,
)

TEN_DAYS_LATER = STARTED + timedelta(days=10)

UNITS_OF_IT = tuple(UnitId(f"enhet-{number}") for number in range(4))


def wide_organisation() -> Organisation:
    """Make an organisation in which one leader leads four others."""
    small = small_organisation()
    units = [Unit(id=key, name=key.upper(), parent=IT, employees=0) for key in UNITS_OF_IT]
    return evolve(small, units=(*small.units, *units))


def a_document(one: Followed, on: date, data: st.DataObject) -> RequiredDocument:
    """Draw a document that the process needs on a day."""
    return data.draw(st.sampled_from(required_documents(one.process, on=on)))


def filled_with(one: Followed, required: RequiredDocument, on: date) -> Mapping[str, Value]:
    """Give what a document can be filled with on a day."""
    return document_context(one.process, one.store, required, on=on)


def of_view(one: Followed, seen: View, document: DocumentKind | None = None) -> dict[str, Value]:
    """Give what a view gives to a document."""
    organisation = one.process.organisation_on(seen.on)
    return context(
        seen,
        document or one.process.method.documents[0],
        one.process.method.questionnaire,
        beside=round_in_view(one.process, one.store, seen.viewer, on=seen.on),
        above=[unit.id for unit in organisation.above(seen.viewer.unit)],
        below=[unit.id for unit in organisation.below(seen.viewer.unit)],
    )


def rows(values: Mapping[str, Value], path: str) -> list[Record]:
    """Give the records at a path, none where it has no value."""
    value = values.get(path, [])
    assert isinstance(value, list)
    return [cast("Record", one) for one in value if isinstance(one, Mapping)]


def columns(path: str) -> set[str]:
    """Give the columns that are promised of the records at a path."""
    return set(CONTEXT_PATHS[path].rpartition(": ")[2].split(", "))


@given(followed(), DAYS, st.data())
def test_a_context_has_only_paths_that_can_be_bound(
    one: Followed, on: date, data: st.DataObject
) -> None:
    """Every path is among those that a binding file may name, and none stands for nothing."""
    values = filled_with(one, a_document(one, on, data), on)
    assert set(values) <= set(binding_paths(one.process.method))
    assert None not in values.values()
    assert [] not in values.values()


@given(followed(), DAYS, st.data())
def test_tables_have_the_columns_that_are_promised(
    one: Followed, on: date, data: st.DataObject
) -> None:
    """A record lacks a column only where it is not known, and then people complete it."""
    values = filled_with(one, a_document(one, on, data), on)
    for path in CONTEXT_PATHS:
        if path.endswith(".rows"):
            for record in rows(values, path):
                lacking = columns(path) - set(record)
                assert lacking <= {"finding", "kind", "owner", "due", "effect", "state"}
                assert None not in record.values()


def shown_of(one: Followed, seen: View, unit: UnitId | None) -> dict[str, Result]:
    """Give the results of a unit that a view has, by what the factor is called.

    Sensitive ones are left out: no chart has them.
    """
    labels = {
        factor.key: factor.label.in_language("nb")
        for factor in one.process.method.questionnaire.factors
        if factor.item_class is not ItemClass.SENSITIVE
    }
    found = {
        row.factor: row
        for row in (seen.publication.rows if seen.publication else ())
        if row.unit == unit
    }
    return {label: found[key] for key, label in labels.items() if key in found}


def hidden_of(one: Followed, seen: View, unit: UnitId | None) -> set[str]:
    """Give what the factors are called that are published of others, and hidden of a unit."""
    shown = shown_of(one, seen, unit)
    beside = round_in_view(one.process, one.store, seen.viewer, on=seen.on)
    if not shown or unit is None or beside is None:
        return set()
    return {
        factor.label.in_language("nb")
        for factor in one.process.method.questionnaire.factors
        if factor.item_class is not ItemClass.SENSITIVE and beside.beside.now.scale(factor.key)
    } - set(shown)


def nearest_above(one: Followed, seen: View) -> UnitId | None:
    """Give the nearest unit above a viewer's that has results in the view."""
    shown = {row.unit for row in (seen.publication.rows if seen.publication else ())}
    above = one.process.organisation_on(seen.on).above(seen.viewer.unit)
    return next((unit.id for unit in above if unit.id in shown), None)


@given(followed(), DAYS, st.data())
def test_results_are_those_in_the_view_and_no_others(
    one: Followed, on: date, data: st.DataObject
) -> None:
    """The unit's own rows are shown in the questionnaire's order, or those of the nearest above.

    What is published of others and hidden of it is called hidden. Sensitive ones stand apart, and
    are never those of another unit.
    """
    seen = one.view(data.draw(st.sampled_from(one.viewers(on))), on)
    values = of_view(one, seen)
    own = shown_of(one, seen, seen.viewer.unit)
    expected = own or shown_of(one, seen, nearest_above(one, seen))
    told = [(str(row["factor"]), row["respondents"]) for row in rows(values, "results.rows")]
    assert [row for row in told if row[1] != "skjult"] == [
        (label, result.respondents) for label, result in expected.items()
    ]
    order = [factor.label.in_language("nb") for factor in one.process.method.questionnaire.factors]
    assert [label for label, _ in told] == sorted(dict(told), key=order.index)
    whose = seen.viewer.unit if own else nearest_above(one, seen)
    assert {label for label, n in told if n == "skjult"} == hidden_of(one, seen, whose)
    sensitive = [
        (factor.label.in_language("nb"), row.respondents)
        for factor in one.process.method.questionnaire.factors
        if factor.item_class is ItemClass.SENSITIVE
        for row in (seen.publication.rows if seen.publication else ())
        if (row.unit, row.factor) == (seen.viewer.unit, factor.key)
    ]
    apart = rows(values, "results.sensitive.rows")
    assert [
        (row["factor"], row["respondents"]) for row in apart if row["mean"] != "skjult"
    ] == sensitive
    answered = max((row.respondents for row in own.values()), default=None)
    assert values.get("results.respondents") == answered
    if seen.publication is None:
        assert not [path for path in values if path.startswith(("results.", "units."))]


@given(followed(), DAYS, st.data())
def test_units_below_are_below(one: Followed, on: date, data: st.DataObject) -> None:
    """The table of published units names each readable unit under the reader's, and no other."""
    seen = one.view(data.draw(st.sampled_from(one.viewers(on))), on)
    organisation = one.process.organisation_on(on)
    below = {unit.id for unit in organisation.below(seen.viewer.unit)}
    answered: dict[str, int] = {}
    for row in seen.publication.rows if seen.publication else ():
        if row.unit in below:
            name = organisation.unit(row.unit).name
            answered[name] = max(answered.get(name, 0), row.respondents)
    assert {
        str(row["unit"]): row["respondents"] for row in rows(of_view(one, seen), "units.rows")
    } == answered


def means(results: Mapping[str, Result]) -> dict[str, float]:
    """Give the means that are known, as they are shown."""
    return {label: shown_mean(row.mean) for label, row in results.items() if row.mean is not None}


@given(followed(), DAYS, st.data())
def test_a_chart_shows_the_means_of_the_unit_or_of_the_nearest_above(
    one: Followed, on: date, data: st.DataObject
) -> None:
    """There is a bar for each mean, from end to end of the scale, and the name of whose it is.

    What is hidden keeps its place, and is called so.
    """
    seen = one.view(data.draw(st.sampled_from(one.viewers(on))), on)
    chart = of_view(one, seen).get("results.chart")
    own = means(shown_of(one, seen, seen.viewer.unit))
    above = nearest_above(one, seen)
    expected = own or means(shown_of(one, seen, above))
    assert (chart is None) == (not expected)
    if isinstance(chart, Chart):
        (series,) = chart.series
        bars = dict(zip(chart.categories, series.values, strict=True))
        assert {name: value for name, value in bars.items() if value is not None} == expected
        unit = seen.viewer.unit if own or above is None else above
        for name in hidden_of(one, seen, unit):
            assert bars[f"{name} (skjult)"] is None
        assert (chart.minimum, chart.maximum) == (1.0, 5.0)
        assert chart.title == series.name == one.process.organisation_on(on).unit(unit).name


@given(followed(), DAYS, st.data())
def test_results_are_seen_closer_where_there_is_a_mean(
    one: Followed, on: date, data: st.DataObject
) -> None:
    """The chart of means has a bar wherever the simple one has; others may stand beside it."""
    seen = one.view(data.draw(st.sampled_from(one.viewers(on))), on)
    values = of_view(one, seen)
    simple, compared = values.get("results.chart"), values.get("results.compare")
    assert isinstance(compared, Chart) == isinstance(simple, Chart)
    assert bool(rows(values, "results.closer.rows")) == isinstance(simple, Chart)
    if isinstance(compared, Chart) and isinstance(simple, Chart):
        bars = dict(zip(compared.categories, compared.series[0].values, strict=True))
        assert bars == dict(zip(simple.categories, simple.series[0].values, strict=True))
        assert compared.series[0].name == simple.title


@given(followed(max_events=10), DAYS, st.data())
def test_meetings_are_on_the_days_that_the_reader_may_know(
    one: Followed, on: date, data: st.DataObject
) -> None:
    """The reader's own day of a meeting comes before anybody else's of the same kind."""
    seen = one.view(data.draw(st.sampled_from(one.viewers(on))), on)
    for document in one.process.method.documents:
        values = of_view(one, seen, document)
        for kind in one.process.method.meetings:
            known = [meeting for meeting in seen.meetings if meeting.kind.key == kind.key]
            own = [meeting.on for meeting in known if meeting.unit == seen.viewer.unit]
            others = sorted(meeting.on for meeting in known)
            assert values.get(f"meetings.{kind.key}") == next(iter((*own, *others)), None)
        assert values.get("meeting.date") == values.get(f"meetings.{document.meeting}")
        assert [row["date"] for row in rows(values, "schedule.rows")] == [
            meeting.on for meeting in seen.meetings
        ]


@given(followed(max_events=10), DAYS, st.data())
def test_what_happens_later_is_in_no_document(one: Followed, on: date, data: st.DataObject) -> None:
    """A document of a day stays as it is, whatever happens after that day."""
    required = a_document(one, on, data)
    before = filled_with(one, required, on)
    for _ in range(3):
        recording = data.draw(recordings(one.process))
        later = max(recording.happened, on + timedelta(days=1))
        if recording.corrects is None:
            # On that later day it may not fit any more, and then it does not happen.
            with suppress(ArbeidsmiljoError):
                evolve(recording, happened=later).put(one.process)
    assert filled_with(one, required, on) == before


def test_a_later_change_of_a_deadline_is_in_no_earlier_document() -> None:
    """The day by which plans are asked back is the one that holds on the document's day."""
    one = full_story()
    document = one.process.method.documents[1]
    required = RequiredDocument(
        document=document, viewer=Viewer(actor=LEADER_OF_EMPLOYEES, unit=DRIFT)
    )
    one.process.record(
        ParameterSet(parameter=PLAN_RETURN, value="P1D"),
        happened=STARTED + timedelta(days=20),
        recorded=datetime(2026, 3, 1, tzinfo=UTC),
    )
    asked = [
        filled_with(one, required, STARTED + timedelta(days=day))["plan.return_by"]
        for day in (19, 20)
    ]
    assert asked == [date(2026, 2, 17), date(2026, 2, 4)]


@given(st.lists(st.sampled_from(MeasureState), max_size=6))
def test_a_rejected_measure_is_in_no_table(states: list[MeasureState]) -> None:
    """A plan has every measure but those, and what was chosen has no mere proposals either."""
    one = full_story()
    seen = one.view(Viewer(actor=LEADER_OF_LEADERS, unit=IT), TEN_DAYS_LATER)
    (measure,) = seen.line_measures
    some = tuple(
        evolve(measure, state=state, wording=f"tiltak {number}")
        for number, state in enumerate(states)
    )
    values = of_view(one, evolve(seen, own_measures=some, line_measures=some))

    def expected(*left_out: MeasureState) -> list[str]:
        return [f"tiltak {n}" for n, state in enumerate(states) if state not in left_out]

    told = {
        path: [row["text"] for row in rows(values, path)]
        for path in ("measures.rows", "line.rows", "measures.chosen.rows")
    }
    assert told == {
        "measures.rows": expected(MeasureState.REJECTED),
        "line.rows": expected(MeasureState.REJECTED),
        "measures.chosen.rows": expected(MeasureState.REJECTED, MeasureState.PROPOSED),
    }


@given(followed(max_events=10), st.data())
def test_what_was_erased_is_in_no_document(one: Followed, data: st.DataObject) -> None:
    """Once a name or a text is erased, no document says it, and documents can still be made."""
    required = a_document(one, LATEST, data)
    for person in people(one.process.organisation):
        one.store.directory.erase(person)
    for text in TEXTS:
        one.store.texts.erase(text)
    values = filled_with(one, required, LATEST)
    assert "Navn på" not in repr(values)
    assert "Ordlyden av" not in repr(values)
    assert {"unit.leader", "unit.superior", "contact.hr"}.isdisjoint(values)


@given(followed(), DAYS, st.data())
def test_a_document_says_which_it_is(one: Followed, on: date, data: st.DataObject) -> None:
    """The reference in a document that comes back leads to its process, kind and unit."""
    required = a_document(one, on, data)
    said = filled_with(one, required, on)["document.reference"]
    assert isinstance(said, str)
    assert find_reference(("Tiltaksplan", f"Referanse: {said}, side 1")) == Reference(
        process=one.process.id, document=required.document.key, unit=required.viewer.unit
    )


def test_there_is_something_to_say_at_every_path() -> None:
    """No path that a binding may name waits for a value that never comes."""
    one = full_story()
    seen: set[str] = set()
    for actor, unit in ((COMMITTEE, TOP), (LEADER_OF_LEADERS, IT), (LEADER_OF_EMPLOYEES, DRIFT)):
        viewer = Viewer(actor=actor, unit=unit)
        for document in one.process.method.documents:
            if document.scope in (Scope.ONCE, Scope.EACH_UNIT):
                required = RequiredDocument(document=document, viewer=viewer)
                seen |= set(filled_with(one, required, TEN_DAYS_LATER))
    # HR is whoever holds that role in the top unit, and in this one nobody does.
    promised = {path for path in CONTEXT_PATHS if not path.endswith(".*")} - {"contact.hr"}
    assert promised - seen == set()
    assert {f"meetings.{UNIT_MEETING}", f"steps.{EMPLOYEES_INFORMED}"} <= seen


@given(followed(), DAYS, st.data())
def test_the_parts_of_a_step_are_those_that_the_unit_has_done(
    one: Followed, on: date, data: st.DataObject
) -> None:
    """They stand in the method's order, each once, whenever and how often they were done."""
    seen = one.view(data.draw(st.sampled_from(one.viewers(on))), on)
    values = of_view(one, seen)
    history = one.process.history(on=on)
    known = one.process.known(on=on)
    if seen.viewer.actor not in one.process.method.bounds.overseers:
        known = without_sensitive(known, history.top(), told=one.process.known())
    done = {
        point
        for event in known
        if isinstance(event.payload, StepTaken)
        and history.resolve(event.unit or history.top()) == seen.viewer.unit
        for point in event.payload.points
    }
    for step in one.process.method.steps:
        expected = tuple(part.label.in_language("nb") for part in step.points if part.key in done)
        assert values.get(f"steps.{step.key}", ()) == expected


def test_those_who_are_appointed_in_the_unit_are_named() -> None:
    """A role has the names of all who hold it there on the day, and nobody of another unit."""

    def appointed(person: str, actor: ActorKey, unit: UnitId, until: date | None) -> Appointment:
        return Appointment(person=PersonId(person), actor=actor, unit=unit, until=until)

    actor = LEADER_OF_EMPLOYEES
    organisation = evolve(
        small_organisation(),
        appointments=(
            appointed("p-1", actor, DRIFT, None),
            appointed("p-2", actor, DRIFT, None),
            appointed("p-3", actor, DRIFT, STARTED),
            appointed("p-4", actor, HR, None),
            appointed("p-5", COMMITTEE, TOP, None),
        ),
    )
    process = start(organisation)
    one = Followed(process=process, store=store_of(process))
    values = of_view(one, one.view(Viewer(actor=actor, unit=DRIFT), TEN_DAYS_LATER))
    assert {path: said for path, said in values.items() if path.startswith("appointed.")} == {
        f"appointed.{actor}": "Navn på p-1, Navn på p-2"
    }


def test_a_plan_is_filled_with_what_the_unit_decided() -> None:
    """The unit's document says who leads, when they meet, what was answered and what is done."""
    one = full_story()
    document = one.process.method.documents[1]
    required = RequiredDocument(
        document=document, viewer=Viewer(actor=LEADER_OF_EMPLOYEES, unit=DRIFT)
    )
    values = filled_with(one, required, TEN_DAYS_LATER)
    assert {path: values[path] for path in values if path.split(".")[0] != "results"} == {
        "organisation.name": "Direktoratet for øvelser",
        "process.id": "maaling-2026",
        "process.start": STARTED,
        "process.effects": ("Ordlyden av tekst-0",),
        "unit.employees": 12,
        "unit.name": "DRIFT",
        "unit.leader": "Navn på leder-drift",
        "unit.superior": "Navn på leder-it",
        "meeting.date": date(2026, 2, 3),
        "meetings.unit-meeting": date(2026, 2, 3),
        "meetings.committee-first": date(2026, 2, 9),
        "schedule.rows": [
            {"date": date(2026, 2, 3), "meeting": "Enhetens møte", "who": "DRIFT"},
            {"date": date(2026, 2, 9), "meeting": "Utvalgets første møte", "who": "TOPP"},
        ],
        "plan.return_by": date(2026, 2, 17),
        "document.reference": "[maaling-2026/unit-plan/drift]",
        "measures.rows": [
            {
                "unit": "DRIFT",
                "finding": "Ordlyden av tekst-2",
                "text": "Ordlyden av tekst-1",
                "kind": "Sosialt",
                "owner": "Ordlyden av tekst-3",
                "due": date(2026, 6, 1),
                "effect": "Ordlyden av tekst-0",
                "state": MEASURE_STATES[MeasureState.DECIDED].in_language("nb"),
            }
        ],
        "measures.chosen.rows": values["measures.rows"],
        "plans.topics": "Ordlyden av tekst-6",
        "findings.improvement.rows": [{"text": "Ordlyden av tekst-4"}],
        "findings.preservation.rows": [{"text": "Ordlyden av tekst-5"}],
        "plans.rows": [
            {
                "topic": "Ordlyden av tekst-6",
                "unit": "DRIFT",
                "state": PLAN_STATES[PlanState.ON_TRACK].in_language("nb"),
            }
        ],
    }
    assert rows(values, "results.rows") == [
        {"factor": "Samarbeid", "scale": "1–5", "respondents": 11, "mean": 4.0},
        {"factor": "Nærmeste leder", "scale": "1–5", "respondents": 12, "mean": 3.0},
    ]
    assert values["results.scale"] == "1–5"
    assert values["results.rate"] == "100\N{NO-BREAK SPACE}%"
    assert values["results.respondents"] == 12
    assert values["results.group_size"] == 5


def test_sensitive_results_stand_apart_with_their_own_scale_and_smallest_group() -> None:
    """The enterprise's document has them, and no document of a unit has."""
    one = full_story()
    values = of_view(one, one.view(Viewer(actor=COMMITTEE, unit=TOP), TEN_DAYS_LATER))
    assert rows(values, "results.sensitive.rows") == [
        {"factor": "Trakassering", "scale": "0–1", "respondents": 19, "mean": 0.1}
    ]
    assert values["results.sensitive.group_size"] == 5
    below = [viewer for viewer in one.viewers() if viewer.unit != TOP]
    assert len(below) == 3
    for viewer in below:
        values = of_view(one, one.view(viewer, TEN_DAYS_LATER))
        assert "Trakassering" not in repr(values)
        assert not [path for path in values if "sensitive" in path]


def note_of(unit: UnitId, reaches: tuple[Reach, ...]) -> str | None:
    """Give the note in the document of a unit whose leader gets reports, as far as they reach."""
    story = full_story()
    lines = tuple(
        Distribution(report=level, to=LEADER_OF_EMPLOYEES, reach=reach, since=STARTED)
        for reach in reaches
        for level in ReportLevel
        if reach is not Reach.OWN or level is ReportLevel.UNIT
    )
    process = start(story.process.organisation, distribution=DistributionPlan(lines=lines))
    process.record(
        ResultsPublished(round=RoundId("r"), publication=PublicationId("p")),
        happened=STARTED,
        recorded=datetime(2026, 3, 1, tzinfo=UTC),
    )
    one = Followed(process=process, store=story.store)
    seen = one.view(Viewer(actor=LEADER_OF_EMPLOYEES, unit=unit), STARTED)
    note = of_view(one, seen).get("results.note")
    assert note is None or isinstance(note, str)
    return note


@pytest.mark.parametrize("reaches", [(Reach.OWN,), (Reach.OWN, Reach.ABOVE)])
def test_a_unit_with_results_is_told_how_many_answered(reaches: tuple[Reach, ...]) -> None:
    """And how small a group may be before nothing is shown of it."""
    note = note_of(DRIFT, reaches)
    assert note is not None
    assert note.startswith("12 har svart. Grupper med færre enn 5 svar vises ikke")


def test_a_unit_without_results_is_told_so_and_whose_numbers_there_are() -> None:
    """Whoever may read a report learns why it cannot be shown."""
    alone, beside = note_of(HR, (Reach.OWN,)), note_of(HR, (Reach.OWN, Reach.ABOVE))
    assert alone is not None
    assert alone.startswith("Enheten har ikke egne tall som kan vises")
    why = "Det som er skjult, er skjult slik at ingen kan regne ut svarene til en liten gruppe."
    assert beside == f"{alone} Tallene her gjelder TOPP. {why}"


@pytest.mark.parametrize("unit", [DRIFT, HR])
@pytest.mark.parametrize("reaches", [(), (Reach.ABOVE,)])
def test_nobody_learns_from_a_note_what_is_in_a_report_of_others(
    unit: UnitId, reaches: tuple[Reach, ...]
) -> None:
    """Without the right to read the unit's report it is not said whether there is one."""
    assert note_of(unit, reaches) is None


@given(st.integers(0, 30), st.integers(0, 30))
def test_a_rate_is_a_share_of_those_who_work_there(answered: int, employees: int) -> None:
    """It is told in whole per cent, and not where nobody answered or the numbers cannot be."""
    one = full_story()
    seen = one.view(Viewer(actor=LEADER_OF_EMPLOYEES, unit=DRIFT), TEN_DAYS_LATER)
    assert seen.publication is not None
    changed = evolve(
        seen,
        employees=employees,
        publication=evolve(
            seen.publication,
            rows=tuple(evolve(row, respondents=answered) for row in seen.publication.rows),
        ),
    )
    rate = of_view(one, changed).get("results.rate")
    if 0 < answered <= employees:
        number, sign = str(rate).split("\N{NO-BREAK SPACE}")
        assert sign == "%"
        assert abs(int(number) - 100 * answered / employees) <= 0.5
    else:
        assert rate is None


def test_the_own_day_of_a_meeting_comes_before_that_of_the_unit_above() -> None:
    """A leader who is called to the superior's meeting of the same kind sees both, own first."""
    small = small_organisation()
    under = Unit(id=UnitId("support"), name="SUPPORT", parent=DRIFT, employees=0)
    process = start(evolve(small, units=(*small.units, under)))
    for unit, on in ((IT, date(2026, 2, 9)), (DRIFT, date(2026, 2, 12))):
        process.record(
            MeetingPlanned(meeting=LEADER_GROUP, on=on),
            happened=STARTED,
            recorded=datetime(2026, 3, 1, tzinfo=UTC),
            unit=unit,
        )
    one = Followed(process=process, store=store_of(process))
    values = of_view(one, one.view(Viewer(actor=LEADER_OF_LEADERS, unit=DRIFT), STARTED))
    assert [row["who"] for row in rows(values, "schedule.rows")] == ["IT", "DRIFT"]
    assert values["meetings.leader-group"] == date(2026, 2, 12)


def test_every_kind_of_measure_has_a_name_in_the_languages_of_plans() -> None:
    """What a unit reads in its plan is what it may write there."""
    assert set(MEASURE_KINDS) == set(MeasureKind)
    for label in MEASURE_KINDS.values():
        assert {"nb", "en"} <= set(label.by_language)
    names = [label.in_language("nb") for label in MEASURE_KINDS.values()]
    assert len(set(names)) == len(names)
