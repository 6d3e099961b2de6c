"""`record`: tells the process what has happened."""

from datetime import date

import click

from arbeidsmiljo.model.distribution import ReportLevel
from arbeidsmiljo.model.events import (
    ActionPlanReturned,
    DocumentPrepared,
    EventRetracted,
    MeetingCalled,
    MeetingHeld,
    MeetingPlanned,
    ParameterSet,
    ProcessClosed,
    ReportReleased,
    StepTaken,
)
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    EffectId,
    EventId,
    FindingId,
    MeasureId,
    ParameterKey,
    PlanId,
)
from arbeidsmiljo.process.periods_told import read_period
from arbeidsmiljo_cli.command_group import CommandGroup
from arbeidsmiljo_cli.options import day, examples
from arbeidsmiljo_cli.points import TakenUp, points_taken_up
from arbeidsmiljo_cli.record_duties import resume, suspend, waive
from arbeidsmiljo_cli.record_options import happened, taken_back
from arbeidsmiljo_cli.record_own import own
from arbeidsmiljo_cli.record_subjects import (
    effect_forgone,
    finding_recorded,
    measure_decided,
    measure_moved,
    measure_proposed,
    plan_completed,
    plan_drawn_up,
    plan_reviewed,
    wanted_effect_set,
)
from arbeidsmiljo_cli.record_units import (
    leader_changed,
    unit_closed,
    unit_merged,
    unit_moved,
    unit_opened,
)
from arbeidsmiljo_cli.recording import Recording
from arbeidsmiljo_cli.sensible import check_given, check_planned, warn_of_meetings
from arbeidsmiljo_cli.session import ChoiceError
from arbeidsmiljo_cli.where import Where, in_units


@click.group(cls=CommandGroup, no_args_is_help=False)
def record() -> None:
    """Tell what has happened: a meeting was held, a step was taken.

    'arbeidsmiljo show meetings' lists the names to use, and so for steps, documents, actors,
    rules, units, findings, measures, effects, plans, parameters and the method's own activities;
    'arbeidsmiljo show events' the events that can be corrected. Each command says which tasks it
    changed.
    """


@record.command("meeting-called")
@click.argument("meeting")
@in_units
@happened
@examples(
    "record meeting-called amu-first --on 2026-02-09",
    "record meeting-called unit-first --all-units --on 2026-02-17",
)
def meeting_called(recording: Recording, *, meeting: str, where: Where) -> None:
    """Record that those who are to come to a meeting were called to it."""
    kind = recording.method.meeting(meeting)
    for unit in recording.units(f"meeting {meeting!r}", kind.scope, where):
        recording.add(MeetingCalled(meeting=kind.key), unit)


@record.command("meeting-held")
@click.argument("meeting")
@click.option("--as-planned", is_flag=True, help="Each on the day it was planned for.")
@points_taken_up
@click.option(
    "--attended",
    "actors",
    multiple=True,
    metavar="ACTOR",
    help="Who took part, where it matters; may be repeated.",
)
@click.option(
    "--plan",
    "plans",
    multiple=True,
    metavar="ID",
    help="An action plan that was gone through; may be repeated.",
)
@in_units
@happened
@examples(
    "record meeting-held amu-first --on 2026-02-16",
    "record meeting-held unit-first --unit s-101 --unit s-102 --on 2026-03-03",
    "record meeting-held unit-first --all-units --except s-302 --as-planned",
    "record meeting-held governance-dialogue --unit s-101 --all-points --on 2026-05-04",
)
def meeting_held(
    recording: Recording,
    *,
    meeting: str,
    as_planned: bool,
    taken_up: TakenUp,
    actors: tuple[str, ...],
    plans: tuple[str, ...],
    where: Where,
) -> None:
    """Record that a meeting was held, what it took up, and who took part.

    What a rule asks a meeting to take up counts where it is said: by --point, or --all-points.
    """
    kind = recording.method.meeting(meeting)
    if as_planned and recording.on is not None:
        raise ChoiceError("--as-planned says the day; leave --on out")
    held = MeetingHeld(
        meeting=kind.key,
        points=taken_up.of(kind),
        attended=tuple(ActorKey(actor) for actor in dict.fromkeys(actors)),
        plans=tuple(PlanId(plan) for plan in dict.fromkeys(plans)),
    )
    for unit in recording.units(f"meeting {meeting!r}", kind.scope, where):
        planned = recording.planned_day(kind.key, unit) if as_planned else None
        if recording.add(held, unit, on=planned):
            warn_of_meetings(recording, kind, unit, planned or recording.day)


@record.command("meeting-planned")
@click.argument("meeting")
@click.option("--day", "planned", type=day, required=True, help="The day it is to be held.")
@in_units
@happened
@examples("record meeting-planned unit-second --unit s-101 --day 2026-03-24 --on 2026-03-03")
def meeting_planned(recording: Recording, *, meeting: str, planned: date, where: Where) -> None:
    """Record that a meeting was given a day, in place of any other.

    The day may not lie before that on which it is planned; you are warned of one on which nobody
    works.
    """
    kind = recording.method.meeting(meeting)
    for unit in recording.units(f"meeting {meeting!r}", kind.scope, where):
        check_planned(recording, kind, unit, planned)
        recording.add(MeetingPlanned(meeting=kind.key, on=planned), unit)


@record.command("step-taken")
@click.argument("step")
@click.option("--towards", metavar="ACTOR", help="The actor it was taken towards, or with.")
@points_taken_up
@click.option("--finding", metavar="ID", help="The finding it was about.")
@click.option("--measure", metavar="ID", help="The measure it was about.")
@click.option("--effect", metavar="ID", help="The wanted effect it was about.")
@click.option("--plan", metavar="ID", help="The action plan it was about.")
@in_units
@happened
@examples(
    "record step-taken employees-informed --on 2026-02-12",
    "record step-taken invitations-sent --all-units --on 2026-02-17",
    "record step-taken four-questions --unit s-101 --finding s-101-f1 --all-points --on 2026-04-07",
)
def step_taken(
    recording: Recording,
    *,
    step: str,
    towards: str | None,
    taken_up: TakenUp,
    finding: str | None,
    measure: str | None,
    effect: str | None,
    plan: str | None,
    where: Where,
) -> None:
    """Record that a step outside the meetings was taken, and what it was about."""
    kind = recording.method.step(step)
    taken = StepTaken(
        step=kind.key,
        towards=None if towards is None else ActorKey(towards),
        points=taken_up.of(kind),
        finding=None if finding is None else FindingId(finding),
        measure=None if measure is None else MeasureId(measure),
        effect=None if effect is None else EffectId(effect),
        plan=None if plan is None else PlanId(plan),
    )
    for unit in recording.units(f"step {step!r}", kind.scope, where):
        recording.add(taken, unit)


@record.command("document-prepared")
@click.argument("document")
@click.option(
    "--finding",
    "findings",
    multiple=True,
    metavar="ID",
    help="A finding that it tells of; may be repeated.",
)
@click.option(
    "--measure",
    "measures",
    multiple=True,
    metavar="ID",
    help="A measure that it tells of; may be repeated.",
)
@in_units
@happened
@examples(
    "record document-prepared amu-first --on 2026-02-12",
    "record document-prepared unit-meeting --all-units --on 2026-02-18",
)
def document_prepared(
    recording: Recording,
    *,
    document: str,
    findings: tuple[str, ...],
    measures: tuple[str, ...],
    where: Where,
) -> None:
    """Record that somebody went through a document and made it ready."""
    kind = recording.method.document(document)
    prepared = DocumentPrepared(
        document=kind.key,
        findings=tuple(FindingId(finding) for finding in dict.fromkeys(findings)),
        measures=tuple(MeasureId(measure) for measure in dict.fromkeys(measures)),
    )
    for unit in recording.units(f"document {document!r}", kind.scope, where):
        recording.add(prepared, unit)


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
        check_given(recording, ReportLevel(report), ActorKey(actor))
        recording.add(ReportReleased(report=ReportLevel(report), to=ActorKey(actor)), place)


@record.command("action-plan-returned")
@click.option("--unit", "units", multiple=True, required=True, metavar="ID", help="Whose plan.")
@happened
@examples("record action-plan-returned --unit s-101 --on 2026-03-24")
def action_plan_returned(recording: Recording, *, units: tuple[str, ...]) -> None:
    """Record a plan that came back in a way that 'collect' cannot read."""
    for unit in dict.fromkeys(units):
        recording.add(ActionPlanReturned(), recording.unit(unit))


for _command in (
    wanted_effect_set,
    effect_forgone,
    finding_recorded,
    measure_proposed,
    measure_decided,
    measure_moved,
    plan_drawn_up,
    plan_reviewed,
    plan_completed,
):
    record.add_command(_command)


@record.command("parameter-set")
@click.argument("parameter")
@click.argument("value")
@happened
@examples(
    'record parameter-set plan-return "15 arbeidsdager"',
    'record parameter-set plan-return "15 working days"',
    "record parameter-set unit-second P3W",
)
def parameter_set(recording: Recording, *, parameter: str, value: str) -> None:
    """Choose the process's own value for a deadline or a distance.

    It is given as 'arbeidsmiljo show parameters' prints it, in any language, or as ISO 8601 has it.
    """
    length = str(read_period(value))
    recording.add(ParameterSet(parameter=ParameterKey(parameter), value=length), None)


for _command in (
    waive,
    suspend,
    resume,
    unit_opened,
    unit_closed,
    unit_moved,
    unit_merged,
    leader_changed,
    own,
):
    record.add_command(_command)


@record.command("process-closed")
@happened
@examples("record process-closed --on 2026-10-30")
def process_closed(recording: Recording) -> None:
    """Record that the process came to its end. What is open lapses."""
    recording.add(ProcessClosed(), None)


@record.command("retract")
@click.argument("event")
@click.option("--reason", metavar="TEXT", help="Why, in words; kept where it can be erased.")
@taken_back
@examples('record retract e141 --reason "Møtet ble utsatt"')
def retract(recording: Recording, *, event: str, reason: str | None) -> None:
    """Take back an event that did not happen, as of the day it was said to have happened."""
    retracted = recording.event(EventId(event))
    kept = recording.text(reason)
    recording.retract(EventRetracted(reason=kept), retracted)
