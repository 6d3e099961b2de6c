"""The rules of mapping the present situation."""

from arbeidsmiljo.model.events import MeetingHeld
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.rules.pattern import Given, Includes, Pattern, held, taken
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.writing import rule
from arbeidsmiljo_innsatsteam import actors, parameters
from arbeidsmiljo_innsatsteam.meetings import MAP, WHO_TOOK_PART
from arbeidsmiljo_innsatsteam.rules.shared import OUR_DEADLINE, REPORT_READY, with_each
from arbeidsmiljo_innsatsteam.texts import text

_BEFORE_REPORT = text("At det skal være gjort før rapporten er klar, er vårt.")

MAPPING_RULES = (
    rule(
        "each-interviewed",
        actors.INNSATSTEAM,
        Modality.MUST,
        MAP,
        Precedence(
            before=with_each(
                "interviewed",
                actors.LEADER,
                actors.UNION_REPRESENTATIVE,
                actors.SAFETY_REPRESENTATIVE,
            ),
            target=REPORT_READY,
        ),
        ("I12",),
        scope=Scope.EACH_UNIT,
        title=text("Intervju leder, tillitsvalgt og verneombud hver for seg"),
        ours=_BEFORE_REPORT,
    ),
    rule(
        "dialogue-after-start-up",
        actors.INNSATSTEAM,
        Modality.MUST,
        MAP,
        Response(
            trigger=held("start-up"),
            target=held("dialogue"),
            within=parameters.DIALOGUE,
            first_only=True,
        ),
        ("I14",),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        title=text("Møt de ansatte til dialog når oppstartsmøtet er holdt"),
        ours=OUR_DEADLINE,
    ),
    rule(
        "dialogue-held",
        actors.INNSATSTEAM,
        Modality.MUST,
        MAP,
        Precedence(before=(Every(pattern=held("dialogue")),), target=REPORT_READY),
        ("I14",),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        title=text("La de ansatte arbeide sammen i grupper, i én samling eller flere"),
        ours=_BEFORE_REPORT,
        entails=("all-employees-take-part",),
    ),
    rule(
        "all-employees-take-part",
        actors.INNSATSTEAM,
        Modality.SHOULD,
        MAP,
        Precedence(
            before=(
                Every(
                    pattern=Pattern.of(
                        MeetingHeld,
                        Includes(
                            field="points",
                            values=tuple(one.key for one in WHO_TOOK_PART),
                            some=True,
                        ),
                        meeting="dialogue",
                    )
                ),
            ),
            target=REPORT_READY,
        ),
        ("I15", "I40"),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        title=text("Få med alle ansatte i dialogen, eller et utvalg som representerer dem"),
        ours=_BEFORE_REPORT,
    ),
    rule(
        "dialogue-cloth-used",
        actors.INNSATSTEAM,
        Modality.SHOULD,
        MAP,
        Precedence(before=(Every(pattern=taken("dialogue-cloth-used")),), target=REPORT_READY),
        ("I42",),
        scope=Scope.EACH_UNIT,
        title=text("Bruk dialogduk i dialogen med de ansatte"),
        ours=_BEFORE_REPORT,
    ),
    rule(
        "material-gathered",
        actors.INNSATSTEAM,
        Modality.MUST,
        MAP,
        Precedence(
            before=(Every(pattern=taken("material-gathered", Given(fields=("points",)))),),
            target=REPORT_READY,
        ),
        ("I16",),
        scope=Scope.EACH_UNIT,
        title=text("Saml inn skriftlig materiale"),
        ours=_BEFORE_REPORT,
    ),
)
