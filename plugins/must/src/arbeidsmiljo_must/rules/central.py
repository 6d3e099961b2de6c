"""The rules of the central actors' two treatments."""

from arbeidsmiljo.model.identifiers import ActorKey
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.pattern import held, taken
from arbeidsmiljo.rules.precedence import Every, Over, Precedence
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Modality, Rule
from arbeidsmiljo_must import actors, parameters
from arbeidsmiljo_must.meetings import FIRST, SECOND
from arbeidsmiljo_must.rules.writing import (
    LEADER_GROUP_MEETINGS,
    OUR_DEADLINE,
    RESULTS_READY,
    UNIT_MEETINGS,
    rule,
)

_SOON = Text(
    {
        "nb": "Hvor lang tid «så snart de er klare» er, er vår verdi.",
        "en": "How long 'as soon as they are ready' is, is our value.",
    }
)
_SOON_BY_HR = Text(
    {
        "nb": "Hvor lang tid «så snart de er klare» er, er vår verdi. At HR svarer for møtet, "
        "er vår lesning av H02.",
        "en": "How long 'as soon as they are ready' is, is our value. That HR answers for the "
        "meeting is our reading of H02.",
    }
)


def _central_first(key: str, bearer: ActorKey, towards: ActorKey, nb: str, en: str) -> Rule:
    return rule(
        f"{key}-discusses-results",
        bearer,
        Modality.SHOULD,
        FIRST,
        Response(
            trigger=RESULTS_READY, target=held(f"{key}-first"), within=parameters.CENTRAL_FIRST
        ),
        ("V08",) if bearer == actors.TOP_LEADER else ("V08", "H02"),
        towards=towards,
        nb=nb,
        en=en,
        ours=_SOON if bearer == actors.TOP_LEADER else _SOON_BY_HR,
    )


def _involved(key: str, towards: ActorKey, nb: str, en: str) -> Rule:
    return rule(
        f"{key}-two-meetings",
        actors.HR,
        Modality.MUST,
        SECOND,
        Existence(
            pattern=held(f"{key}-first", f"{key}-second"),
            n=2,
            within=Within(period=parameters.LINE, since=RESULTS_READY),
        ),
        ("H08",),
        towards=towards,
        nb=nb,
        en=en,
        ours=OUR_DEADLINE,
    )


def _central_second(key: str, bearer: ActorKey, towards: ActorKey, nb: str, en: str) -> Rule:
    return rule(
        f"{key}-second-after-line",
        bearer,
        Modality.MUST,
        SECOND,
        Precedence(
            before=(
                Every(pattern=UNIT_MEETINGS, over=Over.UNITS_BELOW, n=2),
                Every(pattern=LEADER_GROUP_MEETINGS, over=Over.LEADER_GROUPS_BELOW, n=2),
            ),
            target=held(f"{key}-second"),
        ),
        ("V09",) if bearer == actors.TOP_LEADER else ("V09", "H02"),
        towards=towards,
        nb=nb,
        en=en,
        ours=Text(
            {
                "nb": "At en enhet «har drøftet resultater og tiltak» når begge møtene er holdt, "
                "er vår lesning av H07.",
                "en": "That a unit has discussed once both meetings are held is our reading.",
            }
        ),
    )


CENTRAL_RULES = (
    _central_first(
        "top-leader-group",
        actors.TOP_LEADER,
        actors.TOP_LEADER_GROUP,
        "Drøft resultatene i toppledergruppen så snart de er klare",
        "Discuss the results in the top leader group as soon as they are ready",
    ),
    _central_first(
        "amu",
        actors.HR,
        actors.AMU,
        "La AMU drøfte resultatene så snart de er klare",
        "Let the working environment committee discuss the results as soon as they are ready",
    ),
    _central_first(
        "parties",
        actors.HR,
        actors.UNION_REPRESENTATIVES,
        "La partene drøfte resultatene så snart de er klare",
        "Let the parties discuss the results as soon as they are ready",
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
        nb="Hold resultatene opp mot virksomhetens evne til å løse oppdragene",
        en="Hold the results up against the enterprise's ability to carry out its tasks",
        ours=OUR_DEADLINE,
    ),
    _involved("amu", actors.AMU, "To møter i AMU", "Two meetings in AMU"),
    _involved(
        "parties",
        actors.UNION_REPRESENTATIVES,
        "To møter mellom partene",
        "Two meetings between the parties",
    ),
    _central_second(
        "parties",
        actors.HR,
        actors.UNION_REPRESENTATIVES,
        "La partenes andre behandling komme etter møtene i linjen",
        "Let the parties' second treatment come after the meetings in the line",
    ),
    _central_second(
        "amu",
        actors.HR,
        actors.AMU,
        "La AMUs andre behandling komme etter møtene i linjen",
        "Let AMU's second treatment come after the meetings in the line",
    ),
    _central_second(
        "top-leader-group",
        actors.TOP_LEADER,
        actors.TOP_LEADER_GROUP,
        "Hold toppledergruppens andre behandling etter møtene i linjen",
        "Hold the top leader group's second treatment after the meetings in the line",
    ),
)
