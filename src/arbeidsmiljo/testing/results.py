"""Strategies for results and publications, as stores keep them."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from arbeidsmiljo.model.identifiers import FactorKey, PublicationId, RoundId, UnitId
from arbeidsmiljo.survey.publication import Publication
from arbeidsmiljo.survey.results import Result, Results, Scale
from arbeidsmiljo.testing.events import group_sizes
from arbeidsmiljo.testing.identifiers import identifiers


def _rows() -> SearchStrategy[tuple[Result, ...]]:
    rows = st.builds(
        Result,
        unit=identifiers().map(UnitId),
        factor=identifiers().map(FactorKey),
        respondents=st.integers(0, 1000),
        mean=st.none() | st.floats(1, 7),
        distribution=st.lists(st.integers(0, 100), max_size=5).map(tuple),
    )
    return st.lists(rows, max_size=4).map(tuple)


def _scales() -> SearchStrategy[tuple[tuple[FactorKey, Scale], ...]]:
    scale = st.builds(Scale, minimum=st.floats(0, 1), maximum=st.floats(4, 10))
    pairs = st.tuples(identifiers().map(FactorKey), scale)
    return st.lists(pairs, max_size=3).map(tuple)


def stored_results(
    rounds: SearchStrategy[RoundId] | None = None,
) -> SearchStrategy[Results]:
    """Make results that can be stored; what they say need not make sense together.

    Args:
        rounds: Which round they are of; any by default.
    """
    return st.builds(
        Results,
        round=identifiers().map(RoundId) if rounds is None else rounds,
        scales=_scales(),
        rows=_rows(),
    )


def stored_publications(
    ids: SearchStrategy[PublicationId] | None = None,
) -> SearchStrategy[Publication]:
    """Make publications that can be stored; they need not be safe.

    Args:
        ids: What their ids are; any by default.
    """
    return st.builds(
        Publication,
        id=identifiers().map(PublicationId) if ids is None else ids,
        round=identifiers().map(RoundId),
        group_sizes=group_sizes(),
        scales=_scales(),
        rows=_rows(),
    )
