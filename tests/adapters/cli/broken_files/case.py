"""A broken file: how it is made, through which door it comes, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from attrs import Factory, field, frozen

from arbeidsmiljo_must.questionnaire import MUST_QUESTIONNAIRE

DOORS: Final[Mapping[str, str]] = {
    "import": "results import {file} --on 2026-02-06",
    "answers": "results import {file} --mapping kolonner.toml --on 2026-02-06",
    "mapping file": "results import svar.csv --mapping {file} --on 2026-02-06",
    "mapping": "results mapping {file} -o nye-kolonner.toml",
    "audit": "results audit {file} --group-size 5",
    "protect": "results protect {file} --group-size 5",
}
"""The commands that take a file in, by what they are called here."""

STORING: Final = frozenset({"import", "answers", "mapping file"})
"""The doors behind which something would be stored."""

COLUMNS: Final = """\
unit = "Enhet"

[scale]
lowest = 1
highest = 5

[[item]]
column = "K01"
factor = "workload"

[[item]]
column = "K02"
factor = "role-clarity"
"""
"""The mapping file that fits the answers."""

ANSWERS: Final = "Enhet;K01;K02\n" + "g1;1;2\ng1;3;4\ng2;5;5\ns1;2;3\nstab;4;4\n" * 3
"""Good answers, of which each broken file of answers has something broken."""

FACTORS: Final = (
    "Factors that are measured: "
    + ", ".join(sorted(factor.key for factor in MUST_QUESTIONNAIRE.factors))
    + "."
)
"""What is said below a factor that is none."""


@frozen(kw_only=True)
class Case:
    """A file that is broken, or only odd.

    Attributes:
        what: What is wrong with it, as a noun.
        file: What it is called.
        door: Through which command it comes: a key of `DOORS`.
        says: What is said of it, line by line, below the line that counts the problems; of an odd
            file, what is printed.
        made: Makes it; the same bytes each time.
        beside: Files that lie beside it, in place of those that always do.
        about: The file that the message is about: mostly this one.
        is_heavy: Whether it tries to take time or memory.
    """

    what: str
    file: str
    door: str
    says: tuple[str, ...]
    made: Callable[[], bytes] = field(repr=False)
    beside: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    about: str = field(default=Factory(lambda self: self.file, takes_self=True), repr=False)
    is_heavy: bool = False

    def __str__(self) -> str:
        """Name the case for a test."""
        return f"{self.door}: {self.file}: {self.what}"

    @property
    def command(self) -> str:
        """The command line that takes it in."""
        return DOORS[self.door].format(file=self.file)

    @property
    def files(self) -> Mapping[str, bytes]:
        """All files that the command needs, by name."""
        texts = {"kolonner.toml": COLUMNS, "svar.csv": ANSWERS, **self.beside}
        return {**{name: text.encode() for name, text in texts.items()}, self.file: self.made()}
