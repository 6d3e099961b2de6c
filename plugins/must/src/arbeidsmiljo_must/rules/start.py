"""The rules of the start: effects, reports, information."""

from arbeidsmiljo.model.events import WantedEffectSet
from arbeidsmiljo.model.text import Text
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.pattern import Pattern, taken
from arbeidsmiljo.rules.precedence import Every, Precedence
from arbeidsmiljo.rules.response import Response
from arbeidsmiljo.rules.rule import Modality
from arbeidsmiljo_must import actors, parameters
from arbeidsmiljo_must.meetings import START
from arbeidsmiljo_must.rules.writing import (
    OUR_DEADLINE,
    RESULTS_READY,
    TO_OTHERS,
    TO_TOP_LEADER,
    rule,
)

START_RULES = (
    rule(
        "wanted-effects-brought-out",
        actors.HR,
        Modality.SHOULD,
        START,
        Existence(pattern=Pattern.of(WantedEffectSet)),
        ("H01",),
        nb="Hent frem de ønskede effektene",
        en="Bring out the wanted effects",
        ours=Text(
            {
                "nb": "Vi regner dem som hentet frem når de er registrert.",
                "en": "We count them as brought out once they are recorded.",
            }
        ),
    ),
    rule(
        "top-leader-first",
        actors.HR,
        Modality.SHOULD,
        START,
        Precedence(before=(Every(pattern=TO_TOP_LEADER),), target=TO_OTHERS, anywhere=True),
        ("H03",),
        towards=actors.TOP_LEADER,
        nb="La virksomhetslederen se virksomhetsrapporten først",
        en="Let the head of the enterprise see the enterprise report first",
        ours=Text(
            {
                "nb": "Kilden sier at det er vanlig; at vi ser etter det som et råd, er vårt.",
                "en": "The source says that it is usual; to look for it as advice is ours.",
            }
        ),
    ),
    rule(
        "reports-distributed",
        actors.HR,
        Modality.MUST,
        START,
        Response(trigger=RESULTS_READY, target=TO_OTHERS, within=parameters.RELEASE),
        ("H05",),
        nb="Begynn å fordele rapportene etter planen",
        en="Begin to distribute the reports according to plan",
        ours=Text(
            {
                "nb": "Fristen er vår, og vi regner fordelingen som begynt når andre enn "
                "virksomhetslederen har fått en rapport.",
                "en": "The deadline is ours, and we count distribution as begun when others "
                "than the head of the enterprise have got a report.",
            }
        ),
    ),
    rule(
        "support-material-ready",
        actors.HR,
        Modality.MUST,
        START,
        Existence(
            pattern=taken("support-material-ready"),
            within=Within(period=parameters.INFORMATION, since=RESULTS_READY),
        ),
        ("V06",),
        nb="Klargjør støttemateriellet",
        en="Prepare the support material",
        ours=OUR_DEADLINE,
    ),
    rule(
        "employees-informed",
        actors.HR,
        Modality.SHOULD,
        START,
        Existence(
            pattern=taken("employees-informed"),
            within=Within(period=parameters.INFORMATION, since=RESULTS_READY),
        ),
        ("H10", "V15"),
        towards=actors.ALL_EMPLOYEES,
        nb="Informer alle ansatte om oppfølgingen",
        en="Inform all employees about the follow-up",
        ours=OUR_DEADLINE,
    ),
    rule(
        "leaders-reminded",
        actors.HR,
        Modality.SHOULD,
        START,
        Existence(
            pattern=taken("leaders-reminded"),
            within=Within(period=parameters.INFORMATION, since=RESULTS_READY),
        ),
        ("H19",),
        nb="Minn ledere for ledere på rollen deres",
        en="Remind leaders of leaders of their part",
        ours=OUR_DEADLINE,
    ),
    rule(
        "reports-clarified",
        actors.HR,
        Modality.MUST,
        START,
        Existence(
            pattern=taken("reports-clarified"),
            within=Within(period=parameters.INFORMATION, since=RESULTS_READY),
        ),
        ("H09",),
        nb="Avklar hvilke rapporter AMU og tillitsvalgte skal kjenne",
        en="Clarify which reports AMU and the union representatives are to know",
        ours=OUR_DEADLINE,
    ),
)
