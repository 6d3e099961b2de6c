"""`trace`: which parts of the methods carry each statement of their sources."""

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from textwrap import shorten
from typing import Final

import click

from arbeidsmiljo.model.statements import Statement
from arbeidsmiljo.trace import Carrier, Traced, trace, trace_problems
from arbeidsmiljo_cli.options import examples
from arbeidsmiljo_cli.session import load_plugins
from arbeidsmiljo_cli.terminal import complain, console, plain_table, put

_OURS: Final = "+"
_SHOWN: Final = 120
"""So many characters of a statement are shown in the table."""


class _Form(StrEnum):
    TABLE = "table"
    JSON = "json"
    MARKDOWN = "md"


@click.command("trace")
@click.option(
    "--method", "keys", metavar="KEY", multiple=True, help="Only this method; all if left out."
)
@click.option(
    "--format",
    "form",
    type=click.Choice([str(one) for one in _Form]),
    default=str(_Form.TABLE),
    show_default=True,
    help="How it is printed.",
)
@examples("trace", "trace --method must", "trace --format json", "trace --format md")
def trace_statements(keys: tuple[str, ...], form: str) -> None:
    """Show which parts of which methods carry each statement.

    A part to which this library has added something that the source does not say is marked with
    a plus, and stands once more under "ours_in" in the JSON. A statement that nothing carries in
    the form it has is an error, and ends the command with status 2.
    """
    plugins = load_plugins()
    methods = [plugins.method(key) for key in keys] or list(plugins.methods)
    traced = trace(methods)
    if form == _Form.JSON:
        put(json.dumps([_document(one) for one in traced], ensure_ascii=False, indent=2))
    elif form == _Form.MARKDOWN:
        put(_markdown(traced))
    else:
        table = plain_table()
        table.add_column("id", no_wrap=True)
        table.add_column("seed", no_wrap=True)
        table.add_column("statement", overflow="fold")
        for one in traced:
            table.add_row(one.statement.id, one.statement.seed, "\n  ".join(_lines(one)))
        console().print(table)
    problems = trace_problems(methods)
    for problem in problems:
        complain("error", str(problem))
    if problems:
        raise click.exceptions.Exit(2)


def _document(traced: Traced) -> dict[str, object]:
    statement: Statement = traced.statement
    return {
        "id": statement.id,
        "modality": str(statement.modality),
        "form": str(statement.form),
        "carried_by": [_part(part) for part in traced.carried_by],
        "method": traced.method,
        "edition": traced.edition,
        "seed": statement.seed,
        "actor": statement.actor,
        "mood": str(statement.mood),
        "force": str(statement.force),
        "text": statement.text,
        "ours": statement.ours or None,
        "ours_in": [_part(part) for part in traced.carried_by if part.ours],
    }


def _lines(traced: Traced) -> Iterator[str]:
    """Tell of a statement: its beginning, its kind, and each part that carries it."""
    statement = traced.statement
    yield shorten(statement.text, _SHOWN, placeholder=" …")
    yield f"{statement.modality} · {statement.mood} · {statement.force} · {statement.form}"
    for part in traced.carried_by:
        yield _named(part)


def _part(part: Carrier) -> dict[str, str]:
    return {"method": part.method, "kind": str(part.kind), "key": part.key}


def _named(part: Carrier) -> str:
    return f"{part.method} {part.kind} {part.key}{_OURS if part.ours else ''}"


def _markdown(traced: Sequence[Traced]) -> str:
    lines = [
        "| statement | seed | asks | mood | force | form | carried by | ours |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for one in traced:
        statement = one.statement
        parts = "<br>".join(
            f"{part.method}: {part.kind} `{part.key}`{' ' + _OURS if part.ours else ''}"
            for part in one.carried_by
        )
        cells = (
            f"{statement.id}: {statement.text}",
            f"`{statement.seed}`",
            statement.modality,
            statement.mood,
            statement.force,
            statement.form,
            parts,
            statement.ours,
        )
        lines.append("| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines)
