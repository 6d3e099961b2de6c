"""`record`: units that come, go, move and merge, and leaders that change."""

import click

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.organisation import Unit
from arbeidsmiljo.model.unit_events import (
    LeaderChanged,
    UnitClosed,
    UnitMerged,
    UnitMoved,
    UnitOpened,
)
from arbeidsmiljo_cli.options import WholeNumber, examples
from arbeidsmiljo_cli.record_options import happened
from arbeidsmiljo_cli.recording import Recording
from arbeidsmiljo_cli.session import ChoiceError


@click.command("unit-opened")
@click.argument("unit")
@click.option("--name", required=True, metavar="TEXT", help="What it is called.")
@click.option("--under", required=True, metavar="ID", help="The unit above it.")
@click.option(
    "--employees",
    type=WholeNumber(min=0),
    metavar="N",
    required=True,
    help="How many work in it; they are counted in the units above too.",
)
@click.option("--leader", metavar="PERSON", help="Who leads it: a person's id.")
@click.option("--leader-name", metavar="TEXT", help="The name of a leader who is new here.")
@happened
@examples(
    'record unit-opened s-801 --name "Seksjon for tilsyn" --under a4 --employees 12 \\\n'
    '      --leader p90 --leader-name "Tove Eksempel" --on 2026-03-01'
)
def unit_opened(
    recording: Recording,
    *,
    unit: str,
    name: str,
    under: str,
    employees: int,
    leader: str | None,
    leader_name: str | None,
) -> None:
    """Record that a unit came to be. Its tasks begin on that day."""
    above = recording.unit(under)
    opened = Unit(
        id=UnitId(unit),
        name=name,
        leader=recording.person(leader, leader_name),
        employees=employees,
    )
    recording.add(UnitOpened(opened=opened), above)


@click.command("unit-closed")
@click.argument("unit")
@happened
@examples("record unit-closed s-302 --on 2026-04-01")
def unit_closed(recording: Recording, *, unit: str) -> None:
    """Record that a unit ceased to be. Its open tasks lapse."""
    recording.add(UnitClosed(), recording.unit(unit))


@click.command("unit-moved")
@click.argument("unit")
@click.option("--to", required=True, metavar="ID", help="The unit that is above it now.")
@happened
@examples("record unit-moved s-302 --to a1 --on 2026-04-01")
def unit_moved(recording: Recording, *, unit: str, to: str) -> None:
    """Record that a unit, with all below it, came under another."""
    recording.add(UnitMoved(to=recording.unit(to)), recording.unit(unit))


@click.command("unit-merged")
@click.argument("unit")
@click.option("--into", required=True, metavar="ID", help="The unit that goes on.")
@click.option(
    "--inherits/--inherits-nothing",
    "inherits",
    default=None,
    help="Whether what happened in the unit that ceases (meetings, measures) counts for the one "
    "that goes on.",
)
@happened
@examples("record unit-merged s-302 --into s-301 --inherits --on 2026-04-01")
def unit_merged(recording: Recording, *, unit: str, into: str, inherits: bool | None) -> None:
    """Record that a unit went up in another.

    Say whether the one that goes on inherits what happened. With --inherits its meetings count as
    held where either had held them, and the measures of both are its own. With --inherits-nothing
    the measures of the one that ceased end with it.
    """
    if inherits is None:
        raise ChoiceError(
            "say with --inherits or --inherits-nothing whether what happened in the unit that "
            "ceases counts for the one that goes on"
        )
    merged = UnitMerged(into=recording.unit(into), inherits=inherits)
    recording.add(merged, recording.unit(unit))


@click.command("leader-changed")
@click.argument("unit")
@click.option("--leader", metavar="PERSON", help="Who leads it now: a person's id.")
@click.option("--leader-name", metavar="TEXT", help="The name of a leader who is new here.")
@click.option("--nobody", is_flag=True, help="Nobody leads it for now.")
@happened
@examples(
    'record leader-changed s-302 --leader p91 --leader-name "Odd Eksempel" --on 2026-04-01',
    "record leader-changed s-302 --nobody",
)
def leader_changed(
    recording: Recording, *, unit: str, leader: str | None, leader_name: str | None, nobody: bool
) -> None:
    """Record that a unit got another leader."""
    if nobody == (leader is not None):
        raise ChoiceError("say who leads it now with --leader, or that --nobody does")
    changed = LeaderChanged(leader=recording.person(leader, leader_name))
    recording.add(changed, recording.unit(unit))
