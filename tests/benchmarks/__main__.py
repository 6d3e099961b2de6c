"""All benchmarks, one after the other: `python -m tests.benchmarks`."""

from tests.benchmarks import assessing, conformance, filling, producing, publishing, starting

# Programs that fill documents side by side begin with this module, and are not to begin anew.
if __name__ == "__main__":
    for benchmark in (filling, producing, assessing, conformance, publishing, starting):
        benchmark.main()
