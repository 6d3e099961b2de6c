"""The release of this library."""

from typing import Final

__version__: Final = "0.1.0"
