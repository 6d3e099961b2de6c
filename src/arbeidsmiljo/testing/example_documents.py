"""The documents of the example method, of plain text."""

from types import MappingProxyType
from typing import Final

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.method import DocumentSource
from arbeidsmiljo.model.documents import DocumentKind
from arbeidsmiljo.model.identifiers import DocumentKey
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.testing.example_names import (
    COMMITTEE,
    COMMITTEE_FIRST,
    COMMITTEE_PAPER,
    LEADER_OF_EMPLOYEES,
    UNIT_MEETING,
    UNIT_PLAN,
)

_SOURCES: Final = MappingProxyType(
    {
        COMMITTEE_PAPER: DocumentSource(
            text="""\
# Resultatene for ==Virksomhetens navn==

Utvalget møtes ==Dato for møtet==.

| Faktor | Gjennomsnitt | Svar |
|---|---|---|
| ==Faktor== | ==Gjennomsnitt== | ==Svar== |

Utvalgets vurdering: ==Skriv inn vurderingen==

Referanse: ==Dokumentets referanse==
""",
            binding="""\
[fields]
"Virksomhetens navn" = "organisation.name"
"Dato for møtet" = "meeting.date"
"Dokumentets referanse" = "document.reference"

[[rows.table]]
path = "results.rows"
columns = { "Faktor" = "factor", "Gjennomsnitt" = "mean", "Svar" = "respondents" }
""",
        ),
        UNIT_PLAN: DocumentSource(
            text="""\
# Tiltaksplan for ==Enhetens navn==

Leder: ==Leders navn==. Vi møtes ==Dato for møtet==.

| Tiltak | Type | Ansvarlig | Frist |
|---|---|---|---|
| ==Beskriv tiltaket== | ==Type== | ==Hvem er ansvarlig?== | ==Frist== |

Planen sendes innen ==Frist for planen==. Referanse: ==Dokumentets referanse==
""",
            binding="""\
[fields]
"Enhetens navn" = "unit.name"
"Leders navn" = "unit.leader"
"Dato for møtet" = "meeting.date"
"Frist for planen" = "plan.return_by"
"Dokumentets referanse" = "document.reference"

[[rows.table]]
path = "measures.rows"
columns = { "Beskriv tiltaket" = "text", "Type" = "kind", \
"Hvem er ansvarlig?" = "owner", "Frist" = "due" }
""",
        ),
    }
)


def example_documents() -> tuple[DocumentKind, ...]:
    """Give the documents: one for the committee, one for each unit."""
    return (
        DocumentKind(
            key=COMMITTEE_PAPER,
            number=1,
            title=Text({"nb": "Saksfremlegg til utvalget", "en": "Paper for the committee"}),
            suffix=".txt",
            audience=(COMMITTEE,),
            scope=Scope.ONCE,
            meeting=COMMITTEE_FIRST,
        ),
        DocumentKind(
            key=UNIT_PLAN,
            number=2,
            title=Text({"nb": "Tiltaksplan for enheten", "en": "The unit's action plan"}),
            suffix=".txt",
            audience=(LEADER_OF_EMPLOYEES,),
            scope=Scope.EACH_UNIT,
            meeting=UNIT_MEETING,
        ),
    )


def source_of(document: DocumentKey, language: str) -> DocumentSource:
    """Give the text of a document; it exists in `nb` only.

    Raises:
        NotFoundError: There is no such document, or not in that language.
    """
    if document not in _SOURCES:
        raise NotFoundError("document", document, _SOURCES)
    if language != "nb":
        raise NotFoundError(f"language of document {document!r}", language, ["nb"])
    return _SOURCES[document]
