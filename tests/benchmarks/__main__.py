"""All benchmarks, one after the other: `python -m tests.benchmarks`."""

from tests.benchmarks import assessing, filling, publishing, starting

for benchmark in (filling, assessing, publishing, starting):
    benchmark.main()
