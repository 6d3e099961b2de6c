"""`arbeidsmiljo trace`."""

from __future__ import annotations

import json

from arbeidsmiljo.trace import trace
from arbeidsmiljo_innsatsteam.method import INNSATSTEAM
from arbeidsmiljo_must.method import MUST
from arbeidsmiljo_nfa.method import NFA
from tests.adapters.cli.shell import Shell
from tests.workspace.members import ROOT

PAGE = ROOT / "docs" / "reference" / "statements.md"


def test_the_page_of_the_documentation_is_what_is_printed(shell: Shell) -> None:
    """The table of the reference is that of the command; type it anew where this fails."""
    table = PAGE.read_text("utf-8").partition("\n| ")
    assert table[1] + table[2] == "\n" + shell.does("trace --format md")


def test_the_json_has_every_statement_with_what_carries_it(shell: Shell) -> None:
    """Each statement of each method has its parts, of a kind that is known."""
    told = json.loads(shell.does("trace --format json"))
    assert len({one["id"] for one in told}) == len(told)
    kinds = {part["kind"] for one in told for part in one["carried_by"]}
    assert kinds <= {
        *("rule", "guidance", "structure", "document", "meeting", "actor", "phase"),
    }
    assert all(one["carried_by"] for one in told)
    editions = {(one["method"], one["edition"]) for one in told}
    assert editions == {(one.key, one.edition) for one in (MUST, INNSATSTEAM, NFA)}
    carrying = {part["method"] for one in told for part in one["carried_by"]}
    assert carrying == {method for method, _ in editions}


def test_a_source_has_the_name_of_its_file(shell: Shell) -> None:
    """What is printed says which source it is, as the statements themselves have it."""
    told = json.loads(shell.does("trace --method must --format json"))
    seeds = {one.statement.seed for one in trace([MUST])}
    assert {one["seed"] for one in told} == seeds
    table, page = (shell.does(f"trace --method must --format {form}") for form in ("table", "md"))
    assert all(seed in table and f"| `{seed}` |" in page for seed in seeds)


def test_the_table_says_what_each_statement_says(shell: Shell) -> None:
    """Its beginning stands beside its id, and below it what carries it, each key whole."""
    lines = [line.strip() for line in shell.does("trace --method must").splitlines()]
    one = next(one for one in trace([MUST]) if one.statement.id == "V09")
    first = next(n for n, line in enumerate(lines) if line.startswith("V09 "))
    told = " ".join(lines[first : first + 12])
    assert told.startswith(f"V09   {one.statement.seed}   The central actors' second treatment")
    assert "must · indicative · guide · rule" in told
    assert [part.key in told for part in one.carried_by] == [True] * len(one.carried_by)


def test_the_json_has_the_keys_that_others_read(shell: Shell) -> None:
    """Each statement begins with id, modality, form and parts; a part has three keys, no more."""
    told = json.loads(shell.does("trace --format json"))
    assert {tuple(one)[:4] for one in told} == {("id", "modality", "form", "carried_by")}
    assert all({"seed", "mood", "force"} <= one.keys() for one in told)
    assert {tuple(part) for one in told for part in one["carried_by"]} == {
        ("method", "kind", "key"),
    }


def test_the_json_says_which_parts_add_to_the_source(shell: Shell) -> None:
    """The parts in which something is this library's are some of those that carry a statement."""
    told = json.loads(shell.does("trace --format json"))
    assert all(part in one["carried_by"] for one in told for part in one["ours_in"])
    ours = {part.key for one in trace([MUST]) for part in one.carried_by if part.ours}
    found = {part["key"] for one in told for part in one["ours_in"] if part["method"] == "must"}
    assert found == ours != set()


def test_one_method_alone(shell: Shell) -> None:
    """A table of one method has its statements and no other's."""
    printed = shell.does("trace --method must")
    shown = [line.split()[0] for line in printed.splitlines() if line[:1].isalpha()]
    ids = [one.statement.id for one in trace([MUST])]
    assert [one for one in shown if one in ids] == ids


def test_a_method_that_is_not_there(shell: Shell) -> None:
    """What is installed is named."""
    done = shell("trace", "--method", "mist")
    assert done.status == 2
    assert "must" in done.err
