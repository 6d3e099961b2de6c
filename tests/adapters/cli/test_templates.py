"""`arbeidsmiljo template`, and templates that an organisation brings."""

from __future__ import annotations

import shutil

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX

from tests.adapters.cli.shell import Shell

BINDING = """\
[fields]
"Enhetens navn" = "unit.name"
"Dato" = "meetings.unit-first"
"""


def _template(
    shell: Shell, name: str = "10-vart-notat.docx", binding: str | None = BINDING
) -> None:
    """Put a template of one's own, made in a word processor, into the folder `maler`."""
    folder = shell.folder / "maler"
    folder.mkdir(exist_ok=True)
    document = Document()
    paragraph = document.add_paragraph("Til lederen i ")
    for words in ("Enhetens navn", "Dato", "Klokkeslett"):
        paragraph.add_run(words).font.highlight_color = WD_COLOR_INDEX.YELLOW
        paragraph.add_run(", ")
    document.save(str(folder / name))
    if binding is not None:
        (folder / name).with_suffix(".toml").write_text(binding, "utf-8")


def test_the_fields_of_a_template(before_start: Shell) -> None:
    """The yellow fields are listed with their prompt, their place and their kind."""
    _template(before_start)

    told = before_start.does("template scan maler/10-vart-notat.docx")
    fields = before_start.tells("template scan maler/10-vart-notat.docx --format json")["fields"]

    assert "3 yellow fields in 10-vart-notat.docx." in told
    assert [field["prompt"] for field in fields] == ["Enhetens navn", "Dato", "Klokkeslett"]
    assert {field["kind"] for field in fields} == {"inline"}


def test_a_document_without_fields(before_start: Shell) -> None:
    """A document without a yellow field is said to have none."""
    Document().save(str(before_start.folder / "tomt.docx"))

    assert before_start.does("template scan tomt.docx") == "tomt.docx has no yellow field.\n"


def test_a_binding_is_begun(before_start: Shell) -> None:
    """The skeleton lies beside the template, has every prompt, and is not overwritten unasked."""
    _template(before_start, binding=None)

    before_start.does("template bind maler/10-vart-notat.docx")
    text = (before_start.folder / "maler/10-vart-notat.toml").read_text("utf-8")

    assert '# "Klokkeslett" = ""' in text
    assert "is there already" in before_start.refuses("template bind maler/10-vart-notat.docx")
    before_start.does("template bind maler/10-vart-notat.docx --force")
    before_start.does("template bind maler/10-vart-notat.docx -o annen.toml")
    assert (before_start.folder / "annen.toml").read_text("utf-8") == text


def test_own_templates_are_used(shell: Shell) -> None:
    """An organisation's own file takes the place of the method's, filled as its binding says."""
    _template(shell)
    (shell.folder / "maler" / "~$10-vart-notat.docx").write_bytes(b"lock")
    (shell.folder / "maler" / "les.txt").write_text("noe annet")
    shell.does("documents -o ut --on 2026-02-09 --templates maler --document 10 --unit s1")
    (made,) = (shell.folder / "ut/s1").glob("10-*.docx")
    runs = Document(str(made)).paragraphs[0].runs

    assert Document(str(made)).paragraphs[0].text.startswith("Til lederen i Seksjon én, ")
    assert [run.text for run in runs if run.font.highlight_color] == ["Klokkeslett"]


def test_a_template_named_by_the_document_s_key(shell: Shell) -> None:
    """A file may have the document's key for a name."""
    _template(shell, "leader-information.docx")
    shell.does("documents -o ut --on 2026-02-09 --templates maler --document 10 --unit s1")
    (made,) = (shell.folder / "ut/s1").glob("10-*.docx")

    assert Document(str(made)).paragraphs[0].text.startswith("Til lederen i Seksjon én, ")


def test_all_that_is_wrong_with_templates_comes_at_once(shell: Shell) -> None:
    """Names, bindings and files that cannot be used are told together, and nothing is made."""
    _template(shell, "10-a.docx", BINDING.replace("unit.name", "unit.navn"))
    _template(shell, "leader-information.docx")
    _template(shell, "1-b.docx", BINDING.replace("Enhetens navn", "Enhet"))
    _template(shell, "2-c.docx", binding=None)
    _template(shell, "3-d.docx", "[fields")
    _template(shell, "99-e.docx")
    _template(shell, "12-f.docx")
    (shell.folder / "maler/4-g.pptx").write_text("ikke en presentasjon")

    message = shell.refuses("documents -o ut --on 2026-02-09 --templates maler")

    assert message.startswith("maler: 7 problems found")
    for says in (
        "10-a.toml, $.fields.'Enhetens navn': there is no path 'unit.navn'",
        "1-b.toml, $.fields.'Enhet': is no yellow field of the template",
        "2-c.docx: has no binding 2-c.toml beside it",
        "3-d.toml, ",
        "99-e.docx: begins with no document's number",
        "12-f.docx: document 12 (unit-meeting) is a .pptx",
        "4-g.pptx: ",
    ):
        assert says in message


def test_two_templates_of_one_document(shell: Shell) -> None:
    """Two files for one document are refused, since no one can know which is meant."""
    _template(shell, "10-a.docx")
    _template(shell, "leader-information.docx")

    assert "leader-information.docx: is document 10, and so is 10-a.docx" in shell.refuses(
        "documents -o ut --on 2026-02-09 --templates maler"
    )


def test_a_folder_without_templates(shell: Shell) -> None:
    """A folder that holds no template is most likely the wrong one."""
    (shell.folder / "maler").mkdir()

    assert "has no file that ends with .docx or .pptx" in shell.refuses(
        "documents -o ut --on 2026-02-09 --templates maler"
    )


@pytest.mark.parametrize("what", ["scan", "bind"])
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("mangler.docx", "there is no file 'mangler.docx'"),
        ("resultater.docx", "resultater.docx"),
        ("organisation.toml", "there is no template engine for '.toml'"),
        ("tekst.pptx", "tekst.pptx"),
        ("mappe.docx", "mappe.docx: cannot be read"),
    ],
)
def test_a_template_that_is_none(before_start: Shell, what: str, name: str, says: str) -> None:
    """A file that is not there or is no docx or pptx is refused, by name."""
    shutil.copy(before_start.folder / "resultater.xlsx", before_start.folder / "resultater.docx")
    (before_start.folder / "tekst.pptx").write_text("bare tekst")
    (before_start.folder / "mappe.docx").mkdir()

    assert says in before_start.refuses(f"template {what} {name}")
