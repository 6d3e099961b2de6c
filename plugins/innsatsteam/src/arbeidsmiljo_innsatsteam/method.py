"""Der skoen trykker as a method: the edition of seven phases."""

from arbeidsmiljo.access import Bounds
from arbeidsmiljo.method import Method
from arbeidsmiljo.model.identifiers import MethodKey
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.writing import statements_in
from arbeidsmiljo_innsatsteam import actors
from arbeidsmiljo_innsatsteam.guidance import GUIDANCE
from arbeidsmiljo_innsatsteam.meetings import MEETINGS, PHASES, STEPS
from arbeidsmiljo_innsatsteam.parameters import PARAMETERS
from arbeidsmiljo_innsatsteam.questionnaire import FORBEDRING
from arbeidsmiljo_innsatsteam.rules import RULES
from arbeidsmiljo_innsatsteam.structures import STRUCTURES
from arbeidsmiljo_innsatsteam.support_material import DOCUMENTS, source_of
from arbeidsmiljo_innsatsteam.texts import text

INNSATSTEAM = Method(
    key=MethodKey("innsatsteam"),
    edition="seven-phases",
    published=None,
    label=text("Der skoen trykker: innsatsteamets sju faser"),
    publisher="Bransjeprogram IA i sykehus",
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
    statements=statements_in("arbeidsmiljo_innsatsteam"),
    questionnaire=FORBEDRING,
    bounds=Bounds(
        enterprise_only=frozenset({ItemClass.SENSITIVE}),
        overseers=(actors.INNSATSTEAM,),
        readers_of_all_measures=(actors.SUPERIOR_MANAGEMENT,),
    ),
    source_of=source_of,
)
"""The seven phases, as the page on method and process told them; a newer edition has four."""
