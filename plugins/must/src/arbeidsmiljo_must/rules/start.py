"""The rules of the start: effects, reports, information."""

from arbeidsmiljo.model.events import ProcessStarted, ReportReleased, WantedEffectSet
from arbeidsmiljo.model.scopes import Subject
from arbeidsmiljo.model.statements import Modality
from arbeidsmiljo.rules.constraint import Within
from arbeidsmiljo.rules.existence import Existence
from arbeidsmiljo.rules.pattern import Pattern, taken
from arbeidsmiljo.rules.precedence import Precedence
from arbeidsmiljo.rules.quantifier import Every
from arbeidsmiljo.rules.rule import Each
from arbeidsmiljo.writing import rule
from arbeidsmiljo_must import actors, parameters
from arbeidsmiljo_must.meetings import START
from arbeidsmiljo_must.rules.shared import OUR_DEADLINE, RESULTS_READY, TO_OTHERS, TO_TOP_LEADER
from arbeidsmiljo_must.texts import text

START_RULES = (
    rule(
        "wanted-effects-brought-out",
        actors.HR,
        Modality.SHOULD,
        START,
        Existence(pattern=Pattern.of(WantedEffectSet)),
        ("H01",),
        title=text("Hent frem de ønskede effektene"),
        ours=text("Vi regner dem som hentet frem når de er registrert."),
        entails=("effect-has-measure",),
    ),
    rule(
        "top-leader-first",
        actors.HR,
        Modality.SHOULD,
        START,
        Precedence(before=(Every(pattern=TO_TOP_LEADER),), target=TO_OTHERS, anywhere=True),
        ("H03",),
        towards=actors.TOP_LEADER,
        title=text("La virksomhetslederen se virksomhetsrapporten først"),
        ours=text("Kilden sier at det er vanlig; at vi ser etter det som et råd, er vårt."),
    ),
    rule(
        "reports-distributed",
        actors.HR,
        Modality.MUST,
        START,
        Existence(
            pattern=Pattern.of(ReportReleased),
            anywhere=True,
        ),
        ("H05",),
        each=Each(told=Pattern.of(ProcessStarted), subject=Subject.REPORT),
        title=text("Fordel rapporten etter planen"),
        ours=text(
            "Vi regner rapporten som fordelt når den første har fått den. Planen selv sier fra "
            "hvilken dag det kan skje; noen frist setter verken kilden eller vi."
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
        title=text("Klargjør støttemateriellet"),
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
        title=text("Informer alle ansatte om oppfølgingen"),
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
        title=text("Minn dem som leder ledere, på oppgavene deres"),
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
        title=text("Avklar hvilke rapporter AMU og tillitsvalgte skal kjenne"),
        ours=OUR_DEADLINE,
    ),
)
