"""The examples in the help of `arbeidsmiljo record`, typed in the process of `demo`."""

from __future__ import annotations

import shlex
import shutil
from typing import TYPE_CHECKING, Final

from arbeidsmiljo_cli.record import record
from tests.adapters.cli.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

_OF_OTHER_METHODS: Final = frozenset({"own"})
"""The commands whose examples are of methods with activities of their own: none comes along."""

_AFTER: Final = {
    ("step-taken", "four-questions"): ("finding-recorded", "Uklare roller i vaktlaget"),
    ("measure-proposed", "Ny vaktplan"): ("finding-recorded", "Ny turnus bryter hviletiden"),
    ("plan-reviewed", "s-101-p1"): ("plan-drawn-up", "Samarbejdet mellem vagtlagene"),
    ("plan-completed", "s-101-p1"): ("plan-drawn-up", "Samarbejdet mellem vagtlagene"),
    ("resume", "action-plan-returned"): ("suspend", "action-plan-returned"),
}
"""What of the examples comes after which, by their first words."""


def _examples() -> Iterator[list[str]]:
    """Give the examples, each as the words that are typed after `arbeidsmiljo record`."""
    for name, command in record.commands.items():
        _, _, told = (command.help or "").partition("Examples:\n")
        found = [
            shlex.split(line)
            for line in told.replace("\\\n", " ").splitlines()
            if line.startswith("  arbeidsmiljo ")
        ]
        assert found, f"the help of 'record {name}' has no example"
        for line in found:
            assert line[:3] == ["arbeidsmiljo", "record", name]
            yield line[2:]


def test_every_example_works(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each can be typed as it stands, after that of what it is about; none is refused."""
    Shell(tmp_path, capsys).does("demo out")
    examples = {tuple(words[:2]): words for words in _examples()}
    number = 0
    for words in _examples():
        if words[0] in _OF_OTHER_METHODS:
            continue
        folder = tmp_path / f"{number}"
        shutil.copytree(tmp_path / "out", folder, ignore=shutil.ignore_patterns("*.docx", "*.pptx"))
        before = _AFTER.get((words[0], words[1]))
        shell = Shell(folder, capsys)
        if before is not None:
            assert shell("record", *examples[before]).status == 0
        done = shell("record", *words)
        # In the demonstration some of it has happened before, of which one is warned.
        assert done.status == 0, (words, done.err)
        number += 1
    assert number > len(record.commands)
