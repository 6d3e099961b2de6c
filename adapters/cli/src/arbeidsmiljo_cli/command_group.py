"""Groups of commands."""

import click


class CommandGroup(click.Group):
    """A group that lists its commands in the order of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of the commands as they were added."""
        del ctx
        return list(self.commands)
