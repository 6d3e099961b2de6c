"""The rules with the force of law: the duty to act, for the workplace and for one person."""

from arbeidsmiljo.model.events import FindingRecorded, MeasureDecided, MeasureMoved
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.pattern import Given, Pattern, taken
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Each, Rule
from arbeidsmiljo.writing import rule
from arbeidsmiljo_must import actors, parameters
from arbeidsmiljo_must.meetings import START
from arbeidsmiljo_must.texts import text

_UNLAWFUL = Pattern.of(FindingRecorded, kind="unlawful")
_LAW = text(
    "Arbeidsgiver skal sørge for at bestemmelsene i arbeidsmiljøloven blir overholdt (§ 2-1), "
    "og arbeidsmiljøet skal være fullt forsvarlig (§ 4-1), også psykososialt (§ 4-3)."
)
_OUR_WAY = text(
    "Loven krever at forholdet rettes. At det skjer som et tiltak som besluttes og avsluttes, og "
    "fristene, er vårt."
)
_INDIVIDUAL = text(
    "Arbeidsgiver skal sørge for at arbeidsmiljøet er fullt forsvarlig også for den enkelte "
    "(arbeidsmiljøloven §§ 2-1, 4-1 og 4-3)."
)


def _corrected(key: str, target: Pattern, within: ParameterKey, title: Text, *entails: str) -> Rule:
    """Ask for something about a measure that answers the finding, wherever that is decided."""
    return rule(
        key,
        actors.EMPLOYER,
        Modality.MUST,
        START,
        Response(trigger=_UNLAWFUL, target=target, anywhere=True, within=within, first_only=True),
        ("L06",),
        force=Force.LAW,
        scope=Scope.ALL,
        each=Each(told=_UNLAWFUL, subject=Subject.FINDING),
        title=title,
        ours=_OUR_WAY,
        law=_LAW,
        entails=entails,
    )


LAW_RULES = (
    _corrected(
        "unlawful-measure-decided",
        Pattern.of(MeasureDecided),
        parameters.UNLAWFUL_DECIDED,
        text("Beslutt et tiltak som retter opp forholdet"),
    ),
    _corrected(
        "unlawful-corrected",
        Pattern.of(MeasureMoved, to=MeasureState.DONE.onwards),
        parameters.UNLAWFUL_CORRECTED,
        text("Rett opp forholdet"),
    ),
    _corrected(
        "unlawful-followed-to-its-end",
        Pattern.of(MeasureMoved, to=MeasureState.CLOSED),
        parameters.UNLAWFUL_CLOSED,
        text("Følg forholdet opp til det er rettet og tiltaket er avsluttet"),
    ),
    rule(
        "concern-answered",
        actors.EMPLOYER,
        Modality.MUST,
        START,
        Response(
            trigger=Pattern.of(FindingRecorded, kind="concern"),
            target=taken("concern-answered", Given(fields=("finding",))),
            within=parameters.CONCERN_ANSWERED,
            first_only=True,
        ),
        ("L29",),
        force=Force.LAW,
        scope=Scope.ALL,
        each=Each(told=Pattern.of(FindingRecorded, kind="concern"), subject=Subject.FINDING),
        title=text("Ta det på alvor når en medarbeider sier fra"),
        ours=text("At den som sier fra, skal få svar, og fristen, er vårt."),
        law=_INDIVIDUAL,
    ),
)
