"""The rules of the central actors' two treatments."""

from arbeidsmiljo.model.identifiers import ActorKey
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.pattern import held, taken
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.writing import rule
from arbeidsmiljo_must import actors, parameters
from arbeidsmiljo_must.meetings import FIRST, SECOND
from arbeidsmiljo_must.rules.shared import (
    LEADER_GROUPS_THROUGH,
    OUR_DEADLINE,
    RESULTS_READY,
    UNITS_THROUGH,
)
from arbeidsmiljo_must.texts import text

_SOON = text("Kilden tallfester ikke «så snart de er klare»; det gjør vi.")
_SOON_BY_HR = text(
    "Kilden tallfester ikke «så snart de er klare»; det gjør vi. At HR svarer for møtet, er vår "
    "lesning av H02."
)


def _central_first(key: str, bearer: ActorKey, towards: ActorKey, title: Text) -> Rule:
    return rule(
        f"{key}-discusses-results",
        bearer,
        Modality.SHOULD,
        FIRST,
        Response(
            trigger=RESULTS_READY,
            target=held(f"{key}-first"),
            within=parameters.CENTRAL_FIRST,
            first_only=True,
        ),
        ("V08",) if bearer == actors.TOP_LEADER else ("V08", "H02"),
        towards=towards,
        title=title,
        ours=_SOON if bearer == actors.TOP_LEADER else _SOON_BY_HR,
    )


def _involved(key: str, towards: ActorKey, title: Text) -> Rule:
    return rule(
        f"{key}-two-meetings",
        actors.HR,
        Modality.MUST,
        SECOND,
        Existence(
            pattern=held(f"{key}-first"),
            also=(held(f"{key}-second"),),
            within=Within(period=parameters.LINE, since=RESULTS_READY),
        ),
        ("H08",),
        towards=towards,
        title=title,
        ours=text(
            "Fristen er vår; kilden gir ingen. At de to møtene er den første og den andre "
            "behandlingen, er vår lesning av V08 og V09."
        ),
    )


def _central_second(key: str, bearer: ActorKey, towards: ActorKey, title: Text) -> Rule:
    return rule(
        f"{key}-second-after-line",
        bearer,
        Modality.MUST,
        SECOND,
        Precedence(
            before=(*UNITS_THROUGH, *LEADER_GROUPS_THROUGH),
            target=held(f"{key}-second"),
        ),
        ("V09",) if bearer == actors.TOP_LEADER else ("V09", "H02"),
        towards=towards,
        title=title,
        ours=text(
            "At en enhet «har drøftet resultater og tiltak» når begge møtene er holdt, "
            "er vår lesning av H07."
        ),
    )


CENTRAL_RULES = (
    _central_first(
        "top-leader-group",
        actors.TOP_LEADER,
        actors.TOP_LEADER_GROUP,
        text("Drøft resultatene i toppledergruppen så snart de er klare"),
    ),
    _central_first(
        "amu",
        actors.HR,
        actors.AMU,
        text("La AMU drøfte resultatene så snart de er klare"),
    ),
    _central_first(
        "parties",
        actors.HR,
        actors.UNION_REPRESENTATIVES,
        text("La partene drøfte resultatene så snart de er klare"),
    ),
    rule(
        "ability-weighed",
        actors.TOP_LEADER,
        Modality.MUST,
        FIRST,
        Existence(
            pattern=taken("ability-weighed"),
            within=Within(period=parameters.LINE, since=RESULTS_READY),
        ),
        ("V10",),
        title=text("Vurder hva resultatene betyr for det virksomheten skal levere"),
        ours=OUR_DEADLINE,
    ),
    _involved("amu", actors.AMU, text("To møter i AMU")),
    _involved(
        "parties",
        actors.UNION_REPRESENTATIVES,
        text("To møter mellom partene"),
    ),
    _central_second(
        "parties",
        actors.HR,
        actors.UNION_REPRESENTATIVES,
        text("La partenes andre behandling komme etter møtene i linjen"),
    ),
    _central_second(
        "amu",
        actors.HR,
        actors.AMU,
        text("La AMUs andre behandling komme etter møtene i linjen"),
    ),
    _central_second(
        "top-leader-group",
        actors.TOP_LEADER,
        actors.TOP_LEADER_GROUP,
        text("Hold toppledergruppens andre behandling etter møtene i linjen"),
    ),
)
