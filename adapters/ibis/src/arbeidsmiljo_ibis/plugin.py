"""What this package offers to arbeidsmiljo: counting in databases."""

from collections.abc import Sequence

from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.survey.counts_sources import CountsSourceOpener
from arbeidsmiljo_ibis.opener import Databases


@hookimpl
def arbeidsmiljo_counts_sources() -> Sequence[CountsSourceOpener]:
    """Give what counts in DuckDB and PostgreSQL."""
    return [Databases()]
