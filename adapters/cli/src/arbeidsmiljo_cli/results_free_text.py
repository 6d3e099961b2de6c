"""`results free-text`: what people wrote in their own words, of the enterprise as a whole."""

from pathlib import Path
from random import SystemRandom

import click

from arbeidsmiljo.process.known_names import hidden_words
from arbeidsmiljo.survey.free_text import free_text_of
from arbeidsmiljo_cli.exports import export_name, read_free_text
from arbeidsmiljo_cli.files import check_output, write_new
from arbeidsmiljo_cli.options import FILE, FILE_OR_ADDRESS, examples, force_option
from arbeidsmiljo_cli.refusals import refusing
from arbeidsmiljo_cli.results_files import results_format
from arbeidsmiljo_cli.session import Session, on_process
from arbeidsmiljo_cli.terminal import say
from arbeidsmiljo_cli.wording import number_of


@click.command("free-text")
@click.argument("where", metavar="FILE|URL", type=FILE_OR_ADDRESS)
@click.option(
    "--column",
    "columns",
    multiple=True,
    required=True,
    metavar="HEADING",
    help="A question that was answered in own words; give the option once for each.",
)
@click.option("-o", "--output", type=FILE, default=Path("fritekst.xlsx"), show_default=True)
@force_option
@on_process
@examples(
    "results free-text svar.csv --column Kommentar",
    "results free-text svar.sav --column K70 --column K71 -o fritekst-2026.xlsx",
)
@refusing("nothing was made")
def free_text(
    session: Session, *, where: Path | str, columns: tuple[str, ...], output: Path, force: bool
) -> None:
    """Put what people wrote in their own words in a file, for the whole enterprise only.

    No other command reads free text. Only the columns that you name are read here, and neither the
    unit nor any answer beside them; texts are shuffled, and names of units and of persons in roles,
    addresses and long numbers are hidden in them. What has no word beside those counts as nothing
    written, and of a question on which fewer than the smallest group wrote anything, nothing is
    given. The texts are put in the file and kept nowhere else: read them before they are passed
    on, since people tell who they are in many ways.
    """
    made_by = results_format(session, output)
    check_output(output, *((where,) if isinstance(where, Path) else ()))
    process = session.process
    found = free_text_of(
        read_free_text(where, columns, session.plugins),
        columns,
        hidden=hidden_words(process, session.store.directory),
        smallest=process.start_event.group_sizes.largest,
        organisation=process.organisation,
        source=export_name(where, session.plugins),
        random=SystemRandom(),
    )
    write_new(output, made_by.free_text(found, language=process.language), force=force)
    texts = sum(len(one.texts or ()) for one in found)
    withheld = [one.heading for one in found if one.texts is None]
    warning = " Read them before they are passed on: whoever wrote may have told who they are."
    made = f"Made {output}: {number_of(texts, 'text')} of the whole enterprise."
    say(made + (warning if texts else ""))
    if withheld:
        say(
            f"Withheld, since fewer than {found[0].smallest} wrote anything: {', '.join(withheld)}."
        )
