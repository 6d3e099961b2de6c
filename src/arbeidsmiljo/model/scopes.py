"""Scopes: for whom a meeting is held, a document made, a rule holds."""

from enum import StrEnum


class Scope(StrEnum):
    """One for the enterprise, or one for each of some units.

    - `ONCE`: the enterprise, in its top unit;
    - `EACH_LEADER_GROUP`: units below the top whose leader leads leaders;
    - `EACH_UNIT`: units whose leader leads employees;
    - `EACH_LEADER`: every unit below the top.

    `Organisation.units_in` gives the units.
    """

    ONCE = "once"
    EACH_LEADER_GROUP = "each-leader-group"
    EACH_UNIT = "each-unit"
    EACH_LEADER = "each-leader"
