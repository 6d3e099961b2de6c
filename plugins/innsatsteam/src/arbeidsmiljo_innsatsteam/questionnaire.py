"""The seven themes of ForBedring, the yearly survey of the hospitals.

They are named by the health regions (17 January 2023). The questions, the scale and what makes up
a theme are not published, and not made up here.
"""

from typing import Final

from arbeidsmiljo.model.identifiers import FactorKey
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo_innsatsteam.texts import text

_REGIONS: Final = "https://www.helse-sorost.no/forbedring/"


def _factor(key: str, label: Text, item_class: ItemClass = ItemClass.ORDINARY) -> Factor:
    return Factor(key=FactorKey(key), label=label, item_class=item_class, sources=(_REGIONS,))


FORBEDRING: Final = Questionnaire(
    key="forbedring",
    label=text("ForBedring"),
    factors=(
        _factor("engagement", text("Engasjement")),
        _factor("climate-of-cooperation", text("Samarbeidsklima")),
        _factor("working-conditions", text("Arbeidsforhold")),
        _factor("safety-climate", text("Sikkerhetsklima")),
        _factor("leader-behaviour", text("Lederatferd"), ItemClass.LEADER),
        _factor("physical-environment", text("Fysisk miljø")),
        _factor("follow-up", text("Oppfølging")),
    ),
)
