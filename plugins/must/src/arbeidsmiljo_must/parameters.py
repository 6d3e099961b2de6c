"""What the sources leave vague, with defaults that are ours: they give no number of days."""

from arbeidsmiljo.model.identifiers import ParameterKey
from arbeidsmiljo.writing import parameter
from arbeidsmiljo_must.texts import text

NEXT_DAY = ParameterKey("next-day")
CENTRAL_FIRST = ParameterKey("central-first")
INFORMATION = ParameterKey("information")
LEADER_GROUP_FIRST = ParameterKey("leader-group-first")
UNIT_FIRST = ParameterKey("unit-first")
UNIT_SECOND = ParameterKey("unit-second")
LEADER_GROUP_SECOND = ParameterKey("leader-group-second")
CENTRAL_SECOND = ParameterKey("central-second")
CENTRAL_DECISION = ParameterKey("central-decision")
LINE = ParameterKey("line")
PLAN_RETURN = ParameterKey("plan-return")
MEASURES_BEGIN = ParameterKey("measures-begin")
SOURCES = ParameterKey("sources")
FOUR_QUESTIONS = ParameterKey("four-questions")
MEASURES_DECIDED = ParameterKey("measures-decided")
NOTHING_FOLLOWED = ParameterKey("nothing-followed")
UNLAWFUL_DECIDED = ParameterKey("unlawful-decided")
UNLAWFUL_CORRECTED = ParameterKey("unlawful-corrected")
UNLAWFUL_CLOSED = ParameterKey("unlawful-closed")
CONCERN_ANSWERED = ParameterKey("concern-answered")
ATTENTION = ParameterKey("attention")
REPORTED_UPWARD = ParameterKey("reported-upward")


PARAMETERS = (
    parameter(
        NEXT_DAY,
        "1 working day",
        (),
        label=text("Minste avstand mellom to møter som følger etter hverandre"),
    ),
    parameter(
        INFORMATION,
        "10 working days",
        ("H10", "V15", "H19", "H09", "L16"),
        label=text("Frist for å informere, minne om roller og avklare rapporter"),
    ),
    parameter(
        CENTRAL_FIRST,
        "15 working days",
        ("V08",),
        label=text("Hva «så snart resultatene er klare» betyr for de sentrale aktørene"),
    ),
    parameter(
        LEADER_GROUP_FIRST,
        "3 working days",
        ("L02",),
        label=text("Fra ledergruppen over har møttes til neste ledergruppe møtes"),
    ),
    parameter(
        UNIT_FIRST,
        "3 working days",
        ("L15",),
        label=text("Fra ledergruppens første møte til enhetens første møte"),
    ),
    parameter(
        UNIT_SECOND,
        "P2W",
        ("L36",),
        label=text("Fra enhetens første møte til det andre: tid til å forstå og tenke"),
    ),
    parameter(
        LEADER_GROUP_SECOND,
        "7 working days",
        ("L03",),
        label=text("Fra enhetenes siste møte til ledergruppens andre møte"),
    ),
    parameter(
        CENTRAL_SECOND,
        "10 working days",
        ("V09",),
        label=text("Fra siste møte i linjen til de sentrale aktørenes andre behandling"),
    ),
    parameter(
        CENTRAL_DECISION,
        "5 working days",
        ("V09",),
        label=text("Fra AMU og partene har drøftet til toppledergruppen drøfter og beslutter"),
    ),
    parameter(
        LINE,
        "P4M",
        ("H06", "H07", "H08"),
        label=text("Tid fra resultatene er klare til alle møter i begge behandlinger er holdt"),
    ),
    parameter(
        PLAN_RETURN,
        "5 working days",
        ("H12",),
        label=text(
            "Frist for å sende tiltaksplanen til HR etter enhetens eller ledergruppens andre møte"
        ),
    ),
    parameter(
        MEASURES_BEGIN,
        "P1M",
        ("L20",),
        label=text("Hva «så raskt som mulig» betyr for å begynne med tiltak"),
    ),
    parameter(
        SOURCES,
        "P2M",
        ("L31",),
        label=text("Frist for å se på andre kilder enn undersøkelsen"),
    ),
    parameter(
        FOUR_QUESTIONS,
        "P2M",
        ("L22",),
        label=text("Frist for å svare på de fire spørsmålene om et problem"),
    ),
    parameter(
        MEASURES_DECIDED,
        "P1M",
        ("V16",),
        label=text("Tid fra møtet om tiltak til det første tiltaket er besluttet"),
    ),
    parameter(
        NOTHING_FOLLOWED,
        "P2M",
        ("L25",),
        label=text("Tid fra rapporten er fordelt til enheten merkes hvis ingenting har skjedd"),
    ),
    parameter(
        UNLAWFUL_DECIDED,
        "10 working days",
        ("L06", "V16"),
        label=text("Frist for å beslutte et tiltak mot et ulovlig forhold"),
    ),
    parameter(
        UNLAWFUL_CORRECTED,
        "P1M",
        ("L06",),
        label=text("Når vi minner om et ulovlig forhold som ikke er rettet"),
    ),
    parameter(
        UNLAWFUL_CLOSED,
        "P6M",
        ("L06", "V17"),
        label=text("Frist for å ha fulgt et ulovlig forhold til det er avsluttet"),
    ),
    parameter(
        CONCERN_ANSWERED,
        "5 working days",
        ("L29", "L30"),
        label=text("Frist for å svare en medarbeider som sier fra"),
    ),
    parameter(
        ATTENTION,
        "P6M",
        ("L05",),
        label=text("Lengste tid mellom to ganger arbeidsmiljøet tas opp etter oppfølgingen"),
    ),
    parameter(
        REPORTED_UPWARD,
        "10 working days",
        ("L27",),
        label=text("Frist for å melde til nivået over det som truer ambisjonene"),
    ),
)
