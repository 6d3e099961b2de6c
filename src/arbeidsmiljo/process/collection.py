"""Collection: action plans that units return are read back into measures."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Final

from attrs import frozen

from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.bindings import Binding, TableBinding
from arbeidsmiljo.model.documents import FieldKind, Template
from arbeidsmiljo.model.events import (
    ActionPlanReturned,
    MeasureDecided,
    MeasureProposed,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import (
    DocumentKey,
    EffectId,
    MeasureId,
    PersonId,
    ProcessId,
    TextId,
    UnitId,
)
from arbeidsmiljo.model.measures import Measure, MeasureKind, MeasureState
from arbeidsmiljo.process.context import PLAN_PATHS
from arbeidsmiljo.process.dates import read_date
from arbeidsmiljo.process.erasable import text_of
from arbeidsmiljo.process.labels import MEASURE_KINDS
from arbeidsmiljo.process.measures import OVER, is_sensitive, measures, sensitive_findings
from arbeidsmiljo.process.process import Process
from arbeidsmiljo.process.slide_rows import says_more
from arbeidsmiljo.stores import Store

_REFERENCE: Final = re.compile(r"\[([a-z0-9._-]+)/([a-z0-9._-]+)/([a-z0-9._-]+)\]")


@frozen(kw_only=True)
class Reference:
    """What a document says of itself: the process, the kind of document, and the unit."""

    process: ProcessId
    document: DocumentKey
    unit: UnitId


@frozen(kw_only=True)
class PlannedMeasure:
    """One row of a returned action plan.

    Attributes:
        row: Its place in the table, from 1.
        finding: What it answers, in words.
        wording: What is to be done.
        kind: Of the three kinds; None where the row does not say.
        owner: Who sees to it.
        due: When it is to be done; None where the row does not say.
        effect: The wanted effect, in words.
    """

    row: int
    finding: str
    wording: str
    kind: MeasureKind | None
    owner: str
    due: date | None
    effect: str


@frozen(kw_only=True)
class ReadPlan:
    """What stands in a returned action plan.

    Attributes:
        rows: Its rows, without those that say nothing.
        left_out: The states of the measures that it does not show: all of them, where it says
            that there are more than it has room for.
    """

    rows: tuple[PlannedMeasure, ...]
    left_out: frozenset[MeasureState]


@frozen(kw_only=True)
class Collected:
    """What a returned action plan brought.

    Attributes:
        unit: Whose.
        new: Measures that were not known before.
        changed: Measures whose owner or date is another than before.
        unchanged: How many were known as they are.
        gone: Measures of the unit that the plan ought to show and does not any more; reported,
            not rejected.
    """

    unit: UnitId
    new: tuple[MeasureId, ...]
    changed: tuple[MeasureId, ...]
    unchanged: int
    gone: tuple[MeasureId, ...]


def find_reference(texts: Iterable[str], process: ProcessId | None = None) -> Reference | None:
    """Find what a document says of itself among its paragraphs.

    Args:
        texts: The paragraphs.
        process: The process that it is looked for in: a reference to it counts before others.

    Returns:
        The reference; None where there is nothing that looks like one.
    """
    found = [
        Reference(
            process=ProcessId(match[1]), document=DocumentKey(match[2]), unit=UnitId(match[3])
        )
        for text in texts
        for match in _REFERENCE.finditer(text)
    ]
    own = [reference for reference in found if reference.process == process]
    return next(iter(own or found), None)


def plan_table(binding: Binding) -> TableBinding | None:
    """Give the table of a document that is its action plan; None where it has none."""
    return next((table for table in binding.tables if table.path in PLAN_PATHS), None)


def read_plan(template: Template, binding: Binding, document: bytes, *, name: str) -> ReadPlan:
    """Read the action-plan table of a returned document.

    Args:
        template: The template that the document was made from.
        binding: Its binding.
        document: The bytes of the file that came back.
        name: What to call it in errors.

    Raises:
        TemplateError: It is not a file of that kind.
        InvalidInputError: The table is not there, or rows that cannot be read: all of them.
    """
    reading = template.read(document, name=name)
    plan = plan_table(binding)
    for place in template.fields:
        if place.kind is FieldKind.ROW and plan is not None and binding.table_of(place) == plan:
            if place.key not in reading.rows:
                break
            rows = reading.rows[place.key]
            has_more = any(
                says_more(row.get(prompt, ""))
                for row in rows
                for prompt, column in plan.columns.items()
                if column == "text"
            )
            return ReadPlan(
                rows=_read_rows(rows, plan.columns, name=name),
                left_out=frozenset(MeasureState) if has_more else PLAN_PATHS[plan.path],
            )
    raise InvalidInputError(
        name,
        [Problem("the action-plan table", "was not found by its headings")],
        "Keep the headings of the table as they were in the document that was sent out.",
    )


def _read_rows(
    rows: tuple[Mapping[str, str], ...], columns: Mapping[str, str], *, name: str
) -> tuple[PlannedMeasure, ...]:
    problems: list[Problem] = []
    read: list[PlannedMeasure] = []
    for number, row in enumerate(rows, start=1):
        cells = {
            columns[prompt]: _folded(text) for prompt, text in row.items() if prompt in columns
        }
        if not any(cells.values()) or says_more(cells.get("text", "")):
            continue
        found = list(_problems_of_row(number, cells))
        problems += found
        if not found:
            read.append(
                PlannedMeasure(
                    row=number,
                    finding=cells.get("finding", ""),
                    wording=cells["text"],
                    kind=_kind(cells.get("kind", "")),
                    owner=cells.get("owner", ""),
                    due=read_date(cells["due"]) if cells.get("due") else None,
                    effect=cells.get("effect", ""),
                )
            )
    if problems:
        raise InvalidInputError(name, problems)
    return tuple(read)


def _problems_of_row(number: int, cells: Mapping[str, str]) -> Iterator[Problem]:
    where = f"row {number} of the action plan"
    if not cells.get("text"):
        yield Problem(where, "says nothing of what is to be done; write the measure, or clear it")
    if cells.get("due") and read_date(cells["due"]) is None:
        yield Problem(where, "has a date that cannot be read; write it like 15.06.2026")
    if cells.get("kind") and _kind(cells["kind"]) is None:
        names = ", ".join(
            sorted({text for one in MEASURE_KINDS.values() for text in one.by_language.values()})
        )
        yield Problem(where, f"has a kind that is not known; write one of: {names}")


def collect(
    process: Process,
    store: Store,
    unit: UnitId,
    plan: tuple[PlannedMeasure, ...],
    *,
    happened: date,
    recorded: datetime,
    recorded_by: PersonId | None = None,
    left_out: frozenset[MeasureState] = PLAN_PATHS["measures.rows"],
) -> Collected:
    """Record the measures of a returned action plan.

    A row whose measure is known by its words is that measure: collecting a plan twice adds
    nothing. A measure whose words were erased is not known by them any more. Sensitive measures
    are left alone: they are in no plan that goes back and forth. The plan of a unit that went up
    in another, with all that had happened in it, is that other unit's. The events are recorded in
    the process and the texts put in the store; the caller saves the process, in one transaction
    with the texts.

    Args:
        process: The process.
        store: Where texts are kept.
        unit: Whose plan it is.
        plan: Its rows.
        happened: The day on which it came back.
        recorded: Now, with time zone.
        recorded_by: Who collects it.
        left_out: The states of the measures that the plan does not show.

    Returns:
        What was new in it.

    Raises:
        InvalidEventError: The process is closed, or the day is out of order.
    """
    unit = process.history(on=happened).resolve(unit)
    known = {one.id: one for one in _distributed(process, unit)}
    effects = {
        _folded(text_of(store.texts, event.payload.wording)).casefold(): event.payload.effect
        for event in process.known()
        if isinstance(event.payload, WantedEffectSet)
    }
    kept = _Keeping(process, store, unit, happened, recorded, recorded_by)
    by_wording = {
        _folded(text_of(store.texts, one.wording)).casefold(): one for one in known.values()
    }
    new: list[MeasureId] = []
    changed: list[MeasureId] = []
    seen: set[MeasureId] = set()
    met: set[str] = set()
    for row in plan:
        folded = row.wording.casefold()
        if folded in met:
            continue
        met.add(folded)
        measure = by_wording.get(folded)
        if measure is None:
            new.append(kept.propose(row, effects.get(row.effect.casefold())))
            continue
        seen.add(measure.id)
        if measure.state not in OVER and kept.differs(measure, row):
            kept.decide(measure.id, row)
            changed.append(measure.id)
    returned = any(
        isinstance(event.payload, ActionPlanReturned)
        and (event.unit or process.organisation.top.id) == unit
        for event in process.known()
    )
    if not returned or new or changed:
        kept.record(ActionPlanReturned())
    return Collected(
        unit=unit,
        new=tuple(new),
        changed=tuple(changed),
        unchanged=len(seen) - len(changed),
        gone=tuple(
            sorted(
                one.id for one in known.values() if one.id not in seen and one.state not in left_out
            )
        ),
    )


def _distributed(process: Process, unit: UnitId) -> Iterator[Measure]:
    """Give the measures of a unit that may stand in its plan."""
    events = process.known()
    findings = sensitive_findings(events)
    for measure in measures(events, process.organisation.top.id).values():
        if measure.unit == unit and not is_sensitive(measure, findings):
            yield measure


class _Keeping:
    """Puts one plan's texts into the store and its events into the process."""

    def __init__(  # noqa: PLR0917 - private, and called in one place
        self,
        process: Process,
        store: Store,
        unit: UnitId,
        happened: date,
        recorded: datetime,
        recorded_by: PersonId | None,
    ) -> None:
        self.process, self.store, self.unit = process, store, unit
        self.happened, self.recorded, self.recorded_by = happened, recorded, recorded_by

    def record(self, payload: ActionPlanReturned | MeasureProposed | MeasureDecided) -> None:
        self.process.record(
            payload,
            happened=self.happened,
            recorded=self.recorded,
            unit=self.unit,
            recorded_by=self.recorded_by,
        )

    def text(self, measure: MeasureId, part: str, wording: str) -> TextId:
        """Keep a text under an id that says nothing of what it says."""
        text = TextId(f"{self.process.id}-{measure}-{part}-{len(self.process.journal)}")
        self.store.texts.put(text, wording)
        return text

    def propose(self, row: PlannedMeasure, effect: EffectId | None) -> MeasureId:
        measure = self._unused()
        self.record(
            MeasureProposed(
                measure=measure,
                wording=self.text(measure, "wording", row.wording),
                finding_wording=(
                    self.text(measure, "finding", row.finding) if row.finding else None
                ),
                kind=row.kind,
                effect=effect,
                effect_wording=(
                    self.text(measure, "effect", row.effect) if row.effect and not effect else None
                ),
            )
        )
        if row.owner or row.due:
            self.decide(measure, row)
        return measure

    def _unused(self) -> MeasureId:
        """Give a name that counts the measures of this unit that may be distributed, only.

        A name that counted others too would tell of what its reader may not see.
        """
        known = measures(self.process.known(), self.process.organisation.top.id)
        number = 1 + sum(1 for _ in _distributed(self.process, self.unit))
        while MeasureId(f"{self.unit}-m{number}") in known:
            number += 1
        return MeasureId(f"{self.unit}-m{number}")

    def decide(self, measure: MeasureId, row: PlannedMeasure) -> None:
        owner = self.text(measure, "owner", row.owner) if row.owner else None
        self.record(MeasureDecided(measure=measure, owner=owner, due=row.due))

    def differs(self, known: Measure, row: PlannedMeasure) -> bool:
        """Tell whether a row says another owner or day; what it leaves out stays as it was."""
        owner = text_of(self.store.texts, known.owner)
        return (row.owner or owner, row.due or known.due) != (owner, known.due)


def _kind(text: str) -> MeasureKind | None:
    folded = text.casefold()
    for kind, label in MEASURE_KINDS.items():
        names = {kind.value, *(name.casefold() for name in label.by_language.values())}
        if folded in names:
            return kind
    return None


def _folded(text: str) -> str:
    return " ".join(text.split())
