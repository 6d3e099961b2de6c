"""Rules: norms of a method, and the duties they give to those who bear them."""

from datetime import date

from attrs import evolve, frozen

from arbeidsmiljo.model.identifiers import (
    ActorKey,
    EventId,
    PhaseKey,
    RuleKey,
    StatementId,
    UnitId,
)
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.constraint import Constraint
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.verdict import State, Verdict


@frozen(kw_only=True)
class Each:
    """A duty for each subject of a kind, from the event that tells of it first.

    Attributes:
        told: The events that tell of a subject for which the rule holds, such as
            `Pattern.of(FindingRecorded, kind="unlawful")`.
        subject: The kind of subject.
    """

    told: Pattern
    subject: Subject


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
        each: For which subjects of these units it holds, one duty each; None for the units
            themselves.
        constraint: What it asks of the events.
        statements: The statements of the source that say so.
        ours: What this library adds to the source; None for nothing.
        law: What the law asks for here, cited by section; None where it asks for nothing. A
            rule whose force is a guide's may stand beside a law that asks for the same.
        entails: The rules that are broken too where this one is, for the same statements.
    """

    key: RuleKey
    title: Text
    phase: PhaseKey
    bearer: ActorKey
    counterparty: ActorKey | None = None
    modality: Modality
    force: Force
    scope: Scope = Scope.ONCE
    each: Each | None = None
    constraint: Constraint
    statements: tuple[StatementId, ...]
    ours: Text | None = None
    law: Text | None = None
    entails: tuple[RuleKey, ...] = ()

    @property
    def is_about_subjects(self) -> bool:
        """Whether it is for each of some subjects, or asks something of each."""
        return self.each is not None or bool(self.constraint.ranges_over)


def duty_id(rule: Rule, unit: UnitId, subject: str | None = None) -> str:
    """Give the name of a duty: `rule@unit`, or `rule@unit/subject`."""
    return f"{rule.key}@{unit}" if subject is None else f"{rule.key}@{unit}/{subject}"


@frozen(kw_only=True)
class Wait:
    """A time for which a duty was suspended, and that moved its last day.

    Attributes:
        begun: The event with which it was suspended.
        ended: The event with which it was resumed.
        was: The last day that there would have been without it.
        became: The last day that it led to.
    """

    begun: EventId
    ended: EventId
    was: date
    became: date


@frozen(kw_only=True)
class Duty:
    """One rule for one bearer in one unit, for one subject if it is about any.

    Shown to people as a task, and as a duty only where its force is law.

    Attributes:
        rule: The rule.
        unit: The unit; the top for what is asked once.
        subject: The finding, measure, effect or plan that it is about; None for none.
        began: The event with which its unit, or its subject, came to be; None where the unit was
            there from the first day on.
        waits: The times for which it waited and that moved its last day, where it has one.
        verdict: What it is.
    """

    rule: Rule
    unit: UnitId
    subject: str | None = None
    began: EventId | None = None
    waits: tuple[Wait, ...] = ()
    verdict: Verdict

    @property
    def id(self) -> str:
        """A name that is the same in every assessment."""
        return duty_id(self.rule, self.unit, self.subject)


def state_of_modality(state: State, modality: Modality) -> State:
    """Give the state that people see: a permission is used or unused, never violated."""
    if modality is not Modality.MAY:
        return state
    return State.USED if state in (State.FULFILLED, State.REPAIRED) else State.UNUSED


def of_modality(verdict: Verdict, modality: Modality) -> Verdict:
    """Give the verdict that people see: nothing is due or missing of a permission."""
    if modality is not Modality.MAY:
        return verdict
    state = state_of_modality(verdict.state, modality)
    return evolve(
        verdict,
        state=state,
        due=None,
        missing=(),
        missing_subjects=(),
        permanent=verdict.permanent and state is State.USED,
    )
