"""Labels: what states, modalities, forces, activities and reports are called."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from arbeidsmiljo.method import Method
from arbeidsmiljo.model.distribution import ReportLevel
from arbeidsmiljo.model.measures import FindingKind, MeasureKind, MeasureState, PlanState
from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.existence import Absence
from arbeidsmiljo.rules.relation import NotCoExistence, NotSuccession
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.rules.verdict import State
from arbeidsmiljo.survey.rounds import Absence as ValueAbsence
from arbeidsmiljo.texts import text

STATES: Final[Mapping[State, Text]] = MappingProxyType(
    {
        State.INACTIVE: text("not yet"),
        State.PENDING: text("to do"),
        State.FULFILLED: text("done"),
        State.OVERDUE: text("late"),
        State.REPAIRED: text("done late"),
        State.VIOLATED: text("not followed"),
        State.SUSPENDED: text("suspended"),
        State.WAIVED: text("waived"),
        State.LAPSED: text("lapsed"),
        State.USED: text("used"),
        State.UNUSED: text("not used"),
    }
)
"""What a duty is."""

_KEPT: Final = text("kept so far")
_AFTER_REMINDER: Final = text("done after our reminder")

MODALITIES: Final[Mapping[Modality, Text]] = MappingProxyType(
    {
        Modality.MUST: text("must"),
        Modality.SHOULD: text("should"),
        Modality.MAY: text("may"),
        Modality.IS: text("is only described"),
    }
)
"""How strongly a rule asks."""

FORCES: Final[Mapping[Force, Text]] = MappingProxyType(
    {
        Force.LAW: text("by law"),
        Force.TOOL: text("in the tool of the survey"),
        Force.GUIDE: text("says the guidance"),
    }
)
"""On whose word."""

ACTIVITIES: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "process-started": text("process started"),
        "wanted-effect-set": text("wanted effect set"),
        "effect-forgone": text("wanted effect without a measure"),
        "parameter-set": text("parameter set"),
        "results-imported": text("results imported"),
        "results-published": text("results published"),
        "report-released": text("report released"),
        "meeting-planned": text("meeting planned"),
        "meeting-called": text("called to a meeting"),
        "meeting-held": text("meeting held"),
        "step-taken": text("step taken"),
        "document-prepared": text("document prepared"),
        "action-plan-returned": text("action plan returned"),
        "plan-drawn-up": text("action plan drawn up"),
        "plan-reviewed": text("action plan reviewed"),
        "plan-completed": text("action plan carried out"),
        "finding-recorded": text("finding recorded"),
        "measure-proposed": text("measure proposed"),
        "measure-decided": text("measure decided"),
        "measure-moved": text("measure moved"),
        "unit-opened": text("unit opened"),
        "unit-closed": text("unit closed"),
        "unit-moved": text("unit moved"),
        "unit-merged": text("unit merged"),
        "leader-changed": text("leader changed"),
        "duty-waived": text("task waived"),
        "duty-suspended": text("task suspended"),
        "duty-resumed": text("task resumed"),
        "event-retracted": text("event retracted"),
        "process-closed": text("process closed"),
    }
)
"""What happened, by the payload's activity."""

REPORTS: Final[Mapping[ReportLevel, Text]] = MappingProxyType(
    {
        ReportLevel.ENTERPRISE: text("enterprise report"),
        ReportLevel.COMBINED: text("combined report"),
        ReportLevel.UNIT: text("unit report"),
    }
)
"""The levels of reports."""

FINDING_KINDS: Final[Mapping[FindingKind, Text]] = MappingProxyType(
    {
        FindingKind.IMPROVEMENT: text("something to improve"),
        FindingKind.PRESERVATION: text("something to preserve"),
        FindingKind.UNLAWFUL: text("something unlawful"),
        FindingKind.CONCERN: text("somebody's concern"),
    }
)
"""What findings ask for."""

FIELDS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "affects_ambitions": text("of weight for what the unit is to achieve"),
        "attended": text("those present"),
        "document": text("document"),
        "due": text("deadline"),
        "effect": text("wanted effect"),
        "effect_wording": text("wanted effect in words"),
        "factor": text("factor"),
        "finding": text("finding"),
        "finding_wording": text("finding in words"),
        "findings": text("findings"),
        "inherits": text("inherited"),
        "into": text("the unit that goes on"),
        "kind": text("kind"),
        "leader": text("leader"),
        "measure": text("measure"),
        "measures": text("measures"),
        "meeting": text("meeting"),
        "on": text("day"),
        "owner": text("who is responsible"),
        "parameter": text("parameter"),
        "plan": text("action plan"),
        "plans": text("action plans"),
        "points": text("points"),
        "publication": text("publication"),
        "reason": text("reason"),
        "report": text("report"),
        "round": text("survey"),
        "rule": text("rule"),
        "sensitive": text("sensitive"),
        "state": text("state"),
        "step": text("step"),
        "subject": text("what it is about"),
        "to": text("recipient"),
        "topic": text("topic"),
        "towards": text("towards"),
        "value": text("value"),
        "wording": text("wording"),
    }
)
"""What an event tells of itself, by the field of its payload."""

MEASURE_KINDS: Final[Mapping[MeasureKind, Text]] = MappingProxyType(
    {
        MeasureKind.SYSTEM: text("System"),
        MeasureKind.ORGANISATIONAL: text("Organisational"),
        MeasureKind.SOCIAL: text("Social"),
    }
)
"""What the three kinds of measure are called in an action plan."""

MEASURE_STATES: Final[Mapping[MeasureState, Text]] = MappingProxyType(
    {
        MeasureState.PROPOSED: text("proposed"),
        MeasureState.PRIORITISED: text("prioritised"),
        MeasureState.DECIDED: text("decided"),
        MeasureState.STARTED: text("started"),
        MeasureState.PROGRESSED: text("progressed"),
        MeasureState.DONE: text("carried out"),
        MeasureState.AWAITING_EVALUATION: text("awaiting evaluation"),
        MeasureState.EVALUATED: text("evaluated"),
        MeasureState.CONTINUED: text("continued"),
        MeasureState.ADJUSTED: text("adjusted"),
        MeasureState.CLOSED: text("closed"),
        MeasureState.REJECTED: text("rejected"),
    }
)
"""Where a measure is in its life."""

PLAN_STATES: Final[Mapping[PlanState, Text]] = MappingProxyType(
    {
        PlanState.ON_TRACK: text("on track"),
        PlanState.ADJUSTED: text("adapted"),
        PlanState.STALLED: text("stalled"),
    }
)
"""How an action plan goes."""

PLAN_COMPLETED: Final = text("carried out")
"""An action plan that was judged to have been carried out."""


ABSENCES: Final[Mapping[ValueAbsence, Text]] = MappingProxyType(
    {
        ValueAbsence.SUPPRESSED: text("hidden, so that no small group's answers can be computed"),
        ValueAbsence.NOT_PUBLISHED: text("nothing is published on this factor"),
        ValueAbsence.NOT_READABLE: text("stands in a report that is not given to those who look"),
        ValueAbsence.NO_EARLIER_ROUND: text("there is no earlier round"),
        ValueAbsence.NO_NORM: text("no norm is given"),
        ValueAbsence.NO_MEAN: text("no mean is known"),
        ValueAbsence.OTHER_SCALE: text("is on another scale"),
        ValueAbsence.ITSELF: text("is the whole enterprise"),
        ValueAbsence.NEW: text("the unit was not there in that round"),
        ValueAbsence.MERGED: text("several units of that round are one now"),
        ValueAbsence.SPLIT: text("the unit has been split since that round"),
        ValueAbsence.CHANGED: text("other units are below it than in that round"),
        ValueAbsence.UNCLEAR: text(
            "a unit beside it came or went, and it is not told where its people were"
        ),
    }
)
"""Why a value that results are held up against is not there."""


def forbids(rule: Rule) -> bool:
    """Tell whether a rule is met as long as something does not happen, and never done."""
    return isinstance(rule.constraint, (Absence, NotCoExistence, NotSuccession))


def gives_no_time(rule: Rule, method: Method) -> bool:
    """Tell whether the law asks for something, and whatever time there is for it is ours.

    Args:
        rule: The rule that asks.
        method: The method that it is one of.
    """
    ours = all(method.parameter(one).ours for one in rule.constraint.parameters)
    return rule.force is Force.LAW and ours


def only_reminds(rule: Rule, method: Method) -> bool:
    """Tell whether the days of a rule are no last days, but our reminders of what the law asks.

    Args:
        rule: The rule that asks.
        method: The method that it is one of.
    """
    return gives_no_time(rule, method) and bool(rule.constraint.parameters)


def state_label(state: State, rule: Rule, method: Method) -> Text:
    """Give what a state of a duty is called.

    What a rule forbids is kept so far, and never done; what the law gives no time for is done
    after our reminder, and after no deadline.

    Args:
        state: The state.
        rule: The duty's rule.
        method: The method that it is one of.
    """
    if state is State.FULFILLED and forbids(rule):
        return _KEPT
    if state is State.REPAIRED and only_reminds(rule, method):
        return _AFTER_REMINDER
    return STATES[state]
