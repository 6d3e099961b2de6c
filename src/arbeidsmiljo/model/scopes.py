"""Scopes: for whom a meeting is held, a document made, a rule holds; and of what kind of thing."""

from enum import StrEnum


class Scope(StrEnum):
    """One for the enterprise, or one for each of some units.

    - `ONCE`: the enterprise, in its top unit;
    - `EACH_LEADER_GROUP`: units below the top whose leader leads leaders;
    - `EACH_UNIT`: units whose leader leads employees;
    - `EACH_LEADER`: every unit below the top;
    - `ALL`: every unit, the top included.

    `Organisation.units_in` gives the units.
    """

    ONCE = "once"
    EACH_LEADER_GROUP = "each-leader-group"
    EACH_UNIT = "each-unit"
    EACH_LEADER = "each-leader"
    ALL = "all"


class Subject(StrEnum):
    """The kinds of thing that have a life of their own in a process.

    The value is what events call the thing they are about. A report is one level's report to
    one actor, as the distribution plan names it: `enterprise-amu`.
    """

    FINDING = "finding"
    MEASURE = "measure"
    EFFECT = "effect"
    PLAN = "plan"
    REPORT = "report"
