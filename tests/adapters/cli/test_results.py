"""`arbeidsmiljo results`."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from arbeidsmiljo_tabular.spreadsheet import new_workbook
from arbeidsmiljo_tabular.table_formats import WorkbookTables
from tests.adapters.cli.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Sequence

IMPORT = "results import resultater.xlsx --on 2026-02-06"
PUBLISH = "results publish --on 2026-02-06"


def test_results_are_imported_once(after_start: Shell) -> None:
    """Importing the same results again changes nothing."""
    assert "7 units, 21 factors" in after_start.does(IMPORT)
    before = after_start.content()

    assert "imported before; nothing was changed" in after_start.does(IMPORT)
    assert after_start.content() == before


def test_results_are_published_once(after_start: Shell) -> None:
    """Publishing the same results again changes nothing; what is hidden is told by unit."""
    after_start.does(IMPORT)
    told = after_start.does(PUBLISH)
    before = after_start.content()

    assert told.startswith("Published round 2026: ")
    assert "groups of 5 or more" in told
    assert "published before as it is; nothing was changed" in after_start.does(PUBLISH)
    assert after_start.content() == before


def test_a_small_group_is_not_shown(after_start: Shell) -> None:
    """A unit with too few answers for the group size is not published, nor what tells of it."""
    after_start.does(IMPORT)
    for number in range(2):
        after_start.does(
            "start --method must --organisation organisation.toml --distribution fordeling.toml "
            f"--store sqlite:///stor.db --process p{number} --start 2026-02-02 "
            f"--group-size {(5, 9)[number]}"
        )
        where = f"--store sqlite:///stor.db --process p{number}"
        after_start.does(f"{IMPORT} {where}")
        after_start.does(f"{PUBLISH} {where}")
    shown = [
        after_start.tells(
            f"results show --on 2026-02-16 --format json --store sqlite:///stor.db --process {name}"
        )
        for name in ("p0", "p1")
    ]
    units = [{unit["id"] for unit in one["units"]} for one in shown]

    assert "g2" in units[0]
    assert "g2" not in units[1]
    assert units[1] < units[0]


def test_the_empty_sheet(after_start: Shell) -> None:
    """An empty sheet is made, is not overwritten unasked, and is refused as results."""
    assert "Made tomt.xlsx" in after_start.does("results template -o tomt.xlsx")
    assert "is there already" in after_start.refuses("results template -o tomt.xlsx")
    after_start.does("results template -o tomt.xlsx --force")
    assert "no row has a number of answers" in after_start.refuses(
        "results import tomt.xlsx --on 2026-02-06"
    )


def test_the_sheet_of_a_survey_with_modules(after_start: Shell) -> None:
    """Factors of a module have rows where the module was chosen, and nowhere else."""

    def factors(name: str) -> set[str]:
        results, *_ = WorkbookTables().read((after_start.folder / name).read_bytes(), name=name)
        (column,) = (one for one in results.columns if one.heading == "Faktor")
        return {str(cell) for cell in column.cells}

    after_start.does("results template -o hoved.xlsx")
    after_start.does(
        "results template -o mer.xlsx --module organisational-change --module leadership"
    )
    assert "workload" in factors("hoved.xlsx")
    assert factors("mer.xlsx") - factors("hoved.xlsx") == {"organisational-change"}
    message = after_start.refuses("results template -o feil.xlsx --module omstilling")
    assert "there is no module 'omstilling'" in message
    assert "organisational-change" in message


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("results import mangler.xlsx", "there is no file 'mangler.xlsx'"),
        ("results import fordeling.toml", "is no file of results by its name; give one that ends"),
        ("results import ut", "ut: is a folder; give one that ends with .xlsx"),
        ("results import falsk.xlsx", "falsk.xlsx: 1 problem found, nothing was stored"),
        ("results import resultater.xlsx --round ÆØÅ", "--round ÆØÅ"),
        ("results import resultater.xlsx --on 2026-02-01", "before the process began"),
        ("results import resultater.xlsx --on 2999-01-01", "lies after"),
        ("results import resultater.xlsx --on i-går", "is not a date"),
        ("results publish", "no results were imported"),
        ("results template -o tomt.ods", "tomt.ods: is no file of results by its name"),
        ("results show --actor styret", "there is no actor 'styret'"),
        ("results show --of x", "there is no unit 'x'"),
        ("results show --on 2026-02-01", "is before the process"),
        ("results show --actor leader-of-employees --unit a1", "unit 'a1' with actor"),
        ("results show --actor leader-of-employees", "say which with --unit: s1, g1, g2, stab"),
    ],
)
def test_what_cannot_be_done(after_start: Shell, line: str, says: str) -> None:
    """A wrong file, name or date is refused, and nothing is stored."""
    (after_start.folder / "falsk.xlsx").write_bytes(b"PK\x03\x04 nei")
    (after_start.folder / "ut").mkdir()

    assert says in after_start.refuses(line)


def test_all_that_is_wrong_with_results_comes_at_once(after_start: Shell) -> None:
    """Results of another organisation are refused with each cell that is wrong."""
    file = after_start.folder / "organisation.toml"
    text = file.read_text("utf-8").replace('"g1"', '"h1"').replace('"stab"', '"kant"')
    file.write_text(text, "utf-8")
    after_start.does(
        "start --method must --organisation organisation.toml --distribution fordeling.toml "
        "--store sqlite:///ny.db --start 2026-02-02 --group-size 5"
    )

    message = after_start.refuses(f"{IMPORT} --store sqlite:///ny.db")

    assert "resultater.xlsx: 34 problems found, nothing was stored" in message
    assert message.count("there is no unit 'g1' in the organisation") == 17
    assert "Resultater!" in message


def test_publishing_before_the_results_came(after_start: Shell) -> None:
    """Results are not published on a day before they came, nor of a round that did not."""
    after_start.does(IMPORT)

    assert "imported on 2026-02-06" in after_start.refuses("results publish --on 2026-02-05")
    assert "there is no round '2024'" in after_start.refuses("results publish --round 2024")


def test_who_sees_what(shell: Shell) -> None:
    """Results are shown by the distribution plan: to a leader the own unit's, from the day on."""
    leader = "results show --actor leader-of-employees --unit s1 --format json"

    seen = shell.tells(f"{leader} --on 2026-02-16")
    early = shell.tells(f"{leader} --on 2026-02-15")
    other = shell.tells(f"{leader} --on 2026-02-16 --of g1")

    assert {unit["id"] for unit in seen["units"]} == {"s1"}
    assert len(seen["results"]) == 17
    assert seen["results"][0]["respondents"] == 14
    assert early["results"] == early["units"] == []
    assert other["results"] == []


def test_sensitive_results_are_the_enterprise_s_alone(shell: Shell) -> None:
    """The four sensitive factors are shown of the top unit and of no other."""
    top = shell.tells("results show --format json --on 2026-02-16")
    unit = shell.tells("results show --format json --on 2026-02-16 --of a1")

    assert [row["class"] for row in top["results"]].count("sensitive") == 4
    assert {row["class"] for row in unit["results"]} == {"ordinary", "leader"}


def test_the_table(shell: Shell) -> None:
    """The table is in the process's language, and names the other units that may be seen."""
    told = shell.does("results show --on 2026-02-16 --of s1")

    assert told.startswith("Seksjon én (s1)")
    lines = [line.split() for line in told.splitlines()]
    assert ["Rolleklarhet", "3,4", "1–5", "14", "3,3", "3,4"] in lines
    assert "Kan også se: t, a1" in told


def test_nothing_to_see(after_start: Shell) -> None:
    """Before anything is published, the table says that there is nothing."""
    told = after_start.does("results show --on 2026-02-16")

    assert told.startswith("HR har ingen publiserte resultater å se for ")


def test_a_day_that_is_still_to_come(after_start: Shell) -> None:
    """Nothing can have been taken in or published on it, new or not."""
    later = "--on 2999-02-06"
    assert "no results can have come then" in after_start.refuses(f"{IMPORT} {later}")
    after_start.does(IMPORT)
    assert "no results can have come then" in after_start.refuses(f"{IMPORT} {later}")
    after_start.does(PUBLISH)

    assert "nothing can have been published then" in after_start.refuses(f"{PUBLISH} {later}")


TREE = """\
{"units": [
    {"id": "dir", "parent": null, "n": 20},
    {"id": "hr", "parent": "dir", "n": 7},
    {"id": 42, "parent": "dir", "n": 9},
    {"id": "x", "parent": 42, "n": 2}
]}
"""


def test_protecting_another_tools_results(before_start: Shell) -> None:
    """Which units may be shown is told of any tree, by the ids that the file has."""
    (before_start.folder / "tre.json").write_text(TREE, "utf-8")

    told = before_start.tells("results protect tre.json --group-size 5 --format json")
    assert told == {"published": ["dir", 42]}
    assert before_start.tells("results protect tre.json --group-size 10 --format json") == {
        "published": ["dir"]
    }
    assert "2 of 4 may be shown" in before_start.does("results protect tre.json --group-size 5")


def test_more_people_than_there_are(before_start: Shell) -> None:
    """A number that no enterprise has is refused, however large."""
    for number in (10**10 + 1, 2**64, 10**300):
        (before_start.folder / "tre.json").write_text(
            f'{{"units": [{{"id": "dir", "parent": null, "n": {number}}}]}}', "utf-8"
        )
        for command in ("protect", "audit"):
            message = before_start.refuses(f"results {command} tre.json --group-size 5")
            assert "unit 'dir': has an n of more people than there are; correct it" in message


def found(shell: Shell, file: str) -> dict[str, object]:
    """Audit a file in which there is something to be found, and give what is told as JSON."""
    done = shell("results", "audit", "--group-size", "5", *file.split())
    assert (done.status, done.err) == (1, "")
    told: dict[str, object] = json.loads(done.out)
    return told


def test_auditing_another_tools_results(before_start: Shell) -> None:
    """Each group that can be computed is told with its sum, whatever file tells the figures."""
    (before_start.folder / "tre.json").write_text(TREE, "utf-8")
    (before_start.folder / "tre.csv").write_text(
        "Enhet;Overordnet enhet;Antall svar;Gjennomsnitt\ndir;;20;3,5\nhr;dir;7;4,0\n42;dir;9;2,5\n"
        "x;42;2;1,0\n",
        "utf-8",
    )

    told = found(before_start, "tre.json --format json")
    assert told["groups"] == [
        {"factor": None, "n": 2, "add": ["x"], "subtract": [], "shown_as": ["x"]},
        {"factor": None, "n": 4, "add": ["dir"], "subtract": ["42", "hr"], "shown_as": []},
    ]
    assert found(before_start, "tre.csv --format json") == {**told, "file": "tre.csv"}
    done = before_start("results", "audit", "tre.csv", "--group-size", "5")
    assert (done.status, done.err) == (1, "")
    shown = done.out
    assert "dir − 42 − hr" in shown
    assert "2 groups of fewer than 5 can be computed from tre.csv" in shown
    assert "3,5" not in shown
    assert "No group of fewer than 2" in before_start.does("results audit tre.csv --group-size 2")
    none = before_start.tells("results audit tre.csv --group-size 2 --format json")
    assert (none["count"], none["groups"]) == (0, [])


CROSSED = """\
enhet;overordnet enhet;antall svar;bakgrunn
dir;;40;
dir;;22;kvinner
dir;;18;menn
hr;dir;{whole};
hr;dir;{women};kvinner
hr;dir;{men};menn
"""


def test_a_crossed_table_is_refused_where_it_is_not_proven_safe(before_start: Shell) -> None:
    """Units by a background variable pass where each part is large enough, and else are refused."""
    file = before_start.folder / "kryss.csv"
    file.write_text(CROSSED.format(whole=20, women=12, men=8), "utf-8")
    audit = "results audit kryss.csv --group-size 5"
    assert "No group of fewer than 5" in before_start.does(audit)

    file.write_text(CROSSED.format(whole=14, women=10, men=4), "utf-8")
    message = before_start.refuses(audit)
    assert "kryss.csv: units are crossed by a background variable" in message
    assert "hr × menn" in message


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("results protect kryss.json --group-size 5", "unit 'a', background: does not belong"),
        ("results protect tre.json", "Missing option '--group-size'"),
        ("results protect tre.json --group-size 1", "'1' is not a whole number of 2 or more"),
        ("results protect borte.json --group-size 5", "there is no file 'borte.json'"),
        ("results protect feil.json --group-size 5", "fewer answered than in the units below"),
        ("results protect fordelt.json --group-size 5", "unit 'a', factor: does not belong here"),
        ("results audit . --group-size 5", ".: is a folder; give one that ends with one of .csv"),
        ("results audit feil.json --group-size 5", "feil.json: 1 problem found"),
        ("results protect alt.json --group-size 5", "alt.json: 3 problems found"),
        ("results audit uten.csv --group-size 5", "unit 'hr': is shown without its n"),
        ("results audit tekst.csv --group-size 5", "no table has the columns 'unit', 'parent'"),
        ("results audit falsk.xlsx --group-size 5", "is not an .xlsx workbook, or is damaged"),
    ],
)
def test_figures_that_cannot_be_used(before_start: Shell, line: str, says: str) -> None:
    """A wrong file or size is refused with one message that says what to do."""
    files = {
        "tre.json": TREE,
        "feil.json": '{"units": [{"id": "a", "n": 1}, {"id": "b", "parent": "a", "n": 2}]}',
        "kryss.json": '{"units": [{"id": "a", "n": 1, "background": "menn"}]}',
        "fordelt.json": '{"units": [{"id": "a", "n": 1, "factor": "ro"}]}',
        "alt.json": '{"units": [{"id": "a", "n": 1, "factor": "ro", "background": "menn"}, '
        '{"id": "b", "parent": "borte", "n": 2}]}',
        "tekst.csv": "a;b\n1;2\n",
        "uten.csv": "unit;parent;n;mean\ndir;;20;3,9\nhr;dir;<5;3,2\n",
        "falsk.xlsx": "PK nei",
    }
    for name, words in files.items():
        (before_start.folder / name).write_text(words, "utf-8")

    assert says in before_start.refuses(line)


def answers(units: Sequence[str]) -> bytes:
    """Write an export: a row for each respondent, with more than is to be read."""
    rows = ["id;tid;Enhet;K01;K02;Kommentar"]
    rows += (
        f"{number};2026-01-{number + 1:02};{unit};{number % 5 + 1};{number % 3 + 2};nr. {number}"
        for number, unit in enumerate(units)
    )
    return "\r\n".join(rows).encode("cp1252")


def test_answers_of_single_respondents(after_start: Shell) -> None:
    """Answers are counted, and only results of units are kept and shown."""
    (after_start.folder / "svar.csv").write_bytes(answers(["g1", "g2", "s1"] * 7))

    assert "Made kolonner.toml" in after_start.does("results mapping svar.csv")
    mapping = after_start.folder / "kolonner.toml"
    text = mapping.read_text("utf-8")
    assert "#   Kommentar" in text
    message = after_start.refuses("results import svar.csv --mapping kolonner.toml")
    assert "item 'K01': measures '', which is no factor" in message
    mapping.write_text(text.replace('factor = ""', 'factor = "workload"'), "utf-8")

    told = after_start.does("results import svar.csv --mapping kolonner.toml --on 2026-02-06")
    assert "Imported svar.csv as round 2026: 6 results, 6 units, 1 factor" in told
    again = after_start.does("results import svar.csv --mapping kolonner.toml --on 2026-02-06")
    assert "imported before; nothing was changed" in again
    after_start.does(PUBLISH)
    shown = after_start.tells("results show --on 2026-02-16 --format json")
    (result,) = shown["results"]
    assert (result["factor"], result["respondents"]) == ("workload", 21)
    assert result["mean"] == pytest.approx((sum(n % 5 + 1 + n % 3 + 2 for n in range(21))) / 42)


def test_what_was_published_before_can_be_put_in_force_again(after_start: Shell) -> None:
    """Where a wrong file was published, publishing the right one again shows the right one."""
    both = {"rett.csv": ["s1"] * 9, "galt.csv": ["s1"] * 15}
    for name, units in both.items():
        (after_start.folder / name).write_bytes(answers(units))
    after_start.does("results mapping rett.csv")
    mapping = after_start.folder / "kolonner.toml"
    text = mapping.read_text("utf-8").replace('factor = ""', 'factor = "workload"')
    mapping.write_text(text, "utf-8")

    def publish(name: str) -> str:
        after_start.does(f"results import {name} --mapping kolonner.toml --on 2026-02-06")
        return after_start.does(PUBLISH)

    def shown() -> int:
        (result,) = after_start.tells("results show --on 2026-02-16 --format json")["results"]
        return int(result["respondents"])

    publish("rett.csv")
    assert shown() == 9
    publish("galt.csv")
    assert shown() == 15
    assert "Published round 2026" in publish("rett.csv")
    assert shown() == 9
    assert "published before as it is; nothing was changed" in publish("rett.csv")


def test_more_answers_than_employees(after_start: Shell) -> None:
    """A unit in which more answered than work there is told by name, and nothing is stored."""
    (after_start.folder / "svar.csv").write_bytes(answers(["g1"] * 16 + ["stab"] * 13))
    after_start.does("results mapping svar.csv")
    mapping = after_start.folder / "kolonner.toml"
    text = mapping.read_text("utf-8")
    mapping.write_text(text.replace('factor = ""', 'factor = "workload"'), "utf-8")
    message = after_start.refuses("results import svar.csv --mapping kolonner.toml --on 2026-02-06")
    assert "svar.csv: 2 problems found, nothing was stored" in message
    for unit, employees in (("g1", 15), ("stab", 12)):
        where = f"unit {unit!r}, factor 'workload', respondents"
        assert f"{where}: more answered than the {employees} who work in unit {unit!r}" in message
    assert "imported" in after_start.refuses("results publish --on 2026-02-06")


def test_what_is_read_is_never_replaced(shell: Shell) -> None:
    """A mapping does not take the place of the answers, nor an export that of its norms."""
    (shell.folder / "svar.csv").write_bytes(answers(["g1", "g2", "s1"] * 7))
    (shell.folder / "normer.xlsx").write_text("", "utf-8")

    message = shell.refuses("results mapping svar.csv -o svar.csv --force")
    assert message == "svar.csv: is not called what it would be; give a name that ends with .toml"
    message = shell.refuses("results export normer.xlsx --norms normer.xlsx --force")
    assert message == "normer.xlsx: is a file that it would be made of; give another name"


def test_a_mapping_that_was_forgotten(after_start: Shell) -> None:
    """Answers of single respondents lead to --mapping, whatever file they are in; others do not."""
    stream = io.BytesIO()
    book = new_workbook(stream)
    book.add_worksheet("Svar").write_string(0, 0, "Enhet")
    book.close()
    (after_start.folder / "svar.xlsx").write_bytes(stream.getvalue())
    for name in ("svar.csv", "svar.sav"):
        (after_start.folder / name).write_bytes(answers(["g1"]))
    says = "if it has a row for each respondent, give --mapping (begin it with 'arbeidsmiljo"

    for name in ("svar.csv", "svar.sav", "svar.xlsx"):
        assert says in after_start.refuses(f"results import {name}").replace("If it", "if it")
    assert says not in after_start.refuses("results import fordeling.toml")
    assert says not in after_start.refuses("results template -o svar.csv")


def test_answers_that_cannot_be_used(after_start: Shell) -> None:
    """All that is wrong with answers is told by cell, without repeating it; nothing is stored."""
    (after_start.folder / "svar.csv").write_bytes(answers(["g1", "borte", "s1"] * 2))
    (after_start.folder / "kolonner.toml").write_text(
        'unit = "Enhet"\n[scale]\nlowest = 1\nhighest = 3\n[[item]]\ncolumn = "K01"\n'
        'factor = "workload"\n',
        "utf-8",
    )
    before = after_start.content()

    message = after_start.refuses("results import svar.csv --mapping kolonner.toml")
    assert "svar.csv: 3 problems found, nothing was stored" in message
    assert "row 3, column 'Enhet': names no unit of the organisation" in message
    assert "row 5, column 'K01': is not on the scale 1 to 3" in message
    assert "borte" not in message
    assert after_start.content() == before
    assert "is no table by its name" in after_start.refuses(
        "results import fordeling.toml --mapping kolonner.toml"
    )
