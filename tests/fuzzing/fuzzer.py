"""One target, fuzzed: `python -m tests.fuzzing.fuzzer TARGET`, then arguments of libFuzzer."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

# It has no types, and is imported so that no checker asks for them.
_atheris: Final[Any] = import_module("atheris")

with _atheris.instrument_imports(include=["arbeidsmiljo", "arbeidsmiljo_office"]):
    from tests.fuzzing.changes import change_archive, change_part
    from tests.fuzzing.targets import TARGETS

_CHANGES: Final = {
    "archives": change_archive,
    "documents": change_archive,
    "doors": change_archive,
    "parts": change_part,
}


def main() -> None:
    """Fuzz until the time is over or something is found; it does not return."""
    name = sys.argv.pop(1)
    further: dict[str, Callable[[bytes, int, int], bytes]] = {}
    if name in _CHANGES:
        change = _CHANGES[name]

        def changed(data: bytes, longest: int, seed: int) -> bytes:
            return change(data, seed, _atheris.Mutate, longest)

        further["custom_mutator"] = changed
    _atheris.Setup(sys.argv, TARGETS[name], **further)
    _atheris.Fuzz()


if __name__ == "__main__":
    main()
