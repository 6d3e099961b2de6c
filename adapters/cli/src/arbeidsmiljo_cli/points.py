"""Points that were taken up: those that were named, or all of an agenda."""

from collections.abc import Callable, Sequence
from functools import wraps

import click
from attrs import frozen

from arbeidsmiljo.model.identifiers import PointKey
from arbeidsmiljo.model.meetings import Point
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

    def of(self, points: Sequence[Point]) -> tuple[PointKey, ...]:
        """Give the points, in the order of the agenda where all were taken up.

        Raises:
            ChoiceError: Some were named, and all too.
        """
        if self.every and self.keys:
            raise ChoiceError("--point and --all-points exclude each other; give one")
        if self.every:
            return tuple(point.key for point in points)
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
