"""`arbeidsmiljo results show`, beside what results are held up against."""

from __future__ import annotations

import importlib
import json
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation

from arbeidsmiljo.conversion import organisation_from_toml
from arbeidsmiljo.model.identifiers import FactorKey, RoundId, UnitId
from arbeidsmiljo.survey.results import Result, Results, Scale
from arbeidsmiljo_tabular.writing import write_workbook
from tests.adapters.cli.agency import MAIN_PART, ORGANISATION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.adapters.cli.shell import Shell

ROLES, WORKLOAD = map(FactorKey, ("role-clarity", "workload"))
NORMS = """\
[[norm]]
factor = "role-clarity"
value = 3.6
lowest = 1
highest = 5
source = "Egen måling i fem etater, 2023"
"""
EARLIER = ORGANISATION.replace('id = "g2"', 'id = "g9"')
"""The agency two years before, when Gruppe to had another id."""

OF = "results show --on 2026-02-16 --earlier must-2024"


def workbook(organisation: str, means: Mapping[str, tuple[int, float]]) -> bytes:
    """Make a sheet of one factor's results."""
    made = organisation_from_toml(organisation).organisation
    return write_workbook(
        organisation=made,
        questionnaire=MAIN_PART,
        language="nb",
        results=Results(
            round=RoundId("2024"),
            scales=((ROLES, Scale(minimum=1, maximum=5)),),
            rows=tuple(
                Result(unit=UnitId(unit), factor=ROLES, respondents=n, mean=mean)
                for unit, (n, mean) in means.items()
            ),
        ),
    )


@pytest.fixture
def two_rounds(shell: Shell) -> Shell:
    """A shell where the agency's survey of 2024 is a process of its own in the same store."""
    means = {"t": (40, 3.0), "a1": (30, 3.1), "s1": (12, 2.9), "s2": (18, 3.2), "g1": (12, 3.0)}
    files = {
        "organisation-2024.toml": EARLIER.encode(),
        "resultater-2024.xlsx": workbook(EARLIER, {**means, "g9": (6, 3.6), "stab": (10, 2.7)}),
        "normer.toml": NORMS.encode(),
        "utpekt.toml": ORGANISATION.partition("appointment")[0].encode(),
        "ingen.toml": b"distribution = []\n",
        "enheter-da.toml": b'[[unit]]\nid = "g2"\nwas = ["g9"]\n',
    }
    for name, data in files.items():
        (shell.folder / name).write_bytes(data)
    shell.does(
        "start --method must --organisation organisation-2024.toml --distribution fordeling.toml "
        "--store sqlite:///prosess.db --process must-2024 --start 2024-02-05 --group-size 5"
    )
    shell.does("results import resultater-2024.xlsx --process must-2024 --on 2024-02-12")
    shell.does("results publish --process must-2024 --on 2024-02-12")
    return shell


def test_a_unit_beside_the_others(two_rounds: Shell) -> None:
    """A unit's result stands beside the unit above, the enterprise, the earlier round, a norm."""
    told = two_rounds.tells(f"{OF} --process must-2026 --of s1 --norms normer.toml --format json")
    row = next(one for one in told["results"] if one["factor"] == ROLES)
    assert (told["round"], told["earlier_round"]) == ("2026", "2024")
    assert row["earlier"] == {
        "unit": "s1",
        "respondents": 12,
        "mean": 2.9,
        "distribution": [],
        "moved": False,
    }
    assert row["trend"] == {"value": pytest.approx(row["mean"] - 2.9), "low": None, "high": None}
    assert row["norm"] == {"value": 3.6, "source": "Egen måling i fem etater, 2023"}
    assert row["from_norm"]["value"] == pytest.approx(row["mean"] - 3.6)
    assert (row["above"]["unit"], row["organisation"]["unit"]) == ("a1", "t")
    workload = next(one for one in told["results"] if one["factor"] == WORKLOAD)
    assert workload["earlier"] == workload["trend"] == {"missing": "not-published"}
    assert workload["norm"] == {"missing": "no-norm"}


def test_the_table_beside_the_others(two_rounds: Shell) -> None:
    """The table has a column for each, and says below what is in it and why something is not."""
    told = two_rounds.does(f"{OF} --process must-2026 --of s1 --norms normer.toml")
    lines = [line.split() for line in told.splitlines()]
    heading = ["Faktor", "Snitt", "Skala", "Svar", "Over", "Alle", "Før", "Endring", "Norm"]
    assert heading in lines
    assert ["Rolleklarhet", "3,4", "1–5", "14", "3,3", "3,4", "2,9", "+0,5", "3,6³"] in lines
    assert ["Lederskap", "3,4", "1–5", "14", "3,3", "3,4", "–¹", "–¹", "–²"] in lines
    assert "¹ ingenting er publisert om denne faktoren" in told
    assert "³ norm: Egen måling i fem etater, 2023" in told
    assert "² ingen norm er oppgitt" in told
    assert "Over: Fagavdelingen." in told
    assert "Alle: Tilsynet for øvelser." in told
    assert "Før: målingen 2024." in told


def test_norms_on_another_scale_are_told_of(two_rounds: Shell) -> None:
    """Where no norm that was given fits, the table says so, and does not leave them out."""
    (two_rounds.folder / "prosent.toml").write_text(
        '[[norm]]\nfactor = "workload"\nvalue = 60\nlowest = 0\nhighest = 100\nsource = "Egen"\n',
        "utf-8",
    )
    told = two_rounds.does(f"{OF} --process must-2026 --of s1 --norms prosent.toml")
    assert "Norm" in told.split()
    assert "er på en annen skala" in " ".join(told.split())


def test_what_became_of_units_is_told_by_a_file(two_rounds: Shell) -> None:
    """A unit with another id then is compared where a file says that it is the same."""
    g1, g2 = (two_rounds.does(f"{OF} --process must-2026 --of {unit}") for unit in ("g1", "g2"))
    assert "Før: en enhet ved siden av er opprettet eller nedlagt" in " ".join(g1.split())
    assert "Før: enheten fantes ikke i den målingen." in g2

    told = two_rounds.does(f"{OF} --process must-2026 --of g2 --units-then enheter-da.toml")
    assert ["Rolleklarhet", "3,1", "1–5", "8", "3,2", "3,4", "3,6", "−0,5"] in [
        line.split() for line in told.splitlines()
    ]


def test_hidden_is_shown_as_hidden(after_start: Shell) -> None:
    """What may not be shown is marked as hidden, with the reason, in no place empty or zero."""
    after_start.does(
        "start --method must --organisation organisation.toml --distribution fordeling.toml "
        "--store sqlite:///stor.db --start 2026-02-02 --group-size 9"
    )
    for command in ("results import resultater.xlsx", "results publish"):
        after_start.does(f"{command} --store sqlite:///stor.db --on 2026-02-06")
    where = "results show --store sqlite:///stor.db --of g2 --on 2026-02-16"

    told = after_start.does(where)
    line = next(line.split() for line in told.splitlines() if line.startswith("Rolleklarhet"))
    assert line == ["Rolleklarhet", "skjult¹", "1–5", "skjult¹", "3,2", "3,4"]
    assert "¹ skjult, slik at ingen kan regne ut svarene til en liten gruppe" in told
    rows = after_start.tells(f"{where} --format json")["results"]
    assert {row["missing"] for row in rows} == {"suppressed"}
    assert all(not row.keys() & {"mean", "respondents", "distribution"} for row in rows)


def test_a_leader_is_shown_what_the_plan_gives(two_rounds: Shell) -> None:
    """A leader sees the own unit, then and now; the others' reports are not given, and said so."""
    where = f"{OF} --process must-2026 --actor leader-of-employees --unit s1"
    row = next(
        one
        for one in two_rounds.tells(f"{where} --format json")["results"]
        if one["factor"] == ROLES
    )
    assert row["earlier"]["mean"] == 2.9
    assert row["above"] == row["organisation"] == {"missing": "not-readable"}
    told = two_rounds.does(where)
    assert "Alle: står i en rapport som de som ser på dette, ikke får." in told
    assert two_rounds.tells(f"{where} --of g1 --format json")["results"] == []


def test_a_narrow_terminal(two_rounds: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no room for columns, each factor has lines of its own, and all stays whole."""
    line = f"{OF} --process must-2026 --of s1 --norms normer.toml"
    for width in (30, 50):
        monkeypatch.setenv("COLUMNS", str(width))
        lines = two_rounds.does(line).splitlines()
        assert all(len(one.rstrip()) <= width for one in lines)
        first, last = (
            lines.index(factor) for factor in ("Rolleklarhet", "Unødvendige arbeidsoppgaver")
        )
        told = " ".join(one.strip() for one in lines[first + 1 : last])
        assert told == (
            "Snitt 3,4; Skala 1–5; Svar 14; Over 3,3; Alle 3,4; Før 2,9; Endring +0,5; Norm 3,6³"
        )


def test_hr_who_names_another_unit_is_told_how(two_rounds: Shell) -> None:
    """HR is one for all units: whose results are asked for is said by another option."""
    message = two_rounds.refuses("results show --process must-2026 --on 2026-02-16 --unit s1")
    assert "there is no unit 's1' with actor 'hr'" in message
    assert "to see the results of s1, give --of s1" in message


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ("--earlier must-2026", "--earlier must-2026 is this process itself"),
        ("--earlier must-2022", "there is no process 'must-2022'"),
        ("--earlier tom", "--earlier tom has no results that were published by 2026-02-16"),
        ("--earlier innsats", "--earlier innsats follows the method 'innsatsteam'"),
        ("--units-then enheter-da.toml", "there is no earlier round that --units-then"),
        ("--norms borte.toml", "there is no file 'borte.toml'"),
        ("--norms enheter-da.toml", "enheter-da.toml: "),
        ("--earlier must-2024 --units-then normer.toml", "normer.toml: "),
    ],
)
def test_what_cannot_be_compared(two_rounds: Shell, options: str, says: str) -> None:
    """A process or a file that tells of no earlier round or norm is refused."""
    for name, method in (("tom", "must"), ("innsats", "innsatsteam")):
        two_rounds.does(
            f"start --method {method} --organisation utpekt.toml --distribution "
            f"ingen.toml --store sqlite:///prosess.db --process {name} --start 2026-02-02 "
            "--group-size 5"
        )
    line = f"results show --process must-2026 --on 2026-02-16 {options}"
    assert says in two_rounds.refuses(line)


def test_a_round_keeps_its_units(after_start: Shell) -> None:
    """Results that came before a unit was closed are published of the units as they were."""
    after_start.does("results import resultater.xlsx --on 2026-02-06")
    after_start.does("record unit-merged g2 --into g1 --inherits --on 2026-02-07")
    told = after_start.does("results publish --on 2026-02-09")
    assert "of 7 of 7 units" in told
    assert "nothing was changed" in after_start.does(
        "results import resultater.xlsx --on 2026-02-10"
    )


def exported(shell: Shell) -> list[dict[str, Any]]:
    """Open an export with another library, and give its rows by their headings."""
    workbook = importlib.import_module("openpyxl").load_workbook(shell.folder / "ut.xlsx")
    headings, *rows = workbook["Publiserte resultater"].iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_an_export(two_rounds: Shell) -> None:
    """An export has the published results of all units that the actor may read, and compares."""
    line = "results export ut.xlsx --process must-2026 --earlier must-2024 --on 2026-02-16"
    assert "Made ut.xlsx: round 2026, 7 units." in two_rounds.does(f"{line} --norms normer.toml")
    assert "is there already" in two_rounds.refuses(line)
    found = exported(two_rounds)
    roles = {row["Enhet"]: row for row in found if row["Faktor"] == "Rolleklarhet"}
    assert list(roles) == ["t", "a1", "s1", "s2", "g1", "g2", "stab"]
    assert (roles["s1"]["Snitt før"], roles["s1"]["Antall svar før"]) == (2.9, 12)
    assert roles["s1"]["Endring"] == pytest.approx(roles["s1"]["Snitt"] - 2.9)
    assert roles["g2"]["Snitt før"] == "–"
    assert "enheten fantes ikke i den målingen" in str(roles["g2"]["Hva som mangler, og hvorfor"])

    leader = "--actor leader-of-employees --unit s1"
    assert "1 unit." in two_rounds.does(f"{line} {leader} --force")
    assert {row["Enhet"] for row in exported(two_rounds)} == {"s1"}


def test_an_export_can_be_audited(two_rounds: Shell) -> None:
    """No small group can be computed from an export of ours; of larger ones some can."""
    two_rounds.does(
        "results export ut.xlsx --process must-2026 --earlier must-2024 --on 2026-02-16 --norms "
        "normer.toml"
    )
    told = two_rounds.does("results audit ut.xlsx --group-size 5")
    assert told == "No group of fewer than 5 can be computed from ut.xlsx.\n"
    done = two_rounds("results", "audit", "ut.xlsx", "--group-size", "13", "--format", "json")
    assert done.status == 1
    assert "Rolleklarhet" in {one["factor"] for one in json.loads(done.out)["groups"]}


@pytest.mark.parametrize(
    "actor",
    ["leader-of-employees --unit s1", "leader-of-leaders --unit a1", "top-leader --unit t"],
)
def test_an_export_for_anybody_can_be_audited(two_rounds: Shell, actor: str) -> None:
    """Whoever an export is for, no unit in it stands below one that is not there."""
    when = "--process must-2026 --on 2026-02-16"
    two_rounds.does(f"results export ut.xlsx {when} --actor {actor}")
    (parent,) = {row["Overordnet enhet"] for row in exported(two_rounds)}
    assert not parent
    two_rounds.does("results audit ut.xlsx --group-size 5")


@pytest.mark.parametrize(
    ("line", "outcome"), [("show", "nothing was shown"), ("export ut.xlsx", "nothing was made")]
)
def test_norms_that_are_refused(two_rounds: Shell, line: str, outcome: str) -> None:
    """Norms that cannot be used are told with what did not come of them."""
    (two_rounds.folder / "feil.toml").write_text("norm = 3\n", "utf-8")
    message = two_rounds.refuses(
        f"results {line} --process must-2026 --on 2026-02-16 --norms feil.toml"
    )
    assert message.startswith(f"feil.toml: 1 problem found, {outcome}")


def test_an_export_of_nothing(after_start: Shell) -> None:
    """Before anything is published, or in a format that there is not, nothing is written."""
    assert "no results were published by 2026-02-16" in after_start.refuses(
        "results export ut.xlsx --on 2026-02-16"
    )
    assert "is no file of results by its name" in after_start.refuses("results export ut.ods")


def test_documents_hold_results_up_against_the_same(two_rounds: Shell) -> None:
    """A deck's chart has a bar for the earlier round and for the norm, with names and numbers."""
    two_rounds.does(
        "documents -o ut --document 4 --process must-2026 --on 2026-02-16 "
        "--earlier must-2024 --units-then enheter-da.toml --norms normer.toml"
    )
    (file,) = (two_rounds.folder / "ut").rglob("04-*.pptx")
    slides: Any = Presentation(str(file)).slides
    charts: list[Any] = [
        shape.chart for slide in slides for shape in slide.shapes if shape.has_chart
    ]
    bars = {
        series.name: dict(zip(chart.plots[0].categories, series.values, strict=True))
        for chart in charts
        for series in chart.series
    }
    assert bars["forrige måling (2024)"]["Rolleklarhet"] == 3.0
    assert bars["norm (Egen måling i fem etater, 2023)"]["Rolleklarhet"] == 3.6
