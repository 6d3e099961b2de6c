"""What others test with too: strategies for values, and contract suites for adapters."""
