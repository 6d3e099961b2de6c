"""The release of this library."""

from typing import Final

RELEASE: Final = "0.1.0"
"""The version, as its distribution has it."""
