"""Points that were taken up: those that were named, or all of an agenda."""

from collections.abc import Callable
from functools import wraps

import click
from attrs import frozen

from arbeidsmiljo.model.identifiers import PointKey
from arbeidsmiljo.model.meetings import MeetingKind, Step
from arbeidsmiljo_cli.session import ChoiceError


@frozen(kw_only=True)
class TakenUp:
    """What was said of the points that were taken up.

    Attributes:
        keys: Those that were named.
        every: Whether all of them were.
    """

    keys: tuple[str, ...]
    every: bool

    def of(self, part: MeetingKind | Step) -> tuple[PointKey, ...]:
        """Give the points, in the order of the agenda where all were taken up.

        Args:
            part: What has them.

        Raises:
            ChoiceError: Some were named, and all too, or one that it does not have.
        """
        known = tuple(point.key for point in part.points)
        if self.every and self.keys:
            raise ChoiceError("--point and --all-points exclude each other; give one")
        if self.every:
            return known
        if wrong := [key for key in self.keys if key not in known]:
            kind = "meeting" if isinstance(part, MeetingKind) else "step"
            there = f"its points are {', '.join(known)}" if known else "it has none; leave it out"
            raise ChoiceError(f"{kind} {part.key!r} has no point {wrong[0]!r}; {there}")
        return tuple(PointKey(key) for key in dict.fromkeys(self.keys))


def points_taken_up(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say which points were taken up.

    Args:
        function: The command, with an argument `taken_up`.
    """

    @wraps(function)
    def command(points: tuple[str, ...], *, all_points: bool, **arguments: object) -> None:
        function(taken_up=TakenUp(keys=points, every=all_points), **arguments)

    for option in (
        click.option("--all-points", is_flag=True, help="All that it is to take up."),
        click.option(
            "--point",
            "points",
            multiple=True,
            metavar="KEY",
            help="What was taken up; may be repeated. 'arbeidsmiljo show points' lists them.",
        ),
    ):
        command = option(command)
    return command
