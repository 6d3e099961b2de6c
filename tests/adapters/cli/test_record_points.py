"""`arbeidsmiljo record`: what meetings took up, and what steps and documents were about."""

from __future__ import annotations

import attrs
import pytest

from arbeidsmiljo_cli.session import open_session
from tests.adapters.cli.shell import Shell


def last(shell: Shell, number: int = 1) -> list[dict[str, object]]:
    """Give what was recorded last, without what was not said."""
    with open_session(f"sqlite:///{shell.folder}/prosess.db", None) as session:
        return [
            {key: value for key, value in attrs.asdict(event.payload).items() if value}
            for event in session.process.journal[-number:]
        ]


def test_people_were_called_to_a_meeting(shell: Shell) -> None:
    """The call is recorded in each unit that has such a meeting, but for those excepted."""
    shell.does("record meeting-called unit-first --all-units --except stab --on 2026-02-17")

    assert last(shell, 3) == [{"meeting": "unit-first"}] * 3


def test_a_meeting_took_points_up(shell: Shell) -> None:
    """Points are those that are named, each once, or all of the agenda."""
    shell.does(
        "record meeting-held governance-dialogue --unit s1 --point work-environment "
        "--point work-environment --attended leader-of-employees --on 2026-05-04"
    )
    shell.does("record meeting-held governance-dialogue --unit g1 --all-points --on 2026-05-05")

    assert last(shell, 2) == [
        {
            "meeting": "governance-dialogue",
            "points": ("work-environment",),
            "attended": ("leader-of-employees",),
        },
        {"meeting": "governance-dialogue", "points": ("work-environment",)},
    ]


def test_a_meeting_went_through_plans(shell: Shell) -> None:
    """The plans stand in the event, by the names that they were told under."""
    shell.does("record plan-drawn-up Samarbeid --unit s1 --on 2026-02-24")
    shell.does("record meeting-held unit-first --unit s1 --plan s1-p1 --on 2026-02-25")

    assert last(shell) == [{"meeting": "unit-first", "plans": ("s1-p1",)}]


def test_a_step_is_about_something(shell: Shell) -> None:
    """Its parts, towards whom it was taken and what it was about are all recorded."""
    shell.does("record finding-recorded Uro --unit s1 --kind improvement --on 2026-02-24")
    shell.does("record measure-proposed Kaffe --unit s1 --finding s1-f1 --on 2026-02-24")
    shell.does("record plan-drawn-up Samarbeid --unit s1 --on 2026-02-24")
    shell.does(
        "record step-taken four-questions --unit s1 --finding s1-f1 --measure s1-m1 --plan s1-p1 "
        "--effect effect-1 --towards employees --point problem --point effects --on 2026-02-25"
    )

    assert last(shell) == [
        {
            "step": "four-questions",
            "towards": "employees",
            "points": ("problem", "effects"),
            "finding": "s1-f1",
            "measure": "s1-m1",
            "effect": "effect-1",
            "plan": "s1-p1",
        }
    ]


def test_a_document_tells_of_something(shell: Shell) -> None:
    """The findings and measures that it tells of stand in the event, each once."""
    shell.does("record finding-recorded Uro --unit s1 --kind improvement --on 2026-02-24")
    shell.does("record measure-proposed Kaffe --unit s1 --on 2026-02-24")
    shell.does(
        "record document-prepared unit-meeting --unit s1 --finding s1-f1 --finding s1-f1 "
        "--measure s1-m1 --on 2026-02-25"
    )

    assert last(shell) == [
        {"document": "unit-meeting", "findings": ("s1-f1",), "measures": ("s1-m1",)}
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("meeting-called styremote", "there is no meeting 'styremote'"),
        (
            "meeting-held amu-first --point budsjett",
            "has no point 'budsjett'; it has none; leave",
        ),
        ("meeting-held amu-first --point x --all-points", "--point and --all-points exclude"),
        ("meeting-held amu-first --attended styret", "there is no actor 'styret'"),
        ("meeting-held amu-first --plan p1", "there is no plan 'p1'"),
        (
            "step-taken four-questions --unit s1 --point svar",
            "its points are problem, relevant-",
        ),
        ("step-taken employees-informed --towards styret", "there is no actor 'styret'"),
        ("step-taken employees-informed --finding f1", "there is no finding 'f1'"),
        ("step-taken employees-informed --measure m1", "there is no measure 'm1'"),
        ("step-taken employees-informed --effect e1", "there is no effect 'e1'"),
        ("step-taken employees-informed --plan p1", "there is no plan 'p1'"),
        ("document-prepared amu-first --finding f1", "there is no finding 'f1'"),
        ("document-prepared amu-first --measure m1", "there is no measure 'm1'"),
    ],
)
def test_what_there_is_not_is_refused(shell: Shell, line: str, says: str) -> None:
    """A name that nobody knows is told, and nothing is recorded."""
    assert says in shell.refuses(f"record {line}")


def test_the_tasks_that_changed_are_told(shell: Shell) -> None:
    """Each task that became something else is on a line of its own, with both states."""
    told = shell.does("record meeting-held amu-first --on 2026-02-16").splitlines()

    assert told[0].startswith("Recorded e")
    assert [line for line in told if "AMU drøfte" in line and " → gjort" in line]
