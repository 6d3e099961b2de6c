"""`record`: tells the process what has happened."""

from datetime import date

import click

from arbeidsmiljo.model.distribution import ReportLevel
from arbeidsmiljo.model.events import (
    ActionPlanReturned,
    DocumentPrepared,
    EventRetracted,
    MeasureMoved,
    MeetingHeld,
    MeetingPlanned,
    ParameterSet,
    ProcessClosed,
    ReportReleased,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import ActorKey, EventId, MeasureId, ParameterKey
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo_cli.command_group import CommandGroup
from arbeidsmiljo_cli.options import day, examples
from arbeidsmiljo_cli.recording import Recording, Where, happened, in_units
from arbeidsmiljo_cli.session import ChoiceError


@click.group(cls=CommandGroup, no_args_is_help=False)
def record() -> None:
    """Tell what has happened: a meeting was held, a step was taken.

    'arbeidsmiljo show meetings' lists the names to use, and so for steps, documents, actors,
    units, measures and parameters; 'arbeidsmiljo show events' the events that can be corrected.
    """


@record.command("meeting-held")
@click.argument("meeting")
@click.option("--as-planned", is_flag=True, help="Each on the day it was planned for.")
@in_units
@happened
@examples(
    "record meeting-held amu-first --on 2026-02-16",
    "record meeting-held unit-first --unit s-101 --unit s-102 --on 2026-03-03",
    "record meeting-held unit-first --all-units --except s-302 --as-planned",
)
def meeting_held(recording: Recording, *, meeting: str, as_planned: bool, where: Where) -> None:
    """Record that a meeting was held."""
    kind = recording.method.meeting(meeting)
    if as_planned and recording.on is not None:
        raise ChoiceError("--as-planned says the day; leave --on out")
    for unit in recording.units(f"meeting {meeting!r}", kind.scope, where):
        planned = recording.planned_day(kind.key, unit) if as_planned else None
        recording.add(MeetingHeld(meeting=kind.key), unit, on=planned)


@record.command("meeting-planned")
@click.argument("meeting")
@click.option("--day", "planned", type=day, required=True, help="The day it is to be held.")
@in_units
@happened
@examples("record meeting-planned unit-second --unit s-101 --day 2026-03-24")
def meeting_planned(recording: Recording, *, meeting: str, planned: date, where: Where) -> None:
    """Record that a meeting was given a day, in place of any other."""
    kind = recording.method.meeting(meeting)
    for unit in recording.units(f"meeting {meeting!r}", kind.scope, where):
        recording.add(MeetingPlanned(meeting=kind.key, on=planned), unit)


@record.command("step-taken")
@click.argument("step")
@in_units
@happened
@examples(
    "record step-taken employees-informed --on 2026-02-12",
    "record step-taken invitations-sent --all-units --on 2026-02-17",
)
def step_taken(recording: Recording, *, step: str, where: Where) -> None:
    """Record that a step outside the meetings was taken."""
    kind = recording.method.step(step)
    for unit in recording.units(f"step {step!r}", kind.scope, where):
        recording.add(StepTaken(step=kind.key), unit)


@record.command("document-prepared")
@click.argument("document")
@in_units
@happened
@examples(
    "record document-prepared amu-first --on 2026-02-12",
    "record document-prepared unit-meeting --all-units --on 2026-02-18",
)
def document_prepared(recording: Recording, *, document: str, where: Where) -> None:
    """Record that somebody went through a document and made it ready."""
    kind = recording.method.document(document)
    for unit in recording.units(f"document {document!r}", kind.scope, where):
        recording.add(DocumentPrepared(document=kind.key), unit)


@record.command("report-released")
@click.option(
    "--report",
    type=click.Choice([str(one) for one in ReportLevel]),
    required=True,
    help="The level of the reports.",
)
@click.option(
    "--to",
    "actors",
    multiple=True,
    required=True,
    metavar="ACTOR",
    help="To whom; may be repeated.",
)
@click.option("--unit", metavar="ID", help="To the one in this unit; to all if left out.")
@happened
@examples("record report-released --report enterprise --to top-leader --on 2026-02-09")
def report_released(
    recording: Recording, *, report: str, actors: tuple[str, ...], unit: str | None
) -> None:
    """Record that an actor was given the reports that the distribution plan says."""
    place = None if unit is None else recording.unit(unit)
    for actor in actors:
        recording.add(ReportReleased(report=ReportLevel(report), to=ActorKey(actor)), place)


@record.command("action-plan-returned")
@click.option("--unit", "units", multiple=True, required=True, metavar="ID", help="Whose plan.")
@happened
@examples("record action-plan-returned --unit s-101 --on 2026-03-24")
def action_plan_returned(recording: Recording, *, units: tuple[str, ...]) -> None:
    """Record a plan that came back in a way that 'collect' cannot read."""
    for unit in dict.fromkeys(units):
        recording.add(ActionPlanReturned(), recording.unit(unit))


@record.command("wanted-effect-set")
@click.argument("wording")
@happened
@examples('record wanted-effect-set "Lavere terskel for å si fra" --on 2026-02-03')
def wanted_effect_set(recording: Recording, *, wording: str) -> None:
    """Record what the enterprise wants to get out of the survey."""
    recording.add_effect(wording)


@record.command("measure-moved")
@click.argument("measure")
@click.option(
    "--to",
    "state",
    type=click.Choice([str(one) for one in MeasureState]),
    required=True,
    help="Where in its life it is now.",
)
@click.option("--reason", metavar="TEXT", help="Why, in words; kept where it can be erased.")
@happened
@examples("record measure-moved s-302-m1 --to started --on 2026-04-07")
def measure_moved(recording: Recording, *, measure: str, state: str, reason: str | None) -> None:
    """Record that a measure was started, carried out, evaluated, rejected."""
    key = MeasureId(measure)
    unit = recording.unit_of_measure(key)
    kept = recording.text(reason)
    recording.add(MeasureMoved(measure=key, to=MeasureState(state), reason=kept), unit)


@record.command("parameter-set")
@click.argument("parameter")
@click.argument("value")
@happened
@examples(
    'record parameter-set plan-return "15 working days"', "record parameter-set unit-second P3W"
)
def parameter_set(recording: Recording, *, parameter: str, value: str) -> None:
    """Choose the process's own value for a deadline or a distance."""
    recording.add(ParameterSet(parameter=ParameterKey(parameter), value=value), None)


@record.command("process-closed")
@happened
@examples("record process-closed --on 2026-10-30")
def process_closed(recording: Recording) -> None:
    """Record that the process came to its end. What is open lapses."""
    recording.add(ProcessClosed(), None)


@record.command("retract")
@click.argument("event")
@click.option("--reason", metavar="TEXT", help="Why, in words; kept where it can be erased.")
@happened
@examples('record retract e141 --reason "Møtet ble utsatt"')
def retract(recording: Recording, *, event: str, reason: str | None) -> None:
    """Take back an event that did not happen."""
    retracted = recording.event(EventId(event))
    kept = recording.text(reason)
    recording.retract(EventRetracted(reason=kept), retracted)
