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


def _factor(key: str, nb: str, en: str, item_class: ItemClass = ItemClass.ORDINARY) -> Factor:
    return Factor(key=FactorKey(key), label=Text({"nb": nb, "en": en}), item_class=item_class)


MUST_QUESTIONNAIRE: Final = Questionnaire(
    key="must",
    label=Text(
        {
            "nb": "Medarbeiderundersøkelsen i staten (MUST)",
            "en": "The employee survey of the Norwegian state (MUST)",
        }
    ),
    factors=(
        # P-TEMA: job demands, such as amount of work and time pressure
        _factor("workload", "Arbeidsmengde og tidspress", "Workload and time pressure"),
        # P-VEKST: what is expected of the employee's availability, when, where and how
        _factor("availability", "Forventninger om tilgjengelighet", "Expected availability"),
        # P-VEKST: clear goals and areas of responsibility
        _factor("role-clarity", "Rolleklarhet", "Role clarity"),
        # P-VEKST: legitimate or necessary tasks, illegitimate or unnecessary ones
        _factor("unnecessary-tasks", "Unødvendige arbeidsoppgaver", "Unnecessary tasks"),
        # P-PROSJEKT (self-determination), P-TEMA (job control)
        _factor("job-control", "Jobbkontroll og selvbestemmelse", "Job control"),
        # P-PROSJEKT, P-TEMA; feedback to the leader (L12), hence the class
        _factor("leadership", "Lederskap", "Leadership", ItemClass.LEADER),
        # P-PROSJEKT, P-TEMA
        _factor("self-leadership", "Selvledelse", "Self-leadership"),
        # P-PROSJEKT: social support from colleagues and leader, two factors here because the
        # second is about one person
        _factor("support-from-colleagues", "Sosial støtte fra kolleger", "Support from colleagues"),
        _factor(
            "support-from-leader",
            "Sosial støtte fra leder",
            "Support from leader",
            ItemClass.LEADER,
        ),
        # P-PROSJEKT
        _factor("social-climate", "Sosialt klima", "Social climate"),
        # P-PROSJEKT
        _factor("conflicts", "Konflikter", "Conflicts"),
        # P-PROSJEKT
        _factor("psychological-safety", "Psykologisk trygghet", "Psychological safety"),
        # P-PROSJEKT, P-TEMA; an optional theme too
        _factor("competence-development", "Kompetanseutvikling", "Competence development"),
        # P-PROSJEKT, P-TEMA; an optional theme too
        _factor("office-solutions", "Kontorløsninger", "Office solutions"),
        # P-PROSJEKT
        _factor("belonging", "Tilhørighet til virksomheten", "Belonging to the organisation"),
        # P-PROSJEKT
        _factor("turnover-intention", "Tanker om å slutte", "Thoughts of leaving"),
        # P-PROSJEKT
        _factor("work-engagement", "Jobbengasjement", "Work engagement"),
        # L08 names these four, P-PROSJEKT harassment; the enterprise report alone shows them
        _factor("bullying", "Mobbing", "Bullying", ItemClass.SENSITIVE),
        _factor("harassment", "Trakassering", "Harassment", ItemClass.SENSITIVE),
        _factor("discrimination", "Diskriminering", "Discrimination", ItemClass.SENSITIVE),
        _factor(
            "unwanted-sexual-attention",
            "Uønsket seksuell oppmerksomhet",
            "Unwanted sexual attention",
            ItemClass.SENSITIVE,
        ),
    ),
)
"""What MUST asks about, in the order in which results are shown."""
