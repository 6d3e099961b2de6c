"""The distribution plan: who gets which level's report, and when."""

from datetime import date
from enum import StrEnum

from attrs import frozen

from arbeidsmiljo.model.identifiers import ActorKey


class ReportLevel(StrEnum):
    """What part of the organisation a report is about."""

    ENTERPRISE = "enterprise"
    COMBINED = "combined"
    UNIT = "unit"


class Reach(StrEnum):
    """Whose reports of a level a recipient gets, seen from the recipient's own unit."""

    OWN = "own"
    ABOVE = "above"
    BELOW = "below"
    ALL = "all"


@frozen(kw_only=True)
class Distribution:
    """One line of the plan: an actor gets reports of a level from a day on.

    Attributes:
        report: The level. The enterprise report is about the top unit, combined reports are
            about units with units below them, unit reports about those without.
        to: Who gets it.
        reach: Whose reports of that level: the recipient's own unit's, those of the
            units above it (for those whose own unit is too small to be shown), those of all
            units below, or everybody's.
        since: First day on which the recipient may see it.
    """

    report: ReportLevel
    to: ActorKey
    reach: Reach = Reach.OWN
    since: date


@frozen(kw_only=True)
class DistributionPlan:
    """Who gets which level's report, and when; what is not listed is not given.

    MUST asks for it in the preparation phase (H05).
    """

    lines: tuple[Distribution, ...]
