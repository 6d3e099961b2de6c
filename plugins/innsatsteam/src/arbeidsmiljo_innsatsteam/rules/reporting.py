"""The rules of the report: what it holds, and who gets it in which order."""

from arbeidsmiljo.model.events import DocumentPrepared, FindingRecorded
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.rules.existence import Absence
from arbeidsmiljo.rules.pattern import Given, Pattern, either, held, taken
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.relation import Succession
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.writing import rule
from arbeidsmiljo_innsatsteam import actors, parameters
from arbeidsmiljo_innsatsteam.meetings import WRITE
from arbeidsmiljo_innsatsteam.rules.shared import (
    EACH_SENSITIVE_FINDING,
    REPORT_READY,
    met_with,
)
from arbeidsmiljo_innsatsteam.texts import text

_TEAM_AND_DEADLINE = text("At teamet sørger for det, og fristen, er vårt.")

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
        ours=text("At teamet skriver den, og fristen, er vårt."),
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
        "report-shown-to-leader",
        actors.INNSATSTEAM,
        Modality.MUST,
        WRITE,
        Response(
            trigger=REPORT_READY,
            target=held("report-to-leader"),
            within=parameters.REPORT_TO_LEADER,
            first_only=True,
        ),
        ("I19",),
        scope=Scope.EACH_UNIT,
        towards=actors.LEADER,
        title=text("Presenter rapporten for leder når den er klar"),
        ours=_TEAM_AND_DEADLINE,
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
        "report-shown-to-parties",
        actors.INNSATSTEAM,
        Modality.MUST,
        WRITE,
        Response(
            trigger=held("report-to-leader"),
            target=held("report-to-parties"),
            within=parameters.REPORT_TO_PARTIES,
            first_only=True,
        ),
        ("I19",),
        scope=Scope.EACH_UNIT,
        title=text("Presenter rapporten for tillitsvalgt og verneombud når leder har sett den"),
        ours=_TEAM_AND_DEADLINE,
    ),
    rule(
        "report-to-parties-with-leader",
        actors.INNSATSTEAM,
        Modality.MUST,
        WRITE,
        Precedence(
            before=(
                met_with("report-to-parties", actors.LEADER, actors.UNION_REPRESENTATIVE),
                met_with("report-to-parties", actors.LEADER, actors.SAFETY_REPRESENTATIVE),
            ),
            target=held("findings-to-employees"),
        ),
        ("I19", "I20"),
        scope=Scope.EACH_UNIT,
        title=text("Presenter rapporten for tillitsvalgt og verneombud sammen med leder"),
        ours=text(
            "At det kan skje i flere møter, bare alle har vært med før de ansatte får "
            "hovedfunnene, er vårt."
        ),
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
        ours=_TEAM_AND_DEADLINE,
        entails=("report-to-parties-with-leader",),
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
        ours=text(
            "Kilden sier ikke hvem som håndterer dem. At det er lederen, og fristen, er vårt. "
            "Gjelder det lederen selv, er det den overordnede lederens sak."
        ),
    ),
)
