"""MUST's follow-up as a method."""

from datetime import date

from arbeidsmiljo.access import Bounds
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.identifiers import MethodKey
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.writing import statements_in
from arbeidsmiljo_must import actors
from arbeidsmiljo_must.guidance import GUIDANCE
from arbeidsmiljo_must.meetings import MEETINGS, PHASES, STEPS
from arbeidsmiljo_must.parameters import PARAMETERS
from arbeidsmiljo_must.questionnaire import MUST_QUESTIONNAIRE
from arbeidsmiljo_must.rules import RULES
from arbeidsmiljo_must.structures import STRUCTURES
from arbeidsmiljo_must.support_material import DOCUMENTS, source_of
from arbeidsmiljo_must.texts import text

MUST = Method(
    key=MethodKey("must"),
    edition="2023-01",
    published=date(2023, 1, 17),
    label=text("Oppfølging av Medarbeiderundersøkelsen i staten (MUST)"),
    publisher="DFØ",
    language="nb",
    actors=actors.ACTORS,
    phases=PHASES,
    meetings=MEETINGS,
    steps=STEPS,
    documents=DOCUMENTS,
    parameters=PARAMETERS,
    rules=RULES,
    guidance=GUIDANCE,
    structures=STRUCTURES,
    statements=statements_in("arbeidsmiljo_must"),
    questionnaire=MUST_QUESTIONNAIRE,
    bounds=Bounds(
        enterprise_only=frozenset({ItemClass.SENSITIVE}),
        overseers=(actors.HR,),
        readers_of_all_measures=(
            actors.TOP_LEADER,
            actors.TOP_LEADER_GROUP,
            actors.AMU,
            actors.UNION_REPRESENTATIVES,
            actors.CHIEF_SAFETY_REPRESENTATIVE,
        ),
    ),
    source_of=source_of,
)
"""The follow-up as the pages and files of January 2023 tell it."""
