"""Child processes: a file that takes too much, or ends its process, is told and harms no other."""

from __future__ import annotations

import os
import signal

import pytest

from tests.corpus.children import Limits, StoppedError, in_children

_MEBIBYTE = 1024**2


def work(what: str) -> str:
    """Do what a file may bring about."""
    match what:
        case "waits":
            signal.pause()
        case "grows":
            return str(len(bytearray(900 * _MEBIBYTE)))
        case "crashes":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "fails":
            raise ValueError(what)
        case _:
            pass
    return what


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("waits", "took more than 1 seconds"),
        ("grows", "took more memory than it may"),
        ("crashes", "the process ended without an answer"),
        ("fails", "ValueError: fails"),
    ],
)
def test_what_does_not_come_to_an_end(what: str, why: str) -> None:
    """It is stopped and told, and the others are done."""
    limits = Limits(seconds=1 if what == "waits" else 60, memory=800 * _MEBIBYTE)
    answers = dict(in_children(work, ["a", what, "b"], jobs=2, limits=limits))

    stopped = answers.pop(what)
    assert isinstance(stopped, StoppedError)
    assert why in str(stopped)
    if what != "waits":
        assert answers == {"a": "a", "b": "b"}
