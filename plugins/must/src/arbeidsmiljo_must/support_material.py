"""The 13 documents of the support material for follow-up (V07, V11, V14, L14).

The official files are DFØ's and are not shipped. The texts in `documents/` are this
project's own, written from the published guidance.
"""

from importlib.resources import files

from arbeidsmiljo.errors import NotFoundError
from arbeidsmiljo.method import DocumentSource
from arbeidsmiljo.model.documents import DocumentKind
from arbeidsmiljo.model.identifiers import ActorKey, DocumentKey, MeetingKey, StatementId
from arbeidsmiljo.model.scopes import Scope
from arbeidsmiljo.model.text import Text
from arbeidsmiljo_must import actors


def _document(
    number: int,
    key: str,
    suffix: str,
    audience: tuple[ActorKey, ...],
    statement: str,
    *,
    nb: str,
    en: str,
    scope: Scope = Scope.ONCE,
    meeting: str = "",
) -> DocumentKind:
    return DocumentKind(
        key=DocumentKey(key),
        number=number,
        title=Text({"nb": nb, "en": en}),
        suffix=suffix,
        audience=audience,
        scope=scope,
        meeting=MeetingKey(meeting) if meeting else None,
        statements=(StatementId(statement),),
    )


DOCUMENTS = (
    _document(
        1,
        "hr-information",
        ".docx",
        (actors.HR,),
        "V07",
        nb="Informasjon til HR",
        en="Information to HR",
    ),
    _document(
        2,
        "employee-information",
        ".docx",
        (actors.ALL_EMPLOYEES,),
        "V07",
        nb="Informasjon til ansatte",
        en="Information to employees",
    ),
    _document(
        3,
        "top-leader-information",
        ".docx",
        (actors.TOP_LEADER_GROUP,),
        "V11",
        nb="Informasjon til toppledere",
        en="Information to top leaders",
    ),
    _document(
        4,
        "top-leader-group-first",
        ".pptx",
        (actors.TOP_LEADER_GROUP,),
        "V11",
        nb="Toppledergruppen drøfter resultatene",
        en="The top leader group discusses the results",
        meeting="top-leader-group-first",
    ),
    _document(
        5,
        "amu-first",
        ".pptx",
        (actors.AMU,),
        "V11",
        nb="AMU drøfter resultatene",
        en="AMU discusses the results",
        meeting="amu-first",
    ),
    _document(
        6,
        "parties-first",
        ".pptx",
        (actors.UNION_REPRESENTATIVES,),
        "V11",
        nb="Partene drøfter resultatene",
        en="The parties discuss the results",
        meeting="parties-first",
    ),
    _document(
        7,
        "parties-second",
        ".pptx",
        (actors.UNION_REPRESENTATIVES,),
        "V11",
        nb="Partene etter prosessen i linjen",
        en="The parties after the process in the line",
        meeting="parties-second",
    ),
    _document(
        8,
        "amu-second",
        ".pptx",
        (actors.AMU,),
        "V11",
        nb="AMU etter prosessen i linjen",
        en="AMU after the process in the line",
        meeting="amu-second",
    ),
    _document(
        9,
        "top-leader-group-second",
        ".pptx",
        (actors.TOP_LEADER_GROUP,),
        "V11",
        nb="Toppledergruppen etter prosessen i linjen",
        en="The top leader group after the process in the line",
        meeting="top-leader-group-second",
    ),
    _document(
        10,
        "leader-information",
        ".docx",
        (actors.LEADER_OF_LEADERS, actors.LEADER_OF_EMPLOYEES),
        "V14",
        nb="Informasjon til leder",
        en="Information to the leader",
        scope=Scope.EACH_LEADER,
    ),
    _document(
        11,
        "leader-group-first",
        ".pptx",
        (actors.LEADER_OF_LEADERS,),
        "V14",
        nb="Ledergruppen drøfter resultatene",
        en="The leader group discusses the results",
        scope=Scope.EACH_LEADER_GROUP,
        meeting="leader-group-first",
    ),
    _document(
        12,
        "unit-meeting",
        ".pptx",
        (actors.EMPLOYEES,),
        "L14",
        nb="Leders møter med enheten",
        en="The leader's meetings with the unit",
        scope=Scope.EACH_UNIT,
        meeting="unit-first",
    ),
    _document(
        13,
        "leader-group-second",
        ".pptx",
        (actors.LEADER_OF_LEADERS,),
        "V14",
        nb="Ledergruppen drøfter og beslutter felles tiltak",
        en="The leader group discusses and decides common measures",
        scope=Scope.EACH_LEADER_GROUP,
        meeting="leader-group-second",
    ),
)


def source_of(document: DocumentKey, language: str) -> DocumentSource:
    """Give the text and the binding of a document.

    Args:
        document: Which one.
        language: In which language.

    Raises:
        NotFoundError: There is none in that language.
    """
    numbers = {one.key: one.number for one in DOCUMENTS}
    folder = files("arbeidsmiljo_must") / "documents" / language
    name = f"{numbers.get(document, 0):02d}-{document}"
    text, binding = folder / f"{name}.md", folder / f"{name}.toml"
    if not text.is_file():
        raise NotFoundError(f"text in {language!r} of document", document)
    return DocumentSource(
        text=text.read_text(encoding="utf-8"), binding=binding.read_text(encoding="utf-8")
    )
