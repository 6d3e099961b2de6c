"""`results protect`: which results of a tree of units may be shown, for other tools."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from attrs import evolve

from arbeidsmiljo.conversion import figures_from_json
from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.survey.figures import Figure, figure_problems, shown_of
from arbeidsmiljo.survey.suppression import largest_safe
from arbeidsmiljo_cli.files import read_text
from arbeidsmiljo_cli.options import (
    FILE,
    Format,
    examples,
    format_option,
    group_size_option,
)
from arbeidsmiljo_cli.refusals import refusing
from arbeidsmiljo_cli.session import load_plugins
from arbeidsmiljo_cli.terminal import console, plain_table, put, say


@click.command()
@click.argument("tree", type=FILE)
@group_size_option
@format_option
@examples(
    "results protect enheter.json --group-size 5",
    "results protect enheter.json --group-size 5 --format json",
)
@refusing("")
def protect(*, tree: Path, group_size: int, form: str) -> None:
    """Tell which units' results may be shown, so that no small group can be computed.

    TREE is JSON: {"units": [{"id": "dir", "parent": null, "n": 20}, {"id": "hr", "parent": "dir",
    "n": 7}]}, where n counts all who answered in a unit and below it. What is told is safe, and the
    best there is level by level from the top. It needs no process, and looks at numbers of answers
    only: whether all answered the same is for 'results publish', which knows the answers.
    """
    file = figures_from_json(read_text(tree), source=tree.name)
    # Whether they are shown today is not asked.
    all_told = [evolve(one, is_shown=one.respondents is not None) for one in file.figures]
    if problems := [*_problems_of_columns(file.figures), *figure_problems(all_told)]:
        raise InvalidInputError(tree.name, problems)
    respondents = shown_of(all_told, source=tree.name)[None]
    engine = load_plugins().suppression_engine
    published = largest_safe(respondents, group_size, engine=engine)
    shown = [unit for unit in respondents.parents if unit in published]
    if form == Format.JSON:
        document = {"published": [file.ids[unit] for unit in shown]}
        put(json.dumps(document, ensure_ascii=False, indent=2))
        return
    table = plain_table("Unit", "Level", "May be shown", numbers=(1,))
    for unit in respondents.parents:
        level = str(respondents.levels[unit])
        table.add_row(unit, level, "yes" if unit in published else "no")
    console().print(table)
    say(
        f"{len(shown)} of {len(respondents.parents)} may be shown (groups of {group_size} or more)."
    )


def _problems_of_columns(figures: Sequence[Figure]) -> Iterator[Problem]:
    """Find units of which more is told than one tree of units has."""
    for one in figures:
        if one.factor is not None:
            what = "does not belong here; give one tree of units, with one n for each"
            yield Problem(f"unit {one.unit!r}, factor", what)
        if one.background is not None:
            what = (
                "does not belong here; what may be shown of units crossed by a background variable "
                "is not found out, and 'arbeidsmiljo results audit' tells whether a table is safe"
            )
            yield Problem(f"unit {one.unit!r}, background", what)
