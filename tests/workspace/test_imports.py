"""What is loaded and imported, and what is not."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.workspace.members import CORE, MODULES, ROOT

if TYPE_CHECKING:
    from pathlib import Path

ALLOWED = sys.stdlib_module_names | {"arbeidsmiljo", "attr", "attrs", "cattrs", "pluggy"}
ALLOWED_IN_TESTING = ALLOWED | {"hypothesis", "pytest"}
CORE_MODULES = tuple(path for path in MODULES if path.is_relative_to(CORE.package))


def _imported(module: Path) -> set[str]:
    """Name the top-level packages that a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        match node:
            case ast.Import(names=aliases):
                names.update(alias.name for alias in aliases)
            case ast.ImportFrom(module=str(name), level=0):
                names.add(name)
            case _:
                pass
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("module", CORE_MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_core_imports_only_what_it_declares(module: Path) -> None:
    """The core imports the standard library, attrs, cattrs and pluggy; its tests' tools, too."""
    testing = module.is_relative_to(CORE.package / "testing")

    assert _imported(module) <= (ALLOWED_IN_TESTING if testing else ALLOWED)


def test_import_of_the_core_loads_no_adapter_library() -> None:
    """``import arbeidsmiljo`` loads nothing from outside but what the core declares."""
    code = "import sys; before = set(sys.modules); import arbeidsmiljo, json; "
    code += "print(json.dumps(sorted({n.partition('.')[0] for n in set(sys.modules) - before})))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, text=True
    )
    loaded = set(json.loads(done.stdout))

    assert "arbeidsmiljo" in loaded
    assert loaded <= ALLOWED | {"typing_extensions"}
