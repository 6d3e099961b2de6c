"""The rules of the example method: what is asked of its meetings, with every modality."""

from typing import Final

from arbeidsmiljo.model.events import (
    ActionPlanReturned,
    MeasureDecided,
    MeasureMoved,
    ResultsPublished,
    WantedEffectSet,
)
from arbeidsmiljo.model.identifiers import ActorKey, PhaseKey, RuleKey, StatementId
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.constraint import Constraint, Within
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.pattern import Pattern, held, taken
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every, Over
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Each, Rule
from arbeidsmiljo.testing.example_names import (
    COMMITTEE,
    COMMITTEE_FIRST,
    COMMITTEE_SECOND,
    EMPLOYEES_INFORMED,
    END,
    HR,
    INFORMATION,
    INVITATIONS_SENT,
    LEADER_GROUP,
    LEADER_OF_EMPLOYEES,
    LINE,
    PLAN_RETURN,
    START,
    UNIT_MEETING,
    WHOLE_LINE,
)
from arbeidsmiljo.testing.example_payloads import WorkshopHeld

_PUBLISHED: Final = Pattern.of(ResultsPublished)


def example_rules() -> tuple[Rule, ...]:
    """Give the rules."""
    return (
        rule(
            "effects-wanted",
            HR,
            Modality.SHOULD,
            START,
            Existence(pattern=Pattern.of(WantedEffectSet)),
            nb="Hent frem de ønskede effektene",
            en="Bring out the wanted effects",
        ),
        rule(
            "employees-informed",
            HR,
            Modality.MUST,
            START,
            Existence(pattern=taken(EMPLOYEES_INFORMED), within=Within(period=INFORMATION)),
            nb="Informer de ansatte",
            en="Inform the employees",
        ),
        rule(
            "unit-meets",
            LEADER_OF_EMPLOYEES,
            Modality.MUST,
            LINE,
            Existence(
                pattern=held(UNIT_MEETING), within=Within(period=WHOLE_LINE, since=_PUBLISHED)
            ),
            scope=Scope.EACH_UNIT,
            nb="Hold møtet i enheten",
            en="Hold the unit's meeting",
        ),
        rule(
            "unit-meets-again",
            LEADER_OF_EMPLOYEES,
            Modality.MAY,
            LINE,
            Existence(pattern=held(UNIT_MEETING), n=2),
            scope=Scope.EACH_UNIT,
            nb="Møtes gjerne en gang til",
            en="Meet once more if you like",
        ),
        rule(
            "committee-hears",
            HR,
            Modality.MUST,
            START,
            Response(trigger=_PUBLISHED, target=held(COMMITTEE_FIRST), within=INFORMATION),
            force=Force.LAW,
            law=Text({"nb": "Øvelsesloven § 1", "en": "Practice Act, section 1"}),
            towards=COMMITTEE,
            nb="Legg resultatene frem for utvalget",
            en="Put the results before the committee",
        ),
        rule(
            "plan-returned",
            LEADER_OF_EMPLOYEES,
            Modality.MUST,
            LINE,
            Response(
                trigger=held(UNIT_MEETING),
                target=Pattern.of(ActionPlanReturned),
                within=PLAN_RETURN,
            ),
            scope=Scope.EACH_UNIT,
            towards=HR,
            nb="Send tiltaksplanen til HR",
            en="Return the action plan to HR",
        ),
        rule(
            "workshop-held",
            LEADER_OF_EMPLOYEES,
            Modality.SHOULD,
            LINE,
            Response(
                trigger=held(UNIT_MEETING),
                target=Pattern.of(WorkshopHeld, form="open"),
                within=PLAN_RETURN,
            ),
            scope=Scope.EACH_UNIT,
            nb="Hold et åpent verksted etter møtet",
            en="Hold an open workshop after the meeting",
        ),
        rule(
            "measures-move",
            LEADER_OF_EMPLOYEES,
            Modality.IS,
            LINE,
            Response(
                trigger=Pattern.of(MeasureDecided),
                target=Pattern.of(MeasureMoved, to=("started", "done")),
                n=2,
                strictly=True,
            ),
            scope=Scope.EACH_UNIT,
            nb="Sett tiltakene i gang, og fullfør dem",
            en="Start the measures, and finish them",
        ),
        rule(
            "committee-before-units",
            LEADER_OF_EMPLOYEES,
            Modality.SHOULD,
            LINE,
            Precedence(
                before=(
                    Every(pattern=held(COMMITTEE_FIRST), over=Over.ENTERPRISE),
                    Every(pattern=taken(INVITATIONS_SENT)),
                ),
                target=held(UNIT_MEETING),
                strictly=True,
            ),
            scope=Scope.EACH_UNIT,
            nb="Vent med enhetens møte til utvalget har møttes og innkallingen er sendt",
            en="Let the unit meet after the committee has met and invitations are sent",
        ),
        rule(
            "units-before-committee",
            HR,
            Modality.MUST,
            END,
            Precedence(
                before=(
                    Every(pattern=held(UNIT_MEETING), over=Over.UNITS_BELOW),
                    Every(pattern=held(LEADER_GROUP), over=Over.LEADER_GROUPS_BELOW),
                ),
                target=held(COMMITTEE_SECOND),
            ),
            towards=COMMITTEE,
            nb="La alle enheter og ledergrupper møtes før utvalgets andre møte",
            en="Let all units and leader groups meet before the committee's second meeting",
        ),
    )


def rule(
    key: str,
    bearer: ActorKey,
    modality: Modality,
    phase: PhaseKey,
    constraint: Constraint,
    *,
    nb: str,
    en: str,
    scope: Scope = Scope.ONCE,
    each: Each | None = None,
    force: Force = Force.GUIDE,
    law: Text | None = None,
    towards: ActorKey | None = None,
) -> Rule:
    """Make a rule of the example method, which is its own source."""
    return Rule(
        key=RuleKey(key),
        title=Text({"nb": nb, "en": en}),
        phase=phase,
        bearer=bearer,
        counterparty=towards,
        modality=modality,
        force=force,
        scope=scope,
        each=each,
        constraint=constraint,
        statements=(StatementId(f"E-{key}"),),
        law=law,
    )
