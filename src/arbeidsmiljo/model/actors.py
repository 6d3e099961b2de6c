"""Actors: the roles that a method gives duties to, and the people who hold them."""

from datetime import date
from typing import Protocol

from attrs import frozen

from arbeidsmiljo.model.identifiers import ActorKey, PersonId, StatementId, UnitId
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text


@frozen(kw_only=True)
class Actor:
    """A role or body that a method gives duties, or that others have duties towards.

    Attributes:
        key: Its name within the method.
        label: What it is called.
        scope: Where there is one: in the enterprise, or in each of some units (a leader).
        leads: Whether it is the leader of a unit, alone or with the leaders directly below.
        gathers_leaders: Whether its meetings gather the leaders directly below as well.
        bears_duties: Whether rules may bind it. None binds employees, nor their representatives
            for what the employer was to arrange.
        acts_as: Other actors whose part it takes where it is: a leader acts as the employer.
        statements: The statements of the source that name it.
    """

    key: ActorKey
    label: Text
    scope: Scope = Scope.ONCE
    leads: bool = False
    gathers_leaders: bool = False
    bears_duties: bool = True
    acts_as: tuple[ActorKey, ...] = ()
    statements: tuple[StatementId, ...] = ()


@frozen(kw_only=True)
class Person:
    """Somebody who works in the organisation; the only place where a name stands.

    Attributes:
        id: What the journal and the organisation refer to.
        name: Personal data, erasable through the directory.
        email: Personal data; empty where there is none.
    """

    id: PersonId
    name: str
    email: str = ""


@frozen(kw_only=True)
class Appointment:
    """Somebody holds an actor's role in a unit for a period.

    Attributes:
        person: Who.
        actor: The role.
        unit: Where; the top unit for the whole enterprise.
        since: First day; None from the beginning.
        until: Last day; None for as long as it lasts.
    """

    person: PersonId
    actor: ActorKey
    unit: UnitId
    since: date | None = None
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Tell whether the appointment is in force on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


class Directory(Protocol):
    """Keeps persons' names, apart from the journal, erasable for one person."""

    def put(self, person: Person) -> None:
        """Keep a person, in place of what was known of the same id.

        Raises:
            ConflictError: The person was erased.
        """
        ...

    def get(self, person: PersonId) -> Person | None:
        """Give a person, or None when the person was erased.

        Raises:
            NotFoundError: The id was never stored.
        """
        ...

    def erase(self, person: PersonId) -> None:
        """Erase a person's name and address for good; the id stays known as erased.

        Raises:
            NotFoundError: The id was never stored.
        """
        ...
