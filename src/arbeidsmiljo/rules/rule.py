"""Rules: norms of a method, and the duties they give to those who bear them."""

from enum import StrEnum

from attrs import frozen

from arbeidsmiljo.model.identifiers import ActorKey, PhaseKey, RuleKey, StatementId, UnitId
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.verdict import State, Verdict


class Modality(StrEnum):
    """How strongly a rule asks; `IS` advises by describing."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"
    IS = "is"


class Force(StrEnum):
    """What stands behind a rule: a law, the survey tool, or published guidance."""

    LAW = "law"
    TOOL = "tool"
    GUIDE = "guide"


@frozen(kw_only=True)
class Rule:
    """A norm of a method.

    Attributes:
        key: Its name within the method.
        title: What it asks, as a task.
        phase: The phase it belongs to.
        bearer: Who is to see that it is done.
        counterparty: Towards whom; None for nobody in particular.
        modality: How strongly it asks.
        force: What stands behind it. A guide's "shall" is not a law.
        scope: For whom: once, or for each of some units.
        constraint: What it asks of the events.
        statements: The statements of the source that say so.
        ours: What this library adds to the source; None for nothing.
    """

    key: RuleKey
    title: Text
    phase: PhaseKey
    bearer: ActorKey
    counterparty: ActorKey | None = None
    modality: Modality
    force: Force
    scope: Scope = Scope.ONCE
    constraint: Constraint
    statements: tuple[StatementId, ...]
    ours: Text | None = None


def duty_id(rule: Rule, unit: UnitId) -> str:
    """Give the name of the duty that a rule gives in a unit: `rule@unit`."""
    return f"{rule.key}@{unit}"


@frozen(kw_only=True)
class Duty:
    """One rule for one bearer in one unit; shown to people as a task.

    Attributes:
        rule: The rule.
        unit: The unit; the top for what is asked once.
        verdict: What it is.
    """

    rule: Rule
    unit: UnitId
    verdict: Verdict

    @property
    def id(self) -> str:
        """A name that is the same in every assessment."""
        return duty_id(self.rule, self.unit)


def of_modality(verdict: Verdict, modality: Modality) -> Verdict:
    """Give the verdict that people see: a permission is used or unused, never violated."""
    if modality is not Modality.MAY:
        return verdict
    used = verdict.state in (State.FULFILLED, State.REPAIRED)
    return Verdict(
        state=State.USED if used else State.UNUSED,
        evidence=verdict.evidence,
        count=verdict.count,
        needed=verdict.needed,
    )
