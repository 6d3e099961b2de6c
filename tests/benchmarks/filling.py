"""Filling documents: ours, the libraries of Python and of Node on documents like it, and writing.

Node's take part where `ARBEIDSMILJO_NODE_MODULES` names a folder of installed packages.
"""

import io
import json
import os
import resource
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from unittest.mock import patch

from docx import Document
from pptx import Presentation

from arbeidsmiljo.model.documents import Template, TemplateEngine, Value
from arbeidsmiljo.plugins import Plugins
from arbeidsmiljo_office import compression
from tests.benchmarks.documents import (
    FIELDS,
    KINDS,
    ROWS,
    Kind,
    records,
    replaced_in_deck,
    replaced_in_page,
    values,
    with_rows,
)
from tests.benchmarks.timing import Timing, table, timed

_NODE_MODULES: Final = "ARBEIDSMILJO_NODE_MODULES"
_SCRIPT: Final = Path(__file__).with_name("filling.cjs")
_MANY: Final = 10_000
_OURS: Final = "arbeidsmiljo, template opened once"
_MEMORY_FILES: Final = Path("/dev/shm")  # noqa: S108 - where files are in memory


def main() -> None:
    """Print the tables."""
    engines = Plugins.load().engines
    for kind in KINDS:
        _fill(kind, engines[kind.suffix])
    _fill_rows(engines[".docx"])
    _open(engines)
    _fill_many(KINDS[1], engines[KINDS[1].suffix])


def _fill(kind: Kind, engine: TemplateEngine) -> None:
    """Fill a document of a kind, in each way."""
    yellow = kind.made()
    template = engine.open(yellow, name=f"mal{kind.suffix}")
    given = _given(template)
    filled = template.fill(given, language="nb").data
    anew = _deflated_anew(filled)
    peer = replaced_in_page if kind.suffix == ".docx" else replaced_in_deck
    with TemporaryDirectory(dir=_MEMORY_FILES if _MEMORY_FILES.is_dir() else None) as folder:
        file = Path(folder) / "fylt"
        candidates: dict[str, Callable[[], object]] = {
            _OURS: lambda: template.fill(given, language="nb"),
            "arbeidsmiljo, compact, by isal": lambda: template.fill(
                given, language="nb", compact=True
            ),
            "arbeidsmiljo, compact, by zlib": lambda: _by_zlib(template, given),
            "writing the same bytes to a file in memory": lambda: file.write_bytes(filled),
            f"python-{kind.suffix[1:]}, open, replace and save": lambda: peer(yellow, values()),
        }
        if kind.suffix == ".docx":
            candidates["docxtpl"] = _with_docxtpl(
                kind.made(lambda name: f"{{{{ {name} }}}}"), values()
            )
        timings = timed(candidates)
    timings += _with_node(kind)
    title = f"A {kind.name} with {FIELDS} fields ({len(yellow) / 1024:.0f} KiB)"
    print(table(title, timings))
    by_isal = len(template.fill(given, language="nb", compact=True).data)
    by_zlib = len(_by_zlib(template, given))
    print(
        f"It is {len(filled) / len(anew):.3f} times as large as when all of it is deflated anew; "
        f"filled compactly, {by_isal / len(anew):.3f} times by isal and {by_zlib / len(anew):.3f} "
        "times by zlib.\n"
    )


def _by_zlib(template: Template, given: Mapping[str, Value]) -> bytes:
    """Fill a document compactly as where isal is not installed."""
    with patch.object(compression, "isal_if_installed", lambda: None):
        return template.fill(given, language="nb", compact=True).data


def _given(template: Template) -> dict[str, Value]:
    """Give each field of a template its value, by the name in its prompt."""
    return {field.key: values()[field.prompt.split()[1]] for field in template.fields}


def _with_docxtpl(tagged: bytes, given: Mapping[str, object]) -> Callable[[], bytes]:
    # It has no types, and is imported so that no checker asks for them.
    peer = import_module("docxtpl")

    def fill() -> bytes:
        template = peer.DocxTemplate(io.BytesIO(tagged))
        template.render(dict(given), autoescape=True)
        written = io.BytesIO()
        template.save(written)
        return written.getvalue()

    return fill


def _with_node(kind: Kind) -> list[Timing]:
    """Let Node's libraries fill the same document, in a process of their own."""
    modules, node = os.environ.get(_NODE_MODULES), shutil.which("node")
    if not modules or node is None:
        return []
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"mal{kind.suffix}"
        file.write_bytes(kind.made(lambda name: f"{{{name}}}"))
        told = subprocess.run(
            [node, str(_SCRIPT), str(file), json.dumps(dict(values()))],
            env={**os.environ, "NODE_PATH": modules},
            capture_output=True,
            text=True,
            check=True,
        )
    return [Timing(name=name, seconds=seconds) for name, seconds in json.loads(told.stdout).items()]


def _fill_rows(engine: TemplateEngine) -> None:
    """Fill a table whose row repeats."""
    template = engine.open(with_rows(), name="mal.docx")
    (row,) = template.fields
    given: dict[str, Value] = {row.key: records()}
    loop = ("{%tr for rad in rader %}", "{{{{ rad.{} }}}}", "{%tr endfor %}")
    candidates = {
        _OURS: lambda: template.fill(given, language="nb"),
        "docxtpl": _with_docxtpl(with_rows(loop), {"rader": records()}),
    }
    print(table(f"A docx with a table of {ROWS} repeated rows", timed(candidates)))


def _open(engines: Mapping[str, TemplateEngine]) -> None:
    """Open a document of each kind."""
    for kind in KINDS:
        data = kind.made()
        engine, name = engines[kind.suffix], f"mal{kind.suffix}"
        peer = Document if kind.suffix == ".docx" else Presentation
        candidates: dict[str, Callable[[], object]] = {
            "arbeidsmiljo, opened and compiled": lambda: engine.open(data, name=name),  # noqa: B023
            f"python-{kind.suffix[1:]}, opened": lambda: peer(io.BytesIO(data)),  # noqa: B023
        }
        print(table(f"Opening a {kind.name}", timed(candidates)))


def _fill_many(kind: Kind, engine: TemplateEngine) -> None:
    """Fill many documents, one after the other, and see how much memory that takes."""
    template = engine.open(kind.made(), name=f"mal{kind.suffix}")
    given = _given(template)
    first = template.fields[0].key
    peaks: list[int] = []
    with TemporaryDirectory() as folder:
        file = Path(folder) / "fylt"
        for number in range(_MANY):
            filled = template.fill({**given, first: f"Enhet {number}"}, language="nb")
            file.write_bytes(filled.data)
            if number in {_MANY // 10, _MANY - 1}:
                peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    early, late = peaks
    print(
        f"{_MANY} documents of one template, written one after the other: at most "
        f"{late / 1024:.0f} MiB in all, {(late - early) / 1024:.1f} MiB more than after "
        f"{_MANY // 10}\n"
    )


def _deflated_anew(data: bytes) -> bytes:
    """Write a package again, each member deflated as a whole."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return written.getvalue()


if __name__ == "__main__":
    main()
