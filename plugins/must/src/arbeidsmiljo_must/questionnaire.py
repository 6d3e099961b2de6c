"""The factors that MUST is said to measure, as far as published pages name them.

The question list is STAMI's and is not shipped; nor is it known here which questions make up a
factor. A factor, or a module that can be chosen, stands below where one of these pages names it:

- P-PROSJEKT: STAMI's page on the project.
- P-STAMI: STAMI's page on the service.
- P-TEMA: STAMI's page on the themes of MUST, 13 February and 26 August 2024.
- P-VEKST: a provider of HSE services that describes MUST.
- L08: the guidance to leaders, on what the enterprise report alone shows.

Three things are left open on purpose. The scale of the answers is not published: it comes with
the results. Whether a high value is good or bad is not published either, and results are never
graded here (L32). Role conflict is only implied where role clarity is described, and is left
out. What the modules ask about is known by their names alone: one that is named as a factor of
the main part deepens it, and any other is one factor of its own. The module on the employees'
own responsibility is named so by STAMI, and by DFØ as the performance that employees see
themselves.

Keys are ours, and so are the English labels and the short Norwegian ones.
"""

from typing import Final

from arbeidsmiljo.model.identifiers import FactorKey, ModuleKey
from arbeidsmiljo.model.item_classes import ItemClass
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.survey.questionnaire import Factor, Module, Questionnaire
from arbeidsmiljo_must.texts import text

_PROSJEKT: Final = "https://stami.no/prosjekt/medarbeiderundersokelsen-i-staten-must/"
_STAMI: Final = "https://stami.no/vare-tjenester/medarbeiderundersokelsen-i-staten-must/"
_TEMA: Final = f"{_STAMI}temaomrader-i-must/"
_VEKST: Final = "https://veksthms.no/?p=846"
_L08: Final = "L08"


def _factor(
    key: str, label: Text, *sources: str, item_class: ItemClass = ItemClass.ORDINARY
) -> Factor:
    return Factor(key=FactorKey(key), label=label, item_class=item_class, sources=sources)


def _module(key: str, label: Text, *deepens: str) -> Module:
    return Module(
        key=ModuleKey(key),
        label=label,
        deepens=tuple(map(FactorKey, deepens)),
        sources=(_STAMI, _TEMA),
    )


_MODULES: Final = (
    _module("organisational-change", text("Organisasjonsendring")),
    _module("closeness-to-users", text("Brukernærhet")),
    _module("leadership", text("Ledelse"), "leadership"),
    _module("office-solutions", text("Kontorløsning"), "office-solutions"),
    _module("employee-responsibility", text("Medarbeideransvar")),
    _module("future-work-environment", text("Fremtidens arbeidsmiljø")),
    _module(
        "competence-development",
        text("Opplæring og kompetanseutvikling"),
        "competence-development",
    ),
)


MUST_QUESTIONNAIRE: Final = Questionnaire(
    key="must",
    label=text("Medarbeiderundersøkelsen i staten (MUST)"),
    modules=_MODULES,
    factors=(
        # job demands, such as amount of work and time pressure
        _factor("workload", text("Arbeidsmengde og tidspress"), _TEMA),
        # what is expected of the employee's availability, when, where and how
        _factor("availability", text("Forventninger om tilgjengelighet"), _VEKST),
        # clear goals and areas of responsibility
        _factor("role-clarity", text("Rolleklarhet"), _VEKST),
        # legitimate or necessary tasks, illegitimate or unnecessary ones
        _factor("unnecessary-tasks", text("Unødvendige arbeidsoppgaver"), _VEKST),
        # self-determination on the first page, job control on the second
        _factor("job-control", text("Jobbkontroll og selvbestemmelse"), _PROSJEKT, _TEMA),
        # feedback to the leader (L12), hence the class
        _factor("leadership", text("Lederskap"), _PROSJEKT, _TEMA, item_class=ItemClass.LEADER),
        _factor("self-leadership", text("Selvledelse"), _PROSJEKT, _TEMA),
        # social support from colleagues and leader, two factors here because the second is about
        # one person
        _factor("support-from-colleagues", text("Sosial støtte fra kolleger"), _PROSJEKT),
        _factor(
            "support-from-leader",
            text("Sosial støtte fra leder"),
            _PROSJEKT,
            item_class=ItemClass.LEADER,
        ),
        _factor("social-climate", text("Sosialt klima"), _PROSJEKT),
        _factor("conflicts", text("Konflikter"), _PROSJEKT),
        _factor("psychological-safety", text("Psykologisk trygghet"), _PROSJEKT),
        _factor("competence-development", text("Kompetanseutvikling"), _PROSJEKT, _TEMA),
        _factor("office-solutions", text("Kontorløsninger"), _PROSJEKT, _TEMA),
        _factor("belonging", text("Tilhørighet til virksomheten"), _PROSJEKT),
        _factor("turnover-intention", text("Tanker om å slutte"), _PROSJEKT),
        _factor("work-engagement", text("Jobbengasjement"), _PROSJEKT),
        # the enterprise report alone shows these four
        _factor("bullying", text("Mobbing"), _L08, item_class=ItemClass.SENSITIVE),
        _factor(
            "harassment", text("Trakassering"), _L08, _PROSJEKT, item_class=ItemClass.SENSITIVE
        ),
        _factor("discrimination", text("Diskriminering"), _L08, item_class=ItemClass.SENSITIVE),
        _factor(
            "unwanted-sexual-attention",
            text("Uønsket seksuell oppmerksomhet"),
            _L08,
            item_class=ItemClass.SENSITIVE,
        ),
        *(
            Factor(
                key=FactorKey(module.key),
                label=module.label,
                module=module.key,
                sources=module.sources,
            )
            for module in _MODULES
            if not module.deepens
        ),
    ),
)
"""What MUST asks about, in the order in which results are shown."""
