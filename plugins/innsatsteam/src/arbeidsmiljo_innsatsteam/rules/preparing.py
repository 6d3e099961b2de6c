"""The rules of preparing and anchoring."""

from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Existence, Init
from arbeidsmiljo.rules.pattern import Includes, held, taken
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.rule import Rule
from arbeidsmiljo.writing import rule
from arbeidsmiljo_innsatsteam import actors, parameters
from arbeidsmiljo_innsatsteam.meetings import PREPARE, START_UP_POINTS
from arbeidsmiljo_innsatsteam.rules.shared import FOUR, MAPPING, met_about, met_with, with_each
from arbeidsmiljo_innsatsteam.texts import text

_GROUP = (
    actors.LEADER,
    actors.SUPERIOR_LEADER,
    actors.UNION_REPRESENTATIVE,
    actors.SAFETY_REPRESENTATIVE,
    actors.LOCAL_RESOURCE,
)
_BEFORE_MAPPING = text(
    "At det skal være gjort før kartleggingen begynner, er vårt. Et nytt møte kan rette opp det "
    "første."
)


def _trained(group: str, title: Text) -> Rule:
    """Ask that one of the groups was trained; each may be in a session of its own."""
    return rule(
        f"trained-{group}",
        actors.SUPERIOR_MANAGEMENT,
        Modality.MUST,
        PREPARE,
        Existence(
            pattern=taken("training-held", Includes(field="points", values=(group,))),
            within=Within(period=parameters.TRAINING),
        ),
        ("I39",),
        title=title,
        ours=text(
            "Kilden sier ikke hvem som sørger for opplæringen. At det er overordnet ledelse, at "
            "den er registrert som holdt, og fristen, er vårt."
        ),
    )


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
        ours=text(
            "At overordnet ledelse sørger for forankringen, og at den skal være på plass før "
            "kartleggingen begynner, er vårt."
        ),
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
        ours=text(
            "At overordnet ledelse sørger for det, og at det skal være registrert før "
            "kartleggingen begynner, er vårt."
        ),
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
        ours=text(
            "At overordnet ledelse sørger for at dere er enige, og at dere skal være det før "
            "oppstartsmøtet, er vårt."
        ),
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
        ours=text(
            "At teamet sørger for det, og at ressursen skal være funnet før oppstartsmøtet, er "
            "vårt."
        ),
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
        ours=text(
            "Kilden taler om det første møtet. At oppstartsmøtet kommer før intervjuer og "
            "innsamling av skriftlig materiale også, er vår lesning."
        ),
        entails=("start-up-with-everybody", "start-up-covers-its-points"),
    ),
    rule(
        "start-up-with-everybody",
        actors.INNSATSTEAM,
        Modality.MUST,
        PREPARE,
        Precedence(before=tuple(met_with("start-up", one) for one in _GROUP), target=MAPPING),
        ("I09",),
        scope=Scope.EACH_UNIT,
        title=text("Samle hele arbeidsgruppa i oppstartsmøtet"),
        ours=_BEFORE_MAPPING,
    ),
    rule(
        "start-up-covers-its-points",
        actors.INNSATSTEAM,
        Modality.MUST,
        PREPARE,
        Precedence(
            before=tuple(met_about("start-up", one.key) for one in START_UP_POINTS),
            target=MAPPING,
        ),
        ("I10",),
        scope=Scope.EACH_UNIT,
        title=text(
            "Forklar og planlegg prosessen i oppstartsmøtet, hør om enheten, og risikovurder planen"
        ),
        ours=_BEFORE_MAPPING,
    ),
    _trained("process-leaders", text("Gi prosesslederne god opplæring")),
    _trained("leaders", text("Gi lederne god opplæring")),
    _trained("union-representatives", text("Gi de tillitsvalgte god opplæring")),
    _trained("safety-service", text("Gi vernetjenesten god opplæring")),
)
