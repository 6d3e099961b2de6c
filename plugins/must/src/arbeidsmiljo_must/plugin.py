"""What this plug-in brings."""

from collections.abc import Sequence

from arbeidsmiljo.hookspecs import hookimpl
from arbeidsmiljo.method import Method
from arbeidsmiljo_must.method import MUST


@hookimpl
def arbeidsmiljo_methods() -> Sequence[Method]:
    """Give MUST's follow-up."""
    return [MUST]
