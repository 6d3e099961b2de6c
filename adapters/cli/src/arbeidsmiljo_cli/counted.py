"""What the duties of a rule are counted in: units, or what they are about, and how many lack."""

from collections.abc import Collection, Container, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from arbeidsmiljo.model.identifiers import UnitId
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.process.conditions_told import all_of_them
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo_cli.texts import text


@frozen(kw_only=True)
class Counted:
    """How things of one kind are counted.

    Attributes:
        of: So many of so many.
        one: That one is missing.
        many: That several are missing.
    """

    of: Text
    one: Text
    many: Text


UNITS: Final = Counted(
    of=text("{n} of {m} units"), one=text("1 unit missing"), many=text("{n} units missing")
)
LEADER_GROUPS: Final = Counted(
    of=text("{n} of {m} leader groups"),
    one=text("1 leader group missing"),
    many=text("{n} leader groups missing"),
)
SUBJECTS: Final[Mapping[Subject, Counted]] = MappingProxyType(
    {
        Subject.FINDING: Counted(
            of=text("{n} of {m} findings"),
            one=text("1 finding missing"),
            many=text("{n} findings missing"),
        ),
        Subject.MEASURE: Counted(
            of=text("{n} of {m} measures"),
            one=text("1 measure missing"),
            many=text("{n} measures missing"),
        ),
        Subject.EFFECT: Counted(
            of=text("{n} of {m} wanted effects"),
            one=text("1 wanted effect missing"),
            many=text("{n} wanted effects missing"),
        ),
        Subject.PLAN: Counted(
            of=text("{n} of {m} plans"),
            one=text("1 action plan missing"),
            many=text("{n} action plans missing"),
        ),
        Subject.REPORT: Counted(
            of=text("{n} of {m} reports"),
            one=text("1 report missing"),
            many=text("{n} reports missing"),
        ),
    }
)

BOTH: Final[Mapping[tuple[bool, bool], Text]] = MappingProxyType(
    {
        (False, False): text("{n} units and {m} leader groups missing"),
        (True, False): text("1 unit and {m} leader groups missing"),
        (False, True): text("{n} units and 1 leader group missing"),
        (True, True): text("1 unit and 1 leader group missing"),
    }
)
"""Some of both are missing, by whether it is a single one of each."""

_ONE_UNIT: Final = text("1 unit")
_SOME_UNITS: Final = text("{} units")
_ONE_GROUP: Final = text("1 leader group")
_SOME_GROUPS: Final = text("{} leader groups")

_RANGES: Final[Mapping[Over, Counted]] = MappingProxyType(
    {
        Over.LEADER_GROUPS_BELOW: LEADER_GROUPS,
        Over.FINDINGS: SUBJECTS[Subject.FINDING],
        Over.MEASURES: SUBJECTS[Subject.MEASURE],
        Over.EFFECTS: SUBJECTS[Subject.EFFECT],
        Over.PLANS: SUBJECTS[Subject.PLAN],
    }
)


def duties_of(rule: Rule) -> Counted:
    """Tell what the duties that a rule gives are counted in."""
    if rule.each is not None:
        return SUBJECTS[rule.each.subject]
    return LEADER_GROUPS if rule.scope is Scope.EACH_LEADER_GROUP else UNITS


def ranges_of(before: Iterable[Every]) -> tuple[Counted, ...]:
    """Tell what is counted that has to come before something, each kind once."""
    found = {_RANGES.get(every.over, UNITS).of: _RANGES.get(every.over, UNITS) for every in before}
    return tuple(found.values())


def units_and_groups(units: int, groups: int) -> Text:
    """Say how many units of employees and how many leader groups there are, of which there are any.

    Args:
        units: The number of units of employees.
        groups: The number of leader groups; not none of both.
    """
    return all_of_them(
        one if number == 1 else some.format(str(number))
        for number, one, some in (
            (units, _ONE_UNIT, _SOME_UNITS),
            (groups, _ONE_GROUP, _SOME_GROUPS),
        )
        if number
    )


def missing_text(
    before: Iterable[Every],
    units: Collection[UnitId],
    *,
    uncounted: int,
    hidden_groups: int = 0,
    groups: Container[UnitId],
    language: str,
) -> str:
    """Say how many are missing of what has to come before something.

    Args:
        before: What has to.
        units: The units that are missing and may be named.
        uncounted: How many more are missing.
        hidden_groups: How many of these are leader groups.
        groups: The units that are leader groups.
        language: Of the words.
    """
    number = len(units) + uncounted
    kinds = ranges_of(before)
    counted = kinds[0] if len(kinds) == 1 else UNITS
    if UNITS in kinds and LEADER_GROUPS in kinds:
        led = sum(unit in groups for unit in units) + hidden_groups
        if 0 < led < number:
            said = BOTH[number - led == 1, led == 1]
            return said.in_language(language).format(n=number - led, m=led)
        if led:
            counted = LEADER_GROUPS
    said = counted.one if number == 1 else counted.many
    return said.in_language(language).format(n=number)
