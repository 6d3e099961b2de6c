"""The rule language: patterns of events, constraints on them, rules, and their verdicts."""
