"""Conformance of a large log, against the checkers of process mining.

`python -m tests.benchmarks.conformance` times this library alone; `nox --session benchmarks`
installs Declare4Py and pm4py into an environment of their own and times them in the same process.
Each checks the same rules on the same log, in whatever form it takes it: preparing that is not
timed for them, while ours begins with the events.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from random import Random
from typing import Any, Final

from attrs import evolve, frozen

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import Event, MeetingHeld
from arbeidsmiljo.model.identifiers import (
    ActorKey,
    EventId,
    MeetingKey,
    PhaseKey,
    ProcessId,
    RuleKey,
    UnitId,
)
from arbeidsmiljo.model.organisation import Organisation, Unit
from arbeidsmiljo.model.periods import WeekdayCalendar
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process.change import take_in
from arbeidsmiljo.process.duties import Duties, Evidence
from arbeidsmiljo.process.ledger import Ledger
from arbeidsmiljo.rules.alternation import AlternateResponse
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.existence import Absence, Existence
from arbeidsmiljo.rules.pattern import held
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.response import RespondedExistence, Response
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.testing.example_method import example_method
from tests.benchmarks.timing import table, timed

CASES: Final = 10_000
LENGTH: Final = 10
ACTIVITIES: Final = tuple(f"m{number:02}" for number in range(12))
START: Final = date(2026, 1, 5)
NOW: Final = datetime(2026, 1, 5, 9, tzinfo=UTC)
ON: Final = START + timedelta(days=60)
RECORDED: Final = 2_000
"""So many events are recorded one by one."""


@frozen(kw_only=True)
class Asked:
    """One rule, in our words and in those of the peers.

    Attributes:
        template: What Declare calls it.
        n: How often, where that is part of the template.
        first: The only activity, or the trigger, or what comes before.
        second: The target; empty where there is one activity only.
    """

    template: str
    n: int
    first: str
    second: str = ""

    @property
    def constraint(self) -> Constraint:
        """The rule as this library puts it."""
        first, second = held(self.first), held(self.second)
        match self.template:
            case "Existence":
                return Existence(pattern=first, n=self.n)
            case "Absence":
                return Absence(pattern=first, n=self.n)
            case "Response":
                return Response(trigger=first, target=second, strictly=True)
            case "Responded Existence":
                return RespondedExistence(trigger=first, target=second)
            case "Precedence":
                return Precedence(before=(Every(pattern=first),), target=second, strictly=True)
            case _:
                return AlternateResponse(trigger=first, target=second, strictly=True)

    @property
    def declared(self) -> str:
        """The rule as Declare4Py reads it."""
        if self.second:
            return f"{self.template}[{self.first}, {self.second}] | | |"
        return f"{self.template}{self.n}[{self.first}] | |"


TEMPLATES: Final = (
    ("Existence", 1),
    ("Responded Existence", 1),
    ("Precedence", 1),
    ("Response", 1),
    ("Absence", 2),
    ("Alternate Response", 1),
)


def asked(number: int) -> tuple[Asked, ...]:
    """Draw so many rules, of each template in turn, always the same ones."""
    random = Random(2)
    made: list[Asked] = []
    while len(made) < number:
        template, n = TEMPLATES[len(made) % len(TEMPLATES)]
        first, second = random.sample(ACTIVITIES, 2)
        one = Asked(
            template=template,
            n=n,
            first=first,
            second="" if template in {"Existence", "Absence"} else second,
        )
        if one not in made:
            made.append(one)
    return tuple(made)


def log() -> list[list[str]]:
    """Draw what happened in each case, always the same."""
    random = Random(1)
    return [[random.choice(ACTIVITIES) for _ in range(LENGTH)] for _ in range(CASES)]


def method(rules: tuple[Asked, ...]) -> Method:
    """Make a method of these rules, for each unit."""
    example = example_method()
    kind = example.meetings[0]
    meetings = tuple(
        evolve(kind, key=MeetingKey(name), scope=Scope.EACH_UNIT) for name in ACTIVITIES
    )
    title = Text({"en": "Do it", "nb": "Gjør det"})
    return evolve(
        example,
        meetings=(*example.meetings, *meetings),
        rules=tuple(
            Rule(
                key=RuleKey(f"r{number}"),
                title=title,
                phase=PhaseKey(example.phases[0].key),
                bearer=ActorKey("leader-of-employees"),
                modality=Modality.MUST,
                force=Force.GUIDE,
                scope=Scope.EACH_UNIT,
                constraint=one.constraint,
                statements=example.rules[0].statements,
                ours=title,
            )
            for number, one in enumerate(rules)
        ),
    )


def organisation() -> Organisation:
    """Make an enterprise with a unit for each case."""
    below = (
        Unit(id=UnitId(f"c{number}"), name="Seksjon", parent=UnitId("t"), employees=0)
        for number in range(CASES)
    )
    top = Unit(id=UnitId("t"), name="Direktorat", employees=0)
    return Organisation(name="Direktorat", country="NO", on=START, units=(top, *below))


def events(cases: list[list[str]]) -> list[Event]:
    """Let each case have one meeting a day; ids and days are shared, as by a store."""
    days = [START + timedelta(days=day) for day in range(LENGTH)]
    units = [UnitId(f"c{number}") for number in range(len(cases))]
    return [
        Event(
            id=EventId(f"e{day * CASES + number + 1}"),
            process=ProcessId("p"),
            sequence=day * CASES + number + 1,
            happened=days[day],
            recorded=NOW,
            unit=units[number],
            payload=MeetingHeld(meeting=MeetingKey(case[day])),
        )
        for day in range(LENGTH)
        for number, case in enumerate(cases)
    ]


def ledger(rules: Method, tree: Organisation, trace: list[Event]) -> Ledger:
    """Take the events in."""
    return Ledger(rules, tree, started=START, calendar=WeekdayCalendar(), events=trace)


def peers(cases: list[list[str]], rules: tuple[Asked, ...]) -> Mapping[str, Callable[[], object]]:
    """Make what the peers need, and give what they do; nothing where they are not installed."""
    if not find_spec("Declare4Py") or not find_spec("pm4py"):
        return {}
    pandas, pm4py = import_module("pandas"), import_module("pm4py")
    frame = pandas.DataFrame(
        [
            (f"c{number}", name, datetime.combine(START, NOW.timetz()) + timedelta(days=day))
            for number, case in enumerate(cases)
            for day, name in enumerate(case)
        ],
        columns=["case:concept:name", "concept:name", "time:timestamp"],
    )
    frame = pm4py.format_dataframe(frame)
    made = pm4py.convert_to_event_log(frame)
    made._properties.setdefault("pm4py:param:timestamp_key", "time:timestamp")
    made._properties.setdefault("pm4py:param:activity_key", "concept:name")
    kept: Any = import_module("Declare4Py.D4PyEventLog").D4PyEventLog(log=made)
    declared = "\n".join([f"activity {one}" for one in ACTIVITIES] + [r.declared for r in rules])
    model = import_module("Declare4Py.ProcessModels.DeclareModel").DeclareModel()
    model = model.parse_from_string(declared)
    analyzer: Any = import_module(
        "Declare4Py.ProcessMiningTasks.ConformanceChecking.MPDeclareAnalyzer"
    ).MPDeclareAnalyzer

    names = {"Existence": "existence", "Absence": "absence", "Response": "response"}
    names |= {"Responded Existence": "responded_existence", "Precedence": "precedence"}
    names |= {"Alternate Response": "altresponse"}
    by_template: dict[str, dict[object, dict[str, float]]] = {}
    for one in rules:
        # pm4py knows no number: absence is then never, and not fewer than twice.
        key: object = (one.first, one.second) if one.second else one.first
        by_template.setdefault(names[one.template], {})[key] = {"support": 1.0, "confidence": 1.0}
    return {
        "Declare4Py 2.2.0": analyzer(log=kept, declare_model=model, consider_vacuity=True).run,
        "pm4py, from a data frame": lambda: pm4py.conformance_declare(frame, by_template),
    }


def main() -> None:
    """Print the tables."""
    cases, tree = log(), organisation()
    trace = events(cases)
    for number in (6, 30):
        rules = asked(number)
        ours = method(rules)

        def judged(ours: Method = ours) -> tuple[Sequence[Evidence], object]:
            duties = Duties(ledger(ours, tree, trace), ON)
            return [duties.evidence(rule.key) for rule in ours.rules], duties.tally()

        def read(ours: Method = ours) -> int:
            return sum(len(one.verdict.evidence) for one in Duties(ledger(ours, tree, trace), ON))

        columns, _ = judged()
        named = sum(len(events) for column in columns for events in column)
        if named != read():
            sys.exit("columns name other events than verdicts do")
        candidates = {
            "arbeidsmiljo, the state of every duty and the events behind it": judged,
            **peers(cases, rules),
        }
        # Apart, since so many objects disturb whoever comes next.
        one_by_one = {"arbeidsmiljo, the verdict of every duty, read one by one": read}
        title = f"{CASES * number} duties of {number} rules over {len(trace)} events"
        print(table(title, [*timed(candidates, rounds=5), *timed(one_by_one, rounds=3)]))
        print(f"Evidence names events {named} times.\n")
    print(recording(cases, trace, tree))


def recording(cases: list[list[str]], trace: list[Event], tree: Organisation) -> str:
    """Time what one more event costs, against checking anew."""
    rules = asked(30)
    before = ledger(method(rules), tree, trace[:-RECORDED])

    def record() -> int:
        changed = 0
        for event in trace[-RECORDED:]:
            changed += len(take_in(before, come=(event,), on=ON, at=NOW))
        for event in trace[-RECORDED:]:
            before.exchange(gone=(event,))
        return changed

    ours = "arbeidsmiljo, recorded with the duties that it changed, and taken out"
    candidates: dict[str, Callable[[], object]] = {ours: record}
    one_case, whole = peers(cases[-1:], rules), peers(cases, rules)
    candidates |= {f"{name}, the one case anew": call for name, call in one_case.items()}
    candidates |= {f"{name}, the log anew": call for name, call in whole.items()}
    timings = timed(candidates, rounds=5)
    each = [evolve(timings[0], seconds=timings[0].seconds / RECORDED), *timings[1:]]
    return table("One event more, at 30 rules", each)


if __name__ == "__main__":
    main()
