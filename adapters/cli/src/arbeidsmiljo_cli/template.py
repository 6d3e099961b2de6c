"""`template`: finds the yellow fields of a file, and begins its binding."""

import json
from pathlib import Path

import click

from arbeidsmiljo.process.binding import skeleton
from arbeidsmiljo_cli.command_group import CommandGroup
from arbeidsmiljo_cli.files import write_new
from arbeidsmiljo_cli.options import FILE, Format, examples, force_option, format_option
from arbeidsmiljo_cli.session import load_plugins
from arbeidsmiljo_cli.terminal import console, plain_table, put, say
from arbeidsmiljo_cli.wording import number_of


@click.group(cls=CommandGroup, no_args_is_help=False)
def template() -> None:
    """Look at a template of your own, and bind its yellow fields."""


@template.command("scan")
@click.argument("file", type=FILE)
@format_option
@examples(
    "template scan 12-enhetsmote.pptx",
)
def scan(*, file: Path, form: str) -> None:
    """List the yellow fields: what each asks for, where, of what kind."""
    fields = load_plugins().open_template(file).fields
    if form == Format.JSON:
        document = {
            "schema": 1,
            "file": file.name,
            "fields": [
                {
                    "key": place.key,
                    "prompt": place.prompt,
                    "place": place.place,
                    "kind": str(place.kind),
                    "columns": list(place.columns),
                }
                for place in fields
            ],
        }
        put(json.dumps(document, ensure_ascii=False, indent=2))
        return
    if not fields:
        say(f"{file.name} has no yellow field.")
        return
    table = plain_table("Field", "Where", "Kind")
    for place in fields:
        table.add_row(" | ".join(place.columns) or place.prompt, place.place, str(place.kind))
    console().print(table)
    say(f"{number_of(len(fields), 'yellow field')} in {file.name}.")


@template.command("bind")
@click.argument("file", type=FILE)
@click.option(
    "-o",
    "--output",
    type=FILE,
    help="The binding; the file's own name with .toml, if left out.",
)
@force_option
@examples(
    "template bind 12-enhetsmote.pptx",
)
def bind(*, file: Path, output: Path | None, force: bool) -> None:
    """Begin a binding: every field, waiting for the path that fills it."""
    target = output or file.with_suffix(".toml")
    fields = load_plugins().open_template(file).fields
    write_new(target, skeleton(fields).encode(), force=force)
    say(
        f"Made {target} with {number_of(len(fields), 'field')}; 'arbeidsmiljo show paths' lists "
        "what a field can be filled with."
    )
