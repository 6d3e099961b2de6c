"""The 13 documents of the support material for follow-up (V07, V11, V14, L14).

The official files are DFØ's and are not shipped. The texts in `documents/` are this
project's own, written from the published guidance.
"""

from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.writing import document, sources_in
from arbeidsmiljo_must import actors
from arbeidsmiljo_must.texts import text

DOCUMENTS = (
    document(
        1,
        "hr-information",
        ".docx",
        (actors.HR,),
        ("V07",),
        title=text("Informasjon til HR"),
    ),
    document(
        2,
        "employee-information",
        ".docx",
        (actors.ALL_EMPLOYEES,),
        ("V07",),
        title=text("Informasjon til ansatte"),
    ),
    document(
        3,
        "top-leader-information",
        ".docx",
        (actors.TOP_LEADER_GROUP,),
        ("V11",),
        title=text("Informasjon til toppledere"),
    ),
    document(
        4,
        "top-leader-group-first",
        ".pptx",
        (actors.TOP_LEADER_GROUP,),
        ("V11",),
        title=text("Toppledergruppen drøfter resultatene"),
        meeting_key="top-leader-group-first",
    ),
    document(
        5,
        "amu-first",
        ".pptx",
        (actors.AMU,),
        ("V11",),
        title=text("AMU drøfter resultatene"),
        meeting_key="amu-first",
    ),
    document(
        6,
        "parties-first",
        ".pptx",
        (actors.UNION_REPRESENTATIVES,),
        ("V11",),
        title=text("Partene drøfter resultatene"),
        meeting_key="parties-first",
    ),
    document(
        7,
        "parties-second",
        ".pptx",
        (actors.UNION_REPRESENTATIVES,),
        ("V11",),
        title=text("Partene etter prosessen i linjen"),
        meeting_key="parties-second",
    ),
    document(
        8,
        "amu-second",
        ".pptx",
        (actors.AMU,),
        ("V11",),
        title=text("AMU etter prosessen i linjen"),
        meeting_key="amu-second",
    ),
    document(
        9,
        "top-leader-group-second",
        ".pptx",
        (actors.TOP_LEADER_GROUP,),
        ("V11",),
        title=text("Toppledergruppen etter prosessen i linjen"),
        meeting_key="top-leader-group-second",
    ),
    document(
        10,
        "leader-information",
        ".docx",
        (actors.LEADER_OF_LEADERS, actors.LEADER_OF_EMPLOYEES),
        ("V14",),
        title=text("Informasjon til leder"),
        scope=Scope.EACH_LEADER,
    ),
    document(
        11,
        "leader-group-first",
        ".pptx",
        (actors.LEADER_OF_LEADERS,),
        ("V14",),
        title=text("Ledergruppen drøfter resultatene"),
        scope=Scope.EACH_LEADER_GROUP,
        meeting_key="leader-group-first",
    ),
    document(
        12,
        "unit-meeting",
        ".pptx",
        (actors.EMPLOYEES,),
        ("L14",),
        title=text("Leders møter med enheten"),
        scope=Scope.EACH_UNIT,
        meeting_key="unit-first",
    ),
    document(
        13,
        "leader-group-second",
        ".pptx",
        (actors.LEADER_OF_LEADERS,),
        ("V14",),
        title=text("Ledergruppen drøfter og beslutter felles tiltak"),
        scope=Scope.EACH_LEADER_GROUP,
        meeting_key="leader-group-second",
    ),
)


source_of = sources_in("arbeidsmiljo_must", DOCUMENTS)
"""Gives the text and the binding of a document in a language."""
