"""The registration with Hypothesis, so that `st.from_type` knows the public types.

Hypothesis calls the hook, named by an entry point, when it is imported. Nothing of the library is
imported then but this module: the strategies are, once somebody asks for one of its types.
"""

from collections.abc import Callable, MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_PACKAGE: Final = "arbeidsmiljo"


def hypothesis_setup_hook() -> None:
    """Let Hypothesis ask here when it meets a type that it has no strategy for."""
    resolvers = _resolvers()
    if resolvers is None:
        register()
    else:
        resolvers[_PACKAGE] = _resolve


def register() -> None:
    """Register a strategy for every public type, now.

    There is no need to call it, but where Hypothesis was told to load no plug-ins.
    """
    from hypothesis import strategies as st  # noqa: PLC0415 - Hypothesis may be absent

    from arbeidsmiljo.testing.public_types import strategies_by_type  # noqa: PLC0415 - it is large

    for kind, strategy in strategies_by_type().items():
        st.register_type_strategy(cast("type", kind), strategy)


def _resolve(kind: object) -> "SearchStrategy[object] | None":
    """Give the strategy for a type of the library; None for any other."""
    module: object = getattr(kind, "__module__", None)
    if not isinstance(module, str) or module.partition(".")[0] != _PACKAGE:
        return None
    from arbeidsmiljo.testing.public_types import strategies_by_type  # noqa: PLC0415 - it is large

    resolvers = _resolvers()
    if resolvers is not None:
        resolvers.pop(_PACKAGE, None)
    register()
    return strategies_by_type().get(kind)


_Resolvers = MutableMapping[str, Callable[[object], "SearchStrategy[object] | None"]]


def _resolvers() -> _Resolvers | None:
    """Give the table in which Hypothesis looks for libraries whose types it does not know.

    It is Hypothesis's own and documented nowhere. A version without it gets all strategies at
    once.
    """
    types = import_module("hypothesis.strategies._internal.types")
    return cast("_Resolvers | None", getattr(types, "_global_extra_lookup", None))
