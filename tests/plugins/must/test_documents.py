"""The 13 documents of MUST's follow-up: each is there, bound, and within what a reader may see."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from arbeidsmiljo.conversion import binding_from_toml
from arbeidsmiljo.process.context import CONTEXT_PATHS
from arbeidsmiljo.process.templates import binding_paths
from arbeidsmiljo_must.method import MUST
from arbeidsmiljo_office.build import build
from tests.plugins.document_checks import (
    check_built,
    check_growing,
    check_notes,
    check_readable,
)

if TYPE_CHECKING:
    from arbeidsmiljo.method import DocumentSource
    from arbeidsmiljo.model.bindings import Binding
    from arbeidsmiljo.model.documents import DocumentKind

LANGUAGE = "nb"
PROMPT = re.compile(r"==(.+?)==")
PLAN_COLUMNS = ("finding", "text", "kind", "owner", "due", "effect")
PLAN_ROWS = 4
ENTERPRISE = {3, 4, 5, 6}
"""The documents that show the sensitive matters: top leader group, AMU and parties."""
RETURNED = {10, 12, 13}
"""The documents whose action plan comes back."""

each_document = pytest.mark.parametrize(
    "document", MUST.documents, ids=lambda document: f"{document.number:02d}-{document.key}"
)
each_deck = pytest.mark.parametrize(
    "document",
    [document for document in MUST.documents if document.suffix == ".pptx"],
    ids=lambda document: f"{document.number:02d}-{document.key}",
)


def _source(document: DocumentKind) -> DocumentSource:
    return MUST.source_of(document.key, LANGUAGE)


def _binding(document: DocumentKind) -> Binding:
    return binding_from_toml(
        _source(document).binding, source=document.key, paths=binding_paths(MUST)
    )


def _paths(document: DocumentKind) -> set[str]:
    binding = _binding(document)
    return set(binding.fields.values()) | {table.path for table in binding.tables}


def _head_and_body(document: DocumentKind) -> tuple[dict[str, str], str]:
    _, head, body = _source(document).text.split("+++\n", 2)
    return tomllib.loads(head), body


def _slides(document: DocumentKind) -> list[str]:
    """Give the slides after the title slide, each from its title on."""
    return re.split(r"^## ", _head_and_body(document)[1], flags=re.MULTILINE)[1:]


def test_every_document_has_its_text_and_its_binding() -> None:
    """Beside each of the 13 texts stands its binding, and the folder holds nothing else."""
    names = {f"{document.number:02d}-{document.key}" for document in MUST.documents}
    folder = files("arbeidsmiljo_must") / "documents" / LANGUAGE

    assert len(names) == 13
    assert {entry.name for entry in folder.iterdir()} == {
        f"{name}{suffix}" for name in names for suffix in (".md", ".toml")
    }


@each_document
def test_every_bound_prompt_stands_in_the_text(document: DocumentKind) -> None:
    """A binding names no prompt that the text does not have."""
    binding = _binding(document)
    bound = {*binding.fields, *(prompt for table in binding.tables for prompt in table.columns)}
    bound |= {prompt for slide in binding.slides for prompt in slide.fields}

    assert bound - set(PROMPT.findall(_source(document).text)) == set()


@each_document
def test_a_table_that_grows_stands_last_on_its_slide(document: DocumentKind) -> None:
    """No text stands below it that its rows could run over."""
    check_growing(MUST, document)


@each_document
def test_every_bound_column_is_one_of_its_records(document: DocumentKind) -> None:
    """A repeating row takes from each record only what the vocabulary says that it has."""
    unknown = {
        (table.path, column)
        for table in _binding(document).tables
        for column in table.columns.values()
        if column not in re.findall(r"\w+", CONTEXT_PATHS[table.path].partition(":")[2])
    }
    unknown |= {
        (slide.path, name)
        for slide in _binding(document).slides
        for name in slide.fields.values()
        if name not in re.findall(r"\w+", CONTEXT_PATHS[slide.path].partition(":")[2])
    }

    assert unknown == set()


@each_document
def test_repeating_rows_are_bound_whole_or_left_to_people(document: DocumentKind) -> None:
    """The cells of a row are all bound by one table, or none of them is bound."""
    bound = [frozenset(table.columns) for table in _binding(document).tables]
    rows = {
        frozenset(PROMPT.findall(line))
        for line in _source(document).text.splitlines()
        if line.startswith("|") and not re.sub(r"==.+?==|[|\s]", "", line)
    } - {frozenset[str]()}

    partly = [row for row in rows if row not in bound and any(row & one for one in bound)]

    assert partly == []
    assert [columns for columns in bound if columns not in rows] == []


@each_document
def test_sensitive_results_are_in_enterprise_documents_only(document: DocumentKind) -> None:
    """What the enterprise report alone shows is in documents 3 to 6 only, with its threshold."""
    sensitive = {path for path in _paths(document) if path.startswith("results.sensitive.")}
    shown = {"results.sensitive.rows", "results.sensitive.group_size"}

    assert sensitive == (shown if document.number in ENTERPRISE else set())


@each_document
def test_wanted_effects_are_brought_out_again(document: DocumentKind) -> None:
    """Each document tells the reader which effects the enterprise wanted (H01, V02)."""
    assert "process.effects" in _paths(document)


@each_document
def test_title_fits_in_one_line_of_a_list(document: DocumentKind) -> None:
    """The title of a document has at most 60 characters and no field."""
    title = _head_and_body(document)[0]["title"]

    assert len(title) <= 60
    assert PROMPT.search(title) is None


@each_document
def test_says_once_that_it_is_not_official(document: DocumentKind) -> None:
    """The reader is told once that the document follows published guidance and is not DFØ's."""
    text = _source(document).text

    assert len(re.findall(r"[Ll]aget med verktøyet arbeidsmiljo etter DFØs veiledning", text)) == 1
    assert len(re.findall(r"[Ii]kke et offisielt dokument fra DFØ eller STAMI", text)) == 1


@each_document
def test_returned_action_plan_can_be_recognised(document: DocumentKind) -> None:
    """Documents 10, 12 and 13 have four rows of the plan, with the reference above them."""
    tables = [table for table in _binding(document).tables if table.path == "measures.rows"]
    if document.number not in RETURNED:
        assert [table for table in tables if document.number in RETURNED] == []
        return
    (table,) = tables
    prompt_of = {column: prompt for prompt, column in table.columns.items()}
    row = "| " + " | ".join(f"=={prompt_of[column]}==" for column in PLAN_COLUMNS) + " |\n"
    reference = next(
        prompt for prompt, path in _binding(document).fields.items() if path == "document.reference"
    )
    head, body = _head_and_body(document)

    assert body.count(row * PLAN_ROWS) == body.count(row) // PLAN_ROWS == 1
    assert f"=={reference}==" in body[: body.index(row)].rpartition("\n#")[2]
    assert f"=={reference}==" in head["footer"]


@each_deck
def test_deck_is_as_long_as_a_meeting_bears(document: DocumentKind) -> None:
    """A deck has 8 to 14 slides, the title slide among them, beside those for a closer look."""
    shown = [slide for slide in _slides(document) if "==Gjenta: " not in slide]

    assert 8 <= len(shown) + 1 <= 14


@each_deck
def test_deck_that_shows_results_lets_people_see_them_closer(document: DocumentKind) -> None:
    """Behind the chart of a first meeting stand means beside others', and spreads of answers."""
    shows = "results.chart" in _paths(document)
    closer = {slide.path for slide in _binding(document).slides}

    assert shows == (document.number in {4, 5, 6, 11, 12})
    assert closer == ({"results.closer.rows"} if shows else set())


@each_deck
def test_every_slide_helps_the_one_who_leads_the_meeting(document: DocumentKind) -> None:
    """Each slide has a title of at most 60 characters, and notes for the speaker."""
    for slide in _slides(document):
        title, _, rest = slide.partition("\n")

        assert len(title) <= 60, title
        assert re.search(r"^> ", rest, flags=re.MULTILINE), title


@each_deck
def test_slides_are_not_crowded(document: DocumentKind) -> None:
    """A list has at most 6 lines of at most 110 characters, a table at most 7 rows."""
    for slide in _slides(document):
        title, _, rest = slide.partition("\n")
        for card in re.split(r"^### ", rest, flags=re.MULTILINE):
            bullets = re.findall(r"^- (.+)$", card, flags=re.MULTILINE)

            assert len(bullets) <= 6, title
            assert [bullet for bullet in bullets if len(bullet) > 110] == [], title
        rows = re.findall(r"^\|.+\|$", rest, flags=re.MULTILINE)

        assert len(rows) <= 2 + 7, title
        assert max((row.count("|") - 1 for row in rows), default=0) <= 6, title


@each_document
def test_signs_are_those_of_careful_norwegian(document: DocumentKind) -> None:
    """Quotation marks are guillemets, dashes are en dashes, and no section sign ends a line."""
    body = _head_and_body(document)[1]

    assert re.findall(r"[\"'“”]|\.\.\.|\w - \w|—", body) == []
    assert re.findall(r"§(?![§\u00a0])", body) == []


@each_document
def test_document_can_be_built(document: DocumentKind) -> None:
    """The text is one that can be built, and gives the same bytes each time."""
    text = _source(document).text
    first = build(text, suffix=document.suffix, name=document.key, language=LANGUAGE)

    assert first == build(text, suffix=document.suffix, name=document.key, language=LANGUAGE)


@each_document
def test_every_prompt_becomes_a_field(document: DocumentKind) -> None:
    """What is built has the yellow fields that the text marks, and the tables that are bound."""
    check_built(MUST, document)


@each_document
def test_everybody_can_read_it(document: DocumentKind) -> None:
    """No document has a barrier, not even on colours that are hard to read."""
    check_readable(MUST, document)


@each_document
def test_what_is_for_the_speaker_stands_in_the_notes(document: DocumentKind) -> None:
    """The notes of a slide are what its text says to the speaker."""
    check_notes(MUST, document)
