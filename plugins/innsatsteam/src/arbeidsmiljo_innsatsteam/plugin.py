"""What this plug-in brings."""

from collections.abc import Sequence

from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.method import Method
from arbeidsmiljo_innsatsteam.method import INNSATSTEAM


@hookimpl
def arbeidsmiljo_methods() -> Sequence[Method]:
    """Give the seven phases."""
    return [INNSATSTEAM]
