"""How hard properties are tried: as hard as they ask, or briefly.

Every property is tried as hard as it asks on one Python. On the others, and with other versions of
what is used, a fraction of that shows whether anything there is different
(`ARBEIDSMILJO_EFFORT=brief`).
"""

from __future__ import annotations

import os
from typing import Final

IS_BRIEF: Final = os.environ.get("ARBEIDSMILJO_EFFORT") == "brief"
_FRACTION: Final = 8


def examples(number: int) -> int:
    """Give how many examples a property is tried with.

    Args:
        number: How many it asks for.
    """
    return -(-number // _FRACTION) if IS_BRIEF else number
