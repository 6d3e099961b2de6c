"""The rules of preparing and anchoring."""

from arbeidsmiljo.model.events import MeetingHeld
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Absence, Existence, Init
from arbeidsmiljo.rules.pattern import Includes, Lacks, Pattern, held, taken
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.writing import rule
from arbeidsmiljo_innsatsteam import actors, parameters
from arbeidsmiljo_innsatsteam.meetings import PREPARE, START_UP_POINTS, TRAINED
from arbeidsmiljo_innsatsteam.rules.shared import FOUR, MAPPING, with_each
from arbeidsmiljo_innsatsteam.texts import text

_GROUP = (
    actors.LEADER,
    actors.SUPERIOR_LEADER,
    actors.UNION_REPRESENTATIVE,
    actors.SAFETY_REPRESENTATIVE,
    actors.LOCAL_RESOURCE,
)
_POINTS = tuple(one.key for one in START_UP_POINTS)

PREPARING_RULES = (
    rule(
        "anchored-with-all-four",
        actors.SUPERIOR_MANAGEMENT,
        Modality.MUST,
        PREPARE,
        Precedence(before=with_each("anchored", *FOUR), target=MAPPING),
        ("I02",),
        scope=Scope.EACH_UNIT,
        title=text(
            "Forankre arbeidet hos overordnet ledelse, leder, tillitsvalgt og verneombud før "
            "kartleggingen"
        ),
        ours=text("At forankringen skal være på plass før kartleggingen begynner, er vårt."),
    ),
    rule(
        "time-set-aside",
        actors.SUPERIOR_MANAGEMENT,
        Modality.MUST,
        PREPARE,
        Precedence(before=(Every(pattern=taken("time-set-aside")),), target=MAPPING),
        ("I03",),
        scope=Scope.EACH_UNIT,
        towards=actors.LEADER,
        title=text("Sett av nok tid og ressurser"),
        ours=text("At det skal være registrert før kartleggingen begynner, er vårt."),
    ),
    rule(
        "agreed-to-start",
        actors.SUPERIOR_MANAGEMENT,
        Modality.SHOULD,
        PREPARE,
        Precedence(
            before=with_each(
                "agreed",
                actors.LEADER,
                actors.SUPERIOR_LEADER,
                actors.UNION_REPRESENTATIVE,
                actors.SAFETY_REPRESENTATIVE,
            ),
            target=held("start-up"),
        ),
        ("I05",),
        scope=Scope.EACH_UNIT,
        title=text(
            "Bli enige med leder, overordnet leder, tillitsvalgt og verneombud om at dere ønsker å "
            "starte"
        ),
        ours=text("At dere skal være enige før oppstartsmøtet, er vårt."),
    ),
    rule(
        "local-resource-leads-too",
        actors.INNSATSTEAM,
        Modality.MUST,
        PREPARE,
        Precedence(before=(Every(pattern=taken("local-resource-named")),), target=held("start-up")),
        ("I08",),
        scope=Scope.EACH_UNIT,
        title=text("Få med en lokal ressurs som leder prosessen sammen med teamet"),
        ours=text("At ressursen skal være funnet før oppstartsmøtet, er vårt."),
    ),
    rule(
        "start-up-comes-first",
        actors.INNSATSTEAM,
        Modality.MUST,
        PREPARE,
        Init(pattern=held("start-up"), among=(MAPPING,)),
        ("I09",),
        scope=Scope.EACH_UNIT,
        title=text("Hold oppstartsmøtet først"),
    ),
    rule(
        "start-up-with-everybody",
        actors.INNSATSTEAM,
        Modality.MUST,
        PREPARE,
        Absence(
            pattern=Pattern.of(
                MeetingHeld,
                Lacks(condition=Includes(field="attended", values=_GROUP)),
                meeting="start-up",
            )
        ),
        ("I09",),
        scope=Scope.EACH_UNIT,
        title=text("Samle hele arbeidsgruppa i oppstartsmøtet"),
    ),
    rule(
        "start-up-covers-its-points",
        actors.INNSATSTEAM,
        Modality.MUST,
        PREPARE,
        Absence(
            pattern=Pattern.of(
                MeetingHeld,
                Lacks(condition=Includes(field="points", values=_POINTS)),
                meeting="start-up",
            )
        ),
        ("I10",),
        scope=Scope.EACH_UNIT,
        title=text(
            "Forklar og planlegg prosessen i oppstartsmøtet, hør om enheten, og risikovurder planen"
        ),
    ),
    rule(
        "training-held",
        actors.SUPERIOR_MANAGEMENT,
        Modality.MUST,
        PREPARE,
        Existence(
            pattern=taken(
                "training-held",
                Includes(field="points", values=tuple(one.key for one in TRAINED)),
            ),
            within=Within(period=parameters.TRAINING),
        ),
        ("I39",),
        title=text("Gi prosessledere, ledere, tillitsvalgte og vernetjenesten god opplæring"),
        ours=text("At opplæringen er registrert som holdt, og fristen for det, er vårt."),
    ),
)
