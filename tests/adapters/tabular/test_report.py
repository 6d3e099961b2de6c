"""The workbook of published results says what it is given, and nothing else."""

from __future__ import annotations

import importlib
import io

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId
from arbeidsmiljo.model.item_classes import GroupSizes
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.comparison import ComparedUnit, Comparison, Difference
from arbeidsmiljo.survey.figures_table import figures_of
from arbeidsmiljo.survey.norms import Norm
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo.survey.results import Scale
from arbeidsmiljo.survey.rounds import Absence, Missing, Shown
from arbeidsmiljo.survey.summaries import Interval
from arbeidsmiljo_tabular.report import write_report
from arbeidsmiljo_tabular.table_formats import WorkbookTables
from tests.effort import examples

SCALE = Scale(minimum=1, maximum=5)
CALM = FactorKey("ro")
QUESTIONNAIRE = Questionnaire(
    key="prove",
    label=Text({"nb": "Prøve"}),
    factors=(Factor(key=CALM, label=Text({"nb": "Ro og konsentrasjon"})),),
)
UNIT = ComparedUnit(
    unit=UnitId("s1"),
    unit_name="Seksjon én",
    all_above=(UnitId("a1"), UnitId("t")),
    above_name="Avdelingen",
    organisation_name="Direktoratet",
    round=RoundId("2026"),
    earlier_round=RoundId("2024"),
    earlier_name="Seksjon én",
    group_sizes=GroupSizes(ordinary=5),
    rows=(
        Comparison(
            factor=CALM,
            scale=SCALE,
            own=Shown(unit=UnitId("s1"), respondents=7, mean=3.25, distribution=(1, 1, 2, 2, 1)),
            above=Missing(reason=Absence.SUPPRESSED),
            organisation=Shown(unit=UnitId("t"), respondents=40, mean=3.5),
            earlier=Shown(unit=UnitId("s1"), respondents=8, mean=3.0),
            norm=Norm(factor=CALM, value=3.4, scale=SCALE, source="Egen måling, 2023"),
            trend=Difference(value=0.25, interval=Interval(low=-0.5, high=1.0)),
        ),
    ),
)

Cells = list[list[object]]


def opened(*units: ComparedUnit, language: str = "nb") -> tuple[Cells, Cells]:
    """Write a workbook and open it with another library."""
    data = write_report(units, questionnaire=QUESTIONNAIRE, language=language)
    # The library has no types of its own.
    workbook = importlib.import_module("openpyxl").load_workbook(io.BytesIO(data))
    first, second = (
        [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in workbook
    )
    assert not any(
        cell.data_type == "f" for sheet in workbook for row in sheet.iter_rows() for cell in row
    )
    return first, second


def by_heading(*units: ComparedUnit) -> list[dict[object, object]]:
    """Give each row with the headings of its cells."""
    (headings, *rows), _ = opened(*units)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_a_row_for_each_unit_and_factor() -> None:
    """A row has what is shown as numbers, and marks what is not, with the reason."""
    (row,) = by_heading(UNIT)
    assert row == {
        "Enhet": "s1",
        "Enhetsnavn": "Seksjon én",
        "Overordnet enhet": "",
        "Faktor": "Ro og konsentrasjon",
        "Antall svar": 7,
        "Snitt": 3.25,
        "Laveste": 1,
        "Høyeste": 5,
        "Enheten over": "skjult",
        "Alle enheter": 3.5,
        "Antall svar før": 8,
        "Snitt før": 3,
        "Endring": 0.25,
        "Endring, fra": -0.5,
        "Endring, til": 1,
        "Norm": 3.4,
        "Kilden til normen": "Egen måling, 2023",
        "Ga verdien 1": 1,
        "Ga verdien 2": 1,
        "Ga verdien 3": 2,
        "Ga verdien 4": 2,
        "Ga verdien 5": 1,
        "Hva som mangler, og hvorfor": (
            "Enheten over: skjult, slik at ingen kan regne ut svarene til en liten gruppe"
        ),
    }


def test_answers_are_counted_below_the_values_that_were_given() -> None:
    """A scale that begins at 0 has a column for 0; of different scales values are numbered."""
    ten = Scale(minimum=0, maximum=10)
    own = Shown(unit=UnitId("s1"), respondents=3, mean=5, distribution=(1, *[0] * 9, 2))
    (first,) = UNIT.rows
    to_ten = evolve(first, scale=ten, own=own)
    (row,) = by_heading(evolve(UNIT, rows=(to_ten,)))
    assert (row["Ga verdien 0"], row["Ga verdien 10"]) == (1, 2)
    assert (row["Laveste"], row["Høyeste"]) == (0, 10)

    both = evolve(UNIT, rows=(first, to_ten))
    five, eleven = by_heading(both)
    assert (five["Ga verdi nr. 5"], five["Ga verdi nr. 6"]) == (1, "–")
    assert (eleven["Ga verdi nr. 1"], eleven["Ga verdi nr. 11"]) == (1, 2)
    told = "Faktorene har ulike verdier. De er nummerert fra den laveste for hver faktor."
    assert [told] in opened(both)[1]
    assert [told] not in opened(UNIT)[1]


def test_the_unit_above_is_one_of_the_workbook() -> None:
    """Where the unit above is not there, a unit stands below the nearest one that is."""
    top = evolve(UNIT, unit=UnitId("t"), all_above=())
    told = {row["Enhet"]: row["Overordnet enhet"] for row in by_heading(top, UNIT)}
    assert told == {"t": "", "s1": "t"}
    department = evolve(UNIT, unit=UnitId("a1"), all_above=(UnitId("t"),))
    told = {row["Enhet"]: row["Overordnet enhet"] for row in by_heading(department, UNIT)}
    assert told == {"a1": "", "s1": "a1"}


def test_columns_of_what_there_is() -> None:
    """Without an earlier round, norms and distributions there are no columns of them."""
    own = Shown(unit=UnitId("s1"), respondents=7, mean=None)
    bare = evolve(
        UNIT,
        earlier_round=None,
        rows=(
            evolve(
                UNIT.rows[0],
                own=own,
                scale=None,
                norm=Missing(reason=Absence.NO_NORM),
                earlier=Missing(reason=Absence.NO_EARLIER_ROUND),
                trend=Missing(reason=Absence.NO_EARLIER_ROUND),
            ),
        ),
    )
    (row,) = by_heading(bare)
    assert [row[heading] for heading in ("Antall svar", "Snitt", "Laveste")] == [7, "–", "–"]
    assert len(row) == 11


@pytest.mark.parametrize(
    ("language", "heading", "guide"),
    [
        ("nb", "Antall svar", "Forrige måling: 2024"),
        ("nn", "Tal på svar", "Førre måling: 2024"),
        ("da", "Antal svar", "Forrige måling: 2024"),
        ("en", "Answers", "Earlier round: 2024"),
    ],
)
def test_in_each_language(language: str, heading: str, guide: str) -> None:
    """Headings, reasons and the sheet about the numbers are in the language."""
    results, about = opened(UNIT, language=language)
    assert heading in results[0]
    assert [guide] in about
    assert any("5" in str(row[0]) for row in about)


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        (GroupSizes(ordinary=5), ["Minste gruppe: 5"]),
        (
            GroupSizes(ordinary=5, leader=8),
            ["Minste gruppe: 5", "Minste gruppe, for spørsmål om lederen: 8"],
        ),
        (
            GroupSizes(ordinary=5, leader=8, sensitive=10),
            [
                "Minste gruppe: 5",
                "Minste gruppe, for spørsmål om lederen: 8",
                "Minste gruppe, for sensitive spørsmål: 10",
            ],
        ),
    ],
)
def test_the_smallest_groups(sizes: GroupSizes, told: list[str]) -> None:
    """Each class of item with a size of its own is told with it, beside the ordinary one."""
    _, about = opened(evolve(UNIT, group_sizes=sizes))
    assert [row[0] for row in about if str(row[0]).startswith("Minste")] == told


@pytest.mark.parametrize("language", ["nb", "nn", "da", "en"])
def test_an_export_is_figures(language: str) -> None:
    """An export can be read as anybody's publication, whatever it is held up against."""
    (row,) = UNIT.rows
    top = evolve(
        UNIT,
        unit=UnitId("a1"),
        all_above=(UnitId("t"),),
        rows=(evolve(row, own=Shown(unit=UnitId("a1"), respondents=9, mean=3.0)),),
    )
    hidden = evolve(
        UNIT,
        unit=UnitId("s2"),
        rows=(evolve(row, own=Missing(reason=Absence.SUPPRESSED)),),
    )
    data = write_report([top, UNIT, hidden], questionnaire=QUESTIONNAIRE, language=language)
    figures = figures_of(WorkbookTables().read(data, name="ut.xlsx"), source="ut.xlsx")

    assert [(one.unit, one.parent, one.respondents, one.is_shown) for one in figures] == [
        ("a1", None, 9, True),
        ("s1", "a1", 7, True),
        ("s2", "a1", None, False),
    ]
    assert len({one.factor for one in figures}) == 1


def test_equal_results_give_equal_files() -> None:
    """The same results give the same bytes."""
    one, other = (
        write_report([UNIT], questionnaire=QUESTIONNAIRE, language="nb") for _ in range(2)
    )
    assert one == other


@given(
    st.sampled_from(["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "{=1}", "\t=1"]),
    st.text(alphabet="=+-@ab1()", min_size=1, max_size=8),
)
def test_names_are_never_formulas(name: str, source: str) -> None:
    """A name or a source that looks like a formula is text in the workbook."""
    row = evolve(UNIT.rows[0], norm=Norm(factor=CALM, value=3, scale=SCALE, source=source))
    (found,) = by_heading(evolve(UNIT, unit_name=name, rows=(row,)))
    assert found["Enhetsnavn"] == name
    assert found["Kilden til normen"] == source


shown = st.builds(
    Shown,
    unit=st.just(UnitId("s1")),
    respondents=st.integers(1000, 1999),
    mean=st.floats(1, 5).map(lambda mean: round(mean, 3)),
    distribution=st.just((3000, 3001)),
)
sides = shown | st.builds(Missing, reason=st.sampled_from(Absence))


@settings(max_examples=examples(60))
@given(st.lists(st.tuples(sides, sides, sides, sides), min_size=1, max_size=3))
def test_nothing_but_what_is_given(
    drawn: list[tuple[Shown | Missing, Shown | Missing, Shown | Missing, Shown | Missing]],
) -> None:
    """Every number in a row is one of what it is given; what is missing is never empty or zero."""
    for own, above, organisation, earlier in drawn:
        trend: Difference | Missing = Missing(reason=Absence.SUPPRESSED)
        row = evolve(
            UNIT.rows[0],
            own=own,
            above=above,
            organisation=organisation,
            earlier=earlier,
            trend=trend,
        )
        (found,) = by_heading(evolve(UNIT, rows=(row,)))
        given_ = {1, 5, 3.4}
        for side in (own, above, organisation, earlier):
            if isinstance(side, Shown):
                given_ |= {side.respondents, side.mean or 0.0, *side.distribution}
        del found["Hva som mangler, og hvorfor"]
        assert {value for value in found.values() if isinstance(value, (int, float))} <= given_
        assert None not in found.values()
        marks = {"–", "skjult"}
        assert (found["Snitt"] in marks) == isinstance(own, Missing)
        assert (found["Snitt"] == "skjult") == (own == Missing(reason=Absence.SUPPRESSED))
