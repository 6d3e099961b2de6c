"""`results show`: a unit's published results beside what they may be held up against."""

from datetime import date
from pathlib import Path

import click

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.process import round_in_view
from arbeidsmiljo_cli.comparing import against, against_options
from arbeidsmiljo_cli.options import Format, examples, format_option, on_option
from arbeidsmiljo_cli.refusals import refusing
from arbeidsmiljo_cli.results_json import results_json
from arbeidsmiljo_cli.results_table import results_table
from arbeidsmiljo_cli.session import ChoiceError, Session, on_process
from arbeidsmiljo_cli.terminal import console, put


@click.command("show")
@click.option("--actor", metavar="KEY", help="Who looks; HR if left out.")
@click.option("--unit", metavar="ID", help="In which unit the actor is one.")
@click.option("--of", metavar="ID", help="Whose results; the actor's own unit's if left out.")
@against_options
@on_option("The day: who may see what depends on it.")
@format_option
@on_process
@examples(
    "results show",
    "results show --of s-101 --earlier must-2024 --norms normer.toml",
    "results show --actor leader-of-employees --unit s-101",
)
@refusing("nothing was shown")
def show(
    session: Session,
    *,
    actor: str | None,
    unit: str | None,
    of: str | None,
    earlier: str | None,
    units_then: Path | None,
    norms: Path | None,
    on: date,
    form: str,
) -> None:
    """Show published results, as an actor may see them.

    Beside a unit's factors stand the unit above, the enterprise, the same unit in an earlier round
    and norms that you give, where each may be shown; what may not is told with the reason. Nothing
    is graded: what is good or bad does not follow from a number.
    """
    viewer = session.viewer(actor, unit)
    try:
        seen = session.look(viewer, on=on)
    except NotFoundError as error:
        if unit is None or of is not None:
            raise
        raise ChoiceError(f"{error}; to see the results of {unit}, give --of {unit}") from None
    method, organisation = session.process.method, session.process.organisation
    shown = organisation.unit(seen.viewer.unit if of is None else UnitId(of))
    held = against(session, earlier=earlier, units_then=units_then, norms=norms, on=on)
    in_view = round_in_view(
        session.process, session.store, viewer, on=on, earlier=held.earlier, norms=held.norms
    )
    found = None if in_view is None else in_view.unit(shown.id)
    if form == Format.JSON:
        put(results_json(seen, method, shown.id, found))
    else:
        console().print(results_table(seen, method, shown, found))
