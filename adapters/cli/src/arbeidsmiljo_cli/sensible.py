"""What can sensibly be recorded: what fits the distribution plan, the calendar, the decisions."""

from datetime import date

from arbeidsmiljo.model.distribution import ReportLevel
from arbeidsmiljo.model.events import MeasureDecided
from arbeidsmiljo.model.identifiers import ActorKey, MeasureId, UnitId
from arbeidsmiljo.model.meetings import MeetingKind
from arbeidsmiljo.process.planning import planned_days
from arbeidsmiljo_cli.recording import Recording
from arbeidsmiljo_cli.session import ChoiceError
from arbeidsmiljo_cli.terminal import complain


def check_given(recording: Recording, report: ReportLevel, to: ActorKey) -> None:
    """Refuse that an actor was given reports that the distribution plan does not give it.

    Raises:
        NotFoundError: The method has no such actor.
        ChoiceError: It gets others, or none.
    """
    actor = recording.method.actor(to).key
    levels = {line.report for line in recording.process.distribution.lines if line.to == actor}
    if report not in levels:
        given = " and ".join(f"{one} reports" for one in ReportLevel if one in levels)
        raise ChoiceError(
            f"the distribution plan gives {actor!r} no {report} reports; it gives it "
            f"{given or 'none at all'}"
        )


def check_planned(
    recording: Recording, meeting: MeetingKind, unit: UnitId | None, on: date
) -> None:
    """Refuse to plan a meeting for a day on which it cannot be, and warn of odd days.

    Raises:
        ChoiceError: The day is before the planning, or the meeting was held by then.
    """
    process = recording.process
    if on < recording.day:
        raise ChoiceError(
            f"--day {on} is before {recording.day}, the day on which it is planned; give a later "
            "day, or record with 'meeting-held' that it was held"
        )
    place = unit or process.organisation.top.id
    known = planned_days(process, on=recording.day)
    day, held = known.get((meeting.key, place), (on, False))
    if held and not meeting.goes_on and recording.replaced is None:
        raise ChoiceError(
            f"meeting {meeting.key!r} of {place} was held on {day}; correct or retract that first "
            "if it was not"
        )
    if not process.calendar.is_working_day(on):
        complain("warning", f"{on} is no working day")


def decided_before(recording: Recording, measure: MeasureId) -> MeasureDecided:
    """Give the decision that a new one takes over from: the one that is corrected, or the last.

    Returns:
        One that says nothing of owner and day, where none was made by then.
    """
    replaced = recording.replaced
    events = recording.process.known(on=recording.day) if replaced is None else (replaced,)
    decisions = [
        event.payload
        for event in events
        if isinstance(event.payload, MeasureDecided) and event.payload.measure == measure
    ]
    return decisions[-1] if decisions else MeasureDecided(measure=measure)
