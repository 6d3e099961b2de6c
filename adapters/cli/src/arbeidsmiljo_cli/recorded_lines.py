"""What was recorded, as people read it: the events, and the tasks that changed by them."""

from collections.abc import Iterable, Iterator, Sequence

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import Event, FindingRecorded
from arbeidsmiljo.process import Change, Process
from arbeidsmiljo.rules.rule import Duty
from arbeidsmiljo_cli.change_lines import change_lines, changes_heading


def recorded_lines(
    added: Sequence[Event], changed: Iterable[Change[Duty]], process: Process, *, named: str
) -> Iterator[str]:
    """Tell what was recorded.

    Args:
        added: The events, in order; none for nothing to tell.
        changed: The duties that changed by them.
        process: The process, with these events.
        named: The name that a finding, measure or plan got; empty for none.
    """
    if not added:
        return
    first, last = added[0], added[-1]
    days = sorted({event.happened for event in added})
    if len(added) == 1:
        where = f" in {first.unit}" if first.unit else ""
        yield f"Recorded {first.id}: {first.activity} on {first.happened}{where}."
    else:
        when = str(days[0]) if len(days) == 1 else f"{days[0]} to {days[-1]}"
        yield (f"Recorded {first.id} to {last.id}: {first.activity}, {len(added)} events, {when}.")
    if named:
        yield f"It is called {named}."
    lines = list(change_lines(changed, process))
    if lines:
        # Tasks are judged as they are now, whatever the day of what was recorded.
        on = max(last.recorded.date(), *(event.happened for event in process.known()))
        yield changes_heading(on, process.language)
        yield from lines
    for event in added:
        if isinstance(event.payload, FindingRecorded) and not _is_asked_about(
            event, process.method
        ):
            yield (
                f"No rule of {process.method.key} is about such a finding, and so no task came of "
                "it."
            )


def _is_asked_about(event: Event, method: Method) -> bool:
    """Tell whether any rule speaks of an event."""
    return any(
        pattern.matches(event)
        for rule in method.rules
        for pattern in (
            *rule.constraint.alphabet,
            *(() if rule.each is None else (rule.each.told,)),
        )
    )
