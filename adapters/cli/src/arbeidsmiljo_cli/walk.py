"""The walk of the demonstration: a follow-up from February to April 2026, command by command."""

from collections.abc import Sequence
from typing import Final

from attrs import frozen

COMING_IN: Final = "innkommet"
"""The folder that action plans come in to."""

MADE: Final = "dokumenter"
"""The folder that documents are made in."""

DAY: Final = "2026-04-01"
"""The day on which the demonstration ends."""


@frozen(kw_only=True)
class Stage:
    """A part of the walk.

    Attributes:
        told: What happens, in a sentence.
        commands: What is typed, each after `arbeidsmiljo`.
        plans_come_in: Whether leaders fill in their action plans before the commands.
    """

    told: str
    commands: tuple[Sequence[str], ...]
    plans_come_in: bool = False


def _records(*lines: str) -> tuple[Sequence[str], ...]:
    return tuple(["record", *line.split()] for line in lines)


WALK: Final = (
    Stage(
        told="2 February: the follow-up starts.",
        commands=(
            [
                *("start", "--method", "must"),
                *("--organisation", "organisation.toml"),
                *("--distribution", "fordeling.toml"),
                *("--store", "sqlite:///prosess.db"),
                *("--start", "2026-02-02"),
                *("--group-size", "5", "--group-size", "sensitive=10"),
                *("--wanted-effect", "Tydeligere roller og forventninger"),
                *("--wanted-effect", "Jevnere arbeidsmengde gjennom året"),
                *("--wanted-effect", "Lavere terskel for å si fra"),
            ],
        ),
    ),
    Stage(
        told="6 February: the results come, and what may be shown of them is fixed.",
        commands=(
            ["results", "template", "-o", "tom-resultatfil.xlsx"],
            ["results", "import", "resultater.xlsx", "--on", "2026-02-06"],
            ["results", "publish", "--on", "2026-02-06"],
            [
                *("results", "show", "--actor", "leader-of-employees"),
                *("--unit", "s-202", "--on", "2026-02-16"),
            ],
        ),
    ),
    Stage(
        told="9 February: every meeting gets a day, and every meeting its documents.",
        commands=(
            ["plan", "--on", "2026-02-09"],
            ["documents", "-o", MADE, "--on", "2026-02-09"],
        ),
    ),
    Stage(
        told="February: HR informs, and hands the reports out as the distribution plan says.",
        commands=_records(
            "report-released --report enterprise --to top-leader --on 2026-02-09",
            "step-taken reports-clarified --on 2026-02-09",
            "step-taken support-material-ready --on 2026-02-10",
            "document-prepared top-leader-group-first --on 2026-02-10",
            "report-released --report enterprise --to top-leader-group --to hr --on 2026-02-11",
            "step-taken employees-informed --on 2026-02-12",
            "step-taken leaders-reminded --on 2026-02-12",
            "document-prepared amu-first --on 2026-02-12",
            "document-prepared parties-first --on 2026-02-12",
            "document-prepared leader-group-first --all-units --on 2026-02-13",
            "report-released --report enterprise --to amu --to union-representatives"
            " --on 2026-02-16",
            "report-released --report combined --to leader-of-leaders --on 2026-02-16",
            "report-released --report unit --to leader-of-employees --on 2026-02-16",
            "step-taken invitations-sent --all-units --except s-304 --on 2026-02-17",
            "document-prepared unit-meeting --all-units --on 2026-02-18",
        ),
    ),
    Stage(
        told="February and March: people meet, most of them on the day that was planned.",
        commands=_records(
            "meeting-held top-leader-group-first --as-planned",
            "meeting-held amu-first --as-planned",
            "meeting-held parties-first --as-planned",
            "meeting-held leader-group-first --all-units --as-planned",
            "meeting-held unit-first --all-units --except s-302 --except s-304 --as-planned",
            "meeting-held unit-first --unit s-302 --on 2026-03-05",
            "step-taken action-plans-requested --on 2026-03-06",
            "step-taken sources-consulted --all-units --except s-304 --on 2026-03-06",
            "step-taken talk-with-representatives-told --all-units --except s-304 --on 2026-03-06",
            "meeting-held unit-second --all-units --except s-302 --except s-304 --except g-3032"
            " --except s-400 --as-planned",
            "meeting-held unit-second --unit s-302 --on 2026-03-19",
            "step-taken representatives-heard --towards chief-safety-representative"
            " --on 2026-03-20",
            "step-taken representatives-heard --towards safety-representative --on 2026-03-20",
            "step-taken representatives-heard --towards union-representatives --on 2026-03-20",
        ),
    ),
    Stage(
        told="23 March: action plans have come in. Collecting them twice adds nothing.",
        plans_come_in=True,
        commands=(
            ["collect", COMING_IN, "--on", "2026-03-23"],
            ["collect", COMING_IN, "--on", "2026-03-23"],
        ),
    ),
    Stage(
        told="25 March: six leader groups gather what their units said; the rest gets new days.",
        commands=(
            *_records(
                "document-prepared leader-group-second --unit a1 --unit o-11 --unit s-103"
                " --unit a2 --unit s-201 --unit o-22 --on 2026-03-16",
                "step-taken views-known --towards safety-representative --unit a1 --unit o-11"
                " --unit s-103 --unit a2 --unit s-201 --unit o-22 --on 2026-03-16",
                "step-taken views-known --towards union-representatives --unit a1 --unit o-11"
                " --unit s-103 --unit a2 --unit s-201 --unit o-22 --on 2026-03-16",
                "meeting-held leader-group-second --unit o-11 --unit s-103"
                " --unit s-201 --unit o-22 --on 2026-03-23",
                "meeting-held leader-group-second --unit a1 --unit a2 --on 2026-03-25",
            ),
            ["plan", "--anew", "--on", "2026-03-26"],
            ["documents", "-o", MADE, "--on", DAY],
        ),
    ),
    Stage(
        told="1 April: who has what to do?",
        commands=(
            ["status", "--on", DAY],
            ["status", "--actor", "amu", "--on", DAY],
            [
                *("status", "--actor", "leader-of-employees", "--unit", "s-304"),
                *("--on", DAY, "--evidence"),
            ],
        ),
    ),
)
"""Every stage, in order."""
