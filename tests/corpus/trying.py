"""Trying many files: in child processes first, then with the other programs that are asked for."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from attrs import frozen

from tests.corpus.children import Limits, StoppedError, in_children
from tests.corpus.examination import examined
from tests.corpus.files import fingerprint
from tests.corpus.outcomes import Form, Outcome, Result, Step
from tests.corpus.programs import Pair, audited, rendered, validated

_OUTSIDE: Final = {Step.AUDIT: audited, Step.SDK: validated, Step.RENDER: rendered}
_WIDTH: Final = 40
_One = TypeVar("_One")


@frozen(kw_only=True)
class Job:
    """What is done with each file.

    Attributes:
        root: What paths are told from.
        work: Where filled files are left for other programs.
        forms: In which forms it is tried.
        steps: What is tried.
    """

    root: Path
    work: Path
    forms: tuple[Form, ...]
    steps: tuple[Step, ...]


def tried(
    job: Job, files: Sequence[Path], *, jobs: int, limits: Limits
) -> dict[str, list[Outcome]]:
    """Try files, first without other programs and then with those that are asked for.

    Args:
        job: What is done with each.
        files: The files.
        jobs: How many processes there are at once.
        limits: What each file may take.
    """
    outcomes = defaultdict[str, list[Outcome]](list)
    pairs = list[Pair]()
    made = in_children(partial(try_file, job), files, jobs=jobs, limits=limits)
    for path, answer in _shown(made, "files", len(files)):
        name = _name(job, path)
        if isinstance(answer, StoppedError):
            stopped = Outcome(
                form=job.forms[0], step=Step.SCAN, result=Result.FAILED, why=str(answer)
            )
            outcomes[name].append(stopped)
        else:
            found, new = answer
            outcomes[name] += found
            pairs += new
    for step, ask in _OUTSIDE.items():
        if step in job.steps:
            for name, outcome in _shown(ask(pairs, jobs=jobs), step, len(pairs)):
                outcomes[name].append(outcome)
    return dict(outcomes)


def try_file(job: Job, path: Path) -> tuple[list[Outcome], list[Pair]]:
    """Try a file, and leave what other programs are to see of it."""
    outcomes, trials = examined(path, job.forms, job.steps)
    if not any(step in job.steps for step in _OUTSIDE):
        return outcomes, []
    name = _name(job, path)
    pairs = list[Pair]()
    for trial in trials:
        stem = f"{fingerprint(path)[:20]}-{trial.form}"
        before, after = (job.work / f"{stem}-{part}{path.suffix.lower()}" for part in "ab")
        before.write_bytes(trial.before)
        after.write_bytes(trial.after)
        pairs.append(
            Pair(
                name=name,
                form=trial.form,
                before=before,
                after=after,
                has_rows=trial.has_rows,
                fields=len(trial.fields),
            )
        )
    return outcomes, pairs


def _name(job: Job, path: Path) -> str:
    return str(path.relative_to(job.root)) if path != job.root else path.name


def _shown(made: Iterable[_One], noun: str, count: int) -> Iterator[_One]:
    """Show on a terminal how far it has come."""
    for number, one in enumerate(made, start=1):
        if sys.stderr.isatty():
            share = _WIDTH * number // max(count, 1)
            bar = f"[{'#' * share:<{_WIDTH}}] {number}/{count} {noun}"
            sys.stderr.write(f"\r{bar}" if number < count else f"\r{bar}\n")
            sys.stderr.flush()
        yield one
