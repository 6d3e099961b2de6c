"""What the duties of a rule are counted in: units, or what they are about, and how many lack."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.text import Text
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


def ranges_of(before: Iterable[Every]) -> Counted:
    """Tell what is counted that has to come before something: units, where it is of two kinds."""
    found = {_RANGES.get(every.over, UNITS).of: _RANGES.get(every.over, UNITS) for every in before}
    return next(iter(found.values())) if len(found) == 1 else UNITS
