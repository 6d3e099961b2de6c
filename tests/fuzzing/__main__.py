"""Fuzz targets one after the other: `python -m tests.fuzzing 60 [TARGET ...]`, in seconds of each.

What was learnt stays in `.fuzzing/corpus`, for the next time. A file that something is wrong with
is written to `.fuzzing/crashes`; `python -m tests.fuzzing.fuzzer TARGET FILE` runs it again.
"""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Final

from tests.fuzzing.targets import TARGETS, seeds

_FOLDER: Final = Path(".fuzzing")
_SLOWEST: Final = 30  # seconds that one file may take, on a machine that has other work
_MEMORY: Final = 2_048  # MiB
_LONGEST: Final = 200_000  # bytes of a file


def main() -> int:
    """Fuzz, and return how many targets something was found in."""
    seconds, *names = sys.argv[1:]
    crashes = _FOLDER / "crashes"
    crashes.mkdir(parents=True, exist_ok=True)
    found: list[str] = []
    for name in names or TARGETS:
        corpus = _FOLDER / "corpus" / name
        corpus.mkdir(parents=True, exist_ok=True)
        for seed in seeds(name):
            (corpus / sha256(seed).hexdigest()[:16]).write_bytes(seed)
        print(f"{name}: {seconds} seconds", flush=True)
        done = subprocess.run(
            [
                *(sys.executable, "-m", "tests.fuzzing.fuzzer", name, str(corpus)),
                f"-max_total_time={int(seconds)}",
                f"-timeout={_SLOWEST}",
                f"-rss_limit_mb={_MEMORY}",
                f"-max_len={_LONGEST}",
                f"-artifact_prefix={crashes / name}-",
                "-print_final_stats=1",
                "-verbosity=0",
            ],
            check=False,
        )
        if done.returncode:
            found.append(name)
    print(f"something was found in: {', '.join(found)}" if found else "nothing was found")
    return min(len(found), 1)


if __name__ == "__main__":
    raise SystemExit(main())
