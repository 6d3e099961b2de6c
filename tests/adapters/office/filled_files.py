"""Templates with fields of all kinds, and values for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arbeidsmiljo.model.charts import Chart, Series
from tests.adapters.office.slide_files import (
    Thing,
    new_deck,
    new_slide,
    slide_table,
    write,
    yellow_shape,
)
from tests.adapters.office.slide_files import text_box as slide_text_box
from tests.adapters.office.word_files import (
    SHADED,
    cell,
    paragraph,
    row,
    run,
    table,
    text_box,
    text_row,
    word_file,
    yellow,
    yellow_row,
)

if TYPE_CHECKING:
    from arbeidsmiljo.model.documents import Value

LETTER = word_file(
    paragraph(run("Oppfølging av undersøkelsen")),
    paragraph(run("Gjelder "), yellow("Enhetens navn"), run(", dato "), yellow("Dato"), run(".")),
    paragraph(run("Hva ønsker vi å oppnå?")),
    paragraph(yellow("Beskriv effekten")),
    paragraph(run("Hvem gjør hva?")),
    table(
        text_row("Rolle", "Navn", "Telefon"),
        row(
            cell(paragraph(run("Leder"))),
            cell(paragraph(yellow("Leders navn"))),
            cell(paragraph(yellow("Leders telefon"))),
        ),
        row(
            cell(paragraph(run("Verneombud"))),
            cell(paragraph(run("Ombudets navn")), properties=SHADED),
            cell(paragraph(run("–"))),
        ),
    ),
    paragraph(run("Tiltaksplan")),
    table(
        text_row("Tiltak", "Ansvarlig", "Frist"),
        *[yellow_row("Beskriv tiltaket", "Hvem?", "Når?")] * 3,
    ),
    paragraph(
        run("Send skjemaet til HR."),
        text_box(paragraph(run("Referanse: "), yellow("Referanse"))),
    ),
    edges={"default header": paragraph(run("Virksomhet: "), yellow("Virksomhetens navn"))},
)

ROWS: list[dict[str, str]] = [
    {"Beskriv tiltaket": "Korte møter", "Hvem?": "Kari", "Når?": "1. mai"},
    {"Beskriv tiltaket": "Fadder\nfor nye", "Hvem?": "Ola", "Når?": ""},
]
VALUES: dict[str, Value] = {
    "enhetens-navn": "Lønn og personal",
    "dato": "2. februar 2026",
    "beskriv-effekten": ["Bedre møter.", "Tydeligere roller."],
    "leders-navn": "Kari Nordmann",
    "leders-telefon": "22 00 00 00",
    "ombudets-navn": "Ola Nordmann",
    "referanse": "[must-2026/x/1]",
    "virksomhetens-navn": "Direktoratet",
    "beskriv-tiltaket-hvem-nar": ROWS,
}
READ = {
    key: "\n".join(map(str, value)) if isinstance(value, list) else value
    for key, value in VALUES.items()
    if key != "beskriv-tiltaket-hvem-nar"
}

CHART = Chart(
    title="Resultater <&> funn",
    categories=("Rolleklarhet", "Mestring & mening", "Støtte fra leder"),
    series=(
        Series(name="Enheten", values=(4.2, None, 3.0)),
        Series(name="Virksomheten", values=(3.9, 3.5, 3.25)),
    ),
    minimum=1,
    maximum=5,
)


def deck() -> Thing:
    """Return a presentation with fields of all kinds."""
    made = new_deck()
    first = new_slide(made, "Resultater for enheten")
    slide_text_box(first.shapes, "Gjelder =enhet= nå", "=funn=", "Slik leser vi tallene")
    yellow_shape(first.shapes, "Sett inn diagram")
    second = new_slide(made, "Tiltaksplan")
    slide_table(second.shapes, [["Tiltak", "Frist"], ["=tiltak", "=frist"], ["=tiltak", "=frist"]])
    slide_text_box(second.shapes, "Referanse: =ref=")
    notes = second.notes_slide.notes_text_frame
    notes.text = "Husk å si: "
    write(notes.paragraphs[0], "=replikk=")
    return made


DECK_ROWS = [{"tiltak": f"t{n}", "frist": f"{n}. mai"} for n in range(1, 5)]
DECK_VALUES: dict[str, Value] = {
    "enhet": "Lønn",
    "funn": ["ett", "to"],
    "sett-inn-diagram": CHART,
    "tiltak-frist": DECK_ROWS,
    "ref": "[must/1]",
    "replikk": "velkommen",
}
DECK_READ = {"enhet": "Lønn", "funn": "ett\nto", "ref": "[must/1]", "replikk": "velkommen"}
