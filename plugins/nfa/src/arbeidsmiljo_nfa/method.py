"""NFA's trivselspakke as a method: the first and longest of its editions."""

from arbeidsmiljo.access import Bounds
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.identifiers import MethodKey
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.writing import statements_in
from arbeidsmiljo_nfa import actors
from arbeidsmiljo_nfa.guidance import GUIDANCE, STRUCTURES
from arbeidsmiljo_nfa.meetings import MEETINGS, PHASES, STEPS
from arbeidsmiljo_nfa.parameters import PARAMETERS
from arbeidsmiljo_nfa.questionnaire import NFA_QUESTIONNAIRE
from arbeidsmiljo_nfa.rules import RULES
from arbeidsmiljo_nfa.support_material import DOCUMENTS, source_of
from arbeidsmiljo_nfa.texts import text

NFA = Method(
    key=MethodKey("nfa"),
    edition="first",
    published=None,
    label=text("NFA's trivselspakke"),
    publisher="NFA",
    language="da",
    actors=actors.ACTORS,
    phases=PHASES,
    meetings=MEETINGS,
    steps=STEPS,
    documents=DOCUMENTS,
    parameters=PARAMETERS,
    rules=RULES,
    guidance=GUIDANCE,
    structures=STRUCTURES,
    statements=statements_in("arbeidsmiljo_nfa"),
    questionnaire=NFA_QUESTIONNAIRE,
    bounds=Bounds(
        # Ours: no statement of the source says which results are shown for the whole only.
        enterprise_only=frozenset({ItemClass.SENSITIVE}),
        overseers=(actors.COORDINATOR,),
        readers_of_all_measures=(actors.STEERING_GROUP,),
    ),
    source_of=source_of,
)
"""The trivselspakke, of which the source tells the fifth phase in full."""
