"""The output: characters that it cannot show, and places that cannot be written to."""

import codecs
import errno
import json
import os
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from io import TextIOWrapper
from types import MappingProxyType
from typing import BinaryIO, Final, cast

from arbeidsmiljo.errors import ArbeidsmiljoError

_SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        sign: plain
        for plain, signs in (
            *(("->", "→"), ("<-", "←"), ("...", "…"), ("-", "–—−·•─━"), ("|", "│")),
            *((" ", "\N{NO-BREAK SPACE}"), ('"', "«»“”„"), ("'", "‘’")),
            *(("ae", "æ"), ("oe", "ø"), ("aa", "å"), ("Ae", "Æ"), ("Oe", "Ø"), ("Aa", "Å")),
        )
        for sign in signs
    }
)
"""What stands for a sign that the output cannot show, in signs that any output can."""

_UNKNOWN: Final = "?"
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ERRORS: Final = "arbeidsmiljo-readable"
_REPLACED: Final = frozenset({"strict", "surrogateescape"})
"""Ways of dealing with such signs that end in an error; others were chosen by a person."""

_KEPT: ContextVar[bool] = ContextVar("kept", default=False)


class OutputError(ArbeidsmiljoError):
    """The output cannot be written."""


def _readable(error: UnicodeError) -> tuple[str, int]:
    """Give what stands for signs that cannot be written, and where writing goes on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(_SIGNS.get(sign, _UNKNOWN) for sign in signs), error.end


codecs.register_error(_ERRORS, _readable)


def note_number(number: int, encoding: str | None) -> str:
    """Write the number of a note: raised, or in brackets where the output lacks raised figures.

    Example:
        >>> note_number(17, "utf-8"), note_number(17, "cp1252")
        ('¹⁷', ' (17)')
    """
    raised = str(number).translate(_RAISED)
    return raised if _holds(encoding, "⁰¹²³⁴⁵⁶⁷⁸⁹") else f" ({number})"


def as_data(data: str, encoding: str | None) -> str:
    """Write JSON in signs that the output can show, none of them lost; leave other data alone."""
    if data[:1] not in ("{", "[") or _holds(encoding, data):
        return data
    return json.dumps(json.loads(data), indent=2)


def _holds(encoding: str | None, text: str) -> bool:
    try:
        text.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


class _Output(TextIOWrapper):
    """A stream that tells in words of ours that it cannot be written.

    Whoever has read enough and closed a pipe is no error: click ends the command quietly then.
    """

    def write(self, text: str) -> int:
        """Write text."""
        with _in_our_words():
            return super().write(text)

    def flush(self) -> None:
        """Write what is held back."""
        with _in_our_words():
            super().flush()


@contextmanager
def _in_our_words() -> Generator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        kept = (
            "; what was recorded stays recorded, and need not be recorded again"
            if is_kept()
            else ""
        )
        raise OutputError(
            f"the output cannot be written ({error.strerror}){kept}; give it another place"
        ) from error


@contextmanager
def writable_output() -> Generator[None]:
    """Have output written with signs that it can show, or told in one message that it cannot."""
    before = sys.stdout
    if isinstance(before, TextIOWrapper):
        sys.stdout = _Output(
            cast("BinaryIO", before.buffer),
            encoding=before.encoding,
            errors=_ERRORS if before.errors in _REPLACED else before.errors,
            line_buffering=before.line_buffering,
            write_through=before.write_through,
        )
    told: object = sys.stderr
    if isinstance(told, TextIOWrapper):
        cast("TextIOWrapper", told).reconfigure(errors=_ERRORS)
    try:
        yield
    finally:
        try:
            sys.stdout.flush()
        except (OutputError, OSError):
            # It was told; what is still held back must not be tried once more at the end.
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, before.fileno())
            os.close(nowhere)


def keep() -> None:
    """Take note that something was recorded."""
    _KEPT.set(True)


def keep_nothing() -> None:
    """Begin a command that has recorded nothing yet."""
    _KEPT.set(False)


def is_kept() -> bool:
    """Tell whether the command has recorded something."""
    return _KEPT.get()
