"""Collection: returned action plans become measures."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidInputError
from arbeidsmiljo.model.bindings import Binding, TableBinding
from arbeidsmiljo.model.documents import Doubt, Field, FieldKind, Filled, Reading, Value
from arbeidsmiljo.model.events import (
    ActionPlanReturned,
    FindingRecorded,
    MeasureMoved,
    MeasureProposed,
)
from arbeidsmiljo.model.identifiers import FindingId, MeasureId, UnitId
from arbeidsmiljo.model.measures import FindingKind, MeasureKind, MeasureState
from arbeidsmiljo.process.collection import (
    PlannedMeasure,
    collect,
    find_reference,
    read_plan,
)
from arbeidsmiljo.process.context import PLAN_PATHS
from arbeidsmiljo.process.measures import measures
from arbeidsmiljo.testing.processes import TEXTS
from tests.core.process.ran import Ran, propose, started

WORDS = (
    st.text("abcæøå ", min_size=1, max_size=12)
    .filter(str.strip)
    .map(lambda text: " ".join(text.split()))
)

ROWS = st.builds(
    PlannedMeasure,
    row=st.just(1),
    finding=st.just("") | WORDS,
    wording=WORDS,
    kind=st.none() | st.sampled_from(MeasureKind),
    owner=st.just("") | WORDS,
    due=st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    effect=st.just("") | WORDS,
)

PLANS = st.lists(ROWS, max_size=5, unique_by=lambda row: row.wording.casefold()).map(tuple)


def a_unit(one: Ran) -> UnitId:
    """Give a unit of the process."""
    return one.process.organisation.units[-1].id


def collected(one: Ran, plan: tuple[PlannedMeasure, ...]) -> tuple[int, int, int, int]:
    """Collect a plan, and count what was new, changed, unchanged and gone."""
    found = collect(
        one.process,
        one.store,
        a_unit(one),
        plan,
        happened=date(2026, 3, 2),
        recorded=datetime(2026, 3, 2, 12, tzinfo=UTC),
    )
    return (len(found.new), len(found.changed), found.unchanged, len(found.gone))


@given(started(), PLANS)
def test_every_row_becomes_a_measure_of_the_unit(
    one: Ran, plan: tuple[PlannedMeasure, ...]
) -> None:
    """Its words are in the store; with an owner or a date it is decided, else proposed."""
    assert collected(one, plan) == (len(plan), 0, 0, 0)
    found = measures(one.process.known(), one.process.organisation.top.id).values()
    for measure, row in zip(found, plan, strict=True):
        assert measure.unit == a_unit(one)
        assert one.store.texts.get(measure.wording) == row.wording
        assert measure.kind is row.kind
        decided = bool(row.owner or row.due)
        assert measure.state is (MeasureState.DECIDED if decided else MeasureState.PROPOSED)
        assert measure.due == (row.due if decided else None)


@given(started(), PLANS)
def test_collecting_twice_adds_nothing(one: Ran, plan: tuple[PlannedMeasure, ...]) -> None:
    """The second time no event is recorded, even when the words are spaced otherwise."""
    collected(one, plan)
    before = len(one.process.journal)
    assert collected(one, plan) == (0, 0, len(plan), 0)
    assert len(one.process.journal) == before


@given(started(), PLANS.filter(bool))
def test_a_row_that_is_gone_is_reported_and_kept(
    one: Ran, plan: tuple[PlannedMeasure, ...]
) -> None:
    """Taking a row out of the table rejects nothing."""
    collected(one, plan)
    assert collected(one, plan[1:]) == (0, 0, len(plan) - 1, 1)
    found = measures(one.process.known(), one.process.organisation.top.id)
    assert len(found) == len(plan)
    assert all(measure.state is not MeasureState.REJECTED for measure in found.values())


@given(started(), ROWS, st.dates(date(2028, 1, 1), date(2028, 12, 31)))
def test_a_new_date_changes_the_measure(one: Ran, row: PlannedMeasure, due: date) -> None:
    """The measure is the one it was, decided anew."""
    row = evolve(row, owner="Leder", due=date(2026, 5, 4))
    collected(one, (row,))
    assert collected(one, (evolve(row, due=due),)) == (0, 1, 0, 0)
    (measure,) = measures(one.process.known(), one.process.organisation.top.id).values()
    assert measure.due == due


@given(started(), PLANS)
def test_no_words_get_into_the_journal(one: Ran, plan: tuple[PlannedMeasure, ...]) -> None:
    """What people wrote is in the text store only; the journal has ids that do not tell it."""
    collected(one, tuple(evolve(row, wording=f"hemmelig {row.wording}") for row in plan))
    assert "hemmelig" not in repr([event.payload for event in one.process.journal])


@given(started())
def test_an_empty_plan_has_been_returned(one: Ran) -> None:
    """A plan without measures is a plan; it is recorded once."""
    collected(one, ())
    collected(one, ())
    returned = [
        event for event in one.process.journal if isinstance(event.payload, ActionPlanReturned)
    ]
    assert len(returned) == 1
    assert not any(isinstance(event.payload, MeasureProposed) for event in one.process.journal)


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_document_says_what_it_is(before: str, after: str) -> None:
    """The reference is found among other words, and nothing is found where there is none."""
    found = find_reference((before, f"{before} [must-2026/unit-meeting/s-203] {after}"))
    assert found is not None
    assert (found.process, found.document, found.unit) == ("must-2026", "unit-meeting", "s-203")
    assert find_reference((before.replace("[", ""), after.replace("[", ""))) is None


COLUMNS = {"Tiltak": "text", "Type": "kind", "Ansvarlig": "owner", "Frist": "due"}

TABLE = Field(
    key="tiltak", prompt="Tiltak", place="table 1", kind=FieldKind.ROW, columns=tuple(COLUMNS)
)

BINDING = Binding(tables=(TableBinding(path="measures.rows", columns=COLUMNS),))


@frozen
class Returned:
    """A template of a format of which every document reads as these rows."""

    rows: tuple[dict[str, str], ...] | None

    @property
    def fields(self) -> tuple[Field, ...]:
        """The table."""
        return (TABLE,)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Give none: text has no colours."""
        return ()

    @property
    def is_signed(self) -> bool:
        """Tell that nobody has signed it."""
        return False

    def fill(self, values: Mapping[str, Value], *, language: str, compact: bool = False) -> Filled:
        """Fill nothing."""
        del values, language, compact
        return Filled(data=b"", left=self.fields)

    def read(self, document: bytes, *, name: str | None = None) -> Reading:
        """Read the rows."""
        del document, name
        rows = {} if self.rows is None else {"tiltak": self.rows}
        return Reading(values={}, rows=rows, unmatched=())


def test_a_table_is_read_as_people_write() -> None:
    """Kinds and dates are understood in the field's words; an empty row says nothing."""
    rows = (
        {"Tiltak": "Felles  lunsj", "Type": "sosialt", "Ansvarlig": "Leder", "Frist": "1.6.2026"},
        {"Tiltak": "", "Type": " ", "Ansvarlig": "", "Frist": ""},
        {"Tiltak": "Faste møter", "Type": "", "Ansvarlig": "", "Frist": "15. juni 2026"},
    )
    first, second = read_plan(Returned(rows), BINDING, b"", name="plan.docx").rows
    assert (first.wording, first.kind, first.due) == (
        "Felles lunsj",
        MeasureKind.SOCIAL,
        date(2026, 6, 1),
    )
    assert (second.row, second.kind, second.due) == (3, None, date(2026, 6, 15))


@pytest.mark.parametrize("path", PLAN_PATHS)
def test_a_table_that_has_no_room_for_all_misses_none(path: str) -> None:
    """A row that only counts those left out is no measure, and what it counts is not gone."""
    binding = Binding(tables=(TableBinding(path=path, columns=COLUMNS),))
    rows = [dict.fromkeys(COLUMNS, "") | {"Tiltak": text} for text in ("Lunsj", "Faste møter")]
    whole = read_plan(Returned(tuple(rows)), binding, b"", name="plan.docx")
    assert whole.left_out == PLAN_PATHS[path]
    rows[1]["Tiltak"] = "… og 3 tiltak til"
    cut = read_plan(Returned(tuple(rows)), binding, b"", name="plan.docx")
    assert [row.wording for row in cut.rows] == ["Lunsj"]
    assert cut.left_out == frozenset(MeasureState)


@given(started(), PLANS, st.frozensets(st.sampled_from(MeasureState)))
def test_what_a_plan_does_not_show_is_not_missed(
    one: Ran, plan: tuple[PlannedMeasure, ...], left_out: frozenset[MeasureState]
) -> None:
    """Of the measures that are not in it, those are told that it would have shown."""
    collected(one, plan)
    found = collect(
        one.process,
        one.store,
        a_unit(one),
        (),
        happened=date(2026, 3, 2),
        recorded=datetime(2026, 3, 3, 12, tzinfo=UTC),
        left_out=left_out,
    )
    known = measures(one.process.known(), one.process.organisation.top.id).values()
    assert set(found.gone) == {measure.id for measure in known if measure.state not in left_out}


def test_all_that_cannot_be_read_is_told_at_once() -> None:
    """Each row that is wrong is named, and nothing is read."""
    rows = (
        {"Tiltak": "", "Type": "", "Ansvarlig": "Leder", "Frist": ""},
        {"Tiltak": "Faste møter", "Type": "Annet", "Ansvarlig": "", "Frist": "snart"},
    )
    with pytest.raises(InvalidInputError) as caught:
        read_plan(Returned(rows), BINDING, b"", name="plan.docx")
    assert [problem.where.split()[1] for problem in caught.value.problems] == ["1", "2", "2"]


def test_a_document_without_the_table_is_refused() -> None:
    """A table whose headings were changed is asked for, not guessed."""
    with pytest.raises(InvalidInputError, match="headings"):
        read_plan(Returned(None), BINDING, b"", name="plan.docx")


@given(started(), ROWS, st.sampled_from([MeasureState.STARTED, MeasureState.DONE]))
def test_a_measure_under_way_takes_a_new_date(
    one: Ran, row: PlannedMeasure, state: MeasureState
) -> None:
    """What has been started stays started when its owner or date changes."""
    row = evolve(row, owner="Leder", due=date(2026, 5, 4))
    collected(one, (row,))
    (measure,) = measures(one.process.known(), one.process.organisation.top.id).values()
    one.record(MeasureMoved(measure=measure.id, to=state), 40, a_unit(one))
    found = collect(
        one.process,
        one.store,
        a_unit(one),
        (evolve(row, due=date(2028, 5, 4)),),
        happened=date(2026, 3, 20),
        recorded=one.process.journal[-1].recorded + timedelta(days=30),
    )
    assert found.changed == (measure.id,)
    (after,) = measures(one.process.known(), one.process.organisation.top.id).values()
    assert (after.state, after.due) == (state, date(2028, 5, 4))


@given(started(), ROWS, st.booleans())
def test_a_sensitive_measure_is_left_alone(
    one: Ran,
    row: PlannedMeasure,
    by_its_finding: bool,  # noqa: FBT001 - drawn
) -> None:
    """A row with its very words is another measure, and nothing tells of it: not even a number."""
    if by_its_finding:
        finding, words = FindingId("hemmelig"), TEXTS[0]
        found = FindingRecorded(finding=finding, kind=FindingKind.IMPROVEMENT, wording=words)
        answer = MeasureProposed(measure=MeasureId("svar"), wording=words, finding=finding)
        for payload in (found, answer, evolve(found, sensitive=True)):
            one.record(payload, 0, a_unit(one))
    else:
        propose(one, a_unit(one), 1, day=0, sensitive=True)
    (hidden,) = measures(one.process.known(), one.process.organisation.top.id).values()
    words_of_it = one.store.texts.get(hidden.wording)
    assert collected(one, (evolve(row, wording=str(words_of_it)),)) == (1, 0, 0, 0)
    assert f"{a_unit(one)}-m1" in measures(one.process.known(), one.process.organisation.top.id)
    assert collected(one, ()) == (0, 0, 0, 1)
