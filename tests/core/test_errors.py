"""The tree of errors, and what its messages say."""

import inspect
import pickle
from collections.abc import Callable
from pathlib import PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from arbeidsmiljo import errors
from arbeidsmiljo.errors import (
    ArbeidsmiljoError,
    ConflictError,
    DisclosureError,
    EditedError,
    FieldValueError,
    InvalidEventError,
    InvalidInputError,
    InvalidMethodError,
    InvalidValueError,
    NotAllowedError,
    NotFoundError,
    PluginError,
    Problem,
    SchemaVersionError,
    SourceError,
    StoreError,
    StoreLockedError,
    TemplateError,
)

TREE: dict[type[ArbeidsmiljoError], tuple[type[Exception], ...]] = {
    ArbeidsmiljoError: (Exception,),
    InvalidInputError: (ArbeidsmiljoError, ValueError),
    NotFoundError: (ArbeidsmiljoError, LookupError),
    InvalidMethodError: (ArbeidsmiljoError, ValueError),
    InvalidValueError: (ArbeidsmiljoError, ValueError),
    InvalidEventError: (ArbeidsmiljoError, ValueError),
    NotAllowedError: (ArbeidsmiljoError, PermissionError),
    DisclosureError: (NotAllowedError,),
    StoreError: (ArbeidsmiljoError,),
    ConflictError: (StoreError,),
    StoreLockedError: (StoreError, TimeoutError),
    SchemaVersionError: (StoreError, ValueError),
    TemplateError: (ArbeidsmiljoError, ValueError),
    FieldValueError: (TemplateError,),
    EditedError: (ArbeidsmiljoError,),
    SourceError: (ArbeidsmiljoError,),
    PluginError: (ArbeidsmiljoError,),
}

MAKE: dict[type[ArbeidsmiljoError], Callable[[str], ArbeidsmiljoError]] = {
    InvalidInputError: lambda text: InvalidInputError(text, [Problem("$.unit[0]", text)], text),
    NotFoundError: lambda text: NotFoundError("unit", text, [text, "hr"]),
    EditedError: lambda text: EditedError([PurePosixPath("drift", text)]),
}

lines = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1)
problems = st.builds(Problem, where=lines, what=lines)


def test_the_tree_is_written_here() -> None:
    """There is no error of ours outside the tree, and each has its nearest builtin beside it."""
    found = {
        kind: kind.__bases__
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, Exception)
    }
    assert found == TREE


@pytest.mark.parametrize("kind", TREE)
def test_every_error_says_when_it_is_raised(kind: type[ArbeidsmiljoError]) -> None:
    """One that catches an error finds out what it stands for."""
    assert (kind.__doc__ or "").split("\n")[0].endswith(".")


@pytest.mark.parametrize("kind", TREE)
@given(text=lines)
def test_an_error_survives_the_way_between_processes(
    kind: type[ArbeidsmiljoError], text: str
) -> None:
    """Raised in a worker, it says the same where it arrives, and has the same parts."""
    error = MAKE.get(kind, kind)(text)
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - made on the line itself
    assert type(back) is kind
    assert str(back) == str(error)
    assert vars(back) == vars(error)


@given(lines, st.lists(problems, min_size=1), st.just("") | lines)
def test_all_problems_are_told_each_on_a_line(source: str, found: list[Problem], hint: str) -> None:
    """The first line says how many, then each has its place, and the hint comes last."""
    error = InvalidInputError(source, iter(found), hint)
    noun = "problem" if len(found) == 1 else "problems"
    assert str(error).split("\n") == [
        f"{source}: {len(found)} {noun} found, nothing was stored",
        *(f"  {problem.where}: {problem.what}" for problem in found),
        *([hint] if hint else []),
    ]
    assert error.problems == tuple(found)


@given(lines, lines, st.lists(lines, unique=True, max_size=40))
@example("unit", "hr", [f"enhet-{number}" for number in range(20)])
@example("unit", "hr", [f"enhet-{number}" for number in range(21)])
def test_what_is_not_found_is_told_with_what_there_is(
    noun: str, name: str, known: list[str]
) -> None:
    """The names to choose from are sorted; from the 21st on they are counted only."""
    error = NotFoundError(noun, name, known)
    assert error.known == tuple(sorted(known))
    message = f"there is no {noun} {name!r}"
    if known:
        message += f"; known: {', '.join(sorted(known)[:20])}"
    if len(known) > 20:
        message += f" and {len(known) - 20} more"
    assert str(error) == message


@given(st.lists(problems))
def test_problems_are_sorted_by_place(found: list[Problem]) -> None:
    """A list of problems can be put in the order of the file's paths."""
    places = [problem.where for problem in sorted(found)]
    assert places == sorted(problem.where for problem in found)


@given(st.lists(lines, min_size=1, max_size=30))
def test_edited_documents_are_told_the_first_of_them_by_name(names: list[str]) -> None:
    """How many more there are is told as well, and all are at hand for a program."""
    paths = [PurePosixPath(name) for name in names]
    error = EditedError(paths)
    told = str(error).splitlines()[1:]
    assert told[:20] == [f"  {path}" for path in paths[:20]]
    assert told[20:] == ([f"  and {len(paths) - 20} more"] if len(paths) > 20 else [])
    assert error.paths == tuple(paths)
