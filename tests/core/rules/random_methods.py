"""Methods whose rules are drawn: constraints of every class, of every scope and modality."""

from attrs import evolve
from hypothesis import assume
from hypothesis import strategies as st

from arbeidsmiljo.errors import InvalidMethodError
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.events import FindingRecorded, MeasureProposed
from arbeidsmiljo.model.identifiers import MeetingKey, RuleKey, StepKey
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.rules.pattern import Pattern
from arbeidsmiljo.rules.rule import Each, Rule
from arbeidsmiljo.testing.constraints import PERIODS, constraints
from arbeidsmiljo.testing.example_method import example_method

_EACH = (
    *[None] * 4,
    Each(told=Pattern.of(FindingRecorded), subject=Subject.FINDING),
    Each(told=Pattern.of(MeasureProposed), subject=Subject.MEASURE),
)

_MODALITIES = (*[Modality.MUST] * 2, Modality.SHOULD, Modality.MAY)


def _frame() -> Method:
    """Make the example method without its rules, with the names that drawn constraints use."""
    method = example_method()
    first, second = method.meetings[2], method.meetings[0]
    parameter, gap = method.parameters[0], next(iter(PERIODS))
    return evolve(
        method,
        documents=(),
        guidance=(),
        structures=(),
        statements=method.statements[:1],
        rules=(),
        meetings=(
            evolve(first, key=MeetingKey("first"), scope=Scope.EACH_UNIT, after=(), gap=gap),
            evolve(second, key=MeetingKey("second"), scope=Scope.ONCE, after=(), gap=gap),
        ),
        steps=(evolve(method.steps[0], key=StepKey("step"), scope=Scope.EACH_UNIT),),
        parameters=tuple(
            evolve(parameter, key=key, default=Period.parse(f"P{days}D"))
            for key, days in PERIODS.items()
        ),
    )


FRAME = _frame()
"""A method with no rules."""


@st.composite
def methods(draw: st.DrawFn) -> Method:
    """Draw a method of one to five rules, each of which a method may have."""
    model = evolve(
        example_method().rules[0], statements=tuple(one.id for one in FRAME.statements), entails=()
    )
    rules = list[Rule]()
    for number in range(draw(st.integers(1, 5))):
        rule = evolve(
            model,
            key=RuleKey(f"rule-{number}"),
            constraint=draw(constraints()),
            scope=draw(st.sampled_from(Scope)),
            each=draw(st.sampled_from(_EACH)),
            modality=draw(st.sampled_from(_MODALITIES)),
        )
        try:
            evolve(FRAME, rules=(rule,))
        except InvalidMethodError:
            # Not everything that a constraint can say makes sense of every subject.
            continue
        rules.append(rule)
    assume(rules)
    return evolve(FRAME, rules=tuple(rules))
