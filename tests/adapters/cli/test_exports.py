"""The address of a survey, or of a database, does where a file of answers does."""

from collections.abc import Iterator

import duckdb
import pytest

from arbeidsmiljo.testing.served import PASSWORD, PERSONAL
from tests.adapters.cli.shell import Shell
from tests.adapters.limesurvey.remote_control import SURVEY, USER, Response, Server, serving


@pytest.fixture
def at_vendor(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a survey at a vendor, whose secrets are in the environment."""
    monkeypatch.setenv("ARBEIDSMILJO_LIMESURVEY_USER", USER)
    monkeypatch.setenv("ARBEIDSMILJO_LIMESURVEY_PASSWORD", PASSWORD)
    answered = [
        Response(
            number=number,
            answers={
                "ENHET": unit,
                "K01": str(number % 5 + 1),
                "K02": str(number % 3 + 2),
                "FRITEKST": PERSONAL,
            },
        )
        for number, unit in enumerate(["g1", "g2", "s1"] * 7, start=1)
    ]
    with serving(Server(responses=answered)) as site:
        yield f"limesurvey+{site}/?survey={SURVEY}"


def test_answers_at_a_vendor(after_start: Shell, at_vendor: str) -> None:
    """A survey's address does where a file does; without answers it tells what was asked."""
    after_start.does("results mapping", at_vendor)
    mapping = after_start.folder / "kolonner.toml"
    text = mapping.read_text("utf-8")
    assert 'unit = "ENHET"' in text
    assert (
        '# Jeg får støtte\n[[item]]\ncolumn = "K01"\nfactor = ""\nlowest = 1\nhighest = 5' in text
    )
    assert "FRITEKST" not in text
    mapping.write_text(text.replace('factor = ""', 'factor = "workload"'), "utf-8")

    told = after_start.does("results import --mapping kolonner.toml --on 2026-02-06", at_vendor)
    assert f"Imported {at_vendor} as round 2026: 6 results, 6 units, 1 factor" in told
    message = after_start.refuses("results import", at_vendor)
    assert "answers at a vendor need --mapping" in message


def test_secrets_never_show(
    after_start: Shell, at_vendor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address with a secret is refused, and no message repeats one."""
    scheme, _, rest = at_vendor.partition("://")
    for command in ("results mapping", "results import --mapping kolonner.toml"):
        message = after_start.refuses(command, f"{scheme}://{USER}:{PASSWORD}@{rest}")
        assert "ARBEIDSMILJO_LIMESURVEY_PASSWORD" in message
        assert PASSWORD not in message
    monkeypatch.setenv("ARBEIDSMILJO_LIMESURVEY_PASSWORD", f"feil {PASSWORD}")
    message = after_start.refuses("results mapping", at_vendor)
    assert "does not let us in" in message
    assert PASSWORD not in message
    assert "no source of surveys at 'questback'" in after_start.refuses(
        "results mapping questback+https://svar.example.no"
    )


def test_answers_in_a_database(after_start: Shell) -> None:
    """A table with a row for each respondent and question is counted where it lies."""
    with duckdb.connect(after_start.folder / "svar.duckdb") as database:
        database.execute("CREATE TABLE svar (enhet TEXT, item TEXT, value INTEGER, epost TEXT)")
        for number, unit in enumerate(["g1", "g2", "s1"] * 7):
            for item, value in (("K01", number % 5 + 1), ("K02", number % 3 + 2)):
                database.execute(
                    "INSERT INTO svar VALUES (?, ?, ?, ?)", [unit, item, value, PERSONAL]
                )
    (after_start.folder / "kolonner.toml").write_text(
        'unit = "enhet"\n[scale]\nlowest = 1\nhighest = 5\n'
        '[[item]]\ncolumn = "K01"\nfactor = "workload"\n'
        '[[item]]\ncolumn = "K02"\nfactor = "workload"\n',
        "utf-8",
    )
    address = "duckdb:///svar.duckdb?table=svar"
    command = "results import --mapping kolonner.toml --on 2026-02-06"
    message = after_start.refuses(command, f"{address}&value=svar")
    assert "column 'svar': is missing" in message
    assert "one row for each respondent and question" in message
    assert "Example: duckdb:///svar.duckdb?table=svar" in after_start.refuses(
        command, "duckdb:///svar.duckdb?tabell=svar"
    )
    message = after_start.refuses(command, "mysql://db.example.no/hr?table=svar")
    assert message.startswith("there is no kind of database 'mysql'")
    assert "duckdb" in message
    assert "postgresql" in message
    guide = "write the mapping by hand, with what the table calls each question as its column, as"
    assert guide in after_start.refuses("results mapping", address)
    message = after_start.refuses("results import", address)
    assert "answers in a database need --mapping" in message
    assert guide in message
    assert "results mapping" not in message

    told = after_start.does(command, address)
    assert f"Imported {address} as round 2026: 6 results, 6 units, 1 factor" in told
    after_start.does("results publish --on 2026-02-06")
    shown = after_start.tells("results show --on 2026-02-16 --format json")
    (result,) = shown["results"]
    assert (result["factor"], result["respondents"]) == ("workload", 21)
    assert result["mean"] == pytest.approx((sum(n % 5 + 1 + n % 3 + 2 for n in range(21))) / 42)


def test_secrets_of_a_database_never_show(after_start: Shell) -> None:
    """An address of a database with a secret is refused, and nothing of it is repeated."""
    command = "results import --mapping kolonner.toml"
    (after_start.folder / "kolonner.toml").write_text(
        'unit = "enhet"\n[[item]]\ncolumn = "K01"\nfactor = "workload"\nlowest = 1\nhighest = 5\n',
        "utf-8",
    )
    for address in (
        f"postgresql://{USER}:{PASSWORD}@db.example.no/hr?table=svar",
        f"postgresql://db.example.no/hr?table=svar&password={PASSWORD}",
        f"postgresql://db.example.no/hr?table={PASSWORD}",
    ):
        assert PASSWORD not in after_start.refuses(command, address)
    message = after_start.refuses(command, "postgresql://db.example.no/hr?table=svar")
    assert "no user is known for it; set ARBEIDSMILJO_POSTGRESQL_USER" in message
