"""Importing the package, against starting Python and against importing its dependencies."""

import subprocess
import sys
from statistics import median
from time import perf_counter

from tests.benchmarks.timing import Timing, table

PROGRAMS = {
    "python alone": "pass",
    "import arbeidsmiljo": "import arbeidsmiljo",
    "from arbeidsmiljo import Plugins, Process": "from arbeidsmiljo import Plugins, Process",
    "import attrs, cattrs, pluggy": "import attrs, cattrs, pluggy",
    "import docx, pptx, sqlalchemy": "import docx, pptx, sqlalchemy",
}


def main() -> None:
    """Print the table."""
    taken: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(9):
        for name, program in PROGRAMS.items():
            began = perf_counter()
            subprocess.run([sys.executable, "-I", "-c", program], check=True)
            taken[name].append(perf_counter() - began)
    timings = [Timing(name=name, seconds=median(times)) for name, times in taken.items()]
    print(table("Starting a program, wall time", timings))


if __name__ == "__main__":
    main()
