"""What came of each step with each file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from attrs import frozen


class Step(StrEnum):
    """What is tried with a file, the cheap ones first."""

    SCAN = "scan"
    """It is opened, or refused with a clear error."""
    EMPTY = "empty"
    """Filled with nothing, every part is the template's byte for byte."""
    EXACT = "exact"
    """What is put together for a part with fields is the part, but for what values change."""
    TEXT = "text"
    """Filled, no text other than the fields is different."""
    REOPEN = "reopen"
    """Filled, python-docx or python-pptx opens it."""
    AUDIT = "audit"
    """Filled, openxml-audit finds no error that it did not find before."""
    SDK = "sdk"
    """Filled, the validator of the Open XML SDK finds no error that it did not find before."""
    RENDER = "render"
    """Filled, LibreOffice converts it."""


class Form(StrEnum):
    """In which form a file is tried."""

    PLAIN = "plain"
    """As it is."""
    WIDE = "wide"
    """The same, near yellows, layouts and masters taken too, where that gives more fields."""
    PAINTED = "painted"
    """With some of its text, cells and shapes made yellow."""


class Result(StrEnum):
    """What came of a step."""

    PASSED = "passed"
    REFUSED = "refused"
    """With a clear error, as broken and hostile files are to be."""
    SKIPPED = "skipped"
    """It could not be tried."""
    FAILED = "failed"


@frozen(kw_only=True)
class Outcome:
    """What came of a step with a file.

    Attributes:
        form: In which form the file was tried.
        step: What was tried.
        result: What came of it.
        why: The error, or what was lacking.
        fields: How many fields there are.
    """

    form: Form
    step: Step
    result: Result
    why: str = ""
    fields: int = 0


Outcomes = Mapping[str, Sequence[Outcome]]
"""Path of a file to what came of it."""


def summed_up(outcomes: Outcomes) -> dict[str, object]:
    """Put outcomes into what a report says."""
    every = [(name, one) for name, found in outcomes.items() for one in found]
    scans = [one for _, one in every if one.step is Step.SCAN and one.result is Result.PASSED]
    return {
        "files": len(outcomes),
        "with fields": {form: sum(s.fields > 0 for s in scans if s.form is form) for form in Form},
        "fields": {form: sum(s.fields for s in scans if s.form is form) for form in Form},
        "counts": {
            f"{form}, {step}": counted
            for form in Form
            for step in Step
            if (counted := _counted(o for _, o in every if o.form is form and o.step is step))
        },
        **{
            title: [
                {"file": name, "form": one.form, "step": one.step, "why": one.why}
                for name, one in every
                if one.result is result
            ]
            for title, result in (("failed", Result.FAILED), ("refused", Result.REFUSED))
        },
        "skipped": dict(
            Counter(f"{one.step}: {one.why}" for _, one in every if one.result is Result.SKIPPED)
        ),
    }


def _counted(outcomes: Iterable[Outcome]) -> dict[str, int]:
    return dict(Counter(str(one.result) for one in outcomes))
