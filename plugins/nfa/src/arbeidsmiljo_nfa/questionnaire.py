"""The areas that NFA's questionnaire covers, as Arbejdstilsynet lists them.

There are six. BUPL, a trade union, counts seven, with cooperation and leadership apart and
conflicts under another name. The names of its 30 topics, the questions, the scale and what makes
up a topic are not known here, and not made up. Keys are ours, and so is it that conflicts count as
sensitive and are shown for the whole workplace only.
"""

from typing import Final

from arbeidsmiljo.model.identifiers import FactorKey
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo_nfa.texts import text

_ARBEJDSTILSYNET: Final = (
    "https://at.dk/vaerktoej/a/arbejdspladsspoergeskema-om-psykisk-arbejdsmiljoe-og-trivsel/"
)


def _factor(key: str, label: Text, item_class: ItemClass = ItemClass.ORDINARY) -> Factor:
    sources = (_ARBEJDSTILSYNET,)
    return Factor(key=FactorKey(key), label=label, item_class=item_class, sources=sources)


NFA_QUESTIONNAIRE: Final = Questionnaire(
    key="nfa",
    label=text("NFA's spørgeskema om psykisk arbejdsmiljø og trivsel"),
    factors=(
        _factor("content-and-organisation", text("Arbejdets indhold og organisering")),
        _factor("demands", text("Krav i arbejdet")),
        _factor("leadership-and-cooperation", text("Ledelse og samarbejde"), ItemClass.LEADER),
        _factor("conflicts", text("Konflikter i arbejdet"), ItemClass.SENSITIVE),
        _factor("handling-of-changes", text("Håndtering af forandringer")),
        _factor("well-being", text("Trivsel i arbejdet")),
    ),
)
