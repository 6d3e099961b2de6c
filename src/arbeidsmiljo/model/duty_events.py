"""What is decided of duties while a process runs: payloads of events."""

from typing import ClassVar

from attrs import frozen

from arbeidsmiljo.model.identifiers import RuleKey, SubjectId, TextId


@frozen(kw_only=True)
class DutyWaived:
    """It was decided that a rule does not bind: in the event's unit, or anywhere if it has none.

    Who recorded the event decided it.

    Attributes:
        rule: Which rule; none that has the force of law.
        reason: Why, in the text store.
        subject: The finding, measure, effect or plan, of those that the rule is about; None for
            all.
    """

    activity: ClassVar[str] = "duty-waived"
    rule: RuleKey
    reason: TextId
    subject: SubjectId | None = None


@frozen(kw_only=True)
class DutySuspended:
    """It was decided that a rule waits; its deadlines move.

    It does so in the event's unit, or anywhere if it has none. Who recorded the event decided it.

    Attributes:
        rule: Which rule; none that has the force of law.
        reason: Why, in the text store.
        subject: The finding, measure, effect or plan, of those that the rule is about; None for
            all.
    """

    activity: ClassVar[str] = "duty-suspended"
    rule: RuleKey
    reason: TextId
    subject: SubjectId | None = None


@frozen(kw_only=True)
class DutyResumed:
    """A rule that waited binds again, where it was suspended.

    Attributes:
        rule: Which rule.
        subject: As it was suspended.
    """

    activity: ClassVar[str] = "duty-resumed"
    rule: RuleKey
    subject: SubjectId | None = None
