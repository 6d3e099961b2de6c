"""`results audit`: which groups that are too small can be computed from published results."""

import json
from collections.abc import Mapping
from pathlib import Path

import click

from arbeidsmiljo.conversion import figures_from_json
from arbeidsmiljo.model.identifiers import FactorKey
from arbeidsmiljo.survey.auditing import Audit, SmallGroup, audit
from arbeidsmiljo.survey.crossing import check_each_crossed
from arbeidsmiljo.survey.figures import Figure, crossed_of, shown_of
from arbeidsmiljo.survey.figures_table import figures_of
from arbeidsmiljo_cli.exits import FOUND
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
from arbeidsmiljo_cli.tables import read_tables
from arbeidsmiljo_cli.terminal import console, plain_table, put, say
from arbeidsmiljo_cli.wording import number_of

_JSON = ".json"


@click.command("audit")
@click.argument("file", type=FILE)
@group_size_option
@format_option
@examples(
    "results audit rapport-2026.xlsx --group-size 5",
    "results audit publisert.json --group-size 5 --format json",
)
@refusing("")
def audit_results(*, file: Path, group_size: int, form: str) -> None:
    """List every group that is too small and can be computed from what a file tells.

    FILE is anybody's publication: a table with the columns unit, parent, n and mean (.xlsx,
    .csv), and factor where there are several; or JSON: {"units": [{"id": "dir", "parent": null,
    "n": 20, "mean": 3.9}]}. A unit without a mean is not shown; where no means are told, each
    with a number is. n counts all who answered in a unit and below it. Each group is told with
    the sum that gives it, never with its result, and the exit status is 1 where there is one. A
    table that crosses units by a background variable, told in a column or key 'background', is
    refused where it is not proven to be safe.
    """
    figures = _figures(file)
    respondents = shown_of(figures, source=file.name)
    crossed = crossed_of(figures, source=file.name)
    check_each_crossed(crossed, respondents, group_size, source=file.name)
    audits = {factor: audit(one, group_size) for factor, one in respondents.items()}
    total = sum(one.count for one in audits.values())
    if form == Format.JSON:
        put(json.dumps(_document(file, group_size, audits), ensure_ascii=False, indent=2))
    elif total:
        _tell(file, group_size, audits, total)
    else:
        say(f"No group of fewer than {group_size} can be computed from {file.name}.")
    if total:
        click.get_current_context().exit(FOUND)


def _tell(
    file: Path, group_size: int, audits: Mapping[FactorKey | None, Audit], total: int
) -> None:
    """List the groups that were found."""
    with_factors = any(factor is not None for factor in audits)
    headings = ("Factor", "Group", "n") if with_factors else ("Group", "n")
    table = plain_table(*headings, numbers=(len(headings) - 1,))
    for factor, one in audits.items():
        for group in one.groups:
            cells = (_sum(group), str(group.respondents))
            table.add_row(*((factor or "", *cells) if with_factors else cells))
    console().print(table)
    say(
        f"{number_of(total, 'group')} of fewer than {group_size} can be computed from {file.name}; "
        "show fewer units, as 'arbeidsmiljo results protect' tells."
    )
    left = total - sum(len(one.groups) for one in audits.values())
    if left:
        say(f"{number_of(left, 'more group')} are put together from these, and not listed.")


def _figures(file: Path) -> tuple[Figure, ...]:
    """Read the figures of a file, in the format that its name tells."""
    if file.suffix.lower() == _JSON:
        return figures_from_json(read_text(file), source=file.name).figures
    return figures_of(read_tables(file, load_plugins(), beside=[_JSON]), source=file.name)


def _sum(group: SmallGroup) -> str:
    """Say how a group is computed, with the other units that show it as they stand."""
    words = " + ".join(group.added) + "".join(f" − {unit}" for unit in group.subtracted)
    others = [unit for unit in group.shown_as if unit not in group.added or group.subtracted]
    return f"{words} = {' = '.join(others)}" if others else words


def _document(
    file: Path, group_size: int, audits: Mapping[FactorKey | None, Audit]
) -> Mapping[str, object]:
    return {
        "schema": 1,
        "file": file.name,
        "group_size": group_size,
        "count": sum(one.count for one in audits.values()),
        "groups": [
            {
                "factor": factor,
                "n": group.respondents,
                "add": list(group.added),
                "subtract": list(group.subtracted),
                "shown_as": list(group.shown_as),
            }
            for factor, one in audits.items()
            for group in one.groups
        ],
    }
