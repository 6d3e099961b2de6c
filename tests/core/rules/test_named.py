"""Conditions that a function decides: found by name where they were put on one, nowhere else."""

import pickle
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from attrs import evolve

from arbeidsmiljo.errors import InvalidMethodError, InvalidValueError
from arbeidsmiljo.model.events import MeetingHeld, Payload
from arbeidsmiljo.model.identifiers import MeetingKey
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.pattern import Lacks, Named, Pattern, condition
from arbeidsmiljo.testing.example_method import example_method

HELD = MeetingHeld(meeting=MeetingKey("m"))
MODULE = """\
from pathlib import Path

from arbeidsmiljo.rules.pattern import condition

Path(__file__).with_name("imported").touch()


@condition
def is_short(payload):
    return len(payload.meeting) < 3


def is_long(payload):
    return not is_short(payload)
"""


@condition
def is_held(payload: Payload) -> bool:
    """Tell whether something is a meeting that was held."""
    return isinstance(payload, MeetingHeld)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a module with conditions where Python can import it."""
    (tmp_path / "conditions_on_the_shelf.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.delitem(sys.modules, "conditions_on_the_shelf", raising=False)
    return tmp_path


def test_a_function_with_the_mark_decides() -> None:
    """It is asked of the payload, by its module and name."""
    assert Named(function=f"{__name__}:is_held").holds(HELD)


def test_a_module_is_never_imported_for_a_name(shelf: Path) -> None:
    """What nobody has imported is not there, and imported by a program it is."""
    named = Named(function="conditions_on_the_shelf:is_short")
    with pytest.raises(InvalidValueError, match="import its module before"):
        named.holds(HELD)
    assert not (shelf / "imported").exists()
    import_module("conditions_on_the_shelf")
    assert named.holds(HELD)
    assert not Named(function=named.function).holds(MeetingHeld(meeting=MeetingKey("long")))
    with pytest.raises(InvalidValueError, match="there is no condition"):
        Named(function="conditions_on_the_shelf:is_long").holds(HELD)


@pytest.mark.parametrize(
    "name",
    ["this:s", ".foo:bar", "", ":", "os", "os:getcwd", "a:b:c", f"{__name__}:HELD", "json:dumps"],
)
def test_a_name_of_anything_else_is_refused(name: str) -> None:
    """Whatever it is written like, the error names it and says what to do."""
    with pytest.raises(InvalidValueError, match="there is no condition") as refused:
        Named(function=name).holds(HELD)
    assert repr(name) in str(refused.value)
    assert "package.module:function" in str(refused.value)
    assert "this" not in sys.modules


def test_a_function_without_a_name_cannot_be_a_condition() -> None:
    """No other process would find one that was made inside another function."""

    def is_inside(payload: Payload) -> bool:
        return payload is HELD

    assert is_inside(HELD)
    with pytest.raises(InvalidValueError, match="is_inside is no function of a module"):
        condition(is_inside)


def test_a_method_with_a_name_of_nothing_does_not_hold_together() -> None:
    """It is refused when it is put together, and not when something is recorded in it."""
    method = example_method()
    lost = Pattern.of(MeetingHeld, Lacks(condition=Named(function="no.such:thing")))
    rule = evolve(method.rules[0], constraint=Existence(pattern=lost))
    with pytest.raises(InvalidMethodError, match=r"there is no condition 'no\.such:thing'"):
        evolve(method, rules=(rule, *method.rules[1:]))


def test_another_process_has_the_condition_too(shelf: Path) -> None:
    """A rule that is sent to a pool takes the module of its condition along."""
    import_module("conditions_on_the_shelf")
    sent = pickle.dumps((Named(function="conditions_on_the_shelf:is_short"), HELD))
    assert pickle.loads(sent)[0].holds(HELD)  # noqa: S301 - made here
    code = "import pickle, sys; one, held = pickle.load(sys.stdin.buffer); print(one.holds(held))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=sent,
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(shelf)},
    )
    assert done.stdout.strip() == b"True"
