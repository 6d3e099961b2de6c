"""Where something happened: the units that were named, and what they come to."""

from collections.abc import Callable, Sequence
from functools import wraps

import click
from attrs import frozen

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.organisation import Organisation
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo_cli.session import ChoiceError


@frozen(kw_only=True)
class Where:
    """What was said of the units in which something happened.

    Attributes:
        units: Those that were named.
        all_units: Whether it was in every unit that has one.
        but: Those that were excepted.
    """

    units: tuple[str, ...]
    all_units: bool
    but: tuple[str, ...]

    def chosen(
        self, what: str, scope: Scope, trees: Sequence[Organisation]
    ) -> tuple[UnitId | None, ...]:
        """Say in which units something happened.

        Args:
            what: What happened, for errors.
            scope: Where there is one of it.
            trees: The organisation on that day: several where it changed on it.

        Returns:
            Units; None for the whole enterprise.

        Raises:
            ChoiceError: What was said does not fit together, or does not say where.
            NotFoundError: There is no such unit.
        """
        named = tuple(dict.fromkeys(unit_in(trees, unit) for unit in self.units))
        excepted = {unit_in(trees, unit) for unit in self.but}
        possible = trees[-1].units_in(scope)
        if self.all_units and named:
            raise ChoiceError("--unit and --all-units exclude each other; give one")
        if excepted and not self.all_units:
            raise ChoiceError("--except goes with --all-units")
        if scope is Scope.ONCE:
            if self.all_units:
                raise ChoiceError(f"{what} is one for the whole enterprise; leave --all-units out")
            return named or (None,)
        if self.all_units:
            if wrong := sorted(excepted - set(possible)):
                raise NotFoundError(f"unit with {what}", wrong[0], possible)
            return tuple(unit for unit in possible if unit not in excepted)
        if not named:
            raise ChoiceError(
                f"{what} belongs to a unit; say which with --unit, or --all-units: "
                + ", ".join(possible)
            )
        return named


def unit_in(trees: Sequence[Organisation], unit: str) -> UnitId:
    """Give a unit that there was on a day.

    Args:
        trees: The organisation on that day: several where it changed on it.
        unit: Its id.

    Raises:
        NotFoundError: There was none.
    """
    key = UnitId(unit)
    return key if any(key in tree for tree in trees) else trees[-1].unit(key).id


def in_units(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say in which units.

    Args:
        function: The command, with an argument `where`.
    """

    @wraps(function)
    def command(
        units: tuple[str, ...], but: tuple[str, ...], *, all_units: bool, **arguments: object
    ) -> None:
        function(where=Where(units=units, all_units=all_units, but=but), **arguments)

    for option in (
        click.option("--except", "but", multiple=True, metavar="ID", help="Not in this unit."),
        click.option("--all-units", is_flag=True, help="In every unit that has one."),
        click.option("--unit", "units", multiple=True, metavar="ID", help="In this unit."),
    ):
        command = option(command)
    return command
