"""The documents of the work: the source names none, so the texts and their number are ours."""

from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.writing import document, sources_in
from arbeidsmiljo_innsatsteam import actors
from arbeidsmiljo_innsatsteam.texts import text

DOCUMENTS = (
    document(
        1,
        "start-up-agenda",
        ".pptx",
        (actors.WORKING_GROUP,),
        ("I09", "I10"),
        title=text("Oppstartsmøte"),
        scope=Scope.EACH_UNIT,
        meeting_key="start-up",
    ),
    document(
        2,
        "risk-assessment",
        ".docx",
        (actors.WORKING_GROUP,),
        ("I10",),
        title=text("Risikovurdering av prosessen"),
        scope=Scope.EACH_UNIT,
        meeting_key="start-up",
    ),
    document(
        3,
        "report",
        ".docx",
        (actors.WORKING_GROUP,),
        ("I17", "I18"),
        title=text("Rapport fra kartleggingen"),
        scope=Scope.EACH_UNIT,
        meeting_key="report-to-leader",
    ),
    document(
        4,
        "action-plan",
        ".docx",
        (actors.LEADER,),
        ("I22", "I23"),
        title=text("Tiltaksplan"),
        scope=Scope.EACH_UNIT,
        meeting_key="priorities",
    ),
    document(
        5,
        "communication-plan",
        ".docx",
        (actors.LEADER,),
        ("I28", "I29", "I30"),
        title=text("Kommunikasjonsplan"),
        scope=Scope.EACH_UNIT,
    ),
    document(
        6,
        "evaluation",
        ".pptx",
        (actors.EMPLOYEES,),
        ("I33", "I37"),
        title=text("Evaluering av tiltakene"),
        scope=Scope.EACH_UNIT,
        meeting_key="evaluation",
    ),
)

source_of = sources_in("arbeidsmiljo_innsatsteam", DOCUMENTS)
"""Gives the text and the binding of a document in a language."""
