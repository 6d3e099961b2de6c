"""`arbeidsmiljo record`: findings, effects, measures and plans."""

from __future__ import annotations

import pytest

from arbeidsmiljo_cli.words import in_table
from tests.adapters.cli.shell import Shell

FOUND = "record finding-recorded --unit s1 --on 2026-02-24 --kind"


def lists(shell: Shell, what: str) -> list[dict[str, str]]:
    """Give what `show` lists."""
    return shell.lists(f"show {what} --format json")


def test_findings_are_named_by_their_unit(shell: Shell) -> None:
    """The name that a finding got is told and listed, with its words, kind and unit."""
    told = shell.does(f"{FOUND} improvement", "Uklare roller")
    shell.does(f"{FOUND} preservation --affects-ambitions", "God stemning")
    shell.does("record finding-recorded --kind unlawful --on 2026-02-24", "Utrygg kantine")

    assert "It is called s1-f1." in told
    assert lists(shell, "findings") == [
        {
            "id": name,
            "kind": kind,
            "finding": words,
            "unit": unit,
            "sensitive": "",
        }
        for name, kind, words, unit in (
            ("s1-f1", "improvement", "Uklare roller", "s1"),
            ("s1-f2", "preservation", "God stemning", "s1"),
            ("t-f1", "unlawful", "Utrygg kantine", "t"),
        )
    ]
    assert [one["id"] for one in shell.lists("show findings --unit t --format json")] == ["t-f1"]


def test_what_somebody_spoke_up_about_is_kept_to_itself(shell: Shell) -> None:
    """Its name counts apart and its words are listed nowhere, whether or not that was asked."""
    told = shell.does(f"{FOUND} concern", "Vold i skiftet")

    assert "It is called s1-sf1." in told
    assert lists(shell, "findings") == [
        {"id": "s1-sf1", "kind": "", "finding": "", "unit": "s1", "sensitive": "yes"}
    ]


def test_what_only_the_enterprise_is_shown_is_not_told_openly_in_a_unit(shell: Shell) -> None:
    """Bullying in a unit is not recorded openly; of the enterprise, or as sensitive, it is."""
    of_bullying = "--kind improvement --factor bullying"
    said = shell.refuses(f"{FOUND.replace(' --kind', '')} {of_bullying}", "Mobbing i gruppen")

    assert "is about 'bullying', which is shown of the whole enterprise only" in said
    assert lists(shell, "findings") == []
    shell.does(f"{FOUND.replace(' --kind', '')} {of_bullying} --sensitive", "Mobbing i gruppen")
    shell.does(f"record finding-recorded {of_bullying} --on 2026-02-24", "Mobbing")
    assert [one["sensitive"] for one in lists(shell, "findings")] == ["yes", ""]


def test_a_finding_that_no_rule_is_about(shell: Shell) -> None:
    """Where no task comes of a finding, that is said; where one does, the task is."""
    told = shell.does(f"{FOUND} preservation", "God stemning")
    assert "No rule of must is about such a finding, and so no task came of it." in told
    assert "No rule of must" not in shell.does(f"{FOUND} unlawful", "Ny turnus")


def test_a_sensitive_finding_is_not_told_of(shell: Shell) -> None:
    """Its words stand nowhere in what is listed, and its name counts apart from the others."""
    shell.does(f"{FOUND} unlawful --sensitive", "Hemmelig forhold")
    told = shell.does(f"{FOUND} improvement", "Uklare roller")

    assert "It is called s1-f1." in told
    assert {one["id"]: one["sensitive"] for one in lists(shell, "findings")} == {
        "s1-sf1": "yes",
        "s1-f1": "",
    }
    for what in ("findings", "events", "measures"):
        assert "Hemmelig" not in shell.does(f"show {what}")


def test_a_corrected_finding_keeps_its_name(shell: Shell) -> None:
    """Other words take the place of the first ones; what refers to the finding still does."""
    shell.does(f"{FOUND} improvement", "Uklare rolller")
    (event,) = (one["id"] for one in lists(shell, "events") if one["of"] == "s1-f1")
    shell.does(f"{FOUND} improvement --corrects {event}", "Uklare roller")

    assert [(one["id"], one["finding"]) for one in lists(shell, "findings")] == [
        ("s1-f1", "Uklare roller")
    ]


def test_a_measure_goes_through_its_life(shell: Shell) -> None:
    """Proposed for a finding, decided, and moved on, it is listed as it is then."""
    shell.does(f"{FOUND} improvement", "Uklare roller")
    shell.does(
        "record measure-proposed --unit s1 --finding s1-f1 --effect effect-1 --kind social "
        "--on 2026-02-24",
        "Felles morgenmøte",
    )
    shell.does("record measure-decided s1-m1 --owner Leder --due 2026-06-15 --on 2026-02-25")
    shell.does("record measure-moved s1-m1 --to started --on 2026-03-02")
    (measure,) = lists(shell, "measures")

    assert measure == {
        "id": "s1-m1",
        "state": "started",
        "measure": "Felles morgenmøte",
        "unit": "s1",
        "owner": "Leder",
        "due": "2026-06-15",
    }


def test_a_measure_is_rejected_for_a_reason(shell: Shell) -> None:
    """Why is kept among the texts; without it nothing is recorded."""
    shell.does("record measure-proposed --unit s1 --on 2026-02-24", "Felles morgenmøte")
    refused = shell.refuses("record measure-moved s1-m1 --to rejected --on 2026-02-25")
    shell.does("record measure-moved s1-m1 --to rejected --on 2026-02-25 --reason", "Ny turnus")

    assert "say with --reason why the measure is rejected" in refused
    assert [one["state"] for one in lists(shell, "measures")] == ["rejected"]


def test_a_decision_keeps_what_it_does_not_say(shell: Shell) -> None:
    """A later decision gives another day, or another owner, and leaves the other as it was."""
    shell.does("record measure-proposed Kaffe --unit s1 --on 2026-02-24")
    shell.does("record measure-decided s1-m1 --owner Leder --due 2026-06-15 --on 2026-02-25")
    shell.does("record measure-decided s1-m1 --due 2026-09-01 --on 2026-03-02")
    assert [(one["owner"], one["due"]) for one in lists(shell, "measures")] == [
        ("Leder", "2026-09-01")
    ]
    shell.does("record measure-decided s1-m1 --owner Verneombudet --on 2026-03-03")
    assert [(one["owner"], one["due"]) for one in lists(shell, "measures")] == [
        ("Verneombudet", "2026-09-01")
    ]


def test_a_corrected_decision_keeps_what_the_correction_does_not_say(shell: Shell) -> None:
    """The correction of an earlier decision begins with what that said, not with a later one's."""
    shell.does("record measure-proposed Kaffe --unit s1 --on 2026-02-24")
    shell.does("record measure-decided s1-m1 --owner Leder --due 2026-06-15 --on 2026-02-25")
    event = lists(shell, "events")[-1]["id"]
    shell.does("record measure-decided s1-m1 --owner Ingen --on 2026-02-25")
    shell.does(f"record measure-decided s1-m1 --due 2026-07-01 --on 2026-02-26 --corrects {event}")

    assert [(one["owner"], one["due"]) for one in lists(shell, "measures")] == [
        ("Leder", "2026-07-01")
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("--due 2026-02-24", "--due 2026-02-24 is before 2026-02-25, the day of the decision"),
        ("--owner", "--owner is empty"),
    ],
)
def test_a_decision_that_says_nothing(shell: Shell, line: str, says: str) -> None:
    """Nobody can have done it before it is decided, and no owner is said by leaving it out."""
    shell.does("record measure-proposed Kaffe --unit s1 --on 2026-02-24")
    more = [" "] if line == "--owner" else []

    assert says in shell.refuses(f"record measure-decided s1-m1 --on 2026-02-25 {line}", *more)


def test_a_sensitive_measure_is_in_no_list(shell: Shell) -> None:
    """It has a name of its own kind, by which it can be decided and moved."""
    told = shell.does(
        "record measure-proposed --unit s1 --sensitive --on 2026-02-24", "Bistand utenfra"
    )
    shell.does("record measure-decided s1-sm1 --on 2026-02-25")

    assert "It is called s1-sm1." in told
    assert lists(shell, "measures") == []


def test_a_measure_for_a_sensitive_finding_counts_apart(shell: Shell) -> None:
    """Its name is that of a sensitive measure, so that those of others do not tell of it."""
    shell.does(f"{FOUND} unlawful --sensitive", "Hemmelig forhold")
    proposing = "record measure-proposed --unit s1 --on 2026-02-25"
    hidden = shell.does(f"{proposing} --finding s1-sf1", "Bistand utenfra")
    told = shell.does(proposing, "Felles morgenmøte")

    assert "It is called s1-sm1." in hidden
    assert "It is called s1-m1." in told
    assert [one["id"] for one in lists(shell, "measures")] == ["s1-m1"]


def test_an_effect_is_forgone_with_a_reason(shell: Shell) -> None:
    """The effect stays in the list; why it gets no measure is kept among the texts."""
    shell.does("record effect-forgone effect-1 --on 2026-02-24 --reason", "Dekkes av noe annet")

    assert lists(shell, "effects") == [{"id": "effect-1", "effect": "Tydeligere roller"}]
    assert lists(shell, "events")[-1]["of"] == "effect-1"


def test_a_plan_is_drawn_up_reviewed_and_completed(shell: Shell) -> None:
    """Its name is told; how it goes is listed beside its topic."""
    told = shell.does("record plan-drawn-up --unit s1 --on 2026-02-24", "Samarbeid på vakt")
    plan = {"id": "s1-p1", "unit": "s1", "topic": "Samarbeid på vakt", "state": ""}

    assert "It is called s1-p1." in told
    assert lists(shell, "plans") == [plan]
    shell.does("record plan-reviewed s1-p1 --state stalled --on 2026-04-07")
    assert lists(shell, "plans") == [plan | {"state": "stalled"}]
    shell.does("record plan-completed s1-p1 --on 2026-06-02")
    assert lists(shell, "plans") == [plan | {"state": "completed"}]
    assert shell.lists("show plans --unit g1 --format json") == []


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("finding-recorded Noe --unit s1", "Missing option '--kind'"),
        ("finding-recorded Noe --unit x --kind concern", "there is no unit 'x'"),
        ("finding-recorded Noe --unit s1 --kind concern --factor x", "there is no factor 'x'"),
        ("finding-recorded  --unit s1 --kind concern", "Missing argument 'WORDING'"),
        ("measure-proposed Noe --unit s1 --finding f9", "there is no finding 'f9'"),
        ("measure-proposed Noe --unit s1 --effect e9", "there is no effect 'e9'"),
        ("measure-proposed Noe --unit s1 --plan p9", "there is no plan 'p9'"),
        ("measure-decided m9", "there is no measure 'm9'"),
        ("effect-forgone effect-9 --reason fordi", "there is no effect 'effect-9'"),
        ("effect-forgone effect-1", "Missing option '--reason'"),
        ("plan-drawn-up Noe --unit x", "there is no unit 'x'"),
        ("plan-reviewed p9 --state stalled", "there is no plan 'p9'"),
        ("plan-reviewed p9 --state bra", "'bra' is not one of"),
        ("plan-completed p9", "there is no plan 'p9'"),
    ],
)
def test_what_there_is_not_is_refused(shell: Shell, line: str, says: str) -> None:
    """A name that nobody knows is told, and nothing is recorded."""
    assert says in shell.refuses(f"record {line}")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (f"{FOUND} concern", "the finding is empty"),
        ("record measure-proposed --unit s1", "the measure is empty"),
        ("record plan-drawn-up --unit s1", "the topic is empty"),
        ("record effect-forgone effect-1 --reason", "--reason is empty"),
    ],
)
def test_words_have_to_say_something(shell: Shell, line: str, says: str) -> None:
    """What is empty is refused, and so is what no document can hold."""
    assert says in shell.refuses(line, "  ")
    assert "control character" in shell.refuses(line, "bjelle\a")


@pytest.mark.parametrize(
    "line",
    [
        "finding-recorded --unit s1 --kind improvement",
        "measure-proposed --unit s1",
        "wanted-effect-set",
        "plan-drawn-up --unit s1",
        "retract e2 --reason",
    ],
)
def test_words_that_are_a_book(shell: Shell, line: str) -> None:
    """Nobody types so much; it is refused with the number of characters that may be kept."""
    said = shell.refuses(f"record {line}", "ro" * 50_000)

    assert said == "the text has 100,000 characters; write 5,000 at most"


def test_long_words_are_shortened_in_tables(shell: Shell) -> None:
    """A table shows how they begin; the JSON has all of them."""
    words = "Færre møter " * 40
    for line in (
        "finding-recorded --unit s1 --kind improvement",
        "measure-proposed --unit s1",
        "plan-drawn-up --unit s1",
        "wanted-effect-set",
    ):
        shell.does(f"record {line} --on 2026-02-10", words)
    for what, key in (
        *(("findings", "finding"), ("measures", "measure")),
        *(("plans", "topic"), ("effects", "effect")),
    ):
        table = " ".join(shell.does(f"show {what}").split())
        assert "Færre møter" in table
        assert " …" in table
        assert len(table) < 500
        assert shell.lists(f"show {what} --format json")[-1][key] == words.strip()


def test_one_long_word_is_cut() -> None:
    """Where nothing ends, it ends all the same."""
    assert in_table("ro" * 200) == f"{'ro' * 99} …"


@pytest.mark.parametrize(
    ("line", "lists"),
    [
        ("measure-decided m9", "measures"),
        ("effect-forgone effect-9 --reason fordi", "effects"),
        ("plan-completed p9", "plans"),
        ("document-prepared amu-first --finding f9", "findings"),
        ("retract e999", "events"),
    ],
)
def test_where_names_are_found(shell: Shell, line: str, lists: str) -> None:
    """Whoever gives a name that there is not is told what lists them, where not all are told."""
    said = shell.refuses(f"record {line}")

    assert f"'arbeidsmiljo show {lists}' lists what there is" in said or "; known: " in said


def test_tables_are_in_the_language_of_the_process(shell: Shell) -> None:
    """What is a code in the JSON is a word in the table, and days are as in a status."""
    shell.does("record finding-recorded Uro --unit s1 --kind improvement --on 2026-02-10")
    shell.does("record measure-proposed Kaffe --unit s1 --on 2026-02-10")
    shell.does("record measure-decided s1-m1 --due 2026-06-15 --on 2026-02-11")
    shell.does("record plan-drawn-up Samarbeid --unit s1 --on 2026-02-10")
    shell.does("record plan-reviewed s1-p1 --state on-track --on 2026-02-12")
    shell.does("record plan-drawn-up Annet --unit s1 --on 2026-02-10")
    shell.does("record plan-completed s1-p2 --on 2026-02-12")
    tables = {what: shell.does(f"show {what}") for what in ("findings", "measures", "plans")}
    codes = {what: shell.lists(f"show {what} --format json") for what in tables}

    assert "noe å forbedre" in tables["findings"]
    assert "besluttet" in tables["measures"]
    assert "15.06.2026" in tables["measures"]
    assert "på sporet" in tables["plans"]
    assert "gjennomført" in tables["plans"]
    assert "12.02.2026" in shell.does("show events")
    assert codes["findings"][0]["kind"] == "improvement"
    assert (codes["measures"][0]["state"], codes["measures"][0]["due"]) == (
        *("decided", "2026-06-15"),
    )
    assert [one["state"] for one in codes["plans"]] == ["on-track", "completed"]
