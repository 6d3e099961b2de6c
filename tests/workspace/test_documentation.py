"""The documentation keeps up with what it describes."""

from __future__ import annotations

import re

import pytest

from tests.workspace.members import ALL, CORE, ROOT, distribution_name

PAGE = ROOT / "docs" / "explanation" / "dependencies.md"
ROW = re.compile(r"^\| `([\w.-]+)` \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)

CODE = re.compile(r"^(`{3,})[^\n]*\n.*?^\1$", re.MULTILINE | re.DOTALL)
PLACEHOLDER = re.compile(r"^[ \t]*([A-ZÆØÅ_]{3,})[.:]?[ \t]*$", re.MULTILINE)


def _declared() -> set[str]:
    """Name every distribution from outside that any member declares for anything."""
    requirements = [text for member in ALL for text in member.requirements]
    for extra in CORE.declared["project"]["optional-dependencies"].values():
        requirements += extra
    for group in CORE.declared["dependency-groups"].values():
        requirements += [entry for entry in group if isinstance(entry, str)]
    for member in ALL:
        requirements += member.declared["build-system"]["requires"]
    return {distribution_name(text) for text in requirements} - {member.name for member in ALL}


def test_every_dependency_has_its_line() -> None:
    """The page of dependencies has one line for each that is declared, and for no other."""
    names = [row[0] for row in ROW.findall(PAGE.read_text("utf-8"))]

    assert sorted(names) == sorted(_declared())


@pytest.mark.parametrize("folder", ["tutorials", "how-to", "explanation", "reference"])
def test_every_page_is_found_from_its_index(folder: str) -> None:
    """Each of the four kinds of documentation has an index that names all its pages."""
    pages = {path.stem for path in (ROOT / "docs" / folder).glob("*.md")} - {"index"}
    index = (ROOT / "docs" / folder / "index.md").read_text("utf-8")

    assert [
        page for page in sorted(pages) if not re.search(rf"^{page}$", index, re.MULTILINE)
    ] == []


def test_no_page_has_a_line_that_is_still_to_be_written() -> None:
    """Outside of code no line is one word in capitals, such as marks where figures will stand."""
    pages = [*sorted((ROOT / "docs").rglob("*.md")), *ROOT.glob("*.md")]
    left = {
        page.relative_to(ROOT).as_posix(): found
        for page in pages
        if (found := PLACEHOLDER.findall(CODE.sub("", page.read_text("utf-8"))))
    }

    assert len(pages) > 1
    assert left == {}


@pytest.mark.parametrize("kind", ["demo", "test"])
def test_readme_has_one_line_for_each_job(kind: str) -> None:
    """The README's two commands are one line each, marked so that they can be run as written."""
    readme = (ROOT / "README.md").read_text("utf-8")

    assert len(re.findall(rf"^<!-- {kind} -->\n+```sh\n[^\n]+\n```$", readme, re.MULTILINE)) == 1
