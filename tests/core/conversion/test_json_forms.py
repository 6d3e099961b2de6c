"""The JSON forms of events, results and publications."""

import json
from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.conversion import (
    event_from_json,
    event_to_json,
    publication_from_json,
    publication_to_json,
    results_from_json,
    results_to_json,
)
from arbeidsmiljo.errors import InvalidInputError, SchemaVersionError
from arbeidsmiljo.model.distribution import Distribution, DistributionPlan, Reach, ReportLevel
from arbeidsmiljo.model.events import (
    PAYLOADS,
    Event,
    MeetingPlanned,
    Payload,
    ProcessStarted,
)
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    EventId,
    FactorKey,
    MeetingKey,
    MethodKey,
    ProcessId,
    RoundId,
    UnitId,
)
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.results import Result, Results, Scale
from arbeidsmiljo.testing.events import events, payloads_of
from arbeidsmiljo.testing.results import stored_publications, stored_results

PLANNED = Event(
    id=EventId("e-7"),
    process=ProcessId("must-2026"),
    sequence=7,
    happened=date(2026, 2, 3),
    recorded=datetime(2026, 2, 3, 9, 30, tzinfo=UTC),
    unit=UnitId("s-203"),
    payload=MeetingPlanned(meeting=MeetingKey("unit-first"), on=date(2026, 3, 2)),
)

_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
).map(json.dumps)


def places(error: InvalidInputError) -> list[str]:
    """Give the places that an error names."""
    return [problem.where for problem in error.problems]


@pytest.mark.parametrize("kind", PAYLOADS)
@given(data=st.data())
def test_event_with_any_payload_comes_back_as_it_was(
    kind: type[Payload], data: st.DataObject
) -> None:
    """An event written as JSON and read again is equal to itself, whatever it tells of."""
    event = data.draw(events(payload=payloads_of(kind)))
    assert event_from_json(event_to_json(event)) == event


@given(stored_results())
def test_results_come_back_as_they_were(results: Results) -> None:
    """Results written as JSON and read again are equal to themselves."""
    assert results_from_json(results_to_json(results)) == results


@given(stored_publications())
def test_publication_comes_back_as_it_was(publication: Publication) -> None:
    """A publication written as JSON and read again is equal to itself."""
    assert publication_from_json(publication_to_json(publication)) == publication


def test_stored_form_of_an_event() -> None:
    """The keys of a stored event stand in a fixed order, version first, activity before data."""
    assert event_to_json(PLANNED) == (
        '{"schema":2,"id":"e-7","process":"must-2026","sequence":7,"happened":"2026-02-03",'
        '"recorded":"2026-02-03T09:30:00+00:00","recorded_by":null,"unit":"s-203",'
        '"corrects":null,"payload":{"activity":"meeting-planned","meeting":"unit-first",'
        '"on":"2026-03-02"}}'
    )


def test_stored_form_names_parts_as_the_files_of_users_do() -> None:
    """An organisation and a distribution plan have the same keys in JSON as in TOML."""
    started = evolve(
        PLANNED,
        payload=ProcessStarted(
            method=MethodKey("must"),
            edition="2023-01",
            language="nb",
            organisation=Organisation(
                name="Ås prøvestasjon",
                country="NO",
                on=date(2026, 1, 1),
                units=(Unit(id=UnitId("top"), name="Ås", employees=4),),
            ),
            distribution=DistributionPlan(
                lines=(
                    Distribution(
                        report=ReportLevel.UNIT,
                        to=ActorKey("leader"),
                        reach=Reach.BELOW,
                        since=date(2026, 3, 2),
                    ),
                )
            ),
            group_sizes=GroupSizes(ordinary=5),
        ),
    )
    payload = json.loads(event_to_json(started))["payload"]
    assert payload["organisation"]["unit"] == [
        {"id": "top", "name": "Ås", "parent": None, "leader": None, "employees": 4}
    ]
    assert payload["distribution"] == {
        "distribution": [{"report": "unit", "to": "leader", "units": "below", "from": "2026-03-02"}]
    }


def test_all_faults_of_an_event_are_named_with_their_places() -> None:
    """Unknown keys, missing keys and wrong types are reported together, each by its path."""
    text = (
        '{"schema":2,"id":7,"process":"p","sequence":"1","happened":"2026-02-30",'
        '"recorded":"2026-02-03T09:30:00","colour":"red",'
        '"payload":{"activity":"meeting-planned","on":true,"where":"here"}}'
    )
    with pytest.raises(InvalidInputError) as caught:
        event_from_json(text, source="event 7")
    assert places(caught.value) == [
        "$.id",
        "$.sequence",
        "$.happened",
        "$.recorded",
        "$.payload.meeting",
        "$.payload.on",
        "$.payload.where",
        "$.colour",
    ]
    assert str(caught.value).startswith("event 7: 8 problems")
    assert "$.payload.on: is true or false; give a date such as 2026-02-02" in str(caught.value)


def test_faults_inside_lists_are_named_with_their_numbers() -> None:
    """A fault in a list is found by the number of its item, counted from 0."""
    text = (
        '{"schema":1,"round":"r","scales":[["a"],"ab",["a",{"minimum":1,"maximum":"2"}]],'
        '"rows":[{"unit":"u","factor":"f","respondents":2.5}]}'
    )
    with pytest.raises(InvalidInputError) as caught:
        results_from_json(text)
    assert places(caught.value) == [
        "$.scales[0]",
        "$.scales[1]",
        "$.scales[2][1].maximum",
        "$.rows[0].respondents",
    ]


def test_a_value_that_a_class_refuses_is_named_with_its_place() -> None:
    """What a value's own class refuses is a problem at the place of that value."""
    text = '{"schema":1,"id":"p","round":"r","group_sizes":{"ordinary":1},"scales":[],"rows":[]}'
    with pytest.raises(InvalidInputError) as caught:
        publication_from_json(text)
    assert places(caught.value) == ["$.group_sizes"]


@pytest.mark.parametrize(
    ("schema", "says"),
    [
        ("3", "use a newer arbeidsmiljo"),
        ("0", "take it from a backup"),
        ("-1", "take it from a backup"),
        ("true", "take it from a backup"),
        ('"1"', "take it from a backup"),
        ("null", "take it from a backup"),
    ],
)
def test_an_unknown_version_is_refused(schema: str, says: str) -> None:
    """A stored form of a version that this one does not know says what to do about it."""
    text = event_to_json(PLANNED).replace('"schema":2', f'"schema":{schema}')
    with pytest.raises(SchemaVersionError, match=says):
        event_from_json(text)


def test_a_form_without_version_is_refused() -> None:
    """A stored form must say of which schema version it is."""
    text = event_to_json(PLANNED).replace('"schema":2,', "")
    with pytest.raises(SchemaVersionError, match="'schema' is missing"):
        event_from_json(text)


def test_an_unknown_activity_asks_for_a_newer_version() -> None:
    """An event that tells of something unknown was written by somebody who knows more."""
    text = event_to_json(PLANNED).replace("meeting-planned", "meeting-dreamt")
    with pytest.raises(SchemaVersionError, match=r"'meeting-dreamt'.*newer arbeidsmiljo"):
        event_from_json(text)


@pytest.mark.parametrize("payload", ["null", "[]", "{}", '{"activity":null}', '"started"'])
def test_a_payload_without_activity_is_refused(payload: str) -> None:
    """A payload that does not say its activity is a problem at the payload."""
    text = event_to_json(PLANNED)
    text = text[: text.index('{"activity"')] + payload + "}"
    with pytest.raises(InvalidInputError) as caught:
        event_from_json(text)
    assert places(caught.value) == ["$.payload"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "line 1, column 1"),
        ('{"schema":1,\n"id":}', "line 2, column 6"),
        ("[]", "$"),
        ('{"schema":1,"schema":1}', "$"),
        ('{"schema":NaN}', "$"),
        ('{"schema":' + "9" * 5000 + "}", "$"),
        ('{"schema":' + "[" * 200_000, "$"),
    ],
)
def test_what_is_not_the_json_of_a_stored_form_is_refused(text: str, where: str) -> None:
    """Damaged or hostile JSON is one clear error with its place."""
    with pytest.raises(InvalidInputError) as caught:
        event_from_json(text)
    assert places(caught.value) == [where]


@given(st.text() | _JSON)
def test_any_other_text_is_an_error_of_ours(text: str) -> None:
    """Whatever is read in place of an event, the error is one of the library's."""
    with pytest.raises((InvalidInputError, SchemaVersionError)):
        event_from_json(text)


def test_a_time_without_zone_is_not_stored() -> None:
    """When an event was recorded must be told with a time zone, or nobody knows when it was."""
    with pytest.raises(ValueError, match="time zone"):
        event_to_json(evolve(PLANNED, recorded=datetime(2026, 2, 3, 9, 30)))  # noqa: DTZ001


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_is_not_finite_is_not_stored(number: float) -> None:
    """A mean that is no number is not written, since JSON has none such."""
    row = Result(unit=UnitId("u"), factor=FactorKey("f"), respondents=3, mean=number)
    results = Results(
        round=RoundId("r"),
        scales=((FactorKey("f"), Scale(minimum=1, maximum=5)),),
        rows=(row,),
    )
    with pytest.raises(ValueError, match="JSON"):
        results_to_json(results)


def test_a_number_too_large_for_a_mean_is_refused() -> None:
    """A whole number that no floating-point number can hold is a problem at its place."""
    text = (
        '{"schema":1,"round":"r","scales":[],"rows":[{"unit":"u","factor":"f",'
        '"respondents":2,"mean":1' + "0" * 400 + "}]}"
    )
    with pytest.raises(InvalidInputError) as caught:
        results_from_json(text)
    assert places(caught.value) == ["$.rows[0].mean"]
