"""Results."""

from __future__ import annotations

import pytest

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.identifiers import FactorKey, RoundId
from arbeidsmiljo.survey.results import Results, Scale

RESULTS = Results(
    round=RoundId("r"),
    scales=((FactorKey("stotte"), Scale(minimum=1, maximum=5)),),
    rows=(),
)


def test_scale_of_a_factor() -> None:
    """The scale of a factor is found by its key."""
    assert RESULTS.scale(FactorKey("stotte")) == Scale(minimum=1, maximum=5)


def test_scale_of_an_unknown_factor() -> None:
    """A factor without a scale is named, with those that have one."""
    with pytest.raises(NotFoundError, match="'lonn'; known: stotte"):
        RESULTS.scale(FactorKey("lonn"))
