"""What holds for every document of a method: its text, its binding, and what is built of them."""

import io
import re
import tomllib
from importlib.resources import files

from pptx import Presentation

from arbeidsmiljo.conversion import binding_from_toml
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.documents import DocumentKind, FieldKind
from arbeidsmiljo.process.templates import binding_paths, method_template
from arbeidsmiljo_office.engine import OfficeTemplateEngine
from tests.adapters.office.difficult_bases import BASES

PROMPT = re.compile(r"==(.+?)==")
REPEATS = ("Gjenta: ", "Gentag: ")
"""What a slide that repeats says in its notes."""
ENGINE = OfficeTemplateEngine()


def names_of(method: Method) -> list[str]:
    """Give the names that the documents' files have."""
    return [f"{document.number:02d}-{document.key}" for document in method.documents]


def check_files(method: Method, package: str) -> None:
    """Beside each text stands its binding, and the folder holds nothing else."""
    folder = files(package) / "documents" / method.language
    assert {entry.name for entry in folder.iterdir()} == {
        f"{name}{suffix}" for name in names_of(method) for suffix in (".md", ".toml")
    }


def check_binding(method: Method, document: DocumentKind) -> None:
    """A binding names no prompt that the text does not have, and no path that there is not."""
    source = method.source_of(document.key, method.language)
    prompts = set(PROMPT.findall(source.text))
    binding = binding_from_toml(source.binding, source=document.key, paths=binding_paths(method))
    assert set(binding.fields) <= prompts
    for table in binding.tables:
        assert set(table.columns) <= prompts
    for slide in binding.slides:
        assert set(slide.fields) <= prompts


def check_text(method: Method, document: DocumentKind) -> None:
    """The text has a title and a reference, and the quotation marks of its language."""
    source = method.source_of(document.key, method.language)
    _, head, body = source.text.split("+++\n", 2)
    assert set(tomllib.loads(head)) == {"title", "subtitle", "footer"}
    assert "document.reference" in source.binding
    assert '"' not in body
    opening, closing = ("»", "«") if method.language == "da" else ("«", "»")
    assert body.count(opening) == body.count(closing)
    for line in body.splitlines():
        if opening in line:
            assert line.index(opening) < line.index(closing)


def check_growing(method: Method, document: DocumentKind) -> None:
    """On a slide nothing stands below a table that gets a row for each record."""
    if document.suffix != ".pptx":
        return
    source = method.source_of(document.key, method.language)
    binding = binding_from_toml(source.binding, source=document.key, paths=binding_paths(method))
    bound = {prompt for table in binding.tables for prompt in table.columns}
    for slide in source.text.split("\n## "):
        lines = [line for line in slide.splitlines() if line and not line.startswith(">")]
        rows = [n for n, line in enumerate(lines) if bound & set(PROMPT.findall(line))]
        if any(lines[n].startswith("|") for n in rows):
            assert rows[-1] == len(lines) - 1, lines[0]


def check_built(method: Method, document: DocumentKind) -> None:
    """What is built has a yellow field for every prompt of the text, and a row for each table."""
    template = method_template(method, document, ENGINE, method.language)
    opened = ENGINE.open(template.data, name=template.name)
    slides = {field.prompt for field in opened.fields if field.kind is FieldKind.SLIDE}
    fields = [one for field in opened.fields for one in (field, *field.inside)]
    repeating = (FieldKind.ROW, FieldKind.SLIDE)
    found = {field.prompt for field in fields if field.kind not in repeating}
    found |= {prompt for field in fields for prompt in field.columns}
    source = method.source_of(document.key, method.language)
    assert found == {
        prompt for prompt in PROMPT.findall(source.text) if not prompt.startswith(REPEATS)
    }
    assert slides == {slide.name for slide in template.binding.slides}
    for table in template.binding.tables:
        rows = [
            field
            for field in opened.fields
            if field.kind is FieldKind.ROW and template.binding.table_of(field) == table
        ]
        assert rows, table.path


def check_readable(method: Method, document: DocumentKind) -> None:
    """Everybody can read what is built, also on an organisation's own difficult colours."""
    source = method.source_of(document.key, method.language)
    name = f"{document.number:02d}-{document.key}{document.suffix}"
    for base in (None, *(make() for make in BASES[document.suffix])):
        data = ENGINE.build(
            source.text, suffix=document.suffix, name=name, language=method.language, base=base
        )
        assert ENGINE.barriers(data, name=name) == ()


def check_notes(method: Method, document: DocumentKind) -> None:
    """Each slide whose text has something for the speaker has it in its notes, and no other."""
    if document.suffix != ".pptx":
        return
    template = method_template(method, document, ENGINE, method.language)
    source = method.source_of(document.key, method.language)
    _, _, body = source.text.split("+++\n", 2)
    slides = Presentation(io.BytesIO(template.data)).slides
    parts = re.split(r"^##? ", body, flags=re.MULTILINE)
    assert [slide.has_notes_slide for slide in slides] == [
        bool(re.search(r"^>", part, flags=re.MULTILINE)) for part in parts
    ]
