"""`arbeidsmiljo record`: rules that are waived, suspended and resumed."""

from __future__ import annotations

import pytest

from tests.adapters.cli.shell import Shell

RULE = "unit-two-meetings"
OF_MEASURES = "measure-put-into-effect"
BY = "--by p8 --on 2026-02-10 --reason"


def states(shell: Shell, on: str = "2026-02-11") -> dict[str, str]:
    """Give the state of each duty of the rule, by unit."""
    told = shell.tells(f"status --on {on} --format json")
    return {one["unit"]["id"]: one["state"] for one in told["duties"] if one["rule"] == RULE}


def test_a_rule_is_waived_in_a_unit(shell: Shell) -> None:
    """It binds there no more, and everywhere else as before; the task is told."""
    told = shell.does(f"record waive {RULE} --unit s1 {BY}", "Enheten legges ned")

    assert "Recorded e23: duty-waived on 2026-02-10 in s1." in told
    assert " → frafalt" in told
    assert states(shell) == {"s1": "waived", "g1": "pending", "g2": "pending", "stab": "pending"}
    assert shell.lists("show events --format json")[-1]["of"] == RULE


def test_why_a_rule_is_waived_is_told_with_who_decided_it(shell: Shell) -> None:
    """HR is told both; the leader whose task it was is told that it is so."""
    shell.does(f"record waive {RULE} --unit s1 {BY}", "Enheten legges ned")
    to_hr = " ".join(shell.does(f"explain {RULE} --unit s1 --on 2026-02-11").split())
    to_leader = shell.does(
        f"explain {RULE} --actor leader-of-employees --actor-unit s1 --on 2026-02-11"
    )

    assert "Enheten legges ned; bestemt av" in to_hr
    assert "frafalt" in to_leader
    assert "Enheten legges ned" not in to_leader


def test_a_rule_is_waived_anywhere(shell: Shell) -> None:
    """Without a unit it binds nowhere."""
    shell.does(f"record waive {RULE} {BY}", "Hele virksomheten flytter")

    assert set(states(shell).values()) == {"waived"}


def test_a_rule_is_waived_in_the_top_unit(shell: Shell) -> None:
    """It binds in the units below as before; waived anywhere on that day, it binds nowhere."""
    for unit in ("t", "s1"):
        shell.does(f"record measure-proposed Kaffe --unit {unit} --on 2026-02-09")
        shell.does(f"record measure-decided {unit}-m1 --on 2026-02-10")
    shell.does(f"record waive {OF_MEASURES} --unit t {BY}", "Gjelder ikke sentralt")
    told = shell.tells("status --on 2026-02-11 --format json")
    in_top = {one["about"]: one["state"] for one in told["duties"] if one["rule"] == OF_MEASURES}
    shell.does(f"record waive {OF_MEASURES} {BY}", "Gjelder ikke")
    told = shell.tells("status --on 2026-02-11 --format json")
    anywhere = {one["about"]: one["state"] for one in told["duties"] if one["rule"] == OF_MEASURES}

    assert in_top == {"t-m1": "waived", "s1-m1": "pending"}
    assert anywhere == {"t-m1": "waived", "s1-m1": "waived"}


def test_a_rule_that_waits_in_the_top_unit_and_anywhere_is_resumed_in_both(shell: Shell) -> None:
    """The second resumption of a day is another than the first."""
    shell.does("record measure-proposed Kaffe --on 2026-02-09")
    shell.does("record measure-decided t-m1 --on 2026-02-10")
    for place in ("--unit t", ""):
        shell.does(f"record suspend {OF_MEASURES} {place} {BY}", "Vi venter")
    for place, state in (("--unit t", "suspended"), ("", "pending")):
        shell.does(f"record resume {OF_MEASURES} {place} --on 2026-02-12")
        told = shell.tells("status --on 2026-02-12 --format json")
        states_of = {one["rule"]: one["state"] for one in told["duties"] if one["about"] == "t-m1"}
        assert states_of[OF_MEASURES] == state


def test_a_rule_waits_and_binds_again(shell: Shell) -> None:
    """Suspended and resumed where it was, it is to be done again."""
    shell.does(f"record suspend {RULE} --unit s1 {BY}", "Lederen er borte")
    assert states(shell)["s1"] == "suspended"
    shell.does(f"record resume {RULE} --unit s1 --on 2026-02-20")

    assert states(shell, "2026-02-19")["s1"] == "suspended"
    assert states(shell, "2026-02-20")["s1"] == "pending"


def test_a_rule_that_waited_tells_how_its_last_day_came_to_be(shell: Shell) -> None:
    """Once it binds again, the explanation still has the suspension, why and by whom for HR."""
    line = "explain amu-two-meetings --on 2026-04-01"
    due = shell.tells(f"{line} --format json")["due"]
    shell.does("record suspend amu-two-meetings --by p8 --on 2026-02-10 --reason", "AMU er ny")
    shell.does("record resume amu-two-meetings --on 2026-02-24")
    told = shell.tells(f"{line} --format json")
    (wait,) = told["waits"]
    assert (wait["begun"]["on"], wait["ended"]) == ("2026-02-10", "2026-02-24")
    assert (wait["was"], wait["became"]) == (due, told["due"])
    printed = " ".join(shell.does(line).split())
    assert "Satt på vent 10.02.2026–24.02.2026; fristen flyttet fra" in printed
    assert "AMU er ny; bestemt av" in printed
    to_amu = " ".join(shell.does(f"{line} --actor amu").split())
    assert "Satt på vent 10.02.2026–24.02.2026" in to_amu
    assert "AMU er ny" not in to_amu


def test_a_rule_waits_and_binds_again_twice_on_one_day(shell: Shell) -> None:
    """The second time it binds again is not taken for the first."""
    for reason in ("Vent", "Vent mer"):
        shell.does("record suspend amu-two-meetings --by p8 --on 2026-02-10 --reason", reason)
        told = shell.does("record resume amu-two-meetings --on 2026-02-10")
        assert "duty-resumed" in told
    again = shell.does("record resume amu-two-meetings --on 2026-02-10")
    assert again == "1 recorded before, and not recorded again.\n"
    explained = shell.tells("explain amu-two-meetings --on 2026-02-12 --format json --language en")
    assert explained["state"] == "to do"


def test_a_rule_is_waived_for_one_measure(shell: Shell) -> None:
    """Other measures of the unit are asked for as before."""
    for words in ("Kaffe", "Te"):
        shell.does(f"record measure-proposed {words} --unit s1 --on 2026-02-10")
    told = shell.tells("status --on 2026-02-12 --format json")
    rule = next(one["rule"] for one in told["duties"] if one["about"] == "s1-m1")
    shell.does(f"record waive {rule} --unit s1 --subject s1-m1 {BY}", "Gjelder ikke")
    told = shell.tells("status --on 2026-02-12 --format json")
    of_rule = {one["about"]: one["state"] for one in told["duties"] if one["rule"] == rule}

    assert of_rule["s1-m1"] == "waived"
    assert of_rule["s1-m2"] != "waived"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (f"waive {RULE} --reason fordi", "Missing option '--by'"),
        (f"suspend {RULE} --reason fordi", "Missing option '--by'"),
        (f"waive {RULE} --by p8", "Missing option '--reason'"),
        (f"waive {RULE} --by p99 --reason fordi", "there is no person 'p99'"),
        ("waive regel --by p8 --reason fordi", "there is no rule 'regel'"),
        (f"waive {RULE} --unit x --by p8 --reason fordi", "there is no unit 'x'"),
        (f"waive {RULE} --unit t --by p8 --reason fordi", "there is no unit 't' with rule"),
        (f"waive {RULE} --subject m9 --by p8 --reason fordi", "leave the subject out"),
        (f"waive {OF_MEASURES} --subject m9 --by p8 --reason fordi", "there is no subject 'm9'"),
        ("waive unlawful-corrected --by p8 --reason fordi", "has the force of law and cannot be"),
        ("suspend unlawful-corrected --by p8 --reason fordi", "has the force of law and cannot be"),
        (f"resume {RULE} --unit s1", "there is no suspension to end there"),
    ],
)
def test_what_cannot_be_set_aside(shell: Shell, line: str, says: str) -> None:
    """A law, a rule that there is not, or what nobody has decided, is refused."""
    assert says in shell.refuses(f"record {line}")


@pytest.mark.parametrize("name", ["waive", "suspend"])
def test_the_help_says_that_somebody_decides(shell: Shell, name: str) -> None:
    """It says that a person has to be named, and how people are named."""
    told = " ".join(shell.does(f"record {name} --help").split())

    assert "Who decided it: a person's id, as in the file of the organisation. [required]" in told


def test_a_person_whom_nobody_knows(shell: Shell) -> None:
    """It is said where people get their ids."""
    said = shell.refuses(f"record waive {RULE} --by nobody --reason fordi")

    assert "there is no person 'nobody'; people have the ids that the file of the" in said
