"""What the package gives to programs that embed it."""

import inspect
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import arbeidsmiljo

NAMES = (
    "ArbeidsmiljoError",
    "Assessment",
    "Change",
    "Delivery",
    "GroupSizes",
    "MemoryStore",
    "Method",
    "PlannedMeeting",
    "Plugins",
    "Process",
    "Production",
    "Publication",
    "Questionnaire",
    "Recorded",
    "Results",
    "Store",
    "View",
    "Viewer",
    "__version__",
    "assess",
    "changes",
    "changes_in_view",
    "deliver",
    "distribution_from_toml",
    "explain",
    "organisation_from_toml",
    "plan_meetings",
    "produce",
    "publish",
    "required_documents",
    "view",
)

FOREIGN = (
    "babel",
    "click",
    "distributed",
    "docx",
    "holidays",
    "hypothesis",
    "isal",
    "lxml",
    "platformdirs",
    "pptx",
    "pytest",
    "rich",
    "sqlalchemy",
    "sybil",
    "xlsxwriter",
)
"""What adapters and tests use, and the core does not."""

WATCHED = """
import json, sys

told = []
sys.addaudithook(lambda event, arguments: told.append((event, repr(arguments))))
import arbeidsmiljo
loaded = sorted(sys.modules)
for name in {names}:
    getattr(arbeidsmiljo, name)
opened = [arguments for event, arguments in told if event == "open"]
other = sorted({{event.partition(".")[0] for event, _ in told}})
sys.stdout.write(json.dumps({{
    "first": loaded, "all": sorted(sys.modules), "opened": opened, "events": other
}}))
"""


def watched(names: tuple[str, ...]) -> dict[str, list[str]]:
    """Import the package in a new interpreter, ask for some names, and tell what happened."""
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-c", WATCHED.format(names=names)],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    told: dict[str, list[str]] = json.loads(done.stdout)
    return told


def test_the_public_names_are_those_written_here() -> None:
    """A name is added or taken away on purpose, and listed where Python looks for it."""
    assert tuple(sorted(arbeidsmiljo.__all__)) == NAMES
    assert tuple(sorted(dir(arbeidsmiljo))) == NAMES


@pytest.mark.parametrize("name", [name for name in NAMES if name != "__version__"])
def test_every_public_name_is_something_of_ours_with_a_docstring(name: str) -> None:
    """Each is a class or function of the core, and says what it is in one sentence first."""
    thing = getattr(arbeidsmiljo, name)
    assert inspect.isclass(thing) or inspect.isfunction(thing)
    assert thing.__module__.startswith("arbeidsmiljo.")
    assert thing.__name__ == name
    first = (inspect.getdoc(thing) or "").split("\n")[0]
    assert first.endswith((".", ":")), first


def test_a_name_that_is_not_there_is_no_attribute() -> None:
    """Asking for it says so as any module does, and is not an import error."""
    with pytest.raises(AttributeError, match="module 'arbeidsmiljo' has no attribute 'Proces'"):
        getattr(arbeidsmiljo, "Proces")  # noqa: B009 - pyright would say so first


def test_modules_are_not_public_by_accident() -> None:
    """What the package needs for itself is not among its names."""
    assert not [name for name in NAMES if isinstance(getattr(arbeidsmiljo, name), ModuleType)]


@pytest.mark.parametrize("names", [(), NAMES])
def test_the_core_loads_no_adapter_s_library(names: tuple[str, ...]) -> None:
    """Neither importing the package nor all its names loads a library that is not the core's."""
    told = watched(names)
    assert "arbeidsmiljo" in told["first"]
    assert not set(FOREIGN) & set(told["all"])
    assert not [name for name in told["all"] if name.startswith("arbeidsmiljo_")]


def test_importing_loads_what_is_asked_for_and_no_more() -> None:
    """A program pays for the part that it uses when it first uses it."""
    assert [name for name in watched(())["all"] if name.startswith("arbeidsmiljo.")] == []
    assert "arbeidsmiljo.process" in watched(("Process",))["all"]
    assert "arbeidsmiljo.process" not in watched(("Viewer",))["all"]


def test_importing_reads_code_and_nothing_else() -> None:
    """No file but modules is opened, no catalogue of texts either, and none is written.

    Nobody is called or connected to.
    """
    told = watched(NAMES)
    assert told["opened"]
    for arguments in told["opened"]:
        name, mode, _ = arguments.strip("()").split(", ")
        assert Path(name.strip("'")).suffix in (".py", ".pyc"), arguments
        assert mode in ("'r'", "'rb'"), arguments
    assert {"import", "open", "exec"} <= set(told["events"])
    assert not {"socket", "subprocess", "shutil", "tempfile", "urllib", "ctypes"} & set(
        told["events"]
    )
