"""Everything that can go wrong, in one tree under `ArbeidsmiljoError`.

A message says what is wrong, where, and what to do about it. Problems in data that a user
supplies are collected as `Problem` values and raised together, never one by one.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from attrs import frozen

_SHOWN: Final = 20


@frozen(order=True)
class Problem:
    """One thing that is wrong with data from a user.

    Attributes:
        where: The place, as the user would name it: a part of a file (`unit 's-101', parent`), a
            cell (`Resultater!C14`), an option (`--group-size`); a path (`$.unit[3].parent`) in
            what is not a file of the user's.
        what: What is wrong there, and what is expected instead.
    """

    where: str
    what: str

    def __str__(self) -> str:
        """Read as `where: what`."""
        return f"{self.where}: {self.what}"


class ArbeidsmiljoError(Exception):
    """Any error that this library raises on purpose."""


class InvalidInputError(ArbeidsmiljoError, ValueError):
    """Data from a user that cannot be used; holds every problem that was found.

    Args:
        source: What was read: a file name, an option, a name of a document.
        problems: All that is wrong with it; at least one.
        hint: What to do, where the problems themselves do not say it.
        outcome: What came of it; nothing where what was asked changes nothing anyway.
    """

    def __init__(
        self,
        source: str,
        problems: Iterable[Problem],
        hint: str = "",
        outcome: str = "nothing was stored",
    ) -> None:
        """Build the message from the parts."""
        self.source = source
        self.problems = tuple(problems)
        self.hint = hint
        self.outcome = outcome
        noun = "problem" if len(self.problems) == 1 else "problems"
        told = f", {outcome}" if outcome else ""
        lines = [f"{source}: {len(self.problems)} {noun} found{told}"]
        lines += [f"  {problem}" for problem in self.problems]
        if hint:
            lines.append(hint)
        super().__init__("\n".join(lines))

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Survive the way between processes."""
        return type(self), (self.source, self.problems, self.hint, self.outcome)


class NotFoundError(ArbeidsmiljoError, LookupError):
    """Something that was named does not exist.

    Args:
        noun: What kind of thing was looked for: `unit`, `actor`, `meeting`, `method`; what it
            was to have stands after «with»: `unit with meeting 'unit-first'`.
        name: The name that was given.
        known: The names that exist, to choose from.
    """

    def __init__(self, noun: str, name: str, known: Iterable[str] = ()) -> None:
        """Build the message from the parts."""
        self.noun = noun
        self.name = name
        self.known = tuple(sorted(known))
        kind, having, what = noun.partition(" with ")
        message = f"there is no {kind} {name!r}{having}{what}"
        if self.known:
            shown = ", ".join(self.known[:_SHOWN])
            more = f" and {len(self.known) - _SHOWN} more" if len(self.known) > _SHOWN else ""
            message += f"; known: {shown}{more}"
        super().__init__(message)

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Survive the way between processes."""
        return type(self), (self.noun, self.name, self.known)


class InvalidValueError(ArbeidsmiljoError, ValueError):
    """A value that cannot be: a group size of one, a period that goes back."""


class InvalidMethodError(ArbeidsmiljoError, ValueError):
    """A method whose parts do not fit together."""


class InvalidEventError(ArbeidsmiljoError, ValueError):
    """An event that cannot be recorded in this process."""


class NotAllowedError(ArbeidsmiljoError, PermissionError):
    """Something that the rules of access or of publication refuse."""


class DisclosureError(NotAllowedError):
    """Showing this would let somebody compute results of a group that is too small."""


class StoreError(ArbeidsmiljoError):
    """A store cannot do what it was asked."""


class ConflictError(StoreError):
    """Somebody else wrote to the process first; nothing of this write was stored."""


class StoreLockedError(StoreError, TimeoutError):
    """The store is in use by another program and stayed so for as long as we waited."""


class SchemaVersionError(StoreError, ValueError):
    """Stored data has a form that this version cannot read."""


class TemplateError(ArbeidsmiljoError, ValueError):
    """A document that cannot be opened, compiled or filled as a template."""


class FieldValueError(TemplateError):
    """A value that cannot be put into its field; names the field."""


class EditedError(ArbeidsmiljoError):
    """Documents that people have edited, or put there, are where others would be put.

    Args:
        paths: Where they are.
    """

    def __init__(self, paths: Iterable[PurePosixPath]) -> None:
        """Build the message from the paths."""
        self.paths = tuple(paths)
        lines = [f"  {path}" for path in self.paths[:_SHOWN]]
        if len(self.paths) > _SHOWN:
            lines.append(f"  and {len(self.paths) - _SHOWN} more")
        listed = "\n".join(lines)
        super().__init__(
            "people have edited these, or put them there; nothing was written. Say whether to keep "
            f"or to replace them\n{listed}"
        )

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Survive the way between processes."""
        return type(self), (self.paths,)


class SourceError(ArbeidsmiljoError):
    """A survey vendor cannot be asked, or does not answer as it should."""


class PluginError(ArbeidsmiljoError):
    """A plug-in that cannot be used, or two that claim the same name."""
