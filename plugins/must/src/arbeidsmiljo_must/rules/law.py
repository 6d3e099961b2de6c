"""The rules on what is unlawful, and on whoever speaks up.

The law asks that what is unlawful be corrected, for the individual too, and that alone has the
force of law here. How the library sees to it that it is decided and followed to its end, and that
whoever speaks up is answered, is guidance.
"""

from arbeidsmiljo.model.events import FindingRecorded, MeasureDecided, MeasureMoved
from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.model.measures import MeasureState
from arbeidsmiljo.model.scopes import Scope, Subject
from arbeidsmiljo.model.statements import Force, Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.pattern import Given, Pattern, either, taken
from arbeidsmiljo.rules.quantifier import Over
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Each, Rule
from arbeidsmiljo.writing import rule
from arbeidsmiljo_must import actors, parameters
from arbeidsmiljo_must.meetings import START
from arbeidsmiljo_must.texts import text

_UNLAWFUL = Pattern.of(FindingRecorded, kind="unlawful")
_CONCERN = Pattern.of(FindingRecorded, kind="concern")
_DONE = Pattern.of(MeasureMoved, to=MeasureState.DONE.onwards)
_UNDERTAKEN = either(
    Pattern.of(MeasureDecided), Pattern.of(MeasureMoved, to=MeasureState.STARTED.onwards)
)
"""A measure was decided, or the work on it began without that."""


def _about_unlawful(
    key: str,
    constraint: Response,
    title: Text,
    ours: Text,
    *statements: str,
    law: Text | None = None,
) -> Rule:
    """Ask for something about the measures that answer the finding, wherever they are decided."""
    return rule(
        key,
        actors.EMPLOYER,
        Modality.MUST,
        START,
        constraint,
        statements,
        force=Force.GUIDE if law is None else Force.LAW,
        scope=Scope.ALL,
        each=Each(told=_UNLAWFUL, subject=Subject.FINDING),
        title=title,
        ours=ours,
        law=law,
    )


def _of_each_measure(target: Pattern, within: ParameterKey) -> Response:
    """Ask for the same of every measure that is undertaken, and for one at least."""
    return Response(
        trigger=_UNLAWFUL,
        target=target,
        over=Over.MEASURES,
        among=_UNDERTAKEN,
        one_at_least=True,
        within=within,
        first_only=True,
    )


LAW_RULES = (
    _about_unlawful(
        "unlawful-measure-decided",
        Response(
            trigger=_UNLAWFUL,
            target=either(Pattern.of(MeasureDecided), _DONE),
            anywhere=True,
            within=parameters.UNLAWFUL_DECIDED,
            first_only=True,
        ),
        text("Beslutt et tiltak mot det ulovlige, eller rett det opp med en gang"),
        text(
            "Loven krever at forholdet rettes, ikke at det besluttes et tiltak. At det skal "
            "besluttes ett når forholdet ikke er rettet med en gang, og fristen, er vårt."
        ),
        "L06",
        "V16",
    ),
    _about_unlawful(
        "unlawful-corrected",
        _of_each_measure(_DONE, parameters.UNLAWFUL_CORRECTED),
        text("Rett opp det som er ulovlig"),
        text(
            "Kilden gir ingen dato; at det skal skje straks, er vår lesning. Datoen her er bare "
            "vår påminnelse og gir ingen rett til å vente. Om forholdet er rettet, vet vi ikke: At "
            "vi ser det som rettet når hvert tiltak som er besluttet eller satt i gang mot det, er "
            "gjennomført, er også vårt."
        ),
        "L06",
        "L29",
        law=text(
            "Arbeidsgiver skal sørge for at bestemmelsene i arbeidsmiljøloven blir overholdt "
            "(§ 2-1), og arbeidsmiljøet skal være fullt forsvarlig (§ 4-1), også psykososialt "
            "(§ 4-3). Plikten gjelder også overfor den enkelte."
        ),
    ),
    _about_unlawful(
        "unlawful-followed-to-its-end",
        _of_each_measure(
            Pattern.of(MeasureMoved, to=MeasureState.CLOSED), parameters.UNLAWFUL_CLOSED
        ),
        text("Følg rettingen opp til tiltakene er avsluttet"),
        text(
            "Loven krever at forholdet rettes. At hvert tiltak som er besluttet eller satt i gang "
            "mot det, følges opp til det er avsluttet, og fristen, er vårt."
        ),
        "L06",
        "V17",
    ),
    rule(
        "concern-answered",
        actors.HR,
        Modality.SHOULD,
        START,
        Response(
            trigger=_CONCERN,
            target=taken("concern-answered", Given(fields=("finding",))),
            anywhere=True,
            within=parameters.CONCERN_ANSWERED,
            first_only=True,
        ),
        ("L29", "L30"),
        scope=Scope.ALL,
        each=Each(told=_CONCERN, subject=Subject.FINDING),
        title=text("Svar den som sier fra"),
        ours=text(
            "Kilden ber arbeidsgiver ta den som sier fra, på alvor. At det skal gis et svar, og "
            "fristen, er vårt, og er et råd: Plikten til å rette det som er ulovlig, er en regel "
            "for seg. At HR svarer for det, er også vårt, og med vilje: Saken kan gjelde enhetens "
            "egen leder."
        ),
        law=text(
            "Plikten til å handle når noe er ulovlig, gjelder også overfor den enkelte. Den følger "
            "av arbeidsmiljøloven §§ 2-1, 3-1, 4-1 og 4-3 sett under ett."
        ),
    ),
)
