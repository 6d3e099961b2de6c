"""`arbeidsmiljo template`, and templates that an organisation brings."""

from __future__ import annotations

import shutil
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn

from tests.adapters.cli.shell import Shell
from tests.adapters.office.packages import contents, with_members
from tests.adapters.office.pictures import picture_file
from tests.adapters.office.repeated_decks import move_slides, xml_of
from tests.adapters.office.slide_files import opened, saved

LONG = "x" * 300
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
    lines = told.splitlines()
    for field in fields:
        place = lines.index(field["key"])
        assert lines[place + 1 : place + 3] == [
            f"  {field['prompt']}",
            f"  {field['place']} · {field['kind']}",
        ]


def test_a_key_is_whole_however_long_it_is(before_start: Shell) -> None:
    """It stands on a line of its own, and can be copied into a file of values."""
    long = " ".join(["Hva skal vi gjøre med dette og hvordan gjør vi det"] * 4)
    document = Document()
    run = document.add_paragraph().add_run(long)
    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    document.save(str(before_start.folder / "lang.docx"))

    (field,) = before_start.tells("template scan lang.docx --format json")["fields"]
    assert field["key"] in before_start.does("template scan lang.docx").splitlines()


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


def test_what_was_bound_and_built_is_told_to_programs(before_start: Shell) -> None:
    """Both tell the file that was made and its fields, as `template scan` describes them."""
    _files(before_start, notat__md=SOURCE)

    for suffix in ("docx", "pptx"):
        built = before_start.tells(f"template build notat.md -o mal.{suffix} --format json")
        bound = before_start.tells(f"template bind mal.{suffix} -o {suffix}.toml --format json")
        found = before_start.tells(f"template scan mal.{suffix} --format json")

        assert len(found["fields"]) == 3
        assert built == {"schema": 1, "file": f"mal.{suffix}", "fields": found["fields"]}
        assert bound == {"schema": 1, "file": f"{suffix}.toml", "fields": found["fields"]}
        assert '# "Dato" = ""' in (before_start.folder / f"{suffix}.toml").read_text("utf-8")


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
    wrong = BINDING.replace("unit.name", "unit.navn").replace("Enhetens navn", "Navn på enhet")
    _template(shell, "10-a.docx", wrong)
    _template(shell, "leader-information.docx")
    _template(shell, "1-b.docx", BINDING.replace("Enhetens navn", "Enhet"))
    _template(shell, "2-c.docx", binding=None)
    _template(shell, "3-d.docx", "[fields")
    _template(shell, "99-e.docx")
    _template(shell, "12-f.docx")
    (shell.folder / "maler/4-g.pptx").write_text("ikke en presentasjon")

    message = shell.refuses("documents -o ut --on 2026-02-09 --templates maler")

    assert message.startswith("maler: 8 problems found, nothing was made")
    for says in (
        "10-a.toml, $.fields.'Navn på enhet': there is no path 'unit.navn'",
        "10-a.toml, $.fields.'Navn på enhet': is no yellow field of the template",
        "1-b.toml, $.fields.'Enhet': is no yellow field of the template",
        "2-c.docx: has no binding 2-c.toml beside it",
        "3-d.toml, ",
        "99-e.docx: begins with no document's number",
        "12-f.docx: document 12 (unit-meeting) is a .pptx",
        "4-g.pptx: is not a docx or pptx file",
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

    said = shell.refuses("documents -o ut --on 2026-02-09 --templates maler")
    assert "has no file that ends with" in said
    assert ".docx or" in said
    assert ".pptx" in said


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


SOURCE = """\
+++
title = "Notat"
+++

## Notat til ==Enhetens navn==

Møtet er ==Dato==.

| Tiltak | Frist |
|---|---|
| ==Hva== | ==Når== |
"""


def _files(shell: Shell, **files: str) -> None:
    for name, text in files.items():
        (shell.folder / name.replace("__", ".")).write_text(text, "utf-8")


def test_a_template_is_built_filled_and_read(before_start: Shell) -> None:
    """What is built from Markdown is filled from a file, and gives back what it was filled with."""
    _files(
        before_start,
        notat__md=SOURCE,
        verdier__toml='enhetens-navn = "Drift"\n[[hva-nar]]\nHva = "Morgenmøte"\n"Når" = "mai"\n',
    )
    for suffix in ("docx", "pptx"):
        built = before_start.does(f"template build notat.md -o mal.{suffix}")
        filled = before_start.does(f"template fill mal.{suffix} verdier.toml -o ut.{suffix}")
        read = before_start.tells(f"template read mal.{suffix} ut.{suffix} --format json")

        assert f"Made mal.{suffix} with 3 yellow fields." in built
        assert f"Made ut.{suffix}." in filled
        assert "1 yellow field left:" in filled
        assert "Dato" in filled
        assert read["values"] == {"enhetens-navn": "Drift"}
        assert read["rows"] == {"hva-nar": [{"Hva": "Morgenmøte", "Når": "mai"}]}
        assert read["unmatched"] == []
        assert "Morgenmøte" in before_start.does(f"template read mal.{suffix} ut.{suffix}")


SLIDES = """+++
title = "Tiltak"
+++

## ==Tittel==

Ansvarlig: ==Hvem?==

> ==Gjenta: tiltak==
"""


def test_a_slide_for_each_record(before_start: Shell) -> None:
    """It is found, bound, prepared, filled and read like a row that repeats."""
    _files(
        before_start,
        lysark__md=SLIDES,
        verdier__toml='[[tiltak]]\ntittel = "Møte"\nhvem = "Kari"\n[[tiltak]]\ntittel = "Kaffe"\n',
    )
    before_start.does("template build lysark.md -o mal.pptx")
    before_start.does("template prepare mal.pptx -o klar.pptx")
    (found,) = before_start.tells("template scan klar.pptx --format json")["fields"]
    before_start.does("template bind klar.pptx")
    filled = before_start.does("template fill klar.pptx verdier.toml -o ut.pptx")
    left = before_start.tells("template fill klar.pptx verdier.toml -o u.pptx --format json")[
        "left"
    ]
    read = before_start.tells("template read klar.pptx ut.pptx --format json")

    assert (found["key"], found["kind"], found["columns"]) == ("tiltak", "slide", [])
    assert [one["key"] for one in found["inside"]] == ["tittel", "hvem"]
    assert '# name = "tiltak"' in (before_start.folder / "klar.toml").read_text("utf-8")
    assert "1 yellow field left:" in filled
    assert [one["key"] for one in left[0]["inside"]] == ["hvem"]
    assert [one["values"] for one in read["slides"]["tiltak"]] == [
        {"tittel": "Møte", "hvem": "Kari"},
        {"tittel": "Kaffe"},
    ]
    assert (read["origins"], read["gone"], read["unmatched"]) == ({"tiltak": [1, 2]}, {}, [])
    assert "tittel: Kaffe" in before_start.does("template read klar.pptx ut.pptx")


def test_slides_that_are_gone_are_told(before_start: Shell) -> None:
    """How many, and which fields were not found on those that are there."""
    _files(
        before_start,
        lysark__md=SLIDES,
        verdier__toml='[[tiltak]]\ntittel = "A"\n[[tiltak]]\ntittel = "C"\nhvem = "D"\n',
    )
    before_start.does("template build lysark.md -o mal.pptx")
    before_start.does("template prepare mal.pptx -o klar.pptx")
    before_start.does("template fill klar.pptx verdier.toml -o ut.pptx")
    deck = opened((before_start.folder / "ut.pptx").read_bytes())
    body = xml_of(deck.slides[2].placeholders[1])
    body.getparent().remove(body)
    move_slides(deck, [0, 2])
    (before_start.folder / "inn.pptx").write_bytes(saved(deck))
    told = before_start.does("template read klar.pptx inn.pptx")

    assert "tiltak: 1 slide fewer than were filled in." in told
    assert "1 field not found on slide 1 of tiltak:" in told


def _yellow_paragraph(shell: Shell) -> None:
    """Make a template with a yellow paragraph of its own."""
    document = Document()
    run = document.add_paragraph().add_run("Logo")
    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    document.save(str(shell.folder / "mal.docx"))


def test_a_picture_is_named_from_the_folder_of_the_values(before_start: Shell) -> None:
    """It lies beside the values, wherever the command is typed."""
    picture = picture_file((20, 10))
    values = before_start.folder / "verdier"
    values.mkdir()
    (values / "logo.png").write_bytes(picture)
    (values / "alt.toml").write_text(
        'logo = { picture = "logo.png", alternative = "Logoen" }\n', "utf-8"
    )
    _yellow_paragraph(before_start)
    before_start.does("template fill mal.docx verdier/alt.toml -o ut.docx")
    (shown,) = Document(str(before_start.folder / "ut.docx")).inline_shapes

    assert shown.width == 2 * shown.height
    assert picture in contents((before_start.folder / "ut.docx").read_bytes()).values()
    read = before_start.tells("template read mal.docx ut.docx --format json")
    assert (read["values"], [one["key"] for one in read["drawn"]]) == ({}, ["logo"])
    assert "1 field with a chart or picture:" in before_start.does("template read mal.docx ut.docx")


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ('picture = "borte.png", alternative = "x"', "borte.png"),
        ('picture = "/logo.png", alternative = "x"', "a path from the root"),
        ('picture = "mal.docx", alternative = "x"', "no PNG or JPEG file"),
        ('picture = "mal.docx"', "no alternative text"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told(before_start: Shell, told: str, says: str) -> None:
    """The message names the field, and nothing is written."""
    _yellow_paragraph(before_start)
    _files(before_start, verdier__toml=f"logo = {{ {told} }}\n")
    refused = before_start.refuses("template fill mal.docx verdier.toml -o ut.docx")

    assert says in refused
    assert "logo" in refused


def test_a_signature_that_is_no_longer_valid_is_told(before_start: Shell) -> None:
    """A signed template is told when it is looked at, and again when it is filled."""
    _yellow_paragraph(before_start)
    file = before_start.folder / "mal.docx"
    file.write_bytes(with_members(file.read_bytes(), {"_xmlsignatures/sig1.xml": b"<s/>"}))
    _files(before_start, verdier__toml='logo = "Etaten"\n', tom__toml="")

    assert "mal.docx is digitally signed" in before_start.does("template scan mal.docx")
    assert before_start.tells("template scan mal.docx --format json")["signed"] is True
    told = before_start.does("template fill mal.docx verdier.toml -o ut.docx")
    assert "The digital signature of mal.docx is not valid for it" in told
    assert "signature" not in before_start.does("template fill mal.docx tom.toml -o b.docx")
    filled = before_start.tells("template fill mal.docx verdier.toml -o c.docx --format json")
    assert filled["breaks_signature"] is True


def test_values_come_from_json_too(before_start: Shell) -> None:
    """A compact file says the same as another; what is left is told as JSON."""
    _files(before_start, notat__md=SOURCE, verdier__json='{"dato": "2. mars"}')
    before_start.does("template build notat.md -o mal.docx")
    told = before_start.tells(
        "template fill mal.docx verdier.json -o ut.docx --compact --format json"
    )

    assert [one["key"] for one in told["left"]] == ["enhetens-navn", "hva-nar"]
    read = before_start.tells("template read mal.docx ut.docx --format json")
    assert read["values"] == {"dato": "2. mars"}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("build notat.md -o mal.odt", "there is no template engine for '.odt'"),
        ("build notat.md -o b.docx --language xx", "'xx' is no language; give da, en, nb, nn"),
        ("build borte.md -o mal.docx", "there is no file 'borte.md'"),
        ("fill notat.md verdier.toml -o ut.docx", "there is no template engine for '.md'"),
        ("fill mal.docx verdier.toml -o ut.docx", "there is no field 'x'"),
        ("fill mal.docx verdier.toml -o ut.pptx", "give a name that ends with .docx"),
        ("fill mal.docx verdier.toml -o mal.docx --force", "is a file that it would be made of"),
        ("prepare mal.docx -o mal.docx --force", "is a file that it would be made of"),
        (
            "build notat.md --base mal.docx -o mal.docx --force",
            "is a file that it would be made of",
        ),
        ("bind mal.docx -o mal.docx --force", "give a name that ends with .toml"),
        ("bind mal.docx -o ut.txt", "is not called what it would be"),
        ("fill mal.docx liste.toml -o ut.docx", "liste.toml: 1 problem found, nothing was made"),
        ("prepare mal.docx -o notat.md/ut.docx", "notat.md/ut.docx: notat.md is not a folder"),
        ("prepare mal.docx -o ut.txt", "give a name that ends with .docx"),
        ("fill mal.docx notat.md -o ut.docx", "not TOML"),
        ("fill mal.docx borte.toml -o ut.docx", "there is no file 'borte.toml'"),
        ("read mal.docx notat.md", "notat.md: is not a docx or pptx file"),
        ("build notat.md -o ut.docx --base liste.toml", "liste.toml: is not a docx or pptx file"),
        ("build notat.md -o ut.pptx --base mal.docx", "mal.docx: is a Word document; choose a"),
        (f"fill mal.docx tom.toml -o {LONG}.docx", "cannot be written (File name too long)"),
        (f"fill mal.docx tom.toml -o {LONG}/ut.docx", "cannot be written (File name too long)"),
        (f"prepare mal.docx -o {LONG}.docx", "cannot be written (File name too long)"),
        (f"build notat.md -o {LONG}.docx", "cannot be written (File name too long)"),
        (f"bind mal.docx -o {LONG}.toml", "cannot be written (File name too long)"),
        ("build notat.md -o mal.docx", "is there already"),
    ],
)
def test_what_cannot_be_made_is_told(before_start: Shell, line: str, says: str) -> None:
    """One message says what is wrong, and nothing is written."""
    _files(before_start, notat__md=SOURCE, verdier__toml="x = 1\n", liste__toml="x = [\n")
    _files(before_start, tom__toml="")
    before_start.does("template build notat.md -o mal.docx")

    assert says in before_start.refuses(f"template {line}")
    assert not (before_start.folder / "ut.docx").exists()


def test_a_template_that_is_reached_by_another_name(before_start: Shell) -> None:
    """What is made of a template is never put in its place, whatever the name."""
    _files(before_start, notat__md=SOURCE)
    before_start.does("template build notat.md -o mal.docx")
    (before_start.folder / "annen.toml").symlink_to("mal.docx")

    message = before_start.refuses("template bind mal.docx -o annen.toml --force")
    assert message == "annen.toml: is a file that it would be made of; give another name"


def test_a_template_is_prepared(before_start: Shell) -> None:
    """A prepared template is filled and read as before, and tells how many rows are gone."""
    _files(
        before_start,
        notat__md=SOURCE,
        verdier__toml='dato = "mai"\n' + '[[hva-nar]]\nHva = "x"\n"Når" = "y"\n' * 2,
    )
    for suffix in ("docx", "pptx"):
        before_start.does(f"template build notat.md -o mal.{suffix}")
        told = before_start.does(f"template prepare mal.{suffix} -o klar.{suffix}")
        again = before_start.tells(
            f"template prepare klar.{suffix} -o igjen.{suffix} --format json"
        )
        before_start.does(f"template fill klar.{suffix} verdier.toml -o ut.{suffix}")
        read = before_start.tells(f"template read klar.{suffix} ut.{suffix} --format json")

        assert f"Made klar.{suffix} with anchors for 3 yellow fields." in told
        assert again["changed"] is False
        assert len(again["fields"]) == 3
        assert read["values"] == {"dato": "mai"}
        assert len(read["rows"]["hva-nar"]) == 2
        assert read["gone"] == {}
        assert "is there already" in before_start.refuses(
            f"template prepare mal.{suffix} -o klar.{suffix}"
        )
    assert "was prepared already" in before_start.does("template prepare klar.docx -o klar-2.docx")


def test_rows_that_are_gone_are_told(before_start: Shell) -> None:
    """Who reads a copy is told that rows are missing from it, and which they were is not said."""
    _files(
        before_start,
        notat__md=SOURCE,
        verdier__toml='[[hva-nar]]\nHva = "x"\n"Når" = "y"\n' * 3,
    )
    before_start.does("template build notat.md -o mal.docx")
    before_start.does("template prepare mal.docx -o klar.docx")
    before_start.does("template fill klar.docx verdier.toml -o ut.docx")
    document: Any = Document(str(before_start.folder / "ut.docx"))
    plan = document.tables[0]._tbl  # noqa: SLF001 - there is no other way
    for row in plan.tr_lst[2:]:
        plan.remove(row)
    document.save(str(before_start.folder / "ut.docx"))

    assert "hva-nar: 2 rows fewer than were filled in." in before_start.does(
        "template read klar.docx ut.docx"
    )
    read = before_start.tells("template read klar.docx ut.docx --format json")
    assert (read["gone"], read["origins"]) == ({"hva-nar": 2}, {"hva-nar": [1]})


def test_what_is_nearly_yellow_is_told_apart(before_start: Shell) -> None:
    """It is no field, and is told with its colour; where it is asked for it is one, and filled."""
    document: Any = Document()
    run = document.add_paragraph("Til lederen i ").add_run("Enhetens navn")
    properties = run.font.element.get_or_add_rPr()
    properties.append(properties.makeelement(qn("w:shd"), {qn("w:fill"): "FFF2CC"}))
    document.save(str(before_start.folder / "blek.docx"))
    _files(before_start, verdier__toml='enhetens-navn = "Drift"\n')

    told = before_start.does("template scan blek.docx")
    asked = before_start.tells("template scan blek.docx --near --format json")

    assert "has no yellow field" in told
    assert "1 place nearly yellow" in told
    assert "FFF2CC" in told
    assert [one["key"] for one in asked["fields"]] == ["enhetens-navn"]
    assert asked["doubts"] == []
    before_start.does("template prepare blek.docx -o klar.docx --near")
    assert contents((before_start.folder / "klar.docx").read_bytes())["word/document.xml"].count(
        b'w:name="_am'
    ) == len(asked["fields"])
    before_start.refuses("template fill blek.docx verdier.toml -o ut.docx")
    before_start.does("template fill blek.docx verdier.toml -o ut.docx --near")
    assert Document(str(before_start.folder / "ut.docx")).paragraphs[0].text == (
        "Til lederen i Drift"
    )
