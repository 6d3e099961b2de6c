"""Every office file that is tried: our fixtures, and what `ARBEIDSMILJO_CORPUS` names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import pytest

from tests.corpus.children import Limits, in_children
from tests.corpus.files import FIXTURES, office_files, tried_files
from tests.corpus.outcomes import Form, Outcome, Result, Step
from tests.corpus.programs import lacking_audit, lacking_validator
from tests.corpus.trying import Job, tried, try_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


CHEAP: Final = (Step.SCAN, Step.EMPTY, Step.EXACT, Step.TEXT, Step.REOPEN)


def failures(outcomes: Iterable[Outcome]) -> list[str]:
    """Tell what failed."""
    return [f"{one.form}, {one.step}: {one.why}" for one in outcomes if one.result is Result.FAILED]


@pytest.mark.parametrize("path", list(tried_files()), ids=lambda path: path.name)
def test_a_file(path: Path, tmp_path: Path) -> None:
    """A file is refused with a clear error, or filled with nothing changed but its fields."""
    job = Job(root=path.parent, work=tmp_path, forms=tuple(Form), steps=CHEAP)

    ((_, answer),) = in_children(partial(try_file, job), [path], jobs=1, limits=Limits())

    assert not isinstance(answer, Exception), answer
    outcomes, _ = answer
    assert failures(outcomes) == []


def by_other_programs(step: Step, work: Path) -> list[Outcome]:
    """Let another program say what it finds in our fixtures when they are filled."""
    job = Job(root=FIXTURES, work=work, forms=(Form.PLAIN,), steps=(step,))
    outcomes = tried(job, office_files(FIXTURES), jobs=1, limits=Limits())
    return [one for found in outcomes.values() for one in found if one.step is step]


@pytest.mark.usefixtures("libreoffice")
def test_filled_fixtures_in_libreoffice(tmp_path: Path) -> None:
    """LibreOffice converts each of our fixtures when it is filled."""
    outcomes = by_other_programs(Step.RENDER, tmp_path)

    assert [one.result for one in outcomes] == [Result.PASSED] * len(office_files(FIXTURES))


@pytest.mark.parametrize(
    ("step", "lacking"), [(Step.AUDIT, lacking_audit()), (Step.SDK, lacking_validator())]
)
def test_filled_fixtures_in_validators(step: Step, lacking: str, tmp_path: Path) -> None:
    """Filling our fixtures adds no error that a validator finds."""
    if lacking:
        pytest.skip(lacking)

    outcomes = by_other_programs(step, tmp_path)

    assert [one.result for one in outcomes] == [Result.PASSED] * len(office_files(FIXTURES))
