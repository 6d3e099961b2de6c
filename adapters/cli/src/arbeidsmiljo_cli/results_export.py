"""`results export`: published results of many units, in a file that people go on working with."""

from datetime import date
from pathlib import Path

import click

from arbeidsmiljo.process import round_in_view
from arbeidsmiljo_cli.comparing import against, against_options
from arbeidsmiljo_cli.files import check_output, write_new
from arbeidsmiljo_cli.options import FILE, examples, force_option, on_option
from arbeidsmiljo_cli.refusals import refusing
from arbeidsmiljo_cli.results_files import results_format
from arbeidsmiljo_cli.session import ChoiceError, Session, on_process
from arbeidsmiljo_cli.terminal import say
from arbeidsmiljo_cli.wording import number_of


@click.command("export")
@click.argument("file", type=FILE)
@click.option("--actor", metavar="KEY", help="Who it is for; HR if left out.")
@click.option("--unit", metavar="ID", help="In which unit the actor is one.")
@against_options
@on_option("The day: who may see what depends on it.")
@force_option
@on_process
@examples(
    "results export resultater-2026.xlsx",
    "results export seksjonen.xlsx --actor leader-of-employees --unit s-101 --earlier must-2024",
)
@refusing("nothing was made")
def export(
    session: Session,
    *,
    file: Path,
    actor: str | None,
    unit: str | None,
    earlier: str | None,
    units_then: Path | None,
    norms: Path | None,
    on: date,
    force: bool,
) -> None:
    """Put published results in FILE, as an actor may see them: never more than was published.

    It has a row for each unit and factor, beside the unit above, the enterprise, an earlier round
    and norms that you give. What may not be shown is marked as hidden, with the reason.
    """
    made_by = results_format(session, file)
    check_output(file, *(one for one in (units_then, norms) if one is not None))
    viewer = session.viewer(actor, unit)
    seen = session.look(viewer, on=on)
    process = session.process
    held = against(session, earlier=earlier, units_then=units_then, norms=norms, on=on)
    in_view = round_in_view(
        process, session.store, viewer, on=on, earlier=held.earlier, norms=held.norms
    )
    shown = [one for one in map(in_view.unit, in_view.units) if one.rows] if in_view else []
    if not shown:
        raise ChoiceError(
            f"no results were published by {on} that {seen.viewer.actor!r} may see; nothing was "
            "written"
        )
    data = made_by.report(
        shown, questionnaire=process.method.questionnaire, language=process.language
    )
    write_new(file, data, force=force)
    say(f"Made {file}: round {shown[0].round}, {number_of(len(shown), 'unit')}.")
