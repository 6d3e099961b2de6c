"""What this plug-in brings."""

from collections.abc import Sequence

from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.method import Method
from arbeidsmiljo_nfa.method import NFA


@hookimpl
def arbeidsmiljo_methods() -> Sequence[Method]:
    """Give the trivselspakke."""
    return [NFA]
