"""Nothing that a file leads to is ever fetched."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.adapters.office.doors import DOORS, GOOD
from tests.adapters.office.packages import contents, with_members
from tests.adapters.office.word_files import HEAD, OPEN, SPACES, paragraph, run, yellow

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
DOCX, PPTX = contents(GOOD[".docx"]), contents(GOOD[".pptx"])
RELATIONS = "word/_rels/document.xml.rels"
SLIDE_RELATIONS = "ppt/slides/_rels/slide1.xml.rels"
LINE = paragraph(run("Til "), yellow("Navn"))
KINDS = (
    *("attachedTemplate", "header", "footer", "image", "hyperlink", "subDocument", "oleObject"),
    *("frame", "aFChunk", "externalLink", "slide", "notesSlide", "chart", "video", "customXml"),
)
SCRIPT = """
import sys
from pathlib import Path

from arbeidsmiljo.errors import ArbeidsmiljoError
from tests.adapters.office.doors import DECK_DOORS, DOORS, SOURCE

def refuse(event, _):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        raise AssertionError(f"the network was asked: {event}")

sys.addaudithook(refuse)
done = 0
for file in sorted(Path(sys.argv[1]).iterdir()):
    for door in (DECK_DOORS if file.suffix == ".pptx" else DOORS).values():
        try:
            door.through(file.read_bytes())
        except ArbeidsmiljoError:
            pass
        done += 1
from arbeidsmiljo_office.engine import OfficeTemplateEngine
for suffix in (".docx", ".pptx"):
    try:
        OfficeTemplateEngine().build(
            f"{SOURCE}\\n\\n![Bilde]({sys.argv[2]}x.png)\\n\\n[lenke]({sys.argv[2]}y)\\n",
            suffix=suffix, name="mal.md", language="nb",
        )
    except ArbeidsmiljoError:
        pass
    done += 1
print(done)
"""


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A program that takes calls, and tells whether there was one."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)  # noqa: FBT003 - it is asked, not waited for
        yield listening


def external(name: str, held: bytes, url: str, kind: str) -> dict[str, bytes | None]:
    """Let a part be related to the network."""
    entry = (
        f'<Relationship Id="rX" Type="{OPEN}/officeDocument/2006/relationships/{kind}" '
        f'Target="{url}{kind}" TargetMode="External"/>'
    )
    return {name: held.replace(b"</Relationships>", entry.encode() + b"</Relationships>")}


def leading_outside(url: str) -> dict[str, bytes]:
    """Make files that lead to the network, in each way that there is."""
    files = dict[str, bytes]()
    for kind in KINDS:
        parts = external(RELATIONS, DOCX[RELATIONS], url, kind)
        link = paragraph(f'<w:hyperlink r:id="rX">{run("her")}</w:hyperlink>')
        use = '<w:sectPr><w:headerReference r:id="rX"/><w:footerReference r:id="rX"/></w:sectPr>'
        parts["word/document.xml"] = main(LINE + link + use)
        files[f"{kind}.docx"] = with_members(GOOD[".docx"], parts)
        deck = external(SLIDE_RELATIONS, PPTX[SLIDE_RELATIONS], url, kind)
        files[f"{kind}.pptx"] = with_members(GOOD[".pptx"], deck)
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{url}include"/>'
    for name, xml in {
        "included": main(f"{LINE}{include}"),
        "styled": main(LINE, head=f'{HEAD}<?xml-stylesheet href="{url}style" type="text/xsl"?>'),
        "typed": main(LINE, head=f'{HEAD}<!DOCTYPE w:document SYSTEM "{url}dtd">'),
        "entity": main(f"{LINE}&a;", head=f'{HEAD}<!DOCTYPE w [<!ENTITY a SYSTEM "{url}entity">]>'),
        "parameter": main(LINE, head=f'{HEAD}<!DOCTYPE w [<!ENTITY % a SYSTEM "{url}p"> %a;]>'),
        "schema": main(
            f'<w:p xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
            f'xsi:schemaLocation="urn:x {url}schema" xml:base="{url}"/>{LINE}'
        ),
    }.items():
        files[f"{name}.docx"] = with_members(GOOD[".docx"], {"word/document.xml": xml})
    return files


def main(body: str, *, head: str = HEAD) -> bytes:
    """Write the main part of a document."""
    return f"{head}<w:document {SPACES}><w:body>{body}</w:body></w:document>".encode()


def test_the_network_is_never_asked(tmp_path: Path, listener: socket.socket) -> None:
    """At every door nothing calls, neither through Python nor past it, wherever a file leads."""
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    files = leading_outside(url)
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), url],
        capture_output=True,
        check=False,
        cwd=ROOT,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == len(DOORS) * len(files) + 2
    with pytest.raises(BlockingIOError):
        listener.accept()
