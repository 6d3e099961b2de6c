"""The rules of the report: what it holds, and who gets it in which order."""

from arbeidsmiljo.model.events import DocumentPrepared, FindingRecorded, MeetingHeld
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.rules.existence import Absence
from arbeidsmiljo.rules.pattern import (
    Given,
    Includes,
    Lacks,
    Pattern,
    either,
    held,
    taken,
)
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.relation import Succession
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.writing import rule
from arbeidsmiljo_innsatsteam import actors, parameters
from arbeidsmiljo_innsatsteam.meetings import WRITE
from arbeidsmiljo_innsatsteam.rules.shared import (
    EACH_SENSITIVE_FINDING,
    OUR_DEADLINE,
    REPORT_READY,
)
from arbeidsmiljo_innsatsteam.texts import text

REPORTING_RULES = (
    rule(
        "report-written",
        actors.INNSATSTEAM,
        Modality.MUST,
        WRITE,
        Response(
            trigger=held("dialogue"),
            target=REPORT_READY,
            within=parameters.REPORT,
            first_only=True,
        ),
        ("I17",),
        scope=Scope.EACH_UNIT,
        title=text("Skriv en kort rapport som oppsummerer kartleggingen"),
        ours=OUR_DEADLINE,
    ),
    rule(
        "report-has-both-areas",
        actors.INNSATSTEAM,
        Modality.MUST,
        WRITE,
        Precedence(
            before=(
                Every(pattern=Pattern.of(FindingRecorded, kind="improvement")),
                Every(pattern=Pattern.of(FindingRecorded, kind="preservation")),
            ),
            target=REPORT_READY,
        ),
        ("I17",),
        scope=Scope.EACH_UNIT,
        title=text("Pek ut både forbedringsområder og bevaringsområder"),
    ),
    rule(
        "report-holds-nothing-sensitive",
        actors.INNSATSTEAM,
        Modality.MUST,
        WRITE,
        Absence(
            pattern=Pattern.of(DocumentPrepared, Given(fields=("findings",)), document="report")
        ),
        ("I18",),
        scope=Scope.EACH_UNIT,
        each=EACH_SENSITIVE_FINDING,
        title=text("Hold det som er sensitivt, utenfor rapporten"),
        ours=text("Vi ser på det som er merket som sensitivt."),
    ),
    rule(
        "report-to-leader-first",
        actors.INNSATSTEAM,
        Modality.MUST,
        WRITE,
        Precedence(
            before=(Every(pattern=held("report-to-leader")),),
            target=either(held("report-to-parties"), held("findings-to-employees")),
        ),
        ("I19",),
        scope=Scope.EACH_UNIT,
        towards=actors.LEADER,
        title=text("Presenter rapporten for leder først"),
    ),
    rule(
        "report-to-parties-with-leader",
        actors.INNSATSTEAM,
        Modality.MUST,
        WRITE,
        Absence(
            pattern=Pattern.of(
                MeetingHeld,
                Lacks(
                    condition=Includes(
                        field="attended",
                        values=(
                            actors.LEADER,
                            actors.UNION_REPRESENTATIVE,
                            actors.SAFETY_REPRESENTATIVE,
                        ),
                    )
                ),
                meeting="report-to-parties",
            )
        ),
        ("I19",),
        scope=Scope.EACH_UNIT,
        title=text("Presenter rapporten for tillitsvalgt og verneombud sammen med leder"),
    ),
    rule(
        "findings-to-employees-after-parties",
        actors.INNSATSTEAM,
        Modality.MUST,
        WRITE,
        Succession(
            first=held("report-to-parties"),
            then=held("findings-to-employees"),
            within=parameters.FINDINGS_TOLD,
        ),
        ("I20",),
        scope=Scope.EACH_UNIT,
        towards=actors.EMPLOYEES,
        title=text("Presenter hovedfunnene for de ansatte etter at partene har sett rapporten"),
        ours=OUR_DEADLINE,
    ),
    rule(
        "sensitive-handled-all-the-same",
        actors.LEADER,
        Modality.MUST,
        WRITE,
        Response(
            trigger=Pattern.of(FindingRecorded, sensitive="True"),
            target=taken("sensitive-handled", Given(fields=("finding",))),
            within=parameters.SENSITIVE,
            first_only=True,
        ),
        ("I41",),
        scope=Scope.EACH_UNIT,
        each=EACH_SENSITIVE_FINDING,
        title=text("Håndter utfordringer som er for sensitive for rapporten"),
        ours=OUR_DEADLINE,
    ),
)
