"""All benchmarks, one after the other: `python -m tests.benchmarks`."""

from tests.benchmarks import assessing, conformance, filling, publishing, starting

for benchmark in (filling, assessing, conformance, publishing, starting):
    benchmark.main()
