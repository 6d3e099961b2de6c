"""The tables of the page that lists what is said of broken files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.adapters.cli.broken_files.cases import FAMILIES
from tests.adapters.cli.broken_files.odd_cases import ODD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.adapters.cli.broken_files.case import Case

_COMMANDS: Final[Mapping[str, str]] = {
    "import": "results import",
    "answers": "results import --mapping",
    "mapping file": "results import --mapping",
    "mapping": "results mapping",
    "audit": "results audit",
    "protect": "results protect",
}
"""What each door is called on the page."""

_SHOWN: Final = 4
_LONGEST: Final = 160


def tables() -> Iterator[str]:
    """Give the table of each family of broken files under its heading, and that of the odd."""
    for heading, cases in FAMILIES.items():
        rows = "\n".join(
            f"| {case.what} | `{_COMMANDS[case.door]}` | {_said(case)} |" for case in cases
        )
        yield f"### {heading}\n\n| what is wrong | command | says |\n|---|---|---|\n{rows}\n"
    rows = "\n".join(f"| {case.what} | `{case.file}` |" for case in ODD)
    yield f"## Odd files that are read\n\n| what is odd | file |\n|---|---|\n{rows}\n"


def _said(case: Case) -> str:
    lines = [f"`{_cut(line)}`" for line in case.says[:_SHOWN]]
    more = len(case.says) - len(lines)
    return "<br>".join(lines) + (f"<br>and {more} more" if more else "")


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]} …"
