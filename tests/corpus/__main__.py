"""Try a folder of office files: `python -m tests.corpus FOLDER --json report.json`."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.corpus.children import Limits
from tests.corpus.files import office_files
from tests.corpus.outcomes import Form, Step, summed_up
from tests.corpus.trying import Job, tried


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the files, print what came of it, and tell by the status whether anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the files are")
    parser.add_argument("--json", type=Path, help="where to write the report")
    parser.add_argument("--steps", default=",".join(Step), help="default: %(default)s")
    parser.add_argument("--forms", default=",".join(Form), help="default: %(default)s")
    parser.add_argument("--limit", type=int, default=0, help="try every nth file, so many in all")
    parser.add_argument("--jobs", type=int, default=2, help="processes at once")
    parser.add_argument("--seconds", type=float, default=Limits().seconds, help="for each file")
    given = parser.parse_args(arguments)
    files = _some(office_files(given.folder), given.limit)
    started = time.monotonic()
    with TemporaryDirectory() as work:
        job = Job(
            root=given.folder,
            work=Path(work),
            forms=tuple(Form(name) for name in given.forms.split(",")),
            steps=tuple(Step(name) for name in given.steps.split(",")),
        )
        outcomes = tried(job, files, jobs=given.jobs, limits=Limits(seconds=given.seconds))
    report = {**summed_up(outcomes), "seconds": round(time.monotonic() - started)}
    if given.json is not None:
        given.json.write_text(json.dumps(report, indent=1, ensure_ascii=False), "utf-8")
    told = {key: value for key, value in report.items() if key != "refused"}
    print(json.dumps(told, indent=1, ensure_ascii=False))
    return 1 if report["failed"] else 0


def _some(files: list[Path], limit: int) -> list[Path]:
    """Take so many files, evenly."""
    if not limit or limit >= len(files):
        return files
    return [files[number * len(files) // limit] for number in range(limit)]


if __name__ == "__main__":
    sys.exit(main())
