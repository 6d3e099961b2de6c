"""All benchmarks, one after the other, or those that are named.

`python -m tests.benchmarks [NAME …]`, where a name is that of a module here
"""

import sys

from tests.benchmarks import (
    assessing,
    conformance,
    filling,
    large,
    producing,
    publishing,
    results,
    starting,
)

BENCHMARKS = {
    "filling": filling.main,
    "large": large.main,
    "producing": producing.main,
    "assessing": assessing.main,
    "conformance": conformance.main,
    "publishing": publishing.main,
    "results": results.main,
    "starting": starting.main,
}


def main() -> None:
    """Run those that are named on the command line."""
    asked = sys.argv[1:] or list(BENCHMARKS)
    unknown = [name for name in asked if name not in BENCHMARKS]
    if unknown:
        sys.exit(f"there is no benchmark {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    for name in asked:
        BENCHMARKS[name]()


# Programs that fill documents side by side begin with this module, and are not to begin anew.
if __name__ == "__main__":
    main()
