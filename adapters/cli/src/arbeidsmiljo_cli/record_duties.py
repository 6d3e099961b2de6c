"""`record`: rules that are waived, suspended and resumed."""

from collections.abc import Callable

import click

from arbeidsmiljo.model.duty_events import DutyResumed, DutySuspended, DutyWaived
from arbeidsmiljo.model.identifiers import RuleKey, SubjectId, UnitId
from arbeidsmiljo_cli.options import examples
from arbeidsmiljo_cli.record_options import decided, happened
from arbeidsmiljo_cli.recording import Recording


def _of_duties(function: Callable[..., None]) -> Callable[..., None]:
    """Add the argument and options that say which tasks it is about."""
    for option in (
        click.option(
            "--subject", metavar="ID", help="Only of this finding, measure, effect or plan."
        ),
        click.option("--unit", metavar="ID", help="Only in this unit; anywhere if left out."),
        click.argument("rule"),
    ):
        function = option(function)
    return function


_reason = click.option(
    "--reason", required=True, metavar="TEXT", help="Why; kept where it can be erased."
)


@click.command("waive")
@_of_duties
@_reason
@decided
@examples(
    'record waive unit-two-meetings --unit s-302 --reason "Enheten legges ned i juni" --by p39',
)
def waive(
    recording: Recording, *, rule: str, unit: str | None, subject: str | None, reason: str
) -> None:
    """Record that a rule does not bind, in a unit or anywhere.

    What is done by then stays done. 'arbeidsmiljo show rules' lists the rules; those that have the
    force of law cannot be waived. --by is needed: somebody has to have decided it.
    """
    place = _place(recording, unit)
    waived = DutyWaived(
        rule=RuleKey(rule),
        reason=recording.words(reason, "--reason is empty; say why"),
        subject=_subject(subject),
    )
    recording.add(waived, place)


@click.command("suspend")
@_of_duties
@_reason
@decided
@examples(
    'record suspend action-plan-returned --unit s-302 --reason "Lederen er borte" --by p39 '
    "--on 2026-03-30",
)
def suspend(
    recording: Recording, *, rule: str, unit: str | None, subject: str | None, reason: str
) -> None:
    """Record that a rule waits, in a unit or anywhere; its deadlines move by as many days.

    Rules that have the force of law cannot be suspended. --by is needed: somebody has to have
    decided it.
    """
    place = _place(recording, unit)
    suspended = DutySuspended(
        rule=RuleKey(rule),
        reason=recording.words(reason, "--reason is empty; say why"),
        subject=_subject(subject),
    )
    recording.add(suspended, place)


@click.command("resume")
@_of_duties
@happened
@examples("record resume action-plan-returned --unit s-302 --on 2026-04-13")
def resume(recording: Recording, *, rule: str, unit: str | None, subject: str | None) -> None:
    """Record that a rule that waited binds again; name the unit and subject as it was suspended."""
    place = _place(recording, unit)
    recording.add(DutyResumed(rule=RuleKey(rule), subject=_subject(subject)), place)


def _place(recording: Recording, unit: str | None) -> UnitId | None:
    return None if unit is None else recording.unit(unit)


def _subject(subject: str | None) -> SubjectId | None:
    return None if subject is None else SubjectId(subject)
