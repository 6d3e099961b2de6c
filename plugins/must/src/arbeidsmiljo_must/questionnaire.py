"""The factors that MUST is said to measure, as far as published pages name them.

The question list is STAMI's and is not shipped; nor is it known here which questions make up a
factor. A factor stands below where one of these pages names it:

- P-PROSJEKT: <https://stami.no/prosjekt/medarbeiderundersokelsen-i-staten-must/>, STAMI.
- P-TEMA: STAMI's page on the themes of MUST, 13 February and 26 August 2024,
  <https://stami.no/vare-tjenester/medarbeiderundersokelsen-i-staten-must/temaomrader-i-must/>.
- P-VEKST: <https://veksthms.no/?p=846>, a provider of HSE services that describes MUST.
- L08: the guidance to leaders, on what the enterprise report alone shows.

Three things are left open on purpose. The scale of the answers is not published: it comes with
the results. Whether a high value is good or bad is not published either, and results are never
graded here (L32). Role conflict is only implied where role clarity is described, and is left
out.

Keys are ours, and so are the English labels and the short Norwegian ones.
"""

from typing import Final

from arbeidsmiljo.model.identifiers import FactorKey
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.questionnaire import Factor, Questionnaire
from arbeidsmiljo_must.texts import text


def _factor(key: str, label: Text, item_class: ItemClass = ItemClass.ORDINARY) -> Factor:
    return Factor(key=FactorKey(key), label=label, item_class=item_class)


MUST_QUESTIONNAIRE: Final = Questionnaire(
    key="must",
    label=text("Medarbeiderundersøkelsen i staten (MUST)"),
    factors=(
        # P-TEMA: job demands, such as amount of work and time pressure
        _factor("workload", text("Arbeidsmengde og tidspress")),
        # P-VEKST: what is expected of the employee's availability, when, where and how
        _factor("availability", text("Forventninger om tilgjengelighet")),
        # P-VEKST: clear goals and areas of responsibility
        _factor("role-clarity", text("Rolleklarhet")),
        # P-VEKST: legitimate or necessary tasks, illegitimate or unnecessary ones
        _factor("unnecessary-tasks", text("Unødvendige arbeidsoppgaver")),
        # P-PROSJEKT (self-determination), P-TEMA (job control)
        _factor("job-control", text("Jobbkontroll og selvbestemmelse")),
        # P-PROSJEKT, P-TEMA; feedback to the leader (L12), hence the class
        _factor("leadership", text("Lederskap"), ItemClass.LEADER),
        # P-PROSJEKT, P-TEMA
        _factor("self-leadership", text("Selvledelse")),
        # P-PROSJEKT: social support from colleagues and leader, two factors here because the
        # second is about one person
        _factor("support-from-colleagues", text("Sosial støtte fra kolleger")),
        _factor(
            "support-from-leader",
            text("Sosial støtte fra leder"),
            ItemClass.LEADER,
        ),
        # P-PROSJEKT
        _factor("social-climate", text("Sosialt klima")),
        # P-PROSJEKT
        _factor("conflicts", text("Konflikter")),
        # P-PROSJEKT
        _factor("psychological-safety", text("Psykologisk trygghet")),
        # P-PROSJEKT, P-TEMA; an optional theme too
        _factor("competence-development", text("Kompetanseutvikling")),
        # P-PROSJEKT, P-TEMA; an optional theme too
        _factor("office-solutions", text("Kontorløsninger")),
        # P-PROSJEKT
        _factor("belonging", text("Tilhørighet til virksomheten")),
        # P-PROSJEKT
        _factor("turnover-intention", text("Tanker om å slutte")),
        # P-PROSJEKT
        _factor("work-engagement", text("Jobbengasjement")),
        # L08 names these four, P-PROSJEKT harassment; the enterprise report alone shows them
        _factor("bullying", text("Mobbing"), ItemClass.SENSITIVE),
        _factor("harassment", text("Trakassering"), ItemClass.SENSITIVE),
        _factor("discrimination", text("Diskriminering"), ItemClass.SENSITIVE),
        _factor(
            "unwanted-sexual-attention",
            text("Uønsket seksuell oppmerksomhet"),
            ItemClass.SENSITIVE,
        ),
    ),
)
"""What MUST asks about, in the order in which results are shown."""
