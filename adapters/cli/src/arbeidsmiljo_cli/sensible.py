"""What can sensibly be recorded: what fits the distribution plan, the calendar, the decisions."""

from datetime import date

from arbeidsmiljo.model.distribution import ReportLevel
from arbeidsmiljo.model.events import Event, MeasureDecided, MeetingHeld
from arbeidsmiljo.model.identifiers import ActorKey, MeasureId, MeetingKey, UnitId
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


def warn_of_meetings(
    recording: Recording, meeting: MeetingKind, unit: UnitId | None, on: date
) -> None:
    """Warn where a meeting was recorded before, or now comes in another order than is planned.

    Args:
        recording: In which the meeting was recorded just now.
        meeting: The kind of meeting.
        unit: Whose; None for the whole enterprise.
        on: The day on which it was held.
    """
    place = unit or recording.process.organisation.top.id
    held = _held_in(recording, place)
    others = [event for event in held.get(meeting.key, ()) if event.id not in recording.ids]
    if others and not meeting.goes_on and recording.replaced is None:
        last = others[-1]
        complain(
            "warning",
            f"meeting {meeting.key!r} of {place} was recorded before, on {last.happened} "
            f"({last.id}); use --corrects {last.id} if this one takes its place",
        )
    for kind in () if meeting.goes_on else recording.method.meetings:
        if kind.key not in held:
            continue
        other = held[kind.key][0]
        if kind.key in meeting.after and on < other.happened:
            _warn_of_order(place, (meeting.key, on, ""), (kind.key, other.happened, other.id))
        elif meeting.key in kind.after and other.happened < on and not others:
            _warn_of_order(place, (kind.key, other.happened, other.id), (meeting.key, on, ""))


def _warn_of_order(
    place: UnitId, one: tuple[MeetingKey, date, str], first: tuple[MeetingKey, date, str]
) -> None:
    """Warn that a meeting was held before that which comes first; each with its day and event."""

    def said(kind: MeetingKey, on: date, event: str) -> str:
        return f"{kind!r} on {on}{f' ({event})' if event else ''}"

    complain(
        "warning",
        f"meeting {said(*one)} of {place} lies before {said(*first)}, which comes first; see "
        "whether both days are right",
    )


def _held_in(recording: Recording, place: UnitId) -> dict[MeetingKey, list[Event]]:
    """Give the meetings that were held in a unit, by kind, the earliest of each first."""
    top = recording.process.organisation.top.id
    held: dict[MeetingKey, list[Event]] = {}
    for event in recording.process.known():
        if isinstance(event.payload, MeetingHeld) and (event.unit or top) == place:
            held.setdefault(event.payload.meeting, []).append(event)
    return held


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
