"""What the sources leave vague, with defaults that are ours: they give no number of days."""

from arbeidsmiljo.model.identifiers import ParameterKey, StatementId
from arbeidsmiljo.model.periods import Period
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.parameters import Parameter

NEXT_DAY = ParameterKey("next-day")
CENTRAL_FIRST = ParameterKey("central-first")
INFORMATION = ParameterKey("information")
RELEASE = ParameterKey("release")
LEADER_GROUP_FIRST = ParameterKey("leader-group-first")
UNIT_FIRST = ParameterKey("unit-first")
UNIT_SECOND = ParameterKey("unit-second")
LEADER_GROUP_SECOND = ParameterKey("leader-group-second")
CENTRAL_SECOND = ParameterKey("central-second")
CENTRAL_DECISION = ParameterKey("central-decision")
LINE = ParameterKey("line")
PLAN_RETURN = ParameterKey("plan-return")
MEASURES_BEGIN = ParameterKey("measures-begin")


def _parameter(
    key: ParameterKey, default: str, statements: tuple[str, ...], **label: str
) -> Parameter:
    return Parameter(
        key=key,
        label=Text(label),
        default=Period.parse(default),
        statements=tuple(StatementId(one) for one in statements),
    )


PARAMETERS = (
    _parameter(
        NEXT_DAY,
        "1 working day",
        (),
        nb="Minste avstand mellom to møter som følger etter hverandre",
        en="Shortest time between two meetings in a row",
    ),
    _parameter(
        RELEASE,
        "10 working days",
        ("H05",),
        nb="Frist for å fordele rapportene etter planen",
        en="Time to distribute the reports according to plan",
    ),
    _parameter(
        INFORMATION,
        "10 working days",
        ("H10", "V15", "H19", "H09", "L16"),
        nb="Frist for å informere, minne om roller og avklare rapporter",
        en="Time to inform, to remind of roles and to clarify reports",
    ),
    _parameter(
        CENTRAL_FIRST,
        "15 working days",
        ("V08",),
        nb="Hva «så snart resultatene er klare» betyr for de sentrale aktørene",
        en="What 'as soon as the results are ready' means for the central actors",
    ),
    _parameter(
        LEADER_GROUP_FIRST,
        "3 working days",
        ("L02",),
        nb="Fra ledergruppen over har møttes til neste ledergruppe møtes",
        en="From the leader group above having met to the next leader group's meeting",
    ),
    _parameter(
        UNIT_FIRST,
        "3 working days",
        ("L15",),
        nb="Fra ledergruppens første møte til enhetens første møte",
        en="From the leader group's first meeting to the unit's first",
    ),
    _parameter(
        UNIT_SECOND,
        "P2W",
        ("L36",),
        nb="Fra enhetens første møte til det andre: tid til å forstå og tenke",
        en="From a unit's first meeting to its second: time to understand and think",
    ),
    _parameter(
        LEADER_GROUP_SECOND,
        "7 working days",
        ("L03",),
        nb="Fra enhetenes siste møte til ledergruppens andre møte",
        en="From the units' last meeting to the leader group's second",
    ),
    _parameter(
        CENTRAL_SECOND,
        "5 working days",
        ("V09",),
        nb="Fra siste møte i linjen til de sentrale aktørenes andre behandling",
        en="From the last meeting in the line to the central actors' second treatment",
    ),
    _parameter(
        CENTRAL_DECISION,
        "5 working days",
        ("V09",),
        nb="Fra AMU og partene har drøftet til toppledergruppen drøfter og beslutter",
        en="From AMU and the parties having discussed to the top leader group's decision",
    ),
    _parameter(
        LINE,
        "P4M",
        ("H06", "H07", "H08"),
        nb="Tid fra resultatene er klare til alle møter i begge behandlinger er holdt",
        en="Time from the results being ready to all meetings of both treatments being held",
    ),
    _parameter(
        PLAN_RETURN,
        "5 working days",
        ("H12",),
        nb="Frist for å sende tiltaksplanen til HR etter enhetens eller ledergruppens andre møte",
        en="Time to return the action plan to HR after the second meeting",
    ),
    _parameter(
        MEASURES_BEGIN,
        "P1M",
        ("L20",),
        nb="Hva «så raskt som mulig» betyr for å begynne med tiltak",
        en="What 'as soon as possible' means for starting on measures",
    ),
)
