"""The file of a method's statements: TOML with a `[[statement]]` for each."""

import tomllib

from attrs import frozen

from arbeidsmiljo.conversion.converter import structure
from arbeidsmiljo.errors import InvalidInputError, Problem
from arbeidsmiljo.model.statements import Statement


@frozen(kw_only=True)
class _File:
    statement: tuple[Statement, ...]


def statements_from_toml(text: str, *, source: str = "statements.toml") -> tuple[Statement, ...]:
    """Read the statements that a method carries.

    Args:
        text: TOML.
        source: What to call it in errors.

    Raises:
        InvalidInputError: It is not TOML, a statement is not whole, or a number is used twice.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInputError(source, [Problem("$", str(error))]) from error
    statements = structure(document, _File, source=source).statement
    seen: set[str] = set()
    problems: list[Problem] = []
    for number, statement in enumerate(statements):
        if statement.id in seen:
            problems.append(Problem(f"$.statement[{number}].id", f"{statement.id!r} is taken"))
        seen.add(statement.id)
    if problems:
        raise InvalidInputError(source, problems)
    return statements
