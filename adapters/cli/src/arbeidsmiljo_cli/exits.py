"""The statuses with which a command ends."""

from typing import Final

FOUND: Final = 1
"""The exit status of a command that looks for something wrong, and has found it."""

FAILED: Final = 2
"""The exit status where a command could not do what it was asked."""

INTERRUPTED: Final = 130
"""The exit status where a person stopped it."""
