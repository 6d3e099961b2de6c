"""The documents of the implementation (N10, N12); the texts and their number are ours."""

from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.writing import document, sources_in
from arbeidsmiljo_nfa import actors
from arbeidsmiljo_nfa.texts import text

DOCUMENTS = (
    document(
        1,
        "orientation",
        ".pptx",
        (actors.EMPLOYEES,),
        ("N05",),
        title=text("Orientering af medarbejderne"),
        scope=Scope.EACH_UNIT,
        meeting_key="orientation",
    ),
    document(
        2,
        "action-plan",
        ".docx",
        (actors.WORKING_GROUP,),
        ("N01",),
        title=text("Handleplan"),
        scope=Scope.EACH_UNIT,
        meeting_key="action-plan-meeting",
    ),
    document(
        3,
        "implementation-form",
        ".docx",
        (actors.WORKING_GROUP,),
        ("N10",),
        title=text("Implementeringsskema"),
        scope=Scope.EACH_UNIT,
        meeting_key="working-group-follow-up",
    ),
    document(
        4,
        "working-group-follow-up",
        ".pptx",
        (actors.WORKING_GROUP,),
        ("N10", "N12"),
        title=text("Arbejdsgruppens opfølgningsmøde"),
        scope=Scope.EACH_UNIT,
        meeting_key="working-group-follow-up",
    ),
    document(
        5,
        "steering-group-follow-up",
        ".pptx",
        (actors.STEERING_GROUP,),
        ("N10", "N12"),
        title=text("Styregruppens opfølgningsmøde"),
        meeting_key="steering-group-follow-up",
    ),
    document(
        6,
        "final-evaluation",
        ".pptx",
        (actors.STEERING_GROUP,),
        ("N17",),
        title=text("Afsluttende evaluering"),
        meeting_key="final-evaluation",
    ),
)

source_of = sources_in("arbeidsmiljo_nfa", DOCUMENTS)
"""Gives the text and the binding of a document in a language."""
