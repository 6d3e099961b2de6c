"""`arbeidsmiljo template check`, and pictures that `template build` finds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from docx import Document

from tests.adapters.office.pictures import png

if TYPE_CHECKING:
    from tests.adapters.cli.shell import Shell

SOURCE = """+++
title = "Plan"
+++

## Plan for ==enhet==

{}
"""


def _source(shell: Shell, body: str, name: str = "plan.md") -> None:
    (shell.folder / name).write_text(SOURCE.format(body), "utf-8")


def test_a_document_that_everybody_can_read(before_start: Shell) -> None:
    """What is built has no barrier, which ends with 0."""
    _source(before_start, "Tekst")
    before_start.does("template build plan.md -o plan.docx")
    before_start.does("template build plan.md -o plan.pptx")

    assert before_start.does("template check plan.docx") == (
        "Nothing was found in plan.docx that keeps somebody from reading it.\n"
    )
    told = before_start.tells("template check plan.pptx --format json")
    assert told == {"schema": 1, "file": "plan.pptx", "barriers": []}


def test_what_is_in_the_way_is_told(before_start: Shell) -> None:
    """Each barrier is told with its place and its criterion, which ends with 1.

    The blue of the third heading of python-docx is too pale.
    """
    document = Document()
    document.add_heading("Dypt", 3)
    document.core_properties.title = ""
    document.save(str(before_start.folder / "notat.docx"))

    done = before_start("template", "check", "notat.docx")
    assert (done.status, done.err) == (1, "")
    assert "is a heading of level 3" in " ".join(done.out.split())
    assert "1.3.1" in done.out
    assert "3 barriers in notat.docx." in done.out

    done = before_start("template", "check", "notat.docx", "--format", "json")
    assert done.status == 1
    assert [
        (one["kind"], one["place"], one["criterion"]) for one in json.loads(done.out)["barriers"]
    ] == [
        ("title", "document", "2.4.2"),
        ("headings", "paragraph 1", "1.3.1"),
        ("contrast", "paragraph 1", "1.4.3"),
    ]


def test_what_cannot_be_checked_is_refused(before_start: Shell) -> None:
    """A file that is not there, of another kind, or broken ends with 2."""
    (before_start.folder / "ark.xyz").write_bytes(b"x")
    (before_start.folder / "notat.docx").write_bytes(b"x")

    assert "there is no file" in before_start.refuses("template check borte.docx")
    assert "template engine for '.xyz'" in before_start.refuses("template check ark.xyz")
    assert "notat.docx" in before_start.refuses("template check notat.docx")


def test_pictures_are_found_beside_the_text(before_start: Shell) -> None:
    """A picture is named by its way from the text's own folder."""
    folder = before_start.folder / "tekst"
    (folder / "bilder").mkdir(parents=True)
    (folder / "bilder" / "kart.png").write_bytes(png(20, 10))
    _source(before_start, "![Kart over kontoret](bilder/kart.png)", "tekst/plan.md")

    before_start.does("template build tekst/plan.md -o plan.docx")
    built = Document(str(before_start.folder / "plan.docx"))
    assert len(built.inline_shapes) == 1


def test_no_picture_is_read_from_elsewhere(before_start: Shell) -> None:
    """A way out of the folder leads nowhere, also by a link, and no folder is a picture."""
    (before_start.folder / "kart.png").write_bytes(png(20, 10))
    folder = before_start.folder / "tekst"
    folder.mkdir()
    (folder / "lenke.png").symlink_to(before_start.folder / "kart.png")
    whole = (before_start.folder / "kart.png").as_posix()
    for name in ("../kart.png", whole, "lenke.png", ".", "borte.png"):
        _source(before_start, f"![Kart over kontoret](<{name}>)", "tekst/plan.md")
        told = before_start.refuses("template build tekst/plan.md -o plan.docx")
        assert f"there is no picture {name!r}; put it beside the text" in told
